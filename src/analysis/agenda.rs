//! The agenda of a discussion: which topics of a round are talked about, in which order, and how long that takes.
//!
//! Without a word from the facilitator it is the order of disagreement. A topic that was moved has a key of its own and keeps its place
//! by it; every other topic stands at the key that belongs to its place in the order of disagreement, as if the whole list had been
//! given evenly spread keys. So a move changes one record, and when late answers change the disagreement, what was moved stays where it
//! was put while the rest order themselves around it. Knows the decisions of a plan; no clock and no screen.

use super::finding::count_of;
use crate::plan::order::MAX_ORDER;
use crate::plan::sorting::order_by;
use crate::plan::{Day, Decision, Id, OrderKey, Plan, Round};

/// The minutes for a topic if nothing else is said.
pub const USUAL_MINUTES: u32 = 5;
/// The most minutes for a topic.
pub const MOST_MINUTES: u32 = 240;

/// A key longer than this makes way for short ones, for the whole list at once.
const LONG: usize = MAX_ORDER / 4;

/// The agenda of a round. Topics are indices of the list that it was made of.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Agenda {
    /// What is talked about, in its order.
    pub on: Vec<usize>,
    /// What is left out, in the order in which it would come.
    pub off: Vec<usize>,
    /// Whether any topic was moved.
    pub is_own: bool,
    /// All of them in their order, each with its key.
    all: Vec<(usize, OrderKey)>,
}

impl Agenda {
    /// The agenda of a round: `topics` are its topics, `disagreement` their order of disagreement, as indices of `topics`.
    #[must_use]
    pub fn of(plan: &Plan, round: &Id, topics: &[Id], disagreement: &[usize]) -> Self {
        let decision = |topic: usize| plan.decisions.get(Decision::id_of(round, topics.get(topic)?).as_str());
        let own = |topic: usize| decision(topic).map(|own| own.order.clone()).filter(|key| *key != OrderKey::default());
        let usual = OrderKey::spread(disagreement.len());
        let is_own = disagreement.iter().any(|&topic| own(topic).is_some());
        let keyed: Vec<(usize, OrderKey)> =
            disagreement.iter().zip(usual).map(|(&topic, usual)| (topic, own(topic).unwrap_or(usual))).collect();
        // Stable: of equal keys the topic with more disagreement comes first.
        let sorted = order_by(keyed.len(), &|a, b| keyed[a].1.cmp(&keyed[b].1));
        let all: Vec<(usize, OrderKey)> = sorted.into_iter().map(|at| keyed[at].clone()).collect();
        let left_out = |topic: &usize| decision(*topic).is_some_and(|own| own.off);
        let (off, on) = all.iter().map(|(topic, _)| *topic).partition(left_out);
        Self { on, off, is_own, all }
    }

    /// The place of a topic on the agenda, from 0; none for one that is left out.
    #[must_use]
    pub fn place(&self, topic: usize) -> Option<usize> {
        self.on.iter().position(|own| *own == topic)
    }

    /// The topic so many places after this one; for one that is left out, the first.
    #[must_use]
    pub fn beside(&self, topic: usize, step: isize) -> Option<usize> {
        let place = match self.place(topic) {
            Some(place) => place.checked_add_signed(step)?,
            None if step > 0 => 0,
            None => return None,
        };
        self.on.get(place).copied()
    }

    /// Where it goes on after a topic: the next one for which this holds, and after the last one again from the first.
    #[must_use]
    pub fn next(&self, topic: usize, holds: impl Fn(usize) -> bool) -> Option<usize> {
        let place = self.place(topic).map_or(0, |place| place + 1);
        let round = (0..self.on.len()).map(|step| self.on[(place + step) % self.on.len()]);
        round.into_iter().find(|&own| own != topic && holds(own))
    }

    /// The keys that put a topic at a place of the agenda, counted without it: one key, if there is room between its neighbours.
    #[must_use]
    pub fn moved(&self, topic: usize, to: usize) -> Vec<(usize, OrderKey)> {
        if self.place(topic).is_none_or(|place| place == to) {
            return Vec::new();
        }
        let others: Vec<usize> = self.on.iter().copied().filter(|own| *own != topic).collect();
        let key = |topic: &usize| self.all.iter().find(|(own, _)| own == topic).map(|(_, key)| key);
        let low = to.checked_sub(1).and_then(|at| others.get(at)).and_then(key).cloned().unwrap_or_default();
        let high = others.get(to).and_then(key);
        let own = OrderKey::between(&low, high);
        if high.is_none_or(|high| low < own && own < *high) && own.as_str().len() <= LONG {
            return vec![(topic, own)];
        }
        // No room: all of them get new keys, what is left out along with the rest.
        let mut order: Vec<usize> = self.all.iter().map(|(own, _)| *own).filter(|own| *own != topic).collect();
        let at = others.get(to).and_then(|next| order.iter().position(|own| own == next)).unwrap_or(order.len());
        order.insert(at, topic);
        let keys = OrderKey::spread(order.len());
        order.into_iter().zip(keys).collect()
    }
}

/// The minutes to talk about a topic of a round.
#[must_use]
pub fn minutes_of(round: &Round) -> u32 {
    if round.minutes == 0 { USUAL_MINUTES } else { round.minutes }
}

/// A time in words: `45 minutes`, `1 hour`, `2 hours 5 minutes`.
#[must_use]
pub fn time_in_words(minutes: usize) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => count_of(rest, "minute"),
        (hours, 0) => count_of(hours, "hour"),
        (hours, rest) => format!("{} {}", count_of(hours, "hour"), count_of(rest, "minute")),
    }
}

/// What is left of the agenda: so many open topics, how long they take, and until when if that is today.
#[must_use]
pub fn left_in_words(open: usize, minutes: u32, until: Option<(u32, u32)>) -> String {
    let all = open * minutes as usize;
    let until = until.filter(|_| all < 24 * 60).map(|(hour, minute)| format!(", until about {hour:02}:{minute:02}"));
    format!("{} to go: {}{}.", count_of(open, "topic"), time_in_words(all), until.unwrap_or_default())
}

/// The day on which a round was to be repeated, if that day has come.
#[must_use]
pub fn due(round: &Round, today: Option<Day>) -> Option<Day> {
    round.again.filter(|day| !round.is_covered() && today.is_some_and(|today| *day <= today))
}
