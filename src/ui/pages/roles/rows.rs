//! The responsibilities by area: choose topics, rename, add, put away; filtered by word, area and kind. Only what is near the screen
//! is drawn, in chunks; on paper all of it.

use crate::letters::lower;
use crate::signals::*;

use super::row::row;
use crate::browser::events;
use crate::content::catalogue::contested;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::{Area, Id, Responsibility, Round, TableName};
use crate::session::{Command, Page, Route, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{icon, near};

/// So many rows are drawn wherever they stand.
const FEW: usize = 300;
/// Rows to a chunk.
const CHUNK: usize = 40;

/// Which rows are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    All,
    Topics,
    Contested,
    Archived,
}

const KINDS: [(Kind, &str, &str); 4] = [
    (Kind::All, "all", "All"),
    (Kind::Topics, "topics", "Topics"),
    (Kind::Contested, "contested", "Contested"),
    (Kind::Archived, "archived", "Put away"),
];

/// A piece of the list: the rows of one area, or a part of them.
#[derive(Clone, PartialEq)]
struct Chunk {
    /// The area whose heading stands above it.
    heading: Option<Option<Id>>,
    rows: Vec<Id>,
}

/// The round whose topics are chosen here: the last one.
fn round_in_use(session: Session) -> Option<Id> {
    let plan = session.list(&[TableName::Rounds]);
    listed::<Round>(&plan, Which::All).last().map(|round| round.id.clone())
}

fn chunks(session: Session, route: &Route, text: &str, round: Option<&Id>) -> Vec<Chunk> {
    let kind = kind_of(route);
    let plan = session.list(&[TableName::Areas, TableName::Responsibilities]);
    // Only a filter by topic has to be told of topics.
    let topics = round.filter(|_| kind == Kind::Topics).and_then(|round| session.record::<Round>(round));
    let words: Vec<String> = text.split_whitespace().map(lower).collect();
    let fits = |item: &Responsibility| {
        let kept = match kind {
            Kind::All | Kind::Archived => true,
            Kind::Topics => topics.as_ref().is_some_and(|round| round.topics.has(item.id.as_str())),
            Kind::Contested => contested().contains(&item.id),
        };
        let found = route.chosen("find").is_none_or(|find| find == item.id.as_str());
        let text = lower(&item.text);
        kept && found && words.iter().all(|word| text.contains(word.as_str()))
    };
    let which = if kind == Kind::Archived { Which::Archived } else { Which::Active };
    let wanted =
        |area: Option<&Area>| route.chosen("area").is_none_or(|chosen| area.is_some_and(|area| area.id.as_str() == chosen));
    let mut chunks = Vec::new();
    for list in by_area(&plan, which).into_iter().filter(|list| wanted(list.area.as_deref())) {
        let rows: Vec<Id> = list.items.iter().filter(|item| fits(item)).map(|item| item.id.clone()).collect();
        let area = list.area.map(|area| area.id.clone());
        for (number, rows) in rows.chunks(CHUNK).enumerate() {
            chunks.push(Chunk { heading: (number == 0).then(|| area.clone()), rows: rows.to_vec() });
        }
    }
    chunks
}

fn kind_of(route: &Route) -> Kind {
    let word = route.chosen("rows").unwrap_or_default();
    KINDS.iter().find(|(_, own, _)| *own == word).map_or(Kind::All, |(kind, ..)| *kind)
}

/// The list.
pub(super) fn responsibilities() -> El {
    let session = Session::get();
    let words = RwSignal::new(String::new());
    let round = Memo::new(move |_| round_in_use(session));
    // The page is left a moment after the route has changed; its list stays as it was.
    let route = Memo::new(move |before: Option<&Route>| {
        let now = session.route.get();
        if now.page == Page::Roles { now } else { before.cloned().unwrap_or_else(|| Page::Roles.view("list")) }
    });
    let chunks = Memo::new(move |_| chunks(session, &route.get(), &words.get(), round.get().as_ref()));
    let count = Memo::new(move |_| chunks.with(|chunks| chunks.iter().map(|chunk| chunk.rows.len()).sum::<usize>()));
    let areas = move || chunks.with(|chunks| chunks.iter().filter(|chunk| chunk.heading.is_some()).count());
    let paper = RwSignal::new(false);
    // A short list is drawn whole, so that the browser's own search finds everything in it.
    let all = Memo::new(move |_| paper.get() || count.get() <= FEW);
    events::on_window("beforeprint", move |_| {
        // The page may be gone by now.
        let _gone = paper.try_set(true);
    });
    let heading = text(move || match (count.get(), areas()) {
        (0, _) => "No responsibilities here".to_owned(),
        (1, _) => "One responsibility".to_owned(),
        (count, 1) => format!("{count} responsibilities in one area"),
        (count, areas) => format!("{count} responsibilities in {areas} areas"),
    });
    let says = "The marks are what five articles say, as we read them: circle product owner, square product manager, triangle the team, diamond leadership, ring nobody, dash nothing. Click a text to change it.";
    let places = Memo::new(move |_| chunks.with(Vec::len));
    let list = dynamic(move || {
        if count.get() == 0 {
            return nothing(route);
        }
        let rows = each(
            move || (0..places.get()).collect(),
            move |place| chunk_rows(Memo::new(move |_| chunks.with(|chunks| chunks.get(place).cloned())), round, all, place == 0),
        );
        el("table").class("table duties").attr("role", "table").attr("aria-labelledby", "duties").child(table_head()).child(rows)
    });
    let header = el("header")
        .child(el("div").child(el("h2").attr("id", "duties").child(heading)).child(el("p").class("says").child(says)));
    el("section")
        .class("section")
        .attr("aria-labelledby", "duties")
        .child(header)
        .child(filters(session, route, words))
        .child(list)
        .child(new_responsibility(session, route))
}

