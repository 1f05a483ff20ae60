//! The reveal: the head, the picture with the agreement, and the parts below it. Knows how they stand together, not what is in them.

use std::sync::Arc;

use crate::letters;
use crate::signals::*;

use super::disputes::{List, disputes};
use super::reading::{Kind, Reading, RoleText};
use super::{agreement, areas, heat, mirror, overlaps, twin, wish};
use crate::analysis::finding::{count_of, finding, in_words};
use crate::analysis::picture::MOST_NUMBERS;
use crate::analysis::spectrum;
use crate::browser::element::Event;
use crate::browser::walk;
use crate::plan::{Id, Plan, Round};
use crate::session::Session;
use crate::ui::charts::{Spectrum, SpectrumData};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Mark, Shape, chart, glyph};

/// The page for a round with answers: what is seen today, or what should be, and how far the two differ.
pub(super) fn reveal(reading: &Arc<Reading>) -> Part {
    let Some(wanted) = reading.wanted.clone() else { return answered(reading) };
    let session = Session::get();
    let should = Memo::new(move |_| session.route.with(|route| route.chosen("question") == Some("should")));
    let today = reading.clone();
    let shown = dynamic(move || if should.get() { answered(&wanted) } else { answered(&today) });
    parts().and(questions(session, should)).and(shown).and(wish::wish(reading))
}

/// Which of the two questions is shown, each with an address.
fn questions(session: Session, should: Memo<bool>) -> El {
    let link = |own: bool, words: &'static str| {
        let address = move || {
            let route = session.route.with(|route| route.with("topic", None).with("question", own.then_some("should")));
            Some(route.address())
        };
        el("a")
            .follows("href", address)
            .follows("aria-current", move || (should.get() == own).then(|| "true".to_owned()))
            .child(words)
    };
    el("p").class("row").child(
        el("nav")
            .class("seg")
            .attr("aria-label", "Question")
            .child(link(false, "Who owns it today"))
            .child(link(true, "Who should own it")),
    )
}

/// The answers to one question.
fn answered(reading: &Arc<Reading>) -> Part {
    let list = List::of(reading);
    open_chosen(reading, list);
    let own = reading.clone();
    let follow = move |event: Event| {
        if let Some(topic) = walk::number_of(&event, walk::TOPIC) {
            event.take();
            list.open(&own, topic);
        }
    };
    let below = el("div")
        .class("cols")
        .on("click", follow)
        .child(mirror::mirror(reading))
        .child(el("div").class("w6").child(overlaps::both(reading)))
        .child(el("div").class("w6 stack").child(overlaps::gaps(reading)).child(overlaps::wavers(reading)));
    parts()
        .and(picture(reading, list))
        .and(disputes(reading, list))
        .and(areas::areas(reading))
        .and(heat::heat(reading))
        .and(below)
}

/// Opens the topic that the address names.
fn open_chosen(reading: &Arc<Reading>, list: List) {
    let chosen = Session::get().route.with_untracked(|route| route.chosen("topic").map(str::to_owned));
    if let Some(topic) = chosen.and_then(|id| reading.topics.iter().position(|text| text.id.as_str() == id)) {
        list.open(reading, topic);
    }
}

/// Whether all who have answered in a round are articles.
pub(super) fn speak_as_articles(plan: &Plan, round: &Round) -> bool {
    let voices = voices(plan, round);
    !voices.is_empty() && voices.iter().all(|id| plan.people.get(id.as_str()).is_some_and(|own| own.kind.as_str() == "article"))
}

fn voices(plan: &Plan, round: &Round) -> Vec<Id> {
    let own = plan.sheets.iter().filter(|sheet| sheet.round.as_ref() == Some(&round.id));
    own.filter_map(|sheet| sheet.person.clone()).collect()
}

/// What a round is made of, in a line.
pub(super) fn made_of(plan: &Plan, round: &Round) -> String {
    let voices = voices(plan, round).len();
    let asked = if round.anonymous { voices } else { round.participants.len().max(voices) };
    let who = match (speak_as_articles(plan, round), asked) {
        (true, _) => format!("{} article{} as participants", in_words(voices), if voices == 1 { "" } else { "s" }),
        (false, 0) => "nobody takes part yet".to_owned(),
        (false, count) => count_of(count, "participant"),
    };
    format!("{} · {who}", count_of(round.topics.len(), "topic"))
}

/// The roles between which the picture runs: those that the address names, or the usual ones.
pub(super) fn chosen_poles(reading: &Reading, session: Session) -> Option<(usize, usize)> {
    let (left, right) = reading.poles()?;
    let chosen =
        |key: &str| session.route.with(|route| route.chosen(key).and_then(|id| reading.role(|role| role.id.as_str() == id)));
    match (chosen("left").unwrap_or(left), chosen("right").unwrap_or(right)) {
        (same, other) if same == other => Some((left, right)),
        poles => Some(poles),
    }
}

