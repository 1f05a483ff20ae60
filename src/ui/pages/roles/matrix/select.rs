//! What is selected of the matrix: a rectangle of cells between two corners, or the chosen cell alone. Knows no key and no letter.

use crate::signals::*;

use super::grid::{At, Grid};
use crate::analysis::finding::count_of;
use crate::plan::Id;
use crate::plan::sorting::sort;

/// Two corners of a rectangle: where it was begun, and where it has got to.
pub(super) type Ends = (At, At);

/// The rows and the roles of a rectangle, in their order, and their places.
#[derive(Clone, PartialEq)]
pub(super) struct Rectangle {
    pub(super) rows: Vec<Id>,
    pub(super) roles: Vec<Id>,
    /// The rows as they are looked up.
    sorted: Vec<Id>,
    first_role: usize,
}

impl Rectangle {
    /// The places of the selected roles in a row; none in a row that is not selected.
    pub(super) fn in_row(&self, row: &Id) -> std::ops::Range<usize> {
        let is_in = self.sorted.binary_search(row).is_ok();
        if is_in { self.first_role..self.first_role + self.roles.len() } else { 0..0 }
    }
}

/// What lies between two of a list, whichever comes first; nothing if one is not in it.
fn between(list: &[Id], a: &Id, b: &Id) -> Option<(usize, Vec<Id>)> {
    let place = |id: &Id| list.iter().position(|own| own == id);
    let (a, b) = (place(a)?, place(b)?);
    Some((a.min(b), list.get(a.min(b)..=a.max(b))?.to_vec()))
}

/// The rectangle between two corners, if it is more than a cell and both are listed.
pub(super) fn rectangle(
    ((row, role), (other_row, other_role)): Ends,
    rows: Memo<Vec<Id>>,
    roles: Memo<Vec<Id>>,
) -> Option<Rectangle> {
    let (_, rows) = rows.with(|rows| between(rows, &row, &other_row))?;
    let (first_role, roles) = roles.with(|roles| between(roles, &role, &other_role))?;
    let mut sorted = rows.clone();
    sort(&mut sorted);
    (rows.len() * roles.len() > 1).then_some(Rectangle { rows, roles, sorted, first_role })
}

impl Grid {
    /// The cells that are selected, row by row: the rectangle, else the chosen cell.
    pub(super) fn selected(self) -> Vec<At> {
        match self.selection.get_untracked() {
            Some(Rectangle { rows, roles, .. }) => {
                rows.iter().flat_map(|row| roles.iter().map(|role| (row.clone(), role.clone()))).collect()
            }
            None => untrack(|| self.chosen()).into_iter().collect(),
        }
    }

    /// Selects the cells between the corner where the selection was begun, or the chosen cell, and this one.
    pub(super) fn select_to(self, at: At) {
        let begun = self.ends.get_untracked().map(|(begun, _)| begun).or_else(|| untrack(|| self.chosen()));
        self.select(begun.unwrap_or_else(|| at.clone()), at);
    }

    /// Selects the cells between two corners and says so.
    pub(super) fn select(self, begun: At, at: At) {
        let ends = Some((begun, at));
        if self.ends.with_untracked(|own| *own == ends) {
            return;
        }
        self.ends.set(ends);
        self.say_selected();
    }

    /// Selects everything that is listed.
    pub(super) fn select_all(self) {
        let (rows, roles) = (self.list.rows.get_untracked(), self.roles.get_untracked());
        let corner = |row: Option<&Id>, role: Option<&Id>| Some((row?.clone(), role?.clone()));
        if let Some(ends) = corner(rows.first(), roles.first()).zip(corner(rows.last(), roles.last())) {
            self.select(ends.0, ends.1);
        }
    }

    /// Selects nothing more than the chosen cell.
    pub(super) fn select_none(self) {
        if self.ends.with_untracked(Option::is_some) {
            self.ends.set(None);
            self.said.set(String::new());
        }
    }

    fn say_selected(self) {
        let said = self.selection.get_untracked().map(|Rectangle { rows, roles, .. }| {
            let (cells, rows, roles) =
                (count_of(rows.len() * roles.len(), "cell"), count_of(rows.len(), "row"), count_of(roles.len(), "role"));
            format!("{cells} selected: {rows}, {roles}.")
        });
        self.said.set(said.unwrap_or_default());
    }
}
