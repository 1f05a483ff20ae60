//! The reveal: the head, the picture with the agreement, and the parts below it. Knows how they stand together, not what is in them.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::disputes::{List, disputes};
use super::reading::{Kind, Reading};
use super::{agreement, heat, overlaps, sources, twin};
use crate::analysis::finding::{count_of, finding, in_words};
use crate::analysis::picture::MOST_NUMBERS;
use crate::analysis::spectrum;
use crate::browser::walk;
use crate::session::Session;
use crate::ui::charts::{Spectrum, SpectrumData};
use crate::ui::widgets::{ChartFrame, Mark, Shape, Still, el};

/// The page for a round with answers.
pub(super) fn reveal(reading: &Arc<Reading>) -> AnyView {
    let list = List::of(reading);
    open_chosen(reading, list);
    let own = reading.clone();
    let follow = move |event: MouseEvent| {
        if let Some(topic) = walk::number_of(&event, walk::TOPIC) {
            event.prevent_default();
            list.open(&own, topic);
        }
    };
    view! {
        {head(reading)}
        {picture(reading, list)}
        {disputes(reading, list)}
        {heat::heat(reading)}
        <div class="cols" on:click=follow>
            <div class="w6">{overlaps::both(reading)}</div>
            <div class="w6 stack">{overlaps::gaps(reading)} {overlaps::wavers(reading)}</div>
        </div>
    }
    .into_any()
}

/// Opens the topic that the address names.
fn open_chosen(reading: &Arc<Reading>, list: List) {
    let chosen = Session::get().route.with_untracked(|route| route.chosen("topic").map(str::to_owned));
    if let Some(topic) = chosen.and_then(|id| reading.topics.iter().position(|text| text.id.as_str() == id)) {
        list.open(reading, topic);
    }
}

fn head(reading: &Reading) -> Still {
    let round = &reading.round;
    let title = if round.name.is_empty() { "Workshop" } else { round.name.as_str() };
    let who = match (reading.articles, reading.voices.len()) {
        (true, count) => format!("{} article{} as participants", in_words(count), if count == 1 { "" } else { "s" }),
        (false, count) => count_of(count, "participant"),
    };
    let day = round.day.map(|day| format!(" · {}", day.in_words())).unwrap_or_default();
    let line = format!("{} · {who}{day}", count_of(reading.topics.len(), "topic"));
    let own = el("div", "").and(el("h1", "").set("dir", "auto").text(title)).and(el("p", "muted").text(line));
    el("div", "head").and(if reading.articles { own.and(sources::sources()) } else { own })
}

/// The roles between which the picture runs: those that the address names, or the usual ones.
fn chosen_poles(reading: &Reading, session: Session) -> Option<(usize, usize)> {
    let (left, right) = reading.poles()?;
    let chosen =
        |key: &str| session.route.with(|route| route.chosen(key).and_then(|id| reading.role(|role| role.id.as_str() == id)));
    match (chosen("left").unwrap_or(left), chosen("right").unwrap_or(right)) {
        (same, other) if same == other => Some((left, right)),
        poles => Some(poles),
    }
}

fn picture(reading: &Arc<Reading>, list: List) -> AnyView {
    let session = Session::get();
    let heading = finding(&reading.reveal.headline);
    let own = reading.clone();
    let poles = Memo::new(move |_| chosen_poles(&own, session));
    let Some(first) = poles.get_untracked() else {
        // With one role or none there is no line to stand on.
        return view! {
            <section class="section">
                <header><div><h2>{heading}</h2></div></header>
                {agreement::agreement(reading)}
            </section>
        }
        .into_any();
    };
    let own = reading.clone();
    let poles = Memo::new(move |_| poles.get().unwrap_or(first));
    let data = Signal::derive(move || Arc::new(data(&own, poles.get())));
    let many = if reading.articles { "the articles" } else { "people" };
    let own = reading.clone();
    let says = Signal::derive(move || {
        let name = |role: usize| own.roles.get(role).map(|role| lower(&role.name)).unwrap_or_default();
        let (left, right) = poles.get();
        format!(
            "Each mark is a topic. Further left, more votes for the {}; further right, for the {}. The higher it floats, the more {many} disagree. Below the line: no dispute.",
            name(left),
            name(right)
        )
    });
    let describe = {
        let own = reading.clone();
        Arc::new(move |topic: usize| described(&own, topic))
    };
    let tip = {
        let own = reading.clone();
        Arc::new(move |topic: usize| tip(&own, topic))
    };
    let open = {
        let own = reading.clone();
        Arc::new(move |topic: usize| list.open(&own, topic))
    };
    let own = reading.clone();
    let table = move || twin::twin(&own, poles.get());
    let own = reading.clone();
    let note = move || note(&own, poles.get());
    let (panel, ends, legend) = (agreement::agreement(reading), pole_row(reading, poles), key(reading));
    view! {
        <ChartFrame finding=heading says=says class="reveal">
            <div class="stage">
                {panel}
                <div class="between">
                    <Spectrum data=data name="Topics between two roles".to_owned() describe=describe tip=tip open=open/>
                    {ends}
                    {legend}
                    {table}
                </div>
            </div>
            <figcaption class="note">{note}</figcaption>
        </ChartFrame>
    }
    .into_any()
}

