//! Today against what should be: on which topics a team wants another owner than it has, which roles that would give more to do and
//! which less.
//!
//! Responsible for the comparison of the two questions of one round, for the finding in words, and for what each role would gain and
//! give up. An owner is whom more than half name; two roles that more than half name are owners together. Counted on a topic are those
//! who answered both questions on it, so that nothing moves because somebody else spoke. It does not know names nor a screen.

use super::Agreement;
use super::finding::{capital, count_of, digits, in_words};
use super::round::RoundVotes;
use super::topics::{Topic, topics};
use super::votes::{Choice, Votes};
use crate::plan::Id;
use crate::plan::sorting::order_by;

/// Who can own a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A role: its place among the roles of the [`Wish`].
    Role(u16),
    /// The whole team.
    Team,
    /// Nobody, said so.
    Nobody,
}

/// What becomes of the owner of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// Another one is wanted.
    Moves,
    /// There is none today that more than half name, and one is wanted.
    Gets,
    /// There is one today, and none that more than half want.
    Loses,
    /// The one of today is wanted.
    Stays,
    /// Neither today nor for what should be more than half name the same.
    Open,
    /// Fewer than two answered both questions.
    Untold,
}

/// A topic in both questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Wished {
    /// How many answered both questions on it.
    pub voices: usize,
    /// How many of these want it otherwise than they see it today.
    pub changed: usize,
    /// What becomes of its owner.
    pub turn: Turn,
    /// Who owns it today; empty if no more than half agree.
    pub today: Vec<Owner>,
    /// Who should own it.
    pub should: Vec<Owner>,
}

/// What one owner would gain and give up, as places of topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// Whose.
    pub owner: Owner,
    /// Topics that it should own and does not today.
    pub gains: Vec<usize>,
    /// Topics that it owns today and should not.
    pub gives: Vec<usize>,
}

/// Both questions of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// The roles that answers name: those of the round, then others.
    pub roles: Vec<Id>,
    /// The topics, in the order of the round.
    pub topics: Vec<Wished>,
    /// What is said of each topic today, by those who answered both questions.
    pub today: Vec<Topic>,
    /// What they say should be.
    pub should: Vec<Topic>,
}

impl Wish {
    /// Puts the answers to the two questions of one round side by side.
    #[must_use]
    pub fn of(today: &RoundVotes, should: &RoundVotes) -> Self {
        let mut roles = today.roles.clone();
        roles.extend(should.roles.iter().filter(|id| !today.roles.contains(id)).cloned());
        let (count, voices) = (today.votes.topics(), today.votes.voices());
        let (mut now, mut then) = (Votes::new(roles.len(), count, voices), Votes::new(roles.len(), count, voices));
        let mut changed = vec![0; count];
        let place = |own: &RoundVotes, role: u16| {
            let id = own.roles.get(usize::from(role));
            roles.iter().position(|role| Some(role) == id).and_then(|at| u16::try_from(at).ok())
        };
        let cast = |votes: &mut Votes, own: &RoundVotes, topic: usize, voice: usize, choice: Choice<'_>| {
            let named: Vec<u16> = choice.roles().iter().filter_map(|&role| place(own, role)).collect();
            votes.cast(topic, voice, if let Choice::Roles(_) = choice { Choice::Roles(&named) } else { choice });
        };
        for (topic, changed) in changed.iter_mut().enumerate() {
            for voice in 0..voices {
                let answers = (today.votes.answer(topic, voice), should.votes.answer(topic, voice));
                if let (Some(is), Some(wanted)) = answers {
                    cast(&mut now, today, topic, voice, is);
                    cast(&mut then, should, topic, voice, wanted);
                    *changed += usize::from(now.answer(topic, voice) != then.answer(topic, voice));
                }
            }
        }
        let wished = |(topic, changed): (usize, usize)| {
            let (voices, today) = owners(&now, topic);
            let (_, should) = owners(&then, topic);
            let turn = match (today.is_empty(), should.is_empty()) {
                _ if voices < 2 => Turn::Untold,
                (true, true) => Turn::Open,
                (true, false) => Turn::Gets,
                (false, true) => Turn::Loses,
                _ if today == should => Turn::Stays,
                _ => Turn::Moves,
            };
            Wished { voices, changed, turn, today, should }
        };
        let wished = changed.into_iter().enumerate().map(wished).collect();
        Self { roles, topics: wished, today: topics(&now), should: topics(&then) }
    }

    /// How many topics turn so.
    #[must_use]
    pub fn count(&self, turn: Turn) -> usize {
        self.topics.iter().filter(|topic| topic.turn == turn).count()
    }

    /// The places of the topics: those that move first, then by how many want them otherwise, then as they are.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        order_by(self.topics.len(), &|a, b| {
            // In range: both are places of topics.
            let (a, b) = (&self.topics[a], &self.topics[b]);
            a.turn.cmp(&b.turn).then_with(|| (b.changed * a.voices).cmp(&(a.changed * b.voices)))
        })
    }

    /// What each role would gain and give up, in the order of the roles; then the team, if it would. Nobody is no one who gains.
    #[must_use]
    pub fn balance(&self) -> Vec<Balance> {
        let of = |owner: Owner| {
            let told = self.topics.iter().enumerate().filter(|(_, topic)| topic.turn != Turn::Untold);
            let (mut gains, mut gives) = (Vec::new(), Vec::new());
            for (place, topic) in told {
                match (topic.today.contains(&owner), topic.should.contains(&owner)) {
                    (false, true) => gains.push(place),
                    (true, false) => gives.push(place),
                    _ => {}
                }
            }
            Balance { owner, gains, gives }
        };
        let roles = (0..self.roles.len()).filter_map(|role| u16::try_from(role).ok()).map(|role| of(Owner::Role(role)));
        let team = of(Owner::Team);
        let moved = !(team.gains.is_empty() && team.gives.is_empty());
        roles.chain(moved.then_some(team)).collect()
    }

    /// What was found, as a heading.
    #[must_use]
    pub fn finding(&self) -> String {
        let on = |count: usize| match count {
            all if all == self.topics.len() && all > 1 => format!("On all {all} topics"),
            1 => "On one topic".to_owned(),
            some => format!("On {} topics", in_words(some)),
        };
        let count = |turn: Turn| self.count(turn);
        match (count(Turn::Moves), count(Turn::Gets), count(Turn::Loses), count(Turn::Stays)) {
            _ if self.topics.is_empty() => "No topics are chosen".to_owned(),
            _ if count(Turn::Untold) == self.topics.len() => {
                "Fewer than two answered both questions on any topic, so nothing can be compared".to_owned()
            }
            (moves @ 1.., ..) => format!("{} the team wants another owner than today", on(moves)),
            (_, gets @ 1.., ..) => format!("{} without a clear owner today the team agrees on one", on(gets)),
            (_, _, loses @ 1.., _) => format!("{} the owner of today is in doubt", on(loses)),
            (.., 1..) => "The team wants the owners that it has today".to_owned(),
            _ => "On no topic do more than half agree who owns it, or who should".to_owned(),
        }
    }

    /// What the finding leaves out, in a sentence.
    #[must_use]
    pub fn basis(&self) -> String {
        let parts = [
            (Turn::Moves, "with another owner"),
            (Turn::Gets, "that would get a clear owner"),
            (Turn::Loses, "whose owner is in doubt"),
            (Turn::Stays, "as today"),
            (Turn::Open, "without a clear owner in either"),
            (Turn::Untold, "with fewer than two who answered both"),
        ];
        let parts = parts.into_iter().map(|(turn, words)| (self.count(turn), words)).filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, words)| format!("{} {words}", in_words(count))).collect();
        if parts.is_empty() {
            return String::new();
        }
        format!("Of {}: {}.", count_of(self.topics.len(), "topic"), parts.join(", "))
    }
}

