//! The start page: what Tandem is for, the ways in, and the plans on this device.

use leptos::prelude::*;

use crate::session::{Command, Session};
use crate::ui::pages::start::promise::Promise;
use crate::ui::widgets::{PlanList, icon};

mod promise;

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    view! {
        <div class="start">
            <div class="cols">
                <div class="w5">
                    <h1>"One plan," <br/> "two roles."</h1>
                    <p class="lead">
                        "Product managers and product owners overlap, and nobody told them where. Find out who owns what, see where you differ, and keep the answer in one file that is yours."
                    </p>
                    <ul class="ways">
                        <Way command=Command::OpenSample words="What five articles say"
                            says="The sample: five published articles as participants of a workshop on 105 responsibilities. See the reveal at once."/>
                        <Way command=Command::NewPlan words="Start a new plan"
                            says="Product owner, product manager and the catalogue of 105 responsibilities: choose your topics, rename what you call otherwise."/>
                        <Way command=Command::OpenFile words="Open a plan file" says="Choose a file, or drop it anywhere on this page."/>
                    </ul>
                </div>
                <Promise/>
            </div>
            <PlansHere/>
            <section class="four" aria-label="What you do with it">
                <div>
                    <h2>"Ask"</h2>
                    <p>"Who owns this? Each participant answers for the same list of responsibilities: a role, several, the whole team, or nobody."</p>
                </div>
                <div>
                    <h2>"Reveal"</h2>
                    <p>"See how far you agree as one number with its range, and the topics in the order in which you differ."</p>
                </div>
                <div>
                    <h2>"Settle"</h2>
                    <p>"Talk about those topics only. Name the roles and responsibilities as your team does."</p>
                </div>
                <div>
                    <h2>"Keep it"</h2>
                    <p>"No account, no server, no tracking. The plan stays on this device and in files that you pass on."</p>
                </div>
            </section>
        </div>
    }
}

/// A way in.
#[component]
fn Way(command: Command, words: &'static str, says: &'static str) -> impl IntoView {
    let session = Session::get();
    view! {
        <li>
            <button type="button" on:click=move |_| session.run(command.clone())>
                <strong>{words}</strong>
                <span class="small">{says}</span>
                {icon("right")}
            </button>
        </li>
    }
}

#[component]
fn PlansHere() -> impl IntoView {
    let session = Session::get();
    let any = Memo::new(move |_| !session.plans_here().is_empty());
    view! {
        <Show when=move || any.get()>
            <section class="section" aria-labelledby="here">
                <h2 id="here">"Plans on this device"</h2>
                <PlanList/>
            </section>
        </Show>
    }
}
