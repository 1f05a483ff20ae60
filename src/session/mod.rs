//! The running app: the open plan and its signals, commit and undo, what is stored and when, commands and routes. It knows no view.
//!
//! A view reads through [`Session::record`], [`Session::list`] and [`Session::table`], each of which it is told of when that part of
//! the plan changes, and changes the plan through [`Session::commit`] only.

mod asking;
mod charters;
mod checks;
mod commands;
mod csv;
mod device;
mod export;
mod last;
mod link;
mod matrix;
mod opening;
mod plan;
mod prefs;
mod report;
mod roles;
mod route;
mod saving;
mod since;
pub mod store;
mod talk;
mod templates;
mod timer;
mod watch;
mod workshop;

pub use asking::{Asking, Draft, Form, KitCard, Way};
pub use charters::all_charters;
pub use checks::Checking;
pub use commands::{COMMANDS, Command, Listed, NEW_ROLE_FIELD, Shortcut, role_field};
pub use csv::{CSV_EXPORT, InCsv, Incoming};
pub use export::Past;
pub use last::last_file;
pub use link::{Invitation, Pasting};
pub use matrix::InMatrix;
pub use opening::Arrival;
pub use plan::{Phase, Toast};
pub use prefs::{Prefs, Theme};
pub use report::{Out, ranges, ranges_at_once};
pub use roles::{InRoles, meant_for, suggested_right};
pub use route::{PAGES, Page, Route};
pub use saving::SaveState;
pub use since::{Against, Baseline, Earlier, Since};
pub use store::{PlanCard, RestoreCard, StorageUse};
pub use talk::{At, InTalk, PRESENT};
pub use templates::{InTemplates, answers_in, chosen_in};
pub use timer::Timer;
pub use workshop::{Choice, InRound, Receipt, Tone};

use crate::signals::*;

use crate::browser::{events, files, page, storage, timing};
use crate::file::Kit;
use crate::file::link::LINK_KEY;

/// What the views of the app share. Copies are the same session.
#[derive(Clone, Copy)]
pub struct Session {
    open: StoredValue<Option<plan::OpenPlan>, LocalStorage>,
    watches: StoredValue<watch::Watches, LocalStorage>,
    /// What the page shows at all.
    pub phase: RwSignal<Phase>,
    /// Where the user is.
    pub route: RwSignal<Route>,
    /// Whether the work is stored.
    pub save: RwSignal<SaveState>,
    /// The label of the step that undo takes back, and of the one that redo does again.
    pub turns: RwSignal<(Option<String>, Option<String>)>,
    /// What has just happened.
    pub toast: RwSignal<Option<Toast>>,
    /// What the user should know about the open plan: left out while it was loaded, or repaired.
    pub notes: RwSignal<Vec<String>>,
    /// A file that waits for a decision.
    pub arrival: RwSignal<Option<Arrival>, LocalStorage>,
    /// A table that waits for a decision.
    pub incoming: RwSignal<Option<Incoming>>,
    /// Why files could not be opened, a sentence each.
    pub refusals: RwSignal<Vec<String>>,
    /// What became of the sheets that arrived last.
    pub receipts: RwSignal<Vec<Receipt>>,
    /// What is being pasted.
    pub pasting: RwSignal<Pasting>,
    /// The link to a kit that is shown, with its code.
    pub invitation: RwSignal<Option<Invitation>>,
    /// The kit that was opened last, for where it cannot be stored.
    kit: StoredValue<Option<Kit>, LocalStorage>,
    /// What the role matrix is compared with.
    comparing: RwSignal<since::Comparing, LocalStorage>,
    /// Whether a file hovers over the page.
    pub hovering: RwSignal<bool>,
    /// Whether the command palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the export dialog is open.
    pub exporting: RwSignal<bool>,
    /// The preferences of this device.
    pub prefs: RwSignal<Prefs>,
    /// Rises whenever the plans or restore points on this device may have changed.
    pub shelf: RwSignal<u32>,
    /// Where the discussion stands, while a view of it is shown.
    pub at: RwSignal<Option<At>>,
    /// The time box of the discussion.
    pub timer: Timer,
}

impl Session {
    /// Begins the session: reads the preferences and the address, and loads the plan that was open last in this tab or on this device.
    pub fn begin() -> Self {
        let prefs = Prefs::load();
        let session = Self {
            open: StoredValue::new_local(None),
            watches: StoredValue::new_local(watch::Watches::default()),
            phase: RwSignal::new(Phase::Starting),
            route: RwSignal::new(Page::Start.route()),
            save: RwSignal::new(SaveState::Saved),
            turns: RwSignal::new((None, None)),
            toast: RwSignal::new(None),
            notes: RwSignal::new(Vec::new()),
            arrival: RwSignal::new_local(None),
            incoming: RwSignal::new(None),
            refusals: RwSignal::new(Vec::new()),
            receipts: RwSignal::new(Vec::new()),
            pasting: RwSignal::new(Pasting::default()),
            invitation: RwSignal::new(None),
            kit: StoredValue::new_local(None),
            comparing: RwSignal::new_local(since::Comparing::NOTHING),
            hovering: RwSignal::new(false),
            palette: RwSignal::new(false),
            exporting: RwSignal::new(false),
            prefs: RwSignal::new(prefs),
            shelf: RwSignal::new(0),
            at: RwSignal::new(None),
            timer: Timer::begin(),
        };
        session.arrive();
        session.listen();
        session.load_last();
        session
    }

    /// The session of this app.
    pub fn get() -> Self {
        expect_context()
    }

    fn listen(self) {
        self.show_theme();
        page::on_hash(move || self.arrive());
        page::on_key(move |key| self.take_key(&key));
        page::on_hide(move || self.pause());
        page::on_return(move || self.come_back());
        self.listen_for_talk();
        page::on_leave(move || self.is_unsaved());
        storage::on_change_elsewhere(move |change| self.take_change_elsewhere(change));
        files::on_drop(move |hover| self.hovering.set(hover == files::Hover::Over), move |files| self.drop_files(files));
    }

    /// Takes the address for where the user is, and what it carries.
    fn arrive(self) {
        let route = Route::parse(&page::hash());
        if let Some(kit) = route.chosen(LINK_KEY) {
            self.open_link(kit.to_owned());
        }
        self.route.set(route);
    }

    /// Goes to a route.
    pub fn go(self, route: &Route) {
        page::set_hash(&route.address());
    }

    /// Says what has just happened.
    pub fn say(self, toast: Toast) {
        self.toast.set(Some(toast.clone()));
        spawn_local(async move {
            events::wait(if toast.undo { 10_000 } else { 6000 }).await;
            if self.toast.get_untracked().as_ref() == Some(&toast) {
                self.toast.set(None);
            }
        });
    }

    fn started(self) {
        spawn_local(async move {
            tick().await;
            timing::since_page("tandem:start").end();
        });
    }
}
