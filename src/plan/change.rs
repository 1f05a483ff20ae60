//! The one kind of change: per record, a list of fields with their values before and after. Creation and deletion are the special
//! field [`EXISTS`]. Undo, journal, difference, merge and share points all rest on it. Knows nothing of who changed what, or when.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::field::Problem;
use super::id::Id;
use super::record::{AnyRecord, Record, written};
use super::sorting::sort;
use super::table::Absent;
use super::tables::{Plan, TABLES, TableName};

/// The special field that says whether a record is there: `null` or `true`. It is always the first of its record.
pub const EXISTS: &str = "exists";

/// A change of a plan: edits of records, each record once.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Change {
    /// The edited records.
    pub edits: Vec<RecordEdit>,
}

/// The edit of one record.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordEdit {
    /// Its table.
    pub table: TableName,
    /// Its id.
    pub id: Id,
    /// The edited fields, each once.
    pub fields: Vec<FieldEdit>,
}

/// The edit of one field: `null` stands for the default.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldEdit {
    /// The name of the field, or [`EXISTS`].
    pub field: Cow<'static, str>,
    /// Its value before.
    pub before: Json,
    /// Its value after.
    pub after: Json,
}

/// A part of a change that was left out, since the plan has moved on.
#[derive(Clone, PartialEq, Debug)]
pub struct Skipped {
    /// The table of the record.
    pub table: TableName,
    /// The record.
    pub id: Id,
    /// The field; [`EXISTS`] if the whole record was left alone.
    pub field: Cow<'static, str>,
}

impl RecordEdit {
    /// Whether it makes the record.
    pub fn creates(&self) -> bool {
        self.fields.first().is_some_and(|edit| edit.field == EXISTS && !edit.after.is_null())
    }

    /// Whether it takes the record out.
    pub fn deletes(&self) -> bool {
        self.fields.first().is_some_and(|edit| edit.field == EXISTS && edit.after.is_null())
    }
}

impl Change {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The way back.
    pub fn reversed(&self) -> Self {
        let turn =
            |edit: &FieldEdit| FieldEdit { field: edit.field.clone(), before: edit.after.clone(), after: edit.before.clone() };
        let edits = self.edits.iter().rev().map(|edit| RecordEdit {
            table: edit.table,
            id: edit.id.clone(),
            fields: edit.fields.iter().map(turn).collect(),
        });
        Self { edits: edits.collect() }
    }

    /// This change and then the next one as a single change; what comes to nothing is left out.
    pub fn then(self, next: Self) -> Self {
        let mut change = self.over_written(next);
        for edit in &mut change.edits {
            edit.fields.retain(|field| field.before != field.after);
        }
        change.edits.retain(|edit| !edit.fields.is_empty());
        change
    }

    /// The same for those who have seen this change already: what is taken back stays in it, so that they take it back too.
    pub fn over_written(mut self, next: Self) -> Self {
        for edit in next.edits {
            let own = self.edits.iter_mut().find(|own| own.table == edit.table && own.id == edit.id);
            let Some(own) = own else {
                self.edits.push(edit);
                continue;
            };
            for field in edit.fields {
                match own.fields.iter_mut().find(|own| own.field == field.field) {
                    Some(own) => own.after = field.after,
                    None if field.field == EXISTS => own.fields.insert(0, field),
                    None => own.fields.push(field),
                }
            }
        }
        self
    }
}

impl Plan {
    /// The plan after a change. What it does to records that are not there is left out; `before` is not looked at.
    pub fn applied(&self, change: &Change) -> Self {
        let mut plan = self.clone();
        for edit in &change.edits {
            if edit.deletes() {
                plan.remove(edit.table, &edit.id);
                continue;
            }
            let absent = if edit.creates() { Absent::Create } else { Absent::Skip };
            plan.edit(edit.table, &edit.id, absent, &mut |record| {
                for field in edit.fields.iter().filter(|field| field.field != EXISTS) {
                    // A value out of a change was taken once before, or stands in a journal with a checksum.
                    let _repaired = record.set(&field.field, field.after.clone());
                }
            });
        }
        plan
    }

