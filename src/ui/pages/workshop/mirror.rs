//! What those who hold a role claim for it, against what all others give it, by area. A table, so it is its own twin. Knows topics and
//! counts, no names.

use std::ops::Range;
use std::sync::Arc;

use crate::signals::*;

use super::overlaps::list;
use super::parts::{fold, link};
use super::reading::Reading;
use super::reveal::lower;
use crate::analysis::finding::{count_of, mirrored};
use crate::analysis::overlap::Support;
use crate::analysis::{Claims, Mirror, claims};
use crate::session::Session;
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Mark, glyph};

/// So many have to be on a side of an anonymous round.
const LEAST: usize = 3;

/// The section.
pub(super) fn mirror(reading: &Arc<Reading>) -> El {
    let session = Session::get();
    let all = Arc::new(claims(&reading.votes.votes, &reading.holders));
    // Without a choice: the first role that somebody holds.
    let held = all.iter().position(|own| own.holders > 0);
    let first = held.or_else(|| reading.poles().map(|(left, _)| left)).unwrap_or(0);
    let own = reading.clone();
    let chosen = Memo::new(move |_| {
        let named = session.route.with(|route| route.chosen("mirror").map(str::to_owned));
        named.and_then(|id| own.role(|role| role.id.as_str() == id)).unwrap_or(first)
    });
    let (titled, found) = (reading.clone(), all.clone());
    let heading = move || heading(&titled, &found, chosen.get());
    let header = el("header").child(el("div").child(el("h2").attr("id", "mirror").child(text(heading))));
    let own = reading.clone();
    let body = dynamic(move || body(&own, &all, chosen.get()));
    let switch = switch(session, reading, chosen);
    el("section").class("section").attr("aria-labelledby", "mirror").child(header.child(switch)).child(body)
}

/// The roles, each with an address.
fn switch(session: Session, reading: &Reading, chosen: Memo<usize>) -> El {
    let link = |(place, role): (usize, &super::reading::RoleText)| {
        let id = role.id.clone();
        let address =
            move || Some(session.route.with(|route| route.with("topic", None).with("mirror", Some(id.as_str())).address()));
        el("a")
            .follows("href", address)
            .follows("aria-current", move || (chosen.get() == place).then(|| "true".to_owned()))
            .child(glyph(role.mark))
            .child(el("bdi").child(&role.name))
    };
    el("nav").class("seg").attr("aria-label", "Mirror of").child(reading.roles.iter().enumerate().map(link).collect::<Vec<_>>())
}

fn heading(reading: &Reading, all: &[Claims], role: usize) -> String {
    let (Some(text), Some(claims)) = (reading.roles.get(role), all.get(role)) else { return "No role is an answer".to_owned() };
    let nobody = || format!("{}: nobody in this round holds it", text.name);
    if too_few(reading, claims).is_some() {
        return format!("{}: too few answered to show it without names", text.name);
    }
    claims.mirror().map_or_else(nobody, |mirror| mirrored(&text.name, &mirror))
}

/// Why a role has no mirror though somebody holds it: without names, fewer than three on one side are not shown.
fn too_few(reading: &Reading, claims: &Claims) -> Option<String> {
    let (own, all) = (usize::try_from(claims.holders).unwrap_or(usize::MAX), reading.voices.len());
    let others = all.saturating_sub(own);
    let few = |count: usize| (1..LEAST).contains(&count);
    (reading.round.anonymous && own > 0 && (few(own) || few(others))).then(|| {
        format!(
            "This round is anonymous: a side shows only if three or more are on it. {own} of those who answered hold the role, {others} do not."
        )
    })
}

