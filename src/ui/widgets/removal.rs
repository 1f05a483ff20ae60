//! Removing for good what no undo brings back: the button asks in its place. Knows not what is removed.

use super::button::{Button, button};
use crate::session::Command;
use crate::signals::*;
use crate::ui::view::{Part, dynamic, el, parts};

/// A button that removes something by its name, after one look at what is lost.
pub fn removal(name: String, lost: &'static str, from: &'static str, command: Command) -> Part {
    let asked = RwSignal::new(false);
    dynamic(move || {
        let (named, command) = (name.clone(), command.clone());
        if asked.get() {
            let remove = Button::words("Remove").runs_as(command, move || format!("Remove {named}{from}"));
            let row = el("span").class("row").child(el("span").class("small").child(lost)).child(remove);
            parts().and(row.child(button("Keep", "bare", move || asked.set(false))))
        } else {
            let ask = button("Remove …", "bare", move || asked.set(true)).attr("aria-label", format!("Remove {named} …"));
            parts().and(ask)
        }
    })
}
