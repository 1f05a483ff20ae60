//! What the role matrix is compared with: a share point, a restore point, another plan of this device, or a file that is read for this
//! alone and never opened. Knows no view; what counts as a move is not its business.

use std::rc::Rc;

use super::Session;
use super::export::file_stem;
use super::opening::shown;
use super::plan::Phase;
use super::report::Out;
use super::route::{Page, Route};
use super::store::{self, Loaded};
use crate::analysis::Moved;
use crate::analysis::finding::capital;
use crate::browser::clock;
use crate::browser::files::{self, Chosen};
use crate::file::open::MOST_BYTES;
use crate::file::{OpenError, SharePoint, moved, open};
use crate::plan::{Id, Plan};
use crate::signals::*;

/// The view in which it is shown.
const VIEW: &str = "since";
/// What the address says of a file that was chosen.
const FILE: &str = "file";
/// What stands in the address before the number of a restore point, and before the id of a plan.
const RESTORE: &str = "restore:";
const PLAN: &str = "plan:";

/// Something that is done with a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// Asks for a file to compare with.
    Choose,
    /// Hands the comparison out as Markdown.
    HandOut(Out),
}

/// A state to compare with.
#[derive(Clone, PartialEq, Debug)]
pub struct Baseline {
    /// The state.
    pub plan: Plan,
    /// Since when, as the end of a sentence: `since 3 March 2026`.
    pub since: String,
    /// What it is, as the end of a sentence.
    pub what: String,
}

/// What the plan is compared with, as far as it is there yet.
#[derive(Clone, PartialEq, Debug)]
pub enum Against {
    /// There is nothing to compare with.
    Nothing,
    /// It is being read.
    Reading,
    /// It is there.
    Ready(Rc<Baseline>),
    /// It cannot be had; why.
    Refused(String),
}

/// What is compared now, and the file that was read for it.
#[derive(Clone)]
pub(super) struct Comparing {
    wanted: Option<String>,
    against: Against,
    file: Option<Rc<Baseline>>,
}

impl Comparing {
    pub(super) const NOTHING: Self = Self { wanted: None, against: Against::Nothing, file: None };
}