fn body(reading: &Reading, all: &[Claims], role: usize) -> Part {
    let (Some(text), Some(claims)) = (reading.roles.get(role), all.get(role)) else { return parts() };
    let Some(mirror) = claims.mirror() else {
        let says = format!(
            "No participant holds the {}’s role, so there is nothing to mirror. Tick who holds which role under Set up.",
            lower(&text.name)
        );
        return parts().and(el("p").class("says").child(says));
    };
    let others = reading.voices.len().saturating_sub(usize::try_from(claims.holders).unwrap_or(usize::MAX));
    // In a team it is known who holds a role: of one or two the answers would have a name.
    if let Some(few) = too_few(reading, claims) {
        return parts().and(el("p").class("says").child(few));
    }
    let says = format!(
        "Left, what the {} who hold the role claim for it; right, what the {others} others give it. Filled: both sides; open: one side only. A side counts where at least half of those of it who answer name the role.",
        claims.holders
    );
    let note = |topic: usize| {
        let of = |side: &[Support], who: &str| {
            let found = side.get(topic).copied().unwrap_or_default();
            format!("{} of {} {who}", found.named, found.answered)
        };
        format!("{} who hold it, {} others", of(&claims.own, "").trim_end(), of(&claims.others, "").trim_end())
    };
    let links = |topics: &[usize]| list(topics.iter().map(|&topic| link(reading, topic, note(topic))).collect());
    let open = |title: &'static str, topics: &[usize]| {
        let heading = el("h3").child(title).child(" ").child(el("span").class("count").child(topics.len()));
        el("div").class("w6").child(heading).child(links(topics))
    };
    let folded = |title: &'static str, topics: &[usize]| {
        let words = el("span")
            .class("what")
            .child(title)
            .child(" ")
            .child(el("span").class("count").child(count_of(topics.len(), "topic")));
        let inside: Vec<El> = links(topics).into_iter().collect();
        (!topics.is_empty()).then(|| el("li").child(fold(words, inside)))
    };
    let lists = el("div")
        .class("cols")
        .child(open("They claim it, the others do not give it", &mirror.claimed))
        .child(open("The others give it, they do not claim it", &mirror.given));
    let folds = el("ul")
        .class("folds")
        .child(folded("They claim it, the others agree", &mirror.agreed))
        .child(folded("Neither they nor the others name it", &mirror.neither));
    parts().and(el("p").class("says").child(says)).and(table(reading, &mirror, text.mark)).and(lists).and(folds)
}

/// Marks by area: what is claimed on the left, what is given on the right.
fn table(reading: &Reading, mirror: &Mirror, mark: Mark) -> El {
    let head = |words: &str, class: &str| el("th").class(class).attr("scope", "col").child(words);
    let heads = el("tr").child(head("Claimed", "num")).child(head("Area", "")).child(head("Given", ""));
    let row = |(name, range): &(String, Range<usize>)| {
        let count = |topics: &[usize]| topics.iter().filter(|topic| range.contains(topic)).count();
        let [agreed, claimed, given, neither] =
            [&mirror.agreed, &mirror.claimed, &mirror.given, &mirror.neither].map(|own| count(own));
        let cell = |alone: usize, class: &str, side: &str| {
            let marks =
                |count: usize, class: &str| (0..count).map(|_| el("span").class(class).child(glyph(mark))).collect::<Vec<_>>();
            let (both, own) = (marks(agreed, "both-sides"), marks(alone, "lone"));
            let votes = el("span").class("votes").attr("aria-hidden", "true");
            // What both sides say stands next to the name of the area.
            let votes = if class == "num" { votes.child(own).child(both) } else { votes.child(both).child(own) };
            let words = format!("{} {side}, {alone} of them on this side only", agreed + alone);
            el("td").class(class).child(votes).child(el("span").class("vh").child(words))
        };
        let area = el("th").attr("scope", "row").attr("dir", "auto").child(name);
        let row = || el("tr").child(cell(claimed, "num", "claimed")).child(area.clone()).child(cell(given, "", "given"));
        (agreed + claimed + given + neither > 0).then(row)
    };
    let rows = reading.areas.iter().filter_map(row).collect::<Vec<_>>();
    el("table").class("table mirror").child(el("thead").child(heads)).child(el("tbody").child(rows))
}
