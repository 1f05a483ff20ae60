//! Two rounds compared: by hand, at the boundaries, and against what must hold for any two rounds.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::analysis::{Choice, *};
use tandem::plan::*;

use crate::make::{cases, id};
use crate::workshop::answer;

/// A round: the roles and topics in this order, and what each voice says to each topic; `-` is silence.
fn round(roles: &str, topics: &str, sheets: &[(&str, &str)]) -> RoundVotes {
    let ids = |words: &str| words.split_whitespace().map(id).collect::<Vec<Id>>();
    let (roles, topics) = (ids(roles), ids(topics));
    let mut votes = Votes::new(roles.len(), topics.len(), sheets.len());
    for (voice, (_, words)) in sheets.iter().enumerate() {
        let said: Vec<&str> = words.split_whitespace().collect();
        assert_eq!(said.len(), topics.len(), "{words}");
        for (topic, word) in said.iter().enumerate().filter(|(_, word)| **word != "-") {
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
        topics,
        roles,
        voices: sheets.iter().map(|(who, _)| id(who)).collect(),
        wavers: vec![Vec::new(); sheets.len()],
    }
}

fn shift<'c>(found: &'c Comparison, topic: &str) -> &'c Shift {
    found.topics.iter().find(|shift| shift.topic.as_str() == topic).unwrap()
}

fn order(found: &Comparison) -> Vec<&str> {
    found.topics.iter().map(|shift| shift.topic.as_str()).collect()
}

fn near(found: Option<f64>, expected: f64) {
    assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?} is not {expected}");
}

#[test]
fn by_hand() {
    let then = round(
        "po pm",
        "vision map gone price",
        &[("anna", "po pm po po"), ("ben", "pm pm po po+pm"), ("left", "pm po pm nobody")],
    );
    // Other roles, in another order; another topic; somebody new.
    let now = round(
        "lead pm po",
        "price new map vision",
        &[("new", "lead lead lead lead"), ("ben", "pm po lead po"), ("anna", "po po pm po")],
    );
    let found = Comparison::of(&then, &now);
    assert_eq!(found.people, 2, "who left and who is new do not count");
    // Vision: 1 → 0. Map: 0 → 1. Price: po against both, 1 - 1/2 * 2/3 = 2/3, then po against pm, 1. The sizes 1, 1 and 1/3; of the two
    // largest one person changed each, so they stand as in the round of now.
    assert_eq!(order(&found), ["map", "vision", "price"]);
    let vision = shift(&found, "vision");
    assert_eq!(
        (vision.then, vision.now, vision.trend, vision.both, vision.changed),
        (Some(1.0), Some(0.0), Trend::Together, 2, 1)
    );
    let map = shift(&found, "map");
    assert_eq!((map.then, map.now, map.trend, map.both, map.changed), (Some(0.0), Some(1.0), Trend::Apart, 2, 1));
    let price = shift(&found, "price");
    near(price.then, 2.0 / 3.0);
    assert_eq!((price.now, price.trend, price.both, price.changed), (Some(1.0), Trend::Apart, 2, 1));
    // Then: po pm / pm pm / po both: n = 6, nominal Do = (1 + 0 + 1) * 2 / 6, De = (36 - 4 - 9 - 1) / 30.
    let [nominal, set_aware] = found.then;
    assert_eq!((nominal.pairable, nominal.units), (6, 3));
    near(nominal.alpha.ok(), 1.0 - (4.0 / 6.0) / (22.0 / 30.0));
    // Set-aware: the pairs of po and pm differ by 1, of either with both by 2/3.
    near(set_aware.alpha.ok(), 1.0 - ((2.0 + 4.0 / 3.0) / 6.0) / (2.0 * (6.0 + (2.0 + 3.0) * 2.0 / 3.0) / 30.0));
    // Now: pm po / lead pm / po po.
    assert_eq!(found.now[0].alpha, found.now[1].alpha, "without a set both are the same");
    near(found.now[0].alpha.ok(), 1.0 - (4.0 / 6.0) / ((36.0 - 9.0 - 4.0 - 1.0) / 30.0));
    assert_eq!(found.finding(), "One topic came together, two drifted apart");
    assert_eq!(found.basis(), "On what both rounds have in common: 3 topics, 2 participants who answered both times.");
}

