//! Fields: what a field of a record may hold, and how it is read from and written as JSON. Knows no record.
//!
//! The JSON of a field is its one exchange form: files, changes, journal and merge all carry it. A default is `null` there, so
//! that a field that was never set, an absent one and an emptied one are the same thing.

use serde_json::Value as Json;

use super::answer::{Answer, AnswerMap};
use super::day::Day;
use super::id::Id;
use super::letters::Letters;
use super::order::{MAX_ORDER, OrderKey};
use super::sorting::sort;
use super::tables::TableName;
use super::text::{Cleaned, Lines, clean};

/// The declaration of one field. All that is known of it stands here once: reading, repair, the words of a difference and the
/// schema are drawn from it.
#[derive(Debug)]
pub struct FieldDef {
    /// Its name in records, changes and files.
    pub name: &'static str,
    /// Its name for people, as used in the middle of a sentence.
    pub label: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// Whether lists depend on it: which records stand in them, and in which order.
    pub shapes_lists: bool,
}

/// What a field may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A text of at most `max` characters.
    Text {
        /// The most characters.
        max: usize,
        /// Whether it may run over lines.
        lines: Lines,
    },
    /// True or absent.
    Flag,
    /// A civil day, `2026-03-18`.
    Day,
    /// A place in a list.
    Order,
    /// A whole number from 0 to `max`; its unit is a word for people.
    Whole {
        /// The largest value.
        max: u32,
        /// What is counted.
        unit: &'static str,
    },
    /// One of some words; the first is the default. Each with its name for people.
    Choice(&'static [(&'static str, &'static str)]),
    /// The id of a record of a table.
    Ref(TableName),
    /// Ids of records of a table, sorted.
    Refs(TableName),
    /// Answers by topic.
    Answers,
    /// Letters of a matrix cell.
    Letters,
}

/// Why a value could not be taken as it was. The value that was taken instead is the nearest one, or the default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It is of another type; what was expected.
    Type(&'static str),
    /// It is a number out of range; the largest.
    Range(u32),
    /// The text is longer than so many characters.
    Length(usize),
    /// The text holds characters that are not allowed.
    Characters,
    /// So many entries of a list or map could not be read.
    Entries(usize),
}

/// A value as it could be taken, and what was wrong with it.
pub type Taken<T> = (T, Option<Problem>);

/// What a field can hold.
pub trait FieldValue: Sized + Default {
    /// Its JSON; `null` for the default.
    fn write(&self) -> Json;
    /// Takes a JSON value for a field of this kind. `null` is the default.
    fn take(json: Json, kind: Kind) -> Taken<Self>;
    /// Visits every id that it refers to, with its table.
    fn refs(&self, _kind: Kind, _visit: &mut dyn FnMut(TableName, &Id)) {}
}

/// A value of a field without knowing its type.
pub trait AnyValue {
    /// Its JSON; `null` for the default.
    fn write(&self) -> Json;
    /// Becomes what a JSON value stands for in a field of this kind.
    fn put(&mut self, json: Json, kind: Kind) -> Option<Problem>;
    /// Visits every id that it refers to, with its table.
    fn refs(&self, kind: Kind, visit: &mut dyn FnMut(TableName, &Id));
}

impl<V: FieldValue> AnyValue for V {
    fn write(&self) -> Json {
        FieldValue::write(self)
    }

    fn put(&mut self, json: Json, kind: Kind) -> Option<Problem> {
        let (value, problem) = V::take(json, kind);
        *self = value;
        problem
    }

    fn refs(&self, kind: Kind, visit: &mut dyn FnMut(TableName, &Id)) {
        FieldValue::refs(self, kind, visit);
    }
}

fn wrong<T: Default>(expected: &'static str) -> Taken<T> {
    (T::default(), Some(Problem::Type(expected)))
}

impl FieldValue for String {
    fn write(&self) -> Json {
        if self.is_empty() { Json::Null } else { self.as_str().into() }
    }

    fn take(json: Json, kind: Kind) -> Taken<Self> {
        let (max, lines) = match kind {
            Kind::Text { max, lines } => (max, lines),
            _ => (usize::MAX, Lines::Many),
        };
        let (text, problem) = match json {
            Json::Null => return Default::default(),
            Json::String(text) => (text, None),
            Json::Number(number) => (number.to_string(), Some(Problem::Type("a text"))),
            _ => return wrong("a text"),
        };
        let (text, cleaned) = clean(text, max, lines);
        let problem = match cleaned {
            Cleaned::Fine => problem,
            Cleaned::Characters => Some(Problem::Characters),
            Cleaned::Length => Some(Problem::Length(max)),
        };
        (text, problem)
    }
}

impl FieldValue for bool {
    fn write(&self) -> Json {
        if *self { Json::Bool(true) } else { Json::Null }
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::Bool(flag) => (flag, None),
            _ => wrong("true or false"),
        }
    }
}

impl FieldValue for Option<Day> {
    fn write(&self) -> Json {
        self.map_or(Json::Null, |day| day.to_string().into())
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::String(text) => match Day::parse(&text) {
                Some(day) => (Some(day), None),
                None => wrong("a day such as 2026-03-18"),
            },
            _ => wrong("a day such as 2026-03-18"),
        }
    }
}

impl FieldValue for OrderKey {
    fn write(&self) -> Json {
        if self.as_str().is_empty() { Json::Null } else { self.as_str().into() }
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::String(text) if text.len() > MAX_ORDER => (Self::default(), Some(Problem::Length(MAX_ORDER))),
            Json::String(text) => Self::parse(&text).map_or_else(|| wrong("a place in a list"), |key| (key, None)),
            _ => wrong("a place in a list"),
        }
    }
}

