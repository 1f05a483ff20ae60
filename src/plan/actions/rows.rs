//! Taking rows of a table in: responsibilities, their areas and letters, and roles, in one step. Knows no file.

use super::{Action, add_role};
use crate::plan::id::Id;
use crate::plan::letters::Letters;
use crate::plan::lists::last_place;
use crate::plan::matrix::cell_id;
use crate::plan::order::OrderKey;
use crate::plan::record::Record;
use crate::plan::tables::{Area, Cell, Plan, Responsibility};

/// Letters for a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Put {
    /// The row.
    pub responsibility: Id,
    /// The column.
    pub role: Id,
    /// For which product; all without one.
    pub product: Option<Id>,
    /// The letters; none empties the cell.
    pub letters: Letters,
}

impl Put {
    /// The id of the cell.
    pub fn cell(&self) -> Id {
        cell_id(&self.responsibility, &self.role, self.product.as_ref())
    }
}

/// What is put into a plan. Nothing of the plan is taken out but letters.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rows {
    /// New roles with their names.
    pub roles: Vec<(Id, String)>,
    /// New areas, without a place.
    pub areas: Vec<Area>,
    /// Responsibilities as they are to be; new ones without a place.
    pub items: Vec<Responsibility>,
    /// Letters.
    pub letters: Vec<Put>,
}

/// Takes rows in. New roles, areas and responsibilities come at the end of their lists.
pub fn take_rows(plan: &Plan, rows: &Rows) -> Action {
    let mut to = plan.clone();
    for (id, name) in &rows.roles {
        to = to.applied(&add_role(&to, id.clone(), name)?);
    }
    let mut order = last_place::<Area>(plan);
    for area in &rows.areas {
        to.areas.insert(Area { order: order.clone(), ..area.clone() });
        order = OrderKey::between(&order, None);
    }
    let mut order = last_place::<Responsibility>(plan);
    for item in &rows.items {
        let mut item = item.clone();
        if plan.responsibilities.get(item.id.as_str()).is_none() {
            item.order = order.clone();
            order = OrderKey::between(&order, None);
        }
        to.responsibilities.insert(item);
    }
    for put in &rows.letters {
        let id = put.cell();
        match to.cells.get(id.as_str()).cloned() {
            _ if put.letters.is_empty() => to.cells.remove(id.as_str()),
            Some(cell) => to.cells.insert(Cell { letters: put.letters, ..cell }),
            None => {
                let Put { responsibility, role, product, letters } = put.clone();
                let (responsibility, role) = (Some(responsibility), Some(role));
                to.cells.insert(Cell { responsibility, role, product, letters, ..Cell::blank(id) });
            }
        }
    }
    Ok(plan.difference(&to))
}
