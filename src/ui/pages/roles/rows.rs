//! The list of responsibilities: choose topics, rename, add, put away.

use std::rc::Rc;

use crate::signals::*;

use super::listing::{self, Bodies, Kind, Kinds, Listing, area_names};
use super::row::row;
use crate::plan::Id;
use crate::session::{Command, InCsv, Route, Session};
use crate::ui::view::{El, dynamic, el, parts, text};
use crate::ui::widgets::{Button, icon};

/// So many rows are drawn wherever they stand.
const FEW: usize = 300;
/// The columns of the table.
const COLUMNS: usize = 5;

const KINDS: Kinds = &[
    (Kind::All, "all", "All"),
    (Kind::Topics, "topics", "Topics"),
    (Kind::Contested, "contested", "Contested"),
    (Kind::Archived, "archived", "Put away"),
];

/// The list.
pub(super) fn responsibilities() -> El {
    let session = Session::get();
    let list = Listing::new("list", KINDS, listing::route("list"), Vec::new());
    let heading = text(move || match (list.count(), list.areas()) {
        (0, _) => "No responsibilities here".to_owned(),
        (1, _) => "One responsibility".to_owned(),
        (count, 1) => format!("{count} responsibilities in one area"),
        (count, areas) => format!("{count} responsibilities in {areas} areas"),
    });
    let says = "The marks are what five articles say, as we read them: circle product owner, square product manager, triangle the team, diamond leadership, ring nobody, dash nothing. Click a text to change it.";
    let none = Memo::new(move |_| list.count() == 0);
    let table = dynamic(move || {
        if none.get() {
            return list.nothing();
        }
        let bodies = list.bodies(Bodies {
            span: Memo::new(|_| COLUMNS),
            beside: false,
            few: FEW,
            stays: Memo::new(|_| None),
            row: Rc::new(move |id| row(id, list.round, list.rows)),
        });
        el("table")
            .class("table duties")
            .attr("role", "table")
            .attr("aria-labelledby", "duties")
            .child(table_head())
            .child(bodies)
    });
    let header = el("header")
        .child(el("div").child(el("h2").attr("id", "duties").child(heading)).child(el("p").class("says").child(says)))
        .child(Button::words("Export or import as CSV").class("bare").runs(Command::Csv(InCsv::Show)));
    el("section")
        .class("section")
        .attr("aria-labelledby", "duties")
        .child(header)
        .child(list.filters(|_| None, parts))
        .child(table)
        .child(new_responsibility(session, list.route))
}

fn table_head() -> El {
    let cell = |class: &'static str| el("th").attr("role", "columnheader").attr("scope", "col").class(class);
    let row = el("tr")
        .attr("role", "row")
        .child(cell("tick").child("Topic"))
        .child(cell("").child("Responsibility"))
        .child(cell("phase").child("Stage"))
        .child(cell("stance").child("Five articles"))
        .child(cell("act").child(el("span").class("vh").child("Actions")));
    el("thead").attr("role", "rowgroup").child(row)
}

fn new_responsibility(session: Session, route: Memo<Route>) -> El {
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Id>);
    let area = move || {
        let by_route = route.with(|route| route.chosen("area").and_then(Id::new));
        chosen.get().or(by_route).or_else(|| area_names(session).into_iter().next().map(|(id, _)| id))
    };
    let options = dynamic(move || {
        let own = area();
        let option = |(id, name): (Id, String)| {
            el("option").attr("value", id.as_str()).maybe("selected", (own.as_ref() == Some(&id)).then_some("")).child(name)
        };
        area_names(session).into_iter().map(option).collect::<Vec<_>>()
    });
    let field = el("input")
        .class("input")
        .attr("aria-label", "Text of a new responsibility")
        .attr("placeholder", "What is to be done, such as: Decide on refunds")
        .attr("maxlength", "300")
        .attr("dir", "auto")
        .value(move || words.get())
        .on("input", move |event| words.set(event.value()));
    let areas = el("select")
        .class("input")
        .attr("aria-label", "Area of the new responsibility")
        .child(options)
        .on("change", move |event| chosen.set(Id::new(&event.value())));
    let add = el("button").attr("type", "submit").class("btn").child(icon("plus")).child("Add responsibility");
    let form = el("form").class("row").attr("aria-label", "New responsibility").on("submit", move |event| {
        event.take();
        if let Some(area) = untrack(area) {
            session.run(Command::AddResponsibility(area, words.get_untracked()));
            words.set(String::new());
        }
    });
    form.child(field).child(areas).child(add)
}
