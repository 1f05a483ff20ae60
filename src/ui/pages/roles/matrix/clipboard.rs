//! Copying, cutting and pasting of ranges, to and from spreadsheets. Knows no key: the browser says when something is copied, so that no
//! permission is asked for.

use crate::signals::*;

use super::grid::Grid;
use crate::analysis::finding::count_of;
use crate::browser::dom;
use crate::browser::element::{Element, Event};
use crate::file::range::{self, MOST, Range};
use crate::plan::Id;
use crate::plan::actions::Placed;
use crate::plan::letters::Letters;
use crate::session::{Command, InMatrix, Toast};

impl Grid {
    /// Takes what is copied and pasted while the focus is in a cell of this table.
    pub(super) fn takes_clipboard(self, table: Element) {
        let Some(body) = Element::body() else { return };
        let listen = |name: &'static str, act: fn(Self, &Event)| {
            let table = table.clone();
            let call = move |event: Event| {
                if dom::has_focus(&table) {
                    act(self, &event);
                    event.take();
                }
            };
            let _kept = StoredValue::new_local(body.listen(name, Box::new(call)));
        };
        listen("copy", |grid, event| grid.copy(event));
        listen("cut", |grid, event| {
            grid.copy(event);
            let cells: Vec<Placed> = grid.selected().into_iter().map(|(row, role)| (row, role, Letters::default())).collect();
            grid.said.set(String::new());
            let said = |count: usize| format!("{} cut.", count_of(count, "cell"));
            grid.set_as(cells, "cut cells", &said);
        });
        listen("paste", |grid, event| grid.paste(&event.pasted()));
    }

    fn copy(self, event: &Event) {
        let cells = self.selected();
        let width = self.selection.with_untracked(Option::clone).map_or(1, |rectangle| rectangle.roles.len());
        let letters: Vec<Letters> = cells.iter().map(|at| untrack(|| self.letters(at))).collect();
        let rows: Range = letters.chunks(width.max(1)).map(<[Letters]>::to_vec).collect();
        event.copy(&range::write(&rows));
        self.said.set(format!("{} copied.", count_of(cells.len(), "cell")));
    }

    /// Puts a text into the cells from the first of those selected on; a single cell into all of them.
    fn paste(self, text: &str) {
        let refuse = |why: String| self.session.say(Toast::new(format!("Nothing was pasted: {why}")));
        if text.len() > MOST {
            return refuse("it is more than any matrix holds.".to_owned());
        }
        let pasted = match range::read(text) {
            Ok(pasted) if pasted.is_empty() => return refuse("the clipboard holds no text.".to_owned()),
            Ok(pasted) => pasted,
            Err(found) => {
                return refuse(format!(
                    "line {}, column {} says “{}”. A cell holds A, R, C, I or nothing.",
                    found.line, found.column, found.text
                ));
            }
        };
        let chosen = self.selected();
        let Some((row, role)) = chosen.first().cloned() else { return };
        let from = |list: Vec<Id>, first: &Id| list.into_iter().skip_while(|id| id != first).collect::<Vec<Id>>();
        let (cells, outside) = match pasted.as_slice() {
            [one] if one.len() == 1 => {
                let letters = one.first().copied().unwrap_or_default();
                (chosen.into_iter().map(|(row, role)| (row, role, letters)).collect(), 0)
            }
            more => {
                let rows = from(self.list.rows.get_untracked(), &row);
                range::placed(more, &rows, &from(self.roles.get_untracked(), &role))
            }
        };
        let last = cells.iter().fold(None, |last: Option<(Id, Id)>, (row, role, _)| {
            // The furthest column of whatever line; lines may be of several lengths.
            let further = |a: &Id, b: &Id| {
                self.roles.with_untracked(|roles| roles.iter().position(|id| id == a) > roles.iter().position(|id| id == b))
            };
            let role = last.map(|(_, before)| before).filter(|before| further(before, role)).unwrap_or_else(|| role.clone());
            Some((row.clone(), role))
        });
        if let Some(last) = last.filter(|_| cells.len() > 1) {
            self.select((row, role), last);
        }
        let said = move |count: usize| {
            let outside = match outside {
                0 => String::new(),
                1 => " One cell fell outside of the matrix and was left out.".to_owned(),
                more => format!(" {more} cells fell outside of the matrix and were left out."),
            };
            format!("Pasted: {} changed.{outside}", count_of(count, "cell"))
        };
        self.set_as(cells, "paste cells", &said);
    }

    /// Sets cells as one step with a name, and says how many of them changed.
    fn set_as(self, cells: Vec<Placed>, label: &'static str, said: &dyn Fn(usize) -> String) {
        let changed = |(row, role, letters): &&Placed| untrack(|| self.letters(&(row.clone(), role.clone()))) != *letters;
        let count = cells.iter().filter(changed).count();
        let said = said(count);
        if count == 0 {
            self.session.say(Toast::new(said));
        } else {
            self.session.run(Command::InMatrix(InMatrix::SetAs(self.product.get_untracked(), cells, label, said)));
        }
    }
}
