//! Share points: they come when something changed or was noted, and every earlier state can be had.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::file::Document;
use tandem::file::share::{Label, SharePoint, read_change, write_change};
use tandem::plan::{Plan, Record, Role, Stored};

use super::opened;
use crate::make::{cases, id, label, plan};

fn quiet() -> Label {
    Label::default()
}

fn noted(note: &str) -> Label {
    Label { note: note.into(), ..Label::default() }
}

/// The document after these states went out one after the other, and the states that got a share point, with its revision.
fn exported(states: &[(Plan, Label)]) -> (Document, Vec<(String, Plan)>) {
    let mut document = Document::new(Plan::new(id("the-plan")));
    let mut base: Option<Plan> = None;
    let mut points = Vec::new();
    for (plan, label) in states {
        document.plan = plan.clone();
        let before = document.history.len();
        document = document.shared(base.as_ref(), label.clone());
        if document.history.len() > before {
            points.push((document.history.last().unwrap().revision.clone(), plan.clone()));
        }
        base = Some(plan.clone());
    }
    (document, points)
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn exporting_twice_gives_the_same_bytes(states in vec((plan(), label()), 1..4)) {
        let (document, _) = exported(&states);
        let base = document.plan.clone();
        let again = document.clone().shared(Some(&base), quiet());
        prop_assert_eq!(again.write(), document.write());
    }

    #[test]
    fn opening_elsewhere_and_exporting_gives_the_same_bytes(states in vec((plan(), label()), 1..4), by in "[a-z]{0,5}") {
        let text = exported(&states).0.write();
        let there = opened(&text).document;
        prop_assert!(!there.is_unshared());
        let base = there.plan.clone();
        let label = Label { by, ..Label::default() };
        prop_assert_eq!(there.shared(Some(&base), label).write(), text);
    }

    #[test]
    fn every_point_can_be_had_also_from_the_file(states in vec((plan(), label()), 1..6), now in plan()) {
        let (document, points) = exported(&states);
        prop_assert_eq!(document.history.len(), points.len());
        let reopened = opened(&document.write()).document;
        for (revision, plan) in &points {
            prop_assert_eq!(document.at(revision, None), Some(plan.clone()));
            prop_assert_eq!(reopened.at(revision, None), Some(plan.clone()));
            // While the plan has moved on, from its content at the newest point.
            let moved = Document { plan: now.clone(), ..reopened.clone() };
            prop_assert_eq!(moved.at(revision, Some(&document.plan)), Some(plan.clone()));
        }
        prop_assert_eq!(document.at("no such revision", None), None);
    }

    #[test]
    fn a_change_is_read_as_it_is_written(from in plan(), to in plan()) {
        let change = from.difference(&to);
        let text = write_change(&change).to_string();
        prop_assert_eq!(read_change(&serde_json::from_str(&text).unwrap()), Some(change));
    }
}

fn named(name: &str) -> Plan {
    let mut plan = Plan::new(id("the-plan"));
    Role::table_mut(&mut plan).insert(Role { name: name.into(), ..Role::blank(id("pm")) });
    plan
}

#[test]
fn a_point_comes_with_a_change_or_a_note_and_with_nothing_else() {
    let first = Document::new(named("A")).shared(None, quiet());
    assert_eq!((first.history.len(), first.history[0].parents.len()), (1, 0));
    let base = first.plan.clone();

    let same = first.clone().shared(Some(&base), Label { by: "Anna".into(), ..Label::default() });
    assert_eq!(same.history.len(), 1, "a name alone is no news");

    let note = first.clone().shared(Some(&base), noted("For the board"));
    assert_eq!((note.history.len(), note.history[1].note.as_str()), (2, "For the board"));
    assert_eq!(note.history[1].parents, [first.history[0].revision.clone()]);
    assert!(!note.is_unshared());

    let changed = Document { plan: named("B"), ..first.clone() };
    assert!(changed.is_unshared());
    let second = changed.shared(Some(&base), quiet());
    assert_eq!(second.history.len(), 2);
    assert_eq!(second.history[1].parents, [first.history[0].revision.clone()]);

    let back = Document { plan: named("A"), ..second.clone() }.shared(Some(&named("B")), quiet());
    assert_eq!(back.history.len(), 3, "the way back is a change too");
    let mut revisions: Vec<&String> = back.history.iter().map(|point| &point.revision).collect();
    revisions.sort();
    revisions.dedup();
    assert_eq!(revisions.len(), 3, "the same content with other parents is another revision");
}

#[test]
fn the_app_is_that_which_last_changed_the_content() {
    let old = Document { app: "0.0.1".into(), ..Document::new(named("A")).shared(None, quiet()) };
    let base = old.plan.clone();
    assert_eq!(old.clone().shared(Some(&base), quiet()).app, "0.0.1");
    assert_eq!(old.clone().shared(Some(&base), noted("note")).app, "0.0.1");
    let changed = Document { plan: named("B"), ..old };
    assert_eq!(changed.shared(Some(&base), quiet()).app, env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_same_change_on_two_machines_has_the_same_revision() {
    let first = Document::new(named("A")).shared(None, quiet());
    let base = first.plan.clone();
    let change = |by: &str| {
        let label = Label { by: by.into(), ..Label::default() };
        Document { plan: named("B"), ..first.clone() }.shared(Some(&base), label)
    };
    assert_eq!(change("Anna").history[1].revision, change("Ben").history[1].revision);
}

#[test]
fn without_the_way_back_there_is_no_earlier_state() {
    let first = Document::new(named("A")).shared(None, quiet());
    let revision = first.history[0].revision.clone();
    let lost = Document { plan: named("B"), ..first }.shared(None, quiet());
    assert_eq!(lost.at(&revision, None), None, "never a wrong one");
}

#[test]
fn parents_that_go_round_in_a_circle_end() {
    let point = |revision: &str, parent: &str| SharePoint {
        back: vec![Default::default()],
        ..SharePoint::read(&serde_json::json!({"revision": revision, "parents": [parent]})).unwrap()
    };
    let circle = Document { history: vec![point("a", "b"), point("b", "a")], ..Document::new(named("A")) };
    assert_eq!(circle.at("c", None), None);
    assert!(circle.at("a", None).is_some());
}

#[test]
fn what_newer_versions_added_to_the_history_survives() {
    let history = serde_json::json!([
        {"revision": "r1", "parents": [], "back": []},
        {"revision": "r2", "parents": ["r1"], "day": "2026-03-18", "by": "Anna", "back": [[
            ["roles", "pm", {"name": ["B", "A"], "salary": [1, {"from": 2}]}],
            ["goals", "g", {"exists": [true, null], "text": ["Win", null]}]
        ]], "device": {"kind": "phone"}}
    ]);
    let mut json = crate::make::file(serde_json::json!({"settings": {"id": "p"}, "roles": [{"id": "pm", "name": "B"}]}));
    json["history"] = history;
    let first = opened(&json.to_string());
    assert_eq!(first.repairs, []);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&first.document.write()).unwrap(), json);
}