fn picture(reading: &Arc<Reading>, list: List) -> El {
    let session = Session::get();
    let heading = finding(&reading.reveal.headline);
    let own = reading.clone();
    let poles = Memo::new(move |_| chosen_poles(&own, session));
    let Some(first) = poles.get_untracked() else {
        // With one role or none there is no line to stand on.
        let header = el("header").child(el("div").child(el("h2").child(heading)));
        return el("section").class("section").child(header).child(agreement::agreement(reading));
    };
    let poles = Memo::new(move |_| poles.get().unwrap_or(first));
    let own = reading.clone();
    let says = move || says(&own, poles.get());
    let (opened, twinned, noted) = (reading.clone(), reading.clone(), reading.clone());
    let plot = plot(reading, move || poles.get(), move |topic| list.open(&opened, topic));
    let table = dynamic(move || twin::twin(&twinned, poles.get()));
    let between = el("div").class("between").child(plot).child(pole_row(reading, poles)).child(key(reading)).child(table);
    let stage = el("div").class("stage").child(agreement::agreement(reading)).child(between);
    let caption = el("figcaption").class("note").child(text(move || note(&noted, poles.get())));
    chart(move || heading.clone(), says, parts().and(stage).and(caption)).class("chart reveal")
}

/// How to read the picture.
pub(super) fn says(reading: &Reading, (left, right): (usize, usize)) -> String {
    let many = if reading.articles { "the articles" } else { "people" };
    let name = |role: usize| reading.roles.get(role).map(|role| lower(&role.name)).unwrap_or_default();
    format!(
        "Each mark is a topic. Further left, more votes for the {}; further right, for the {}. The higher it floats, the more {many} disagree. Below the line: no dispute.",
        name(left),
        name(right)
    )
}

/// The picture itself, and what opening a topic in it does.
pub(super) fn plot(reading: &Arc<Reading>, poles: impl Fn() -> (usize, usize) + 'static, open: impl Fn(usize) + 'static) -> El {
    let (given, describing, tipped) = (reading.clone(), reading.clone(), reading.clone());
    let spectrum = Spectrum {
        name: "Topics between two roles",
        data: Box::new(move || data(&given, poles())),
        describe: Box::new(move |topic| described(&describing, topic)),
        tip: Box::new(move |topic| tip(&tipped, topic)),
        open: Box::new(open),
    };
    spectrum.view()
}

/// In the middle of a sentence; a short name such as “CPO” stays as it is.
pub(super) fn lower(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next().map(String::from)) {
        (Some(first), Some(second)) if letters::upper(&second) != second => letters::lower(&first.to_string()) + chars.as_str(),
        _ => name.to_owned(),
    }
}

fn data(reading: &Reading, (left, right): (usize, usize)) -> SpectrumData {
    let short = |role: usize| reading.roles.get(role).map(|role| role.short.clone()).unwrap_or_default();
    let index = |role: usize| u16::try_from(role).unwrap_or(u16::MAX);
    SpectrumData {
        topics: reading.reveal.topics.clone(),
        order: reading.reveal.order.clone(),
        dots: spectrum(&reading.reveal.topics, index(left), index(right)),
        texts: reading.topics.iter().map(|text| text.text.clone()).collect::<Vec<_>>(),
        roles: reading.roles.iter().map(|role| role.mark).collect::<Vec<_>>(),
        poles: (left, right),
        piles: [format!("agreed: {}", short(left)), "agreed: shared".to_owned(), format!("agreed: {}", short(right))],
    }
}

/// What a mark says aloud.
fn described(reading: &Reading, topic: usize) -> String {
    let (Some(text), Some(found)) = (reading.topics.get(topic), reading.reveal.topics.get(topic)) else { return String::new() };
    let place = reading.places.get(topic).map(|place| format!("{}. ", place + 1)).filter(|_| found.contested).unwrap_or_default();
    format!("{place}{}. {}: {}.", text.text.trim_end_matches('.'), reading.answered(topic), reading.sentence(topic))
}

fn tip(reading: &Reading, topic: usize) -> El {
    let text = reading.topics.get(topic).map_or("", |text| text.text.as_str());
    let line = |kind: &Kind, words: String| el("li").child(glyph(kind.mark)).child(el("span").child(words));
    let lines = if reading.articles && reading.voices.len() <= 12 {
        let said = reading.said(topic).filter_map(|(who, kind, _)| Some((who, kind?)));
        said.map(|(who, kind)| line(kind, format!("{who}: {}", lower(&kind.words)))).collect::<Vec<_>>()
    } else {
        reading
            .answers(topic)
            .into_iter()
            .map(|(kind, count)| line(kind, format!("{count} {}", lower(&kind.words))))
            .collect::<Vec<_>>()
    };
    el("div")
        .class("tip")
        .attr("aria-hidden", "true")
        .child(el("strong").attr("dir", "auto").child(text))
        .child(el("p").class("count").child(reading.answered(topic)))
        .child(el("ul").child(lines))
}

