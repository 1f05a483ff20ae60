//! A part of a long table that is drawn only while it is near the screen. Knows no rows.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::dom::{self, SightWatch};

/// How far from the screen rows are drawn, in pixels.
const MARGIN: u32 = 1200;
/// What a row that was never drawn is taken for, in pixels.
const ROW: f64 = 41.0;

/// A `tbody` whose rows come when it gets near the screen and go when it is far from it; in between it keeps its height. Where the
/// focus is, rows stay.
#[component]
pub fn Near(
    /// How many rows there are.
    count: Signal<usize>,
    /// Whether all is to be drawn: for paper.
    all: RwSignal<bool>,
    /// Whether it is drawn at once, since it stands first.
    first: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let body = NodeRef::<leptos::html::Tbody>::new();
    let near = RwSignal::new(first);
    let height = StoredValue::new_local(Cell::new(None::<f64>));
    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        let watch = SightWatch::new(MARGIN, move |element, seen| {
            if !seen {
                height.with_value(|height| height.set(Some(dom::height(&element))));
            }
            if seen || !dom::has_focus(&element) {
                near.set(seen);
            }
        });
        if let Some(watch) = &watch {
            watch.watch(&body);
        }
        let watch = StoredValue::new_local(watch);
        on_cleanup(move || watch.set_value(None));
    });
    let drawn = Memo::new(move |_| near.get() || all.get());
    let gap = move || {
        let rows = f64::from(u32::try_from(count.get()).unwrap_or(u32::MAX));
        let known = height.with_value(Cell::get);
        format!("{}px", known.unwrap_or(rows * ROW))
    };
    view! {
        <tbody role="rowgroup" node_ref=body>
            {move || {
                if drawn.get() {
                    children().into_any()
                } else {
                    view! { <tr role="presentation"><td colspan="4" style:height=gap></td></tr> }.into_any()
                }
            }}
        </tbody>
    }
}
