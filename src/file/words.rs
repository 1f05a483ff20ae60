//! A change in words: one sentence per record, as in a receipt. Drawn from the declarations of the fields; knows no screen.

use serde_json::Value as Json;

use super::writer::compact;
use crate::plan::change::{EXISTS, RecordEdit};
use crate::plan::field::{Choice, FieldValue, Kind};
use crate::plan::{Answer, Change, Day, Plan, TableName};

/// What happened to a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Some of its fields changed.
    Changed,
}

/// A sentence on one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// What happened.
    pub what: What,
    /// The table of the record.
    pub table: TableName,
    /// Which record, as people call it: `role “Product owner”`.
    pub subject: String,
    /// What changed in it, per field; empty for one that is new or gone.
    pub details: Vec<String>,
}

/// A change between two plans in words, in the order of the change.
pub fn sentences(change: &Change, before: &Plan, after: &Plan) -> Vec<Sentence> {
    change.edits.iter().map(|edit| sentence(edit, before, after)).collect()
}

fn sentence(edit: &RecordEdit, before: &Plan, after: &Plan) -> Sentence {
    let what = if edit.creates() {
        What::Added
    } else if edit.deletes() {
        What::Removed
    } else {
        What::Changed
    };
    let home = if what == What::Added { after } else { before };
    let subject = format!("{} {}", edit.table.one(), title(home, edit.table, edit.id.as_str()));
    let details = if what == What::Changed { details(edit, before, after) } else { Vec::new() };
    Sentence { what, table: edit.table, subject, details }
}

fn details(edit: &RecordEdit, before: &Plan, after: &Plan) -> Vec<String> {
    let fields = edit.fields.iter().filter(|field| field.field != EXISTS);
    fields
        .map(|field| {
            let def = edit.table.fields().iter().find(|def| def.name == field.field);
            let Some(def) = def else { return format!("{} (of a newer version)", field.field) };
            match def.kind {
                Kind::Flag if field.after.is_null() => format!("no longer {}", def.label),
                Kind::Flag => def.label.to_owned(),
                Kind::Order => "moved".to_owned(),
                Kind::Refs(_) | Kind::Answers => format!("{}: {}", def.label, counted(&field.before, &field.after)),
                kind => format!("{}: {} → {}", def.label, value(before, kind, &field.before), value(after, kind, &field.after)),
            }
        })
        .collect()
}

/// A value as people write it.
fn value(plan: &Plan, kind: Kind, json: &Json) -> String {
    match (kind, json) {
        (Kind::Choice(choices), word) => match Choice::take(word.clone(), kind) {
            (choice, None) => choice.name(choices),
            _ => word.to_string(),
        },
        (_, Json::Null) => "nothing".to_owned(),
        (Kind::Day, Json::String(day)) => Day::parse(day).map_or_else(|| day.clone(), Day::in_words),
        (Kind::Letters, Json::String(letters)) => letters.clone(),
        (Kind::Ref(table), Json::String(id)) => title(plan, table, id),
        (_, Json::String(text)) => quoted(text),
        (_, other) => compact(other),
    }
}

/// How many entries came, went and changed in a list or an object.
fn counted(before: &Json, after: &Json) -> String {
    let entries = |json: &Json| -> Vec<(String, Json)> {
        match json {
            Json::Array(list) => list.iter().map(|item| (compact(item), Json::Null)).collect(),
            Json::Object(map) => map.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
            _ => Vec::new(),
        }
    };
    let (old, new) = (entries(before), entries(after));
    let absent = |key: &String, list: &[(String, Json)]| !list.iter().any(|(own, _)| own == key);
    let added = new.iter().filter(|(key, _)| absent(key, &old)).count();
    let removed = old.iter().filter(|(key, _)| absent(key, &new)).count();
    let changed = new.iter().filter(|entry| !absent(&entry.0, &old) && !old.contains(entry)).count();
    let parts = [(added, "added"), (removed, "removed"), (changed, "changed")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    parts.join(", ")
}

/// What people call a record: its name in quotes, or what it joins.
pub fn title(plan: &Plan, table: TableName, id: &str) -> String {
    let named = |table, id: &Option<crate::plan::Id>| {
        id.as_ref().map_or_else(|| "unknown".to_owned(), |id| title(plan, table, id.as_str()))
    };
    let name = match table {
        TableName::Settings => Some(quoted(&plan.settings().name)),
        TableName::Products => plan.products.get(id).map(|record| quoted(&record.name)),
        TableName::People => plan.people.get(id).map(|record| quoted(&record.name)),
        TableName::Roles => plan.roles.get(id).map(|record| quoted(&record.name)),
        TableName::Areas => plan.areas.get(id).map(|record| quoted(&record.name)),
        TableName::Responsibilities => plan.responsibilities.get(id).map(|record| quoted(&record.text)),
        TableName::Rounds => plan.rounds.get(id).map(|record| quoted(&record.name)),
        TableName::Holdings => plan
            .holdings
            .get(id)
            .map(|record| format!("{} as {}", named(TableName::People, &record.person), named(TableName::Roles, &record.role))),
        TableName::Cells => plan.cells.get(id).map(|record| {
            let row = named(TableName::Responsibilities, &record.responsibility);
            let product = record.product.as_ref().map(|id| format!(" for {}", title(plan, TableName::Products, id.as_str())));
            format!("{row} of {}{}", named(TableName::Roles, &record.role), product.unwrap_or_default())
        }),
        TableName::Decisions => plan.decisions.get(id).map(|record| {
            format!("on {} in {}", named(TableName::Responsibilities, &record.topic), named(TableName::Rounds, &record.round))
        }),
        TableName::Sheets => plan.sheets.get(id).map(|record| {
            format!("of {} in {}", named(TableName::People, &record.person), named(TableName::Rounds, &record.round))
        }),
        TableName::Rights => plan.rights.get(id).map(|record| quoted(&record.text)),
        TableName::Stakeholders => plan.stakeholders.get(id).map(|record| quoted(&record.name)),
        TableName::Handovers => plan.handovers.get(id).map(|record| {
            let what = named(TableName::Responsibilities, &record.responsibility);
            let (from, to) = (named(TableName::Roles, &record.from), named(TableName::Roles, &record.to));
            format!("of {what} from {from} to {to}")
        }),
        TableName::Acknowledgements => plan.acknowledgements.get(id).map(|record| {
            format!("of {} by {}", named(TableName::Roles, &record.role), named(TableName::People, &record.person))
        }),
    };
    name.unwrap_or_else(|| format!("{id} (unknown)"))
}

/// An answer as people say it, with the names of the plan's roles.
pub fn answer(plan: &Plan, answer: &Answer) -> String {
    match answer {
        Answer::Team => "The whole team".to_owned(),
        Answer::Nobody => "Nobody".to_owned(),
        Answer::DontKnow => "Don’t know".to_owned(),
        Answer::Roles(set) => {
            let name =
                |id: &crate::plan::Id| plan.roles.get(id.as_str()).map_or_else(|| id.to_string(), |role| role.name.clone());
            let names: Vec<String> =
                crate::plan::lists::in_order::<crate::plan::Role>(plan, set.roles()).iter().map(name).collect();
            names.join(" and ")
        }
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "without a name".to_owned() } else { format!("“{text}”") }
}
