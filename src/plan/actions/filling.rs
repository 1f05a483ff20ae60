//! Filling the role matrix as a whole: roles and products come in, rows get other letters, in one step. Knows no template: what is
//! filled in comes as an argument.

use serde_json::Value as Json;

use super::Action;
use crate::plan::change::{ARCHIVED, Edits};
use crate::plan::field::{FieldValue, IdSet};
use crate::plan::id::Id;
use crate::plan::tables::{Area, Cell, Plan, Product, Responsibility, Role, Round, TableName};

/// What is filled in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filling {
    /// Roles that come in; one that is in the plan comes back into use.
    pub roles: Vec<Role>,
    /// Products that come in.
    pub products: Vec<Product>,
    /// Areas that come in.
    pub areas: Vec<Area>,
    /// Responsibilities that come in.
    pub responsibilities: Vec<Responsibility>,
    /// The letters that cells have afterwards; without letters a cell goes.
    pub cells: Vec<Cell>,
    /// A round, and the topics that it asks about afterwards.
    pub topics: Option<(Id, IdSet)>,
}

/// Fills it in.
pub fn fill(plan: &Plan, filling: &Filling) -> Action {
    let mut edits = Edits::of(plan);
    let mut new = Vec::new();
    for role in &filling.roles {
        edits = if plan.roles.get(role.id.as_str()).is_some() {
            edits.set(TableName::Roles, &role.id, ARCHIVED, Json::Null)?
        } else {
            new.push(role.id.clone());
            edits.create(role)?
        };
    }
    // Where nobody was asked yet, a new role is one of the answers.
    for round in plan.rounds.iter().filter(|round| !new.is_empty() && !plan.is_answered(&round.id)) {
        let roles = IdSet::new(round.roles.iter().chain(&new).cloned());
        edits = edits.set(TableName::Rounds, &round.id, Round::ROLES, roles.write())?;
    }
    for product in &filling.products {
        edits = edits.create(product)?;
    }
    for area in &filling.areas {
        edits = edits.create(area)?;
    }
    for item in &filling.responsibilities {
        edits = edits.create(item)?;
    }
    for cell in &filling.cells {
        edits = match (plan.cells.get(cell.id.as_str()), cell.letters.is_empty()) {
            (None, true) => edits,
            (Some(_), true) => edits.remove(TableName::Cells, &cell.id)?,
            (Some(_), false) => edits.set(TableName::Cells, &cell.id, Cell::LETTERS, cell.letters.write())?,
            (None, false) => edits.create(cell)?,
        };
    }
    if let Some((round, topics)) = &filling.topics {
        edits = edits.set(TableName::Rounds, round, Round::TOPICS, topics.write())?;
    }
    Ok(edits.done())
}
