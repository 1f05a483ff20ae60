//! Files: what is written can be read, and what cannot be read is said.

mod broken;
mod code;
mod csv;
mod journal;
mod kept;
mod kit;
mod link;
mod migrate;
mod mutated;
mod range;
mod round;
mod share;
mod words;
mod wrong;

use tandem::file::{Opened, Repair, open};

/// Opens a text that must open.
pub fn opened(text: &str) -> Opened {
    open(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The repairs besides references to what is not there, of which arbitrary plans are full.
pub fn repairs(opened: &Opened) -> Vec<String> {
    let others = opened.repairs.iter().filter(|repair| !matches!(repair, Repair::Dangling { .. }));
    others.map(Repair::to_string).collect()
}
