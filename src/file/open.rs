//! The plan file, read: size -> text -> JSON -> is it ours? -> newer than us? -> migrations -> records -> repair.
//!
//! A file of the present version is read in one pass, straight from its text; an older one goes through the migrations as raw JSON
//! and then the same way. What can be repaired is repaired and named; only what leaves no plan to open is an error.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::format::{Document, FORMAT, VERSION, content_hash};
use super::migrate::{MIGRATIONS, migrate};
pub use super::refusal::OpenError;
use super::repair::{MOST_LISTED, Repair, short};
use super::rows::{Rows, UNNAMED};
use super::share::SharePoint;
use super::writer::compact;
use crate::plan::record::RESERVED_ID;
use crate::plan::sorting::gathered;
use crate::plan::{AnyRecord, Id, Plan, Record, Settings, TABLES, TableName};

/// The largest file that is read, in bytes. The largest plan that fits into a browser's storage is far smaller.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;

/// A file that could be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What it holds.
    pub document: Document,
    /// What had to be repaired, at most [`MOST_LISTED`] of it.
    pub repairs: Vec<Repair>,
    /// How many more repairs there were.
    pub more_repairs: usize,
    /// The migrations that it went through, by name.
    pub migrated: Vec<&'static str>,
}

/// Opens the bytes of a plan file.
pub fn open(bytes: &[u8]) -> Result<Opened, OpenError> {
    if bytes.len() > MOST_BYTES {
        return Err(OpenError::TooLarge(bytes.len()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => open_text(text),
        // Only the last character lacks its end. If the JSON before it does too, the file was cut off within that character.
        Err(error) if error.error_len().is_none() => {
            let start = bytes.get(..error.valid_up_to()).unwrap_or_default();
            match std::str::from_utf8(start).map(open_text) {
                Ok(Err(cut @ OpenError::CutOff(..))) => Err(cut),
                _ => Err(OpenError::NotText),
            }
        }
        Err(_) => Err(OpenError::NotText),
    }
}

fn open_text(text: &str) -> Result<Opened, OpenError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(OpenError::Empty);
    }
    let repairs = Repairs::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let envelope = Lenient(EnvelopeVisitor(&repairs)).deserialize(&mut json).and_then(|envelope| json.end().map(|()| envelope));
    let envelope = envelope.map_err(|error| syntax(&error))?.ok_or(OpenError::NotOurs)?;
    envelope.open(repairs)
}

fn syntax(error: &serde_json::Error) -> OpenError {
    let (line, column) = (error.line(), error.column());
    let words = error.to_string();
    if words.starts_with("recursion limit") {
        OpenError::TooDeep
    } else if words.starts_with("number out of range") {
        OpenError::HugeNumber(line, column)
    } else if error.is_eof() {
        OpenError::CutOff(line, column)
    } else {
        OpenError::NotJson(line, column)
    }
}

/// Repairs as they are found.
#[derive(Default)]
pub(super) struct Repairs(RefCell<(Vec<Repair>, usize)>);

impl Repairs {
    pub(super) fn add(&self, repair: Repair) {
        let (listed, more) = &mut *self.0.borrow_mut();
        if listed.len() < MOST_LISTED { listed.push(repair) } else { *more += 1 }
    }
}

#[derive(Default)]
struct Envelope {
    format: Option<String>,
    version: Option<Json>,
    app: String,
    plan: Option<PlanPart>,
    history: Vec<Json>,
    unknown: BTreeMap<String, Json>,
}

enum PlanPart {
    /// Read as the present version.
    Read(Box<Plan>),
    /// Of another version, or it came before the file said which.
    Raw(Json),
}

impl Envelope {
    fn open(self, repairs: Repairs) -> Result<Opened, OpenError> {
        match self.format.as_deref() {
            Some(FORMAT) => {}
            Some(other) if other.starts_with("tandem") => return Err(OpenError::OtherKind(other.to_owned())),
            _ => return Err(OpenError::NotOurs),
        }
        let version = self.version.as_ref().and_then(Json::as_u64).filter(|version| *version > 0).ok_or(OpenError::NoVersion)?;
        if version > u64::from(VERSION) {
            return Err(OpenError::Newer(version, self.app));
        }
        let (plan, history, unknown, migrated) = match self.plan.ok_or(OpenError::NoPlan)? {
            PlanPart::Read(plan) => (Some(*plan), self.history, self.unknown, Vec::new()),
            PlanPart::Raw(plan) => {
                let mut file = Map::new();
                for (name, value) in self.unknown {
                    file.insert(name, value);
                }
                file.insert("plan".into(), plan);
                file.insert("history".into(), self.history.into());
                let version = u32::try_from(version).unwrap_or(VERSION);
                let migrated = migrate(MIGRATIONS, &mut file, version).map_err(OpenError::Migration)?;
                file.remove("version");
                // Written and read once more, so that there is one way to read a plan.
                let text = file.remove("plan").map(|plan| compact(&plan)).unwrap_or_default();
                let plan =
                    Lenient(PlanVisitor(&repairs)).deserialize(&mut serde_json::Deserializer::from_str(&text)).ok().flatten();
                let history = match file.remove("history") {
                    Some(Json::Array(history)) => history,
                    _ => Vec::new(),
                };
                (plan, history, gathered(file), migrated)
            }
        };
        let plan = plan.ok_or(OpenError::NoPlan)?;
        find_dangling(&plan, &repairs);
        let points: Vec<SharePoint> = history.iter().filter_map(SharePoint::read).collect();
        if points.len() < history.len() {
            repairs.add(Repair::History(history.len() - points.len()));
        }
        let document = Document { plan, history: points, app: self.app, unknown };
        let (repairs, more_repairs) = repairs.0.into_inner();
        Ok(Opened { document, repairs, more_repairs, migrated })
    }
}

