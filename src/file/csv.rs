//! CSV: records of texts to a file and back, as RFC 4180 has it. Knows neither plan nor column.
//!
//! What is written is read again as it was, whatever stands in it. A text that a spreadsheet would take for a formula (it begins with
//! `=`, `+`, `-`, `@`, one of their full-width variants, a tab or a line break, also after blanks) gets an apostrophe in front, inside
//! of quotes; reading takes one away wherever such a text follows, so texts with apostrophes of their own come back too.

use std::fmt;

mod columns;
mod export;
mod import;

pub use export::export;
pub use import::{Choices, Offer, Preview, Row, State, Table};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 1_000_000;
/// The most records of a file: far more than a team can own.
pub const MOST_ROWS: usize = 2000;

/// What can separate fields; of several that separate equally many, the first.
pub const SEPARATORS: [char; 3] = [',', ';', '\t'];

const QUOTE: char = '"';
const GUARD: char = '\'';
/// The mark of the byte order, with which spreadsheets know UTF-8.
const MARK: char = '\u{FEFF}';
/// The first line with which a file can tell Excel its separator.
const HINT: &str = "sep=";

/// A record of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The line of the file in which it begins, counted from 1.
    pub line: usize,
    /// Its fields.
    pub fields: Vec<String>,
}

/// Why a file could not be read as a table. Its text says what is wrong and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CsvError {
    /// There is nothing in it.
    Empty,
    /// It has so many bytes.
    TooLarge(usize),
    /// It has so many records.
    TooLong(usize),
    /// It is the workbook of a spreadsheet program.
    Workbook,
    /// It is text, but in no encoding that tells itself.
    Encoding,
    /// The quote that opens in this line is never closed.
    Unterminated(usize),
    /// In this line something follows a closing quote.
    AfterQuote(usize),
    /// None of its columns says what is to be done; what the first ones are called.
    NoColumn(String),
    /// There is nothing under its header.
    NoRows,
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "There is nothing in it. Choose a CSV file with a header and rows."),
            Self::TooLarge(bytes) => write!(
                f,
                "It has {} KB; a table may have up to {}. Take out what is not about responsibilities.",
                bytes.div_ceil(1000),
                MOST_BYTES / 1000
            ),
            Self::TooLong(rows) => write!(f, "It has {rows} rows; a table may have up to {MOST_ROWS}. Split it."),
            Self::Workbook => write!(
                f,
                "It is a workbook, not CSV. Open it in your spreadsheet program and save it as “CSV UTF-8”, then import that file."
            ),
            Self::Encoding => write!(
                f,
                "Its letters are not in UTF-8, so those with accents could be read wrongly. Save it again: in Excel as “CSV UTF-8”, in other programs with the encoding UTF-8."
            ),
            Self::Unterminated(line) => {
                write!(
                    f,
                    "The quote that opens in line {line} is never closed. Close it, or double it where it belongs to the text."
                )
            }
            Self::AfterQuote(line) => {
                write!(f, "In line {line} something follows a closing quote. Double the quotes that belong to the text.")
            }
            Self::NoColumn(names) => write!(
                f,
                "It is no table of responsibilities: no column is called “responsibility” or “id”. Its first line says: {names}."
            ),
            Self::NoRows => write!(f, "It has a header and no rows."),
        }
    }
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as some programs write it.
pub fn decode(bytes: &[u8]) -> Result<String, CsvError> {
    if bytes.len() > MOST_BYTES {
        return Err(CsvError::TooLarge(bytes.len()));
    }
    let wide = |of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).skip(1).filter_map(|pair| Some(of(pair.try_into().ok()?)));
        let units: Vec<u16> = units.collect();
        if bytes.len().is_multiple_of(2) {
            String::from_utf16(&units).map_err(|_| CsvError::Encoding)
        } else {
            Err(CsvError::Encoding)
        }
    };
    let text = match bytes {
        // Packed, or of the time before that.
        [b'P', b'K', 3 | 5, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(CsvError::Workbook),
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes)?,
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes)?,
        _ => std::str::from_utf8(bytes).map_err(|_| CsvError::Encoding)?.to_owned(),
    };
    // UTF-16 without its mark, or no text at all.
    if text.contains('\0') { Err(CsvError::Encoding) } else { Ok(text) }
}

/// Reads the records of a text; empty lines are none. The separator is the one that is found, outside of quotes, in the first line that
/// has any.
pub fn read(text: &str) -> Result<Vec<Record>, CsvError> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let (separator, text, line) = match hinted(text) {
        Some((separator, rest)) => (separator, rest, 2),
        None => (separator_of(text), text, 1),
    };
    let mut reader = Reader { rest: text.chars(), line, separator };
    let mut records = Vec::new();
    while let Some(record) = reader.record()? {
        records.push(record);
    }
    Ok(records)
}

