//! The matrix as CSV: the section with the ways out and in, and the preview of a table that arrived. Knows no format.

use crate::signals::*;

use super::{field, section};
use crate::file::csv::{Preview, Row, State, Style};
use crate::session::{CSV_EXPORT, Command, InCsv, Incoming, Session};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Button, icon, modal};

/// How many rows are listed.
const MOST: usize = 60;

/// The section.
pub(super) fn csv(session: Session) -> El {
    let separator = RwSignal::new(',');
    let mark = RwSignal::new(true);
    let choices = [(",", "Comma"), (";", "Semicolon")].map(|(own, name)| el("option").attr("value", own).child(name));
    let select = el("select")
        .child(choices.into_iter().collect::<Vec<_>>())
        .on("change", move |event| separator.set(event.value().chars().next().unwrap_or(',')));
    let tick =
        el("input").attr("type", "checkbox").checked(move || mark.get()).on("change", move |event| mark.set(event.checked()));
    let style = move || Style { separator: separator.get_untracked(), mark: mark.get_untracked() };
    let export = Button::words("Export as CSV")
        .with_icon("download")
        .plain()
        .attr("id", CSV_EXPORT)
        .on("click", move |_| session.run(Command::Csv(InCsv::Export(style()))));
    let buttons = el("div").class("row").child(export).child(Button::words("Import CSV").runs(Command::Csv(InCsv::Choose)));
    let says = "For a spreadsheet: a row for each responsibility, a column for each role. An import first shows what it would change; rows that the file does not have stay as they are.";
    let hint = "Where numbers have a decimal comma, Excel expects a semicolon.";
    let content = parts()
        .and(el("p").class("says").child(says))
        .and(field("csv-separator", "Separator", hint, select))
        .and(el("label").class("check").child(tick).child("For Excel: mark the file as UTF-8"))
        .and(buttons);
    section("w5", "csv", || "Responsibilities and matrix as CSV".to_owned(), content)
}

/// Shows what a table that arrived would change, and asks whether to take it.
pub fn csv_dialog(session: Session) -> El {
    let open = Memo::new(move |_| session.incoming.with(Option::is_some));
    let closed = move || session.run(Command::Csv(InCsv::Forget));
    modal("Import a table", "incoming", move || open.get(), closed, move || preview(session))
}

fn preview(session: Session) -> Part {
    let now = Memo::new(move |_| session.incoming_preview());
    let first = now.get_untracked();
    let (file, offers, alone) =
        first.map(|(incoming, preview)| (incoming.file, preview.offers, preview.alone)).unwrap_or_default();
    let with = move |say: fn(&Incoming, &Preview) -> String| {
        now.with(|now| now.as_ref().map(|(incoming, preview)| say(incoming, preview)).unwrap_or_default())
    };
    let toggle = move |words: String, on: bool, command: InCsv| {
        let tick = el("input").attr("type", "checkbox").maybe("checked", on.then_some(""));
        let tick = tick.on("change", move |_| session.run(Command::Csv(command)));
        el("label").class("check").child(tick).child(el("span").attr("dir", "auto").child(words))
    };
    let roles = offers.into_iter().map(|offer| {
        let rows = if offer.letters == 1 { "one row".to_owned() } else { format!("{} rows", offer.letters) };
        toggle(format!("Add the role “{}”: letters in {rows}", offer.name), true, InCsv::ToggleRole(offer.column))
    });
    let left = (!alone.is_empty())
        .then(|| el("p").class("small").attr("dir", "auto").child(format!("Columns that are left alone: {}.", alone.join(", "))));
    let has_wrong = Memo::new(move |_| now.with(|now| now.as_ref().is_some_and(|(_, own)| own.count(State::Wrong) > 0)));
    let wrong = dynamic(move || {
        let on = session.incoming.with_untracked(|own| own.as_ref().is_some_and(|own| own.choices.leave_wrong));
        has_wrong.get().then(|| toggle("Leave out the rows that are wrong".to_owned(), on, InCsv::ToggleWrong))
    });
    let list = dynamic(move || now.with(|now| now.as_ref().and_then(|(_, preview)| rows(preview))));
    let can = move || now.with(|now| now.as_ref().is_some_and(|(incoming, preview)| incoming.can_be_taken(preview)));
    let take = Button::words("Import")
        .class("main")
        .plain()
        .follows("aria-disabled", move || (!can()).then(|| "true".to_owned()))
        .on("click", move |_| session.run(Command::Csv(InCsv::Take)));
    let ways = el("footer").child(Button::words("Leave it").class("bare").runs(Command::Csv(InCsv::Forget))).child(take);
    parts()
        .and(el("h2").attr("dir", "auto").child(format!("Import “{file}”")))
        .and(el("p").attr("role", "status").attr("dir", "auto").child(text(move || with(outcome))))
        .and(roles.collect::<Vec<_>>())
        .and(left)
        .and(list)
        .and(wrong)
        .and(ways)
}

/// What would happen, in sentences.
fn outcome(incoming: &Incoming, preview: &Preview) -> String {
    let mut said = preview.in_words();
    let names: Vec<String> = preview.take.areas.iter().map(|area| format!("“{}”", area.name)).collect();
    if !names.is_empty() {
        said += &format!(" New areas: {}.", names.join(", "));
    }
    said += &match preview.cleared {
        0 => String::new(),
        1 => " One cell of the matrix is cleared.".to_owned(),
        count => format!(" {count} cells of the matrix are cleared."),
    };
    said += match (incoming.can_be_taken(preview), preview.is_idle()) {
        (true, _) => " Nothing has been changed yet.",
        (_, true) if preview.count(State::Wrong) == 0 => " The plan has all of it already.",
        (_, true) => " Nothing of it can be imported. Correct the file, then import it again.",
        _ => " Correct them in the file, or leave them out.",
    };
    said
}

/// The first rows that are wrong, then those that change something.
fn rows(preview: &Preview) -> Option<El> {
    let all = || {
        [State::Wrong, State::New, State::Changed]
            .into_iter()
            .flat_map(|state| preview.rows.iter().filter(move |row| row.state == state))
    };
    let more = all().count().saturating_sub(MOST);
    let list = el("ul").class("receipt").child(all().take(MOST).map(row).collect::<Vec<_>>());
    let more = (more > 0).then(|| el("p").class("small").child(format!("and {more} more")));
    let group = el("div").class("rows").attr("role", "group").attr("aria-label", "Rows of the file").attr("tabindex", "0");
    all().next().map(|_| group.child(list).child(more))
}

fn row(row: &Row) -> El {
    let (class, picture, word) = match row.state {
        State::Wrong => ("bad", "bad", "wrong"),
        State::New => ("added", "plus", "new"),
        _ => ("changed", "edit", "changed"),
    };
    // What is wrong is read sentence by sentence.
    let lines = if row.state == State::Wrong { row.details.clone() } else { vec![row.details.join(" · ")] };
    let lines = lines.into_iter().map(|line| el("p").attr("dir", "auto").child(line)).collect::<Vec<_>>();
    let details = (!row.details.is_empty()).then(|| el("div").class("was").child(lines));
    let name = if row.name.is_empty() { "Without a text" } else { &row.name };
    el("li")
        .class(class)
        .child(icon(picture))
        .child(el("span").attr("dir", "auto").child(name))
        .child(el("span").class("count").child(format!("line {}, {word}", row.line)))
        .child(details)
}
