//! What a facilitator does with a discussion: its order, what is left out, how long each topic takes, and when to ask again. Knows no
//! clock and no screen.

use super::Action;
use super::workshop::{decision_of, round_of};
use crate::plan::change::Edits;
use crate::plan::day::Day;
use crate::plan::field::FieldValue;
use crate::plan::id::Id;
use crate::plan::order::OrderKey;
use crate::plan::tables::{Decision, Plan, Round, TableName};

/// Sets a field of the records of topics, which are made where they are not there. A topic that is gone from the plan may be put off the
/// agenda as well, so nobody asks for it.
fn set_all(plan: &Plan, round: &Id, changed: impl Iterator<Item = Decision>) -> Action {
    round_of(plan, round)?;
    let mut edits = Edits::of(plan);
    for own in changed {
        edits = if plan.decisions.get(own.id.as_str()).is_none() {
            edits.create(&own)?
        } else {
            let table = TableName::Decisions;
            edits.set(table, &own.id, Decision::ORDER, own.order.write())?.set(table, &own.id, Decision::OFF, own.off.write())?
        };
    }
    Ok(edits.done())
}

/// Gives topics these places on the agenda.
pub fn place_topics(plan: &Plan, round: &Id, places: &[(Id, OrderKey)]) -> Action {
    let placed = places.iter().map(|(topic, key)| Decision { order: key.clone(), ..decision_of(plan, round, topic) });
    set_all(plan, round, placed)
}

/// Leaves a topic out of the agenda, or takes it back where it stood.
pub fn leave_out(plan: &Plan, round: &Id, topic: &Id, off: bool) -> Action {
    set_all(plan, round, std::iter::once(Decision { off, ..decision_of(plan, round, topic) }))
}

/// Has the agenda follow the disagreement again. What is left out stays so.
pub fn reset_agenda(plan: &Plan, round: &Id) -> Action {
    let own = plan.decisions.iter().filter(|own| own.round.as_ref() == Some(round));
    set_all(plan, round, own.map(|own| Decision { order: OrderKey::default(), ..own.clone() }))
}

/// Sets the minutes for a topic; 0 stands for the usual ones.
pub fn set_minutes(plan: &Plan, round: &Id, minutes: u32) -> Action {
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::MINUTES, minutes.write())?.done())
}

/// Sets the day on which the team wants to ask again, or none.
pub fn set_again(plan: &Plan, round: &Id, day: Option<Day>) -> Action {
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::AGAIN, day.write())?.done())
}