/// In the middle of a sentence; a short name such as “CPO” stays as it is.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
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
        texts: reading.topics.iter().map(|text| text.text.clone()).collect(),
        roles: reading.roles.iter().map(|role| role.mark.clone()).collect(),
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

fn tip(reading: &Reading, topic: usize) -> Still {
    let text = reading.topics.get(topic).map_or("", |text| text.text.as_str());
    let line = |kind: &Kind, words: String| el("li", "").and(kind.mark.glyph()).and(el("span", "").text(words));
    let lines = if reading.articles && reading.voices.len() <= 12 {
        let said = reading.said(topic).filter_map(|(who, kind, _)| Some((who, kind?)));
        said.map(|(who, kind)| line(kind, format!("{who}: {}", lower(&kind.words)))).collect()
    } else {
        reading.answers(topic).into_iter().map(|(kind, count)| line(kind, format!("{count} {}", lower(&kind.words)))).collect()
    };
    el("div", "tip")
        .set("aria-hidden", true)
        .and(el("strong", "").set("dir", "auto").text(text))
        .and(el("p", "count").text(reading.answered(topic)))
        .and(el("ul", "").all(lines))
}

/// What stands at both ends; with more than two roles each end is a choice.
fn pole_row(reading: &Arc<Reading>, poles: Memo<(usize, usize)>) -> AnyView {
    let own = reading.clone();
    let end = move |key: &'static str, other: &'static str| {
        let own = own.clone();
        let role = move || if key == "left" { poles.get().0 } else { poles.get().1 };
        let mark = {
            let own = own.clone();
            move || own.roles.get(role()).map(|role| role.mark.glyph())
        };
        let words = if own.roles.len() > 2 {
            let label = if key == "left" { "Role on the left" } else { "Role on the right" };
            let options = own.roles.iter().enumerate().map(|(index, option)| {
                view! { <option value=option.id.to_string() selected=move || role() == index>{option.name.clone()}</option> }
            });
            let options = options.collect_view();
            let change = move |event| choose(&own, poles.get_untracked(), key, other, &event_target_value(&event));
            view! { <select class="input" aria-label=label on:change=change>{options}</select> }.into_any()
        } else {
            (move || own.roles.get(role()).map(|role| role.name.clone())).into_any()
        };
        if key == "left" {
            view! { <span>{mark} {words}</span> }.into_any()
        } else {
            view! { <span>{words} {mark}</span> }.into_any()
        }
    };
    view! { <div class="pole">{end("left", "right")} <span class="mid">"shared equally"</span> {end("right", "left")}</div> }
        .into_any()
}

/// Puts a role at one end; if it stood at the other, they swap.
fn choose(reading: &Reading, poles: (usize, usize), key: &str, other: &str, id: &str) {
    let session = Session::get();
    let (own, far) = if key == "left" { poles } else { (poles.1, poles.0) };
    let far = if reading.roles.get(far).is_some_and(|role| role.id.as_str() == id) { own } else { far };
    let far = reading.roles.get(far).map(|role| role.id.as_str());
    let route = session.route.get_untracked().with(key, Some(id)).with(other, far);
    session.go(&route);
}

fn key(reading: &Reading) -> Still {
    let mark = Mark { shape: Shape::Circle, class: "both" };
    let item = |glyph: Still, words: String| el("li", "").and(glyph).text(words);
    let ring = el("svg", "")
        .set("width", 20)
        .set("height", 20)
        .set("viewBox", "0 0 20 20")
        .set("aria-hidden", true)
        .and(el("path", "arc po").set("stroke-width", 5).set("d", "M10 17A7 7 0 0 1 10 3"))
        .and(el("path", "arc pm").set("stroke-width", 5).set("d", "M10 3A7 7 0 0 1 10 17"));
    el("ul", "key howto")
        .and(item(ring, "ring: share of votes".to_owned()))
        .and(item(mark.glyph(), "filled: all agree".to_owned()))
        .and(item(el("span", "lone").and(mark.glyph()), format!("open: one {} speaks", reading.one_voice())))
}

/// What the numbers are, and what the picture leaves out.
fn note(reading: &Reading, (left, right): (usize, usize)) -> String {
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
