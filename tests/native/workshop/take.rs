//! Answers on their way into a plan: kit, sheets, reveal; in any order, in any batches, the same as if they were typed.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::analysis::{Choice, Question, Reveal, RoundVotes, Undefined};
use tandem::file::sheet::{Fate, judge};
use tandem::file::{Kit, SheetFile};
use tandem::plan::actions::{Handed, add_participant, take_sheets};
use tandem::plan::{Answer, AnswerMap, Change, Id, OrderKey, Person, Plan, Record, Sheet, Stored};

use super::{answer, answers, done, handed, now, round, sheet, team};
use crate::make::{cases, id};

const TOPICS: [&str; 6] = ["STR-01", "STR-02", "RMP-01", "DEL-13", "BKL-03", "STK-11"];

fn any_answers() -> impl Strategy<Value = AnswerMap> {
    let words = prop::sample::select(vec!["po", "pm", "po+pm", "team", "nobody", "?"]);
    vec((prop::sample::select(&TOPICS[..]), words), 0..6)
        .prop_map(|all| AnswerMap::new(all.into_iter().map(|(topic, word)| (id(topic), answer(word)))))
}

/// What five people hand in, up to three times each: Anna and Ben, who are in the plan, and three who are not.
fn any_sheets() -> impl Strategy<Value = Vec<Handed>> {
    let people = ["anna", "ben", "new-1", "new-2", "new-3"];
    (vec((any_answers(), any_answers()), 15), vec(0..15usize, 0..12)).prop_map(move |(answers, order)| {
        let one = |at: usize| Handed {
            person: id(people[at % 5]),
            name: format!("{} <b>", people[at % 5]),
            roles: vec![id(["po", "pm"][at % 5 % 2])],
            revision: 1 + (at / 5) as u32,
            today: answers[at].0.clone(),
            should: answers[at].1.clone(),
        };
        order.into_iter().map(one).collect()
    })
}

/// Takes sheets in, one after the other, as the page does: written, read, judged.
fn arrived(plan: &Plan, sheets: &[Handed]) -> Plan {
    let kit = Kit::read(&Kit::of(plan, round(plan)).write()).unwrap();
    sheets.iter().fold(plan.clone(), |plan, handed| {
        let file = SheetFile::read(&SheetFile::of(&kit, handed.clone()).write()).unwrap();
        match judge(&plan, &file).fate {
            Fate::Takes(handed) | Fate::Replaces(handed, _) => done(&plan, take_sheets(&plan, &file.round, &[handed])),
            Fate::Same | Fate::Older(_) => plan,
            other => panic!("{other:?}"),
        }
    })
}

/// The plan without the places of participants, which say in which order they came.
fn unplaced(mut plan: Plan) -> Plan {
    let people: Vec<Person> = plan.people.iter().cloned().collect();
    for person in people {
        Person::table_mut(&mut plan).insert(Person { order: OrderKey::default(), ..person });
    }
    plan
}

/// The last that each person handed in.
fn latest(sheets: &[Handed]) -> Vec<Handed> {
    let mut last: BTreeMap<Id, Handed> = BTreeMap::new();
    for own in sheets {
        if last.get(&own.person).is_none_or(|known| known.revision < own.revision) {
            last.insert(own.person.clone(), own.clone());
        }
    }
    last.into_values().collect()
}

fn revealed(plan: &Plan) -> (RoundVotes, Reveal) {
    let votes = RoundVotes::of(plan, round(plan), Question::Today);
    let reveal = Reveal::of(&votes.votes);
    (votes, reveal)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn sheets_come_to_the_same_in_any_order((sheets, shuffled) in any_sheets().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))) {
        let plan = team();
        let (one, other) = (arrived(&plan, &sheets), arrived(&plan, &shuffled));
        prop_assert_eq!(unplaced(one.clone()), unplaced(other.clone()));
        let (one, other) = (revealed(&one).1, revealed(&other).1);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn sheets_that_arrive_are_as_if_they_were_typed(sheets in any_sheets()) {
        let mut typed = team();
        for own in latest(&sheets) {
            if typed.people.get(own.person.as_str()).is_none() {
                typed = done(&typed, add_participant(&typed, own.person.clone(), &now(), &own.name, &own.roles));
            }
            Sheet::table_mut(&mut typed).insert(Sheet {
                round: Some(now()),
                person: Some(own.person.clone()),
                revision: own.revision,
                today: own.today.clone(),
                should: own.should.clone(),
                ..Sheet::blank(Id::natural(&[&now(), &own.person]))
            });
        }
        let arrived = arrived(&team(), &sheets);
        prop_assert_eq!(unplaced(arrived.clone()), unplaced(typed.clone()));
        prop_assert_eq!(revealed(&arrived).1, revealed(&typed).1);
    }

    #[test]
    fn sheets_may_be_taken_in_any_batches(sheets in any_sheets(), ends in vec(0..12usize, 0..4)) {
        let plan = team();
        let take = |plan: &Plan, some: &[Handed]| done(plan, take_sheets(plan, &now(), some));
        let one_by_one = sheets.iter().fold(plan.clone(), |plan, own| take(&plan, std::slice::from_ref(own)));
        let mut ends: Vec<usize> = ends.into_iter().map(|end| end.min(sheets.len())).chain([0, sheets.len()]).collect();
        ends.sort_unstable();
        let batches = ends.windows(2).fold(plan.clone(), |plan, end| take(&plan, &sheets[end[0]..end[1]]));
        prop_assert_eq!(&batches, &one_by_one);
        // The page puts the changes of one batch together itself, so that they are one step.
        let (mut now_plan, mut change) = (plan.clone(), Change::default());
        for own in &sheets {
            let next = take_sheets(&now_plan, &now(), std::slice::from_ref(own)).unwrap();
            now_plan = now_plan.applied(&next);
            change = change.then(next);
        }
        prop_assert_eq!(done(&plan, Ok(change)), one_by_one);
    }

    #[test]
    fn what_was_taken_in_once_is_there(sheets in any_sheets()) {
        let plan = arrived(&team(), &sheets);
        prop_assert_eq!(arrived(&plan, &sheets), plan.clone(), "all of them once more");
        prop_assert_eq!(arrived(&plan, &latest(&sheets)), plan);
    }
}

