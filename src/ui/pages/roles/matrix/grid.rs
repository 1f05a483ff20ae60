//! The grid of the matrix: which cell is chosen, moving by keys, setting letters. One tab stop. Knows no rule and does not draw cells.

use std::rc::Rc;

use crate::signals::*;

use super::super::listing::{Kind, Kinds, Listing};
use super::cells;
use crate::analysis::limits::Limits;
use crate::analysis::raci::{Survey, check, is_unsettled};
use crate::browser::element::{Element, Event};
use crate::browser::{events, page, walk};
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::matrix::{cell_id, letters_of, row_of, rows_of};
use crate::plan::{Id, Role, Settings, TableName};
use crate::session::{Command, Session};
use crate::ui::view::{El, dynamic, el, follow, text};

/// The attribute that names the row of whatever stands in it, and the one that names the role of a cell.
pub(super) const ROW: &str = "data-row";
pub(super) const ROLE: &str = "data-role";
/// The first button of the bar of letters.
pub(super) const BAR: &str = "letter-A";

/// So many cells are drawn wherever they stand.
const FEW: usize = 700;
/// So many rows Page Up and Page Down move.
const PAGE: usize = 10;
/// So many columns a narrow screen shows at a time.
const COLUMNS: usize = 4;
/// How many frames a row may take to come.
const FRAMES: usize = 20;

const KINDS: Kinds = &[
    (Kind::All, "all", "All"),
    (Kind::Problems, "problems", "Problems"),
    (Kind::Topics, "topics", "Topics"),
    (Kind::Contested, "contested", "Contested"),
];

/// The matrix on the page. Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    pub(super) session: Session,
    pub(super) list: Listing,
    /// All responsibilities in use, in their order.
    pub(super) all: Memo<Vec<Id>>,
    /// The columns.
    pub(super) roles: Memo<Vec<Id>>,
    /// The letters of all rows.
    pub(super) letters: Memo<Vec<Vec<Letters>>>,
    /// What the checks allow.
    pub(super) limits: Memo<Limits>,
    pub(super) survey: Memo<Survey>,
    row: RwSignal<Option<Id>>,
    role: RwSignal<Option<Id>>,
    /// The tab stop: the chosen cell while it is listed, else the first.
    stop_row: Memo<Option<Id>>,
    stop_role: Memo<Option<Id>>,
    /// Whether the letters are there as buttons.
    pub(super) bar: RwSignal<bool>,
    /// What the last key did.
    pub(super) said: RwSignal<String>,
}

/// The id of a cell on the page.
pub(super) fn element_id(row: &Id, role: &Id) -> String {
    format!("cell-{}", cell_id(row, role))
}

/// What is chosen if it is among these, else the first of them.
fn stop(chosen: RwSignal<Option<Id>>, among: Memo<Vec<Id>>) -> Option<Id> {
    let chosen = chosen.get();
    among.with(|among| chosen.filter(|id| among.contains(id)).or_else(|| among.first().cloned()))
}

impl Grid {
    pub(super) fn new() -> Self {
        let session = Session::get();
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
        let letters = Memo::new(move |_| {
            let plan = session.table(&[TableName::Cells]);
            roles.with(|roles| all.with(|all| rows_of(&plan, all, roles)))
        });
        let limits = Memo::new(move |_| {
            let settings = session.record::<Settings>(session.plan().id());
            settings.map(|settings| Limits::of(&settings)).unwrap_or_default()
        });
        let survey = Memo::new(move |_| letters.with(|rows| Survey::of(rows, roles.with(Vec::len), limits.get())));
        let problems = Memo::new(move |_| {
            let places = survey.with(|survey| survey.problems.clone());
            all.with(|all| places.iter().filter_map(|(place, _)| all.get(*place).cloned()).collect::<Vec<Id>>())
        });
        let list = Listing::new("", KINDS, Some(problems));
        let (row, role) = (RwSignal::new(None), RwSignal::new(None));
        let stop_row = Memo::new(move |_| stop(row, list.rows));
        let stop_role = Memo::new(move |_| stop(role, roles));
        let (bar, said) = (RwSignal::new(false), RwSignal::new(String::new()));
        Self { session, list, all, roles, letters, limits, survey, row, role, stop_row, stop_role, bar, said }
    }

