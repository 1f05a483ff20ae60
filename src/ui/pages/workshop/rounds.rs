//! The rounds of the plan: which one is shown, and what is done with it as a whole. Knows no answers.

use std::sync::Arc;

use super::parts::section;
use crate::browser::element::Event;
use crate::plan::actions::is_used;
use crate::plan::lists::{Which, listed};
use crate::plan::tables::ROUND_STATES;
use crate::plan::{Day, Id, Pace, Round, TableName, actions};
use crate::session::{Command, InRound, Session};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::Button;

/// What a round is called.
pub(super) fn name_of(round: &Round) -> String {
    if round.name.is_empty() { "Workshop".to_owned() } else { round.name.clone() }
}

/// A round in a list of them: its name and its day.
pub(super) fn with_day(round: &Round) -> String {
    let day = round.day.map(|day| format!(" · {}", day.in_words())).unwrap_or_default();
    format!("{}{day}", name_of(round))
}

/// A choice of one of these rounds.
pub(super) fn select(
    label: &'static str,
    rounds: &[Arc<Round>],
    chosen: &Id,
    words: fn(&Round) -> String,
    choose: impl Fn(String) + 'static,
) -> El {
    let option = |round: &Arc<Round>| {
        let own = (round.id == *chosen).then_some("");
        el("option").attr("value", round.id.as_str()).maybe("selected", own).child(words(round))
    };
    el("select")
        .class("input")
        .attr("aria-label", label)
        .child(rounds.iter().map(option).collect::<Vec<_>>())
        .on("change", move |event: Event| choose(event.value()))
}

/// Which round is shown, in the head of the page; nothing while there is one only.
pub(super) fn switch(session: Session, id: &Id) -> Part {
    let id = id.clone();
    let words = |round: &Round| format!("{} · {}", with_day(round), round.state.name(ROUND_STATES));
    dynamic(move || {
        let rounds = listed::<Round>(&session.table(&[TableName::Rounds]), Which::All);
        (rounds.len() > 1).then(|| {
            let choose = move |chosen: String| {
                let view = session.route.with_untracked(|route| route.view.clone());
                if let Some(chosen) = Id::new(&chosen) {
                    session.go(&session.in_round(&view, &chosen));
                }
            };
            el("p").class("row").child(select("Round", &rounds, &id, words, choose))
        })
    })
}

/// What is done with the round as a whole.
pub(super) fn whole(session: Session, round: &Id) -> El {
    let (shown, dated, own) = (round.clone(), round.clone(), round.clone());
    let day = move || {
        let day = session.record::<Round>(&shown).and_then(|round| round.day);
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    let change = move |event: Event| {
        let day = Day::parse(&event.value());
        // What the browser hands out is a day or nothing.
        let _unfit = session.commit("set the day of the round", Pace::Burst, |plan| actions::set_day(plan, &dated, day));
    };
    let date = el("input").attr("type", "date").attr("max", "9999-12-31").value(day).on("change", change);
    let field = el("label").class("field").child(el("span").class("small").child("Day of the workshop")).child(date);
    let ways = dynamic(move || {
        // Told of sheets and decisions that come or go.
        let plan = session.list(&[TableName::Sheets, TableName::Decisions, TableName::Rounds]);
        let round = session.record::<Round>(&own);
        let run = |command: InRound| Command::InRound(own.clone(), command);
        let (covered, closed) = round.as_ref().map_or((true, false), |round| (round.is_covered(), round.is_closed()));
        let state = match (covered, closed) {
            (true, _) => None,
            (_, true) => Some(Button::words("Open it again").runs(run(InRound::OpenAgain))),
            _ => Some(Button::words("Close it: no more answers").runs(run(InRound::Close))),
        };
        let delete = (!is_used(&plan, &own)).then(|| Button::words("Delete this round").class("bare").runs(run(InRound::Delete)));
        el("p")
            .class("row")
            .child(Button::words("Copy for next time").with_icon("plus").runs(run(InRound::Copy)))
            .child(state)
            .child(delete)
    });
    section(
        "whole",
        "This round",
        "Copy it to ask the same again later: two rounds can be compared on what they have in common.".to_owned(),
        parts().and(field).and(ways),
    )
}
