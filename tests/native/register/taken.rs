//! Charters that are taken on: the state that somebody takes on, and what makes it another one.

use proptest::prelude::*;

use tandem::analysis::charter::{Charter, charter};
use tandem::analysis::taken::Standing;
use tandem::file::markdown::{self, state};
use tandem::plan::actions::{acknowledge, choose, plan_handover, retype, toggle_holding};
use tandem::plan::*;

use super::{cell, team};
use crate::make::{cases, id, plan as any_plan};

fn day() -> Option<Day> {
    Day::of(2026, 11, 3)
}

/// Anna and Ben hold the role of product owner, who is accountable for the order.
fn held() -> Plan {
    let mut plan = cell(&team(), "order", "po", "A");
    for (person, order) in [("anna", "A"), ("ben", "B")] {
        let order = OrderKey::parse(order).unwrap();
        plan.people.insert(Person { name: person.to_owned(), order, ..Person::blank(id(person)) });
        plan = plan.applied(&toggle_holding(&plan, &id(person), &id("po"), None).unwrap());
    }
    plan
}

fn of(plan: &Plan) -> Charter {
    charter(plan, &id("po"), day()).unwrap()
}

fn taken(plan: &Plan) -> Plan {
    plan.applied(&acknowledge(plan, &id("po"), &id("anna"), day(), &state(&of(plan))).unwrap())
}

/// How Anna and Ben stand, and what is said of them.
fn standing(plan: &Plan) -> Vec<(Standing, String)> {
    let charter = of(plan);
    let state = state(&charter);
    charter.taken_on.iter().map(|own| (own.standing(&state), own.in_words(&state))).collect()
}

#[test]
fn who_takes_a_charter_on_takes_it_on_as_it_is_that_day() {
    let plan = held();
    let open = (Standing::Open, "has not taken it on yet".to_owned());
    assert_eq!(standing(&plan), [open.clone(), open.clone()]);
    let plan = taken(&plan);
    assert_eq!(standing(&plan), [(Standing::Taken, "read and taken on, on 3 November 2026".to_owned()), open.clone()]);
    assert_eq!(of(&plan).taken_on_by(&state(&of(&plan))), "anna on 3 November 2026");
    let changed = cell(&plan, "vision", "po", "R");
    let says = "taken on, on 3 November 2026; the charter has changed since".to_owned();
    assert_eq!(standing(&changed), [(Standing::Changed, says), open]);
    assert_eq!(of(&changed).taken_on_by(&state(&of(&changed))), "");
    // Back as it was, it is the charter that Anna took on.
    assert_eq!(standing(&cell(&changed, "vision", "po", ""))[0].0, Standing::Taken);
    // Taken on anew, there is still one record.
    let again = taken(&changed);
    assert_eq!((again.acknowledgements.iter().count(), standing(&again)[0].0), (1, Standing::Taken));
}

#[test]
fn what_binds_the_role_changes_the_state_and_nothing_else() {
    let plan = taken(&held());
    let stays = |plan: &Plan| standing(plan)[0].0 == Standing::Taken;
    let set = |table, own: &str, field, value: &str| plan.applied(&choose(&plan, table, &id(own), field, value).unwrap());
    let scope = plan.applied(&retype(&plan, TableName::Roles, &id("po"), Role::SCOPE, "One product").unwrap());
    let right = |role: &str| {
        let right = Right { text: "Decide".into(), role: Some(id(role)), ..Right::blank(id("right")) };
        plan.applied(&actions::add_right(&plan, right).unwrap())
    };
    let moved = plan.applied(&plan_handover(&plan, id("move"), &id("order"), &id("pm"), None).unwrap());
    for (what, changed) in [
        ("its name", set(TableName::Roles, "po", Role::NAME, "Owner")),
        ("what it is like", scope),
        ("what it decides", right("po")),
        ("what it owns", cell(&plan, "vision", "po", "A")),
        ("what is asked of it", cell(&plan, "vision", "po", "C")),
        ("how it is called", set(TableName::Responsibilities, "order", Responsibility::TEXT, "Order it")),
        ("who works for it", cell(&plan, "order", "pm", "R")),
        ("what leaves it", moved),
    ] {
        assert!(!stays(&changed), "{what}");
    }
    let mut round = plan.clone();
    round.rounds.insert(Round { topics: IdSet::new([id("order")]), ..Round::blank(id("round")) });
    for (what, same) in [
        ("the name of the plan", plan.applied(&actions::rename_plan(&plan, "Another").unwrap())),
        ("a right of another role", right("pm")),
        ("a row of others", cell(&plan, "accept", "pm", "A")),
        ("who else holds it", plan.applied(&toggle_holding(&plan, &id("ben"), &id("po"), None).unwrap())),
        ("a new round", round),
    ] {
        assert!(stays(&same), "{what}");
    }
    let later = charter(&plan, &id("po"), Day::of(2027, 1, 1)).unwrap();
    assert_eq!(later.taken_on[0].standing(&state(&later)), Standing::Taken, "another day");
}

