//! The register of stakeholders: the grid of influence and concern, and what it finds.

use proptest::prelude::*;

use tandem::analysis::stakeholders::{Needs, heading, register};
use tandem::content::practices::PARTIES;
use tandem::plan::actions::add_stakeholder;
use tandem::plan::*;

use super::team;
use crate::make::{cases, id, plan as any_plan};

fn with(all: &[(&str, &str, &str, &str)]) -> Plan {
    let mut plan = team();
    for ((name, influence, concern, role), order) in all.iter().zip(OrderKey::spread(all.len())) {
        let level = |word: &str| if word.is_empty() { Choice::default() } else { Choice::of(word) };
        plan.stakeholders.insert(Stakeholder {
            name: (*name).into(),
            influence: level(influence),
            concern: level(concern),
            role: Id::new(role),
            order,
            ..Stakeholder::blank(id(name))
        });
    }
    plan
}

#[track_caller]
fn check(all: &[(&str, &str, &str, &str)], expected: &str) {
    assert_eq!(heading(&register(&with(all))), expected);
}

#[test]
fn influence_and_concern_say_what_somebody_needs() {
    let table = [
        ("high", "high", Needs::Closely),
        ("high", "medium", Needs::Closely),
        ("medium", "medium", Needs::Closely),
        ("medium", "low", Needs::Content),
        ("high", "low", Needs::Content),
        ("low", "medium", Needs::Informed),
        ("low", "high", Needs::Informed),
        ("low", "low", Needs::Watched),
        ("low", "", Needs::Unplaced),
        ("", "high", Needs::Unplaced),
        ("of-a-newer-version", "high", Needs::Unplaced),
    ];
    for (influence, concern, needs) in table {
        assert_eq!(Needs::of(&Choice::of(influence), &Choice::of(concern)), needs, "{influence} {concern}");
    }
    assert_eq!(Needs::of(&Choice::default(), &Choice::default()), Needs::Unplaced);
}

#[test]
fn the_heading_is_what_matters_most() {
    check(&[], "Nobody is in the register yet");
    check(&[("a", "high", "low", "po")], "One stakeholder, and somebody is in touch with them");
    check(&[("a", "high", "low", "po"), ("b", "low", "low", "pm")], "Two stakeholders, and somebody is in touch with each");
    check(&[("a", "low", "low", ""), ("b", "low", "low", "pm")], "One stakeholder has nobody in touch");
    check(&[("a", "low", "", "po"), ("b", "low", "low", "")], "One stakeholder is not placed yet");
    let two = [("a", "high", "low", ""), ("b", "medium", "", "old"), ("c", "low", "high", ""), ("d", "high", "high", "pm")];
    check(&two, "Two influential stakeholders have nobody in touch");
    check(&[("a", "high", "low", "gone")], "One influential stakeholder has nobody in touch");
}

#[test]
fn those_who_need_most_stand_first() {
    let all = [
        ("a", "low", "low", ""),
        ("b", "medium", "high", ""),
        ("c", "", "", ""),
        ("d", "high", "medium", ""),
        ("e", "low", "low", ""),
    ];
    let mut plan = with(&all);
    plan.stakeholders.insert(Stakeholder { archived: true, ..Stakeholder::blank(id("away")) });
    let names: Vec<String> = register(&plan).iter().map(|own| own.name.clone()).collect();
    assert_eq!(names, ["d", "b", "a", "e", "c"]);
}

#[test]
fn parties_of_the_articles_fit_the_register() {
    let mut plan = team();
    for (at, (name, party, involved)) in PARTIES.iter().enumerate() {
        let (name, party, involved) = ((*name).to_owned(), (*party).to_owned(), (*involved).to_owned());
        let own = Stakeholder { name, party, involved, ..Stakeholder::blank(id(&format!("p{at}"))) };
        plan = plan.applied(&add_stakeholder(&plan, own).unwrap());
    }
    assert_eq!(heading(&register(&plan)), "Eleven stakeholders are not placed yet");
    assert!(matches!(add_stakeholder(&plan, Stakeholder::blank(id("empty"))), Err(EditError::Empty(_))));
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn everybody_in_use_stands_in_the_register_once(plan in any_plan()) {
        let all = register(&plan);
        prop_assert_eq!(all.len(), plan.stakeholders.iter().filter(|own| !own.archived).count());
        prop_assert!(all.is_sorted_by_key(|own| own.needs));
        prop_assert!(all.iter().all(|own| own.role.as_ref().is_none_or(|role| !role.archived)));
    }
}
