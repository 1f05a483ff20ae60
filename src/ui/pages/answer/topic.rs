//! One topic: who owns this today, and if that is asked as well, who should own it? Every tap is kept. Knows no other topic.

use crate::signals::*;

use super::{Answering, leave};
use crate::analysis::Question;
use crate::browser::element::Event;
use crate::browser::page;
use crate::file::kit::KitRole;
use crate::plan::{Answer, Id, RoleSet};
use crate::session::Draft;
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::{Mark, glyph, icon};

/// What can be picked.
#[derive(Clone, PartialEq)]
enum Pick {
    Role(Id),
    Alone(Answer),
}

/// The answer after a pick was turned over: roles go together, everything else stands alone; without any there is no answer.
fn turned(answer: Option<&Answer>, pick: &Pick) -> Option<Answer> {
    match pick {
        Pick::Alone(own) if answer == Some(own) => None,
        Pick::Alone(own) => Some(own.clone()),
        Pick::Role(role) => {
            let mut roles: Vec<Id> = match answer {
                Some(Answer::Roles(set)) => set.roles().to_vec(),
                _ => Vec::new(),
            };
            match roles.iter().position(|own| own == role) {
                Some(at) => drop(roles.remove(at)),
                None => roles.push(role.clone()),
            }
            RoleSet::new(roles).map(Answer::Roles)
        }
    }
}

fn is_picked(answer: Option<&Answer>, pick: &Pick) -> bool {
    match (answer, pick) {
        (Some(Answer::Roles(set)), Pick::Role(role)) => set.roles().contains(role),
        (Some(own), Pick::Alone(other)) => own == other,
        _ => false,
    }
}

/// All that can be picked, with its mark and words.
fn picks(roles: &[KitRole]) -> Vec<(Pick, Mark, String)> {
    let role = |role: &KitRole| {
        let words = if role.name.is_empty() { role.short.clone() } else { role.name.clone() };
        (Pick::Role(role.id.clone()), Mark::of_word(role.mark.as_str()), words)
    };
    let alone = [
        (Answer::Team, Mark::TEAM, "The whole team"),
        (Answer::Nobody, Mark::NOBODY, "Nobody"),
        (Answer::DontKnow, Mark::SILENT, "I don’t know"),
    ];
    let alone = alone.map(|(answer, mark, words)| (Pick::Alone(answer), mark, words.to_owned()));
    roles.iter().map(role).chain(alone).collect()
}

fn said<'d>(draft: &'d Draft, question: Question, topic: &Id) -> Option<&'d Answer> {
    match question {
        Question::Today => draft.today.get(topic.as_str()),
        Question::Should => draft.should.get(topic.as_str()),
    }
}

fn turn(own: Answering, question: Question, topic: &Id, pick: &Pick) {
    own.change(|draft| {
        let answer = turned(said(draft, question, topic), pick);
        match question {
            Question::Today => draft.answer_today(topic, answer),
            Question::Should => draft.should = draft.should.with(topic, answer),
        }
    });
}

/// Says that it should be as it is today, or takes that back.
fn turn_same(own: Answering, topic: &Id) {
    own.change(|draft| {
        let same = draft.wants_the_same(topic);
        let answer = draft.today.get(topic.as_str()).filter(|_| !same).cloned();
        // Without an answer on today there is nothing that it could be the same as.
        if same || answer.is_some() {
            draft.should = draft.should.with(topic, answer);
        }
    });
}

fn label(class: &'static str, tick: El, mark: Option<Mark>, words: String) -> El {
    let words = el("span").attr("dir", "auto").child(words);
    el("label").class(class).child(tick).child(mark.map(glyph)).child(words).child(icon("check"))
}

/// Picks by number, so that a hand can stay where it is.
fn pick_by_number(own: Answering, question: Question, topic: &Id, picks: &[Pick], event: &Event) {
    let number = event.plain_key().parse::<usize>().ok();
    if let Some(pick) = number.and_then(|number| picks.get(number.checked_sub(1)?)) {
        turn(own, question, topic, pick);
        event.take();
    }
}

