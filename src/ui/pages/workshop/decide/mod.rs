//! Deciding: topic by topic in the order of disagreement, who is accountable, responsible, consulted, informed. Each decision writes
//! the matrix and a record. Knows no picture.

mod topic;

use std::sync::Arc;

use crate::signals::*;

use super::reading::Reading;
use crate::analysis::Proposal;
use crate::analysis::finding::count_of;
use crate::plan::actions::Verdict;
use crate::plan::letters::Letters;
use crate::plan::matrix::row_of;
use crate::plan::{Decision, Id, Plan, TableName};
use crate::session::{Command, InRound, Page, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Button, icon};

/// How far a topic is settled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Decided,
    Parked,
}

fn state(decision: Option<&Decision>) -> State {
    match decision.map(|decision| decision.state.as_str()) {
        Some("decided") => State::Decided,
        Some("parked") => State::Parked,
        _ => State::Open,
    }
}

/// The state of each topic, in the order of disagreement.
fn states(reading: &Reading, plan: &Plan) -> Vec<(usize, State)> {
    let of = |topic: usize| {
        let id = Decision::id_of(&reading.round.id, &reading.topics.get(topic)?.id);
        Some((topic, state(plan.decisions.get(id.as_str()))))
    };
    reading.reveal.order.iter().filter_map(|&topic| of(topic)).collect()
}

/// What the answers to a topic suggest, as letters of the roles in use. Roles that are put away are not suggested.
fn proposed(reading: &Reading, plan: &Plan, topic: usize) -> Vec<(Id, Letters)> {
    let proposal = Proposal::of(&reading.votes.votes, topic);
    let is = |role: Option<&u16>, id: &Id| role.and_then(|&role| reading.votes.roles.get(usize::from(role))) == Some(id);
    let letters = |id: &Id| {
        let works = proposal.responsible.iter().any(|role| is(Some(role), id));
        let own = if works { Letters::only('R') } else { Letters::default() };
        if is(proposal.accountable.as_ref(), id) { own.with('A') } else { own }
    };
    row_of(plan, &reading.topics.get(topic).map_or_else(|| Id::fixed("none"), |text| text.id.clone()), None)
        .into_iter()
        .map(|(id, _)| {
            let letters = letters(&id);
            (id, letters)
        })
        .collect()
}

/// The topics on which all agree that one role owns them, and on which nothing is decided yet.
fn unanimous(reading: &Reading, plan: &Plan) -> Vec<Verdict> {
    let open = states(reading, plan).into_iter().filter(|(_, state)| *state == State::Open);
    let agreed = open.filter(|(topic, _)| Proposal::of(&reading.votes.votes, *topic).unanimous);
    let verdict = |topic: usize| Some((reading.topics.get(topic)?.id.clone(), proposed(reading, plan, topic)));
    let verdicts = agreed.filter_map(|(topic, _)| verdict(topic));
    verdicts.filter(|(_, row)| row.iter().any(|(_, letters)| letters.has('A'))).collect()
}