#[test]
fn the_figures_are_those_of_the_common_part_and_no_other() {
    let part = round("po pm", "a b", &[("anna", "po pm"), ("ben", "pm pm")]);
    let more = round("pm po", "c b a", &[("eva", "po po po"), ("ben", "po pm pm"), ("anna", "pm pm po")]);
    let found = Comparison::of(&part, &more);
    assert_eq!(found.then, found.now);
    let own = Reveal::of(&part.votes);
    assert_eq!(found.then, [own.nominal, own.set_aware]);
    assert!(found.topics.iter().all(|shift| shift.trend == Trend::Same && shift.changed == 0 && shift.both == 2));
}

#[test]
fn without_common_topics() {
    let found = Comparison::of(&round("po", "a", &[("anna", "po")]), &round("po", "b", &[("anna", "po")]));
    assert_eq!((found.people, found.topics.len()), (1, 0));
    assert_eq!([found.then[0].alpha, found.now[1].alpha], [Err(Undefined::NoPairs); 2]);
    assert_eq!(found.finding(), "The two rounds have no topic in common");
}

#[test]
fn without_common_people() {
    let then = round("po pm", "a", &[("anna", "po"), ("ben", "pm")]);
    let found = Comparison::of(&then, &round("po pm", "a", &[("eva", "po"), ("finn", "po")]));
    assert_eq!((found.people, shift(&found, "a").trend, shift(&found, "a").both), (0, Trend::Untold, 0));
    assert_eq!((shift(&found, "a").then, shift(&found, "a").now), (None, None), "undefined is not 0");
    assert_eq!(found.then[0].alpha, Err(Undefined::NoPairs));
    assert_eq!(found.finding(), "Nobody answered in both rounds");
}

#[test]
fn with_one_voice_in_common_or_on_one_side() {
    let then = round("po pm", "a b", &[("anna", "po po"), ("ben", "pm pm")]);
    let one = Comparison::of(&then, &round("po pm", "a b", &[("anna", "pm po"), ("eva", "po po")]));
    assert_eq!((shift(&one, "a").both, shift(&one, "a").changed, shift(&one, "a").trend), (1, 1, Trend::Untold));
    assert_eq!(one.finding(), "Only one participant answered in both rounds");
    // Both are in both rounds, but one of them is silent now on a, and does not know on b.
    let silent = Comparison::of(&then, &round("po pm", "a b", &[("anna", "po po"), ("ben", "- ?")]));
    for topic in ["a", "b"] {
        let own = shift(&silent, topic);
        assert_eq!((own.then, own.now, own.trend, own.both, own.changed), (Some(1.0), None, Trend::Untold, 1, 0));
    }
    assert_eq!(silent.finding(), "No topic was answered by two both times, so nothing can be compared");
    // The other way round as well.
    let back = Comparison::of(&round("po pm", "a b", &[("anna", "po po"), ("ben", "- ?")]), &then);
    assert_eq!(shift(&back, "a").trend, Trend::Untold);
}

#[test]
fn all_equal_is_no_agreement_that_could_be_told_from_habit() {
    let all = round("po", "a b", &[("anna", "po po"), ("ben", "po po")]);
    let found = Comparison::of(&all, &all);
    assert_eq!(found.then[0].alpha, Err(Undefined::OneCategory));
    assert_eq!(found.finding(), "No topic came together, and none drifted apart");
    assert!(found.basis().ends_with("Two stayed as far apart as before."), "{}", found.basis());
}

