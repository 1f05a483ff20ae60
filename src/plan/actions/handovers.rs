//! What users do to the development of roles: plan that a responsibility goes from one role to another, and carry it over in the matrix.
//! Knows no screen, and no today.

use super::Action;
use super::matrix::put_letters;
use crate::plan::change::{EditError, Edits};
use crate::plan::day::Day;
use crate::plan::field::FieldValue;
use crate::plan::id::Id;
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::matrix::{letters_of, row_of};
use crate::plan::record::Record;
use crate::plan::tables::{Handover, Plan, TableName};

impl Handover {
    /// Whether it is neither done nor dropped.
    pub fn is_planned(&self) -> bool {
        self.state.as_str().is_empty()
    }
}

/// The letters that someone who owns a row has, out of these.
fn owning(letters: Letters) -> Letters {
    letters.without('C').without('I')
}

/// Plans that a responsibility goes to a role. It comes from the one that is accountable today, else from one that does the work, with the
/// letters by which that role owns it; from nobody with both letters.
pub fn plan_handover(plan: &Plan, id: Id, responsibility: &Id, to: &Id, by: Option<Day>) -> Action {
    if plan.responsibilities.get(responsibility.as_str()).is_none() {
        return Err(EditError::Missing(TableName::Responsibilities, responsibility.clone()));
    }
    let row = row_of(plan, responsibility, None);
    let with = |letter: char| row.iter().find(|(role, letters)| role != to && letters.has(letter));
    let from = with('A').or_else(|| with('R'));
    let letters = from.map_or_else(|| Letters::only('A').with('R'), |(_, letters)| owning(*letters));
    let handover = Handover {
        responsibility: Some(responsibility.clone()),
        from: from.map(|(role, _)| role.clone()),
        to: Some(to.clone()),
        letters,
        by,
        ..Handover::blank(id)
    };
    Ok(Edits::of(plan).create(&handover)?.done())
}

/// Has a letter go along, or not any more.
pub fn toggle_letter(plan: &Plan, id: &Id, letter: char) -> Action {
    let letters = handover(plan, id)?.letters.toggled(letter);
    Ok(Edits::of(plan).set(TableName::Handovers, id, Handover::LETTERS, letters.write())?.done())
}

fn handover<'p>(plan: &'p Plan, id: &Id) -> Result<&'p Handover, EditError> {
    plan.handovers.get(id.as_str()).ok_or_else(|| EditError::Missing(TableName::Handovers, id.clone()))
}

/// A cell that a handover changes: the role, its letters now, its letters then.
pub type Carried = (Id, Letters, Letters);

/// What carrying a handover over does to its row: the letters leave the one role and come to the other, as far as they are there to leave
/// and not there already.
pub fn carried(plan: &Plan, handover: &Handover) -> Result<Vec<Carried>, EditError> {
    let row = handover.responsibility.as_ref().ok_or(EditError::Empty("responsibility that is handed over"))?;
    let to = handover.to.as_ref().ok_or(EditError::Empty("role that gets it"))?;
    if handover.letters.is_empty() {
        return Err(EditError::Empty("letters that are handed over"));
    }
    let given = || LETTERS.iter().map(|(letter, _)| *letter).filter(|letter| handover.letters.has(*letter));
    let mut cells = Vec::new();
    if let Some(from) = handover.from.as_ref().filter(|from| *from != to && plan.roles.get(from.as_str()).is_some()) {
        let now = letters_of(plan, row, from, None);
        cells.push((from.clone(), now, given().fold(now, Letters::without)));
    }
    let now = letters_of(plan, row, to, None);
    // Whoever owns a thing is neither asked nor told, and whoever is asked is told anyway.
    let covered = |all: Letters, letter: char| match letter {
        'C' => !owning(all).is_empty(),
        'I' => !all.is_empty(),
        _ => false,
    };
    let then = given().fold(now, |all, letter| if covered(all, letter) { all } else { all.with(letter) });
    cells.push((to.clone(), now, then));
    cells.retain(|(_, now, then)| now != then);
    Ok(cells)
}

/// Carries a handover over in the matrix and marks it as done, in one step. One that is done or dropped already stays as it is.
pub fn finish(plan: &Plan, id: &Id) -> Action {
    let own = handover(plan, id)?;
    let mut edits = Edits::of(plan);
    if !own.is_planned() {
        return Ok(edits.done());
    }
    let cells = carried(plan, own)?;
    // The role that gets it has to be there, even if its letters are already.
    for (table, record) in [(TableName::Responsibilities, &own.responsibility), (TableName::Roles, &own.to)] {
        let there = |id: &Id| plan.table(table).record(id.as_str()).is_some();
        if let Some(gone) = record.as_ref().filter(|id| !there(id)) {
            return Err(EditError::Missing(table, gone.clone()));
        }
    }
    if let Some(row) = &own.responsibility {
        for (role, _, then) in cells {
            edits = put_letters(edits, plan, row, &role, then)?;
        }
    }
    Ok(edits.set(TableName::Handovers, id, Handover::STATE, "done")?.done())
}
