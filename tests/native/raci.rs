//! The checks of the role matrix against their published oracle, at their bounds, and for any row.
//!
//! Source of the rules (numbers L1-L9): one A per row by miro.com, "Gamestorming" p. 204, davidgaus.com, hefrock.github.io and boardsnap.ai;
//! the others by documentdrivendx.github.io's summary of Atlassian's RACI chart. The five rows of the oracle were worked out by hand.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::analysis::limits::Limits;
use tandem::analysis::raci::{Finding, Load, Rule, Severity, Survey, check, is_unsettled, listed};
use tandem::plan::actions::{set_letters, set_limits};
use tandem::plan::letters::Letters;
use tandem::plan::matrix::{letters_of, rows_of};
use tandem::plan::{Cell, EditError, Id, Plan, Record, Responsibility, Role, Settings, Stored};

use crate::make::{cases, id};

/// The limits as published.
fn published() -> Limits {
    Limits::default()
}

/// A row as it is written: a word of letters for each role, `-` for none.
pub fn row(words: &str) -> Vec<Letters> {
    words.split_whitespace().map(|word| Letters::parse(word.trim_matches('-')).unwrap()).collect()
}

/// The rules that a row breaks, by their numbers, with the roles concerned.
fn broken(words: &str) -> Vec<(&'static str, Vec<usize>)> {
    broken_within(words, published())
}

fn broken_within(words: &str, limits: Limits) -> Vec<(&'static str, Vec<usize>)> {
    check(&row(words), limits).into_iter().map(|Finding { rule, places }| (rule.id(), places)).collect()
}

/// The five rows of the oracle; the roles are product manager, product owner, developers.
pub const ORACLE: [&str; 5] = ["A R C", "A A R", "- R C", "A C C", "I I I"];

#[test]
fn the_published_oracle() {
    assert_eq!(broken(ORACLE[0]), []);
    assert_eq!(broken(ORACLE[1]), [("L1", vec![0, 1])]);
    assert_eq!(broken(ORACLE[2]), [("L1", vec![])]);
    assert_eq!(broken(ORACLE[3]), [("L2", vec![]), ("L4", vec![1, 2])]);
    assert_eq!(broken(ORACLE[4]), [("L1", vec![]), ("L2", vec![]), ("L7", vec![])]);
}

#[test]
fn the_oracle_as_a_whole_matrix() {
    let rows: Vec<Vec<Letters>> = ORACLE.iter().map(|words| row(words)).collect();
    let survey = Survey::of(&rows, 3, published());
    assert_eq!(survey.problems, [(1, 1), (2, 1), (3, 2), (4, 3)]);
    assert_eq!(survey.errors, [1, 2, 3, 4]);
    assert_eq!((survey.count(), survey.unsettled, survey.settled), (7, 0, 1));
    // The product manager is accountable in three of five rows, 60 %.
    assert_eq!(survey.loads[0], Load { accountable: 3, responsible: 0 });
    assert_eq!(survey.loads[1], Load { accountable: 1, responsible: 2 });
}

#[test]
fn rules_at_their_bounds() {
    // L3: three may be responsible, four are too many.
    assert_eq!(broken("AR R R - -"), []);
    assert_eq!(broken("AR R R R -"), [("L3", vec![0, 1, 2, 3])]);
    // L4: half may be consulted, one more is too many; roles without a letter count as roles.
    assert_eq!(broken("AR C"), []);
    assert_eq!(broken("AR - C C"), []);
    assert_eq!(broken("AR C C"), [("L4", vec![1, 2])]);
    assert_eq!(broken("AR - C C C"), [("L4", vec![2, 3, 4])]);
    // L7: one who is asked takes part, so that the row is only without A and R.
    assert_eq!(broken("I - C"), [("L1", vec![]), ("L2", vec![])]);
}

#[test]
fn accountable_and_responsible_in_one_cell_count_as_both() {
    assert_eq!(broken("AR"), []);
    assert_eq!(broken("AR A -"), [("L1", vec![0, 1])]);
    assert_eq!(broken("AR I I"), []);
}

#[test]
fn an_empty_row_breaks_what_is_published_and_is_not_settled_yet() {
    for words in ["", "-", "- - -"] {
        assert_eq!(broken(words), [("L1", vec![]), ("L2", vec![]), ("L7", vec![])], "{words:?}");
        assert!(is_unsettled(&row(words)));
        let survey = Survey::of(&[row(words)], row(words).len(), published());
        assert_eq!((survey.problems.len(), survey.unsettled, survey.settled), (0, 1, 0));
    }
    assert!(!is_unsettled(&row("- I")));
}

