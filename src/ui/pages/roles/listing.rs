//! Which responsibilities a view lists, by area, and the controls that choose. Only what is near the screen is drawn, in chunks; on
//! paper all of it. Knows no row.

use std::rc::Rc;

use crate::letters::lower;
use crate::signals::*;

use crate::browser::events;
use crate::content::catalogue::contested;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::sorting::sort;
use crate::plan::{Area, Id, Responsibility, Round, TableName};
use crate::session::{Command, Page, Route, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::near;

/// Rows to a chunk.
const CHUNK: usize = 40;

/// Which rows are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    All,
    Problems,
    Topics,
    Contested,
    Archived,
}

/// The kinds of rows of a view: with their word in the address, and their name.
pub(super) type Kinds = &'static [(Kind, &'static str, &'static str)];

/// A piece of the list: the rows of one area, or a part of them.
#[derive(Clone, PartialEq)]
struct Chunk {
    /// The area whose heading stands above it.
    heading: Option<Option<Id>>,
    rows: Vec<Id>,
}

/// What is listed, and by which choice.
#[derive(Clone, PartialEq)]
struct Shown {
    by: (Route, String),
    chunks: Vec<Chunk>,
}

/// A list. Copies are the same list.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    view: &'static str,
    kinds: Kinds,
    words: RwSignal<String>,
    shown: Memo<Shown>,
    /// The address, as long as it is one of this page.
    pub(super) route: Memo<Route>,
    /// The round whose topics are chosen here: the last one.
    pub(super) round: Memo<Option<Id>>,
    /// The rows, in their order.
    pub(super) rows: Memo<Vec<Id>>,
    /// Whether it is drawn for paper: whole.
    pub(super) paper: RwSignal<bool>,
}

impl Listing {
    /// The list of a view. `problems` are the rows with a problem, where the view knows them.
    pub(super) fn new(view: &'static str, kinds: Kinds, problems: Option<Memo<Vec<Id>>>) -> Self {
        let session = Session::get();
        let words = RwSignal::new(String::new());
        let round = Memo::new(move |_| {
            let plan = session.list(&[TableName::Rounds]);
            listed::<Round>(&plan, Which::All).last().map(|round| round.id.clone())
        });
        // The page is left a moment after the route has changed; its list stays as it was.
        let route = Memo::new(move |before: Option<&Route>| {
            let now = session.route.get();
            if now.page == Page::Roles { now } else { before.cloned().unwrap_or_else(|| Page::Roles.view(view)) }
        });
        let shown = Memo::new(move |before: Option<&Shown>| {
            let by = (route.get(), words.get());
            let kind = kind_of(kinds, &by.0);
            // A row whose problem is solved stays until something else is chosen: the work on it may go on.
            let kept = before.filter(|before| kind == Kind::Problems && before.by == by);
            let mut wanted = problems.filter(|_| kind == Kind::Problems).map(|problems| problems.get()).unwrap_or_default();
            wanted.extend(kept.into_iter().flat_map(|before| before.chunks.iter().flat_map(|chunk| chunk.rows.iter().cloned())));
            sort(&mut wanted);
            Shown { chunks: chunks(session, kind, &by, round, &wanted), by }
        });
        let rows = Memo::new(move |_| shown.with(|shown| shown.chunks.iter().flat_map(|chunk| chunk.rows.clone()).collect()));
        let paper = RwSignal::new(false);
        events::on_window("beforeprint", move |_| {
            // The page may be gone by now.
            let _gone = paper.try_set(true);
        });
        Self { view, kinds, words, shown, route, round, rows, paper }
    }

    /// How many rows are listed.
    pub(super) fn count(self) -> usize {
        self.rows.with(Vec::len)
    }

    /// In how many areas they are.
    pub(super) fn areas(self) -> usize {
        self.shown.with(|shown| shown.chunks.iter().filter(|chunk| chunk.heading.is_some()).count())
    }

    /// The kind of rows.
    pub(super) fn kind(self) -> Kind {
        self.route.with(|route| kind_of(self.kinds, route))
    }

    /// Lists everything; the word in the field, too, is taken out.
    pub(super) fn show_all(self) -> Route {
        self.words.set(String::new());
        Page::Roles.view(self.view)
    }

    /// The bodies of a table with so many columns. So many rows are drawn wherever they stand, as is the one that `stays`.
    pub(super) fn bodies(self, columns: usize, few: usize, stays: Memo<Option<Id>>, row: Rc<dyn Fn(Id) -> El>) -> Part {
        let places = Memo::new(move |_| self.shown.with(|shown| shown.chunks.len()));
        // A short list is drawn whole, so that the browser's own search finds everything in it.
        let whole = Memo::new(move |_| self.paper.get() || self.count() <= few);
        each(move || (0..places.get()).collect(), move |place| self.body(place, columns, whole, stays, row.clone()))
    }

