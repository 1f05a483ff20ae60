//! One topic: who owns this today? Every tap is kept. Knows no other topic.

use crate::signals::*;

use super::{Answering, leave};
use crate::browser::page;
use crate::plan::{Answer, Id, RoleSet};
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

/// The step.
pub(super) fn topic(own: Answering, at: usize) -> Part {
    let Some((topic, roles)) =
        own.asking.with_value(|asking| Some((asking.kit.topics.get(at)?.clone(), asking.kit.roles.clone())))
    else {
        return parts();
    };
    let count = own.count();
    let turn = {
        let id = topic.id.clone();
        move |pick: &Pick| {
            own.change(|draft| {
                draft.today = draft.today.with(&id, turned(draft.today.get(id.as_str()), pick));
            });
        }
    };
    let mut picks: Vec<(Pick, Mark, String)> = roles
        .into_iter()
        .map(|role| {
            (
                Pick::Role(role.id.clone()),
                Mark::of_word(role.mark.as_str()),
                if role.name.is_empty() { role.short } else { role.name },
            )
        })
        .collect();
    picks.push((Pick::Alone(Answer::Team), Mark::TEAM, "The whole team".to_owned()));
    picks.push((Pick::Alone(Answer::Nobody), Mark::NOBODY, "Nobody".to_owned()));
    picks.push((Pick::Alone(Answer::DontKnow), Mark::SILENT, "I don’t know".to_owned()));
    let by_number = picks.iter().map(|(pick, ..)| pick.clone()).collect::<Vec<_>>();
    let keyed = turn.clone();
    let labels = picks.into_iter().enumerate().map(|(place, (pick, mark, words))| {
        let (shown, id, turn) = (pick.clone(), topic.id.clone(), turn.clone());
        let apart = pick == Pick::Alone(Answer::Nobody);
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("id", format!("pick-{place}"))
            .checked(move || own.draft.with(|draft| is_picked(draft.today.get(id.as_str()), &shown)))
            .on("change", move |_| turn(&pick));
        el("label")
            .class(if apart { "apart" } else { "" })
            .child(tick)
            .child(glyph(mark))
            .child(el("span").attr("dir", "auto").child(words))
            .child(icon("check"))
    });
    let area = if topic.area.is_empty() { String::new() } else { format!(" · {}", topic.area) };
    let legend =
        el("legend").child(el("span").child("Who owns this today?")).child(el("h1").attr("dir", "auto").child(topic.text));
    let fields = el("fieldset")
        .child(legend)
        .child(el("p").class("muted").child("As it is, not as it should be. Choose more than one if they share it."))
        .child(el("div").class("picks").child(labels.collect::<Vec<_>>()));
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
        // The number keys pick, so that a hand can stay where it is.
        .on("keydown", move |event| {
            let number = event.plain_key().parse::<usize>().ok();
            if let Some(pick) = number.and_then(|number| by_number.get(number.checked_sub(1)?)) {
                keyed(pick);
                event.take();
            }
        })
        .child(fields)
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
