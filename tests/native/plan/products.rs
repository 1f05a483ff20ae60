//! The rows of the matrix that a product has of its own: when a row is one, what a change copies, what is taken back.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::plan::actions::{Placed, archive, as_for_all, set_cells, set_letters};
use tandem::plan::letters::Letters;
use tandem::plan::matrix::{cell_id, is_own, letters_of, own_rows, row_of, rows_of};
use tandem::plan::{Cell, Change, EditError, Id, OrderKey, Plan, Product, Record, Responsibility, Role, Stored, TableName};

use crate::make::{cases, id};

const ROWS: [&str; 3] = ["a", "b", "long"];
const ROLES: [&str; 3] = ["po", "pm", "x"];

/// Three rows, three roles, two products; the letters for all products by row, `-` for none.
fn plan(rows: [&str; 3]) -> Plan {
    let mut plan = Plan::new(id("p"));
    for (row, order) in ROWS.iter().zip(OrderKey::spread(3)) {
        Responsibility::table_mut(&mut plan).insert(Responsibility { order, ..Responsibility::blank(id(row)) });
    }
    for (role, order) in ROLES.iter().zip(OrderKey::spread(3)) {
        Role::table_mut(&mut plan).insert(Role { order, ..Role::blank(id(role)) });
    }
    for (product, order) in ["app", "web"].iter().zip(OrderKey::spread(2)) {
        Product::table_mut(&mut plan).insert(Product { order, ..Product::blank(id(product)) });
    }
    let cells: Vec<Placed> = ROWS.iter().zip(rows).flat_map(|(row, words)| cells(row, words)).collect();
    done(&plan, set_cells(&plan, None, &cells))
}

fn cells(row: &str, words: &str) -> Vec<Placed> {
    ROLES.iter().zip(words.split(' ')).map(|(role, word)| (id(row), id(role), letters(word))).collect()
}

fn letters(word: &str) -> Letters {
    Letters::parse(word.trim_matches('-')).unwrap()
}

/// The plan after a change, whose way back leads back.
fn done(plan: &Plan, change: Result<Change, EditError>) -> Plan {
    let change = change.unwrap();
    let after = plan.applied(&change);
    assert_eq!(&after.applied(&change.reversed()), plan, "undo");
    after
}

/// A row in words, as it holds for a product, or for all.
fn shown(plan: &Plan, row: &str, product: &str) -> String {
    let product = Some(id(product)).filter(|product| product.as_str() != "*");
    let word = |letters: Letters| if letters.is_empty() { "-".to_owned() } else { letters.to_string() };
    row_of(plan, &id(row), product.as_ref()).into_iter().map(|(_, letters)| word(letters)).collect::<Vec<_>>().join(" ")
}

fn check(plan: &Plan, row: &str, all: &str, app: &str, web: &str) {
    assert_eq!([shown(plan, row, "*"), shown(plan, row, "app"), shown(plan, row, "web")], [all, app, web], "row {row}");
}

fn set(plan: &Plan, product: &str, row: &str, role: &str, word: &str) -> Plan {
    done(plan, set_cells(plan, Some(&id(product)), &[(id(row), id(role), letters(word))]))
}

#[test]
fn the_first_change_for_a_product_copies_the_row_and_nothing_else_changes() {
    let plan = plan(["A R -", "AR - C", "- - -"]);
    check(&plan, "a", "A R -", "A R -", "A R -");
    let own = set(&plan, "app", "a", "x", "I");
    check(&own, "a", "A R -", "A R I", "A R -");
    check(&own, "b", "AR - C", "AR - C", "AR - C");
    assert_eq!(own_rows(&own, &id("app")), [id("a")]);
    // From now on the product goes its own way: what changes for all does not reach this row, and reaches the others.
    let moved = done(&own, set_letters(&own, &id("a"), &id("po"), letters("C")));
    check(&moved, "a", "C R -", "A R I", "C R -");
    let moved = done(&moved, set_letters(&moved, &id("b"), &id("po"), letters("I")));
    check(&moved, "b", "I - C", "I - C", "I - C");
}

#[test]
fn one_accountable_for_each_product() {
    let plan = plan(["- - R", "- - -", "- - -"]);
    let plan = set(&set(&plan, "app", "a", "po", "A"), "web", "a", "pm", "A");
    check(&plan, "a", "- - R", "A - R", "- A R");
}

