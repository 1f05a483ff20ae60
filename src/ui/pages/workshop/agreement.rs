//! The agreement as numbers with their ranges, and what they mean. The ranges are computed in slices between frames once the page shows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::signals::*;

use super::parts::fold;
use super::reading::Reading;
use crate::analysis::finding::{DEPENDABLE, TENTATIVE, count_of, digits, verdict};
use crate::analysis::{Agreement, NoRange, Range, Votes};
use crate::browser::events;
use crate::plan::Id;
use crate::session;
use crate::ui::view::{El, coordinate, dynamic, el};

/// The ranges of both metrics, once they are there.
pub(super) type Ranges = RwSignal<Option<[Result<Range, NoRange>; 2]>>;

/// Computes both ranges in slices; stops when the page is left or shows something else. If it is printed before, all at once.
pub(super) fn draw(votes: &Votes, round: &Id) -> Ranges {
    let ranges: Ranges = RwSignal::new(None);
    let alive = Arc::new(AtomicBool::new(true));
    let (gone, printed) = (alive.clone(), alive.clone());
    on_cleanup(move || gone.store(false, Ordering::Relaxed));
    let (votes, round) = (votes.clone(), round.clone());
    // It goes with the page, which the listener does not.
    let left = StoredValue::new_local((votes.clone(), round.clone()));
    events::on_window("beforeprint", move |_| {
        if printed.load(Ordering::Relaxed)
            && let Some(found) = left.try_update_value(|(votes, round)| session::ranges_at_once(votes, round))
        {
            printed.store(false, Ordering::Relaxed);
            let _gone = ranges.try_set(Some(found));
        }
    });
    spawn_local(async move {
        let wanted = || alive.load(Ordering::Relaxed);
        if let Some(found) = session::ranges(&votes, &round, wanted).await {
            alive.store(false, Ordering::Relaxed);
            ranges.set(Some(found));
        }
    });
    ranges
}

fn two(number: f64) -> String {
    digits(number, 2)
}

/// What is known of a range by now.
pub(super) type Known = Option<Result<Range, NoRange>>;

/// A range as the end of a sentence, or why there is none. While it is computed its place is kept.
pub(super) fn range_in_words(range: Known) -> El {
    match range {
        None => el("span").class("pending").attr("aria-hidden", "true").child("likely between 0.00 and 0.00"),
        Some(Ok(range)) => el("span").child(format!("likely between {} and {}", two(range.low), two(range.high))),
        Some(Err(NoRange::TooFewTopics { usable })) => {
            el("span").child(format!("without a range: only {} answered by two or more", count_of(usable, "topic")))
        }
        Some(Err(NoRange::TooFewDraws { .. })) => {
            el("span").child("without a range: too many of the drawn samples have no number")
        }
        Some(Err(NoRange::NoAlpha(_) | NoRange::Unfinished(_))) => el("span"),
    }
}

/// The panel beside the picture.
pub(super) fn agreement(reading: &Arc<Reading>) -> El {
    let ranges = draw(&reading.votes.votes, &reading.round.id);
    let own = reading.clone();
    let figures = move || figures(&own, ranges.get());
    let method = method(reading);
    el("section").class("agreement").attr("aria-label", "Agreement").child(dynamic(figures)).child(method)
}

fn figures(reading: &Reading, ranges: Option<[Result<Range, NoRange>; 2]>) -> El {
    let (nominal, set_aware) = (reading.reveal.nominal, reading.reveal.set_aware);
    let (alpha, aware) = match (nominal.alpha, set_aware.alpha) {
        (Ok(alpha), Ok(aware)) => (alpha, aware),
        (Err(why), _) | (_, Err(why)) => return el("p").child(why.in_words()),
    };
    let [own_range, aware_range] = ranges.map_or([None, None], |ranges| ranges.map(Some));
    let small = || el("span").class("small");
    let verdict = el("p")
        .child(el("strong").child(verdict(alpha)))
        .child(el("br"))
        .child(small().child("Krippendorff’s alpha, ").child(range_in_words(own_range)));
    let aware_line = el("p")
        .class("aware")
        .child(el("strong").child(two(aware)))
        .child(small().child(format!("{}, ", aware_in_words(reading))).child(range_in_words(aware_range)));
    let Agreement { pairable, units, .. } = nominal;
    let base = format!(
        "Nominal alpha {} over {pairable} pairable values in {}; set-aware {}.",
        digits(alpha, 3),
        count_of(units, "topic"),
        digits(aware, 3)
    );
    let dropped: u32 = ranges.iter().flatten().flatten().map(|range| range.dropped).sum();
    let dropped =
        if dropped > 0 { format!(" {dropped} draws in which all answers were the same were left out.") } else { String::new() };
    el("div")
        .class("figures")
        .child(el("p").class("number").child(two(alpha)))
        .child(verdict)
        .child(scale(alpha, own_range.and_then(Result::ok)))
        .child(aware_line)
        .child(el("p").class("small").child(base).child(dropped))
}

