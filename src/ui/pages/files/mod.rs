//! The page of plan files: export, open, plans on this device, share points, restore points, storage; and the dialogs that go with
//! them. Knows no format.

mod dialogs;
mod recovery;

pub use dialogs::{ArrivalDialog, ExportDialog};
pub use recovery::Recovery;

use leptos::prelude::*;

use crate::file::SharePoint;
use crate::session::{Command, Phase, RestoreCard, Session};
use crate::ui::widgets::{CommandButton, Kind, PlanList};

/// The page.
#[component]
pub fn Files() -> impl IntoView {
    let session = Session::get();
    let open = Memo::new(move |_| matches!(session.phase.get(), Phase::Open(_)));
    view! {
        <div class="head">
            <div>
                <h1>"Plan files"</h1>
                <p class="muted">"The plan is a file of yours. Export it to share it, to keep it safe, or to put it into git."</p>
            </div>
            <div class="row">
                <CommandButton command=Command::OpenFile words="Open a file"/>
                <CommandButton command=Command::NewPlan words="New plan" picture="plus"/>
            </div>
        </div>
        <div class="cols">
            <Show when=move || open.get()>
                <Export/>
                <SharePoints/>
            </Show>
            <section class="section w7" aria-labelledby="plans">
                <h2 id="plans">"Plans on this device"</h2>
                <PlanList/>
            </section>
            <StorageMeter/>
            <Show when=move || open.get()>
                <RestorePoints/>
            </Show>
        </div>
    }
}

#[component]
fn Export() -> impl IntoView {
    let session = Session::get();
    let note = RwSignal::new(String::new());
    view! {
        <section class="section w7" aria-labelledby="export">
            <h2 id="export">"Export this plan"</h2>
            <p class="says">
                "One JSON file with everything in it. If the plan has changed since the last export, a share point is added: a moment that you can compare with and go back to."
            </p>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    session.run(Command::ExportWithNote(note.get_untracked()));
                    note.set(String::new());
                }
            >
                <div class="field">
                    <label for="export-by">"Your name"</label>
                    <input
                        id="export-by"
                        maxlength="80"
                        dir="auto"
                        autocomplete="name"
                        prop:value=move || session.prefs.with(|prefs| prefs.by.clone().unwrap_or_default())
                        on:change=move |event| session.prefer(|prefs| prefs.by = Some(event_target_value(&event).trim().to_owned()))
                    />
                    <span class="hint">"Stands on the share point. It may stay empty."</span>
                </div>
                <div class="field">
                    <label for="export-note">"Note"</label>
                    <input
                        id="export-note"
                        maxlength="200"
                        dir="auto"
                        prop:value=note
                        on:input=move |event| note.set(event_target_value(&event))
                    />
                    <span class="hint">"Why this version goes out, such as “after the workshop”."</span>
                </div>
                <div class="row">
                    <button type="submit" class="btn main">"Export the plan"</button>
                    <CommandButton command=Command::ExportWithoutHistory words="Export without share points"/>
                </div>
            </form>
        </section>
    }
}

#[component]
fn SharePoints() -> impl IntoView {
    let session = Session::get();
    let points = Memo::new(move |_| session.share_points());
    let row = |point: SharePoint| {
        let day = point.day.map_or_else(|| "Without a day".to_owned(), |day| day.in_words());
        let by = if point.by.is_empty() { String::new() } else { format!(" by {}", point.by) };
        let changes: usize = point.back.iter().map(|change| change.edits.len()).sum();
        let what = match (point.parents.is_empty(), changes) {
            (true, _) => "The first one".to_owned(),
            (false, 1) => "One record differs from the one before".to_owned(),
            (false, count) => format!("{count} records differ from the one before"),
        };
        view! {
            <li>
                <span>
                    <span dir="auto">{format!("{day}{by}")}</span>
                    <span class="small" dir="auto">{if point.note.is_empty() { what } else { format!("{} · {what}", point.note) }}</span>
                </span>
                <span class="count">{point.revision.chars().take(8).collect::<String>()}</span>
            </li>
        }
    };
    view! {
        <section class="section w5" aria-labelledby="shared">
            <h2 id="shared">
                {move || match points.with(Vec::len) {
                    0 => "Not exported yet".to_owned(),
                    1 => "One share point".to_owned(),
                    count => format!("{count} share points"),
                }}
            </h2>
            {move || {
                if points.with(Vec::is_empty) {
                    view! { <p class="says">"The first export makes one. Until then this plan is in this browser only."</p> }.into_any()
                } else {
                    view! { <ul class="points">{points.get().into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn StorageMeter() -> impl IntoView {
    let session = Session::get();
    let used = Memo::new(move |_| {
        let usage = session.storage_use();
        (usage.used, usage.room)
    });
    let words = move || {
        let (used, room) = used.get();
        format!("{} of {} KB in use", used.div_ceil(1000), room / 1000)
    };
    view! {
        <section class="section w5" aria-labelledby="room">
            <h2 id="room">"Room in this browser"</h2>
            <div class="storage">
                <meter
                    aria-labelledby="room"
                    min="0"
                    max=move || used.get().1
                    low=move || used.get().1 * 7 / 10
                    high=move || used.get().1 * 9 / 10
                    optimum="0"
                    prop:value=move || used.get().0.to_string()
                >
                    {words}
                </meter>
                <p class="small">{words}</p>
            </div>
            <p class="note">
                "The browser gives every site the same room and may clear it when the disk is full. Exported files are safe from that."
            </p>
        </section>
    }
}

#[component]
fn RestorePoints() -> impl IntoView {
    let session = Session::get();
    let points = Memo::new(move |_| session.restore_points());
    let row = |point: RestoreCard| {
        let mut reason = point.reason.clone();
        if let Some(first) = reason.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        view! {
            <li>
                <span>
                    <span>{reason}</span>
                    <span class="small">{point.day.map(crate::plan::Day::in_words)}</span>
                </span>
                <CommandButton command=Command::Restore(point.number) words="Go back to it" kind=Kind::Plain/>
            </li>
        }
    };
    view! {
        <section class="section w7" aria-labelledby="back">
            <h2 id="back">"Restore points"</h2>
            <p class="says">"Made by themselves before a file takes the place of the plan. Going back makes one, too."</p>
            {move || {
                if points.with(Vec::is_empty) {
                    view! { <p class="small">"None yet: nothing has taken the place of this plan."</p> }.into_any()
                } else {
                    view! { <ul class="points">{points.get().into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
        </section>
    }
}
