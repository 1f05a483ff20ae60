//! What is wrong with the matrix, row by row, with the reason and the way there. Knows no keys.

use crate::signals::*;

use super::cells::{severity, sign};
use super::finding;
use super::grid::Grid;
use crate::analysis::finding::{capital, in_words};
use crate::plan::{Decision, Id, Responsibility, TableName};
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
        .child(dynamic(move || moved_on(grid)))
}

/// The decisions of workshops that the matrix does not follow any more.
fn moved_on(grid: Grid) -> Option<El> {
    let plan = grid.session.table(&[TableName::Decisions, TableName::Cells, TableName::Roles]);
    let row = |decision: &Decision| {
        let item = plan.responsibilities.get(decision.topic.as_ref()?.as_str()).filter(|item| !item.archived)?;
        let role = decision.accountable.as_ref().and_then(|id| plan.roles.get(id.as_str()));
        let who = role.map(|role| format!(": accountable was {}", role.name)).unwrap_or_default();
        let day = decision.day.map(|day| format!(" on {}", day.in_words())).unwrap_or_default();
        let id = item.id.clone();
        let go = move |_| {
            if let Some(role) = grid.roles.get_untracked().first() {
                grid.go_to(id.clone(), role.clone());
            }
        };
        let way = el("button").attr("type", "button").attr("dir", "auto").on("click", go).child(&item.text);
        Some(el("li").child(way).child(el("p").class("small").attr("dir", "auto").child(format!("Decided{day}{who}."))))
    };
    let rows: Vec<El> = plan.decisions.iter().filter(|decision| decision.is_outdated(&plan)).filter_map(row).collect();
    let heading = match rows.len() {
        0 => return None,
        1 => "One row has moved on since it was decided".to_owned(),
        count => format!("{} rows have moved on since they were decided", capital(&in_words(count))),
    };
    let heading = el("h3").attr("id", "moved-on").child(heading);
    Some(el("section").attr("aria-labelledby", "moved-on").child(heading).child(el("ol").child(rows)))
}

fn problem(grid: Grid, id: Id) -> El {
    let session = grid.session;
    let own = id.clone();
    let words = move || session.record::<Responsibility>(&own).map(|item| item.text.clone()).unwrap_or_default();
    let own = id.clone();
    let go = move |_| {
        let roles = grid.roles.get_untracked();
        let found = untrack(|| grid.findings(&own)).unwrap_or_default();
        let place = found.iter().find_map(|finding| finding.places.first().copied()).unwrap_or_default();
        if let Some(role) = roles.get(place) {
            grid.go_to(own.clone(), role.clone());
        }
    };
    let way = el("button").attr("type", "button").attr("dir", "auto").on("click", go).child(text(words));
    let says = dynamic(move || {
        let names = grid.names();
        let found = grid.findings(&id).unwrap_or_default();
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
