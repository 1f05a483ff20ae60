//! The ways to mend a row: each takes its finding away, brings no error, and does what its words say.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::analysis::fix::{Fix, Hints, Plain, Why, after, fixes};
use tandem::analysis::limits::Limits;
use tandem::analysis::raci::{Rule, Severity, check};
use tandem::plan::actions::{decide, set_cells, set_letters};
use tandem::plan::letters::Letters;
use tandem::plan::matrix::letters_of;
use tandem::plan::{Day, EditError, Plan, Record, Responsibility, Role, Round, Stored, TableName};

use crate::make::{cases, id};
use crate::raci::{any_row, limits, row};

const NAMES: [&str; 6] = ["Product manager", "Product owner", "Developers", "Design", "Support", "Legal"];
const SHORTS: [&str; 6] = ["PM", "PO", "DEV", "UX", "SUP", "LAW"];

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The ways to mend what a rule found in a row: their words, and what changes.
fn ways(rule: Rule, words: &str, limits: Limits, hints: &Hints) -> Vec<(String, String)> {
    let row = row(words);
    let say = |fix: &Fix| (fix.words(&owned(&NAMES)), fix.preview(&row, &owned(&SHORTS)));
    fixes(rule, &row, limits, hints).iter().map(say).collect()
}

fn check_ways(rule: Rule, words: &str, expected: &[(&str, &str)]) {
    let found = ways(rule, words, Limits::default(), &Hints::default());
    let found: Vec<(&str, &str)> = found.iter().map(|(words, preview)| (words.as_str(), preview.as_str())).collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn nobody_accountable() {
    check_ways(
        Rule::OneAccountable,
        "- R C",
        &[
            ("Give the A to Product owner, who does the work", "PO: R → AR"),
            ("Give the A to Developers", "DEV: C → A"),
            ("Give the A to Product manager", "PM: – → A"),
        ],
    );
    // Of two who do the work none is the plain one.
    check_ways(
        Rule::OneAccountable,
        "R R -",
        &[
            ("Give the A to Product manager", "PM: R → AR"),
            ("Give the A to Product owner", "PO: R → AR"),
            ("Give the A to Developers", "DEV: – → A"),
        ],
    );
}

#[test]
fn a_decision_and_the_articles_come_first() {
    let hints = Hints { decided: Some((2, Day::of(2026, 5, 3))), articles: Some((0, 3, 4)) };
    let found = ways(Rule::OneAccountable, "- R -", Limits::default(), &hints);
    let words: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Give the A to Developers, as decided on 3 May 2026",
            "Give the A to Product owner, who does the work",
            "Give the A to Product manager, as 3 of 4 articles say",
        ]
    );
    // Where they all name the same role it is offered once, and a day is not needed.
    let same = Hints { decided: Some((1, None)), articles: Some((1, 1, 1)) };
    let found = ways(Rule::OneAccountable, "- R", Limits::default(), &same);
    assert_eq!(found[0].0, "Give the A to Product owner, as decided");
    assert_eq!(found.len(), 2);
}

#[test]
fn several_accountable() {
    // Nobody does the work yet: whoever gives the A up does.
    check_ways(
        Rule::OneAccountable,
        "A A -",
        &[("Leave the A with Product manager", "PO: A → R"), ("Leave the A with Product owner", "PM: A → R")],
    );
    // Somebody does: they are asked; who does the work goes on doing it.
    check_ways(
        Rule::OneAccountable,
        "A A R -",
        &[("Leave the A with Product manager", "PO: A → C"), ("Leave the A with Product owner", "PM: A → C")],
    );
    check_ways(
        Rule::OneAccountable,
        "AR A - -",
        &[("Leave the A with Product manager, who does the work", "PO: A → C"), ("Leave the A with Product owner", "PM: AR → R")],
    );
    // With both asked, more than half would be: rather the work.
    check_ways(
        Rule::OneAccountable,
        "A A R C",
        &[("Leave the A with Product manager", "PO: A → C"), ("Leave the A with Product owner", "PM: A → C")],
    );
    check_ways(
        Rule::OneAccountable,
        "A A R C C",
        &[("Leave the A with Product manager", "PO: A → R"), ("Leave the A with Product owner", "PM: A → R")],
    );
}

#[test]
fn nobody_responsible() {
    check_ways(
        Rule::SomeResponsible,
        "A C C",
        &[
            ("Product manager does it as well: A and R", "PM: A → AR"),
            ("Give the R to Product owner", "PO: C → R"),
            ("Give the R to Developers", "DEV: C → R"),
        ],
    );
}

#[test]
fn too_many_responsible() {
    // One too many: any of them may give it up, who answers for it last.
    check_ways(
        Rule::FewResponsible,
        "AR R R R -",
        &[
            ("Take the R from Product owner", "PO: R → C"),
            ("Take the R from Developers", "DEV: R → C"),
            ("Take the R from Design", "UX: R → C"),
            ("Take the R from Product manager", "PM: AR → A"),
        ],
    );
    // Two too many: as many stay as may, who answers for it among them.
    check_ways(
        Rule::FewResponsible,
        "R R R R AR -",
        &[
            ("Take the R from Developers and Design", "DEV: R → C, UX: R → C"),
            ("Leave the work to the role that answers for it", "PM: R → I, PO: R → I, DEV: R → I, UX: R → I"),
        ],
    );
}

