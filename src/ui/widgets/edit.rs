//! A text that is edited where it stands. What is typed is committed at once, as one step per burst. Knows no record.

use crate::session::Session;
use crate::ui::view::{El, el};

/// A text in its place.
pub struct Edit<N, T, W> {
    /// What it is, for those who do not see it.
    pub name: N,
    /// The text.
    pub text: T,
    /// Takes what is typed into the plan.
    pub typed: W,
    /// The most characters.
    pub max: u32,
}

/// A field that looks like text until it is used. Enter and Escape leave it.
pub fn edit<N, T, W>(edit: Edit<N, T, W>) -> El
where
    N: Fn() -> String + 'static,
    T: Fn() -> String + Clone + 'static,
    W: Fn(String) + 'static,
{
    let session = Session::get();
    let Edit { name, text, typed, max } = edit;
    let repeated = text.clone();
    let field = el("textarea")
        .class("edit")
        .attr("rows", "1")
        .attr("dir", "auto")
        .attr("maxlength", max.to_string())
        .follows("aria-label", move || Some(name()))
        .value(text)
        .on("input", move |event| typed(event.value()))
        .on("blur", move |_| session.pause());
    let own = field.element();
    // A name is one line; what is typed is in the plan already.
    let field = field.on("keydown", move |event| {
        if matches!(event.key().as_str(), "Enter" | "Escape") {
            event.take();
            own.blur();
        }
    });
    el("span").class("grow").follows("data-text", move || Some(repeated())).child(field)
}
