//! What users do to the role matrix. Knows no keys and no screen.

use super::Action;
use crate::plan::change::{EditError, Edits};
use crate::plan::field::FieldValue;
use crate::plan::id::Id;
use crate::plan::letters::Letters;
use crate::plan::matrix::cell_id;
use crate::plan::record::Record;
use crate::plan::tables::{Cell, Plan, TableName};

/// Gives a role these letters in a row; without letters the cell is taken out.
pub fn set_letters(plan: &Plan, responsibility: &Id, role: &Id, letters: Letters) -> Action {
    Ok(put_letters(Edits::of(plan), plan, responsibility, role, letters)?.done())
}

/// The same as a part of a larger action.
pub(super) fn put_letters<'a>(
    edits: Edits<'a>,
    plan: &Plan,
    responsibility: &Id,
    role: &Id,
    letters: Letters,
) -> Result<Edits<'a>, EditError> {
    for (table, id) in [(TableName::Responsibilities, responsibility), (TableName::Roles, role)] {
        if plan.table(table).record(id.as_str()).is_none() {
            return Err(EditError::Missing(table, id.clone()));
        }
    }
    let id = cell_id(responsibility, role);
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