#[test]
fn too_many_consulted() {
    check_ways(
        Rule::FewConsulted,
        "AR C C",
        &[
            ("Tell Product owner afterwards instead", "PO: C → I"),
            ("Tell Developers afterwards instead", "DEV: C → I"),
            ("Tell Product owner and Developers afterwards instead", "PO: C → I, DEV: C → I"),
        ],
    );
    // Nobody would be left to act: first somebody has to.
    check_ways(
        Rule::FewConsulted,
        "C C",
        &[("Tell Product manager afterwards instead", "PM: C → I"), ("Tell Product owner afterwards instead", "PO: C → I")],
    );
    check_ways(Rule::FewConsulted, "C", &[]);
}

#[test]
fn nobody_acts() {
    check_ways(
        Rule::SomebodyActs,
        "I I -",
        &[
            ("Give A and R to Product manager", "PM: I → AR"),
            ("Give A and R to Product owner", "PO: I → AR"),
            ("Give A and R to Developers", "DEV: – → AR"),
        ],
    );
}

#[test]
fn limits_say_how_much_is_taken() {
    let found = ways(Rule::FewResponsible, "AR R R", limits(1, 0, 0), &Hints::default());
    assert_eq!(found, [("Take the R from Product owner and Developers".to_owned(), "PO: R → I, DEV: R → I".to_owned())]);
    let found = ways(Rule::FewConsulted, "AR C C -", limits(0, 30, 0), &Hints::default());
    assert_eq!(found.len(), 3, "one of them, or both: {found:?}");
}

/// Four rows: two where A alone stands, one where R alone stands, one where it is not plain; and one in which nothing is entered.
#[test]
fn one_way_for_many_rows() {
    let rows: Vec<Vec<Letters>> = ["A - C", "- A I", "- R -", "- R R", "- - -", "A A -"].map(row).to_vec();
    let places = |plain: Plain| plain.sweep(&rows, Limits::default()).into_iter().map(|(place, _)| place).collect::<Vec<_>>();
    assert_eq!(places(Plain::Works), [0, 1]);
    assert_eq!(places(Plain::Answers), [2]);
    let sweep = Plain::Works.sweep(&rows, Limits::default());
    assert_eq!(sweep[1].1, [(1, Letters::parse("AR").unwrap())]);
    assert_eq!(Plain::Works.words(12), "Make A into A and R in 12 rows where nobody does the work");
}

/// A plan with one round on a topic of the catalogue, on which four of five articles speak.
fn plan() -> Plan {
    let mut plan = Plan::new(id("p"));
    for item in ["BKL-01", "own", "STR-01"] {
        Responsibility::table_mut(&mut plan).insert(Responsibility::blank(id(item)));
    }
    for role in ["x", "po", "pm"] {
        Role::table_mut(&mut plan).insert(Role::blank(id(role)));
    }
    for (round, order) in [("first", "A"), ("second", "B")] {
        let order = tandem::plan::OrderKey::parse(order).unwrap();
        Round::table_mut(&mut plan).insert(Round { order, ..Round::blank(id(round)) });
    }
    plan
}

#[test]
fn hints_come_from_the_last_decision_and_from_most_articles() {
    let plan = plan();
    let roles = ["x", "po", "pm"].map(id);
    let hints = |plan: &Plan, row: &str| Hints::of(plan, &id(row), &roles);
    assert_eq!(hints(&plan, "own"), Hints::default(), "a row of one's own, and nothing decided");
    let (_, most, said) = hints(&plan, "BKL-01").articles.unwrap();
    assert!(most * 2 > said, "{most} of {said}");
    // On the vision two name the product manager and two the product owner; on the strategy three of five the former.
    assert_eq!(hints(&plan, "STR-01").articles, None);
    assert_eq!(hints(&plan, "STR-02").articles, Some((2, 3, 5)));
    let verdict = |role: &str| vec![(id("own"), vec![(id(role), Letters::only('A'))])];
    let day = |day| Day::of(2026, 5, day);
    let later = plan.applied(&decide(&plan, &id("first"), &verdict("pm"), day(9)).unwrap());
    let earlier = later.applied(&decide(&later, &id("second"), &verdict("po"), day(3)).unwrap());
    assert_eq!(hints(&earlier, "own").decided, Some((2, day(9))), "the latest day");
    let again = later.applied(&decide(&later, &id("second"), &verdict("po"), day(9)).unwrap());
    assert_eq!(hints(&again, "own").decided, Some((1, day(9))), "on one day the later round");
    let gone = later.applied(&decide(&later, &id("second"), &verdict("x"), day(20)).unwrap());
    assert_eq!(Hints::of(&gone, &id("own"), &[id("po"), id("pm")]).decided, None, "decided for a role that has no column");
}

