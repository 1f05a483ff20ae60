//! Deciding: records and the matrix, putting off, opening again, and what is out of date.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::plan::actions::*;
use tandem::plan::letters::LETTERS;
use tandem::plan::matrix::{letters_of, row_of};
use tandem::plan::{Day, Decision, EditError, Id, Plan, TableName};

use super::{done, letters, now, row, team};
use crate::make::{cases, id};

/// A team with a third role.
fn three() -> Plan {
    let plan = team();
    done(&plan, add_role(&plan, id("lead"), "Leadership"))
}

fn today() -> Option<Day> {
    Day::of(2026, 3, 18)
}

fn topic() -> Id {
    id("STR-01")
}

fn decided(plan: &Plan, words: &str) -> Plan {
    done(plan, decide(plan, &now(), &[(topic(), row(words))], today()))
}

fn drafted(plan: &Plan, words: &str) -> Plan {
    done(plan, draft_letters(plan, &now(), &topic(), &row(words)))
}

fn decision(plan: &Plan) -> &Decision {
    plan.decisions.get("now:STR-01").unwrap()
}

/// The matrix and the decision both give these letters, and the state is this one.
fn check(plan: &Plan, state: &str, matrix: &str, decided: &str) {
    assert_eq!(row_of(plan, &topic(), None), row(matrix), "the matrix");
    for (role, letters) in row(decided) {
        assert_eq!(decision(plan).letters(&role), letters, "{role} in the decision");
    }
    assert_eq!(decision(plan).state.as_str(), state);
}

#[test]
fn a_decision_is_a_record_and_a_row_of_the_matrix() {
    let plan = decided(&three(), "po AR, pm C, lead I");
    check(&plan, "decided", "po AR, pm C, lead I", "po AR, pm C, lead I");
    let own = decision(&plan);
    assert_eq!(
        (own.id.clone(), own.round.clone(), own.topic.clone()),
        (Decision::id_of(&now(), &topic()), Some(now()), Some(topic()))
    );
    assert_eq!((own.day, own.is_decided(), own.is_outdated(&plan), own.names_nobody()), (today(), true, false, false));
    assert_eq!((plan.cells.len(), plan.decisions.len()), (3, 1));
    assert_eq!(decided(&plan, "po AR, pm C, lead I"), plan, "twice changes nothing");
}

#[test]
fn another_decision_moves_the_letters() {
    let plan = decided(&three(), "po AR, pm C, lead I");
    let plan = decided(&plan, "po R, pm A, lead");
    check(&plan, "decided", "po R, pm A, lead", "po R, pm A, lead");
    assert_eq!(plan.cells.len(), 2, "a cell without letters is none");
}

#[test]
fn roles_that_a_decision_does_not_name_get_no_letters() {
    let plan = three();
    let plan = done(&plan, set_letters(&plan, &topic(), &id("lead"), letters("A")));
    let plan = done(&plan, set_letters(&plan, &id("STR-02"), &id("lead"), letters("A")));
    let plan = decided(&plan, "po A");
    check(&plan, "decided", "po A, pm, lead", "po A, pm, lead");
    assert!(!decision(&plan).is_outdated(&plan));
    assert_eq!(letters_of(&plan, &id("STR-02"), &id("lead"), None), letters("A"), "another row stays");
}

#[test]
fn one_role_is_accountable_in_record_and_matrix() {
    let plan = decided(&three(), "po AR, pm AR");
    check(&plan, "decided", "po AR, pm R, lead", "po AR, pm R, lead");
    check(&drafted(&plan, "pm A, po AR"), "decided", "po R, pm A, lead", "po R, pm A, lead");
}

#[test]
fn a_decision_without_an_accountable_role_is_refused() {
    let plan = three();
    let none = EditError::Empty("role that is accountable");
    for words in ["", "po", "po R, pm C, lead I"] {
        assert_eq!(decide(&plan, &now(), &[(topic(), row(words))], today()), Err(none.clone()), "{words}");
    }
    // Nor is the rest decided without it.
    let both = [(id("STR-02"), row("po A")), (topic(), row("po R"))];
    assert_eq!(decide(&plan, &now(), &both, today()), Err(none));
    let ghost = |topic: &str, words: &str| decide(&plan, &now(), &[(id(topic), row(words))], today());
    assert_eq!(ghost("ghost", "po A"), Err(EditError::Missing(TableName::Responsibilities, id("ghost"))));
    assert_eq!(ghost("STR-01", "ghost A"), Err(EditError::Missing(TableName::Roles, id("ghost"))));
}

