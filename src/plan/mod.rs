//! The document: records in tables, ids, days, changes and undo. It knows no file, no browser, no clock and no randomness.
//!
//! Every record is declared once, in [`tables`]. Every change is of one kind, in [`change`]. What a user does to a plan is a
//! function from the plan to a change, in [`actions`].

pub mod actions;
pub mod answer;
pub mod change;
pub mod day;
pub mod field;
pub mod history;
pub mod id;
pub mod letters;
pub mod lists;
pub mod matrix;
pub mod order;
pub mod record;
pub mod sorting;
pub mod table;
pub mod tables;
pub mod text;

pub use answer::{Answer, AnswerMap, RoleSet};
pub use change::{Change, EditError, Edits};
pub use day::Day;
pub use field::{Choice, IdSet};
pub use history::{History, Pace};
pub use id::Id;
pub use order::OrderKey;
pub use record::{AnyRecord, Record};
pub use tables::{
    Acknowledgement, Area, Cell, Decision, Handover, Holding, Person, Plan, Product, Responsibility, Right, Role, Round,
    Settings, Sheet, Stakeholder, Stored, TABLES, TableName,
};
