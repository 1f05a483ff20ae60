//! The dialogs of files: a file whose plan is here already, and the first export. They know no format.

use crate::signals::*;

use super::field;
use crate::file::words::{Sentence, What};
use crate::session::{Arrival, Command, Past, Session};
use crate::ui::view::{El, Part, el, parts};
use crate::ui::widgets::{Button, button, icon, modal};

/// How many differences are listed.
const MOST: usize = 8;

/// Asks what to do with a file whose plan is on this device with other content.
pub fn arrival_dialog(session: Session) -> El {
    let closed = move || session.run(Command::ForgetFile);
    let open = move || session.arrival.with(Option::is_some);
    modal("This plan is on the device already", "", open, closed, move || session.arrival.get_untracked().as_ref().map(choice))
}

fn choice(arrival: &Arrival) -> Part {
    let name = arrival.opened.document.plan.settings().name;
    let count = arrival.differences.len();
    let records = if count == 1 { "one record".to_owned() } else { format!("{count} records") };
    let says = format!("The file {} differs in {records}. Nothing has been changed yet.", arrival.file);
    let more = count.saturating_sub(MOST);
    let list = el("ul").class("receipt").child(arrival.differences.iter().take(MOST).map(receipt_row).collect::<Vec<_>>());
    let ways = el("footer")
        .child(Button::words("Leave it").class("bare").runs(Command::ForgetFile))
        .child(Button::words("Replace, and keep a restore point").runs(Command::ReplaceWithFile))
        .child(Button::words("Open as a copy").class("main").runs(Command::OpenBeside));
    parts()
        .and(el("h2").attr("dir", "auto").child(format!("“{name}” is on this device already")))
        .and(el("p").attr("dir", "auto").child(says))
        .and(el("p").class("small").child("With the file in its place:"))
        .and(list)
        .and((more > 0).then(|| el("p").class("small").child(format!("and {more} more"))))
        .and(ways)
}

fn receipt_row(sentence: &Sentence) -> El {
    let (class, picture, word) = match sentence.what {
        What::Added => ("added", "plus", "added"),
        What::Removed => ("removed", "minus", "removed"),
        What::Changed => ("changed", "edit", "changed"),
    };
    let details =
        (!sentence.details.is_empty()).then(|| el("span").class("was").attr("dir", "auto").child(sentence.details.join("; ")));
    el("li")
        .class(class)
        .child(icon(picture))
        .child(el("span").attr("dir", "auto").child(sentence.subject.clone()))
        .child(el("span").class("count").child(word))
        .child(details)
}

/// Asks once who stands on the share points that this device makes.
pub fn export_dialog(session: Session) -> El {
    let closed = move || session.exporting.set(false);
    modal("Export the plan", "", move || session.exporting.get(), closed, move || export_form(session))
}

fn export_form(session: Session) -> Part {
    let by = RwSignal::new(String::new());
    let export = move |past: Past| {
        session.prefer(|prefs| prefs.by = Some(by.get_untracked().trim().to_owned()));
        session.exporting.set(false);
        session.export_as("", past);
    };
    let says =
        "Who shares it? The name stands on the share point in the file, for those who get it. You are asked only this once.";
    let name = el("input").attr("maxlength", "80").attr("autocomplete", "name").on("input", move |event| by.set(event.value()));
    let ways = el("footer")
        .child(button("Cancel", "bare", move || session.exporting.set(false)))
        .child(button("Without share points", "", move || export(Past::Here)))
        .child(el("button").attr("type", "submit").class("btn main").child("Export"));
    let form = el("form")
        .on("submit", move |event| {
            event.take();
            export(Past::Along);
        })
        .child(field("by", "Your name", "It may stay empty.", name))
        .child(ways);
    parts().and(el("h2").child("Export the plan")).and(el("p").child(says)).and(form)
}
