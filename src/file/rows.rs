//! The rows of one table as they are read, and what is done about those without an id or with one that is taken. Knows no JSON.

use std::sync::Arc;

use super::open::Repairs;
use super::repair::Repair;
use crate::plan::record::same;
use crate::plan::table::{AnyTable, Shared};
use crate::plan::{Id, TableName};

/// The id of a record whose own could not be used, before it gets one.
pub(super) const UNNAMED: &str = "unnamed";

/// The rows of a table.
pub(super) struct Rows {
    name: TableName,
    named: Vec<Shared>,
    nameless: Vec<Shared>,
    foreign: usize,
    unnamed: Id,
}

impl Rows {
    /// Begins with what stands in a table already.
    pub(super) fn beginning_with(name: TableName, table: &AnyTable) -> Self {
        Self { name, named: table.shared().cloned().collect(), nameless: Vec::new(), foreign: 0, unnamed: Id::fixed(UNNAMED) }
    }

    /// A new record to be filled.
    pub(super) fn next(&self) -> Shared {
        self.name.blank(self.unnamed.clone())
    }

    /// Keeps a record; whether it had a usable id.
    pub(super) fn keep(&mut self, record: Shared, named: bool) {
        let list = if named { &mut self.named } else { &mut self.nameless };
        list.push(record);
    }

    /// Counts what is no record.
    pub(super) fn forget(&mut self) {
        self.foreign += 1;
    }

    /// The table of all of them.
    pub(super) fn table(self, repairs: &Repairs) -> AnyTable {
        let name = self.name;
        if self.foreign > 0 {
            repairs.add(Repair::NotRecords(name, self.foreign));
        }
        let (mut table, twice) = AnyTable::of(name, self.named);
        if !self.nameless.is_empty() {
            repairs.add(Repair::NoId(name, self.nameless.len()));
        }
        let mut number = 2;
        for record in self.nameless {
            let id = free_id(&table, UNNAMED, &mut number);
            put_as(&mut table, record, id);
        }
        let mut last: Option<Id> = None;
        for record in twice {
            let id = record.id().clone();
            // Those with one id come one after the other.
            if last.as_ref() != Some(&id) {
                (last, number) = (Some(id.clone()), 2);
            }
            if table.record(id.as_str()).is_some_and(|first| same(first, &*record)) {
                continue;
            }
            if matches!(name, TableName::Holdings | TableName::Cells | TableName::Sheets) {
                repairs.add(Repair::LeftOut(name, id));
                continue;
            }
            let now = free_id(&table, id.as_str(), &mut number);
            repairs.add(Repair::Twice { table: name, id, now: now.clone() });
            put_as(&mut table, record, now);
        }
        table
    }
}

/// Puts a record in under another id.
fn put_as(table: &mut AnyTable, record: Shared, id: Id) {
    let mut record = record.duplicate();
    // A copy is not shared yet.
    if let Some(record) = Arc::get_mut(&mut record) {
        record.set_id(id);
    }
    table.put(record);
}

/// The first free one of `stem-2`, `stem-3` …, counting on from a number, so that many with one stem take no longer than few.
fn free_id(table: &AnyTable, stem: &str, number: &mut u32) -> Id {
    let stem: String = stem.chars().take(80).collect();
    loop {
        let id = Id::fixed(&format!("{stem}-{number}"));
        if table.record(id.as_str()).is_none() {
            return id;
        }
        *number += 1;
    }
}
