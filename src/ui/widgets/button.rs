//! The button: it runs a command. Knows no command in particular.

use crate::signals::untrack;

use super::icon::icon;
use crate::session::{Command, Session};
use crate::ui::view::{El, el};

/// How a button looks: begin with [`Button::words`] or [`Button::icon`].
#[derive(Clone, Copy, Default)]
pub struct Button {
    words: &'static str,
    icon: &'static str,
    class: &'static str,
}

impl Button {
    /// With these words on it.
    pub const fn words(words: &'static str) -> Self {
        Self { words, icon: "", class: "" }
    }

    /// With an icon and no words: it needs a name.
    pub const fn icon(icon: &'static str) -> Self {
        Self { words: "", icon, class: "" }
    }

    /// With an icon before its words.
    pub const fn with_icon(mut self, icon: &'static str) -> Self {
        self.icon = icon;
        self
    }

    /// With further classes: `main` for the one to press, `bare` for one without a surface.
    pub const fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// As an element that does nothing yet.
    pub fn plain(self) -> El {
        let square = if self.words.is_empty() { "square " } else { "" };
        let words = (!self.words.is_empty()).then(|| el("span").class("words").child(self.words));
        let icon = (!self.icon.is_empty()).then(|| icon(self.icon));
        el("button").attr("type", "button").class(&format!("btn {square}{}", self.class)).child(icon).child(words)
    }

    /// As an element that runs a command. While the command cannot be run it says so and does nothing.
    pub fn runs(self, command: Command) -> El {
        let session = Session::get();
        let own = command.clone();
        self.plain().follows("aria-disabled", move || (!session.can(&own)).then(|| "true".to_owned())).on("click", move |_| {
            if untrack(|| session.can(&command)) {
                session.run(command.clone());
            }
        })
    }

    /// The same with a name of its own, for those who do not see what stands around it.
    pub fn runs_as(self, command: Command, name: impl Fn() -> String + Clone + 'static) -> El {
        let title = name.clone();
        let button = self.runs(command).follows("aria-label", move || Some(name()));
        if self.words.is_empty() { button.follows("title", move || Some(title())) } else { button }
    }
}

/// A button with words that does something of the view's own, such as closing what it stands in.
pub fn button(words: &'static str, class: &'static str, act: impl FnMut() + 'static) -> El {
    let mut act = act;
    Button::words(words).class(class).plain().on("click", move |_| act())
}
