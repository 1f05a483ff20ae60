//! Undo and redo: nothing is lost, nothing of others is undone, a burst is one step.

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::plan::history::{History, Pace, Recorded, Turned};
use tandem::plan::{Edits, Plan, Record, Role, Stored, TableName, actions};

use crate::make::{act, cases, id, plan};

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn undo_returns_to_the_start_and_redo_to_the_end(start in plan(), acts in vec((act(), any::<bool>(), 0.0..4000.0), 1..12)) {
        let (mut now, mut history, mut clock) = (start.clone(), History::default(), 0.0);
        for (act, burst, wait) in &acts {
            let change = act.on(&now);
            now = now.applied(&change);
            clock += wait;
            history.record("act", change, if *burst { Pace::Burst } else { Pace::Single }, clock);
        }
        let end = now.clone();
        for _round in 0..2 {
            while let Some(turned) = history.undo(&now) {
                prop_assert!(turned.skipped.is_empty());
                now = now.applied(&turned.change);
            }
            prop_assert_eq!(&now, &start);
            while let Some(turned) = history.redo(&now) {
                prop_assert!(turned.skipped.is_empty());
                now = now.applied(&turned.change);
            }
            prop_assert_eq!(&now, &end);
        }
    }

    #[test]
    fn undo_never_touches_what_others_changed_since(start in plan(), acts in vec(act(), 1..6), others in vec(act(), 1..6)) {
        let (mut now, mut history) = (start, History::default());
        for act in &acts {
            let change = act.on(&now);
            now = now.applied(&change);
            history.record("mine", change, Pace::Single, 0.0);
        }
        for other in &others {
            now = now.applied(&other.on(&now));
        }
        while let Some(turned) = history.undo(&now) {
            let (fitting, skipped) = now.fitting(&turned.change);
            prop_assert_eq!(fitting, turned.change.clone(), "what undo hands out fits");
            prop_assert!(skipped.is_empty());
            now = now.applied(&turned.change);
        }
    }
}

/// A plan with one role, its history, and a clock to type by.
struct Desk {
    plan: Plan,
    history: History,
    now: f64,
}

impl Desk {
    fn new() -> Self {
        let mut plan = Plan::new(id("the-plan"));
        let role = |role: &str| Role { name: "start".into(), short: "s".into(), ..Role::blank(id(role)) };
        Role::table_mut(&mut plan).insert(role("pm"));
        Role::table_mut(&mut plan).insert(role("po"));
        Self { plan, history: History::default(), now: 0.0 }
    }

    fn set(&mut self, role: &str, field: &'static str, text: &str, pace: Pace, wait: f64) -> Recorded {
        self.now += wait;
        let change = actions::retype(&self.plan, TableName::Roles, &id(role), field, text).unwrap();
        self.plan = self.plan.applied(&change);
        self.history.record(&format!("set {role} {field} {text}"), change, pace, self.now)
    }

    fn type_name(&mut self, text: &str) -> Recorded {
        self.set("pm", Role::NAME, text, Pace::Burst, 200.0)
    }

    fn name(&self) -> &str {
        &self.plan.roles.get("pm").unwrap().name
    }

    fn undo(&mut self) -> Turned {
        let turned = self.history.undo(&self.plan).expect("something to undo");
        self.plan = self.plan.applied(&turned.change);
        turned
    }

    fn redo(&mut self) -> Turned {
        let turned = self.history.redo(&self.plan).expect("something to redo");
        self.plan = self.plan.applied(&turned.change);
        turned
    }
}

#[test]
fn a_burst_on_one_field_is_one_step() {
    let mut desk = Desk::new();
    assert_eq!(desk.type_name("P"), Recorded::New);
    assert_eq!(desk.type_name("Pr"), Recorded::Grown);
    assert_eq!(desk.type_name("Pro"), Recorded::Grown);
    let turned = desk.undo();
    assert_eq!((turned.label.as_str(), desk.name()), ("set pm name P", "start"));
    assert!(desk.history.undo_label().is_none());
    desk.redo();
    assert_eq!(desk.name(), "Pro");
}

#[test]
fn a_long_burst_stays_one_step_if_no_pause_is_long() {
    let mut desk = Desk::new();
    desk.type_name("0");
    for letter in 1..50 {
        assert_eq!(desk.set("pm", Role::NAME, &letter.to_string(), Pace::Burst, 1400.0), Recorded::Grown);
    }
    desk.undo();
    assert_eq!(desk.name(), "start");
}

