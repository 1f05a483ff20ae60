//! The time box of a topic: how much time is left to talk about it, and when to say so.
//!
//! A box that runs holds the instant at which it ends, and one that stands holds the time that is left: so what is left never depends on
//! how often anybody looks, on a reload or on a device that slept. Instants are milliseconds since 1970 and come in as arguments; it knows
//! no clock, no storage and no screen.
//!
//! There is one box, and it belongs to the topic on which it was started. Looking at another topic for a moment is no reason to stop the
//! clock for those who are talking, so it goes on and is as it was when one comes back; another topic shows a box of its own, full, which
//! takes the place of this one when it is started.

use crate::plan::Id;

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;
/// The longest box: a day.
const LONGEST: i64 = 24 * 60 * MINUTE;
/// A box that ended so long ago is of another meeting.
const STALE: i64 = 120 * MINUTE;

/// Whether the time runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Run {
    /// It stands, and so much is left; less than nothing if it is over.
    Stands(i64),
    /// It ends, or has ended, at this instant.
    Ends(i64),
}

/// The time box of a topic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeBox {
    /// The round.
    pub round: Id,
    /// The topic.
    pub topic: Id,
    /// How long it is with all that was added.
    length: i64,
    run: Run,
    /// Whether its end has been sounded: with two tabs, one of them does.
    pub told: bool,
}

/// Something worth saying while the time runs, in the order in which it comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// Half of it is over.
    Half,
    /// One minute is left.
    Minute,
    /// It is over.
    End,
}

impl Mark {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Half => "Half of the time is over.",
            Self::Minute => "One minute left.",
            Self::End => "The time is up.",
        }
    }
}

impl TimeBox {
    /// A full box of so many minutes that nobody has started.
    #[must_use]
    pub fn new(round: Id, topic: Id, minutes: u32) -> Self {
        let length = (i64::from(minutes) * MINUTE).clamp(MINUTE, LONGEST);
        Self { round, topic, length, run: Run::Stands(length), told: false }
    }

    /// Whether it belongs to this topic of this round.
    #[must_use]
    pub fn is_of(&self, round: &Id, topic: &Id) -> bool {
        self.round == *round && self.topic == *topic
    }

    /// Whether it is the same but for whether its end has been sounded.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let as_other = Self { told: other.told, ..self.clone() };
        as_other == *other
    }

    /// Whether the time runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        matches!(self.run, Run::Ends(_))
    }

    /// Whether nothing of it is used yet.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.run == Run::Stands(self.length)
    }

    /// What is left, in milliseconds; less than nothing once it is over. A clock that was put back leaves no more than all of it.
    #[must_use]
    pub fn left(&self, now: i64) -> i64 {
        match self.run {
            Run::Stands(left) => left,
            Run::Ends(end) => end.saturating_sub(now).min(self.length),
        }
    }

    /// Started, or going on.
    #[must_use]
    pub fn started(self, now: i64) -> Self {
        let run = Run::Ends(now.saturating_add(self.left(now)));
        Self { run, ..self }
    }

    /// Stopped for now.
    #[must_use]
    pub fn paused(self, now: i64) -> Self {
        let run = Run::Stands(self.left(now));
        Self { run, ..self }
    }

    /// With a minute more. Once it is over, that is a minute from now: nobody wants to wait until what ran over is made up for.
    #[must_use]
    pub fn extended(self, now: i64) -> Self {
        let left = self.left(now).max(0) + MINUTE;
        let length = (self.length + MINUTE).min(LONGEST).max(left);
        let run = if self.runs() { Run::Ends(now.saturating_add(left)) } else { Run::Stands(left) };
        Self { run, length, told: false, ..self }
    }

    /// What is worth saying of the time between two looks at the clock: the last thing that came to pass.
    #[must_use]
    pub fn passed(&self, before: i64, now: i64) -> Option<Mark> {
        let (before, left) = (self.left(before), self.left(now));
        let marks = [(0, Mark::End), (MINUTE, Mark::Minute), (self.length / 2, Mark::Half)];
        let passed = marks.into_iter().find(|(at, _)| self.runs() && before > *at && left <= *at);
        passed.map(|(_, mark)| mark)
    }

    /// In how many milliseconds its words change while it runs.
    #[must_use]
    pub fn next_change(&self, now: i64) -> i64 {
        let left = self.left(now);
        if left > 0 { (left - 1) % 1000 + 1 } else { 1000 - (-left) % 1000 }
    }

    /// Whether it ended so long ago that it is of another meeting.
    #[must_use]
    pub fn is_stale(&self, now: i64) -> bool {
        self.runs() && self.left(now) < -STALE
    }

    /// As a text to be kept on the device.
    #[must_use]
    pub fn write(&self) -> String {
        let (word, number) = match self.run {
            Run::Stands(left) => ("left", left),
            Run::Ends(end) => ("ends", end),
        };
        let told = if self.told { "told" } else { "-" };
        format!("{} {} {} {word} {number} {told}", self.round, self.topic, self.length)
    }

    /// Reads such a text; nothing of one that is damaged.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let mut next = || parts.next();
        let (round, topic) = (Id::new(next()?)?, Id::new(next()?)?);
        let length: i64 = next()?.parse().ok()?;
        let (word, number, told) = (next()?, next()?.parse::<i64>().ok()?, next()?);
        let run = match word {
            "left" if number <= length => Run::Stands(number),
            "ends" => Run::Ends(number),
            _ => return None,
        };
        let fits = (MINUTE..=LONGEST).contains(&length) && matches!(told, "told" | "-") && next().is_none();
        fits.then_some(Self { round, topic, length, run, told: told == "told" })
    }
}

/// A time that is left, as a clock shows it: `4:59`, and once it is over `1:20 over`. A second that has begun counts while it runs down.
#[must_use]
pub fn as_clock(left: i64) -> String {
    let seconds = if left > 0 { (left + 999) / 1000 } else { left / -1000 };
    let over = if left <= -1000 { " over" } else { "" };
    format!("{}:{:02}{over}", seconds / 60, seconds % 60)
}
