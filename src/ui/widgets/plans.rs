//! The list of the plans on this device. Knows no page.

use leptos::prelude::*;

use super::button::CommandButton;
use crate::plan::Id;
use crate::session::{Command, Phase, PlanCard, Session};

/// The plans on this device, each with its way off it.
#[component]
pub fn PlanList() -> impl IntoView {
    let session = Session::get();
    let cards = Memo::new(move |_| session.plans_here());
    view! {
        <ul class="plans">
            <For each=move || cards.get() key=|card| (card.id.clone(), card.name.clone(), card.units) children=plan_row/>
        </ul>
    }
}

fn plan_row(card: PlanCard) -> impl IntoView {
    let session = Session::get();
    let asked = RwSignal::new(false);
    let id = card.id.clone();
    let current = move || (session.phase.get() == Phase::Open(id.clone())).then_some("true");
    let (open, remove) = (Command::OpenPlan(card.id.clone()), card.id.clone());
    let day = card.day.map(|day| format!("Last stored on {} · ", day.in_words())).unwrap_or_default();
    let name = if card.name.is_empty() { "Plan without a name".to_owned() } else { card.name.clone() };
    view! {
        <li aria-current=current>
            <button type="button" on:click=move |_| session.run(open.clone())>
                <strong dir="auto">{name.clone()}</strong>
                <span class="small">{format!("{day}{} KB of this browser’s storage", card.units.div_ceil(1000))}</span>
            </button>
            {move || {
                if asked.get() {
                    let (remove, name): (Id, _) = (remove.clone(), name.clone());
                    view! {
                        <span class="row">
                            <span class="small">"It is gone for good unless you have its file."</span>
                            <CommandButton command=Command::RemovePlan(remove) words="Remove" name=format!("Remove {name} from this device")/>
                            <button type="button" class="btn bare" on:click=move |_| asked.set(false)>"Keep"</button>
                        </span>
                    }
                    .into_any()
                } else {
                    view! {
                        <button type="button" class="btn bare" aria-label=format!("Remove {name} …") on:click=move |_| asked.set(true)>
                            "Remove …"
                        </button>
                    }
                    .into_any()
                }
            }}
        </li>
    }
}
