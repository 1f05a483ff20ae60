//! A table: records by id. Knows no particular record.
//!
//! The records stand sorted by id in chunks of at most [`CHUNK`]. A copy shares all of it; a write to a shared table copies one
//! chunk and the list of chunks, so that one edit costs the same in a plan of a hundred records and of ten thousand.
//!
//! [`AnyTable`] does all of that for records of any type, so that it is compiled once; [`Table`] says of which type they are.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde_json::Value as Json;

use super::field::{FieldDef, Problem};
use super::id::Id;
use super::record::{AnyRecord, Record, same};
use super::sorting::sort_by;
use super::tables::TableName;

const CHUNK: usize = 128;

/// A record of any type, as tables share it.
pub type Shared = Arc<dyn AnyRecord>;
type Chunk = Arc<Vec<Shared>>;

/// Records, sorted by id. All are of the type of the table's name.
#[derive(Clone)]
pub struct AnyTable {
    name: TableName,
    chunks: Arc<Vec<Chunk>>,
    len: usize,
}

/// What to do with an edit of a record that is not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Absent {
    /// Leave it absent.
    Skip,
    /// Make it.
    Create,
}

impl PartialEq for AnyTable {
    fn eq(&self, other: &Self) -> bool {
        let equal = || self.records().zip(other.records()).all(|(a, b)| same(a, b));
        self.len == other.len && (self.shares_all_with(other) || equal())
    }
}

impl fmt::Debug for AnyTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.records()).finish()
    }
}

impl AnyTable {
    /// The table of these records. Of two with one id the first stands in it; the others come back.
    pub(crate) fn of(name: TableName, mut records: Vec<Shared>) -> (Self, Vec<Shared>) {
        let mut twice = Vec::new();
        if !records.is_sorted_by(|a, b| a.id() < b.id()) {
            sort_by(&mut records, |a, b| a.id().cmp(b.id()));
            let mut once: Vec<Shared> = Vec::with_capacity(records.len());
            for record in records {
                if once.last().is_some_and(|last| last.id() == record.id()) {
                    twice.push(record);
                } else {
                    once.push(record);
                }
            }
            records = once;
        }
        // Not full, so that the first inserts need no split.
        let chunks = records.chunks(CHUNK * 3 / 4).map(|chunk| Arc::new(chunk.to_vec())).collect();
        (Self { name, chunks: Arc::new(chunks), len: records.len() }, twice)
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The declarations of the fields of its records.
    pub fn fields(&self) -> &'static [FieldDef] {
        self.name.fields()
    }

    /// How many records it holds.
    pub fn count(&self) -> usize {
        self.len
    }

