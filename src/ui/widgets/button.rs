//! The button: it runs a command. Knows no command in particular.

use leptos::prelude::*;

use super::icon::icon;
use crate::session::{Command, Session};

/// How much a button stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One of several.
    Plain,
    /// The one to press; at most one on a screen.
    Main,
    /// Without a surface, inside of something that has one.
    Bare,
}

/// A button for a command. With an icon and no `words` it is square, and `name` is what it is called.
#[component]
pub fn CommandButton(
    /// What it does.
    #[prop(into)]
    command: Signal<Command>,
    /// What it is called, for those who do not see it.
    #[prop(into, optional)]
    name: Signal<String>,
    /// What stands on it.
    #[prop(optional)]
    words: &'static str,
    /// The icon before the words.
    #[prop(optional)]
    picture: &'static str,
    /// How much it stands out.
    #[prop(default = Kind::Plain)]
    kind: Kind,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let session = Session::get();
    let look = match kind {
        Kind::Plain => "",
        Kind::Main => " main",
        Kind::Bare => " bare",
    };
    let square = if words.is_empty() { " square" } else { "" };
    let label = move || Some(name.get()).filter(|name| !name.is_empty());
    view! {
        <button
            type="button"
            class=format!("btn{look}{square} {class}")
            aria-label=label
            title=move || if words.is_empty() { label() } else { None }
            aria-disabled=move || (!command.with(|command| session.can(command))).then_some("true")
            on:click=move |_| {
                let command = command.get_untracked();
                if untrack(|| session.can(&command)) {
                    session.run(command);
                }
            }
        >
            {(!picture.is_empty()).then(|| icon(picture))}
            {(!words.is_empty()).then(|| view! { <span class="words">{words}</span> })}
        </button>
    }
}
