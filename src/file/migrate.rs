//! The chain of migrations: old files on raw JSON, one version at a time. A migration that was released is never edited.
//!
//! A new table or an optional field needs none; only what an older reader would misread raises the version.

use serde_json::{Map, Value as Json};

/// One step: from the files of one version to those of the next.
#[derive(Debug)]
pub struct Migration {
    /// The version that it reads.
    pub from: u32,
    /// What it does, for the message that names it.
    pub name: &'static str,
    /// Changes the whole file; an error is a sentence for the user.
    pub run: fn(&mut Map<String, Json>) -> Result<(), String>,
}

/// All migrations, oldest first: one for each version before the present one. A test holds that none is missing.
pub const MIGRATIONS: &[Migration] = &[];

/// Runs every migration from `version` on. Returns the names of those that ran.
pub fn migrate(chain: &'static [Migration], file: &mut Map<String, Json>, version: u32) -> Result<Vec<&'static str>, String> {
    let mut ran = Vec::new();
    for step in chain.iter().filter(|step| step.from >= version) {
        (step.run)(file)?;
        file.insert("version".into(), (step.from + 1).into());
        ran.push(step.name);
    }
    Ok(ran)
}
