//! Today against what should be: by hand, at the boundaries, and against what must hold for any answers; and in the report.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::analysis::wish::agreed;
use tandem::analysis::{Choice, *};
use tandem::content::plans::new_plan;
use tandem::file::markdown;
use tandem::plan::actions::{Handed, add_participant, retype, reveal, take_sheets, toggle_should, toggle_topics};
use tandem::plan::*;

use crate::make::{cases, id};
use crate::workshop::{answer, answers};

const PO: Owner = Owner::Role(0);
const PM: Owner = Owner::Role(1);

/// The answers to one question: roles `po pm lead`, a line of words for each topic, `-` is silence.
fn asked(roles: &str, rows: &[&str]) -> RoundVotes {
    let roles: Vec<Id> = roles.split_whitespace().map(id).collect();
    let table: Vec<Vec<&str>> = rows.iter().map(|row| row.split_whitespace().collect()).collect();
    let voices = table.first().map_or(0, Vec::len);
    let mut votes = Votes::new(roles.len(), rows.len(), voices);
    for (topic, row) in table.iter().enumerate() {
        for (voice, word) in row.iter().enumerate().filter(|(_, word)| **word != "-") {
            let stored = match answer(word) {
                Answer::Team => votes.cast(topic, voice, Choice::Team),
                Answer::Nobody => votes.cast(topic, voice, Choice::Nobody),
                Answer::DontKnow => true,
                Answer::Roles(set) => {
                    let place = |own: &Id| u16::try_from(roles.iter().position(|role| role == own).unwrap()).unwrap();
                    votes.cast(topic, voice, Choice::Roles(&set.roles().iter().map(place).collect::<Vec<_>>()))
                }
            };
            assert!(stored);
        }
    }
    RoundVotes {
        votes,
        topics: (0..rows.len()).map(|at| id(&format!("t{at}"))).collect(),
        roles,
        voices: (0..voices).map(|at| id(&format!("v{at}"))).collect(),
        wavers: vec![Vec::new(); voices],
    }
}

/// One topic in both questions.
fn check(today: &str, should: &str, voices: usize, changed: usize, turn: Turn, owners: (&[Owner], &[Owner])) {
    let wish = Wish::of(&asked("po pm lead", &[today]), &asked("po pm lead", &[should]));
    let expected = Wished { voices, changed, turn, today: owners.0.to_vec(), should: owners.1.to_vec() };
    assert_eq!(wish.topics, [expected], "{today} against {should}");
}

#[test]
fn an_owner_is_whom_more_than_half_name() {
    check("po po pm", "pm pm po", 3, 3, Turn::Moves, (&[PO], &[PM]));
    check("po po pm", "po po pm", 3, 0, Turn::Stays, (&[PO], &[PO]));
    // Half is not more than half.
    check("po pm", "po po", 2, 1, Turn::Gets, (&[], &[PO]));
    check("po po", "pm po", 2, 1, Turn::Loses, (&[PO], &[]));
    check("po pm", "lead team", 2, 2, Turn::Open, (&[], &[]));
    // Two that more than half name are owners together; one that gives up its part is a move.
    check("po+pm po+pm", "po po", 2, 2, Turn::Moves, (&[PO, PM], &[PO]));
    check("po+pm pm po", "po po pm", 3, 3, Turn::Moves, (&[PO, PM], &[PO]));
    check("team team nobody", "nobody nobody team", 3, 3, Turn::Moves, (&[Owner::Team], &[Owner::Nobody]));
}

#[test]
fn counted_are_those_who_answered_both_questions() {
    // Two of the five say nothing on what should be, and one does not know.
    check("po po pm pm po", "pm pm - ? -", 2, 2, Turn::Moves, (&[PO], &[PM]));
    check("po po", "pm -", 1, 1, Turn::Untold, (&[PO], &[PM]));
    check("po po", "- -", 0, 0, Turn::Untold, (&[], &[]));
    check("- ?", "po pm", 0, 0, Turn::Untold, (&[], &[]));
    let nothing = Wish::of(&asked("po pm", &[]), &asked("po pm", &[]));
    assert_eq!((nothing.topics.len(), nothing.finding().as_str(), nothing.basis().as_str()), (0, "No topics are chosen", ""));
    // What nobody answers in both has no place between two roles: undefined is no number.
    let none = Wish::of(&asked("po pm", &["po pm"]), &asked("po pm", &["- -"]));
    let dots = [spectrum(&none.today, 0, 1), spectrum(&none.should, 0, 1)];
    assert!(dots.iter().all(|dots| dots[0].x.is_none() && dots[0].y.is_none()));
}

/// Four topics of four people, read off by hand.
fn four() -> Wish {
    Wish::of(
        &asked("po pm", &["po po po pm", "pm pm pm pm", "po pm team nobody", "po po po po", "po - - -"]),
        &asked("po pm", &["pm pm pm pm", "po po po pm", "pm pm pm po", "po po po po", "pm pm - -"]),
    )
}

