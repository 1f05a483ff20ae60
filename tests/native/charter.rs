//! The charter of a role: read from the matrix, set on one page, written as Markdown that says what the plan says and nothing else.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use tandem::analysis::charter::{Basis, Charter, Counterpart, Item, Part, charter, charters};
use tandem::analysis::paper::setting;
use tandem::content::plans;
use tandem::file::{markdown, open};
use tandem::plan::actions::{archive, decide, note, park, set_cells, set_letters};
use tandem::plan::letters::Letters;
use tandem::plan::lists::{Which, listed};
use tandem::plan::matrix::{holding_id, letters_of};
use tandem::plan::text::{Lines, is_unsafe};
use tandem::plan::*;

use crate::make::{cases, id, plan as any_plan, text};

fn day() -> Option<Day> {
    Day::of(2026, 11, 30)
}

/// Two areas with five rows between them, three roles, and a round on three of the rows, one decided and one put off.
fn team() -> Plan {
    let mut plan = Plan::new(id("team"));
    plan.set_settings(Settings { name: "Invoices".into(), ..Settings::blank(id("team")) });
    let order = OrderKey::spread(6);
    for (at, (role, name)) in [("po", "Product owner"), ("pm", "Product manager"), ("ux", "Design")].iter().enumerate() {
        plan.roles.insert(Role { name: (*name).into(), order: order[at].clone(), ..Role::blank(id(role)) });
    }
    // The order of the areas is not that of their ids.
    for (at, area) in ["Strategy", "Backlog"].iter().enumerate() {
        plan.areas.insert(Area { name: (*area).into(), order: order[at].clone(), ..Area::blank(id(area)) });
    }
    let rows = [
        ("vision", "State the vision", "Strategy"),
        ("strategy", "Choose the strategy", "Strategy"),
        ("order", "Order the backlog", "Backlog"),
        ("accept", "Accept the work", "Backlog"),
        ("split", "Split the items", "Backlog"),
    ];
    for (at, (row, text, area)) in rows.iter().enumerate() {
        let (text, area, order) = ((*text).into(), Some(id(area)), order[at].clone());
        plan.responsibilities.insert(Responsibility { text, area, order, ..Responsibility::blank(id(row)) });
    }
    for (at, (person, name, role)) in [("z", "Anna", "po"), ("a", "Ben", "po"), ("m", "Cleo", "pm")].iter().enumerate() {
        plan.people.insert(Person { name: (*name).into(), order: order[at].clone(), ..Person::blank(id(person)) });
        let holding = holding_id(&id(person), &id(role), None);
        plan.holdings.insert(Holding { person: Some(id(person)), role: Some(id(role)), ..Holding::blank(holding) });
    }
    plan.rounds.insert(Round {
        name: "Who owns what today?".into(),
        day: Day::of(2026, 11, 22),
        topics: IdSet::new(["vision", "order", "accept"].map(id)),
        participants: IdSet::new(["a", "z", "gone"].map(id)),
        ..Round::blank(id("first"))
    });
    let row = |letters: [&str; 3]| {
        ["po", "pm", "ux"].iter().zip(letters).map(|(role, own)| (id(role), Letters::parse(own).unwrap())).collect::<Vec<_>>()
    };
    let verdict = [(id("order"), row(["AR", "C", "R"]))];
    plan = plan.applied(&decide(&plan, &id("first"), &verdict, day()).unwrap());
    plan = plan.applied(&park(&plan, &id("first"), &id("accept"), day()).unwrap());
    plan = plan.applied(&note(&plan, &id("first"), &id("accept"), "\n Ask the customer\nSecond line").unwrap());
    for (responsibility, role, letters) in [
        ("vision", "po", "C"),
        ("vision", "pm", "A"),
        ("strategy", "po", "R"),
        ("strategy", "pm", "A"),
        ("accept", "po", "A"),
        ("accept", "pm", "AR"),
        ("split", "po", "R"),
        ("split", "ux", "I"),
    ] {
        plan = cell(&plan, responsibility, role, letters);
    }
    plan
}

