//! The command palette: every command by name, and the plan's responsibilities and roles by what they say. Knows no page from inside.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::plan::lists::{Which, listed};
use crate::plan::{Responsibility, Role};
use crate::session::{COMMANDS, Command, Page, Session};
use crate::ui::widgets::Modal;

/// How many results are listed.
const MOST: usize = 12;

/// A result.
#[derive(Clone, PartialEq)]
struct Found {
    command: Command,
    words: String,
    kind: &'static str,
    keys: Option<String>,
    usable: bool,
}

/// The palette.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let session = Session::get();
    view! {
        <Modal open=session.palette closed=Callback::new(move |()| session.palette.set(false)) name="Search or run a command" class="palette">
            <Search/>
        </Modal>
    }
}

#[component]
fn Search() -> impl IntoView {
    let session = Session::get();
    let text = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let found = Memo::new(move |_| search(session, &text.get()));
    let run = move |found: Option<Found>| {
        if let Some(found) = found.filter(|found| found.usable) {
            session.palette.set(false);
            session.run(found.command);
        }
    };
    let key = move |event: KeyboardEvent| {
        let count = found.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => run(found.with(|found| found.get(at.get_untracked()).cloned())),
            _ => return,
        }
        event.prevent_default();
    };
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _focused = field.focus();
        }
    });
    view! {
        <input
            role="combobox"
            aria-label="Search or run a command"
            aria-expanded="true"
            aria-controls="palette-results"
            aria-autocomplete="list"
            aria-activedescendant=move || (!found.with(Vec::is_empty)).then(|| format!("palette-{}", at.get()))
            placeholder="Search or run a command"
            node_ref=field
            on:input=move |event| {
                text.set(event_target_value(&event));
                at.set(0);
            }
            on:keydown=key
        />
        <ul id="palette-results" role="listbox" aria-label="Results">
            {move || {
                found
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(place, result)| {
                        let own = result.clone();
                        view! {
                            <li
                                role="option"
                                id=format!("palette-{place}")
                                aria-selected=move || (at.get() == place).to_string()
                                aria-disabled=(!result.usable).then_some("true")
                                on:click=move |_| run(Some(own.clone()))
                            >
                                <span dir="auto">{result.words}</span>
                                <span class="area">{result.kind}</span>
                                {result.keys.map(|keys| view! { <kbd>{keys}</kbd> })}
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
        <p class="note" role="status">
            {move || found.with(Vec::is_empty).then_some("Nothing is called that. Try a word of a responsibility, or of what you want to do.")}
        </p>
    }
}

fn search(session: Session, text: &str) -> Vec<Found> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        words.iter().all(|word| name.contains(word.as_str()))
    };
    let commands = COMMANDS.iter().filter(|listed| listed.command != Command::Palette && fits(listed.name)).map(|listed| Found {
        command: listed.command.clone(),
        words: listed.name.to_owned(),
        kind: "Command",
        keys: listed.shortcut.map(crate::session::Shortcut::words),
        usable: session.can(&listed.command),
    });
    let mut found: Vec<Found> = commands.collect();
    if !words.is_empty() {
        let plan = session.plan();
        let there = |words: &str, kind: &'static str, key: &str, id: &str| Found {
            command: Command::GoTo(Page::Roles.route().with(key, Some(id))),
            words: words.to_owned(),
            kind,
            keys: None,
            usable: true,
        };
        let roles = listed::<Role>(&plan, Which::Active);
        found
            .extend(roles.iter().filter(|role| fits(&role.name)).map(|role| there(&role.name, "Role", "role", role.id.as_str())));
        let items = listed::<Responsibility>(&plan, Which::Active);
        let items = items.iter().filter(|item| fits(&item.text));
        found.extend(items.map(|item| there(&item.text, "Responsibility", "find", item.id.as_str())));
    }
    found.truncate(MOST);
    found
}
