//! The table twin of the spectrum: every topic in the order of disagreement, with its shares and its disagreement in figures.

use super::reading::Reading;
use crate::analysis::finding::digits;
use crate::ui::widgets::{Still, el};

/// The table, for two roles.
pub(super) fn twin(reading: &Reading, (left, right): (usize, usize)) -> Still {
    let short = |role: usize| reading.roles.get(role).map_or("", |role| role.short.as_str());
    let head = |words: &str, class: &str| el("th", class).set("scope", "col").text(words);
    let cell = |words: String| el("td", "num").text(words);
    let heads = el("tr", "")
        .and(head("Place", "num"))
        .and(head("Topic", ""))
        .all(["Answers", short(left), short(right), "Others", "Disagreement"].map(|words| head(words, "num")).into());
    let row = |(place, &topic): (usize, &usize)| {
        let (text, found) = (reading.topics.get(topic)?, reading.reveal.topics.get(topic)?);
        let share = |role: usize| found.shares.get(role).copied().unwrap_or(0.0);
        let rest = (1.0 - share(left) - share(right)).max(0.0);
        let percent = |share: f64| if found.voices == 0 { String::new() } else { format!("{:.0} %", share * 100.0) };
        let row = el("tr", "")
            .and(cell((place + 1).to_string()))
            .and(el("th", "").set("scope", "row").set("dir", "auto").text(&text.text))
            .and(cell(found.voices.to_string()))
            .all([share(left), share(right), rest].map(|share| cell(percent(share))).into())
            .and(cell(found.distance.map_or_else(|| "–".to_owned(), |distance| digits(distance, 2))));
        Some(row)
    };
    let rows = reading.reveal.order.iter().enumerate().filter_map(row).collect();
    let table = el("table", "table").and(el("thead", "").and(heads)).and(el("tbody", "").all(rows));
    el("div", "twin scroll").set("role", "group").set("aria-label", "All topics as a table").set("tabindex", 0).and(table)
}
