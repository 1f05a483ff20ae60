//! The command line: the same reading, repair and differences as in the page, for scripts and for git. It prints; it writes no file.

use std::io::Write;
use std::process::ExitCode;

use tandem::file::words::{What, sentences};
use tandem::file::{Opened, open};

const USAGE: &str = "usage: tandem check FILE          says whether a plan file can be opened, and what was repaired
       tandem diff FILE FILE      says what changed from the first plan to the second, in words";

/// Runs a command line; the code is 0 if all is well, 1 if something was found, 2 if it could not be done.
pub(crate) fn run(words: Vec<String>) -> ExitCode {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (lines, code) = match words.as_slice() {
        ["check", file] => check(file),
        ["diff", before, after] => diff(before, after),
        _ => (vec![USAGE.to_owned()], 2),
    };
    let mut out = std::io::stdout().lock();
    for line in lines {
        // Whoever closed the pipe does not want the rest.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    ExitCode::from(code)
}

fn read(file: &str) -> Result<Opened, Vec<String>> {
    let bytes = std::fs::read(file).map_err(|error| vec![format!("{file}: {error}")])?;
    open(&bytes).map_err(|error| vec![format!("{file}: {error}")])
}

fn check(file: &str) -> (Vec<String>, u8) {
    let opened = match read(file) {
        Ok(opened) => opened,
        Err(lines) => return (lines, 2),
    };
    let plan = &opened.document.plan;
    let mut lines = vec![format!(
        "{file}: “{}”, {} records, {} share points",
        plan.settings().name,
        plan.count(),
        opened.document.history.len()
    )];
    lines.extend(opened.repairs.iter().map(|repair| format!("  {repair}")));
    if opened.more_repairs > 0 {
        lines.push(format!("  and {} more", opened.more_repairs));
    }
    let code = u8::from(!opened.repairs.is_empty());
    (lines, code)
}

fn diff(before: &str, after: &str) -> (Vec<String>, u8) {
    let (before, after) = match (read(before), read(after)) {
        (Ok(before), Ok(after)) => (before.document.plan, after.document.plan),
        (before, after) => return (before.err().into_iter().chain(after.err()).flatten().collect(), 2),
    };
    let change = before.difference(&after);
    let lines: Vec<String> = sentences(&change, &before, &after)
        .into_iter()
        .map(|sentence| {
            let sign = match sentence.what {
                What::Added => '+',
                What::Removed => '-',
                What::Changed => '~',
            };
            let details = if sentence.details.is_empty() { String::new() } else { format!(": {}", sentence.details.join("; ")) };
            format!("{sign} {}{details}", sentence.subject)
        })
        .collect();
    let code = u8::from(!lines.is_empty());
    (lines, code)
}
