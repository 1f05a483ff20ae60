//! Which responsibilities a view lists, by area and by whatever filters are chosen. Only what is near the screen is drawn, in chunks; on
//! paper all of it. Knows no row and no control: see [`super::filters`].

use std::rc::Rc;

use crate::letters::lower;
use crate::signals::*;

use crate::browser::events;
use crate::content::catalogue::{contested, stage_of};
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::sorting::sort;
use crate::plan::{Area, Id, Responsibility, Round, TableName};
use crate::session::{Page, Route, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::near;

/// Rows to a chunk: few enough to be drawn within a frame, with many columns as well.
const CHUNK: usize = 10;

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

/// What rows are filtered by: the key in the address, and what is chosen there if one does not filter by it. The word that is looked
/// for is not in the address.
pub(super) const FILTERS: [(&str, &str); 7] = [
    (ROWS, "All rows"),
    ("area", "All areas"),
    ("stage", "Any stage"),
    ("has", "Any letters"),
    ("rule", "Any problem"),
    ("find", "All responsibilities"),
    (WORD, "Without the word"),
];
pub(super) const ROWS: &str = "rows";
pub(super) const WORD: &str = "word";

/// A filter that needs to know more than the listed records: its key, and the rows that fit what is chosen there, sorted; nothing
/// while nothing is chosen.
#[derive(Clone, Copy)]
pub(super) struct Sieve {
    pub(super) key: &'static str,
    pub(super) fits: Memo<Option<Vec<Id>>>,
}

/// A piece of the list: the heading of an area, or rows below it.
#[derive(Clone, PartialEq)]
enum Piece {
    Heading(Option<Id>),
    Rows(Vec<Id>),
}

/// What is listed, and by which choice.
#[derive(Clone, PartialEq)]
struct Shown {
    by: (Route, String),
    pieces: Vec<Piece>,
    /// How many rows there are with no filter at all.
    of: usize,
    /// The filters in use, with the number of rows that fit all others.
    loose: Vec<(&'static str, usize)>,
}

/// A list. Copies are the same list.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    pub(super) view: &'static str,
    pub(super) kinds: Kinds,
    pub(super) words: RwSignal<String>,
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

/// The address, as long as it is one of this page: the page is left a moment after the route has changed; its list stays as it was.
pub(super) fn route(view: &'static str) -> Memo<Route> {
    let session = Session::get();
    Memo::new(move |before: Option<&Route>| {
        let now = session.route.get();
        if now.page == Page::Roles { now } else { before.cloned().unwrap_or_else(|| Page::Roles.view(view)) }
    })
}

/// How the bodies of a table are drawn.
pub(super) struct Bodies {
    /// How many columns the heading of an area spans.
    pub(super) span: Memo<usize>,
    /// Whether the heading leaves the column of the articles alone.
    pub(super) beside: bool,
    /// So many rows are drawn wherever they stand.
    pub(super) few: usize,
    /// The row that stays drawn.
    pub(super) stays: Memo<Option<Id>>,
    pub(super) row: Rc<dyn Fn(Id) -> El>,
}

impl Listing {
    /// The list of a view at this address; `sieves` are the filters that the view knows by itself.
    pub(super) fn new(view: &'static str, kinds: Kinds, route: Memo<Route>, sieves: Vec<Sieve>) -> Self {
        let session = Session::get();
        let words = RwSignal::new(String::new());
        let round = Memo::new(move |_| {
            let plan = session.list(&[TableName::Rounds]);
            listed::<Round>(&plan, Which::All).last().map(|round| round.id.clone())
        });
        let shown = Memo::new(move |before: Option<&Shown>| {
            let by = (route.get(), words.get());
            // A row that does not fit any more since it was worked on stays until something else is chosen: the work may go on.
            let kept = before.filter(|before| before.by == by).map(|before| before.pieces.as_slice()).unwrap_or_default();
            let rows = kept.iter().filter_map(|piece| if let Piece::Rows(rows) = piece { Some(rows) } else { None });
            let mut kept: Vec<Id> = rows.flatten().cloned().collect();
            sort(&mut kept);
            list(session, kinds, by, round, &sieves, &kept)
        });
        let rows = Memo::new(move |_| {
            shown.with(|shown| {
                let rows = shown.pieces.iter().filter_map(|piece| if let Piece::Rows(rows) = piece { Some(rows) } else { None });
                rows.flatten().cloned().collect()
            })
        });
        let paper = RwSignal::new(false);
        for (event, is_paper) in [("beforeprint", true), ("afterprint", false)] {
            events::on_window(event, move |_| {
                // The page may be gone by now.
                let _gone = paper.try_set(is_paper);
            });
        }
        Self { view, kinds, words, shown, route, round, rows, paper }
    }

    /// How many rows are listed.
    pub(super) fn count(self) -> usize {
        self.rows.with(Vec::len)
    }

    /// How many rows there are with no filter at all.
    pub(super) fn all(self) -> usize {
        self.shown.with(|shown| shown.of)
    }

    /// The filters in use, with the number of rows that fit all others.
    pub(super) fn loose(self) -> Vec<(&'static str, usize)> {
        self.shown.with(|shown| shown.loose.clone())
    }

    /// In how many areas the listed rows are.
    pub(super) fn areas(self) -> usize {
        self.shown.with(|shown| shown.pieces.iter().filter(|piece| matches!(piece, Piece::Heading(_))).count())
    }

    /// The kind of rows.
    pub(super) fn kind(self) -> Kind {
        self.route.with(|route| kind_of(self.kinds, route))
    }

    /// Lists everything, for the same product; the word in the field, too, is taken out.
    pub(super) fn show_all(self) -> Route {
        self.words.set(String::new());
        self.unfiltered()
    }

    /// The address without a filter.
    pub(super) fn unfiltered(self) -> Route {
        self.route.with(|route| FILTERS.iter().fold(route.clone(), |route, (key, _)| route.with(key, None)))
    }

    /// The bodies of a table.
    pub(super) fn bodies(self, bodies: Bodies) -> Part {
        let places = Memo::new(move |_| self.shown.with(|shown| shown.pieces.len()));
        // A short list is drawn whole, so that the browser's own search finds everything in it.
        let few = bodies.few;
        let whole = Memo::new(move |_| self.paper.get() || self.count() <= few);
        let bodies = Rc::new(bodies);
        each(move || (0..places.get()).collect(), move |place| self.body(place, whole, bodies.clone()))
    }

    fn body(self, place: usize, whole: Memo<bool>, bodies: Rc<Bodies>) -> El {
        let session = Session::get();
        let heading = Memo::new(move |_| {
            self.shown.with(|shown| match shown.pieces.get(place) {
                Some(Piece::Heading(area)) => Some(area.clone()),
                _ => None,
            })
        });
        let rows = Memo::new(move |_| {
            self.shown.with(|shown| match shown.pieces.get(place) {
                Some(Piece::Rows(rows)) => rows.clone(),
                _ => Vec::new(),
            })
        });
        let name = move |area: Option<&Id>| match area.and_then(|id| session.record::<Area>(id)) {
            Some(area) => area.name.clone(),
            None => "Without an area".to_owned(),
        };
        let (span, beside, stays) = (bodies.span, bodies.beside, bodies.stays);
        let head = move |area: Option<Id>| {
            let cell = el("th").attr("role", "rowheader").attr("scope", "rowgroup").attr("dir", "auto");
            let cell = cell.follows("colspan", move || Some(span.get().to_string())).child(text(move || name(area.as_ref())));
            let rest = beside.then(|| el("td").attr("role", "gridcell").class("stance"));
            el("tr").attr("role", "row").class("area").child(cell).child(rest)
        };
        let drawn =
            Memo::new(move |_| whole.get() || stays.with(|id| id.as_ref().is_some_and(|id| rows.with(|rows| rows.contains(id)))));
        let content = move || -> Part {
            let bodies = bodies.clone();
            parts().and(dynamic(move || heading.get().map(head))).and(each(move || rows.get(), move |id| (bodies.row)(id)))
        };
        // A heading stands there always, so that it can stay in sight above the rows of its area.
        let drawn = Memo::new(move |_| heading.with(Option::is_some) || drawn.get());
        near(1, move || rows.with(Vec::len), drawn, place <= 1, content)
    }
}

fn kind_of(kinds: Kinds, route: &Route) -> Kind {
    let word = route.chosen(ROWS).unwrap_or_default();
    kinds.iter().find(|(_, own, _)| *own == word).map_or(Kind::All, |(kind, ..)| *kind)
}

fn list(session: Session, kinds: Kinds, by: (Route, String), round: Memo<Option<Id>>, sieves: &[Sieve], kept: &[Id]) -> Shown {
    let (route, text) = &by;
    let kind = kind_of(kinds, route);
    let plan = session.list(&[TableName::Areas, TableName::Responsibilities]);
    // Only a filter by topic has to be told of topics.
    let topics = (kind == Kind::Topics).then(|| round.get()).flatten().and_then(|round| session.record::<Round>(&round));
    let words: Vec<String> = text.split_whitespace().map(lower).collect();
    let sieves: Vec<(&str, Vec<Id>)> = sieves.iter().filter_map(|sieve| Some((sieve.key, sieve.fits.get()?))).collect();
    let stays = |item: &Responsibility| !sieves.is_empty() && kept.binary_search(&item.id).is_ok();
    let fits = |key: &str, item: &Responsibility, area: Option<&Area>| {
        if let Some((_, rows)) = sieves.iter().find(|(own, _)| *own == key) {
            return rows.binary_search(&item.id).is_ok();
        }
        let chosen = route.chosen(key);
        match key {
            ROWS => match kind {
                Kind::Topics => topics.as_ref().is_some_and(|round| round.topics.has(item.id.as_str())),
                Kind::Contested => contested().contains(&item.id),
                _ => true,
            },
            "area" => chosen.is_none_or(|chosen| area.is_some_and(|area| area.id.as_str() == chosen)),
            "stage" => chosen.is_none_or(|chosen| stage_of(item) == chosen),
            "find" => chosen.is_none_or(|find| find == item.id.as_str()),
            WORD if !words.is_empty() => {
                let text = lower(&item.text);
                words.iter().all(|word| text.contains(word.as_str()))
            }
            _ => true,
        }
    };
    let which = if kind == Kind::Archived { Which::Archived } else { Which::Active };
    let in_use = |key: &str| match key {
        WORD => !words.is_empty(),
        ROWS => kind != Kind::All,
        key => route.chosen(key).is_some(),
    };
    let filters: Vec<&str> = FILTERS.iter().map(|(key, _)| *key).filter(|key| in_use(key)).collect();
    let mut shown = Shown { pieces: Vec::new(), of: 0, loose: filters.iter().map(|key| (*key, 0)).collect(), by: by.clone() };
    for list in by_area(&plan, which) {
        let area = list.area.as_deref();
        let mut rows = Vec::new();
        for item in &list.items {
            shown.of += 1;
            let misses: Vec<&str> = filters.iter().copied().filter(|key| !fits(key, item, area)).collect();
            for (key, count) in &mut shown.loose {
                *count += usize::from(misses.iter().all(|missed| missed == key));
            }
            if misses.is_empty() || stays(item) {
                rows.push(item.id.clone());
            }
        }
        if !rows.is_empty() {
            shown.pieces.push(Piece::Heading(area.map(|area| area.id.clone())));
            shown.pieces.extend(rows.chunks(CHUNK).map(|rows| Piece::Rows(rows.to_vec())));
        }
    }
    shown
}

/// The areas in use, with their names.
pub(super) fn area_names(session: Session) -> Vec<(Id, String)> {
    let plan = session.table(&[TableName::Areas]);
    listed::<Area>(&plan, Which::Active).iter().map(|area| (area.id.clone(), area.name.clone())).collect()
}
