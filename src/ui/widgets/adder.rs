//! A field and a button that add something by its name. Knows not what is added.

use super::icon::icon;
use crate::signals::*;
use crate::ui::view::{El, el};

/// What is added, in words.
pub struct Adder {
    /// The field's id on the page, if something leads to it.
    pub id: Option<&'static str>,
    /// The name of the form.
    pub form: &'static str,
    /// The name of the field.
    pub name: &'static str,
    /// What stands in the field while it is empty.
    pub hint: &'static str,
    /// The most characters.
    pub max: usize,
    /// What stands on the button.
    pub words: &'static str,
}

/// The form. What is written is handed on, and the field is empty again for the next one.
pub fn adder(adder: Adder, add: impl Fn(String) + 'static) -> El {
    let written = RwSignal::new(String::new());
    let field = el("input")
        .maybe("id", adder.id)
        .class("input")
        .attr("aria-label", adder.name)
        .attr("placeholder", adder.hint)
        .attr("maxlength", adder.max)
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .value(move || written.get())
        .on("input", move |event| written.set(event.value()));
    let button = el("button").attr("type", "submit").class("btn").child(icon("plus")).child(adder.words);
    el("form").class("row").attr("aria-label", adder.form).child(field).child(button).on("submit", move |event| {
        event.take();
        add(written.get_untracked());
        written.set(String::new());
    })
}
