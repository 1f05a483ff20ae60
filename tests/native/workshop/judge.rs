//! What becomes of a sheet that arrives, and what is said about it.

use tandem::file::SheetFile;
use tandem::file::sheet::{Fate, judge};
use tandem::plan::actions::{add_participant, archive, take_sheets, toggle_topics};
use tandem::plan::{Answer, AnswerMap, Plan, TableName};

use super::{answers, done, handed, now, round, sheet, team};
use crate::make::id;

/// Judges a sheet; each remark holds its part, and there are no others.
fn judged(plan: &Plan, sheet: &SheetFile, remarks: &[&str]) -> Fate {
    let found = judge(plan, sheet);
    assert_eq!(found.remarks.len(), remarks.len(), "{:#?}", found.remarks);
    for (said, part) in found.remarks.iter().zip(remarks) {
        assert!(said.contains(part), "“{part}” is not said in: {said}");
    }
    found.fate
}

fn check(plan: &Plan, sheet: &SheetFile, expected: Fate) {
    assert_eq!(judged(plan, sheet, &[]), expected);
}

/// Takes a sheet in as its fate says.
fn taken(plan: &Plan, sheet: &SheetFile) -> Plan {
    match judge(plan, sheet).fate {
        Fate::Takes(handed) | Fate::Replaces(handed, _) => done(plan, take_sheets(plan, &sheet.round, &[handed])),
        _ => plan.clone(),
    }
}

