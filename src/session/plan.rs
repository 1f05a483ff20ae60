//! The open plan: commit, undo, redo, and putting another plan in its place. Knows no keys of the storage and no view.

use crate::signals::*;

use super::Session;
use super::last;
use super::saving::Journal;
use super::store::{self, Loaded};
use crate::browser::storage::Shelf;
use crate::browser::{clock, page, random, storage, timing};
use crate::file::journal::{Kept, Snapshot};
use crate::file::words;
use crate::plan::actions::Action;
use crate::plan::change::{EXISTS, Skipped};
use crate::plan::history::{Recorded, Turned};
use crate::plan::{Change, EditError, History, Id, Pace, Plan};

/// What the page shows at all.
#[derive(Clone, PartialEq, Debug)]
pub enum Phase {
    /// The plan of last time is being loaded.
    Starting,
    /// No plan is open.
    NoPlan,
    /// A plan is open: its id.
    Open(Id),
    /// A plan is stored, but it cannot be opened: its id, and why.
    Recovery(Id, String),
}

/// What has just happened, in a sentence; and whether undo takes it back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// Whether a button for undo stands beside it.
    pub undo: bool,
}

impl Toast {
    /// A sentence.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: false }
    }

    /// A sentence on something that undo takes back.
    pub fn undoable(text: impl Into<String>) -> Self {
        Self { text: text.into(), undo: true }
    }
}

/// The open plan with all that belongs to this visit.
pub(super) struct OpenPlan {
    pub(super) kept: Kept,
    pub(super) history: History,
    pub(super) journal: Journal,
}

/// Where this tab keeps which plan is open in it.
const TAB_PLAN: &str = "tandem/tab";

impl Session {
    pub(super) fn load_last(self) {
        let in_tab = storage::get(Shelf::Tab, TAB_PLAN).and_then(|text| Id::new(&text));
        match in_tab.or_else(|| self.prefs.with_untracked(|prefs| prefs.last.clone())) {
            Some(plan) => spawn_local(async move {
                if !self.load(&plan).await {
                    self.phase.set(Phase::NoPlan);
                }
                self.started();
            }),
            None => {
                self.phase.set(Phase::NoPlan);
                self.started();
            }
        }
    }

    /// Loads a plan of this device; says whether there was one to load.
    pub(super) async fn load(self, plan: &Id) -> bool {
        match store::load(plan).await {
            Loaded::Ready(snapshot, notes) => {
                self.place(*snapshot);
                self.notes.set(notes);
            }
            Loaded::Missing => return false,
            Loaded::Newer => self.phase.set(Phase::Recovery(
                plan.clone(),
                "It was saved by a newer Tandem, in another tab or before. Reload this page to get the newest one.".to_owned(),
            )),
            Loaded::Unreadable(why) => self.phase.set(Phase::Recovery(plan.clone(), why)),
        }
        true
    }

    /// Makes a plan that is stored the open one.
    pub(super) fn place(self, snapshot: Snapshot) {
        let id = snapshot.kept.document.plan.id().clone();
        self.hand_out_unsaved(&id);
        let tab = Id::random(&mut random::bits);
        let journal = Journal::new(tab, snapshot.time, snapshot.covers);
        self.open.set_value(Some(OpenPlan { kept: snapshot.kept, history: History::default(), journal }));
        // Without storage for this tab a reload opens the plan that was open last on the device.
        let _held = storage::set(Shelf::Tab, TAB_PLAN, id.as_str());
        self.prefer(|prefs| prefs.last = Some(id.clone()));
        self.notes.set(Vec::new());
        self.turns.set((None, None));
        // A table that waits was held against the plan before.
        self.incoming.set(None);
        self.phase.set(Phase::Open(id));
        self.find_time();
        last::remember(self.plan());
        self.forget_watches();
        self.show_save_state();
        self.fold_if_long();
    }

    /// Closes the open plan; it stays on the device.
    pub(super) fn close_plan(self) {
        self.open.set_value(None);
        storage::remove(Shelf::Tab, TAB_PLAN);
        self.prefer(|prefs| prefs.last = None);
        self.turns.set((None, None));
        self.notes.set(Vec::new());
        self.phase.set(Phase::NoPlan);
        self.forget_watches();
    }

    /// Does something to the plan: stores it before the next frame, records it for undo and tells the views. The only way in which a
    /// view changes the plan. An edit that changes nothing leaves no trace.
    pub fn commit(self, label: &str, pace: Pace, action: impl FnOnce(&Plan) -> Action) -> Result<(), EditError> {
        let measure = timing::begin("tandem:commit");
        let change = action(&self.plan())?;
        self.commit_change(label, pace, change, measure);
        Ok(())
    }

