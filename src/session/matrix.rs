//! What is done to the role matrix: letters of one cell or many, rows of a product, stages. Knows no view.

use super::Session;
use crate::plan::actions::{self, Placed};
use crate::plan::{Id, TableName};

/// Something that can be done to the role matrix.
#[derive(Clone, PartialEq, Debug)]
pub enum InMatrix {
    /// Gives cells their letters, for one product or all.
    Set(Option<Id>, Vec<Placed>),
    /// The same with the name of the step, and a sentence on it.
    SetAs(Option<Id>, Vec<Placed>, &'static str, String),
    /// Has rows of a product hold as for all products again.
    AsForAll(Id, Vec<Id>),
    /// Chooses the stage of a responsibility, or of a product.
    Stage(TableName, Id, String),
}

impl Session {
    pub(super) fn run_in_matrix(self, command: InMatrix) {
        match command {
            InMatrix::Set(product, cells) => {
                let label = match &*cells {
                    [(_, _, letters)] => format!("set {}", letters.words()),
                    more => format!("set the letters of {} cells", more.len()),
                };
                self.commit_quietly(&label, |plan| actions::set_cells(plan, product.as_ref(), &cells));
            }
            InMatrix::SetAs(product, cells, label, said) => {
                self.commit_and_say(label, &said, |plan| actions::set_cells(plan, product.as_ref(), &cells));
            }
            InMatrix::AsForAll(product, rows) => {
                let said = if rows.len() == 1 { "The row is as for all products." } else { "The rows are as for all products." };
                self.commit_and_say("take rows of a product back", said, |plan| actions::as_for_all(plan, &product, &rows));
            }
            InMatrix::Stage(table, id, word) => {
                self.commit_quietly("choose a stage", |plan| actions::retype(plan, table, &id, "stage", &word));
            }
        }
    }
}