    /// The rows with a problem, in order.
    pub(super) fn problems(self) -> Vec<Id> {
        self.survey.with(|survey| {
            self.all.with(|all| survey.problems.iter().filter_map(|(place, _)| all.get(*place).cloned()).collect())
        })
    }

    /// The cell that was chosen, as long as it is listed.
    pub(super) fn chosen(self) -> Option<(Id, Id)> {
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

    /// The names of the columns.
    pub(super) fn names(self) -> Vec<String> {
        self.roles.with(|roles| roles.iter().map(|role| self.name(role)).collect())
    }

    /// The name of a role.
    pub(super) fn name(self, role: &Id) -> String {
        self.session.record::<Role>(role).map(|role| role.name.clone()).unwrap_or_default()
    }

    /// The table, or what stands in its place.
    pub(super) fn table(self) -> El {
        let none = Memo::new(move |_| self.list.count() == 0);
        el("div").child(dynamic(move || if none.get() { self.list.nothing() } else { self.draw() }))
    }

    fn draw(self) -> El {
        // In cells, not rows: with more columns fewer rows are few.
        let few = FEW / self.roles.with_untracked(Vec::len).max(1);
        let bodies = self.list.bodies(3, few, self.stop_row, Rc::new(move |id| cells::row(self, id)));
        self.keep_tab_stop();
        el("table")
            .class("table matrix")
            .attr("role", "grid")
            .attr("aria-labelledby", "matrix")
            .attr("aria-describedby", "matrix-keys")
            .follows("data-turn", move || Some(self.turn().to_string()))
            .child(cells::head(self))
            .child(cells::load(self))
            .child(bodies)
            .on("keydown", move |event| self.take_key(&event))
            .on("focusin", move |event| {
                if let Some((row, role)) = cell_of(&event) {
                    self.choose(row, role);
                }
            })
            .on("click", move |event| {
                if let Some((row, role)) = cell_of(&event) {
                    // The bar may come to lie over the cell; a focus that comes anew brings it into sight.
                    if let Some(cell) = Element::by_id(&element_id(&row, &role)).filter(|_| !self.bar.get_untracked()) {
                        cell.blur();
                    }
                    self.bar.set(true);
                    self.go_to(row, role);
                }
            })
    }

    /// Keeps exactly one cell in the way of the Tab key. Cells that are drawn later ask by themselves.
    fn keep_tab_stop(self) {
        let mut before = None::<String>;
        follow(move || {
            let now = self.stop_row.get().zip(self.stop_role.get()).map(|(row, role)| element_id(&row, &role));
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

    fn choose(self, row: Id, role: Id) {
        for (signal, id) in [(self.row, row), (self.role, role)] {
            if signal.with_untracked(|own| own.as_ref() != Some(&id)) {
                signal.set(Some(id));
            }
        }
    }

    /// Chooses a cell and puts the focus on it. If it is not listed, everything is listed first.
    pub(super) fn go_to(self, row: Id, role: Id) {
        if !self.list.rows.with_untracked(|rows| rows.contains(&row)) {
            self.session.run(Command::GoTo(self.list.show_all()));
        }
        let id = element_id(&row, &role);
        self.choose(row, role);
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

    fn take_key(self, event: &Event) {
        let Some((row, role)) = cell_of(event) else { return };
        let key = event.key();
        let (shift, held) = event.held();
        if held && !matches!(key.as_str(), "Home" | "End") {
            return;
        }
        let now = letters_of(&self.session.plan(), &row, &role);
        let typed = key.to_ascii_uppercase();
        let letter = LETTERS.iter().map(|(letter, _)| *letter).find(|letter| typed.chars().eq([*letter]));
        match (key.as_str(), letter) {
            (_, Some(letter)) => self.set(&row, &role, if shift { now.with(letter) } else { Letters::only(letter) }),
            ("Delete" | "Backspace", _) => self.set(&row, &role, Letters::default()),
            ("Enter" | " ", _) => self.open_bar(),
            ("Escape", _) => self.bar.set(false),
            (key, _) => {
                let Some(to) = self.beside(&row, &role, key, held) else { return };
                self.go_to(to.0, to.1);
            }
        }
        event.take();
    }

    /// The cell to which a key leads.
    fn beside(self, row: &Id, role: &Id, key: &str, far: bool) -> Option<(Id, Id)> {
        let (rows, roles) = (self.list.rows.get_untracked(), self.roles.get_untracked());
        let (r, c) = (rows.iter().position(|own| own == row)?, roles.iter().position(|own| own == role)?);
        let (last_row, last_role) = (rows.len().saturating_sub(1), roles.len().saturating_sub(1));
        let (r, c) = match key {
            "ArrowUp" => (r.saturating_sub(1), c),
            "ArrowDown" => (r + 1, c),
            "ArrowLeft" => (r, c.saturating_sub(1)),
            "ArrowRight" => (r, c + 1),
            "PageUp" => (r.saturating_sub(PAGE), c),
            "PageDown" => (r + PAGE, c),
            "Home" => (if far { 0 } else { r }, 0),
            "End" => (if far { last_row } else { r }, last_role),
            _ => return None,
        };
        Some((rows.get(r.min(last_row))?.clone(), roles.get(c.min(last_role))?.clone()))
    }

    /// Sets the letters of a cell and says what came of it.
    pub(super) fn set(self, row: &Id, role: &Id, letters: Letters) {
        self.session.run(Command::SetLetters(row.clone(), role.clone(), letters));
        let plan = self.session.plan();
        let row: Vec<Letters> = row_of(&plan, row).into_iter().map(|(_, letters)| letters).collect();
        let found = if is_unsettled(&row) { Vec::new() } else { check(&row, self.limits.get_untracked()) };
        let found: String = found.iter().map(|finding| format!(" {}.", finding.title())).collect();
        let name = plan.roles.get(role.as_str()).map(|role| role.name.clone()).unwrap_or_default();
        self.said.set(format!("{name}: {}.{found}", letters.words()));
    }

    fn open_bar(self) {
        self.bar.set(true);
        spawn_local(async move {
            tick().await;
            let _found = page::focus(BAR);
        });
    }

    /// Which columns a narrow screen shows.
    fn turn(self) -> usize {
        let stop = self.stop_role.get();
        self.roles.with(|roles| roles.iter().position(|role| Some(role) == stop.as_ref()).unwrap_or_default() / COLUMNS)
    }

    /// The switch between the columns, for narrow screens.
    pub(super) fn turns(self) -> El {
        let short = move |role: &Id| self.session.record::<Role>(role).map(|role| role.short.clone()).unwrap_or_default();
        let switch = dynamic(move || {
            let roles = self.roles.get();
            let turn = |(at, some): (usize, &[Id])| {
                let (first, names) = (some.first().cloned(), some.to_vec());
                el("button")
                    .attr("type", "button")
                    .states("aria-pressed", move || self.turn() == at)
                    .on("click", move |_| self.role.set(first.clone()))
                    .child(text(move || names.iter().map(short).collect::<Vec<_>>().join(", ")))
            };
            let turns = roles.chunks(COLUMNS).enumerate().map(turn);
            (roles.len() > COLUMNS)
                .then(|| turns.fold(el("div").class("seg").attr("role", "group").attr("aria-label", "Roles shown"), El::child))
        });
        el("div").class("turns").child(switch)
    }
}

/// The cell in which something happened: its row and its role.
fn cell_of(event: &Event) -> Option<(Id, Id)> {
    let role = walk::text_of(event, ROLE)?;
    Some((Id::new(&walk::text_of(event, ROW)?)?, Id::new(&role)?))
}