#[test]
fn each_of_these_ends_a_burst() {
    type Ending = fn(&mut Desk) -> Recorded;
    let endings: [(&str, Ending); 6] = [
        ("a pause of two seconds", |desk| desk.set("pm", Role::NAME, "Pr", Pace::Burst, 2000.0)),
        ("another field", |desk| desk.set("pm", Role::SHORT, "PM", Pace::Burst, 10.0)),
        ("another record", |desk| desk.set("po", Role::NAME, "Owner", Pace::Burst, 10.0)),
        ("a step of its own", |desk| desk.set("pm", Role::NAME, "Pr", Pace::Single, 10.0)),
        ("pause()", |desk| {
            desk.history.pause();
            desk.type_name("Pr")
        }),
        ("undo and redo", |desk| {
            desk.undo();
            desk.redo();
            desk.type_name("Pr")
        }),
    ];
    for (why, ending) in endings {
        let mut desk = Desk::new();
        desk.type_name("P");
        assert_eq!(ending(&mut desk), Recorded::New, "{why}");
        desk.undo();
        assert_eq!(desk.name(), "P", "{why}: undo takes back only the second step");
    }
}

#[test]
fn typing_after_a_single_step_does_not_grow_it() {
    let mut desk = Desk::new();
    desk.set("pm", Role::NAME, "One", Pace::Single, 0.0);
    assert_eq!(desk.type_name("Two"), Recorded::New);
}

#[test]
fn a_burst_that_comes_to_nothing_leaves_no_step() {
    let mut desk = Desk::new();
    desk.type_name("P");
    desk.type_name("start");
    assert_eq!(desk.history.undo_label(), None, "there is nothing to undo");
    desk.type_name("Q");
    desk.undo();
    assert_eq!(desk.name(), "start");
}

#[test]
fn a_change_of_nothing_is_no_step() {
    let mut desk = Desk::new();
    desk.type_name("start");
    assert_eq!(desk.history.undo_label(), None);
}

#[test]
fn a_new_step_forgets_what_was_undone() {
    let mut desk = Desk::new();
    desk.type_name("P");
    desk.undo();
    assert_eq!(desk.history.redo_label(), Some("set pm name P"));
    desk.type_name("Q");
    assert_eq!(desk.history.redo_label(), None);
    assert!(desk.history.redo(&desk.plan).is_none());
}

#[test]
fn undo_skips_exactly_the_field_that_changed_meanwhile() {
    let mut desk = Desk::new();
    let pm = id("pm");
    let edits = Edits::of(&desk.plan).set(TableName::Roles, &pm, Role::NAME, "mine").unwrap();
    let change = edits.set(TableName::Roles, &pm, Role::SHORT, "MI").unwrap().done();
    desk.plan = desk.plan.applied(&change);
    desk.history.record("both", change, Pace::Single, 0.0);
    let theirs = actions::retype(&desk.plan, TableName::Roles, &pm, Role::NAME, "theirs").unwrap();
    desk.plan = desk.plan.applied(&theirs);

    let turned = desk.undo();
    let skipped: Vec<_> = turned.skipped.iter().map(|s| (s.table, s.id.as_str(), &*s.field)).collect();
    assert_eq!(skipped, [(TableName::Roles, "pm", "name")]);
    let role = desk.plan.roles.get("pm").unwrap();
    assert_eq!((role.name.as_str(), role.short.as_str()), ("theirs", "s"));

    assert_eq!(desk.redo().skipped, [], "what was skipped is not this step's any more");
    let role = desk.plan.roles.get("pm").unwrap();
    assert_eq!((role.name.as_str(), role.short.as_str()), ("theirs", "MI"), "redo brings back exactly what undo took");
}

#[test]
fn a_record_that_somebody_filled_since_is_not_taken_back() {
    let mut desk = Desk::new();
    let change = actions::add_role(&desk.plan, id("new"), "New role").unwrap();
    desk.plan = desk.plan.applied(&change);
    desk.history.record("add", change, Pace::Single, 0.0);
    let theirs = actions::retype(&desk.plan, TableName::Roles, &id("new"), Role::NAME, "Theirs").unwrap();
    desk.plan = desk.plan.applied(&theirs);
    let turned = desk.undo();
    assert!(turned.change.is_empty());
    assert_eq!(turned.skipped[0].field, "exists");
    assert_eq!(desk.plan.roles.get("new").unwrap().name, "Theirs");
    assert_eq!(desk.history.redo_label(), None, "nothing was undone, so there is nothing to redo");
}

#[test]
fn only_the_last_steps_are_kept() {
    let mut desk = Desk::new();
    for step in 0..600 {
        desk.set("pm", Role::NAME, &format!("name {step}"), Pace::Single, 0.0);
    }
    let mut undone = 0;
    while let Some(turned) = desk.history.undo(&desk.plan) {
        desk.plan = desk.plan.applied(&turned.change);
        undone += 1;
    }
    assert_eq!((undone, desk.name()), (500, "name 99"));
}

#[test]
fn what_an_action_made_can_be_undone_even_if_its_text_was_cleaned() {
    for name in ["Ro\u{202E}le", "Line\nbreak", "tab\tbed"] {
        let mut desk = Desk::new();
        let before = desk.plan.clone();
        let change = actions::add_role(&desk.plan, id("new"), name).unwrap();
        desk.plan = desk.plan.applied(&change);
        desk.history.record("add", change, Pace::Single, 0.0);
        let turned = desk.undo();
        assert_eq!((desk.plan.clone(), turned.skipped), (before, Vec::new()), "{name:?}");
    }
}
