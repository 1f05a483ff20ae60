//! The register of stakeholders: who is concerned, what they need, and who keeps in touch. Knows no rule about that.

use crate::signals::*;

use super::fields::{Name, Of, beside};
use crate::analysis::stakeholders::{Entry, Needs, heading, register};
use crate::content::practices::PARTIES;
use crate::letters::lower;
use crate::plan::lists::{Which, listed};
use crate::plan::tables::LEVELS;
use crate::plan::{Id, Stakeholder, TableName};
use crate::session::{Command, InRoles, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts};
use crate::ui::widgets::{Adder, Button, Mark, adder, chart, glyph, icon};

/// What it rests on.
const READ: &[TableName] = &[TableName::Roles, TableName::Stakeholders];
/// The field for a new stakeholder.
const NEW: &str = "new-stakeholder";

/// The view.
pub(super) fn stakeholders() -> Part {
    let session = Session::get();
    let all = Memo::new(move |_| register(&session.table(READ)));
    let by_name = Memo::new(move |_| session.route.with(|route| route.chosen("sort") == Some("name")));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let ids = move || {
        let mut all = all.get();
        if by_name.get() {
            crate::plan::sorting::sort_by(&mut all, |a, b| lower(&a.name).cmp(&lower(&b.name)));
        }
        all.into_iter().map(|entry| entry.own.id.clone()).collect::<Vec<Id>>()
    };
    let says = || {
        "Influence is how much they can change, concern how much it touches them; medium counts as high. A sign marks those with whom nobody is in touch.".to_owned()
    };
    let top = dynamic(move || {
        if is_empty.get() {
            return Err(el("div")
                .class("empty")
                .child(el("h2").child("Nobody is in the register yet"))
                .child(el("p").class("muted").child("Who is concerned by the product without being one of its roles? Write down a name, or begin with a party that the articles name.")));
        }
        let grid = dynamic(move || all.with(|all| grid(all)));
        let twin = dynamic(move || all.with(|all| twin(all)));
        Ok(chart(move || all.with(|all| heading(all)), says, parts().and(grid).and(twin)))
    });
    let table = dynamic(move || {
        let rows = each(ids, move |id| row(session, all, by_name, id));
        (!is_empty.get()).then(|| {
            el("table")
                .class("table register")
                .attr("role", "table")
                .attr("aria-labelledby", "register")
                .child(head())
                .child(el("tbody").attr("role", "rowgroup").child(rows))
        })
    });
    let sort = move |word: Option<&'static str>, words: &'static str| {
        el("a")
            .follows("href", move || Some(session.route.with(|route| route.with("sort", word).address())))
            .follows("aria-current", move || (by_name.get() == word.is_some()).then(|| "true".to_owned()))
            .child(words)
    };
    let order = el("nav")
        .class("seg")
        .attr("aria-label", "Order")
        .child(sort(None, "By what they need"))
        .child(sort(Some("name"), "By name"));
    let print = Button::words("Print").with_icon("print").runs(Command::Print);
    let tools = dynamic(move || (!is_empty.get()).then(|| el("div").class("row").child(order.clone()).child(print.clone())));
    let words = Adder {
        id: Some(NEW),
        form: "New stakeholder",
        name: "Name of a new stakeholder",
        hint: "A person, a team or a department",
        max: 120,
        words: "Add stakeholder",
    };
    let form = adder(words, move |name| session.run(Command::InRoles(InRoles::AddStakeholder(name))));
    let head = el("header").child(el("h2").attr("id", "register").child("The register")).child(tools);
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", "register")
        .child(head)
        .child(table)
        .child(form)
        .child(dynamic(move || parties(session)))
        .child(dynamic(move || put_away(session)));
    parts().and(top).and(section)
}

