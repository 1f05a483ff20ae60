//! The report of a round: what it found, what is decided and what is open, topic by topic in the order of disagreement.
//!
//! Read from a plan, in words; nothing of it while the answers are covered. It never says which participant answered what. Knows no paper
//! and no screen.

use super::charter::and;
use super::finding::{count_of, finding};
use super::round::{Question, RoundVotes};
use super::votes::Choice;
use super::wish::{Balance, Owner, Turn, Wish, agreed};
use super::{Agreement, AreaAgreement, Reveal, by_area};
use crate::content::catalogue;
use crate::content::catalogue::{Article, owner_in_words};
use crate::plan::lists::in_order;
use crate::plan::sorting::sort_by;
use crate::plan::{Day, Decision, Id, Person, Plan, Role, Round};

/// After so many months a round is worth repeating.
const MONTHS: u32 = 3;

/// How far a topic is settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Settled {
    /// Nothing is decided.
    Open,
    /// Put off.
    Parked,
    /// Decided.
    Decided {
        /// On this day.
        day: Option<Day>,
        /// The role that answers for it; empty if none does.
        accountable: String,
        /// The roles that do the work.
        responsible: Vec<String>,
        /// The roles that are asked before.
        consulted: Vec<String>,
        /// The roles that are told after.
        informed: Vec<String>,
        /// Whether the matrix says otherwise since.
        outdated: bool,
    },
}

/// A topic in a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its index among the topics of the votes.
    pub topic: usize,
    /// Its place in the order of disagreement, from 1.
    pub place: usize,
    /// Its text.
    pub text: String,
    /// The name of its area; empty without one.
    pub area: String,
    /// How many answered.
    pub voices: u32,
    /// The distinct answers in words with how many gave each: by the first role that they name, then the team, then nobody.
    pub answers: Vec<(String, usize)>,
    /// How many say who should own it.
    pub wishes: u32,
    /// Their distinct answers, in the same way.
    pub wanted: Vec<(String, usize)>,
    /// How far it is settled.
    pub settled: Settled,
    /// What was said.
    pub note: String,
    /// What the five articles say, each answer with the articles that give it; nothing for a topic of one's own.
    pub articles: Vec<(&'static str, Vec<&'static str>)>,
}

/// A role with the participants who hold it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The name of the role; empty for those who hold none.
    pub role: String,
    /// The names of the participants.
    pub people: Vec<String>,
}

/// Today against what should be, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turned {
    /// What was found, as a heading.
    pub finding: String,
    /// What that leaves out, and how far the two questions are agreed on.
    pub says: String,
    /// The topics with another owner, with whom they go from and to.
    pub topics: Vec<(String, String)>,
    /// The roles that would gain or give up topics, with how many.
    pub roles: Vec<(String, String)>,
}

/// The report of a round.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The name of the plan.
    pub plan: String,
    /// The name of the round.
    pub round: String,
    /// Its day.
    pub day: Option<Day>,
    /// How many take part.
    pub participants: usize,
    /// How many of them have answered.
    pub answered: usize,
    /// Whether all who answered are articles, which are no people and always named.
    pub speak_as_articles: bool,
    /// Whether nobody gave a name, so that there is none to show.
    pub anonymous: bool,
    /// Who takes part, by role.
    pub held: Vec<Held>,
    /// What was found, as a heading.
    pub finding: String,
    /// The agreement with every distinct answer a category.
    pub nominal: Agreement,
    /// The agreement with answers that share a role closer to each other.
    pub set_aware: Agreement,
    /// Today against what should be, if the round asked both.
    pub turned: Option<Turned>,
    /// The areas with topics, each with its name and how far its answers agree; nothing if there is one only.
    pub areas: Vec<(String, AreaAgreement)>,
    /// What is parked or open, in the order of disagreement.
    pub open: Vec<Entry>,
    /// What is decided, in the order of disagreement.
    pub decided: Vec<Entry>,
    /// The day on which the team wants to ask again, if it has said so.
    pub again: Option<Day>,
    /// When it could be repeated; nothing if the round has no day.
    pub repeat: Option<Day>,
}

