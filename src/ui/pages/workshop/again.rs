//! The day on which a team asks again: choosing it, and being told when it has come. Knows one round, and no answers.

use crate::analysis::agenda;
use crate::browser::clock;
use crate::browser::element::Event;
use crate::plan::lists::{Which, listed};
use crate::plan::{Day, Id, Round, TableName};
use crate::session::{Command, InRound, InTalk, Session};
use crate::ui::view::{El, Part, dynamic, el};
use crate::ui::widgets::Button;

/// The quick choices: their words, and how many months they are from today.
const CHOICES: [(&str, u32); 2] = [("In 3 months", 3), ("In 6 months", 6)];

/// The field with its quick choices.
pub(super) fn again(session: Session, round: &Id) -> El {
    let (shown, dated, own) = (round.clone(), round.clone(), round.clone());
    let day =
        move || session.record::<Round>(&shown).and_then(|round| round.again).map(|day| day.to_string()).unwrap_or_default();
    let change = move |event: Event| {
        session.run(Command::InTalk(InTalk::Again(dated.clone(), Day::parse(&event.value()))));
    };
    let date = el("input").attr("type", "date").attr("max", "9999-12-31").value(day).on("change", change);
    let field = el("label").class("field").child(el("span").class("small").child("Ask again on")).child(date);
    let today = clock::today();
    let quick = CHOICES.map(|(words, months)| {
        let day = today.and_then(|day| day.plus_months(months));
        Button::words(words).runs(Command::InTalk(InTalk::Again(own.clone(), day)))
    });
    el("div")
        .class("row again")
        .attr("role", "group")
        .attr("aria-label", "When to repeat it")
        .child(field)
        .child(quick.into_iter().collect::<Vec<_>>())
}

/// That the day has come, while no later round is there.
pub(super) fn due(session: Session, id: &Id) -> Part {
    let id = id.clone();
    dynamic(move || {
        let round = session.record::<Round>(&id)?;
        let is_last = listed::<Round>(&session.list(&[TableName::Rounds]), Which::All).pop().is_some_and(|last| last.id == id);
        let day = agenda::due(&round, clock::today()).filter(|_| is_last)?;
        let copy = Button::words("Copy it").runs(Command::InRound(id.clone(), InRound::Copy));
        let words = format!("This round was to be repeated on {}.", day.in_words());
        Some(el("p").class("row").child(el("span").child(words)).child(copy))
    })
}
