//! The agenda: a total, stable order of the topics whatever keys they have, moves of one record, and how long it takes.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::analysis::Agenda;
use tandem::analysis::agenda::{MOST_MINUTES, USUAL_MINUTES, due, left_in_words, minutes_of, time_in_words};
use tandem::plan::actions::{leave_out, place_topics, reset_agenda, set_again, set_minutes};
use tandem::plan::{Choice, Day, Decision, EditError, Id, OrderKey, Plan, Record, Responsibility, Round, TableName};

use crate::make::{cases, id};
use crate::workshop::done;

fn topic(at: usize) -> Id {
    id(&format!("T{at:03}"))
}

fn round() -> Id {
    id("now")
}

fn topics(count: usize) -> Vec<Id> {
    (0..count).map(topic).collect()
}

/// A plan with a round and so many topics.
fn plan_of(count: usize) -> Plan {
    let mut plan = Plan::new(id("team"));
    for own in topics(count) {
        plan.responsibilities.insert(Responsibility::blank(own));
    }
    plan.rounds.insert(Round::blank(round()));
    plan
}

/// The agenda if the disagreement has the topics in this order.
fn agenda(plan: &Plan, disagreement: &[usize]) -> Agenda {
    Agenda::of(plan, &round(), &topics(disagreement.len()), disagreement)
}

fn moved(plan: &Plan, disagreement: &[usize], own: usize, to: usize) -> Plan {
    let keys = agenda(plan, disagreement).moved(own, to);
    let keys: Vec<(Id, OrderKey)> = keys.into_iter().map(|(own, key)| (topic(own), key)).collect();
    done(plan, place_topics(plan, &round(), &keys))
}

fn off(plan: &Plan, own: usize, off: bool) -> Plan {
    done(plan, leave_out(plan, &round(), &topic(own), off))
}

fn with_key(plan: &Plan, own: usize, key: &str) -> Plan {
    done(plan, place_topics(plan, &round(), &[(topic(own), OrderKey::parse(key).unwrap())]))
}

#[test]
fn without_a_word_it_is_the_order_of_disagreement() {
    let found = agenda(&plan_of(5), &[3, 1, 4, 0, 2]);
    assert_eq!((found.on.as_slice(), found.off.as_slice(), found.is_own), ([3, 1, 4, 0, 2].as_slice(), [].as_slice(), false));
    assert_eq!((found.place(4), found.place(9)), (Some(2), None));
    assert_eq!(agenda(&plan_of(0), &[]), Agenda::default());
}

#[test]
fn a_move_changes_one_record_and_goes_where_it_says() {
    let plan = plan_of(5);
    let order = [3, 1, 4, 0, 2];
    for (own, to, expected) in [
        (2, 0, [2, 3, 1, 4, 0]),
        (2, 3, [3, 1, 4, 2, 0]),
        (3, 1, [1, 3, 4, 0, 2]),
        (3, 4, [1, 4, 0, 2, 3]),
        (4, 2, [3, 1, 4, 0, 2]),
    ] {
        let after = moved(&plan, &order, own, to);
        assert_eq!(agenda(&after, &order).on, expected, "{own} to {to}");
        assert_eq!(after.decisions.len(), usize::from(expected != order), "{own} to {to}");
        assert_eq!(agenda(&after, &order).is_own, expected != order);
    }
    assert_eq!(agenda(&plan, &order).moved(9, 0), []);
}

#[test]
fn what_was_moved_stays_when_the_disagreement_changes_and_the_rest_follows_it() {
    let plan = moved(&plan_of(6), &[0, 1, 2, 3, 4, 5], 5, 0);
    assert_eq!(agenda(&plan, &[0, 1, 2, 3, 4, 5]).on, [5, 0, 1, 2, 3, 4]);
    assert_eq!(agenda(&plan, &[4, 3, 2, 1, 0, 5]).on, [5, 4, 3, 2, 1, 0], "the disagreement of the others has turned round");
    assert_eq!(agenda(&plan, &[5, 4, 3, 2, 1, 0]).on, [5, 4, 3, 2, 1, 0]);
    assert_eq!(agenda(&plan, &[6, 4, 3, 2, 1, 0, 5]).on, [5, 6, 4, 3, 2, 1, 0], "a topic that came later has its place");
}

