//! The plans that are made from the catalogue: the sample of the five articles, and a new plan. Knows no storage.

use super::catalogue::{Catalogue, Entry, catalogue, role};
use crate::plan::{
    AnswerMap, Area, Choice, Id, IdSet, OrderKey, Person, Plan, Record, Responsibility, Role, Round, Settings, Sheet,
};

/// The id of the sample plan: it is the same on every device, so that its figures are the same.
pub const SAMPLE: &str = "five-articles";
/// The name of the sample plan.
pub const SAMPLE_NAME: &str = "What five articles say";

/// The sample: the five articles as participants of a workshop on all 105 responsibilities.
pub fn sample() -> Plan {
    let all = catalogue();
    let mut plan = Plan::new(Id::fixed(SAMPLE));
    plan.set_settings(Settings { name: SAMPLE_NAME.to_owned(), sample: true, ..Settings::blank(Id::fixed(SAMPLE)) });
    put_roles(&mut plan, &[role::PO, role::PM, role::LEADERSHIP]);
    put_responsibilities(&mut plan, all);
    for (article, order) in all.articles.iter().zip(OrderKey::spread(all.articles.len())) {
        let name = article.name.to_owned();
        plan.people.insert(Person { name, kind: Choice::of("article"), order, ..Person::blank(article.id.clone()) });
    }
    let round = Round {
        name: ROUND_NAME.to_owned(),
        state: Choice::of("revealed"),
        topics: IdSet::new(all.entries.iter().map(|entry| entry.id.clone())),
        roles: IdSet::new(plan.roles.iter().map(|role| role.id.clone())),
        participants: IdSet::new(all.articles.iter().map(|article| article.id.clone())),
        ..Round::blank(Id::fixed("articles"))
    };
    for (place, article) in all.articles.iter().enumerate() {
        let stances = || all.entries.iter().filter_map(|entry| Some((entry.id.clone(), entry.stances.get(place)?.as_ref()?)));
        plan.sheets.insert(Sheet {
            round: Some(round.id.clone()),
            person: Some(article.id.clone()),
            revision: 1,
            today: AnswerMap::new(stances().map(|(topic, stance)| (topic, stance.answer.clone()))),
            wavers: IdSet::new(stances().filter(|(_, stance)| stance.wavers).map(|(topic, _)| topic)),
            ..Sheet::blank(Id::natural(&[&round.id, &article.id]))
        });
    }
    plan.rounds.insert(round);
    plan
}

/// What a round is called until somebody calls it otherwise.
pub const ROUND_NAME: &str = "Who owns what today?";

/// The topics with which a workshop starts.
pub fn default_topics() -> Vec<Id> {
    catalogue().entries.iter().filter(|entry| entry.default_topic).map(|entry| entry.id.clone()).collect()
}

/// A new plan: product owner and product manager, the catalogue's responsibilities, and a first round on its default topics.
pub fn new_plan(id: Id, round: Id, name: &str) -> Plan {
    let all = catalogue();
    let mut plan = Plan::new(id.clone());
    plan.set_settings(Settings { name: name.to_owned(), ..Settings::blank(id) });
    put_roles(&mut plan, &[role::PO, role::PM]);
    put_responsibilities(&mut plan, all);
    plan.rounds.insert(Round {
        name: ROUND_NAME.to_owned(),
        topics: IdSet::new(default_topics()),
        roles: IdSet::new(plan.roles.iter().map(|role| role.id.clone())),
        ..Round::blank(round)
    });
    plan
}

/// The name and the short name that a role of the catalogue begins with; its mark is its id.
pub fn role_names(id: &str) -> Option<(&'static str, &'static str)> {
    match id {
        role::PO => Some(("Product owner", "PO")),
        role::PM => Some(("Product manager", "PM")),
        role::LEADERSHIP => Some(("Leadership", "Lead")),
        _ => None,
    }
}

fn put_roles(plan: &mut Plan, ids: &[&str]) {
    for (id, order) in ids.iter().zip(OrderKey::spread(ids.len())) {
        let (name, short) = role_names(id).unwrap_or_default();
        let (name, short) = (name.to_owned(), short.to_owned());
        plan.roles.insert(Role { name, short, mark: Choice::of(id), order, ..Role::blank(Id::fixed(id)) });
    }
}

fn put_responsibilities(plan: &mut Plan, all: &Catalogue) {
    let (areas, items) = responsibilities(all);
    areas.into_iter().for_each(|area| plan.areas.insert(area));
    items.into_iter().for_each(|item| plan.responsibilities.insert(item));
}

/// The areas and the responsibilities of the catalogue, as a new plan has them.
pub fn responsibilities(all: &Catalogue) -> (Vec<Area>, Vec<Responsibility>) {
    let areas = all.areas.iter().zip(OrderKey::spread(all.areas.len()));
    let areas: Vec<Area> = areas
        .map(|(name, order)| Area { name: (*name).to_owned(), order, ..Area::blank(Id::fixed(&name.to_ascii_lowercase())) })
        .collect();
    let item = |(entry, order): (&Entry, OrderKey)| Responsibility {
        text: entry.text.to_owned(),
        area: areas.get(entry.area).map(|area| area.id.clone()),
        order,
        ..Responsibility::blank(entry.id.clone())
    };
    let items = all.entries.iter().zip(OrderKey::spread(all.entries.len())).map(item).collect();
    (areas, items)
}