#[test]
fn a_sheet_of_another_round_is_a_stranger() {
    let plan = team();
    check(&plan, &sheet(&plan, "elsewhere", handed("anna", "Anna", 1, "STR-01 po")), Fate::Stranger);
    // The round is what counts: in a copy of the plan under another id it belongs.
    let copy = SheetFile { plan: id("another-plan"), ..sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po")) };
    check(&plan, &copy, Fate::Takes(handed("anna", "Anna", 1, "STR-01 po")));
}

#[test]
fn the_same_sheet_twice_changes_nothing() {
    let plan = team();
    let own = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, STR-02 ?"));
    check(&plan, &own, Fate::Takes(own.handed.clone()));
    let plan = taken(&plan, &own);
    check(&plan, &own, Fate::Same);
    assert_eq!(taken(&plan, &own), plan);
    assert_eq!(done(&plan, take_sheets(&plan, &now(), &[own.handed])), plan, "nor if it is taken all the same");
}

#[test]
fn a_newer_sheet_replaces_and_an_older_one_does_not() {
    let plan = team();
    let at = |revision, words| sheet(&plan, "now", handed("anna", "Anna", revision, words));
    let (first, third) = (at(1, "STR-01 po, STR-02 pm"), at(3, "STR-01 pm"));
    let held = taken(&plan, &first);
    check(&held, &third, Fate::Replaces(third.handed.clone(), 1));
    let held = taken(&held, &third);
    let own = held.sheets.get("now:anna").unwrap();
    assert_eq!((own.revision, &own.today, held.sheets.len()), (3, &answers("STR-01 pm"), 1));
    check(&held, &first, Fate::Older(3));
    check(&held, &at(2, "STR-01 pm"), Fate::Older(3));
    // The same answers handed in again count on, so that the next sheet fits.
    check(&held, &at(4, "STR-01 pm"), Fate::Replaces(handed("anna", "Anna", 4, "STR-01 pm"), 3));
    // Nothing answered any more is an answer too, if it is handed in.
    let emptied = taken(&held, &at(5, ""));
    assert!(emptied.sheets.get("now:anna").unwrap().today.is_empty());
}

#[test]
fn one_person_on_two_devices_is_asked_about() {
    let plan = team();
    let here = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, STR-02 pm, DEL-13 team, RMP-01 ?"));
    let there = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, STR-02 po, RMP-01 nobody, BKL-03 pm"));
    let plan = taken(&plan, &here);
    // Two said otherwise, one here alone, one there alone.
    check(&plan, &there, Fate::Differs(there.handed.clone(), 4));
    assert_eq!(taken(&plan, &there), plan, "until somebody chooses");
    let chosen = done(&plan, take_sheets(&plan, &now(), std::slice::from_ref(&there.handed)));
    check(&chosen, &there, Fate::Same);
    check(&chosen, &here, Fate::Differs(here.handed.clone(), 4));
}

#[test]
fn two_people_of_one_name_stay_two() {
    let plan = team();
    let other = sheet(&plan, "now", handed("self-made", " ANNA", 1, "STR-01 pm"));
    let fate = judged(&plan, &other, &["two participants called “ANNA”"]);
    assert_eq!(fate, Fate::Takes(other.handed.clone()));
    let plan = taken(&plan, &sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po")));
    let plan = taken(&plan, &other);
    assert_eq!((plan.people.len(), plan.sheets.len()), (3, 2));
    assert!(round(&plan).participants.has("anna") && round(&plan).participants.has("self-made"));
    // They are known by then: it is said once.
    let again = sheet(&plan, "now", handed("self-made", "Anna", 2, "STR-01 po"));
    check(&plan, &again, Fate::Replaces(again.handed.clone(), 1));
}

#[test]
fn people_without_a_name_are_not_taken_for_one_another() {
    let plan = team();
    let plan = taken(&plan, &sheet(&plan, "now", handed("first", " ", 1, "STR-01 pm")));
    let second = sheet(&plan, "now", handed("second", "", 1, "STR-01 pm"));
    check(&plan, &second, Fate::Takes(second.handed.clone()));
}

#[test]
fn who_is_new_comes_with_name_and_roles_and_who_is_known_keeps_theirs() {
    let mut new = handed("eva", "Eva <i>", 1, "STR-01 pm");
    new.roles = vec![id("pm"), id("ghost"), id("pm")];
    let plan = team();
    let plan = taken(&plan, &sheet(&plan, "now", new));
    assert_eq!(plan.people.get("eva").unwrap().name, "Eva <i>");
    assert!(plan.holdings.get("eva:pm:*").is_some() && plan.holdings.len() == 3 && round(&plan).participants.has("eva"));
    let mut known = handed("anna", "Somebody else", 1, "STR-01 pm");
    known.roles = vec![id("pm")];
    let after = taken(&plan, &sheet(&plan, "now", known));
    assert_eq!((&after.people, &after.holdings), (&plan.people, &plan.holdings));
}

#[test]
fn topics_that_are_no_more_are_left_out_and_listed() {
    let plan = team();
    let own = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, gone-1 po, gone-2 team"));
    let fate = judged(&plan, &own, &["2 answers left out, since the plan does not have their topics: gone-1, gone-2."]);
    assert_eq!(fate, Fate::Takes(handed("anna", "Anna", 1, "STR-01 po")));
    let one = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, gone-1 po"));
    judged(&plan, &one, &["1 answer left out, since the plan does not have its topic: gone-1."]);
    let all = sheet(&plan, "now", handed("anna", "Anna", 1, "gone-1 po"));
    assert_eq!(judged(&plan, &all, &["gone-1"]), Fate::Nothing);
    // What is left out does not count as a difference.
    let held = taken(&plan, &own);
    assert_eq!(judged(&held, &own, &["gone-1"]), Fate::Same);
}

#[test]
fn roles_that_are_no_more_are_left_out_and_listed() {
    let plan = team();
    let own = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, STR-02 po+ghost, STR-03 ghost, STR-04 shade"));
    let fate = judged(&plan, &own, &["does not have the roles that they name: ghost, shade."]);
    assert_eq!(fate, Fate::Takes(handed("anna", "Anna", 1, "STR-01 po")));
    let all = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-03 ghost"));
    assert_eq!(judged(&plan, &all, &["ghost"]), Fate::Nothing);
    // A role that was put away is still there.
    let away = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    check(
        &away,
        &sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 pm")),
        Fate::Takes(handed("anna", "Anna", 1, "STR-01 pm")),
    );
}

#[test]
fn topics_that_are_not_asked_about_any_more_are_kept_but_not_counted() {
    let plan = team();
    let own = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po, STR-02 pm"));
    let fewer = done(&plan, toggle_topics(&plan, &now(), &[id("STR-02")]));
    let text = &plan.responsibilities.get("STR-02").unwrap().text;
    let fate =
        judged(&fewer, &own, &[&format!("1 answer kept but not counted, since the round does not ask any more about “{text}”.")]);
    assert_eq!(fate, Fate::Takes(own.handed.clone()));
    let held = taken(&fewer, &own);
    let back = done(&held, toggle_topics(&held, &now(), &[id("STR-02")]));
    assert_eq!(back.sheets.get("now:anna").unwrap().today.get("STR-02"), Some(&Answer::role(id("pm"))), "asked again, it counts");
}

#[test]
fn lists_of_what_is_left_out_stay_short() {
    let plan = team();
    let many =
        AnswerMap::new((0..5000).map(|at| (id(&format!("gone-{at}")), Answer::Team)).chain([(id("STR-01"), Answer::Team)]));
    let own = sheet(&plan, "now", tandem::plan::actions::Handed { today: many, ..handed("anna", "Anna", 1, "") });
    let found = judge(&plan, &own);
    assert_eq!(found.fate, Fate::Takes(handed("anna", "Anna", 1, "STR-01 team")));
    assert!(found.remarks[0].starts_with("5000 answers left out") && found.remarks[0].len() < 200, "{:?}", found.remarks);
}

#[test]
fn a_person_of_the_plan_who_was_not_invited_takes_part() {
    let plan = team();
    let plan = done(&plan, tandem::plan::actions::toggle_participant(&plan, &now(), &id("ben")));
    let plan = taken(&plan, &sheet(&plan, "now", handed("ben", "Ben", 1, "STR-01 pm")));
    assert!(round(&plan).participants.has("ben"));
    assert_eq!(plan, done(&plan, take_sheets(&plan, &now(), &[])));
    let again = done(&plan, add_participant(&plan, id("ben-2"), &now(), "Ben", &[]));
    assert_eq!(again.people.len(), 3, "typed in, the same name is the user's choice");
}
