//! Records: what all of them have in common, and the macro with which each is declared once. Knows no particular record.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value as Json;

use super::field::{FieldDef, Problem};
use super::id::Id;
use super::tables::TableName;

/// Fields that a newer version wrote and this one does not know. They survive a round trip.
pub type Unknown = Option<Box<BTreeMap<String, Json>>>;

/// The name under which a file has the id of a record. Like [`super::change::EXISTS`] it can be no field, also not one of a newer version.
pub const RESERVED_ID: &str = "id";

/// What can be done with a record without knowing its type.
pub trait AnyRecord: Any + Send + Sync + fmt::Debug {
    /// Its id.
    fn id(&self) -> &Id;
    /// Gives it another id; only while it is read, before it stands in a table.
    fn set_id(&mut self, id: Id);
    /// The declarations of its fields, in the order in which they are written.
    fn fields(&self) -> &'static [FieldDef];
    /// The value of a field; `null` for a default and for a field that it has not.
    fn get(&self, field: &str) -> Json;
    /// Takes a value for a field. What does not fit is replaced by the nearest that does, and named.
    fn set(&mut self, field: &str, value: Json) -> Option<Problem>;
    /// The fields that this version does not know.
    fn unknown(&self) -> &Unknown;
    /// Visits every id that one of its fields refers to, with its table.
    fn refs(&self, visit: &mut dyn FnMut(TableName, &Id));
}

/// A type of record.
pub trait Record: AnyRecord + Clone + PartialEq {
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

            fn get(&self, field: &str) -> Json {
                match field {
                    // Not `self.$field.write()`: a type may have a method of that name, which knows no default.
                    $( Self::$CONST => FieldValue::write(&self.$field), )*
                    other => self.unknown.as_ref().and_then(|map| map.get(other)).cloned().unwrap_or(Json::Null),
                }
            }

            fn set(&mut self, field: &str, value: Json) -> Option<Problem> {
                match field {
                    $( Self::$CONST => {
                        let (value, problem) = FieldValue::take(value, $kind);
                        self.$field = value;
                        problem
                    } )*
                    RESERVED_ID | EXISTS => Some(Problem::Type("no field of this name")),
                    other => {
                        let map = self.unknown.get_or_insert_default();
                        if value.is_null() {
                            map.remove(other);
                        } else {
                            map.insert(other.to_owned(), value);
                        }
                        if map.is_empty() {
                            self.unknown = None;
                        }
                        None
                    }
                }
            }

            fn unknown(&self) -> &Unknown {
                &self.unknown
            }

            fn refs(&self, visit: &mut dyn FnMut(TableName, &Id)) {
                $( FieldValue::refs(&self.$field, $kind, visit); )*
            }
        }
    };
    (@shapes) => { false };
    (@shapes lists) => { true };
}
pub(crate) use record;
