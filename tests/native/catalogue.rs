//! The stages of the catalogue: each responsibility has one, and a team may choose another.

use tandem::content::catalogue;
use tandem::content::catalogue::stage_of;
use tandem::plan::tables::STAGES;
use tandem::plan::{Choice, Record, Responsibility};

use crate::make::id;

#[test]
fn each_responsibility_has_a_stage_of_the_plan_and_each_stage_has_one() {
    let words: Vec<&str> = STAGES.iter().map(|(word, _)| *word).filter(|word| *word != "usual").collect();
    let entries = &catalogue().entries;
    assert_eq!(entries.len(), 105);
    for entry in entries {
        assert!(words.contains(&entry.stage), "{}: {}", entry.id, entry.stage);
        assert!(!entry.text.is_empty() && entry.stances.len() == 5, "{}", entry.id);
    }
    for word in words {
        assert!(entries.iter().any(|entry| entry.stage == word), "nothing in the stage {word}");
    }
}

/// What the articles say themselves: end-of-life rules, launch marketing, onboarding, ideation (practices, section 11).
#[test]
fn what_names_its_stage_has_it() {
    for (entry, stage) in [
        ("LIF-02", "end"),
        ("LIF-03", "launch"),
        ("LIF-06", "onboarding"),
        ("LIF-04", "idea"),
        ("LIF-01", "every"),
        ("DEL-14", "testing"),
        ("RES-01", "research"),
        ("STR-04", "definition"),
        ("GOV-01", "approval"),
        ("BKL-04", "development"),
        ("STR-07", "growth"),
    ] {
        assert_eq!(catalogue().entry(entry).unwrap().stage, stage, "{entry}");
    }
}

#[test]
fn a_chosen_stage_counts_before_the_usual_one() {
    let of = |name: &str, stage: Choice| stage_of(&Responsibility { stage, ..Responsibility::blank(id(name)) }).to_owned();
    assert_eq!(of("LIF-02", Choice::default()), "end");
    assert_eq!(of("LIF-02", Choice::of("growth")), "growth");
    assert_eq!(of("our-own", Choice::default()), "every");
    assert_eq!(of("our-own", Choice::of("of-a-newer-version")), "of-a-newer-version");
}