#[test]
fn equal_keys_keep_the_order_of_disagreement_and_make_room_when_something_goes_between() {
    let order = [2, 0, 1, 3];
    let plan = [0, 1, 2, 3].iter().fold(plan_of(4), |plan, own| with_key(&plan, *own, "V"));
    assert_eq!(agenda(&plan, &order).on, order);
    let after = moved(&plan, &order, 3, 1);
    assert_eq!(agenda(&after, &order).on, [2, 3, 0, 1]);
    // A key that has grown long makes way, too.
    let long = "V".repeat(60);
    let plan = with_key(&with_key(&plan_of(4), 2, &long), 0, &format!("{long}1"));
    let after = moved(&plan, &[2, 0, 1, 3], 3, 1);
    assert_eq!(agenda(&after, &order).on.iter().position(|own| *own == 3), Some(1));
    assert!(after.decisions.iter().all(|own| own.order.as_str().len() < 3), "short keys again");
}

#[test]
fn what_is_left_out_comes_back_where_it_stood() {
    let plan = plan_of(4);
    let out = off(&off(&plan, 1, true), 3, true);
    let found = agenda(&out, &[3, 1, 0, 2]);
    assert_eq!((found.on.as_slice(), found.off.as_slice()), ([0, 2].as_slice(), [3, 1].as_slice()));
    assert_eq!((found.beside(1, 1), found.beside(1, -1), found.place(1)), (Some(0), None, None));
    assert_eq!(found.moved(1, 0), [], "what is left out has no place to go to");
    assert_eq!(agenda(&off(&out, 1, false), &[3, 1, 0, 2]).on, [1, 0, 2]);
    // All of them.
    let none = off(&off(&out, 0, true), 2, true);
    let found = agenda(&none, &[3, 1, 0, 2]);
    assert_eq!((found.on.len(), found.next(0, |_| true), found.beside(0, 1)), (0, None, None));
}

#[test]
fn next_is_the_one_after_it_and_then_from_the_top() {
    let found = agenda(&plan_of(4), &[2, 0, 3, 1]);
    let is_open = |own: usize| own != 3;
    assert_eq!([2, 0, 1].map(|own| found.next(own, is_open)), [Some(0), Some(1), Some(2)]);
    assert_eq!((found.next(2, |_| false), found.next(2, |own| own == 2)), (None, None), "not back to itself");
    assert_eq!((found.beside(2, -1), found.beside(2, 1), found.beside(1, 1)), (None, Some(0), None));
}

#[test]
fn reset_follows_the_disagreement_and_keeps_decisions_and_what_is_left_out() {
    let order = [3, 1, 4, 0, 2];
    let plan = off(&moved(&moved(&plan_of(5), &order, 2, 0), &order, 0, 1), 4, true);
    let mut plan = plan;
    let other = Decision { round: Some(id("other")), order: OrderKey::parse("V").unwrap(), ..Decision::blank(id("other:T000")) };
    plan.decisions.insert(other.clone());
    let note = Decision { note: "said".into(), ..plan.decisions.get("now:T002").unwrap().clone() };
    plan.decisions.insert(note);
    let after = done(&plan, reset_agenda(&plan, &round()));
    let found = agenda(&after, &order);
    assert_eq!((found.on.as_slice(), found.off.as_slice(), found.is_own), ([3, 1, 0, 2].as_slice(), [4].as_slice(), false));
    assert_eq!(after.decisions.get("now:T002").unwrap().note, "said");
    assert_eq!(after.decisions.get("other:T000"), Some(&other), "another round is another agenda");
}

#[test]
fn a_topic_that_is_gone_from_the_plan_can_be_left_out_and_a_round_that_is_gone_cannot() {
    let plan = plan_of(2);
    let after = off(&plan, 7, true);
    assert!(after.decisions.get("now:T007").unwrap().off);
    let gone = EditError::Missing(TableName::Rounds, id("gone"));
    assert_eq!(leave_out(&plan, &id("gone"), &topic(0), true), Err(gone.clone()));
    assert_eq!(place_topics(&plan, &id("gone"), &[]), Err(gone.clone()));
    assert_eq!(reset_agenda(&plan, &id("gone")), Err(gone.clone()));
    assert_eq!(set_again(&plan, &id("gone"), None), Err(gone));
}

#[test]
fn the_time_for_a_topic_and_the_day_to_ask_again() {
    let plan = plan_of(1);
    let minutes = |plan: &Plan| minutes_of(plan.rounds.get("now").unwrap());
    assert_eq!(minutes(&plan), USUAL_MINUTES);
    let long = done(&plan, set_minutes(&plan, &round(), MOST_MINUTES));
    assert_eq!(minutes(&long), 240);
    assert!(set_minutes(&plan, &round(), MOST_MINUTES + 1).is_err());
    assert_eq!(done(&long, set_minutes(&long, &round(), 0)), plan);
    let day = Day::of(2027, 2, 28);
    let dated = done(&plan, set_again(&plan, &round(), day));
    assert_eq!(dated.rounds.get("now").unwrap().again, day);
    assert_eq!(done(&dated, set_again(&dated, &round(), None)), plan);
}

