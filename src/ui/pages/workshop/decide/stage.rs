//! A topic before a room: large, without names and without anything around it. Decided by keys as ever. Knows no agenda but the way on.

use std::sync::Arc;

use super::topic::{Talk, beside, place, table, ways};
use super::{Discussion, timer};
use crate::ui::pages::workshop::present::{leave, settled, stage as frame, votes};
use crate::ui::pages::workshop::reading::Reading;
use crate::ui::view::{Part, dynamic, el, parts, text};

/// The keys of a topic before a room.
const KEYS: &str = "Page Down and Page Up, or the arrows, go through the agenda. Ctrl Enter decides, Ctrl Shift Enter parks, Ctrl . starts or pauses the time, Esc leaves.";

/// The view: the topic, or that all is settled.
pub(super) fn stage(talk: Discussion, reading: &Arc<Reading>) -> Part {
    let own = reading.clone();
    dynamic(move || match talk.current.get() {
        Some(topic) => shown(talk, &own, topic),
        None => settled(),
    })
}

fn shown(discussion: Discussion, reading: &Arc<Reading>, topic: usize) -> Part {
    let Some(item) = reading.topics.get(topic) else { return parts() };
    let talk = Talk::of(discussion, topic);
    let ways_on = dynamic(move || parts().and(beside(talk, -1, "Previous topic")).and(beside(talk, 1, "Next topic")));
    let area = if item.area.is_empty() { String::new() } else { format!(" · {}", item.area) };
    let head = el("header")
        .class("row")
        .child(el("span").class("muted").child(text(move || place(discussion, topic))).child(area))
        .child(timer::timer(discussion.session))
        .child(el("span").class("push row").child(ways_on).child(leave()));
    let letters = el("fieldset").attr("aria-labelledby", "stage").child(table(talk)).child(dynamic(move || ways(talk)));
    let heading = el("h1").attr("id", "stage").attr("tabindex", "-1").attr("dir", "auto").child(&item.text);
    let columns = el("div").class("halves").child(votes(reading, topic)).child(letters);
    let section = frame("Topic under discussion")
        .on("keydown", move |event| talk.take_key(&event))
        .child(head)
        .child(heading)
        .child(columns)
        .child(el("p").class("small keys").child(KEYS));
    parts().and(section)
}
