//! What two roles both claim, what nobody owns, and what each role claims against what the others give it.
//!
//! Responsible for lists of topics, as indices with their counts. It does not know people: which roles a voice holds is an argument, and
//! voices that hold none (articles, say) are outsiders.

use super::votes::{Choice, NONE, Votes};
use crate::plan::sorting::{sort, sort_by};

/// A topic that two roles meet on, with how many voices name which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The topic's index.
    pub topic: usize,
    /// Voices that answered, whatever they said.
    pub voices: u32,
    /// Voices that name both roles.
    pub both: u32,
    /// Voices that name the first role and not the second.
    pub only_a: u32,
    /// Voices that name the second role and not the first.
    pub only_b: u32,
}

/// Where two roles meet: each topic on which some voice names the one and some voice, maybe the same, names the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The first role; below the second.
    pub a: u16,
    /// The second role.
    pub b: u16,
    /// Topics that all voices give to both.
    pub agreed: Vec<Meeting>,
    /// Topics that one voice gives to the first role alone, naming no other, and another voice to the second role alone.
    pub contested: Vec<Meeting>,
    /// All other topics on which they meet.
    pub partly: Vec<Meeting>,
}

/// A topic that somebody says nobody owns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// The topic's index.
    pub topic: usize,
    /// Voices that say nobody.
    pub nobody: u32,
    /// Voices that answered.
    pub voices: u32,
}

/// Overlaps and gaps over all topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The pairs of roles that meet on at least one topic, by first and second role; their topics in catalogue order.
    pub pairs: Vec<Pair>,
    /// Topics that at least one voice says nobody owns, by falling share of voices, then in catalogue order.
    pub untaken: Vec<Untaken>,
    /// Topics with answers of which none names a role or the team, in catalogue order.
    pub unnamed: Vec<usize>,
    /// Topics without any answer, in catalogue order.
    pub unanswered: Vec<usize>,
}

impl Overlap {
    /// Finds overlaps and gaps. Takes time in proportion to topics x (voices + distinct answers per topic x pairs of roles named).
    #[must_use]
    pub fn of(votes: &Votes) -> Self {
        let mut found = Self { pairs: Vec::new(), untaken: Vec::new(), unnamed: Vec::new(), unanswered: Vec::new() };
        let units = super::agreement::Units::of(votes);
        for topic in 0..units.len() {
            let answers: Vec<(Choice<'_>, u32)> = units
                .cells(topic)
                .iter()
                .filter_map(|&(category, count)| votes.category(category).map(|choice| (choice, count)))
                .collect();
            let voices = units.size(topic);
            let nobody: u32 = answers.iter().filter(|(choice, _)| *choice == Choice::Nobody).map(|&(_, count)| count).sum();
            if voices == 0 {
                found.unanswered.push(topic);
            } else if nobody == voices {
                found.unnamed.push(topic);
            }
            if nobody > 0 {
                found.untaken.push(Untaken { topic, nobody, voices });
            }
            let mut named: Vec<u16> = answers.iter().flat_map(|(choice, _)| choice.roles().iter().copied()).collect();
            sort(&mut named);
            named.dedup();
            for (place, &a) in named.iter().enumerate() {
                // In range: place is an index of named.
                for &b in &named[place + 1..] {
                    found.meet(topic, a, b, voices, &answers);
                }
            }
        }
        // By share: a / b > c / d as a * d > c * b, exactly. The sort is stable, so ties stay in catalogue order.
        sort_by(&mut found.untaken, |one, other| {
            let share = |x: &Untaken, y: &Untaken| u64::from(x.nobody) * u64::from(y.voices);
            share(other, one).cmp(&share(one, other))
        });
        found
    }

    fn meet(&mut self, topic: usize, a: u16, b: u16, voices: u32, answers: &[(Choice<'_>, u32)]) {
        let mut meeting = Meeting { topic, voices, both: 0, only_a: 0, only_b: 0 };
        let (mut sole_a, mut sole_b) = (false, false);
        for &(choice, count) in answers {
            let roles = choice.roles();
            match (roles.binary_search(&a).is_ok(), roles.binary_search(&b).is_ok()) {
                (true, true) => meeting.both += count,
                (true, false) => {
                    meeting.only_a += count;
                    sole_a |= roles.len() == 1;
                }
                (false, true) => {
                    meeting.only_b += count;
                    sole_b |= roles.len() == 1;
                }
                (false, false) => {}
            }
        }
        let place = match self.pairs.binary_search_by_key(&(a, b), |pair| (pair.a, pair.b)) {
            Ok(place) => place,
            Err(place) => {
                self.pairs.insert(place, Pair { a, b, agreed: Vec::new(), contested: Vec::new(), partly: Vec::new() });
                place
            }
        };
        // In range: found or just inserted.
        let pair = &mut self.pairs[place];
        if meeting.both == voices {
            pair.agreed.push(meeting);
        } else if sole_a && sole_b {
            pair.contested.push(meeting);
        } else {
            pair.partly.push(meeting);
        }
    }
}

/// How many of some voices name a role for a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Voices whose answer names the role, alone or with others.
    pub named: u32,
    /// Voices that answered.
    pub answered: u32,
}

impl Support {
    /// Whether at least half of those who answered name the role; `None` if none of them answered.
    #[must_use]
    pub const fn carries(self) -> Option<bool> {
        if self.answered == 0 { None } else { Some(self.named as u64 * 2 >= self.answered as u64) }
    }
}

/// What one role claims, and what it is given, topic by topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The role.
    pub role: u16,
    /// The number of voices that hold it. If it is 0 nobody here holds it, and there is no claim, rather than a claim to nothing.
    pub holders: u32,
    /// By topic: what the holders of the role say. All zero if nobody here holds it.
    pub own: Vec<Support>,
    /// By topic: what all other voices say.
    pub others: Vec<Support>,
}

/// The topics on which both sides speak, by what they say about a role. Four lists without a topic in common, in catalogue order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mirror {
    /// Claimed by the holders and given by the others.
    pub agreed: Vec<usize>,
    /// Claimed and not given.
    pub claimed: Vec<usize>,
    /// Given and not claimed.
    pub given: Vec<usize>,
    /// Neither claimed nor given.
    pub neither: Vec<usize>,
}

