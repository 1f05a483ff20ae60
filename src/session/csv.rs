//! Tables as CSV: the responsibilities and the matrix on their way out, and a table that arrives, held against the plan until a person
//! says whether it is taken. Knows no view, and nothing of what a table means.

use crate::signals::*;

use super::commands::focus_soon;
use super::export::file_stem;
use super::opening::shown;
use super::plan::{Phase, Toast};
use super::route::Page;
use super::{Session, store};
use crate::analysis::finding::count_of;
use crate::browser::{clock, files, random};
use crate::file::csv::{Choices, Preview, State, Style, Table, export};
use crate::plan::{Id, Plan, TableName, actions};

/// The button that exports a table, which a link can lead to.
pub const CSV_EXPORT: &str = "csv-export";

/// Something that is done with tables.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum InCsv {
    /// Goes to where tables are exported and imported.
    Show,
    /// Downloads the responsibilities and the matrix.
    Export(Style),
    /// Asks for a file.
    Choose,
    /// Has a column of the waiting table become a role, or not.
    ToggleRole(usize),
    /// Has the rows that are wrong left out, or not.
    ToggleWrong,
    /// Takes the waiting table in.
    Take,
    /// Leaves the waiting table alone.
    Forget,
}

/// A table that waits for a person's decision.
#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    /// The name of its file.
    pub file: String,
    /// What it holds.
    pub table: Table,
    /// What was chosen on it so far.
    pub choices: Choices,
}

impl Incoming {
    /// What it would change in a plan.
    fn preview(&self, plan: &Plan) -> Preview {
        self.table.judge(plan, &self.choices, &mut || Id::random(&mut random::bits))
    }

    /// Whether it can be taken, by what it would change.
    pub fn can_be_taken(&self, preview: &Preview) -> bool {
        !preview.is_idle() && (self.choices.leave_wrong || preview.count(State::Wrong) == 0)
    }
}

/// Whether a file is meant as a table: by its name, unless it holds JSON.
pub(super) fn is_table(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_json = bytes.trim_ascii_start().first() == Some(&b'{');
    !is_json && matches!(ending.as_str(), "csv" | "tsv" | "tab" | "txt" | "xlsx" | "xls" | "ods")
}

impl Session {
    pub(super) fn run_csv(self, command: InCsv) {
        let choose = |choose: &dyn Fn(&mut Choices)| {
            self.incoming.update(|incoming| {
                if let Some(incoming) = incoming {
                    choose(&mut incoming.choices);
                }
            });
        };
        match command {
            InCsv::Show => {
                self.go(&Page::Files.route());
                focus_soon(CSV_EXPORT.to_owned());
            }
            InCsv::Export(style) => self.export_table(style),
            InCsv::Choose => {
                files::choose(".csv,.tsv,.txt,text/csv,text/tab-separated-values", move |files| self.open_files(files));
            }
            InCsv::ToggleRole(column) => choose(&|choices| match choices.without.iter().position(|own| *own == column) {
                Some(at) => drop(choices.without.remove(at)),
                None => choices.without.push(column),
            }),
            InCsv::ToggleWrong => choose(&|choices| choices.leave_wrong = !choices.leave_wrong),
            InCsv::Take => self.take_table(),
            InCsv::Forget => self.incoming.set(None),
        }
    }

    fn export_table(self, style: Style) {
        let plan = self.plan();
        let stem = file_stem(&plan.settings().name);
        let name = if stem.is_empty() { "matrix.csv".to_owned() } else { format!("{stem}-matrix.csv") };
        files::download(&name, "text/csv;charset=utf-8", &export(&plan, style));
        self.say(Toast::new(format!("Exported as {name}.")));
    }

    /// Reads a table and has it wait; says why if that cannot be.
    pub(super) fn open_table(self, file: &str, bytes: &[u8]) -> Result<(), String> {
        if !matches!(self.phase.get_untracked(), Phase::Open(_)) {
            return Err("It is a table for a plan. Open or start a plan first, then import it.".to_owned());
        }
        if self.route.with_untracked(|route| route.page == Page::Answer) {
            return Err("Hand the answers in first, then import it.".to_owned());
        }
        if self.incoming.with_untracked(Option::is_some) {
            return Err("One table is imported at a time.".to_owned());
        }
        let table = Table::read(bytes).map_err(|error| error.to_string())?;
        self.incoming.set(Some(Incoming { file: shown(file), table, choices: Choices::default() }));
        Ok(())
    }

    /// What the waiting table would change; told when the plan or the choices change.
    pub fn incoming_preview(self) -> Option<(Incoming, Preview)> {
        use TableName::{Areas, Cells, Products, Responsibilities, Roles};
        let incoming = self.incoming.get()?;
        let preview = incoming.preview(&self.table(&[Products, Roles, Areas, Responsibilities, Cells]));
        Some((incoming, preview))
    }

    /// Takes the waiting table in, as one step that undo takes back, after a restore point. Without room for that point nothing is
    /// done.
    fn take_table(self) {
        let Some(now) = self.snapshot().filter(|_| self.may_write()) else { return };
        let Some(incoming) = self.incoming.get_untracked() else { return };
        if !incoming.can_be_taken(&incoming.preview(&self.plan())) {
            return;
        }
        self.incoming.set(None);
        spawn_local(async move {
            if store::add_restore_point(&now, "before a CSV file was imported", clock::today()).await.is_err() {
                let why = "There is no room for a restore point, so nothing was changed. Remove a plan, then import it again.";
                return self.say(Toast::new(why));
            }
            self.shelf.update(|shelf| *shelf += 1);
            // Held against the plan as it is by now: another tab may have changed it.
            let preview = incoming.preview(&self.plan());
            let counts = [(State::New, "added"), (State::Changed, "changed")].map(|(state, word)| (preview.count(state), word));
            let counts: Vec<String> =
                counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
            let left = preview.count(State::Wrong);
            let left = if left > 0 { format!(" {} left out.", count_of(left, "wrong row")) } else { String::new() };
            let said = format!("Imported “{}”: {}.{left}", incoming.file, counts.join(", "));
            let label = format!("import “{}”", incoming.file);
            self.commit_and_say(&label, &said, |plan| actions::take_rows(plan, &preview.take));
        });
    }
}
