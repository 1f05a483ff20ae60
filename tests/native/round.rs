//! A round as votes, on the sample and on plans with everything that a merge can leave behind.

use tandem::analysis::{Choice as Vote, *};
use tandem::content::plans;
use tandem::plan::*;

fn sample() -> (Plan, RoundVotes) {
    let plan = plans::sample();
    let round = plan.rounds.get("articles").unwrap().clone();
    let votes = RoundVotes::of(&plan, &round, Question::Today);
    (plan, votes)
}

fn ids(list: &[&str]) -> Vec<Id> {
    list.iter().map(|id| Id::fixed(id)).collect()
}

fn close(found: Result<f64, Undefined>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[test]
fn the_sample_agrees_as_was_counted_by_hand() {
    let (_, round) = sample();
    let reveal = Reveal::of(&round.votes);
    assert_eq!((reveal.nominal.pairable, reveal.nominal.units), (230, 75));
    close(reveal.nominal.alpha, 45071.0 / 109_878.0);
    close(reveal.set_aware.alpha, 83101.0 / 184_548.0);
    let expected = Headline { contested: 10, disputed: 38, undisputed: 37, single_voice: 30, unanswered: 0 };
    assert_eq!(reveal.headline, expected);
    let first: Vec<&str> = reveal.order.iter().take(10).map(|&topic| round.topics[topic].as_str()).collect();
    let contested = ["DEL-13", "DEL-03", "RMP-01", "STR-01", "STK-11", "STR-02", "RES-04", "RES-10", "STK-09", "BKL-03"];
    assert_eq!(first, contested);
}

#[test]
fn the_sample_comes_in_the_order_in_which_it_is_shown() {
    let (_, round) = sample();
    assert_eq!(round.roles, ids(&["po", "pm", "leadership"]));
    assert_eq!(round.voices, ids(&["product-rocket", "gocious", "omnisome", "talent-services", "talentcove"]));
    assert_eq!((round.topics.len(), round.topics[0].as_str(), round.topics[10].as_str()), (105, "STR-01", "RES-01"));
    assert_eq!(round.wavers.iter().map(Vec::len).sum::<usize>(), 23);
    assert!(round.wavers(4, 0) && !round.wavers(0, 0) && !round.wavers(9, 0));
}

#[test]
fn names_change_nothing() {
    let (mut plan, before) = sample();
    for id in ["po", "pm", "leadership"] {
        let role = plan.roles.get(id).unwrap();
        let renamed = Role { name: format!("{} now", role.name), short: String::new(), ..Role::clone(role) };
        plan.roles.insert(renamed);
    }
    for id in &before.voices {
        let person = plan.people.get(id.as_str()).unwrap();
        let renamed = Person { name: "Somebody else".to_owned(), ..Person::clone(person) };
        plan.people.insert(renamed);
    }
    let round = plan.rounds.get("articles").unwrap().clone();
    let after = RoundVotes::of(&plan, &round, Question::Today);
    assert_eq!(Reveal::of(&after.votes), Reveal::of(&before.votes));
    assert_eq!((after.topics, after.roles, after.voices), (before.topics, before.roles, before.voices));
}

/// A plan of topics with their areas, in order, and one round on some of them with one sheet per participant.
fn plan(topics: &[(&str, Option<&str>)], asked: &[&str], sheets: &[(&str, &[(&str, Answer)])]) -> (Plan, Round) {
    let mut plan = Plan::new(Id::fixed("p"));
    for (id, order) in ["late", "early"].iter().zip(OrderKey::spread(2).into_iter().rev()) {
        plan.areas.insert(Area { order, ..Area::blank(Id::fixed(id)) });
    }
    for ((id, area), order) in topics.iter().zip(OrderKey::spread(topics.len())) {
        let area = area.map(Id::fixed);
        plan.responsibilities.insert(Responsibility { order, area, ..Responsibility::blank(Id::fixed(id)) });
    }
    let round = Round { topics: IdSet::new(ids(asked)), roles: IdSet::new(ids(&["po", "pm"])), ..Round::blank(Id::fixed("r")) };
    for (person, answers) in sheets {
        let person = Id::fixed(person);
        plan.sheets.insert(Sheet {
            round: Some(round.id.clone()),
            today: AnswerMap::new(answers.iter().map(|(topic, answer)| (Id::fixed(topic), answer.clone()))),
            person: Some(person.clone()),
            ..Sheet::blank(Id::natural(&[&round.id, &person]))
        });
    }
    plan.rounds.insert(round.clone());
    (plan, round)
}

fn owned_by(roles: &[&str]) -> Answer {
    Answer::Roles(RoleSet::new(ids(roles)).unwrap())
}

#[test]
fn topics_stand_by_area_and_the_homeless_and_unknown_come_last() {
    let topics = [("a", Some("late")), ("b", Some("early")), ("c", None), ("d", Some("gone")), ("e", Some("early"))];
    let (plan, round) = plan(&topics, &["zz", "d", "e", "c", "b", "a", "yy"], &[]);
    assert_eq!(RoundVotes::of(&plan, &round, Question::Today).topics, ids(&["b", "e", "a", "c", "d", "yy", "zz"]));
}

#[test]
fn what_refers_to_nothing_still_counts() {
    let answers = [("a", owned_by(&["ghost"])), ("gone", owned_by(&["po", "ghost"]))];
    let (plan, round) =
        plan(&[("a", None)], &["a", "gone"], &[("nobody-knows", &answers), ("else", &[("a", owned_by(&["po"]))])]);
    let found = RoundVotes::of(&plan, &round, Question::Today);
    assert_eq!((&found.topics, &found.voices), (&ids(&["a", "gone"]), &ids(&["else", "nobody-knows"])));
    // Neither role of the round has a record, so they stand by id; the one that only answers name comes behind them.
    assert_eq!(found.roles, ids(&["pm", "po", "ghost"]));
    assert_eq!(found.votes.answer(1, 1), Some(Vote::Roles(&[1, 2])));
    assert_eq!(Reveal::of(&found.votes).headline.contested, 1);
}

#[test]
fn only_answers_to_topics_of_the_round_count_and_dont_know_is_none() {
    let answers = [("a", Answer::DontKnow), ("b", Answer::Team), ("c", owned_by(&["stranger"])), ("d", Answer::Nobody)];
    let (mut plan, round) = plan(&[("a", None), ("b", None), ("c", None), ("d", None)], &["a", "b", "d"], &[("me", &answers)]);
    let archived = Responsibility { archived: true, ..Responsibility::clone(plan.responsibilities.get("b").unwrap()) };
    plan.responsibilities.insert(archived);
    let found = RoundVotes::of(&plan, &round, Question::Today);
    assert_eq!((found.topics.len(), &found.roles), (3, &ids(&["pm", "po"])));
    let said: Vec<_> = (0..3).map(|topic| found.votes.answer(topic, 0)).collect();
    assert_eq!(said, [None, Some(Vote::Team), Some(Vote::Nobody)]);
    assert_eq!(RoundVotes::of(&plan, &round, Question::Should).votes.answer(1, 0), None);
}

#[test]
fn of_two_sheets_of_one_participant_the_later_revision_counts() {
    let (mut plan, round) = plan(&[("a", None)], &["a"], &[("me", &[("a", Answer::Team)])]);
    let first = plan.sheets.iter().next().unwrap();
    let today = AnswerMap::new([(Id::fixed("a"), Answer::Nobody)]);
    let second = Sheet { id: Id::fixed("another"), revision: 3, today, ..Sheet::clone(first) };
    plan.sheets.insert(second);
    let found = RoundVotes::of(&plan, &round, Question::Today);
    assert_eq!((found.voices.len(), found.votes.answer(0, 0)), (1, Some(Vote::Nobody)));
}

#[test]
fn a_holding_counts_on_its_days() {
    let (mut plan, round) = plan(&[], &[], &[("me", &[]), ("you", &[])]);
    let holding = |person: &str, role: &str, from: Option<&str>, to: Option<&str>| Holding {
        person: Some(Id::fixed(person)),
        role: Some(Id::fixed(role)),
        from: from.and_then(Day::parse),
        to: to.and_then(Day::parse),
        ..Holding::blank(Id::natural(&[&Id::fixed(person), &Id::fixed(role)]))
    };
    plan.holdings.insert(holding("me", "po", None, Some("2026-03-01")));
    plan.holdings.insert(holding("me", "pm", Some("2026-03-01"), None));
    plan.holdings.insert(holding("you", "unheard-of", None, None));
    plan.holdings.insert(holding("stranger", "po", None, None));
    let found = RoundVotes::of(&plan, &round, Question::Today);
    let on = |day| found.holders(&plan, Day::parse(day));
    assert_eq!(found.roles, ids(&["pm", "po"]));
    assert_eq!((on("2026-02-28"), on("2026-03-02")), (vec![vec![1], vec![]], vec![vec![0], vec![]]));
    let mut both = found.holders(&plan, None);
    both[0].sort_unstable();
    assert_eq!(both, [vec![0, 1], vec![]]);
}

#[test]
fn a_seed_is_the_same_for_ever() {
    assert_eq!(seed_of(&Id::fixed("articles")), SEED_OF_THE_ARTICLES);
    assert_ne!(seed_of(&Id::fixed("a")), seed_of(&Id::fixed("b")));
}

const SEED_OF_THE_ARTICLES: u64 = 9_177_894_357_003_431_068;

// ---------------------------------------------------------------------------------------------------------------- picture

fn sample_picture(width: f64) -> (RoundVotes, Reveal, Picture) {
    let (_, round) = sample();
    let reveal = Reveal::of(&round.votes);
    let dots = spectrum(&reveal.topics, 0, 1);
    let picture = picture::picture(&reveal.topics, &reveal.order, &dots, width, |_| 150.0);
    (round, reveal, picture)
}

#[test]
fn every_topic_with_a_place_is_in_the_picture() {
    for width in [0.0, 300.0, 700.0, 1200.0, f64::NAN] {
        let (_, reveal, picture) = sample_picture(width);
        assert_eq!(picture.marks.len() + picture.left_out, reveal.topics.len());
        let first: Vec<usize> = picture.marks.iter().take(10).map(|mark| mark.place).collect();
        assert_eq!(first, (0..10).collect::<Vec<_>>());
        for mark in &picture.marks {
            assert!(mark.at.x - mark.at.r >= 0.0 && mark.at.x + mark.at.r <= picture.width, "{mark:?}");
            assert!(mark.at.y - mark.at.r >= 0.0 && mark.at.y + mark.at.r <= picture.height, "{mark:?}");
            assert_eq!(mark.at.y < picture.floor, mark.group == Group::Disputed);
        }
        for (index, a) in picture.marks.iter().enumerate() {
            for b in &picture.marks[..index] {
                assert!((a.at.x - b.at.x).hypot(a.at.y - b.at.y) >= a.at.r + b.at.r, "{a:?} covers {b:?}");
            }
        }
    }
}

#[test]
fn contested_topics_are_labelled_where_there_is_room() {
    let labels = |width| sample_picture(width).2.marks.iter().filter(|mark| mark.label.is_some()).count();
    assert_eq!((labels(390.0), labels(720.0) >= 8), (0, true));
    let heaps = sample_picture(760.0).2.heaps.map(|heap| (heap.agreed, heap.single));
    assert_eq!(heaps, [(16, 11), (5, 9), (15, 5)]);
}

#[test]
fn a_short_name_ends_with_a_whole_word() {
    let check = |text: &str, expected: &str| assert_eq!(picture::short_name(text, 28), expected);
    check("Create the product roadmap", "Create the product roadmap");
    check("Report constraints, capacity and milestones to the counterpart", "Report constraints…");
    check("Manage or oversee the development team", "Manage or oversee…");
    check("Discover customer pains with surveys", "Discover customer pains…");
    check("Prioritise, always", "Prioritise, always");
    check("Donaudampfschifffahrtsgesellschaftskapitän", "Donaudampfschifffahrtsgesell…");
    check("", "");
}

// ---------------------------------------------------------------------------------------------------------------- words

#[test]
fn the_finding_is_true_for_any_counts() {
    let check = |contested, disputed, undisputed, single_voice, unanswered, expected: &str| {
        let found = Headline { contested, disputed, undisputed, single_voice, unanswered };
        assert_eq!(finding::finding(&found), expected);
    };
    check(10, 38, 37, 30, 0, "Undisputed on 37 of 105 topics, flatly contradicted on ten");
    check(0, 2, 3, 0, 0, "Undisputed on 3 of 5 topics, none contradicted flatly");
    check(13, 14, 0, 0, 0, "Undisputed on none of 14 topics, flatly contradicted on 13");
    check(1, 1, 0, 0, 0, "Undisputed on none of 1 topic, and flatly contradicted on each");
    check(0, 0, 12, 0, 0, "All agree on all 12 topics");
    check(0, 0, 1, 0, 0, "All agree on the one topic");
    check(0, 0, 3, 2, 1, "No dispute: all agree wherever two or more answered, on 3 of 6 topics");
    check(0, 0, 0, 4, 1, "No topic of 5 has two answers, so there is nothing to compare yet");
    check(0, 0, 0, 0, 0, "No topics are chosen");
}

#[test]
fn a_verdict_changes_at_the_published_bounds() {
    let check = |alpha, expected| assert_eq!(finding::verdict(alpha), expected);
    check(0.8, "Dependable agreement");
    check(0.799, "Tentative agreement");
    check(0.667, "Tentative agreement");
    check(0.666, "Little agreement");
    check(0.0, "No more agreement than by chance");
    check(-0.5, "No more agreement than by chance");
}

#[test]
fn numbers_have_a_true_minus_and_no_negative_zero() {
    assert_eq!([finding::digits(0.4102, 3), finding::digits(-0.5, 2), finding::digits(-0.001, 2)], ["0.410", "−0.50", "0.00"]);
}