/// The four groups with those who are in them: much influence above, much concern on the right.
fn grid(all: &[Entry]) -> El {
    let name = |entry: &Entry| {
        let sign = match &entry.role {
            Some(role) => glyph(Mark::of_role(Some(role))),
            None => icon("warn"),
        };
        let nobody = entry.role.is_none().then(|| el("span").class("vh").child(" (nobody in touch)"));
        el("li").child(sign).child(el("span").attr("dir", "auto").child(&entry.name)).child(nobody)
    };
    let group = |needs: Needs| {
        let own: Vec<El> = all.iter().filter(|entry| entry.needs == needs).map(name).collect();
        let nobody = own.is_empty().then(|| el("p").class("count").child("nobody"));
        el("div")
            .attr("data-needs", format!("{needs:?}"))
            .child(el("h3").child(needs.name()))
            .child(el("p").class("count").child(needs.reason()))
            .child(el("ul").child(own))
            .child(nobody)
    };
    let unplaced = all.iter().any(|entry| entry.needs == Needs::Unplaced).then_some(Needs::Unplaced);
    let groups = [Needs::Content, Needs::Closely, Needs::Watched, Needs::Informed].into_iter().chain(unplaced);
    let axes = el("p").class("count axes").child("More influence upwards, more concern to the right");
    el("div").class("plot").child(el("div").class("grid-of").child(groups.map(group).collect::<Vec<_>>())).child(axes)
}

/// The same as a table.
fn twin(all: &[Entry]) -> El {
    let head = |words: &'static str| el("th").attr("scope", "col").child(words);
    let heads = el("tr").child(["Stakeholder", "Influence", "Concern", "What they need", "In touch"].map(head).to_vec());
    let row = |entry: &Entry| {
        let cell = |words: String| el("td").attr("dir", "auto").child(words);
        let role = entry.role.as_ref().map_or_else(|| "nobody".to_owned(), |role| super::fields::named(role));
        el("tr")
            .child(el("th").attr("scope", "row").attr("dir", "auto").child(&entry.name))
            .child(cell(entry.own.influence.name(LEVELS)))
            .child(cell(entry.own.concern.name(LEVELS)))
            .child(cell(entry.needs.name().to_owned()))
            .child(cell(role))
    };
    let body = el("tbody").child(all.iter().map(row).collect::<Vec<_>>());
    el("table").class("table twin").child(el("thead").child(heads)).child(body)
}

const COLUMNS: [&str; 7] = ["Name", "Party", "What they want", "Influence", "Concern", "How they are involved", "In touch"];

fn head() -> El {
    let cell = |words: &'static str| el("th").attr("role", "columnheader").attr("scope", "col").child(words);
    let act =
        el("th").attr("role", "columnheader").attr("scope", "col").class("act").child(el("span").class("vh").child("Actions"));
    el("thead").attr("role", "rowgroup").child(el("tr").attr("role", "row").child(COLUMNS.map(cell).to_vec()).child(act))
}

