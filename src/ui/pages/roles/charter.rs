//! The charters: what a role owns, on one page. Knows no file.

use crate::ui::view::{Part, parts};

/// The view.
pub(super) fn charters() -> Part {
    parts()
}