/// A choice of what to compare with: its group, its word in the address, what it is called.
pub type Earlier = (&'static str, String, String);

/// The address of a comparison.
fn route(with: &str) -> Route {
    Page::Roles.view(VIEW).with("with", Some(with))
}

fn point_in_words(point: &SharePoint) -> String {
    let day = point.day.map_or_else(|| "without a day".to_owned(), |day| day.in_words());
    let by = if point.by.is_empty() { String::new() } else { format!(" by {}", point.by) };
    let note = if point.note.is_empty() { String::new() } else { format!(" · {}", point.note) };
    format!("{day}{by}{note}")
}

impl Session {
    /// What the plan is compared with; told when that changes.
    pub fn against(self) -> Against {
        self.comparing.with(|own| own.against.clone())
    }

    /// All that it can be compared with; told when there may be more.
    pub fn baselines(self) -> Vec<Earlier> {
        let points = self.share_points();
        let points = points.iter().map(|point| ("Share points", point.revision.clone(), capital(&point_in_words(point))));
        let restored = self.restore_points().into_iter().map(|point| {
            let day = point.day.map(|day| format!("{} · ", day.in_words())).unwrap_or_default();
            ("Restore points", format!("{RESTORE}{}", point.number), format!("{day}{}", point.reason))
        });
        let own = self.plan().id().clone();
        let plans = self.plans_here().into_iter().filter(|card| card.id != own);
        let plans = plans.map(|card| ("Other plans on this device", format!("{PLAN}{}", card.id), card.name));
        let file = self.comparing.with(|own| own.file.clone());
        let file = file.map(|file| ("Files", FILE.to_owned(), capital(&file.what)));
        file.into_iter().chain(points).chain(restored).chain(plans).collect()
    }

    /// What it is compared with if nothing is chosen: the newest share point from before today, else the newest one, else the newest
    /// restore point.
    pub fn usual_baseline(self) -> Option<String> {
        let (points, today) = (self.share_points(), clock::today());
        let older = points.iter().find(|point| point.day.zip(today).is_some_and(|(day, today)| day < today));
        let restored = || self.restore_points().first().map(|point| format!("{RESTORE}{}", point.number));
        older.or(points.first()).map(|point| point.revision.clone()).or_else(restored)
    }

    /// Compares with something else.
    pub fn compare_with(self, key: &str) {
        self.go(&route(key));
    }

    /// Brings what the plan is to be compared with.
    pub fn look_back(self, key: Option<String>) {
        let found = match &key {
            None => Against::Nothing,
            Some(key) if key == FILE => self.comparing.with_untracked(|own| own.file.clone()).map_or_else(
                || Against::Refused("The file was read for this visit only. Choose it again.".to_owned()),
                Against::Ready,
            ),
            Some(key) if key.starts_with(RESTORE) || key.starts_with(PLAN) => Against::Reading,
            Some(key) => self.share_point(key),
        };
        let reads = found == Against::Reading;
        self.comparing.update(|own| {
            own.wanted.clone_from(&key);
            own.against = found;
        });
        if let Some(key) = key.filter(|_| reads) {
            spawn_local(async move {
                let read = self.read_baseline(&key).await;
                self.comparing.update(|own| {
                    // Something else may have been chosen meanwhile.
                    if own.wanted.as_ref() == Some(&key) {
                        own.against = read;
                    }
                });
            });
        }
    }

    fn share_point(self, revision: &str) -> Against {
        let found = self.open.with_value(|open| {
            let kept = &open.as_ref()?.kept;
            let point = kept.document.history.iter().find(|point| point.revision == revision)?;
            let since = point.day.map_or_else(|| "since that share point".to_owned(), |day| format!("since {}", day.in_words()));
            let what = format!("the share point {}", point_in_words(point));
            Some(kept.document.at(revision, kept.base.as_deref()).map(|plan| Baseline { plan, since, what }))
        });
        match found {
            Some(Some(found)) => Against::Ready(Rc::new(found)),
            Some(None) => Against::Refused("No way leads back to this share point: a part of the history is missing.".to_owned()),
            None => Against::Refused("This plan has no such share point. Choose another one.".to_owned()),
        }
    }

    async fn read_baseline(self, key: &str) -> Against {
        if let Some(number) = key.strip_prefix(RESTORE) {
            let number = number.parse().unwrap_or_default();
            let plan = self.plan().id().clone();
            let card = store::restore_points(&plan).into_iter().find(|card| card.number == number);
            let Some((card, then)) = card.zip(store::read_restore_point(&plan, number).await) else {
                return Against::Refused("This restore point is not there any more, or damaged. Choose another one.".to_owned());
            };
            let day = card.day.map(|day| day.in_words());
            let since = day.as_ref().map_or_else(|| "since that restore point".to_owned(), |day| format!("since {day}"));
            let what = format!("the restore point {}{}", day.map(|day| format!("{day}, ")).unwrap_or_default(), card.reason);
            return Against::Ready(Rc::new(Baseline { plan: then.kept.document.plan, since, what }));
        }
        let plan = key.strip_prefix(PLAN).and_then(Id::new);
        let loaded = match &plan {
            Some(plan) => store::load(plan).await,
            None => Loaded::Missing,
        };
        let Loaded::Ready(there, _) = loaded else {
            return Against::Refused("That plan is not on this device, or cannot be read. Choose another one.".to_owned());
        };
        let plan = there.kept.document.plan;
        let name = plan.settings().name;
        let (since, what) = (format!("compared with “{name}”"), format!("the plan “{name}”"));
        Against::Ready(Rc::new(Baseline { plan, since, what }))
    }

    /// Whether a dropped file is compared with, and not opened; told of it.
    pub fn compares(self) -> bool {
        self.route.with(|route| route.page == Page::Roles && route.view == VIEW)
            && self.phase.with(|phase| matches!(phase, Phase::Open(_)))
    }

    pub(super) fn drop_files(self, files: Vec<Chosen>) {
        if untrack(|| self.compares()) { self.compare_files(files) } else { self.open_files(files) }
    }

    /// Reads a plan file to compare with. It touches no plan.
    fn compare_files(self, mut files: Vec<Chosen>) {
        self.refusals.set(Vec::new());
        let Some(file) = files.pop() else { return };
        let name = file.name();
        if !files.is_empty() {
            return self.refuse(&name, "One plan file is compared at a time.");
        }
        spawn_local(async move {
            if file.size() > MOST_BYTES {
                return self.refuse(&name, &OpenError::TooLarge(file.size()).to_string());
            }
            let Ok(bytes) = file.bytes().await else { return self.refuse(&name, super::opening::UNREADABLE) };
            match open(&bytes) {
                Err(error) => self.refuse(&name, &error.to_string()),
                Ok(opened) => {
                    let name = shown(&name);
                    let (since, what) = (format!("compared with “{name}”"), format!("the file “{name}”"));
                    let read = Rc::new(Baseline { plan: opened.document.plan, since, what });
                    self.comparing.update(|own| {
                        own.file = Some(read.clone());
                        own.wanted = Some(FILE.to_owned());
                        own.against = Against::Ready(read);
                    });
                    self.compare_with(FILE);
                }
            }
        });
    }

    /// What is compared with what, in sentences.
    pub fn basis(self, with: &Baseline, found: &Moved) -> String {
        let plan = self.plan();
        let all = format!("Then: {}. Now: the plan as it is.", with.what);
        if with.plan.id() == plan.id() {
            return all;
        }
        let name = with.plan.settings().name;
        let rows =
            if found.common == 1 { "1 responsibility is".to_owned() } else { format!("{} responsibilities are", found.common) };
        format!("{all} It is another plan, “{name}”: what has the same id in both is taken for the same. {rows} in both.")
    }

    pub(super) fn run_since(self, command: Since) {
        let out = match command {
            Since::Choose => return files::choose(".json,application/json", move |files| self.compare_files(files)),
            Since::HandOut(out) => out,
        };
        let Against::Ready(with) = self.comparing.with_untracked(|own| own.against.clone()) else { return };
        let plan = self.plan();
        let found = Moved::of(&with.plan, &plan);
        let name = plan.settings().name;
        let text = moved::moved(&found, &name, &with.since, &self.basis(&with, &found));
        match out {
            Out::Clipboard => spawn_local(async move { self.copy_out(&text).await }),
            Out::Download => {
                let stem = file_stem(&name);
                let file = if stem.is_empty() { "moved.md".to_owned() } else { format!("moved-{stem}.md") };
                self.download_out(&file, &text);
            }
        }
    }
}
