//! The table twin of the spectrum: every topic in the order of disagreement, with its shares and its disagreement in figures.

use super::reading::Reading;
use crate::analysis::finding::digits;
use crate::ui::view::{El, el};

/// The table, for two roles.
pub(super) fn twin(reading: &Reading, (left, right): (usize, usize)) -> El {
    let short = |role: usize| reading.roles.get(role).map_or("", |role| role.short.as_str());
    let head = |words: &str, class: &str| el("th").class(class).attr("scope", "col").child(words);
    let cell = |words: String| el("td").class("num").child(words);
    let heads = el("tr")
        .child(head("Place", "num"))
        .child(head("Topic", ""))
        .child(["Answers", short(left), short(right), "Others", "Disagreement"].map(|words| head(words, "num")).to_vec());
    let row = |(place, &topic): (usize, &usize)| {
        let (text, found) = (reading.topics.get(topic)?, reading.reveal.topics.get(topic)?);
        let share = |role: usize| found.shares.get(role).copied().unwrap_or(0.0);
        let rest = (1.0 - share(left) - share(right)).max(0.0);
        let percent = |share: f64| if found.voices == 0 { String::new() } else { format!("{} %", digits(share * 100.0, 0)) };
        let row = el("tr")
            .child(cell((place + 1).to_string()))
            .child(el("th").attr("scope", "row").attr("dir", "auto").child(&text.text))
            .child(cell(found.voices.to_string()))
            .child([share(left), share(right), rest].map(|share| cell(percent(share))).to_vec())
            .child(cell(found.distance.map_or_else(|| "–".to_owned(), |distance| digits(distance, 2))));
        Some(row)
    };
    let rows = reading.reveal.order.iter().enumerate().filter_map(row).collect::<Vec<_>>();
    let table = el("table").class("table").child(el("thead").child(heads)).child(el("tbody").child(rows));
    el("div")
        .class("twin scroll")
        .attr("role", "group")
        .attr("aria-label", "All topics as a table")
        .attr("tabindex", "0")
        .child(table)
}
