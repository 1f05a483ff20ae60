//! What is wrong with the matrix, row by row, errors before warnings, with the reason, the way there and the ways to mend it. Knows no
//! keys.

use crate::signals::*;

use super::cells::{severity, sign};
use super::finding;
use super::grid::Grid;
use super::mending::{HEADING, Row, sweeps, way_id, ways};
use crate::analysis::finding::{capital, in_words};
use crate::analysis::raci::Finding;
use crate::plan::{Decision, Id, Responsibility, TableName};
use crate::session::Page;
use crate::ui::view::{El, dynamic, each, el, text};
use crate::ui::widgets::icon;

/// So many rows are told of before one asks for all.
const FIRST: usize = 12;

/// The list.
pub(super) fn problems(grid: Grid) -> El {
    let whole = RwSignal::new(false);
    let found = move || grid.survey.with(|survey| finding(survey, grid.all.with(Vec::len)));
    let count = move || grid.survey.with(|survey| survey.problems.len());
    let all = Memo::new(move |_| ranked(grid));
    let rows = move |errors: bool| {
        let mut rows = all.get();
        rows.truncate(if whole.get() || grid.list.paper.get() { usize::MAX } else { FIRST });
        rows.retain(|(_, own)| *own == errors);
        rows.into_iter().map(|(id, _)| id).collect::<Vec<Id>>()
    };
    let group = move |errors: bool| {
        let id = if errors { "errors" } else { "warnings" };
        let in_all = move || all.with(|all| all.iter().filter(|(_, own)| *own == errors).count());
        let heading = text(move || format!("{} with {}", rows_of(in_all()), if errors { "an error" } else { "a warning only" }));
        let heading = el("p").class("group small").attr("id", id).child(heading);
        el("div")
            .when("hidden", move || in_all() == 0)
            .child(heading)
            .child(el("ol").attr("aria-labelledby", id).child(each(move || rows(errors), move |id| problem(grid, id))))
    };
    let more = dynamic(move || {
        let words = if whole.get() { format!("Show the first {FIRST} only") } else { format!("Show all {} rows", count()) };
        let turn = move |_| whole.update(|whole| *whole = !*whole);
        (count() > FIRST).then(|| el("button").attr("type", "button").class("btn").on("click", turn).child(words))
    });
    el("section")
        .class("section problems")
        .attr("aria-labelledby", HEADING)
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").child(text(move || found().0)))
        .child(el("p").class("small").child(text(move || found().1)))
        .child(dynamic(move || {
            let empty = grid.survey.with(|survey| survey.unsettled > 0 && survey.unsettled == grid.all.with(Vec::len));
            let way = || el("a").attr("href", Page::Roles.view("templates").address()).child("Or begin with a template");
            empty.then(|| el("p").child(way()))
        }))
        .child(sweeps(grid))
        .child(group(true))
        .child(group(false))
        .child(more)
        .child(dynamic(move || moved_on(grid)))
}

/// The rows with a problem, those with an error first; whether each has one.
fn ranked(grid: Grid) -> Vec<(Id, bool)> {
    let is_error = |place: &usize| grid.survey.with(|survey| survey.errors.binary_search(place).is_ok());
    let places: Vec<usize> = grid.survey.with(|survey| survey.problems.iter().map(|(place, _)| *place).collect());
    let all = grid.problems().into_iter().zip(places.iter().map(is_error));
    let (mut errors, rest): (Vec<_>, Vec<_>) = all.partition(|(_, error)| *error);
    errors.extend(rest);
    errors
}

/// The rows whose turn it is when this one is mended: the next in the list, then the one before.
fn beside(grid: Grid, row: &Id) -> Vec<Id> {
    let rows: Vec<Id> = untrack(|| ranked(grid)).into_iter().map(|(id, _)| id).collect();
    let at = rows.iter().position(|own| own == row).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| rows.get(at));
    rows.get(at + 1).into_iter().chain(before).cloned().collect()
}

fn rows_of(count: usize) -> String {
    capital(&if count == 1 { "one row".to_owned() } else { format!("{} rows", in_words(count)) })
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
    let way = way.attr("id", way_id(&id));
    let says = dynamic(move || {
        let found = grid.findings(&id).unwrap_or_default();
        let letters = grid.matrix.with(|matrix| matrix.row(&id).to_vec());
        let row = Row::of(grid, &id, letters, &found);
        let say = |finding: &Finding| {
            let title =
                el("strong").child(el("span").class("vh").child(severity(finding.rule.severity()))).child(finding.title());
            let class = sign(std::slice::from_ref(finding));
            let number = el("span").class("count").child(finding.rule.id());
            let line = el("p").class(&format!("status {class}")).child(icon(class)).child(title).child(number);
            let reason = el("p").class("small").attr("dir", "auto").child(finding.reason(&row.names, grid.limits.get()));
            el("div").child(line).child(reason).child(ways(grid, &row, finding.rule, beside))
        };
        found.iter().map(say).collect::<Vec<_>>()
    });
    el("li").child(way).child(says)
}
