//! Agreement by area, the mirror in words, and the report of a round: read from a plan, written as Markdown that says what the plan says
//! and nothing else.

use std::ops::Range;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use tandem::analysis::finding::mirrored;
use tandem::analysis::report::Settled;
use tandem::analysis::*;
use tandem::content::plans;
use tandem::file::markdown;
use tandem::plan::actions::{decide, note, park};
use tandem::plan::letters::Letters;
use tandem::plan::lists::{Which, listed};
use tandem::plan::matrix::holding_id;
use tandem::plan::text::Lines;
use tandem::plan::*;

use crate::analysis::{ROLES, rows, shuffled, votes};
use crate::make::{cases, id, plan as any_plan, text};

// ------------------------------------------------------------------------------------------------------------------------- by area

fn close(found: Result<f64, NoNumber>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

/// Exact fractions, computed from the definition by a program that has nothing in common with this one.
#[test]
fn the_articles_agree_by_area_as_computed_elsewhere() {
    let plan = plans::sample();
    let round = RoundVotes::of(&plan, plan.rounds.get("articles").unwrap(), Question::Today);
    let areas = round.areas(&plan);
    let ranges: Vec<Range<usize>> = areas.iter().map(|(_, range)| range.clone()).collect();
    let found = by_area(&round.votes, &ranges);
    let of = |start: &str| {
        let at = ranges.iter().position(|range| round.topics[range.start].as_str() == start).unwrap();
        found[at]
    };
    assert_eq!(areas.len(), 12);
    let strategy = of("STR-01");
    assert_eq!((strategy.topics, strategy.nominal.units, strategy.nominal.pairable), (10, 9, 31));
    close(strategy.shown(Metric::Nominal), 143.0 / 538.0);
    close(strategy.shown(Metric::SetAware), 439.0 / 1364.0);
    let backlog = of("BKL-01");
    assert_eq!((backlog.topics, backlog.nominal.units, backlog.nominal.pairable), (12, 9, 29));
    close(backlog.shown(Metric::Nominal), 17.0 / 45.0);
    close(backlog.shown(Metric::SetAware), 82.0 / 201.0);
    let governance = of("GOV-01");
    assert_eq!((governance.topics, governance.nominal.units, governance.nominal.pairable), (11, 8, 20));
    close(governance.shown(Metric::Nominal), 103.0 / 198.0);
    close(governance.shown(Metric::SetAware), 275.0 / 522.0);
    // One topic with two answers that contradict each other: a number, and not one to show.
    let meetings = of("MET-01");
    assert_eq!((meetings.topics, meetings.nominal.units, meetings.nominal.pairable), (4, 1, 2));
    assert_eq!(meetings.shown(Metric::Nominal), Err(NoNumber::TooFewTopics));
    let advice = of("ADV-01");
    assert_eq!((advice.topics, advice.nominal.units, advice.nominal.pairable), (3, 0, 0));
    assert_eq!(advice.shown(Metric::SetAware), Err(NoNumber::Undefined(Undefined::NoPairs)));
    let units: usize = found.iter().map(|area| area.nominal.units).sum();
    let pairable: u64 = found.iter().map(|area| area.nominal.pairable).sum();
    assert_eq!((units, pairable), (75, 230), "the areas share the topics among them");
}

#[test]
fn an_area_without_a_number_says_why() {
    let votes = rows(&["oo", "oo", "oo", "om", "mo", "o.", ".."]);
    let found = by_area(&votes, &[0..3, 3..5, 5..7, 0..0, 2..5]);
    let why: Vec<_> = found.iter().map(|area| area.shown(Metric::Nominal).err()).collect();
    let (same, pairs) = (NoNumber::Undefined(Undefined::OneCategory), NoNumber::Undefined(Undefined::NoPairs));
    assert_eq!(why, [Some(same), Some(NoNumber::TooFewTopics), Some(pairs), Some(pairs), None]);
    assert_eq!(by_area(&votes, &[]), []);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn one_area_of_all_topics_is_the_whole((table, _, _, _) in shuffled()) {
        let votes = votes(usize::from(ROLES), &table);
        let found = by_area(&votes, std::slice::from_ref(&(0..votes.topics())));
        prop_assert_eq!(found[0].nominal, Agreement::of(&votes, Metric::Nominal));
        prop_assert_eq!(found[0].set_aware, Agreement::of(&votes, Metric::SetAware));
    }

    #[test]
    fn the_areas_of_a_round_are_its_topics_in_order(plan in any_plan()) {
        for round in listed::<Round>(&plan, Which::All) {
            let votes = RoundVotes::of(&plan, &round, Question::Today);
            let mut end = 0;
            let mut seen = Vec::new();
            for (area, range) in votes.areas(&plan) {
                prop_assert_eq!(range.start, end);
                prop_assert!(range.end > range.start && !seen.contains(&area));
                (end, seen) = (range.end, [seen, vec![area]].concat());
            }
            prop_assert_eq!(end, votes.topics.len());
        }
    }
}

#[test]
fn a_mirror_in_words() {
    let mirror = |[agreed, claimed, given, neither]: [usize; 4]| {
        let list = |count: usize| (0..count).collect::<Vec<_>>();
        mirrored(
            "Product owner",
            &Mirror { agreed: list(agreed), claimed: list(claimed), given: list(given), neither: list(neither) },
        )
    };
    assert_eq!(mirror([3, 2, 0, 1]), "Product owner: claims two topics that others give elsewhere");
    assert_eq!(
        mirror([3, 1, 2, 1]),
        "Product owner: claims one topic that others give elsewhere, and is given two that it does not claim"
    );
    assert_eq!(mirror([0, 0, 1, 0]), "Product owner: is given one topic that it does not claim");
    assert_eq!(mirror([2, 0, 0, 4]), "Product owner: what it claims is what the others give it");
    assert_eq!(mirror([0, 0, 0, 4]), "Product owner: claims nothing, and the others give it nothing");
    assert_eq!(mirror([0; 4]), "Product owner: no topic on which both those who hold the role and others answer");
}

// -------------------------------------------------------------------------------------------------------------------------- report

/// Three topics, one of the catalogue, and three participants of whom two answered.
fn team() -> Plan {
    let mut plan = Plan::new(id("team"));
    plan.set_settings(Settings { name: "Invoices".into(), ..Settings::blank(id("team")) });
    let order = OrderKey::spread(6);
    for (at, (role, name)) in [("po", "Product owner"), ("pm", "Product manager")].iter().enumerate() {
        plan.roles.insert(Role { name: (*name).into(), order: order[at].clone(), ..Role::blank(id(role)) });
    }
    plan.areas.insert(Area { name: "Strategy".into(), ..Area::blank(id("strategy")) });
    for (at, (row, text)) in
        [("STR-01", "State the vision"), ("refunds", "Decide on refunds"), ("split", "Split the items")].iter().enumerate()
    {
        let area = (*row != "split").then(|| id("strategy"));
        plan.responsibilities.insert(Responsibility {
            text: (*text).into(),
            area,
            order: order[at].clone(),
            ..Responsibility::blank(id(row))
        });
    }
    for (at, (person, name, role)) in [("z", "Anna", "po"), ("a", "Ben", "pm"), ("m", "Cleo", "")].iter().enumerate() {
        plan.people.insert(Person { name: (*name).into(), order: order[at].clone(), ..Person::blank(id(person)) });
        if !role.is_empty() {
            let holding = holding_id(&id(person), &id(role), None);
            plan.holdings.insert(Holding { person: Some(id(person)), role: Some(id(role)), ..Holding::blank(holding) });
        }
    }
    plan.rounds.insert(Round {
        name: "Who owns what?".into(),
        day: Day::of(2026, 11, 30),
        state: tandem::plan::Choice::of("revealed"),
        topics: IdSet::new(["STR-01", "refunds", "split"].map(id)),
        roles: IdSet::new(["po", "pm"].map(id)),
        participants: IdSet::new(["a", "m", "z"].map(id)),
        ..Round::blank(id("first"))
    });
    let roles = |ids: &[&str]| Answer::Roles(RoleSet::new(ids.iter().map(|role| id(role)).collect()).unwrap());
    for (person, answers) in [
        ("z", vec![("STR-01", roles(&["po"])), ("refunds", roles(&["po"])), ("split", Answer::Team)]),
        ("a", vec![("STR-01", roles(&["pm"])), ("refunds", roles(&["po", "pm"])), ("split", Answer::Team)]),
    ] {
        plan.sheets.insert(Sheet {
            round: Some(id("first")),
            person: Some(id(person)),
            revision: 1,
            today: AnswerMap::new(answers.into_iter().map(|(topic, answer)| (id(topic), answer))),
            ..Sheet::blank(Id::natural(&[&id("first"), &id(person)]))
        });
    }
    let letters = |text: &str| Letters::parse(text).unwrap();
    let verdict = [(id("split"), vec![(id("po"), letters("AR")), (id("pm"), letters("I"))])];
    plan = plan.applied(&decide(&plan, &id("first"), &verdict, Day::of(2026, 12, 1)).unwrap());
    plan = plan.applied(&park(&plan, &id("first"), &id("refunds"), Day::of(2026, 12, 1)).unwrap());
    plan.applied(&note(&plan, &id("first"), &id("refunds"), "Ask\nthe customer").unwrap())
}

fn of(plan: &Plan) -> Option<Report> {
    Report::of(plan, plan.rounds.get("first").unwrap())
}

const NONE: [Result<tandem::analysis::Range, NoRange>; 2] = [Err(NoRange::TooFewTopics { usable: 0 }); 2];

#[test]
fn a_report_is_what_one_reads_off_the_plan_by_hand() {
    let report = of(&team()).unwrap();
    assert_eq!((report.participants, report.answered, report.repeat), (3, 2, Day::of(2027, 2, 28)));
    let texts = |entries: &[report::Entry]| entries.iter().map(|own| (own.place, own.text.clone())).collect::<Vec<_>>();
    assert_eq!(texts(&report.open), [(1, "State the vision".to_owned()), (2, "Decide on refunds".to_owned())]);
    assert_eq!(texts(&report.decided), [(3, "Split the items".to_owned())]);
    assert_eq!((&report.open[0].settled, &report.open[1].settled), (&Settled::Open, &Settled::Parked));
    assert_eq!(report.who(false), "3 participants, of whom 2 answered. Product owner: 1; Product manager: 1; without a role: 1.");
    assert_eq!(
        report.who(true),
        "3 participants, of whom 2 answered. Product owner: Anna; Product manager: Ben; without a role: Cleo."
    );
}

/// By hand: Do is 4/6 of De 26/30, by sets 10/18 of 24/30, so the numbers are 6/26 and 11/36.
#[test]
fn the_report_as_markdown() {
    let expected = "\
# Workshop report: Who owns what?

Plan: Invoices. 30 November 2026. 3 participants, of whom 2 answered. Product owner: 1; Product manager: 1; without a role: 1.

## Undisputed on 1 of 3 topics, flatly contradicted on one

Little agreement. Krippendorff’s alpha 0.23, over 6 pairable values in 3 topics; if answers that share a role count as closer, 0.31.

## Agreement by area

Krippendorff’s alpha within each area; in brackets, if answers that share a role count as closer. Fewer than three topics with two answers are too few for a number.

- Strategy: too few topics; 2 topics, 4 pairable values
- Without an area: too few topics; 1 topic, 2 pairable values

## Still open: 2 topics

### 1\\. State the vision

- Area: Strategy
- Answers (2 of 2): 1 Product owner, 1 Product manager
- State: Not decided yet
- The five articles: Product owner: Omnisome; Product manager: Talent services; Both: Talentcove; Says nothing: Product Rocket, Gocious

### 2\\. Decide on refunds

- Area: Strategy
- Answers (2 of 2): 1 Product owner, 1 Product owner + Product manager
- State: Parked
- Note: Ask the customer

## Decided: 1 topic

### 3\\. Split the items

- Answers (2 of 2): 2 The whole team
- Decided: on 1 December 2026
- Accountable: Product owner
- Responsible: Product owner
- Informed: Product manager

## When to repeat it

Suggested: 28 February 2027, three months after this round. Ask the same topics again, so that the two can be compared.
";
    let report = of(&team()).unwrap();
    assert_eq!(markdown::report(&report, NONE, false), expected);
    let named = markdown::report(&report, NONE, true);
    assert_eq!(
        named,
        expected.replace(
            "owner: 1; Product manager: 1; without a role: 1.",
            "owner: Anna; Product manager: Ben; without a role: Cleo."
        )
    );
    let range = tandem::analysis::Range { low: -0.5, high: 0.8, level: 0.95, draws: 2000, dropped: 0 };
    assert!(markdown::report(&report, [Ok(range); 2], false).contains("alpha 0.23, likely between −0.50 and 0.80, over"));
}

#[test]
fn nothing_is_said_while_the_answers_are_covered_or_missing() {
    let mut plan = team();
    let round = plan.rounds.get("first").unwrap().clone();
    plan.rounds.insert(Round { state: tandem::plan::Choice::default(), ..Round::clone(&round) });
    assert_eq!(of(&plan), None);
    let mut plan = team();
    for sheet in ["first:a", "first:z"] {
        plan = plan.applied(&actions::remove_sheet(&plan, &id("first"), &id(&sheet[6..])).unwrap());
    }
    assert_eq!(of(&plan), None);
}

#[test]
fn a_decision_that_the_matrix_has_moved_on_from_says_so() {
    let plan = team();
    let moved = actions::set_letters(&plan, &id("split"), &id("pm"), Letters::parse("A").unwrap()).unwrap();
    let report = of(&plan.applied(&moved)).unwrap();
    assert_eq!(report.decided[0].settled()[0], ("Decided", "on 1 December 2026; the matrix says otherwise since".to_owned()));
}

#[test]
fn the_day_to_ask_again_takes_the_place_of_the_suggestion() {
    let plan = team();
    assert_eq!(
        of(&plan).unwrap().repeats(),
        "Suggested: 28 February 2027, three months after this round. Ask the same topics again, so that the two can be compared."
    );
    let dated = plan.applied(&actions::set_again(&plan, &id("first"), Day::of(2027, 6, 1)).unwrap());
    let says = "Ask again on 1 June 2027. Ask the same topics again, so that the two can be compared.";
    assert_eq!(of(&dated).unwrap().repeats(), says);
    assert!(markdown::report(&of(&dated).unwrap(), NONE, false).ends_with(&format!("## When to repeat it\n\n{says}\n")));
}

#[test]
fn the_articles_are_named_and_do_not_stand_beside_themselves() {
    let plan = plans::sample();
    let report = Report::of(&plan, plan.rounds.get("articles").unwrap()).unwrap();
    assert_eq!(report.who(false), "5 articles. Product Rocket, Gocious, Omnisome, Talent services and Talentcove.");
    assert_eq!((report.open.len(), report.decided.len(), report.repeat), (105, 0, None));
    assert!(!markdown::report(&report, NONE, false).contains("The five articles:"));
}

fn shape(written: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_MATH;
    options |= Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    for event in Parser::new_ext(written, options) {
        match event {
            Event::Start(tag) => tags.push(match tag {
                Tag::Heading { level, .. } => format!("{level}"),
                Tag::Paragraph | Tag::List(None) | Tag::Item => "plain".to_owned(),
                other => format!("{other:?}"),
            }),
            Event::Text(_) | Event::End(_) | Event::SoftBreak => {}
            other => tags.push(format!("{other:?}")),
        }
    }
    tags
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn texts_of_any_kind_stay_texts(words in text(120, Lines::Many), hostile in prop::sample::select(HOSTILE)) {
        for words in [words.as_str(), hostile] {
            let mut plan = team();
            let round = plan.rounds.get("first").unwrap().clone();
            plan.rounds.insert(Round { name: words.into(), ..Round::clone(&round) });
            plan.set_settings(Settings { name: words.into(), ..plan.settings() });
            for person in ["z", "a", "m"] {
                let own = plan.people.get(person).unwrap().clone();
                plan.people.insert(Person { name: words.into(), ..Person::clone(&own) });
            }
            for role in ["po", "pm"] {
                let own = plan.roles.get(role).unwrap().clone();
                plan.roles.insert(Role { name: words.into(), ..Role::clone(&own) });
            }
            plan.areas.insert(Area { name: words.into(), ..Area::blank(id("strategy")) });
            for row in ["STR-01", "refunds"] {
                let own = plan.responsibilities.get(row).unwrap().clone();
                plan.responsibilities.insert(Responsibility { text: words.into(), ..Responsibility::clone(&own) });
            }
            let decision = plan.decisions.get("first:refunds").unwrap().clone();
            plan.decisions.insert(Decision { note: words.into(), ..Decision::clone(&decision) });
            let report = of(&plan).unwrap();
            let written = markdown::report(&report, NONE, true);
            let plain = |tag: &String| ["plain", "h1", "h2", "h3"].contains(&tag.as_str());
            prop_assert!(shape(&written).iter().all(plain), "{:?}\n{written}", shape(&written));
            prop_assert_eq!(shape(&written).iter().filter(|tag| *tag == "h3").count(), 3);
            prop_assert!(written.ends_with(".\n") && !written.ends_with("\n\n"));
            prop_assert_eq!(markdown::report(&of(&plan).unwrap(), NONE, true), written);
        }
    }

    #[test]
    fn any_plan_has_its_report_or_none(plan in any_plan(), names: bool) {
        for round in listed::<Round>(&plan, Which::All) {
            let Some(report) = Report::of(&plan, &round) else { continue };
            prop_assert!(!round.state.as_str().is_empty());
            prop_assert_eq!(report.open.len() + report.decided.len(), round.topics.iter().count());
            prop_assert!(markdown::report(&report, NONE, names).ends_with(".\n"));
        }
    }
}

const HOSTILE: &[&str] = &[
    "# h\n\n- a\n\n> b\n\n```\nc\n```",
    "<img src=x onerror=alert(1)> [a](https://example.org) https://example.org www.example.org a@example.org",
    "| a | b |\n|---|---|\n| c | d |",
    "1. a\n2) b\n+ c\n=== \n---\n***",
    "*a* _b_ `c` ~~d~~ $e$ \\f &amp; [^1] ![x](y)",
    "\u{202e}abc\u{200b} \t \r\n   ",
];
