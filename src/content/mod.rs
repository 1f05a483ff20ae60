//! What is built in: the catalogue of responsibilities, the plans that are made from it, and what the articles suggest for roles. It knows
//! no screen.

pub mod catalogue;
pub mod plans;
pub mod practices;

pub use catalogue::{Article, Catalogue, Entry, Stance, catalogue};
