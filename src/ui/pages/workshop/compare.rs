//! Two rounds side by side, on what they have in common: what came together, what drifted apart, the agreement then and now. Counts
//! people, never names them; shows nothing of a round that is covered.

use std::cmp::Ordering;
use std::sync::Arc;

use super::agreement::{Ranges, draw, range_in_words};
use super::parts::opener;
use super::reading::Reading;
use super::rounds::{select, with_day};
use super::said::counted;
use crate::analysis::finding::{count_of, digits};
use crate::analysis::{Agreement, Comparison, Shift, Trend};
use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Plan, Round};
use crate::session::{Page, Session};
use crate::signals::*;
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
    own: &Arc<Reading>,
    rounds: &[Arc<Round>],
    (other, listed_before): (&Arc<Round>, bool),
) -> Part {
    let theirs = Arc::new(Reading::of(plan, other));
    // By their days; without two different ones, in the order of the list.
    let days = other.day.zip(own.round.day).map(|(other, own)| other.cmp(&own));
    let first = match days.unwrap_or(Ordering::Equal) {
        Ordering::Equal => listed_before,
        order => order == Ordering::Less,
    };
    let (then, now) = if first { (&theirs, own) } else { (own, &theirs) };
    let found = Comparison::of(&then.votes, &now.votes);
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
        .child(el("p").class("says").attr("dir", "auto").child(format!(
            "Then: {}. Now: {}.",
            with_day(&then.round),
            with_day(&now.round)
        )))
        .child(el("p").class("says").child(basis));
    let with = el("label").class("field").child(el("span").class("small").child("Compare with"));
    let with = with.child(select("Compare with", &others, &other.id, with_day, choose));
    let head =
        el("section").class("section").attr("aria-labelledby", "compared").child(el("header").child(words).child(with)).child(
            (!unnamed).then(|| {
                let [before, after] = Comparison::votes(&then.votes, &now.votes);
                let ranges = [draw(&before, &then.round.id), draw(&after, &now.round.id)];
                agreement(["Then", "Now"], found.then, found.now, ranges)
            }),
        );
    parts().and(head).and((!unnamed && !found.topics.is_empty()).then(|| topics(then, now, &found)))
}

fn heading(class: &str, words: &str) -> El {
    el("th").class(class).attr("scope", "col").child(words)
}

/// The agreement of two, nominal and set-aware, each with its range and with what it rests on.
pub(super) fn agreement(
    [first, second]: [&'static str; 2],
    [then, then_aware]: [Agreement; 2],
    [now, now_aware]: [Agreement; 2],
    ranges: [Ranges; 2],
) -> El {
    let number = |own: &Agreement, range: Ranges, metric: usize| match own.alpha {
        Ok(alpha) => {
            let known = move || range.get().and_then(|both| both.get(metric).copied());
            let range = el("span").class("small").child(dynamic(move || range_in_words(known())));
            el("td").child(digits(alpha, 2)).child(el("br")).child(range)
        }
        Err(why) => el("td").child(why.in_words()),
    };
    let base = |own: &Agreement, _: Ranges, _: usize| {
        el("td").child(format!("{} in {}", count_of(own.pairable as usize, "answer"), count_of(own.units, "topic")))
    };
    let row = |name: &str, cell: &dyn Fn(&Agreement, Ranges, usize) -> El, both: [&Agreement; 2], metric: usize| {
        let name = el("th").attr("scope", "row").child(name);
        let cells = both.into_iter().zip(ranges).map(|(own, range)| cell(own, range, metric));
        el("tr").child(name).child(cells.collect::<Vec<_>>())
    };
    let head = el("tr").child(heading("", "Agreement")).child(heading("", first)).child(heading("", second));
    let body = el("tbody")
        .child(row("Krippendorff’s alpha", &number, [&then, &now], 0))
        .child(row("Set-aware alpha", &number, [&then_aware, &now_aware], 1))
        .child(row("Resting on", &base, [&then, &now], 0));
    el("table").class("table").child(el("thead").child(head)).child(body)
}

/// The topics in order of change.
fn topics(then: &Arc<Reading>, now: &Arc<Reading>, found: &Comparison) -> El {
    let head = el("tr")
        .child(heading("", "Topic"))
        .child(heading("", "Then"))
        .child(heading("", "Now"))
        .child(heading("", "Change"))
        .child(heading("num", "Answer changed"));
    let among: Arc<Vec<Id>> = Arc::new(now.votes.voices.iter().filter(|id| then.votes.voices.contains(id)).cloned().collect());
    let rows = found.topics.iter().filter_map(|shift| row(then, now, shift, &among)).collect::<Vec<_>>();
    let table = el("table").class("table shifts").child(el("thead").child(head)).child(el("tbody").child(rows));
    let says = "Open a topic to see what was said then and now. How far the answers are apart, from 0, all the same, to 1, nothing in common. The last column counts those who answered both times and said something else now.";
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

/// A topic that opens to what was said then and now, by those who answered in both.
fn opened(then: &Arc<Reading>, now: &Arc<Reading>, topic: &Id, text: &str, among: &Arc<Vec<Id>>) -> El {
    let was_opened = RwSignal::new(false);
    let summary = el("summary").child(el("span").attr("dir", "auto").child(text)).child(opener());
    let (sides, topic, among) = ([("Then", then.clone()), ("Now", now.clone())], topic.clone(), among.clone());
    let said = move || {
        let side = |(word, reading): &(&str, Arc<Reading>)| {
            let place = reading.topics.iter().position(|text| text.id == topic)?;
            Some(el("div").child(el("p").class("small").child(*word)).child(counted(reading, place, &among)))
        };
        was_opened.get().then(|| el("div").class("then-now").child(sides.iter().filter_map(side).collect::<Vec<_>>()))
    };
    el("details").class("more").on("toggle", move |_| was_opened.set(true)).child(summary).child(dynamic(said))
}

fn row(then: &Arc<Reading>, now: &Arc<Reading>, shift: &Shift, among: &Arc<Vec<Id>>) -> Option<El> {
    let text = now.topics.iter().find(|text| text.id == shift.topic)?;
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
        .child(el("th").attr("scope", "row").attr("aria-label", &text.text).child(opened(
            then,
            now,
            &shift.topic,
            &text.text,
            among,
        )))
        .child(level(shift.then))
        .child(level(shift.now))
        .child(el("td").child(trend))
        .child(el("td").class("num").child(changed));
    Some(row)
}