    fn find(&self, id: &str) -> Option<&Shared> {
        let (chunk, place) = self.place_of(id)?;
        self.chunks.get(chunk)?.get(place)
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<&dyn AnyRecord> {
        self.find(id).map(|record| &**record)
    }

    /// The record with this id, shared with the table.
    pub(crate) fn shared_one(&self, id: &str) -> Option<Shared> {
        self.find(id).cloned()
    }

    /// All records, sorted by id.
    pub fn records(&self) -> impl Iterator<Item = &dyn AnyRecord> {
        self.shared().map(|record| &**record)
    }

    /// All records, sorted by id, as they are shared.
    pub(crate) fn shared(&self) -> impl Iterator<Item = &Shared> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// Changes the record with this id, if there is one; with `Absent::Create` a missing one is made first.
    pub fn edit(&mut self, id: &Id, absent: Absent, edit: &mut dyn FnMut(&mut dyn AnyRecord)) {
        let mut record = match (self.record(id.as_str()), absent) {
            (Some(record), _) => record.duplicate(),
            (None, Absent::Create) => self.name.blank(id.clone()),
            (None, Absent::Skip) => return,
        };
        // It is not shared yet.
        if let Some(record) = Arc::get_mut(&mut record) {
            edit(record);
        }
        self.put(record);
    }

    /// Puts a record of the table's type in, in the place of one with the same id.
    pub(crate) fn put(&mut self, record: Shared) {
        let at = self.chunk_of(record.id().as_str());
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some(chunk) = chunks.get_mut(at) else {
            chunks.push(Arc::new(vec![record]));
            self.len += 1;
            return;
        };
        let chunk = Arc::make_mut(chunk);
        match chunk.binary_search_by(|own| own.id().cmp(record.id())) {
            Ok(place) => {
                if let Some(own) = chunk.get_mut(place) {
                    *own = record;
                }
            }
            Err(place) => {
                chunk.insert(place, record);
                self.len += 1;
                if chunk.len() > CHUNK {
                    let rest = chunk.split_off(CHUNK / 2);
                    chunks.insert(at + 1, Arc::new(rest));
                }
            }
        }
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: &str) {
        let Some((at, place)) = self.place_of(id) else { return };
        let chunks = Arc::make_mut(&mut self.chunks);
        if let Some(chunk) = chunks.get_mut(at) {
            let chunk = Arc::make_mut(chunk);
            chunk.remove(place);
            self.len -= 1;
            if chunk.is_empty() {
                chunks.remove(at);
            }
        }
    }

    /// A value as a field of these records would hold it, and what was wrong with it.
    pub fn taken(&self, field: &str, value: Json) -> (Json, Option<Problem>) {
        let mut record = self.name.blank(Id::fixed("_"));
        let problem = Arc::get_mut(&mut record).and_then(|record| record.set(field, value));
        (record.get(field), problem)
    }

    /// Whether the other is the same table, not only an equal one: a quick way to see that nothing has changed.
    pub fn shares_all_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The chunk in which this id stands or would stand: the last that begins at or before it.
    fn chunk_of(&self, id: &str) -> usize {
        self.chunks.partition_point(|chunk| chunk.first().is_some_and(|first| first.id().as_str() <= id)).saturating_sub(1)
    }

    fn place_of(&self, id: &str) -> Option<(usize, usize)> {
        let at = self.chunk_of(id);
        let place = self.chunks.get(at)?.binary_search_by(|record| record.id().as_str().cmp(id)).ok()?;
        Some((at, place))
    }
}

/// Records of one type, sorted by id.
pub struct Table<R> {
    any: AnyTable,
    of: PhantomData<fn() -> R>,
}

impl<R> Clone for Table<R> {
    fn clone(&self) -> Self {
        Self { any: self.any.clone(), of: PhantomData }
    }
}

impl<R> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        self.any == other.any
    }
}

impl<R> fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.any.fmt(f)
    }
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self { any: AnyTable { name: R::TABLE, chunks: Arc::default(), len: 0 }, of: PhantomData }
    }
}

impl<R> Deref for Table<R> {
    type Target = AnyTable;

    fn deref(&self) -> &AnyTable {
        &self.any
    }
}

impl<R> DerefMut for Table<R> {
    fn deref_mut(&mut self) -> &mut AnyTable {
        &mut self.any
    }
}

/// A record as its type, which is that of its table.
fn typed<R: Record>(record: &dyn AnyRecord) -> Option<&R> {
    (record as &dyn Any).downcast_ref()
}

impl<R: Record> Table<R> {
    /// The table of these records. Of two with one id the first stands in it; the others come back.
    pub fn new(records: Vec<R>) -> (Self, Vec<R>) {
        let records = records.into_iter().map(|record| Arc::new(record) as Shared).collect();
        let (any, twice) = AnyTable::of(R::TABLE, records);
        (Self { any, of: PhantomData }, twice.iter().filter_map(|record| typed::<R>(&**record).cloned()).collect())
    }

    /// The record with this id.
    pub fn get(&self, id: &str) -> Option<&R> {
        self.record(id).and_then(typed)
    }

    /// The record with this id, shared with the table.
    pub fn get_shared(&self, id: &str) -> Option<Arc<R>> {
        self.shared_one(id).and_then(as_type)
    }

    /// All records, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.records().filter_map(typed)
    }

    /// Puts a record in, in the place of one with the same id.
    pub fn insert(&mut self, record: R) {
        self.put(Arc::new(record));
    }
}

/// A shared record as its type.
pub(crate) fn as_type<R: Record>(record: Shared) -> Option<Arc<R>> {
    let record: Arc<dyn Any + Send + Sync> = record;
    record.downcast().ok()
}
