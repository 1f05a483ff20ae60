//! Setting a round up: its name, the roles that can be an answer, who takes part, and the topics. Knows no answers.

use crate::signals::*;

use super::parts::section;
use super::{participants, rounds, topics};
use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Pace, Role, Round, TableName, actions};
use crate::session::{Command, InRound, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Adder, Edit, Mark, adder, edit, glyph, icon};

/// The view.
pub(super) fn setup(session: Session, round: Id) -> Part {
    let columns = el("div")
        .class("cols")
        .child(
            el("div")
                .class("w6 parts")
                .child(question(session, &round))
                .child(who(session, &round))
                .child(next(session, &round))
                .child(rounds::whole(session, &round)),
        )
        .child(el("div").class("w6 parts").child(topics::chosen(session, &round)).child(topics::choose(session, &round)));
    parts().and(columns)
}

/// What is asked: the name of the round, the question, and what can be an answer.
fn question(session: Session, round: &Id) -> El {
    let (named, typed_in) = (round.clone(), round.clone());
    let name = move || session.record::<Round>(&named).map(|round| round.name.clone()).unwrap_or_default();
    let typed = move |text: String| {
        // What does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("rename the round", Pace::Burst, |plan| {
            actions::retype(plan, TableName::Rounds, &typed_in, Round::NAME, &text)
        });
    };
    let field = edit(Edit { name: || "Name of the round".to_owned(), text: name, typed, max: 120, id: None });
    let field =
        el("div").class("field").child(el("span").class("small").child("Name of the round")).child(field.class("grow naming"));
    let ids = move || -> Vec<Id> {
        listed::<Role>(&session.list(&[TableName::Roles]), Which::Active).iter().map(|role| role.id.clone()).collect()
    };
    let own = round.clone();
    let list = el("ul").class("row ticks").child(each(ids, move |role| el("li").child(asked_role(session, &own, role))));
    section(
        "asked",
        "Who owns this today?",
        "Everybody answers this question for every topic: one role or several, the whole team, nobody, or “I don’t know”. Untick a role that shall not be an answer."
            .to_owned(),
        parts().and(list).and(new_role(session)).and(more(session, round)).and(field),
    )
}

/// Who takes part; in an anonymous round there is nobody to list.
fn who(session: Session, round: &Id) -> Part {
    let (own, round) = (round.clone(), round.clone());
    let anonymous = Memo::new(move |_| session.record::<Round>(&own).is_some_and(|round| round.anonymous));
    parts().and(dynamic(move || {
        if anonymous.get() { participants::without_names() } else { participants::participants(session, &round) }
    }))
}

/// What else is asked, and whether for names.
fn more(session: Session, round: &Id) -> El {
    let choice = |words: &'static str, id: &'static str, command: InRound, on: fn(&Round) -> bool| {
        let (own, run) = (round.clone(), Command::InRound(round.clone(), command));
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("aria-describedby", id)
            .checked(move || session.record::<Round>(&own).is_some_and(|round| on(&round)))
            .on("change", move |_| session.run(run.clone()));
        (tick, words)
    };
    let own = round.clone();
    let answered = Memo::new(move |_| session.list(&[TableName::Sheets]).is_answered(&own));
    let line = |(tick, words): (El, &'static str), id: &'static str, hint: &'static str, late: &'static str| {
        let hint = move || if answered.get() { late } else { hint }.to_owned();
        el("div")
            .child(el("label").class("check").child(tick).child(words))
            .child(el("p").class("hint").attr("id", id).child(text(hint)))
    };
    let should = choice("Also ask “who should own it?”", "asks-should", InRound::AskShould, |round| round.should);
    let (tick, words) = choice("Anonymous answers", "asks-no-name", InRound::Anonymous, |round| round.anonymous);
    el("div")
        .class("stack")
        .child(line(
            should,
            "asks-should",
            "One more tap for each topic; then the reveal shows what the team wants otherwise.",
            "Who has answered already says nothing on it until they answer again. What was said stays, whether it is asked or not.",
        ))
        .child(line(
            (tick.when("disabled", move || answered.get()), words),
            "asks-no-name",
            "Nobody is asked for a name, only for the roles they hold. Nobody is shown who said what.",
            "Somebody has answered, with this promise or without it, so it stays as it is. Copy the round to ask otherwise.",
        ))
}

fn asked_role(session: Session, round: &Id, id: Id) -> El {
    let (own, marked, toggled, asks) = (id.clone(), id.clone(), id.clone(), round.clone());
    let round = round.clone();
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(move || session.record::<Round>(&asks).is_some_and(|round| round.roles.has(id.as_str())))
        .on("change", move |_| session.run(Command::InRound(round.clone(), InRound::ToggleRole(toggled.clone()))));
    let name = move || session.record::<Role>(&own).map(|role| role.name.clone()).unwrap_or_default();
    el("label")
        .class("check")
        .child(tick)
        .child(dynamic(move || glyph(Mark::of_role(session.record::<Role>(&marked).as_deref()))))
        .child(el("span").attr("dir", "auto").child(text(name)))
}

fn new_role(session: Session) -> El {
    let words = Adder {
        id: None,
        form: "New role",
        name: "Name of a new role",
        hint: "Another role, such as design",
        max: 80,
        words: "Add role",
    };
    adder(words, move |name| session.run(Command::AddRole(name)))
}

/// Where it goes on.
fn next(session: Session, round: &Id) -> El {
    let id = round.clone();
    let to = session.in_round("answers", round).address();
    let words = move || {
        let round = session.record::<Round>(&id);
        let (topics, roles) = round.map_or((0, 0), |round| (round.topics.len(), round.roles.len()));
        match (topics, roles) {
            (0, _) => "Choose at least one topic first.".to_owned(),
            (_, 0) => "Tick at least one role that can be an answer.".to_owned(),
            _ => "Next, everybody answers: in turn on this device, or from a file on their own.".to_owned(),
        }
    };
    let go = el("a").class("btn main").attr("href", to).child("Collect the answers").child(icon("right"));
    el("p").class("row").child(go).child(el("span").class("muted").child(text(words)))
}
