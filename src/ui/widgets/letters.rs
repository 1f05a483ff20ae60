//! Letters of the role matrix as a mark. Knows no role: its colour comes in as a class.

use crate::plan::letters::Letters;
use crate::ui::view::{El, el};

/// The letters of a cell as a mark in the colour of a class; nothing for none.
pub fn letters_mark(letters: Letters, class: &str) -> Option<El> {
    let word = letters.to_string();
    let mark = el("b").class(&format!("raci {} {class}", word.to_ascii_lowercase()));
    let letters = word.chars().map(|letter| el("i").child(letter.to_string())).collect::<Vec<_>>();
    (!word.is_empty()).then(|| mark.child(letters))
}