#[test]
fn many_rows_are_one_step_and_a_row_that_is_gone_is_refused() {
    let plan = plan();
    let puts = [("own", "po", "AR"), ("STR-01", "pm", "A"), ("own", "x", "")];
    let puts = puts.map(|(row, role, letters)| (id(row), id(role), Letters::parse(letters).unwrap()));
    let one = set_cells(&plan, None, &puts).unwrap();
    let done = plan.applied(&one);
    assert_eq!(letters_of(&done, &id("own"), &id("po"), None).to_string(), "AR");
    assert_eq!(letters_of(&done, &id("STR-01"), &id("pm"), None).to_string(), "A");
    assert_eq!(done.applied(&one.reversed()), plan, "one undo takes all back");
    let single = plan.applied(&set_letters(&plan, &id("own"), &id("po"), Letters::parse("AR").unwrap()).unwrap());
    assert_eq!(set_cells(&single, None, &puts[..1]).unwrap().edits.len(), 0, "what is so already changes nothing");
    let gone = set_cells(&plan, None, &[(id("ghost"), id("po"), Letters::only('A'))]);
    assert_eq!(gone.unwrap_err(), EditError::Missing(TableName::Responsibilities, id("ghost")));
}

fn any_hints() -> impl Strategy<Value = Hints> {
    let decided = prop::option::of((0..9_usize).prop_map(|place| (place, None)));
    let articles = prop::option::of((0..9_usize).prop_map(|place| (place, 3, 4)));
    (decided, articles).prop_map(|(decided, articles)| Hints { decided, articles })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn every_way_takes_its_finding_away_and_brings_no_error(row in any_row(), hints in any_hints(), most in 1..5_u32, share in 1..100_u32) {
        let limits = limits(most, share, 0);
        let before = check(&row, limits);
        for finding in &before {
            let ways = fixes(finding.rule, &row, limits, &hints);
            for (at, fix) in ways.iter().enumerate() {
                let mended = after(&row, &fix.changes);
                let found = check(&mended, limits);
                prop_assert!(found.iter().all(|own| own.rule != finding.rule), "{fix:?}: {mended:?}");
                let errors = found.iter().filter(|own| own.rule.severity() == Severity::Error);
                for error in errors {
                    prop_assert!(before.iter().any(|own| own.rule == error.rule), "{fix:?}: {mended:?}");
                }
                // What is said to change does, and nothing else; no two ways are the same.
                prop_assert!(fix.changes.iter().all(|(place, letters)| row[*place] != *letters));
                prop_assert!(mended.iter().zip(&row).enumerate().all(|(place, (new, old))| new == old || fix.changes.iter().any(|own| own.0 == place)));
                prop_assert!(ways[..at].iter().all(|other| other.changes != fix.changes), "{:?}", ways);
            }
        }
    }

    /// Where somebody answers for a row or works on it, everything in it can be mended.
    #[test]
    fn there_is_always_a_way(row in any_row(), most in 1..5_u32, share in 1..100_u32) {
        let limits = limits(most, share, 0);
        let acts = row.iter().any(|letters| letters.has('A') || letters.has('R'));
        for finding in check(&row, limits) {
            let ways = fixes(finding.rule, &row, limits, &Hints::default());
            let asked = finding.rule == Rule::FewConsulted && !acts;
            prop_assert!(!ways.is_empty() || row.is_empty() || asked, "{finding:?} of {row:?}");
        }
    }

    /// Ways taken one after the other lead to a row without an error: nothing goes round in circles.
    #[test]
    fn the_first_ways_settle_a_row(row in any_row().prop_filter("with a role", |row| !row.is_empty())) {
        let limits = Limits::default();
        let mut now = row;
        for _ in 0..8 {
            let found = check(&now, limits);
            let Some(fix) = found.iter().find_map(|own| fixes(own.rule, &now, limits, &Hints::default()).into_iter().next()) else { break };
            now = after(&now, &fix.changes);
        }
        prop_assert!(check(&now, limits).is_empty(), "{now:?}");
    }

    #[test]
    fn a_sweep_is_what_its_rows_offer_one_by_one(rows in vec(any_row(), 0..6)) {
        let limits = Limits::default();
        for (plain, rule, why) in [(Plain::Works, Rule::SomeResponsible, Why::OnlyAccountable), (Plain::Answers, Rule::OneAccountable, Why::OnlyWorker)] {
            for (place, changes) in plain.sweep(&rows, limits) {
                let row = &rows[place];
                prop_assert!(check(row, limits).iter().any(|own| own.rule == rule));
                let ways = fixes(rule, row, limits, &Hints::default());
                prop_assert_eq!(ways.iter().filter(|fix| fix.why == why && fix.changes == changes).count(), 1);
                prop_assert_eq!(changes.len(), 1);
                prop_assert_eq!(changes[0].1.to_string(), "AR");
            }
        }
    }
}

#[test]
fn ids_stay_what_they_are() {
    // The hints look roles up by id: a role of one's own that happens to be called like one of the articles is another.
    let found = Hints::of(&plan(), &id("BKL-01"), &[id("mine")]);
    assert_eq!(found, Hints::default());
}
