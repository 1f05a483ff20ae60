//! New plans, files that are opened, plans of this device, restore points. Knows no view.

use leptos::prelude::*;

use super::Session;
use super::plan::{Phase, Toast};
use super::route::Page;
use super::store::{self, Loaded, PlanCard, RestoreCard, StorageUse};
use crate::browser::files::{self, Chosen};
use crate::browser::{clock, random, storage, timing};
use crate::content::plans;
use crate::file::journal::{Kept, Snapshot};
use crate::file::open::MOST_BYTES;
use crate::file::words::{Sentence, sentences};
use crate::file::{Document, OpenError, Opened, open};
use crate::plan::{Id, Plan, Settings};

/// A file whose plan is on the device already, with other content: it waits for the user's decision.
#[derive(Clone)]
pub struct Arrival {
    /// The name of the file.
    pub file: String,
    /// What it holds.
    pub opened: Opened,
    /// What is on the device.
    pub here: Kept,
    /// What would change if the file took its place, in sentences.
    pub differences: Vec<Sentence>,
}

impl Session {
    /// The plans on this device; told when they may have changed.
    pub fn plans_here(self) -> Vec<PlanCard> {
        self.shelf.track();
        store::plans()
    }

    /// The restore points of the open plan, newest first; told when they may have changed.
    pub fn restore_points(self) -> Vec<RestoreCard> {
        self.shelf.track();
        match self.phase.get() {
            Phase::Open(plan) => store::restore_points(&plan),
            _ => Vec::new(),
        }
    }

    /// How the storage is used; told when that may have changed.
    pub fn storage_use(self) -> StorageUse {
        self.shelf.track();
        store::storage_use()
    }

    pub(super) fn new_plan(self) {
        let names = store::plans().into_iter().map(|card| card.name).collect::<Vec<_>>();
        let name = (1..).map(|number| if number == 1 { "New plan".to_owned() } else { format!("New plan {number}") });
        let name = name.into_iter().find(|name| !names.contains(name)).unwrap_or_default();
        let plan = plans::new_plan(Id::random(&mut random::bits), Id::random(&mut random::bits), &name);
        self.adopt(Kept::opened(Document::new(plan)), Page::Roles);
    }

    pub(super) fn open_sample(self) {
        let id = Id::fixed(plans::SAMPLE);
        leptos::task::spawn_local(async move {
            if self.load(&id).await {
                self.go(&Page::Workshop.route());
            } else {
                self.adopt(Kept::opened(Document::new(plans::sample())), Page::Workshop);
            }
        });
    }

    pub(super) fn open_plan(self, plan: Id) {
        leptos::task::spawn_local(async move {
            if self.load(&plan).await {
                self.go(&Page::Workshop.route());
            } else {
                self.shelf.update(|shelf| *shelf += 1);
                self.say(Toast::new("That plan is no longer on this device."));
            }
        });
    }

    /// Makes a plan that is not on this device the open one, and stores it.
    fn adopt(self, kept: Kept, page: Page) {
        self.place(Snapshot { kept, time: 0, covers: Default::default() });
        self.store_whole();
        storage::ask_to_persist();
        self.go(&page.route());
    }

    pub(super) fn choose_file(self) {
        files::choose(".json,application/json", move |file| self.open_file(file));
    }

    /// Opens a file that the user chose or dropped.
    pub(super) fn open_file(self, file: Chosen) {
        self.refusal.set(None);
        if file.size() > MOST_BYTES {
            self.refuse(&file.name(), &OpenError::TooLarge(file.size()).to_string());
            return;
        }
        leptos::task::spawn_local(async move {
            let name = file.name();
            match file.bytes().await {
                Ok(bytes) => self.open_bytes(&name, &bytes).await,
                Err(files::Unreadable) => {
                    self.refuse(
                        &name,
                        "The browser could not read the file: it was moved or changed after you chose it. Choose it again.",
                    );
                }
            }
        });
    }

    fn refuse(self, name: &str, why: &str) {
        let name: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
        self.refusal.set(Some(format!("“{name}” was not opened. {why}")));
    }

    async fn open_bytes(self, name: &str, bytes: &[u8]) {
        let measure = timing::begin("tandem:open");
        let opened = match open(bytes) {
            Ok(opened) => opened,
            Err(error) => return self.refuse(name, &error.to_string()),
        };
        let id = opened.document.plan.id().clone();
        match store::load(&id).await {
            Loaded::Missing => {
                let notes = notes_of(&opened);
                self.adopt(Kept::opened(opened.document), Page::Workshop);
                self.notes.set(notes);
                leptos::task::tick().await;
                measure.end();
                self.say(Toast::new(format!("“{}” is open.", self.plan().settings().name)));
            }
            Loaded::Ready(here, _) if here.kept.document.plan == opened.document.plan => {
                self.place(*here);
                self.go(&Page::Workshop.route());
                leptos::task::tick().await;
                measure.end();
                self.say(Toast::new("This plan is on the device already, with the same content. It is open now."));
            }
            Loaded::Ready(here, _) => {
                let change = here.kept.document.plan.difference(&opened.document.plan);
                let differences = sentences(&change, &here.kept.document.plan, &opened.document.plan);
                self.arrival.set(Some(Arrival { file: name.to_owned(), opened, here: here.kept, differences }));
            }
            Loaded::Newer | Loaded::Unreadable(_) => {
                // What is stored under its id is not understood, so it is not touched.
                let notes = notes_of(&opened);
                self.adopt(beside(opened.document), Page::Workshop);
                self.notes.set(notes);
                self.say(Toast::new("Opened as a copy: what is stored of this plan cannot be read, and was left as it is."));
            }
        }
    }

