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

use serde_json::Value as Json;
use siphasher::sip128::{Hasher128, SipHasher13};

use super::share::SharePoint;
use super::writer::Writer;
use crate::plan::record::{RESERVED_ID, written};
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
        self.text(true)
    }

    /// The same in as few characters as possible, for storage.
    pub fn write_compact(&self) -> String {
        self.text(false)
    }

    fn text(&self, pretty: bool) -> String {
        let mut writer = Writer::new(pretty, 1024 + self.plan.count() * 160);
        writer.begin('{');
        writer.name("format");
        writer.string(FORMAT);
        writer.entry("version", &VERSION.into());
        writer.name("app");
        writer.string(&self.app);
        writer.name("plan");
        write_plan(&mut writer, &self.plan);
        if !self.history.is_empty() {
            writer.name("history");
            writer.begin('[');
            for point in &self.history {
                writer.item();
                writer.begin('{');
                point.fields().iter().for_each(|(name, value)| writer.entry(name, value));
                writer.end('}');
            }
            writer.end(']');
        }
        self.unknown.iter().for_each(|(name, value)| writer.entry(name, value));
        writer.end('}');
        writer.done() + "\n"
    }
}

fn write_plan(writer: &mut Writer, plan: &Plan) {
    writer.begin('{');
    for &name in TABLES {
        let table = plan.table(name);
        if name == TableName::Settings {
            if let Some(settings) = table.records().next() {
                writer.name(name.as_str());
                write_record(writer, settings);
            }
        } else if table.count() > 0 {
            writer.name(name.as_str());
            writer.begin('[');
            for record in table.records() {
                writer.item();
                write_record(writer, record);
            }
            writer.end(']');
        }
    }
    plan.unknown.iter().for_each(|(name, value)| writer.entry(name, value));
    writer.end('}');
}

fn write_record(writer: &mut Writer, record: &dyn AnyRecord) {
    writer.begin('{');
    writer.name(RESERVED_ID);
    writer.string(record.id().as_str());
    written(record).for_each(|(name, value)| writer.entry(name, &value));
    writer.end('}');
}

/// A hash of the content of a plan: 32 hexadecimal digits. Two plans with the same content have the same.
pub fn content_hash(plan: &Plan, more: &[&str]) -> String {
    let mut writer = Writer::new(false, plan.count() * 160);
    write_plan(&mut writer, plan);
    let mut hash = SipHasher13::new();
    hash.write(writer.done().as_bytes());
    for text in more {
        hash.write(text.as_bytes());
        hash.write_u8(0);
    }
    format!("{:032x}", hash.finish128().as_u128())
}
