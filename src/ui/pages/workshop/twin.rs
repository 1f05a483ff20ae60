//! The table twin of the spectrum: every topic in the order of disagreement, with its shares and its disagreement in figures.

use leptos::prelude::*;

use super::reading::Reading;
use crate::analysis::finding::digits;

/// The table, for two roles.
pub(super) fn twin(reading: &Reading, (left, right): (usize, usize)) -> AnyView {
    let short = |role: usize| reading.roles.get(role).map(|role| role.short.clone());
    let percent = |share: f64| format!("{} %", (share * 100.0).round());
    let row = |(place, &topic): (usize, &usize)| {
        let (text, found) = (reading.topics.get(topic)?, reading.reveal.topics.get(topic)?);
        let share = |role: usize| found.shares.get(role).copied().unwrap_or(0.0);
        let rest = (1.0 - share(left) - share(right)).max(0.0);
        let shares =
            [share(left), share(right), rest].map(|share| if found.voices == 0 { String::new() } else { percent(share) });
        let cells = shares.into_iter().map(|share| view! { <td class="num">{share}</td> });
        Some(view! {
            <tr>
                <td class="num">{place + 1}</td>
                <th scope="row" dir="auto">{text.text.clone()}</th>
                <td class="num">{found.voices}</td>
                {cells.collect_view()}
                <td class="num">{found.distance.map_or_else(|| "–".to_owned(), |distance| digits(distance, 2))}</td>
            </tr>
        })
    };
    view! {
        <div class="twin scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col" class="num">"Place"</th>
                        <th scope="col">"Topic"</th>
                        <th scope="col" class="num">"Answers"</th>
                        <th scope="col" class="num">{short(left)}</th>
                        <th scope="col" class="num">{short(right)}</th>
                        <th scope="col" class="num">"Others"</th>
                        <th scope="col" class="num">"Disagreement"</th>
                    </tr>
                </thead>
                <tbody>{reading.reveal.order.iter().enumerate().filter_map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
