//! Share points: the moments at which a plan went out as a file. Any of them is a baseline to compare with and a way back.
//!
//! The newest share point of a file is its content. Each one carries the change back to each of its parents, so that all of them can
//! be had from the content. Knows no clock and no name of the user: both come in.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::format::{APP, Document, content_hash};
use crate::plan::change::{EXISTS, FieldEdit, RecordEdit};
use crate::plan::sorting::{gathered, object, sort_by};
use crate::plan::{Change, Day, Id, Plan, TableName};

/// A moment at which the plan went out.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePoint {
    /// A hash of the content and of the sorted parents: 32 hexadecimal digits.
    pub revision: String,
    /// The revisions from which it was made: none for the first, more than one after a merge.
    pub parents: Vec<String>,
    /// The day.
    pub day: Option<Day>,
    /// Who shared it; empty if they did not say.
    pub by: String,
    /// What they noted; empty without a note.
    pub note: String,
    /// Per parent the change that leads back to it.
    pub back: Vec<Change>,
    /// What newer versions wrote and this one does not know; it survives a round trip.
    pub unknown: Foreign,
}

/// The parts of a share point that this version does not know.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Foreign {
    /// Its other fields.
    fields: BTreeMap<String, Json>,
    /// By the number of the parent the edits of tables that this version does not know.
    back: BTreeMap<usize, Vec<Json>>,
}

/// What stands on a new share point besides the content.
#[derive(Clone, Debug, Default)]
pub struct Label {
    /// The day.
    pub day: Option<Day>,
    /// Who shares it.
    pub by: String,
    /// A note.
    pub note: String,
}

impl Document {
    /// Whether its content differs from its newest share point, or it has none.
    pub fn is_unshared(&self) -> bool {
        self.history.last().is_none_or(|newest| {
            let parents: Vec<&str> = newest.parents.iter().map(String::as_str).collect();
            content_hash(&self.plan, &parents) != newest.revision
        })
    }

    /// The document with a share point for its content, if the content differs from the newest one or a note was written;
    /// else as it is, so that exporting twice gives the same bytes. `base` is the content at the newest share point.
    pub fn shared(mut self, base: Option<&Plan>, label: Label) -> Self {
        if !self.is_unshared() && label.note.is_empty() {
            return self;
        }
        if self.is_unshared() {
            self.app = APP.to_owned();
        }
        let parents: Vec<String> = self.history.last().map(|newest| newest.revision.clone()).into_iter().collect();
        let back = match (base, parents.is_empty()) {
            (Some(base), false) => vec![self.plan.difference(base)],
            _ => Vec::new(),
        };
        let names: Vec<&str> = parents.iter().map(String::as_str).collect();
        let revision = content_hash(&self.plan, &names);
        let unknown = Foreign::default();
        self.history.push(SharePoint { revision, parents, day: label.day, by: label.by, note: label.note, back, unknown });
        self
    }

    /// The content at a share point on the line of first parents, or nothing if it is not on it or a way back is missing.
    /// `base` is the content at the newest share point; without it the content of the document stands for it, as in a file.
    pub fn at(&self, revision: &str, base: Option<&Plan>) -> Option<Plan> {
        let mut plan = base.unwrap_or(&self.plan).clone();
        let mut point = self.history.last()?;
        // Each step goes to an earlier point of the list, so this ends.
        let mut before = self.history.len() - 1;
        while point.revision != revision {
            plan = plan.applied(point.back.first()?);
            let parent = point.parents.first()?;
            before = self.history.get(..before)?.iter().position(|earlier| earlier.revision == *parent)?;
            point = self.history.get(before)?;
        }
        Some(plan)
    }
}

