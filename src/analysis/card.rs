//! Roles side by side: what each of them owns by the matrix, and what two or more of them share. Reads a plan; what a role is like in words
//! stands in its record.

use super::charter::named;
use super::rights::role_name;
use crate::content::practices::{DIMENSIONS, suggested};
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::matrix::rows_of;
use crate::plan::sorting::sort_by;
use crate::plan::{AnyRecord, Id, Plan, Role};

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
        for (item, row) in list.items.iter().zip(rows_of(plan, &ids, roles, None)) {
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

/// The sizes in which the card is printed, in tenths of a point, the largest first. `style/register.css` has the same.
const SIZES: [usize; 6] = [100, 90, 80, 70, 60, 50];
/// So many responsibilities of each list are named.
pub const FIRST: usize = 5;
/// So many shared rows are printed.
pub const MOST_SHARED: usize = 24;

/// Which of the sizes has the card of these roles on one page: an estimate on the safe side, in letters of a wide family.
#[must_use]
pub fn size(plan: &Plan, roles: &[Id], card: &Card) -> usize {
    // A4 between its margins, in tenths of a point: the words beside the columns, and what stands above the table and does not shrink.
    let (width, page, aside, fixed) = (4980, 7400, 700, 600);
    let column = (width - aside) / roles.len().max(1);
    let height = |letter: usize| {
        let lines = |length: usize, room: usize| (length * letter * 52 / 100).div_ceil(room * 90 / 100).max(1);
        let text = |id: &Id, field: &str| {
            let role = plan.roles.get(id.as_str());
            let own = role
                .map(|role| role.get(field))
                .and_then(|text| text.as_str().map(|own| own.chars().count() + 60 * own.lines().count()));
            let hint = || role.and_then(|role| suggested(role.mark.as_str(), field)).map_or(0, |own| own.text.chars().count());
            // Under what the articles say stands which of them.
            lines(own.unwrap_or_else(hint), column - 150) + if own.is_none() { lines(60, column - 150) } else { 0 }
        };
        let row = |field: &str| roles.iter().map(|id| text(id, field)).max().unwrap_or(1) + 1;
        let list = |texts: &[String]| texts.iter().take(FIRST).map(|own| lines(own.chars().count(), column)).sum::<usize>() + 2;
        let owned = card.owned.iter().map(|own| list(&own.accountable) + list(&own.responsible)).max().unwrap_or(1);
        let names: usize = roles.iter().map(|id| role_name(plan, id).chars().count() + 6).sum();
        let shared = card.shared.iter().take(MOST_SHARED).map(|(text, _)| lines(text.chars().count() + names, width / 2 - 100));
        let all = DIMENSIONS.iter().map(|(field, ..)| row(field)).sum::<usize>() + owned + shared.sum::<usize>().div_ceil(2) + 6;
        fixed + all * letter * 136 / 100
    };
    SIZES.iter().position(|letter| height(*letter) <= page).unwrap_or(SIZES.len() - 1)
}
