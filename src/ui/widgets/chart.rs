//! The frame of a chart: its finding as the heading, how to read it, the picture and its table twin behind one toggle. Knows no data.

use crate::signals::*;

use super::icon::icon;
use crate::ui::view::{Child, El, el, text};

/// A figure whose heading is the finding. The content is the picture, its key and the table with the class `twin`, which is always in
/// the page, for paper.
pub fn chart(finding: impl Fn() -> String + 'static, says: impl Fn() -> String + 'static, content: impl Child) -> El {
    let table = RwSignal::new(false);
    let choice = move |which: bool, words: &'static str| {
        el("button")
            .attr("type", "button")
            .states("aria-pressed", move || table.get() == which)
            .on("click", move |_| table.set(which))
            .child(which.then(|| icon("table")))
            .child(words)
    };
    let toggle = el("div")
        .class("seg")
        .attr("role", "group")
        .attr("aria-label", "Show as")
        .child(choice(false, "Chart"))
        .child(choice(true, "Table"));
    let words = el("div").child(el("h2").child(text(finding))).child(el("p").class("says").child(text(says)));
    el("figure")
        .class("chart")
        .follows("data-view", move || Some(if table.get() { "table" } else { "chart" }.to_owned()))
        .child(el("header").child(words).child(toggle))
        .child(content)
}
