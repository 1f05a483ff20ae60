//! The plan as it was last, for when the app has stopped: readable without the session, which may be gone. Knows no storage.

use std::cell::RefCell;

use crate::file::Document;
use crate::plan::Plan;

thread_local! {
    static LAST: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Remembers the plan. A copy shares everything with the original, so this costs next to nothing.
pub(super) fn remember(plan: Plan) {
    LAST.with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            *last = Some(plan);
        }
    });
}

/// The file of the plan that was open last during this visit.
pub fn last_file() -> Option<String> {
    LAST.with(|last| last.try_borrow().ok()?.clone()).map(|plan| Document::new(plan).write())
}