#[test]
fn what_is_set_as_it_holds_already_makes_no_row_a_products_own() {
    let plan = plan(["A R -", "- - -", "- - -"]);
    for (role, word) in [("po", "A"), ("pm", "R"), ("x", "-")] {
        assert_eq!(set(&plan, "app", "a", role, word), plan);
    }
    assert_eq!(set(&plan, "app", "b", "po", "-"), plan);
}

#[test]
fn a_row_of_its_own_stays_one_without_a_letter() {
    let plan = plan(["A - -", "- - -", "- - -"]);
    let bare = set(&plan, "app", "a", "po", "-");
    check(&bare, "a", "A - -", "- - -", "A - -");
    assert!(is_own(&bare, &id("a"), &id("app")));
    let back = done(&bare, as_for_all(&bare, &id("app"), &[id("a")]));
    assert_eq!(back, plan);
}

#[test]
fn rows_are_taken_back_one_by_one() {
    let plan = plan(["A R -", "AR - C", "- - -"]);
    let own = set(&set(&set(&plan, "app", "a", "x", "I"), "app", "b", "x", "I"), "web", "a", "x", "C");
    let back = done(&own, as_for_all(&own, &id("app"), &[id("a"), id("long")]));
    check(&back, "a", "A R -", "A R -", "A R C");
    check(&back, "b", "AR - C", "AR - I", "AR - C");
    assert_eq!(done(&back, as_for_all(&back, &id("app"), &[])), back);
}

#[test]
fn a_role_that_is_put_away_comes_back_as_it_was() {
    let plan = plan(["A R -", "- - -", "- - -"]);
    let away = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    let own = set(&away, "app", "a", "x", "I");
    assert_eq!(shown(&own, "a", "app"), "A I");
    assert_eq!(letters_of(&own, &id("a"), &id("pm"), Some(&id("app"))), letters("R"));
}

#[test]
fn what_is_not_in_the_plan_is_refused_and_what_is_under_another_id_does_not_count() {
    let plan = plan(["A R -", "- - -", "- - -"]);
    let ghost = || id("ghost");
    let one = |row: &str, role: &str| [(id(row), id(role), letters("A"))];
    let missing = |table| Err(EditError::Missing(table, ghost()));
    assert_eq!(set_cells(&plan, Some(&ghost()), &one("a", "po")), missing(TableName::Products));
    assert_eq!(set_cells(&plan, None, &one("ghost", "po")), missing(TableName::Responsibilities));
    assert_eq!(set_cells(&plan, None, &one("a", "ghost")), missing(TableName::Roles));
    assert_eq!(as_for_all(&plan, &ghost(), &[id("a")]), missing(TableName::Products));
    let mut plan = plan;
    for (name, role) in [("stray", "po"), ("a:gone:app", "gone")] {
        let cell =
            Cell { responsibility: Some(id("a")), role: Some(id(role)), product: Some(id("app")), ..Cell::blank(id(name)) };
        Cell::table_mut(&mut plan).insert(Cell { letters: letters("I"), ..cell });
    }
    check(&plan, "a", "A R -", "A R -", "A R -");
    assert_eq!(own_rows(&plan, &id("app")), []);
}

fn any_letters() -> impl Strategy<Value = Letters> {
    prop::sample::select(vec!["", "A", "R", "AR", "C", "I"]).prop_map(|word| Letters::parse(word).unwrap())
}

/// Steps: for which product, 2 for all; the row, the role, the letters.
fn steps() -> impl Strategy<Value = Vec<(usize, usize, usize, Letters)>> {
    vec((0..3_usize, 0..3_usize, 0..3_usize, any_letters()), 0..30)
}

fn product(at: usize) -> Option<Id> {
    ["app", "web"].get(at).map(|product| id(product))
}

