//! New plans, files that are opened, plans of this device, restore points. Knows no view.

use crate::signals::*;

use super::Session;
use super::csv::is_table;
use super::plan::{Phase, Toast};
use super::route::Page;
use super::saving::SaveState;
use super::store::{self, Loaded, PlanCard, RestoreCard, StorageUse};
use crate::browser::files::{self, Chosen};
use crate::browser::{clock, random, storage, timing};
use crate::content::plans;
use crate::file::journal::{Kept, Snapshot};
use crate::file::kit::KIT;
use crate::file::open::MOST_BYTES;
use crate::file::sheet::SHEET;
use crate::file::words::{Sentence, sentences};
use crate::file::{Document, Kit, OpenError, Opened, SheetFile, open};
use crate::plan::text::{Lines, is_unsafe};
use crate::plan::{Id, Plan, Settings};

/// Why a file has no bytes.
pub(super) const UNREADABLE: &str =
    "The browser could not read the file: it was moved or changed after you chose it. Choose it again.";

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
        self.adopt(Kept::opened(Document::new(plan)), Page::Workshop);
    }

    pub(super) fn open_sample(self) {
        let id = Id::fixed(plans::SAMPLE);
        spawn_local(async move {
            if self.load(&id).await {
                self.go(&Page::Workshop.route());
            } else {
                self.adopt(Kept::opened(Document::new(plans::sample())), Page::Workshop);
            }
        });
    }

    pub(super) fn open_plan(self, plan: Id) {
        if self.phase.get_untracked() == Phase::Open(plan.clone()) {
            self.go(&Page::Workshop.route());
            return;
        }
        spawn_local(async move {
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
        files::choose(".json,.csv,application/json,text/csv", move |files| self.open_files(files));
    }

    /// Opens files that the user chose or dropped together: a plan or a kit, a table, and any number of sheets, which go into the plan
    /// that is open then.
    pub(super) fn open_files(self, files: Vec<Chosen>) {
        self.refusals.set(Vec::new());
        spawn_local(async move {
            let mut sheets = Vec::new();
            let mut whole = 0;
            for file in files {
                let name = file.name();
                if file.size() > MOST_BYTES {
                    self.refuse(&name, &OpenError::TooLarge(file.size()).to_string());
                    continue;
                }
                let Ok(bytes) = file.bytes().await else {
                    self.refuse(&name, UNREADABLE);
                    continue;
                };
                if is_table(&name, &bytes) {
                    self.open_table(&name, &bytes).unwrap_or_else(|why| self.refuse(&name, &why));
                    continue;
                }
                let measure = timing::begin("tandem:open");
                let reading = timing::begin("tandem:open.read");
                let parcel = unpack(&bytes);
                reading.end();
                match parcel {
                    Err(error) => self.refuse(&name, &error.to_string()),
                    Ok(Parcel::Sheet(sheet)) => sheets.push((shown(&name), *sheet)),
                    Ok(_) if whole > 0 => self.refuse(&name, "One plan or kit is opened at a time."),
                    Ok(Parcel::Kit(kit)) => {
                        whole += 1;
                        self.open_kit(*kit);
                    }
                    Ok(Parcel::Plan(opened)) => {
                        whole += 1;
                        self.open_plan_file(&name, *opened).await;
                        measure.end();
                    }
                }
            }
            if !sheets.is_empty() {
                self.sheets_came(sheets);
            }
        });
    }

    /// Hands sheets on to the open plan. Without one they have nowhere to go.
    pub(super) fn sheets_came(self, sheets: Vec<(String, SheetFile)>) {
        if matches!(self.phase.get_untracked(), Phase::Open(_)) {
            self.take_sheets(sheets);
            return;
        }
        for (name, sheet) in sheets {
            let plan =
                if sheet.plan_name.is_empty() { "the plan that asked".to_owned() } else { format!("“{}”", sheet.plan_name) };
            self.refuse(&name, &format!("It is a sheet of answers to “{}”. Open {plan} first, then add the sheet.", sheet.title));
        }
    }

    pub(super) fn refuse(self, name: &str, why: &str) {
        let why = format!("“{}” was not opened. {why}", shown(name));
        self.refusals.update(|refusals| refusals.push(why));
    }

    async fn open_plan_file(self, name: &str, opened: Opened) {
        let id = opened.document.plan.id().clone();
        // Of the open plan, what this tab has counts: not all of it may be stored.
        let is_open = self.phase.get_untracked() == Phase::Open(id.clone());
        let loaded = match self.snapshot().filter(|_| is_open) {
            Some(now) => Loaded::Ready(Box::new(now), Vec::new()),
            None => store::load(&id).await,
        };
        match loaded {
            Loaded::Missing => {
                let notes = notes_of(&opened);
                self.adopt(Kept::opened(opened.document), Page::Workshop);
                self.notes.set(notes);
                tick().await;
                self.say(Toast::new(format!("“{}” is open.", self.plan().settings().name)));
            }
            Loaded::Ready(here, _) if here.kept.document.plan == opened.document.plan => {
                let past = &here.kept.document.history;
                let goes_on = opened.document.history.len() > past.len() && opened.document.history.starts_with(past);
                if !is_open {
                    self.place(*here);
                }
                if goes_on {
                    // Somebody else shared the same content once more, with a note.
                    self.take_past(Kept::opened(opened.document));
                }
                self.go(&Page::Workshop.route());
                tick().await;
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
        spawn_local(async move {
            let id = arrival.here.document.plan.id().clone();
            if self.phase.get_untracked() != Phase::Open(id.clone()) && !self.load(&id).await {
                // It was removed while the question stood there: then the file takes no place but its own.
                return self.adopt(Kept::opened(arrival.opened.document), Page::Workshop);
            }
            let notes = notes_of(&arrival.opened);
            if self.take_over(Kept::opened(arrival.opened.document), "before a file took its place", "take the file over").await {
                self.notes.set(notes);
                self.go(&Page::Workshop.route());
            } else {
                self.refuse(&arrival.file, "There is no room for a restore point, so the plan on this device was left as it is. Open the file as a copy, or remove a plan.");
            }
        });
    }

    /// Gives the open plan other content, as one step that undo takes back, after a restore point. Without room for that point nothing
    /// is done.
    async fn take_over(self, kept: Kept, reason: &str, label: &str) -> bool {
        let Some(now) = self.snapshot() else { return false };
        if store::add_restore_point(&now, reason, clock::today()).await.is_err() {
            return false;
        }
        let to = kept.document.plan.clone();
        self.commit_and_say(label, "The plan was replaced. As it was before is a restore point, under Files.", |plan| {
            Ok(plan.difference(&to))
        });
        self.take_past(kept);
        true
    }

    /// Takes over what stands in no change: share points, and what this version does not know.
    fn take_past(self, kept: Kept) {
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.kept.document.plan.unknown = kept.document.plan.unknown;
                open.kept.document.history = kept.document.history;
                open.kept.document.unknown = kept.document.unknown;
                open.kept.base = kept.base;
            }
        });
        self.shelf.update(|shelf| *shelf += 1);
        self.store_whole();
    }

    pub(super) fn forget_file(self) {
        self.arrival.set(None);
    }

    fn take_arrival(self) -> Option<Arrival> {
        let arrival = self.arrival.get_untracked();
        self.arrival.set(None);
        arrival
    }

    pub(super) fn restore(self, number: u64) {
        let Phase::Open(plan) = self.phase.get_untracked() else { return };
        spawn_local(async move {
            let Some(then) = store::read_restore_point(&plan, number).await else {
                self.say(Toast::new("This restore point is damaged and cannot be opened. The plan was left as it is."));
                return;
            };
            if !self.take_over(then.kept, "before going back to a restore point", "go back to a restore point").await {
                self.say(Toast::new(
                    "There is no room to keep the plan as it is now, so nothing was changed. Remove a plan first.",
                ));
            }
        });
    }

    /// Takes a plan off this device.
    pub(super) fn remove_plan(self, plan: &Id) {
        let open = self.phase.get_untracked() == Phase::Open(plan.clone())
            || matches!(self.phase.get_untracked(), Phase::Recovery(own, _) if own == *plan);
        store::remove(plan);
        if open {
            self.close_plan();
            self.leave_for_start();
        } else if self.save.get_untracked() == SaveState::Full {
            self.store_whole();
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

/// The name of a file as it can be shown.
pub(super) fn shown(name: &str) -> String {
    name.chars().filter(|c| !is_unsafe(*c, Lines::One)).take(80).collect()
}

/// A file of Tandem, by its kind.
enum Parcel {
    Plan(Box<Opened>),
    Kit(Box<Kit>),
    Sheet(Box<SheetFile>),
}

/// Reads a file of whatever kind.
fn unpack(bytes: &[u8]) -> Result<Parcel, OpenError> {
    match open(bytes) {
        Ok(opened) => Ok(Parcel::Plan(Box::new(opened))),
        Err(OpenError::OtherKind(kind)) => {
            let text = std::str::from_utf8(bytes).map_err(|_| OpenError::NotText)?;
            match kind.as_str() {
                KIT => Kit::read(text).map(|kit| Parcel::Kit(Box::new(kit))),
                SHEET => SheetFile::read(text).map(|sheet| Parcel::Sheet(Box::new(sheet))),
                _ => Err(OpenError::OtherKind(kind)),
            }
        }
        Err(error) => Err(error),
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