fn cell(plan: &Plan, row: &str, role: &str, letters: &str) -> Plan {
    plan.applied(&set_letters(plan, &id(row), &id(role), Letters::parse(letters).unwrap()).unwrap())
}

fn of(plan: &Plan, role: &str) -> Charter {
    charter(plan, &id(role), day()).unwrap()
}

/// A list of a charter as `area: text (who is accountable, or “too” where it does the work as well)`.
fn listed_in(charter: &Charter, part: Part) -> Vec<String> {
    let sections = charter.parts[part as usize].iter();
    let mut lines = Vec::new();
    for own in sections {
        let line =
            |item: &Item| format!("{}: {} ({}{})", own.area, item.text, if item.works { "too" } else { "" }, item.accountable);
        lines.extend(own.items.iter().map(line));
    }
    lines
}

#[test]
fn a_charter_is_what_one_reads_off_the_matrix_by_hand() {
    let plan = team();
    let po = of(&plan, "po");
    assert_eq!((po.name.as_str(), po.plan.as_str(), po.day), ("Product owner", "Invoices", day()));
    assert_eq!(po.holders, ["Anna", "Ben"], "in the order of the participants");
    let accountable = ["Backlog: Order the backlog (too)", "Backlog: Accept the work ()"];
    assert_eq!(listed_in(&po, Part::Accountable), accountable);
    let responsible = ["Strategy: Choose the strategy (Product manager)", "Backlog: Split the items ()"];
    assert_eq!(listed_in(&po, Part::Responsible), responsible);
    assert_eq!(listed_in(&po, Part::Consulted), ["Strategy: State the vision ()"]);
    assert_eq!(listed_in(&po, Part::Informed), Vec::<String>::new());
    assert_eq!(
        po.summary(),
        "Accountable for 2 responsibilities, and does the work itself for 1 of them; does the work for 2 of other roles. \
         Consulted on 1."
    );
    let open: Vec<String> = po.open.iter().map(|open| format!("{} | {}", open.text, open.why)).collect();
    assert_eq!(
        open,
        [
            "State the vision | not decided yet",
            "Accept the work | parked: Ask the customer; Product manager is accountable as well",
            "Split the items | Product owner does the work, and no role is accountable",
        ]
    );
    assert_eq!(po.answers_to, [Counterpart { name: "Product manager".into(), rows: 1 }]);
    let counts_on = [("Product manager", 1), ("Design", 1)].map(|(name, rows)| Counterpart { name: name.into(), rows });
    assert_eq!(po.counts_on, counts_on);
    let basis = Basis { name: "Who owns what today?".into(), day: Day::of(2026, 11, 22), participants: 2, topics: 3, decided: 1 };
    assert_eq!(po.basis, Some(basis));
    assert_eq!(
        po.rests_on(),
        "Rests on the round “Who owns what today?” of 22 November 2026: 2 participants, 1 of 3 topics decided. \
         3 things are not settled. As of 30 November 2026."
    );
    assert_eq!(po.signatures(), ["Anna", "Ben", "Product manager", "Design"]);
    // Another role has a problem of its own, and not that of others.
    let ux = of(&plan, "ux");
    assert!(ux.open.iter().all(|open| open.why == "not decided yet" || open.why.starts_with("parked")), "{:?}", ux.open);
}