impl Report {
    /// Reads the report of a round; nothing while its answers are covered or there are none.
    #[must_use]
    pub fn of(plan: &Plan, round: &Round) -> Option<Self> {
        if round.is_covered() {
            return None;
        }
        let votes = RoundVotes::of(plan, round, Question::Today);
        if votes.voices.is_empty() {
            return None;
        }
        let reveal = Reveal::of(&votes.votes);
        let wanted = round.should.then(|| RoundVotes::of(plan, round, Question::Should));
        let (mut open, mut decided) = (Vec::new(), Vec::new());
        for (place, &topic) in reveal.order.iter().enumerate() {
            let entry = entry(plan, round, (&votes, wanted.as_ref()), topic, place + 1);
            let list = if matches!(entry.settled, Settled::Decided { .. }) { &mut decided } else { &mut open };
            list.push(entry);
        }
        // Who was invited to an anonymous round may be among those who answered, or not.
        let invited = |id: &&Id| !round.anonymous && plan.people.get(id.as_str()).is_some();
        let mut people: Vec<Id> = round.participants.iter().filter(invited).cloned().collect();
        people.extend(votes.voices.iter().filter(|id| round.anonymous || !round.participants.has(id.as_str())).cloned());
        let is_article = |id: &Id| plan.people.get(id.as_str()).is_some_and(|own| own.kind.as_str() == "article");
        Some(Self {
            plan: named(&plan.settings().name, "Plan without a name"),
            round: named(&round.name, "Round without a name"),
            day: round.day,
            participants: people.len(),
            answered: votes.voices.len(),
            speak_as_articles: votes.voices.iter().all(is_article),
            anonymous: round.anonymous,
            held: held(plan, round, &in_order::<Person>(plan, &people)),
            finding: finding(&reveal.headline),
            nominal: reveal.nominal,
            set_aware: reveal.set_aware,
            turned: wanted.map(|wanted| turned(plan, &votes, &reveal, &wanted)),
            areas: areas(plan, &votes),
            open,
            decided,
            again: round.again,
            repeat: round.day.and_then(|day| day.plus_months(MONTHS)),
        })
    }

    /// Who takes part, in a sentence: how many, how many of them answered, how many hold which role; with names, who.
    #[must_use]
    pub fn who(&self, names: bool) -> String {
        let names = (names || self.speak_as_articles) && !self.anonymous;
        let one = if self.speak_as_articles { "article" } else { "participant" };
        let part = |held: &Held| {
            let who = if names { and(&held.people) } else { held.people.len().to_string() };
            match (held.role.as_str(), self.held.len()) {
                // Nobody holds a role: there is nothing to tell apart.
                ("", 1) if names => who,
                ("", 1) => String::new(),
                ("", _) => format!("without a role: {who}"),
                (role, _) => format!("{role}: {who}"),
            }
        };
        let parts: Vec<String> = self.held.iter().map(part).filter(|part| !part.is_empty()).collect();
        let all = format!("{}, of whom {} answered", count_of(self.participants, one), self.answered);
        let all = if self.participants == self.answered { count_of(self.participants, one) } else { all };
        if parts.is_empty() { format!("{all}.") } else { format!("{all}. {}.", parts.join("; ")) }
    }

    /// When to repeat the round: on the day that was set, else as a suggestion.
    #[must_use]
    pub fn repeats(&self) -> String {
        const SAME: &str = "Ask the same topics again, so that the two can be compared.";
        match (self.again, self.repeat) {
            (Some(day), _) => format!("Ask again on {}. {SAME}", day.in_words()),
            (None, Some(day)) => format!("Suggested: {}, three months after this round. {SAME}", day.in_words()),
            (None, None) => "The round has no day, so no date to repeat it can be suggested.".to_owned(),
        }
    }
}

impl Entry {
    /// The answers in words: `2 Product owner, 1 Nobody`.
    #[must_use]
    pub fn said(&self) -> String {
        in_one(&self.answers)
    }

    /// Who should own it, in the same words.
    #[must_use]
    pub fn wants(&self) -> String {
        in_one(&self.wanted)
    }

    /// What the articles say in words: `product owner: Gocious; says nothing: Omnisome`. Empty for a topic of one's own.
    #[must_use]
    pub fn articles(&self) -> String {
        let said = self.articles.iter().map(|(words, names)| format!("{words}: {}", names.join(", ")));
        said.collect::<Vec<_>>().join("; ")
    }

    /// How far it is settled, as labels with what they name. The first one is always there.
    #[must_use]
    pub fn settled(&self) -> Vec<(&'static str, String)> {
        let Settled::Decided { day, accountable, responsible, consulted, informed, outdated } = &self.settled else {
            let words = if self.settled == Settled::Parked { "Parked" } else { "Not decided yet" };
            return vec![(words, String::new())];
        };
        let day = day.map(|day| format!("on {}", day.in_words()));
        let since = outdated.then(|| "the matrix says otherwise since".to_owned());
        let when: Vec<String> = day.into_iter().chain(since).collect();
        let accountable = if accountable.is_empty() { "nobody" } else { accountable }.to_owned();
        let mut said = vec![("Decided", when.join("; ")), ("Accountable", accountable)];
        let lists = [("Responsible", responsible), ("Consulted", consulted), ("Informed", informed)];
        said.extend(lists.into_iter().filter(|(_, roles)| !roles.is_empty()).map(|(label, roles)| (label, roles.join(", "))));
        said
    }
}

