//! Rounds without names, and rounds that also ask who should own it: set up, copied, answered, taken out.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::analysis::{Question, Report, RoundVotes, charter};
use tandem::file::sheet::{Fate, judge};
use tandem::file::{Kit, SheetFile, markdown};
use tandem::plan::actions::*;
use tandem::plan::{EditError, Id, Plan, TableName};

use super::{answers, done, handed, now, round, sheet, team, wanting};
use crate::make::{cases, id};

/// [`team`] with a round that asks nobody for a name.
fn unnamed() -> Plan {
    done(&team(), toggle_anonymous(&team(), &now()))
}

fn unsigned(person: &str, revision: u32, words: &str) -> Handed {
    Handed { roles: vec![id("po")], ..handed(person, "", revision, words) }
}

fn take(plan: &Plan, handed: &Handed) -> Plan {
    done(plan, take_sheets(plan, &now(), std::slice::from_ref(handed)))
}

/// As the page takes a sheet that arrives.
fn arrives(plan: &Plan, handed: &Handed) -> Plan {
    match judge(plan, &sheet(plan, "now", handed.clone())).fate {
        Fate::Takes(handed) | Fate::Replaces(handed, _) => take(plan, &handed),
        _ => plan.clone(),
    }
}

fn names(plan: &Plan) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> =
        plan.people.iter().filter(|own| own.is_anonymous()).map(|own| (own.name.clone(), own.id.to_string())).collect();
    names.sort();
    names
}

#[test]
fn both_choices_are_turned_over_and_copied() {
    let plan = done(&team(), toggle_should(&team(), &now()));
    let plan = done(&plan, toggle_anonymous(&plan, &now()));
    assert!(round(&plan).should && round(&plan).anonymous);
    let plan = take(&plan, &unsigned("x1", 1, "STR-01 po"));
    let plan = done(&plan, copy_round(&plan, id("next"), &now()));
    let copy = plan.rounds.get("next").unwrap();
    assert!(copy.should && copy.anonymous);
    let invited: Vec<&str> = copy.participants.iter().map(Id::as_str).collect();
    assert_eq!(invited, ["anna", "ben"], "who gave no name cannot be asked again");
    let back = done(&plan, toggle_should(&plan, &now()));
    assert!(!round(&back).should);
    for gone in [toggle_should(&plan, &id("gone")), toggle_anonymous(&plan, &id("gone"))] {
        assert_eq!(gone.unwrap_err(), EditError::Missing(TableName::Rounds, id("gone")));
    }
}

#[test]
fn names_are_asked_for_or_not_until_somebody_has_answered() {
    let refused = |plan: &Plan| assert_eq!(toggle_anonymous(plan, &now()).unwrap_err(), EditError::Answered(now()));
    refused(&take(&team(), &handed("anna", "Anna", 1, "STR-01 po")));
    let plan = take(&unnamed(), &unsigned("x1", 1, "STR-01 po"));
    refused(&plan);
    let without = done(&plan, remove_sheet(&plan, &now(), &id("x1")));
    assert_eq!(done(&without, toggle_anonymous(&without, &now())), team(), "and nothing is left of it");
}

#[test]
fn who_gives_no_name_gets_a_number_in_the_order_of_arrival() {
    let plan = take(&unnamed(), &unsigned("zz", 1, "STR-01 po"));
    let plan = take(&plan, &unsigned("aa", 1, "STR-01 pm"));
    // A name that came along all the same is not kept.
    let plan = take(&plan, &Handed { name: "Eva".into(), ..unsigned("mm", 1, "STR-01 pm") });
    let expected = [("Participant 1", "zz"), ("Participant 2", "aa"), ("Participant 3", "mm")];
    assert_eq!(names(&plan), expected.map(|(name, id)| (name.to_owned(), id.to_owned())));
    assert!(plan.holdings.get("zz:po:*").is_some() && round(&plan).participants.has("zz"));
    // A number that is free is taken, whoever has the others.
    let plan = done(&plan, remove_sheet(&plan, &now(), &id("aa")));
    assert_eq!((plan.people.get("aa"), plan.holdings.get("aa:po:*"), round(&plan).participants.has("aa")), (None, None, false));
    assert_eq!(names(&take(&plan, &unsigned("bb", 1, "")))[1].0, "Participant 2");
    assert!(plan.people.get("anna").is_some());
    // Of somebody with a name only the answers go.
    let named = take(&team(), &handed("anna", "Anna", 1, "STR-01 po"));
    let named = done(&named, remove_sheet(&named, &now(), &id("anna")));
    assert_eq!(named, team());
}

