//! The letters as buttons, for hands without a keyboard: above the navigation at the foot of the screen. Knows no rule.

use crate::signals::*;

use super::grid::Grid;
use crate::analysis::finding::{capital, count_of};
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::{Id, Responsibility};
use crate::session::{Command, InMatrix, Page};
use crate::ui::view::{El, Part, dynamic, el, text};
use crate::ui::widgets::{Button, icon, letters_mark};

/// The bar, while a cell is chosen and it was asked for.
pub(super) fn bar(grid: Grid) -> Part {
    let shown = Memo::new(move |_| grid.bar.get() && grid.chosen().is_some());
    dynamic(move || shown.get().then(|| draw(grid)))
}

fn draw(grid: Grid) -> El {
    let session = grid.session;
    let now = move || grid.chosen().map(|at| grid.letters(&at)).unwrap_or_default();
    // What is right for the chosen cell is done to all that is selected.
    let toggle = move |letter: char| {
        let is_there = untrack(now).has(letter);
        grid.change(|own| if is_there { own.without(letter) } else { own.with(letter) });
    };
    let letter = |(letter, word): &'static (char, &'static str)| {
        el("button")
            .attr("type", "button")
            .attr("id", format!("letter-{letter}"))
            .states("aria-pressed", move || now().has(*letter))
            .on("click", move |_| toggle(*letter))
            .child(letters_mark(Letters::only(*letter), "").map(|mark| mark.attr("aria-hidden", "true")))
            .child(el("span").child(capital(word)))
    };
    let close = move || {
        grid.focus_chosen();
        grid.bar.set(false);
    };
    let about = move || {
        if let Some(rectangle) = grid.selection.get() {
            return Some(format!("{} selected", count_of(rectangle.rows.len() * rectangle.roles.len(), "cell")));
        }
        let (row, role) = grid.chosen()?;
        let text = session.record::<Responsibility>(&row)?.text.clone();
        Some(format!("{}: {text}", grid.name(&role)))
    };
    let wrong = move || {
        let found = grid.chosen().and_then(|(row, _)| grid.findings(&row)).unwrap_or_default();
        found.iter().map(|finding| finding.title()).collect::<Vec<_>>().join(" · ")
    };
    let handover = move || {
        let row = grid.chosen()?.0;
        Some(Page::Roles.view("development").with("row", Some(row.as_str())).address())
    };
    let words = el("div")
        .child(el("p").attr("dir", "auto").child(text(move || about().unwrap_or_default())))
        .child(el("p").class("small").child(text(wrong)))
        .child(el("a").class("small").follows("href", handover).child("Hand it over later …"))
        .child(dynamic(move || back(grid)));
    let buttons = LETTERS.iter().map(letter).fold(el("div"), El::child);
    let clear = el("button").attr("type", "button").child(icon("minus")).child(el("span").child("Clear"));
    let done = Button::icon("close").class("bare").plain().attr("aria-label", "Done").on("click", move |_| close());
    el("div")
        .class("letters")
        .attr("role", "toolbar")
        .attr("aria-label", "Letters of the chosen cell")
        .child(words)
        .child(buttons.child(clear.on("click", move |_| grid.change(|_| Letters::default()))))
        .child(done)
        .on("keydown", move |event| {
            if event.key() == "Escape" {
                event.take();
                close();
            }
        })
}

/// The way back to what holds for all products, where a selected row is the product's own.
fn back(grid: Grid) -> Option<El> {
    let product = grid.product.get()?;
    let chosen = grid.chosen()?.0;
    let mut rows: Vec<Id> = grid.selection.get().map_or_else(|| vec![chosen], |rectangle| rectangle.rows);
    grid.matrix.with(|matrix| rows.retain(|row| matrix.is_own(row)));
    if rows.is_empty() {
        return None;
    }
    let act = move |_| {
        // The button goes with what it did.
        grid.focus_chosen();
        grid.session.run(Command::InMatrix(InMatrix::AsForAll(product.clone(), rows.clone())));
    };
    Some(Button::words("As for all products").with_icon("undo").class("bare").plain().on("click", act))
}
