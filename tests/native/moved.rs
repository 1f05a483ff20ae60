//! Two states of a plan compared: by hand, at the bounds, and against what must hold for any two plans.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::analysis::moved::{Became, End, Flow, Moved, Shift, Turned};
use tandem::file::moved::moved as markdown;
use tandem::file::share::Label;
use tandem::file::{Document, open};
use tandem::plan::actions::set_letters;
use tandem::plan::letters::Letters;
use tandem::plan::matrix::{cell_id, holding_id};
use tandem::plan::*;

use crate::make::{cases, id, plan as any_plan};

const ROLES: [(&str, &str); 3] = [("po", "Product owner"), ("pm", "Product manager"), ("ux", "Design")];
const ROWS: [(&str, &str); 6] = [
    ("vision", "Strategy"),
    ("strategy", "Strategy"),
    ("budget", "Strategy"),
    ("order", "Backlog"),
    ("accept", "Backlog"),
    ("split", "Backlog"),
];

/// A plan with three roles, two areas and these letters: for each row a word for each role, `-` for none.
fn team(letters: &[(&str, &str)]) -> Plan {
    let mut plan = Plan::new(id("team"));
    let order = OrderKey::spread(8);
    for (at, (role, name)) in ROLES.iter().enumerate() {
        let (name, short) = ((*name).into(), role.to_uppercase());
        plan.roles.insert(Role { name, short, order: order[at].clone(), ..Role::blank(id(role)) });
    }
    // The order of the areas is not that of their ids.
    for (at, area) in ["Strategy", "Backlog"].iter().enumerate() {
        plan.areas.insert(Area { name: (*area).into(), order: order[at].clone(), ..Area::blank(id(area)) });
    }
    for (at, (row, area)) in ROWS.iter().enumerate() {
        let (text, area, order) = (format!("Do the {row}"), Some(id(area)), order[at].clone());
        plan.responsibilities.insert(Responsibility { text, area, order, ..Responsibility::blank(id(row)) });
    }
    for (row, words) in letters {
        plan = with_row(plan, row, words);
    }
    plan
}

fn with_row(mut plan: Plan, row: &str, words: &str) -> Plan {
    for ((role, _), word) in ROLES.iter().zip(words.split_whitespace()) {
        let letters = Letters::parse(word.trim_matches('-')).unwrap();
        plan = plan.applied(&set_letters(&plan, &id(row), &id(role), letters).unwrap());
    }
    plan
}

/// A cell for one product.
fn for_product(plan: &mut Plan, row: &str, role: &str, product: &str, letters: &str) {
    let own = Id::natural(&[&id(row), &id(role), &id(product)]);
    plan.cells.insert(Cell {
        responsibility: Some(id(row)),
        role: Some(id(role)),
        product: Some(id(product)),
        letters: Letters::parse(letters).unwrap(),
        ..Cell::blank(own)
    });
}

fn sentences(found: &Moved) -> Vec<(String, String)> {
    found.shifts.iter().map(|shift| (shift.row.to_string(), found.sentence(shift))).collect()
}

fn says(found: &Moved, row: &str) -> String {
    sentences(found).into_iter().find(|(own, _)| own == row).map(|(_, words)| words).unwrap()
}

fn before() -> Plan {
    team(&[
        ("vision", "C AR -"),
        ("strategy", "- A R"),
        ("budget", "- - R"),
        ("order", "R A -"),
        ("accept", "A A I"),
        ("split", "A - R"),
    ])
}

fn after() -> Plan {
    team(&[
        ("vision", "AR C -"),
        ("strategy", "A - R"),
        ("budget", "A - R"),
        ("order", "AR - -"),
        ("accept", "A - I"),
        ("split", "A C I"),
    ])
}