fn find_dangling(plan: &Plan, repairs: &Repairs) {
    // The last ids that were found: records that stand together mostly refer to the same ones.
    let mut found: [Option<(TableName, Id)>; 8] = Default::default();
    let mut next = 0;
    for &table in TABLES {
        for record in plan.table(table).records() {
            record.refs(&mut |to, id| {
                if found.iter().flatten().any(|(known, own)| *known == to && own == id) {
                    return;
                }
                if plan.table(to).record(id.as_str()).is_none() {
                    repairs.add(Repair::Dangling { table, id: record.id().clone(), to, missing: id.clone() });
                } else if let Some(place) = found.get_mut(next) {
                    *place = Some((to, id.clone()));
                    next = (next + 1) % 8;
                }
            });
        }
    }
}

/// Reads a value with a visitor that knows one shape of it; any other shape gives nothing instead of an error.
struct Lenient<V>(V);

/// A visitor for one shape: an object or a list. What it is not meant for stays as it is.
trait Shape<'de>: Sized {
    type Value;

    fn map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Self::Value>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<Self::Value>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

impl<'de, V: Shape<'de>> DeserializeSeed<'de> for Lenient<V> {
    type Value = Option<V::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, V: Shape<'de>> Visitor<'de> for Lenient<V> {
    type Value = Option<V::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.0.map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        self.0.list(list)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

struct EnvelopeVisitor<'r>(&'r Repairs);

impl<'de> Shape<'de> for EnvelopeVisitor<'_> {
    type Value = Envelope;

    fn map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Envelope>, A::Error> {
        let mut envelope = Envelope::default();
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                self.0.add(Repair::KeyTwice(key.clone()));
            }
            match key.as_str() {
                "format" => envelope.format = map.next_value::<Json>()?.as_str().map(str::to_owned),
                "version" => envelope.version = Some(map.next_value()?),
                "app" => envelope.app = map.next_value::<Json>()?.as_str().map(short).unwrap_or_default(),
                "plan" => {
                    let ours = envelope.format.as_deref() == Some(FORMAT);
                    let present = envelope.version.as_ref().and_then(Json::as_u64) == Some(VERSION.into());
                    envelope.plan = if ours && present {
                        map.next_value_seed(Lenient(PlanVisitor(self.0)))?.map(|plan| PlanPart::Read(Box::new(plan)))
                    } else {
                        Some(PlanPart::Raw(map.next_value()?))
                    };
                }
                "history" => match map.next_value::<Json>()? {
                    Json::Array(history) => envelope.history = history,
                    Json::Null => {}
                    _ => self.0.add(Repair::NotATable(key)),
                },
                _ => {
                    envelope.unknown.insert(key, map.next_value()?);
                }
            }
        }
        Ok(Some(envelope))
    }
}

struct PlanVisitor<'r>(&'r Repairs);

