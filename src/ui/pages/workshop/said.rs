//! Who said what about one topic, as marks with words. Knows no other topic.

use super::reading::{Reading, stance_words, stances};
use crate::content::Entry;
use crate::ui::widgets::{Mark, Still, el};

/// With more participants than this a mark stands for an answer, with its count, and not for each of them.
const MOST_GLYPHS: usize = 12;

/// So many different answers have their mark; the others are counted.
const MOST_KINDS: usize = 5;

/// The answers to a topic in their fixed order, as marks, and in words for those who do not see them.
pub(super) fn glyphs(reading: &Reading, topic: usize) -> Still {
    let mut marks = el("span", "votes").set("aria-hidden", true);
    let answers = reading.answers(topic);
    if reading.voices.len() <= MOST_GLYPHS {
        for (kind, count) in answers {
            marks = marks.all(vec![kind.mark.glyph(); count]);
        }
    } else {
        // Several roles together have no mark of their own, so they are only counted.
        let (marked, rest): (Vec<_>, Vec<_>) =
            answers.into_iter().enumerate().partition(|(place, (kind, _))| kind.marked && *place < MOST_KINDS);
        for (_, (kind, count)) in marked {
            marks = marks.and(el("span", "small").text(count).text(" ").and(kind.mark.glyph()));
        }
        let rest: usize = rest.into_iter().map(|(_, (_, count))| count).sum();
        if rest > 0 {
            marks = marks.and(el("span", "small").text(format!("{rest} other")));
        }
    }
    el("span", "").and(marks).and(el("span", "vh").text(reading.sentence(topic)))
}

/// One entry: who, a mark, what.
fn entry(who: &str, mark: &Mark, words: &str, remark: &str, silent: bool) -> Still {
    let said = el("span", "").and(mark.glyph()).text(format!(" {words} "));
    let said = if remark.is_empty() { said } else { said.and(el("em", "").text(remark)) };
    el("li", if silent { "silent" } else { "" }).and(el("strong", "").set("dir", "auto").text(who)).and(said)
}

/// What each participant says about a topic. Without names: each answer with how many gave it.
fn by_voice(reading: &Reading, topic: usize, names: bool) -> Still {
    let entries = if names {
        let said = reading.said(topic).map(|(who, kind, wavers)| {
            let (mark, words) = kind.map_or((&Mark::SILENT, "Says nothing"), |kind| (&kind.mark, kind.words.as_str()));
            entry(who, mark, words, if wavers { "(contradicts itself)" } else { "" }, kind.is_none())
        });
        said.collect()
    } else {
        let answers = reading.answers(topic).into_iter();
        answers.map(|(kind, count)| entry(&count.to_string(), &kind.mark, &kind.words, "", false)).collect()
    };
    el("ul", "said").all(entries)
}

/// What the articles say about a responsibility of the catalogue.
pub(super) fn by_article(found: &'static Entry) -> Still {
    let entries = stances(found).map(|(article, stance)| {
        let (mark, words) = stance_words(stance.map(|stance| &stance.answer));
        let remark = match stance {
            Some(stance) if stance.wavers => "(contradicts itself)",
            Some(stance) if stance.table_unclear => "(from its prose)",
            _ => "",
        };
        entry(article.name, &mark, words, remark, stance.is_none())
    });
    el("ul", "said").all(entries.collect())
}

/// All that is known of a topic.
pub(super) fn details(reading: &Reading, topic: usize, names: bool) -> Still {
    let own = el("div", "").and(by_voice(reading, topic, reading.articles || names));
    let Some(found) = reading.topics.get(topic).and_then(|text| text.entry) else { return own };
    let own = if reading.articles {
        own
    } else {
        own.and(el("p", "small aside").text("What the five articles say:")).and(by_article(found))
    };
    if found.remark.is_empty() { own } else { own.and(el("p", "note aside").text(found.remark)) }
}
