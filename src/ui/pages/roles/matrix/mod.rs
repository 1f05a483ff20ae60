//! The role matrix: the grid, beside it what is wrong with it, above both what is shown. Knows no file.

mod bar;
mod cells;
mod clipboard;
mod grid;
mod keys;
mod limits;
mod mending;
mod people;
mod problems;
mod products;
mod select;
mod sieves;
mod table;
mod turns;

use crate::signals::*;

use crate::analysis::finding::{capital, in_words};
use crate::analysis::raci::Survey;
use crate::plan::letters::{LETTERS, Letters};
use crate::session::Page;
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::letters_mark;

use super::listing::Kind;
use grid::Grid;

/// The view.
pub(super) fn matrix() -> Part {
    let grid = Grid::new();
    let bare = Memo::new(move |_| grid.all.with(Vec::is_empty) || grid.roles.with(Vec::is_empty));
    parts().and(dynamic(move || if bare.get() { Err(nothing(grid)) } else { Ok(content(grid)) }))
}

fn content(grid: Grid) -> Part {
    let number = move |kind: Kind| match kind {
        Kind::All => Some(grid.all.with(Vec::len)),
        Kind::Problems => Some(grid.survey.with(|survey| survey.problems.len())),
        _ => None,
    };
    let settled = text(move || {
        let all = grid.all.with(Vec::len);
        match grid.survey.with(|survey| survey.settled) {
            0 => "No row is settled yet".to_owned(),
            count if count == all => "All rows are settled".to_owned(),
            1 => format!("One of {all} rows is settled"),
            count => format!("{count} of {all} rows are settled"),
        }
    });
    let words = el("div").child(el("h2").attr("id", "matrix").child(settled)).child(key());
    let table = el("section")
        .class("section")
        .attr("aria-labelledby", "matrix")
        .child(el("header").child(words))
        .child(grid.products())
        .child(grid.list.filters(number, move || grid.choosers()))
        .child(grid.turns())
        .child(grid.table())
        .child(el("p").class("vh").attr("role", "status").child(text(move || grid.said.get())));
    let beside =
        el("div").class("beside").child(problems::problems(grid)).child(people::people(grid)).child(limits::limits(grid));
    // With many roles the problems would leave too little room beside them.
    let page = el("div")
        .class("matrix-page")
        .class_when("many", move || grid.roles.with(|roles| roles.len() > 6))
        .child(table)
        .child(beside);
    parts().and(page).and(bar::bar(grid))
}

/// What the letters mean, and the keys.
fn key() -> Part {
    const MEANT: [&str; 4] = ["answers for it", "does the work", "is asked before", "is told afterwards"];
    let letters = LETTERS.iter().zip(MEANT).map(|((letter, word), meant)| {
        el("li").child(letters_mark(Letters::only(*letter), "")).child(el("span").child(format!("{word}: {meant}")))
    });
    let keys = "Arrow keys move. A, R, C and I set a letter, with Shift A and R stand together, Delete clears. Enter or a click opens the letters as buttons. With Shift the arrow keys select several cells, which letters, Delete, copy and paste then take together.";
    parts()
        .and(letters.fold(el("ul").class("key"), El::child))
        .and(el("p").attr("id", "matrix-keys").class("note screen").child(keys))
}

/// What stands here as long as there are no rows or no columns.
fn nothing(grid: Grid) -> El {
    let words = if grid.roles.with(Vec::is_empty) {
        "The matrix says who is accountable, responsible, consulted and informed. It has a column for each role, and there is no role yet."
    } else {
        "The matrix has a row for each responsibility, and there is no responsibility yet."
    };
    let way = el("a").class("btn").attr("href", Page::Roles.view("list").address()).child("Roles and responsibilities");
    el("div").class("empty").child(el("p").child(words)).child(way)
}

/// What a survey found, for a heading; and the note on what is not settled yet.
fn finding(survey: &Survey, all: usize) -> (String, String) {
    let (count, rows) = (survey.count(), survey.problems.len());
    let heading = match (count, rows) {
        (0, _) if survey.unsettled == all => "Nothing is entered yet".to_owned(),
        (0, _) => "No problems".to_owned(),
        (1, _) => "One problem".to_owned(),
        (count, rows) if count == rows => format!("{} problems", capital(&in_words(count))),
        (count, 1) => format!("{} problems in one row", capital(&in_words(count))),
        (count, rows) => format!("{} problems in {} rows", capital(&in_words(count)), in_words(rows)),
    };
    let empty = match survey.unsettled {
        0 => String::new(),
        1 => "One row is empty.".to_owned(),
        count if count == all => {
            format!("All {count} rows are empty. Begin with a role that is accountable: choose a cell, press A.")
        }
        count => format!("{count} rows are empty."),
    };
    (heading, empty)
}
