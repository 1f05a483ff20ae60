//! The picture on the start page: what the sample's reveal looks like.

use leptos::prelude::*;

/// The picture.
#[component]
pub(super) fn Promise() -> impl IntoView {
    view! {
        <div class="w7"></div>
    }
}