#[test]
fn the_same_disagreement_with_other_answers_stays_and_is_counted() {
    let then = round("po pm", "a", &[("anna", "po"), ("ben", "pm"), ("eva", "pm")]);
    let now = round("po pm", "a", &[("anna", "pm"), ("ben", "pm"), ("eva", "po")]);
    let found = Comparison::of(&then, &now);
    assert_eq!((shift(&found, "a").trend, shift(&found, "a").changed, shift(&found, "a").both), (Trend::Same, 2, 3));
    assert_eq!(found.finding(), "The one topic that can be compared stayed as it was");
}

#[test]
fn of_two_equal_changes_the_one_that_more_people_made_comes_first() {
    let then = round("po pm", "a b c", &[("anna", "po po po"), ("ben", "pm pm pm")]);
    let now = round("po pm", "a b c", &[("anna", "po pm po"), ("ben", "pm po po")]);
    // All of c: 1 → 0. On a and b the distance stays 1, on b both changed.
    assert_eq!(order(&Comparison::of(&then, &now)), ["c", "b", "a"]);
}

#[test]
fn roles_are_matched_by_id_and_not_by_place() {
    let then = round("po pm", "a", &[("anna", "po"), ("ben", "pm")]);
    let same = Comparison::of(&then, &round("pm po", "a", &[("anna", "po"), ("ben", "pm")]));
    assert_eq!(shift(&same, "a").changed, 0);
    let other = Comparison::of(&then, &round("lead po", "a", &[("anna", "lead"), ("ben", "po")]));
    assert_eq!(shift(&other, "a").changed, 2);
}

#[test]
fn the_finding_counts_what_moved() {
    let check = |then: &[&str], now: &[&str], expected: &str, rest: &str| {
        let topics = (0..then.len()).map(|at| format!("t{at}")).collect::<Vec<_>>().join(" ");
        let side = |words: &[&str]| {
            let of = |who: usize| words.iter().map(|pair| pair.split('/').nth(who).unwrap()).collect::<Vec<_>>().join(" ");
            round("po pm", &topics, &[("anna", &of(0)), ("ben", &of(1))])
        };
        let found = Comparison::of(&side(then), &side(now));
        assert_eq!(found.finding(), expected);
        assert!(found.basis().ends_with(rest), "{}", found.basis());
    };
    let (apart, agreed, silent) = ("po/pm", "po/po", "po/-");
    check(
        &[apart; 4],
        &[agreed, agreed, agreed, apart],
        "Three topics came together, none drifted apart",
        "One stayed as far apart as before.",
    );
    check(&[apart, agreed], &[agreed, apart], "One topic came together, one drifted apart", "both times.");
    check(&[agreed, apart], &[apart, silent], "One topic drifted apart, none came together", "Of one nothing can be told.");
    check(
        &[agreed, apart, apart],
        &[apart, silent, apart],
        "One topic drifted apart, none came together",
        "One stayed as far apart as before; of one nothing can be told.",
    );
}

// -------------------------------------------------------------------------------------------------------------- properties

const WORDS: [&str; 7] = ["po", "pm", "po+pm", "team", "nobody", "?", "-"];

