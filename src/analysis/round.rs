//! From a plan to votes: the answers of one round as the table that all statistics read, with the names of its rows and columns.
//!
//! Responsible for the order of topics, roles and voices, and for what counts as an answer. The only module of the analysis that knows a
//! plan; it does not know what is computed from the votes.

use std::cmp::Ordering;
use std::hash::Hasher;
use std::ops::Range;

use siphasher::sip::SipHasher13;

use super::votes::{Choice, Votes};
use crate::plan::lists::{Which, in_order, listed};
use crate::plan::sorting::{order_by, sort, sort_by};
use crate::plan::{Answer, AnswerMap, Area, Day, Id, OrderKey, Person, Plan, Role, Round, Sheet};

/// Which of the two questions of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Who owns this today?
    Today,
    /// Who should own this?
    Should,
}

impl Question {
    /// The answers of a sheet to this question.
    #[must_use]
    pub const fn answers(self, sheet: &Sheet) -> &AnswerMap {
        match self {
            Self::Today => &sheet.today,
            Self::Should => &sheet.should,
        }
    }
}

/// The votes of a round. The index of a topic, role or voice in [`Votes`] is its place in the list here.
#[derive(Clone, Debug)]
pub struct RoundVotes {
    /// Who said what.
    pub votes: Votes,
    /// The topics of the round, archived ones too: by area, then by their place in it; then those without an area, and last, by id, those
    /// that the plan has no record of.
    pub topics: Vec<Id>,
    /// The roles of the round in their order, then those that answers name all the same.
    pub roles: Vec<Id>,
    /// The participants with a sheet in the round, in their order.
    pub voices: Vec<Id>,
    /// By voice: the topics on which its sheet says that it contradicts itself, in the order of the topics.
    pub wavers: Vec<Vec<usize>>,
}

impl RoundVotes {
    /// Reads a round. Answers to topics that are not of the round do not count, "don't know" is no answer, and of two sheets of one
    /// participant the one handed in more often counts. Takes time in proportion to the answers, and copies no text for any of them.
    #[must_use]
    pub fn of(plan: &Plan, round: &Round, question: Question) -> Self {
        let (sorted, places) = topics_of(plan, round);
        let sheets = sheets_of(plan, round);
        let mut roles: Vec<Id> = in_order::<Role>(plan, &round.roles.iter().cloned().collect::<Vec<_>>());
        let (mut votes, strange) = cast(&sorted, &places, &sheets, &roles, question);
        if !strange.is_empty() {
            // Rare: answers name roles that the round does not list. Now that they are known, all is cast again.
            roles.extend(in_order::<Role>(plan, &strange));
            votes = cast(&sorted, &places, &sheets, &roles, question).0;
        }
        let wavers = sheets.iter().map(|(_, sheet)| {
            let mut topics: Vec<usize> =
                sheet.wavers.iter().filter_map(|id| sorted.binary_search(&id).ok().map(|at| places[at])).collect();
            sort(&mut topics);
            topics
        });
        let wavers = wavers.collect();
        let order = order_by(sorted.len(), &|a, b| places[a].cmp(&places[b]));
        Self {
            votes,
            topics: order.into_iter().map(|topic| sorted[topic].clone()).collect(),
            roles,
            voices: sheets.into_iter().map(|(person, _)| person).collect(),
            wavers,
        }
    }

    /// By voice: the roles that it holds, as indices, for whatever product. With a day, only those held on that day.
    #[must_use]
    pub fn holders(&self, plan: &Plan, day: Option<Day>) -> Vec<Vec<u16>> {
        let mut holders = vec![Vec::new(); self.voices.len()];
        for holding in plan.holdings.iter() {
            let outside = |day: Day| holding.from.is_some_and(|from| day < from) || holding.to.is_some_and(|to| to < day);
            let place = |list: &[Id], id: &Option<Id>| id.as_ref().and_then(|id| list.iter().position(|own| own == id));
            let (voice, role) = (place(&self.voices, &holding.person), place(&self.roles, &holding.role));
            if let (Some(voice), Some(Ok(role)), false) = (voice, role.map(u16::try_from), day.is_some_and(outside)) {
                // In range: voice is a place in voices.
                let own: &mut Vec<u16> = &mut holders[voice];
                if !own.contains(&role) {
                    own.push(role);
                }
            }
        }
        holders
    }

    /// The topics by area, each as a range of their indices, as the areas stand; those without an area come together at the end. Areas without a
    /// topic are left out.
    #[must_use]
    pub fn areas(&self, plan: &Plan) -> Vec<(Option<Id>, Range<usize>)> {
        let area_of = |topic: &Id| {
            let area = plan.responsibilities.get(topic.as_str())?.area.as_ref()?;
            plan.areas.get(area.as_str()).map(|area| area.id.clone())
        };
        let mut areas: Vec<(Option<Id>, Range<usize>)> = Vec::new();
        for (topic, id) in self.topics.iter().enumerate() {
            let area = area_of(id);
            match areas.last_mut() {
                Some((own, range)) if *own == area => range.end = topic + 1,
                _ => areas.push((area, topic..topic + 1)),
            }
        }
        areas
    }

