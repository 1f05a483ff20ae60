//! Decision rights: how they are said, and what does not fit.

use proptest::prelude::*;

use tandem::analysis::rights::{Flaw, heading, may_decide, rights, sentence};
use tandem::content::practices::{RIGHTS, credit};
use tandem::plan::actions::{add_right, archive, choose, toggle_with};
use tandem::plan::*;

use super::team;
use crate::make::{cases, id, plan as any_plan};

/// A right of the product owner; its limit goes to the product manager.
fn order() -> Right {
    Right {
        text: "Change the order of the backlog".into(),
        role: Some(id("po")),
        limit: "up to two sprints".into(),
        beyond: Some(id("pm")),
        ..Right::blank(id("order"))
    }
}

fn with(right: Right) -> Plan {
    let mut plan = team();
    plan.rights.insert(right);
    plan
}

#[track_caller]
fn check(right: Right, flaws: &[Flaw]) {
    let plan = with(right);
    let said = rights(&plan);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].flaws.iter().map(|(flaw, _)| *flaw).collect::<Vec<_>>(), flaws, "{}", said[0].sentence);
    assert!(said[0].flaws.iter().all(|(_, words)| words.ends_with('.')));
}

#[test]
fn a_right_is_said_as_one_reads_it_aloud() {
    let plan = with(order());
    let said = |right: Right| sentence(&plan, &right);
    assert_eq!(
        said(order()),
        "Product owner alone decides: Change the order of the backlog, up to two sprints. Beyond that: Product manager."
    );
    let together = IdSet::new(["lead", "pm"].map(id));
    assert_eq!(
        said(Right { with: together, limit: String::new(), text: "Trade scope for time. ".into(), ..order() }),
        "Product owner decides together with Product manager and Leadership: Trade scope for time."
    );
    // Who is put away or gone decides nothing along, nor beyond.
    let gone = Right { with: IdSet::new(["old", "gone", "po"].map(id)), beyond: Some(id("old")), ..order() };
    assert_eq!(said(gone), "Product owner alone decides: Change the order of the backlog, up to two sprints.");
    assert_eq!(
        said(Right { role: None, text: " ".into(), limit: String::new(), ..order() }),
        "Nobody yet decides: something that is not written yet."
    );
    assert!(said(Right { role: Some(id("gone")), ..order() }).starts_with("Role that is gone alone decides:"));
}

#[test]
fn what_does_not_fit_a_right_is_found() {
    check(order(), &[]);
    check(Right { role: None, ..order() }, &[Flaw::NoRole]);
    check(Right { role: Some(id("old")), ..order() }, &[Flaw::RoleAway]);
    check(Right { role: Some(id("gone")), ..order() }, &[Flaw::RoleGone]);
    check(Right { text: String::new(), ..order() }, &[Flaw::NoText]);
    check(Right { with: IdSet::new([id("old")]), ..order() }, &[Flaw::PartnerGone]);
    check(Right { beyond: None, ..order() }, &[Flaw::NobodyBeyond]);
    check(Right { beyond: None, limit: String::new(), ..order() }, &[]);
    check(Right { beyond: Some(id("old")), ..order() }, &[Flaw::BeyondGone]);
    check(Right { beyond: Some(id("gone")), ..order() }, &[Flaw::BeyondGone]);
    check(Right { beyond: Some(id("po")), ..order() }, &[Flaw::BeyondItself]);
}

#[test]
fn the_same_text_for_two_roles_is_a_question() {
    let mut plan = with(order());
    let other = |id: &str, role: &str| Right {
        text: " change  the ORDER of the backlog.".into(),
        role: Some(crate::make::id(role)),
        ..Right::blank(crate::make::id(id))
    };
    plan.rights.insert(other("second", "pm"));
    let flaws = |plan: &Plan| -> Vec<String> {
        rights(plan)
            .iter()
            .flat_map(|own| own.flaws.iter().filter(|(flaw, _)| *flaw == Flaw::SameText).map(|(_, words)| words.clone()))
            .collect()
    };
    let words = |name: &str| {
        format!("{name} has the same right: who decides when they differ? Decide it together, or leave it with one.")
    };
    assert_eq!(flaws(&plan), [words("Product manager"), words("Product owner")]);
    assert_eq!(heading(&rights(&plan)), "Two decisions are given to more than one role");
    // Twice for one role is no dispute, and what is put away has no say.
    plan.rights.insert(other("third", "po"));
    assert_eq!(flaws(&plan).len(), 3);
    let plan = plan.applied(&archive(&plan, TableName::Rights, &id("second")).unwrap());
    assert_eq!(flaws(&plan), Vec::<String>::new());
    // Two that are empty have no text in common.
    let mut plan = with(Right { text: String::new(), ..order() });
    plan.rights.insert(Right { role: Some(id("pm")), ..Right::blank(id("empty")) });
    assert_eq!(flaws(&plan), Vec::<String>::new());
}

