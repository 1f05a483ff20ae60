//! What is done where a check of the matrix found something. Knows no view and no rule.

use super::Session;
use crate::analysis::limits::BOUNDS;
use crate::plan::Id;
use crate::plan::actions::{self, Placed};

/// Something that can be done about the checks.
#[derive(Clone, PartialEq, Debug)]
pub enum Checking {
    /// Gives roles other letters, for one product or all, in one step, described by these words.
    Mend(String, Option<Id>, Vec<Placed>),
    /// Sets a limit by its field; 0 is as published.
    Limit(&'static str, u32),
    /// Sets all limits as published.
    ResetLimits,
    /// Says of holdings whether whoever holds the role may not decide.
    Powerless(Vec<Id>, bool),
}

impl Session {
    pub(super) fn run_check(self, command: Checking) {
        match command {
            Checking::Mend(words, product, cells) => {
                self.commit_and_say("mend the matrix", &format!("Done: {words}."), |plan| {
                    actions::set_cells(plan, product.as_ref(), &cells)
                });
            }
            Checking::Limit(field, value) => {
                self.commit_quietly("set a limit of the checks", |plan| actions::set_limits(plan, &[(field, value)]));
            }
            Checking::ResetLimits => {
                let all = BOUNDS.map(|bound| (bound.field, 0));
                self.commit_and_say("reset the limits", "The limits are as published.", |plan| actions::set_limits(plan, &all));
            }
            Checking::Powerless(holdings, powerless) => {
                self.commit_quietly("say who may decide", |plan| actions::set_powerless(plan, &holdings, powerless));
            }
        }
    }
}
