//! The agreement as numbers with their ranges, and what they mean. The ranges are computed in slices between frames once the page shows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::reading::Reading;
use crate::analysis::finding::{DEPENDABLE, TENTATIVE, count_of, digits, verdict};
use crate::analysis::{Agreement, Bootstrap, Metric, NoRange, Range, Undefined, seed_of};
use crate::browser::{clock, events, timing};

/// How many times topics are drawn for a range.
const DRAWS: u32 = 2000;
/// How long a slice of the draws should take, in milliseconds: half of what may stand between two frames.
const SLICE: f64 = 4.0;

/// The ranges of both metrics, once they are there.
type Ranges = RwSignal<Option<[Result<Range, NoRange>; 2]>>;

/// Computes both ranges in slices; stops when the page is left or shows something else.
fn draw(reading: &Arc<Reading>) -> Ranges {
    let ranges = RwSignal::new(None);
    let alive = Arc::new(AtomicBool::new(true));
    let own = alive.clone();
    on_cleanup(move || own.store(false, Ordering::Relaxed));
    let reading = reading.clone();
    leptos::task::spawn_local(async move {
        let seed = seed_of(&reading.round.id);
        let mut found = Vec::with_capacity(2);
        let mut draws = 8u32;
        for metric in [Metric::Nominal, Metric::SetAware] {
            events::next_frame().await;
            let mut bootstrap = Bootstrap::new(&reading.votes.votes, metric, seed, DRAWS);
            while !bootstrap.progress().finished() {
                events::next_frame().await;
                if !alive.load(Ordering::Relaxed) {
                    return;
                }
                let (measure, start) = (timing::begin("tandem:reveal.slice"), clock::now());
                bootstrap.step(draws);
                measure.end();
                let took = (clock::now() - start).max(0.1);
                // At most twice as many as last time, so that one lucky slice makes no long one.
                draws = (f64::from(draws) * (SLICE / took).min(2.0)).clamp(1.0, f64::from(DRAWS)) as u32;
            }
            found.push(bootstrap.range());
        }
        if let (true, [nominal, set_aware]) = (alive.load(Ordering::Relaxed), found.as_slice()) {
            ranges.set(Some([*nominal, *set_aware]));
        }
    });
    ranges
}

fn two(number: f64) -> String {
    digits(number, 2)
}

/// Why there is no alpha.
fn why_undefined(why: Undefined) -> &'static str {
    match why {
        Undefined::NoPairs => "No number: no topic was answered by two, so nothing can agree or disagree.",
        Undefined::OneCategory => "No number: all answers are the same one, so agreement cannot be told from habit.",
    }
}

/// A range as the end of a sentence, or why there is none. While it is computed its place is kept.
fn range_in_words(range: Option<&Result<Range, NoRange>>) -> AnyView {
    match range {
        None => view! { <span class="wait" aria-hidden="true">"likely between 0.00 and 0.00"</span> }.into_any(),
        Some(Ok(range)) => format!("likely between {} and {}", two(range.low), two(range.high)).into_any(),
        Some(Err(NoRange::TooFewTopics { usable })) => {
            format!("without a range: only {} answered by two or more", count_of(*usable, "topic")).into_any()
        }
        Some(Err(NoRange::TooFewDraws { .. })) => "without a range: too many of the drawn samples have no number".into_any(),
        Some(Err(NoRange::NoAlpha(_) | NoRange::Unfinished(_))) => ().into_any(),
    }
}

/// The panel beside the picture.
pub(super) fn agreement(reading: &Arc<Reading>) -> AnyView {
    let ranges = draw(reading);
    let nominal = reading.reveal.nominal;
    let set_aware = reading.reveal.set_aware;
    let method = method(reading, ranges);
    let body = match (nominal.alpha, set_aware.alpha) {
        (Ok(alpha), Ok(aware)) => {
            let range = move |metric: usize| {
                move || ranges.with(|ranges| range_in_words(ranges.as_ref().and_then(|all| all.get(metric))))
            };
            view! {
                <p class="number">{two(alpha)}</p>
                <p>
                    <strong>{verdict(alpha)}</strong>
                    <br/>
                    <span class="small">"Krippendorff’s alpha, " {range(0)}</span>
                </p>
                {move || ranges.with(|ranges| scale(alpha, ranges.as_ref().and_then(|all| all[0].ok())))}
                <p class="aware">
                    <strong>{two(aware)}</strong>
                    <span class="small">{aware_in_words(reading)} ", " {range(1)}</span>
                </p>
                {method}
            }
            .into_any()
        }
        (Err(why), _) | (_, Err(why)) => view! { <p class="small">{why_undefined(why)}</p> }.into_any(),
    };
    view! { <section class="agreement" aria-label="Agreement">{body}</section> }.into_any()
}

