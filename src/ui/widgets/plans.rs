//! The list of the plans on this device. Knows no page.

use crate::signals::*;

use super::button::{Button, button};
use crate::session::{Command, Phase, PlanCard, Session};
use crate::ui::view::{El, dynamic, each, el};

/// The plans on this device, each with its way off it.
pub fn plan_list() -> El {
    let session = Session::get();
    el("ul").class("plans").child(each(move || session.plans_here(), move |card| row(session, &card)))
}

fn row(session: Session, card: &PlanCard) -> El {
    let asked = RwSignal::new(false);
    let (id, own) = (card.id.clone(), card.id.clone());
    let day = card.day.map(|day| format!("Last stored on {} · ", day.in_words())).unwrap_or_default();
    let name = if card.name.is_empty() { "Plan without a name".to_owned() } else { card.name.clone() };
    let open = el("button")
        .attr("type", "button")
        .on("click", move |_| session.run(Command::OpenPlan(own.clone())))
        .child(el("strong").attr("dir", "auto").child(name.clone()))
        .child(el("span").class("small").child(format!("{day}{} KB of this browser’s storage", card.units.div_ceil(1000))));
    let remove = card.id.clone();
    let off = dynamic(move || {
        let name = name.clone();
        if asked.get() {
            el("span")
                .class("row")
                .child(el("span").class("small").child("It is gone for good unless you have its file."))
                .child(
                    Button::words("Remove")
                        .runs_as(Command::RemovePlan(remove.clone()), move || format!("Remove {name} from this device")),
                )
                .child(button("Keep", "bare", move || asked.set(false)))
        } else {
            button("Remove …", "bare", move || asked.set(true)).attr("aria-label", format!("Remove {name} …"))
        }
    });
    el("li")
        .follows("aria-current", move || (session.phase.get() == Phase::Open(id.clone())).then(|| "true".to_owned()))
        .child(open)
        .child(off)
}
