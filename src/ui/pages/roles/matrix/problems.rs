//! What is wrong with the matrix, row by row, with the reason and the way there. Knows no keys.

use crate::signals::*;

use super::cells::{findings, severity, sign};
use super::finding;
use super::grid::Grid;
use crate::plan::{Id, Responsibility};
use crate::ui::view::{El, dynamic, each, el, text};
use crate::ui::widgets::icon;

/// So many rows are told of before one asks for all.
const FIRST: usize = 12;

/// The list.
pub(super) fn problems(grid: Grid) -> El {
    let whole = RwSignal::new(false);
    let found = move || grid.survey.with(|survey| finding(survey, grid.all.with(Vec::len)));
    let count = move || grid.survey.with(|survey| survey.problems.len());
    let rows = move || {
        let mut rows = grid.problems();
        rows.truncate(if whole.get() || grid.list.paper.get() { usize::MAX } else { FIRST });
        rows
    };
    let more = dynamic(move || {
        let words = if whole.get() { format!("Show the first {FIRST} only") } else { format!("Show all {} rows", count()) };
        let turn = move |_| whole.update(|whole| *whole = !*whole);
        (count() > FIRST).then(|| el("button").attr("type", "button").class("btn").on("click", turn).child(words))
    });
    el("section")
        .class("section problems")
        .attr("aria-labelledby", "problems")
        .child(el("h2").attr("id", "problems").child(text(move || found().0)))
        .child(el("p").class("small").child(text(move || found().1)))
        .child(el("ol").child(each(rows, move |id| problem(grid, id))))
        .child(more)
}

fn problem(grid: Grid, id: Id) -> El {
    let session = grid.session;
    let own = id.clone();
    let words = move || session.record::<Responsibility>(&own).map(|item| item.text.clone()).unwrap_or_default();
    let own = id.clone();
    let go = move |_| {
        let roles = grid.roles.get_untracked();
        let found = untrack(|| findings(grid, &own)).unwrap_or_default();
        let place = found.iter().find_map(|finding| finding.places.first().copied()).unwrap_or_default();
        if let Some(role) = roles.get(place) {
            grid.go_to(own.clone(), role.clone());
        }
    };
    let way = el("button").attr("type", "button").attr("dir", "auto").on("click", go).child(text(words));
    let says = dynamic(move || {
        let names = grid.names();
        let found = findings(grid, &id).unwrap_or_default();
        let say = |finding| {
            let title = el("strong").child(el("span").class("vh").child(severity(finding))).child(finding.title());
            let class = sign(std::slice::from_ref(finding));
            let line = el("p").class(&format!("status {class}")).child(icon(class)).child(title);
            el("div").child(line).child(el("p").class("small").child(finding.reason(&names)))
        };
        found.iter().map(say).collect::<Vec<_>>()
    });
    el("li").child(way).child(says)
}
