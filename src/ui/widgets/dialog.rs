//! The dialog: the browser's own, for a choice that needs all attention. Knows no choice.

use leptos::prelude::*;

use crate::browser::dom;

/// A dialog over the page while `open` holds. Escape and the browser's own ways out call `closed`.
#[component]
pub fn Modal(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the user has closed it.
    closed: Callback<()>,
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            dom::show_modal(&dialog);
        } else {
            dom::close(&dialog);
        }
    });
    view! {
        <dialog class=class aria-label=name node_ref=dialog on:close=move |_| closed.run(())>
            {move || open.get().then(|| children())}
        </dialog>
    }
}
