//! The plan file, written: one JSON object, pretty printed, in one stable order, with a final newline.
//!
//! ```json
//! {
//!   "format": "tandem-plan",
//!   "version": 1,
//!   "app": "0.1.0",
//!   "plan": { "settings": { "id": "…", "name": "…" }, "roles": [ … ], … },
//!   "history": [ … ]
//! }
//! ```
//! Records are sorted by id, their fields stand in the order of their declaration, a default is not written. So the same plan always
//! gives the same bytes. This module knows no reading: see [`super::open`].

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::io;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value as Json;
use siphasher::sip128::{Hasher128, SipHasher13};

use super::share::SharePoint;
use crate::plan::record::written;
use crate::plan::table::AnyTable;
use crate::plan::{AnyRecord, Plan, TABLES, TableName};

/// What the field `format` of a plan file says.
pub const FORMAT: &str = "tandem-plan";
/// The version of the format that is written. It rises only if an older reader would misread what is written.
pub const VERSION: u32 = 1;
/// The version of the app, for people who look into a file.
pub const APP: &str = env!("CARGO_PKG_VERSION");

/// A plan with its history: what a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The plan.
    pub plan: Plan,
    /// Its share points, oldest first.
    pub history: Vec<SharePoint>,
    /// The version of the app that last changed its content.
    pub app: String,
    /// Fields of the file that this version does not know.
    pub unknown: BTreeMap<String, Json>,
}

impl Document {
    /// A document of this plan without a history.
    pub fn new(plan: Plan) -> Self {
        Self { plan, history: Vec::new(), app: APP.to_owned(), unknown: BTreeMap::new() }
    }

    /// The text of its file.
    pub fn write(&self) -> String {
        self.text(serde_json::ser::PrettyFormatter::new())
    }

    /// The same in as few characters as possible, for storage.
    pub fn write_compact(&self) -> String {
        self.text(serde_json::ser::CompactFormatter)
    }

    fn text(&self, formatter: impl serde_json::ser::Formatter) -> String {
        let mut bytes = Vec::with_capacity(1024 + self.plan.count() * 160);
        // Writing to memory fails only if a map had a key that is no text, and none has.
        let _never = self.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, formatter));
        bytes.push(b'\n');
        String::from_utf8(bytes).unwrap_or_default()
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("app", &self.app)?;
        map.serialize_entry("plan", &Tables(&self.plan))?;
        if !self.history.is_empty() {
            map.serialize_entry("history", &self.history)?;
        }
        for (name, value) in &self.unknown {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

struct Tables<'a>(&'a Plan);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for &name in TABLES {
            let table = self.0.table(name);
            match name {
                TableName::Settings => {
                    if let Some(settings) = table.records().next() {
                        map.serialize_entry(name.as_str(), &RecordText(settings))?;
                    }
                }
                _ if table.count() == 0 => {}
                _ => map.serialize_entry(name.as_str(), &TableText(table))?,
            }
        }
        for (name, value) in self.0.unknown.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

struct TableText<'a>(&'a AnyTable);

impl Serialize for TableText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.count()))?;
        for record in self.0.records() {
            list.serialize_element(&RecordText(record))?;
        }
        list.end()
    }
}

struct RecordText<'a>(&'a dyn AnyRecord);

impl Serialize for RecordText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.0.id().as_str())?;
        for (name, value) in written(self.0) {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}

/// A hash of the content of a plan: 32 hexadecimal digits. Two plans with the same content have the same.
pub fn content_hash(plan: &Plan, more: &[&str]) -> String {
    let mut sink = HashSink(SipHasher13::new());
    let _never = serde_json::to_writer(&mut sink, &Tables(plan));
    for text in more {
        sink.0.write(text.as_bytes());
        sink.0.write_u8(0);
    }
    format!("{:032x}", sink.0.finish128().as_u128())
}

struct HashSink(SipHasher13);

impl io::Write for HashSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
