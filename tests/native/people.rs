//! The checks about people against the published oracle, at their bounds, and for any matrix; who counts as a holder; both hats.
//!
//! Source of L5, L6, L8 and L9: the published list of checks (see `raci.rs`). That one person with both roles is a risk is said by three
//! of the five articles. The rest is defined where it is computed, in `src/analysis/people_load.rs`.

use proptest::collection::vec;
use proptest::prelude::*;
use tandem::analysis::limits::{Limits, exceeds, percent};
use tandem::analysis::people_load::{Carrying, Check, Hat, Held, Holder, Load, holders};
use tandem::analysis::raci::Severity;
use tandem::content::catalogue;
use tandem::content::work::{BOTH_HATS, Work, work_of};
use tandem::plan::actions::{set_limits, set_powerless, toggle_holding};
use tandem::plan::letters::Letters;
use tandem::plan::{
    Choice, Day, EditError, Holding, Id, Person, Plan, Product, Record, Responsibility, Role, Settings, Stored, TableName,
};

use crate::make::{cases, id};
use crate::raci::{ORACLE, any_row, limits, row};

/// Somebody who holds the roles at these places; with `!` without the right to decide.
fn holder(name: &str, roles: &str) -> Holder {
    let held = |word: &str| Held { role: word.trim_end_matches('!').parse().unwrap(), powerless: word.ends_with('!') };
    let held = roles.split_whitespace().map(held).collect();
    Holder { person: id(name), name: name.to_owned(), held, load: Load::default() }
}

/// What these people carry in a table of letters; each row with the kind of its work behind a bar: `s`, `d`, or nothing. Roles have
/// the hats of product owner and product manager in turn, and from the third on none.
fn carrying(rows: &[&str], people: &[(&str, &str)], limits: Limits) -> Carrying {
    let cut = |words: &&str| words.split('|').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let parts: Vec<Vec<String>> = rows.iter().map(cut).collect();
    let letters: Vec<Vec<Letters>> = parts.iter().map(|own| row(&own[0])).collect();
    let work = |own: &Vec<String>| match own.get(1).map(String::as_str) {
        Some("s") => Work::Strategic,
        Some("d") => Work::Delivery,
        _ => Work::Other,
    };
    let works: Vec<Work> = parts.iter().map(work).collect();
    let width = letters.iter().map(Vec::len).max().unwrap_or_default();
    let hats: Vec<Hat> = [Hat::Owner, Hat::Manager].into_iter().chain(std::iter::repeat(Hat::None)).take(width).collect();
    let roles = (0..width).map(|at| (id(&format!("r{at}")), format!("Role {at}"))).collect();
    let people = people.iter().map(|(name, roles)| holder(name, roles)).collect();
    Carrying { people, roles, ..Carrying::default() }.filled(&letters, &works, &hats, limits)
}

/// What was found: the number of the check, or its name, who, and the rows.
fn found(own: &Carrying) -> Vec<(String, Option<usize>, Vec<usize>)> {
    let name = |check: Check| if check.id().is_empty() { format!("{check:?}") } else { check.id().to_owned() };
    own.notes.iter().map(|note| (name(note.check), note.who, note.rows.clone())).collect()
}

fn check(rows: &[&str], people: &[(&str, &str)], expected: &[(&str, Option<usize>, &[usize])]) {
    let found = found(&carrying(rows, people, Limits::default()));
    let expected: Vec<_> = expected.iter().map(|(word, who, rows)| ((*word).to_owned(), *who, rows.to_vec())).collect();
    assert_eq!(found, expected, "{rows:?} held by {people:?}");
}

/// Roles PM, PO, DEV; the product manager holds the A in r1, r2 and r4: three of five rows, 60 %.
#[test]
fn the_published_oracle() {
    let people = [("Pam", "0"), ("Olaf", "1"), ("Dev", "2")];
    check(&ORACLE, &people, &[("L5", Some(0), &[0, 1, 3])]);
    let own = carrying(&ORACLE, &people, Limits::default());
    assert_eq!(own.title(&own.notes[0]), "Pam answers for 3 of 5 rows (60 %)");
    assert!(own.reason(&own.notes[0]).starts_with("More than 40 %: "));
    assert_eq!(own.headline(), "Pam carries 60 % of all decisions");
    assert_eq!(own.people[0].load.letters, [3, 0, 0, 1]);
    assert_eq!(own.people[1].load.letters, [1, 2, 1, 1]);
    assert_eq!(own.people[2].load.letters, [0, 1, 3, 1]);
}