#[test]
fn several_decisions_are_one_change() {
    let plan = three();
    let verdicts = [(topic(), row("po A, pm R")), (id("STR-02"), row("pm AR")), (id("STR-03"), row("lead A"))];
    // One undo takes all of it back: `done` says so.
    let after = done(&plan, decide(&plan, &now(), &verdicts, today()));
    assert_eq!((after.decisions.len(), after.cells.len()), (3, 4));
    assert!(after.decisions.iter().all(|own| own.is_decided() && !own.is_outdated(&after) && own.day == today()));
    assert!(decide(&plan, &now(), &[], today()).unwrap().is_empty());
}

#[test]
fn a_draft_leaves_the_matrix_until_it_is_decided() {
    let plan = three();
    let draft = drafted(&plan, "po A, pm R");
    check(&draft, "", "po, pm, lead", "po A, pm R, lead");
    assert_eq!((decision(&draft).is_decided(), decision(&draft).is_outdated(&draft), decision(&draft).day), (false, false, None));
    assert!(decision(&drafted(&draft, "po, pm")).names_nobody());
    for letter in ["A", "R", "C", "I"] {
        assert!(!decision(&drafted(&draft, &format!("lead {letter}"))).names_nobody(), "{letter}");
    }
    let plan = decided(&draft, "po A, pm R");
    check(&drafted(&plan, "po R, pm A"), "decided", "po R, pm A, lead", "po R, pm A, lead");
}

#[test]
fn parked_and_opened_again_the_matrix_stays() {
    let plan = decided(&three(), "po AR, pm C");
    let later = Day::of(2026, 4, 1);
    let parked = done(&plan, park(&plan, &now(), &topic(), later));
    check(&parked, "parked", "po AR, pm C, lead", "po AR, pm C, lead");
    assert_eq!(decision(&parked).day, later);
    let open = done(&parked, reopen(&parked, &now(), &topic()));
    check(&open, "", "po AR, pm C, lead", "po AR, pm C, lead");
    assert_eq!(decision(&open).day, None);
    // A draft on what is not decided any more moves nothing.
    check(&drafted(&open, "pm A"), "", "po AR, pm C, lead", "po, pm A, lead");
    // What was never talked about can be put off too.
    let fresh = done(&three(), park(&three(), &now(), &topic(), later));
    check(&fresh, "parked", "po, pm, lead", "po, pm, lead");
}

#[test]
fn a_matrix_that_moves_on_makes_a_decision_outdated() {
    let plan = decided(&three(), "po AR, pm C");
    let set = |plan: &Plan, role: &str, text: &str| done(plan, set_letters(plan, &topic(), &id(role), letters(text)));
    let moved = set(&plan, "pm", "I");
    assert!(decision(&moved).is_outdated(&moved));
    assert!(!decision(&plan).is_outdated(&set(&moved, "pm", "C")), "put back, it holds again");
    assert!(decision(&plan).is_outdated(&set(&plan, "lead", "I")), "a role that was to have no letters");
    assert!(decision(&plan).is_outdated(&set(&plan, "pm", "")), "a role that has lost its letters");
    let other = done(&plan, set_letters(&plan, &id("STR-02"), &id("pm"), letters("A")));
    assert!(!decision(&other).is_outdated(&other), "another row is another topic");
    let parked = done(&moved, park(&moved, &now(), &topic(), None));
    assert!(!decision(&parked).is_outdated(&parked), "what is not decided is not out of date");
    let more = done(&plan, add_role(&plan, id("design"), "Design"));
    assert!(!decision(&more).is_outdated(&more), "a new role has no letters yet");
    let away = moved.applied(&archive(&moved, TableName::Roles, &id("pm")).unwrap());
    assert!(!decision(&away).is_outdated(&away), "a role that was put away does not count");
}

