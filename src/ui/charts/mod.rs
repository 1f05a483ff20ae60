//! Charts that more than one page can draw. They know numbers and marks, not where these come from.

mod spectrum;

pub use spectrum::{Spectrum, SpectrumData};
