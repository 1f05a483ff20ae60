//! What users do about the checks: set their limits, say who may decide. Knows no check.

use super::Action;
use crate::plan::change::Edits;
use crate::plan::id::Id;
use crate::plan::tables::{Holding, Plan, TableName};

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
