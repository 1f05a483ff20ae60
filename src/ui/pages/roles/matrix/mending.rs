//! The ways to mend what a check found, as buttons: for one row, and for all rows in which one plain way fits. Knows no rule.

use crate::signals::*;

use super::grid::Grid;
use crate::analysis::fix::{Fix, Hints, Plain, Sweep, fixes};
use crate::analysis::raci::{Finding, Rule};
use crate::plan::actions::Placed;
use crate::plan::letters::Letters;
use crate::plan::{Id, Role};
use crate::session::{Checking, Command};
use crate::ui::view::{El, Part, dynamic, el};

/// So many ways stand open; the others behind a line that opens.
const FIRST: usize = 2;
/// The heading of the problems, which takes the focus when no row is left.
pub(super) const HEADING: &str = "problems";

/// The id of what leads to a row with a problem.
pub(super) fn way_id(row: &Id) -> String {
    format!("problem-{row}")
}

/// The short names of the columns; of a role without one its name.
fn shorts(grid: Grid) -> Vec<String> {
    let short = |role: &Id| {
        let role = grid.session.record::<Role>(role);
        role.map(|role| if role.short.is_empty() { role.name.clone() } else { role.short.clone() }).unwrap_or_default()
    };
    grid.roles.with(|roles| roles.iter().map(short).collect())
}

/// What to do to rows: their ids with the letters of roles by their places.
fn puts(grid: Grid, rows: impl Iterator<Item = (Id, Vec<(usize, Letters)>)>) -> Vec<Placed> {
    let roles = grid.roles.get_untracked();
    let of = |(row, changes): (Id, Vec<(usize, Letters)>)| -> Vec<Placed> {
        changes.iter().filter_map(|(place, letters)| Some((row.clone(), roles.get(*place)?.clone(), *letters))).collect()
    };
    rows.flat_map(of).collect()
}

/// What a row of the list needs to offer its ways.
pub(super) struct Row {
    pub(super) id: Id,
    pub(super) letters: Vec<Letters>,
    pub(super) names: Vec<String>,
    shorts: Vec<String>,
    hints: Hints,
    /// Whether the row has a finding that takes others along.
    nobody_acts: bool,
}

impl Row {
    pub(super) fn of(grid: Grid, id: &Id, letters: Vec<Letters>, found: &[Finding]) -> Self {
        let hints = grid.roles.with(|roles| Hints::of(&grid.session.plan(), id, roles));
        let nobody_acts = found.iter().any(|finding| finding.rule == Rule::SomebodyActs);
        Self { id: id.clone(), letters, names: grid.names(), shorts: shorts(grid), hints, nobody_acts }
    }
}

/// The ways to mend a finding of a row. `beside` are the rows whose turn it is when this one is mended.
pub(super) fn ways(grid: Grid, row: &Row, rule: Rule, beside: fn(Grid, &Id) -> Vec<Id>) -> Option<El> {
    // Where nobody acts at all, one way gives A and R; that the A and the R are missing says the same.
    if row.nobody_acts && rule != Rule::SomebodyActs {
        return None;
    }
    let found = fixes(rule, &row.letters, grid.limits.get(), &row.hints);
    let way = |fix: &Fix| {
        let (words, id) = (fix.words(&row.names), row.id.clone());
        let (said, changes) = (words.clone(), fix.changes.clone());
        let mend = move |_| {
            let next = std::iter::once(id.clone()).chain(beside(grid, &id)).map(|row| way_id(&row));
            let next: Vec<String> = next.chain([HEADING.to_owned()]).collect();
            let puts = puts(grid, std::iter::once((id.clone(), changes.clone())));
            grid.session.run_and_focus(Command::Check(Checking::Mend(said.clone(), grid.product.get_untracked(), puts)), &next);
        };
        let preview = el("small").child(fix.preview(&row.letters, &row.shorts));
        el("button")
            .attr("type", "button")
            .class("btn mend")
            .attr("dir", "auto")
            .attr("aria-describedby", way_id(&row.id))
            .on("click", mend)
            .child(el("span").child(words))
            .child(" ")
            .child(preview)
    };
    let mut all: Vec<El> = found.iter().map(way).collect();
    let rest = all.split_off(all.len().min(if all.len() == FIRST + 1 { FIRST + 1 } else { FIRST }));
    let more = (!rest.is_empty()).then(|| {
        let words = el("summary").child(format!("{} other ways", rest.len()));
        el("details").class("more").child(words).child(el("div").class("mends").child(rest))
    });
    (!all.is_empty()).then(|| el("div").class("mends screen").child(all).child(more))
}

/// One way for many rows at once, where it is plain which.
pub(super) fn sweeps(grid: Grid) -> Part {
    let found = Memo::new(move |_| -> Vec<Sweep> {
        grid.matrix.with(|own| Plain::ALL.iter().map(|plain| plain.sweep(&own.rows, grid.limits.get())).collect())
    });
    dynamic(move || {
        let sweep = |(plain, sweep): (Plain, Sweep)| {
            let words = plain.words(sweep.len());
            let said = words.clone();
            let mend = move |_| {
                let all = grid.all.get_untracked();
                let rows = sweep.iter().filter_map(|(place, changes)| Some((all.get(*place)?.clone(), changes.clone())));
                let command = Command::Check(Checking::Mend(said.clone(), grid.product.get_untracked(), puts(grid, rows)));
                grid.session.run_and_focus(command, &[HEADING.to_owned()]);
            };
            el("button").attr("type", "button").class("btn mend").on("click", mend).child(words)
        };
        let many = Plain::ALL.into_iter().zip(found.get()).filter(|(_, sweep)| sweep.len() > 1);
        el("div").class("mends screen").child(many.map(sweep).collect::<Vec<_>>())
    })
}