#[test]
fn a_sheet_without_a_name_counts_once_and_a_later_one_replaces_it() {
    let plan = unnamed();
    let first = arrives(&plan, &unsigned("x1", 1, "STR-01 po"));
    assert_eq!(judge(&first, &sheet(&first, "now", unsigned("x1", 1, "STR-01 po"))).fate, Fate::Same);
    let second = arrives(&first, &unsigned("x1", 2, "STR-01 pm"));
    assert_eq!((second.sheets.len(), second.sheets.get("now:x1").unwrap().today.clone()), (1, answers("STR-01 pm")));
    assert_eq!(arrives(&second, &unsigned("x1", 1, "STR-01 po")), second);
    assert_eq!(names(&second).len(), 1);
}

#[test]
fn a_sheet_that_says_whose_it_is_is_refused_where_nobody_is_named() {
    let plan = unnamed();
    let named = sheet(&plan, "now", handed("anna", "Anna", 1, "STR-01 po"));
    let judged = judge(&plan, &named);
    assert_eq!((judged.fate, judged.remarks), (Fate::Named, vec![]));
    assert_eq!(take_sheets(&plan, &now(), &[named.handed]).unwrap_err(), EditError::Named(now()));
    // Two of one name are no topic there.
    let other = judge(&plan, &sheet(&plan, "now", handed("self-made", "Anna", 1, "STR-01 po")));
    assert!(matches!(other.fate, Fate::Takes(_)) && other.remarks.is_empty());
}

#[test]
fn what_comes_out_of_it_names_nobody() {
    let plan = ["x1", "x2", "x3"].iter().fold(unnamed(), |plan, id| take(&plan, &unsigned(id, 1, "STR-01 po")));
    let plan = done(&plan, reveal(&plan, &now(), None));
    let report = Report::of(&plan, round(&plan)).unwrap();
    assert_eq!((report.participants, report.answered), (3, 3), "those on the list before are not counted");
    let ranges = [Err(tandem::analysis::NoRange::TooFewTopics { usable: 0 }); 2];
    for names in [false, true] {
        assert_eq!(report.who(names), "3 participants. Product owner: 3.");
        let text = markdown::report(&report, ranges, names);
        for name in ["Anna", "Ben", "Participant 1", "x1"] {
            assert!(!text.contains(name), "{name}: {text}");
        }
    }
    let charter = charter::charter(&plan, &id("po"), None).unwrap();
    assert_eq!(charter.holders, ["Anna"], "nobody without a name stands in a charter");
    let kit = Kit::of(&plan, round(&plan));
    assert!(kit.people.is_empty());
    // Nor in the kit of a later round with names to which somebody invited them.
    let later = done(&plan, add_round(&plan, id("later"), "Later", &[id("STR-01")]));
    let later = done(&later, toggle_participant(&later, &id("later"), &id("x1")));
    assert!(Kit::of(&later, later.rounds.get("later").unwrap()).people.is_empty());
}

// -------------------------------------------------------------------------------------------------------- the second question

#[test]
fn both_answers_are_taken_in_kept_and_replaced() {
    let plan = done(&team(), toggle_should(&team(), &now()));
    let both = wanting(handed("anna", "Anna", 1, "STR-01 po"), "STR-01 pm, STR-02 team");
    let held = arrives(&plan, &both);
    let own = held.sheets.get("now:anna").unwrap();
    assert_eq!((&own.today, &own.should), (&answers("STR-01 po"), &answers("STR-01 pm, STR-02 team")));
    assert_eq!(judge(&held, &sheet(&held, "now", both.clone())).fate, Fate::Same);
    // Only what should be is another: still another sheet.
    let other = wanting(handed("anna", "Anna", 1, "STR-01 po"), "STR-01 po, STR-02 team");
    assert_eq!(judge(&held, &sheet(&held, "now", other.clone())).fate, Fate::Differs(other, 1));
    // A topic on which both differ is one topic.
    let all = wanting(handed("anna", "Anna", 1, "STR-01 pm"), "STR-01 po");
    assert_eq!(judge(&held, &sheet(&held, "now", all.clone())).fate, Fate::Differs(all, 2));
    let later = wanting(handed("anna", "Anna", 2, "STR-01 po"), "STR-01 po");
    assert_eq!(arrives(&held, &later).sheets.get("now:anna").unwrap().should, answers("STR-01 po"));
}

