//! What two roles both claim, what nobody takes, and where a participant contradicts itself: lists of topics with their counts.

use super::parts::{fold, link, section};
use super::reading::Reading;
use crate::analysis::finding::count_of;
use crate::analysis::overlap::{Meeting, Pair};
use crate::plan::sorting::sort_by;
use crate::ui::view::{El, el};
use crate::ui::widgets::glyph;

/// So many links stand in a list before the rest is folded away.
const FIRST: usize = 10;

/// What two roles both claim: per pair of roles, product owner and product manager first.
pub(super) fn both(reading: &Reading) -> El {
    let poles = reading.poles();
    let mut pairs: Vec<&Pair> = reading.overlap.pairs.iter().collect::<Vec<_>>();
    let size = |pair: &Pair| pair.agreed.len() + pair.contested.len() + pair.partly.len();
    let apart = |pair: &Pair| {
        let own = (usize::from(pair.a), usize::from(pair.b));
        poles.is_none_or(|(left, right)| own != (left, right) && own != (right, left))
    };
    sort_by(&mut pairs, |a, b| apart(a).cmp(&apart(b)).then_with(|| size(b).cmp(&size(a))));
    let says = if pairs.is_empty() {
        "No two roles meet: every topic is given to one role only.".to_owned()
    } else {
        format!("Topics on which some {} names the one role and some, maybe the same, names the other.", reading.one_voice())
    };
    let rows = pairs.into_iter().filter_map(|pair| Some(el("li").child(pair_row(reading, pair)?))).collect::<Vec<_>>();
    section("both", "What two roles both claim", says, el("ul").class("folds").child(rows))
}

fn pair_row(reading: &Reading, pair: &Pair) -> Option<El> {
    let (a, b) = (reading.roles.get(usize::from(pair.a))?, reading.roles.get(usize::from(pair.b))?);
    let alone = match pair.agreed.iter().filter(|found| found.voices == 1).count() {
        0 => String::new(),
        some => format!(" ({some} by one {} only)", reading.one_voice()),
    };
    let counts = format!(
        "{} contested, {} partly, {} given to both by all who answer{alone}",
        pair.contested.len(),
        pair.partly.len(),
        pair.agreed.len()
    );
    let summary = el("span")
        .class("what")
        .child(glyph(a.mark))
        .child(format!(" {} and ", a.name))
        .child(glyph(b.mark))
        .child(format!(" {} ", b.name))
        .child(el("span").class("count").child(counts));
    let note = |found: &Meeting| match (found.both, found.only_a, found.only_b) {
        (1, 0, 0) => format!("1 of {} says both", found.voices),
        (both, 0, 0) => format!("{both} of {} say both", found.voices),
        (0, only_a, only_b) => format!("{only_a} {}, {only_b} {}, of {}", a.short, b.short, found.voices),
        (both, only_a, only_b) => format!("{only_a} {}, {both} both, {only_b} {}, of {}", a.short, b.short, found.voices),
    };
    let parts: [(&str, &[Meeting]); 3] = [
        ("Contested: one alone says the one, one alone the other", &pair.contested),
        ("Given to both by all who answer", &pair.agreed),
        ("Partly", &pair.partly),
    ];
    let mut inside = Vec::new();
    for (title, meetings) in parts.into_iter().filter(|(_, meetings)| !meetings.is_empty()) {
        inside.push(el("h3").child(title));
        inside.push(
            el("ul")
                .class("links")
                .child(meetings.iter().map(|found| link(reading, found.topic, note(found))).collect::<Vec<_>>()),
        );
    }
    Some(fold(summary, inside))
}

/// What nobody takes.
pub(super) fn gaps(reading: &Reading) -> El {
    let (untaken, unanswered) = (&reading.overlap.untaken, &reading.overlap.unanswered);
    let one = reading.one_voice();
    let missing = match unanswered.len() {
        0 => "every topic has an answer".to_owned(),
        1 => "1 topic is without an answer".to_owned(),
        many => format!("{many} topics are without an answer"),
    };
    let says = match untaken.len() {
        0 => format!("Nobody says of any topic that nobody owns it; {missing}."),
        1 => format!("At least one {one} says of one topic that nobody owns it; {missing}."),
        some => format!("At least one {one} says of each of {some} topics that nobody owns it; {missing}."),
    };
    let mut links: Vec<El> = untaken
        .iter()
        .map(|found| {
            let verb = if found.nobody == 1 { "says" } else { "say" };
            link(reading, found.topic, format!("{} of {} {verb} nobody", found.nobody, found.voices))
        })
        .collect::<Vec<_>>();
    links.extend(unanswered.iter().map(|&topic| link(reading, topic, "no answer".to_owned())));
    section("gaps", "What nobody takes", says, list(links))
}

/// A list of links: the first ones at once, the others folded away.
pub(super) fn list(mut links: Vec<El>) -> Option<El> {
    let rest = links.split_off(links.len().min(FIRST));
    if links.is_empty() {
        return None;
    }
    let words = el("span").child(format!("{} more", rest.len()));
    let rest = (!rest.is_empty()).then(|| fold(words, vec![el("ul").class("links").child(rest)]));
    Some(el("div").child(el("ul").class("links").child(links)).child(rest))
}

/// Where a participant says one thing here and another there. Articles are named; of people only the topics are listed.
pub(super) fn wavers(reading: &Reading) -> Option<El> {
    let wavers = &reading.votes.wavers;
    let all: usize = wavers.iter().map(Vec::len).sum();
    if all == 0 {
        return None;
    }
    if !reading.articles {
        let count = |topic: usize| wavers.iter().filter(|topics| topics.binary_search(&topic).is_ok()).count();
        let counts = (0..reading.topics.len()).map(|topic| (topic, count(topic))).filter(|(_, count)| *count > 0);
        let links = counts.map(|(topic, count)| link(reading, topic, count_of(count, "participant"))).collect::<Vec<_>>();
        let says = "Topics on which a participant says one thing here and another there.".to_owned();
        return Some(section("wavers", "Where a participant wavers", says, list(links)));
    }
    let says = format!(
        "{}: the same article says otherwise in another place. Where we have a remark on it, it stands with the topic.",
        count_of(all, "stance")
    );
    let row = |(voice, (topics, name)): (usize, (&Vec<usize>, &String))| {
        let said = |topic: usize| {
            let said = reading.said(topic).nth(voice).and_then(|(_, kind, _)| kind);
            said.map(|kind| format!("read as {}", kind.words.to_ascii_lowercase())).unwrap_or_default()
        };
        let links = topics.iter().map(|&topic| link(reading, topic, said(topic))).collect::<Vec<_>>();
        let count = el("span").class("count").child(count_of(topics.len(), "topic"));
        let summary = el("span").class("what").child(format!("{name} ")).child(count);
        el("li").child(fold(summary, vec![el("ul").class("links").child(links)]))
    };
    let rows =
        wavers.iter().zip(&reading.voices).enumerate().filter(|(_, (topics, _))| !topics.is_empty()).map(row).collect::<Vec<_>>();
    Some(section("wavers", "Where an article contradicts itself", says, el("ul").class("folds").child(rows)))
}
