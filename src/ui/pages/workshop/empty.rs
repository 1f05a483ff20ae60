//! The page before anybody has answered: what it is for, what to do first, and what five articles say about the chosen topics.

use leptos::prelude::*;

use super::READ;
use super::reading::round_of;
use super::{said, sources};
use crate::analysis::finding::count_of;
use crate::analysis::{Question, RoundVotes};
use crate::content::catalogue;
use crate::plan::Id;
use crate::session::{Command, Page, Session};
use crate::ui::widgets::{CommandButton, Kind, Still, el};

/// The page.
pub(super) fn empty() -> AnyView {
    let session = Session::get();
    view! {
        <div class="head">
            <div>
                <h1>"Workshop"</h1>
                <p class="muted">"Where a team sees how far it agrees on who owns what."</p>
            </div>
        </div>
        <div class="empty">
            <h2>"No answers in this plan yet"</h2>
            <p class="muted">
                "With answers to “who owns this today?” this page shows how far they agree, the topics in order of disagreement, what two roles both claim and what nobody takes. Begin with the topics: a dozen that matter say more than a hundred."
            </p>
            <CommandButton command=Command::Go(Page::Roles) words="Choose the topics" kind=Kind::Main/>
            <CommandButton command=Command::OpenSample words="Look at the sample: what five articles say"/>
        </div>
        {move || topics(session)}
    }
    .into_any()
}

/// The chosen topics, each with what the articles say about it.
fn topics(session: Session) -> Still {
    let plan = session.table(READ);
    let topics = round_of(&plan, None).map(|round| RoundVotes::of(&plan, &round, Question::Today).topics).unwrap_or_default();
    if topics.is_empty() {
        return el("p", "muted").text("No topics are chosen.");
    }
    let row = |id: &Id| {
        let item = plan.responsibilities.get(id.as_str())?;
        let said = match catalogue().entry(id.as_str()) {
            Some(found) => said::by_article(found),
            None => el("p", "small").text("Not in the catalogue, so no article speaks of it."),
        };
        Some(el("li", "chosen").and(el("h3", "").set("dir", "auto").text(&item.text)).and(said))
    };
    let heading = format!("{} chosen, and what five articles say about them", count_of(topics.len(), "topic"));
    let head = el("div", "")
        .and(el("h2", "").set("id", "chosen").text(heading))
        .and(el("p", "says").text("They do not agree either. What holds for your team, your team knows."))
        .and(sources::sources());
    el("section", "section")
        .set("aria-labelledby", "chosen")
        .and(el("header", "").and(head))
        .and(el("ul", "").all(topics.iter().filter_map(row).collect()))
}
