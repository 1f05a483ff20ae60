//! The frame: navigation, top bar, messages, dialogs, and the page of the route in the middle. Knows no page from inside.

use leptos::prelude::*;

use super::pages::files::{ArrivalDialog, ExportDialog, Files, Recovery};
use super::pages::roles::Roles;
use super::pages::start::Start;
use super::pages::workshop::Workshop;
use super::widgets::{CommandButton, Kind, icon};
use crate::browser::page;
use crate::plan::{Pace, Settings, TableName, actions};
use crate::session::{Command, PAGES, Page, Phase, SaveState, Session};

mod palette;
use palette::Palette;

/// The app.
#[component]
pub fn App(
    /// The session, which the views find in the context.
    session: Session,
) -> impl IntoView {
    provide_context(session);
    let has_plan = Memo::new(move |_| matches!(session.phase.get(), Phase::Open(_)));
    let page = Memo::new(move |_| session.route.with(|route| route.page));
    Effect::new(move |_| {
        let page = page.get();
        // Without a plan the addresses of its pages lead to the start.
        let start = page == Page::Start || (page != Page::Files && session.phase.get() == Phase::NoPlan);
        page::set_title(&if start { "Tandem".to_owned() } else { format!("{} · Tandem", page.name()) });
    });
    Effect::new(move |before: Option<Page>| {
        let page = page.get();
        // A screen reader hears of the new page, and the keyboard goes on from its top.
        if before.is_some_and(|before| before != page) {
            let _found = page::focus("main");
        }
        page
    });
    view! {
        <a class="skip" href="#main" on:click=|event| {
            event.prevent_default();
            let _found = page::focus("main");
        }>"Skip to content"</a>
        <div class="frame" class:alone=move || !has_plan.get()>
            <Show when=move || has_plan.get()>
                <Rail/>
            </Show>
            <header class="top">{move || if has_plan.get() { view! { <PlanBar/> }.into_any() } else { view! { <StartBar/> }.into_any() }}</header>
            <main id="main" tabindex="-1">
                <Messages/>
                {move || middle(&session.phase.get(), page.get())}
            </main>
        </div>
        <Palette/>
        <ArrivalDialog/>
        <ExportDialog/>
        <Toasts/>
        <div class="drop" hidden=move || !session.hovering.get()>"Drop the plan file to open it"</div>
    }
}

fn middle(phase: &Phase, page: Page) -> AnyView {
    match (phase, page) {
        (Phase::Starting, _) => view! { <p class="wait" role="status">"Loading the plan …"</p> }.into_any(),
        (Phase::Recovery(plan, why), _) => view! { <Recovery plan=plan.clone() why=why.clone()/> }.into_any(),
        (Phase::NoPlan, Page::Files) | (Phase::Open(_), Page::Files) => view! { <Files/> }.into_any(),
        (Phase::NoPlan, _) | (_, Page::Start) => view! { <Start/> }.into_any(),
        (Phase::Open(_), Page::Workshop) => view! { <Workshop/> }.into_any(),
        (Phase::Open(_), Page::Roles) => view! { <Roles/> }.into_any(),
    }
}

fn brand() -> impl IntoView {
    view! {
        <a class="brand" href="#/">
            <svg viewBox="0 0 30 18" aria-hidden="true">
                <circle class="mark po" cx="9" cy="9" r="8"/>
                <path class="mark pm" d="M13 1.5h15v15H13z"/>
                <path class="mark both" d="M13 2.07A8 8 0 0 1 13 15.93z"/>
            </svg>
            " Tandem"
        </a>
    }
}

