//! The registers of the roles: decision rights, stakeholders, what goes from one role to another, roles side by side, and charters that are
//! taken on.

mod card;
mod development;
mod rights;
mod stakeholders;
mod taken;

use tandem::plan::letters::Letters;
use tandem::plan::*;

use crate::make::id;

/// Three roles in use and one that is put away.
pub fn team() -> Plan {
    let mut plan = Plan::new(id("team"));
    let order = OrderKey::spread(4);
    let roles = [("po", "Product owner"), ("pm", "Product manager"), ("lead", "Leadership"), ("old", "Old role")];
    for (at, (role, name)) in roles.iter().enumerate() {
        let (name, order, archived) = ((*name).into(), order[at].clone(), *role == "old");
        plan.roles.insert(Role { name, order, archived, mark: Choice::of(role), ..Role::blank(id(role)) });
    }
    for (at, row) in ["vision", "order", "accept"].iter().enumerate() {
        let (text, order) = (format!("Look after {row}"), order[at].clone());
        plan.responsibilities.insert(Responsibility { text, order, ..Responsibility::blank(id(row)) });
    }
    plan
}

pub fn letters(text: &str) -> Letters {
    Letters::parse(text).unwrap()
}

pub fn cell(plan: &Plan, row: &str, role: &str, own: &str) -> Plan {
    plan.applied(&actions::set_letters(plan, &id(row), &id(role), letters(own)).unwrap())
}