fn table_head() -> El {
    let cell = |class: &'static str| el("th").attr("role", "columnheader").attr("scope", "col").class(class);
    let row = el("tr")
        .attr("role", "row")
        .child(cell("tick").child("Topic"))
        .child(cell("").child("Responsibility"))
        .child(cell("stance").child("Five articles"))
        .child(cell("act").child(el("span").class("vh").child("Actions")));
    el("thead").attr("role", "rowgroup").child(row)
}

fn chunk_rows(chunk: Memo<Option<Chunk>>, round: Memo<Option<Id>>, all: Memo<bool>, first: bool) -> El {
    let session = Session::get();
    let rows = Memo::new(move |_| chunk.get().map(|chunk| chunk.rows).unwrap_or_default());
    let name = move |area: Option<&Id>| match area.and_then(|id| session.record::<Area>(id)) {
        Some(area) => area.name.clone(),
        None => "Without an area".to_owned(),
    };
    let heading = move || {
        chunk.with(|chunk| chunk.as_ref().and_then(|chunk| chunk.heading.clone())).map(|area| {
            let cell = el("th").attr("role", "rowheader").attr("colspan", "4").attr("scope", "rowgroup").attr("dir", "auto");
            el("tr").attr("role", "row").class("area").child(cell.child(text(move || name(area.as_ref()))))
        })
    };
    let content = move || -> Part { parts().and(dynamic(heading)).and(each(move || rows.get(), move |id| row(id, round, rows))) };
    near(move || rows.with(Vec::len), all, first, content)
}

/// The areas in use, with their names.
fn area_names(session: Session) -> Vec<(Id, String)> {
    let plan = session.table(&[TableName::Areas]);
    listed::<Area>(&plan, Which::Active).iter().map(|area| (area.id.clone(), area.name.clone())).collect()
}

fn filters(session: Session, route: Memo<Route>, words: RwSignal<String>) -> El {
    let kinds = KINDS.iter().map(|(kind, word, name)| {
        let to = move || route.get_untracked().with("rows", (*kind != Kind::All).then_some(word)).with("find", None);
        el("button")
            .attr("type", "button")
            .states("aria-pressed", move || route.with(|route| kind_of(route) == *kind))
            .on("click", move |_| session.run(Command::GoTo(to())))
            .child(*name)
    });
    let kinds = kinds.fold(el("div").class("seg").attr("role", "group").attr("aria-label", "Rows"), El::child);
    let options = dynamic(move || {
        let chosen = route.with(|route| route.chosen("area").unwrap_or_default().to_owned());
        let option =
            |id: &str, name: String| el("option").attr("value", id).maybe("selected", (id == chosen).then_some("")).child(name);
        let areas = area_names(session).into_iter().map(|(id, name)| option(id.as_str(), name));
        std::iter::once(option("", "All areas".to_owned())).chain(areas).collect::<Vec<_>>()
    });
    let areas = el("select").class("input").attr("aria-label", "Area").child(options).on("change", move |event| {
        let area = event.value();
        let to = route.get_untracked().with("area", (!area.is_empty()).then_some(area.as_str()));
        session.run(Command::GoTo(to.with("find", None)));
    });
    let filter = el("input")
        .class("input")
        .attr("type", "search")
        .attr("aria-label", "Filter responsibilities by word")
        .attr("placeholder", "Filter by word")
        .attr("dir", "auto")
        .value(move || words.get())
        .on("input", move |event| words.set(event.value()));
    el("div").class("filters").child(kinds).child(areas).child(filter)
}

/// What stands in place of the list when nothing fits.
fn nothing(route: Memo<Route>) -> El {
    let words = match route.with(kind_of) {
        Kind::Archived => "Nothing is put away. What you put away stands here and can be brought back.",
        Kind::Topics => "No topic fits. Tick responsibilities under All to make them topics of the workshop.",
        _ => "No responsibility fits. Choose another area, or take the word out of the filter.",
    };
    let back = el("a").class("btn").attr("href", Page::Roles.view("list").address()).child("Show all");
    el("div").class("empty").child(el("p").child(words)).child(back)
}

fn new_responsibility(session: Session, route: Memo<Route>) -> El {
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Id>);
    let area = move || {
        let by_route = route.with(|route| route.chosen("area").and_then(Id::new));
        chosen.get().or(by_route).or_else(|| area_names(session).into_iter().next().map(|(id, _)| id))
    };
    let options = dynamic(move || {
        let own = area();
        let option = |(id, name): (Id, String)| {
            el("option").attr("value", id.as_str()).maybe("selected", (own.as_ref() == Some(&id)).then_some("")).child(name)
        };
        area_names(session).into_iter().map(option).collect::<Vec<_>>()
    });
    let field = el("input")
        .class("input")
        .attr("aria-label", "Text of a new responsibility")
        .attr("placeholder", "What is to be done, such as: Decide on refunds")
        .attr("maxlength", "300")
        .attr("dir", "auto")
        .value(move || words.get())
        .on("input", move |event| words.set(event.value()));
    let areas = el("select")
        .class("input")
        .attr("aria-label", "Area of the new responsibility")
        .child(options)
        .on("change", move |event| chosen.set(Id::new(&event.value())));
    let add = el("button").attr("type", "submit").class("btn").child(icon("plus")).child("Add responsibility");
    let form = el("form").class("row").attr("aria-label", "New responsibility").on("submit", move |event| {
        event.take();
        if let Some(area) = untrack(area) {
            session.run(Command::AddResponsibility(area, words.get_untracked()));
            words.set(String::new());
        }
    });
    form.child(field).child(areas).child(add)
}
