//! Roles side by side: what they are like in five dimensions, in words of the articles until the team has its own, and what they own by the
//! matrix. Knows no file and no paper.

use crate::signals::*;

use super::fields::{Of, named, roles};
use crate::analysis::card::{Card, FIRST, MOST_SHARED, Owned, card, compared, size};
use crate::analysis::finding::{capital, count_of, in_words};
use crate::analysis::raci::listed as and;
use crate::content::practices::{DIMENSIONS, credit, suggested};
use crate::plan::{Id, Role, TableName};
use crate::session::{Command, InRoles, Page, Session};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Button, Mark, glyph};

/// What the shared rows rest on.
const READ: &[TableName] = &[TableName::Roles, TableName::Areas, TableName::Responsibilities, TableName::Cells];

/// The view.
pub(super) fn compare() -> Part {
    let session = Session::get();
    let chosen = Memo::new(move |_| {
        let word = session.route.with(|route| route.chosen("roles").map(str::to_owned)).unwrap_or_default();
        compared(&session.table(&[TableName::Roles]), &word.split(',').collect::<Vec<_>>())
    });
    let found = Memo::new(move |_| card(&session.table(READ), &chosen.get()));
    let names = move || chosen.get().iter().map(|id| name_of(session, id)).collect::<Vec<_>>();
    let title = text(move || match (names(), found.with(|card| card.shared.len())) {
        (names, _) if names.is_empty() => "There is no role to compare".to_owned(),
        (names, _) if names.len() == 1 => names.concat(),
        (names, 0) => format!("{} share no responsibility", and(&names)),
        (names, count) => {
            let many = if count == 1 { "responsibility" } else { "responsibilities" };
            format!("{} share {} {many}", and(&names), in_words(count))
        }
    });
    let says = "Scope, decisions, skills, goals and focus are yours to write. Until you do, what the articles say stands there as a suggestion.";
    let words = el("div").child(el("h2").attr("id", "card").child(title)).child(el("p").class("says").child(says));
    let print = Button::words("Print").with_icon("print").runs(Command::Print);
    let table = dynamic(move || {
        let ids = chosen.get();
        let head = |id: &Id| {
            let own = id.clone();
            let mark = dynamic(move || glyph(Mark::of_role(session.record::<Role>(&own).as_deref())));
            let own = id.clone();
            el("th").attr("scope", "col").attr("dir", "auto").child(mark).child(" ").child(text(move || name_of(session, &own)))
        };
        let corner = el("th").attr("scope", "col").child(el("span").class("vh").child("Dimension"));
        let heads = el("tr").child(corner).child(ids.iter().map(head).collect::<Vec<_>>());
        let row = |(field, name, says): &(&'static str, &'static str, &'static str)| {
            let cells = ids.iter().map(|id| el("td").child(dimension(session, id, field, name, says)));
            el("tr").child(el("th").attr("scope", "row").child(*name)).child(cells.collect::<Vec<_>>())
        };
        let body = el("tbody")
            .child(DIMENSIONS.iter().map(row).collect::<Vec<_>>())
            .child(dynamic(move || owned(session, &chosen.get(), found)));
        (!ids.is_empty()).then(|| el("table").class("table card").child(el("thead").child(heads)).child(body))
    });
    // How small the card has to be set to fit on a page.
    let set = move || found.with(|card| size(&session.table(READ), &chosen.get(), card));
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", "card")
        .follows("data-size", move || Some(set().to_string()))
        .child(el("header").child(words).child(print))
        .child(dynamic(move || switch(session, &chosen.get())))
        .child(table);
    parts().and(section).and(dynamic(move || shared(session, &chosen.get(), found)))
}

fn name_of(session: Session, id: &Id) -> String {
    session.record::<Role>(id).as_deref().map(named).unwrap_or_default()
}

/// Which roles are compared: each is a link that takes it in or out.
fn switch(session: Session, chosen: &[Id]) -> El {
    let link = |role: &std::sync::Arc<Role>| {
        let is = chosen.contains(&role.id);
        let mut ids: Vec<&str> = chosen.iter().map(Id::as_str).filter(|id| *id != role.id.as_str()).collect();
        if !is {
            ids.push(role.id.as_str());
        }
        let to = Page::Roles.view("card").with("roles", Some(&ids.join(",")));
        el("a")
            .attr("href", to.address())
            .maybe("aria-current", is.then_some("true"))
            .child(glyph(Mark::of_role(Some(role))))
            .child(el("bdi").child(named(role)))
    };
    el("nav").class("seg").attr("aria-label", "Compare").child(roles(session).iter().map(link).collect::<Vec<_>>())
}

