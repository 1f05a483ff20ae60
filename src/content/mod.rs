//! What is built in: the catalogue of responsibilities, the role templates, the plans that are made from them, and what the articles suggest
//! for roles. It knows no screen.

pub mod catalogue;
pub mod plans;
pub mod practices;
pub mod templates;
pub mod work;

pub use catalogue::{Article, Catalogue, Entry, Stance, catalogue};
pub use templates::{Template, template, templates};
