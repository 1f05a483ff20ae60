//! What two roles both claim, what nobody takes, and where a participant contradicts itself: lists of topics with their counts.

use std::sync::Arc;

use leptos::prelude::*;

use super::disputes::{List, link};
use super::reading::Reading;
use crate::analysis::finding::count_of;
use crate::analysis::overlap::{Meeting, Pair};
use crate::ui::widgets::Glyph;

/// Up to so many pairs of roles are listed before the rest is folded away.
const FIRST: usize = 6;

fn section(id: &'static str, heading: &'static str, says: String, body: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id>
            <header>
                <div>
                    <h2 id=id>{heading}</h2>
                    <p class="says">{says}</p>
                </div>
            </header>
            {body}
        </section>
    }
    .into_any()
}

/// A line that opens to what `inside` draws, which is drawn when it is opened first.
fn fold(summary: AnyView, inside: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    view! {
        <li>
            <details class="more" on:toggle=move |_| opened.set(true)>
                <summary>{summary}</summary>
                {move || opened.get().then(&inside)}
            </details>
        </li>
    }
    .into_any()
}

/// What two roles both claim: per pair of roles.
pub(super) fn both(reading: &Arc<Reading>, list: List) -> AnyView {
    let poles = reading.poles();
    let mut pairs: Vec<usize> = (0..reading.overlap.pairs.len()).collect();
    let of = |pair: &usize| reading.overlap.pairs.get(*pair);
    let size = |pair: &Pair| pair.agreed.len() + pair.contested.len() + pair.partly.len();
    let of_poles = |pair: &Pair| {
        let own = (usize::from(pair.a), usize::from(pair.b));
        poles.is_some_and(|(left, right)| own == (left, right) || own == (right, left))
    };
    pairs.sort_by_key(|pair| of(pair).map(|pair| (!of_poles(pair), std::cmp::Reverse(size(pair)))));
    let rest = pairs.split_off(pairs.len().min(FIRST));
    let own = reading.clone();
    let draw = move |pairs: &[usize]| pairs.iter().map(|&pair| pair_row(&own, list, pair)).collect::<Vec<_>>();
    let first = draw(&pairs);
    let says = if first.is_empty() {
        "No two roles meet: every topic is given to one role only.".to_owned()
    } else {
        format!("Topics on which some {} names the one role and some, maybe the same, names the other.", reading.one_voice())
    };
    let rest = (!rest.is_empty()).then(|| {
        fold(format!("{} more", count_of(rest.len(), "pair")).into_any(), move || {
            view! { <ul class="folds">{draw(&rest)}</ul> }.into_any()
        })
    });
    section("both", "What two roles both claim", says, view! { <ul class="folds">{first} {rest}</ul> }.into_any())
}

fn pair_row(reading: &Arc<Reading>, list: List, number: usize) -> AnyView {
    let Some(pair) = reading.overlap.pairs.get(number) else { return ().into_any() };
    let role = |role: u16| reading.roles.get(usize::from(role)).map(|role| (role.mark.clone(), role.name.clone()));
    let (Some((mark_a, name_a)), Some((mark_b, name_b))) = (role(pair.a), role(pair.b)) else { return ().into_any() };
    let counts = format!(
        "{} contested, {} partly, {} given to both by all who answer",
        pair.contested.len(),
        pair.partly.len(),
        pair.agreed.len()
    );
    let summary = view! {
        <span class="what"><Glyph mark=mark_a/> " " {name_a} " and " <Glyph mark=mark_b/> " " {name_b} " " <span class="count">{counts}</span></span>
        <svg class="icon open" aria-hidden="true"><use href="#i-down"/></svg>
    };
    let own = reading.clone();
    fold(summary.into_any(), move || {
        let Some(pair) = own.overlap.pairs.get(number) else { return ().into_any() };
        let short = |role: u16| own.roles.get(usize::from(role)).map(|role| role.short.clone()).unwrap_or_default();
        let (a, b) = (short(pair.a), short(pair.b));
        let part = |title: &'static str, meetings: &[Meeting]| {
            let note = |found: &Meeting| match (found.both, found.only_a, found.only_b) {
                (both, 0, 0) => format!("{both} of {} say both", found.voices),
                (0, only_a, only_b) => format!("{only_a} {a}, {only_b} {b}, of {}", found.voices),
                (both, only_a, only_b) => format!("{only_a} {a}, {both} both, {only_b} {b}, of {}", found.voices),
            };
            let links: Vec<AnyView> = meetings.iter().map(|found| link(&own, list, found.topic, note(found))).collect();
            (!links.is_empty()).then(|| view! { <h3>{title}</h3> <ul class="links">{links}</ul> })
        };
        view! {
            {part("Contested: one alone says the one, one alone the other", &pair.contested)}
            {part("Given to both by all who answer", &pair.agreed)}
            {part("Partly", &pair.partly)}
        }
        .into_any()
    })
}

