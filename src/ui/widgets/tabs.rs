//! The tabs of a page: its views, each with an address. Knows no view.

use crate::session::{Page, Session};
use crate::ui::view::{El, el};

/// Links to the views of a page, by their word in the address and their name. `shown` says which of them is shown.
pub fn tabs(page: Page, views: &[(&'static str, &'static str)], shown: impl Fn(&str) -> bool + Copy + 'static) -> El {
    let session = Session::get();
    let link = |(view, name): &(&'static str, &'static str)| {
        let view = *view;
        // What is chosen for the whole page, such as a round, stays chosen.
        let kept = move || {
            session
                .route
                .with(|route| route.chosen("round").map(str::to_owned))
                .filter(|_| session.route.with(|route| route.page == page))
        };
        el("a")
            .follows("href", move || Some(page.view(view).with("round", kept().as_deref()).address()))
            .follows("aria-current", move || shown(view).then(|| "page".to_owned()))
            .child(*name)
    };
    el("nav").class("tabs").attr("aria-label", "Views").child(views.iter().map(link).collect::<Vec<_>>())
}
