//! The topics in order of disagreement: a list that opens topic by topic. Knows nothing of the other parts of the page but that
//! they can ask it to open a topic.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::opener;
use super::reading::Reading;
use super::said;
use crate::analysis::finding::{count_of, digits};
use crate::browser::walk;
use crate::ui::widgets::el;

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
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
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
pub(super) fn disputes(reading: &Arc<Reading>, list: List) -> AnyView {
    let order = reading.reveal.order.clone();
    let each = move || -> Vec<usize> { order.iter().copied().take(list.shown.get()).collect() };
    let own = reading.clone();
    let row_of = reading.clone();
    let names = (!reading.articles).then(|| {
        view! {
            <label class="check names">
                <input type="checkbox" prop:checked=list.names on:change=move |event| list.names.set(event_target_checked(&event))/>
                "Show names"
            </label>
        }
    });
    let says = "Start at the top: flat contradictions first, then by how far the answers are apart, from 0, all the same, to 1, nothing in common. Open a topic to see who said what.";
    view! {
        <section class="section" aria-labelledby="order">
            <header>
                {el("div", "").and(el("h2", "").set("id", "order").text("In order of disagreement")).and(el("p", "says").text(says))}
                {names}
            </header>
            <ol class="disputes">
                <For each=each key=|topic| *topic children=move |topic| row(&row_of, topic, list)/>
            </ol>
            <p class="row">{move || more(&own, list)}</p>
        </section>
    }
    .into_any()
}

fn row(reading: &Arc<Reading>, topic: usize, list: List) -> AnyView {
    let (Some(text), Some(found)) = (reading.topics.get(topic), reading.reveal.topics.get(topic)) else { return ().into_any() };
    // The contested ones of a few voices are in the page from the start, since they are what is printed.
    let opened = RwSignal::new(found.contested && reading.voices.len() <= 12);
    let area = if text.area.is_empty() { String::new() } else { format!("{} · ", text.area) };
    let count = el("span", "count").text(area).text(reading.answered(topic));
    let level = match found.distance {
        Some(distance) => el("span", "level")
            .and(el("span", "vh").text("disagreement "))
            .and(el("i", "").set("--v", digits(distance, 3)))
            .text(digits(distance, 2)),
        None => el("span", "level muted").text(if found.voices == 1 { "one voice" } else { "no answer" }),
    };
    let summary = el("summary", "")
        .and(el("span", "rank").text(reading.places.get(topic).map_or(0, |place| place + 1)))
        .and(el("span", "what").set("dir", "auto").text(format!("{} ", text.text)).and(count))
        .and(said::glyphs(reading, topic))
        .and(level)
        .and(opener());
    let own = reading.clone();
    view! {
        <li>
            <details id=element_id(text.id.as_str()) on:toggle=move |_| opened.set(true)>
                {summary}
                {move || opened.get().then(|| said::details(&own, topic, list.names.get()))}
            </details>
        </li>
    }
    .into_any()
}

/// The button that brings the next part of the list, and what it holds in all.
fn more(reading: &Reading, list: List) -> AnyView {
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
    let button = next.map(|(end, kind)| {
        let words = format!("Show {} more {kind}", end - shown);
        view! { <button type="button" class="btn" on:click=move |_| list.shown.set(end)>{words}</button> }
    });
    view! { {button} {el("span", "small").text(words)} }.into_any()
}
