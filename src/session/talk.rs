//! What is done with a discussion: its agenda, its time box, presenting it to a room, going from topic to topic. Knows no view: the one
//! that is shown says where it stands.

use super::Session;
use super::plan::Phase;
use super::route::{Page, Route};
use crate::analysis::TimeBox;
use crate::browser::page::{self, Key};
use crate::browser::{clock, events, sound};
use crate::file::words::title;
use crate::plan::{Day, Id, OrderKey, Pace, TableName, actions};
use crate::signals::*;

/// What stands in the address while the page is shown to a room.
pub const PRESENT: &str = "present";

/// What gets the focus when another topic is shown: the first of these that is there.
const STARTS: [&str; 3] = ["stage", "letter-0-A", "main"];

/// How many frames a route may take to come.
const FRAMES: u32 = 20;

/// Where the discussion stands.
#[derive(Clone, PartialEq, Debug)]
pub struct At {
    /// The round.
    pub round: Id,
    /// The topic under discussion; none on the reveal, and when all is settled.
    pub topic: Option<Id>,
    /// The minutes for a topic.
    pub minutes: u32,
    /// What comes before it.
    pub back: Option<Route>,
    /// What comes after it.
    pub on: Option<Route>,
}

/// Something that can be done with a discussion.
#[derive(Clone, PartialEq, Debug)]
pub enum InTalk {
    /// Gives topics of a round these places on the agenda; the first one is the one that is moved.
    Place(Id, Vec<(Id, OrderKey)>),
    /// Leaves a topic out of the agenda, or takes it back.
    LeaveOut(Id, Id, bool),
    /// Has the agenda follow the disagreement again.
    Reset(Id),
    /// Sets the minutes for a topic.
    Minutes(Id, u32),
    /// Sets the day on which to ask again.
    Again(Id, Option<Day>),
    /// Starts the timer of the topic under discussion, or pauses it.
    StartOrPause,
    /// Gives the topic under discussion a minute more.
    Longer,
    /// Gives it all of its time again.
    Refill,
    /// Has the end of the time make a sound, or not any more.
    Sound,
    /// Shows the page to a room, or not any more.
    Present,
    /// Goes to the next topic, or part of the reveal.
    Next,
    /// Goes to the one before.
    Previous,
}

impl Session {
    pub(super) fn can_in_talk(self, command: &InTalk) -> bool {
        let at = |fits: fn(&At) -> bool| self.at.with(|at| at.as_ref().is_some_and(fits));
        match command {
            InTalk::StartOrPause | InTalk::Longer => at(|at| at.topic.is_some()),
            InTalk::Refill => self.time_here().is_some_and(|time| !time.is_full()),
            InTalk::Next => at(|at| at.on.is_some()),
            InTalk::Previous => at(|at| at.back.is_some()),
            _ => self.phase.with(|phase| matches!(phase, Phase::Open(_))),
        }
    }

    /// The time box of the topic under discussion: the one that is kept if it belongs to it, else a full one.
    pub fn time_here(self) -> Option<TimeBox> {
        let (round, topic, minutes) =
            self.at.with(|at| at.as_ref().and_then(|at| Some((at.round.clone(), at.topic.clone()?, at.minutes))))?;
        let kept = self.timer.time.with(|time| time.clone().filter(|time| time.is_of(&round, &topic)));
        Some(kept.unwrap_or_else(|| TimeBox::new(round, topic, minutes)))
    }

    pub(super) fn run_in_talk(self, command: InTalk) {
        let name = |topic: &Id| title(&self.plan(), TableName::Responsibilities, topic.as_str());
        match command {
            InTalk::Place(round, places) => {
                let label = places.first().map_or_else(String::new, |(topic, _)| format!("move {} on the agenda", name(topic)));
                self.commit_quietly(&label, |plan| actions::place_topics(plan, &round, &places));
            }
            InTalk::LeaveOut(round, topic, off) => {
                let label = if off { format!("leave {} out", name(&topic)) } else { format!("take {} back", name(&topic)) };
                self.commit_quietly(&label, |plan| actions::leave_out(plan, &round, &topic, off));
            }
            InTalk::Reset(round) => {
                self.commit_quietly("follow the disagreement again", |plan| actions::reset_agenda(plan, &round));
            }
            InTalk::Minutes(round, minutes) => {
                self.commit_quietly("set the minutes for a topic", |plan| actions::set_minutes(plan, &round, minutes));
            }
            InTalk::Again(round, day) => {
                // A day that is typed comes digit by digit: one step for all of them.
                let _gone = self.commit("set the day to ask again", Pace::Burst, |plan| actions::set_again(plan, &round, day));
            }
            InTalk::StartOrPause | InTalk::Longer | InTalk::Refill => self.turn_time(&command),
            InTalk::Sound => {
                self.prefer(|prefs| prefs.silent = !prefs.silent);
                self.wake_sound();
            }
            InTalk::Present => self.present(),
            InTalk::Next | InTalk::Previous => {
                let at = self.at.get_untracked();
                let to = at.and_then(|at| if command == InTalk::Next { at.on } else { at.back });
                if let Some(to) = to {
                    self.go_and_start(&to);
                }
            }
        }
    }

