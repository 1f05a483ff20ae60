//! The cells of the matrix: letters as marks, rows with what the articles say and how they stand, the head with the load of each role.
//! Knows no keys.

use crate::signals::*;

use super::grid::{Grid, ROLE, ROW, element_id};
use crate::analysis::raci::{Finding, Load, Severity, check, is_unsettled};
use crate::content::catalogue;
use crate::plan::letters::Letters;
use crate::plan::matrix::cell_id;
use crate::plan::{Cell, Id, Responsibility, Role};
use crate::session::Session;
use crate::ui::view::{El, dynamic, each, el, text};
use crate::ui::widgets::{Mark, glyph, icon, stance_marks};

/// The letters of a cell as a mark in the colour of a class; nothing for none.
pub(super) fn mark(letters: Letters, class: &str) -> Option<El> {
    let word = letters.to_string();
    let mark = el("b").class(&format!("raci {} {class}", word.to_ascii_lowercase()));
    let letters = word.chars().map(|letter| el("i").child(letter.to_string())).collect::<Vec<_>>();
    (!word.is_empty()).then(|| mark.child(letters))
}

/// The letters of a cell; told when it changes.
fn letters(session: Session, row: &Id, role: &Id) -> Letters {
    session.record::<Cell>(&cell_id(row, role)).map(|cell| cell.letters).unwrap_or_default()
}

/// The letters of a row; told when one of its cells changes.
pub(super) fn letters_of_row(grid: Grid, row: &Id) -> Vec<Letters> {
    grid.roles.with(|roles| roles.iter().map(|role| letters(grid.session, row, role)).collect())
}

/// What is wrong with a row, or `None` as long as nothing is entered; told when one of its cells changes.
pub(super) fn findings(grid: Grid, row: &Id) -> Option<Vec<Finding>> {
    let row = letters_of_row(grid, row);
    (!is_unsettled(&row)).then(|| check(&row, grid.limits.get()))
}

/// How much the worst of some findings matters, as the class and the icon of its sign.
pub(super) fn sign(found: &[Finding]) -> &'static str {
    match found.iter().map(|finding| finding.rule.severity()).max() {
        Some(Severity::Error) => "bad",
        Some(Severity::Warning) => "warn",
        Some(Severity::Info) => "info",
        None => "ok",
    }
}

/// How much a finding matters, in front of its words.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error: ",
        Severity::Warning => "Warning: ",
        Severity::Info => "Note: ",
    }
}

fn mark_of(grid: Grid, role: &Id) -> Mark {
    Mark::of_role(grid.session.record::<Role>(role).as_deref())
}

/// The row of a responsibility.
pub(super) fn row(grid: Grid, id: Id) -> El {
    let session = grid.session;
    let own = id.clone();
    let item = Memo::new(move |_| session.record::<Responsibility>(&own));
    let words = move || item.with(|item| item.as_ref().map(|item| item.text.clone()).unwrap_or_default());
    let own = id.clone();
    let found = Memo::new(move |_| findings(grid, &own));
    let own = id.clone();
    let cells = each(move || grid.roles.get(), move |role| cell(grid, own.clone(), role, item, found));
    let part = |class: &'static str| el("td").attr("role", "gridcell").class(class);
    el("tr")
        .attr("role", "row")
        .attr(ROW, id.as_str())
        .child(el("th").attr("role", "rowheader").attr("scope", "row").attr("dir", "auto").child(text(words)))
        .child(part("stance").child(catalogue().entry(id.as_str()).map(stance_marks)))
        .child(cells)
        .child(part("state").child(dynamic(move || found.with(|found| state(grid, found.as_deref())))))
}

/// How a row stands.
fn state(grid: Grid, found: Option<&[Finding]>) -> El {
    let Some(found) = found else { return el("span").class("vh").child("Empty") };
    let (names, limits) = (grid.names(), grid.limits.get());
    let says = |finding: &Finding| {
        let reason = finding.reason(&names, limits);
        format!("{}{}. {reason}", severity(finding.rule.severity()), finding.title())
    };
    let words = if found.is_empty() { "Settled".to_owned() } else { found.iter().map(says).collect::<Vec<_>>().join(" ") };
    let class = sign(found);
    let icon = icon(if class == "ok" { "check" } else { class });
    el("span").class(&format!("status {class}")).attr("title", &words).child(icon).child(el("span").class("vh").child(words))
}

