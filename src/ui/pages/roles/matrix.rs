//! The role matrix. Knows no file.

use crate::ui::view::{Part, parts};

/// The view.
pub(super) fn matrix() -> Part {
    parts()
}
