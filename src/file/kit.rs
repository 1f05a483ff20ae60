//! Kits: the questions of a round, as they travel to those who answer. Knows no answers and no storage.
//!
//! ```json
//! {"format": "tandem-kit", "version": 1, "app": "0.1.0", "kit": {
//!   "round": "…", "title": "Who owns what today?", "plan": "…", "name": "Payments",
//!   "roles": [{"id": "po", "name": "Product owner", "short": "PO", "mark": "po"}, …],
//!   "people": [{"id": "…", "name": "Anna"}, …],
//!   "topics": ["STR-01", {"id": "…", "text": "Decide on refunds", "area": "Service"}, …]
//! }}
//! ```
//! A topic that is as in the catalogue travels as its id alone, so that a kit stays small. `"should": true` asks the second question as
//! well, `"anonymous": true` asks nobody for a name; a kit that does neither says neither. What a kit holds comes from somebody else's
//! device: texts are cleaned and cut as those of a plan are, and what makes no sense is left out.

use serde_json::{Value as Json, json};

use super::format::APP;
use super::refusal::OpenError;
use super::writer::{compact, pretty};
use crate::analysis::{Question, RoundVotes};
use crate::content::catalogue;
use crate::content::plans::{ROUND_NAME, role_names};
use crate::plan::field::{FieldValue, Kind};
use crate::plan::lists::in_order;
use crate::plan::tables::MARKS;
use crate::plan::text::{Lines, clean};
use crate::plan::{Choice, Id, Person, Plan, Role, Round};

/// What the field `format` of a kit says.
pub const KIT: &str = "tandem-kit";
/// The version of kits and sheets that is written. It rises only if an older reader would misread what is written.
pub(super) const VERSION: u64 = 1;
/// The most topics, roles or people that a kit may hold.
pub const MOST: usize = 1000;

/// The questions of a round.
#[derive(Clone, PartialEq, Debug)]
pub struct Kit {
    /// The round that asks.
    pub round: Id,
    /// What the round is called.
    pub title: String,
    /// The plan that asks.
    pub plan: Id,
    /// What the plan is called.
    pub name: String,
    /// The roles that can be an answer, in their order.
    pub roles: Vec<KitRole>,
    /// Who is asked, by id and name, in their order. Others may answer as well.
    pub people: Vec<(Id, String)>,
    /// What is asked about, in the order in which it is asked.
    pub topics: Vec<KitTopic>,
    /// Whether it also asks who should own each topic.
    pub should: bool,
    /// Whether it asks nobody for a name. Then it names nobody either.
    pub anonymous: bool,
}

/// A role that can be an answer.
#[derive(Clone, PartialEq, Debug)]
pub struct KitRole {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Its shape and colour.
    pub mark: Choice,
}

/// A topic of a kit.
#[derive(Clone, PartialEq, Debug)]
pub struct KitTopic {
    /// The id of the responsibility.
    pub id: Id,
    /// What is to be done.
    pub text: String,
    /// The name of its area; empty without one.
    pub area: String,
}

impl Kit {
    /// The kit of a round. Roles and topics that are put away are not asked about.
    pub fn of(plan: &Plan, round: &Round) -> Self {
        let roles = in_order::<Role>(plan, &round.roles.iter().cloned().collect::<Vec<_>>());
        let roles = roles.iter().filter_map(|id| plan.roles.get(id.as_str())).filter(|role| !role.archived);
        let role = |role: &Role| KitRole {
            id: role.id.clone(),
            name: role.name.clone(),
            short: role.short.clone(),
            mark: role.mark.clone(),
        };
        let people = in_order::<Person>(plan, &round.participants.iter().cloned().collect::<Vec<_>>());
        let people = people.iter().filter_map(|id| plan.people.get(id.as_str())).filter(|person| !person.archived);
        let people = people.filter(|person| !round.anonymous && !person.is_anonymous());
        let topics = RoundVotes::of(plan, round, Question::Today).topics;
        let topics = topics.iter().filter_map(|id| plan.responsibilities.get(id.as_str())).filter(|item| !item.archived);
        let area = |id: &Option<Id>| id.as_ref().and_then(|id| plan.areas.get(id.as_str())).map(|area| area.name.clone());
        Self {
            round: round.id.clone(),
            title: round.name.clone(),
            plan: plan.id().clone(),
            name: plan.settings().name,
            roles: roles.map(role).collect(),
            people: people.map(|person| (person.id.clone(), person.name.clone())).collect(),
            topics: topics
                .map(|item| KitTopic { id: item.id.clone(), text: item.text.clone(), area: area(&item.area).unwrap_or_default() })
                .collect(),
            should: round.should,
            anonymous: round.anonymous,
        }
    }

