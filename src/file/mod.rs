//! Text to plan and back. It knows no browser: where texts come from and go to is not its business.
//!
//! [`format`] writes, [`open`] reads; reading never fails on what can be repaired, and every repair is named.

pub mod code;
pub mod csv;
pub mod format;
pub mod journal;
pub mod kit;
pub mod link;
pub mod markdown;
pub mod migrate;
pub mod moved;
pub mod open;
pub mod pack;
pub mod range;
pub mod refusal;
pub mod repair;
mod rows;
pub mod schema;
pub mod share;
pub mod sheet;
pub mod words;
pub mod writer;

pub use format::Document;
pub use kit::Kit;
pub use open::{OpenError, Opened, open};
pub use repair::Repair;
pub use share::SharePoint;
pub use sheet::SheetFile;
