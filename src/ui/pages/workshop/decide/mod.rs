//! Deciding: topic by topic along the agenda, who is accountable, responsible, consulted, informed. Each decision writes the matrix and
//! a record. Knows no picture.

mod agenda;
mod closing;
mod stage;
mod timer;
mod topic;

use std::sync::Arc;

use crate::signals::*;

use super::present::presents;
use super::reading::Reading;
use crate::analysis::Agenda;
use crate::analysis::agenda::{USUAL_MINUTES, minutes_of};
use crate::analysis::finding::count_of;
use crate::plan::actions::Verdict;
use crate::plan::letters::Letters;
use crate::plan::matrix::row_of;
use crate::plan::{Decision, Id, Plan, Round, TableName};
use crate::session::{At, Command, InRound, InTalk, PRESENT, Route, Session};
use crate::ui::view::{Part, dynamic, el, follow, parts, text};
use crate::ui::widgets::icon;

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

/// How a state looks: its class and its icon.
fn icon_of(state: State) -> (&'static str, &'static str) {
    match state {
        State::Open => ("status muted", "minus"),
        State::Decided => ("status ok", "check"),
        State::Parked => ("status warn", "warn"),
    }
}

/// What all parts of the view work on. Copies are the same.
#[derive(Clone, Copy)]
struct Discussion {
    session: Session,
    reading: StoredValue<Arc<Reading>>,
    agenda: Memo<Agenda>,
    /// The topic under discussion: that of the address, or the first one that is open.
    current: Memo<Option<usize>>,
    /// Told when the clock was looked at again.
    looked: RwSignal<()>,
    /// Told when a field has to show what holds.
    asked: RwSignal<()>,
}

impl Discussion {
    fn of(session: Session, reading: &Arc<Reading>) -> Self {
        let (own, at) = (reading.clone(), reading.clone());
        let agenda = Memo::new(move |_| {
            let plan = session.list(&[TableName::Decisions]);
            Agenda::of(&plan, &own.round.id, &own.votes.topics, &own.reveal.order)
        });
        let current = Memo::new(move |_| {
            let chosen = session.route.with(|route| route.chosen("topic").map(str::to_owned));
            let named = chosen.and_then(|id| at.topics.iter().position(|text| text.id.as_str() == id));
            let open = || states(&at, &session.list(&[TableName::Decisions]), &agenda.get()).into_iter();
            named.or_else(|| open().find(|(_, state)| *state == State::Open).map(|(topic, _)| topic))
        });
        let looked = RwSignal::new(());
        Self { session, reading: StoredValue::new(reading.clone()), agenda, current, looked, asked: RwSignal::new(()) }
    }

    fn round(self) -> Id {
        self.reading.with_value(|reading| reading.round.id.clone())
    }

    /// The minutes for a topic.
    fn minutes(self) -> u32 {
        self.session.record::<Round>(&self.round()).map_or(USUAL_MINUTES, |round| minutes_of(&round))
    }

    /// How far each topic of the agenda is.
    fn states(self) -> Vec<(usize, State)> {
        let plan = self.session.list(&[TableName::Decisions]);
        self.reading.with_value(|reading| states(reading, &plan, &self.agenda.get()))
    }

    fn run(self, command: InTalk) {
        self.session.run(Command::InTalk(command));
    }

    /// Where the topic so many places from this one is.
    fn beside(self, topic: usize, step: isize) -> Option<Route> {
        let next = self.agenda.with(|agenda| agenda.beside(topic, step))?;
        let id = self.reading.with_value(|reading| reading.topics.get(next).map(|text| text.id.clone()))?;
        Some(route_to(self.session, &self.round(), Some(&id)))
    }

    /// Where it goes on once a topic is settled: the next open one of the agenda. The first one is not named in the address, and neither
    /// is the end: there the view itself goes on with whatever is open.
    fn onward(self, topic: usize) -> Route {
        let open = untrack(|| self.open());
        let next = self.agenda.with_untracked(|agenda| agenda.next(topic, |own| open.contains(&own)));
        let next = next.filter(|own| open.first() != Some(own));
        let id = next.and_then(|own| self.reading.with_value(|reading| reading.topics.get(own).map(|text| text.id.clone())));
        route_to(self.session, &self.round(), id.as_ref())
    }

    /// Says where the discussion stands, for commands and keys, as long as the view is there.
    fn stand(self) {
        follow(move || {
            let topic = self.current.get();
            let id = topic.and_then(|own| self.reading.with_value(|reading| reading.topics.get(own).map(|text| text.id.clone())));
            let way = |step| topic.and_then(|topic| self.beside(topic, step));
            let at = At { round: self.round(), topic: id, minutes: self.minutes(), back: way(-1), on: way(1) };
            self.session.at.set(Some(at));
        });
        on_cleanup(move || self.session.at.set(None));
    }
}