    /// The text of its file.
    pub fn write(&self) -> String {
        let roles = self.roles.iter().map(role_json);
        let people = self.people.iter().map(|(id, name)| json!({"id": id.as_str(), "name": name}));
        let topics = self.topics.iter().map(|topic| match catalogue_topic(&topic.id) {
            Some(own) if own == *topic => topic.id.as_str().into(),
            _ => topic_json(topic),
        });
        let mut kit = json!({
            "round": self.round.as_str(), "title": self.title, "plan": self.plan.as_str(), "name": self.name,
            "roles": roles.collect::<Vec<_>>(), "people": people.collect::<Vec<_>>(), "topics": topics.collect::<Vec<_>>(),
        });
        for (name, on) in [("should", self.should), ("anonymous", self.anonymous)] {
            if let Some(kit) = kit.as_object_mut().filter(|_| on) {
                kit.insert(name.to_owned(), true.into());
            }
        }
        enveloped(KIT, "kit", kit)
    }

    /// Its short form, for links: a list of its parts. A title that nobody changed is a 0; a role that nobody changed is its id; topics
    /// that nobody changed stand one after the other in one text, `STR-01,02,RES-04`: the beginning of an id holds until the next one. At
    /// the end a number says what else is asked, if anything is: 1 for who should own it, 2 for no names, 3 for both.
    pub fn write_short(&self) -> String {
        let text = |id: &Id| Json::from(id.as_str());
        let roles = self.roles.iter().map(|role| match catalogue_role(role.id.as_str()) {
            Some(own) if own == *role => text(&role.id),
            _ => role_json(role),
        });
        let mut topics: Vec<Json> = Vec::new();
        let mut begins = "";
        for topic in &self.topics {
            if catalogue_topic(&topic.id).as_ref() != Some(topic) {
                topics.push(topic_json(topic));
                continue;
            }
            let id = topic.id.as_str();
            let (beginning, number) = id.split_at(id.find('-').map_or(0, |at| at + 1));
            match topics.last_mut() {
                Some(Json::String(run)) => {
                    run.push(',');
                    run.push_str(if begins == beginning { number } else { id });
                }
                _ => topics.push(id.into()),
            }
            begins = beginning;
        }
        let people = self.people.iter().flat_map(|(id, name)| [text(id), name.as_str().into()]);
        let title = if self.title == ROUND_NAME { 0.into() } else { Json::from(self.title.as_str()) };
        let mut parts = vec![
            text(&self.round),
            title,
            text(&self.plan),
            self.name.as_str().into(),
            roles.collect(),
            people.collect(),
            Json::Array(topics),
        ];
        let more = u8::from(self.should) + 2 * u8::from(self.anonymous);
        parts.extend((more > 0).then(|| more.into()));
        compact(&Json::Array(parts))
    }

    /// Reads the short form. The same limits hold as for a file.
    pub fn read_short(text: &str) -> Result<Self, OpenError> {
        let unreadable = || OpenError::Unreadable("kit");
        let parts: Json = serde_json::from_str(text).map_err(|_| unreadable())?;
        let Some([round, title, plan, name, Json::Array(roles), Json::Array(people), Json::Array(topics), more @ ..]) =
            parts.as_array().map(Vec::as_slice)
        else {
            return Err(unreadable());
        };
        let more = match more {
            [] => 0,
            [more] => more.as_u64().ok_or_else(unreadable)?,
            _ => return Err(unreadable()),
        };
        let title = if *title == 0 { ROUND_NAME.into() } else { title.clone() };
        let role = |json: &Json| match json.as_str() {
            Some(id) => catalogue_role(id).map_or(Json::Null, |role| role_json(&role)),
            None => json.clone(),
        };
        let person = |pair: &[Json]| match pair {
            [id, name] => json!({"id": id, "name": name}),
            _ => Json::Null,
        };
        let mut asked: Vec<Json> = Vec::new();
        for topic in topics.iter().take(MOST) {
            let Some(run) = topic.as_str() else {
                asked.push(topic.clone());
                continue;
            };
            let mut begins = "";
            for id in run.split(',').take(MOST) {
                match id.find('-') {
                    Some(at) => {
                        begins = id.get(..=at).unwrap_or_default();
                        asked.push(id.into());
                    }
                    None => asked.push(format!("{begins}{id}").into()),
                }
            }
            asked.truncate(MOST);
        }
        Self::of_json(&json!({
            "round": round, "title": title, "plan": plan, "name": name, "topics": asked,
            "roles": roles.iter().take(MOST).map(role).collect::<Vec<_>>(),
            "people": people.chunks(2).take(MOST).map(person).collect::<Vec<_>>(),
            "should": more & 1 > 0, "anonymous": more & 2 > 0,
        }))
    }

    /// Reads the text of a file that says it is a kit.
    pub fn read(text: &str) -> Result<Self, OpenError> {
        Self::of_json(&opened(text, KIT, "kit")?)
    }