#[test]
fn the_charter_as_markdown() {
    let expected = "\
# Charter: Product owner

Plan: Invoices. Held by: Anna, Ben.

Accountable for 2 responsibilities, and does the work itself for 1 of them; does the work for 2 of other roles. Consulted on 1.

## Accountable for

### Backlog

- Order the backlog (does the work as well)
- Accept the work

## Does the work for

### Strategy

- Choose the strategy (accountable: Product manager)

### Backlog

- Split the items

## Consulted on

### Strategy

- State the vision

## Accountable where this role does the work

- Product manager: 1 row

## Does the work where this role is accountable

- Product manager: 1 row
- Design: 1 row

## Not settled yet

- State the vision (not decided yet)
- Accept the work (parked: Ask the customer; Product manager is accountable as well)
- Split the items (Product owner does the work, and no role is accountable)

## What it rests on

Rests on the round “Who owns what today?” of 22 November 2026: 2 participants, 1 of 3 topics decided. 3 things are not settled. As of 30 November 2026.

## Acknowledged by

- [ ] Anna
- [ ] Ben
- [ ] Product manager
- [ ] Design
";
    assert_eq!(markdown::charter(&of(&team(), "po")), expected);
    let all = markdown::charters(&charters(&team(), day()));
    assert_eq!((all.matches("# Charter: ").count(), all.matches("\n---\n").count(), all.ends_with("]  ")), (3, 2, false));
}

#[test]
fn an_empty_plan_has_no_charters() {
    let plan = Plan::new(id("empty"));
    assert_eq!(charters(&plan, None), Vec::<Charter>::new());
    assert_eq!((charter(&plan, &id("po"), None), markdown::charters(&[])), (None, String::new()));
}

#[test]
fn a_role_without_anything_says_so() {
    let mut plan = Plan::new(id("empty"));
    plan.roles.insert(Role::blank(id("po")));
    let bare = charter(&plan, &id("po"), None).unwrap();
    assert!(bare.owns_nothing() && bare.holders.is_empty() && bare.open.is_empty() && bare.basis.is_none());
    assert_eq!((bare.name.as_str(), bare.plan.as_str()), ("Role without a name", "Plan without a name"));
    assert_eq!(bare.summary(), "Owns nothing yet.");
    assert_eq!(bare.rests_on(), "Rests on no round of a workshop. Nothing is left open.");
    assert_eq!(bare.signatures(), ["Role without a name"]);
    // All topics of a new plan are open, for each role.
    let new = plans::new_plan(id("new"), id("first"), "New plan");
    let all = charters(&new, day());
    let counts: Vec<_> = all.iter().map(|own| (own.owns_nothing(), own.open.len())).collect();
    assert_eq!(counts, [(true, 12), (true, 12)]);
}

#[test]
fn what_is_put_away_or_gone_is_left_out() {
    let mut plan = team();
    for (table, own) in [
        (TableName::Responsibilities, "order"),
        (TableName::Roles, "pm"),
        (TableName::People, "z"),
        (TableName::Areas, "Backlog"),
    ] {
        plan = plan.applied(&archive(&plan, table, &id(own)).unwrap());
    }
    // Ids of what no longer is, as a merge leaves them.
    plan.cells.insert(Cell {
        responsibility: Some(id("gone")),
        role: Some(id("po")),
        letters: Letters::parse("A").unwrap(),
        ..Cell::blank(id("gone:po:*"))
    });
    plan.holdings.insert(Holding { person: Some(id("gone")), role: Some(id("po")), ..Holding::blank(id("gone:po:*")) });
    plan.holdings.insert(Holding::blank(id("bare")));
    let round = plan.rounds.get("first").unwrap().clone();
    plan.rounds.insert(Round { topics: round.topics.toggled(&id("gone")), ..round });
    let item = plan.responsibilities.get("split").unwrap().clone();
    plan.responsibilities.insert(Responsibility { area: Some(id("gone")), ..item });

    assert_eq!(charters(&plan, day()).iter().map(|own| own.role.as_str()).collect::<Vec<_>>(), ["po", "ux"]);
    assert_eq!(charter(&plan, &id("pm"), day()), None);
    let po = of(&plan, "po");
    assert_eq!(po.holders, ["Ben"]);
    // An area that is put away still names the rows in it; the manager who is put away is accountable for nothing.
    assert_eq!(listed_in(&po, Part::Accountable), ["Backlog: Accept the work ()"]);
    assert_eq!(listed_in(&po, Part::Responsible), ["Strategy: Choose the strategy ()", "Without an area: Split the items ()"]);
    assert_eq!((po.answers_to.len(), po.counts_on.len()), (0, 0));
    let basis = po.basis.unwrap();
    assert_eq!((basis.topics, basis.decided), (2, 0), "a topic that is put away or gone is none");
}

