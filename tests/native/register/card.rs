//! Roles side by side: which, and what they own and share.

use proptest::prelude::*;

use tandem::analysis::card::{card, compared, size};
use tandem::content::practices::{DIMENSIONS, TRAITS, credit, suggested};
use tandem::plan::actions::{archive, retype};
use tandem::plan::*;

use super::{cell, team};
use crate::make::{cases, id, plan as any_plan};

#[track_caller]
fn check(plan: &Plan, chosen: &[&str], expected: &[&str]) {
    assert_eq!(compared(plan, chosen).iter().map(Id::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn the_product_owner_stands_left_and_the_product_manager_next() {
    let plan = team();
    check(&plan, &[], &["po", "pm"]);
    check(&plan, &["pm", "po"], &["po", "pm"]);
    check(&plan, &["lead", "pm"], &["pm", "lead"]);
    check(&plan, &["lead"], &["lead"]);
    check(&plan, &["old", "gone"], &["po", "pm"]);
    let without = plan.applied(&archive(&plan, TableName::Roles, &id("po")).unwrap());
    check(&without, &[], &["pm", "lead"]);
    check(&Plan::new(id("empty")), &[], &[]);
}

#[test]
fn what_they_own_and_what_they_share() {
    let mut plan = cell(&cell(&team(), "vision", "po", "R"), "vision", "pm", "A");
    plan = cell(&cell(&plan, "order", "po", "AR"), "order", "pm", "C");
    plan = cell(&cell(&plan, "accept", "lead", "A"), "accept", "po", "R");
    let found = card(&plan, &[id("po"), id("pm")]);
    assert_eq!(found.owned[0].accountable, ["Look after order"]);
    assert_eq!(found.owned[0].responsible, ["Look after vision", "Look after order", "Look after accept"]);
    assert_eq!((found.owned[1].accountable.len(), found.owned[1].responsible.len()), (1, 0));
    let shared: Vec<_> =
        found.shared.iter().map(|(text, row)| (text.as_str(), row.iter().map(ToString::to_string).collect::<Vec<_>>())).collect();
    assert_eq!(shared, [("Look after vision", vec!["R".to_owned(), "A".to_owned()])], "asking is not owning");
}

#[test]
fn what_the_articles_say_fits_its_field_and_names_its_articles() {
    for own in TRAITS {
        assert!(!credit(own.by).is_empty(), "{}", own.text);
        let plan = team();
        let plan = plan.applied(&retype(&plan, TableName::Roles, &id("po"), own.field, own.text).unwrap());
        assert_eq!(plan.roles.get("po").unwrap().get(own.field).as_str(), Some(own.text));
    }
    for (field, ..) in DIMENSIONS {
        assert!(suggested("po", field).is_some() && suggested("pm", field).is_some(), "{field}");
    }
    assert!(suggested("", Role::SCOPE).is_none());
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn shared_rows_are_owned_by_two_of_them(plan in any_plan()) {
        let roles = compared(&plan, &["a", "b", "c", "po", "pm"]);
        let found = card(&plan, &roles);
        prop_assert_eq!(found.owned.len(), roles.len());
        let owns = |own: &letters::Letters| own.has('A') || own.has('R');
        prop_assert!(found.shared.iter().all(|(_, row)| row.iter().filter(|own| owns(own)).count() > 1));
        prop_assert!(roles.iter().all(|role| !plan.roles.get(role.as_str()).unwrap().archived));
    }
}

#[test]
fn the_more_there_is_to_say_the_smaller_the_card_is_printed() {
    let roles = [id("po"), id("pm")];
    let long = "What this role looks after day by day, in many words. ".repeat(11);
    let mut plan = team();
    let few = size(&plan, &roles, &card(&plan, &roles));
    for (field, ..) in DIMENSIONS {
        for role in &roles {
            plan = plan.applied(&retype(&plan, TableName::Roles, role, field, &long).unwrap());
        }
    }
    let many = size(&plan, &roles, &card(&plan, &roles));
    assert!(few <= 1 && many > few && many < 5, "{few} {many}");
}
