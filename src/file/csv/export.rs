//! The responsibilities and the matrix of a plan as a table. Knows nothing of how it comes back.

use super::columns::{What, in_use, products, roles, word};
use super::{Style, write};
use crate::plan::actions::Put;
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, by_area};
use crate::plan::tables::STAGES;
use crate::plan::{Id, Plan, Responsibility};

/// The letters as they stand in a cell: `A/R`.
pub(super) fn slashed(letters: Letters) -> String {
    letters.to_string().chars().map(String::from).collect::<Vec<_>>().join("/")
}

/// The letters of a cell of a plan.
pub(super) fn letters_in(plan: &Plan, responsibility: &Id, role: &Id, product: Option<&Id>) -> Letters {
    let put = Put {
        responsibility: responsibility.clone(),
        role: role.clone(),
        product: product.cloned(),
        letters: Letters::default(),
    };
    plan.cells.get(put.cell().as_str()).map(|cell| cell.letters).unwrap_or_default()
}

/// The table: a row for each responsibility, a column for each role in use, and a row for each product for which a row has letters of
/// its own.
pub fn export(plan: &Plan, style: Style) -> String {
    let (roles, products) = (roles(plan), products(plan));
    let single = plan.cells.iter().any(|cell| cell.product.is_some());
    let fixed = |list: &[What]| list.iter().map(|what| word(*what).to_owned()).collect::<Vec<_>>();
    let mut head = fixed(&[What::Id, What::Area, What::Text]);
    if single {
        head.extend(fixed(&[What::Product]));
    }
    head.extend(in_use(&roles).map(|role| role.label.clone()));
    head.extend(fixed(&[What::Stage, What::Archived]));
    let mut records = vec![head];
    let mut put = |area: &str, item: &Responsibility, product: Option<(&Id, &str)>| {
        let letters = in_use(&roles)
            .map(|role| slashed(letters_in(plan, &item.id, &role.id, product.map(|(id, _)| id))))
            .collect::<Vec<_>>();
        if product.is_some() && letters.iter().all(String::is_empty) {
            return;
        }
        let mut record = vec![item.id.to_string(), area.to_owned(), item.text.clone()];
        if single {
            record.push(product.map(|(_, label)| label.to_owned()).unwrap_or_default());
        }
        record.extend(letters);
        record.push(item.stage.name(STAGES));
        record.push(if item.archived { "yes" } else { "no" }.to_owned());
        records.push(record);
    };
    for list in by_area(plan, Which::All) {
        let area = list.area.map(|area| area.name.clone()).unwrap_or_default();
        for item in &list.items {
            put(&area, item, None);
            if single {
                products.iter().for_each(|product| put(&area, item, Some((&product.id, &product.label))));
            }
        }
    }
    write(&records, style)
}
