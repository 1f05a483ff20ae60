//! The table of answers: topics by voices, each cell one answer or none.
//!
//! Responsible for storing answers densely, so that every statistic works on small category numbers. It does not know what a plan, a
//! person or a role is: topics, voices and roles are indices, and who converts into them keeps the names.

use crate::plan::sorting::sort;

/// The category number of an empty cell: no answer, or "don't know". Both are missing data, never a category.
pub const NONE: u16 = u16::MAX;

/// One answer to "who owns this?". As a category of nominal statistics the whole set of roles counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice<'a> {
    /// One or more roles, as indices in `0..roles`. Stored sorted and without repetition, whatever order they come in.
    Roles(&'a [u16]),
    /// The whole team: a category of its own, not the set of all roles.
    Team,
    /// Nobody: a category of its own, which is not the same as no answer.
    Nobody,
}

impl<'a> Choice<'a> {
    /// The roles that this answer names: none for the team and for nobody.
    #[must_use]
    pub const fn roles(self) -> &'a [u16] {
        match self {
            Self::Roles(roles) => roles,
            Self::Team | Self::Nobody => &[],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The part of `members` that holds this category's roles.
    Roles {
        start: usize,
        end: usize,
    },
    Team,
    Nobody,
}

/// Answers of `voices` voices to `topics` topics about `roles` roles. Categories are numbered in the order in which they were first
/// cast; no result of this module depends on that order.
#[derive(Clone, Debug)]
pub struct Votes {
    roles: usize,
    topics: usize,
    voices: usize,
    /// Topic-major, `topics * voices` category numbers or [`NONE`].
    cells: Vec<u16>,
    kinds: Vec<Kind>,
    members: Vec<u16>,
    /// The category of `{role}` by role, then of the team, then of nobody; [`NONE`] if not in use.
    plain: Vec<u16>,
    /// The categories of two or more roles by hash: open addressing, a power of two long, at most half full.
    buckets: Vec<u16>,
    sets: usize,
}

impl Votes {
    /// An empty table: every cell is missing. Takes two bytes per cell.
    #[must_use]
    pub fn new(roles: usize, topics: usize, voices: usize) -> Self {
        Self {
            roles,
            topics,
            voices,
            cells: vec![NONE; topics.saturating_mul(voices)],
            kinds: Vec::new(),
            members: Vec::new(),
            plain: vec![NONE; roles.saturating_add(2)],
            buckets: vec![NONE; 64],
            sets: 0,
        }
    }

    /// Writes the answer of one voice to one topic; a second answer to the same topic replaces the first.
    ///
    /// Returns whether it was stored. It is not, and the table stays as it is, if the topic, the voice or one of the roles is out of
    /// range, if the set of roles is empty, or if it would be the 65,536th distinct answer.
    pub fn cast(&mut self, topic: usize, voice: usize, choice: Choice<'_>) -> bool {
        if topic >= self.topics || voice >= self.voices {
            return false;
        }
        let category = self.intern(choice);
        if category == NONE {
            return false;
        }
        // In range: topic < topics and voice < voices.
        self.cells[topic * self.voices + voice] = category;
        true
    }

    /// The number of roles that answers can name.
    #[must_use]
    pub const fn roles(&self) -> usize {
        self.roles
    }

    /// The number of topics, answered or not.
    #[must_use]
    pub const fn topics(&self) -> usize {
        self.topics
    }

    /// The number of voices, heard or not.
    #[must_use]
    pub const fn voices(&self) -> usize {
        self.voices
    }

    /// The number of distinct answers seen so far; category numbers are `0..categories`.
    #[must_use]
    pub const fn categories(&self) -> usize {
        self.kinds.len()
    }

    /// The answer that a category number stands for, its roles sorted and distinct; `None` for [`NONE`] and unknown numbers.
    #[must_use]
    pub fn category(&self, category: u16) -> Option<Choice<'_>> {
        self.kinds.get(usize::from(category)).map(|kind| match *kind {
            Kind::Roles { start, end } => Choice::Roles(&self.members[start..end]),
            Kind::Team => Choice::Team,
            Kind::Nobody => Choice::Nobody,
        })
    }