#[test]
fn the_limit_of_one_person_at_its_bound() {
    // Two of five rows are exactly 40 %, and fine.
    let rows = ["A R -", "A R -", "- A R", "- R A", "R - A"];
    let people = [("Anna", "0"), ("Ben", "1"), ("Cleo", "2")];
    check(&rows, &people, &[]);
    assert!(!exceeds(40, 100, 40) && exceeds(41, 100, 40) && !exceeds(0, 0, 40));
    let tight = carrying(&rows, &people, limits(0, 0, 39));
    assert_eq!(
        tight.notes.iter().map(|note| (note.check.id(), note.who)).collect::<Vec<_>>(),
        [("L5", Some(0)), ("L5", Some(2))]
    );
    assert!(tight.reason(&tight.notes[0]).starts_with("More than 39 %: "));
    let oracle = |most| carrying(&ORACLE, &[("Pam", "0")], limits(0, 0, most)).notes.iter().any(|note| note.check.id() == "L5");
    assert!(oracle(59) && !oracle(60));
}

#[test]
fn rows_in_which_nothing_is_entered_do_not_count() {
    check(&["A R -", "- A R", "R - A", "- - -", "- - -"], &[("Anna", "0"), ("Ben", "1"), ("Cleo", "2")], &[]);
    let own = carrying(&["A R", "- -", "R A", "A R"], &[("Anna", "0"), ("Ben", "1")], Limits::default());
    assert_eq!((own.entered, own.notes[0].rows.clone()), (3, vec![0, 3]));
    // Two rows say nothing about anybody; three do.
    check(&["A R", "A R"], &[("Anna", "0"), ("Ben", "1")], &[]);
    assert_eq!(carrying(&["A R", "A R", "A R"], &[("Anna", "0"), ("Ben", "1")], Limits::default()).notes.len(), 2);
}

#[test]
fn responsible_everywhere_or_without_any_letter() {
    let rows = ["A R -", "R A -", "R A -"];
    // Anna holds both and does the work in all rows; Cleo holds a role that is in none.
    check(
        &rows,
        &[("Anna", "0 1"), ("Cleo", "2")],
        &[("L5", Some(0), &[0, 1, 2]), ("L6", Some(0), &[0, 1, 2]), ("L6", Some(1), &[]), ("L8", None, &[0, 1, 2])],
    );
    // One row without her is enough.
    let one = carrying(&["A R -", "R A -", "- A R"], &[("Anna", "0")], Limits::default());
    assert!(one.notes.iter().all(|note| note.check != Check::Everywhere));
    let own = carrying(&rows, &[("Anna", "0 1"), ("Cleo", "2")], Limits::default());
    assert_eq!(own.title(&own.notes[1]), "Anna does the work in all 3 rows");
    assert_eq!(own.title(&own.notes[2]), "Cleo has no letter at all");
    assert_eq!(own.notes[2].check.severity(), Severity::Info);
    assert_eq!(own.notes[1].check.severity(), Severity::Warning);
}

#[test]
fn one_and_the_same_everywhere() {
    let is = |rows: &[&str], people: &[(&str, &str)]| {
        carrying(rows, people, Limits::default()).notes.iter().any(|note| note.check == Check::OnlyThemselves)
    };
    let both = [("Anna", "0"), ("Ben", "1")];
    assert!(is(&["AR C", "C AR", "AR -"], &both), "in each row the same person, not in all rows one person");
    assert!(is(&["A R", "R A", "AR -"], &[("Anna", "0 1")]), "by way of two roles");
    assert!(!is(&["AR C", "C AR", "A R"], &both), "once somebody else does the work");
    assert!(!is(&["AR R", "C AR", "AR -"], &both), "somebody else works along");
    assert!(!is(&["AR C -", "C AR -", "AR - R"], &both), "nobody is known to hold the role that works along");
    assert!(
        !is(&["AR C", "C AR", "AR -"], &[("Anna", "0"), ("Ben", "1"), ("Cleo", "1")]),
        "two hold the role: one may work, one answer"
    );
    assert!(is(&["AR C", "C AR", "AR -", "I C"], &both), "a row without A and R says nothing");
}

