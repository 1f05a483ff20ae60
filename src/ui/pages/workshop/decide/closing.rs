//! The end of a discussion: nothing of the agenda is open any more. Where it goes on, and when to ask again. Knows no topic.

use crate::plan::Id;
use crate::session::{Command, InRound, Page, Session};
use crate::ui::pages::workshop::again::again;
use crate::ui::view::{Part, el, parts};
use crate::ui::widgets::{Button, icon};

/// The view.
pub(super) fn closing(session: Session, round: &Id) -> Part {
    let says =
        "Every topic is decided or parked. The matrix holds who owns what; each role has a charter to print and to hand over.";
    let settled = el("div")
        .class("empty")
        .child(el("h2").child("Settled"))
        .child(el("p").class("muted").child(says))
        .child(
            el("a")
                .class("btn main")
                .attr("href", Page::Roles.view("charters").address())
                .child("Print the charters")
                .child(icon("right")),
        )
        .child(Button::words("Look at the matrix").runs(Command::Go(Page::Roles)))
        .child(again(session, round))
        .child(Button::words("Copy for next time").class("bare").runs(Command::InRound(round.clone(), InRound::Copy)));
    parts().and(settled)
}
