//! What each person and each role carries, in tables with bars; who holds which role, and who may decide. Knows no rule.

use std::sync::Arc;

use crate::signals::*;

use crate::analysis::limits::{exceeds, percent};
use crate::analysis::people_load::{Carrying, Load};
use crate::browser::clock;
use crate::plan::letters::LETTERS;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::matrix::rows_of;
use crate::plan::{Holding, Id, Person, Product, Role, TableName};
use crate::session::{Checking, Command, Page, Session};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Mark, glyph, icon};

/// The view.
pub(super) fn load() -> Part {
    let session = Session::get();
    let product = Memo::new(move |_| session.route.with(|route| route.chosen("product").and_then(Id::new)));
    let carrying = Memo::new(move |_| {
        let plan = session.table(READ);
        let items = by_area(&plan, Which::Active);
        let rows: Vec<Id> = items.iter().flat_map(|list| list.items.iter().map(|item| item.id.clone())).collect();
        let roles: Vec<Id> = listed::<Role>(&plan, Which::Active).iter().map(|role| role.id.clone()).collect();
        let product = product.get();
        let letters = rows_of(&plan, &rows, &roles, product.as_ref());
        Carrying::of(&plan, &rows, &roles, &letters, clock::today(), product.as_ref())
    });
    let says = dynamic(move || {
        carrying.with(|own| match own.entered {
            0 => Err(el("p").class("says").child("As soon as the matrix has letters, it stands here who carries how many rows. ").child(
                el("a").attr("href", Page::Roles.route().address()).child("Fill in the matrix"),
            )),
            rows => Ok(el("p").class("says").child(format!(
                "Shares are of the {rows} rows in which something is entered. Strategic rows with A or R are those of Strategy, Insight, Roadmap and Business; delivery rows those of Backlog and Delivery. A row of a role counts for everybody who holds it."
            ))),
        })
    });
    let heading = el("h2").attr("id", "load").child(text(move || carrying.with(Carrying::headline)));
    let header = el("header").child(el("div").child(heading).child(says));
    let tables = dynamic(move || {
        carrying.with(|own| (own.entered > 0).then(|| parts().and(people(session, own)).and(roles(session, own))))
    });
    let figures = el("section")
        .class("section")
        .attr("aria-labelledby", "load")
        .child(header)
        .child(dynamic(move || products(session, product)))
        .child(tables);
    parts().and(figures).and(holding(session))
}

/// What the figures are read from.
const READ: &[TableName] = &[
    TableName::Settings,
    TableName::Areas,
    TableName::Responsibilities,
    TableName::Roles,
    TableName::Cells,
    TableName::Holdings,
    TableName::People,
    TableName::Products,
];

/// The choice of a product, where there are some.
fn products(session: Session, product: Memo<Option<Id>>) -> Option<El> {
    let all = listed::<Product>(&session.table(&[TableName::Products]), Which::Active);
    let chosen = product.get();
    let option = |id: &str, name: &str| {
        let is = chosen.as_ref().map_or("", |own| own.as_str()) == id;
        el("option").attr("value", id).maybe("selected", is.then_some("")).child(name)
    };
    let options = std::iter::once(option("", "All products")).chain(all.iter().map(|own| option(own.id.as_str(), &own.name)));
    let select = el("select").class("input").attr("aria-label", "Product").child(options.collect::<Vec<_>>());
    let select = select.on("change", move |event| {
        let id = event.value();
        let to = Page::Roles.view("load").with("product", (!id.is_empty()).then_some(id.as_str()));
        session.run(Command::GoTo(to));
    });
    (!all.is_empty()).then(|| el("div").class("filters").child(select))
}

fn cell(tag: &'static str, role: &'static str) -> El {
    el(tag).attr("role", role)
}