    /// The part of a change that still fits: whose `before` is what the plan holds. The rest is named. A record is made or taken
    /// out only if all of it is as the change expects.
    pub fn fitting(&self, change: &Change) -> (Change, Vec<Skipped>) {
        let mut skipped = Vec::new();
        let mut fitting = Change::default();
        for edit in &change.edits {
            let record = self.table(edit.table).record(edit.id.as_str());
            let is = |field: &FieldEdit| match record {
                Some(_) if field.field == EXISTS => field.before == Json::Bool(true),
                Some(record) => record.get(&field.field) == field.before,
                None => field.before.is_null(),
            };
            let mut skip = |field: &Cow<'static, str>| {
                skipped.push(Skipped { table: edit.table, id: edit.id.clone(), field: field.clone() });
            };
            if edit.creates() || edit.deletes() {
                let known = |name: &str| edit.fields.iter().any(|field| field.field == name);
                let whole = record.is_none_or(|record| written(record).all(|(name, _)| known(name)));
                if whole && edit.fields.iter().all(is) {
                    fitting.edits.push(edit.clone())
                } else {
                    skip(&Cow::Borrowed(EXISTS))
                }
                continue;
            }
            let (fits, other): (Vec<_>, Vec<_>) = edit.fields.iter().cloned().partition(|field| record.is_some() && is(field));
            other.iter().for_each(|field| skip(&field.field));
            if !fits.is_empty() {
                fitting.edits.push(RecordEdit { table: edit.table, id: edit.id.clone(), fields: fits });
            }
        }
        (fitting, skipped)
    }

    /// The change that leads from this plan to another, by table, then by id. Tables that this version does not know are not compared.
    pub fn difference(&self, to: &Self) -> Change {
        let mut edits = Vec::new();
        for &table in TABLES {
            let (from, to) = (self.table(table), to.table(table));
            if from.shares_all_with(to) {
                continue;
            }
            let mut olds = from.records().peekable();
            let mut news = to.records().peekable();
            loop {
                let order = match (olds.peek(), news.peek()) {
                    (None, None) => break,
                    (Some(_), None) => std::cmp::Ordering::Less,
                    (None, Some(_)) => std::cmp::Ordering::Greater,
                    (Some(old), Some(new)) => old.id().cmp(new.id()),
                };
                let old = if order.is_le() { olds.next() } else { None };
                let new = if order.is_ge() { news.next() } else { None };
                edits.extend(record_difference(table, old, new));
            }
        }
        Change { edits }
    }
}

fn record_difference(table: TableName, old: Option<&dyn AnyRecord>, new: Option<&dyn AnyRecord>) -> Option<RecordEdit> {
    if let (Some(old), Some(new)) = (old, new)
        && std::ptr::addr_eq(old, new)
    {
        return None;
    }
    let id = old.or(new)?.id().clone();
    let mut fields = Vec::new();
    let is = |there: bool| if there { Json::Bool(true) } else { Json::Null };
    if old.is_some() != new.is_some() {
        fields.push(FieldEdit { field: EXISTS.into(), before: is(old.is_some()), after: is(new.is_some()) });
    }
    let value = |record: Option<&dyn AnyRecord>, field: &str| record.map_or(Json::Null, |record| record.get(field));
    let mut push = |field: Cow<'static, str>| {
        let (before, after) = (value(old, &field), value(new, &field));
        if before != after {
            fields.push(FieldEdit { field, before, after });
        }
    };
    table.fields().iter().for_each(|def| push(def.name.into()));
    let unknown = |record: Option<&dyn AnyRecord>| {
        record.and_then(|record| record.unknown().as_ref().map(|map| map.keys().cloned().collect::<Vec<_>>())).unwrap_or_default()
    };
    let mut names = unknown(old);
    names.extend(unknown(new));
    sort(&mut names);
    names.dedup();
    names.into_iter().for_each(|name| push(name.into()));
    (!fields.is_empty()).then_some(RecordEdit { table, id, fields })
}

