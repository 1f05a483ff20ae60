//! Two rounds side by side, on what they have in common: what came together, what drifted apart, the agreement then and now. Counts
//! people, never names them; shows nothing of a round that is covered.

use std::cmp::Ordering;
use std::sync::Arc;

use super::reading::Reading;
use super::rounds::{select, with_day};
use crate::analysis::finding::{count_of, digits};
use crate::analysis::{Agreement, Comparison, Question, RoundVotes, Shift, Trend};
use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Plan, Round};
use crate::session::{Page, Session};
use crate::ui::view::{El, Part, dynamic, el, parts};

/// The rounds that can be compared: those with answers that everybody may see.
pub(super) fn comparable(plan: &Plan) -> Vec<Arc<Round>> {
    let mut rounds = listed::<Round>(plan, Which::All);
    rounds.retain(|round| !round.is_covered() && plan.is_answered(&round.id));
    rounds
}

/// The view: the round of the page, against the one that the address names or the one before it.
pub(super) fn compare(reading: &Arc<Reading>) -> Part {
    let session = Session::get();
    let own = reading.clone();
    parts().and(dynamic(move || {
        let with = session.route.with(|route| route.chosen("with").map(str::to_owned));
        // A reading is made anew whenever something changes on which this rests too.
        let plan = session.plan();
        let rounds = comparable(&plan);
        let place = rounds.iter().position(|round| round.id == own.round.id).unwrap_or(rounds.len());
        let named = with.and_then(|id| rounds.iter().position(|round| round.id.as_str() == id)).filter(|&at| at != place);
        let at = named.unwrap_or(if place == 0 { 1 } else { place - 1 });
        match rounds.get(at) {
            None => alone(session, &own.round.id),
            Some(other) => pair(session, &plan, &own, &rounds, (other, at < place)),
        }
    }))
}

/// When there is nothing to compare the round with.
fn alone(session: Session, round: &Id) -> Part {
    let says = "A second round with answers that are revealed is needed. Copy this one for next time, and ask the same again.";
    let go = el("a").class("btn").attr("href", session.in_round("setup", round).address()).child("Set up");
    let says = el("p").class("muted").child(says);
    parts().and(el("div").class("empty").child(el("h2").child("There is nothing to compare with yet")).child(says).child(go))
}

fn pair(
    session: Session,
    plan: &Plan,
    own: &Reading,
    rounds: &[Arc<Round>],
    (other, listed_before): (&Arc<Round>, bool),
) -> Part {
    let votes = RoundVotes::of(plan, other, Question::Today);
    // By their days; without two different ones, in the order of the list.
    let days = other.day.zip(own.round.day).map(|(other, own)| other.cmp(&own));
    let first = match days.unwrap_or(Ordering::Equal) {
        Ordering::Equal => listed_before,
        order => order == Ordering::Less,
    };
    let (found, then, now) = if first {
        (Comparison::of(&votes, &own.votes), other, &own.round)
    } else {
        (Comparison::of(&own.votes, &votes), &own.round, other)
    };
    // Of who gave no name nobody can tell whether they answered both times.
    let unnamed = own.round.anonymous || other.anonymous;
    let (finding, basis) = if unnamed {
        let finding = "Who answered in both rounds cannot be told".to_owned();
        (finding, "Two rounds are compared on the people who answered in both. One of these is anonymous, so nobody is known to have done so; each has a report of its own.".to_owned())
    } else {
        (found.finding(), found.basis())
    };
    let others: Vec<Arc<Round>> = rounds.iter().filter(|round| round.id != own.round.id).cloned().collect();
    let round = own.round.id.clone();
    let choose = move |with: String| {
        session.go(&Page::Workshop.view("compare").with("round", Some(round.as_str())).with("with", Some(&with)));
    };
    let words = el("div")
        .child(el("h2").attr("id", "compared").child(finding))
        .child(el("p").class("says").attr("dir", "auto").child(format!("Then: {}. Now: {}.", with_day(then), with_day(now))))
        .child(el("p").class("says").child(basis));
    let with = el("label").class("field").child(el("span").class("small").child("Compare with"));
    let with = with.child(select("Compare with", &others, &other.id, with_day, choose));
    let head = el("section")
        .class("section")
        .attr("aria-labelledby", "compared")
        .child(el("header").child(words).child(with))
        .child((!unnamed).then(|| agreement(["Then", "Now"], found.then, found.now)));
    parts().and(head).and((!unnamed && !found.topics.is_empty()).then(|| topics(own, &found)))
}

