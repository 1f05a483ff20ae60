//! The page of plan files: export, open, plans on this device, CSV, share points, restore points, storage; and the dialogs that go with
//! them. Knows no format.

mod csv;
mod dialogs;
mod recovery;

pub use csv::csv_dialog;
pub use dialogs::{arrival_dialog, export_dialog};
pub use recovery::recovery;

use crate::signals::*;

use crate::file::SharePoint;
use crate::session::{Command, Phase, RestoreCard, Session};
use crate::ui::view::{Child, El, Part, dynamic, el, parts, text};
use crate::ui::widgets::{Button, plan_list};

/// The page.
pub fn files() -> Part {
    let session = Session::get();
    let open = Memo::new(move |_| matches!(session.phase.get(), Phase::Open(_)));
    let words = el("div").child(el("h1").child("Plan files")).child(
        el("p")
            .class("muted")
            .child("The plan is a file of yours. Export it to share it, to keep it safe, or to put it into git."),
    );
    let ways = el("div")
        .class("row")
        .child(Button::words("Open a file").runs(Command::OpenFile))
        .child(Button::words("New plan").with_icon("plus").runs(Command::NewPlan));
    let columns = el("div")
        .class("cols")
        .child(dynamic(move || open.get().then(|| parts().and(export(session)).and(share_points(session)))))
        .child(section("w7", "plans", || "Plans on this device".to_owned(), plan_list()))
        .child(storage(session))
        .child(dynamic(move || open.get().then(|| parts().and(restore_points(session)).and(csv::csv(session)))));
    parts().and(el("div").class("head").child(words).child(ways)).and(columns)
}

fn section(width: &'static str, id: &'static str, heading: impl Fn() -> String + 'static, content: impl Child) -> El {
    let heading = el("h2").attr("id", id).child(text(heading));
    el("section").class(&format!("section {width}")).attr("aria-labelledby", id).child(heading).child(content)
}

/// A field with a label and a hint.
pub(super) fn field(id: &'static str, label: &'static str, hint: &'static str, input: El) -> El {
    let hint_id = format!("{id}-hint");
    let input = input.attr("id", id).attr("dir", "auto").attr("aria-describedby", &hint_id);
    let hint = el("span").class("hint").attr("id", &hint_id).child(hint);
    el("div").class("field").child(el("label").attr("for", id).child(label)).child(input).child(hint)
}

fn export(session: Session) -> El {
    let note = RwSignal::new(String::new());
    let by = el("input")
        .attr("maxlength", "80")
        .attr("autocomplete", "name")
        .value(move || session.prefs.with(|prefs| prefs.by.clone().unwrap_or_default()))
        .on("change", move |event| session.prefer(|prefs| prefs.by = Some(event.value().trim().to_owned())));
    let remark = el("input").attr("maxlength", "200").value(move || note.get()).on("input", move |event| note.set(event.value()));
    let buttons = el("div")
        .class("row")
        .child(el("button").attr("type", "submit").class("btn main").child("Export the plan"))
        .child(Button::words("Export without share points").runs(Command::ExportWithoutHistory));
    let form = el("form")
        .class("stack")
        .on("submit", move |event| {
            event.take();
            session.run(Command::ExportWithNote(note.get_untracked()));
            note.set(String::new());
        })
        .child(field("export-by", "Your name", "Stands on the share point. It may stay empty.", by))
        .child(field("export-note", "Note", "Why this version goes out, such as “after the workshop”.", remark))
        .child(buttons);
    let says = "One JSON file with everything in it. If the plan has changed since the last export, a share point is added: a moment that you can compare with and go back to.";
    section("w7", "export", || "Export this plan".to_owned(), parts().and(el("p").class("says").child(says)).and(form))
}

fn share_points(session: Session) -> El {
    let points = Memo::new(move |_| session.share_points());
    let heading = move || match points.with(Vec::len) {
        0 => "Not exported yet".to_owned(),
        1 => "One share point".to_owned(),
        count => format!("{count} share points"),
    };
    let list = dynamic(move || {
        let points = points.get();
        if points.is_empty() {
            el("p").class("says").child("The first export makes one. Until then this plan is in this browser only.")
        } else {
            el("ul").class("points").child(points.iter().map(share_point).collect::<Vec<_>>())
        }
    });
    section("w5", "shared", heading, list)
}

fn share_point(point: &SharePoint) -> El {
    let day = point.day.map_or_else(|| "Without a day".to_owned(), |day| day.in_words());
    let by = if point.by.is_empty() { String::new() } else { format!(" by {}", point.by) };
    let changes: usize = point.back.iter().map(|change| change.edits.len()).sum();
    let what = match (point.parents.is_empty(), changes) {
        (true, _) => "The first one".to_owned(),
        (false, 1) => "One record differs from the one before".to_owned(),
        (false, count) => format!("{count} records differ from the one before"),
    };
    let what = if point.note.is_empty() { what } else { format!("{} · {what}", point.note) };
    let words = el("span")
        .child(el("span").attr("dir", "auto").child(format!("{day}{by}")))
        .child(el("span").class("small").attr("dir", "auto").child(what));
    el("li").child(words).child(el("span").class("count").child(point.revision.chars().take(8).collect::<String>()))
}

fn storage(session: Session) -> El {
    let words = move || {
        let usage = session.storage_use();
        format!("{} of {} KB in use", usage.used.div_ceil(1000), usage.room / 1000)
    };
    let room = session.storage_use().room;
    let meter = el("meter")
        .attr("aria-labelledby", "room")
        .attr("min", "0")
        .attr("max", room.to_string())
        .attr("low", (room / 10 * 7).to_string())
        .attr("high", (room / 10 * 9).to_string())
        .attr("optimum", "0")
        .follows("value", move || Some(session.storage_use().used.to_string()));
    let meter = el("div").class("storage").child(meter).child(el("p").class("small").child(text(words)));
    let note =
        "The browser gives every site the same room and may clear it when the disk is full. Exported files are safe from that.";
    section("w5", "room", || "Room in this browser".to_owned(), parts().and(meter).and(el("p").class("note").child(note)))
}

fn restore_points(session: Session) -> El {
    let list = dynamic(move || {
        let points = session.restore_points();
        if points.is_empty() {
            el("p").class("small").child("None yet: nothing has taken the place of this plan.")
        } else {
            el("ul").class("points").child(points.iter().map(restore_point).collect::<Vec<_>>())
        }
    });
    let says = "Made by themselves before a file takes the place of the plan or is imported into it. Going back makes one, too.";
    section("w7", "back", || "Restore points".to_owned(), parts().and(el("p").class("says").child(says)).and(list))
}

fn restore_point(point: &RestoreCard) -> El {
    let mut reason = point.reason.clone();
    if let Some(first) = reason.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let day = point.day.map(|day| el("span").class("small").child(day.in_words()));
    el("li")
        .child(el("span").child(el("span").child(reason)).child(day))
        .child(Button::words("Go back to it").runs(Command::Restore(point.number)))
}
