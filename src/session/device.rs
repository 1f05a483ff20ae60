//! What other tabs do to the storage, and what this tab makes of it. Knows no view.

use crate::signals::*;

use super::Session;
use super::plan::{Phase, Toast};
use super::saving::SaveState;
use super::store::{self, Head, Loaded, STORAGE};
use crate::browser::storage::Elsewhere;
use crate::file::journal::{Entry, Event};
use crate::plan::history::Recorded;
use crate::plan::{Id, Pace};

impl Session {
    pub(super) fn take_change_elsewhere(self, change: Elsewhere) {
        self.shelf.update(|shelf| *shelf += 1);
        let Phase::Open(plan) = self.phase.get_untracked() else { return };
        self.find_time();
        match change {
            Elsewhere::Cleared => self.save.set(SaveState::Gone),
            Elsewhere::Removed(key) if key == Head::key(&plan) => self.save.set(SaveState::Gone),
            Elsewhere::Removed(_) => {}
            Elsewhere::Set(key, text) => self.take_set_elsewhere(&plan, &key, &text),
        }
    }

    fn take_set_elsewhere(self, plan: &Id, key: &str, text: &str) {
        let Some((of, part)) = store::part_of_plan(key).filter(|(of, _)| *of == plan.as_str()) else { return };
        if part == "head" {
            let Some(head) = Head::parse(text) else { return };
            let known = self.open.with_value(|open| open.as_ref().map_or(0, |open| open.journal.epoch));
            if head.storage > STORAGE {
                self.save.set(SaveState::Newer);
            } else if head.epoch > known {
                self.load_again(Id::fixed(of));
            }
        } else if part.starts_with("journal/")
            && let Some(entry) = Entry::read(text)
        {
            self.take_entry(plan, &entry);
        }
    }

    fn take_entry(self, plan: &Id, entry: &Entry) {
        let unknown = self.plan();
        let heard = self.open.try_update_value(|open| {
            let open = open.as_mut()?;
            let change = open.journal.hear(entry);
            if let Event::Shared(_) = entry.event {
                open.kept.apply(&entry.event);
            }
            Some(change)
        });
        let Some(change) = heard.flatten() else { return };
        // An edit of a record that this tab does not have came out of turn: the storage knows the whole story.
        let out_of_turn = change
            .edits
            .iter()
            .any(|edit| !edit.creates() && !edit.deletes() && unknown.table(edit.table).record(edit.id.as_str()).is_none());
        if out_of_turn {
            self.load_again(plan.clone());
        } else {
            self.take_in(&change);
        }
    }

    /// Takes in what other tabs did while this page lay in the browser's memory.
    pub(super) fn come_back(self) {
        let Phase::Open(plan) = self.phase.get_untracked() else { return };
        spawn_local(async move {
            if let Loaded::Ready(stored, _) = store::load(&plan).await
                && self.snapshot().is_some_and(|here| here.kept.document != stored.kept.document)
            {
                self.load_again(plan);
            }
        });
    }

    /// Loads the open plan anew: another tab has replaced it, or entries came out of turn.
    fn load_again(self, plan: Id) {
        spawn_local(async move {
            let unsaved = self.take_unsaved();
            if self.load(&plan).await {
                self.say(Toast::new("Another tab has changed this plan; you see it as it is now."));
            }
            // What this tab could not store is in no storage: it comes on top.
            for event in unsaved {
                match event {
                    Event::Change(change) => {
                        let _fits = self
                            .commit("go on where this tab was", Pace::Single, |plan| Ok(plan.difference(&plan.applied(&change))));
                    }
                    Event::Shared(_) => {
                        self.open.update_value(|open| {
                            if let Some(open) = open {
                                open.kept.apply(&event);
                            }
                        });
                        self.enter(event, Recorded::New);
                    }
                }
            }
        });
    }
}
