//! The time box of the discussion on this device: kept, told at its marks, and the same in all tabs. Knows no view; how time is counted
//! stands in `analysis::timebox`.
//!
//! ```text
//! tandem/timer/<plan>   the box that was started last, as one line
//! ```
//! It belongs to the device and not to the plan: nobody who opens the plan elsewhere has the same minutes left.

use super::Session;
use super::plan::{Phase, Toast};
use super::route::Page;
use crate::analysis::TimeBox;
use crate::analysis::timebox::Mark;
use crate::browser::locks::with_lock;
use crate::browser::storage::{self, Shelf};
use crate::browser::{clock, events, page, sound};
use crate::file::words::title;
use crate::plan::{Id, TableName};
use crate::signals::*;

/// The beginning of the keys.
const TIMERS: &str = "tandem/timer/";

/// An end that is noticed later than this, in milliseconds, makes no sound any more: the device slept.
const LATE: i64 = 10_000;

/// The time box of the open plan, and when it was looked at last.
#[derive(Clone, Copy)]
pub struct Timer {
    /// The box.
    pub time: RwSignal<Option<TimeBox>>,
    /// The instant of the last look at the clock.
    pub now: RwSignal<i64>,
    /// What was worth saying last, for those who do not see the clock.
    pub said: RwSignal<&'static str>,
    /// The number of the watch that runs: of two that overlap the earlier one ends.
    watch: StoredValue<u32>,
}

impl Timer {
    /// No box.
    pub(super) fn begin() -> Self {
        Self {
            time: RwSignal::new(None),
            now: RwSignal::new(clock::instant()),
            said: RwSignal::new(""),
            watch: StoredValue::new(0),
        }
    }
}

fn key(plan: &Id) -> String {
    format!("{TIMERS}{plan}")
}

/// Takes the box of a plan off the device.
pub(super) fn forget(plan: &Id) {
    storage::remove(Shelf::Device, &key(plan));
}

impl Session {
    fn timer_key(self) -> Option<String> {
        match self.phase.get_untracked() {
            Phase::Open(plan) => Some(key(&plan)),
            _ => None,
        }
    }

    /// Takes the box as it is kept on the device: after a reload, for another plan, or when another tab has changed it.
    pub(super) fn find_time(self) {
        let kept = self.timer_key().and_then(|key| storage::get(Shelf::Device, &key)).and_then(|text| TimeBox::read(&text));
        let now = clock::instant();
        let kept = kept.filter(|time| !time.is_stale(now));
        let own = self.timer.time.get_untracked();
        if own == kept {
            return;
        }
        // That another tab has sounded the end is nothing to be said again.
        let same = own.as_ref().zip(kept.as_ref()).is_some_and(|(own, kept)| own.is_same(kept));
        self.timer.time.set(kept);
        if !same {
            self.timer.now.set(now);
            self.timer.said.set("");
            self.watch_time();
        }
    }

    /// Keeps a box in the place of the one before, or none.
    pub(super) fn keep_time(self, time: Option<TimeBox>) {
        if let Some(key) = self.timer_key() {
            match &time {
                // Without storage it runs in this tab, until that is closed.
                Some(time) => drop(storage::set(Shelf::Device, &key, &time.write())),
                None => storage::remove(Shelf::Device, &key),
            }
        }
        self.timer.now.set(clock::instant());
        self.timer.said.set("");
        self.timer.time.set(time);
        self.watch_time();
    }

    /// What is settled needs no time any more.
    pub(super) fn end_time_of(self, round: &Id, topics: &[Id]) {
        let is_over = |time: &TimeBox| topics.iter().any(|topic| time.is_of(round, topic));
        if self.timer.time.with_untracked(|time| time.as_ref().is_some_and(is_over)) {
            self.keep_time(None);
        }
    }

    /// Looks at the clock whenever what it shows changes, for as long as the box runs.
    fn watch_time(self) {
        self.timer.watch.update_value(|watch| *watch += 1);
        let own = self.timer.watch.get_value();
        spawn_local(async move {
            while self.timer.watch.get_value() == own {
                let time = self.timer.time.with_untracked(Clone::clone).filter(TimeBox::runs);
                let Some(wait) = time.map(|time| time.next_change(clock::instant())) else { break };
                events::wait(i32::try_from(wait).unwrap_or(1000)).await;
                if self.timer.watch.get_value() == own {
                    self.look_at_clock();
                }
            }
        });
    }

    /// Looks at the clock, and says what has come to pass since the last look.
    pub(super) fn look_at_clock(self) {
        let (before, now) = (self.timer.now.get_untracked(), clock::instant());
        let time = self.timer.time.get_untracked();
        self.timer.now.set(now);
        let Some((time, mark)) = time.and_then(|time| time.passed(before, now).map(|mark| (time, mark))) else { return };
        self.timer.said.set(mark.words());
        if mark != Mark::End {
            return;
        }
        let is_shown = self
            .at
            .with_untracked(|at| at.as_ref().is_some_and(|at| at.topic.as_ref().is_some_and(|own| time.is_of(&at.round, own))));
        // Who has their turn to answer learns nothing of the discussion.
        if !is_shown && self.route.with_untracked(|route| route.page != Page::Answer) {
            let name = title(&self.plan(), TableName::Responsibilities, time.topic.as_str());
            self.say(Toast::new(format!("The time is up: {name}")));
        }
        if -time.left(now) < LATE && !self.prefs.with_untracked(|prefs| prefs.silent) && page::is_visible() {
            self.sound_once();
        }
    }

    /// Sounds the end of the box, unless another tab has done so.
    fn sound_once(self) {
        spawn_local(with_lock("tandem/timer", async move {
            let Some(key) = self.timer_key() else { return };
            let kept = storage::get(Shelf::Device, &key).and_then(|text| TimeBox::read(&text));
            if kept.as_ref().is_some_and(|time| time.told) {
                return;
            }
            if let Some(mut time) = self.timer.time.get_untracked() {
                time.told = true;
                let _kept = storage::set(Shelf::Device, &key, &time.write());
                self.timer.time.set(Some(time));
            }
            sound::tone();
        }));
    }
}
