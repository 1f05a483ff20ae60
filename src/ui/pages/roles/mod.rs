//! The roles page: the roles, and what there is to own, with what five articles say beside it. Knows no statistics.

mod list;
mod row;
mod rows;

use crate::ui::view::{Part, el, parts};

/// The page.
pub fn roles() -> Part {
    let says = "Who there is, and what there is to own. The workshop asks about the ticked responsibilities.";
    let words = el("div").child(el("h1").child("Roles")).child(el("p").class("muted").child(says));
    parts().and(el("div").class("head").child(words)).and(list::role_list()).and(rows::responsibilities())
}
