//! A part of a long table that is drawn only while it is near the screen. Knows no rows.

use crate::signals::*;

use crate::browser::dom::{self, SightWatch};
use crate::ui::view::{Child, El, dynamic, el};

/// How far from the screen rows are drawn, in pixels.
const MARGIN: u32 = 600;
/// What a row that was never drawn is taken for, in pixels.
const ROW: usize = 41;

/// A `tbody` whose rows come when it gets near the screen and go when it is far from it; in between it keeps its height. Where the
/// focus is, rows stay. `columns` are those of the table. `all` draws it in any case: for paper, and where there are few rows.
pub fn near<C: Child + 'static>(
    columns: usize,
    count: impl Fn() -> usize + 'static,
    all: Memo<bool>,
    first: bool,
    rows: impl Fn() -> C + 'static,
) -> El {
    let seen = RwSignal::new(first);
    let height = RwSignal::new(None::<String>);
    let body = el("tbody").attr("role", "rowgroup");
    let watch = SightWatch::new(MARGIN, move |element, is_seen| {
        if !is_seen {
            height.set(Some(format!("{}px", dom::height(&element).round() as i32)));
        }
        if is_seen || !dom::has_focus(&element) {
            seen.set(is_seen);
        }
    });
    if let Some(watch) = &watch {
        watch.watch(&body.element());
    }
    let _kept = StoredValue::new_local(watch);
    let drawn = Memo::new(move |_| seen.get() || all.get());
    let gap = move || height.get_untracked().unwrap_or_else(|| format!("{}px", count() * ROW));
    let gap = move || el("tr").attr("role", "presentation").child(el("td").attr("colspan", columns).style("height", gap()));
    body.child(dynamic(move || if drawn.get() { Ok(rows()) } else { Err(gap()) }))
}
