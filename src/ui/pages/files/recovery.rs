//! What is shown when a plan is stored but cannot be opened: what is wrong, and how to keep what is there.

use leptos::prelude::*;

use crate::plan::Id;
use crate::session::Command;
use crate::ui::widgets::{CommandButton, Kind, PlanList};

/// The recovery page.
#[component]
pub fn Recovery(
    /// The plan.
    plan: Id,
    /// Why it cannot be opened.
    why: String,
) -> impl IntoView {
    view! {
        <div class="head">
            <div>
                <h1>"This plan cannot be opened"</h1>
                <p class="muted">{why}</p>
            </div>
        </div>
        <section class="section" aria-labelledby="keep">
            <h2 id="keep">"Nothing of it was changed or thrown away"</h2>
            <p class="says">
                "Download what is stored: it is a text file that somebody who knows Tandem can read. Then open an exported file of the plan, or go on with another plan."
            </p>
            <p class="row">
                <CommandButton command=Command::Rescue words="Download what is stored" picture="download" kind=Kind::Main/>
                <CommandButton command=Command::OpenFile words="Open a plan file"/>
                <CommandButton command=Command::OpenPlan(plan) words="Try again"/>
                <CommandButton command=Command::NewPlan words="New plan"/>
            </p>
        </section>
        <section class="section" aria-labelledby="plans">
            <h2 id="plans">"Plans on this device"</h2>
            <PlanList/>
        </section>
    }
}
