//! What is built in: the catalogue of responsibilities and the plans that are made from it. It knows no screen.

pub mod catalogue;
pub mod plans;
pub mod work;

pub use catalogue::{Article, Catalogue, Entry, Stance, catalogue};
