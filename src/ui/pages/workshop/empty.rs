//! The page before anybody has answered: what it is for, what to do first, and what five articles say about the chosen topics.

use leptos::prelude::*;

use super::READ;
use super::reading::round_of;
use super::{said, sources};
use crate::analysis::finding::count_of;
use crate::analysis::{Question, RoundVotes};
use crate::content::catalogue;
use crate::session::{Command, Page, Session};
use crate::ui::widgets::{CommandButton, Kind};

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
fn topics(session: Session) -> AnyView {
    let plan = session.table(READ);
    let Some(round) = round_of(&plan, None) else { return ().into_any() };
    let topics = RoundVotes::of(&plan, &round, Question::Today).topics;
    if topics.is_empty() {
        return view! { <p class="muted">"No topics are chosen."</p> }.into_any();
    }
    let row = |id: &crate::plan::Id| {
        let text = plan.responsibilities.get(id.as_str()).map(|item| item.text.clone())?;
        let found = catalogue().entry(id.as_str());
        Some(view! {
            <li class="chosen">
                <h3 dir="auto">{text}</h3>
                {match found {
                    Some(found) => said::by_article(found),
                    None => view! { <p class="small">"Not in the catalogue, so no article speaks of it."</p> }.into_any(),
                }}
            </li>
        })
    };
    view! {
        <section class="section" aria-labelledby="chosen">
            <header>
                <div>
                    <h2 id="chosen">{format!("{} chosen, and what five articles say about them", count_of(topics.len(), "topic"))}</h2>
                    <p class="says">"They do not agree either. What holds for your team, your team knows."</p>
                    {sources::sources()}
                </div>
            </header>
            <ul>{topics.iter().filter_map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
