//! The journal: what was committed since the last snapshot, and how plan and journal become a plan again. Knows no storage: entries
//! are texts with a name each, wherever they come from.
//!
//! Entries of all tabs are applied in the order of their Lamport times, ties by tab: the last writer of a field wins, in every tab
//! alike. A snapshot says up to when it holds the entries of each tab. It may hold more than the journal does: where the storage was
//! full, a change stands in a snapshot alone. So entries that it holds are not applied again, unless one that it does not hold comes
//! before them: then they may have to win a field back.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::format::{APP, Document};
use super::open::{OpenError, open};
use super::pack::{sealed, unsealed};
use super::repair::Repair;
use super::share::{SharePoint, read_change, write_change};
use super::writer::compact;
use crate::plan::sorting::{gathered, object, sort_by};
use crate::plan::{Change, Id, Plan};

/// The place of an entry in time: first the Lamport time, then the tab.
pub type Stamp = (u64, Id);

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its Lamport time: larger than that of every entry that its tab had seen.
    pub time: u64,
    /// The tab that wrote it.
    pub tab: Id,
    /// Its number in that tab, from 1.
    pub number: u64,
    /// What happened.
    pub event: Event,
}

/// What an entry records.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A commit.
    Change(Change),
    /// An export that added a share point.
    Shared(SharePoint),
}

impl Entry {
    /// Its text: checksum, then JSON.
    pub fn write(&self) -> String {
        let (kind, body) = match &self.event {
            Event::Change(change) => ("change", write_change(change)),
            Event::Shared(point) => ("shared", object(point.fields())),
        };
        sealed(&compact(&json!([self.time, self.tab.as_str(), self.number, kind, body])))
    }

    /// Reads an entry; nothing if it is damaged.
    pub fn read(text: &str) -> Option<Self> {
        let json: Json = serde_json::from_str(unsealed(text)?).ok()?;
        let part = |at: usize| json.get(at);
        let body = part(4)?;
        let event = match part(3)?.as_str()? {
            "change" => Event::Change(read_change(body)?),
            "shared" => Event::Shared(SharePoint::read(body)?),
            _ => return None,
        };
        Some(Self { time: part(0)?.as_u64()?, tab: Id::new(part(1)?.as_str()?)?, number: part(2)?.as_u64()?, event })
    }

    /// Its place in time.
    pub fn stamp(&self) -> Stamp {
        (self.time, self.tab.clone())
    }
}

/// A document as it is kept: with the content at its newest share point.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The document.
    pub document: Document,
    /// The content at the newest share point, if there is one.
    pub base: Option<Arc<Plan>>,
}

impl Kept {
    /// A document whose content is its newest share point, if it has one: as a file is.
    pub fn opened(document: Document) -> Self {
        let base = (!document.history.is_empty()).then(|| Arc::new(document.plan.clone()));
        Self { document, base }
    }

    /// Applies an event. A share point that is there already changes nothing.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Change(change) => self.document.plan = self.document.plan.applied(change),
            Event::Shared(point) if self.document.history.iter().any(|own| own.revision == point.revision) => {}
            Event::Shared(point) => {
                if self.document.is_unshared() {
                    self.document.app = APP.to_owned();
                }
                self.document.history.push(point.clone());
                self.base = Some(Arc::new(self.document.plan.clone()));
            }
        }
    }
}

/// A snapshot: a kept document and how far the journal went when it was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The document.
    pub kept: Kept,
    /// The largest Lamport time that it holds.
    pub time: u64,
    /// Per tab with entries in the journal the Lamport time of the last one that it holds.
    pub covers: BTreeMap<String, u64>,
}

impl Snapshot {
    /// Its text, compact.
    pub fn write(&self) -> String {
        let since = self.kept.base.as_ref().map(|base| write_change(&self.kept.document.plan.difference(base)));
        let head = json!({"time": self.time, "covers": self.covers, "since": since});
        format!("{}\n{}", compact(&head), self.kept.document.write_compact())
    }

    /// Reads a snapshot, with what had to be repaired in it.
    pub fn read(text: &str) -> Result<(Self, Vec<Repair>), OpenError> {
        let (head, file) = text.split_once('\n').ok_or(OpenError::NotJson(1, 1))?;
        let head: Json = serde_json::from_str(head).map_err(|error| OpenError::NotJson(error.line(), error.column()))?;
        let opened = open(file.as_bytes())?;
        let since = head.get("since").and_then(read_change);
        let base = since.map(|since| Arc::new(opened.document.plan.applied(&since)));
        let time = head.get("time").and_then(Json::as_u64).unwrap_or_default();
        let covers = head.get("covers").and_then(Json::as_object).into_iter().flatten();
        let covers = gathered(covers.filter_map(|(tab, number)| Some((tab.clone(), number.as_u64()?))));
        Ok((Self { kept: Kept { document: opened.document, base }, time, covers }, opened.repairs))
    }

    /// The snapshot with these entries applied, in the order of their stamps.
    pub fn with(mut self, mut entries: Vec<Entry>) -> Self {
        sort_by(&mut entries, |a, b| a.time.cmp(&b.time).then_with(|| a.tab.cmp(&b.tab)).then(a.number.cmp(&b.number)));
        let first = entries.iter().position(|entry| !self.holds(entry)).unwrap_or(entries.len());
        // A tab without entries needs no mark: there is nothing of it to leave out.
        let before = std::mem::take(&mut self.covers);
        for (place, entry) in entries.iter().enumerate() {
            if place >= first {
                self.kept.apply(&entry.event);
            }
            self.time = self.time.max(entry.time);
            let tab = entry.tab.as_str();
            let held = before.get(tab).copied().unwrap_or_default();
            let covered = self.covers.entry(tab.to_owned()).or_default();
            *covered = entry.time.max(held).max(*covered);
        }
        self
    }

    /// Whether it holds an entry, as the entry is now: a burst of typing may rewrite the last one of a tab.
    pub fn holds(&self, entry: &Entry) -> bool {
        self.covers.get(entry.tab.as_str()).is_some_and(|time| entry.time <= *time)
    }
}
