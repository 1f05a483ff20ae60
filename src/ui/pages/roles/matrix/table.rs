//! The table of the matrix: its head, the load of each role, its bodies. Knows no keys.

use std::rc::Rc;

use crate::signals::*;

use super::super::listing::Bodies;
use super::cells;
use super::grid::{Column, Grid};
use crate::analysis::raci::Load;
use crate::browser::dom::{self, WidthWatch};
use crate::ui::view::{El, dynamic, each, el};
use crate::ui::widgets::glyph;

/// So many cells are drawn wherever they stand.
const FEW: usize = 700;

/// How high the bar of the most loaded role is, in pixels.
const HEIGHT: usize = 48;

impl Grid {
    /// The table, or what stands in its place.
    pub(super) fn table(self) -> El {
        let none = Memo::new(move |_| self.list.count() == 0);
        let room = Memo::new(move |_| self.width.with(Option::is_some));
        // Nothing is drawn before it is known how many columns have room, which is before the browser shows the page.
        let table = dynamic(move || room.get().then(|| if none.get() { self.list.nothing() } else { self.draw() }));
        let place = el("div").child(table);
        let watch = WidthWatch::new(&place.element(), move |width| {
            if width > 0.0 {
                let _gone = self.width.try_set(Some(width / dom::letter_size()));
            }
        });
        let _kept = StoredValue::new_local(watch);
        place
    }

    fn draw(self) -> El {
        // In cells, not rows: with more columns fewer rows are few.
        let few = FEW / self.roles.with_untracked(Vec::len).max(1);
        let bodies = self.list.bodies(Bodies {
            span: Memo::new(move |_| self.columns.with(Vec::len) + 2),
            beside: true,
            few,
            stays: self.stop_row,
            row: Rc::new(move |id| cells::row(self, id)),
        });
        self.keep_tab_stop();
        let table = el("table")
            .class("table matrix")
            .class_when("wide", move || self.roles.with(|roles| roles.len() > 8))
            .attr("role", "grid")
            .attr("aria-multiselectable", "true")
            .attr("aria-labelledby", "matrix")
            .attr("aria-describedby", "matrix-keys")
            .child(head(self))
            .child(load(self))
            .child(bodies);
        self.takes_clipboard(table.element());
        self.listens(table)
    }
}

/// The names of the columns.
fn head(grid: Grid) -> El {
    let cell = |class: &'static str| el("th").attr("role", "columnheader").attr("scope", "col").class(class);
    let column = move |Column { name, short, mark, .. }: Column| {
        cell("role")
            .attr("aria-label", &name)
            .attr("title", &name)
            .child(glyph(mark))
            .child(el("span").attr("dir", "auto").child(short))
    };
    let row = el("tr")
        .attr("role", "row")
        .child(cell("").child("Responsibility"))
        .child(cell("stance").child("Five articles"))
        .child(each(move || grid.columns.get(), column))
        .child(cell("state").child(el("span").class("vh").child("Check")));
    el("thead").attr("role", "rowgroup").child(row)
}

/// How many rows each role is accountable for, over those in which it does the work.
fn load(grid: Grid) -> El {
    let some =
        Memo::new(move |_| grid.survey.with(|survey| survey.loads.iter().any(|load| load.accountable + load.responsible > 0)));
    let most = move || {
        grid.survey
            .with(|survey| survey.loads.iter().map(|load| load.accountable + load.responsible).max())
            .unwrap_or_default()
            .max(1)
    };
    let column = move |Column { place, name, mark, .. }: Column| {
        let bars = move || {
            let load: Load = grid.survey.with(|survey| survey.loads.get(place).copied().unwrap_or_default());
            let most = most();
            let bar = |class: &str, count: usize| el("i").class(class).style("height", format!("{}px", count * HEIGHT / most));
            let words = format!("{name}: accountable in {} rows, responsible in {}", load.accountable, load.responsible);
            let bars = el("span")
                .class(&format!("bars {}", mark.class))
                .attr("aria-hidden", "true")
                .child(bar("la", load.accountable))
                .child(bar("lr", load.responsible))
                .child(format!("{}·{}", load.accountable, load.responsible));
            vec![bars, el("span").class("vh").child(words)]
        };
        el("td").attr("role", "gridcell").child(dynamic(bars))
    };
    let row = move || {
        some.get().then(|| {
            el("tr")
                .attr("role", "row")
                .child(el("th").attr("role", "rowheader").attr("scope", "row").child("Load in all rows: A over R"))
                .child(el("td").attr("role", "gridcell").class("stance"))
                .child(each(move || grid.columns.get(), column))
                .child(el("td").attr("role", "gridcell").class("state"))
        })
    };
    el("tbody").attr("role", "rowgroup").class("load").child(dynamic(row))
}