fn row(session: Session, all: Memo<Vec<Entry>>, by_name: Memo<bool>, id: Id) -> El {
    let own = id.clone();
    let name = move || {
        let name = session.words(TableName::Stakeholders, &own, Stakeholder::NAME);
        if name.trim().is_empty() { "Somebody without a name".to_owned() } else { name }
    };
    let say = |words: &'static str| -> Name {
        let name = name.clone();
        Box::new(move || format!("{words}: {}", name()))
    };
    let of = |field: &'static str| Of::new(TableName::Stakeholders, &id, field);
    let over = |words: &'static str| el("span").class("small over-it").attr("aria-hidden", "true").child(words);
    let cell = |words: &'static str, control: El| {
        el("td")
            .attr("role", "cell")
            .child(el("span").class("small over-it").attr("aria-hidden", "true").child(words))
            .child(control)
    };
    let [a, b, c, d, e, f, g] = COLUMNS;
    let (away, sought, called) = (id.clone(), id.clone(), name.clone());
    // In the order of what they need, the first of a group says so.
    let needs = Memo::new(move |_| {
        all.with(|all| {
            let at = all.iter().position(|entry| entry.own.id == sought)?;
            let needs = all.get(at)?.needs;
            let first = at == 0 || all.get(at - 1).is_some_and(|before| before.needs != needs);
            first.then_some(needs)
        })
    });
    let group = dynamic(move || {
        let needs = needs.get().filter(|_| !by_name.get())?;
        Some(
            el("span")
                .class("group")
                .child(el("b").child(needs.name()))
                .child(el("span").class("count").child(format!(" {}", needs.reason()))),
        )
    });
    let remove = Button::icon("archive")
        .class("bare")
        .plain()
        .attr("id", format!("away-{id}"))
        .attr("title", "Put away")
        .follows("aria-label", move || Some(format!("Put away {}", called())))
        .on("click", move |_| {
            let ids: Vec<Id> = all.with_untracked(|all| all.iter().map(|entry| entry.own.id.clone()).collect());
            let next = beside(&ids, &away).map(|id| format!("away-{id}"));
            let next: Vec<String> = next.into_iter().chain([NEW.to_owned()]).collect();
            session.run_and_focus(Command::Remove(TableName::Stakeholders, away.clone()), &next);
        });
    el("tr")
        .attr("role", "row")
        .class_when("leads", move || needs.get().is_some() && !by_name.get())
        .child(el("td").attr("role", "cell").child(group).child(over(a)).child(of(Stakeholder::NAME).text(
            say(a),
            "",
            120,
            false,
        )))
        .child(cell(b, of(Stakeholder::PARTY).text(say(b), "", 80, false)))
        .child(cell(c, of(Stakeholder::INTEREST).text(say(c), "", 4000, true)))
        .child(cell(d, of(Stakeholder::INFLUENCE).choice(say(d), LEVELS)))
        .child(cell(e, of(Stakeholder::CONCERN).choice(say(e), LEVELS)))
        .child(cell(f, of(Stakeholder::INVOLVED).text(say(f), "", 300, false)))
        .child(cell(g, of(Stakeholder::ROLE).role(say(g), "Nobody")))
        .child(el("td").attr("role", "cell").class("act").child(remove))
}

/// The parties that the articles name and the register has not.
fn parties(session: Session) -> Option<El> {
    let plan = session.table(READ);
    let is_there = |name: &str| plan.stakeholders.iter().any(|own| lower(own.name.trim()) == lower(name));
    let rest: Vec<usize> = (0..PARTIES.len()).filter(|place| PARTIES.get(*place).is_some_and(|own| !is_there(own.0))).collect();
    let button = |place: &usize| {
        let place = *place;
        let (name, ..) = PARTIES.get(place)?;
        let later = rest.iter().filter(|own| **own > place).chain(rest.iter().filter(|own| **own < place).rev());
        let next: Vec<String> = later.map(|own| format!("party-{own}")).chain([NEW.to_owned()]).collect();
        let add = el("button")
            .attr("type", "button")
            .class("btn")
            .attr("id", format!("party-{place}"))
            .attr("aria-label", format!("Add {name}"))
            .child(icon("plus"))
            .child(*name)
            .on("click", move |_| session.run_and_focus(Command::InRoles(InRoles::AddParty(place)), &next));
        Some(el("li").child(add))
    };
    let list = || el("ul").class("row").child(rest.iter().filter_map(button).collect::<Vec<_>>());
    let says =
        "Parties that the five articles name, with how they would involve them. A click adds one; change it where it stands.";
    (!rest.is_empty()).then(|| el("div").class("screen stack").child(el("p").class("says").child(says)).child(list()))
}

/// Those who are put away, to be brought back.
fn put_away(session: Session) -> Option<El> {
    let plan = session.table(READ);
    let all = listed::<Stakeholder>(&plan, Which::Archived);
    let row = |own: &std::sync::Arc<Stakeholder>| {
        let name = own.name.clone();
        let back = Command::Unarchive(TableName::Stakeholders, own.id.clone());
        let back = Button::words("Bring back").class("bare").runs_as(back, move || format!("Bring back {name}"));
        el("li").class("row").child(el("span").attr("dir", "auto").child(&own.name)).child(back)
    };
    let list = || el("ul").child(all.iter().map(row).collect::<Vec<_>>());
    (!all.is_empty())
        .then(|| el("details").class("screen").child(el("summary").child(format!("Put away: {}", all.len()))).child(list()))
}