#[test]
fn who_may_not_decide_and_has_an_a() {
    let rows = ["A R", "R A", "R A", "R A"];
    check(&rows, &[("Anna", "0!"), ("Ben", "1")], &[("L9", Some(0), &[0]), ("L5", Some(1), &[1, 2, 3])]);
    // Only the role counts for which they may not decide, and only its A.
    let nine = |people: &[(&str, &str)]| {
        let own = carrying(&rows, people, Limits::default());
        own.notes.iter().filter(|note| note.check == Check::NoRight).map(|note| note.rows.clone()).collect::<Vec<_>>()
    };
    assert_eq!(nine(&[("Anna", "0! 1")]), [vec![0]]);
    assert_eq!(nine(&[("Anna", "0! 1!")]), [vec![0, 1, 2, 3]]);
    assert_eq!(nine(&[("Anna", "0 1")]), Vec::<Vec<usize>>::new());
    let own = carrying(&rows, &[("Anna", "0! 1")], Limits::default());
    let note = own.notes.iter().find(|note| note.check == Check::NoRight).unwrap();
    assert_eq!(own.title(note), "Anna answers for 1 row without the right to decide");
    assert!(own.reason(note).starts_with("As Role 0, Anna may not decide."));
}

#[test]
fn of_a_role_with_several_holders_each_carries_every_row() {
    let own = carrying(&["A R", "A R", "R A"], &[("Anna", "0"), ("Ben", "0"), ("Cleo", "1")], Limits::default());
    assert_eq!(own.people[0].load, own.people[1].load);
    assert_eq!(own.headline(), "Anna and Ben each carry 67 % of all decisions");
    assert_eq!(own.loads[0].letters, [2, 1, 0, 0], "the role itself carries them once");
}

#[test]
fn a_role_that_nobody_holds_is_a_finding_of_its_own() {
    let rows = ["A R C", "R A -", "R - A", "R A -"];
    let people = [("Anna", "0"), ("Ben", "1")];
    check(&rows, &people, &[("L5", Some(1), &[1, 3]), ("Unheld", Some(2), &[0, 2])]);
    let own = carrying(&rows, &people, Limits::default());
    let note = own.notes.last().unwrap();
    assert_eq!(own.title(note), "Nobody holds Role 2");
    assert!(own.reason(note).contains("letters in 2 rows"));
    // A role without letters misses nobody; and where nobody holds anything, nothing is said.
    check(&["A R -", "R A -", "A R -", "R A -", "- A -"], &[("Anna", "0"), ("Ben", "1")], &[("L5", Some(1), &[1, 3, 4])]);
    check(&rows, &[], &[]);
    assert_eq!(carrying(&rows, &[], Limits::default()).headline(), "Role 1 carries 50 % of all decisions");
    assert_eq!(carrying(&[], &[], Limits::default()).headline(), "Nothing is entered in the matrix yet");
    assert_eq!(carrying(&["C I"], &[("Anna", "0")], Limits::default()).headline(), "Nobody is accountable for anything yet");
}

/// Three strategic rows and three delivery rows; the owner's role is the first, the manager's the second, developers the third.
const BOTH: [&str; 6] = ["- A R|s", "R A -|s", "C AR -|s", "AR - -|d", "R A C|d", "A - R|d"];

#[test]
fn both_hats() {
    let hats = |rows: &[&str], roles: &str| {
        let own = carrying(rows, &[("Anna", roles), ("Dev", "2")], Limits::default());
        own.notes.into_iter().find(|note| note.check == Check::BothHats).map(|note| (note.who, note.rows))
    };
    assert_eq!(hats(&BOTH, "0 1"), Some((Some(0), vec![3, 4, 5])));
    assert_eq!(hats(&BOTH, "0"), None, "one hat");
    assert_eq!(hats(&BOTH, "1 2"), None, "two roles, but not both kinds");
    // Three of each are a pile, two are not.
    assert_eq!(hats(&BOTH[1..], "0 1"), None);
    assert_eq!(hats(&BOTH[..5], "0 1"), None);
    // Half of the rows of a kind is much, less is not.
    let more: Vec<&str> = BOTH.iter().copied().chain(["- - AR|d"; 3]).collect();
    assert!(hats(&more, "0 1").is_some(), "three of six");
    let most: Vec<&str> = more.iter().copied().chain(["C I AR|d"]).collect();
    assert_eq!(hats(&most, "0 1"), None, "three of seven: being asked and told is not carrying");
    // The smaller pile is what could be handed over.
    let strategic: Vec<&str> = BOTH.iter().copied().chain(["A R -|d"]).collect();
    assert_eq!(hats(&strategic, "0 1"), Some((Some(0), vec![0, 1, 2])));
    let own = carrying(&BOTH, &[("Anna", "0 1"), ("Dev", "2")], Limits::default());
    let note = own.notes.iter().find(|note| note.check == Check::BothHats).unwrap();
    assert_eq!((own.title(note).as_str(), note.check.severity()), ("Anna wears both hats", Severity::Warning));
    assert!(
        own.reason(note).starts_with("Anna holds Role 0 and Role 1 and carries 3 of 3 strategic rows and 3 of 3 delivery rows")
    );
}

