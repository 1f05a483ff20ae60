//! Roles side by side: what each of them owns by the matrix, and what two or more of them share. Reads a plan; what a role is like in words
//! stands in its record.

use super::charter::named;
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::matrix::rows_of;
use crate::plan::sorting::sort_by;
use crate::plan::{Id, Plan, Role};

/// What a role owns.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Owned {
    /// What it is accountable for.
    pub accountable: Vec<String>,
    /// What it does the work for, accountable or not.
    pub responsible: Vec<String>,
}

/// What some roles own, and what they share.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Card {
    /// By role, as they were given.
    pub owned: Vec<Owned>,
    /// Where two or more of them are accountable or do the work: the text, and the letters of each of them.
    pub shared: Vec<(String, Vec<Letters>)>,
}

/// Reads the matrix for these roles, in the order in which people see its rows.
#[must_use]
pub fn card(plan: &Plan, roles: &[Id]) -> Card {
    let mut card = Card { owned: vec![Owned::default(); roles.len()], shared: Vec::new() };
    for list in by_area(plan, Which::Active) {
        let ids: Vec<Id> = list.items.iter().map(|item| item.id.clone()).collect();
        for (item, row) in list.items.iter().zip(rows_of(plan, &ids, roles)) {
            let text = named(&item.text, "Responsibility without a text");
            for (owned, letters) in card.owned.iter_mut().zip(&row) {
                if letters.has('A') {
                    owned.accountable.push(text.clone());
                }
                if letters.has('R') {
                    owned.responsible.push(text.clone());
                }
            }
            if row.iter().filter(|letters| letters.has('A') || letters.has('R')).count() > 1 {
                card.shared.push((text, row));
            }
        }
    }
    card
}

/// The roles to compare: those of these ids that are in use, or without any product owner and product manager, or the first two. The
/// product owner stands left, the product manager next, the others in their order.
#[must_use]
pub fn compared(plan: &Plan, chosen: &[&str]) -> Vec<Id> {
    let all = listed::<Role>(plan, Which::Active);
    let place = |role: &Role| match role.mark.as_str() {
        "po" => 0,
        "pm" => 1,
        _ => 2,
    };
    let mut found: Vec<(usize, Id)> = Vec::new();
    for role in all.iter().filter(|role| chosen.contains(&role.id.as_str())) {
        found.push((place(role), role.id.clone()));
    }
    let open = found.is_empty();
    if open {
        let first = |mark: usize| all.iter().find(|role| place(role) == mark).map(|role| (mark, role.id.clone()));
        found.extend(first(0).into_iter().chain(first(1)));
    }
    for role in &all {
        if open && found.len() < 2 && !found.iter().any(|(_, id)| *id == role.id) {
            found.push((place(role), role.id.clone()));
        }
    }
    sort_by(&mut found, |(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, id)| id).collect()
}
