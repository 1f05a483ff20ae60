//! The letters as buttons, for hands without a keyboard: above the navigation at the foot of the screen. Knows no rule.

use crate::signals::*;

use super::cells::{findings, mark};
use super::grid::Grid;
use crate::analysis::finding::capital;
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::matrix::cell_id;
use crate::plan::{Cell, Responsibility};
use crate::ui::view::{El, Part, dynamic, el, text};
use crate::ui::widgets::{Button, icon};

/// The bar, while a cell is chosen and it was asked for.
pub(super) fn bar(grid: Grid) -> Part {
    let shown = Memo::new(move |_| grid.bar.get() && grid.chosen().is_some());
    dynamic(move || shown.get().then(|| draw(grid)))
}

fn draw(grid: Grid) -> El {
    let session = grid.session;
    let now = move || {
        let cell = grid.chosen().and_then(|(row, role)| session.record::<Cell>(&cell_id(&row, &role)));
        cell.map(|cell| cell.letters).unwrap_or_default()
    };
    let set = move |letters: Letters| {
        if let Some((row, role)) = untrack(|| grid.chosen()) {
            grid.set(&row, &role, letters);
        }
    };
    let letter = |(letter, word): &'static (char, &'static str)| {
        el("button")
            .attr("type", "button")
            .attr("id", format!("letter-{letter}"))
            .states("aria-pressed", move || now().has(*letter))
            .on("click", move |_| set(untrack(now).toggled(*letter)))
            .child(mark(Letters::only(*letter), "").map(|mark| mark.attr("aria-hidden", "true")))
            .child(el("span").child(capital(word)))
    };
    let close = move || {
        grid.focus_chosen();
        grid.bar.set(false);
    };
    let about = move || {
        let (row, role) = grid.chosen()?;
        let text = session.record::<Responsibility>(&row)?.text.clone();
        Some(format!("{}: {text}", grid.name(&role)))
    };
    let wrong = move || {
        let found = grid.chosen().and_then(|(row, _)| findings(grid, &row)).unwrap_or_default();
        found.iter().map(|finding| finding.title()).collect::<Vec<_>>().join(" · ")
    };
    let words = el("div")
        .child(el("p").attr("dir", "auto").child(text(move || about().unwrap_or_default())))
        .child(el("p").class("small").child(text(wrong)));
    let buttons = LETTERS.iter().map(letter).fold(el("div"), El::child);
    let clear = el("button").attr("type", "button").child(icon("minus")).child(el("span").child("Clear"));
    let done = Button::icon("close").class("bare").plain().attr("aria-label", "Done").on("click", move |_| close());
    el("div")
        .class("letters")
        .attr("role", "toolbar")
        .attr("aria-label", "Letters of the chosen cell")
        .child(words)
        .child(buttons.child(clear.on("click", move |_| set(Letters::default()))))
        .child(done)
        .on("keydown", move |event| {
            if event.key() == "Escape" {
                event.take();
                close();
            }
        })
}