#[test]
fn which_rows_are_strategic_and_which_are_delivery() {
    let work = |own: &str, area: &str, stage: &str| {
        work_of(&Responsibility { area: Id::new(area), stage: Choice::of(stage), ..Responsibility::blank(id(own)) })
    };
    let (strategic, delivery, other) = (Work::Strategic, Work::Delivery, Work::Other);
    for (area, expected) in [
        ("strategy", strategic),
        ("insight", strategic),
        ("roadmap", strategic),
        ("business", strategic),
        ("backlog", delivery),
        ("delivery", delivery),
        ("stakeholders", other),
        ("lifecycle", other),
        ("governance", other),
        ("advocacy", other),
        ("improvement", other),
        ("people", other),
    ] {
        assert_eq!(work("own", area, ""), expected, "{area}");
        assert!(catalogue().areas.iter().any(|name| name.to_lowercase() == area), "{area} is an area of the catalogue");
    }
    assert_eq!(catalogue().areas.len(), 12, "each area has been looked at");
    // The area of the plan counts before that of the catalogue; in an area of one's own the catalogue's, then the stage.
    assert_eq!(work("STR-01", "backlog", "idea"), delivery);
    assert_eq!(work("BKL-01", "ours", "idea"), delivery);
    assert_eq!(work("STK-01", "ours", "idea"), other);
    assert_eq!(work("own", "ours", "approval"), strategic);
    assert_eq!(work("own", "ours", "testing"), delivery);
    assert_eq!(work("own", "ours", "launch"), other);
    assert_eq!(work("own", "", ""), other);
    // The articles that are named are there.
    for (article, words) in BOTH_HATS {
        assert!(catalogue().articles.iter().any(|own| own.id.as_str() == article) && !words.is_empty(), "{article}");
    }
}

/// Anna and Ben with the roles PO and PM, one product in use and one put away.
fn plan() -> Plan {
    let mut plan = Plan::new(id("p"));
    for (name, archived) in [("anna", false), ("ben", false), ("gone", true)] {
        Person::table_mut(&mut plan).insert(Person { name: name.to_owned(), archived, ..Person::blank(id(name)) });
    }
    for mark in ["po", "pm"] {
        Role::table_mut(&mut plan).insert(Role { mark: Choice::of(mark), name: mark.to_owned(), ..Role::blank(id(mark)) });
    }
    for (name, archived) in [("pay", false), ("old", true)] {
        Product::table_mut(&mut plan).insert(Product { archived, ..Product::blank(id(name)) });
    }
    plan
}

fn held(plan: &Plan, day: Option<Day>, product: Option<&str>) -> Vec<(String, Vec<usize>)> {
    let product = product.map(id);
    let all = holders(plan, &[id("po"), id("pm")], day, product.as_ref());
    all.into_iter().map(|own| (own.name, own.held.iter().map(|held| held.role).collect())).collect()
}

fn hold(plan: &Plan, person: &str, role: &str, product: Option<&str>) -> Plan {
    plan.applied(&toggle_holding(plan, &id(person), &id(role), product.map(id).as_ref()).unwrap())
}