#[test]
fn a_state_is_the_same_on_every_machine() {
    assert_eq!(state(&of(&held())), "6e9y3m8xwojg1");
}

#[test]
fn markdown_says_who_has_taken_it_on() {
    let plan = taken(&held());
    let text = markdown::charter(&of(&plan));
    assert!(text.ends_with("## Acknowledged by\n\n- [x] anna: read and taken on, on 3 November 2026\n- [ ] ben\n"), "{text}");
    let changed = markdown::charter(&of(&cell(&plan, "vision", "po", "A")));
    let says = "- [ ] anna: taken on, on 3 November 2026; the charter has changed since\n- [ ] ben\n";
    assert!(changed.ends_with(says), "{changed}");
    let mut many = plan;
    for person in ["c", "d", "e"] {
        many.people.insert(Person { name: person.to_owned(), ..Person::blank(id(person)) });
        many = many.applied(&toggle_holding(&many, &id(person), &id("po"), None).unwrap());
    }
    let text = markdown::charter(&of(&many));
    assert_eq!(text.matches("- [ ] ").count() + text.matches("- [x] ").count(), 5, "each has a line of their own: {text}");
}

#[test]
fn rights_traits_and_moves_stand_in_the_charter_and_its_markdown() {
    let mut plan = held();
    let role = plan.roles.get("po").unwrap().clone();
    plan.roles.insert(Role { scope: "One product.\n\n# Two lines".into(), focus: "The sprint".into(), ..role });
    plan.rights.insert(Right {
        text: "Order".into(),
        role: Some(id("po")),
        limit: "two sprints".into(),
        beyond: Some(id("pm")),
        ..Right::blank(id("r"))
    });
    let plan = plan.applied(&plan_handover(&plan, id("move"), &id("order"), &id("pm"), day()).unwrap());
    let own = of(&plan);
    assert_eq!(own.traits, [("Scope", "One product. # Two lines".to_owned()), ("Focus", "The sprint".to_owned())]);
    let text = markdown::charter(&own);
    assert!(text.contains("\n## What the role is like\n\n- Scope: One product. \\# Two lines\n- Focus: The sprint\n"), "{text}");
    assert!(text.contains("\n## May decide\n\n- Order, two sprints. Beyond that: Product manager.\n"), "{text}");
    assert!(text.contains("\n## Leaves this role\n\n- Look after order (A), to Product manager, by 3 November 2026\n"), "{text}");
}

#[test]
fn nobody_takes_on_what_is_not_there() {
    let plan = held();
    assert!(acknowledge(&plan, &id("gone"), &id("anna"), day(), "x").is_err());
    assert!(acknowledge(&plan, &id("po"), &id("gone"), day(), "x").is_err());
}

proptest! {
    #![proptest_config(cases(48))]

    /// Taking a charter on never changes the charter that is taken on, of whatever plan.
    #[test]
    fn taking_on_leaves_the_charter_as_it_is(plan in any_plan()) {
        let roles: Vec<Id> = plan.roles.iter().filter(|role| !role.archived).map(|role| role.id.clone()).collect();
        for role in roles {
            let before = charter(&plan, &role, day()).unwrap();
            let own = state(&before);
            for holder in &before.taken_on {
                let after = plan.applied(&acknowledge(&plan, &role, &holder.person, day(), &own).unwrap());
                let after = charter(&after, &role, day()).unwrap();
                prop_assert_eq!(state(&after), own.clone());
                let now = after.taken_on.iter().find(|now| now.person == holder.person).unwrap();
                prop_assert_eq!(now.standing(&own), Standing::Taken);
            }
        }
    }
}
