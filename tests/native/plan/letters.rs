//! The letters of a matrix cell: which go together, and which take the place of others.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::plan::letters::{LETTERS, Letters};

use crate::make::cases;

/// The cells that choosing letters can lead to.
const CELLS: [&str; 6] = ["", "A", "R", "AR", "C", "I"];

fn cell(text: &str) -> Letters {
    Letters::parse(text).unwrap()
}

/// What becomes of a cell with a letter, and without it.
fn check(before: &str, letter: char, with: &str, without: &str) {
    let before = cell(before);
    let turned = if before.has(letter) { without } else { with };
    let found = [before.with(letter), before.without(letter), before.toggled(letter)];
    assert_eq!(found.map(|cell| cell.to_string()), [with, without, turned], "{before} and {letter}");
}

#[test]
fn accountable_and_responsible_go_together_and_the_others_stand_alone() {
    check("", 'A', "A", "");
    check("", 'I', "I", "");
    check("A", 'A', "A", "");
    check("A", 'R', "AR", "A");
    check("R", 'A', "AR", "R");
    check("AR", 'A', "AR", "R");
    check("AR", 'R', "AR", "A");
    check("AR", 'C', "C", "AR");
    check("AR", 'I', "I", "AR");
    check("C", 'A', "A", "C");
    check("C", 'R', "R", "C");
    check("C", 'I', "I", "C");
    check("I", 'C', "C", "I");
    check("I", 'I', "I", "");
}

#[test]
fn a_cell_of_a_file_may_hold_what_choosing_would_not() {
    check("ARCI", 'C', "C", "ARI");
    check("ARCI", 'A', "AR", "RCI");
    check("CI", 'R', "R", "CI");
}

#[test]
fn what_is_no_letter_changes_nothing() {
    for letter in ['X', 'a', ' ', 'Å', '\0'] {
        CELLS.iter().for_each(|own| check(own, letter, own, own));
        assert!(Letters::only(letter).is_empty(), "{letter:?}");
    }
}

#[test]
fn a_letter_alone_is_a_cell_and_no_letter_is_empty() {
    for (letter, _) in LETTERS {
        assert_eq!(Letters::only(letter), cell(&letter.to_string()));
        assert!(!Letters::only(letter).is_empty());
    }
    assert!(Letters::default().is_empty() && cell("").is_empty());
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn choosing_leads_to_these_six_cells_only(start in prop::sample::select(&CELLS[..]), letters in vec(0..4usize, 0..12)) {
        let mut own = cell(start);
        for letter in letters.into_iter().map(|at| LETTERS[at].0) {
            let next = own.toggled(letter);
            prop_assert_eq!(next.has(letter), !own.has(letter));
            prop_assert!(CELLS.contains(&next.to_string().as_str()), "{own} and {letter} is {next}");
            own = next;
        }
    }
}
