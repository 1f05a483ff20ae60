//! The workshop before a room: the reveal in steps, and what its pages have in common with the topics of the discussion. Readable from
//! ten metres, without names of people. Knows how large things stand together, not what was found.

use std::sync::Arc;

use crate::signals::*;

use super::agreement;
use super::reading::{Kind, Reading};
use super::reveal::{lower, plot, pole_names};
use crate::analysis::finding::{digits, finding};
use crate::session::{At, Command, InTalk, PRESENT, Route, Session};
use crate::ui::view::{El, Part, dynamic, el, follow, parts};
use crate::ui::widgets::{Button, glyph, icon};

/// So many topics stand on the last page of the reveal.
const FIRST: usize = 6;

/// Whether the page is shown to a room.
pub(super) fn presents(session: Session) -> Memo<bool> {
    Memo::new(move |_| session.route.with(|route| route.chosen(PRESENT).is_some()))
}

/// The switch that shows a view to a room.
pub(super) fn switch() -> El {
    Button::words("Present").runs(Command::InTalk(InTalk::Present)).attr("id", PRESENT)
}

/// The way out.
pub(super) fn leave() -> El {
    Button::words("Leave")
        .with_icon("close")
        .class("bare")
        .runs(Command::InTalk(InTalk::Present))
        .attr("title", "Leave the presentation (Esc)")
}

/// A page before a room.
pub(super) fn stage(name: &'static str) -> El {
    el("section").class("stage-page").attr("aria-label", name)
}

/// The answers to a topic, with how many gave each: nobody is named.
pub(super) fn votes(reading: &Reading, topic: usize) -> El {
    let answers = reading.answers(topic);
    let most = answers.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let line = |(kind, count): (&Kind, usize)| {
        el("li")
            .class(kind.mark.class)
            .child(glyph(kind.mark))
            .child(el("b").child(count))
            .child(el("span").attr("dir", "auto").child(&kind.words))
            .child(el("i").style("--v", digits(count as f64 / most as f64, 3)))
    };
    let silent = answers.is_empty().then(|| el("li").child("Nobody answers."));
    let lines = answers.into_iter().map(line).collect::<Vec<_>>();
    el("div")
        .child(el("p").class("muted").child(reading.answered(topic)))
        .child(el("ul").class("ballots").child(lines).child(silent))
}

/// When nothing is open any more.
pub(super) fn settled() -> Part {
    let heading = el("h1").attr("id", "stage").attr("tabindex", "-1").child("Settled");
    let says = el("p").child("Every topic of the agenda is decided or parked.");
    let head = el("header").class("row").child(el("span").class("push").child(leave()));
    parts().and(stage("All is settled").child(head).child(heading).child(says))
}

/// The reveal in steps: how far the answers agree, where the topics stand, and what to talk about first. Page Down after the last one
/// leads to the discussion.
pub(super) fn reveal(reading: &Arc<Reading>) -> Part {
    let session = Session::get();
    let last = if reading.poles().is_some() { 2 } else { 1 };
    let step = Memo::new(move |_| {
        let step = session.route.with(|route| route.chosen("step").and_then(|step| step.parse::<usize>().ok()));
        step.map_or(0, |step| step.saturating_sub(1).min(last))
    });
    let round = reading.round.id.clone();
    let to = move |step: usize| -> Route {
        let view = if step > last { "decide" } else { "reveal" };
        let number = (1..=last).contains(&step).then(|| (step + 1).to_string());
        session.in_round(view, &round).with(PRESENT, Some("1")).with("step", number.as_deref())
    };
    let (round, way) = (reading.round.id.clone(), to.clone());
    follow(move || {
        let step = step.get();
        let at =
            At { round: round.clone(), topic: None, minutes: 0, back: step.checked_sub(1).map(&way), on: Some(way(step + 1)) };
        session.at.set(Some(at));
    });
    on_cleanup(move || session.at.set(None));
    let own = reading.clone();
    dynamic(move || {
        let step = step.get();
        let way = |step: Option<usize>, name: &'static str, picture: &'static str| {
            let to = step.map(&to)?.address();
            Some(
                el("a")
                    .class("btn bare square")
                    .attr("href", to)
                    .attr("aria-label", name)
                    .attr("title", name)
                    .child(icon(picture)),
            )
        };
        let on = if step == last { "Discuss them" } else { "Next" };
        let head =
            el("header").class("row").child(el("span").class("muted").child(format!("{} of {}", step + 1, last + 1))).child(
                el("span")
                    .class("push row")
                    .child(way(step.checked_sub(1), "Back", "left"))
                    .child(way(Some(step + 1), on, "right"))
                    .child(leave()),
            );
        let (words, content) = match (step, own.poles()) {
            (0, _) => (finding(&own.reveal.headline), parts().and(agreement::agreement(&own))),
            (1, Some(poles)) => (between(&own, poles), picture(session, &own, poles)),
            _ => first(&own),
        };
        let heading = el("h1").attr("id", "stage").attr("tabindex", "-1").attr("dir", "auto").child(words);
        stage("What was found").child(head).child(heading).child(content)
    })
}

fn between(reading: &Reading, (left, right): (usize, usize)) -> String {
    let name = |role: usize| reading.roles.get(role).map(|role| lower(&role.name)).unwrap_or_default();
    format!("Between {} and {}: the higher, the more you differ", name(left), name(right))
}

fn picture(session: Session, reading: &Arc<Reading>, poles: (usize, usize)) -> Part {
    let (round, own) = (reading.round.id.clone(), reading.clone());
    let open = move |topic: usize| {
        let to = session.in_round("decide", &round).with("topic", own.topics.get(topic).map(|text| text.id.as_str()));
        session.go(&to.with(PRESENT, Some("1")));
    };
    parts().and(plot(reading, move || poles, open)).and(pole_names(reading, poles))
}

/// What to talk about first.
fn first(reading: &Reading) -> (String, Part) {
    let disputed = reading.reveal.headline.disputed;
    let row = |&topic: &usize| {
        let text = reading.topics.get(topic)?;
        let answers = reading.answers(topic).into_iter();
        let answers = answers.map(|(kind, count)| {
            el("span").child(count).child(" ").child(glyph(kind.mark)).child(el("span").class("vh").child(&kind.words))
        });
        let line = el("li")
            .child(el("span").attr("dir", "auto").child(&text.text))
            .child(el("span").class("row").child(answers.collect::<Vec<_>>()));
        Some(line)
    };
    let rows = reading.reveal.order.iter().take(disputed.min(FIRST)).filter_map(row).collect::<Vec<_>>();
    let words = match disputed {
        0 => "Nothing is disputed",
        1 => "Talk about this one",
        _ if disputed > FIRST => "Talk about these first",
        _ => "Talk about these",
    };
    let more = (disputed > FIRST).then(|| el("p").class("muted").child(format!("and {} more", disputed - FIRST)));
    (words.to_owned(), parts().and(el("ol").class("ballots first").child(rows)).and(more))
}
