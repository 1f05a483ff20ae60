//! The keys and the pointer in the matrix: moving, selecting, setting letters. Knows no rule and draws nothing.

use crate::signals::*;

use super::grid::{At, Grid, element_id};
use crate::analysis::finding::count_of;
use crate::browser::element::{Element, Event};
use crate::browser::{page, walk};
use crate::plan::Id;
use crate::plan::actions::Placed;
use crate::plan::letters::{LETTERS, Letters};
use crate::session::{Command, InMatrix};
use crate::ui::view::El;

/// The attribute that names the row of whatever stands in it, and the one that names the role of a cell.
pub(super) const ROW: &str = "data-row";
pub(super) const ROLE: &str = "data-role";
/// The first button of the bar of letters.
pub(super) const BAR: &str = "letter-A";

/// So many rows Page Up and Page Down move.
const PAGE: usize = 10;

/// The cell in which something happened.
fn cell_of(event: &Event) -> Option<At> {
    let role = walk::text_of(event, ROLE)?;
    Some((Id::new(&walk::text_of(event, ROW)?)?, Id::new(&role)?))
}

impl Grid {
    /// Has a table take keys and pointers.
    pub(super) fn listens(self, table: El) -> El {
        // Where a mouse was pressed that may go on to select.
        let dragged = RwSignal::new(None::<At>);
        table
            .on("keydown", move |event| self.take_key(&event))
            .on("focusin", move |event| {
                if let Some(at) = cell_of(&event) {
                    self.choose(at);
                }
            })
            .on("pointerdown", move |event| {
                let Some(at) = cell_of(&event).filter(|_| event.is_pressed()) else { return };
                if event.held().0 {
                    // Before the focus moves there.
                    self.select_to(at);
                } else {
                    self.select_none();
                    dragged.set((event.pointer() == "mouse").then_some(at));
                }
            })
            .on("pointerover", move |event| {
                let begun = dragged.get_untracked().filter(|_| event.is_pressed());
                if let Some((begun, at)) = begun.zip(cell_of(&event)).filter(|(begun, at)| begun != at || self.has_range()) {
                    self.select(begun, at);
                }
            })
            .on("pointerup", move |_| dragged.set(None))
            .on("click", move |event| {
                let Some((row, role)) = cell_of(&event).filter(|_| !event.held().0) else { return };
                // The bar may come to lie over the cell; a focus that comes anew brings it into sight.
                let id = element_id(&(row.clone(), role.clone()));
                if let Some(cell) = Element::by_id(&id).filter(|_| !self.bar.get_untracked()) {
                    cell.blur();
                }
                self.bar.set(true);
                self.go_to(row, role);
            })
    }

    fn has_range(self) -> bool {
        self.ends.with_untracked(Option::is_some)
    }

    fn take_key(self, event: &Event) {
        let Some(at) = cell_of(event) else { return };
        let key = event.key();
        let (shift, held) = event.held();
        if event.is_command() && key.eq_ignore_ascii_case("a") {
            self.select_all();
            event.take();
            return;
        }
        if held && !matches!(key.as_str(), "Home" | "End") {
            return;
        }
        let typed = key.to_ascii_uppercase();
        let letter = LETTERS.iter().map(|(letter, _)| *letter).find(|letter| typed.chars().eq([*letter]));
        match (key.as_str(), letter) {
            (_, Some(letter)) => self.change(|now| if shift { now.with(letter) } else { Letters::only(letter) }),
            ("Delete" | "Backspace", _) => self.change(|_| Letters::default()),
            ("Enter" | " ", _) => self.open_bar(),
            ("Escape", _) => {
                self.bar.set(false);
                self.select_none();
            }
            (key, _) => {
                let Some(to) = self.beside(&at, key, held) else { return };
                if shift {
                    self.select_to(to.clone())
                } else {
                    self.select_none()
                }
                self.go_to(to.0, to.1);
            }
        }
        event.take();
    }

    /// The cell to which a key leads.
    fn beside(self, (row, role): &At, key: &str, far: bool) -> Option<At> {
        let (rows, roles) = (self.list.rows.get_untracked(), self.roles.get_untracked());
        let (r, c) = (rows.iter().position(|own| own == row)?, roles.iter().position(|own| own == role)?);
        let (last_row, last_role) = (rows.len().saturating_sub(1), roles.len().saturating_sub(1));
        let (r, c) = match key {
            "ArrowUp" => (r.saturating_sub(1), c),
            "ArrowDown" => (r + 1, c),
            "ArrowLeft" => (r, c.saturating_sub(1)),
            "ArrowRight" => (r, c + 1),
            "PageUp" => (r.saturating_sub(PAGE), c),
            "PageDown" => (r + PAGE, c),
            "Home" => (if far { 0 } else { r }, 0),
            "End" => (if far { last_row } else { r }, last_role),
            _ => return None,
        };
        Some((rows.get(r.min(last_row))?.clone(), roles.get(c.min(last_role))?.clone()))
    }

    /// Changes the letters of what is selected and says what came of it.
    pub(super) fn change(self, change: impl Fn(Letters) -> Letters) {
        let cells = self.selected().into_iter().map(|at| {
            let letters = change(untrack(|| self.letters(&at)));
            (at.0, at.1, letters)
        });
        let cells: Vec<Placed> = cells.collect();
        let Some((row, role, letters)) = cells.first().cloned() else { return };
        let count = cells.len();
        self.session.run(Command::InMatrix(InMatrix::Set(self.product.get_untracked(), cells)));
        if count > 1 {
            self.said.set(format!("{} set.", count_of(count, "cell")));
            return;
        }
        let found = self.matrix.with_untracked(|matrix| matrix.found(&row)).unwrap_or_default();
        let found: String = found.iter().map(|finding| format!(" {}.", finding.title())).collect();
        self.said.set(format!("{}: {}.{found}", untrack(|| self.name(&role)), letters.words()));
    }

    fn open_bar(self) {
        self.bar.set(true);
        spawn_local(async move {
            tick().await;
            let _found = page::focus(BAR);
        });
    }
}