/// A table with a row for each of some names.
fn table(name: &'static str, own: &Carrying, rows: Vec<El>) -> El {
    let column = |words: &str, short: String| {
        let short = el("span").attr("aria-hidden", "true").class("brief").child(short);
        cell("th", "columnheader").attr("scope", "col").class("num").child(short).child(el("span").child(words))
    };
    let letter = |(letter, word): &(char, &str)| column(&crate::analysis::finding::capital(word), letter.to_string());
    let kinds = [("Strategic", own.strategic), ("Delivery", own.delivery)];
    let kind = |(word, count): (&str, usize)| column(&format!("{word}, of {count}"), word.chars().take(5).collect());
    let head = cell("tr", "row")
        .child(cell("th", "columnheader").attr("scope", "col").child(name))
        .child(LETTERS.iter().map(letter).collect::<Vec<_>>())
        .child(kinds.into_iter().map(kind).collect::<Vec<_>>());
    el("table")
        .class("table loads")
        .attr("role", "table")
        .attr("aria-label", format!("Load: {name}"))
        .child(cell("thead", "rowgroup").child(head))
        .child(cell("tbody", "rowgroup").child(rows))
}

/// The numbers of somebody, each with its share and a bar.
fn numbers(own: &Carrying, load: &Load, judged: bool) -> Vec<El> {
    let number = |(at, (count, of)): (usize, (usize, usize))| {
        let share = percent(count, of);
        let much = judged && at == 0 && exceeds(count, of, own.most);
        let sign = much.then(|| {
            el("span")
                .class("status warn")
                .child(icon("warn"))
                .child(el("span").class("vh").child(format!("More than {} %: ", own.most)))
        });
        let bar = el("span").class("level").attr("aria-hidden", "true").child(el("i").style("--v", format!("{share}%")));
        let words = el("span").class("count").child(if of == 0 { String::new() } else { format!(" {share} %") });
        cell("td", "cell").class("num").child(sign).child(count).child(words).child(bar)
    };
    let of = load.letters.map(|count| (count, own.entered));
    let kinds = [(load.strategic, own.strategic), (load.delivery, own.delivery)];
    of.into_iter().chain(kinds).enumerate().map(number).collect()
}

fn people(session: Session, own: &Carrying) -> Option<El> {
    let plan = session.plan();
    let row = |holder: &crate::analysis::people_load::Holder| {
        let role = |held: &crate::analysis::people_load::Held| {
            let (id, name) = own.roles.get(held.role)?;
            let words = if held.powerless { format!("{name} (may not decide)") } else { name.clone() };
            let mark = glyph(Mark::of_role(plan.roles.get(id.as_str())));
            Some(el("span").class("holds").child(mark).child(" ").child(words))
        };
        let roles: Vec<El> = holder.held.iter().filter_map(role).collect();
        let name = cell("th", "rowheader").attr("scope", "row").attr("dir", "auto").child(el("strong").child(&holder.name));
        cell("tr", "row").child(name.child(el("span").class("small row").child(roles))).child(numbers(own, &holder.load, true))
    };
    let rows: Vec<El> = own.people.iter().map(row).collect();
    (!rows.is_empty()).then(|| table("Person", own, rows))
}

fn roles(session: Session, own: &Carrying) -> El {
    let plan = session.plan();
    let row = |((id, name), load): (&(Id, String), &Load)| {
        let mark = Mark::of_role(plan.roles.get(id.as_str()));
        let title = cell("th", "rowheader").attr("scope", "row").attr("dir", "auto").child(glyph(mark)).child(" ").child(name);
        cell("tr", "row").class(mark.class).child(title).child(numbers(own, load, false))
    };
    table("Role", own, own.roles.iter().zip(&own.loads).map(row).collect())
}

