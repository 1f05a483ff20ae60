//! The widgets, each made once. They know commands and words, not what a page is about.

mod adder;
mod button;
mod chart;
mod dialog;
mod edit;
mod glyph;
mod icon;
mod letters;
mod near;
mod plans;
mod removal;
mod stances;
mod tabs;

pub use adder::{Adder, adder};
pub use button::{Button, button};
pub use chart::chart;
pub use dialog::modal;
pub use edit::{Edit, edit};
pub use glyph::{Mark, Shape, glyph};
pub use icon::icon;
pub use letters::letters_mark;
pub use near::near;
pub use plans::plan_list;
pub use removal::removal;
pub use stances::{stance_marks, stance_words, stances};
pub use tabs::tabs;
