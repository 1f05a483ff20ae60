//! What the sections of the page are made of: a heading with a sentence, a line that opens, a link that opens a topic. Knows no data.

use leptos::prelude::*;

use super::reading::Reading;
use crate::browser::walk;
use crate::ui::widgets::{Still, el};

/// A section with its heading, one sentence on how to read it, and what stands in it.
pub(super) fn section(id: &'static str, heading: &'static str, says: String, body: AnyView) -> AnyView {
    let header =
        el("header", "").and(el("div", "").and(el("h2", "").set("id", id).text(heading)).and(el("p", "says").text(says)));
    view! { <section class="section" aria-labelledby=id>{header} {body}</section> }.into_any()
}

/// The sign of a line that opens.
pub(super) fn opener() -> Still {
    el("svg", "icon open").set("aria-hidden", true).and(el("use", "").set("href", "#i-down"))
}

/// A line that opens to what stands in it.
pub(super) fn fold(summary: Still, inside: Vec<Still>) -> Still {
    el("details", "more").and(el("summary", "").and(summary).and(opener())).all(inside)
}

/// A topic's text as a link that opens it in the list, and a note on it.
pub(super) fn link(reading: &Reading, topic: usize, note: String) -> Still {
    let Some(text) = reading.topics.get(topic) else { return el("li", "") };
    let link = el("a", "")
        .set("href", format!("#/workshop?topic={}", text.id))
        .set(walk::TOPIC, topic)
        .set("dir", "auto")
        .text(&text.text);
    el("li", "").and(link).text(" ").and(el("span", "count").text(note))
}
