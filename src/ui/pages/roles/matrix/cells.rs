//! The rows of the matrix: what the articles say, the letters as marks, how the row stands. One follower for a whole row, which draws only
//! those cells that have changed. Knows no keys.

use std::sync::Arc;

use crate::signals::*;

use super::grid::{Column, Grid, element_id};
use super::keys::{ROLE, ROW};
use crate::analysis::raci::{Finding, Severity};
use crate::browser::element::Element;
use crate::content::catalogue;
use crate::plan::letters::Letters;
use crate::plan::{Id, Responsibility};
use crate::ui::view::{El, dynamic, el, follow, text};
use crate::ui::widgets::{icon, letters_mark, stance_marks};

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

/// How a row stands.
#[derive(Clone, PartialEq)]
struct Standing {
    text: String,
    letters: Vec<Letters>,
    found: Option<Vec<Finding>>,
    /// With a product: whether the row is its own.
    own: Option<bool>,
}

/// How a cell looks.
#[derive(Clone, PartialEq, Default)]
struct Look {
    letters: Letters,
    sign: Option<&'static str>,
    inherited: bool,
    selected: bool,
}

/// The row of a responsibility.
pub(super) fn row(grid: Grid, id: Id) -> El {
    let session = grid.session;
    let own = id.clone();
    let item = Memo::new(move |_| session.record::<Responsibility>(&own));
    let own = id.clone();
    let standing = Memo::new(move |_| {
        let text =
            item.with(|item: &Option<Arc<Responsibility>>| item.as_ref().map(|item| item.text.clone())).unwrap_or_default();
        let has_product = grid.product.with(Option::is_some);
        grid.matrix.with(|matrix| Standing {
            text,
            letters: matrix.row(&own).to_vec(),
            found: matrix.found(&own),
            own: has_product.then(|| matrix.is_own(&own)),
        })
    });
    let words = move || standing.with(|standing| standing.text.clone());
    let is_own = move || standing.with(|standing| standing.own == Some(true));
    let own_says = dynamic(move || {
        let words = move || format!("own for {}", grid.product_name().unwrap_or_default());
        is_own().then(|| el("span").class("chip").attr("dir", "auto").child(text(words)))
    });
    let found = Memo::new(move |_| standing.with(|standing| standing.found.clone()));
    let state = dynamic(move || found.with(|found| state(grid, found.as_deref())));
    let name = el("th").attr("role", "rowheader").attr("scope", "row").attr("dir", "auto").child(text(words));
    let part = |class: &'static str| el("td").attr("role", "gridcell").class(class);
    let own = id.clone();
    el("tr")
        .attr("role", "row")
        .attr(ROW, id.as_str())
        .child(name.child(own_says))
        .child(part("stance").child(catalogue().entry(id.as_str()).map(stance_marks)))
        .child(dynamic(move || cells(grid, &own, standing)))
        .child(part("state").child(state))
}

/// The cells of a row in the columns for which there is room.
fn cells(grid: Grid, row: &Id, standing: Memo<Standing>) -> Vec<El> {
    let columns = grid.columns.get();
    let cell = |column: &Column| {
        let stop = grid.is_stop(row, &column.id);
        let id = element_id(&(row.clone(), column.id.clone()));
        let cell = el("td").attr("role", "gridcell").attr("id", id).attr(ROLE, column.id.as_str());
        cell.attr("tabindex", if stop { "0" } else { "-1" })
    };
    let cells: Vec<El> = columns.iter().map(cell).collect();
    let elements: Vec<Element> = cells.iter().map(El::element).collect();
    let mut before: Vec<Look> = Vec::new();
    let mut text_before = None;
    let row = row.clone();
    follow(move || {
        let selected =
            grid.selection.with(|rectangle| rectangle.as_ref().map(|rectangle| rectangle.in_row(&row))).unwrap_or(0..0);
        standing.with(|standing| {
            let sign_of = |place: usize| {
                let of = |found: &Vec<Finding>| -> Vec<Finding> {
                    found.iter().filter(|finding| finding.places.contains(&place)).cloned().collect()
                };
                let found = standing.found.as_ref().map(of).unwrap_or_default();
                (!found.is_empty()).then(|| sign(&found))
            };
            let renamed = text_before.as_ref() != Some(&standing.text);
            let look = |column: &Column| Look {
                letters: standing.letters.get(column.place).copied().unwrap_or_default(),
                sign: sign_of(column.place),
                inherited: standing.own == Some(false),
                selected: selected.contains(&column.place),
            };
            let now: Vec<Look> = columns.iter().map(look).collect();
            for (at, ((look, column), cell)) in now.iter().zip(&columns).zip(&elements).enumerate() {
                let was = before.get(at);
                if renamed || was != Some(look) {
                    draw(cell, (&standing.text, column), look, was);
                }
            }
            before = now;
            if renamed {
                text_before = Some(standing.text.clone());
            }
        });
    });
    cells
}

/// Draws a cell: only what is not so already.
fn draw(cell: &Element, (text, column): (&str, &Column), look: &Look, was: Option<&Look>) {
    // Whoever speaks to the page says what stands there: two letters together are a word of their own.
    let written = look.letters.to_string();
    let written = if written.len() > 1 { format!(", {written}") } else { String::new() };
    let whose = if look.inherited { ", as for all products" } else { "" };
    cell.set("aria-label", Some(&format!("{text}, {}: {}{written}{whose}", column.name, look.letters.words())));
    let blank = Look::default();
    let was = was.unwrap_or(&blank);
    if look.sign != was.sign {
        cell.set("data-sign", look.sign);
    }
    if look.selected != was.selected {
        cell.set("aria-selected", look.selected.then_some("true"));
    }
    if look.inherited != was.inherited {
        cell.set_class("inherited", look.inherited);
    }
    if look.letters != was.letters {
        cell.clear();
        if let Some(mark) = letters_mark(look.letters, column.mark.class) {
            cell.append(&mark.element().piece());
        }
    }
}

/// How a row stands, in a sign.
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