fn in_one(answers: &[(String, usize)]) -> String {
    let said: Vec<String> = answers.iter().map(|(words, count)| format!("{count} {words}")).collect();
    if said.is_empty() { "nobody answered".to_owned() } else { said.join(", ") }
}

/// Today against what should be.
fn turned(plan: &Plan, today: &RoundVotes, reveal: &Reveal, should: &RoundVotes) -> Turned {
    let wish = Wish::of(today, should);
    let name = |owner: &Owner| match owner {
        // In range: an owner that is a role has a place among the roles of its wish.
        Owner::Role(role) => role_name(plan, &wish.roles[usize::from(*role)]),
        Owner::Team => "The whole team".to_owned(),
        Owner::Nobody => "Nobody".to_owned(),
    };
    let names = |owners: &[Owner]| match owners {
        [] => "no one stands out".to_owned(),
        some => and(&some.iter().map(name).collect::<Vec<_>>()),
    };
    let topic = |place: usize| {
        // In range: places of the topics of these votes.
        let (id, own) = (&today.topics[place], &wish.topics[place]);
        let words = format!(
            "today {}, wanted {}; {} of {} want it otherwise",
            names(&own.today),
            names(&own.should),
            own.changed,
            own.voices
        );
        (topic_name(plan, id), words)
    };
    let role = |own: &Balance| {
        let words = format!("would gain {} and give up {}", own.gains.len(), own.gives.len());
        (name(&own.owner), words)
    };
    let moved = |place: &usize| matches!(wish.topics[*place].turn, Turn::Moves | Turn::Gets | Turn::Loses);
    let balance = wish.balance();
    let roles = balance.iter().filter(|own| own.gains.len() + own.gives.len() > 0);
    Turned {
        finding: wish.finding(),
        says: format!("{} {}", wish.basis(), agreed(&reveal.nominal, &Reveal::of(&should.votes).nominal)),
        topics: wish.order().into_iter().filter(moved).map(topic).collect(),
        roles: roles.map(role).collect(),
    }
}

/// How far all agree within each area. Within one alone it is the agreement of the whole.
fn areas(plan: &Plan, votes: &RoundVotes) -> Vec<(String, AreaAgreement)> {
    let areas = votes.areas(plan);
    if areas.len() < 2 {
        return Vec::new();
    }
    let ranges: Vec<_> = areas.iter().map(|(_, range)| range.clone()).collect();
    let name = |id: &Option<Id>| match id.as_ref().and_then(|id| plan.areas.get(id.as_str())) {
        Some(area) => named(&area.name, "Area without a name"),
        None => "Without an area".to_owned(),
    };
    areas.iter().map(|(id, _)| name(id)).zip(by_area(&votes.votes, &ranges)).collect()
}

fn named(name: &str, without: &str) -> String {
    if name.trim().is_empty() { without.to_owned() } else { name.to_owned() }
}

fn role_name(plan: &Plan, id: &Id) -> String {
    plan.roles.get(id.as_str()).map_or_else(|| id.to_string(), |role| named(&role.name, "Role without a name"))
}

fn topic_name(plan: &Plan, id: &Id) -> String {
    let item = plan.responsibilities.get(id.as_str());
    item.map_or_else(|| format!("A topic that is no longer in the plan ({id})"), |item| named(&item.text, id.as_str()))
}

fn entry(plan: &Plan, round: &Round, (votes, wanted): (&RoundVotes, Option<&RoundVotes>), topic: usize, place: usize) -> Entry {
    // In range: an index from the order of the topics of these votes.
    let id = &votes.topics[topic];
    let item = plan.responsibilities.get(id.as_str());
    let area = item.and_then(|item| plan.areas.get(item.area.as_ref()?.as_str()));
    let decision = plan.decisions.get(Decision::id_of(&round.id, id).as_str());
    let wanted = wanted.map(|wanted| answers(plan, wanted, topic)).unwrap_or_default();
    let answers = answers(plan, votes, topic);
    let voices = |answers: &[(String, usize)]| answers.iter().map(|(_, count)| u32::try_from(*count).unwrap_or(u32::MAX)).sum();
    Entry {
        topic,
        place,
        text: topic_name(plan, id),
        area: area.map(|area| area.name.clone()).unwrap_or_default(),
        voices: voices(&answers),
        answers,
        wishes: voices(&wanted),
        wanted,
        settled: decision.map_or(Settled::Open, |decision| settled(plan, decision)),
        note: decision.map(|decision| decision.note.trim().to_owned()).unwrap_or_default(),
        articles: articles(id.as_str()),
    }
}

