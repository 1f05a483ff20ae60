//! The topics in order of disagreement: a list that opens topic by topic. Knows nothing of the other parts of the page but that
//! they can ask it to open a topic.

use std::sync::Arc;

use leptos::prelude::*;

use super::reading::Reading;
use super::said;
use crate::analysis::finding::{count_of, digits};
use crate::browser::walk;
use crate::ui::widgets::icon;

/// At least so many topics stand in the list, and at most so many contested ones before it is asked for more.
const FIRST: (usize, usize) = (12, 24);

/// How many topics of the list are shown, and how to open one of them.
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
    pub(super) fn open(self, reading: &Arc<Reading>, topic: usize) {
        let Some(place) = reading.places.get(topic).copied() else { return };
        if self.shown.get_untracked() <= place {
            self.shown.set(next_end(reading, place));
        }
        let Some(id) = reading.topics.get(topic).map(|text| element_id(text.id.as_str())) else { return };
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            walk::open_details(&id);
        });
    }
}

fn element_id(topic: &str) -> String {
    format!("topic-{topic}")
}

/// Where the list ends that shows this place: after the disputed topics, the undisputed, those of one voice, or all.
fn next_end(reading: &Reading, place: usize) -> usize {
    ends(reading).into_iter().find(|&end| end > place).unwrap_or(reading.topics.len())
}

fn ends(reading: &Reading) -> [usize; 4] {
    let found = reading.reveal.headline;
    let disputed = found.disputed;
    let undisputed = disputed + found.undisputed;
    let single = undisputed + found.single_voice;
    [disputed, undisputed, single, single + found.unanswered]
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
    view! {
        <section class="section" aria-labelledby="order">
            <header>
                <div>
                    <h2 id="order">"In order of disagreement"</h2>
                    <p class="says">
                        "Start at the top: flat contradictions first, then by how far the answers are from each other, 0 the same to 1 nothing in common. Open a topic to see who said what."
                    </p>
                </div>
                {names}
            </header>
            <ol class="disputes">
                <For
                    each=each
                    key=|topic| *topic
                    children=move |topic| row(&row_of, topic, list)
                />
            </ol>
            {move || more(&own, list)}
        </section>
    }
    .into_any()
}

fn row(reading: &Arc<Reading>, topic: usize, list: List) -> AnyView {
    let (Some(text), Some(found)) = (reading.topics.get(topic), reading.reveal.topics.get(topic)) else { return ().into_any() };
    let place = reading.places.get(topic).map_or(0, |place| place + 1);
    let distance = found.distance;
    // The contested ones are in the page from the start, since they are what is printed.
    let opened = RwSignal::new(found.contested && reading.voices.len() <= 12);
    let own = reading.clone();
    let area = Some(text.area.as_str()).filter(|area| !area.is_empty()).map(|area| format!("{area} · "));
    view! {
        <li>
            <details id=element_id(text.id.as_str()) on:toggle=move |_| opened.set(true)>
                <summary>
                    <span class="rank">{place}</span>
                    <span class="what" dir="auto">{text.text.clone()} " " <span class="count">{area} {reading.answered(topic)}</span></span>
                    {said::glyphs(reading, topic)}
                    {match distance {
                        Some(distance) => view! {
                            <span class="level">
                                <span class="vh">"disagreement "</span>
                                <i style:--v=digits(distance, 3)></i>
                                {digits(distance, 2)}
                            </span>
                        }
                        .into_any(),
                        None => view! { <span class="level muted">{if found.voices == 1 { "one voice" } else { "no answer" }}</span> }.into_any(),
                    }}
                    <svg class="icon open" aria-hidden="true"><use href="#i-down"/></svg>
                </summary>
                {move || opened.get().then(|| said::details(&own, topic, list.names))}
            </details>
        </li>
    }
    .into_any()
}

/// What is not in the list yet, and the button that brings the next part.
fn more(reading: &Arc<Reading>, list: List) -> AnyView {
    let shown = list.shown.get();
    let [disputed, undisputed, single, all] = ends(reading);
    let (end, kind) = if shown < disputed {
        (disputed, "disputed")
    } else if shown < undisputed {
        (undisputed, "undisputed")
    } else if shown < single {
        (single, "with one voice")
    } else {
        (all, "without an answer")
    };
    let found = reading.reveal.headline;
    let one = reading.one_voice();
    let are = if found.undisputed == 1 { "is" } else { "are" };
    let rest: Vec<String> = [
        (found.undisputed, format!("{are} undisputed")),
        (found.single_voice, format!("on which only one {one} speaks")),
        (found.unanswered, "without an answer".to_owned()),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{} {words}", count_of(count, "topic")))
    .collect();
    let button = (shown < end).then(|| {
        let words = format!("Show {} more {kind}", end - shown);
        view! {
            <button type="button" class="btn" on:click=move |_| list.shown.set(end)>
                {icon("down")}
                {words}
            </button>
        }
    });
    view! { <p class="row">{button} <span class="small">{rest.join(", ")} {(!rest.is_empty()).then_some(".")}</span></p> }
        .into_any()
}

/// A topic's text that opens it in the list.
pub(super) fn link(reading: &Arc<Reading>, list: List, topic: usize, note: String) -> AnyView {
    let Some(text) = reading.topics.get(topic) else { return ().into_any() };
    let own = reading.clone();
    let address = format!("#/workshop?topic={}", text.id);
    view! {
        <li>
            <a href=address dir="auto" on:click=move |event| {
                event.prevent_default();
                list.open(&own, topic);
            }>{text.text.clone()}</a>
            " "
            <span class="count">{note}</span>
        </li>
    }
    .into_any()
}
