//! What users do to the registers of the roles: decision rights, stakeholders, and who has taken a charter on. Knows no screen.

use serde_json::Value as Json;

use super::{Action, required};
use crate::plan::change::{EditError, Edits};
use crate::plan::day::Day;
use crate::plan::field::FieldValue;
use crate::plan::id::Id;
use crate::plan::lists::last_place;
use crate::plan::record::Record;
use crate::plan::tables::{Acknowledgement, Plan, Right, Stakeholder, TableName};

/// Chooses another value for a field, as it is written in files; with an empty text, none.
pub fn choose(plan: &Plan, table: TableName, id: &Id, field: &'static str, value: &str) -> Action {
    let value = if value.is_empty() { Json::Null } else { value.into() };
    Ok(Edits::of(plan).set(table, id, field, value)?.done())
}

/// Adds a decision right at the end.
pub fn add_right(plan: &Plan, right: Right) -> Action {
    let text = required(&right.text, "decision")?.to_owned();
    let right = Right { text, order: last_place::<Right>(plan), ..right };
    Ok(Edits::of(plan).create(&right)?.done())
}

/// Has a role decide along in a right, or not any more.
pub fn toggle_with(plan: &Plan, right: &Id, role: &Id) -> Action {
    let missing = || EditError::Missing(TableName::Rights, right.clone());
    let with = plan.rights.get(right.as_str()).ok_or_else(missing)?.with.toggled(role);
    Ok(Edits::of(plan).set(TableName::Rights, right, Right::WITH, with.write())?.done())
}

/// Adds a stakeholder at the end.
pub fn add_stakeholder(plan: &Plan, stakeholder: Stakeholder) -> Action {
    let name = required(&stakeholder.name, "name of the stakeholder")?.to_owned();
    let stakeholder = Stakeholder { name, order: last_place::<Stakeholder>(plan), ..stakeholder };
    Ok(Edits::of(plan).create(&stakeholder)?.done())
}

impl Acknowledgement {
    /// The id of the acknowledgement of a charter by a person.
    pub fn id_of(role: &Id, person: &Id) -> Id {
        Id::natural(&[role, person])
    }
}

/// A person takes the charter of a role on, in this state of it. Later ones take the place of earlier ones.
pub fn acknowledge(plan: &Plan, role: &Id, person: &Id, day: Option<Day>, charter: &str) -> Action {
    for (table, id) in [(TableName::Roles, role), (TableName::People, person)] {
        if plan.table(table).record(id.as_str()).is_none() {
            return Err(EditError::Missing(table, id.clone()));
        }
    }
    let id = Acknowledgement::id_of(role, person);
    if plan.acknowledgements.get(id.as_str()).is_none() {
        let (role, person) = (Some(role.clone()), Some(person.clone()));
        let own = Acknowledgement { role, person, day, charter: charter.to_owned(), ..Acknowledgement::blank(id) };
        return Ok(Edits::of(plan).create(&own)?.done());
    }
    let table = TableName::Acknowledgements;
    let edits = Edits::of(plan).set(table, &id, Acknowledgement::DAY, day.write())?;
    Ok(edits.set(table, &id, Acknowledgement::CHARTER, charter)?.done())
}