    /// Whether a voice contradicts itself on a topic.
    #[must_use]
    pub fn wavers(&self, voice: usize, topic: usize) -> bool {
        self.wavers.get(voice).is_some_and(|topics| topics.binary_search(&topic).is_ok())
    }
}

/// The seed of the draws that belong to a round: the same on every machine, for ever.
#[must_use]
pub fn seed_of(round: &Id) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(round.as_str().as_bytes());
    hasher.finish()
}

/// The topics of a round sorted by id, and for each its place in the order in which people see them.
fn topics_of<'a>(plan: &Plan, round: &'a Round) -> (Vec<&'a Id>, Vec<usize>) {
    let areas: Vec<_> = listed::<Area>(plan, Which::All);
    let mut places: Vec<(&str, usize)> = areas.iter().enumerate().map(|(place, area)| (area.id.as_str(), place)).collect();
    sort(&mut places);
    let first = OrderKey::default();
    // Sorted by id, since the set is. The key: the place of the area, one more for none, two more for no record; then that of the topic.
    let sorted: Vec<&Id> = round.topics.iter().collect();
    let keys: Vec<(usize, &OrderKey)> = sorted
        .iter()
        .map(|id| match plan.responsibilities.get(id.as_str()) {
            None => (areas.len() + 1, &first),
            Some(item) => {
                let at = item.area.as_ref().and_then(|area| places.binary_search_by(|own| own.0.cmp(area.as_str())).ok());
                (at.map_or(areas.len(), |at| places[at].1), &item.order)
            }
        })
        .collect();
    // Stable: what has equal keys stays sorted by id.
    let order = order_by(sorted.len(), &|a, b| keys[a].cmp(&keys[b]));
    let mut by_id = vec![0; sorted.len()];
    for (place, topic) in order.into_iter().enumerate() {
        by_id[topic] = place;
    }
    (sorted, by_id)
}

/// The sheets of a round with whose they are, in the order of the participants.
fn sheets_of<'a>(plan: &'a Plan, round: &Round) -> Vec<(Id, &'a Sheet)> {
    let mut sheets: Vec<(&Id, &Sheet)> = plan
        .sheets
        .iter()
        .filter(|sheet| sheet.round.as_ref() == Some(&round.id))
        .filter_map(|sheet| Some((sheet.person.as_ref()?, sheet)))
        .collect();
    sort_by(&mut sheets, |a, b| a.0.cmp(b.0).then(b.1.revision.cmp(&a.1.revision)));
    sheets.dedup_by(|later, first| later.0 == first.0);
    let people: Vec<Id> = sheets.iter().map(|&(person, _)| person.clone()).collect();
    // Sorted by person: each of the people in order finds its sheet.
    let found = |person: Id| sheets.binary_search_by(|own| own.0.cmp(&person)).ok().map(|at| (person, sheets[at].1));
    in_order::<Person>(plan, &people).into_iter().filter_map(found).collect()
}

/// Casts all answers; also says which roles they name that are not among these.
fn cast(topics: &[&Id], places: &[usize], sheets: &[(Id, &Sheet)], roles: &[Id], question: Question) -> (Votes, Vec<Id>) {
    let mut votes = Votes::new(roles.len(), topics.len(), sheets.len());
    let mut strange: Vec<Id> = Vec::new();
    let mut named: Vec<u16> = Vec::new();
    for (voice, (_, sheet)) in sheets.iter().enumerate() {
        let mut rest = topics;
        for (topic, answer) in question.answers(sheet).iter() {
            // Both are sorted by id, so what is before this topic has no answer. Mostly the next one is the one: then one comparison does.
            let mut order = Ordering::Less;
            while let Some((own, after)) = rest.split_first() {
                order = (*own).cmp(topic);
                if order != Ordering::Less {
                    break;
                }
                rest = after;
            }
            if order != Ordering::Equal {
                continue;
            }
            let place = places[topics.len() - rest.len()];
            rest = &rest[1..];
            let choice = match answer {
                Answer::DontKnow => continue,
                Answer::Team => Choice::Team,
                Answer::Nobody => Choice::Nobody,
                Answer::Roles(set) => {
                    named.clear();
                    for id in set.roles() {
                        match roles.iter().position(|role| role == id).map(u16::try_from) {
                            Some(Ok(role)) => named.push(role),
                            _ if strange.contains(id) => {}
                            _ => strange.push(id.clone()),
                        }
                    }
                    Choice::Roles(&named)
                }
            };
            votes.cast(place, voice, choice);
        }
    }
    (votes, strange)
}
