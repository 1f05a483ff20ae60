//! Several rounds: one is copied for the next time, closed, opened again, deleted.

use tandem::file::sheet::{Fate, judge};
use tandem::plan::actions::*;
use tandem::plan::lists::{Which, listed};
use tandem::plan::{Day, EditError, Id, Plan, Round, TableName};

use super::{done, handed, now, round, row, sheet, team};
use crate::make::id;

fn named(plan: &Plan, name: &str) -> Plan {
    done(plan, retype(plan, TableName::Rounds, &now(), Round::NAME, name))
}

fn copied(plan: &Plan, new: &str, from: &str) -> Plan {
    done(plan, copy_round(plan, id(new), &id(from)))
}

fn name_of(plan: &Plan, round: &str) -> String {
    plan.rounds.get(round).unwrap().name.clone()
}

fn answered(plan: &Plan) -> Plan {
    done(plan, take_sheets(plan, &now(), &[handed("anna", "Anna", 1, "STR-01 po")]))
}

#[test]
fn a_copy_asks_the_same_and_has_no_answers() {
    let plan = answered(&team());
    let plan = done(&plan, reveal(&plan, &now(), Day::of(2026, 3, 18)));
    let plan = done(&plan, decide(&plan, &now(), &[(id("STR-01"), row("po A"))], Day::of(2026, 3, 18)));
    let plan = done(&plan, set_minutes(&plan, &now(), 8));
    let plan = done(&plan, set_again(&plan, &now(), Day::of(2026, 9, 18)));
    let plan = copied(&plan, "next", "now");
    let (before, copy) = (round(&plan), plan.rounds.get("next").unwrap());
    assert_eq!((&copy.topics, &copy.roles, &copy.participants), (&before.topics, &before.roles, &before.participants));
    assert_eq!((copy.day, copy.again, copy.state.as_str(), copy.is_covered()), (None, None, "", true));
    assert_eq!((before.minutes, copy.minutes), (8, 8), "the time for a topic is a habit of the team");
    assert_eq!((plan.sheets.len(), plan.decisions.len()), (1, 1), "those of the first one");
    let order: Vec<Id> = listed::<Round>(&plan, Which::All).iter().map(|round| round.id.clone()).collect();
    assert_eq!(order, [now(), id("next")], "the copy is the last one");
    assert_eq!(copy_round(&plan, id("x"), &id("gone")).unwrap_err(), EditError::Missing(TableName::Rounds, id("gone")));
}

#[test]
fn what_was_put_away_is_not_asked_again() {
    let plan = team();
    let mut away = plan.clone();
    for (table, own) in [(TableName::People, "ben"), (TableName::Roles, "pm"), (TableName::Responsibilities, "STR-01")] {
        away = done(&away, archive(&away, table, &id(own)));
    }
    let away = done(&away, toggle_topics(&away, &now(), &[id("of-nobody")]));
    let copy = copied(&away, "next", "now");
    let copy = copy.rounds.get("next").unwrap();
    assert_eq!((copy.participants.len(), copy.roles.len()), (1, round(&plan).roles.len() - 1));
    assert!(!copy.topics.has("STR-01") && !copy.topics.has("of-nobody"));
    assert_eq!(copy.topics.len(), round(&plan).topics.len() - 1);
}

#[test]
fn a_copy_has_a_name_of_its_own() {
    let check = |name: &str, expected: [&str; 2]| {
        let plan = named(&team(), name);
        let plan = copied(&plan, "second", "now");
        assert_eq!(name_of(&plan, "second"), expected[0]);
        // Of the copy as of the first one.
        assert_eq!(name_of(&copied(&plan, "third", "second"), "third"), expected[1]);
        assert_eq!(name_of(&copied(&plan, "third", "now"), "third"), expected[1]);
    };
    check("Who owns what?", ["Who owns what? (2)", "Who owns what? (3)"]);
    check("Spring (7)", ["Spring (2)", "Spring (3)"]);
    check("Spring (again)", ["Spring (again) (2)", "Spring (again) (3)"]);
    check("Spring ()", ["Spring () (2)", "Spring () (3)"]);
    check("(2)", ["(2) (2)", "(2) (3)"]);
    check("Frühling (٢)", ["Frühling (٢) (2)", "Frühling (٢) (3)"]);
    check("", ["Workshop (2)", "Workshop (3)"]);
    let long = "ü".repeat(120);
    let plan = copied(&named(&team(), &long), "second", "now");
    assert_eq!(name_of(&plan, "second"), format!("{} (2)", "ü".repeat(116)));
}

#[test]
fn a_closed_round_takes_no_more_sheets() {
    let plan = answered(&team());
    let plan = done(&plan, close(&plan, &now()));
    assert!(round(&plan).is_closed() && !round(&plan).is_covered());
    assert_eq!(done(&plan, close(&plan, &now())), plan, "twice changes nothing");
    let ben = sheet(&plan, "now", handed("ben", "Ben", 1, "STR-01 po, of-nobody po"));
    let again = sheet(&plan, "now", handed("anna", "Anna", 2, "STR-01 pm"));
    let differs = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 pm"));
    for own in [&ben, &again, &differs] {
        let found = judge(&plan, own);
        assert_eq!((found.fate, found.remarks), (Fate::Closed, Vec::new()), "nothing is left out of what is not taken");
        assert_eq!(take_sheets(&plan, &now(), std::slice::from_ref(&own.handed)).unwrap_err(), EditError::Closed(now()));
    }
    // What changes nothing anyway is said as always.
    assert_eq!(judge(&plan, &sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po"))).fate, Fate::Same);
    let open = done(&plan, open_again(&plan, &now()));
    assert_eq!(round(&open).state.as_str(), "revealed");
    assert_eq!(judge(&open, &again).fate, Fate::Replaces(again.handed.clone(), 1));
    assert_eq!(close(&plan, &id("gone")).unwrap_err(), EditError::Missing(TableName::Rounds, id("gone")));
    assert_eq!(open_again(&plan, &id("gone")).unwrap_err(), EditError::Missing(TableName::Rounds, id("gone")));
}

#[test]
fn only_a_round_without_answers_and_decisions_is_deleted() {
    let plan = copied(&team(), "next", "now");
    let one = done(&plan, delete_round(&plan, &now()));
    assert_eq!(one.rounds.iter().map(|round| round.id.as_str()).collect::<Vec<_>>(), ["next"], "others stay");
    assert_eq!(one.people, plan.people);
    let used = answered(&plan);
    assert_eq!(delete_round(&used, &now()).unwrap_err(), EditError::Used(now()));
    assert_eq!(done(&used, delete_round(&used, &id("next"))), done(&answered(&team()), Ok(tandem::plan::Change::default())));
    let decided = done(&plan, park(&plan, &now(), &id("STR-01"), None));
    assert_eq!(delete_round(&decided, &now()).unwrap_err(), EditError::Used(now()));
    assert_eq!(delete_round(&plan, &id("gone")).unwrap_err(), EditError::Missing(TableName::Rounds, id("gone")));
}