#[test]
fn who_held_a_role_once_holds_it_no_more() {
    let mut plan = team();
    let change = |plan: &mut Plan, own: &str, from, to| {
        let holding = plan.holdings.get(own).unwrap().clone();
        plan.holdings.insert(Holding { from, to, ..holding });
    };
    change(&mut plan, "z:po:*", None, Day::of(2026, 11, 29));
    change(&mut plan, "a:po:*", Day::of(2026, 11, 30), Day::of(2026, 11, 30));
    assert_eq!(of(&plan, "po").holders, ["Ben"]);
    assert_eq!(charter(&plan, &id("po"), None).unwrap().holders, ["Anna", "Ben"], "without a day all count");
}

#[test]
fn the_last_round_counts() {
    let mut plan = team();
    let order = OrderKey::between(&OrderKey::default(), None);
    plan.rounds.insert(Round { name: "Again".into(), order, topics: IdSet::new([id("split")]), ..Round::blank(id("a")) });
    let po = of(&plan, "po");
    let basis = po.basis.as_ref().unwrap();
    assert_eq!((basis.name.as_str(), basis.topics, basis.decided), ("Again", 1, 0));
    assert!(po.rests_on().starts_with("Rests on the round “Again”: 0 participants, 0 of 1 topic decided."));
}

#[test]
fn a_plan_file_with_decisions_has_charters() {
    let opened = open(include_bytes!("../fixtures/plans/v1-decided.json")).unwrap();
    let all = charters(&opened.document.plan, day());
    let said: Vec<String> = all.iter().map(|own| format!("{}: {}", own.name, own.summary())).collect();
    assert_eq!(
        said,
        [
            "Product owner: Owns nothing yet. Consulted on 1.",
            "Product manager: Accountable for 1 responsibility, and does that work itself.",
            "Design: Owns nothing yet.",
        ]
    );
}

// ------------------------------------------------------------------------------------------------------------------- paper

/// A row of its own of a product, all its cells.
fn own(plan: &Plan, product: &str, row: &str, words: [&str; 3]) -> Plan {
    let cells: Vec<_> = ["po", "pm", "ux"].iter().zip(words).map(|(role, word)| (id(row), id(role), letters(word))).collect();
    plan.applied(&set_cells(plan, Some(&id(product)), &cells).unwrap())
}

fn letters(word: &str) -> Letters {
    Letters::parse(word).unwrap()
}

fn with_products(names: &[&str]) -> Plan {
    let mut plan = team();
    for (product, order) in names.iter().zip(OrderKey::spread(names.len())) {
        Product::table_mut(&mut plan).insert(Product { name: (*product).to_owned(), order, ..Product::blank(id(product)) });
    }
    plan
}

