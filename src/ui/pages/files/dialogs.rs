//! The dialogs of files: a file whose plan is here already, and the first export. They know no format.

use leptos::prelude::*;

use crate::file::words::{Sentence, What};
use crate::session::{Arrival, Command, Past, Session};
use crate::ui::widgets::{CommandButton, Kind, Modal, icon};

/// How many differences are listed.
const MOST: usize = 8;

/// Asks what to do with a file whose plan is on this device with other content.
#[component]
pub fn ArrivalDialog() -> impl IntoView {
    let session = Session::get();
    let open = Signal::derive_local(move || session.arrival.with(Option::is_some));
    let open = Memo::new(move |_| open.get());
    view! {
        <Modal open=open closed=Callback::new(move |()| session.run(Command::ForgetFile)) name="This plan is on the device already">
            {move || session.arrival.get().map(choice)}
        </Modal>
    }
}

fn choice(arrival: Arrival) -> impl IntoView {
    let name = arrival.opened.document.plan.settings().name;
    let count = arrival.differences.len();
    let more = count.saturating_sub(MOST);
    view! {
        <h2 dir="auto">{format!("“{name}” is on this device already")}</h2>
        <p>
            {format!(
                "The file {} differs in {}. Nothing has been changed yet.",
                arrival.file,
                if count == 1 { "one record".to_owned() } else { format!("{count} records") },
            )}
        </p>
        <p class="small">"With the file in its place:"</p>
        <ul class="receipt">{arrival.differences.iter().take(MOST).map(receipt_row).collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="small">{format!("and {more} more")}</p> })}
        <footer>
            <CommandButton command=Command::ForgetFile words="Leave it" kind=Kind::Bare/>
            <CommandButton command=Command::ReplaceWithFile words="Replace, and keep a restore point"/>
            <CommandButton command=Command::OpenBeside words="Open as a copy" kind=Kind::Main/>
        </footer>
    }
}

fn receipt_row(sentence: &Sentence) -> impl IntoView + use<> {
    let (class, picture, word) = match sentence.what {
        What::Added => ("added", "plus", "added"),
        What::Removed => ("removed", "minus", "removed"),
        What::Changed => ("changed", "edit", "changed"),
    };
    view! {
        <li class=class>
            {icon(picture)}
            <span dir="auto">{sentence.subject.clone()}</span>
            <span class="count">{word}</span>
            {(!sentence.details.is_empty()).then(|| view! { <span class="was" dir="auto">{sentence.details.join("; ")}</span> })}
        </li>
    }
}

/// Asks once who stands on the share points that this device makes.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let session = Session::get();
    view! {
        <Modal open=session.exporting closed=Callback::new(move |()| session.exporting.set(false)) name="Export the plan">
            <ExportForm/>
        </Modal>
    }
}

#[component]
fn ExportForm() -> impl IntoView {
    let session = Session::get();
    let by = RwSignal::new(String::new());
    let export = move |past: Past| {
        session.prefer(|prefs| prefs.by = Some(by.get_untracked().trim().to_owned()));
        session.exporting.set(false);
        session.export_as("", past);
    };
    view! {
        <h2>"Export the plan"</h2>
        <p>"Who shares it? The name stands on the share point in the file, for those who get it. You are asked only this once."</p>
        <form
            on:submit=move |event| {
                event.prevent_default();
                export(Past::Along);
            }
        >
            <div class="field">
                <label for="by">"Your name"</label>
                <input id="by" maxlength="80" dir="auto" autocomplete="name" prop:value=by on:input=move |event| by.set(event_target_value(&event))/>
                <span class="hint">"It may stay empty."</span>
            </div>
            <footer>
                <button type="button" class="btn bare" on:click=move |_| session.exporting.set(false)>"Cancel"</button>
                <button type="button" class="btn" on:click=move |_| export(Past::Here)>"Without share points"</button>
                <button type="submit" class="btn main">"Export"</button>
            </footer>
        </form>
    }
}