/// What the other number is.
fn aware_in_words(reading: &Reading) -> String {
    match reading.poles().and_then(|(left, right)| Some((reading.roles.get(left)?, reading.roles.get(right)?))) {
        Some((left, right)) => format!("if “both” counts as closer to {} than {} is", left.short, right.short),
        None => "if answers that share a role count as closer".to_owned(),
    }
}

/// How to read the figures.
fn method(reading: &Reading) -> El {
    let who = if reading.articles { "articles" } else { "people" };
    let text = format!(
        "1 is full agreement, 0 what chance would give. Krippendorff advises to rely on 0.8 or more, to conclude tentatively from 0.667 on, and on nothing below. For the nominal number every different answer is a category of its own; the set-aware one measures how far two answers overlap (MASI distance). The range holds 95 % of 2,000 draws of topics, with replacement: it says how the number would move with other topics of this kind, not with other {who}."
    );
    fold(el("span").child("How to read this"), vec![el("p").class("small").child(text)])
}

/// The number on its scale, with its range and the bounds of Krippendorff's advice.
fn scale(alpha: f64, range: Option<Range>) -> El {
    let low = range.map_or(alpha, |range| range.low).min(alpha);
    // A scale of its own for what is below chance.
    let start = if low < 0.0 { low.max(-1.0) } else { 0.0 };
    let x = |value: f64| ((value.max(start).min(1.0) - start) / (1.0 - start) * 2200.0).round() / 10.0;
    let (tentative, dependable) = (x(TENTATIVE), x(DEPENDABLE));
    let span = range.map(|range| format!(", range {} to {}", two(range.low), two(range.high))).unwrap_or_default();
    let words =
        format!("Alpha {} on a scale to 1{span}. Below 0.667 little, up to 0.8 tentative, from there dependable.", two(alpha));
    let band = |class: &str, from: f64, to: f64| {
        el("path").class(class).attr("d", format!("M{from} 14H{to}v8H{from}z", from = coordinate(from), to = coordinate(to)))
    };
    let text = |x: f64, y: usize, anchor: &str, words: &str| {
        el("text").attr("x", x).attr("y", y).attr("text-anchor", anchor).child(words)
    };
    let mut picture = el("svg")
        .attr("viewBox", "0 0 220 40")
        .attr("role", "img")
        .attr("aria-label", words)
        .child(text(0.0, 9, "start", "little"))
        .child(text(dependable + 2.0, 9, "end", "tentative"))
        .child(text(220.0, 9, "end", "solid"))
        .child(band("band b1", 0.0, tentative - 0.5))
        .child(band("band b2", tentative + 0.5, dependable - 0.5))
        .child(band("band b3", dependable + 0.5, 220.0));
    if let Some(range) = range {
        let (low, high) = (coordinate(x(range.low)), coordinate(x(range.high)));
        picture = picture.child(el("path").class("range").attr("d", format!("M{low} 18H{high}M{low} 13.5v9M{high} 13.5v9")));
    }
    picture
        .child(el("circle").class("point").attr("cx", x(alpha)).attr("cy", "18").attr("r", "5"))
        .child(text(0.0, 36, "start", &digits(start, if start < 0.0 { 2 } else { 0 })))
        .child(text(tentative - 4.0, 36, "middle", "0.67"))
        .child(text(dependable + 4.0, 36, "middle", "0.8"))
        .child(text(220.0, 36, "end", "1"))
}
