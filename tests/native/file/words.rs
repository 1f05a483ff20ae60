//! Differences in words, as a receipt shows them.

use serde_json::{Value as Json, json};

use tandem::file::words::{What, answer, sentences};
use tandem::plan::{Answer, Plan, RoleSet};

use super::opened;
use crate::make::{file, id};

/// The plan with these tables.
fn plan(mut tables: Json) -> Plan {
    if tables.get("settings").is_none() {
        tables["settings"] = json!({"id": "p", "name": "Plan"});
    }
    opened(&file(tables).to_string()).document.plan
}

/// What is said of the way from one plan to the other, a line per record.
fn check(before: Json, after: Json, expected: &[&str]) {
    let (before, after) = (plan(before), plan(after));
    let lines: Vec<String> = sentences(&before.difference(&after), &before, &after)
        .into_iter()
        .map(|sentence| match sentence.what {
            What::Added => format!("+ {}", sentence.subject),
            What::Removed => format!("- {}", sentence.subject),
            What::Changed => format!("{}: {}", sentence.subject, sentence.details.join("; ")),
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn nothing_is_said_of_equal_plans() {
    check(json!({}), json!({}), &[]);
}

#[test]
fn records_come_and_go_by_name() {
    check(
        json!({"roles": [{"id": "pm", "name": "Manager"}], "people": [{"id": "x"}]}),
        json!({"roles": [{"id": "po", "name": "Owner"}]}),
        &["- participant without a name", "- role “Manager”", "+ role “Owner”"],
    );
}

#[test]
fn fields_are_said_with_before_and_after() {
    check(
        json!({"settings": {"id": "p", "name": "Old"}, "roles": [{"id": "pm", "name": "Manager", "short": "PM"}]}),
        json!({"settings": {"id": "p", "name": "New"}, "roles": [{"id": "pm", "name": "Product manager"}]}),
        &["plan “Old”: name: “Old” → “New”", "role “Manager”: name: “Manager” → “Product manager”; short name: “PM” → nothing"],
    );
}

#[test]
fn choices_days_and_numbers_are_said_as_people_say_them() {
    check(
        json!({"rounds": [{"id": "r", "name": "First"}], "sheets": [{"id": "s", "round": "r", "revision": 1}]}),
        json!({"rounds": [{"id": "r", "name": "First", "state": "revealed", "day": "2026-03-18"}], "sheets": [{"id": "s", "round": "r", "revision": 2}]}),
        &["round “First”: day: nothing → 18 March 2026; state: open → revealed", "sheet of unknown in “First”: revision: 1 → 2"],
    );
    check(
        json!({"roles": [{"id": "pm", "name": "M", "mark": "pm"}]}),
        json!({"roles": [{"id": "pm", "name": "M", "mark": "of-later"}]}),
        &["role “M”: mark: square → of-later"],
    );
}

#[test]
fn putting_away_and_moving_are_said_without_values() {
    check(
        json!({"areas": [{"id": "a", "name": "A", "order": "1"}, {"id": "b", "name": "B", "archived": true}]}),
        json!({"areas": [{"id": "a", "name": "A", "order": "2", "archived": true}, {"id": "b", "name": "B"}]}),
        &["area “A”: moved; archived", "area “B”: no longer archived"],
    );
}

#[test]
fn references_are_said_by_name() {
    check(
        json!({"areas": [{"id": "a", "name": "Strategy"}], "responsibilities": [{"id": "r", "text": "Set the vision", "area": "a"}]}),
        json!({"areas": [{"id": "a", "name": "Strategy"}], "responsibilities": [{"id": "r", "text": "Set the vision", "area": "gone"}]}),
        &["responsibility “Set the vision”: area: “Strategy” → gone (unknown)"],
    );
}

#[test]
fn joining_records_are_called_by_what_they_join() {
    let people = json!([{"id": "anna", "name": "Anna"}]);
    let roles = json!([{"id": "pm", "name": "Manager"}]);
    let items = json!([{"id": "v", "text": "Set the vision"}]);
    check(
        json!({"people": people, "roles": roles, "responsibilities": items, "cells": [{"id": "v:pm:*", "responsibility": "v", "role": "pm", "letters": "R"}]}),
        json!({
            "people": people, "roles": roles, "responsibilities": items,
            "holdings": [{"id": "anna:pm:*", "person": "anna", "role": "pm"}],
            "cells": [{"id": "v:pm:*", "responsibility": "v", "role": "pm", "letters": "AR"}],
            "sheets": [{"id": "r:anna", "person": "anna"}],
        }),
        &[
            "+ holder “Anna” as “Manager”",
            "matrix cell “Set the vision” of “Manager”: letters: R → AR",
            "+ sheet of “Anna” in unknown",
        ],
    );
}

#[test]
fn lists_and_answers_are_counted() {
    check(
        json!({"sheets": [{"id": "s", "today": {"a": "pm", "b": "@team", "c": "@nobody"}}], "rounds": [{"id": "r", "topics": ["a", "b"]}]}),
        json!({"sheets": [{"id": "s", "today": {"a": "po", "b": "@team", "d": "@nobody"}}], "rounds": [{"id": "r", "topics": ["b", "c", "d"]}]}),
        &[
            "round without a name: topics: 2 added, 1 removed",
            "sheet of unknown in unknown: answers on today: 1 added, 1 removed, 1 changed",
        ],
    );
}

#[test]
fn a_field_of_a_newer_version_is_named() {
    check(
        json!({"roles": [{"id": "pm", "name": "M"}]}),
        json!({"roles": [{"id": "pm", "name": "M", "salary": 5}]}),
        &["role “M”: salary (of a newer version)"],
    );
}

#[test]
fn answers_are_said_with_the_names_of_the_roles_in_their_order() {
    let plan = plan(json!({"roles": [{"id": "a", "name": "Owner", "order": "2"}, {"id": "b", "name": "Manager", "order": "1"}]}));
    let both = Answer::Roles(RoleSet::new(vec![id("a"), id("b"), id("gone")]).unwrap());
    assert_eq!(answer(&plan, &both), "Manager and Owner and gone");
    let fixed = [(Answer::Team, "The whole team"), (Answer::Nobody, "Nobody"), (Answer::DontKnow, "Don’t know")];
    for (own, words) in fixed {
        assert_eq!(answer(&plan, &own), words);
    }
}
