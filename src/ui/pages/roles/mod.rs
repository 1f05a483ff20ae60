//! The roles page: the matrix, the charters, the registers, and the lists of roles and responsibilities. Knows no statistics.

mod card;
mod charter;
mod development;
mod fields;
mod list;
mod listing;
mod matrix;
mod rights;
mod row;
mod rows;
mod stakeholders;

use crate::signals::*;

use crate::session::{Page, Session};
use crate::ui::view::{Part, dynamic, el, parts};
use crate::ui::widgets::tabs;

/// The views of the page: their word in the address, their name, what they are for.
const VIEWS: [(&str, &str, &str); 7] = [
    ("", "Matrix", "Who is accountable, who does the work, who is asked, who is told. One accountable role in every row."),
    ("charters", "Charters", "What each role owns, on one page to print and to hand over."),
    ("rights", "Decisions", "Who may decide what without asking, up to where, and who decides beyond."),
    ("development", "Development", "Which responsibilities move from one role to another, and by when."),
    (
        "stakeholders",
        "Stakeholders",
        "Who is concerned without being a role of the plan, what they need, and who keeps in touch.",
    ),
    ("card", "Compare", "Roles side by side: scope, decisions, skills, goals, focus, responsibilities."),
    (
        "list",
        "Roles and responsibilities",
        "Who there is, and what there is to own. The workshop asks about the ticked responsibilities.",
    ),
];

/// The page.
pub fn roles() -> Part {
    let session = Session::get();
    // The page is left a moment after the route has changed; it stays as it was.
    let view = Memo::new(move |before: Option<&usize>| {
        let at = session.route.with(|route| {
            (route.page == Page::Roles).then(|| VIEWS.iter().position(|(word, ..)| *word == route.view).unwrap_or_default())
        });
        at.or(before.copied()).unwrap_or_default()
    });
    let says = move || VIEWS.get(view.get()).map_or("", |(_, _, says)| *says);
    let words = el("div").child(el("h1").child("Roles")).child(el("p").class("muted").child(dynamic(says)));
    let shown = move |word: &str| VIEWS.get(view.get()).is_some_and(|(own, ..)| *own == word);
    let names: Vec<(&str, &str)> = VIEWS.iter().map(|(word, name, _)| (*word, *name)).collect();
    let head = el("div").class("head").child(words).child(tabs(Page::Roles, &names, shown));
    let content = dynamic(move || match view.get() {
        1 => charter::charters(),
        2 => rights::rights(),
        3 => development::development(),
        4 => stakeholders::stakeholders(),
        5 => card::compare(),
        6 => parts().and(list::role_list()).and(rows::responsibilities()),
        _ => matrix::matrix(),
    });
    parts().and(head).and(content)
}