    // Compiled once, as opposed to the functions that come to a change.
    #[inline(never)]
    fn commit_change(self, label: &str, pace: Pace, change: Change, measure: timing::Begun) {
        if change.is_empty() || !self.may_write() {
            return;
        }
        let recorded = self.open.try_update_value(|open| {
            let open = open.as_mut()?;
            open.kept.document.plan = open.kept.document.plan.applied(&change);
            Some(open.history.record(label, change.clone(), pace, clock::now()))
        });
        self.write_down(&change, recorded.flatten().unwrap_or(Recorded::New));
        self.show_turns();
        self.tell(&change);
        last::remember(self.plan());
        spawn_local(async move {
            tick().await;
            measure.end();
        });
    }

    /// Does something that the user can take back from a toast.
    pub fn commit_and_say(self, label: &str, text: &str, action: impl FnOnce(&Plan) -> Action) {
        if !self.may_write() {
            return;
        }
        self.say_whether(self.commit(label, Pace::Single, action), text);
    }

    #[inline(never)]
    fn say_whether(self, done: Result<(), EditError>, text: &str) {
        match done {
            Ok(()) => self.say(Toast::undoable(text)),
            Err(error) => self.say(Toast::new(in_words(&error))),
        }
    }

    /// Takes the last step back.
    pub(super) fn undo(self) {
        self.turn("Undone", History::undo);
    }

    /// Does the last undone step again.
    pub(super) fn redo(self) {
        self.turn("Done again", History::redo);
    }

    fn turn(self, word: &str, turn: impl FnOnce(&mut History, &Plan) -> Option<Turned>) {
        if !self.may_write() {
            return;
        }
        let turned = self.open.try_update_value(|open| {
            let open = open.as_mut()?;
            let turned = turn(&mut open.history, &open.kept.document.plan)?;
            open.kept.document.plan = open.kept.document.plan.applied(&turned.change);
            Some(turned)
        });
        let Some(turned) = turned.flatten() else { return };
        if !turned.change.is_empty() {
            self.write_down(&turned.change, Recorded::New);
        }
        self.show_turns();
        self.tell(&turned.change);
        last::remember(self.plan());
        let left = self.left_alone(&turned.skipped);
        self.say(Toast::new(format!("{word}: {}.{left}", turned.label)));
    }

    fn left_alone(self, skipped: &[Skipped]) -> String {
        let plan = self.plan();
        let name = |skip: &Skipped| {
            let title = words::title(&plan, skip.table, skip.id.as_str());
            let label = skip.table.fields().iter().find(|def| def.name == skip.field).map(|def| def.label);
            match label {
                Some(label) if skip.field != EXISTS => format!("{label} of {} {title}", skip.table.one()),
                _ => format!("{} {title}", skip.table.one()),
            }
        };
        let names: Vec<String> = skipped.iter().map(name).collect();
        if names.is_empty() {
            String::new()
        } else {
            format!(" Left as it is, since it has changed since: {}.", names.join("; "))
        }
    }

    pub(super) fn show_turns(self) {
        let turns = self.open.with_value(|open| {
            let history = open.as_ref().map(|open| &open.history);
            let label = |label: Option<&str>| label.map(str::to_owned);
            (label(history.and_then(History::undo_label)), label(history.and_then(History::redo_label)))
        });
        if self.turns.with_untracked(|own| *own != turns) {
            self.turns.set(turns);
        }
    }

    /// Ends a burst of typing: what comes next is a step of its own.
    pub fn pause(self) {
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.history.pause();
                open.journal.pause();
            }
        });
    }

    /// Takes a change of another tab in.
    pub(super) fn take_in(self, change: &Change) {
        self.open.update_value(|open| {
            if let Some(open) = open {
                open.kept.document.plan = open.kept.document.plan.applied(change);
            }
        });
        self.tell(change);
    }

    /// What is stored of the plan that is open, as it is now.
    pub(super) fn snapshot(self) -> Option<Snapshot> {
        self.open.with_value(|open| open.as_ref().map(|open| open.journal.snapshot(&open.kept)))
    }

    pub(super) fn leave_for_start(self) {
        page::set_hash("#/");
    }
}

/// Why an edit was refused, for the user.
pub(super) fn in_words(error: &EditError) -> String {
    match error {
        EditError::Missing(table, _) => format!("That {} is no longer in the plan.", table.one()),
        EditError::Taken(table, _) => format!("There is such a {} already.", table.one()),
        EditError::Unfit(field, _) => format!("This does not fit the {field}: it is too long, or not what belongs there."),
        EditError::Empty(what) => format!("Write the {what} first."),
        EditError::Closed(_) => "This round is closed: it takes no more answers. Open it again under Set up first.".to_owned(),
        EditError::Used(_) => "This round has answers or decisions, so it stays.".to_owned(),
        EditError::Answered(_) => {
            "Somebody has answered, so this stays as it is. Copy the round for next time to ask otherwise.".to_owned()
        }
        EditError::Named(_) => "This round is anonymous, and the sheet says whose it is.".to_owned(),
    }
}