#[test]
fn a_note_changes_nothing_else() {
    let plan = decided(&three(), "po AR, pm C");
    let noted = done(&plan, note(&plan, &now(), &topic(), "Anna asked for it.\nSee <b>minutes</b>."));
    assert_eq!(decision(&noted).note, "Anna asked for it.\nSee <b>minutes</b>.");
    assert_eq!(done(&noted, note(&noted, &now(), &topic(), "")), plan);
    let kept = decided(&noted, "pm A");
    assert_eq!(decision(&kept).note, decision(&noted).note, "deciding again keeps it");
}

#[test]
fn two_rounds_decide_on_a_topic_each() {
    let plan = decided(&three(), "po A");
    let plan = done(&plan, add_round(&plan, id("next"), "Next", &[topic()]));
    let plan = done(&plan, decide(&plan, &id("next"), &[(topic(), row("pm A"))], today()));
    assert_eq!((plan.decisions.len(), decision(&plan).is_outdated(&plan)), (2, true), "the earlier one is a record of its day");
    assert!(!plan.decisions.get("next:STR-01").unwrap().is_outdated(&plan));
}

fn any_row() -> impl Strategy<Value = Vec<(Id, String)>> {
    let cell = prop::sample::select(vec!["", "A", "R", "AR", "C", "I", "ARCI"]);
    vec((prop::sample::select(vec!["po", "pm", "lead"]), cell), 0..4).prop_map(|row| {
        let mut own: Vec<(Id, String)> = Vec::new();
        for (role, text) in row {
            if own.iter().all(|(known, _)| known.as_str() != role) {
                own.push((id(role), text.to_owned()));
            }
        }
        own
    })
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn whatever_is_decided_stands_in_the_matrix(before in any_row(), own in any_row()) {
        let mut plan = three();
        for (role, text) in &before {
            plan = done(&plan, set_letters(&plan, &topic(), role, letters(text)));
        }
        let verdict: Vec<_> = own.iter().map(|(role, text)| (role.clone(), letters(text))).collect();
        let first = own.iter().find(|(_, text)| text.contains('A')).map(|(role, _)| role);
        let action = decide(&plan, &now(), &[(topic(), verdict)], today());
        let Some(first) = first else {
            prop_assert!(action.is_err());
            return Ok(());
        };
        let after = done(&plan, action);
        let record = decision(&after);
        prop_assert_eq!(record.accountable.as_ref(), Some(first));
        prop_assert!(!record.is_outdated(&after));
        for (role, found) in row_of(&after, &topic(), None) {
            prop_assert_eq!(found, record.letters(&role));
            let said = own.iter().find(|(known, _)| *known == role).map_or("", |(_, text)| text);
            for (letter, _) in LETTERS {
                prop_assert_eq!(found.has(letter), said.contains(letter) && (letter != 'A' || role == *first));
            }
        }
    }
}

#[test]
fn a_decided_topic_that_loses_its_accountable_role_is_open_again() {
    let plan = decided(&three(), "po AR, pm C");
    let plan = drafted(&plan, "po R, pm C");
    check(&plan, "", "po AR, pm C, lead ", "po R, pm C, lead ");
    assert_eq!(decision(&plan).day, None);
    check(&decided(&plan, "pm A, po R"), "decided", "po R, pm A, lead ", "po R, pm A, lead ");
}

#[test]
fn nothing_is_decided_on_what_is_not_there() {
    let (plan, gone) = (three(), id("gone"));
    let no_topic = EditError::Missing(TableName::Responsibilities, gone.clone());
    let no_round = EditError::Missing(TableName::Rounds, gone.clone());
    let words = row("po A, pm ");
    assert_eq!(note(&plan, &now(), &gone, "x").unwrap_err(), no_topic);
    assert_eq!(park(&plan, &now(), &gone, today()).unwrap_err(), no_topic);
    assert_eq!(reopen(&plan, &now(), &gone).unwrap_err(), no_topic);
    assert_eq!(draft_letters(&plan, &now(), &gone, &words).unwrap_err(), no_topic);
    assert_eq!(decide(&plan, &gone, &[(topic(), words)], today()).unwrap_err(), no_round);
}