impl SharePoint {
    /// Its fields as a file has them, in their order there.
    pub(super) fn fields(&self) -> Vec<(String, Json)> {
        let parents: Vec<Json> = self.parents.iter().map(|parent| parent.as_str().into()).collect();
        let mut fields: Vec<(&str, Json)> = vec![("revision", self.revision.as_str().into()), ("parents", parents.into())];
        if let Some(day) = self.day {
            fields.push(("day", day.to_string().into()));
        }
        for (name, text) in [("by", &self.by), ("note", &self.note)] {
            if !text.is_empty() {
                fields.push((name, text.as_str().into()));
            }
        }
        let mut back: Vec<Json> = self.back.iter().map(write_change).collect();
        for (parent, foreign) in &self.unknown.back {
            if let Some(Json::Array(edits)) = back.get_mut(*parent) {
                edits.extend_from_slice(foreign);
            }
        }
        fields.push(("back", back.into()));
        let unknown = self.unknown.fields.iter().map(|(name, value)| (name.as_str(), value.clone()));
        fields.into_iter().chain(unknown).map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// Reads a share point; nothing if it is none.
    pub fn read(json: &Json) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
        let list = |name: &str| json.get(name).and_then(Json::as_array).cloned().unwrap_or_default();
        let revision = text("revision");
        let fits = !revision.is_empty() && revision.len() <= 64;
        let parents = list("parents").iter().filter_map(|parent| parent.as_str().map(str::to_owned)).collect();
        let back: Option<Vec<Change>> = list("back").iter().map(read_change).collect();
        let other = json.as_object().into_iter().flatten().filter(|(name, _)| !FIELDS.contains(&name.as_str()));
        let unknown = Foreign {
            fields: gathered(other.map(|(name, value)| (name.clone(), value.clone()))),
            back: gathered(list("back").iter().map(foreign_edits).enumerate().filter(|(_, edits)| !edits.is_empty())),
        };
        let day = Day::parse(&text("day"));
        fits.then_some(Self { revision, parents, day, by: text("by"), note: text("note"), back: back?, unknown })
    }
}

/// The fields of a share point that this version knows.
const FIELDS: &[&str] = &["revision", "parents", "day", "by", "note", "back"];

/// The edits of tables that this version does not know.
fn foreign_edits(change: &Json) -> Vec<Json> {
    let known = |edit: &Json| edit.get(0).and_then(Json::as_str).and_then(TableName::parse).is_some();
    change.as_array().into_iter().flatten().filter(|edit| !known(edit)).cloned().collect()
}

/// A change as JSON: `[["roles", "pm", {"name": ["before", "after"]}], …]`.
pub fn write_change(change: &Change) -> Json {
    let fields =
        |edit: &RecordEdit| object(edit.fields.iter().map(|field| (field.field.to_string(), json!([field.before, field.after]))));
    change.edits.iter().map(|edit| json!([edit.table.as_str(), edit.id.as_str(), fields(edit)])).collect()
}

/// Reads what [`write_change`] writes; nothing if any of it is not a change. Edits of tables that this version does not know are left out.
pub fn read_change(json: &Json) -> Option<Change> {
    let mut change = Change::default();
    for edit in json.as_array()? {
        let parts = edit.as_array()?;
        let (table, id, fields) = (parts.first()?.as_str()?, parts.get(1)?.as_str()?, parts.get(2)?.as_object()?);
        let id = Id::new(id)?;
        let Some(table) = TableName::parse(table) else { continue };
        let mut edits: Vec<FieldEdit> = Vec::with_capacity(fields.len());
        for (field, values) in fields {
            let (before, after) = (values.get(0)?.clone(), values.get(1)?.clone());
            let edit = FieldEdit { field: field.clone().into(), before, after };
            edits.push(edit);
        }
        // In the order in which a difference has them, so that a change that was written is equal to the one that is read.
        let place = |edit: &FieldEdit| match &*edit.field {
            EXISTS => 0,
            name => table.fields().iter().position(|def| def.name == name).map_or(usize::MAX, |at| at + 1),
        };
        sort_by(&mut edits, |a, b| place(a).cmp(&place(b)));
        change.edits.push(RecordEdit { table, id, fields: edits });
    }
    Some(change)
}
