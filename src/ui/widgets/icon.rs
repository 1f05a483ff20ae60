//! Icons: references to the drawings that the shell carries. An icon is never alone: a word or a name stands with it.

use crate::ui::view::{El, el};

/// The icon with this name, hidden from assistive technology.
pub fn icon(name: &'static str) -> El {
    el("svg").class("icon").attr("aria-hidden", "true").child(el("use").attr("href", format!("#i-{name}")))
}
