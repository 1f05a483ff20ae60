//! Records: what all of them have in common, and the macro with which each is declared once. Knows no particular record.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde_json::Value as Json;

use super::change::EXISTS;
use super::field::{AnyValue, FieldDef, Problem};
use super::id::Id;
use super::tables::TableName;

/// Fields that a newer version wrote and this one does not know. They survive a round trip.
pub type Unknown = Option<Box<BTreeMap<String, Json>>>;

/// The name under which a file has the id of a record. Like [`super::change::EXISTS`] it can be no field, also not one of a newer version.
pub const RESERVED_ID: &str = "id";

/// What can be done with a record without knowing its type.
pub trait AnyRecord: Any + Send + Sync {
    /// Its id.
    fn id(&self) -> &Id;
    /// Gives it another id; only while it is read, before it stands in a table.
    fn set_id(&mut self, id: Id);
    /// The declarations of its fields, in the order in which they are written.
    fn fields(&self) -> &'static [FieldDef];
    /// The value of the field that is declared at this place.
    fn value(&self, at: usize) -> Option<&dyn AnyValue>;
    /// The value of the field that is declared at this place, to be changed.
    fn value_mut(&mut self, at: usize) -> Option<&mut dyn AnyValue>;
    /// The fields that this version does not know.
    fn unknown(&self) -> &Unknown;
    /// The fields that this version does not know, to be changed.
    fn unknown_mut(&mut self) -> &mut Unknown;
    /// A copy that nobody shares yet.
    fn duplicate(&self) -> Arc<dyn AnyRecord>;
    /// The value of a field; `null` for a default and for a field that it has not.
    fn get(&self, field: &str) -> Json;
    /// Takes a value for a field. What does not fit is replaced by the nearest that does, and named.
    fn set(&mut self, field: &str, value: Json) -> Option<Problem>;
    /// Visits every id that one of its fields refers to, with its table.
    fn refs(&self, visit: &mut dyn FnMut(TableName, &Id));
}

impl fmt::Debug for dyn AnyRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entry(&RESERVED_ID, self.id()).entries(written(self)).finish()
    }
}

/// Whether two records of one type are equal.
pub(crate) fn same(a: &dyn AnyRecord, b: &dyn AnyRecord) -> bool {
    std::ptr::addr_eq(a, b) || a.id() == b.id() && written(a).eq(written(b))
}

pub(super) fn get(record: &dyn AnyRecord, field: &str) -> Json {
    match record.fields().iter().position(|def| def.name == field) {
        Some(at) => record.value(at).map_or(Json::Null, AnyValue::write),
        None => record.unknown().as_ref().and_then(|map| map.get(field)).cloned().unwrap_or(Json::Null),
    }
}

pub(super) fn set(record: &mut dyn AnyRecord, field: &str, value: Json) -> Option<Problem> {
    let declared = record.fields().iter().enumerate().find(|(_, def)| def.name == field);
    if let Some((at, def)) = declared {
        return record.value_mut(at)?.put(value, def.kind);
    }
    if matches!(field, RESERVED_ID | EXISTS) {
        return Some(Problem::Type("no field of this name"));
    }
    let unknown = record.unknown_mut();
    let map = unknown.get_or_insert_default();
    if value.is_null() {
        map.remove(field);
    } else {
        map.insert(field.to_owned(), value);
    }
    if map.is_empty() {
        *unknown = None;
    }
    None
}

pub(super) fn refs(record: &dyn AnyRecord, visit: &mut dyn FnMut(TableName, &Id)) {
    for (at, def) in record.fields().iter().enumerate() {
        if let Some(value) = record.value(at) {
            value.refs(def.kind, visit);
        }
    }
}

/// A type of record.
pub trait Record: AnyRecord + Clone + PartialEq + fmt::Debug {
    /// The table in which it stands.
    const TABLE: TableName;
    /// The declarations of its fields.
    const FIELDS: &'static [FieldDef];
    /// A record with this id and nothing else.
    fn blank(id: Id) -> Self;
}

/// All fields of a record that are not default, declared ones first.
pub fn written(record: &dyn AnyRecord) -> impl Iterator<Item = (&str, Json)> {
    let declared = record.fields().iter().map(|def| (def.name, record.get(def.name)));
    let unknown = record.unknown().iter().flat_map(|map| map.iter().map(|(name, value)| (name.as_str(), value.clone())));
    declared.chain(unknown).filter(|(_, value)| !value.is_null())
}

/// Declares a type of record: its table, and per field a name, a type, a kind and a label.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $Name:ident in $Table:ident {
            $( $(#[$field_doc:meta])* $CONST:ident $field:ident: $Type:ty = $kind:expr, $label:literal $(, $shapes:ident)?; )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Name {
            /// Its id.
            pub id: Id,
            $( $(#[$field_doc])* pub $field: $Type, )*
            /// Fields of newer versions.
            pub unknown: Unknown,
        }

        impl $Name {
            $( #[doc = concat!("The name of the field `", stringify!($field), "`.")] pub const $CONST: &'static str = stringify!($field); )*
        }

        impl Record for $Name {
            const TABLE: TableName = TableName::$Table;
            const FIELDS: &'static [FieldDef] = &[
                $( FieldDef { name: stringify!($field), label: $label, kind: $kind, shapes_lists: record!(@shapes $($shapes)?) }, )*
            ];

            fn blank(id: Id) -> Self {
                Self { id, $( $field: Default::default(), )* unknown: None }
            }
        }

        impl AnyRecord for $Name {
            fn id(&self) -> &Id {
                &self.id
            }

            fn set_id(&mut self, id: Id) {
                self.id = id;
            }

            fn fields(&self) -> &'static [FieldDef] {
                Self::FIELDS
            }

            fn value(&self, at: usize) -> Option<&dyn AnyValue> {
                let mut places = 0..;
                $( if places.next() == Some(at) {
                    return Some(&self.$field);
                } )*
                None
            }

            fn value_mut(&mut self, at: usize) -> Option<&mut dyn AnyValue> {
                let mut places = 0..;
                $( if places.next() == Some(at) {
                    return Some(&mut self.$field);
                } )*
                None
            }

            fn unknown(&self) -> &Unknown {
                &self.unknown
            }

            fn unknown_mut(&mut self) -> &mut Unknown {
                &mut self.unknown
            }

            fn duplicate(&self) -> Arc<dyn AnyRecord> {
                Arc::new(self.clone())
            }

            // The same for all types, and compiled once: each knows only where its fields are.
            fn get(&self, field: &str) -> Json {
                crate::plan::record::get(self, field)
            }

            fn set(&mut self, field: &str, value: Json) -> Option<Problem> {
                crate::plan::record::set(self, field, value)
            }

            fn refs(&self, visit: &mut dyn FnMut(TableName, &Id)) {
                crate::plan::record::refs(self, visit)
            }
        }
    };
    (@shapes) => { false };
    (@shapes lists) => { true };
}
pub(crate) use record;
