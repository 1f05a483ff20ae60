//! The page before anybody has answered: what it is for, what to do first, and what five articles say about the chosen topics.

use super::READ;
use super::reading::round_of;
use super::{said, sources};
use crate::analysis::finding::count_of;
use crate::analysis::{Question, RoundVotes};
use crate::content::catalogue;
use crate::plan::Id;
use crate::session::{Command, Page, Session};
use crate::ui::view::{El, Part, dynamic, el, parts};
use crate::ui::widgets::Button;

/// The page.
pub(super) fn empty() -> Part {
    let session = Session::get();
    let head = el("div")
        .child(el("h1").child("Workshop"))
        .child(el("p").class("muted").child("Where a team sees how far it agrees on who owns what."));
    let says = "With answers to “who owns this today?” this page shows how far they agree, the topics in order of disagreement, what two roles both claim and what nobody takes. Begin with the topics: a dozen that matter say more than a hundred.";
    let first = el("div")
        .class("empty")
        .child(el("h2").child("No answers in this plan yet"))
        .child(el("p").class("muted").child(says))
        .child(Button::words("Choose the topics").class("main").runs(Command::Go(Page::Roles)))
        .child(Button::words("Look at the sample: what five articles say").runs(Command::OpenSample));
    parts().and(el("div").class("head").child(head)).and(first).and(dynamic(move || topics(session)))
}

/// The chosen topics, each with what the articles say about it.
fn topics(session: Session) -> El {
    let plan = session.table(READ);
    let topics = round_of(&plan, None).map(|round| RoundVotes::of(&plan, &round, Question::Today).topics).unwrap_or_default();
    if topics.is_empty() {
        return el("p").class("muted").child("No topics are chosen.");
    }
    let row = |id: &Id| {
        let item = plan.responsibilities.get(id.as_str())?;
        let said = match catalogue().entry(id.as_str()) {
            Some(found) => said::by_article(found),
            None => el("p").class("small").child("Not in the catalogue, so no article speaks of it."),
        };
        Some(el("li").class("chosen").child(el("h3").attr("dir", "auto").child(&item.text)).child(said))
    };
    let heading = format!("{} chosen, and what five articles say about them", count_of(topics.len(), "topic"));
    let head = el("div")
        .child(el("h2").attr("id", "chosen").child(heading))
        .child(el("p").class("says").child("They do not agree either. What holds for your team, your team knows."))
        .child(sources::sources());
    el("section")
        .class("section")
        .attr("aria-labelledby", "chosen")
        .child(el("header").child(head))
        .child(el("ul").child(topics.iter().filter_map(row).collect::<Vec<_>>()))
}
