//! A round as the page reads it: votes, statistics, and the words and marks for them. Computed once per state of the plan; knows no view.

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::{Choice as Vote, Overlap, Proposal, Question, Reveal, RoundVotes};
use crate::browser::timing;
use crate::content::catalogue;
use crate::content::catalogue::Entry;
use crate::plan::lists::{Which, listed};
use crate::plan::sorting::sort_by;
use crate::plan::{Id, Plan, Round};
use crate::ui::widgets::Mark;

/// One distinct answer: what it looks like and what it says.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) mark: Mark,
    pub(super) words: String,
    /// Whether the mark means this answer and no other.
    pub(super) marked: bool,
    /// Its place among the answers to one topic: the left role, both, the right role, others, team, nobody.
    rank: usize,
}

/// A topic's texts.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) id: Id,
    pub(super) text: String,
    pub(super) area: String,
    /// The responsibility of the catalogue, if it is one.
    pub(super) entry: Option<&'static Entry>,
}

/// A role's texts.
#[derive(Debug)]
pub(super) struct RoleText {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) short: String,
    pub(super) mark: Mark,
}

/// A round with everything that is known of it.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) round: Arc<Round>,
    pub(super) votes: RoundVotes,
    pub(super) reveal: Reveal,
    pub(super) overlap: Overlap,
    pub(super) topics: Vec<Text>,
    pub(super) roles: Vec<RoleText>,
    /// The names of the participants.
    pub(super) voices: Vec<String>,
    /// Whether all participants are articles, which are always named.
    pub(super) articles: bool,
    kinds: Vec<Kind>,
    /// By topic: its place in the order of disagreement.
    pub(super) places: Vec<usize>,
    /// The areas that have topics, each with its name and their range.
    pub(super) areas: Vec<(String, Range<usize>)>,
    /// By voice: the roles that it holds on the day of the round.
    pub(super) holders: Vec<Vec<u16>>,
    /// Which question it is a reading of.
    pub(super) question: Question,
    /// The reading of who should own it, beside that of today, if the round asks it.
    pub(super) wanted: Option<Arc<Reading>>,
}

/// The round that the page shows: the chosen one, or the last.
pub(super) fn round_of(plan: &Plan, chosen: Option<&str>) -> Option<Arc<Round>> {
    let last = || listed::<Round>(plan, Which::All).pop();
    chosen.and_then(|id| plan.rounds.get_shared(id)).or_else(last)
}

impl Reading {
    /// Reads a round: today, and beside it what should be.
    pub(super) fn of(plan: &Plan, round: &Arc<Round>) -> Self {
        let wanted = round.should.then(|| Arc::new(Self::answering(plan, round, Question::Should)));
        Self { wanted, ..Self::answering(plan, round, Question::Today) }
    }

    fn answering(plan: &Plan, round: &Arc<Round>, question: Question) -> Self {
        let measure = timing::begin("tandem:reveal.compute");
        let votes = RoundVotes::of(plan, round, question);
        let reveal = Reveal::of(&votes.votes);
        measure.end();
        let roles: Vec<RoleText> = votes.roles.iter().map(|id| role_text(plan, id)).collect();
        let kinds = kinds(&votes, &roles);
        let mut places = vec![0; reveal.order.len()];
        for (place, &topic) in reveal.order.iter().enumerate() {
            if let Some(own) = places.get_mut(topic) {
                *own = place;
            }
        }
        let person = |id: &Id| plan.people.get(id.as_str());
        Self {
            overlap: Overlap::of(&votes.votes),
            areas: votes.areas(plan).into_iter().map(|(id, range)| (area_name(plan, id.as_ref()), range)).collect(),
            holders: votes.holders(plan, round.day),
            topics: votes.topics.iter().map(|id| text_of(plan, id)).collect(),
            voices: votes.voices.iter().map(|id| person(id).map_or_else(|| id.to_string(), |own| own.name.clone())).collect(),
            articles: votes.voices.iter().all(|id| person(id).is_some_and(|own| own.kind.as_str() == "article")),
            round: round.clone(),
            votes,
            reveal,
            roles,
            kinds,
            places,
            question,
            wanted: None,
        }
    }

    /// What the answers to a topic suggest, and whose roles that names: those on who should own it, where anybody gave one.
    pub(super) fn suggests(&self, topic: usize) -> (Proposal, &Self) {
        let wanted = self.wanted.as_deref().filter(|own| own.reveal.topics.get(topic).is_some_and(|found| found.voices > 0));
        let own = wanted.unwrap_or(self);
        (Proposal::of(&own.votes.votes, topic), own)
    }

