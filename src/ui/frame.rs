//! The frame: navigation, top bar, messages, dialogs, and the page of the route in the middle. Knows no page from inside.

use crate::signals::*;

use super::pages::answer::answer;
use super::pages::files::{arrival_dialog, csv_dialog, export_dialog, files, recovery};
use super::pages::roles::roles;
use super::pages::start::start;
use super::pages::workshop::workshop;
use super::view::{El, Part, dynamic, el, follow, parts, text};
use super::widgets::{Button, button, icon};
use crate::browser::page;
use crate::plan::{Pace, TableName, actions};
use crate::session::{Command, PAGES, Page, Phase, SaveState, Session, Since};

mod palette;

/// The app, with the session in the context of all views.
pub(super) fn app(session: Session) -> Part {
    provide_context(session);
    let has_plan = Memo::new(move |_| matches!(session.phase.get(), Phase::Open(_)));
    let page = Memo::new(move |_| session.route.with(|route| route.page));
    let before = StoredValue::new(None::<Page>);
    follow(move || {
        let page = page.get();
        // Without a plan the addresses of its pages lead to the start.
        let start = page == Page::Start || (!matches!(page, Page::Files | Page::Answer) && session.phase.get() == Phase::NoPlan);
        page::set_title(&if start { "Tandem".to_owned() } else { format!("{} · Tandem", page.name()) });
    });
    follow(move || {
        let now = page.get();
        // A screen reader hears of the new page, and the keyboard goes on from its top.
        if before.get_value().is_some_and(|before| before != now) {
            let _found = page::focus("main");
            page::scroll_to_top();
        }
        before.set_value(Some(now));
    });
    let skip = el("a").class("skip").attr("href", "#main").child("Skip to content").on("click", |event| {
        event.take();
        let _found = page::focus("main");
    });
    let answers = Memo::new(move |_| page.get() == Page::Answer);
    // Who answers sees the questions only: no plan, and no way into it.
    let in_plan = Memo::new(move |_| has_plan.get() && !answers.get());
    let top = el("header").class("top").child(dynamic(move || match (in_plan.get(), answers.get()) {
        (true, _) => plan_bar(session),
        (_, true) => parts().and(brand()).and(theme_button().class_when("push", || true)),
        _ => start_bar(),
    }));
    let main = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(messages(session))
        .child(dynamic(move || middle(session.phase.get(), page.get())));
    let frame = el("div")
        .class("frame")
        .class_when("alone", move || !in_plan.get())
        .class_when("answer", move || answers.get())
        .child(dynamic(move || in_plan.get().then(|| rail(session))))
        .child(top)
        .child(main);
    let drop =
        el("div").class("drop").when("hidden", move || !session.hovering.get()).child(text(move || drops(session).to_owned()));
    parts()
        .and(skip)
        .and(frame)
        .and(palette::palette(session))
        .and(arrival_dialog(session))
        .and(export_dialog(session))
        .and(csv_dialog(session))
        .and(toasts(session))
        .and(drop)
}

/// What happens to files that hover over the page.
fn drops(session: Session) -> &'static str {
    if session.compares() { "Drop a plan file to compare with it" } else { "Drop the files to open them" }
}

fn middle(phase: Phase, page: Page) -> Part {
    match (phase, page) {
        (Phase::Starting, _) => parts().and(el("p").class("wait").attr("role", "status").child("Loading the plan …")),
        (Phase::Recovery(plan, why), _) => recovery(plan, &why),
        (_, Page::Answer) => answer(),
        (_, Page::Files) => files(),
        (Phase::NoPlan, _) | (_, Page::Start) => parts().and(start()),
        (Phase::Open(_), Page::Workshop) => workshop(),
        (Phase::Open(_), Page::Roles) => roles(),
    }
}

fn brand() -> El {
    let path = |class: &str, d: &str| el("path").class(class).attr("d", d);
    let mark = el("svg")
        .attr("viewBox", "0 0 30 18")
        .attr("aria-hidden", "true")
        .child(el("circle").class("mark po").attr("cx", "9").attr("cy", "9").attr("r", "8"))
        .child(path("mark pm", "M13 1.5h15v15H13z"))
        .child(path("mark both", "M13 2.07A8 8 0 0 1 13 15.93z"));
    el("a").class("brand").attr("href", "#/").child(mark).child(" Tandem")
}

/// The navigation: a rail on wide screens, a bar at the foot of narrow ones.
fn rail(session: Session) -> El {
    let links = PAGES.iter().filter(|(page, ..)| !matches!(page, Page::Start | Page::Answer)).map(|(page, word, name)| {
        let link = el("a")
            .attr("href", page.route().address())
            .follows("aria-current", move || session.route.with(|route| route.page == *page).then(|| "page".to_owned()));
        el("li").child(link.child(icon(word)).child(el("span").child(*name)))
    });
    let list = links.fold(el("ul"), El::child);
    el("nav").class("rail").attr("aria-label", "Pages").child(brand()).child(list)
}