    fn body(self, place: usize, columns: usize, whole: Memo<bool>, stays: Memo<Option<Id>>, row: Rc<dyn Fn(Id) -> El>) -> El {
        let session = Session::get();
        let chunk = move || self.shown.with(|shown| shown.chunks.get(place).cloned());
        let rows = Memo::new(move |_| chunk().map(|chunk| chunk.rows).unwrap_or_default());
        let name = move |area: Option<&Id>| match area.and_then(|id| session.record::<Area>(id)) {
            Some(area) => area.name.clone(),
            None => "Without an area".to_owned(),
        };
        let heading = move || {
            chunk().and_then(|chunk| chunk.heading).map(|area| {
                let cell =
                    el("th").attr("role", "rowheader").attr("colspan", columns).attr("scope", "rowgroup").attr("dir", "auto");
                el("tr").attr("role", "row").class("area").child(cell.child(text(move || name(area.as_ref()))))
            })
        };
        let drawn =
            Memo::new(move |_| whole.get() || stays.with(|id| id.as_ref().is_some_and(|id| rows.with(|rows| rows.contains(id)))));
        let content = move || -> Part {
            let row = row.clone();
            parts().and(dynamic(heading)).and(each(move || rows.get(), move |id| row(id)))
        };
        near(columns, move || rows.with(Vec::len), drawn, place == 0, content)
    }

    /// The controls: kinds of rows with a number beside their names where there is one, area, word.
    pub(super) fn filters(self, number: impl Fn(Kind) -> Option<usize> + Copy + 'static) -> El {
        let session = Session::get();
        let Self { kinds, words, route, .. } = self;
        let kind = |(kind, word, name): &'static (Kind, &'static str, &'static str)| {
            let to = move || route.get_untracked().with("rows", (*kind != Kind::All).then_some(word)).with("find", None);
            el("button")
                .attr("type", "button")
                .states("aria-pressed", move || self.kind() == *kind)
                .on("click", move |_| session.run(Command::GoTo(to())))
                .child(*name)
                .child(text(move || number(*kind).map(|number| format!(" {number}")).unwrap_or_default()))
        };
        let kinds =
            kinds.iter().map(kind).fold(el("div").class("seg").attr("role", "group").attr("aria-label", "Rows"), El::child);
        let options = dynamic(move || {
            let chosen = route.with(|route| route.chosen("area").unwrap_or_default().to_owned());
            let option = |id: &str, name: String| {
                el("option").attr("value", id).maybe("selected", (id == chosen).then_some("")).child(name)
            };
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
    pub(super) fn nothing(self) -> El {
        let words = match self.kind() {
            Kind::Archived => "Nothing is put away. What you put away stands here and can be brought back.",
            Kind::Topics if self.view == "list" => {
                "No topic fits. Tick responsibilities under All to make them topics of the workshop."
            }
            Kind::Topics => {
                "No topic fits. Tick responsibilities under “Roles and responsibilities” to make them topics of the workshop."
            }
            Kind::Problems => "No row with a problem fits.",
            _ => "No responsibility fits. Choose another area, or take the word out of the filter.",
        };
        let back = el("a").class("btn").attr("href", Page::Roles.view(self.view).address()).child("Show all");
        let back = back.on("click", move |_| self.words.set(String::new()));
        el("div").class("empty").child(el("p").child(words)).child(back)
    }
}

fn kind_of(kinds: Kinds, route: &Route) -> Kind {
    let word = route.chosen("rows").unwrap_or_default();
    kinds.iter().find(|(_, own, _)| *own == word).map_or(Kind::All, |(kind, ..)| *kind)
}

fn chunks(session: Session, kind: Kind, by: &(Route, String), round: Memo<Option<Id>>, wanted: &[Id]) -> Vec<Chunk> {
    let (route, text) = by;
    let plan = session.list(&[TableName::Areas, TableName::Responsibilities]);
    // Only a filter by topic has to be told of topics.
    let topics = (kind == Kind::Topics).then(|| round.get()).flatten().and_then(|round| session.record::<Round>(&round));
    let words: Vec<String> = text.split_whitespace().map(lower).collect();
    let fits = |item: &Responsibility| {
        let kept = match kind {
            Kind::All | Kind::Archived => true,
            Kind::Problems => wanted.binary_search(&item.id).is_ok(),
            Kind::Topics => topics.as_ref().is_some_and(|round| round.topics.has(item.id.as_str())),
            Kind::Contested => contested().contains(&item.id),
        };
        let found = route.chosen("find").is_none_or(|find| find == item.id.as_str());
        let text = lower(&item.text);
        kept && found && words.iter().all(|word| text.contains(word.as_str()))
    };
    let which = if kind == Kind::Archived { Which::Archived } else { Which::Active };
    let in_area =
        |area: Option<&Area>| route.chosen("area").is_none_or(|chosen| area.is_some_and(|area| area.id.as_str() == chosen));
    let mut chunks = Vec::new();
    for list in by_area(&plan, which).into_iter().filter(|list| in_area(list.area.as_deref())) {
        let rows: Vec<Id> = list.items.iter().filter(|item| fits(item)).map(|item| item.id.clone()).collect();
        let area = list.area.map(|area| area.id.clone());
        for (number, rows) in rows.chunks(CHUNK).enumerate() {
            chunks.push(Chunk { heading: (number == 0).then(|| area.clone()), rows: rows.to_vec() });
        }
    }
    chunks
}

/// The areas in use, with their names.
pub(super) fn area_names(session: Session) -> Vec<(Id, String)> {
    let plan = session.table(&[TableName::Areas]);
    listed::<Area>(&plan, Which::Active).iter().map(|area| (area.id.clone(), area.name.clone())).collect()
}
