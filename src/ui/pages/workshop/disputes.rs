//! The topics in order of disagreement: a list that opens topic by topic. Knows nothing of the other parts of the page but that
//! they can ask it to open a topic.

use std::sync::Arc;

use crate::signals::*;

use super::parts::opener;
use super::reading::Reading;
use super::said;
use crate::analysis::finding::{count_of, digits};
use crate::browser::walk;
use crate::session::Session;
use crate::ui::view::{El, Part, dynamic, each, el, parts};
use crate::ui::widgets::icon;

/// At least so many topics stand in the list, and at most so many contested ones before it is asked for more.
const FIRST: (usize, usize) = (12, 24);

/// How many topics of the list are shown, whether with names, and how to open one of them.
#[derive(Clone, Copy)]
pub(super) struct List {
    shown: RwSignal<usize>,
    names: RwSignal<bool>,
}

impl List {
    /// The list of a reading, not yet drawn.
    pub(super) fn of(reading: &Reading) -> Self {
        let first = reading.reveal.headline.contested.clamp(FIRST.0, FIRST.1);
        Self { shown: RwSignal::new(first), names: RwSignal::new(false) }
    }

    /// Opens a topic and puts the focus on it.
    pub(super) fn open(self, reading: &Reading, topic: usize) {
        let (Some(place), Some(text)) = (reading.places.get(topic).copied(), reading.topics.get(topic)) else { return };
        if self.shown.get_untracked() <= place {
            let end = ends(reading).into_iter().find(|&end| end > place).unwrap_or(reading.topics.len());
            self.shown.set(end);
        }
        let id = element_id(text.id.as_str());
        spawn_local(async move {
            tick().await;
            walk::open_details(&id);
        });
    }
}

fn element_id(topic: &str) -> String {
    format!("topic-{topic}")
}

/// Where the parts of the list end: the disputed topics, the undisputed, those of one voice, those without an answer.
fn ends(reading: &Reading) -> [usize; 4] {
    let found = reading.reveal.headline;
    let undisputed = found.disputed + found.undisputed;
    let single = undisputed + found.single_voice;
    [found.disputed, undisputed, single, single + found.unanswered]
}

/// The section.
pub(super) fn disputes(reading: &Arc<Reading>, list: List) -> El {
    let order = reading.reveal.order.clone();
    let shown = move || -> Vec<usize> { order.iter().copied().take(list.shown.get()).collect() };
    let (own, row_of) = (reading.clone(), reading.clone());
    let names = (!reading.articles).then(|| {
        let tick = || {
            let tick = el("input")
                .attr("type", "checkbox")
                .checked(move || list.names.get())
                .on("change", move |event| list.names.set(event.checked()));
            el("label").class("check names").child(tick).child("Show names")
        };
        let to = Session::get().in_round("decide", &reading.round.id);
        let decide = el("a").class("btn main").attr("href", to.address()).child("Decide them one by one").child(icon("right"));
        // Who answered without a name is not shown by number either: one answer known is all of them known.
        parts().and((!reading.round.anonymous).then(tick)).and(decide)
    });
    let what = if reading.round.anonymous { "what was said" } else { "who said what" };
    let says = format!(
        "Start at the top: flat contradictions first, then by how far the answers are apart, from 0, all the same, to 1, nothing in common. Open a topic to see {what}."
    );
    let words =
        el("div").child(el("h2").attr("id", "order").child("In order of disagreement")).child(el("p").class("says").child(says));
    el("section")
        .class("section")
        .attr("aria-labelledby", "order")
        .child(el("header").child(words).child(names))
        .child(el("ol").class("disputes").child(each(shown, move |topic| row(&row_of, topic, list))))
        .child(el("p").class("row").child(dynamic(move || more(&own, list))))
}

fn row(reading: &Arc<Reading>, topic: usize, list: List) -> El {
    let (Some(text), Some(found)) = (reading.topics.get(topic), reading.reveal.topics.get(topic)) else { return el("li") };
    // The contested ones of a few voices are in the page from the start, since they are what is printed.
    let opened = RwSignal::new(found.contested && reading.voices.len() <= 12);
    let area = if text.area.is_empty() { String::new() } else { format!("{} · ", text.area) };
    let count = el("span").class("count").child(area).child(reading.answered(topic));
    let level = match found.distance {
        Some(distance) => el("span")
            .class("level")
            .child(el("span").class("vh").child("disagreement "))
            .child(el("i").style("--v", digits(distance, 3)))
            .child(digits(distance, 2)),
        None => el("span").class("level muted").child(if found.voices == 1 { "one voice" } else { "no answer" }),
    };
    let summary = el("summary")
        .child(el("span").class("rank").child(reading.places.get(topic).map_or(0, |place| place + 1)))
        .child(el("span").class("what").attr("dir", "auto").child(format!("{} ", text.text)).child(count))
        .child(said::glyphs(reading, topic))
        .child(level)
        .child(opener());
    let own = reading.clone();
    let details = el("details")
        .attr("id", element_id(text.id.as_str()))
        .on("toggle", move |_| {
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
        .child(summary)
        .child(dynamic(move || opened.get().then(|| said::details(&own, topic, list.names.get()))));
    el("li").child(details)
}

/// The button that brings the next part of the list, and what it holds in all.
fn more(reading: &Reading, list: List) -> Part {
    const KINDS: [&str; 4] = ["disputed", "undisputed", "with one voice", "without an answer"];
    let shown = list.shown.get();
    let next = ends(reading).into_iter().zip(KINDS).find(|(end, _)| *end > shown);
    let found = reading.reveal.headline;
    let counts = [
        (found.undisputed, "undisputed".to_owned()),
        (found.single_voice, format!("with one {} only", reading.one_voice())),
        (found.unanswered, "without an answer".to_owned()),
    ];
    let rest: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{} {words}", count_of(count, "topic")))
        .collect();
    let words = if rest.is_empty() {
        String::new()
    } else {
        format!("In all: {} disputed, {}.", count_of(found.disputed, "topic"), rest.join(", "))
    };
    let words = el("span").class("small").child(words);
    let next = next.map(|(end, kind)| {
        el("button")
            .attr("type", "button")
            .class("btn")
            .on("click", move |_| list.shown.set(end))
            .child(format!("Show {} more {kind}", end - shown))
    });
    parts().and(next).and(words)
}
