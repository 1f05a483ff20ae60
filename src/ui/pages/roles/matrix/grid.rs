//! The grid of the matrix: its rows and columns, what holds in them, which cell is chosen. One tab stop. Knows no key, draws no cell and
//! changes nothing.

use std::collections::HashMap;

use crate::signals::*;

use super::super::listing::{self, Kind, Kinds, Listing, ROWS, Sieve};
use super::select::{Ends, Rectangle};
use super::{select, sieves, turns};
use crate::analysis::limits::Limits;
use crate::analysis::raci::{Finding, Survey, check, is_unsettled};
use crate::browser::element::Element;
use crate::browser::{events, page};
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::matrix::{cell_id, own_rows, rows_of};
use crate::plan::{Id, Product, Role, Settings, TableName};
use crate::session::{Command, Session};
use crate::ui::view::follow;
use crate::ui::widgets::Mark;

/// How many frames a row may take to come.
const FRAMES: usize = 20;

const KINDS: Kinds = &[
    (Kind::All, "all", "All"),
    (Kind::Problems, "problems", "Problems"),
    (Kind::Topics, "topics", "Topics"),
    (Kind::Contested, "contested", "Contested"),
];

/// A cell: its row and its role.
pub(super) type At = (Id, Id);

/// The matrix on the page. Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) session: Session,
    pub(super) list: Listing,
    /// The product whose letters are shown; all of them without one.
    pub(super) product: Memo<Option<Id>>,
    /// All responsibilities in use, in their order.
    pub(super) all: Memo<Vec<Id>>,
    /// The roles: all columns.
    pub(super) roles: Memo<Vec<Id>>,
    /// What the checks allow.
    pub(super) limits: Memo<Limits>,
    /// The columns for which there is room.
    pub(super) columns: Memo<Vec<Column>>,
    pub(super) matrix: Memo<Matrix>,
    pub(super) survey: Memo<Survey>,
    pub(super) row: RwSignal<Option<Id>>,
    pub(super) role: RwSignal<Option<Id>>,
    /// The tab stop: the chosen cell while it is listed, else the first.
    pub(super) stop_row: Memo<Option<Id>>,
    pub(super) stop_role: Memo<Option<Id>>,
    /// Two corners of what is selected, if that is more than a cell.
    pub(super) ends: RwSignal<Option<Ends>>,
    /// What lies between them.
    pub(super) selection: Memo<Option<Rectangle>>,
    /// How wide the table is, in units of the letter size; nothing until it stands on the page.
    pub(super) width: RwSignal<Option<f64>>,
    /// Whether the letters are there as buttons.
    pub(super) bar: RwSignal<bool>,
    /// What the last key did.
    pub(super) said: RwSignal<String>,
}

/// A column: a role, and its place among all roles.
#[derive(Clone, PartialEq)]
pub(super) struct Column {
    pub(super) id: Id,
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) short: String,
    pub(super) mark: Mark,
}

/// What holds in all rows: the letters, as shown, and which rows are those of the product alone.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Matrix {
    places: HashMap<Id, usize>,
    pub(super) rows: Vec<Vec<Letters>>,
    own: Vec<Id>,
    /// What the checks allow.
    limits: Limits,
}

impl Matrix {
    /// The letters of a row.
    pub(super) fn row(&self, id: &Id) -> &[Letters] {
        self.places.get(id).and_then(|&place| self.rows.get(place)).map_or(&[], Vec::as_slice)
    }

    /// What is wrong with some letters, or `None` as long as nothing is entered.
    pub(super) fn found_in(&self, row: &[Letters]) -> Option<Vec<Finding>> {
        (!is_unsettled(row)).then(|| check(row, self.limits))
    }

    /// What is wrong with a row, or `None` as long as nothing is entered.
    pub(super) fn found(&self, id: &Id) -> Option<Vec<Finding>> {
        self.found_in(self.row(id))
    }

    /// Whether the product has a row of its own there.
    pub(super) fn is_own(&self, id: &Id) -> bool {
        self.own.binary_search(id).is_ok()
    }

    /// The rows of its own that the product has.
    pub(super) fn own(&self) -> &[Id] {
        &self.own
    }
}

/// The id of a cell on the page.
pub(super) fn element_id((row, role): &At) -> String {
    format!("cell-{}", cell_id(row, role, None))
}

/// What is chosen if it is among these, else the first of them.
fn stop(chosen: RwSignal<Option<Id>>, among: Memo<Vec<Id>>) -> Option<Id> {
    let chosen = chosen.get();
    among.with(|among| chosen.filter(|id| among.contains(id)).or_else(|| among.first().cloned()))
}

