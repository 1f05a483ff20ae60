//! Answers to "who owns this?" and the sheet they are written on. Knows nothing of statistics.

use serde_json::{Map, Value as Json};

use super::id::Id;
use super::sorting::{object, sort, sort_by};

/// What one participant says about one topic. Who says nothing has no answer at all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Answer {
    /// One or more roles together.
    Roles(RoleSet),
    /// The whole team.
    Team,
    /// Nobody: a statement, counted as such.
    Nobody,
    /// Don't know: missing for the statistics, but an answer for the participant.
    DontKnow,
}

/// One or more roles: sorted, distinct, never empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RoleSet(Vec<Id>);

impl RoleSet {
    /// The set of these roles; nothing if there are none.
    pub fn new(mut roles: Vec<Id>) -> Option<Self> {
        sort(&mut roles);
        roles.dedup();
        (!roles.is_empty()).then_some(Self(roles))
    }

    /// The roles, sorted by id.
    pub fn roles(&self) -> &[Id] {
        &self.0
    }
}

const TEAM: &str = "@team";
const NOBODY: &str = "@nobody";
const DONT_KNOW: &str = "@unknown";

impl Answer {
    /// One role alone.
    pub fn role(role: Id) -> Self {
        Self::Roles(RoleSet(vec![role]))
    }

    /// As it stands in a file: `"pm"`, `["pm", "po"]`, `"@team"`, `"@nobody"` or `"@unknown"`.
    pub fn write(&self) -> Json {
        match self {
            Self::Team => TEAM.into(),
            Self::Nobody => NOBODY.into(),
            Self::DontKnow => DONT_KNOW.into(),
            Self::Roles(set) => match set.roles() {
                [one] => one.as_str().into(),
                many => many.iter().map(Id::as_str).collect(),
            },
        }
    }

    /// Reads what [`Answer::write`] writes; nothing if it is no answer.
    pub fn read(json: &Json) -> Option<Self> {
        match json {
            Json::String(text) => match text.as_str() {
                TEAM => Some(Self::Team),
                NOBODY => Some(Self::Nobody),
                DONT_KNOW => Some(Self::DontKnow),
                role => Some(Self::role(plain_id(role)?)),
            },
            Json::Array(roles) => {
                let roles: Option<Vec<Id>> = roles.iter().map(|r| plain_id(r.as_str()?)).collect();
                RoleSet::new(roles?).map(Self::Roles)
            }
            _ => None,
        }
    }
}

/// A word with `@` that this version does not know must not pass for a role.
fn plain_id(text: &str) -> Option<Id> {
    Id::new(text).filter(|_| !text.starts_with('@'))
}

/// The answers of one sheet to one question, by topic; sorted by topic, each topic once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AnswerMap(Vec<(Id, Answer)>);

impl AnswerMap {
    /// The map of these answers; of two to one topic the later counts.
    pub fn new(answers: impl IntoIterator<Item = (Id, Answer)>) -> Self {
        let mut map = Self(answers.into_iter().collect());
        if !map.0.is_sorted_by(|a, b| a.0 < b.0) {
            map.0.reverse();
            sort_by(&mut map.0, |a, b| a.0.cmp(&b.0));
            map.0.dedup_by(|later, first| later.0 == first.0);
        }
        map
    }

    /// The answer to a topic.
    pub fn get(&self, topic: &str) -> Option<&Answer> {
        let at = self.0.binary_search_by(|(id, _)| id.as_str().cmp(topic)).ok()?;
        self.0.get(at).map(|(_, answer)| answer)
    }

    /// The map with this answer to a topic in the place of the one before; without one, the topic is not answered.
    pub fn with(&self, topic: &Id, answer: Option<Answer>) -> Self {
        let mut answers = self.0.clone();
        let at = answers.binary_search_by(|(id, _)| id.cmp(topic));
        match (at, answer) {
            (Ok(at), None) => drop(answers.remove(at)),
            (Err(_), None) => {}
            (Ok(at), Some(answer)) => {
                if let Some(own) = answers.get_mut(at) {
                    own.1 = answer;
                }
            }
            (Err(at), Some(answer)) => answers.insert(at, (topic.clone(), answer)),
        }
        Self(answers)
    }

    /// All answers, sorted by topic.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Answer)> {
        self.0.iter().map(|(topic, answer)| (topic, answer))
    }

    /// How many topics are answered.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As an object by topic.
    pub fn write(&self) -> Json {
        object(self.0.iter().map(|(topic, answer)| (topic.as_str().to_owned(), answer.write())))
    }

    /// Reads an object by topic. Says how many entries could not be read and were left out.
    pub fn read(object: Map<String, Json>) -> (Self, usize) {
        let all = object.len();
        let map = Self::new(object.iter().filter_map(|(topic, json)| Some((Id::new(topic)?, Answer::read(json)?))));
        let lost = all - map.len();
        (map, lost)
    }
}
