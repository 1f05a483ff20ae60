//! What the answers say about each topic, and in which order to talk about them.
//!
//! Responsible for the summary of one topic and the order of disagreement. It does not know the agreement over all topics, nor the
//! catalogue: a topic is its index.

use super::agreement::{Units, disagreement};
use super::distance::{Distances, ONE};
use super::votes::{Choice, Votes};
use crate::plan::sorting::order_by;

/// How the voices stand on a topic; each topic is in exactly one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Two voices name exactly one role each, and not the same: a flat contradiction.
    Contested,
    /// At least two different answers, without a flat contradiction.
    Disputed,
    /// At least two voices, all with the same answer.
    Undisputed,
    /// Only one voice.
    SingleVoice,
    /// No voice: not asked, not answered, or nobody knew.
    Unanswered,
}

/// The summary of one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// The number of voices that answered.
    pub voices: u32,
    /// The set distance averaged over all pairs of voices, 0 (all agree) to 1; `None` with fewer than two voices. Sums are exact and only
    /// the last division rounds, so topics with the same spread have the same number.
    pub distance: Option<f64>,
    /// Two voices name exactly one role each, and not the same. The team and nobody are not roles.
    pub contested: bool,
    /// At least two voices, all with the same answer.
    pub unanimous: bool,
    /// By role: its share of the votes, 0 to 1. An answer that names k roles gives 1/k of a vote to each.
    pub shares: Vec<f64>,
    /// The share of voices that say the whole team.
    pub team: f64,
    /// The share of voices that say nobody.
    pub nobody: f64,
}

impl Topic {
    /// The state that the topic is in.
    #[must_use]
    pub const fn state(&self) -> State {
        match self.voices {
            0 => State::Unanswered,
            1 => State::SingleVoice,
            _ if self.contested => State::Contested,
            _ if self.unanimous => State::Undisputed,
            _ => State::Disputed,
        }
    }
}

/// Summarises all topics, in the order of the votes.
#[must_use]
pub fn topics(votes: &Votes) -> Vec<Topic> {
    let (units, distances) = (Units::of(votes), Distances::of(votes));
    let observed: Vec<u128> = (0..units.len()).map(|unit| disagreement(units.cells(unit), &distances)).collect();
    summaries(votes, &units, &observed)
}

/// `units` are those of the votes, and `observed` holds the set distance of each, summed over ordered pairs.
pub(super) fn summaries(votes: &Votes, units: &Units, observed: &[u128]) -> Vec<Topic> {
    // A vote in whole parts, so that the sums are exact for sets of up to 22 roles and do not depend on the order of the voices.
    const VOTE: u64 = ONE as u64 / 3;
    let mut parts = vec![0u64; votes.roles()];
    let summary = |unit: usize| {
        parts.fill(0);
        let (mut team, mut nobody) = (0, 0);
        let (mut sole, mut contested) = (None, false);
        for &(category, count) in units.cells(unit) {
            match votes.category(category) {
                Some(Choice::Roles(roles)) => {
                    if let &[only] = roles {
                        contested |= sole.is_some();
                        sole = Some(only);
                    }
                    for &role in roles {
                        // In range: a stored role is below votes.roles().
                        parts[usize::from(role)] += u64::from(count) * (VOTE / roles.len() as u64);
                    }
                }
                Some(Choice::Team) => team = count,
                Some(Choice::Nobody) => nobody = count,
                None => {}
            }
        }
        let voices = units.size(unit);
        let part = |part: f64| if voices == 0 { 0.0 } else { part / f64::from(voices) };
        let ordered_pairs = f64::from(voices) * (f64::from(voices) - 1.0);
        Topic {
            voices,
            distance: (voices >= 2).then(|| observed[unit] as f64 / (ordered_pairs * f64::from(ONE))),
            contested,
            unanimous: voices >= 2 && units.cells(unit).len() == 1,
            shares: parts.iter().map(|&votes| part(votes as f64 / VOTE as f64)).collect(),
            team: part(f64::from(team)),
            nobody: part(f64::from(nobody)),
        }
    };
    (0..units.len()).map(summary).collect()
}

/// The order in which to talk about topics, as indices: contested ones first, then by falling distance (topics without one last), then by
/// falling number of voices, then as given. A total order: each topic comes exactly once, and equal input gives equal output.
#[must_use]
pub fn order(topics: &[Topic]) -> Vec<usize> {
    order_by(topics.len(), &|a, b| {
        // In range: both are indices of topics.
        let (a, b) = (&topics[a], &topics[b]);
        let distance = |topic: &Topic| topic.distance.unwrap_or(-1.0);
        b.contested.cmp(&a.contested).then_with(|| distance(b).total_cmp(&distance(a))).then_with(|| b.voices.cmp(&a.voices))
    })
}
