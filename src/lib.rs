//! Tandem: who owns what between product manager and product owner, and one plan for both.
//!
//! The map of the code, from the inside out. Each layer knows only those above it in this list.
//!
//! | module | what it is | what it does not know |
//! |---|---|---|
//! | [`letters`] | lower and upper case, as the platform has them | anything else |
//! | [`plan`] | the document: records, tables, ids, changes, undo history | files, browser, screens |
//! | [`analysis`] | answers computed from a plan: agreement, overlap, order of disagreement | how they are drawn |
//! | [`content`] | what is built in: the catalogue and the sample | where it is shown |
//! | [`mod@file`] | text to plan and back: format, repair, share points, words of a difference | where text is kept |
//! | `browser` | the only code that touches web-sys: storage, files, clock, random, page | what a plan is |
//! | `signals` | what changes and who is told: signals, memos, stored values | what is in them |
//! | `session` | the running app: the plan's signals, commit, undo, journal, commands, routes | how things look |
//! | `ui` | the views: frame, widgets, charts, one folder per page | how things are stored |
//!
//! The first five are pure: no browser, no clock, no randomness. They compile and are tested natively; the last four exist
//! on `wasm32` only, so a pure module that used them would not compile.

pub mod analysis;
pub mod content;
pub mod file;
pub mod letters;
pub mod plan;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod signals;
#[cfg(target_arch = "wasm32")]
pub mod ui;
