//! Topics by roles: whom the votes go to. A table, so it is its own twin.

use std::sync::Arc;

use crate::signals::*;

use super::parts::section;
use super::reading::Reading;
use crate::analysis::finding::digits;
use crate::ui::view::{El, dynamic, el, parts, text};
use crate::ui::widgets::{Mark, glyph};

/// So many topics stand in the table before it is asked for all.
const FIRST: usize = 12;

/// The section.
pub(super) fn heat(reading: &Arc<Reading>) -> El {
    let all = RwSignal::new(false);
    let own = reading.clone();
    let answered = reading.reveal.topics.iter().filter(|topic| topic.voices > 0).count();
    let words = move || if all.get() { format!("Show the first {FIRST} only") } else { format!("Show all {answered}") };
    let button = (answered > FIRST).then(|| {
        let turn = el("button").attr("type", "button").class("btn").on("click", move |_| all.update(|all| *all = !*all));
        el("p").class("row").child(turn.child(text(words)))
    });
    let table = move || table(&own, if all.get() { answered } else { answered.min(FIRST) });
    section(
        "heat",
        "Whom the votes go to",
        "Share of the votes in per cent; an answer with several roles is split between them. One filled cell in a row is an answer, several are a dispute.".to_owned(),
        parts().and(dynamic(table)).and(button),
    )
}

fn table(reading: &Reading, count: usize) -> El {
    let column = |mark: &Mark, short: &str, name: &str| {
        el("th").class("num").attr("scope", "col").attr("title", name).child(glyph(*mark)).child(el("br")).child(short)
    };
    let columns = el("tr")
        .child(el("th").attr("scope", "col").child("Topic"))
        .child(reading.roles.iter().map(|role| column(&role.mark, &role.short, &role.name)).collect::<Vec<_>>())
        .child(column(&Mark::TEAM, "Team", "The whole team"))
        .child(column(&Mark::NOBODY, "Nobody", "Nobody"));
    let rows = reading
        .reveal
        .order
        .iter()
        .take(count)
        .enumerate()
        .filter_map(|(place, &topic)| row(reading, place, topic))
        .collect::<Vec<_>>();
    let table = el("table").class("table heat").child(el("thead").child(columns)).child(el("tbody").child(rows));
    el("div").class("scroll").attr("role", "group").attr("aria-label", "Topics by roles").attr("tabindex", "0").child(table)
}

fn row(reading: &Reading, place: usize, topic: usize) -> Option<El> {
    let (text, found) = (reading.topics.get(topic)?, reading.reveal.topics.get(topic)?);
    let shares = reading.roles.iter().map(|role| role.mark.class).zip(found.shares.iter().copied());
    let cells = shares.chain([("team", found.team), ("nobody", found.nobody)]).map(|(class, share)| {
        if share > 0.0 {
            el("td").class(&format!("cell {class}")).style("--v", digits(share, 2)).child(digits(share * 100.0, 0))
        } else {
            el("td")
        }
    });
    let name = el("th")
        .attr("scope", "row")
        .attr("dir", "auto")
        .child(el("span").class("rank").child(place + 1))
        .child(format!(" {}", text.text));
    Some(el("tr").child(name).child(cells.collect::<Vec<_>>()))
}
