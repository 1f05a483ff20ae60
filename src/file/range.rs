//! A rectangle of matrix cells as text, as spreadsheets copy and paste it: lines of cells parted by tabs. Knows no plan but its letters,
//! and no file of comma-separated values.
//!
//! Written: the letters alone, `AR` together, nothing for an empty cell, a newline after every line. Read: what people and spreadsheets
//! make of it as well. `a`, `A/R`, `R, A` and `(A)` are letters, a cell of blanks or dashes is empty, a cell may stand in quotes. Whatever
//! else stands in a cell is refused by its place, so that nothing is taken for what it is not.

use crate::plan::Id;
use crate::plan::actions::Placed;
use crate::plan::letters::Letters;

/// More than any matrix has, in bytes: reading ends there instead of holding the page up.
pub const MOST: usize = 2_000_000;

/// Letters in rows. A row may be shorter than others; what it does not have is left as it is.
pub type Range = Vec<Vec<Letters>>;

/// Something that is no letters: where it stands, counted from one, and what it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What stands there, shortened.
    pub text: String,
}

/// So many letters of what cannot be read are told.
const TOLD: usize = 40;

/// Writes a range.
pub fn write(rows: &[Vec<Letters>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, letters) in row.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            text.push_str(&letters.to_string());
        }
        text.push('\n');
    }
    text
}

/// Reads a range; of what cannot be read it tells the first.
pub fn read(text: &str) -> Result<Range, Unreadable> {
    let mut rows = Range::new();
    for (line, cells) in lines(text).into_iter().enumerate() {
        let mut row = Vec::with_capacity(cells.len());
        for (column, cell) in cells.iter().enumerate() {
            let unreadable = || Unreadable { line: line + 1, column: column + 1, text: shortened(cell) };
            row.push(read_cell(cell).ok_or_else(unreadable)?);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The cells of a text, unquoted. A newline ends a line; after the last one there is none.
fn lines(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let (mut line, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut begun) = (false, false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' if quoted => quoted = false,
            _ if quoted => cell.push(c),
            '"' if cell.is_empty() => quoted = true,
            '\t' => line.push(std::mem::take(&mut cell)),
            '\r' if rest.peek() == Some(&'\n') => continue,
            '\n' | '\r' => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            _ => cell.push(c),
        }
        begun = !line.is_empty() || !cell.is_empty() || quoted;
    }
    if begun {
        line.push(cell);
        lines.push(line);
    }
    lines
}

/// The letters of a cell; none if it holds anything else, or a letter twice.
fn read_cell(cell: &str) -> Option<Letters> {
    const BETWEEN: &str = "/,;+&|.()[]";
    const NOTHING: &str = "-–—·";
    let words: String = cell.chars().filter(|c| !c.is_whitespace() && !BETWEEN.contains(*c)).collect();
    if words.chars().all(|c| NOTHING.contains(c)) {
        // Signs between letters alone say nothing.
        return (words == cell.trim() || !words.is_empty()).then(Letters::default);
    }
    Letters::parse(&words.to_ascii_uppercase())
}

fn shortened(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TOLD { line } else { line.chars().take(TOLD).chain(['…']).collect() }
}

/// Where the letters of a range come to stand in a matrix of these rows and columns, from its first cell on; and how many fall outside
/// of it.
pub fn placed(range: &[Vec<Letters>], rows: &[Id], columns: &[Id]) -> (Vec<Placed>, usize) {
    let mut cells = Vec::new();
    let mut outside = 0;
    for (at, line) in range.iter().enumerate() {
        for (column, letters) in line.iter().enumerate() {
            match rows.get(at).zip(columns.get(column)) {
                Some((row, role)) => cells.push((row.clone(), role.clone(), *letters)),
                None => outside += 1,
            }
        }
    }
    (cells, outside)
}