/// The distinct answers to a topic with how many gave each.
fn answers(plan: &Plan, votes: &RoundVotes, topic: usize) -> Vec<(String, usize)> {
    let mut counts: Vec<(Choice<'_>, usize)> = Vec::new();
    for voice in 0..votes.votes.voices() {
        let Some(choice) = votes.votes.answer(topic, voice) else { continue };
        match counts.iter_mut().find(|(own, _)| *own == choice) {
            Some((_, count)) => *count += 1,
            None => counts.push((choice, 1)),
        }
    }
    let rank = |choice: Choice<'_>| match choice {
        Choice::Roles(_) => 0,
        Choice::Team => 1,
        Choice::Nobody => 2,
    };
    // Sets of roles compare role by role, so “both” stands between its two.
    sort_by(&mut counts, |(a, _), (b, _)| rank(*a).cmp(&rank(*b)).then_with(|| a.roles().cmp(b.roles())));
    let words = |choice: Choice<'_>| match choice {
        Choice::Team => "The whole team".to_owned(),
        Choice::Nobody => "Nobody".to_owned(),
        Choice::Roles(roles) => {
            let names = roles.iter().filter_map(|&role| votes.roles.get(usize::from(role)));
            names.map(|id| role_name(plan, id)).collect::<Vec<_>>().join(" + ")
        }
    };
    counts.into_iter().map(|(choice, count)| (words(choice), count)).collect()
}

fn settled(plan: &Plan, decision: &Decision) -> Settled {
    if !decision.is_decided() {
        return if decision.state.as_str() == "parked" { Settled::Parked } else { Settled::Open };
    }
    let names = |roles: Vec<Id>| in_order::<Role>(plan, &roles).iter().map(|id| role_name(plan, id)).collect::<Vec<_>>();
    Settled::Decided {
        day: decision.day,
        accountable: decision.accountable.as_ref().map(|id| role_name(plan, id)).unwrap_or_default(),
        responsible: names(decision.responsible.iter().cloned().collect()),
        consulted: names(decision.consulted.iter().cloned().collect()),
        informed: names(decision.informed.iter().cloned().collect()),
        outdated: decision.is_outdated(plan),
    }
}

/// What the articles say about a responsibility of the catalogue, each answer once, in the order in which the articles stand.
fn articles(topic: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let all = catalogue();
    let Some(found) = all.entry(topic) else { return Vec::new() };
    let mut said: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    let (mut silent, nothing): (Vec<&'static str>, _) = (Vec::new(), owner_in_words(None));
    for (Article { name, .. }, stance) in all.articles.iter().zip(&found.stances) {
        let words = owner_in_words(stance.as_ref().map(|stance| &stance.answer));
        match said.iter_mut().find(|(own, _)| *own == words) {
            _ if words == nothing => silent.push(name),
            Some((_, names)) => names.push(name),
            None => said.push((words, vec![name])),
        }
    }
    said.extend((!silent.is_empty()).then_some((nothing, silent)));
    said
}

/// The participants by role, in the order of the roles; one who holds two stands under both. Those without a role come last.
fn held(plan: &Plan, round: &Round, people: &[Id]) -> Vec<Held> {
    let outside =
        |day: Day, from: Option<Day>, to: Option<Day>| from.is_some_and(|from| day < from) || to.is_some_and(|to| to < day);
    let mut pairs: Vec<(&Id, &Id)> = Vec::new();
    for holding in plan.holdings.iter() {
        let (Some(person), Some(role)) = (&holding.person, &holding.role) else { continue };
        let gone = round.day.is_some_and(|day| outside(day, holding.from, holding.to));
        // For two products it is still one role.
        if !gone && plan.roles.get(role.as_str()).is_some() && !pairs.contains(&(person, role)) {
            pairs.push((person, role));
        }
    }
    let name = |id: &Id| {
        let person = plan.people.get(id.as_str());
        person.map_or_else(|| id.to_string(), |person| named(&person.name, "Somebody without a name"))
    };
    let mut roles: Vec<Id> = Vec::new();
    for (_, role) in pairs.iter().filter(|(person, _)| people.contains(person)) {
        if !roles.contains(role) {
            roles.push((*role).clone());
        }
    }
    let of_role = |role: Id| Held {
        people: people.iter().filter(|id| pairs.contains(&(id, &role))).map(name).collect(),
        role: role_name(plan, &role),
    };
    let mut held: Vec<Held> = in_order::<Role>(plan, &roles).into_iter().map(of_role).collect();
    let without: Vec<String> = people.iter().filter(|id| !pairs.iter().any(|(person, _)| person == id)).map(name).collect();
    if !without.is_empty() {
        held.push(Held { role: String::new(), people: without });
    }
    held
}
