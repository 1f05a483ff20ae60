//! What is shown when a plan is stored but cannot be opened: what is wrong, and how to keep what is there.

use crate::plan::Id;
use crate::session::Command;
use crate::ui::view::{Part, el, parts};
use crate::ui::widgets::{Button, plan_list};

/// The recovery page of a plan, with why it cannot be opened.
pub fn recovery(plan: Id, why: &str) -> Part {
    let words = el("div").child(el("h1").child("This plan cannot be opened")).child(el("p").class("muted").child(why));
    let says = "Download what is stored: it is a text file that somebody who knows Tandem can read. Then open an exported file of the plan, or go on with another plan.";
    let ways = el("p")
        .class("row")
        .child(Button::words("Download what is stored").with_icon("download").class("main").runs(Command::Rescue))
        .child(Button::words("Open a plan file").runs(Command::OpenFile))
        .child(Button::words("Try again").runs(Command::OpenPlan(plan)))
        .child(Button::words("New plan").runs(Command::NewPlan));
    let keep = el("section")
        .class("section")
        .attr("aria-labelledby", "keep")
        .child(el("h2").attr("id", "keep").child("Nothing of it was changed or thrown away"))
        .child(el("p").class("says").child(says))
        .child(ways);
    let plans = el("section")
        .class("section")
        .attr("aria-labelledby", "plans")
        .child(el("h2").attr("id", "plans").child("Plans on this device"))
        .child(plan_list());
    parts().and(el("div").class("head").child(words)).and(keep).and(plans)
}
