//! What users do where a check found something: mend rows, set the limits of the checks, say who may decide. Knows no check.

use super::Action;
use super::matrix::put_letters;
use crate::plan::change::Edits;
use crate::plan::id::Id;
use crate::plan::letters::Letters;
use crate::plan::tables::{Holding, Plan, TableName};

/// The letters that a role gets in a row: the responsibility, the role, the letters.
pub type Mend = (Id, Id, Letters);

/// Gives roles other letters, in one row or in many, as one step.
pub fn put_all(plan: &Plan, puts: &[Mend]) -> Action {
    let mut edits = Edits::of(plan);
    for (row, role, letters) in puts {
        edits = put_letters(edits, plan, row, role, *letters)?;
    }
    Ok(edits.done())
}

/// Sets limits of the checks, each by its field of the settings; 0 stands for the published value.
pub fn set_limits(plan: &Plan, limits: &[(&'static str, u32)]) -> Action {
    let mut edits = Edits::of(plan);
    for (field, value) in limits {
        edits = edits.set(TableName::Settings, plan.id(), field, *value)?;
    }
    Ok(edits.done())
}

/// Says of holdings whether whoever holds the role may decide.
pub fn set_powerless(plan: &Plan, holdings: &[Id], powerless: bool) -> Action {
    let mut edits = Edits::of(plan);
    for id in holdings {
        edits = edits.set(TableName::Holdings, id, Holding::POWERLESS, powerless)?;
    }
    Ok(edits.done())
}
