//! Who is told of which part of the plan. A record, a list or a table can be watched; a commit tells only those whose part it
//! touched, so that its cost does not grow with the plan. Knows no view.

use std::collections::HashMap;
use std::sync::Arc;

use crate::signals::*;

use super::Session;
use crate::plan::table::{Shared, as_type};
use crate::plan::{Change, Id, Plan, Record, TABLES, TableName};

/// The triggers of the open plan.
#[derive(Default)]
pub(super) struct Watches {
    records: HashMap<(TableName, Id), ArcTrigger>,
    lists: HashMap<TableName, ArcTrigger>,
    tables: HashMap<TableName, ArcTrigger>,
}

impl Watches {
    /// Everyone who watches a part that this change touched.
    fn touched(&self, change: &Change) -> Vec<ArcTrigger> {
        let mut touched = Vec::new();
        let mut seen: Vec<(TableName, bool)> = Vec::new();
        for edit in &change.edits {
            touched.extend(self.records.get(&(edit.table, edit.id.clone())).cloned());
            let shapes = |name: &str| edit.table.fields().iter().any(|def| def.name == name && def.shapes_lists);
            let shaped = edit.creates() || edit.deletes() || edit.fields.iter().any(|field| shapes(&field.field));
            if !seen.contains(&(edit.table, shaped)) {
                seen.push((edit.table, shaped));
            }
        }
        for table in TABLES {
            if seen.iter().any(|(seen, _)| seen == table) {
                touched.extend(self.tables.get(table).cloned());
            }
            if seen.contains(&(*table, true)) {
                touched.extend(self.lists.get(table).cloned());
            }
        }
        touched
    }

    fn all(&self) -> Vec<ArcTrigger> {
        self.records.values().chain(self.lists.values()).chain(self.tables.values()).cloned().collect()
    }
}

impl Session {
    pub(super) fn tell(self, change: &Change) {
        let touched = self.watches.with_value(|watches| watches.touched(change));
        touched.iter().for_each(ArcTrigger::notify);
    }

    pub(super) fn tell_all(self) {
        let all = self.watches.with_value(Watches::all);
        all.iter().for_each(ArcTrigger::notify);
    }

    /// The plan as it is now, without watching it; an empty one if none is open.
    pub fn plan(self) -> Plan {
        self.open
            .with_value(|open| open.as_ref().map(|open| open.kept.document.plan.clone()))
            .unwrap_or_else(|| Plan::new(Id::fixed("none")))
    }

    /// The plan; told of any change of these tables.
    pub fn table(self, tables: &[TableName]) -> Plan {
        for &table in tables {
            let trigger = self.trigger(|watches| watches.tables.entry(table).or_default().clone());
            trigger.track();
        }
        self.plan()
    }

    /// The plan; told when records of these tables come, go, move or are archived, but not when they are only edited.
    pub fn list(self, tables: &[TableName]) -> Plan {
        for &table in tables {
            let trigger = self.trigger(|watches| watches.lists.entry(table).or_default().clone());
            trigger.track();
        }
        self.plan()
    }

    /// One record; told when it changes, comes or goes.
    pub fn record<R: Record>(self, id: &Id) -> Option<Arc<R>> {
        self.shared_record(R::TABLE, id).and_then(as_type)
    }

    /// A field of a record as it is written in files, if that is a text; told when the record changes.
    pub fn words(self, table: TableName, id: &Id, field: &str) -> String {
        let value = self.shared_record(table, id).map(|record| record.get(field));
        value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }

    #[inline(never)]
    fn shared_record(self, table: TableName, id: &Id) -> Option<Shared> {
        let trigger = self.trigger(|watches| watches.records.entry((table, id.clone())).or_default().clone());
        trigger.track();
        self.open.with_value(|open| open.as_ref()?.kept.document.plan.table(table).shared_one(id.as_str()))
    }

    fn trigger(self, find: impl FnOnce(&mut Watches) -> ArcTrigger) -> ArcTrigger {
        self.watches.try_update_value(find).unwrap_or_default()
    }

    /// Forgets the watchers of the plan that was open before.
    pub(super) fn forget_watches(self) {
        self.tell_all();
        self.watches.set_value(Watches::default());
    }
}