/// How many answered a topic, and whom more than half of them name.
fn owners(votes: &Votes, topic: usize) -> (usize, Vec<Owner>) {
    let mut named = vec![0_usize; votes.roles() + 2];
    let mut voices = 0;
    for choice in (0..votes.voices()).filter_map(|voice| votes.answer(topic, voice)) {
        voices += 1;
        // In range: a stored answer names roles below votes.roles(), and two places follow them.
        match choice {
            Choice::Roles(roles) => roles.iter().for_each(|&role| named[usize::from(role)] += 1),
            Choice::Team => named[votes.roles()] += 1,
            Choice::Nobody => named[votes.roles() + 1] += 1,
        }
    }
    let owner = |place: usize| match place.checked_sub(votes.roles()) {
        None => u16::try_from(place).ok().map(Owner::Role),
        Some(0) => Some(Owner::Team),
        Some(_) => Some(Owner::Nobody),
    };
    let most = named.iter().enumerate().filter(|(_, count)| **count * 2 > voices);
    (voices, most.filter_map(|(place, _)| owner(place)).collect())
}

/// How far the voices agree on what is against what should be, in a sentence.
#[must_use]
pub fn agreed(today: &Agreement, should: &Agreement) -> String {
    let (is, wanted) = match (today.alpha, should.alpha) {
        (Ok(is), Ok(wanted)) => (digits(is, 2), digits(wanted, 2)),
        (is, wanted) => {
            let words = |alpha: Result<f64, super::Undefined>| match alpha {
                Ok(alpha) => format!("alpha {}", digits(alpha, 2)),
                Err(why) => why.in_words().trim_end_matches('.').to_owned(),
            };
            let (is, wanted) = (words(is), words(wanted));
            if is == wanted {
                return format!("On both questions: {is}.");
            }
            return format!("On who owns it today: {is}. On who should own it: {wanted}.");
        }
    };
    let how = match today.alpha.unwrap_or_default().total_cmp(&should.alpha.unwrap_or_default()) {
        _ if is == wanted => "as much",
        std::cmp::Ordering::Less => "more",
        _ => "less",
    };
    let than = if how == "as much" { "as" } else { "than" };
    capital(&format!("the team agrees {how} on who should own its topics (alpha {wanted}) {than} on who owns them today ({is})."))
}
