//! Undo and redo. Knows changes, not the actions behind them: there is no hand-written inverse.

use std::collections::VecDeque;

use super::change::{Change, Skipped};
use super::tables::Plan;

/// How many steps are kept.
const MOST_STEPS: usize = 500;
/// How long a pause ends a burst, in milliseconds.
const BURST_PAUSE: f64 = 1500.0;

/// A step that can be undone: what a user would call one action.
#[derive(Clone, Debug)]
pub struct Step {
    /// What was done, as in "Undo: rename role".
    pub label: String,
    /// The change.
    pub change: Change,
}

/// Whether a commit may be one step with the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// A step of its own.
    Single,
    /// Part of a burst of typing or of a drag: one step with what came just before, if that edited the very same fields.
    Burst,
}

/// What was recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recorded {
    /// A new step.
    New,
    /// The last step has grown.
    Grown,
}

/// What undo or redo did.
#[derive(Clone, Debug)]
pub struct Turned {
    /// The label of the step.
    pub label: String,
    /// The change to apply.
    pub change: Change,
    /// What was left alone, since it has changed since.
    pub skipped: Vec<Skipped>,
}

/// The steps of this session, done and undone.
#[derive(Default, Debug)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// When the last burst was fed, in milliseconds; nothing if the last step is closed.
    burst_at: Option<f64>,
}

impl History {
    /// Records a change that was just applied. One that changes nothing is no step, nor is a burst that comes to nothing. `now` in milliseconds of any clock that does not run backwards.
    pub fn record(&mut self, label: &str, change: Change, pace: Pace, now: f64) -> Recorded {
        if change.is_empty() {
            return Recorded::Grown;
        }
        self.undone.clear();
        let within = self.burst_at.is_some_and(|last| now - last <= BURST_PAUSE);
        self.burst_at = (pace == Pace::Burst).then_some(now);
        if pace == Pace::Burst
            && within
            && let Some(last) = self.done.back_mut()
            && same_fields(&last.change, &change)
        {
            last.change = std::mem::take(&mut last.change).then(change);
            if last.change.is_empty() {
                self.done.pop_back();
                self.pause();
            }
            return Recorded::Grown;
        }
        self.done.push_back(Step { label: label.to_owned(), change });
        if self.done.len() > MOST_STEPS {
            self.done.pop_front();
        }
        Recorded::New
    }

    /// Ends a burst: what comes next is a step of its own.
    pub fn pause(&mut self) {
        self.burst_at = None;
    }

    /// Takes the last step back; nothing if there is none. What has changed since, by another tab, is left alone and named.
    pub fn undo(&mut self, plan: &Plan) -> Option<Turned> {
        self.pause();
        let step = self.done.pop_back()?;
        let (change, skipped) = plan.fitting(&step.change.reversed());
        let label = step.label.clone();
        // What was skipped is not this step's any more: redo brings back exactly what undo took.
        if !change.is_empty() {
            self.undone.push(Step { label: step.label, change: change.reversed() });
        }
        Some(Turned { label, change, skipped })
    }

    /// Does the last undone step again; nothing if there is none.
    pub fn redo(&mut self, plan: &Plan) -> Option<Turned> {
        self.pause();
        let step = self.undone.pop()?;
        let (change, skipped) = plan.fitting(&step.change);
        let label = step.label.clone();
        if !change.is_empty() {
            self.done.push_back(Step { label: step.label, change: change.clone() });
        }
        Some(Turned { label, change, skipped })
    }

    /// The label of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.back().map(|step| step.label.as_str())
    }

    /// The label of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }
}

fn same_fields(a: &Change, b: &Change) -> bool {
    let keys = |change: &Change| -> Vec<_> {
        let all = change.edits.iter();
        all.flat_map(|edit| edit.fields.iter().map(|field| (edit.table, edit.id.clone(), field.field.clone()))).collect()
    };
    keys(a) == keys(b)
}
