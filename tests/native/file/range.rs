//! Ranges of the matrix as spreadsheets have them: what is read, what is refused by its place, and that copying and pasting is nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::file::range::{Range, Unreadable, placed, read, write};
use tandem::plan::Id;
use tandem::plan::letters::Letters;

use crate::make::{cases, id};

/// A range in words: cells parted by blanks, lines by `|`, `-` for an empty cell.
fn words(range: &Range) -> String {
    let word = |letters: &Letters| if letters.is_empty() { "-".to_owned() } else { letters.to_string() };
    range.iter().map(|row| row.iter().map(word).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" | ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(read(text).map(|range| words(&range)), Ok(expected.to_owned()), "{text:?}");
}

#[track_caller]
fn refused(text: &str, line: usize, column: usize, says: &str) {
    assert_eq!(read(text), Err(Unreadable { line, column, text: says.to_owned() }), "{text:?}");
}

#[test]
fn as_spreadsheets_write_it() {
    check("A\tR\r\nC\tI\r\n", "A R | C I");
    check("A\tR\nC\tI", "A R | C I");
    check("A\rR\r", "A | R");
    check("A\t\t\n\t\tR", "A - - | - - R");
    check("A", "A");
    check("\n", "-");
    check("\t", "- -");
    check("\n\n", "- | -");
    check("A\n\nR\n", "A | - | R");
    check("A\tR\nC", "A R | C");
    check("", "");
}

#[test]
fn as_people_write_it() {
    for text in [
        "AR",
        "RA",
        "a/r",
        "A, R",
        "r / a",
        " A R ",
        "A;R",
        "A+R",
        "A & R",
        "(A) R",
        "A.R.",
        "\u{a0}A/R\u{a0}",
        "\"A/R\"",
        "\"A\nR\"",
    ] {
        check(text, "AR");
    }
    for text in [" ", "-", "–", "—", "·", "\u{a0}", "- -"] {
        check(&format!("{text}\n"), "-");
    }
    check("\"A\"\t\"\"\"\"\n".replace("\"\"\"\"", "\"\"").as_str(), "A -");
}

#[test]
fn what_cannot_be_read_is_told_by_its_place() {
    refused("X", 1, 1, "X");
    refused("A\tR\nC\tyes", 2, 2, "yes");
    refused("A\n\n\t\tPM", 3, 3, "PM");
    refused("AA", 1, 1, "AA");
    refused("A/R/A", 1, 1, "A/R/A");
    refused("A1", 1, 1, "A1");
    refused("/", 1, 1, "/");
    refused("А", 1, 1, "А"); // Cyrillic
    refused("S\tX", 1, 1, "S");
    refused("\"two\n lines\"", 1, 1, "two lines");
    refused("A\t\"say \"\"A\"\"\"", 1, 2, "say \"A\"");
    refused(&"x".repeat(50), 1, 1, &format!("{}…", "x".repeat(40)));
    refused(&format!("A\t{}", "é".repeat(40)), 1, 2, &"é".repeat(40));
}

#[test]
fn a_range_is_placed_from_its_first_cell_on() {
    let (rows, roles) = ([id("a"), id("b")], [id("po"), id("pm")]);
    let place = |text: &str| {
        let (cells, outside) = placed(&read(text).unwrap(), &rows, &roles);
        let word = |(row, role, letters): &(Id, Id, Letters)| format!("{row} {role} {letters}");
        (cells.iter().map(word).collect::<Vec<_>>().join(", "), outside)
    };
    assert_eq!(place("A\tR\nC\tI"), ("a po A, a pm R, b po C, b pm I".to_owned(), 0));
    assert_eq!(place("A\tR\tC\nC"), ("a po A, a pm R, b po C".to_owned(), 1));
    assert_eq!(place("A\nR\nC\tI"), ("a po A, b po R".to_owned(), 2));
    assert_eq!(place("A\t\n"), ("a po A, a pm ".to_owned(), 0));
    assert_eq!(place(""), (String::new(), 0));
}

fn any_letters() -> impl Strategy<Value = Letters> {
    prop::sample::select(vec!["", "A", "R", "C", "I", "AR", "ARCI", "RC"]).prop_map(|word| Letters::parse(word).unwrap())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn copied_and_pasted_is_as_before(width in 1..8_usize, cells in vec(any_letters(), 0..40)) {
        let range: Range = cells.chunks_exact(width).map(<[Letters]>::to_vec).collect();
        prop_assert_eq!(read(&write(&range)), Ok(range.clone()));
        // As programs on other systems put it on the clipboard.
        prop_assert_eq!(read(&write(&range).replace('\n', "\r\n")), Ok(range));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ARCIarci/, \"\t\r\n x-]{0,60}") {
        if let Ok(range) = read(&text) {
            let again = read(&write(&range));
            prop_assert_eq!(again, Ok(range));
        }
    }

    #[test]
    fn nothing_breaks_it(text in "(?s).{0,80}") {
        if let Err(found) = read(&text) {
            prop_assert!(found.line > 0 && found.column > 0 && found.text.chars().count() <= 41);
        }
    }
}
