//! The dialog: the browser's own, for a choice that needs all attention. Knows no choice.

use crate::browser::{dom, events};
use crate::ui::view::{Child, El, dynamic, el, follow};

/// A dialog over the page while `open` holds. Escape and the browser's own ways out call `closed`.
pub fn modal<C: Child + 'static>(
    name: &'static str,
    class: &'static str,
    open: impl Fn() -> bool + Copy + 'static,
    closed: impl Fn() + 'static,
    content: impl Fn() -> C + 'static,
) -> El {
    let dialog = el("dialog").class(class).attr("aria-label", name).on("close", move |_| closed());
    let dialog = dialog.child(dynamic(move || open().then(&content)));
    let own = dialog.element();
    follow(move || {
        let (own, open) = (own.clone(), open());
        // It has to be on the page first.
        crate::signals::spawn_local(async move {
            events::soon().await;
            dom::show_dialog(&own, open);
        });
    });
    dialog
}