#[test]
fn what_does_not_count_of_the_second_question_is_said() {
    let says = |plan: &Plan, handed: Handed, expected: &[&str]| {
        let found = judge(plan, &sheet(plan, "now", handed));
        assert_eq!(found.remarks, expected);
        found.fate
    };
    let plan = team();
    let unasked = wanting(handed("anna", "Anna", 1, "STR-01 po"), "STR-01 pm");
    let fate =
        says(&plan, unasked.clone(), &["1 answer to who should own it kept but not counted, since the round does not ask that."]);
    assert_eq!(fate, Fate::Takes(unasked));
    let plan = done(&plan, toggle_should(&plan, &now()));
    says(&plan, handed("anna", "Anna", 1, "STR-01 po"), &["It says nothing on who should own the topics."]);
    says(&plan, handed("anna", "Anna", 1, ""), &[]);
    let gone = wanting(handed("anna", "Anna", 1, "STR-01 po, gone-1 po"), "gone-1 pm, gone-2 pm, STR-02 ghost, RMP-01 pm");
    let left = says(
        &plan,
        gone,
        &[
            "2 answers left out, since the plan does not have their topics: gone-1, gone-2.",
            "Answers left out, since the plan does not have the roles that they name: ghost.",
        ],
    );
    assert_eq!(left, Fate::Takes(wanting(handed("anna", "Anna", 1, "STR-01 po"), "RMP-01 pm")));
    assert_eq!(judge(&plan, &sheet(&plan, "now", wanting(handed("anna", "A", 1, ""), "gone-1 po"))).fate, Fate::Nothing);
}

#[test]
fn answers_to_a_question_that_is_not_asked_any_more_stay_and_count_again() {
    let asked = done(&team(), toggle_should(&team(), &now()));
    let held = arrives(&asked, &wanting(handed("anna", "Anna", 1, "STR-01 po"), "STR-01 pm"));
    let off = done(&held, toggle_should(&held, &now()));
    let off = done(&off, reveal(&off, &now(), None));
    assert_eq!(Report::of(&off, round(&off)).unwrap().turned, None);
    let on = done(&off, toggle_should(&off, &now()));
    assert!(Report::of(&on, round(&on)).unwrap().turned.is_some());
    assert_eq!(RoundVotes::of(&on, round(&on), Question::Should).voices, [id("anna")]);
}

proptest! {
    #![proptest_config(cases(64))]

    /// In any order the same answers, whoever has which number.
    #[test]
    fn numbers_say_no_more_than_how_many_there_are(order in Just(vec![0usize, 1, 2, 3]).prop_shuffle(), again in vec(0..4usize, 0..4)) {
        let of = |at: usize| unsigned(["d", "c", "b", "a"][at], 1, ["STR-01 po", "STR-01 pm", "STR-01 team", ""][at]);
        let plan = order.iter().chain(&again).fold(unnamed(), |plan, &at| arrives(&plan, &of(at)));
        let numbers: Vec<String> = names(&plan).into_iter().map(|(name, _)| name).collect();
        prop_assert_eq!(numbers, ["Participant 1", "Participant 2", "Participant 3", "Participant 4"]);
        for at in 0..4 {
            let own = plan.sheets.get(&format!("now:{}", ["d", "c", "b", "a"][at])).unwrap();
            prop_assert_eq!((&own.today, own.revision), (&of(at).today, 1));
        }
        let file = SheetFile::of(&Kit::of(&plan, round(&plan)), of(0)).write();
        prop_assert!(!file.contains("Participant") && file.contains("\"name\": \"\""));
    }
}
