//! Topics by roles: whom the votes go to. A table, so it is its own twin.

use std::sync::Arc;

use leptos::prelude::*;

use super::reading::Reading;
use crate::analysis::finding::count_of;
use crate::ui::widgets::{Glyph, Mark};

/// So many topics stand in the table before it is asked for all.
const FIRST: usize = 12;

/// The figure.
pub(super) fn heat(reading: &Arc<Reading>) -> AnyView {
    let all = RwSignal::new(false);
    let own = reading.clone();
    let answered = reading.reveal.topics.iter().filter(|topic| topic.voices > 0).count();
    let heading = if answered <= FIRST {
        format!("{}: whom the votes go to", count_of(answered, "topic"))
    } else {
        "The first twelve: whom the votes go to".to_owned()
    };
    let columns = reading.roles.iter().map(|role| column(role.mark.clone(), role.short.clone(), role.name.clone()));
    let columns: Vec<AnyView> = columns
        .chain([
            column(Mark::TEAM, "Team".to_owned(), "The whole team".to_owned()),
            column(Mark::NOBODY, "Nobody".to_owned(), "Nobody".to_owned()),
        ])
        .collect();
    let heading =
        move || if all.get() { format!("All {answered} topics with an answer: whom the votes go to") } else { heading.clone() };
    let each = move || 0..if all.get() { answered } else { answered.min(FIRST) };
    view! {
        <section class="section" aria-labelledby="heat">
            <header>
                <div>
                    <h2 id="heat">{heading}</h2>
                    <p class="says">"Share of the votes in per cent; an answer with several roles is split between them. One filled cell in a row is an answer, several are a dispute."</p>
                </div>
            </header>
            <div class="scroll">
                <table class="table heat">
                    <thead><tr><th scope="col">"Topic"</th>{columns}</tr></thead>
                    <tbody>
                        <For
                            each=each
                            key=|place| *place
                            children=move |place| row(&own, place)
                        />
                    </tbody>
                </table>
            </div>
            {(answered > FIRST)
                .then(|| {
                    view! {
                        <p class="row">
                            <button type="button" class="btn" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                                {move || if all.get() { "Show the first twelve only".to_owned() } else { format!("Show all {answered}") }}
                            </button>
                        </p>
                    }
                })}
        </section>
    }
    .into_any()
}

fn column(mark: Mark, short: String, name: String) -> AnyView {
    view! { <th scope="col" class="num" title=name><Glyph mark=mark/><br/>{short}</th> }.into_any()
}

fn row(reading: &Reading, place: usize) -> AnyView {
    let topic = reading.reveal.order.get(place).copied().unwrap_or(place);
    let (Some(text), Some(found)) = (reading.topics.get(topic), reading.reveal.topics.get(topic)) else { return ().into_any() };
    let shares = reading.roles.iter().map(|role| role.mark.class).zip(found.shares.iter().copied());
    let cells = shares.chain([("team", found.team), ("nobody", found.nobody)]).map(|(class, share)| {
        if share > 0.0 {
            let percent = (share * 100.0).round();
            view! { <td class=format!("cell {class}") style:--v=format!("{share:.2}")>{percent}</td> }.into_any()
        } else {
            view! { <td></td> }.into_any()
        }
    });
    view! {
        <tr>
            <th scope="row" dir="auto"><span class="rank">{place + 1}</span> " " {text.text.clone()}</th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