    fn of_json(kit: &Json) -> Result<Self, OpenError> {
        let unreadable = OpenError::Unreadable("kit");
        let list = |name: &str| kit.get(name).and_then(Json::as_array).into_iter().flatten().take(MOST);
        let roles: Vec<KitRole> = list("roles").filter_map(read_role).collect();
        let topics: Vec<KitTopic> = list("topics").filter_map(read_topic).collect();
        if roles.is_empty() || topics.is_empty() {
            return Err(unreadable);
        }
        let anonymous = said(kit, "anonymous");
        let person = |json: &Json| read_id(json, "id").filter(|_| !anonymous).map(|id| (id, named(json, "name", 120)));
        Ok(Self {
            round: read_id(kit, "round").ok_or(unreadable.clone())?,
            title: named(kit, "title", 120),
            plan: read_id(kit, "plan").ok_or(unreadable)?,
            name: named(kit, "name", 120),
            roles: once(roles, |role| &role.id),
            people: once(list("people").filter_map(person).collect(), |(id, _)| id),
            topics: once(topics, |topic| &topic.id),
            should: said(kit, "should"),
            anonymous,
        })
    }
}

fn said(kit: &Json, name: &str) -> bool {
    kit.get(name).and_then(Json::as_bool).unwrap_or_default()
}

/// The first of those that have one id.
fn once<T>(items: Vec<T>, id: impl Fn(&T) -> &Id) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(items.len());
    for item in items {
        if !kept.iter().any(|own| id(own) == id(&item)) {
            kept.push(item);
        }
    }
    kept
}

fn catalogue_topic(id: &Id) -> Option<KitTopic> {
    let entry = catalogue().entry(id.as_str())?;
    let area = catalogue().areas.get(entry.area).copied().unwrap_or_default();
    Some(KitTopic { id: id.clone(), text: entry.text.to_owned(), area: area.to_owned() })
}

/// A role as it is in the catalogue.
fn catalogue_role(id: &str) -> Option<KitRole> {
    let (name, short) = role_names(id)?;
    Some(KitRole { id: Id::new(id)?, name: name.to_owned(), short: short.to_owned(), mark: Choice::of(id) })
}

fn role_json(role: &KitRole) -> Json {
    json!({"id": role.id.as_str(), "name": role.name, "short": role.short, "mark": role.mark.as_str()})
}

fn topic_json(topic: &KitTopic) -> Json {
    json!({"id": topic.id.as_str(), "text": topic.text, "area": topic.area})
}

fn read_role(json: &Json) -> Option<KitRole> {
    let mark = json.get("mark").cloned().unwrap_or_default();
    Some(KitRole {
        id: read_id(json, "id")?,
        name: named(json, "name", 80),
        short: named(json, "short", 12),
        mark: Choice::take(mark, Kind::Choice(MARKS)).0,
    })
}

fn read_topic(json: &Json) -> Option<KitTopic> {
    match json {
        Json::String(id) => catalogue_topic(&plain_id(id)?),
        _ => Some(KitTopic { id: read_id(json, "id")?, text: named(json, "text", 300), area: named(json, "area", 80) }),
    }
}

/// An id that cannot be taken for one of the words that answers have, such as `@team`.
pub(super) fn plain_id(text: &str) -> Option<Id> {
    Id::new(text).filter(|_| !text.starts_with('@'))
}

pub(super) fn read_id(json: &Json, name: &str) -> Option<Id> {
    plain_id(json.get(name)?.as_str()?)
}

/// A text of one line, cleaned and cut as one of a plan is.
pub(super) fn named(json: &Json, name: &str, max: usize) -> String {
    clean(json.get(name).and_then(Json::as_str).unwrap_or_default().to_owned(), max, Lines::One).0
}

/// A file of this format: `inner` under its name in the common envelope.
pub(super) fn enveloped(format: &str, name: &str, inner: Json) -> String {
    pretty(&json!({"format": format, "version": VERSION, "app": APP, name: inner})) + "\n"
}

/// What a file of this format holds under a name.
pub(super) fn opened(text: &str, format: &str, name: &'static str) -> Result<Json, OpenError> {
    let unreadable = OpenError::Unreadable(name);
    let mut file: Json = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|_| unreadable.clone())?;
    if file.get("format").and_then(Json::as_str) != Some(format) {
        return Err(unreadable);
    }
    match file.get("version").and_then(Json::as_u64) {
        Some(1..=VERSION) => {}
        Some(newer) if newer > VERSION => return Err(OpenError::NewerKind(name, newer, named(&file, "app", 40))),
        _ => return Err(OpenError::NoVersion),
    }
    file.get_mut(name).map(Json::take).filter(Json::is_object).ok_or(unreadable)
}