    /// The category numbers of one topic, one per voice, [`NONE`] where the voice is silent; empty if there is no such topic.
    #[must_use]
    pub fn topic(&self, topic: usize) -> &[u16] {
        if topic < self.topics { &self.cells[topic * self.voices..(topic + 1) * self.voices] } else { &[] }
    }

    /// What one voice answered to one topic; `None` where it is silent.
    #[must_use]
    pub fn answer(&self, topic: usize, voice: usize) -> Option<Choice<'_>> {
        self.category(*self.topic(topic).get(voice)?)
    }

    fn intern(&mut self, choice: Choice<'_>) -> u16 {
        // `plain` has roles + 2 places.
        match choice {
            Choice::Team => self.intern_plain(self.roles, Kind::Team),
            Choice::Nobody => self.intern_plain(self.roles + 1, Kind::Nobody),
            Choice::Roles(roles) => {
                if roles.iter().any(|&role| usize::from(role) >= self.roles) {
                    return NONE;
                }
                if roles.is_sorted_by(|a, b| a < b) {
                    return self.intern_set(roles);
                }
                let mut sorted = roles.to_vec();
                sort(&mut sorted);
                sorted.dedup();
                self.intern_set(&sorted)
            }
        }
    }

    fn intern_plain(&mut self, place: usize, kind: Kind) -> u16 {
        let known = self.plain[place];
        if known != NONE {
            return known;
        }
        let new = self.add(kind);
        self.plain[place] = new;
        new
    }

    /// `roles` is sorted, distinct and in range.
    fn intern_set(&mut self, roles: &[u16]) -> u16 {
        let start = self.members.len();
        let kind = Kind::Roles { start, end: start + roles.len() };
        match roles {
            [] => return NONE,
            [only] => {
                let place = usize::from(*only);
                if self.plain[place] == NONE {
                    self.members.push(*only);
                }
                return self.intern_plain(place, kind);
            }
            _ => {}
        }
        let mut bucket = self.bucket(roles);
        // Ends: at most half of the buckets are in use.
        while self.buckets[bucket] != NONE {
            let known = self.buckets[bucket];
            if self.category(known) == Some(Choice::Roles(roles)) {
                return known;
            }
            bucket = (bucket + 1) & (self.buckets.len() - 1);
        }
        let new = self.add(kind);
        if new == NONE {
            return NONE;
        }
        self.members.extend_from_slice(roles);
        self.buckets[bucket] = new;
        self.sets += 1;
        if self.sets * 2 > self.buckets.len() {
            self.grow();
        }
        new
    }

    fn add(&mut self, kind: Kind) -> u16 {
        match u16::try_from(self.kinds.len()) {
            Ok(new) if new != NONE => {
                self.kinds.push(kind);
                new
            }
            _ => NONE,
        }
    }

    /// The bucket at which the search for a set starts: the upper bits of a multiplicative hash.
    fn bucket(&self, roles: &[u16]) -> usize {
        let hash = roles.iter().fold(0u64, |hash, &role| {
            (hash.rotate_left(7) ^ u64::from(role).wrapping_add(1)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        });
        (hash >> 32) as usize & (self.buckets.len() - 1)
    }

    fn grow(&mut self) {
        let mut buckets = vec![NONE; self.buckets.len() * 2];
        std::mem::swap(&mut self.buckets, &mut buckets);
        for category in buckets.into_iter().filter(|&category| category != NONE) {
            let mut bucket = self.category(category).map_or(0, |choice| self.bucket(choice.roles()));
            while self.buckets[bucket] != NONE {
                bucket = (bucket + 1) & (self.buckets.len() - 1);
            }
            self.buckets[bucket] = category;
        }
    }
}
