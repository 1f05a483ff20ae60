//! When what is stored: the journal of this tab, folding, storing whole, and what the user is told of it. Knows no keys and no view.

use std::collections::{BTreeMap, HashMap};

use crate::signals::*;

use super::Session;
use super::plan::{Phase, Toast};
use super::store::{self, Head};
use crate::browser::storage::{Shelf, StoreError};
use crate::browser::{clock, events, storage, timing};
use crate::file::journal::{Entry, Event, Kept, Snapshot, Stamp};
use crate::plan::history::Recorded;
use crate::plan::{Change, Id, TableName};

/// The journal entries of one tab that make a fold worth its while.
const LONG_JOURNAL: u64 = 300;
/// The units of journal that do so.
const LONG_JOURNAL_UNITS: usize = 150_000;
/// An entry longer than this many bytes is stored as a new snapshot instead.
const LONG_ENTRY: usize = 256 * 1024;
/// The records of a plan whose writing would hold a frame up.
const MANY_RECORDS: usize = 2000;
/// How long a burst may rewrite one entry, in milliseconds. Another tab may fold meanwhile, so it must end some time.
const LONGEST_BURST: f64 = 10_000.0;

/// Whether the work is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveState {
    /// All of it.
    Saved,
    /// A large change is being stored.
    Saving,
    /// No: the storage is full.
    Full,
    /// No: the browser does not let the page store anything.
    Blocked,
    /// No: another tab cleared what was stored.
    Gone,
    /// No: another tab runs a newer Tandem.
    Newer,
}

impl SaveState {
    /// What the user reads.
    pub fn words(self) -> &'static str {
        match self {
            Self::Saved => "Saved",
            Self::Saving => "Saving …",
            Self::Full => "Not saved: storage is full",
            Self::Blocked => "Not saved: storage is blocked",
            Self::Gone => "Not saved: cleared in another tab",
            Self::Newer => "Read only: a newer Tandem is open",
        }
    }

    /// Whether something is wrong.
    pub fn is_bad(self) -> bool {
        !matches!(self, Self::Saved | Self::Saving)
    }
}

/// The journal of this tab.
pub(super) struct Journal {
    tab: Id,
    /// The largest Lamport time seen.
    time: u64,
    /// The number of the last entry.
    number: u64,
    /// The last entry, if a burst may still rewrite it, and when it was begun.
    last: Option<(Entry, f64)>,
    /// Who wrote a field last, for the fields that were written during this visit.
    writers: HashMap<(TableName, Id, String), Stamp>,
    /// The time of the last entry of every tab that this tab has seen.
    seen: BTreeMap<String, u64>,
    /// The entries of this tab that could not be stored, or are not stored yet.
    unsaved: Vec<Entry>,
    /// The units that this tab wrote since the last fold.
    units: usize,
    /// The entries that this tab wrote since the last fold.
    entries: u64,
    /// The epoch of the stored plan that this tab knows.
    pub(super) epoch: u64,
}

impl Journal {
    pub(super) fn new(tab: Id, time: u64, seen: BTreeMap<String, u64>) -> Self {
        let (writers, unsaved) = (HashMap::new(), Vec::new());
        Self { tab, time, number: 0, last: None, writers, seen, unsaved, units: 0, entries: 0, epoch: 0 }
    }

    /// Keeps an entry in mind that is not stored. A burst rewrites it.
    fn keep(&mut self, entry: &Entry) {
        self.unsaved.retain(|own| own.number != entry.number);
        self.unsaved.push(entry.clone());
    }

    /// Whether something of this tab is not stored.
    pub(super) fn is_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    pub(super) fn pause(&mut self) {
        self.last = None;
    }

    /// A snapshot of what this tab has.
    pub(super) fn snapshot(&self, kept: &Kept) -> Snapshot {
        let mut covers = self.seen.clone();
        covers.insert(self.tab.as_str().to_owned(), self.time);
        Snapshot { kept: kept.clone(), time: self.time, covers }
    }