#[test]
fn where_a_product_differs_the_charter_says_so() {
    let plan = with_products(&["App", "Web", "Shop"]);
    // Strategy is with the product owner for the app; for the web only the third role changes, which is nothing to the first two.
    let plan = own(&plan, "App", "strategy", ["AR", "C", ""]);
    let plan = own(&plan, "Web", "strategy", ["R", "A", "I"]);
    let po = of(&plan, "po");
    let strategy = |part| listed_in(&po, part).into_iter().filter(|line| line.contains("strategy")).collect::<Vec<_>>();
    assert_eq!(strategy(Part::Accountable), ["Strategy: Choose the strategy (for App) (too)"]);
    assert_eq!(strategy(Part::Responsible), ["Strategy: Choose the strategy (not for App) (Product manager)"]);
    let pm = of(&plan, "pm");
    assert!(listed_in(&pm, Part::Accountable).contains(&"Strategy: Choose the strategy (not for App) ()".to_owned()));
    assert!(listed_in(&pm, Part::Consulted).contains(&"Strategy: Choose the strategy (for App) ()".to_owned()));
    assert_eq!(listed_in(&of(&plan, "ux"), Part::Informed).first().unwrap(), "Strategy: Choose the strategy (for Web) ()");
    // The same elsewhere stands together; what is put away is no product.
    let plan = own(&plan, "Shop", "strategy", ["AR", "C", ""]);
    assert_eq!(listed_in(&of(&plan, "po"), Part::Accountable)[0], "Strategy: Choose the strategy (for App and Shop) (too)");
    let plan = plan.applied(&archive(&plan, TableName::Products, &id("Shop")).unwrap());
    assert_eq!(listed_in(&of(&plan, "po"), Part::Accountable)[0], "Strategy: Choose the strategy (for App) (too)");
}

#[test]
fn what_every_product_does_otherwise_holds_for_none() {
    let plan = own(&with_products(&["App"]), "App", "strategy", ["A", "", ""]);
    assert!(listed_in(&of(&plan, "pm"), Part::Accountable).iter().all(|line| !line.contains("strategy")));
    assert_eq!(listed_in(&of(&plan, "po"), Part::Accountable)[0], "Strategy: Choose the strategy (for App) ()");
    // Two accountable for one product are not settled there.
    let plan = own(&plan, "App", "strategy", ["A", "A", ""]);
    let open = of(&plan, "po").open.into_iter().map(|open| format!("{} | {}", open.text, open.why));
    assert!(
        open.collect::<Vec<_>>().contains(&"Choose the strategy (for App) | Product manager is accountable as well".to_owned())
    );
}

/// The charter of a role that is accountable for this many of the catalogue's responsibilities.
fn owning(count: usize) -> Charter {
    let mut plan = plans::sample();
    for item in listed::<Responsibility>(&plans::sample(), Which::Active).iter().take(count) {
        plan = cell(&plan, item.id.as_str(), "po", "AR");
    }
    plan.rounds = Default::default();
    of(&plan, "po")
}

#[test]
fn the_more_a_role_owns_the_smaller_it_is_set() {
    let sizes: Vec<usize> = [0, 12, 40, 70, 105].iter().map(|count| setting(&owning(*count)).size).collect();
    assert!(sizes.is_sorted() && sizes[0] == 0 && sizes[1] == 0 && sizes[4] <= 5, "{sizes:?}");
    assert!([0, 12, 40, 105].iter().all(|count| setting(&owning(*count)).limit == usize::MAX), "nothing is left out");
}

#[test]
fn what_no_page_can_hold_is_cut() {
    let mut huge = owning(105);
    let longest = huge.parts[0].iter_mut().flat_map(|own| own.items.iter_mut());
    longest.for_each(|item| item.text = "語".repeat(300));
    let cut = setting(&huge);
    assert!(cut.limit < 105 && cut.limit > 10, "{cut:?}");
}

// ---------------------------------------------------------------------------------------------------------------- markdown

/// The text of some Markdown as a reader of it shows it, and whether there is anything but paragraphs of plain text.
fn shown(source: &str) -> (String, bool) {
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_MATH;
    options |= Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let (mut text, mut plain) = (String::new(), true);
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            _ => plain = false,
        }
    }
    (text.replace('\u{2060}', ""), plain)
}

#[track_caller]
fn stays_text(words: &str) {
    let flat = words.chars().filter(|c| c.is_whitespace() || !is_unsafe(*c, Lines::One));
    let flat = flat.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{2060}', "");
    let written = markdown::escaped(words);
    assert_eq!(shown(&written), (flat, true), "{written}");
    assert!(!written.contains(['\n', '\r', '\t']));
}

