//! What the checks found about people: who carries too much, who nothing, who may not decide, who wears both hats. Knows no letters.

use crate::signals::*;

use super::cells::severity;
use super::grid::Grid;
use crate::analysis::finding::count_of;
use crate::analysis::people_load::{Carrying, Check, FEWEST, Note};
use crate::analysis::raci::Severity;
use crate::browser::clock;
use crate::content::catalogue;
use crate::content::work::BOTH_HATS;
use crate::plan::{Id, Responsibility, TableName};
use crate::session::{Checking, Command, Page};
use crate::ui::view::{El, dynamic, el};
use crate::ui::widgets::icon;

/// The heading, which takes the focus when a finding is gone.
const HEADING: &str = "people-found";

/// The section.
pub(super) fn people(grid: Grid) -> El {
    let carrying = Memo::new(move |_| {
        let tables = [TableName::Holdings, TableName::People, TableName::Roles, TableName::Products, TableName::Responsibilities];
        let plan = grid.session.table(&tables);
        // The limits are read from the settings.
        grid.limits.track();
        let product = grid.product.get();
        let of = |rows: &Vec<Id>, roles: &Vec<Id>, letters: &Vec<Vec<_>>| {
            Carrying::of(&plan, rows, roles, letters, clock::today(), product.as_ref())
        };
        grid.all.with(|rows| grid.roles.with(|roles| grid.matrix.with(|matrix| of(rows, roles, &matrix.rows))))
    });
    let load = || el("a").attr("href", Page::Roles.view("load").address()).child("Load");
    let content = dynamic(move || {
        carrying.with(|own| {
            let list = el("ol").child(own.notes.iter().map(|note| finding(grid, own, note)).collect::<Vec<_>>());
            let says = if own.people.is_empty() {
                "Nobody holds a role yet, so nothing can be said about people. Say who holds which under "
            } else if own.entered < FEWEST {
                "With fewer than three rows entered nothing can be said about people yet. Who holds what stands under "
            } else if own.notes.is_empty() {
                "Nobody carries too much, and who answers may decide. The figures stand under "
            } else {
                "The figures stand under "
            };
            el("div").child(el("p").class("small").child(says).child(load()).child(".")).child(list)
        })
    });
    el("section")
        .class("section found")
        .attr("aria-labelledby", HEADING)
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").child("People"))
        .child(content)
}

/// How much a finding matters, as the class and the icon of its sign.
fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "bad",
        Severity::Warning => "warn",
        Severity::Info => "info",
    }
}

fn finding(grid: Grid, own: &Carrying, note: &Note) -> El {
    let matters = note.check.severity();
    let title = el("strong").child(el("span").class("vh").child(severity(matters))).child(own.title(note));
    let line = el("p")
        .class(&format!("status {}", sign(matters)))
        .attr("dir", "auto")
        .child(icon(sign(matters)))
        .child(title)
        .child(el("span").class("count").child(note.check.id()));
    let says = el("p").class("small").attr("dir", "auto").child(own.reason(note));
    el("li").child(line).child(says).child(helps(grid, own, note)).child(rows(grid, own, note))
}

/// What helps, beside changing letters.
fn helps(grid: Grid, own: &Carrying, note: &Note) -> Option<El> {
    let link = |view: &str, words: &str| {
        let role = note.who.and_then(|role| own.roles.get(role)).filter(|_| view == "list");
        let way = Page::Roles.view(view).with("role", role.map(|(id, _)| id.as_str()));
        el("a").attr("href", way.address()).child(words)
    };
    match note.check {
        Check::NoRight => {
            let person = own.people.get(note.who?)?;
            let plan = grid.session.plan();
            let is_theirs =
                |holding: &&crate::plan::Holding| holding.powerless && holding.person.as_ref() == Some(&person.person);
            let holdings: Vec<Id> = plan.holdings.iter().filter(is_theirs).map(|holding| holding.id.clone()).collect();
            let may = move |_| {
                let command = Command::Check(Checking::Powerless(holdings.clone(), false));
                grid.session.run_and_focus(command, &[HEADING.to_owned()]);
            };
            let words = format!("{} may decide from now on", person.name);
            let button = el("button").attr("type", "button").class("btn mend").attr("dir", "auto").on("click", may).child(words);
            Some(el("div").class("mends screen").child(button))
        }
        Check::BothHats => {
            let said = |(id, words): &(&str, &str)| {
                let article = catalogue().articles.iter().find(|article| article.id.as_str() == *id);
                el("li").child(format!("{}: {words}.", article.map_or(*id, |article| article.name)))
            };
            let list = el("ul").class("small stances-said").child(BOTH_HATS.iter().map(said).collect::<Vec<_>>());
            let summary = el("summary").child("What three articles say, as we read them");
            Some(el("details").class("more").child(summary).child(list))
        }
        Check::Unheld => {
            let words = el("p").class("small").child(link("list", "The roles")).child(" · ");
            Some(words.child(link("load", "Who holds which")))
        }
        _ => None,
    }
}

/// The rows that a finding is about, each leading to its row.
fn rows(grid: Grid, own: &Carrying, note: &Note) -> Option<El> {
    let plan = grid.session.plan();
    let row = |place: &usize| {
        let id = own.rows.get(*place)?.clone();
        let words = plan.responsibilities.get(id.as_str()).map(|item: &Responsibility| item.text.clone())?;
        let go = move |_| {
            if let Some(role) = grid.roles.get_untracked().first() {
                grid.go_to(id.clone(), role.clone());
            }
        };
        Some(el("li").child(el("button").attr("type", "button").attr("dir", "auto").on("click", go).child(words)))
    };
    let rows: Vec<El> = note.rows.iter().filter_map(row).collect();
    let words = match note.check {
        Check::BothHats => format!("What could be handed over: {}", count_of(rows.len(), "row")),
        _ => count_of(rows.len(), "row"),
    };
    let list = |rows: Vec<El>| el("ul").class("small").child(rows);
    (!rows.is_empty()).then(|| el("details").class("more screen").child(el("summary").child(words)).child(list(rows)))
}