#[test]
fn rights_stand_by_role_and_those_of_nobody_last() {
    let mut plan = team();
    for (at, (own, role)) in [("a", "pm"), ("b", "old"), ("c", "po"), ("d", "pm"), ("e", "gone")].iter().enumerate() {
        let order = OrderKey::spread(5)[at].clone();
        plan.rights.insert(Right { text: (*own).into(), role: Some(id(role)), order, ..Right::blank(id(own)) });
    }
    let all: Vec<String> = rights(&plan).iter().map(|own| own.id.to_string()).collect();
    assert_eq!(all, ["c", "a", "d", "b", "e"]);
    assert_eq!(heading(&rights(&plan)), "Two decisions lack who or what");
    assert_eq!(heading(&[]), "No decisions are given away yet");
    assert_eq!(heading(&rights(&with(order()))), "One decision, and it is clear who takes it");
    assert_eq!(heading(&rights(&with(Right { beyond: None, ..order() }))), "One decision has nobody beyond its limit");
}

#[test]
fn a_charter_says_what_a_role_decides_alone_together_and_beyond() {
    let mut plan = with(order());
    plan.rights.insert(Right {
        text: "Trade scope for time".into(),
        role: Some(id("po")),
        with: IdSet::new(["pm", "lead"].map(id)),
        ..Right::blank(id("trade"))
    });
    assert_eq!(
        may_decide(&plan, &id("po")),
        [
            "Change the order of the backlog, up to two sprints. Beyond that: Product manager.",
            "Trade scope for time (together with Product manager and Leadership)."
        ]
    );
    assert_eq!(
        may_decide(&plan, &id("pm")),
        [
            "Trade scope for time (together with Product owner and Leadership).",
            "Beyond the limit of Product owner: Change the order of the backlog."
        ]
    );
    let plan = plan.applied(&archive(&plan, TableName::Roles, &id("po")).unwrap());
    assert_eq!(may_decide(&plan, &id("pm")), Vec::<String>::new(), "of a role that is put away nothing is left to share");
}

#[test]
fn rights_are_added_changed_and_shared() {
    let plan = team();
    assert!(matches!(add_right(&plan, Right::blank(id("empty"))), Err(EditError::Empty(_))));
    let plan = plan.applied(&add_right(&plan, Right { text: "  First ".into(), ..Right::blank(id("one")) }).unwrap());
    let plan = plan.applied(&add_right(&plan, Right { text: "Second".into(), ..Right::blank(id("a")) }).unwrap());
    let texts: Vec<String> = lists::listed::<Right>(&plan, lists::Which::Active).iter().map(|right| right.text.clone()).collect();
    assert_eq!(texts, ["First", "Second"], "at the end, whatever the ids");
    let plan = plan.applied(&choose(&plan, TableName::Rights, &id("one"), Right::ROLE, "pm").unwrap());
    let plan = plan.applied(&toggle_with(&plan, &id("one"), &id("po")).unwrap());
    assert_eq!(sentence(&plan, plan.rights.get("one").unwrap()), "Product manager decides together with Product owner: First.");
    let plan = plan.applied(&toggle_with(&plan, &id("one"), &id("po")).unwrap());
    let plan = plan.applied(&choose(&plan, TableName::Rights, &id("one"), Right::ROLE, "").unwrap());
    assert_eq!(sentence(&plan, plan.rights.get("one").unwrap()), "Nobody yet decides: First.");
    assert!(toggle_with(&plan, &id("gone"), &id("po")).is_err());
}

#[test]
fn suggestions_name_their_articles_and_fit_their_fields() {
    for own in RIGHTS {
        assert!(!credit(own.by).is_empty() && !own.limit.is_empty() && !own.beyond.is_empty(), "{}", own.text);
        let right = Right { text: own.text.into(), limit: own.limit.into(), ..Right::blank(id("new")) };
        add_right(&team(), right).unwrap();
    }
    assert_eq!(credit("talentcove gocious"), "Gocious and Talentcove");
    assert_eq!(credit("omnisome"), "Omnisome");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_right_in_use_is_said_once(plan in any_plan()) {
        let said = rights(&plan);
        let mut ids: Vec<&Id> = said.iter().map(|own| &own.id).collect();
        ids.sort();
        let used: Vec<&Id> = plan.rights.iter().filter(|right| !right.archived).map(|right| &right.id).collect();
        prop_assert_eq!(ids, used);
        for own in &said {
            // Who decides is in use, or that is what does not fit.
            let lost = own.flaws.iter().any(|(flaw, _)| matches!(flaw, Flaw::NoRole | Flaw::RoleAway | Flaw::RoleGone));
            prop_assert_eq!(own.role.is_none(), lost);
        }
    }
}
