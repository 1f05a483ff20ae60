//! Laws of the one kind of change: difference, apply, reverse, compose, fit.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use tandem::plan::change::{EXISTS, FieldEdit, RecordEdit};
use tandem::plan::{Change, Plan, Record, Role, Stored, TableName};

use crate::make::{act, cases, id, plan};

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn difference_leads_from_any_plan_to_any_other(from in plan(), to in plan()) {
        let change = from.difference(&to);
        prop_assert_eq!(from.applied(&change), to);
    }

    #[test]
    fn equal_plans_do_not_differ(one in plan()) {
        // A copy made anew shares nothing with it, so that no shortcut answers.
        let empty = Plan::new(one.id().clone());
        let same = empty.applied(&empty.difference(&one));
        prop_assert!(one.difference(&same).is_empty());
        prop_assert!(one.difference(&one.clone()).is_empty());
    }

    #[test]
    fn reversing_leads_back_and_twice_is_nothing(from in plan(), to in plan()) {
        let change = from.difference(&to);
        prop_assert_eq!(&change.reversed().reversed(), &change);
        prop_assert_eq!(to.applied(&change.reversed()), from);
    }

    #[test]
    fn then_is_one_after_the_other(a in plan(), b in plan(), c in plan()) {
        let (first, second) = (a.difference(&b), b.difference(&c));
        let both = first.then(second);
        prop_assert_eq!(&a.applied(&both), &c);
        prop_assert_eq!(&c.applied(&both.reversed()), &a, "the composition can be undone as a whole");
        let records: Vec<_> = both.edits.iter().map(|edit| (edit.table, &edit.id)).collect();
        let mut once = records.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), records.len(), "each record stands in it once");
    }

    #[test]
    fn there_and_back_is_no_change(a in plan(), b in plan()) {
        let there = a.difference(&b);
        let back = b.difference(&a);
        prop_assert_eq!(there.then(back), Change::default());
    }

    #[test]
    fn a_chain_of_acts_composes(start in plan(), acts in vec(act(), 0..12)) {
        let (mut now, mut all) = (start.clone(), Change::default());
        for act in &acts {
            let change = act.on(&now);
            now = now.applied(&change);
            all = all.then(change);
        }
        prop_assert_eq!(&start.applied(&all), &now);
        prop_assert_eq!(now.applied(&all.reversed()), start);
    }

    #[test]
    fn a_change_of_this_plan_fits_it_as_a_whole(from in plan(), to in plan()) {
        let change = from.difference(&to);
        let (fitting, skipped) = from.fitting(&change);
        prop_assert_eq!(fitting, change);
        prop_assert!(skipped.is_empty());
    }

    #[test]
    fn what_fits_and_what_is_skipped_are_the_whole(from in plan(), to in plan(), other in plan()) {
        let change = from.difference(&to);
        let (fitting, skipped) = other.fitting(&change);
        for edit in &change.edits {
            let fits = fitting.edits.iter().find(|own| own.table == edit.table && own.id == edit.id);
            let left = |field: &str| skipped.iter().any(|s| s.table == edit.table && s.id == edit.id && s.field == field);
            if edit.creates() || edit.deletes() {
                prop_assert!(fits.is_some_and(|own| own == edit) != left(EXISTS));
            } else {
                for field in &edit.fields {
                    prop_assert!(fits.is_some_and(|own| own.fields.contains(field)) != left(&field.field));
                }
            }
        }
    }

    #[test]
    fn a_copy_keeps_what_it_was(start in plan(), acts in vec(act(), 1..8)) {
        let text = |plan: &Plan| format!("{plan:?}");
        let (copy, before) = (start.clone(), text(&start));
        let mut now = start;
        for act in &acts {
            now = now.applied(&act.on(&now));
        }
        prop_assert_eq!(text(&copy), before);
    }
}

fn roles(names: &[(&str, &str)]) -> Plan {
    let mut plan = Plan::new(id("the-plan"));
    for (role, name) in names {
        Role::table_mut(&mut plan).insert(Role { name: (*name).into(), ..Role::blank(id(role)) });
    }
    plan
}

fn edit(field: &str, before: Json, after: Json) -> Change {
    let fields = vec![FieldEdit { field: field.to_owned().into(), before, after }];
    Change { edits: vec![RecordEdit { table: TableName::Roles, id: id("pm"), fields }] }
}

#[test]
fn a_difference_holds_only_what_differs() {
    let (from, to) = (roles(&[("pm", "Manager"), ("po", "Owner")]), roles(&[("pm", "Product manager"), ("po", "Owner")]));
    assert_eq!(from.difference(&to), edit("name", json!("Manager"), json!("Product manager")));
}

#[test]
fn creation_and_deletion_stand_first_in_their_record() {
    let (without, with) = (roles(&[]), roles(&[("pm", "Manager")]));
    let made = without.difference(&with);
    assert_eq!(made.edits[0].fields[0], FieldEdit { field: EXISTS.into(), before: Json::Null, after: true.into() });
    assert!(made.edits[0].creates() && !made.edits[0].deletes());
    let gone = made.reversed();
    assert!(gone.edits[0].deletes() && !gone.edits[0].creates());
}

#[test]
fn what_edits_a_record_that_is_not_there_is_left_out() {
    let plan = roles(&[]);
    assert_eq!(plan.applied(&edit("name", Json::Null, json!("Manager"))), plan);
    let (fitting, skipped) = plan.fitting(&edit("name", Json::Null, json!("Manager")));
    assert!(fitting.is_empty(), "a change of a record is no way to make one");
    assert_eq!(skipped[0].field, "name");
}

#[test]
fn settings_are_never_taken_out() {
    let plan = roles(&[]);
    let gone = FieldEdit { field: EXISTS.into(), before: true.into(), after: Json::Null };
    let change = Change { edits: vec![RecordEdit { table: TableName::Settings, id: id("the-plan"), fields: vec![gone] }] };
    assert_eq!(plan.applied(&change), plan);
}

#[test]
fn a_change_cannot_give_a_record_a_second_id() {
    let plan = roles(&[("pm", "Manager")]);
    let after = plan.applied(&edit("id", json!("pm"), json!("other")));
    assert_eq!(after, plan, "the id is not a field");
}

#[test]
fn a_field_named_like_the_special_one_deletes_nothing() {
    let mut from = roles(&[("pm", "Manager")]);
    from = from.applied(&edit("name", Json::Null, json!("Manager")));
    let mut record = Role::clone(from.roles.get("pm").unwrap());
    let _problem = tandem::plan::AnyRecord::set(&mut record, EXISTS, json!(5));
    let mut odd = from.clone();
    Role::table_mut(&mut odd).insert(record);
    let change = odd.difference(&from);
    assert!(change.edits.iter().all(|edit| !edit.deletes()), "{change:?}");
    assert_eq!(odd.applied(&change), from);
}

#[test]
fn deleting_skips_a_record_that_was_edited_meanwhile() {
    let (with, without) = (roles(&[("pm", "Manager")]), roles(&[]));
    let gone = with.difference(&without);
    let (fitting, skipped) = roles(&[("pm", "Renamed")]).fitting(&gone);
    assert!(fitting.is_empty());
    assert_eq!(skipped[0].field, EXISTS);
    // A field that the deletion does not know has been filled since.
    let mut filled = with.clone();
    Role::table_mut(&mut filled).insert(Role { name: "Manager".into(), short: "PM".into(), ..Role::blank(id("pm")) });
    assert!(filled.fitting(&gone).0.is_empty());
}
