//! The list of the plans on this device. Knows no page.

use super::removal::removal;
use crate::session::{Command, Phase, PlanCard, Session};
use crate::ui::view::{El, each, el};

/// The plans on this device, each with its way off it.
pub fn plan_list() -> El {
    let session = Session::get();
    el("ul").class("plans").child(each(move || session.plans_here(), move |card| row(session, &card)))
}

fn row(session: Session, card: &PlanCard) -> El {
    let (id, own) = (card.id.clone(), card.id.clone());
    let day = card.day.map(|day| format!("Last stored on {} · ", day.in_words())).unwrap_or_default();
    let name = if card.name.is_empty() { "Plan without a name".to_owned() } else { card.name.clone() };
    let open = el("button")
        .attr("type", "button")
        .on("click", move |_| session.run(Command::OpenPlan(own.clone())))
        .child(el("strong").attr("dir", "auto").child(name.clone()))
        .child(el("span").class("small").child(format!("{day}{} KB of this browser’s storage", card.units.div_ceil(1000))));
    let lost = "It is gone for good unless you have its file.";
    let off = removal(name, lost, " from this device", Command::RemovePlan(card.id.clone()));
    el("li")
        .follows("aria-current", move || (session.phase.get() == Phase::Open(id.clone())).then(|| "true".to_owned()))
        .child(open)
        .child(off)
}