/// Who holds which role, and who may decide.
fn holding(session: Session) -> El {
    let list = dynamic(move || {
        let plan = session.table(&[TableName::People, TableName::Roles, TableName::Holdings, TableName::Products]);
        let people: Vec<Arc<Person>> =
            listed::<Person>(&plan, Which::Active).into_iter().filter(|own| own.kind.as_str() != "article").collect();
        if people.is_empty() {
            let words = "Nobody is in the plan yet. Who takes part in a round of the workshop stands here, with the roles that they hold.";
            let way =
                el("a").class("btn").attr("href", Page::Workshop.view("setup").address()).child("Add people in the workshop");
            return el("div").class("empty").child(el("p").child(words)).child(way);
        }
        let roles = listed::<Role>(&plan, Which::Active);
        el("ul").class("people").child(people.iter().map(|person| person_row(session, person, &roles)).collect::<Vec<_>>())
    });
    let heading = el("h2").attr("id", "who-holds").child("Who holds which role, and who may decide");
    let says = "Tick the roles of each person. Where the person may not decide, whatever the role says, tick that as well: the checks warn if such a role has an A.";
    el("section")
        .class("section screen")
        .attr("aria-labelledby", "who-holds")
        .child(el("header").child(el("div").child(heading).child(el("p").class("says").child(says))))
        .child(list)
}

fn person_row(session: Session, person: &Arc<Person>, roles: &[Arc<Role>]) -> El {
    let name = if person.name.is_empty() { "Without a name" } else { &person.name };
    let plan = session.plan();
    let held = |role: &Arc<Role>, product: Option<&Product>| {
        let id = crate::plan::matrix::holding_id(&person.id, &role.id, product.map(|own| &own.id));
        let holding = plan.holdings.get(id.as_str());
        let for_what = product.map(|own| format!(" for {}", own.name)).unwrap_or_default();
        tick_pair(session, name, &format!("{}{for_what}", role.name), person, role, product, holding)
    };
    let products = listed::<Product>(&plan, Which::Active);
    // For one product only what is held already; the workshop's set-up can add more.
    let for_one = products.iter().flat_map(|product| roles.iter().map(move |role| (role, product))).filter(|(role, product)| {
        let id = crate::plan::matrix::holding_id(&person.id, &role.id, Some(&product.id));
        plan.holdings.get(id.as_str()).is_some()
    });
    let all = roles.iter().map(|role| held(role, None)).chain(for_one.map(|(role, product)| held(role, Some(product))));
    el("li")
        .child(el("strong").class("name").attr("dir", "auto").child(name))
        .child(el("span").class("row holds").child(all.collect::<Vec<_>>()))
}

/// Whether a person holds a role; and if so, whether they may not decide.
fn tick_pair(
    session: Session,
    name: &str,
    what: &str,
    person: &Arc<Person>,
    role: &Arc<Role>,
    product: Option<&Product>,
    holding: Option<&Holding>,
) -> El {
    let is_held = holding.is_some();
    let id = crate::plan::matrix::holding_id(&person.id, &role.id, product.map(|own| &own.id));
    let (tick_id, right_id) = (format!("holds-{id}"), format!("right-{id}"));
    let command = Command::ToggleHolding(person.id.clone(), role.id.clone(), product.map(|own| own.id.clone()));
    let next = vec![tick_id.clone()];
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("id", &tick_id)
        .attr("aria-label", format!("{name}: {what}"))
        .checked(move || is_held)
        .on("change", move |_| session.run_and_focus(command.clone(), &next));
    let words = el("span").class("small").attr("dir", "auto").child(what);
    let label = el("label").class("check").child(tick).child(glyph(Mark::of_role(Some(role)))).child(words);
    let powerless = holding.map(|own| own.powerless);
    let right = powerless.map(|powerless| {
        let (set, next) = (id.clone(), vec![right_id.clone()]);
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("id", &right_id)
            .attr("aria-label", format!("{name}: may not decide as {what}"))
            .checked(move || powerless)
            .on("change", move |_| {
                let command = Command::Check(Checking::Powerless(vec![set.clone()], !powerless));
                session.run_and_focus(command, &next);
            });
        el("label").class("check").child(tick).child(el("span").class("small").child("may not decide"))
    });
    el("span").class("row").child(label).child(right)
}