fn heading(class: &str, words: &str) -> El {
    el("th").class(class).attr("scope", "col").child(words)
}

/// The agreement of two, nominal and set-aware, each with what it rests on.
pub(super) fn agreement(
    [first, second]: [&'static str; 2],
    [then, then_aware]: [Agreement; 2],
    [now, now_aware]: [Agreement; 2],
) -> El {
    let number = |own: &Agreement| match own.alpha {
        Ok(alpha) => digits(alpha, 2),
        Err(why) => why.in_words().to_owned(),
    };
    let base = |own: &Agreement| format!("{} in {}", count_of(own.pairable as usize, "answer"), count_of(own.units, "topic"));
    let row = |name: &str, words: &dyn Fn(&Agreement) -> String, [then, now]: [&Agreement; 2]| {
        let name = el("th").attr("scope", "row").child(name);
        el("tr").child(name).child(el("td").child(words(then))).child(el("td").child(words(now)))
    };
    let head = el("tr").child(heading("", "Agreement")).child(heading("", first)).child(heading("", second));
    let body = el("tbody")
        .child(row("Krippendorff’s alpha", &number, [&then, &now]))
        .child(row("Set-aware alpha", &number, [&then_aware, &now_aware]))
        .child(row("Resting on", &base, [&then, &now]));
    el("table").class("table").child(el("thead").child(head)).child(body)
}

/// The topics in order of change.
fn topics(own: &Reading, found: &Comparison) -> El {
    let head = el("tr")
        .child(heading("", "Topic"))
        .child(heading("", "Then"))
        .child(heading("", "Now"))
        .child(heading("", "Change"))
        .child(heading("num", "Answer changed"));
    let rows = found.topics.iter().filter_map(|shift| row(own, shift)).collect::<Vec<_>>();
    let table = el("table").class("table shifts").child(el("thead").child(head)).child(el("tbody").child(rows));
    let says = "How far the answers are apart, from 0, all the same, to 1, nothing in common. The last column counts those who answered both times and said something else now.";
    let words =
        el("div").child(el("h2").attr("id", "shifts").child("In order of change")).child(el("p").class("says").child(says));
    el("section").class("section").attr("aria-labelledby", "shifts").child(el("header").child(words)).child(
        el("div")
            .class("scroll")
            .attr("role", "group")
            .attr("aria-label", "Topics then and now")
            .attr("tabindex", "0")
            .child(table),
    )
}

fn row(own: &Reading, shift: &Shift) -> Option<El> {
    let text = own.topics.iter().find(|text| text.id == shift.topic)?;
    let level = |distance: Option<f64>| match distance {
        Some(distance) => {
            let bar = el("i").style("--v", digits(distance, 3));
            el("td").child(el("span").class("level").child(bar).child(digits(distance, 2)))
        }
        None => el("td").class("muted").child("fewer than two"),
    };
    let trend = match shift.trend {
        Trend::Together => "came together",
        Trend::Apart => "drifted apart",
        Trend::Same => "as before",
        Trend::Untold => "cannot be told",
    };
    let changed =
        if shift.both == 0 { "nobody answered twice".to_owned() } else { format!("{} of {}", shift.changed, shift.both) };
    let row = el("tr")
        .child(el("th").attr("scope", "row").attr("dir", "auto").child(&text.text))
        .child(level(shift.then))
        .child(level(shift.now))
        .child(el("td").child(trend))
        .child(el("td").class("num").child(changed));
    Some(row)
}