/// The state of each topic of the agenda, in its order.
fn states(reading: &Reading, plan: &Plan, agenda: &Agenda) -> Vec<(usize, State)> {
    let of = |topic: usize| {
        let id = Decision::id_of(&reading.round.id, &reading.topics.get(topic)?.id);
        Some((topic, state(plan.decisions.get(id.as_str()))))
    };
    agenda.on.iter().filter_map(|&topic| of(topic)).collect()
}

/// What the answers to a topic suggest, as letters of the roles in use. Roles that are put away are not suggested.
fn proposed(reading: &Reading, plan: &Plan, topic: usize) -> Vec<(Id, Letters)> {
    let (proposal, of) = reading.suggests(topic);
    let is = |role: Option<&u16>, id: &Id| role.and_then(|&role| of.votes.roles.get(usize::from(role))) == Some(id);
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

/// The topics of the agenda on which all agree that one role owns them, and on which nothing is decided yet.
fn unanimous(reading: &Reading, plan: &Plan, agenda: &Agenda) -> Vec<Verdict> {
    let open = states(reading, plan, agenda).into_iter().filter(|(_, state)| *state == State::Open);
    let agreed = open.filter(|(topic, _)| reading.suggests(*topic).0.unanimous);
    let verdict = |topic: usize| Some((reading.topics.get(topic)?.id.clone(), proposed(reading, plan, topic)));
    let verdicts = agreed.filter_map(|(topic, _)| verdict(topic));
    verdicts.filter(|(_, row)| row.iter().any(|(_, letters)| letters.has('A'))).collect()
}

/// The view.
pub(super) fn decide(reading: &Arc<Reading>) -> Part {
    let session = Session::get();
    let talk = Discussion::of(session, reading);
    talk.stand();
    agenda::keep_looking(talk.looked);
    let presents = presents(session);
    let own = reading.clone();
    let round = reading.round.id.clone();
    let aloud = timer::aloud(session, &reading.round.id, move |topic| route_to(session, &round, Some(topic)).address());
    let view = dynamic(move || if presents.get() { stage::stage(talk, &own) } else { side_by_side(talk, &own) });
    parts().and(view).and(aloud)
}

/// The topic under discussion beside the agenda.
fn side_by_side(talk: Discussion, reading: &Arc<Reading>) -> Part {
    let session = talk.session;
    let heading = move || {
        let states = talk.states();
        let count = |wanted: State| states.iter().filter(|(_, state)| *state == wanted).count();
        match (count(State::Decided), count(State::Parked), states.len()) {
            (0, 0, all) => format!("Nothing is decided yet, of {}", count_of(all, "topic")),
            (all, 0, _) if all == states.len() => "All topics are decided".to_owned(),
            (some, 0, all) => format!("{some} of {all} topics decided"),
            (some, parked, all) => format!("{some} of {all} topics decided, {parked} parked"),
        }
    };
    let says = move || {
        let order = if talk.agenda.with(|agenda| agenda.is_own) {
            "In an order of your own"
        } else {
            "In the order in which the answers differ"
        };
        format!("{order}. A decision goes into the matrix and is kept with its day and its note.")
    };
    let agreed = reading.clone();
    let settle = dynamic(move || {
        let verdicts = unanimous(&agreed, &session.table(&[TableName::Decisions, TableName::Roles]), &talk.agenda.get());
        let count = verdicts.len();
        (count > 0).then(|| {
            let words = format!("Settle {} on which all agree", count_of(count, "topic"));
            let round = agreed.round.id.clone();
            let run = move |_| {
                session.run(Command::InRound(round.clone(), InRound::Decide(verdicts.clone())));
                // What is shown may be settled now.
                session.go(&route_to(session, &round, None));
            };
            el("button").attr("type", "button").class("btn").on("click", run).child(icon("check")).child(words)
        })
    });
    let words = el("div")
        .attr("role", "status")
        .child(el("h2").attr("id", "decisions").child(text(heading)))
        .child(el("p").class("says").child(text(says)));
    let list = el("section")
        .class("section w5")
        .attr("aria-labelledby", "decisions")
        .child(el("header").child(words))
        .child(el("p").class("row").child(settle))
        .child(agenda::agenda(talk));
    let shown = reading.clone();
    let panel = el("div").class("w7").child(dynamic(move || match talk.current.get() {
        Some(topic) => topic::topic(talk, &shown, topic),
        None => closing::closing(session, &shown.round.id),
    }));
    parts().and(el("div").class("cols deciding").child(panel).child(list))
}

/// The address of a topic in this view; without one, of the next that is open. To a room it stays shown to the room.
fn route_to(session: Session, round: &Id, topic: Option<&Id>) -> Route {
    let presents = session.route.with_untracked(|route| route.chosen(PRESENT).is_some());
    session.in_round("decide", round).with("topic", topic.map(Id::as_str)).with(PRESENT, presents.then_some("1"))
}
