//! The workshop page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn Workshop() -> impl IntoView {
    view! { <div class="head"><div><h1>"Workshop"</h1></div></div> }
}
