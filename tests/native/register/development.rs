//! What goes from one role to another: planning it, what carrying it over changes, and doing so.

use proptest::prelude::*;

use tandem::analysis::development::{Preview, heading, meant, preview, sentence, steps, traffic};
use tandem::plan::actions::{carried, finish, plan_handover, toggle_letter};
use tandem::plan::matrix::{letters_of, row_of};
use tandem::plan::*;

use super::{cell, letters, team};
use crate::make::{cases, id, plan as any_plan};

fn day(day: u32) -> Option<Day> {
    Day::of(2026, 11, day)
}

/// The product owner is accountable for the order and does the work; it goes to the product manager.
fn planned() -> Plan {
    let plan = cell(&cell(&team(), "order", "po", "AR"), "order", "pm", "C");
    plan.applied(&plan_handover(&plan, id("move"), &id("order"), &id("pm"), day(3)).unwrap())
}

fn own(plan: &Plan) -> Handover {
    plan.handovers.get("move").unwrap().clone()
}

fn seen(plan: &Plan) -> Preview {
    preview(plan, &own(plan))
}

#[test]
fn planning_asks_the_matrix_who_has_it() {
    let plan = planned();
    assert_eq!(sentence(&plan, &own(&plan)), "Look after order (A R) from Product owner to Product manager, by 3 November 2026");
    let from = |plan: &Plan, row: &str, to: &str| {
        let plan = plan.applied(&plan_handover(plan, id("move"), &id(row), &id(to), None).unwrap());
        let own = own(&plan);
        (own.from.map(|id| id.to_string()), own.letters.to_string())
    };
    let base = cell(&cell(&team(), "accept", "po", "R"), "accept", "lead", "A");
    assert_eq!(from(&base, "accept", "pm"), (Some("lead".into()), "A".into()), "who is accountable");
    assert_eq!(from(&base, "accept", "lead"), (Some("po".into()), "R".into()), "the role that gets it gives nothing");
    assert_eq!(from(&base, "vision", "pm"), (None, "AR".into()), "nobody has it");
    assert!(plan_handover(&base, id("move"), &id("gone"), &id("pm"), None).is_err());
}

#[test]
fn done_carries_the_letters_over_in_one_step() {
    let plan = planned();
    let expected = [("Product owner", "A R", "no letter"), ("Product manager", "C", "A R")];
    let expected: Vec<_> = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())).into();
    assert_eq!(seen(&plan), Preview { cells: expected, remarks: vec![], possible: true });
    let change = finish(&plan, &id("move")).unwrap();
    let done = plan.applied(&change);
    assert_eq!(row_of(&done, &id("order"), None).iter().map(|(_, own)| own.to_string()).collect::<Vec<_>>(), ["", "AR", ""]);
    assert_eq!(own(&done).state.as_str(), "done");
    assert_eq!(done.applied(&change.reversed()), plan, "undo takes both back");
    assert!(finish(&done, &id("move")).unwrap().is_empty(), "once only");
}

#[test]
fn a_matrix_that_has_moved_on_is_said_and_still_carried_over() {
    let plan = cell(&cell(&planned(), "order", "po", "R"), "order", "lead", "A");
    let found = seen(&plan);
    assert!(found.possible);
    assert_eq!(
        found.remarks,
        ["The matrix has moved on: Product owner has no A there.", "Leadership is accountable there as well, and stays so."]
    );
    let plan = cell(&cell(&planned(), "order", "po", ""), "order", "pm", "AR");
    let found = seen(&plan);
    assert_eq!((found.cells.len(), found.possible), (0, true));
    assert_eq!(
        found.remarks,
        [
            "The matrix has moved on: Product owner has no A R there.",
            "The matrix has moved on: Product manager has it there already."
        ]
    );
    assert_eq!(own(&plan.applied(&finish(&plan, &id("move")).unwrap())).state.as_str(), "done");
}

#[test]
fn what_cannot_be_carried_over_says_why() {
    let change = |field: &'static str, value: &str| {
        let plan = planned();
        plan.applied(&actions::choose(&plan, TableName::Handovers, &id("move"), field, value).unwrap())
    };
    #[track_caller]
    fn check(plan: &Plan, why: &str, refused: bool) {
        assert_eq!((seen(plan).remarks, seen(plan).possible), (vec![why.to_owned()], false));
        assert_eq!(finish(plan, &id("move")).is_err(), refused);
    }
    check(&change(Handover::RESPONSIBILITY, "gone"), "The responsibility is no longer in the plan.", true);
    check(&change(Handover::TO, ""), "Choose a role in use that gets it.", true);
    check(&change(Handover::TO, "gone"), "Choose a role in use that gets it.", true);
    check(&change(Handover::LETTERS, ""), "Tick at least one letter.", true);
    check(&change(Handover::FROM, "pm"), "It goes to the role that it comes from.", false);
    // One that comes from a role that is gone can still be carried over.
    let found = seen(&change(Handover::FROM, "gone"));
    assert_eq!((found.possible, found.cells.len()), (true, 1));
    assert_eq!(
        found.remarks,
        ["Role that is gone is not in use any more.", "Product owner is accountable there as well, and stays so."]
    );
}