#[test]
fn by_hand() {
    let wish = four();
    assert_eq!(wish.finding(), "On two topics the team wants another owner than today");
    let expected = "Of 5 topics: two with another owner, one that would get a clear owner, one as today, one with fewer than two who answered both.";
    assert_eq!(wish.basis(), expected);
    assert_eq!(wish.order(), [0, 1, 2, 3, 4], "those that move first");
    let balance = |owner, gains: &[usize], gives: &[usize]| Balance { owner, gains: gains.to_vec(), gives: gives.to_vec() };
    assert_eq!(wish.balance(), [balance(PO, &[1], &[0]), balance(PM, &[0, 2], &[1])]);
    assert_eq!(
        wish.topics.iter().map(|own| (own.voices, own.changed)).collect::<Vec<_>>(),
        [(4, 3), (4, 3), (4, 3), (4, 0), (1, 1)]
    );
    // From three quarters of the votes to all of them: (right - left) / (left + right).
    let (from, to) = (spectrum(&wish.today, 0, 1), spectrum(&wish.should, 0, 1));
    assert_eq!((from[0].x, to[0].x, from[3].x, to[3].x), (Some(-0.5), Some(1.0), Some(-1.0), Some(-1.0)));
}

#[test]
fn a_role_that_only_one_question_names_counts_in_both() {
    let wish = Wish::of(&asked("po pm", &["pm pm"]), &asked("po lead pm", &["lead lead"]));
    assert_eq!(wish.roles, ["po", "pm", "lead"].map(id));
    assert_eq!((wish.topics[0].today.clone(), wish.topics[0].should.clone()), (vec![PM], vec![Owner::Role(2)]));
    let team = Wish::of(&asked("po", &["team team"]), &asked("po", &["po nobody"]));
    let owners: Vec<Owner> = team.balance().iter().map(|own| own.owner).collect();
    assert_eq!((owners, team.balance()[1].gives.clone()), (vec![PO, Owner::Team], vec![0]));
}

#[test]
fn the_finding_in_words() {
    let of = |today: &[&str], should: &[&str]| Wish::of(&asked("po pm", today), &asked("po pm", should)).finding();
    assert_eq!(of(&["po po"], &["pm pm"]), "On one topic the team wants another owner than today");
    assert_eq!(of(&["po po", "po po"], &["pm pm", "pm pm"]), "On all 2 topics the team wants another owner than today");
    assert_eq!(of(&["po pm", "po po"], &["pm pm", "po po"]), "On one topic without a clear owner today the team agrees on one");
    assert_eq!(of(&["po po", "po po"], &["pm po", "po po"]), "On one topic the owner of today is in doubt");
    assert_eq!(of(&["po po", "po pm"], &["po po", "po pm"]), "The team wants the owners that it has today");
    assert_eq!(of(&["po pm"], &["po pm"]), "On no topic do more than half agree who owns it, or who should");
    let nothing = "Fewer than two answered both questions on any topic, so nothing can be compared";
    assert_eq!(of(&["po po"], &["pm -"]), nothing);
}

#[test]
fn agreement_on_the_present_against_agreement_on_the_wish() {
    let of = |rows: &[&str]| Agreement::of(&asked("po pm", rows).votes, Metric::Nominal);
    let (split, one) = (of(&["po pm", "pm po", "po po"]), of(&["po po", "pm pm", "po po"]));
    // By hand: the first disagrees on two pairs of three with four po and two pm of six: 1 - (4/6) / (16/30) = -1/4.
    let more = "The team agrees more on who should own its topics (alpha 1.00) than on who owns them today (−0.25).";
    assert_eq!(agreed(&split, &one), more);
    let less = "The team agrees less on who should own its topics (alpha −0.25) than on who owns them today (1.00).";
    assert_eq!(agreed(&one, &split), less);
    let same = "The team agrees as much on who should own its topics (alpha 1.00) as on who owns them today (1.00).";
    assert_eq!(agreed(&one, &one), same);
    // What is undefined is said in words.
    for (a, b) in [(of(&["po po"]), one), (one, of(&["po -"])), (of(&["po po"]), of(&["- -"]))] {
        let words = agreed(&a, &b);
        assert!(words.contains("No number: ") && !words.contains("alpha 0"), "{words}");
    }
}

// ---------------------------------------------------------------------------------------------------------------- properties

const WORDS: &[&str] = &["po", "pm", "lead", "po+pm", "team", "nobody", "-", "?"];

fn any_rows() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    (1..6usize, 0..7usize).prop_flat_map(|(voices, topics)| {
        let row = vec(prop::sample::select(WORDS), voices).prop_map(|words| words.join(" "));
        (vec(row.clone(), topics), vec(row, topics))
    })
}