    /// The entry for an event that just happened here; one that goes on from the last entry takes its place.
    fn enter(&mut self, event: Event, recorded: Recorded, now: f64) -> Entry {
        self.time += 1;
        let grown = match (self.last.take(), &event) {
            (Some((last, begun)), Event::Change(change)) if recorded == Recorded::Grown && now - begun < LONGEST_BURST => {
                match last.event {
                    Event::Change(before) => Some((last.number, before.over_written(change.clone()), begun)),
                    Event::Shared(_) => None,
                }
            }
            _ => None,
        };
        let (number, event, begun) = match grown {
            Some((number, change, begun)) => (number, Event::Change(change), begun),
            None => {
                self.number += 1;
                self.entries += 1;
                (self.number, event, now)
            }
        };
        let entry = Entry { time: self.time, tab: self.tab.clone(), number, event };
        self.last = Some((entry.clone(), begun));
        self.claim(&entry);
        entry
    }

    /// Notes who wrote the fields of an entry, and leaves those out that somebody wrote later.
    fn claim(&mut self, entry: &Entry) -> Change {
        let Event::Change(change) = &entry.event else { return Change::default() };
        let stamp = entry.stamp();
        let mut change = change.clone();
        for edit in &mut change.edits {
            edit.fields.retain(|field| {
                let key = (edit.table, edit.id.clone(), field.field.to_string());
                let newest = self.writers.get(&key).is_none_or(|writer| *writer <= stamp);
                if newest {
                    self.writers.insert(key, stamp.clone());
                }
                newest
            });
        }
        change.edits.retain(|edit| !edit.fields.is_empty());
        change
    }

    /// Takes an entry of another tab; what of it is the latest word.
    pub(super) fn hear(&mut self, entry: &Entry) -> Change {
        self.time = self.time.max(entry.time);
        let seen = self.seen.entry(entry.tab.as_str().to_owned()).or_default();
        *seen = entry.time.max(*seen);
        self.claim(entry)
    }
}

impl Session {
    /// Whether this tab may write; if not, says why.
    pub(super) fn may_write(self) -> bool {
        let newer = self.save.get_untracked() == SaveState::Newer;
        if newer {
            self.say(Toast::new("Another tab runs a newer Tandem. Reload this one to go on."));
        }
        !newer
    }

    /// Writes a change of this tab into the journal.
    pub(super) fn write_down(self, change: &Change, recorded: Recorded) {
        self.enter(Event::Change(change.clone()), recorded);
    }

    /// Writes an event of this tab into the journal; where that fails, says so and goes on.
    pub(super) fn enter(self, event: Event, recorded: Recorded) {
        let Phase::Open(plan) = self.phase.get_untracked() else { return };
        let entry =
            self.open.try_update_value(|open| open.as_mut().map(|open| open.journal.enter(event, recorded, clock::now())));
        let Some(entry) = entry.flatten() else { return };
        let text = entry.write();
        let state = self.save.get_untracked();
        if state == SaveState::Saved && storage::get(Shelf::Device, &Head::key(&plan)).is_none() {
            // Somebody cleared what was stored: an entry alone would be a change without a plan.
            self.save.set(SaveState::Gone);
            self.keep(&entry);
        } else if state == SaveState::Gone {
            // It was cleared on purpose, perhaps: nothing is stored again until the user asks.
            self.keep(&entry);
        } else if state.is_bad() || text.len() > LONG_ENTRY {
            self.keep(&entry);
            self.store_whole();
        } else {
            let stored = storage::set(Shelf::Device, &store::entry_key(&plan, &entry.tab, entry.number), &text);
            match stored {
                Ok(()) => self.count(text.len()),
                Err(StoreError::Full) => {
                    self.keep(&entry);
                    self.store_whole();
                }
                Err(StoreError::Blocked) => {
                    self.keep(&entry);
                    self.save.set(SaveState::Blocked);
                }
            }
        }
        let renamed = |change: &Change| change.edits.iter().any(|edit| edit.table == TableName::Settings);
        if matches!(&entry.event, Event::Change(change) if renamed(change))
            && let Some(head) = Head::read(&plan)
        {
            // The head only feeds the list of plans.
            let _listed = Head { name: self.plan().settings().name, ..head }.write(&plan);
            self.shelf.update(|shelf| *shelf += 1);
        }
    }