#[test]
fn who_holds_what_on_a_day_and_for_a_product() {
    let mut own = hold(&hold(&plan(), "anna", "pm", None), "anna", "po", Some("pay"));
    own = hold(&hold(&own, "ben", "po", None), "gone", "pm", None);
    assert_eq!(held(&own, None, None), [("anna".to_owned(), vec![0, 1]), ("ben".to_owned(), vec![0])]);
    assert_eq!(held(&own, None, Some("pay")), held(&own, None, None), "for all counts for each product");
    assert_eq!(held(&own, None, Some("other"))[0], ("anna".to_owned(), vec![1]));
    let old = hold(&plan(), "anna", "po", Some("old"));
    assert_eq!(held(&old, None, None), [], "a product that is put away");
    // Holdings end and begin: the first and the last day count.
    let day = |day| Day::of(2026, 5, day);
    let dated = Holding { from: day(3), to: day(9), ..own.holdings.get("ben:po:*").unwrap().clone() };
    Holding::table_mut(&mut own).insert(dated);
    for (on, there) in [(2, false), (3, true), (9, true), (10, false)] {
        assert_eq!(held(&own, day(on), None).len() == 2, there, "on day {on}");
    }
    assert_eq!(held(&own, None, None).len(), 2, "without a day all count");
    // What leads nowhere counts for nobody.
    let ghost = |person: &str, role: &str, product: Option<&str>| Holding {
        person: Some(id(person)),
        role: Some(id(role)),
        product: product.map(id),
        ..Holding::blank(id(&format!("{person}:{role}:x")))
    };
    let mut stray = plan();
    for holding in [ghost("nobody", "po", None), ghost("anna", "nothing", None), ghost("ben", "po", Some("nowhere"))] {
        Holding::table_mut(&mut stray).insert(holding);
    }
    Holding::table_mut(&mut stray).insert(Holding::blank(id("empty")));
    assert_eq!(held(&stray, None, None), []);
}

#[test]
fn may_not_decide_is_said_of_a_holding_and_taken_back() {
    let own = hold(&hold(&plan(), "anna", "pm", None), "anna", "pm", Some("pay"));
    let holding = id("anna:pm:pay");
    let marked = own.applied(&set_powerless(&own, std::slice::from_ref(&holding), true).unwrap());
    let powerless = |plan: &Plan, product: Option<&str>| {
        holders(plan, &[id("po"), id("pm")], None, product.map(id).as_ref())[0].held[0].powerless
    };
    assert!(powerless(&marked, None), "one of their holdings is enough");
    assert!(powerless(&marked, Some("pay")) && !powerless(&marked, Some("other")) && !powerless(&own, None));
    assert_eq!(marked.applied(&set_powerless(&marked, &[holding], false).unwrap()), own);
    let gone = set_powerless(&own, &[id("ghost")], true);
    assert_eq!(gone.unwrap_err(), EditError::Missing(TableName::Holdings, id("ghost")));
}

#[test]
fn a_plan_is_read_with_its_own_limits_and_marks() {
    let mut own = hold(&hold(&plan(), "anna", "pm", None), "anna", "po", None);
    let items = ["strategy", "strategy", "strategy", "backlog", "backlog", "backlog"];
    let ids: Vec<Id> = (0..items.len()).map(|at| id(&format!("i{at}"))).collect();
    for (item, area) in ids.iter().zip(items) {
        Responsibility::table_mut(&mut own)
            .insert(Responsibility { area: Some(id(area)), ..Responsibility::blank(item.clone()) });
    }
    let letters = vec![row("A R"); 6];
    let read = |plan: &Plan| Carrying::of(plan, &ids, &[id("po"), id("pm")], &letters, None, None);
    let checks = |own: &Carrying| own.notes.iter().map(|note| note.check).collect::<Vec<_>>();
    let found = read(&own);
    assert_eq!(checks(&found), [Check::Bottleneck, Check::Everywhere, Check::BothHats, Check::OnlyThemselves]);
    assert_eq!((found.strategic, found.delivery, found.rows.len()), (3, 3, 6));
    assert_eq!(found.held(0, false), "po and pm");
    let wide = own.applied(&set_limits(&own, &[(Settings::MOST_ACCOUNTABLE, 100)]).unwrap());
    assert_eq!(checks(&read(&wide)), [Check::Everywhere, Check::BothHats, Check::OnlyThemselves]);
}

