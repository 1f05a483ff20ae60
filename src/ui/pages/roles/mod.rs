//! The roles page: the matrix, the charters, the registers, and the lists of roles and responsibilities. Knows no statistics.

mod card;
mod charter;
mod development;
mod fields;
mod filters;
mod list;
mod listing;
mod load;
mod matrix;
mod rights;
mod row;
mod rows;
mod since;
mod stakeholders;
mod templates;

use crate::signals::*;

use crate::session::{Page, Session};
use crate::ui::view::{Part, dynamic, el, parts};
use crate::ui::widgets::tabs;

/// A view of the page: its word in the address, its name, what it is for, and how it is drawn.
type View = (&'static str, &'static str, &'static str, fn() -> Part);

/// The views.
const VIEWS: &[View] = &[
    (
        "",
        "Matrix",
        "Who is accountable, who does the work, who is asked, who is told. One accountable role in every row.",
        matrix::matrix,
    ),
    ("charters", "Charters", "What each role owns, on one page to print and to hand over.", charter::charters),
    ("rights", "Decisions", "Who may decide what without asking, up to where, and who decides beyond.", rights::rights),
    ("load", "Load", "How much each person and each role carries, who holds which role, and who may decide.", load::load),
    (
        "development",
        "Development",
        "Which responsibilities move from one role to another, and by when.",
        development::development,
    ),
    ("card", "Compare", "Roles side by side: scope, decisions, skills, goals, focus, responsibilities.", card::compare),
    (
        "stakeholders",
        "Stakeholders",
        "Who is concerned without being a role of the plan, what they need, and who keeps in touch.",
        stakeholders::stakeholders,
    ),
    ("since", "What moved", "What moved from whom to whom: the matrix as it is now, compared with how it was.", since::since),
    (
        "templates",
        "Templates",
        "Start the matrix from a set-up like yours, or from what an article says. You see first what would change.",
        templates::templates,
    ),
    (
        "list",
        "Roles and responsibilities",
        "Who there is, and what there is to own. The workshop asks about the ticked responsibilities.",
        lists,
    ),
];

fn lists() -> Part {
    parts().and(list::role_list()).and(rows::responsibilities())
}

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
    let says = move || VIEWS.get(view.get()).map_or("", |(_, _, says, _)| *says);
    let words = el("div").child(el("h1").child("Roles")).child(el("p").class("muted").child(dynamic(says)));
    let shown = move |word: &str| VIEWS.get(view.get()).is_some_and(|(own, ..)| *own == word);
    let names: Vec<(&str, &str)> = VIEWS.iter().map(|(word, name, ..)| (*word, *name)).collect();
    let head = el("div").class("head").child(words).child(tabs(Page::Roles, &names, shown));
    let content = dynamic(move || VIEWS.get(view.get()).map(|(.., draw)| draw()));
    parts().and(head).and(content)
}
