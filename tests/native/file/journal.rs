//! The journal: entries on a snapshot, in order, those that it holds already, bursts that come to nothing.

use serde_json::json;

use tandem::file::Document;
use tandem::file::journal::{Entry, Event, Kept, Snapshot};
use tandem::plan::change::{FieldEdit, RecordEdit};
use tandem::plan::{Change, Id, Plan, Record, Role, TableName};

use crate::make::id;

fn named(before: &str, after: &str) -> Change {
    let fields = vec![FieldEdit { field: "name".into(), before: json!(before), after: json!(after) }];
    Change { edits: vec![RecordEdit { table: TableName::Roles, id: id("pm"), fields }] }
}

fn entry(time: u64, tab: &str, number: u64, name: &str) -> Entry {
    Entry { time, tab: id(tab), number, event: Event::Change(named("", name)) }
}

/// A snapshot of a plan with one role of this name, which holds these tabs up to these times.
fn snapshot(name: &str, covers: &[(&str, u64)]) -> Snapshot {
    let mut plan = Plan::new(Id::fixed("p"));
    plan.roles.insert(Role { name: name.to_owned(), ..Role::blank(id("pm")) });
    let time = covers.iter().map(|(_, time)| *time).max().unwrap_or_default();
    let covers = covers.iter().map(|(tab, time)| ((*tab).to_owned(), *time)).collect();
    Snapshot { kept: Kept::opened(Document::new(plan)), time, covers }
}

fn name(snapshot: &Snapshot) -> &str {
    snapshot.kept.document.plan.roles.get("pm").map_or("", |role| role.name.as_str())
}

/// The name after the entries; and the same after the snapshot was written and read in between, and after it was folded.
fn check(snapshot: Snapshot, entries: &[Entry], expected: &str) {
    let read = Snapshot::read(&snapshot.write()).unwrap().0;
    assert_eq!(read, snapshot);
    let after = read.with(entries.to_vec());
    assert_eq!(name(&after), expected);
    assert_eq!(name(&after.with(entries.to_vec())), expected, "applied once more");
}

#[test]
fn the_last_writer_wins_wherever_the_entries_come_from() {
    let entries = [entry(7, "b", 2, "later"), entry(3, "a", 1, "first"), entry(7, "a", 2, "same time")];
    check(snapshot("", &[]), &entries, "later");
}

#[test]
fn what_a_snapshot_holds_beyond_the_journal_stays() {
    // The storage was full: the last change stands in the snapshot alone, an older one in the journal.
    check(snapshot("newest", &[("a", 9)]), &[entry(4, "a", 1, "older")], "newest");
    // Another tab goes on from there.
    check(snapshot("newest", &[("a", 9)]), &[entry(4, "a", 1, "older"), entry(10, "b", 1, "next")], "next");
}

#[test]
fn a_burst_that_goes_on_after_the_snapshot_is_not_held_by_it() {
    check(snapshot("wor", &[("a", 4)]), &[entry(5, "a", 1, "words")], "words");
}

#[test]
fn a_straggler_does_not_win_over_a_later_one_that_is_held() {
    check(snapshot("later", &[("b", 9)]), &[entry(5, "a", 1, "straggler"), entry(9, "b", 1, "later")], "later");
}

#[test]
fn marks_of_tabs_without_entries_are_dropped() {
    let after = snapshot("x", &[("gone", 3), ("here", 4)]).with(vec![entry(4, "here", 1, "x")]);
    assert_eq!(after.covers, [("here".to_owned(), 4)].into());
}

#[test]
fn a_burst_that_comes_to_nothing_says_so_to_those_who_saw_its_middle() {
    let (typed, erased) = (named("a", "ab"), named("ab", "a"));
    assert!(typed.clone().then(erased.clone()).is_empty(), "no step for undo");
    let seen = typed.over_written(erased);
    let middle = snapshot("ab", &[]);
    assert_eq!(middle.kept.document.plan.applied(&seen).roles.get("pm").unwrap().name, "a");
}

#[test]
fn a_shared_change_is_of_this_version_after_a_reload_too() {
    let mut kept = snapshot("x", &[]).kept;
    kept.document.app = "0.0.1".to_owned();
    let shared = kept.document.clone().shared(None, Default::default());
    assert_ne!(shared.app, "0.0.1");
    kept.apply(&Event::Shared(shared.history[0].clone()));
    assert_eq!(kept.document, shared);
}

#[test]
fn damaged_entries_are_nothing() {
    let text = entry(5, "a", 1, "name").write();
    assert_eq!(Entry::read(&text), Some(entry(5, "a", 1, "name")));
    for (at, _) in text.char_indices() {
        assert_eq!(Entry::read(&text[..at]), None, "{at}");
        let flipped: String = text.char_indices().map(|(own, c)| if own == at { 'ß' } else { c }).collect();
        assert_eq!(Entry::read(&flipped), None, "{flipped}");
    }
}
