//! What the sections of the page are made of: a heading with a sentence, a line that opens, a link that opens a topic. Knows no data.

use super::reading::Reading;
use crate::analysis::Question;
use crate::browser::walk;
use crate::session::Session;
use crate::ui::view::{Child, El, el};

/// A section with its heading, one sentence on how to read it, and what stands in it.
pub(super) fn section(id: &'static str, heading: &'static str, says: String, body: impl Child) -> El {
    let header =
        el("header").child(el("div").child(el("h2").attr("id", id).child(heading)).child(el("p").class("says").child(says)));
    el("section").class("section").attr("aria-labelledby", id).child(header).child(body)
}

/// The sign of a line that opens.
pub(super) fn opener() -> El {
    el("svg").class("icon open").attr("aria-hidden", "true").child(el("use").attr("href", "#i-down"))
}

/// A line that opens to what stands in it.
pub(super) fn fold(summary: El, inside: Vec<El>) -> El {
    el("details").class("more").child(el("summary").child(summary).child(opener())).child(inside)
}

/// A topic's text as a link that opens it in the list, and a note on it.
pub(super) fn link(reading: &Reading, topic: usize, note: String) -> El {
    let Some(text) = reading.topics.get(topic) else { return el("li") };
    let question = (reading.question == Question::Should).then_some("should");
    let link = el("a")
        .attr(
            "href",
            Session::get()
                .in_round("", &reading.round.id)
                .with("topic", Some(text.id.as_str()))
                .with("question", question)
                .address(),
        )
        .attr(walk::TOPIC, topic)
        .attr("dir", "auto")
        .child(&text.text);
    el("li").child(link).child(" ").child(el("span").class("count").child(note))
}