fn cell(
    grid: Grid,
    row: Id,
    role: Id,
    item: Memo<Option<std::sync::Arc<Responsibility>>>,
    found: Memo<Option<Vec<Finding>>>,
) -> El {
    let session = grid.session;
    let (id, stop) = (element_id(&row, &role), grid.is_stop(&row, &role));
    let name = {
        let (row, role) = (row.clone(), role.clone());
        move || {
            let text = item.with(|item| item.as_ref().map(|item| item.text.clone()).unwrap_or_default());
            let letters = letters(session, &row, &role);
            // Whoever speaks to the page says what stands there: two letters together are a word of their own.
            let written = letters.to_string();
            let written = if written.len() > 1 { format!(", {written}") } else { String::new() };
            format!("{text}, {}: {}{written}", grid.name(&role), letters.words())
        }
    };
    let concerned = {
        let role = role.clone();
        move || {
            let place = grid.roles.with(|roles| roles.iter().position(|own| *own == role));
            let of = |found: &Vec<Finding>| -> Vec<Finding> {
                found.iter().filter(|finding| place.is_some_and(|place| finding.places.contains(&place))).cloned().collect()
            };
            let own = found.with(|found| found.as_ref().map(of).unwrap_or_default());
            (!own.is_empty()).then(|| sign(&own).to_owned())
        }
    };
    el("td")
        .attr("role", "gridcell")
        .attr("id", id)
        .attr(ROLE, role.as_str())
        .attr("tabindex", if stop { "0" } else { "-1" })
        .follows("aria-label", move || Some(name()))
        .follows("data-sign", concerned)
        .child(dynamic(move || mark(letters(session, &row, &role), mark_of(grid, &role).class)))
}

/// The names of the columns.
pub(super) fn head(grid: Grid) -> El {
    let cell = |class: &'static str| el("th").attr("role", "columnheader").attr("scope", "col").class(class);
    let column = move |role: Id| {
        let (own, named, titled) = (role.clone(), role.clone(), role.clone());
        let short = move || {
            let role = grid.session.record::<Role>(&own);
            role.map(|role| if role.short.is_empty() { role.name.clone() } else { role.short.clone() }).unwrap_or_default()
        };
        cell("role")
            .follows("aria-label", move || Some(grid.name(&named)))
            .follows("title", move || Some(grid.name(&titled)))
            .child(dynamic(move || glyph(mark_of(grid, &role))))
            .child(el("span").attr("dir", "auto").child(text(short)))
    };
    let row = el("tr")
        .attr("role", "row")
        .child(cell("").child("Responsibility"))
        .child(cell("stance").child("Five articles"))
        .child(each(move || grid.roles.get(), column))
        .child(cell("state").child(el("span").class("vh").child("Check")));
    el("thead").attr("role", "rowgroup").child(row)
}

/// How high the bar of the most loaded role is, in pixels.
const HEIGHT: usize = 48;

/// How many rows each role is accountable for, over those in which it does the work.
pub(super) fn load(grid: Grid) -> El {
    let some =
        Memo::new(move |_| grid.survey.with(|survey| survey.loads.iter().any(|load| load.accountable + load.responsible > 0)));
    let of = move |role: &Id| -> Load {
        let place = grid.roles.with(|roles| roles.iter().position(|own| own == role)).unwrap_or_default();
        grid.survey.with(|survey| survey.loads.get(place).copied().unwrap_or_default())
    };
    let most = move || {
        grid.survey
            .with(|survey| survey.loads.iter().map(|load| load.accountable + load.responsible).max())
            .unwrap_or_default()
            .max(1)
    };
    let column = move |role: Id| {
        let own = role.clone();
        let words = move || {
            let load = of(&own);
            format!("{}: accountable in {} rows, responsible in {}", grid.name(&own), load.accountable, load.responsible)
        };
        let bars = move || {
            let (load, most) = (of(&role), most());
            let bar = |class: &str, count: usize| el("i").class(class).style("height", format!("{}px", count * HEIGHT / most));
            el("span")
                .class(&format!("bars {}", mark_of(grid, &role).class))
                .attr("aria-hidden", "true")
                .child(bar("la", load.accountable))
                .child(bar("lr", load.responsible))
                .child(format!("{}·{}", load.accountable, load.responsible))
        };
        el("td").attr("role", "gridcell").child(dynamic(bars)).child(el("span").class("vh").child(text(words)))
    };
    let row = move || {
        some.get().then(|| {
            el("tr")
                .attr("role", "row")
                .child(el("th").attr("role", "rowheader").attr("scope", "row").child("Load in all rows: A over R"))
                .child(el("td").attr("role", "gridcell").class("stance"))
                .child(each(move || grid.roles.get(), column))
                .child(el("td").attr("role", "gridcell").class("state"))
        })
    };
    el("tbody").attr("role", "rowgroup").class("load").child(dynamic(row))
}
