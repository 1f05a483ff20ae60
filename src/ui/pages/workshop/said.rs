//! Who said what about one topic, as marks with words. Knows no other topic.

use std::sync::Arc;

use leptos::prelude::*;

use super::reading::{Reading, stance_words, stances};
use crate::content::Entry;
use crate::ui::widgets::{Glyph, Mark};

/// With more participants than this a mark stands for an answer, with its count, and not for each of them.
const MOST_GLYPHS: usize = 12;

/// The answers to a topic in their fixed order, as marks; hidden from assistive technology, which gets the sentence.
pub(super) fn glyphs(reading: &Reading, topic: usize) -> AnyView {
    let answers = reading.answers(topic);
    let many = reading.voices.len() > MOST_GLYPHS;
    let marks = answers.into_iter().flat_map(|(kind, count)| {
        let one = move || view! { <Glyph mark=kind.mark.clone()/> }.into_any();
        if many {
            vec![view! { <span class="small">{count} " "</span> }.into_any(), one()]
        } else {
            (0..count).map(|_| one()).collect()
        }
    });
    view! {
        <span class="votes" aria-hidden="true">{marks.collect_view()}</span>
        <span class="vh">{reading.sentence(topic)}</span>
    }
    .into_any()
}

/// One entry: who, a mark, what.
fn entry(who: String, mark: Mark, words: String, remark: Option<&'static str>, silent: bool) -> AnyView {
    view! {
        <li class:silent=silent>
            <strong dir="auto">{who}</strong>
            <span>
                <Glyph mark=mark/>
                " "
                {words}
                {remark.map(|remark| view! { " " <em>{remark}</em> })}
            </span>
        </li>
    }
    .into_any()
}

/// What each participant says about a topic. Without names: each answer with how many gave it.
fn by_voice(reading: &Reading, topic: usize, names: bool) -> AnyView {
    let entries: Vec<AnyView> = if names {
        let said = reading.said(topic).map(|(who, kind, wavers)| {
            let (mark, words) = kind.map_or((Mark::SILENT, "Says nothing"), |kind| (kind.mark.clone(), kind.words.as_str()));
            entry(who.to_owned(), mark, words.to_owned(), wavers.then_some("(contradicts itself)"), kind.is_none())
        });
        said.collect()
    } else {
        let answers = reading.answers(topic).into_iter();
        let said = answers.map(|(kind, count)| entry(count.to_string(), kind.mark.clone(), kind.words.clone(), None, false));
        said.collect()
    };
    view! { <ul class="said">{entries}</ul> }.into_any()
}

/// What the articles say about a responsibility of the catalogue.
pub(super) fn by_article(found: &'static Entry) -> AnyView {
    let entries = stances(found).map(|(article, stance)| {
        let (mark, words) = stance_words(stance.map(|stance| &stance.answer));
        let remark = match stance {
            Some(stance) if stance.wavers => Some("(contradicts itself)"),
            Some(stance) if stance.table_unclear => Some("(from its prose)"),
            _ => None,
        };
        entry(article.name.to_owned(), mark, words.to_owned(), remark, stance.is_none())
    });
    view! { <ul class="said">{entries.collect_view()}</ul> }.into_any()
}

/// All that is known of a topic.
pub(super) fn details(reading: &Arc<Reading>, topic: usize, names: RwSignal<bool>) -> AnyView {
    let own = reading.clone();
    let found = reading.topics.get(topic).and_then(|text| text.entry);
    let remark = found.map(|found| found.remark).filter(|remark| !remark.is_empty());
    let articles = found.filter(|_| !reading.articles);
    view! {
        {move || by_voice(&own, topic, own.articles || names.get())}
        {articles.map(|found| view! { <p class="small aside">"What the five articles say:"</p> {by_article(found)} })}
        {remark.map(|remark| view! { <p class="note aside">{remark}</p> })}
    }
    .into_any()
}
