//! What moved between two states of a plan, as Markdown. One way only; knows no screen and no clock.

use super::markdown::escaped;
use crate::analysis::Moved;
use crate::analysis::moved::{RowLine, Shift};

/// Writes it. `since` ends the heading, `basis` says in a sentence what is compared with what.
#[must_use]
pub fn moved(found: &Moved, plan: &str, since: &str, basis: &str) -> String {
    let mut out = format!("# {}\n\nPlan: {}. {}\n", escaped(&found.finding(since)), escaped(plan), escaped(basis));
    let flows = found.flows();
    if !flows.is_empty() {
        out += "\n| From | To | Responsibilities |\n|---|---|---|\n";
        for flow in &flows {
            out += &format!("| {} | {} | {} |\n", escaped(&found.name(&flow.from)), escaped(&found.name(&flow.to)), flow.count);
        }
    }
    shifts(&mut out, found, "Accountability moved", &found.shifts(true).collect::<Vec<_>>());
    shifts(&mut out, found, "Other letters changed", &found.shifts(false).collect::<Vec<_>>());
    let rows = |row: &RowLine| format!("{} ({})", escaped(&row.text), escaped(&found.row_words(row)));
    list(&mut out, "Responsibilities", found.rows.iter().map(rows));
    let roles = found.roles.iter().filter_map(|role| Some(format!("{}: {}", escaped(&role.name), escaped(&role.words()?))));
    list(&mut out, "Roles", roles);
    list(&mut out, "Who holds them", found.holders.iter().map(|holder| escaped(&found.holder_words(holder))));
    if found.roles.iter().any(|role| role.is_moved()) {
        out += "\n## Gained and lost\n\n| Role | Answers for: gained | lost | Does the work: gained | lost |\n|---|---|---|---|---|\n";
        for role in found.roles.iter().filter(|role| role.is_moved()) {
            let counts = [role.gained, role.lost, role.work_gained, role.work_lost].map(|count| count.to_string()).join(" | ");
            out += &format!("| {} | {counts} |\n", escaped(&role.name));
        }
    }
    out
}

fn shifts(out: &mut String, found: &Moved, heading: &str, shifts: &[&Shift]) {
    if shifts.is_empty() {
        return;
    }
    *out += &format!("\n## {heading}\n");
    let mut area = None;
    for shift in shifts {
        if area != Some(&shift.area) {
            area = Some(&shift.area);
            *out += &format!("\n### {}\n\n", escaped(&shift.area));
        }
        let product = shift.product.as_ref().map(|product| format!(" (for {})", escaped(product))).unwrap_or_default();
        let cells = shift.cells.iter().map(|cell| {
            let dash = |letters: String| if letters.is_empty() { "–".to_owned() } else { letters };
            let name = found.roles.get(cell.role).map(|role| escaped(&role.short)).unwrap_or_default();
            format!("{name} {} → {}", dash(cell.before.to_string()), dash(cell.after.to_string()))
        });
        let cells = cells.collect::<Vec<_>>().join(", ");
        *out += &format!("- {}{product}: {cells}. {}\n", escaped(&shift.text), escaped(&found.sentence(shift)));
    }
}

fn list(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        *out += &format!("\n## {heading}\n\n");
        for line in lines {
            *out += &format!("- {line}\n");
        }
    }
}