    /// What one participant is called.
    pub(super) fn one_voice(&self) -> &'static str {
        if self.articles { "article" } else { "participant" }
    }

    /// The answers to a topic in their fixed order, each with how many gave it.
    pub(super) fn answers(&self, topic: usize) -> Vec<(&Kind, usize)> {
        let mut counts: Vec<(u16, usize)> = Vec::new();
        for &category in self.votes.votes.topic(topic) {
            match counts.iter_mut().find(|(own, _)| *own == category) {
                Some((_, count)) => *count += 1,
                None => counts.push((category, 1)),
            }
        }
        let mut answers: Vec<(&Kind, usize)> =
            counts.into_iter().filter_map(|(category, count)| Some((self.kinds.get(usize::from(category))?, count))).collect();
        sort_by(&mut answers, |a, b| a.0.rank.cmp(&b.0.rank).then_with(|| a.0.words.cmp(&b.0.words)));
        answers
    }

    /// What each participant says about a topic; nothing where one is silent.
    pub(super) fn said(&self, topic: usize) -> impl Iterator<Item = (&str, Option<&Kind>, bool)> {
        let cells = self.votes.votes.topic(topic).iter();
        self.voices.iter().zip(cells).enumerate().map(move |(voice, (name, &category))| {
            (name.as_str(), self.kinds.get(usize::from(category)), self.votes.wavers(voice, topic))
        })
    }

    /// The topics that no voice is silent about, one voice speaks on, and so on, in words: `2 of 5 answer`.
    pub(super) fn answered(&self, topic: usize) -> String {
        let voices = self.reveal.topics.get(topic).map_or(0, |topic| topic.voices);
        let verb = if voices == 1 { "answers" } else { "answer" };
        format!("{voices} of {} {verb}", self.voices.len())
    }

    /// The answers to a topic in one sentence, for those who do not see the marks.
    pub(super) fn sentence(&self, topic: usize) -> String {
        let parts: Vec<String> =
            self.answers(topic).into_iter().map(|(kind, count)| format!("{count} {}", kind.words.to_ascii_lowercase())).collect();
        if parts.is_empty() { "nobody answers".to_owned() } else { parts.join(", ") }
    }

    /// The role with this id, or with this mark, as an index.
    pub(super) fn role(&self, find: impl Fn(&RoleText) -> bool) -> Option<usize> {
        self.roles.iter().position(find)
    }

    /// The two roles between which topics are placed if nobody chooses others: product owner and product manager, or the first two.
    pub(super) fn poles(&self) -> Option<(usize, usize)> {
        let of_class = |class: &str| self.role(|role| role.mark.class == class);
        match (of_class("po"), of_class("pm")) {
            (Some(po), Some(pm)) => Some((po, pm)),
            _ => (self.roles.len() > 1).then_some((0, 1)),
        }
    }
}

fn role_text(plan: &Plan, id: &Id) -> RoleText {
    let role = plan.roles.get(id.as_str());
    let named = |name: Option<&String>| name.filter(|name| !name.is_empty()).cloned();
    let name = named(role.map(|role| &role.name)).unwrap_or_else(|| id.to_string());
    let short = named(role.map(|role| &role.short)).unwrap_or_else(|| name.clone());
    RoleText { id: id.clone(), name, short, mark: Mark::of_role(role) }
}

fn area_name(plan: &Plan, id: Option<&Id>) -> String {
    let Some(area) = id.and_then(|id| plan.areas.get(id.as_str())) else { return "Without an area".to_owned() };
    if area.name.is_empty() { "Area without a name".to_owned() } else { area.name.clone() }
}

fn text_of(plan: &Plan, id: &Id) -> Text {
    let item = plan.responsibilities.get(id.as_str());
    let area = item.and_then(|item| plan.areas.get(item.area.as_ref()?.as_str()));
    let named = item.filter(|item| !item.text.is_empty());
    Text {
        id: id.clone(),
        text: named.map_or_else(|| format!("A topic that is no longer in the plan ({id})"), |item| item.text.clone()),
        area: area.map(|area| area.name.clone()).unwrap_or_default(),
        entry: catalogue().entry(id.as_str()),
    }
}

/// All distinct answers, by category number.
fn kinds(votes: &RoundVotes, roles: &[RoleText]) -> Vec<Kind> {
    let last = roles.len();
    let kind = |vote: Vote<'_>| match vote {
        Vote::Team => Kind { mark: Mark::TEAM, words: "The whole team".to_owned(), marked: true, rank: 3 * last + 4 },
        Vote::Nobody => Kind { mark: Mark::NOBODY, words: "Nobody".to_owned(), marked: true, rank: 3 * last + 5 },
        Vote::Roles(named) => {
            let own: Vec<&RoleText> = named.iter().filter_map(|&role| roles.get(usize::from(role))).collect();
            let is = |class: &str| own.iter().any(|role| role.mark.class == class);
            let both = is("po") && is("pm") && own.len() == 2;
            let first = own.first().map_or(Mark::SILENT, |role| role.mark);
            let names: Vec<&str> = own.iter().map(|role| role.name.as_str()).collect();
            Kind {
                mark: if both { Mark::BOTH } else { first },
                words: if both { "Both".to_owned() } else { names.join(" + ") },
                marked: both || own.len() == 1,
                rank: match (is("po"), is("pm"), own.len()) {
                    (true, false, 1) => 0,
                    (true, true, 2) => 1,
                    (false, true, 1) => 2,
                    (_, _, 1) => 3 + named.first().map_or(0, |&role| usize::from(role)),
                    (_, _, many) => 3 + last + many,
                },
            }
        }
    };
    (0..u16::MAX).map_while(|category| votes.votes.category(category)).map(kind).collect()
}