#[test]
fn by_hand() {
    let found = Moved::of(&before(), &after());
    assert_eq!(found.common, 6);
    let rows: Vec<&str> = found.shifts.iter().map(|shift| shift.row.as_str()).collect();
    assert_eq!(rows, ["vision", "strategy", "budget", "order", "accept", "split"], "in the order of the matrix");
    // Vision, strategy and order went from the PM to the PO, the budget from nobody; of accept the PM let go.
    let (po, pm) = (End::Role(0), End::Role(1));
    let flow = |from: &End, to: &End, count| Flow { from: from.clone(), to: to.clone(), count };
    assert_eq!(found.flows(), [flow(&pm, &po, 3), flow(&pm, &End::Others, 1), flow(&End::Nobody, &po, 1)]);
    assert_eq!(
        found.finding("since 3 March 2026"),
        "On five responsibilities accountability moved since 3 March 2026: four of them to Product owner"
    );
    assert_eq!(
        says(&found, "vision"),
        "Accountability moved from Product manager to Product owner. Product owner does the work now and is no longer asked before; Product manager no longer does the work and is asked before now."
    );
    assert_eq!(says(&found, "strategy"), "Accountability moved from Product manager to Product owner.");
    assert_eq!(says(&found, "budget"), "Product owner answers for it; nobody did before.");
    assert_eq!(says(&found, "accept"), "Product manager no longer answers for it; others still do.");
    assert_eq!(
        says(&found, "split"),
        "Product manager is asked before now; Design no longer does the work and is told afterwards now."
    );
    assert_eq!(found.shifts(true).count(), 5);
    assert_eq!(found.shifts(false).map(|shift| shift.row.as_str()).collect::<Vec<_>>(), ["split"]);
    let counts: Vec<_> = found.roles.iter().map(|role| (role.gained, role.lost, role.work_gained, role.work_lost)).collect();
    assert_eq!(counts, [(4, 0, 1, 0), (0, 4, 0, 1), (0, 0, 0, 1)]);
    assert_eq!((found.rows.len(), found.holders.len()), (0, 0));
}

#[test]
fn the_heading_says_what_is_the_case() {
    let since = "since 3 March 2026";
    let find = |then: &[(&str, &str)], now: &[(&str, &str)]| Moved::of(&team(then), &team(now)).finding(since);
    assert_eq!(find(&[("vision", "A - -")], &[("vision", "A - -")]), "Nothing has moved since 3 March 2026");
    assert_eq!(
        find(&[("vision", "- A -")], &[("vision", "A - -")]),
        "On one responsibility accountability moved since 3 March 2026: from Product manager to Product owner"
    );
    assert_eq!(
        find(&[], &[("vision", "A - -")]),
        "On one responsibility accountability moved since 3 March 2026: from nobody to Product owner"
    );
    // Who joins others takes nothing from anybody.
    assert_eq!(
        find(&[("vision", "- A -")], &[("vision", "A A -")]),
        "On one responsibility accountability moved since 3 March 2026"
    );
    assert_eq!(
        find(&[("vision", "- A -"), ("order", "A - -")], &[("vision", "- - -"), ("order", "- - -")]),
        "On two responsibilities accountability moved since 3 March 2026: all of them to nobody"
    );
    // Two to one and two to another: neither stands out.
    assert_eq!(
        find(&[("vision", "- A -"), ("order", "A - -")], &[("vision", "A - -"), ("order", "- A -")]),
        "On two responsibilities accountability moved since 3 March 2026"
    );
    assert_eq!(
        find(&[("vision", "A - -")], &[("vision", "A C -")]),
        "Accountability stayed where it was since 3 March 2026; other letters changed on one responsibility"
    );
    let mut renamed = team(&[]);
    renamed.roles.insert(Role { name: "Owner".into(), ..renamed.roles.get("po").unwrap().clone() });
    assert_eq!(
        Moved::of(&team(&[]), &renamed).finding(since),
        "No letter has changed since 3 March 2026, but what is around them has"
    );
}

#[test]
fn rows_and_roles_that_come_go_and_are_named_otherwise() {
    let (then, mut now) = (before(), before());
    now.responsibilities.insert(Responsibility { archived: true, ..now.responsibilities.get("split").unwrap().clone() });
    now.responsibilities.insert(Responsibility { text: "Say why".into(), ..now.responsibilities.get("vision").unwrap().clone() });
    now.responsibilities.insert(Responsibility { text: "Set prices".into(), ..Responsibility::blank(id("price")) });
    now.cells.insert(Cell { letters: Letters::only('A'), ..Cell::blank(cell_id(&id("price"), &id("po"), None)) });
    now.roles.insert(Role { name: "Owner".into(), ..now.roles.get("po").unwrap().clone() });
    now.roles.insert(Role { archived: true, ..now.roles.get("ux").unwrap().clone() });
    now.roles.insert(Role { name: "Support".into(), ..Role::blank(id("sup")) });
    let found = Moved::of(&then, &now);
    assert_eq!(found.common, 5);
    let lines: Vec<(&str, String)> = found.rows.iter().map(|line| (line.row.as_str(), found.row_words(line))).collect();
    let expected = [
        ("vision", "It was worded “Do the vision”"),
        ("price", "New: A Owner"),
        ("split", "No longer in the matrix; it had A Owner, R Design"),
    ];
    assert_eq!(lines, expected.map(|(row, words)| (row, words.to_owned())));
    let roles: Vec<(&str, Option<String>)> = found.roles.iter().map(|role| (role.id.as_str(), role.words())).collect();
    assert_eq!(
        roles,
        [
            ("sup", Some("New".to_owned())),
            ("po", Some("It was called “Product owner”".to_owned())),
            ("pm", None),
            ("ux", Some("No longer in use".to_owned())),
        ]
    );
    // With the role its letters went: nobody reads them in the matrix any more.
    assert_eq!(says(&found, "strategy"), "Design no longer does the work.");
    assert!(!found.shifts.iter().any(|shift| shift.row.as_str() == "split"), "what is gone is not changed as well");
    assert_eq!(found.shifts(true).count(), 0, "a row that is new or gone is no move");
}

