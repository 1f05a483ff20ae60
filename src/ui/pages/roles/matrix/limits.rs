//! The limits of the checks, to be set for the plan, each beside its published value. Knows no check.

use super::grid::Grid;
use crate::analysis::limits::{BOUNDS, Bound, Limits};
use crate::session::{Checking, Command, Toast};
use crate::ui::view::{El, dynamic, el, text};
use crate::ui::widgets::Button;

/// The most that a limit can be.
const MOST: u32 = 100;

/// The fields behind a line that opens.
pub(super) fn limits(grid: Grid) -> El {
    let is_own = move || grid.limits.get() != Limits::default();
    let own = move || if is_own() { " set for this plan" } else { "" }.to_owned();
    let summary = el("summary").child("Limits").child(el("span").class("count").child(text(own)));
    let reset = dynamic(move || {
        let words = Button::words("Back to the published limits").runs(Command::Check(Checking::ResetLimits));
        is_own().then_some(words)
    });
    let fields = (0..BOUNDS.len()).filter_map(|at| Some(field(grid, at, BOUNDS.get(at)?))).collect::<Vec<_>>();
    el("details").class("more limits screen").child(summary).child(el("div").class("stack").child(fields).child(reset))
}

fn field(grid: Grid, at: usize, bound: &'static Bound) -> El {
    let session = grid.session;
    let (id, hint) = (format!("limit-{}", bound.rule), format!("limit-{}-hint", bound.rule));
    let value = move || grid.limits.get().value(at).to_string();
    let input = el("input")
        .attr("type", "number")
        .attr("min", "1")
        .attr("max", MOST as usize)
        .attr("inputmode", "numeric")
        .attr("id", &id)
        .attr("aria-describedby", &hint)
        .value(value);
    let own = input.element();
    let input = input.on("change", move |event| {
        let written = event.value();
        // An emptied field is as published.
        let asked =
            if written.trim().is_empty() { Some(0) } else { written.trim().parse().ok().filter(|n| (1..=MOST).contains(n)) };
        match asked {
            Some(asked) => {
                let kept = if asked == bound.published { 0 } else { asked };
                session.run(Command::Check(Checking::Limit(bound.field, kept)));
            }
            None => session.say(Toast::new(format!("A limit is a whole number from 1 to {MOST}."))),
        }
        own.set_value(&grid.limits.get_untracked().value(at).to_string());
    });
    let from = if bound.rule == "L5" { "usual here" } else { "published" };
    let says = format!("{}; {from}: {} {}", bound.rule, bound.published, bound.unit);
    el("div")
        .class("field")
        .child(el("label").attr("for", &id).child(bound.words))
        .child(el("span").class("row").child(input).child(el("span").child(bound.unit)))
        .child(el("p").class("hint").attr("id", &hint).child(says))
}
