//! The native tests: oracles, properties, files and the rules of the repository, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, unreachable_pub, missing_docs)]

mod agenda;
mod analysis;
mod catalogue;
mod charter;
mod cli;
mod compare;
mod file;
mod fix;
mod make;
mod moved;
mod people;
mod plan;
mod proposal;
mod raci;
mod register;
mod report;
mod round;
mod rules;
mod templates;
mod timebox;
mod wish;
mod workshop;
