//! What the answers to a topic suggest as a decision.

use proptest::prelude::*;

use tandem::analysis::{Proposal, Votes};

use crate::analysis::{Answer, PM, PO, ROLES, renamed, rows, shuffled, votes};
use crate::make::cases;

/// What a row of answers suggests: o product owner, m product manager, b both, l leadership, t team, n nobody, . silent.
fn check(row: &str, accountable: Option<u16>, responsible: &[u16], unanimous: bool) {
    let expected = Proposal { accountable, responsible: responsible.to_vec(), unanimous };
    assert_eq!(Proposal::of(&rows(&[row]), 0), expected, "{row}");
}

#[test]
fn no_voice_suggests_nothing() {
    check("...", None, &[], false);
    assert_eq!(Proposal::of(&rows(&["oo"]), 1), Proposal::default(), "nor does a topic that is not there");
    assert_eq!(Proposal::of(&Votes::new(0, 1, 0), 0), Proposal::default(), "nor one without roles and voices");
}

#[test]
fn one_voice_suggests_but_is_never_unanimous() {
    check("o..", Some(PO), &[PO], false);
    check("b..", None, &[PO, PM], false);
    check("t..", None, &[], false);
}

#[test]
fn suggested_is_who_more_than_half_name() {
    check("oom", Some(PO), &[PO], false);
    check("oooml", Some(PO), &[PO], false);
    // Exactly half is not more than half.
    check("om", None, &[], false);
    check("ooml", None, &[], false);
    check("oomm", None, &[], false);
    check("bbtt", None, &[], false);
    // The most of all, but fewer than half.
    check("oomlt", None, &[], false);
}

#[test]
fn of_two_roles_that_are_named_equally_often_none_is_accountable() {
    check("bb", None, &[PO, PM], false);
    check("oommb", None, &[PO, PM], false);
    check("obb", Some(PO), &[PO, PM], false);
    check("ob", Some(PO), &[PO], false);
}

#[test]
fn the_team_and_nobody_are_voices_that_name_no_role() {
    check("tt", None, &[], false);
    check("nn", None, &[], false);
    check("ott", None, &[], false);
    check("onn", None, &[], false);
    check("ot", None, &[], false);
    check("oott", None, &[], false);
    check("oootn", Some(PO), &[PO], false);
}

#[test]
fn all_who_name_one_role_alone_are_unanimous() {
    check("oo", Some(PO), &[PO], true);
    check("m.mm", Some(PM), &[PM], true);
    check("oooot", Some(PO), &[PO], false);
    check("oooob", Some(PO), &[PO], false);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn names_and_order_suggest_the_same((table, by_topic, by_voice, names) in shuffled()) {
        let other = by_topic.iter().map(|&t| by_voice.iter().map(|&v| renamed(&table[t][v], &names)).collect()).collect();
        let (one, two) = (votes(ROLES.into(), &table), votes(ROLES.into(), &other));
        for (place, &topic) in by_topic.iter().enumerate() {
            let mut expected = Proposal::of(&one, topic);
            let name = |role: u16| names[usize::from(role)];
            expected.accountable = expected.accountable.map(name);
            expected.responsible = expected.responsible.into_iter().map(name).collect();
            expected.responsible.sort_unstable();
            prop_assert_eq!(Proposal::of(&two, place), expected);
        }
    }

    #[test]
    fn a_proposal_is_what_its_words_say((table, ..) in shuffled()) {
        let votes = votes(ROLES.into(), &table);
        for (topic, row) in table.iter().enumerate() {
            let found = Proposal::of(&votes, topic);
            let voices: Vec<&Answer> = row.iter().filter(|answer| **answer != Answer::Silent).collect();
            let named = |role: u16| voices.iter().filter(|answer| matches!(answer, Answer::Roles(roles) if roles.contains(&role))).count();
            if let Some(own) = found.accountable {
                prop_assert!(found.responsible.contains(&own), "who answers for it is among those who do it");
                prop_assert!(2 * named(own) > voices.len());
                prop_assert!((0..ROLES).all(|other| other == own || named(other) < named(own)));
            } else {
                let most = (0..ROLES).map(named).max().unwrap_or_default();
                let first = (0..ROLES).filter(|&role| named(role) == most).count();
                prop_assert!(2 * most <= voices.len() || first > 1);
            }
            let most: Vec<u16> = (0..ROLES).filter(|&role| 2 * named(role) > voices.len()).collect();
            prop_assert_eq!(&found.responsible, &most);
            let alone = |role: u16| Answer::Roles(vec![role]);
            let all_one = found.accountable.is_some_and(|own| voices.iter().all(|answer| **answer == alone(own)));
            prop_assert_eq!(found.unanimous, voices.len() >= 2 && all_one);
        }
    }
}