/// A question with its picks.
fn question(own: Answering, question: Question, topic: &Id, roles: &[KitRole], first: Option<El>, words: Part) -> El {
    let picks = picks(roles);
    let begin = if question == Question::Today { "pick" } else { "wish" };
    let labels = picks.into_iter().enumerate().map(|(place, (pick, mark, words))| {
        let (shown, id, turned) = (pick.clone(), topic.clone(), topic.clone());
        let apart = pick == Pick::Alone(Answer::Nobody);
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("id", format!("{begin}-{place}"))
            .checked(move || own.draft.with(|draft| is_picked(said(draft, question, &id), &shown)))
            .on("change", move |_| turn(own, question, &turned, &pick));
        label(if apart { "apart" } else { "" }, tick, Some(mark), words)
    });
    let labels = el("div").class("picks").child(first).child(labels.collect::<Vec<_>>());
    el("fieldset").child(words).child(labels)
}

/// The second question. Most things should be as they are, so that is the first choice.
fn should(own: Answering, topic: &Id, roles: &[KitRole]) -> El {
    let (shown, lacking, same, keyed) = (topic.clone(), topic.clone(), topic.clone(), topic.clone());
    let by_number = picks(roles).into_iter().map(|(pick, ..)| pick).collect::<Vec<_>>();
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("id", "wish-same")
        .when("disabled", move || own.draft.with(|draft| draft.today.get(lacking.as_str()).is_none()))
        .checked(move || own.draft.with(|draft| draft.wants_the_same(&shown)))
        .on("change", move |_| turn_same(own, &same));
    let same = label("same", tick, None, "The same as today".to_owned());
    let keys =
        el("span").class("small keys").child("Key 0 says the same as today; the other numbers pick in the list you are in.");
    let words = parts().and(el("legend").child(el("h2").child("And who should own it?"))).and(keys);
    question(own, Question::Should, topic, roles, Some(same), words)
        .on("keydown", move |event| pick_by_number(own, Question::Should, &keyed, &by_number, &event))
}

/// The step.
pub(super) fn topic(own: Answering, at: usize) -> Part {
    let Some((topic, roles)) =
        own.asking.with_value(|asking| Some((asking.kit.topics.get(at)?.clone(), asking.kit.roles.clone())))
    else {
        return parts();
    };
    let count = own.count();
    let area = if topic.area.is_empty() { String::new() } else { format!(" · {}", topic.area) };
    let legend =
        el("legend").child(el("span").child("Who owns this today?")).child(el("h1").attr("dir", "auto").child(topic.text));
    let hint = el("p").class("muted").child("As it is, not as it should be. Choose more than one if they share it.");
    let (asks, id) = (own.more().0, topic.id);
    let second = asks.then(|| should(own, &id, &roles));
    let by_number = picks(&roles).into_iter().map(|(pick, ..)| pick).collect::<Vec<_>>();
    let first = question(own, Question::Today, &id, &roles, None, parts().and(legend).and(hint));
    let back = el("button")
        .attr("type", "button")
        .class("btn")
        .when("disabled", move || at == 0)
        .on("click", move |_| own.go(at.saturating_sub(1)))
        .child("Back");
    let next =
        el("button").attr("type", "submit").class("btn main").child(if at + 1 < count { "Next" } else { "Look at all of it" });
    let form = el("form")
        .on("submit", move |event| {
            event.take();
            own.go(at + 1);
        })
        .on("keydown", move |event| {
            if asks && event.plain_key() == "0" {
                turn_same(own, &id);
                event.take();
            } else if !event.is_taken() {
                pick_by_number(own, Question::Today, &id, &by_number, &event);
            }
        })
        .child(first)
        .child(second)
        .child(el("div").class("go").child(back).child(next));
    spawn_local(async move {
        tick().await;
        let _found = page::focus("pick-0");
        page::scroll_to_top();
    });
    let line = el("div")
        .class("row count-line")
        .child(progress(own))
        .child(el("span").class("small").child(format!("{} of {count}{area}", at + 1)))
        .child(el("button").attr("type", "button").class("btn bare").on("click", move |_| own.go(count)).child("All topics"));
    parts().and(line).and(form).and(el("p").class("small").child(super::promise(own)).child(" ").child(leave(own)))
}

/// How many topics are answered.
fn progress(own: Answering) -> Part {
    dynamic(move || {
        let (done, count) = (own.asking.with_value(|asking| own.draft.with(|draft| asking.answered(draft))), own.count());
        bar(done, count)
    })
}

fn bar(done: usize, count: usize) -> El {
    el("progress").attr("value", done).attr("max", count).attr("aria-label", format!("{done} of {count} answered"))
}