/// A round over some of six topics and six people, in any order, with `lead` among the roles or not.
fn any_round() -> impl Strategy<Value = RoundVotes> {
    let some = |all: [&'static str; 6]| prop::sample::subsequence(all.to_vec(), 0..=6).prop_shuffle();
    let roles = prop::sample::select(vec!["po pm", "pm po", "lead pm po"]);
    (
        roles,
        some(["a", "b", "c", "d", "e", "f"]),
        some(["u", "v", "w", "x", "y", "z"]),
        vec(prop::sample::select(WORDS.to_vec()), 36),
    )
        .prop_map(|(roles, topics, people, words)| {
            let said: Vec<String> = (0..people.len()).map(|voice| words[voice * 6..voice * 6 + topics.len()].join(" ")).collect();
            let sheets: Vec<(&str, &str)> = people.iter().copied().zip(said.iter().map(String::as_str)).collect();
            round(roles, &topics.join(" "), &sheets)
        })
}

/// The same round with its topics, people and roles in the opposite order.
fn turned(of: &RoundVotes) -> RoundVotes {
    let last = |count: usize, at: usize| count - 1 - at;
    let (roles, topics, voices) = (of.roles.len(), of.topics.len(), of.voices.len());
    let mut votes = Votes::new(roles, topics, voices);
    for topic in 0..topics {
        for voice in 0..voices {
            match of.votes.answer(topic, voice) {
                Some(Choice::Roles(own)) => {
                    let own: Vec<u16> = own.iter().map(|&role| u16::try_from(last(roles, usize::from(role))).unwrap()).collect();
                    votes.cast(last(topics, topic), last(voices, voice), Choice::Roles(&own))
                }
                Some(other) => votes.cast(last(topics, topic), last(voices, voice), other),
                None => true,
            };
        }
    }
    let back = |ids: &[Id]| ids.iter().rev().cloned().collect::<Vec<_>>();
    RoundVotes {
        votes,
        topics: back(&of.topics),
        roles: back(&of.roles),
        voices: back(&of.voices),
        wavers: vec![Vec::new(); voices],
    }
}

fn by_topic(found: &Comparison) -> Vec<Shift> {
    let mut topics = found.topics.clone();
    topics.sort_by(|a, b| a.topic.cmp(&b.topic));
    topics
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn swapping_the_rounds_mirrors_the_result(then in any_round(), now in any_round()) {
        let (found, back) = (Comparison::of(&then, &now), Comparison::of(&now, &then));
        prop_assert_eq!((found.people, found.then, found.now), (back.people, back.now, back.then));
        let mirrored = by_topic(&back).into_iter().map(|shift| {
            let trend = match shift.trend {
                Trend::Together => Trend::Apart,
                Trend::Apart => Trend::Together,
                other => other,
            };
            Shift { then: shift.now, now: shift.then, trend, ..shift }
        });
        prop_assert_eq!(by_topic(&found), mirrored.collect::<Vec<_>>());
    }

    #[test]
    fn against_itself_nothing_has_changed(own in any_round()) {
        let found = Comparison::of(&own, &own);
        let reveal = Reveal::of(&own.votes);
        prop_assert_eq!((found.people, found.topics.len()), (own.voices.len(), own.topics.len()));
        prop_assert_eq!((found.then, found.now), ([reveal.nominal, reveal.set_aware], [reveal.nominal, reveal.set_aware]));
        for shift in &found.topics {
            let voices = own.votes.topic(own.topics.iter().position(|topic| *topic == shift.topic).unwrap());
            let heard = voices.iter().filter(|&&category| category != NONE).count();
            prop_assert_eq!((shift.both, shift.changed), (heard, 0));
            prop_assert_eq!(shift.trend, if heard < 2 { Trend::Untold } else { Trend::Same });
        }
    }

    #[test]
    fn the_order_of_people_topics_and_roles_does_not_matter(then in any_round(), now in any_round()) {
        let (found, other) = (Comparison::of(&then, &now), Comparison::of(&turned(&then), &turned(&now)));
        prop_assert_eq!((found.people, found.then, found.now), (other.people, other.then, other.now));
        prop_assert_eq!(by_topic(&found), by_topic(&other));
    }

    #[test]
    fn the_largest_change_comes_first_and_what_is_untold_last(then in any_round(), now in any_round()) {
        let found = Comparison::of(&then, &now);
        let size = |shift: &Shift| shift.then.zip(shift.now).map_or(-1.0, |(then, now)| (now - then).abs());
        prop_assert!(found.topics.windows(2).all(|pair| size(&pair[0]) >= size(&pair[1]) - 1e-8));
        for shift in &found.topics {
            prop_assert!(shift.changed <= shift.both && shift.both <= found.people);
            prop_assert_eq!(shift.trend == Trend::Untold, shift.then.is_none() || shift.now.is_none());
        }
    }
}