fn of(today: &[String], should: &[String]) -> Wish {
    let rows = |rows: &[String]| asked("po pm lead", &rows.iter().map(String::as_str).collect::<Vec<_>>());
    Wish::of(&rows(today), &rows(should))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_same_answers_to_both_move_nothing((rows, _) in any_rows()) {
        let wish = of(&rows, &rows);
        prop_assert!(wish.topics.iter().all(|own| own.changed == 0 && own.today == own.should));
        prop_assert!(wish.topics.iter().all(|own| matches!(own.turn, Turn::Stays | Turn::Open | Turn::Untold)));
        prop_assert!(wish.balance().iter().all(|own| own.gains.is_empty() && own.gives.is_empty()));
        prop_assert_eq!(&wish.today, &wish.should);
    }

    #[test]
    fn swapping_the_questions_mirrors_the_result((today, should) in any_rows()) {
        let (one, two) = (of(&today, &should), of(&should, &today));
        let mirrored = |turn| match turn {
            Turn::Gets => Turn::Loses,
            Turn::Loses => Turn::Gets,
            other => other,
        };
        for (own, other) in one.topics.iter().zip(&two.topics) {
            prop_assert_eq!((&own.today, &own.should), (&other.should, &other.today));
            prop_assert_eq!((own.voices, own.changed, mirrored(own.turn)), (other.voices, other.changed, other.turn));
        }
        for (own, other) in one.balance().iter().zip(two.balance()) {
            prop_assert_eq!((own.owner, &own.gains, &own.gives), (other.owner, &other.gives, &other.gains));
        }
        prop_assert_eq!((&one.today, &one.should), (&two.should, &two.today));
    }

    #[test]
    fn what_is_counted_adds_up((today, should) in any_rows()) {
        let wish = of(&today, &should);
        let mut order = wish.order();
        let turns: Vec<Turn> = order.iter().map(|&at| wish.topics[at].turn).collect();
        prop_assert!(turns.is_sorted());
        order.sort_unstable();
        prop_assert_eq!(order, (0..today.len()).collect::<Vec<_>>());
        let all = [Turn::Moves, Turn::Gets, Turn::Loses, Turn::Stays, Turn::Open, Turn::Untold];
        prop_assert_eq!(all.iter().map(|&turn| wish.count(turn)).sum::<usize>(), today.len());
        for own in &wish.topics {
            prop_assert!(own.changed <= own.voices);
            // More than half name it: of three owners some voice names two.
            prop_assert!(own.voices == 0 || own.today.len() <= 3);
        }
        prop_assert_eq!(wish.finding().is_empty(), false);
    }

    #[test]
    fn the_order_of_the_voices_says_nothing((today, should) in any_rows()) {
        let back = |rows: &[String]| rows.iter().map(|row| row.split(' ').rev().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
        let (one, two) = (of(&today, &should), of(&back(&today), &back(&should)));
        prop_assert_eq!((one.topics, one.today, one.should), (two.topics, two.today, two.should));
    }
}

// ------------------------------------------------------------------------------------------------------------------ the report

#[test]
fn the_report_says_what_the_team_wants_otherwise() {
    let round = id("now");
    let plan = new_plan(id("the-plan"), round.clone(), "Payments");
    let rest: Vec<Id> = plan.rounds.get("now").unwrap().topics.iter().filter(|own| own.as_str() != "STR-01").cloned().collect();
    let plan = plan.applied(&toggle_topics(&plan, &round, &rest).unwrap());
    let plan = plan.applied(&add_participant(&plan, id("anna"), &round, "Anna", &[]).unwrap());
    let plan = plan.applied(&retype(&plan, TableName::Roles, &id("pm"), Role::NAME, "PM <b>").unwrap());
    let handed = |person: &str, today: &str, should: &str| Handed {
        person: id(person),
        name: person.to_owned(),
        roles: vec![],
        revision: 1,
        today: answers(today),
        should: answers(should),
    };
    let sheets = [handed("anna", "STR-01 po", "STR-01 pm"), handed("ben", "STR-01 po", "STR-01 pm")];
    let plan = plan.applied(&take_sheets(&plan, &round, &sheets).unwrap());
    let plan = plan.applied(&reveal(&plan, &round, None).unwrap());
    let written = |plan: &Plan| {
        let report = Report::of(plan, plan.rounds.get("now").unwrap()).unwrap();
        markdown::report(&report, [Err(NoRange::TooFewTopics { usable: 0 }); 2], false)
    };
    assert!(
        !written(&plan).contains("should") && !written(&plan).contains("wants"),
        "where it is not asked nothing is said of it"
    );
    let plan = plan.applied(&toggle_should(&plan, &round).unwrap());
    let expected = "
## On one topic the team wants another owner than today

Of 1 topic: one with another owner. On both questions: No number: all answers are the same one, so agreement cannot be told from habit.

- State the product vision: why the product exists and for whom: today Product owner, wanted PM \\<b\\>; 2 of 2 want it otherwise

By role:

- Product owner: would gain 0 and give up 1
- PM \\<b\\>: would gain 1 and give up 0
";
    let text = written(&plan);
    assert!(text.contains(expected), "{text}\n{expected}");
    assert!(text.contains("- Answers (2 of 2): 2 Product owner\n- Should own it (2 of 2): 2 PM \\<b\\>\n"), "{text}");
}
