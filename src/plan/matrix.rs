//! The role matrix, read: which letters a role has in a row. Knows no rules about rows; and so far the cells for all products only.

use std::collections::HashMap;

use super::id::Id;
use super::letters::{LETTERS, Letters};
use super::lists::{Which, listed};
use super::tables::{Decision, Plan, Role};

/// What stands in the id of a cell or a holding in the place of a product.
const ALL_PRODUCTS: &str = "*";

/// The id of a cell for all products.
pub fn cell_id(responsibility: &Id, role: &Id) -> Id {
    Id::natural(&[responsibility, role, &Id::fixed(ALL_PRODUCTS)])
}

/// The id of a holding for all products.
pub fn holding_id(person: &Id, role: &Id) -> Id {
    Id::natural(&[person, role, &Id::fixed(ALL_PRODUCTS)])
}

/// The letters of a role in a row; none where there is no cell.
pub fn letters_of(plan: &Plan, responsibility: &Id, role: &Id) -> Letters {
    plan.cells.get(cell_id(responsibility, role).as_str()).map(|cell| cell.letters).unwrap_or_default()
}

/// A row: the letters of every role in use, in the order of the roles.
pub fn row_of(plan: &Plan, responsibility: &Id) -> Vec<(Id, Letters)> {
    let roles = listed::<Role>(plan, Which::Active);
    roles.iter().map(|role| (role.id.clone(), letters_of(plan, responsibility, &role.id))).collect()
}

/// Several rows at once: for each of these responsibilities the letters of each of these roles.
pub fn rows_of(plan: &Plan, responsibilities: &[Id], roles: &[Id]) -> Vec<Vec<Letters>> {
    let mut rows = vec![vec![Letters::default(); roles.len()]; responsibilities.len()];
    let places: HashMap<&Id, usize> = responsibilities.iter().enumerate().map(|(at, id)| (id, at)).collect();
    for cell in plan.cells.iter() {
        let (Some(responsibility), Some(role)) = (&cell.responsibility, &cell.role) else { continue };
        let row = places.get(responsibility).and_then(|&at| rows.get_mut(at));
        let column = roles.iter().position(|own| own == role);
        if let Some(own) = row.zip(column).and_then(|(row, at)| row.get_mut(at))
            && cell.id == cell_id(responsibility, role)
        {
            *own = cell.letters;
        }
    }
    rows
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
        row_of(plan, topic).into_iter().any(|(role, letters)| self.letters(&role) != letters)
    }
}
