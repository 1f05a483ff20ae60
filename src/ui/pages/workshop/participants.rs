//! Who takes part in a round, and which roles they hold. Knows no answers.

use super::parts::section;
use crate::analysis::finding::count_of;
use crate::plan::lists::{Which, in_order, listed};
use crate::plan::matrix::holding_id;
use crate::plan::{Holding, Id, Pace, Person, Product, Role, Round, TableName, actions};
use crate::session::{Command, InRound, Session};
use crate::ui::view::{El, dynamic, each, el, parts, text};
use crate::ui::widgets::{Adder, Button, Edit, Mark, adder, edit, glyph};

/// The participants of a round, in their order.
pub(super) fn taking_part(session: Session, round: &Id) -> Vec<Id> {
    let Some(round) = session.record::<Round>(round) else { return Vec::new() };
    let plan = session.list(&[TableName::People]);
    in_order::<Person>(&plan, &round.participants.iter().cloned().collect::<Vec<_>>())
}

/// The roles in use.
fn roles(session: Session) -> Vec<std::sync::Arc<Role>> {
    listed::<Role>(&session.table(&[TableName::Roles]), Which::Active)
}

/// A participant's name, as it stands on the page.
pub(super) fn name_of(session: Session, id: &Id) -> String {
    match session.record::<Person>(id) {
        Some(person) if person.name.is_empty() => "Without a name".to_owned(),
        Some(person) => person.name.clone(),
        None => id.to_string(),
    }
}

/// The section.
pub(super) fn participants(session: Session, round: &Id) -> El {
    let (own, row_of) = (round.clone(), round.clone());
    let ids = move || taking_part(session, &own);
    let list = el("ul").class("people").child(each(ids, move |id| row(session, &row_of, id)));
    let others = others(session, round);
    section(
        "people",
        "Who takes part",
        "Two to thirty people: whoever has a view of who owns what. Tick the roles that each holds; it shows later where roles see themselves otherwise than others do.".to_owned(),
        parts().and(list).and(new_participant(session, round)).and(by_product(session, round)).and(others),
    )
}

/// In the place of the list, where nobody is asked for a name.
pub(super) fn without_names() -> El {
    section(
        "people",
        "Who takes part",
        "Nobody is on a list: whoever answers says which roles they hold, and comes in as “Participant 1”, “Participant 2” and so on. What those who hold a role say of it shows only for three or more of them together.".to_owned(),
        parts(),
    )
}

/// Roles that are held for one product only.
fn by_product(session: Session, round: &Id) -> El {
    let round = round.clone();
    let ids = move || -> Vec<Id> {
        listed::<Product>(&session.list(&[TableName::Products]), Which::Active).iter().map(|own| own.id.clone()).collect()
    };
    let count = move || ids().len();
    let summary =
        el("span").child("Roles for one product only ").child(el("span").class("count").child(text(move || match count() {
            0 => String::new(),
            some => count_of(some, "product"),
        })));
    let says = "With several products, a role may be held for one of them: one product manager over three product owners, say. Who is ticked above holds the role for all.";
    let list = el("ul").class("stack").child(each(ids, move |id| product(session, &round, id)));
    let words = Adder {
        id: None,
        form: "New product",
        name: "Name of a new product",
        hint: "Name of a product",
        max: 120,
        words: "Add product",
    };
    let form = adder(words, move |name| session.run(Command::AddProduct(name)));
    super::parts::fold(summary, vec![el("p").class("says").child(says), list, form])
}

/// A product, and who holds which role for it alone.
fn product(session: Session, round: &Id, id: Id) -> El {
    let (named, typed_in, shown, away, round) = (id.clone(), id.clone(), id.clone(), id.clone(), round.clone());
    let name = move || session.record::<Product>(&named).map(|product| product.name.clone()).unwrap_or_default();
    let typed = move |text: String| {
        // What does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("rename a product", Pace::Burst, |plan| {
            actions::retype(plan, TableName::Products, &typed_in, Product::NAME, &text)
        });
    };
    let called = name.clone();
    let field = edit(Edit { name: || "Name of the product".to_owned(), text: name, typed, max: 120, id: None });
    let out = Button::icon("archive")
        .class("bare")
        .plain()
        .attr("title", "Put away")
        .follows("aria-label", move || Some(format!("Put away {}", called())))
        .on("click", move |_| session.run(Command::Remove(TableName::Products, away.clone())));
    let held = dynamic(move || {
        let own = session.record::<Product>(&shown);
        let row = |person: Id| {
            let tick = |role: &std::sync::Arc<Role>| holds(session, &person, role, own.as_deref());
            let ticks = el("span").class("row holds").child(roles(session).iter().map(tick).collect::<Vec<_>>());
            el("li").child(el("span").class("name small").attr("dir", "auto").child(name_of(session, &person))).child(ticks)
        };
        el("ul").class("people").child(taking_part(session, &round).into_iter().map(row).collect::<Vec<_>>())
    });
    let head = el("p").class("row naming").child(el("span").class("name").child(field)).child(out);
    el("li").child(head).child(held)
}

