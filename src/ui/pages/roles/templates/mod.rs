//! Role templates: which there are, which fits, and what one would change. Knows no rule about what fits.

mod preview;
mod questions;

use crate::signals::*;

use crate::analysis::filling::distance;
use crate::browser::page;
use crate::content::templates::RULE;
use crate::content::{Article, Template, template, templates as all};
use crate::plan::TableName;
use crate::session::{Page, Session, chosen_in};
use crate::ui::view::{El, Part, dynamic, el, parts, text};

/// The tables that a preview rests on.
const READ: &[TableName] = &[
    TableName::Roles,
    TableName::Products,
    TableName::Areas,
    TableName::Responsibilities,
    TableName::Cells,
    TableName::Rounds,
    TableName::Sheets,
    TableName::Decisions,
];

/// The view.
pub(super) fn templates() -> Part {
    let session = Session::get();
    // The page is left a moment after the route has changed; it stays as it was.
    let chosen = Memo::new(move |before: Option<&String>| {
        let now = session.route.with(|route| {
            (route.page == Page::Roles && route.view == "templates").then(|| chosen_in(route).0.unwrap_or_default().to_owned())
        });
        now.or(before.cloned()).unwrap_or_default()
    });
    let last = StoredValue::new(String::new());
    parts().and(dynamic(move || {
        let chosen = chosen.get();
        let before = last.get_value();
        let (shown, to) = match template(&chosen) {
            Some(template) => (preview::preview(session, template), Some(preview::HEADING.to_owned())),
            None => (choose(session), (!before.is_empty()).then(|| link_id(&before))),
        };
        last.set_value(chosen);
        if let Some(to) = to {
            spawn_local(async move {
                tick().await;
                page::scroll_to_top();
                let _found = page::focus(&to);
            });
        }
        shown
    }))
}

/// The link to a template in the list.
fn link_id(template: &str) -> String {
    format!("see-{template}")
}

fn choose(session: Session) -> Part {
    let own = || all().iter().filter(|own| !own.is_article);
    let views = || all().iter().filter(|own| own.is_article);
    let right = el("div")
        .class("w7 parts")
        .child(questions::result(session))
        .child(list(
            session,
            "usual",
            "Usual set-ups",
            "How such teams divide the work, as we see it after reading the five articles.",
            own(),
        ))
        .child(list(session, "views", "What the articles say", RULE, views()));
    let page = el("div").class("cols").child(questions::questions(session)).child(right);
    parts().and(page)
}

fn list(
    session: Session,
    id: &'static str,
    heading: &'static str,
    says: &'static str,
    templates: impl Iterator<Item = &'static Template>,
) -> El {
    let words = el("div").child(el("h2").attr("id", id).child(heading)).child(el("p").class("says").child(says));
    let items = templates.map(|template| item(session, template)).fold(el("ul").class("templates"), El::child);
    el("section").class("section").attr("aria-labelledby", id).child(el("header").child(words)).child(items)
}

fn item(session: Session, template: &'static Template) -> El {
    let far = text(move || match distance(&session.table(READ), template) {
        (_, all) if session.plan().cells.count() == 0 => format!("It fills {all} rows."),
        (0, _) => "The matrix is as in this template.".to_owned(),
        (1, all) => format!("Of its {all} rows, one is different in the matrix."),
        (other, all) if other == all => format!("All of its {all} rows are different in the matrix."),
        (other, all) => format!("Of its {all} rows, {other} are different in the matrix."),
    });
    let rests = (!template.is_article).then(|| el("p").class("note").child(format!("Rests on {}.", names(&template.articles))));
    el("li")
        .child(el("h3").child(&template.name))
        .child(el("p").child(template.assumes))
        .child(stops(template))
        .child(rests)
        .child(
            el("p")
                .class("row")
                .child(see(session, template).attr("id", link_id(template.id)))
                .child(el("span").class("small").child(far)),
        )
}

/// When a template stops fitting.
fn stops(template: &Template) -> El {
    el("p").class("small").child(format!("It stops fitting when {}", template.stops))
}

/// The way to what a template would change.
fn see(session: Session, template: &'static Template) -> El {
    el("a")
        .class("btn")
        .follows("href", move || Some(session.to_template(Some(template.id)).address()))
        .attr("aria-label", format!("See what would change: {}", template.name))
        .child("See what would change")
}

/// Articles in words.
fn names(articles: &[&Article]) -> String {
    let names: Vec<String> = articles.iter().map(|article| article.name.to_owned()).collect();
    crate::analysis::raci::listed(&names)
}