fn search_button() -> El {
    // Narrow screens show the icon alone.
    Button::words("Search or run a command")
        .with_icon("find")
        .class("find")
        .runs_as(Command::Palette, || "Search or run a command".to_owned())
}

fn theme_button() -> El {
    Button::icon("theme").class("bare").runs_as(Command::NextTheme, || "Switch between light and dark".to_owned())
}

fn start_bar() -> Part {
    parts().and(brand()).and(search_button().class_when("push", || true)).and(theme_button())
}

fn plan_bar(session: Session) -> Part {
    let name = move || session.table(&[TableName::Settings]).settings().name;
    let typed = move |text: String| {
        // A name that does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("rename the plan", Pace::Burst, |plan| actions::rename_plan(plan, &text));
    };
    let title = el("input")
        .class("edit title")
        .attr("aria-label", "Name of the plan")
        .attr("dir", "auto")
        .attr("maxlength", "120")
        .value(name)
        .on("input", move |event| typed(event.value()))
        .on("blur", move |_| session.pause());
    let turn = |word: &str, label: Option<String>| label.map_or_else(|| word.to_owned(), |label| format!("{word}: {label}"));
    parts()
        .and(title)
        .and(save(session))
        .and(Button::icon("undo").class("bare push").runs_as(Command::Undo, move || turn("Undo", session.turns.get().0)))
        .and(Button::icon("redo").class("bare wide").runs_as(Command::Redo, move || turn("Redo", session.turns.get().1)))
        .and(search_button())
        .and(theme_button())
}

/// Whether the work is stored: always in the same place, and in words.
fn save(session: Session) -> Part {
    let state = session.save;
    let bad = Memo::new(move |_| state.get().is_bad());
    let words = el("span")
        .class("save")
        .class_when("bad", move || bad.get())
        .attr("role", "status")
        .child(dynamic(move || icon(if bad.get() { "bad" } else { "check" })))
        .child(el("span").class("words").child(text(move || state.get().words().to_owned())));
    let ways = dynamic(move || {
        let state = state.get();
        let download = state.is_bad().then(|| Button::words("Download").class("bare").runs(Command::Export));
        let again = (state == SaveState::Gone).then(|| Button::words("Save again").class("bare").runs(Command::StoreAgain));
        parts().and(download).and(again)
    });
    parts().and(words).and(ways)
}

fn close_button(act: impl FnMut() + 'static) -> El {
    let mut act = act;
    Button::icon("close").class("bare").plain().attr("aria-label", "Close").on("click", move |_| act())
}

/// What stands above a page: why a file was not opened, and what was repaired.
fn messages(session: Session) -> El {
    let refusal = el("div").attr("role", "alert").child(dynamic(move || {
        let refusals = session.refusals.get();
        (!refusals.is_empty()).then(|| {
            let again = if session.compares() { Command::Since(Since::Choose) } else { Command::OpenFile };
            let why = refusals.into_iter().map(|why| el("p").attr("dir", "auto").child(why)).collect::<Vec<_>>();
            el("div")
                .class("banner bad")
                .child(icon("bad"))
                .child(el("div").class("stack").child(why))
                .child(Button::words("Choose a file").runs(again))
                .child(close_button(move || session.refusals.set(Vec::new())))
        })
    }));
    let notes = dynamic(move || {
        let notes = session.notes.get();
        let heading = match notes.len() {
            0 => return None,
            1 => "Opened with one remark: something was repaired or left out".to_owned(),
            count => format!("Opened with {count} remarks: something was repaired or left out"),
        };
        let list = notes.into_iter().fold(el("ul"), |list, note| list.child(el("li").attr("dir", "auto").child(note)));
        let details = el("details").child(el("summary").child(heading)).child(list);
        let close = close_button(move || session.notes.set(Vec::new()));
        Some(el("div").class("banner warn").child(icon("warn")).child(details).child(close))
    });
    el("div").class("messages").child(refusal).child(notes)
}

/// What has just happened, said aloud as well.
fn toasts(session: Session) -> El {
    el("div").class("toasts").attr("role", "status").child(dynamic(move || {
        session.toast.get().map(|toast| {
            let undo = move || {
                session.toast.set(None);
                session.run(Command::Undo);
            };
            el("div")
                .class("toast")
                .child(el("span").attr("dir", "auto").child(toast.text))
                .child(toast.undo.then(|| button("Undo", "bare", undo)))
                .child(button("Close", "bare", move || session.run(Command::Dismiss)))
        })
    }))
}
