//! The rows of one table as they are read, and what is done about those without an id or with one that is taken. Knows no JSON.

use super::open::Repairs;
use super::repair::Repair;
use crate::plan::table::{AnyTable, Table};
use crate::plan::{AnyRecord, Id, Record, TableName};

/// Takes the records of a table one by one. Everything that reads works on this, so that it is compiled once and not per table.
pub(super) trait Rows {
    /// A new record to be filled.
    fn next(&mut self) -> &mut dyn AnyRecord;
    /// Keeps the last one; whether it had a usable id.
    fn keep(&mut self, named: bool);
    /// Forgets the last one, which is no record.
    fn forget(&mut self);
}

/// The id of a record whose own could not be used, before it gets one.
pub(super) const UNNAMED: &str = "unnamed";

/// The rows of a table.
pub(super) struct Gathered<R> {
    named: Vec<R>,
    nameless: Vec<R>,
    foreign: usize,
    last: Option<R>,
    unnamed: Id,
}

impl<R: Record> Gathered<R> {
    /// Begins with what stands in a table already.
    pub(super) fn beginning_with(table: &Table<R>) -> Self {
        let named = table.iter().map(|record| R::clone(record)).collect();
        Self { named, nameless: Vec::new(), foreign: 0, last: None, unnamed: Id::fixed(UNNAMED) }
    }

    /// The table of all of them.
    pub(super) fn table(self, repairs: &Repairs) -> Table<R> {
        if self.foreign > 0 {
            repairs.add(Repair::NotRecords(R::TABLE, self.foreign));
        }
        let (mut table, twice) = Table::new(self.named);
        if !self.nameless.is_empty() {
            repairs.add(Repair::NoId(R::TABLE, self.nameless.len()));
        }
        let mut number = 2;
        for mut record in self.nameless {
            record.set_id(free_id(&table, UNNAMED, &mut number));
            table.insert(record);
        }
        let mut last: Option<Id> = None;
        for mut record in twice {
            let id = record.id().clone();
            // Those with one id come one after the other.
            if last.as_ref() != Some(&id) {
                (last, number) = (Some(id.clone()), 2);
            }
            if table.get(id.as_str()).is_some_and(|first| **first == record) {
                continue;
            }
            if matches!(R::TABLE, TableName::Holdings | TableName::Cells | TableName::Sheets) {
                repairs.add(Repair::LeftOut(R::TABLE, id));
                continue;
            }
            record.set_id(free_id(&table, id.as_str(), &mut number));
            repairs.add(Repair::Twice { table: R::TABLE, id, now: record.id().clone() });
            table.insert(record);
        }
        table
    }
}

impl<R: Record> Rows for Gathered<R> {
    fn next(&mut self) -> &mut dyn AnyRecord {
        self.last.insert(R::blank(self.unnamed.clone()))
    }

    fn keep(&mut self, named: bool) {
        let list = if named { &mut self.named } else { &mut self.nameless };
        list.extend(self.last.take());
    }

    fn forget(&mut self) {
        self.foreign += 1;
    }
}

/// The first free one of `stem-2`, `stem-3` …, counting on from a number, so that many with one stem take no longer than few.
fn free_id(table: &dyn AnyTable, stem: &str, number: &mut u32) -> Id {
    let stem: String = stem.chars().take(80).collect();
    loop {
        let id = Id::fixed(&format!("{stem}-{number}"));
        if table.record(id.as_str()).is_none() {
            return id;
        }
        *number += 1;
    }
}