#[test]
fn holders_by_person_role_and_product() {
    let (mut then, mut now) = (team(&[]), team(&[]));
    for plan in [&mut then, &mut now] {
        for (person, name) in [("a", "Anna"), ("b", "Ben"), ("c", "Cleo")] {
            plan.people.insert(Person { name: name.into(), ..Person::blank(id(person)) });
        }
        plan.products.insert(Product { name: "Atlas".into(), ..Product::blank(id("atlas")) });
    }
    let hold = |plan: &mut Plan, person: &str, role: &str, product: Option<&str>, from: Option<Day>| {
        let product = product.map(id);
        plan.holdings.insert(Holding {
            person: Some(id(person)),
            role: Some(id(role)),
            product: product.clone(),
            from,
            ..Holding::blank(holding_id(&id(person), &id(role), product.as_ref()))
        });
    };
    let (march, may) = (Day::of(2026, 3, 3), Day::of(2026, 5, 4));
    hold(&mut then, "b", "po", None, None);
    hold(&mut then, "c", "pm", None, None);
    hold(&mut then, "c", "ux", None, march);
    hold(&mut now, "a", "po", None, march);
    hold(&mut now, "a", "pm", Some("atlas"), None);
    hold(&mut now, "c", "pm", None, None);
    hold(&mut now, "c", "ux", None, may);
    let found = Moved::of(&then, &now);
    let words: Vec<String> = found.holders.iter().map(|line| found.holder_words(line)).collect();
    assert_eq!(
        words,
        [
            "Anna holds Product owner since 3 March 2026",
            "Ben no longer holds Product owner",
            "Anna holds Product manager for Atlas now",
            "Cleo holds Design since 4 May 2026 (before: since 3 March 2026)",
        ]
    );
    // Somebody who is gone, or put away, holds nothing.
    now.people.insert(Person { archived: true, ..now.people.get("a").unwrap().clone() });
    assert_eq!(Moved::of(&then, &now).holders.iter().filter(|line| line.person == "Anna").count(), 0);
}

#[test]
fn a_cell_of_one_product_stands_against_what_counted_for_it_before() {
    let mut then = team(&[("vision", "- A R"), ("order", "A - -")]);
    then.products.insert(Product { name: "Atlas".into(), ..Product::blank(id("atlas")) });
    let mut now = then.clone();
    for_product(&mut now, "vision", "po", "atlas", "A");
    for_product(&mut now, "vision", "ux", "atlas", "R");
    for_product(&mut now, "order", "po", "atlas", "A");
    let found = Moved::of(&then, &now);
    let [shift] = &*found.shifts else { panic!("one shift: {:?}", found.shifts) };
    assert_eq!((shift.row.as_str(), shift.product.as_deref()), ("vision", Some("Atlas")));
    assert_eq!(found.sentence(shift), "Accountability moved from Product manager to Product owner.");
    assert_eq!(
        found.finding("since then"),
        "On one responsibility accountability moved since then: from Product manager to Product owner"
    );
    // One row that moved for all products and for one is one row.
    let both = Moved::of(&then, &with_row(now.clone(), "vision", "A - R"));
    assert_eq!((both.shifts.len(), both.flows()[0].count), (2, 2));
    assert!(both.finding("since then").starts_with("On one responsibility accountability moved"));
    // Of a product that is put away nothing is read.
    now.products.insert(Product { archived: true, ..now.products.get("atlas").unwrap().clone() });
    assert!(Moved::of(&then, &now).is_empty());
}