/// The view.
pub(super) fn decide(reading: &Arc<Reading>) -> Part {
    let session = Session::get();
    let (counted, listed, at, shown) = (reading.clone(), reading.clone(), reading.clone(), reading.clone());
    let plan = move || session.list(&[TableName::Decisions]);
    // Where the user is: the topic of the address, or the first one that is open.
    let current = Memo::new(move |_| {
        let chosen = session.route.with(|route| route.chosen("topic").map(str::to_owned));
        let named = chosen.and_then(|id| at.topics.iter().position(|text| text.id.as_str() == id));
        named.or_else(|| states(&at, &plan()).into_iter().find(|(_, state)| *state == State::Open).map(|(topic, _)| topic))
    });
    let heading = move || {
        let states = states(&counted, &plan());
        let count = |wanted: State| states.iter().filter(|(_, state)| *state == wanted).count();
        match (count(State::Decided), count(State::Parked), states.len()) {
            (0, 0, all) => format!("Nothing is decided yet, of {}", count_of(all, "topic")),
            (all, 0, _) if all == states.len() => "All topics are decided".to_owned(),
            (some, 0, all) => format!("{some} of {all} topics decided"),
            (some, parked, all) => format!("{some} of {all} topics decided, {parked} parked"),
        }
    };
    let says = "In the order in which the answers differ. A decision goes into the matrix and is kept with its day and its note.";
    let agreed = reading.clone();
    let settle = dynamic(move || {
        let verdicts = unanimous(&agreed, &session.table(&[TableName::Decisions, TableName::Roles]));
        let count = verdicts.len();
        (count > 0).then(|| {
            let words = format!("Settle {} on which all agree", count_of(count, "topic"));
            let round = agreed.round.id.clone();
            let run = move |_| session.run(Command::InRound(round.clone(), InRound::Decide(verdicts.clone())));
            el("button").attr("type", "button").class("btn").on("click", run).child(icon("check")).child(words)
        })
    });
    let words = el("div")
        .attr("role", "status")
        .child(el("h2").attr("id", "decisions").child(text(heading)))
        .child(el("p").class("says").child(says));
    let order = listed.reveal.order.clone();
    let rows = each(move || order.clone(), move |topic| row(session, &listed, topic, current));
    let list = el("section")
        .class("section w5")
        .attr("aria-labelledby", "decisions")
        .child(el("header").child(words))
        .child(el("p").class("row").child(settle))
        .child(el("ol").class("topics agenda").child(rows));
    let panel = el("div").class("w7").child(dynamic(move || match current.get() {
        Some(topic) => topic::topic(session, &shown, topic),
        None => done(&shown.round.id),
    }));
    parts().and(el("div").class("cols deciding").child(panel).child(list))
}

/// A topic in the list, with how far it is.
fn row(session: Session, reading: &Arc<Reading>, topic: usize, current: Memo<Option<usize>>) -> El {
    let Some(item) = reading.topics.get(topic) else { return el("li") };
    let id = Decision::id_of(&reading.round.id, &item.id);
    let place = reading.places.get(topic).map_or(0, |place| place + 1);
    let to = route_to(session, &reading.round.id, Some(&item.id));
    let mark = dynamic(move || {
        let (class, picture, words) = match state(session.record::<Decision>(&id).as_deref()) {
            State::Open => ("status muted", "minus", "open"),
            State::Decided => ("status ok", "check", "decided"),
            State::Parked => ("status warn", "warn", "parked"),
        };
        el("span").class(class).child(icon(picture)).child(words)
    });
    let link = el("a")
        .class("name")
        .attr("href", to.address())
        .attr("dir", "auto")
        .follows("aria-current", move || (current.get() == Some(topic)).then(|| "step".to_owned()))
        .child(&item.text);
    el("li").child(el("span").class("rank").child(place)).child(link).child(mark)
}

/// The address of a topic in this view; without one, of the next that is open.
fn route_to(session: Session, round: &Id, topic: Option<&Id>) -> crate::session::Route {
    session.in_round("decide", round).with("topic", topic.map(Id::as_str))
}

/// When nothing is open any more.
fn done(round: &Id) -> Part {
    let says =
        "Every topic is decided or parked. The matrix holds who owns what; each role has a charter to print and to hand over.";
    parts().and(
        el("div")
            .class("empty")
            .child(el("h2").child("Settled"))
            .child(el("p").class("muted").child(says))
            .child(
                el("a")
                    .class("btn main")
                    .attr("href", Page::Roles.view("charters").address())
                    .child("Print the charters")
                    .child(icon("right")),
            )
            .child(Button::words("Look at the matrix").runs(Command::Go(Page::Roles)))
            .child(Button::words("Copy for next time").class("bare").runs(Command::InRound(round.clone(), InRound::Copy))),
    )
}