/// What stands at both ends; with more than two roles each end is a choice.
fn pole_row(reading: &Arc<Reading>, poles: Memo<(usize, usize)>) -> El {
    // Taken here: in an event there is no context to take it from.
    let session = Session::get();
    let end = |left: bool| {
        let (marked, named, own) = (reading.clone(), reading.clone(), reading.clone());
        let role = move || if left { poles.get().0 } else { poles.get().1 };
        let mark = dynamic(move || marked.roles.get(role()).map(|role| glyph(role.mark)));
        let words = if reading.roles.len() > 2 {
            let options = dynamic(move || {
                let chosen = role();
                let option = |(index, option): (usize, &RoleText)| {
                    let chosen = (index == chosen).then_some("");
                    el("option").attr("value", option.id.as_str()).maybe("selected", chosen).child(&option.name)
                };
                named.roles.iter().enumerate().map(option).collect::<Vec<_>>()
            });
            let label = if left { "Role on the left" } else { "Role on the right" };
            let change = move |event: Event| choose(session, &own, poles.get_untracked(), left, &event.value());
            parts().and(el("select").class("input").attr("aria-label", label).child(options).on("change", change))
        } else {
            text(move || named.roles.get(role()).map(|role| role.name.clone()).unwrap_or_default())
        };
        let span = el("span");
        if left { span.child(mark).child(" ").child(words) } else { span.child(words).child(" ").child(mark) }
    };
    el("div").class("pole").child(end(true)).child(el("span").class("mid").child("shared equally")).child(end(false))
}

/// What stands at both ends, without a choice.
pub(super) fn pole_names(reading: &Reading, (left, right): (usize, usize)) -> El {
    let end = |role: usize| {
        let role = reading.roles.get(role);
        el("span").child(role.map(|role| glyph(role.mark))).child(" ").child(role.map(|role| el("bdi").child(&role.name)))
    };
    el("div").class("pole").child(end(left)).child(el("span").class("mid").child("shared equally")).child(end(right))
}

/// Puts a role at one end; if it stood at the other, they swap.
fn choose(session: Session, reading: &Reading, poles: (usize, usize), left: bool, id: &str) {
    let (own, far) = if left { poles } else { (poles.1, poles.0) };
    let (key, other) = if left { ("left", "right") } else { ("right", "left") };
    let far = if reading.roles.get(far).is_some_and(|role| role.id.as_str() == id) { own } else { far };
    let far = reading.roles.get(far).map(|role| role.id.as_str());
    let route = session.route.get_untracked().with(key, Some(id)).with(other, far);
    session.go(&route);
}

fn key(reading: &Reading) -> El {
    let mark = Mark { shape: Shape::Circle, class: "both" };
    let item = |glyph: El, words: String| el("li").child(glyph).child(words);
    let ring = el("svg")
        .attr("width", "20")
        .attr("height", "20")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .child(el("path").class("arc po").attr("stroke-width", "5").attr("d", "M10 17A7 7 0 0 1 10 3"))
        .child(el("path").class("arc pm").attr("stroke-width", "5").attr("d", "M10 3A7 7 0 0 1 10 17"));
    el("ul")
        .class("key howto")
        .child(item(ring, "ring: share of votes".to_owned()))
        .child(item(glyph(mark), "filled: all agree".to_owned()))
        .child(item(el("span").class("lone").child(glyph(mark)), format!("open: one {} speaks", reading.one_voice())))
}

/// What the numbers are, and what the picture leaves out.
pub(super) fn note(reading: &Reading, (left, right): (usize, usize)) -> String {
    let index = |role: usize| u16::try_from(role).unwrap_or(u16::MAX);
    let dots = spectrum(&reading.reveal.topics, index(left), index(right));
    let out = dots.iter().filter(|dot| dot.x.is_none()).count();
    let name = |role: usize| reading.roles.get(role).map(|role| lower(&role.name)).unwrap_or_default();
    let contested = reading.reveal.headline.contested;
    let alone = format!("topics that one {} gives to one role alone, and another to another role alone", reading.one_voice());
    let numbers = match contested {
        0 => String::new(),
        1..=MOST_NUMBERS => format!("Numbered: {alone}; the number is the place in the list below. "),
        _ => format!("Large: {alone}. "),
    };
    let left_out = match out {
        0 => String::new(),
        out => format!("Left out: {} that nobody gives to the {} or the {}. ", count_of(out, "topic"), name(left), name(right)),
    };
    format!(
        "{numbers}{left_out}An answer with several roles counts in equal parts for each. Piles count topics, they do not measure."
    )
}