impl FieldValue for u32 {
    fn write(&self) -> Json {
        if *self == 0 { Json::Null } else { (*self).into() }
    }

    fn take(json: Json, kind: Kind) -> Taken<Self> {
        let max = if let Kind::Whole { max, .. } = kind { max } else { Self::MAX };
        match json {
            Json::Null => Default::default(),
            Json::Number(number) => match number.as_u64() {
                Some(whole) if whole <= u64::from(max) => (Self::try_from(whole).unwrap_or(max), None),
                Some(_) => (max, Some(Problem::Range(max))),
                None if number.as_f64().is_some_and(|n| n < 0.0) => (0, Some(Problem::Range(max))),
                None if number.as_f64().is_some_and(|n| n > f64::from(max)) => (max, Some(Problem::Range(max))),
                None => wrong("a whole number"),
            },
            _ => wrong("a whole number"),
        }
    }
}

impl FieldValue for Option<Id> {
    fn write(&self) -> Json {
        self.as_ref().map_or(Json::Null, |id| id.as_str().into())
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::String(text) => Id::new(&text).map_or_else(|| wrong("an id"), |id| (Some(id), None)),
            _ => wrong("an id"),
        }
    }

    fn refs(&self, kind: Kind, visit: &mut dyn FnMut(TableName, &Id)) {
        if let (Some(id), Kind::Ref(table)) = (self, kind) {
            visit(table, id);
        }
    }
}

/// Ids of records: sorted, distinct.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct IdSet(Vec<Id>);

impl IdSet {
    /// The set of these ids.
    pub fn new(ids: impl IntoIterator<Item = Id>) -> Self {
        let mut ids: Vec<Id> = ids.into_iter().collect();
        sort(&mut ids);
        ids.dedup();
        Self(ids)
    }

    /// Whether an id is in it.
    pub fn has(&self, id: &str) -> bool {
        self.0.binary_search_by(|own| own.as_str().cmp(id)).is_ok()
    }

    /// The set with this id if it had it not, without it if it had.
    pub fn toggled(&self, id: &Id) -> Self {
        let mut ids = self.0.clone();
        match ids.binary_search(id) {
            Ok(at) => drop(ids.remove(at)),
            Err(at) => ids.insert(at, id.clone()),
        }
        Self(ids)
    }

    /// Its ids, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Id> {
        self.0.iter()
    }

    /// How many ids it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FieldValue for IdSet {
    fn write(&self) -> Json {
        if self.is_empty() { Json::Null } else { self.iter().map(Id::as_str).collect() }
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::Array(list) => {
                let all = list.len();
                let ids: Vec<Id> = list.iter().filter_map(|id| Id::new(id.as_str()?)).collect();
                let lost = all - ids.len();
                (Self::new(ids), (lost > 0).then_some(Problem::Entries(lost)))
            }
            _ => wrong("a list of ids"),
        }
    }

    fn refs(&self, kind: Kind, visit: &mut dyn FnMut(TableName, &Id)) {
        if let Kind::Refs(table) = kind {
            self.iter().for_each(|id| visit(table, id));
        }
    }
}

impl FieldValue for AnswerMap {
    fn write(&self) -> Json {
        if self.is_empty() { Json::Null } else { AnswerMap::write(self) }
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::Object(map) => {
                let (map, lost) = AnswerMap::read(map);
                (map, (lost > 0).then_some(Problem::Entries(lost)))
            }
            _ => wrong("answers by topic"),
        }
    }

    fn refs(&self, _: Kind, visit: &mut dyn FnMut(TableName, &Id)) {
        for (topic, answer) in self.iter() {
            visit(TableName::Responsibilities, topic);
            if let Answer::Roles(set) = answer {
                set.roles().iter().for_each(|role| visit(TableName::Roles, role));
            }
        }
    }
}

impl FieldValue for Letters {
    fn write(&self) -> Json {
        if *self == Self::default() { Json::Null } else { self.to_string().into() }
    }

    fn take(json: Json, _: Kind) -> Taken<Self> {
        match json {
            Json::Null => Default::default(),
            Json::String(text) => {
                Self::parse(&text).map_or_else(|| wrong("letters out of A, R, C, I"), |letters| (letters, None))
            }
            _ => wrong("letters out of A, R, C, I"),
        }
    }
}

/// A word out of the choices of its field. A word that this version does not know is kept, so that it survives a round trip;
/// `is` then matches nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice(Option<Box<str>>);

impl Choice {
    /// The choice of this word.
    pub fn of(word: &str) -> Self {
        Self(Some(word.into()))
    }

    /// The word; empty for the default.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Its name for people out of the choices of its field, or the word itself.
    pub fn name(&self, choices: &'static [(&'static str, &'static str)]) -> String {
        let known = choices.iter().find(|(word, _)| *word == self.as_str()).or(choices.first().filter(|_| self.0.is_none()));
        known.map_or_else(|| self.as_str().to_owned(), |(_, name)| (*name).to_owned())
    }
}

impl FieldValue for Choice {
    fn write(&self) -> Json {
        self.0.as_deref().map_or(Json::Null, Json::from)
    }

    fn take(json: Json, kind: Kind) -> Taken<Self> {
        let first = if let Kind::Choice(choices) = kind { choices.first().map(|(word, _)| *word) } else { None };
        match json {
            Json::Null => Default::default(),
            Json::String(word) if Some(word.as_str()) == first => Default::default(),
            Json::String(word) if word.len() <= 40 && Id::new(&word).is_some() => (Self(Some(word.into())), None),
            _ => wrong("one of some words"),
        }
    }
}
