//! Markdown: texts of users so that they stay texts, the charter of a role, and the report of a round. One way only; it knows no screen and no clock.

use super::pack::checksum;
use crate::analysis::charter::{Charter, Counterpart, Part, and};
use crate::analysis::finding::{count_of, digits, verdict};
use crate::analysis::report::{Entry, Report};
use crate::analysis::taken::Standing;
use crate::analysis::{Agreement, NoRange, Range, areas};
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
    let own = terms(charter);
    out += &own;
    if !charter.open.is_empty() {
        out += "\n## Not settled yet\n\n";
        for open in &charter.open {
            entry(&mut out, &open.text, &open.why);
        }
    }
    out += &format!("\n## What it rests on\n\n{}\n", escaped(&charter.rests_on()));
    out += "\n## Acknowledged by\n\n";
    let state = state_of(charter, &own);
    let mut others = charter.signatures();
    for own in &charter.taken_on {
        others.retain(|name| *name != own.name);
        let (tick, says) = match own.standing(&state) {
            Standing::Open => (' ', String::new()),
            Standing::Changed => (' ', format!(": {}", own.in_words(&state))),
            Standing::Taken => ('x', format!(": {}", own.in_words(&state))),
        };
        out += &format!("- [{tick}] {}{says}\n", escaped(&own.name));
    }
    // Where many hold the role, they share a line on paper.
    others.retain(|name| *name != and(&charter.holders));
    for name in others {
        out += &format!("- [ ] {}\n", escaped(&name));
    }
    out
}

/// What a charter binds whoever takes it on to: what the role is like, what it may decide, owns, is asked and told, with whom it shares
/// that, and what comes and goes. Not what is open, the round it rests on, who holds the role, and the day: those change of themselves.
fn terms(charter: &Charter) -> String {
    let mut out = String::new();
    if !charter.traits.is_empty() {
        out += "\n## What the role is like\n\n";
        for (name, text) in &charter.traits {
            out += &format!("- {name}: {}\n", escaped(text));
        }
    }
    bullets(&mut out, "May decide", &charter.rights);
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
    bullets(&mut out, "Comes to this role", &charter.traffic.comes);
    bullets(&mut out, "Leaves this role", &charter.traffic.leaves);
    out
}

/// The state of a charter: a checksum of what it binds to, the same on every machine and on every day.
#[must_use]
pub fn state(charter: &Charter) -> String {
    state_of(charter, &terms(charter))
}

fn state_of(charter: &Charter, terms: &str) -> String {
    checksum(&format!("{}\n{terms}", charter.name))
}

/// Several charters, one after the other.
#[must_use]
pub fn charters(all: &[Charter]) -> String {
    all.iter().map(charter).collect::<Vec<_>>().join("\n---\n\n")
}

/// The ranges of both numbers of agreement, where there are any.
pub type Ranges = [Result<Range, NoRange>; 2];

/// The report of a round. Names of people stand in it only where that is asked for.
#[must_use]
pub fn report(report: &Report, ranges: Ranges, names: bool) -> String {
    let mut out = format!("# Workshop report: {}\n\nPlan: {}.", escaped(&report.round), escaped(&report.plan));
    out += &report.day.map(|day| format!(" {}.", day.in_words())).unwrap_or_default();
    out += &format!(" {}\n\n## {}\n\n", escaped(&report.who(names)), report.finding);
    out += &format!("{}\n", agreed(report, ranges));
    if let Some(turned) = &report.turned {
        out += &format!("\n## {}\n\n{}\n", turned.finding, turned.says);
        for (list, heading) in [(&turned.topics, "\n"), (&turned.roles, "\nBy role:\n\n")] {
            for (at, (name, words)) in list.iter().enumerate() {
                let before = if at == 0 { heading } else { "" };
                out += &format!("{before}- {}: {}\n", escaped(name), escaped(words));
            }
        }
    }
    by_area(&mut out, report);
    for (heading, entries) in [("Still open", &report.open), ("Decided", &report.decided)] {
        out += &format!("\n## {heading}: {}\n", count_of(entries.len(), "topic"));
        entries.iter().for_each(|own| topic(&mut out, report, own));
    }
    out += &format!("\n## When to repeat it\n\n{}\n", report.repeats());
    out
}

/// The agreement within each area, if there are several.
fn by_area(out: &mut String, report: &Report) {
    if report.areas.is_empty() {
        return;
    }
    *out += &format!("\n## Agreement by area\n\n{}\n\n", areas::reading());
    for (name, found) in &report.areas {
        *out += &format!("- {}: {}; {}\n", escaped(name), found.number(), found.base());
    }
}

/// The agreement in sentences.
fn agreed(report: &Report, [nominal, set_aware]: Ranges) -> String {
    let of = |found: Agreement, range: Result<Range, NoRange>| {
        let span = range.map(|range| format!(", likely between {} and {}", digits(range.low, 2), digits(range.high, 2)));
        found.alpha.map(|alpha| format!("{}{}", digits(alpha, 2), span.unwrap_or_default()))
    };
    match (report.nominal.alpha, of(report.nominal, nominal), of(report.set_aware, set_aware)) {
        (Ok(alpha), Ok(own), Ok(aware)) => {
            let base = format!("{} pairable values in {}", report.nominal.pairable, count_of(report.nominal.units, "topic"));
            format!(
                "{}. Krippendorff’s alpha {own}, over {base}; if answers that share a role count as closer, {aware}.",
                verdict(alpha)
            )
        }
        (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => why.in_words().to_owned(),
    }
}

fn topic(out: &mut String, report: &Report, own: &Entry) {
    *out += &format!("\n### {}\\. {}\n\n", own.place, escaped(&own.text));
    let mut line = |label: &str, words: &str| {
        if !words.is_empty() {
            *out += &format!("- {label}: {}\n", escaped(words));
        }
    };
    line("Area", &own.area);
    line(&format!("Answers ({} of {})", own.voices, report.answered), &own.said());
    if report.turned.is_some() {
        line(&format!("Should own it ({} of {})", own.wishes, report.answered), &own.wants());
    }
    for (label, words) in own.settled() {
        line(if words.is_empty() { "State" } else { label }, if words.is_empty() { label } else { &words });
    }
    line("Note", &own.note);
    if !report.speak_as_articles {
        line("The five articles", &own.articles());
    }
}

fn bullets(out: &mut String, heading: &str, entries: &[String]) {
    if entries.is_empty() {
        return;
    }
    *out += &format!("\n## {heading}\n\n");
    entries.iter().for_each(|text| entry(out, text, ""));
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