#[test]
fn nothing_of_a_user_becomes_markup() {
    for words in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "![picture](x.png)",
        "[ref]: http://example.org",
        "<https://example.org>",
        "*bold* _it_ __b__ ~~gone~~ `code` ``` $x$",
        "# Heading",
        "Heading #",
        "heading\n===",
        "para\n---",
        "- item",
        "+ item",
        "* item",
        "1. item",
        "23) item",
        "> quote",
        "| a | b |\n|---|---|\n| c | d |",
        "&amp; &lt; &#35;",
        "back\\slash\\",
        "    indented",
        "```\nfence",
        "[x] task",
        "[^1]: foot",
        "two  \nlines",
        "\u{FEFF}- hidden",
        "",
    ] {
        stays_text(words);
    }
    // What readers of Markdown take for an address by itself.
    assert_eq!(markdown::escaped("http://a.b www.a.b x@a.b"), "http\\://a.b www\\.a.b x@\u{2060}a.b");
    assert_eq!(markdown::escaped("Plan: 12.5 % - a+b (c), 3. d"), "Plan: 12.5 % - a+b (c), 3. d", "plain texts stay readable");
}

#[test]
fn names_full_of_markup_leave_the_frame_of_a_charter_as_it_is() {
    let mut plan = team();
    for hostile in ["# One\n\n<b>two</b>", "| x |\n|---|", "- [ ] [a](b)"] {
        for role in ["po", "pm"] {
            let role = plan.roles.get(role).unwrap().clone();
            plan.roles.insert(Role { name: hostile.into(), ..role });
        }
        let item = plan.responsibilities.get("strategy").unwrap().clone();
        plan.responsibilities.insert(Responsibility { text: hostile.into(), ..item });
        let written = markdown::charter(&of(&plan, "po"));
        let frame = |source: &str| -> Vec<String> {
            let tags = Parser::new_ext(source, Options::ENABLE_TABLES).filter_map(|event| match event {
                Event::Start(tag) => Some(format!("{tag:?}")),
                Event::Text(_) | Event::End(_) | Event::SoftBreak => None,
                other => Some(format!("{other:?}")),
            });
            tags.collect()
        };
        assert_eq!(frame(&written), frame(&markdown::charter(&of(&team(), "po"))), "{written}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_stays_text(words in prop_oneof![text(200, Lines::Many), "[-+*_#>|`~<&1.)( \\n\\[\\]:!=$^{}a@\\\\]{0,24}"]) {
        stays_text(&words);
    }

    #[test]
    fn every_cell_of_a_role_stands_in_one_list(plan in any_plan()) {
        let rows = listed::<Responsibility>(&plan, Which::Active);
        for own in charters(&plan, None) {
            let mut seen: Vec<(Id, Part)> = Vec::new();
            for part in Part::ALL {
                let items = own.parts[part as usize].iter().flat_map(|section| &section.items);
                seen.extend(items.map(|item| (item.id.clone(), part)));
            }
            for row in &rows {
                let letters = letters_of(&plan, &row.id, &own.role, None);
                let lists: Vec<Part> = seen.iter().filter(|(id, _)| *id == row.id).map(|(_, part)| *part).collect();
                let expected = Part::ALL.into_iter().find(|part| letters.has(part.letter().chars().next().unwrap()));
                prop_assert_eq!(lists, expected.into_iter().collect::<Vec<_>>());
            }
            prop_assert!(seen.iter().all(|(id, _)| rows.iter().any(|row| row.id == *id)), "nothing else stands there");
            prop_assert!(own.open.iter().all(|open| !open.why.is_empty()));
            let written = markdown::charter(&own);
            prop_assert!(written.ends_with('\n') && !written.ends_with("\n\n"));
            prop_assert!(setting(&own).size < 7);
            prop_assert_eq!(charter(&plan, &own.role, None), Some(own));
        }
    }
}