#[test]
fn what_refers_to_nothing_is_left_out() {
    let mut then = before();
    then.cells.insert(Cell { letters: Letters::only('A'), ..Cell::blank(cell_id(&id("vision"), &id("gone"), None)) });
    then.cells.insert(Cell { letters: Letters::only('A'), ..Cell::blank(cell_id(&id("nowhere"), &id("po"), None)) });
    for_product(&mut then, "vision", "po", "no-product", "I");
    then.holdings.insert(Holding { person: Some(id("nobody")), role: Some(id("po")), ..Holding::blank(id("x")) });
    then.holdings.insert(Holding::blank(id("y")));
    assert!(Moved::of(&then, &before()).is_empty());
    assert!(Moved::of(&before(), &then).is_empty());
}

#[test]
fn against_a_share_point_of_a_file() {
    let label = |year| Label { day: Day::of(year, 3, 3), by: "Anna".into(), note: String::new() };
    let first = Document::new(before()).shared(None, label(2025));
    let base = first.plan.clone();
    let second = Document { plan: after(), ..first }.shared(Some(&base), label(2026));
    let read = open(second.write().as_bytes()).unwrap().document;
    let then = read.at(&read.history[0].revision, None).unwrap();
    let found = Moved::of(&then, &read.plan);
    assert_eq!(found, Moved::of(&before(), &after()));
    assert_eq!(found.flows()[0].count, 3);
}

#[test]
fn as_markdown_everything_stands_and_markup_stays_text() {
    let mut now = after();
    now.roles.insert(Role { name: "<img src=x> | PO".into(), ..now.roles.get("po").unwrap().clone() });
    now.responsibilities.insert(Responsibility { text: "# Price*s*".into(), ..Responsibility::blank(id("price")) });
    let text = markdown(&Moved::of(&before(), &now), "Invoices", "since 3 March 2026", "Then: 3 March 2026.");
    assert!(text.starts_with("# On five responsibilities accountability moved since 3 March 2026: four of them to \\<img src=x\\> \\| PO\n\nPlan: Invoices. Then: 3 March 2026.\n\n| From | To | Responsibilities |\n|---|---|---|\n| Product manager | \\<img src=x\\> \\| PO | 3 |\n"), "{text}");
    assert!(text.contains("\n## Accountability moved\n\n### Strategy\n\n- Do the vision: PO C → AR, PM AR → C. Accountability moved from Product manager to"));
    assert!(text.contains("\n### Backlog\n\n- Do the order: PO R → AR, PM A → –."));
    assert!(text.contains("\n## Other letters changed\n\n### Backlog\n\n- Do the split: PM – → C, UX R → I."));
    assert!(text.contains("\n## Responsibilities\n\n- \\# Price\\*s\\* (New, without a letter)\n"));
    assert!(text.contains("\n## Roles\n\n- \\<img src=x\\> \\| PO: It was called “Product owner”\n"));
    assert!(text.contains("\n| Product manager | 0 | 4 | 0 | 1 |\n"));
    let same = markdown(&Moved::of(&now, &now), "Invoices", "since 3 March 2026", "Then.");
    assert_eq!(same, "# Nothing has moved since 3 March 2026\n\nPlan: Invoices. Then.\n");
}

/// A plan as [`team`] makes it, with any letters, with roles and rows put away, and cells for a product.
fn any_team() -> impl Strategy<Value = Plan> {
    let word = prop::sample::select(vec!["-", "A", "R", "AR", "C", "I"]);
    let away = (any::<[bool; 3]>(), any::<[bool; 6]>(), vec((0..6usize, 0..3usize), 0..3));
    (vec(word, 18), away).prop_map(|(words, (roles, rows, cells))| {
        let rows_of: Vec<String> = words.chunks(3).map(|row| row.join(" ")).collect();
        let letters: Vec<(&str, &str)> = ROWS.iter().zip(&rows_of).map(|((row, _), words)| (*row, words.as_str())).collect();
        let mut plan = team(&letters);
        plan.products.insert(Product { name: "Atlas".into(), ..Product::blank(id("atlas")) });
        for (row, role) in cells {
            for_product(&mut plan, ROWS[row].0, ROLES[role].0, "atlas", "A");
        }
        for ((role, _), archived) in ROLES.iter().zip(roles) {
            plan.roles.insert(Role { archived, ..plan.roles.get(role).unwrap().clone() });
        }
        for ((row, _), archived) in ROWS.iter().zip(rows) {
            plan.responsibilities.insert(Responsibility { archived, ..plan.responsibilities.get(row).unwrap().clone() });
        }
        plan
    })
}