fn all_rows(plan: &Plan, product: Option<&Id>) -> Vec<Vec<Letters>> {
    rows_of(plan, &ROWS.map(id), &ROLES.map(id), product)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn without_rows_of_their_own_products_are_as_all(steps in steps()) {
        let mut plan = plan(["A R -", "- - -", "I C A"]);
        for (_, row, role, letters) in steps {
            plan = done(&plan, set_letters(&plan, &id(ROWS[row]), &id(ROLES[role]), letters));
        }
        for at in 0..2 {
            prop_assert_eq!(all_rows(&plan, product(at).as_ref()), all_rows(&plan, None));
        }
    }

    /// A change shows where it was made, and changes nothing else that is shown: not in the row, not for other products.
    #[test]
    fn a_change_shows_where_it_was_made_only(steps in steps()) {
        let mut plan = plan(["A R -", "- - -", "I C A"]);
        for (at, row, role, letters) in steps {
            let before: Vec<_> = (0..3).map(|at| all_rows(&plan, product(at).as_ref())).collect();
            let own: Vec<_> = (0..2).map(|at| is_own(&plan, &id(ROWS[row]), &product(at).unwrap())).collect();
            plan = done(&plan, set_cells(&plan, product(at).as_ref(), &[(id(ROWS[row]), id(ROLES[role]), letters)]));
            for (other, mut expected) in before.into_iter().enumerate() {
                // For all: also for the products without a row of their own.
                if other == at || (at == 2 && !own[other]) {
                    expected[row][role] = letters;
                }
                prop_assert_eq!(all_rows(&plan, product(other).as_ref()), expected);
            }
        }
    }

    #[test]
    fn taking_back_restores_what_holds_for_all(steps in steps()) {
        let mut plan = plan(["A R -", "- - -", "I C A"]);
        for (at, row, role, letters) in steps {
            plan = done(&plan, set_cells(&plan, product(at).as_ref(), &[(id(ROWS[row]), id(ROLES[role]), letters)]));
        }
        for at in 0..2 {
            let product = product(at).unwrap();
            plan = done(&plan, as_for_all(&plan, &product, &ROWS.map(id)));
            prop_assert_eq!(all_rows(&plan, Some(&product)), all_rows(&plan, None));
            prop_assert_eq!(own_rows(&plan, &product), Vec::<Id>::new());
        }
        prop_assert!(plan.cells.iter().all(|cell| cell.product.is_none() && !cell.letters.is_empty()));
    }

    /// All rows at once, one row and one cell say the same.
    #[test]
    fn rows_at_once_are_the_rows_one_by_one(steps in steps()) {
        let mut plan = plan(["A R -", "- - -", "I C A"]);
        for (at, row, role, letters) in steps {
            plan = plan.applied(&set_cells(&plan, product(at).as_ref(), &[(id(ROWS[row]), id(ROLES[role]), letters)]).unwrap());
        }
        for product in [None, product(0), product(1)] {
            let product = product.as_ref();
            for (row, at_once) in ROWS.iter().zip(all_rows(&plan, product)) {
                let one: Vec<Letters> = row_of(&plan, &id(row), product).into_iter().map(|(_, letters)| letters).collect();
                let each: Vec<Letters> = ROLES.iter().map(|role| letters_of(&plan, &id(row), &id(role), product)).collect();
                prop_assert_eq!((&one, &each), (&at_once, &at_once));
                if let Some(product) = product {
                    prop_assert_eq!(own_rows(&plan, product).contains(&id(row)), is_own(&plan, &id(row), product));
                }
            }
        }
    }

    /// Many cells at once are the same as one after the other.
    #[test]
    fn many_cells_are_set_as_one_by_one(at in 0..3_usize, placed in vec((0..3_usize, 0..3_usize, any_letters()), 0..12)) {
        let start = set(&plan(["A R -", "- - -", "I C A"]), "app", "a", "x", "C");
        let cells: Vec<Placed> = placed.iter().map(|(row, role, letters)| (id(ROWS[*row]), id(ROLES[*role]), *letters)).collect();
        let product = product(at);
        let at_once = done(&start, set_cells(&start, product.as_ref(), &cells));
        let mut each = start;
        for cell in &cells {
            each = each.applied(&set_cells(&each, product.as_ref(), std::slice::from_ref(cell)).unwrap());
        }
        prop_assert_eq!(at_once, each);
    }
}

/// Ids that are too long for a natural id are found as well.
#[test]
fn long_ids_are_found_all_at_once_too() {
    let mut plan = plan(["- - -", "- - -", "- - -"]);
    let long = id(&"l".repeat(100));
    Responsibility::table_mut(&mut plan).insert(Responsibility::blank(long.clone()));
    Role::table_mut(&mut plan).insert(Role::blank(id(&"r".repeat(100))));
    let role = id(&"r".repeat(100));
    let plan = done(&plan, set_cells(&plan, Some(&id("app")), &[(long.clone(), role.clone(), letters("A"))]));
    assert!(cell_id(&long, &role, Some(&id("app"))).as_str().starts_with("natural-"));
    assert_eq!(rows_of(&plan, std::slice::from_ref(&long), std::slice::from_ref(&role), Some(&id("app"))), [[letters("A")]]);
}
