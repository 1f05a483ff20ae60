//! The widgets, each made once. They know commands and words, not what a page is about.

mod button;
mod chart;
mod dialog;
mod edit;
mod glyph;
mod icon;
mod near;
mod plans;
mod still;

pub use button::{CommandButton, Kind};
pub use chart::{ChartFrame, Shown};
pub use dialog::Modal;
pub use edit::EditText;
pub use glyph::{Glyph, Mark, Shape};
pub use icon::icon;
pub use near::Near;
pub use plans::PlanList;
pub use still::{Still, el};