#[test]
fn shares_are_to_the_nearest_percent() {
    for (count, of, expected) in [(0, 0, 0), (1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (5, 5, 100)] {
        assert_eq!(percent(count, of), expected, "{count} of {of}");
    }
}

fn any_people() -> impl Strategy<Value = Vec<Holder>> {
    let held = vec((0..4_usize, any::<bool>()), 1..4);
    let person = held.prop_map(|held| {
        let mut roles: Vec<Held> = held.into_iter().map(|(role, powerless)| Held { role, powerless }).collect();
        roles.sort_by_key(|own| own.role);
        roles.dedup_by_key(|own| own.role);
        Holder { person: id("x"), name: "X".to_owned(), held: roles, load: Load::default() }
    });
    vec(person, 0..4).prop_map(|people| {
        let named = |(at, own): (usize, Holder)| Holder { person: id(&format!("p{at}")), ..own };
        people.into_iter().enumerate().map(named).collect()
    })
}

fn of_four(rows: Vec<Vec<Letters>>) -> Vec<Vec<Letters>> {
    rows.into_iter()
        .map(|mut row| {
            row.resize(4, Letters::default());
            row
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(256))]

    /// By counting alone: what the checks say of people, for any table, any holders and any limit.
    #[test]
    fn findings_are_told_by_counting(rows in vec(any_row(), 0..8), people in any_people(), most in 1..100_u32) {
        let rows = of_four(rows);
        let works = vec![Work::Other; rows.len()];
        let filled = |most: u32| {
            let own = Carrying { people: people.clone(), ..Carrying::default() };
            own.filled(&rows, &works, &[Hat::None; 4], limits(0, 0, most))
        };
        let own = filled(most);
        let entered: Vec<&Vec<Letters>> = rows.iter().filter(|row| row.iter().any(|letters| !letters.is_empty())).collect();
        let judged = entered.len() >= 3;
        for (who, person) in people.iter().enumerate() {
            let count = |letter: char| entered.iter().filter(|row| person.held.iter().any(|held| row[held.role].has(letter))).count();
            let says = |check: Check| own.notes.iter().any(|note| note.check == check && note.who == Some(who));
            prop_assert_eq!(says(Check::Bottleneck), judged && count('A') * 100 > most as usize * entered.len());
            prop_assert_eq!(says(Check::Everywhere), judged && count('R') == entered.len());
            prop_assert_eq!(says(Check::Nowhere), judged && ['A', 'R', 'C', 'I'].iter().all(|letter| count(*letter) == 0));
            let may_not = person.held.iter().any(|held| held.powerless && entered.iter().any(|row| row[held.role].has('A')));
            prop_assert_eq!(says(Check::NoRight), judged && may_not);
            prop_assert!(!says(Check::BothHats));
        }
        // A wider limit never finds more.
        let wider = filled(most + 1);
        prop_assert!(wider.notes.iter().all(|note| own.notes.contains(note)));
        // What matters more comes first.
        prop_assert!(own.notes.windows(2).all(|two| two[0].check.severity() >= two[1].check.severity()));
    }

    /// In whatever order the roles stand, people carry the same.
    #[test]
    fn the_order_of_the_roles_does_not_matter(rows in vec(any_row(), 0..8), people in any_people(), order in Just([0_usize, 1, 2, 3].to_vec()).prop_shuffle()) {
        let rows = of_four(rows);
        let works = vec![Work::Strategic; rows.len()];
        let hats = [Hat::Owner, Hat::Manager, Hat::None, Hat::None];
        let turned_rows: Vec<Vec<Letters>> = rows.iter().map(|row| order.iter().map(|&at| row[at]).collect()).collect();
        let turned_hats: Vec<Hat> = order.iter().map(|&at| hats[at]).collect();
        let place = |role: usize| order.iter().position(|&at| at == role).unwrap();
        let turned: Vec<Holder> = people.iter().map(|own| Holder {
            held: own.held.iter().map(|held| Held { role: place(held.role), powerless: held.powerless }).collect(),
            ..own.clone()
        }).collect();
        let own = Carrying { people, ..Carrying::default() }.filled(&rows, &works, &hats, Limits::default());
        let other = Carrying { people: turned, ..Carrying::default() }.filled(&turned_rows, &works, &turned_hats, Limits::default());
        let loads = |own: &Carrying| own.people.iter().map(|holder| holder.load).collect::<Vec<_>>();
        prop_assert_eq!(loads(&own), loads(&other));
        let about_people = |own: &Carrying| own.notes.iter().filter(|note| note.check != Check::Unheld).cloned().collect::<Vec<_>>();
        prop_assert_eq!(about_people(&own), about_people(&other));
    }
}