#[test]
fn a_round_is_due_on_its_day_and_after_it_but_not_while_it_is_covered() {
    let round = |state: &str, again| Round { state: Choice::of(state), again, ..Round::blank(round()) };
    let (before, day, after) = (Day::of(2027, 2, 27), Day::of(2027, 2, 28), Day::of(2027, 3, 1));
    assert_eq!([before, day, after].map(|today| due(&round("revealed", day), today)), [None, day, day]);
    assert_eq!(due(&round("closed", day), after), day);
    assert_eq!((due(&round("revealed", None), after), due(&round("revealed", day), None)), (None, None));
    assert_eq!(due(&Round { state: Choice::default(), ..round("", day) }, after), None);
}

#[test]
fn times_in_words() {
    let words = [1, 45, 60, 61, 125, 120].map(time_in_words);
    assert_eq!(words, ["1 minute", "45 minutes", "1 hour", "1 hour 1 minute", "2 hours 5 minutes", "2 hours"]);
    assert_eq!(left_in_words(9, 5, Some((15, 20))), "9 topics to go: 45 minutes, until about 15:20.");
    assert_eq!(left_in_words(1, 60, Some((0, 5))), "1 topic to go: 1 hour, until about 00:05.");
    assert_eq!(left_in_words(105, 15, Some((9, 0))), "105 topics to go: 26 hours 15 minutes.", "no time of another day");
    assert_eq!(left_in_words(2, 10, None), "2 topics to go: 20 minutes.");
}

/// A number of topics, an order of disagreement, keys for some of them, and some that are left out.
fn any_agenda() -> impl Strategy<Value = (Plan, Vec<usize>)> {
    let key = prop_oneof![2 => Just(String::new()), 1 => "[0-9A-Za-z]{0,2}[1-9A-Za-z]"];
    let own = (key, prop::bool::weighted(0.2));
    vec(own, 1..70).prop_flat_map(|own| {
        let order = Just((0..own.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(own), order).prop_map(|(own, order)| {
            let mut plan = plan_of(own.len());
            for (at, (key, off)) in own.into_iter().enumerate().filter(|(_, (key, off))| *off || !key.is_empty()) {
                let record = Decision {
                    order: OrderKey::parse(&key).unwrap(),
                    off,
                    ..Decision::blank(Decision::id_of(&round(), &topic(at)))
                };
                plan.decisions.insert(Decision { round: Some(round()), topic: Some(topic(at)), ..record });
            }
            (plan, order)
        })
    })
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_topic_stands_in_it_once_and_always_in_the_same_place((plan, order) in any_agenda()) {
        let found = agenda(&plan, &order);
        let mut all = [found.on.clone(), found.off.clone()].concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..order.len()).collect::<Vec<_>>());
        prop_assert_eq!(&agenda(&plan, &order), &found);
        for own in &found.on {
            prop_assert!(found.next(*own, |_| true).is_some() == (found.on.len() > 1));
        }
    }

    #[test]
    fn a_move_goes_where_it_says_and_leaves_the_rest_in_order((plan, order) in any_agenda(), own: prop::sample::Index, to: prop::sample::Index) {
        let before = agenda(&plan, &order);
        prop_assume!(!before.on.is_empty());
        let (own, to) = (before.on[own.index(before.on.len())], to.index(before.on.len()));
        let after = agenda(&moved(&plan, &order, own, to), &order);
        let rest = |found: &Agenda| found.on.iter().copied().filter(|other| *other != own).collect::<Vec<_>>();
        prop_assert_eq!(after.place(own), Some(to));
        prop_assert_eq!(rest(&after), rest(&before));
        prop_assert_eq!(after.off, before.off);
    }

    #[test]
    fn many_moves_come_to_the_same_as_moves_in_a_list(moves in vec((0..8usize, 0..8usize), 0..40)) {
        let order: Vec<usize> = (0..8).collect();
        let (mut plan, mut list) = (plan_of(8), order.clone());
        for (own, to) in moves {
            plan = moved(&plan, &order, own, to);
            list.retain(|other| *other != own);
            list.insert(to, own);
            prop_assert_eq!(&agenda(&plan, &order).on, &list);
        }
    }
}