#[test]
fn warnings_leave_a_row_settled() {
    let survey = Survey::of(&[row("AR C C"), row("A - -"), row("- - -")], 3, published());
    assert_eq!((survey.settled, survey.unsettled, survey.problems), (1, 1, vec![(0, 1), (1, 1)]));
    assert_eq!(survey.errors, [1]);
}

#[test]
fn severities_as_published() {
    let errors = [Rule::OneAccountable, Rule::SomeResponsible, Rule::SomebodyActs];
    assert!(errors.iter().all(|rule| rule.severity() == Severity::Error));
    assert!([Rule::FewResponsible, Rule::FewConsulted].iter().all(|rule| rule.severity() == Severity::Warning));
}

/// Limits as a plan sets them, with 0 for what it leaves as published.
pub fn limits(responsible: u32, consulted: u32, accountable: u32) -> Limits {
    let plan = Plan::new(id("p"));
    let set = [
        (Settings::MOST_RESPONSIBLE, responsible),
        (Settings::MOST_CONSULTED, consulted),
        (Settings::MOST_ACCOUNTABLE, accountable),
    ];
    Limits::of(&plan.applied(&set_limits(&plan, &set).unwrap()).settings())
}

#[test]
fn limits_of_a_plan_take_the_place_of_the_published_ones() {
    assert_eq!(limits(0, 0, 0), Limits { responsible: 3, consulted: 50, accountable: 40 });
    assert_eq!(limits(5, 0, 60), Limits { responsible: 5, consulted: 50, accountable: 60 });
    // L3 and L4 at their bounds: as much is fine, more is not.
    assert_eq!(broken_within("AR R R R -", limits(4, 0, 0)), []);
    assert_eq!(broken_within("AR R R R R", limits(4, 0, 0)), [("L3", vec![0, 1, 2, 3, 4])]);
    assert_eq!(broken_within("AR R - - -", limits(1, 0, 0)), [("L3", vec![0, 1])]);
    assert_eq!(broken_within("AR C - -", limits(0, 25, 0)), []);
    assert_eq!(broken_within("AR C - -", limits(0, 24, 0)), [("L4", vec![1])]);
    assert_eq!(broken_within("A R C C C C C C C C", limits(0, 80, 0)), []);
    // What is told is the limit of the plan.
    let names: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
    let reason = |words: &str, limits: Limits| check(&row(words), limits)[0].reason(&names, limits);
    assert!(reason("AR R -", limits(1, 0, 0)).contains("with more than one each waits"));
    assert!(reason("AR C -", limits(0, 20, 0)).contains("more than 20 % of the roles"));
    assert!(reason("AR C C", limits(0, 0, 0)).contains("more than half of the roles"));
}

#[test]
fn a_limit_beyond_what_a_plan_holds_is_refused() {
    let plan = Plan::new(id("p"));
    assert!(matches!(set_limits(&plan, &[(Settings::MOST_CONSULTED, 101)]), Err(EditError::Unfit(..))));
    assert!(set_limits(&plan, &[(Settings::MOST_CONSULTED, 0)]).unwrap().is_empty(), "as it is already");
    let set = plan.applied(&set_limits(&plan, &[(Settings::MOST_CONSULTED, 70)]).unwrap());
    assert_eq!(set.applied(&set_limits(&set, &[(Settings::MOST_CONSULTED, 0)]).unwrap()), plan, "reset leaves no trace");
}

#[test]
fn reasons_name_the_roles() {
    let names: Vec<String> = ["Product owner", "Product manager", "Leadership", "Support"].map(str::to_owned).to_vec();
    let said = |words: &str| -> Vec<(String, String)> {
        check(&row(words), published()).iter().map(|finding| (finding.title(), finding.reason(&names, published()))).collect()
    };
    let (title, reason) = &said("A A R")[0];
    assert_eq!(title, "Two accountable");
    assert!(reason.starts_with("Product owner and Product manager are both accountable: "), "{reason}");
    assert!(said("A A A R")[0].1.starts_with("Product owner, Product manager and Leadership are all accountable: "));
    assert_eq!(said("- R C")[0].0, "Nobody accountable");
    assert_eq!(said("A C -")[0].0, "Nobody responsible");
    assert_eq!(said("AR R R R")[0].0, "Four responsible");
    let (title, reason) = &said("AR C C")[0];
    assert_eq!(title, "Two consulted");
    assert!(reason.starts_with("Product manager and Leadership are asked"), "{reason}");
    assert_eq!(said("C")[2].0, "One consulted");
    assert!(said("C")[2].1.starts_with("Product owner is asked"));
    assert_eq!(said("I I I").last().unwrap().0, "Nobody acts");
    assert_eq!(listed(&[]), "");
}

