//! Two rounds compared: what came together between them, and what drifted apart.
//!
//! Responsible for the part that both have in common, the topics that both ask about and the people who answered in both, for the
//! figures of exactly that part then and now, and for the finding in words. Roles are matched by id. It does not know which round was
//! the earlier one, nor the names of anybody.

use std::cmp::Ordering;

use super::finding::{capital, count_of, in_words};
use super::round::RoundVotes;
use super::votes::{Choice, Votes};
use super::{Agreement, Reveal};
use crate::plan::Id;
use crate::plan::sorting::order_by;

/// How the voices on a topic moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    /// They are less apart than they were.
    Together,
    /// They are further apart than they were.
    Apart,
    /// They are as far apart as they were, whether with the same answers or with others.
    Same,
    /// Then or now fewer than two of them answered, so that nothing was apart.
    Untold,
}

/// A topic that both rounds ask about.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The topic.
    pub topic: Id,
    /// The mean set distance then, 0 (all agree) to 1; `None` with fewer than two voices.
    pub then: Option<f64>,
    /// The mean set distance now.
    pub now: Option<f64>,
    /// How the voices moved.
    pub trend: Trend,
    /// How many answered it both times.
    pub both: usize,
    /// How many of these gave another answer now.
    pub changed: usize,
}

/// Two rounds, on what they have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The people who answered in both.
    pub people: usize,
    /// The topics of both, the largest change first, those of which nothing can be told last.
    pub topics: Vec<Shift>,
    /// The agreement then: nominal and set-aware.
    pub then: [Agreement; 2],
    /// The agreement now.
    pub now: [Agreement; 2],
}

impl Comparison {
    /// Compares two rounds. Takes time in proportion to the answers, and to the square of the numbers of topics, people and roles.
    #[must_use]
    pub fn of(then: &RoundVotes, now: &RoundVotes) -> Self {
        let topics = common(&then.topics, &now.topics);
        let people = common(&then.voices, &now.voices);
        let [before, after] = Self::votes(then, now);
        let (was, is) = (Reveal::of(&before), Reveal::of(&after));
        let now_ids = &now.topics;
        let shift = |at: usize| {
            let answers = (0..people.len()).filter_map(|voice| Some((before.answer(at, voice)?, after.answer(at, voice)?)));
            let (both, changed) =
                answers.fold((0, 0), |(both, changed), (then, now)| (both + 1, changed + usize::from(then != now)));
            let (then, now) = (was.topics[at].distance, is.topics[at].distance);
            Shift { topic: now_ids[topics[at].1].clone(), then, now, trend: trend(then, now), both, changed }
        };
        let shifts: Vec<Shift> = (0..topics.len()).map(shift).collect();
        // To a billionth, so that the last bit of a difference decides nothing.
        let size = |shift: &Shift| shift.then.zip(shift.now).map_or(-1, |(then, now)| ((now - then).abs() * 1e9).round() as i64);
        // In range: places in the list.
        let order = order_by(shifts.len(), &|a, b| {
            let (a, b) = (&shifts[a], &shifts[b]);
            size(b).cmp(&size(a)).then_with(|| b.changed.cmp(&a.changed))
        });
        let topics = order.into_iter().map(|at| shifts[at].clone()).collect();
        Self { people: people.len(), topics, then: [was.nominal, was.set_aware], now: [is.nominal, is.set_aware] }
    }
}

