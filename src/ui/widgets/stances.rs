//! What the five articles say about a responsibility of the catalogue, as marks with words. Knows no plan: a team may call its roles
//! otherwise, the articles do not.

use super::glyph::{Mark, Shape};
use crate::content::catalogue::{owner_in_words, role};
use crate::content::{Article, Entry, Stance, catalogue};
use crate::plan::Answer;
use crate::ui::view::{El, el};

/// The articles with what each says; nothing for a silent one.
pub fn stances(entry: &'static Entry) -> impl Iterator<Item = (&'static Article, Option<&'static Stance>)> {
    catalogue().articles.iter().zip(&entry.stances).map(|(article, stance)| (article, stance.as_ref()))
}

/// An answer of the catalogue as mark and words.
pub fn stance_words(answer: Option<&Answer>) -> (Mark, &'static str) {
    let mark = match answer {
        None | Some(Answer::DontKnow) => Mark::SILENT,
        Some(Answer::Team) => Mark::TEAM,
        Some(Answer::Nobody) => Mark::NOBODY,
        Some(Answer::Roles(set)) => match set.roles() {
            [one] if one.as_str() == role::PO => Mark { shape: Shape::Circle, class: "po" },
            [one] if one.as_str() == role::PM => Mark { shape: Shape::Square, class: "pm" },
            [one] if one.as_str() == role::LEADERSHIP => Mark { shape: Shape::Diamond, class: "leadership" },
            _ => Mark::BOTH,
        },
    };
    (mark, owner_in_words(answer))
}

/// One mark for each article, in their order, with what they say in words for those who do not see it.
pub fn stance_marks(entry: &'static Entry) -> El {
    let mut said = Vec::new();
    let mut picture = el("svg").class("stances").attr("viewBox", "0 0 76 12").attr("role", "img");
    let mut x = 60;
    for (article, stance) in stances(entry) {
        let (mark, words) = stance_words(stance.map(|stance| &stance.answer));
        let wavers = if stance.is_some_and(|stance| stance.wavers) { ", and otherwise elsewhere" } else { "" };
        said.push(format!("{}: {}{wavers}", article.name, words.to_ascii_lowercase()));
        picture = picture.child(mark.draw(x, 60, 50));
        x += 160;
    }
    let said = said.join("; ");
    picture.attr("aria-label", &said).child(el("title").child(said))
}
