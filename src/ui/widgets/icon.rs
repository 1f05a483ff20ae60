//! Icons: references to the drawings that the shell carries. An icon is never alone: a word or a name stands with it.

use leptos::prelude::*;

/// The icon with this name, hidden from assistive technology.
pub fn icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("#i-{name}")/>
        </svg>
    }
}