/// The navigation: a rail on wide screens, a bar at the foot of narrow ones.
#[component]
fn Rail() -> impl IntoView {
    let session = Session::get();
    let links = PAGES.iter().filter(|(page, ..)| *page != Page::Start).map(|(page, word, name)| {
        let current = move || session.route.with(|route| route.page == *page).then_some("page");
        view! {
            <li>
                <a href=page.route().address() aria-current=current>
                    {icon(word)}
                    <span>{*name}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="rail" aria-label="Pages">
            {brand()}
            <ul>{links.collect_view()}</ul>
        </nav>
    }
}

#[component]
fn StartBar() -> impl IntoView {
    view! {
        {brand()}
        <CommandButton command=Command::Palette words="Search or run a command" picture="find" class="find push"/>
        <ThemeButton/>
    }
}

#[component]
fn PlanBar() -> impl IntoView {
    let session = Session::get();
    let settings = Memo::new(move |_| session.table(&[TableName::Settings]).settings());
    let typed = move |text: String| {
        // A name that does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("rename the plan", Pace::Burst, |plan| actions::rename_plan(plan, &text));
    };
    let turn =
        |word: &'static str, label: Option<String>| label.map_or_else(|| word.to_owned(), |label| format!("{word}: {label}"));
    view! {
        <input
            class="edit title"
            aria-label="Name of the plan"
            dir="auto"
            maxlength="120"
            prop:value=move || settings.with(|settings: &Settings| settings.name.clone())
            on:input=move |event| typed(event_target_value(&event))
            on:blur=move |_| session.pause()
        />
        <Save/>
        <CommandButton command=Command::Undo picture="undo" kind=Kind::Bare class="push"
            name=Signal::derive(move || turn("Undo", session.turns.get().0))/>
        <CommandButton command=Command::Redo picture="redo" kind=Kind::Bare class="wide"
            name=Signal::derive(move || turn("Redo", session.turns.get().1))/>
        <CommandButton command=Command::Palette words="Search or run a command" picture="find" class="find"/>
        <ThemeButton/>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    view! { <CommandButton command=Command::NextTheme picture="theme" kind=Kind::Bare name="Switch between light and dark"/> }
}

/// Whether the work is stored: always in the same place, and in words.
#[component]
fn Save() -> impl IntoView {
    let session = Session::get();
    let state = session.save;
    view! {
        <span class="save" class:bad=move || state.get().is_bad() role="status">
            {move || icon(if state.get().is_bad() { "bad" } else { "check" })}
            <span class="words">{move || state.get().words()}</span>
        </span>
        {move || {
            let state = state.get();
            state
                .is_bad()
                .then(|| {
                    view! {
                        <CommandButton command=Command::Export words="Download" kind=Kind::Bare/>
                        {(state == SaveState::Gone).then(|| view! { <CommandButton command=Command::StoreAgain words="Save again" kind=Kind::Bare/> })}
                    }
                })
        }}
    }
}

/// What stands above a page: why a file was not opened, and what was repaired.
#[component]
fn Messages() -> impl IntoView {
    let session = Session::get();
    let count = move || session.notes.with(Vec::len);
    let any = move || count() > 0;
    view! {
        <div class="messages">
        <div role="alert">
            {move || {
                session
                    .refusal
                    .get()
                    .map(|why| {
                        view! {
                            <div class="banner bad">
                                {icon("bad")}
                                <p dir="auto">{why}</p>
                                <CommandButton command=Command::OpenFile words="Choose a file"/>
                                <button type="button" class="btn bare square" aria-label="Close" on:click=move |_| session.refusal.set(None)>
                                    {icon("close")}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
        <Show when=move || any()>
            <div class="banner warn">
                {icon("warn")}
                <details>
                    <summary>
                        {move || match count() {
                            1 => "Opened with one remark: something was repaired or left out".to_owned(),
                            count => format!("Opened with {count} remarks: something was repaired or left out"),
                        }}
                    </summary>
                    <ul>
                        {move || session.notes.get().into_iter().map(|note| view! { <li dir="auto">{note}</li> }).collect_view()}
                    </ul>
                </details>
                <button type="button" class="btn bare square" aria-label="Close" on:click=move |_| session.notes.set(Vec::new())>
                    {icon("close")}
                </button>
            </div>
        </Show>
        </div>
    }
}

/// What has just happened, said aloud as well.
#[component]
fn Toasts() -> impl IntoView {
    let session = Session::get();
    view! {
        <div class="toasts" role="status">
            {move || {
                session
                    .toast
                    .get()
                    .map(|toast| {
                        view! {
                            <div class="toast">
                                <span dir="auto">{toast.text}</span>
                                {toast.undo.then(|| view! { <button type="button" on:click=move |_| {
                                    session.toast.set(None);
                                    session.run(Command::Undo);
                                }>"Undo"</button> })}
                                <button type="button" on:click=move |_| session.run(Command::Dismiss)>"Close"</button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