impl Claims {
    /// Whether the role claims a topic: at least half of its holders who answered name it. `None` if nobody here holds it, none of its holders
    /// answered, or there is no such topic.
    #[must_use]
    pub fn claimed(&self, topic: usize) -> Option<bool> {
        self.own.get(topic)?.carries()
    }

    /// Whether the role is given a topic: at least half of the other voices who answered name it. `None` if none did.
    #[must_use]
    pub fn given(&self, topic: usize) -> Option<bool> {
        self.others.get(topic)?.carries()
    }

    /// The two sides against each other; `None` if nobody here holds the role.
    #[must_use]
    pub fn mirror(&self) -> Option<Mirror> {
        if self.holders == 0 {
            return None;
        }
        let mut mirror = Mirror::default();
        for topic in 0..self.own.len() {
            let list = match (self.claimed(topic), self.given(topic)) {
                (Some(true), Some(true)) => &mut mirror.agreed,
                (Some(true), Some(false)) => &mut mirror.claimed,
                (Some(false), Some(true)) => &mut mirror.given,
                (Some(false), Some(false)) => &mut mirror.neither,
                (None, _) | (_, None) => continue,
            };
            list.push(topic);
        }
        Some(mirror)
    }
}

/// What each role claims and is given, by role. `holders` says for each voice which roles it holds, in any order; a voice beyond its end
/// holds none.
#[must_use]
pub fn claims(votes: &Votes, holders: &[Vec<u16>]) -> Vec<Claims> {
    let heard = &holders[..holders.len().min(votes.voices())];
    let of_role = |role: u16| {
        let holds: Vec<bool> =
            (0..votes.voices()).map(|voice| heard.get(voice).is_some_and(|roles| roles.contains(&role))).collect();
        let names: Vec<bool> = (0..NONE)
            .map_while(|category| votes.category(category))
            .map(|choice| choice.roles().binary_search(&role).is_ok())
            .collect();
        let mut own = vec![Support::default(); votes.topics()];
        let mut others = own.clone();
        for topic in 0..votes.topics() {
            for (&category, &holds) in votes.topic(topic).iter().zip(&holds).filter(|&(&category, _)| category != NONE) {
                // In range: topic < votes.topics(), and a stored category is below votes.categories().
                let side = if holds { &mut own[topic] } else { &mut others[topic] };
                side.answered += 1;
                side.named += u32::from(names[usize::from(category)]);
            }
        }
        Claims { role, holders: holds.iter().map(|&holds| u32::from(holds)).sum(), own, others }
    };
    (0..NONE).take(votes.roles()).map(of_role).collect()
}

/// The topics that two roles both claim, in catalogue order; `None` if nobody here holds one of them.
#[must_use]
pub fn claimed_by_both(claims: &[Claims], a: u16, b: u16) -> Option<Vec<usize>> {
    let held = |role: u16| claims.iter().find(|claims| claims.role == role && claims.holders > 0);
    let (a, b) = (held(a)?, held(b)?);
    Some((0..a.own.len()).filter(|&topic| a.claimed(topic) == Some(true) && b.claimed(topic) == Some(true)).collect())
}
