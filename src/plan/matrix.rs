//! The role matrix, read: which letters a role has in a row, for all products or for one. Knows no rules about rows.
//!
//! **Products.** A row says for all products who has which letters. A product may have a row of its own: as soon as one cell of the row
//! is for that product, all cells of the row are read for it, and those for all products do not count there. So a row is either that
//! of the product or that of all, never a mixture, and a change for all products reaches exactly the products without a row of their
//! own. A cell of a product's own row may be without a letter.

use std::collections::HashMap;

use super::id::Id;
use super::letters::{LETTERS, Letters};
use super::lists::{Which, listed};
use super::tables::{Cell, Decision, Plan, Role};

/// What stands in the id of a cell or a holding in the place of a product.
const ALL_PRODUCTS: &str = "*";

/// The id of a cell, for one product or all.
pub fn cell_id(responsibility: &Id, role: &Id, product: Option<&Id>) -> Id {
    Id::natural(&[responsibility, role, product.unwrap_or(&Id::fixed(ALL_PRODUCTS))])
}

/// The id of a holding, for one product or all.
pub fn holding_id(person: &Id, role: &Id, product: Option<&Id>) -> Id {
    Id::natural(&[person, role, product.unwrap_or(&Id::fixed(ALL_PRODUCTS))])
}

/// Whether a product has a row of its own: at least one cell, of whatever role of the plan.
pub fn is_own(plan: &Plan, responsibility: &Id, product: &Id) -> bool {
    plan.roles.iter().any(|role| plan.cells.get(cell_id(responsibility, &role.id, Some(product)).as_str()).is_some())
}

/// The letters of a role in a row, as they hold for one product or for all; none where there is no cell.
pub fn letters_of(plan: &Plan, responsibility: &Id, role: &Id, product: Option<&Id>) -> Letters {
    let product = product.filter(|product| is_own(plan, responsibility, product));
    plan.cells.get(cell_id(responsibility, role, product).as_str()).map(|cell| cell.letters).unwrap_or_default()
}

/// A row: the letters of every role in use, in the order of the roles, as they hold for one product or for all.
pub fn row_of(plan: &Plan, responsibility: &Id, product: Option<&Id>) -> Vec<(Id, Letters)> {
    let roles = listed::<Role>(plan, Which::Active);
    roles.iter().map(|role| (role.id.clone(), letters_of(plan, responsibility, &role.id, product))).collect()
}

/// Several rows at once: for each of these responsibilities the letters of each of these roles, as they hold for one product or for all.
pub fn rows_of(plan: &Plan, responsibilities: &[Id], roles: &[Id], product: Option<&Id>) -> Vec<Vec<Letters>> {
    let own = product.map(|product| own_rows(plan, product)).unwrap_or_default();
    let mut rows = vec![vec![Letters::default(); roles.len()]; responsibilities.len()];
    let places: HashMap<&Id, usize> = responsibilities.iter().enumerate().map(|(at, id)| (id, at)).collect();
    // Cells stand sorted by their ids, which begin with the row.
    let mut last: Option<(&Id, Option<usize>, bool)> = None;
    for cell in plan.cells.iter() {
        let (Some(responsibility), Some(role)) = (&cell.responsibility, &cell.role) else { continue };
        let (at, is_own) = match last {
            Some((id, at, is_own)) if id == responsibility => (at, is_own),
            _ => (places.get(responsibility).copied(), own.binary_search(responsibility).is_ok()),
        };
        last = Some((responsibility, at, is_own));
        let counts = if is_own { cell.product.as_ref() == product } else { cell.product.is_none() };
        let row = at.filter(|_| counts).and_then(|at| rows.get_mut(at));
        let column = roles.iter().position(|own| own == role);
        if let Some(own) = row.zip(column).and_then(|(row, at)| row.get_mut(at))
            && is_natural(cell)
        {
            *own = cell.letters;
        }
    }
    rows
}

/// The responsibilities of which a product has rows of its own, sorted by id.
pub fn own_rows(plan: &Plan, product: &Id) -> Vec<Id> {
    let of_product = |cell: &&Cell| cell.product.as_ref() == Some(product) && is_natural(cell);
    let in_plan = |cell: &&Cell| cell.role.as_ref().is_some_and(|role| plan.roles.get(role.as_str()).is_some());
    let cells = plan.cells.iter().filter(of_product).filter(in_plan);
    let mut rows: Vec<Id> = cells.filter_map(|cell| cell.responsibility.clone()).collect();
    super::sorting::sort(&mut rows);
    rows.dedup();
    rows
}

/// Whether a cell has the id of its row, role and product; under any other it is none.
pub(super) fn is_natural(cell: &Cell) -> bool {
    let (Some(responsibility), Some(role)) = (&cell.responsibility, &cell.role) else { return false };
    let product = cell.product.as_ref().map_or(ALL_PRODUCTS, Id::as_str);
    // Most ids are told without making one.
    let rest = cell.id.as_str().strip_prefix(responsibility.as_str()).and_then(|rest| rest.strip_prefix(':'));
    let rest = rest.and_then(|rest| rest.strip_prefix(role.as_str())).and_then(|rest| rest.strip_prefix(':'));
    rest == Some(product) || cell.id == cell_id(responsibility, role, cell.product.as_ref())
}

impl Decision {
    /// The id of the decision on a topic of a round.
    pub fn id_of(round: &Id, topic: &Id) -> Id {
        Id::natural(&[round, topic])
    }

    /// The letters that it gives to a role.
    pub fn letters(&self, role: &Id) -> Letters {
        let given = |letter: char| match letter {
            'A' => self.accountable.as_ref() == Some(role),
            'R' => self.responsible.has(role.as_str()),
            'C' => self.consulted.has(role.as_str()),
            _ => self.informed.has(role.as_str()),
        };
        let letters: String = LETTERS.iter().map(|(letter, _)| *letter).filter(|letter| given(*letter)).collect();
        Letters::parse(&letters).unwrap_or_default()
    }

    /// Whether it names no role at all.
    pub fn names_nobody(&self) -> bool {
        self.accountable.is_none() && self.responsible.is_empty() && self.consulted.is_empty() && self.informed.is_empty()
    }

    /// Whether it is settled.
    pub fn is_decided(&self) -> bool {
        self.state.as_str() == "decided"
    }

    /// Whether the matrix says otherwise today, for one of the roles in use.
    pub fn is_outdated(&self, plan: &Plan) -> bool {
        let Some(topic) = self.topic.as_ref().filter(|_| self.is_decided()) else { return false };
        row_of(plan, topic, None).into_iter().any(|(role, letters)| self.letters(&role) != letters)
    }
}