pub fn any_row() -> impl Strategy<Value = Vec<Letters>> {
    let cell = prop::sample::select(vec!["", "", "A", "R", "AR", "C", "I", "RC", "ARCI"]);
    vec(cell.prop_map(|word| Letters::parse(word).unwrap()), 0..9)
}

fn rules(row: &[Letters]) -> Vec<Rule> {
    check(row, published()).into_iter().map(|finding| finding.rule).collect()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn the_order_of_the_roles_does_not_matter((row, turned) in any_row().prop_flat_map(|row| (Just(row.clone()), Just(row).prop_shuffle()))) {
        prop_assert_eq!(rules(&row), rules(&turned));
    }

    #[test]
    fn findings_are_told_by_counting(row in any_row()) {
        let count = |letter: char| row.iter().filter(|letters| letters.has(letter)).count();
        let found = rules(&row);
        prop_assert_eq!(found.contains(&Rule::OneAccountable), count('A') != 1);
        prop_assert_eq!(found.contains(&Rule::SomeResponsible), count('R') == 0);
        prop_assert_eq!(found.contains(&Rule::FewResponsible), count('R') >= 4);
        prop_assert_eq!(found.contains(&Rule::FewConsulted), count('C') > row.len() / 2);
        prop_assert_eq!(found.contains(&Rule::SomebodyActs), count('A') + count('R') + count('C') == 0);
        // Who is only told, or not named, is never concerned.
        for finding in check(&row, published()) {
            prop_assert!(finding.places.iter().all(|&place| ['A', 'R', 'C'].iter().any(|letter| row[place].has(*letter))));
        }
    }

    /// A wider limit never finds more, and no limit touches the rules without one.
    #[test]
    fn limits_are_monotone(row in any_row(), most in 1..100_u32, share in 1..100_u32) {
        let rules = |limits: Limits| check(&row, limits).into_iter().map(|finding| finding.rule).collect::<Vec<_>>();
        let (tight, wide) = (rules(limits(most, share, 0)), rules(limits(most + 1, share + 1, 0)));
        prop_assert!(wide.iter().all(|rule| tight.contains(rule)));
        let fixed = |found: &[Rule]| found.iter().copied().filter(|rule| rule.severity() == Severity::Error).collect::<Vec<_>>();
        prop_assert_eq!(fixed(&tight), fixed(&wide));
    }

    #[test]
    fn a_role_more_without_a_letter_only_makes_consulting_rarer(row in any_row()) {
        let longer: Vec<Letters> = row.iter().copied().chain([Letters::default()]).collect();
        let (before, after) = (rules(&row), rules(&longer));
        prop_assert!(after.iter().all(|rule| before.contains(rule)));
        prop_assert!(before.iter().all(|rule| after.contains(rule) || *rule == Rule::FewConsulted));
    }

    #[test]
    fn every_row_is_settled_not_settled_or_has_an_error(rows in vec(any_row(), 0..6)) {
        let survey = Survey::of(&rows, 9, published());
        let is_error = |row: &&Vec<Letters>| !is_unsettled(row) && rules(row).iter().any(|rule| rule.severity() == Severity::Error);
        prop_assert_eq!(survey.settled + survey.unsettled + rows.iter().filter(is_error).count(), rows.len());
        for (place, count) in survey.problems {
            prop_assert_eq!(rules(&rows[place]).len(), count);
        }
    }

    /// All rows at once say what each cell says by itself, whatever else is in the table.
    #[test]
    fn rows_at_once_are_the_rows_one_by_one(steps in vec((0..3_usize, 0..3_usize, any_row()), 0..20)) {
        let (items, roles) = (["a", "b", "long"].map(id), ["po", "pm", "x"].map(id));
        let mut plan = Plan::new(id("p"));
        for item in &items {
            Responsibility::table_mut(&mut plan).insert(Responsibility::blank(item.clone()));
        }
        for role in &roles {
            Role::table_mut(&mut plan).insert(Role::blank(role.clone()));
        }
        for (item, role, letters) in steps {
            let letters = letters.first().copied().unwrap_or_default();
            plan = plan.applied(&set_letters(&plan, &items[item], &roles[role], letters).unwrap());
        }
        // A cell under another name than its own is none.
        let stray = Cell { responsibility: Some(items[0].clone()), role: Some(roles[0].clone()), letters: Letters::only('C'), ..Cell::blank(id("stray")) };
        Cell::table_mut(&mut plan).insert(stray);
        let asked: Vec<Id> = [&items[2], &items[0]].map(Id::clone).to_vec();
        let expected: Vec<Vec<Letters>> =
            asked.iter().map(|item| roles.iter().map(|role| letters_of(&plan, item, role, None)).collect()).collect();
        prop_assert_eq!(rows_of(&plan, &asked, &roles, None), expected);
    }
}