impl Comparison {
    /// The votes of the part that both rounds have in common, then and now: its topics and its people alone.
    #[must_use]
    pub fn votes(then: &RoundVotes, now: &RoundVotes) -> [Votes; 2] {
        let topics = common(&then.topics, &now.topics);
        let people = common(&then.voices, &now.voices);
        let mut roles: Vec<&Id> = now.roles.iter().collect();
        roles.extend(then.roles.iter().filter(|id| !now.roles.contains(id)));
        // By the numbers of the common part: pairs are (then, now).
        let part = |round: &RoundVotes, side: fn(&(usize, usize)) -> usize| {
            let places: Vec<Option<u16>> =
                round.roles.iter().map(|id| roles.iter().position(|own| *own == id).and_then(|at| at.try_into().ok())).collect();
            let mut votes = Votes::new(roles.len(), topics.len(), people.len());
            let mut named: Vec<u16> = Vec::new();
            for (topic, pair) in topics.iter().enumerate() {
                for (voice, person) in people.iter().enumerate() {
                    match round.votes.answer(side(pair), side(person)) {
                        Some(Choice::Roles(own)) => {
                            named.clear();
                            // In range: a stored role is a place in the roles of its round.
                            named.extend(own.iter().filter_map(|&role| places[usize::from(role)]));
                            votes.cast(topic, voice, Choice::Roles(&named));
                        }
                        Some(other) => {
                            votes.cast(topic, voice, other);
                        }
                        None => {}
                    }
                }
            }
            votes
        };
        [part(then, |pair| pair.0), part(now, |pair| pair.1)]
    }

    /// How many topics moved so.
    #[must_use]
    pub fn count(&self, trend: Trend) -> usize {
        self.topics.iter().filter(|shift| shift.trend == trend).count()
    }

    /// What was found, as a heading.
    #[must_use]
    pub fn finding(&self) -> String {
        let topics = |count: usize| format!("{} topic{}", capital(&in_words(count)), if count == 1 { "" } else { "s" });
        match (self.count(Trend::Together), self.count(Trend::Apart), self.count(Trend::Same)) {
            _ if self.topics.is_empty() => "The two rounds have no topic in common".to_owned(),
            _ if self.people == 0 => "Nobody answered in both rounds".to_owned(),
            _ if self.people == 1 => "Only one participant answered in both rounds".to_owned(),
            (0, 0, 0) => "No topic was answered by two both times, so nothing can be compared".to_owned(),
            (0, 0, 1) => "The one topic that can be compared stayed as it was".to_owned(),
            (0, 0, _) => "No topic came together, and none drifted apart".to_owned(),
            (0, apart, _) => format!("{} drifted apart, none came together", topics(apart)),
            (together, apart, _) => format!("{} came together, {} drifted apart", topics(together), in_words(apart)),
        }
    }

    /// What it rests on, and what the finding leaves out, in a sentence or two.
    #[must_use]
    pub fn basis(&self) -> String {
        let (same, untold) = (self.count(Trend::Same), self.count(Trend::Untold));
        let rest = match (same, untold) {
            (0, 0) => String::new(),
            (same, 0) => format!(" {} stayed as far apart as before.", capital(&in_words(same))),
            (0, untold) => format!(" Of {} nothing can be told.", in_words(untold)),
            (same, untold) => {
                format!(
                    " {} stayed as far apart as before; of {} nothing can be told.",
                    capital(&in_words(same)),
                    in_words(untold)
                )
            }
        };
        let (topics, people) = (count_of(self.topics.len(), "topic"), count_of(self.people, "participant"));
        format!("On what both rounds have in common: {topics}, {people} who answered both times.{rest}")
    }
}

/// The ids that stand in both lists, as places in each, in the order of the second.
fn common(then: &[Id], now: &[Id]) -> Vec<(usize, usize)> {
    let pair = |(at, id): (usize, &Id)| Some((then.iter().position(|own| own == id)?, at));
    now.iter().enumerate().filter_map(pair).collect()
}

/// Equal spreads have equal numbers, see [`super::Topic::distance`].
fn trend(then: Option<f64>, now: Option<f64>) -> Trend {
    match then.zip(now).map(|(then, now)| now.total_cmp(&then)) {
        None => Trend::Untold,
        Some(Ordering::Less) => Trend::Together,
        Some(Ordering::Equal) => Trend::Same,
        Some(Ordering::Greater) => Trend::Apart,
    }
}