/// The separator that the first line names, and the text after that line.
fn hinted(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix(HINT)?;
    let separator = rest.chars().next().filter(|c| SEPARATORS.contains(c))?;
    let rest = rest.get(1..)?;
    let after = rest.strip_prefix('\r').unwrap_or(rest);
    let after = after.strip_prefix('\n').unwrap_or(after);
    (after.len() < rest.len() || rest.is_empty()).then_some((separator, after))
}

fn separator_of(text: &str) -> char {
    let mut counts = [0; SEPARATORS.len()];
    let (mut inside, mut begins) = (false, true);
    for c in text.chars() {
        let place = SEPARATORS.iter().position(|own| *own == c).filter(|_| !inside);
        let ends = !inside && matches!(c, '\r' | '\n');
        if ends && counts.iter().any(|count| *count > 0) {
            break;
        }
        // A quote right behind one that closes opens again: the two are one within the text.
        let turns = c == QUOTE && (inside || begins);
        inside ^= turns;
        if let Some(count) = place.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
        begins = turns || ends || place.is_some();
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    counts.iter().position(|count| *count == most).and_then(|at| SEPARATORS.get(at)).copied().unwrap_or(',')
}

struct Reader<'t> {
    rest: std::str::Chars<'t>,
    line: usize,
    separator: char,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    /// The next character; counts lines, whatever ends them.
    fn next(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        if c == '\n' || (c == '\r' && self.peek() != Some('\n')) {
            self.line += 1;
        }
        Some(c)
    }

    /// The next record that is more than an empty line.
    fn record(&mut self) -> Result<Option<Record>, CsvError> {
        while matches!(self.peek(), Some('\r' | '\n')) {
            self.next();
        }
        if self.peek().is_none() {
            return Ok(None);
        }
        let line = self.line;
        let mut fields = Vec::new();
        loop {
            fields.push(unguarded(self.field()?));
            match self.next() {
                Some(c) if c == self.separator => {}
                Some('\r') if self.peek() == Some('\n') => {
                    self.next();
                    break;
                }
                _ => break,
            }
        }
        Ok(Some(Record { line, fields }))
    }

    /// The next field; what ends it is not taken.
    fn field(&mut self) -> Result<String, CsvError> {
        let mut field = String::new();
        if self.peek() != Some(QUOTE) {
            while let Some(c) = self.peek().filter(|c| *c != self.separator && !matches!(c, '\r' | '\n')) {
                self.next();
                field.push(c);
            }
            return Ok(field);
        }
        let opened = self.line;
        self.next();
        loop {
            match self.next() {
                None => return Err(CsvError::Unterminated(opened)),
                Some(QUOTE) if self.peek() == Some(QUOTE) => {
                    self.next();
                    field.push(QUOTE);
                }
                Some(QUOTE) => break,
                Some(c) => field.push(c),
            }
        }
        match self.peek() {
            Some(c) if c != self.separator && !matches!(c, '\r' | '\n') => Err(CsvError::AfterQuote(self.line)),
            _ => Ok(field),
        }
    }
}

/// Whether a spreadsheet could take a text for a formula.
fn is_formula(text: &str) -> bool {
    let rest = text.trim_start();
    let blanks = text.strip_suffix(rest).unwrap_or_default();
    let signs = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    rest.starts_with(signs) || blanks.contains(['\t', '\r', '\n'])
}

/// Whether a text is a formula behind any number of apostrophes.
fn looks_guarded(text: &str) -> bool {
    is_formula(text.trim_start_matches(GUARD))
}

fn unguarded(mut text: String) -> String {
    if text.starts_with(GUARD) && looks_guarded(&text) {
        text.remove(0);
    }
    text
}

/// How a file is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// What separates fields: one of [`SEPARATORS`].
    pub separator: char,
    /// Whether the mark of the byte order stands first, which Excel needs to see UTF-8.
    pub mark: bool,
}

/// Writes records; lines end with CR LF. All fields are texts: a number would need no guard.
pub fn write(records: &[Vec<String>], style: Style) -> String {
    let mut out = String::new();
    if style.mark {
        out.push(MARK);
    }
    for record in records {
        for (place, field) in record.iter().enumerate() {
            if place > 0 {
                out.push(style.separator);
            }
            put(&mut out, field, record.len() == 1);
        }
        out.push_str("\r\n");
    }
    out
}

fn put(out: &mut String, field: &str, alone: bool) {
    let guard = looks_guarded(field);
    // Any of the separators, so that the right one is the only one outside of quotes.
    let special = |c: char| SEPARATORS.contains(&c) || matches!(c, QUOTE | '\r' | '\n' | MARK);
    let quote = guard
        || field.contains(special)
        || field.trim().len() < field.len()
        || field.starts_with(HINT)
        || (alone && field.is_empty());
    if !quote {
        out.push_str(field);
        return;
    }
    out.push(QUOTE);
    if guard {
        out.push(GUARD);
    }
    for c in field.chars() {
        if c == QUOTE {
            out.push(QUOTE);
        }
        out.push(c);
    }
    out.push(QUOTE);
}