#[test]
fn whoever_owns_a_thing_is_not_asked_or_told_by_a_handover() {
    let of = |given: &str, has: &str| {
        let plan = cell(&planned(), "order", "pm", has);
        let handover = Handover { letters: letters(given), from: None, ..own(&plan) };
        let cells = carried(&plan, &handover).unwrap();
        cells.first().map_or_else(|| has.to_owned(), |(_, _, then)| then.to_string())
    };
    assert_eq!((of("C", "A"), of("I", "R"), of("I", "C"), of("C", "I")), ("A".into(), "R".into(), "C".into(), "C".into()));
    assert_eq!((of("A", "R"), of("R", "I"), of("ARCI", "")), ("AR".into(), "R".into(), "AR".into()));
}

#[test]
fn steps_stand_by_day_and_overdue_ones_are_said() {
    let mut plan = planned();
    let mut put = |name: &str, by: Option<Day>, state: &str| {
        let state = if state.is_empty() { Choice::default() } else { Choice::of(state) };
        plan.handovers.insert(Handover { by, state, id: id(name), ..plan.handovers.get("move").unwrap().clone() });
    };
    put("never", None, "");
    put("early", day(1), "");
    put("past", day(1), "done");
    put("later", day(2), "dropped");
    let all = steps(&plan, day(3));
    assert_eq!(all.iter().map(|own| own.id.as_str()).collect::<Vec<_>>(), ["early", "move", "never", "later", "past"]);
    assert_eq!(
        all.iter().filter(|own| own.overdue).map(|own| own.id.as_str()).collect::<Vec<_>>(),
        ["early"],
        "its own day is in time"
    );
    assert_eq!(heading(&all), "One handover is overdue");
    assert_eq!(heading(&steps(&plan, day(4))), "Two handovers are overdue");
    assert_eq!(heading(&steps(&plan, day(1))), "Three handovers planned, the next by 1 November 2026");
    assert_eq!(heading(&steps(&plan, None)), "Three handovers planned, the next by 1 November 2026");
    assert_eq!(heading(&all[3..]), "Nothing is left to hand over");
    assert_eq!(heading(&all[2..3]), "One handover planned, without a day");
    assert_eq!(heading(&[]), "Nothing is planned to move");
}

#[test]
fn for_each_role_what_comes_and_what_goes() {
    let plan = planned();
    let pm = traffic(&plan, &id("pm"));
    assert_eq!(pm.comes, ["Look after order (A R), from Product owner, by 3 November 2026"]);
    let po = traffic(&plan, &id("po"));
    assert_eq!(
        (po.comes.len(), po.leaves),
        (0, vec!["Look after order (A R), to Product manager, by 3 November 2026".to_owned()])
    );
    let done = plan.applied(&finish(&plan, &id("move")).unwrap());
    assert_eq!(traffic(&done, &id("pm")), Default::default());
    let away = plan.applied(&actions::archive(&plan, TableName::Responsibilities, &id("order")).unwrap());
    assert_eq!(traffic(&away, &id("pm")), Default::default());
}

#[test]
fn a_responsibility_is_found_by_its_words() {
    let plan = team();
    assert_eq!(meant(&plan, " LOOK after vision "), Some(id("vision")));
    assert_eq!(meant(&plan, "accept"), Some(id("accept")));
    assert_eq!((meant(&plan, "look after"), meant(&plan, "  "), meant(&plan, "nothing")), (None, None, None));
}

#[test]
fn letters_are_chosen_as_in_the_matrix() {
    let plan = planned();
    let toggled = |letter| own(&plan.applied(&toggle_letter(&plan, &id("move"), letter).unwrap())).letters.to_string();
    assert_eq!((toggled('A'), toggled('C')), ("R".to_owned(), "C".to_owned()));
    assert!(toggle_letter(&plan, &id("gone"), 'A').is_err());
}

proptest! {
    #![proptest_config(cases(96))]

    /// Whatever the plan: what was foreseen is what happens, no other cell changes, and undo takes it back.
    #[test]
    fn what_is_foreseen_is_what_happens(plan in any_plan()) {
        for handover in plan.handovers.iter() {
            let found = preview(&plan, handover);
            if !found.possible || !handover.is_planned() {
                continue;
            }
            let cells = carried(&plan, handover).unwrap();
            let change = finish(&plan, &handover.id).unwrap();
            let after = plan.applied(&change);
            let row = handover.responsibility.as_ref().unwrap();
            prop_assert_eq!(found.cells.len(), cells.len());
            for role in plan.roles.iter() {
                let expected = cells.iter().find(|(id, ..)| *id == role.id).map_or_else(|| letters_of(&plan, row, &role.id, None), |(_, _, then)| *then);
                prop_assert_eq!(letters_of(&after, row, &role.id, None), expected);
            }
            let touched = change.edits.iter().filter(|edit| edit.table != TableName::Handovers).count();
            prop_assert_eq!(touched, cells.len());
            prop_assert_eq!(after.applied(&change.reversed()), plan.clone());
        }
        let all = steps(&plan, day(1));
        prop_assert_eq!(all.len(), plan.handovers.iter().count());
        prop_assert!(all.iter().all(|step| step.planned || !step.overdue));
    }
}
