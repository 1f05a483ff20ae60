//! What users do with whole rounds: copy one for the next time, close it, open it again, delete it. Knows no screen.

use super::Action;
use super::workshop::round_of;
use crate::plan::change::{ARCHIVED, EditError, Edits};
use crate::plan::day::Day;
use crate::plan::field::{FieldValue, IdSet};
use crate::plan::id::Id;
use crate::plan::lists::last_place;
use crate::plan::record::Record;
use crate::plan::tables::{Plan, Round, TableName};

/// The most characters of the name of a round.
const LONGEST: usize = 120;

/// Copies a round for the next time, at the end: the same questions, topics, roles and participants, as far as they are in use, and the
/// same time for each topic; no answers, no day, open, and with a name that no other round has. Who answered without a name cannot be
/// asked again.
pub fn copy_round(plan: &Plan, id: Id, round: &Id) -> Action {
    let before = round_of(plan, round)?;
    let used = |table: TableName, ids: &IdSet| {
        let table = plan.table(table);
        IdSet::new(
            ids.iter().filter(|id| table.record(id.as_str()).is_some_and(|record| record.get(ARCHIVED).is_null())).cloned(),
        )
    };
    let people = used(TableName::People, &before.participants);
    let named = people.iter().filter(|id| plan.people.get(id.as_str()).is_some_and(|own| !own.is_anonymous()));
    let copy = Round {
        name: another_name(plan, &before.name),
        topics: used(TableName::Responsibilities, &before.topics),
        roles: used(TableName::Roles, &before.roles),
        participants: IdSet::new(named.cloned()),
        should: before.should,
        anonymous: before.anonymous,
        minutes: before.minutes,
        order: last_place::<Round>(plan),
        ..Round::blank(id)
    };
    Ok(Edits::of(plan).create(&copy)?.done())
}

/// The name with the next number behind it: `Who owns what? (2)`, and after that `Who owns what? (3)`.
fn another_name(plan: &Plan, name: &str) -> String {
    let number = |name: &str| name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map(|(base, _)| base.len());
    let is_number = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = number(name).filter(|&at| name.get(at + 2..name.len() - 1).is_some_and(is_number));
    let base = numbered.and_then(|at| name.get(..at)).unwrap_or(name);
    let base = if base.trim().is_empty() { "Workshop" } else { base };
    let name = |number: usize| {
        let end = format!(" ({number})");
        let base: String = base.chars().take(LONGEST - end.len()).collect();
        format!("{base}{end}")
    };
    let taken = |name: &String| plan.rounds.iter().any(|round| round.name == *name);
    // Ends: there are more numbers than rounds.
    (2..).map(name).find(|name| !taken(name)).unwrap_or_default()
}

/// Closes a round: its answers stay as they are, and no more are taken in.
pub fn close(plan: &Plan, round: &Id) -> Action {
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::STATE, "closed")?.done())
}

/// Opens a closed round again: its answers stay revealed, and more are taken in.
pub fn open_again(plan: &Plan, round: &Id) -> Action {
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::STATE, "revealed")?.done())
}

/// Has a round ask who should own each topic as well, or not any more. Answers to it that are in stay, and count while it is asked.
pub fn toggle_should(plan: &Plan, round: &Id) -> Action {
    let asks = !round_of(plan, round)?.should;
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::SHOULD, asks.write())?.done())
}

/// Has a round ask nobody for a name, or everybody again. Not once somebody has answered: they did so under the other promise.
pub fn toggle_anonymous(plan: &Plan, round: &Id) -> Action {
    let anonymous = !round_of(plan, round)?.anonymous;
    if plan.is_answered(round) {
        return Err(EditError::Answered(round.clone()));
    }
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::ANONYMOUS, anonymous.write())?.done())
}

/// Whether somebody has answered in a round, or something was decided in it.
pub fn is_used(plan: &Plan, round: &Id) -> bool {
    plan.is_answered(round) || plan.decisions.iter().any(|decision| decision.round.as_ref() == Some(round))
}

/// Takes a round out for good, if nobody has answered and nothing was decided in it.
pub fn delete_round(plan: &Plan, round: &Id) -> Action {
    if is_used(plan, round) {
        return Err(EditError::Used(round.clone()));
    }
    super::remove(plan, TableName::Rounds, round)
}

/// Gives a round another day, or none.
pub fn set_day(plan: &Plan, round: &Id, day: Option<Day>) -> Action {
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::DAY, day.write())?.done())
}