/// Why an edit was refused.
#[derive(Clone, PartialEq, Debug)]
pub enum EditError {
    /// There is no such record.
    Missing(TableName, Id),
    /// There is such a record already.
    Taken(TableName, Id),
    /// The value does not fit its field.
    Unfit(&'static str, Problem),
    /// A text that must say something is empty; which.
    Empty(&'static str),
    /// The round is closed: it takes no more answers.
    Closed(Id),
    /// The round has answers or decisions, so it stays.
    Used(Id),
    /// The round has answers, with names or without, so it stays with or without them.
    Answered(Id),
    /// The round is anonymous, and the sheet says whose it is.
    Named(Id),
}

/// Gathers edits of one user action into one change, each checked against the plan.
pub struct Edits<'a> {
    plan: &'a Plan,
    change: Change,
}

impl<'a> Edits<'a> {
    /// Begins a change of this plan.
    pub fn of(plan: &'a Plan) -> Self {
        Self { plan, change: Change::default() }
    }

    /// Gives a field of a record another value. Setting what it has already changes nothing.
    pub fn set(mut self, table: TableName, id: &Id, field: &'static str, value: impl Into<Json>) -> Result<Self, EditError> {
        let missing = || EditError::Missing(table, id.clone());
        let rows = self.plan.table(table);
        let before = rows.record(id.as_str()).ok_or_else(missing)?.get(field);
        if !rows.fields().iter().any(|def| def.name == field) {
            return Err(EditError::Unfit(field, Problem::Type("a field of this record")));
        }
        let (after, problem) = rows.taken(field, value.into());
        // Characters that a text may not hold simply do not arrive; everything else is for the user to mend.
        if let Some(problem) = problem.filter(|problem| *problem != Problem::Characters) {
            return Err(EditError::Unfit(field, problem));
        }
        // An earlier edit of the same action may have set another value, which this one takes back.
        let pending = self.change.edits.iter().any(|edit| edit.table == table && edit.id == *id);
        if before != after || pending {
            let fields = vec![FieldEdit { field: field.into(), before, after }];
            self.change = self.change.then(Change { edits: vec![RecordEdit { table, id: id.clone(), fields }] });
        }
        Ok(self)
    }

    /// Makes a record. Its values are taken as [`Edits::set`] takes them, so that the change says what the plan will hold.
    pub fn create<R: Record>(mut self, record: &R) -> Result<Self, EditError> {
        let id = record.id();
        let pending = self.change.edits.iter().any(|edit| edit.table == R::TABLE && edit.id == *id);
        if pending || self.plan.table(R::TABLE).record(id.as_str()).is_some() {
            return Err(EditError::Taken(R::TABLE, id.clone()));
        }
        let mut record = record.clone();
        for def in R::FIELDS {
            let problem = record.set(def.name, record.get(def.name));
            if let Some(problem) = problem.filter(|problem| *problem != Problem::Characters) {
                return Err(EditError::Unfit(def.name, problem));
            }
        }
        self.change.edits.extend(record_difference(R::TABLE, None, Some(&record)));
        Ok(self)
    }

    /// Takes a record out; one that others refer to is archived instead, if its type can be.
    pub fn remove(self, table: TableName, id: &Id) -> Result<Self, EditError> {
        let record = self.plan.table(table).record(id.as_str()).ok_or_else(|| EditError::Missing(table, id.clone()))?;
        if table.fields().iter().any(|def| def.name == ARCHIVED) && self.plan.refers_to(table, id) {
            return self.set(table, id, ARCHIVED, true);
        }
        let mut edits = self;
        let edit = record_difference(table, Some(record), None);
        edits.change = edits.change.then(Change { edits: edit.into_iter().collect() });
        Ok(edits)
    }

    /// The change.
    pub fn done(self) -> Change {
        self.change
    }
}

/// The field with which a record is put away.
pub const ARCHIVED: &str = "archived";

impl Plan {
    /// Whether any record refers to this one: by a reference, a set of references, or an answer.
    pub fn refers_to(&self, table: TableName, id: &Id) -> bool {
        TABLES.iter().flat_map(|&from| self.table(from).records()).any(|record| {
            let mut found = false;
            record.refs(&mut |to, own| found |= to == table && own == id);
            found
        })
    }
}