#[test]
fn dont_know_travels_but_does_not_count() {
    let plan = team();
    let plan = done(
        &plan,
        take_sheets(
            &plan,
            &now(),
            &[
                handed("anna", "Anna", 1, "STR-01 po, STR-02 ?, RMP-01 po+pm"),
                handed("ben", "Ben", 1, "STR-01 nobody, STR-02 pm, RMP-01 po+pm"),
            ],
        ),
    );
    let (votes, reveal) = revealed(&plan);
    let at = |topic: &str| votes.topics.iter().position(|own| own.as_str() == topic).unwrap();
    assert_eq!((votes.voices.clone(), votes.roles.clone()), (vec![id("anna"), id("ben")], vec![id("po"), id("pm")]));
    assert_eq!(votes.votes.answer(at("STR-02"), 0), None);
    assert_eq!(votes.votes.answer(at("STR-01"), 1), Some(Choice::Nobody));
    assert_eq!((reveal.headline.disputed, reveal.headline.undisputed, reveal.headline.single_voice), (1, 1, 1));
    assert_eq!(plan.sheets.get("now:anna").unwrap().today.get("STR-02"), Some(&Answer::DontKnow));
}

#[test]
fn a_reveal_without_sheets_and_with_one_has_nothing_to_compare() {
    let plan = team();
    let check = |plan: &Plan, single_voice: usize| {
        let (_, reveal) = revealed(plan);
        let headline = reveal.headline;
        assert_eq!((reveal.nominal.alpha, reveal.set_aware.alpha), (Err(Undefined::NoPairs), Err(Undefined::NoPairs)));
        assert_eq!((headline.single_voice, headline.disputed, headline.undisputed), (single_voice, 0, 0));
    };
    check(&plan, 0);
    let one = handed("anna", "Anna", 1, "STR-01 po, STR-02 pm");
    check(&done(&plan, take_sheets(&plan, &now(), std::slice::from_ref(&one))), 2);
    // The same answers of a second person: the same everywhere, but not to everything.
    let both = [one, handed("ben", "Ben", 1, "STR-01 po, STR-02 pm")];
    let (_, reveal) = revealed(&done(&plan, take_sheets(&plan, &now(), &both)));
    assert_eq!((reveal.nominal.alpha, reveal.set_aware.alpha), (Ok(1.0), Ok(1.0)));
}

#[test]
fn two_hundred_sheets_are_two_hundred_voices() {
    let plan = team();
    let topics: Vec<Id> = round(&plan).topics.iter().cloned().collect();
    let words = ["po", "pm", "po+pm", "team"];
    let sheets: Vec<Handed> = (0..200)
        .map(|at| Handed {
            person: id(&format!("p{at:03}")),
            name: format!("Person {at}"),
            roles: vec![id("po")],
            revision: 1,
            // Each topic gets each of the four answers from fifty people.
            today: AnswerMap::new(
                topics.iter().enumerate().map(|(place, topic)| (topic.clone(), answer(words[(at + place) % 4]))),
            ),
            should: AnswerMap::default(),
        })
        .collect();
    let after = done(&plan, take_sheets(&plan, &now(), &sheets));
    let (votes, reveal) = revealed(&after);
    assert_eq!((votes.voices.len(), after.people.len(), after.holdings.len()), (200, 202, 202));
    assert_eq!(votes.voices.first().map(Id::as_str), Some("p000"), "in the order in which they came");
    assert_eq!((reveal.headline.contested, reveal.nominal.pairable), (topics.len(), 200 * topics.len() as u64));
    // By hand: Do is 150 of 199 in every topic, De is 3/4 of n over n - 1.
    let n = (200 * topics.len()) as f64;
    let expected = 1.0 - (150.0 / 199.0) * (n - 1.0) / (0.75 * n);
    assert!((reveal.nominal.alpha.unwrap() - expected).abs() < 1e-12);
    assert_eq!(judge(&after, &sheet(&after, "now", sheets[7].clone())).fate, Fate::Same);
}

#[test]
fn a_sheet_answers_a_round_of_its_own() {
    let plan = team();
    let plan = done(&plan, tandem::plan::actions::add_round(&plan, id("next"), "Next", &[id("STR-01")]));
    let plan = done(&plan, take_sheets(&plan, &now(), &[handed("anna", "Anna", 4, "STR-01 po")]));
    let plan = done(&plan, take_sheets(&plan, &id("next"), &[handed("anna", "Anna", 1, "STR-01 pm")]));
    assert_eq!(plan.sheets.get("now:anna").unwrap().today, answers("STR-01 po"));
    let next = plan.sheets.get("next:anna").unwrap();
    assert_eq!((next.revision, &next.today, plan.people.len()), (1, &answers("STR-01 pm"), 2));
}
