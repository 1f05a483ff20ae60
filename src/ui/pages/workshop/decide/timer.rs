//! The time box beside the topic under discussion: what is left, and what can be done with it. Knows no topic; what is said aloud at the
//! half, the last minute and the end stands outside of it, since it has to outlive a topic.

use crate::analysis::timebox::as_clock;
use crate::plan::{Id, TableName};
use crate::session::{Command, InTalk, Session};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Button, icon};

/// The timer of the topic that is shown.
pub(super) fn timer(session: Session) -> El {
    let left = move || {
        let now = session.timer.now.get();
        session.time_here().map(|time| as_clock(time.left(now))).unwrap_or_default()
    };
    let turn = move || {
        let time = session.time_here();
        match time.as_ref().map(|time| (time.runs(), time.is_full())) {
            Some((true, _)) => "Pause",
            Some((_, false)) => "Go on",
            _ => "Start",
        }
    };
    let turn = el("button")
        .attr("type", "button")
        .class("btn turn")
        .attr("id", "timer")
        .child(text(move || turn().to_owned()))
        .on("click", move |_| session.run(Command::InTalk(InTalk::StartOrPause)));
    let sound = el("input")
        .attr("type", "checkbox")
        .checked(move || session.prefs.with(|prefs| !prefs.silent))
        .on("change", move |_| session.run(Command::InTalk(InTalk::Sound)));
    el("div")
        .class("time")
        .attr("role", "group")
        .attr("aria-label", "Time for this topic")
        .child(el("p").class("timer").attr("role", "timer").attr("aria-label", "Time left").child(text(left)))
        .child(turn)
        .child(Button::words("+1 minute").runs(Command::InTalk(InTalk::Longer)))
        .child(Button::words("Reset").class("bare").runs(Command::InTalk(InTalk::Refill)))
        .child(el("label").class("check").child(sound).child("Sound"))
}

/// What is said aloud, and the way back to a topic whose time runs while another one is shown.
pub(super) fn aloud(session: Session, round: &Id, to: impl Fn(&Id) -> String + 'static) -> Part {
    let (own, said) = (round.clone(), round.clone());
    let is_here = move |round: &Id, topic: &Id| {
        session.at.with(|at| at.as_ref().is_some_and(|at| at.round == *round && at.topic.as_ref() == Some(topic)))
    };
    let words = move || {
        let shown = session
            .timer
            .time
            .with(|time| time.as_ref().is_some_and(|time| time.round == said && is_here(&time.round, &time.topic)));
        if shown { session.timer.said.get().to_owned() } else { String::new() }
    };
    let elsewhere = dynamic(move || {
        let time = session.timer.time.get().filter(|time| time.runs() && time.round == own && !is_here(&own, &time.topic))?;
        let name = session.table(&[TableName::Responsibilities]).responsibilities.get(time.topic.as_str())?.text.clone();
        let left = text({
            let time = time.clone();
            move || format!(" {}", as_clock(time.left(session.timer.now.get())))
        });
        let link = el("a").attr("href", to(&time.topic)).attr("dir", "auto").child(name);
        Some(el("p").class("row").child(icon("info")).child(el("span").child("The time still runs on ").child(link).child(left)))
    });
    parts().and(el("p").class("vh").attr("role", "status").child(text(words))).and(elsewhere)
}
