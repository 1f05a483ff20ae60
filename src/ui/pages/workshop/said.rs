//! Who said what about one topic, as marks with words. Knows no other topic.

use super::reading::Reading;
use crate::content::Entry;
use crate::plan::Id;
use crate::ui::view::{El, el};
use crate::ui::widgets::{Mark, glyph, stance_words, stances};

/// With more participants than this a mark stands for an answer, with its count, and not for each of them.
const MOST_GLYPHS: usize = 12;

/// So many different answers have their mark; the others are counted.
const MOST_KINDS: usize = 5;

/// The answers to a topic in their fixed order, as marks, and in words for those who do not see them.
pub(super) fn glyphs(reading: &Reading, topic: usize) -> El {
    let mut marks = el("span").class("votes").attr("aria-hidden", "true");
    let answers = reading.answers(topic);
    if reading.voices.len() <= MOST_GLYPHS {
        for (kind, count) in answers {
            marks = marks.child((0..count).map(|_| glyph(kind.mark)).collect::<Vec<_>>());
        }
    } else {
        // Several roles together have no mark of their own, so they are only counted.
        let mut others = 0;
        for (place, (kind, count)) in answers.into_iter().enumerate() {
            if kind.marked && place < MOST_KINDS {
                marks = marks.child(el("span").class("small").child(format!("{count} ")).child(glyph(kind.mark)));
            } else {
                others += count;
            }
        }
        if others > 0 {
            marks = marks.child(el("span").class("small").child(format!("{others} other")));
        }
    }
    el("span").child(marks).child(el("span").class("vh").child(reading.sentence(topic)))
}

/// One entry: who, a mark, what.
fn entry(who: &str, mark: &Mark, words: &str, remark: &str, silent: bool) -> El {
    let said = el("span").child(glyph(*mark)).child(format!(" {words} "));
    let said = if remark.is_empty() { said } else { said.child(el("em").child(remark)) };
    el("li").class(if silent { "silent" } else { "" }).child(el("strong").attr("dir", "auto").child(who)).child(said)
}

/// What each participant says about a topic. Without names: each answer with how many gave it.
fn by_voice(reading: &Reading, topic: usize, names: bool) -> El {
    let entries = if names {
        let said = reading.said(topic).map(|(who, kind, wavers)| {
            let (mark, words) = kind.map_or((&Mark::SILENT, "Says nothing"), |kind| (&kind.mark, kind.words.as_str()));
            entry(who, mark, words, if wavers { "(contradicts itself)" } else { "" }, kind.is_none())
        });
        said.collect::<Vec<_>>()
    } else if reading.answers(topic).is_empty() {
        vec![entry("0", &Mark::SILENT, "Nobody answers", "", true)]
    } else {
        let answers = reading.answers(topic).into_iter();
        answers.map(|(kind, count)| entry(&count.to_string(), &kind.mark, &kind.words, "", false)).collect::<Vec<_>>()
    };
    el("ul").class("said").child(entries)
}

/// How often those of some voices say what about a topic.
pub(super) fn counted(reading: &Reading, topic: usize, among: &[Id]) -> El {
    let mut counts: Vec<(&Mark, &str, usize)> = Vec::new();
    for ((_, kind, _), voice) in reading.said(topic).zip(&reading.votes.voices) {
        let Some(kind) = kind.filter(|_| among.contains(voice)) else { continue };
        match counts.iter_mut().find(|(_, words, _)| *words == kind.words) {
            Some((.., count)) => *count += 1,
            None => counts.push((&kind.mark, &kind.words, 1)),
        }
    }
    let none = counts.is_empty().then(|| el("li").class("silent").child("Nobody answered"));
    let entries = counts.into_iter().map(|(mark, words, count)| entry(&count.to_string(), mark, words, "", false));
    el("ul").class("said").child(entries.collect::<Vec<_>>()).child(none)
}

/// What the articles say about a responsibility of the catalogue.
pub(super) fn by_article(found: &'static Entry) -> El {
    let entries = stances(found).map(|(article, stance)| {
        let (mark, words) = stance_words(stance.map(|stance| &stance.answer));
        let remark = match stance {
            Some(stance) if stance.wavers => "(contradicts itself)",
            Some(stance) if stance.table_unclear => "(from its prose)",
            _ => "",
        };
        entry(article.name, &mark, words, remark, stance.is_none())
    });
    el("ul").class("said").child(entries.collect::<Vec<_>>())
}

/// All that is known of a topic.
pub(super) fn details(reading: &Reading, topic: usize, names: bool) -> El {
    let names = reading.articles || names;
    let own = match &reading.wanted {
        None => el("div").child(by_voice(reading, topic, names)),
        Some(wanted) => {
            let part = |words: &'static str, of: &Reading| {
                el("div").class("w6").child(el("p").class("small aside").child(words)).child(by_voice(of, topic, names))
            };
            let both = el("div").class("cols").child(part("Who owns it today:", reading));
            el("div").child(both.child(part("Who should own it:", wanted)))
        }
    };
    let Some(found) = reading.topics.get(topic).and_then(|text| text.entry) else { return own };
    let own = if reading.articles {
        own
    } else {
        own.child(el("p").class("small aside").child("What the five articles say:")).child(by_article(found))
    };
    if found.remark.is_empty() { own } else { own.child(el("p").class("note aside").child(found.remark)) }
}