/// One dimension of one role: the text of the team, and while there is none, that of the articles.
fn dimension(session: Session, id: &Id, field: &'static str, name: &'static str, says: &'static str) -> Part {
    let (own, called) = (id.clone(), id.clone());
    let of = Of::new(TableName::Roles, id, field);
    let place = of.place();
    let empty = of.clone();
    let is_empty = Memo::new(move |_| empty.words().trim().is_empty());
    let suggestion = dynamic(move || {
        let mark = session.record::<Role>(&own)?.mark.clone();
        let found = suggested(mark.as_str(), field).filter(|_| is_empty.get())?;
        let (role, place) = (own.clone(), place.clone());
        let whose = name_of(session, &own);
        let take = Button::words("Use this text")
            .class("bare")
            .plain()
            .attr("aria-label", format!("Use this text: {name} of {whose}"))
            .on("click", move |_| {
                session.run_and_focus(Command::InRoles(InRoles::TakeOver(role.clone(), field)), std::slice::from_ref(&place));
            });
        let credit = el("span").class("count").child(format!("From the articles: {}", credit(found.by)));
        Some(el("div").class("suggestion").child(el("p").child(found.text)).child(el("p").class("row").child(credit).child(take)))
    });
    let edit = of.text(Box::new(move || format!("{name} of {}", name_of(session, &called))), says, 600, true);
    parts().and(suggestion).and(edit.class_when("unwritten", move || is_empty.get()))
}

/// What the matrix says of each of them.
fn owned(session: Session, ids: &[Id], found: Memo<Card>) -> El {
    let list = |title: &'static str, texts: &[String]| {
        let item = |text: &String| el("li").attr("dir", "auto").child(text);
        let more = texts.len().saturating_sub(FIRST);
        let more = (more > 0).then(|| el("p").class("count").child(format!("and {more} more")));
        let some = || el("ul").child(texts.iter().take(FIRST).map(item).collect::<Vec<_>>());
        (!texts.is_empty()).then(|| {
            parts()
                .and(el("h3").child(title).child(" ").child(el("span").class("count").child(texts.len())))
                .and(some())
                .and(more)
        })
    };
    let cell = |(id, own): (&Id, &Owned)| {
        let to = Page::Roles.view("charters").with("role", Some(id.as_str())).address();
        let words = format!("Charter of {}", name_of(session, id));
        let nothing = own.accountable.is_empty() && own.responsible.is_empty();
        el("td")
            .class("owned")
            .child(nothing.then(|| el("p").class("muted").child("Nothing in the matrix yet.")))
            .child(list("Accountable for", &own.accountable))
            .child(list("Does the work for", &own.responsible))
            .child(el("p").class("small screen").child(el("a").attr("href", to).attr("dir", "auto").child(words)))
    };
    let cells = found.with(|card| ids.iter().zip(&card.owned).map(cell).collect::<Vec<_>>());
    el("tr").child(el("th").attr("scope", "row").child("Responsibilities")).child(cells)
}

/// What two or more of them own together.
fn shared(session: Session, ids: &[Id], found: Memo<Card>) -> Option<El> {
    let names: Vec<String> = ids.iter().map(|id| name_of(session, id)).collect();
    let rows = found.with(|card| {
        let row = |(text, row): &(String, Vec<crate::plan::letters::Letters>)| {
            let who = names.iter().zip(row).filter(|(_, letters)| letters.has('A') || letters.has('R'));
            let who: Vec<String> = who.map(|(name, letters)| format!("{name}: {letters}")).collect();
            el("li")
                .child(el("span").attr("dir", "auto").child(text))
                .child(el("span").class("count").attr("dir", "auto").child(format!(" {}", who.join(", "))))
        };
        card.shared.iter().map(row).collect::<Vec<El>>()
    });
    let over = rows.len().saturating_sub(MOST_SHARED);
    let heading = format!("{}, owned by more than one of them", capital(&count_of(rows.len(), "row")));
    let says = "A: accountable, answers for it. R: responsible, does the work. One A in a row is as it should be; two are a dispute to settle in the matrix.";
    (!rows.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "shared")
            .child(el("h2").attr("id", "shared").child(heading))
            .child(el("p").class("says").child(says))
            .child(el("ul").class("both-own").child(rows))
            .child((over > 0).then(|| el("p").class("small paper").child(format!("And {over} more: see the matrix."))))
    })
}
