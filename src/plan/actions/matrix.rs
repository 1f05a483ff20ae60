//! What users do to the role matrix. Knows no keys and no screen.

use super::Action;
use crate::plan::change::{EditError, Edits};
use crate::plan::field::FieldValue;
use crate::plan::id::Id;
use crate::plan::letters::Letters;
use crate::plan::matrix::{cell_id, is_natural, is_own};
use crate::plan::record::Record;
use crate::plan::tables::{Cell, Plan, TableName};

/// A cell with the letters that it gets: its row, its role, the letters.
pub type Placed = (Id, Id, Letters);

/// Gives a role these letters in a row, for all products; without letters the cell is taken out.
pub fn set_letters(plan: &Plan, responsibility: &Id, role: &Id, letters: Letters) -> Action {
    set_cells(plan, None, &[(responsibility.clone(), role.clone(), letters)])
}

/// Gives several cells their letters, for all products or for one. What a product does differently makes the row its own: the first
/// such cell copies the row as it holds for all products, so that nothing else changes. Its cells stay when they lose their letters;
/// [`as_for_all`] takes the row back.
pub fn set_cells(plan: &Plan, product: Option<&Id>, cells: &[Placed]) -> Action {
    if let Some(product) = product {
        there(plan, TableName::Products, product)?;
    }
    let mut after = plan.clone();
    for (responsibility, role, letters) in cells {
        there(plan, TableName::Responsibilities, responsibility)?;
        there(plan, TableName::Roles, role)?;
        let own = product.is_none_or(|product| is_own(&after, responsibility, product));
        let shown = cell_id(responsibility, role, product.filter(|_| own));
        if after.cells.get(shown.as_str()).map(|cell| cell.letters).unwrap_or_default() == *letters {
            continue;
        }
        if !own {
            for role in plan.roles.iter() {
                if let Some(cell) = after.cells.get(cell_id(responsibility, &role.id, None).as_str()) {
                    let letters = cell.letters;
                    put(&mut after, responsibility, &role.id, product, letters);
                }
            }
        }
        put(&mut after, responsibility, role, product, *letters);
    }
    // In one pass, however many cells there are.
    Ok(plan.difference(&after))
}

/// Has these rows hold for a product as they do for all.
pub fn as_for_all(plan: &Plan, product: &Id, rows: &[Id]) -> Action {
    there(plan, TableName::Products, product)?;
    let is_of = |cell: &&Cell| {
        cell.product.as_ref() == Some(product) && cell.responsibility.as_ref().is_some_and(|row| rows.contains(row))
    };
    let own: Vec<Id> = plan.cells.iter().filter(is_of).filter(|cell| is_natural(cell)).map(|cell| cell.id.clone()).collect();
    let mut after = plan.clone();
    own.iter().for_each(|id| after.remove(TableName::Cells, id));
    Ok(plan.difference(&after))
}

fn there(plan: &Plan, table: TableName, id: &Id) -> Result<(), EditError> {
    let record = plan.table(table).record(id.as_str());
    record.map(|_| ()).ok_or_else(|| EditError::Missing(table, id.clone()))
}

/// Puts letters into a cell. One for all products is there only while it has some.
fn put(plan: &mut Plan, responsibility: &Id, role: &Id, product: Option<&Id>, letters: Letters) {
    let id = cell_id(responsibility, role, product);
    if product.is_none() && letters.is_empty() {
        plan.remove(TableName::Cells, &id);
        return;
    }
    let made = || Cell {
        responsibility: Some(responsibility.clone()),
        role: Some(role.clone()),
        product: product.cloned(),
        ..Cell::blank(id.clone())
    };
    let cell = plan.cells.get(id.as_str()).cloned().unwrap_or_else(made);
    plan.cells.insert(Cell { letters, ..cell });
}

/// Gives a role these letters in a row for all products, as a part of a larger action.
pub(super) fn put_letters<'a>(
    edits: Edits<'a>,
    plan: &Plan,
    responsibility: &Id,
    role: &Id,
    letters: Letters,
) -> Result<Edits<'a>, EditError> {
    there(plan, TableName::Responsibilities, responsibility)?;
    there(plan, TableName::Roles, role)?;
    let id = cell_id(responsibility, role, None);
    match (plan.cells.get(id.as_str()), letters.is_empty()) {
        (None, true) => Ok(edits),
        (Some(_), true) => edits.remove(TableName::Cells, &id),
        (Some(_), false) => edits.set(TableName::Cells, &id, Cell::LETTERS, letters.write()),
        (None, false) => {
            let (responsibility, role) = (Some(responsibility.clone()), Some(role.clone()));
            edits.create(&Cell { responsibility, role, letters, ..Cell::blank(id) })
        }
    }
}
