//! Export: the plan as a file, with a share point. Knows no view.

use super::Session;
use super::plan::Toast;
use crate::browser::{clock, files, letters};
use crate::file::SharePoint;
use crate::file::journal::Event;
use crate::file::share::Label;
use crate::plan::Id;
use crate::plan::history::Recorded;

/// The kind of the file of a plan.
const PLAN: &str = "tandem";

/// Whether the history of share points goes along.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Past {
    /// It does.
    Along,
    /// It stays here.
    Here,
}

impl Session {
    /// Exports the plan: at the first time asks who stands on the share point.
    pub(super) fn export(self) {
        if self.prefs.with_untracked(|prefs| prefs.by.is_some()) {
            self.export_as("", Past::Along)
        } else {
            self.exporting.set(true)
        }
    }

    /// Writes the file and hands it to the browser. A share point is added if the plan has changed since the last one, or a note was
    /// written.
    pub fn export_as(self, note: &str, past: Past) {
        let by = self.prefs.with_untracked(|prefs| prefs.by.clone().unwrap_or_default());
        let label = Label { day: clock::today(), by, note: note.trim().to_owned() };
        let kept = self.open.with_value(|open| open.as_ref().map(|open| open.kept.clone()));
        let Some(kept) = kept else { return };
        let points = kept.document.history.len();
        let mut document = kept.document.shared(kept.base.as_deref(), label);
        if document.history.len() > points
            && let Some(point) = document.history.last().cloned()
        {
            self.open.update_value(|open| {
                if let Some(open) = open {
                    open.kept.apply(&Event::Shared(point.clone()));
                    open.kept.document.app.clone_from(&document.app);
                }
            });
            self.enter(Event::Shared(point), Recorded::New);
            self.shelf.update(|shelf| *shelf += 1);
        }
        if past == Past::Here {
            document.history.clear();
        }
        let name = file_name(&document.plan.settings().name, PLAN);
        files::download(&name, "application/json", &document.write());
        self.say(Toast::new(format!("Exported as {name}.")));
    }

    /// Hands out the file of the open plan if something of it is not stored and another plan, this one, takes its place.
    pub(super) fn hand_out_unsaved(self, next: &Id) {
        if !self.is_unsaved() {
            return;
        }
        let document = self.open.with_value(|open| open.as_ref().map(|open| open.kept.document.clone()));
        if let Some(document) = document.filter(|document| document.plan.id() != next) {
            let name = document.plan.settings().name;
            files::download(&file_name(&name, PLAN), "application/json", &document.write());
            self.say(Toast::new(format!("“{name}” could not be stored, so its file was downloaded.")));
        }
    }

    /// The share points of the open plan, newest first; told when there may be more.
    pub fn share_points(self) -> Vec<SharePoint> {
        self.shelf.track();
        self.phase.track();
        self.open
            .with_value(|open| open.as_ref().map(|open| open.kept.document.history.iter().rev().cloned().collect()))
            .unwrap_or_default()
    }
}

/// A name for a file of this kind. A plan has the kind `tandem`.
pub(super) fn file_name(name: &str, kind: &str) -> String {
    let stem = file_stem(name);
    let stem = if stem.is_empty() { "plan" } else { &stem };
    format!("{stem}.{kind}.json")
}

/// The letters and digits of a name, for a file.
pub(super) fn file_stem(name: &str) -> String {
    letters::file_stem(name).chars().take(60).collect()
}
