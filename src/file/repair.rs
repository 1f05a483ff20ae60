//! What had to be repaired while a file was read, in words. Knows no JSON.

use std::fmt;

use crate::plan::field::{FieldDef, Problem};
use crate::plan::text::{Lines, is_unsafe};
use crate::plan::{Id, TableName};

/// The most repairs that are listed one by one; more are only counted.
pub const MOST_LISTED: usize = 200;

/// Something that was wrong in a file, and what was done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// A value that did not fit its field.
    Field {
        /// The table.
        table: TableName,
        /// The record.
        id: Id,
        /// Its declaration.
        field: &'static str,
        /// What was wrong.
        problem: Problem,
    },
    /// Something in place of a list of records.
    NotATable(String),
    /// Entries of a table that are no records.
    NotRecords(TableName, usize),
    /// Records without a usable id, which got one.
    NoId(TableName, usize),
    /// A second record with an id that was taken: it is kept under another id.
    Twice {
        /// The table.
        table: TableName,
        /// The id that two had.
        id: Id,
        /// The id of the second one now.
        now: Id,
    },
    /// A second record with the same natural key: the first one counts, this one is left out.
    LeftOut(TableName, Id),
    /// A reference to a record that is not there. It is kept, and shown as unknown.
    Dangling {
        /// The table of the record that refers.
        table: TableName,
        /// The record that refers.
        id: Id,
        /// What it refers to.
        to: TableName,
        /// The id that is not there.
        missing: Id,
    },
    /// A key that stands twice in the file.
    KeyTwice(String),
    /// A field that stands twice in a record; the last one counts.
    FieldTwice {
        /// The table.
        table: TableName,
        /// The record.
        id: Id,
        /// The name of the field.
        field: String,
    },
    /// A field that this version does not know, of a name or a depth that no field can have.
    Refused {
        /// The table.
        table: TableName,
        /// The record.
        id: Id,
        /// The name of the field.
        field: String,
    },
    /// Share points that could not be read.
    History(usize),
    /// The file had no settings; the plan got an id and a name.
    NoSettings,
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field { table, id, field, problem } => {
                let label = table.fields().iter().find(|def: &&FieldDef| def.name == *field).map_or(*field, |def| def.label);
                write!(f, "{} {id}, {label}: ", capital(table.one()))?;
                match problem {
                    Problem::Type(expected) => write!(f, "expected {expected}; what stood there was made to fit or set aside."),
                    Problem::Range(max) => write!(f, "a number outside of 0 to {max} was brought to the nearest end."),
                    Problem::Length(max) => write!(f, "cut to {max} characters."),
                    Problem::Characters => {
                        write!(f, "control characters or marks that turn the direction of writing were removed.")
                    }
                    Problem::Entries(1) => write!(f, "one entry could not be read and was left out."),
                    Problem::Entries(count) => write!(f, "{count} entries could not be read and were left out."),
                }
            }
            Self::NotATable(name) => write!(f, "Where the list “{name}” should be stands something else. It was left out."),
            Self::NotRecords(table, 1) => write!(f, "One entry among the {} is no record. It was left out.", table.as_str()),
            Self::NotRecords(table, count) => {
                write!(f, "{count} entries among the {} are no records. They were left out.", table.as_str())
            }
            Self::NoId(table, 1) => write!(f, "One {} had no usable id and got one.", table.one()),
            Self::NoId(table, count) => write!(f, "{count} of the {} had no usable id and got one.", table.as_str()),
            Self::Twice { table, id, now } => {
                write!(f, "Two of the {} had the id {id}. Both are kept, the second as {now}.", table.as_str())
            }
            Self::LeftOut(table, id) => write!(f, "The {} {id} stood there twice. The first one counts.", table.one()),
            Self::Dangling { table, id, to, missing } => {
                write!(
                    f,
                    "{} {id} refers to the {} {missing}, which the file does not hold. It is kept and shown as unknown.",
                    capital(table.one()),
                    to.one()
                )
            }
            Self::KeyTwice(key) if TableName::parse(key).is_some_and(|table| table != TableName::Settings) => {
                write!(f, "The list “{key}” stands twice in the file. Both were read as one.")
            }
            Self::KeyTwice(key) => write!(f, "“{}” stands twice in the file. The last one counts.", short(key)),
            Self::FieldTwice { table, id, field } => {
                write!(f, "{} {id}: “{}” stands there twice. The last one counts.", capital(table.one()), short(field))
            }
            Self::Refused { table, id, field } => {
                let field = short(field);
                write!(f, "{} {id}: a field “{field}” like this one cannot be kept. It was left out.", capital(table.one()))
            }
            Self::History(1) => write!(f, "One share point could not be read and was left out."),
            Self::History(count) => write!(f, "{count} share points could not be read and were left out."),
            Self::NoSettings => write!(f, "The file did not say which plan it is. It was opened as a plan of its own."),
        }
    }
}

/// The beginning of a text out of the file.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !is_unsafe(*c, Lines::One)).take(40).collect()
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    // They are words of ours.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
