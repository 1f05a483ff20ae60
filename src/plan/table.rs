//! A table: records by id. Knows no particular record.
//!
//! The records stand sorted by id in chunks of at most [`CHUNK`]. A copy shares all of it; a write to a shared table copies one
//! chunk and the list of chunks, so that one edit costs the same in a plan of a hundred records and of ten thousand.

use std::sync::Arc;

use serde_json::Value as Json;

use super::field::{FieldDef, Problem};
use super::id::Id;
use super::record::{AnyRecord, Record};
use super::sorting::sort_by;

const CHUNK: usize = 128;

/// Records of one type, sorted by id.
#[derive(Clone, Debug)]
pub struct Table<R> {
    chunks: Arc<Vec<Chunk<R>>>,
    len: usize,
}

type Chunk<R> = Arc<Vec<Arc<R>>>;

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { chunks: Arc::default(), len: 0 }
    }
}

impl<R: Record> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && (Arc::ptr_eq(&self.chunks, &other.chunks) || self.iter().eq(other.iter()))
    }
}

impl<R: Record> Table<R> {
    /// The table of these records. Of two with one id the first stands in it; the others come back.
    pub fn new(mut records: Vec<R>) -> (Self, Vec<R>) {
        let mut twice = Vec::new();
        if !records.is_sorted_by(|a, b| a.id() < b.id()) {
            sort_by(&mut records, |a, b| a.id().cmp(b.id()));
            let mut once: Vec<R> = Vec::with_capacity(records.len());
            for record in records {
                if once.last().is_some_and(|last| last.id() == record.id()) {
                    twice.push(record);
                } else {
                    once.push(record);
                }
            }
            records = once;
        }
        let len = records.len();
        let mut chunks = Vec::with_capacity(len / CHUNK + 1);
        let mut records = records.into_iter().map(Arc::new);
        loop {
            // Not full, so that the first inserts need no split.
            let chunk: Vec<Arc<R>> = records.by_ref().take(CHUNK * 3 / 4).collect();
            if chunk.is_empty() {
                break;
            }
            chunks.push(Arc::new(chunk));
        }
        (Self { chunks: Arc::new(chunks), len }, twice)
    }

    /// The record with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<R>> {
        let chunk = self.chunks.get(self.chunk_of(id))?;
        let at = chunk.binary_search_by(|record| record.id().as_str().cmp(id)).ok()?;
        chunk.get(at)
    }

    /// All records, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<R>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// Puts a record in, in the place of one with the same id.
    pub fn insert(&mut self, record: R) {
        let at = self.chunk_of(record.id().as_str());
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some(chunk) = chunks.get_mut(at) else {
            chunks.push(Arc::new(vec![Arc::new(record)]));
            self.len += 1;
            return;
        };
        let chunk = Arc::make_mut(chunk);
        match chunk.binary_search_by(|own| own.id().cmp(record.id())) {
            Ok(place) => {
                if let Some(own) = chunk.get_mut(place) {
                    *own = Arc::new(record);
                }
            }
            Err(place) => {
                chunk.insert(place, Arc::new(record));
                self.len += 1;
                if chunk.len() > CHUNK {
                    let rest = chunk.split_off(CHUNK / 2);
                    chunks.insert(at + 1, Arc::new(rest));
                }
            }
        }
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The chunk in which this id stands or would stand: the last that begins at or before it.
    fn chunk_of(&self, id: &str) -> usize {
        self.chunks.partition_point(|chunk| chunk.first().is_some_and(|first| first.id().as_str() <= id)).saturating_sub(1)
    }
}

/// What can be done with a table without knowing its records.
pub trait AnyTable {
    /// How many records it holds.
    fn count(&self) -> usize;
    /// The declarations of the fields of its records.
    fn fields(&self) -> &'static [FieldDef];
    /// The record with this id.
    fn record(&self, id: &str) -> Option<&dyn AnyRecord>;
    /// All records, sorted by id.
    fn records(&self) -> Box<dyn Iterator<Item = &dyn AnyRecord> + '_>;
    /// Changes the record with this id, if there is one; with `Absent::Create` a missing one is made first.
    fn edit(&mut self, id: &Id, absent: Absent, edit: &mut dyn FnMut(&mut dyn AnyRecord));
    /// Takes a record out.
    fn remove(&mut self, id: &str);
    /// A value as a field of these records would hold it, and what was wrong with it.
    fn taken(&self, field: &str, value: Json) -> (Json, Option<Problem>);
    /// Whether the other is the same table, not only an equal one: a quick way to see that nothing has changed.
    fn shares_all_with(&self, other: &dyn AnyTable) -> bool;
    /// An address that differs between tables that share nothing.
    fn address(&self) -> usize;
}

/// What to do with an edit of a record that is not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Absent {
    /// Leave it absent.
    Skip,
    /// Make it.
    Create,
}

impl<R: Record> AnyTable for Table<R> {
    fn count(&self) -> usize {
        self.len
    }

    fn fields(&self) -> &'static [FieldDef] {
        R::FIELDS
    }

    fn record(&self, id: &str) -> Option<&dyn AnyRecord> {
        self.get(id).map(|record| &**record as &dyn AnyRecord)
    }

    fn records(&self) -> Box<dyn Iterator<Item = &dyn AnyRecord> + '_> {
        Box::new(self.iter().map(|record| &**record as &dyn AnyRecord))
    }

    fn edit(&mut self, id: &Id, absent: Absent, edit: &mut dyn FnMut(&mut dyn AnyRecord)) {
        let mut record = match (self.get(id.as_str()), absent) {
            (Some(record), _) => R::clone(record),
            (None, Absent::Create) => R::blank(id.clone()),
            (None, Absent::Skip) => return,
        };
        edit(&mut record);
        self.insert(record);
    }

    fn remove(&mut self, id: &str) {
        let at = self.chunk_of(id);
        let found = self.chunks.get(at).and_then(|chunk| chunk.binary_search_by(|record| record.id().as_str().cmp(id)).ok());
        let Some(place) = found else { return };
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

    fn taken(&self, field: &str, value: Json) -> (Json, Option<Problem>) {
        let mut record = R::blank(Id::fixed("_"));
        let problem = record.set(field, value);
        (record.get(field), problem)
    }

    fn shares_all_with(&self, other: &dyn AnyTable) -> bool {
        self.address() == other.address()
    }

    fn address(&self) -> usize {
        Arc::as_ptr(&self.chunks).addr()
    }
}