impl Grid {
    pub(super) fn new() -> Self {
        let session = Session::get();
        let route = listing::route("");
        let product = Memo::new(move |_| {
            let id = Id::new(route.with(|route| route.chosen("product").map(str::to_owned))?.as_str())?;
            session.record::<Product>(&id).filter(|product| !product.archived).map(|product| product.id.clone())
        });
        let all = Memo::new(move |_| {
            let plan = session.list(&[TableName::Areas, TableName::Responsibilities]);
            by_area(&plan, Which::Active)
                .iter()
                .flat_map(|list| list.items.iter().map(|item| item.id.clone()))
                .collect::<Vec<Id>>()
        });
        let roles = Memo::new(move |_| {
            let plan = session.list(&[TableName::Roles]);
            listed::<Role>(&plan, Which::Active).iter().map(|role| role.id.clone()).collect::<Vec<Id>>()
        });
        let limits = Memo::new(move |_| {
            let settings = session.record::<Settings>(session.plan().id());
            settings.map(|settings| Limits::of(&settings)).unwrap_or_default()
        });
        let matrix = Memo::new(move |_| {
            let plan = session.table(&[TableName::Cells]);
            let product = product.get();
            all.with(|all| {
                let places: HashMap<Id, usize> = all.iter().cloned().enumerate().map(|(place, id)| (id, place)).collect();
                let mut own = product.as_ref().map(|product| own_rows(&plan, product)).unwrap_or_default();
                own.retain(|id| places.contains_key(id));
                let rows = roles.with(|roles| rows_of(&plan, all, roles, product.as_ref()));
                Matrix { rows, places, own, limits: limits.get() }
            })
        });
        let survey = Memo::new(move |_| matrix.with(|own| Survey::of(&own.rows, roles.with(Vec::len), own.limits)));
        let problems = Memo::new(move |_| {
            let is_chosen = route.with(|route| route.chosen(ROWS) == Some("problems"));
            is_chosen.then(|| {
                let places = survey.with(|survey| survey.problems.clone());
                let rows = all.with(|all| places.iter().filter_map(|(place, _)| all.get(*place).cloned()).collect());
                sieves::sorted(rows)
            })
        });
        let more = [Sieve { key: ROWS, fits: problems }].into_iter().chain(sieves::sieves(route, all, roles, matrix));
        let list = Listing::new("", KINDS, route, more.collect());
        let (row, role) = (RwSignal::new(None), RwSignal::new(None));
        let stop_row = Memo::new(move |_| stop(row, list.rows));
        let stop_role = Memo::new(move |_| stop(role, roles));
        let width = RwSignal::new(None);
        let ends = RwSignal::new(None);
        let selection = Memo::new(move |_| select::rectangle(ends.get()?, list.rows, roles));
        let columns = turns::columns(session, roles, stop_role, width, list.paper);
        Self {
            session,
            list,
            product,
            all,
            roles,
            limits,
            columns,
            matrix,
            survey,
            row,
            role,
            stop_row,
            stop_role,
            ends,
            selection,
            width,
            bar: RwSignal::new(false),
            said: RwSignal::new(String::new()),
        }
    }

    /// The rows with a problem, in order.
    pub(super) fn problems(self) -> Vec<Id> {
        self.survey.with(|survey| {
            self.all.with(|all| survey.problems.iter().filter_map(|(place, _)| all.get(*place).cloned()).collect())
        })
    }

    /// What is wrong with a row, or `None` as long as nothing is entered.
    pub(super) fn findings(self, row: &Id) -> Option<Vec<Finding>> {
        self.matrix.with(|matrix| matrix.found(row))
    }

    /// The letters of a cell, as shown.
    pub(super) fn letters(self, (row, role): &At) -> Letters {
        let place = self.roles.with(|roles| roles.iter().position(|own| own == role));
        self.matrix.with(|matrix| place.and_then(|place| matrix.row(row).get(place).copied())).unwrap_or_default()
    }

    /// The cell that was chosen, as long as it is listed.
    pub(super) fn chosen(self) -> Option<At> {
        let is = |own: RwSignal<Option<Id>>, stop: Memo<Option<Id>>| {
            own.get().filter(|own| stop.with(|stop| stop.as_ref() == Some(own)))
        };
        Some((is(self.row, self.stop_row)?, is(self.role, self.stop_role)?))
    }

    /// Whether a cell that is being drawn is the tab stop.
    pub(super) fn is_stop(self, row: &Id, role: &Id) -> bool {
        let is = |memo: Memo<Option<Id>>, id: &Id| memo.with_untracked(|own| own.as_ref() == Some(id));
        is(self.stop_row, row) && is(self.stop_role, role)
    }

    /// The names of all roles, in their order.
    pub(super) fn names(self) -> Vec<String> {
        self.roles.with(|roles| roles.iter().map(|role| self.name(role)).collect())
    }

    /// The name of a role.
    pub(super) fn name(self, role: &Id) -> String {
        self.session.record::<Role>(role).map(|role| role.name.clone()).unwrap_or_default()
    }

    /// Keeps exactly one cell in the way of the Tab key. Cells that are drawn later ask by themselves.
    pub(super) fn keep_tab_stop(self) {
        let mut before = None::<String>;
        follow(move || {
            let now = self.stop_row.get().zip(self.stop_role.get()).map(|at| element_id(&at));
            let chosen = self.chosen().is_some();
            let mark = |id: &Option<String>, index: &str, chosen: bool| {
                if let Some(element) = id.as_deref().and_then(Element::by_id) {
                    element.set("tabindex", Some(index));
                    element.set_class("at", chosen);
                }
            };
            if before != now {
                mark(&before, "-1", false);
            }
            mark(&now, "0", chosen);
            before = now;
        });
    }

    /// Chooses a cell.
    pub(super) fn choose(self, (row, role): At) {
        for (signal, id) in [(self.row, row), (self.role, role)] {
            if signal.with_untracked(|own| own.as_ref() != Some(&id)) {
                signal.set(Some(id));
            }
        }
    }

    /// Chooses a cell and puts the focus on it. If it is not listed, everything is listed first.
    pub(super) fn go_to(self, row: Id, role: Id) {
        if !self.list.rows.with_untracked(|rows| rows.contains(&row)) {
            self.session.run(Command::GoTo(untrack(|| self.list.show_all())));
        }
        let at = (row, role);
        let id = element_id(&at);
        self.choose(at);
        spawn_local(async move {
            // On a narrow screen another turn of columns may have to come, elsewhere a part of the table that was not drawn.
            tick().await;
            for _ in 0..FRAMES {
                if page::focus(&id) {
                    break;
                }
                events::next_frame().await;
            }
        });
    }

    /// Puts the focus back on the chosen cell.
    pub(super) fn focus_chosen(self) {
        if let Some((row, role)) = untrack(|| self.chosen()) {
            self.go_to(row, role);
        }
    }
}
