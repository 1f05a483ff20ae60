//! What users do to a plan: functions from the plan to a change. They know no screen; ids and days come in as arguments.

mod checks;
mod filling;
mod handovers;
mod matrix;
mod register;
mod rounds;
mod rows;
mod talk;
mod workshop;

pub use checks::*;
pub use filling::{Filling, fill};
pub use handovers::*;
pub use matrix::{Placed, as_for_all, set_cells, set_letters};
pub use register::*;
pub use rounds::*;
pub use rows::{Put, Rows, take_rows};
pub use talk::*;
pub use workshop::*;

use serde_json::Value as Json;

use crate::letters::upper;
use crate::plan::change::{ARCHIVED, Change, EditError, Edits};
use crate::plan::field::{Choice, FieldValue};
use crate::plan::id::Id;
use crate::plan::lists::last_place;
use crate::plan::record::Record;
use crate::plan::tables::{Plan, Product, Responsibility, Role, Round, Settings, TableName};

/// What an action returns.
pub type Action = Result<Change, EditError>;

/// Gives a text field another value while it is typed; it may be empty until the typing ends.
pub fn retype(plan: &Plan, table: TableName, id: &Id, field: &'static str, text: &str) -> Action {
    Ok(Edits::of(plan).set(table, id, field, text)?.done())
}

/// Gives the plan another name.
pub fn rename_plan(plan: &Plan, name: &str) -> Action {
    retype(plan, TableName::Settings, plan.id(), Settings::NAME, name)
}

/// Adds a role at the end.
pub fn add_role(plan: &Plan, id: Id, name: &str) -> Action {
    let name = required(name, "name of the role")?;
    let short: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(4).collect();
    let short = if short.chars().count() > 1 { upper(&short) } else { name.chars().take(4).collect() };
    let order = last_place::<Role>(plan);
    let role = Role { name: name.to_owned(), short, mark: Choice::default(), order, ..Role::blank(id.clone()) };
    let mut edits = Edits::of(plan).create(&role)?;
    // Nobody was asked yet: then it is one of the answers.
    for round in plan.rounds.iter().filter(|round| !plan.is_answered(&round.id)) {
        edits = edits.set(TableName::Rounds, &round.id, Round::ROLES, round.roles.toggled(&id).write())?;
    }
    Ok(edits.done())
}

/// Adds a product at the end.
pub fn add_product(plan: &Plan, id: Id, name: &str) -> Action {
    let name = required(name, "name of the product")?.to_owned();
    let product = Product { name, order: last_place::<Product>(plan), ..Product::blank(id) };
    Ok(Edits::of(plan).create(&product)?.done())
}

/// Adds a responsibility at the end of an area.
pub fn add_responsibility(plan: &Plan, id: Id, area: &Id, text: &str) -> Action {
    let text = required(text, "text of the responsibility")?.to_owned();
    if plan.areas.get(area.as_str()).is_none() {
        return Err(EditError::Missing(TableName::Areas, area.clone()));
    }
    let order = last_place::<Responsibility>(plan);
    let item = Responsibility { text, area: Some(area.clone()), order, ..Responsibility::blank(id) };
    Ok(Edits::of(plan).create(&item)?.done())
}

/// Puts a record away, or takes it out for good if nothing refers to it.
pub fn remove(plan: &Plan, table: TableName, id: &Id) -> Action {
    Ok(Edits::of(plan).remove(table, id)?.done())
}

/// Puts a record away. It stays in the plan, and what refers to it still finds it.
pub fn archive(plan: &Plan, table: TableName, id: &Id) -> Action {
    Ok(Edits::of(plan).set(table, id, ARCHIVED, true)?.done())
}

/// Takes an archived record back into use.
pub fn unarchive(plan: &Plan, table: TableName, id: &Id) -> Action {
    Ok(Edits::of(plan).set(table, id, ARCHIVED, Json::Null)?.done())
}

fn required<'a>(text: &'a str, what: &'static str) -> Result<&'a str, EditError> {
    let text = text.trim();
    if text.is_empty() { Err(EditError::Empty(what)) } else { Ok(text) }
}
