//! Where each topic lies between two roles.
//!
//! Responsible for the place of a topic on the line from one role to another and for the group in which it is shown. It does not know
//! pixels (see [`super::layout`] for circles that must not overlap).

use super::topics::{State, Topic};

/// One of the three places where answers without dispute pile up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pile {
    /// The left role alone, of the two.
    Left,
    /// Both roles together.
    Shared,
    /// The right role alone, of the two.
    Right,
}

/// The group in which a topic is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Different answers, at least one of them naming one of the two roles: a dot of its own.
    Disputed,
    /// At least two voices, all with the same answer.
    Undisputed(Pile),
    /// Only one voice.
    SingleVoice(Pile),
    /// No voice names either role, or there is no voice: not on the line.
    Neither,
}

/// A topic's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// The topic's index.
    pub topic: usize,
    /// From -1 (all votes of the two to the left role) to 1 (all to the right one): `(right - left) / (left + right)` by share of votes.
    /// `None` if neither has any.
    pub x: Option<f64>,
    /// The mean set distance of its voices, 0 to 1; `None` with fewer than two.
    pub y: Option<f64>,
    /// Where it is shown.
    pub group: Group,
}

/// Places all topics between two roles, in the order of the topics. A role out of range has no votes.
#[must_use]
pub fn spectrum(topics: &[Topic], left: u16, right: u16) -> Vec<Dot> {
    let share = |topic: &Topic, role: u16| topic.shares.get(usize::from(role)).copied().unwrap_or(0.0);
    let dot = |(index, topic): (usize, &Topic)| {
        let (l, r) = (share(topic, left), share(topic, right));
        let x = (l + r > 0.0).then(|| (r - l) / (l + r));
        // One answer gives both roles the same share, or one of them none: exactly -1, 0 or 1.
        let pile = |x: f64| {
            if x < 0.0 {
                Pile::Left
            } else if x > 0.0 {
                Pile::Right
            } else {
                Pile::Shared
            }
        };
        let group = match (x, topic.state()) {
            (None, _) | (_, State::Unanswered) => Group::Neither,
            (Some(_), State::Contested | State::Disputed) => Group::Disputed,
            (Some(x), State::Undisputed) => Group::Undisputed(pile(x)),
            (Some(x), State::SingleVoice) => Group::SingleVoice(pile(x)),
        };
        Dot { topic: index, x, y: topic.distance, group }
    };
    topics.iter().enumerate().map(dot).collect()
}
