//! Topics by roles: whom the votes go to. A table, so it is its own twin.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::section;
use super::reading::Reading;
use crate::ui::widgets::{Mark, Still, el};

/// So many topics stand in the table before it is asked for all.
const FIRST: usize = 12;

/// The section.
pub(super) fn heat(reading: &Arc<Reading>) -> AnyView {
    let all = RwSignal::new(false);
    let own = reading.clone();
    let answered = reading.reveal.topics.iter().filter(|topic| topic.voices > 0).count();
    let words = move || if all.get() { format!("Show the first {FIRST} only") } else { format!("Show all {answered}") };
    let button = (answered > FIRST).then(|| {
        view! { <p class="row"><button type="button" class="btn" on:click=move |_| all.update(|all| *all = !*all)>{words}</button></p> }
    });
    let table = move || table(&own, if all.get() { answered } else { answered.min(FIRST) });
    section(
        "heat",
        "Whom the votes go to",
        "Share of the votes in per cent; an answer with several roles is split between them. One filled cell in a row is an answer, several are a dispute.".to_owned(),
        view! { {table} {button} }.into_any(),
    )
}

fn table(reading: &Reading, count: usize) -> Still {
    let column = |mark: &Mark, short: &str, name: &str| {
        el("th", "num").set("scope", "col").set("title", name).and(mark.glyph()).and(el("br", "")).text(short)
    };
    let columns = el("tr", "")
        .and(el("th", "").set("scope", "col").text("Topic"))
        .all(reading.roles.iter().map(|role| column(&role.mark, &role.short, &role.name)).collect())
        .and(column(&Mark::TEAM, "Team", "The whole team"))
        .and(column(&Mark::NOBODY, "Nobody", "Nobody"));
    let rows =
        reading.reveal.order.iter().take(count).enumerate().filter_map(|(place, &topic)| row(reading, place, topic)).collect();
    let table = el("table", "table heat").and(el("thead", "").and(columns)).and(el("tbody", "").all(rows));
    el("div", "scroll").set("role", "group").set("aria-label", "Topics by roles").set("tabindex", 0).and(table)
}

fn row(reading: &Reading, place: usize, topic: usize) -> Option<Still> {
    let (text, found) = (reading.topics.get(topic)?, reading.reveal.topics.get(topic)?);
    let shares = reading.roles.iter().map(|role| role.mark.class).zip(found.shares.iter().copied());
    let cells = shares.chain([("team", found.team), ("nobody", found.nobody)]).map(|(class, share)| {
        if share > 0.0 {
            el("td", &format!("cell {class}")).set("--v", format!("{share:.2}")).text(format!("{:.0}", share * 100.0))
        } else {
            el("td", "")
        }
    });
    let name = el("th", "")
        .set("scope", "row")
        .set("dir", "auto")
        .and(el("span", "rank").text(place + 1))
        .text(format!(" {}", text.text));
    Some(el("tr", "").and(name).all(cells.collect()))
}