/// What the other number is.
fn aware_in_words(reading: &Reading) -> String {
    match reading.poles().and_then(|(left, right)| Some((reading.roles.get(left)?, reading.roles.get(right)?))) {
        Some((left, right)) => format!("if “both” counts as closer to {} than {} is", left.short, right.short),
        None => "if answers that share a role count as closer".to_owned(),
    }
}

/// The exact figures, what they rest on, and how to read them.
fn method(reading: &Arc<Reading>, ranges: Ranges) -> AnyView {
    let Agreement { pairable, units, .. } = reading.reveal.nominal;
    let three = |agreement: Agreement| agreement.alpha.map_or_else(|_| "undefined".to_owned(), |alpha| digits(alpha, 3));
    let (nominal, set_aware) = (three(reading.reveal.nominal), three(reading.reveal.set_aware));
    let who = if reading.articles { "articles" } else { "people" };
    let dropped = move || {
        let dropped: u32 = ranges.with(|ranges| ranges.iter().flatten().flatten().map(|range| range.dropped).sum());
        (dropped > 0).then(|| format!(" {dropped} draws in which all answers were the same were left out."))
    };
    view! {
        <p class="small">"Nominal alpha " {nominal} " over " {pairable} " pairable values in " {count_of(units, "topic")} "; set-aware " {set_aware} "."</p>
        <details class="more">
            <summary>"How to read this"</summary>
            <p class="small">
                "1 is full agreement, 0 is what chance would give. Krippendorff advises to rely on 0.8 or more, to conclude tentatively from 0.667, and on nothing below. "
                "For the nominal number each distinct answer is a category of its own; the set-aware one measures how far two answers overlap (MASI). "
                {format!("The range holds 95 % of 2,000 draws of topics: it says how the number would move with other topics of this kind, not with other {who}.")}
                {dropped}
            </p>
        </details>
    }
    .into_any()
}

/// The number on its scale, with its range and the bounds of Krippendorff's advice.
fn scale(alpha: f64, range: Option<Range>) -> AnyView {
    let low = range.map_or(alpha, |range| range.low).min(alpha);
    // A scale of its own for what is below chance.
    let start = if low < 0.0 { low.max(-1.0) } else { 0.0 };
    let x = |value: f64| ((value.clamp(start, 1.0) - start) / (1.0 - start) * 220.0 * 10.0).round() / 10.0;
    let (tentative, dependable, point) = (x(TENTATIVE), x(DEPENDABLE), x(alpha));
    let words = match range {
        Some(range) => format!(
            "Alpha {} on a scale to 1, range {} to {}. Below 0.667 little, up to 0.8 tentative, from there dependable.",
            two(alpha),
            two(range.low),
            two(range.high)
        ),
        None => format!("Alpha {} on a scale to 1. Below 0.667 little, up to 0.8 tentative, from there dependable.", two(alpha)),
    };
    let line = range
        .map(|range| (x(range.low), x(range.high)))
        .map(|(low, high)| format!("M{low} 18H{high}M{low} 13.5v9M{high} 13.5v9"));
    let band = |class: &'static str, from: f64, to: f64| view! { <path class=class d=format!("M{from} 14H{to}v8H{from}z")/> };
    let text =
        |x: f64, y: &'static str, anchor: &'static str, words: String| view! { <text x=x y=y text-anchor=anchor>{words}</text> };
    view! {
        <svg viewBox="0 0 220 40" role="img" aria-label=words>
            {text(0.0, "9", "start", "little".to_owned())}
            {text(tentative + 30.0, "9", "end", "tentative".to_owned())}
            {text(220.0, "9", "end", "solid".to_owned())}
            {band("band b1", 0.0, tentative - 0.5)}
            {band("band b2", tentative + 0.5, dependable - 0.5)}
            {band("band b3", dependable + 0.5, 220.0)}
            {line.map(|line| view! { <path class="range" d=line/> })}
            <circle class="point" cx=point cy="18" r="5"/>
            {text(0.0, "36", "start", two(start))}
            {text(tentative, "36", "middle", "0.67".to_owned())}
            {text(dependable + 2.0, "36", "middle", "0.8".to_owned())}
            {text(220.0, "36", "end", "1".to_owned())}
        </svg>
    }
    .into_any()
}
