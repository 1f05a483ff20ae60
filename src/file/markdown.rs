//! Markdown: texts of users so that they stay texts, and the charter of a role. One way only; it knows no screen and no clock.

use crate::analysis::charter::{Charter, Counterpart, Part};
use crate::plan::text::{Lines, is_unsafe};

/// A text of a user as Markdown that says just that: no markup, link, HTML, table, heading or list comes of it, and it stays on one
/// line. After `@` stands a word joiner, which nobody sees: addresses and names of accounts become links whatever is escaped.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let clean: String = text.chars().filter(|c| c.is_whitespace() || !is_unsafe(*c, Lines::One)).collect();
    for word in clean.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let starts = out.is_empty();
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        for (at, c) in word.char_indices() {
            let marks = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '#' => true,
                // What begins a list or a line under a heading.
                '-' | '+' | '=' => starts,
                '.' | ')' if starts && at == digits => true,
                // What makes an address of a web page.
                ':' => word.get(at..).is_some_and(|rest| rest.starts_with("://")),
                '.' => word.get(..at).is_some_and(|before| before.to_ascii_lowercase().ends_with("www")),
                _ => false,
            };
            if marks {
                out.push('\\');
            }
            out.push(c);
            if c == '@' {
                out.push('\u{2060}');
            }
        }
    }
    out
}

/// The charter of a role.
#[must_use]
pub fn charter(charter: &Charter) -> String {
    let mut out = format!("# Charter: {}\n\n", escaped(&charter.name));
    let held = charter.holders.iter().map(|name| escaped(name)).collect::<Vec<_>>().join(", ");
    let held = if held.is_empty() { "nobody yet".to_owned() } else { held };
    out += &format!("Plan: {}. Held by: {held}.\n\n{}\n", escaped(&charter.plan), charter.summary());
    for part in Part::ALL {
        let sections = charter.parts.get(part as usize).map(Vec::as_slice).unwrap_or_default();
        if !sections.is_empty() {
            out += &format!("\n## {}\n", part.heading());
        }
        for section in sections {
            out += &format!("\n### {}\n\n", escaped(&section.area));
            for item in &section.items {
                let aside = match (item.works, item.accountable.is_empty()) {
                    (true, _) => "does the work as well".to_owned(),
                    (false, true) => String::new(),
                    (false, false) => format!("accountable: {}", item.accountable),
                };
                entry(&mut out, &item.text, &aside);
            }
        }
    }
    shared(&mut out, "Accountable where this role does the work", &charter.answers_to);
    shared(&mut out, "Does the work where this role is accountable", &charter.counts_on);
    if !charter.open.is_empty() {
        out += "\n## Not settled yet\n\n";
        for open in &charter.open {
            entry(&mut out, &open.text, &open.why);
        }
    }
    out += &format!("\n## What it rests on\n\n{}\n", escaped(&charter.rests_on()));
    out += "\n## Acknowledged by\n\n";
    for name in charter.signatures() {
        out += &format!("- [ ] {}\n", escaped(&name));
    }
    out
}

/// Several charters, one after the other.
#[must_use]
pub fn charters(all: &[Charter]) -> String {
    all.iter().map(charter).collect::<Vec<_>>().join("\n---\n\n")
}

fn entry(out: &mut String, text: &str, aside: &str) {
    let aside = escaped(aside);
    let aside = if aside.is_empty() { aside } else { format!(" ({aside})") };
    *out += &format!("- {}{aside}\n", escaped(text));
}

fn shared(out: &mut String, heading: &str, roles: &[Counterpart]) {
    if roles.is_empty() {
        return;
    }
    *out += &format!("\n## {heading}\n\n");
    for role in roles {
        *out += &format!("- {}: {} {}\n", escaped(&role.name), role.rows, if role.rows == 1 { "row" } else { "rows" });
    }
}