impl<'de> Shape<'de> for PlanVisitor<'_> {
    type Value = Plan;

    fn map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Plan>, A::Error> {
        let mut plan = Plan::new(Id::fixed(NEW_PLAN));
        let mut settings = None;
        let mut unknown = BTreeMap::new();
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                self.0.add(Repair::KeyTwice(key.clone()));
            }
            let (plan, repairs) = (&mut plan, self.0);
            match TableName::parse(&key) {
                Some(TableName::Settings) => {
                    let mut own = Settings::blank(Id::fixed(UNNAMED));
                    let visitor = RecordVisitor { record: &mut own, table: TableName::Settings, repairs };
                    let named = map.next_value_seed(Lenient(visitor))?;
                    settings = named.map(|named| (own, named));
                }
                Some(table) => {
                    // A list that stands twice in the file is read as one.
                    let mut rows = Rows::beginning_with(table, plan.table(table));
                    match map.next_value_seed(Lenient(TableVisitor { rows: &mut rows, table, repairs }))? {
                        Some(()) => *plan.table_mut(table) = rows.table(repairs),
                        None => repairs.add(Repair::NotATable(key)),
                    }
                }
                None => {
                    unknown.insert(key, map.next_value::<Json>()?);
                }
            }
        }
        plan.unknown = unknown.into();
        let (mut settings, named) = settings.unwrap_or((Settings::blank(Id::fixed(NEW_PLAN)), false));
        if !named {
            self.0.add(Repair::NoSettings);
            let hash = content_hash(&plan, &[]);
            settings.id = Id::fixed(&format!("plan-{}", hash.get(..12).unwrap_or_default()));
            if settings.name.is_empty() {
                settings.name = "Plan without a name".into();
            }
        }
        plan.set_settings(settings);
        Ok(Some(plan))
    }
}

/// The id of a plan while its settings are not read yet.
const NEW_PLAN: &str = "new";

struct TableVisitor<'r> {
    rows: &'r mut Rows,
    table: TableName,
    repairs: &'r Repairs,
}

impl<'de> Shape<'de> for TableVisitor<'_> {
    type Value = ();

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<()>, A::Error> {
        loop {
            let mut shared = self.rows.next();
            // It is not shared yet.
            let Some(record) = Arc::get_mut(&mut shared) else { return Ok(Some(())) };
            let visitor = RecordVisitor { record, table: self.table, repairs: self.repairs };
            match list.next_element_seed(Lenient(visitor))? {
                None => return Ok(Some(())),
                Some(Some(named)) => self.rows.keep(shared, named),
                Some(None) => self.rows.forget(),
            }
        }
    }
}

struct RecordVisitor<'r> {
    record: &'r mut dyn AnyRecord,
    table: TableName,
    repairs: &'r Repairs,
}

impl<'de> Shape<'de> for RecordVisitor<'_> {
    /// Whether the record had a usable id.
    type Value = bool;

    fn map<A: MapAccess<'de>>(self, map: A) -> Result<Option<bool>, A::Error> {
        fill_record(self.record, self.table, map, self.repairs).map(Some)
    }
}

/// Reads the fields of a record of any type; says whether it had a usable id.
fn fill_record<'de, A: MapAccess<'de>>(
    record: &mut dyn AnyRecord,
    table: TableName,
    mut map: A,
    repairs: &Repairs,
) -> Result<bool, A::Error> {
    let mut named = false;
    let (mut problems, mut twice, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let mut key = String::new();
    // Which of the declared fields have come, a bit for each.
    let mut seen = 0u64;
    while map.next_key_seed(KeySeed(&mut key))?.is_some() {
        let value: Json = map.next_value()?;
        let declared = record.fields().iter().enumerate().find(|(_, def)| def.name == key);
        let again = match declared {
            Some((at, _)) => {
                let before = seen;
                seen |= 1 << at;
                seen == before
            }
            None if key == RESERVED_ID => named,
            None => record.unknown().as_ref().is_some_and(|map| map.contains_key(&key)),
        };
        if again {
            twice.push(key.clone());
        }
        if key == RESERVED_ID {
            if let Some(id) = value.as_str().and_then(Id::new) {
                record.set_id(id);
                named = true;
            }
            continue;
        }
        match declared {
            None if is_deeper(&value, DEEPEST_UNKNOWN) => refused.push(key.clone()),
            None => refused.extend(record.set(&key, value).map(|_| key.clone())),
            Some((_, def)) => problems.extend(record.set(&key, value).map(|problem| (def.name, problem))),
        }
    }
    for field in refused {
        repairs.add(Repair::Refused { table, id: record.id().clone(), field });
    }
    for field in twice {
        repairs.add(Repair::FieldTwice { table, id: record.id().clone(), field });
    }
    for (field, problem) in problems {
        repairs.add(Repair::Field { table, id: record.id().clone(), field, problem });
    }
    Ok(named)
}

/// The deepest that a field which this version does not know may be nested. In the history it stands deeper than in the record, and
/// what is written must stay within what can be read.
const DEEPEST_UNKNOWN: usize = 64;

/// Whether a value is nested more deeply than so many levels.
fn is_deeper(json: &Json, most: usize) -> bool {
    let deeper = |inner: &Json| most == 0 || is_deeper(inner, most - 1);
    match json {
        Json::Array(list) => list.iter().any(deeper),
        Json::Object(map) => map.values().any(deeper),
        _ => false,
    }
}

/// Reads a key into a text that is used again, so that a large file needs no allocation per key.
struct KeySeed<'k>(&'k mut String);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(key);
        Ok(())
    }
}
