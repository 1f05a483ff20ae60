//! The command palette: every command by name, and the plan's responsibilities and roles by what they say. Knows no page from inside.

use crate::letters::lower;
use crate::signals::*;

use crate::plan::lists::{Which, listed};
use crate::plan::{Responsibility, Role};
use crate::session::{COMMANDS, Command, Page, Session};
use crate::ui::view::{El, Part, dynamic, el, parts, text};
use crate::ui::widgets::modal;

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
pub(super) fn palette(session: Session) -> El {
    let closed = move || session.palette.set(false);
    modal("Search or run a command", "palette", move || session.palette.get(), closed, move || content(session))
}

fn content(session: Session) -> Part {
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let found = Memo::new(move |_| search(session, &typed.get()));
    let run = move |found: Option<Found>| {
        if let Some(found) = found.filter(|found| found.usable) {
            session.palette.set(false);
            session.run(found.command);
        }
    };
    let field = el("input")
        .attr("role", "combobox")
        .attr("aria-label", "Search or run a command")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "palette-results")
        .attr("aria-autocomplete", "list")
        .attr("placeholder", "Search or run a command")
        .attr("autofocus", "")
        .follows("aria-activedescendant", move || (!found.with(Vec::is_empty)).then(|| format!("palette-{}", at.get())))
        .on("input", move |event| {
            typed.set(event.value());
            at.set(0);
        })
        .on("keydown", move |event| {
            let count = found.with_untracked(Vec::len);
            match event.key().as_str() {
                "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
                "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
                "Enter" => run(found.with_untracked(|found| found.get(at.get_untracked()).cloned())),
                _ => return,
            }
            event.take();
        });
    let row = move |(place, result): (usize, Found)| {
        let own = result.clone();
        el("li")
            .attr("role", "option")
            .attr("id", format!("palette-{place}"))
            .states("aria-selected", move || at.get() == place)
            .maybe("aria-disabled", (!result.usable).then_some("true"))
            .on("click", move |_| run(Some(own.clone())))
            .child(el("span").attr("dir", "auto").child(result.words))
            .child(el("span").class("area").child(result.kind))
            .child(result.keys.map(|keys| el("kbd").child(keys)))
    };
    let results = el("ul")
        .attr("id", "palette-results")
        .attr("role", "listbox")
        .attr("aria-label", "Results")
        .child(dynamic(move || found.get().into_iter().enumerate().map(row).collect::<Vec<_>>()));
    let none = text(move || {
        let words = "Nothing is called that. Try a word of a responsibility, or of what you want to do.";
        if found.with(Vec::is_empty) { words.to_owned() } else { String::new() }
    });
    parts().and(field).and(results).and(el("p").class("note").attr("role", "status").child(none))
}

fn search(session: Session, text: &str) -> Vec<Found> {
    let words: Vec<String> = text.split_whitespace().map(lower).collect();
    let fits = |name: &str| {
        let name = lower(name);
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
            command: Command::GoTo(Page::Roles.view("list").with(key, Some(id))),
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