    /// Opens the waiting file as a plan of its own.
    pub(super) fn open_beside(self) {
        if let Some(arrival) = self.take_arrival() {
            let notes = notes_of(&arrival.opened);
            self.adopt(beside(arrival.opened.document), Page::Workshop);
            self.notes.set(notes);
        }
    }

    /// Puts the waiting file in the place of the plan on the device, after a restore point.
    pub(super) fn replace_with_file(self) {
        let Some(arrival) = self.take_arrival() else { return };
        leptos::task::spawn_local(async move {
            let before = Snapshot { kept: arrival.here, time: 0, covers: Default::default() };
            let name = arrival.opened.document.plan.settings().name;
            if store::add_restore_point(&before, "before a file took its place", clock::today()).await.is_err() {
                self.refuse(&arrival.file, "There is no room for a restore point, so the plan on this device was left as it is. Open the file as a copy, or remove a plan.");
                return;
            }
            let notes = notes_of(&arrival.opened);
            self.replace(Kept::opened(arrival.opened.document));
            self.notes.set(notes);
            self.say(Toast::new(format!("“{name}” is now as in the file. The plan as it was is a restore point, under Files.")));
        });
    }

    pub(super) fn forget_file(self) {
        self.arrival.set(None);
    }

    fn take_arrival(self) -> Option<Arrival> {
        let arrival = self.arrival.get_untracked();
        self.arrival.set(None);
        arrival
    }

    /// Puts other content in the place of a plan that is on the device, past its journal.
    fn replace(self, kept: Kept) {
        let plan = kept.document.plan.id().clone();
        leptos::task::spawn_local(async move {
            // The time goes on, so that what tabs still write of the plan as it was comes first.
            let time = match store::load(&plan).await {
                Loaded::Ready(here, _) => here.time,
                _ => 0,
            };
            store::remove_journal(&plan);
            self.place(Snapshot { kept, time: time + 1, covers: Default::default() });
            self.store_whole();
            self.go(&Page::Workshop.route());
        });
    }

    pub(super) fn restore(self, number: u64) {
        let Phase::Open(plan) = self.phase.get_untracked() else { return };
        leptos::task::spawn_local(async move {
            let (Some(then), Some(now)) = (store::read_restore_point(&plan, number).await, self.snapshot()) else {
                self.say(Toast::new("This restore point is damaged and cannot be opened. The plan was left as it is."));
                return;
            };
            if store::add_restore_point(&now, "before going back to a restore point", clock::today()).await.is_err() {
                self.say(Toast::new(
                    "There is no room to keep the plan as it is now, so nothing was changed. Remove a plan first.",
                ));
                return;
            }
            self.replace(then.kept);
            self.say(Toast::new("The plan is as it was then. As it was just now is a restore point too."));
        });
    }

    /// Takes a plan off this device, after offering its file.
    pub(super) fn remove_plan(self, plan: &Id) {
        let open = self.phase.get_untracked() == Phase::Open(plan.clone())
            || matches!(self.phase.get_untracked(), Phase::Recovery(own, _) if own == *plan);
        store::remove(plan);
        if open {
            self.close_plan();
            self.leave_for_start();
        }
        self.shelf.update(|shelf| *shelf += 1);
    }

    pub(super) fn rescue(self) {
        let plan = match self.phase.get_untracked() {
            Phase::Recovery(plan, _) => Some(plan),
            _ => None,
        };
        files::download("tandem-recovery.json", "application/json", &store::rescue(plan.as_ref()));
    }
}

/// What was repaired or brought up to date in a file.
fn notes_of(opened: &Opened) -> Vec<String> {
    let migrated = opened.migrated.iter().map(|name| format!("Brought up to date: {name}."));
    let repaired = opened.repairs.iter().map(ToString::to_string);
    let more = (opened.more_repairs > 0).then(|| format!("And {} more repairs of the same kinds.", opened.more_repairs));
    migrated.chain(repaired).chain(more).collect()
}

/// The same document as a plan of its own.
fn beside(mut document: Document) -> Kept {
    // Its share points stay: the copy has the same past.
    let base = document.plan.clone();
    let settings = document.plan.settings();
    let name: String = format!("{} (copy)", settings.name).chars().take(120).collect();
    document.plan = renamed(&base, Id::random(&mut random::bits), name);
    let kept = Kept::opened(document);
    Kept { base: kept.base.map(|_| base.into()), ..kept }
}

fn renamed(plan: &Plan, id: Id, name: String) -> Plan {
    let mut plan = plan.clone();
    let settings = Settings { id, name, ..plan.settings() };
    plan.set_settings(settings);
    plan
}
