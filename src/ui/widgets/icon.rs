//! Icons: references to the drawings that the shell carries. An icon is never alone: a word or a name stands with it.

use crate::ui::view::{El, svg};

/// The icon with this name, hidden from assistive technology.
pub fn icon(name: &'static str) -> El {
    svg("svg").class("icon").attr("aria-hidden", "true").child(svg("use").attr("href", format!("#i-{name}")))
}