    fn keep(self, entry: &Entry) {
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.journal.keep(entry);
            }
        });
    }

    /// Whether something that was done in this tab is not stored.
    pub(super) fn is_unsaved(self) -> bool {
        self.open.with_value(|open| open.as_ref().is_some_and(|open| open.journal.is_unsaved()))
    }

    /// What was done in this tab and is not stored; for whoever puts the stored plan in the place of this one.
    pub(super) fn take_unsaved(self) -> Vec<Event> {
        let taken = self.open.try_update_value(|open| open.as_mut().map(|open| std::mem::take(&mut open.journal.unsaved)));
        taken.flatten().unwrap_or_default().into_iter().map(|entry| entry.event).collect()
    }

    fn count(self, units: usize) {
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.journal.units += units;
            }
        });
        self.fold_if_long();
    }

    /// Folds the journal if it has grown long.
    pub(super) fn fold_if_long(self) {
        let plan = self.open.try_update_value(|open| {
            let journal = &mut open.as_mut()?.journal;
            let long = journal.entries > LONG_JOURNAL || journal.units > LONG_JOURNAL_UNITS;
            if long {
                (journal.entries, journal.units) = (0, 0);
            }
            long.then(|| open.as_ref().map(|open| open.kept.document.plan.id().clone()))?
        });
        if let Some(plan) = plan.flatten() {
            spawn_local(async move {
                let measure = timing::begin("tandem:save");
                store::fold(plan, clock::today()).await;
                measure.end();
            });
        }
    }

    /// Stores the whole plan past the journal: after a large change, and to try again where storing failed.
    pub(super) fn store_whole(self) {
        let Some(snapshot) = self.snapshot() else { return };
        let plan = snapshot.kept.document.plan.id().clone();
        let known = self.open.with_value(|open| open.as_ref().map_or(0, |open| open.journal.epoch));
        if !self.save.get_untracked().is_bad() {
            self.save.set(SaveState::Saving);
        }
        spawn_local(async move {
            if snapshot.kept.document.plan.count() > MANY_RECORDS {
                // The user sees the plan first; writing it takes longer than a frame.
                events::next_frame().await;
            }
            let time = snapshot.time;
            let stored = store::store_whole(snapshot, known, clock::today()).await;
            if self.phase.get_untracked() != Phase::Open(plan) {
                return;
            }
            if let Ok(epoch) = stored {
                self.open.update_value(|open| {
                    if let Some(open) = open {
                        open.journal.epoch = epoch;
                        open.journal.unsaved.retain(|entry| entry.time > time);
                    }
                });
            }
            match stored {
                // What was done meanwhile is on its way.
                Ok(_) if self.is_unsaved() => {}
                Ok(_) => self.save.set(SaveState::Saved),
                Err(StoreError::Full) => self.save.set(SaveState::Full),
                Err(StoreError::Blocked) => self.save.set(SaveState::Blocked),
            }
            self.shelf.update(|shelf| *shelf += 1);
        });
    }

    /// The save state of a plan that was just placed.
    pub(super) fn show_save_state(self) {
        let Phase::Open(plan) = self.phase.get_untracked() else { return };
        let head = Head::read(&plan);
        let entries = store::journal_length(&plan);
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.journal.epoch = head.as_ref().map_or(0, |head| head.epoch);
                // What earlier visits left counts as well.
                open.journal.entries = entries;
            }
        });
        self.save.set(if head.is_some() { SaveState::Saved } else { SaveState::Saving });
    }
}