    fn turn_time(self, command: &InTalk) {
        let Some(time) = untrack(|| self.time_here()) else { return };
        let now = clock::instant();
        self.keep_time(match command {
            InTalk::Refill => None,
            InTalk::Longer => Some(time.extended(now)),
            _ if time.runs() => Some(time.paused(now)),
            _ => Some(time.started(now)),
        });
        self.wake_sound();
    }

    /// Gets ready to sound, if that is wanted; while a key or a click is handled, as browsers demand.
    fn wake_sound(self) {
        let runs = self.timer.time.with_untracked(|time| time.as_ref().is_some_and(TimeBox::runs));
        if runs && !self.prefs.with_untracked(|prefs| prefs.silent) {
            sound::wake();
        }
    }

    fn is_presenting(self) -> bool {
        self.route.with_untracked(|route| route.page == Page::Workshop && route.chosen(PRESENT).is_some())
    }

    /// Shows the page to a room: the view of the workshop that is shown, if it can be, else the reveal. Or leaves that.
    fn present(self) {
        let route = self.route.get_untracked();
        if self.is_presenting() {
            return self.stop_presenting();
        }
        let can = route.page == Page::Workshop && matches!(route.view.as_str(), "" | "reveal" | "decide");
        let shown =
            || Page::Workshop.view("reveal").with("round", route.chosen("round").filter(|_| route.page == Page::Workshop));
        let to = if can { route.clone() } else { shown() };
        self.palette.set(false);
        page::fill_screen(true);
        self.go_and_start(&to.with(PRESENT, Some("1")));
    }

    fn stop_presenting(self) {
        page::fill_screen(false);
        let route = self.route.get_untracked();
        let to = route.with(PRESENT, None).with("step", None);
        self.go(&to);
        spawn_local(async move {
            self.arrived(&to).await;
            let _found = page::focus(PRESENT) || page::focus("main");
        });
    }

    /// Waits until the page of a route is drawn.
    async fn arrived(self, to: &Route) {
        for _ in 0..FRAMES {
            events::next_frame().await;
            if self.route.with_untracked(|route| route == to) {
                break;
            }
        }
        tick().await;
    }

    /// Goes to a topic, and gets the keyboard ready for it.
    pub fn go_and_start(self, to: &Route) {
        self.go(to);
        let to = to.clone();
        spawn_local(async move {
            self.arrived(&to).await;
            let _found = STARTS.into_iter().any(page::focus);
            page::scroll_to_top();
        });
    }

    pub(super) fn listen_for_talk(self) {
        // Back from sleep or from another tab: the clock went on.
        events::on_document("visibilitychange", move |_| self.look_at_clock());
        events::on_document("pointerup", move |_| self.wake_sound());
        events::on_document("keyup", move |_| self.wake_sound());
        // The browser's own way out of the full screen leaves the presentation, too.
        events::on_document("fullscreenchange", move |_| {
            if !page::fills_screen() && self.is_presenting() {
                self.stop_presenting();
            }
        });
    }

    /// Runs what a key without Ctrl means for the discussion, if anything. A presenter's remote sends Page Up and Page Down or arrows.
    pub(super) fn take_talk_key(self, key: &Key) {
        let presents = self.is_presenting();
        if key.is_taken || key.shift || key.alt == presents || self.at.with_untracked(Option::is_none) {
            return;
        }
        let command = match key.name.as_str() {
            "PageDown" => InTalk::Next,
            "PageUp" => InTalk::Previous,
            "ArrowRight" if presents => InTalk::Next,
            "ArrowLeft" if presents => InTalk::Previous,
            "Escape" if presents => InTalk::Present,
            _ => return,
        };
        key.take();
        if untrack(|| self.can_in_talk(&command)) {
            self.run(super::Command::InTalk(command));
        }
    }
}