/// What nobody takes.
pub(super) fn gaps(reading: &Arc<Reading>, list: List) -> AnyView {
    let (untaken, unanswered) = (&reading.overlap.untaken, &reading.overlap.unanswered);
    let one = reading.one_voice();
    let says = match (untaken.len(), unanswered.len()) {
        (0, 0) => "No gap: nobody says of any topic that nobody owns it, and every topic has an answer.".to_owned(),
        (0, gone) => format!("Nobody says of any topic that nobody owns it; {} without an answer.", is_are(gone)),
        (some, gone) => {
            let missing =
                if gone == 0 { "every topic has an answer".to_owned() } else { format!("{} without an answer", is_are(gone)) };
            format!("Of {} at least one {one} says that nobody owns it; {missing}.", count_of(some, "topic"))
        }
    };
    let nobody =
        untaken.iter().map(|found| link(reading, list, found.topic, format!("{} of {} say nobody", found.nobody, found.voices)));
    let silent = unanswered.iter().map(|&topic| link(reading, list, topic, "no answer".to_owned()));
    let links: Vec<AnyView> = nobody.chain(silent).collect();
    let body = (!links.is_empty()).then(|| view! { <ul class="links">{links}</ul> }).into_any();
    section("gaps", "What nobody takes", says, body)
}

fn is_are(count: usize) -> String {
    format!("{} {}", count_of(count, "topic"), if count == 1 { "is" } else { "are" })
}

/// Where a participant says one thing here and another there. Articles are named; of people only the topics are listed.
pub(super) fn wavers(reading: &Arc<Reading>, list: List) -> Option<AnyView> {
    let wavers = &reading.votes.wavers;
    let all: usize = wavers.iter().map(Vec::len).sum();
    if all == 0 {
        return None;
    }
    if !reading.articles {
        let count = |topic: usize| wavers.iter().filter(|topics| topics.binary_search(&topic).is_ok()).count();
        let counts = (0..reading.topics.len()).map(|topic| (topic, count(topic))).filter(|(_, count)| *count > 0);
        let links: Vec<AnyView> =
            counts.map(|(topic, count)| link(reading, list, topic, count_of(count, "participant"))).collect();
        let says = "Topics on which a participant says one thing here and another there.".to_owned();
        return Some(section("wavers", "Where a participant wavers", says, view! { <ul class="links">{links}</ul> }.into_any()));
    }
    let says = format!(
        "{}: the same article says otherwise in another place. The remark at each topic says where.",
        count_of(all, "stance")
    );
    let rows: Vec<AnyView> = wavers
        .iter()
        .zip(&reading.voices)
        .enumerate()
        .filter(|(_, (topics, _))| !topics.is_empty())
        .map(|(voice, (topics, name))| {
            let count = count_of(topics.len(), "topic");
            let summary = view! {
                <span class="what" dir="auto">{name.clone()} " " <span class="count">{count}</span></span>
                <svg class="icon open" aria-hidden="true"><use href="#i-down"/></svg>
            };
            let own = reading.clone();
            fold(summary.into_any(), move || {
                let topics = own.votes.wavers.get(voice).map(Vec::as_slice).unwrap_or_default();
                let said = |topic: usize| {
                    own.said(topic).nth(voice).and_then(|(_, kind, _)| Some(format!("read as {}", kind?.words.to_lowercase())))
                };
                let links: Vec<AnyView> =
                    topics.iter().map(|&topic| link(&own, list, topic, said(topic).unwrap_or_default())).collect();
                view! { <ul class="links">{links}</ul> }.into_any()
            })
        })
        .collect();
    Some(section("wavers", "Where an article contradicts itself", says, view! { <ul class="folds">{rows}</ul> }.into_any()))
}