fn row(session: Session, round: &Id, id: Id) -> El {
    let (named, typed_in, shown, away) = (id.clone(), id.clone(), id.clone(), id.clone());
    let name = move || session.record::<Person>(&named).map(|person| person.name.clone()).unwrap_or_default();
    let typed = move |text: String| {
        // What does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("rename a participant", Pace::Burst, |plan| {
            actions::retype(plan, TableName::People, &typed_in, Person::NAME, &text)
        });
    };
    let field = edit(Edit { name: || "Name of the participant".to_owned(), text: name, typed, max: 120, id: None });
    let holds = dynamic(move || {
        let person = shown.clone();
        let tick = |role: &std::sync::Arc<Role>| holds(session, &person, role, None);
        el("span").class("row holds").child(roles(session).iter().map(tick).collect::<Vec<_>>())
    });
    let round = round.clone();
    let out = Button::icon("close")
        .class("bare")
        .plain()
        .attr("title", "Take out")
        .follows("aria-label", move || Some(format!("Take out {}", name_of(session, &id))))
        .on("click", move |_| {
            session.run_and_focus(
                Command::InRound(round.clone(), InRound::ToggleParticipant(away.clone())),
                &[NEW_PARTICIPANT.to_owned()],
            );
        });
    el("li").child(el("span").class("name").child(field)).child(holds).child(out)
}

/// Whether a person holds a role, for one product or all.
fn holds(session: Session, person: &Id, role: &Role, product: Option<&Product>) -> El {
    let id = holding_id(person, &role.id, product.map(|product| &product.id));
    let (person, own, product_id) = (person.clone(), role.id.clone(), product.map(|product| product.id.clone()));
    let for_what = product.map(|product| format!(" for {}", product.name)).unwrap_or_default();
    let named = (person.clone(), format!("{}{for_what}", role.name));
    let tick = el("input")
        .attr("type", "checkbox")
        .follows("aria-label", move || Some(format!("{}: {}", name_of(session, &named.0), named.1)))
        .checked(move || session.record::<Holding>(&id).is_some())
        .on("change", move |_| session.run(Command::ToggleHolding(person.clone(), own.clone(), product_id.clone())));
    el("label")
        .class("check")
        .attr("title", &role.name)
        .child(tick)
        .child(glyph(Mark::of_role(Some(role))))
        .child(el("span").class("small").attr("dir", "auto").child(&role.short))
}

const NEW_PARTICIPANT: &str = "new-participant";

fn new_participant(session: Session, round: &Id) -> El {
    let words = Adder {
        id: Some(NEW_PARTICIPANT),
        form: "New participant",
        name: "Name of a new participant",
        hint: "Name",
        max: 120,
        words: "Add participant",
    };
    let round = round.clone();
    adder(words, move |name| session.run(Command::InRound(round.clone(), InRound::AddParticipant(name, Vec::new()))))
}

/// People of the plan who do not take part.
fn others(session: Session, round: &Id) -> crate::ui::view::Part {
    let round = round.clone();
    dynamic(move || {
        let own = session.record::<Round>(&round)?;
        let plan = session.table(&[TableName::People]);
        let rest: Vec<_> = listed::<Person>(&plan, Which::Active)
            .into_iter()
            .filter(|person| !own.participants.has(person.id.as_str()) && !person.is_anonymous())
            .collect();
        let row = |person: std::sync::Arc<Person>| {
            let (name, words) = (person.name.clone(), person.name.clone());
            let command = Command::InRound(round.clone(), InRound::ToggleParticipant(person.id.clone()));
            let back = Button::words("Take part").class("bare").runs_as(command, move || format!("Have {words} take part"));
            el("li").child(el("span").class("name").attr("dir", "auto").child(name)).child(back)
        };
        (!rest.is_empty()).then(|| {
            let words = format!("{} in this plan without taking part", count_of(rest.len(), "other"));
            let list = el("ul").class("people").child(rest.into_iter().map(row).collect::<Vec<_>>());
            super::parts::fold(el("span").child(words), vec![list])
        })
    })
}