/// A comparison without the places of its roles and its rows, which are those of the later state.
fn bare(found: &Moved, swap: bool) -> (Vec<String>, Vec<String>, Vec<String>) {
    let role = |place: usize| found.roles[place].id.to_string();
    let end = |end: &End| if let End::Role(place) = end { role(*place) } else { format!("{end:?}") };
    let ends = |all: &[End]| {
        let mut all: Vec<String> = all.iter().map(end).collect();
        all.sort();
        all
    };
    let cell = |cell: &Turned| {
        let (a, b) = if swap { (cell.after, cell.before) } else { (cell.before, cell.after) };
        format!("{} {a} {b}", role(cell.role))
    };
    let shift = |shift: &Shift| {
        let mut cells: Vec<String> = shift.cells.iter().map(cell).collect();
        cells.sort();
        let (from, to) = if swap { (&shift.to, &shift.from) } else { (&shift.from, &shift.to) };
        format!("{} {:?} {cells:?} {:?} {:?}", shift.row, shift.product, ends(from), ends(to))
    };
    let became = |became: &Became| match (became, swap) {
        (Became::New, true) => "Gone".to_owned(),
        (Became::Gone, true) => "New".to_owned(),
        (Became::Other(_), _) => "Other".to_owned(),
        (other, _) => format!("{other:?}"),
    };
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    (
        sorted(found.shifts.iter().map(shift).collect()),
        sorted(found.rows.iter().map(|row| format!("{} {}", row.row, became(&row.became))).collect()),
        sorted(
            found
                .roles
                .iter()
                .map(|role| {
                    let (a, b) = ((role.gained, role.work_gained), (role.lost, role.work_lost));
                    let (a, b) = if swap { (b, a) } else { (a, b) };
                    format!("{} {:?} {a:?} {b:?}", role.id, role.became.as_ref().map(became))
                })
                .collect(),
        ),
    )
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_plan_against_itself_is_nothing(plan in any_team()) {
        let found = Moved::of(&plan, &plan);
        prop_assert!(found.is_empty());
        prop_assert!(found.flows().is_empty());
    }

    #[test]
    fn swapped_it_is_mirrored(then in any_team(), now in any_team()) {
        let (found, mirrored) = (Moved::of(&then, &now), Moved::of(&now, &then));
        prop_assert_eq!(bare(&found, false), bare(&mirrored, true));
        prop_assert_eq!(found.common, mirrored.common);
        let sum = |found: &Moved| found.flows().iter().map(|flow| flow.count).sum::<usize>();
        prop_assert_eq!(sum(&found), sum(&mirrored));
    }

    #[test]
    fn every_move_has_both_ends_and_every_shift_a_change(then in any_team(), now in any_team()) {
        let found = Moved::of(&then, &now);
        for shift in &found.shifts {
            prop_assert!(!shift.cells.is_empty());
            prop_assert_eq!(shift.from.is_empty(), shift.to.is_empty());
            prop_assert!(shift.cells.iter().all(|cell| cell.before != cell.after));
            prop_assert!(!found.sentence(shift).is_empty());
            let turned = shift.cells.iter().any(|cell| cell.before.has('A') != cell.after.has('A'));
            prop_assert_eq!(turned, shift.moved());
        }
    }

    #[test]
    fn the_order_of_the_records_decides_nothing(then in any_team(), now in any_team()) {
        let backwards = |plan: &Plan| {
            let mut other = plan.clone();
            let mut cells: Vec<Cell> = plan.cells.iter().cloned().collect();
            cells.reverse();
            for cell in &cells {
                other.cells.remove(cell.id.as_str());
            }
            for cell in cells {
                other.cells.insert(cell);
            }
            other
        };
        prop_assert_eq!(Moved::of(&then, &now), Moved::of(&backwards(&then), &backwards(&now)));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_two_plans_can_be_compared(then in any_plan(), now in any_plan()) {
        let found = Moved::of(&then, &now);
        prop_assert!(Moved::of(&now, &now).is_empty());
        let text = markdown(&found, "Any", "since then", "Then.");
        prop_assert!(text.starts_with("# "));
        prop_assert_eq!(bare(&found, false), bare(&Moved::of(&now, &then), true));
    }
}
