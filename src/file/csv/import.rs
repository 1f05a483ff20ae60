//! A table of responsibilities against a plan: what each of its rows would change, and what is wrong with it. Knows no screen, and
//! changes nothing.
//!
//! A row is a responsibility of the plan by its id, or else by its text within its area; or else it is new. What the table does not
//! have, rows or columns, is left as it is, and so is what an empty cell stands for; only the letters of an empty cell are cleared.
//! Rows with an id are looked at first, then those with an area, so that the same file once more finds the same responsibilities.

use super::columns::{Named, What, find, key, meaning, products, roles, tidy, word};
use super::export::{letters_in, slashed};
use super::{CsvError, MOST_ROWS, Record, decode, read};
use crate::analysis::finding::count_of;
use crate::content::catalogue;
use crate::file::repair::short;
use crate::letters::upper;
use crate::plan::actions::{Put, Rows};
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, listed};
use crate::plan::tables::STAGES;
use crate::plan::{Area, Choice, Id, Plan, Record as _, Responsibility};

/// The header stands among so many first records: some tables have a title above it.
const MOST_ABOVE: usize = 10;
/// The most characters of a text, and of the names of areas and roles.
const TEXT: usize = 300;
const NAME: usize = 80;

/// A table out of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    header: Vec<String>,
    rows: Vec<Record>,
}

/// What a person chose on a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Choices {
    /// The columns, by their place, that do not become roles.
    pub without: Vec<usize>,
    /// Whether the rows that are wrong are left out; else nothing is taken.
    pub leave_wrong: bool,
}

/// A column with letters of a role that the plan does not have.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// Its place.
    pub column: usize,
    /// Its heading, which becomes the name of the role.
    pub name: String,
    /// In so many rows it has letters.
    pub letters: usize,
}

/// What becomes of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It is wrong.
    Wrong,
    /// Its responsibility is new.
    New,
    /// It changes something.
    Changed,
    /// It is in the plan already, as it is.
    Same,
}

/// A row of the table against the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The line of the file in which it begins.
    pub line: usize,
    /// What becomes of it.
    pub state: State,
    /// The text of its responsibility.
    pub name: String,
    /// What changes, or what is wrong, in words.
    pub details: Vec<String>,
}

/// A table against a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// Its rows in their order.
    pub rows: Vec<Row>,
    /// The columns that can become roles.
    pub offers: Vec<Offer>,
    /// The columns that are left alone, by name.
    pub alone: Vec<String>,
    /// In so many cells letters are cleared.
    pub cleared: usize,
    /// What is to be taken, without the rows that are wrong.
    pub take: Rows,
}

impl Preview {
    /// How many rows are in a state.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Whether nothing would change.
    pub fn is_idle(&self) -> bool {
        self.take == Rows::default()
    }

    /// How many rows there are of each kind, in words.
    pub fn in_words(&self) -> String {
        let words = [(State::New, "new"), (State::Changed, "changed"), (State::Same, "unchanged"), (State::Wrong, "wrong")];
        let counts = words.map(|(state, word)| (self.count(state), word));
        let words: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        format!("{}: {}.", count_of(self.rows.len(), "row"), words.join(", "))
    }
}

impl Table {
    /// Reads the bytes of a file. Rows without any text are none.
    pub fn read(bytes: &[u8]) -> Result<Self, CsvError> {
        let mut records = read(&decode(bytes)?)?;
        records.retain(|record| record.fields.iter().any(|field| !field.trim().is_empty()));
        if records.is_empty() {
            return Err(CsvError::Empty);
        }
        if records.len() > MOST_ROWS {
            return Err(CsvError::TooLong(records.len()));
        }
        let is_header = |record: &Record| {
            record.fields.iter().any(|field| matches!(meaning(&key(&tidy(field))), Some(What::Text | What::Id)))
        };
        let Some(place) = records.iter().take(MOST_ABOVE).position(is_header) else {
            let names = records.first().map(|first| first.fields.iter().take(6).map(|field| short(field)).collect::<Vec<_>>());
            return Err(CsvError::NoColumn(names.unwrap_or_default().join(", ")));
        };
        let rows = records.split_off(place + 1);
        if rows.is_empty() {
            return Err(CsvError::NoRows);
        }
        Ok(Self { header: records.pop().map(|record| record.fields).unwrap_or_default(), rows })
    }

    /// Holds the table against a plan. New records get their ids from `new_id`.
    pub fn judge(&self, plan: &Plan, choices: &Choices, new_id: &mut dyn FnMut() -> Id) -> Preview {
        let mut judge = Judge::new(plan, new_id);
        self.place_columns(&mut judge, choices);
        let mut rows: Vec<Option<Row>> = self.rows.iter().map(|_| None).collect();
        for pass in 0..3 {
            for (record, row) in self.rows.iter().zip(&mut rows).filter(|(_, row)| row.is_none()) {
                if pass == 2 || judge.pass_of(record) <= pass {
                    *row = Some(judge.row(record));
                }
            }
        }
        let edited = judge.known.into_iter().filter(|known| known.edited);
        let Rows { roles, letters, items, .. } = &mut judge.preview.take;
        // Not for the sake of rows that are wrong.
        roles.retain(|(id, _)| letters.iter().any(|put| put.role == *id));
        *items = edited.map(|known| known.item).collect();
        Preview { rows: rows.into_iter().flatten().collect(), ..judge.preview }
    }

    /// Finds out what each column holds.
    fn place_columns(&self, judge: &mut Judge<'_>, choices: &Choices) {
        let mut keys: Vec<String> = Vec::new();
        for (place, head) in self.header.iter().enumerate() {
            let name = tidy(head);
            let own = key(&name);
            let cells = || self.rows.iter().filter_map(|row| row.fields.get(place)).filter(|cell| !cell.trim().is_empty());
            let column = match (meaning(&own), find(&judge.roles, &own)) {
                _ if own.is_empty() => Column::Alone,
                (Some(what), _) => Column::Holds(what),
                (None, Ok(Some(role))) => Column::Role(role.id.clone(), role.label.clone()),
                (None, Err(())) => Column::Alone,
                (None, Ok(None)) => {
                    let letters = cells().filter(|cell| letters_of(cell).is_some_and(|letters| !letters.is_empty())).count();
                    // Some typing errors make it no other column.
                    let offered = letters * 2 > cells().count() && name.chars().count() <= NAME && !keys.contains(&own);
                    if offered {
                        judge.preview.offers.push(Offer { column: place, name: name.clone(), letters });
                    }
                    if offered && !choices.without.contains(&place) {
                        let id = (judge.new_id)();
                        judge.preview.take.roles.push((id.clone(), name.clone()));
                        Column::Role(id, name.clone())
                    } else if offered {
                        Column::Left
                    } else {
                        Column::Alone
                    }
                }
            };
            // Of two columns for one thing the first counts.
            let column = if judge.columns.contains(&column) && column != Column::Left { Column::Alone } else { column };
            if column == Column::Alone && cells().next().is_some() {
                judge.preview.alone.push(if name.is_empty() {
                    format!("column {}", place + 1)
                } else {
                    format!("“{}”", short(&name))
                });
            }
            keys.push(own);
            judge.columns.push(column);
        }
    }
}

/// The letters of a cell in any of the usual ways to write them; nothing if they are none.
fn letters_of(cell: &str) -> Option<Letters> {
    let cell = cell.trim();
    if matches!(cell, "-" | "–" | "—") {
        return Some(Letters::default());
    }
    let letters: String = upper(cell).chars().filter(|c| !c.is_whitespace() && !"/,;+&|.".contains(*c)).collect();
    Letters::parse(&letters).filter(|letters| cell.is_empty() || !letters.is_empty())
}

#[derive(Clone, PartialEq, Debug)]
enum Column {
    Holds(What),
    /// Letters of a role, with what it is called.
    Role(Id, String),
    /// Letters of a role that a person does not want.
    Left,
    Alone,
}

/// A responsibility as it is so far, out of the plan or of rows before.
struct Known {
    item: Responsibility,
    text: String,
    area: String,
    edited: bool,
    /// The lines in which it stood, for which product.
    seen: Vec<(Option<Id>, usize)>,
}

struct Judge<'a> {
    plan: &'a Plan,
    new_id: &'a mut dyn FnMut() -> Id,
    roles: Vec<Named>,
    products: Vec<Named>,
    /// Those in use first.
    areas: Vec<Area>,
    columns: Vec<Column>,
    known: Vec<Known>,
    /// What rows before were found to mean, by area and text.
    found: Vec<(String, String, usize)>,
    preview: Preview,
}

impl<'a> Judge<'a> {
    fn new(plan: &'a Plan, new_id: &'a mut dyn FnMut() -> Id) -> Self {
        let mut areas = listed::<Area>(plan, Which::Active);
        areas.extend(listed::<Area>(plan, Which::Archived));
        let name = |item: &Responsibility| {
            let area = item.area.as_ref().and_then(|area| plan.areas.get(area.as_str()));
            area.map(|area| key(&area.name)).unwrap_or_default()
        };
        let known = |item: &Responsibility| Known {
            item: item.clone(),
            text: key(&item.text),
            area: name(item),
            edited: false,
            seen: Vec::new(),
        };
        Self {
            plan,
            new_id,
            roles: roles(plan),
            products: products(plan),
            areas: areas.iter().map(|area| Area::clone(area)).collect(),
            columns: Vec::new(),
            known: plan.responsibilities.iter().map(known).collect(),
            found: Vec::new(),
            preview: Preview { rows: Vec::new(), offers: Vec::new(), alone: Vec::new(), cleared: 0, take: Rows::default() },
        }
    }

    /// The text of a row in a column; empty without the column.
    fn cell(&self, record: &Record, what: What) -> String {
        let place = self.columns.iter().position(|column| *column == Column::Holds(what));
        place.and_then(|place| record.fields.get(place)).map(|cell| tidy(cell)).unwrap_or_default()
    }

    fn by_id(&self, record: &Record) -> Option<usize> {
        let id = self.cell(record, What::Id);
        self.known.iter().position(|known| known.item.id.as_str() == id)
    }

    fn pass_of(&self, record: &Record) -> usize {
        match self.by_id(record) {
            Some(_) => 0,
            None if !self.cell(record, What::Area).is_empty() => 1,
            None => 2,
        }
    }

    /// The responsibility with this text in this area, or in any: those in use first. An error if there are several.
    fn by_text(&self, area: &str, text: &str) -> Result<Option<usize>, ()> {
        let before = self.found.iter().find(|(own_area, own_text, _)| own_area == area && own_text == text);
        if let Some((_, _, at)) = before {
            return Ok(Some(*at));
        }
        let fits = |archived: bool| {
            let fits = move |known: &Known| {
                known.text == text && (area.is_empty() || known.area == area) && known.item.archived == archived
            };
            self.known.iter().enumerate().filter(move |(_, known)| fits(known)).map(|(at, _)| at)
        };
        for archived in [false, true] {
            let mut found = fits(archived);
            match (found.next(), found.next()) {
                (None, _) => {}
                (found, None) => return Ok(found),
                _ => return Err(()),
            }
        }
        Ok(None)
    }

    /// What becomes of a row. What it changes is noted, unless something is wrong with it.
    fn row(&mut self, record: &Record) -> Row {
        let line = record.line;
        let (id, area, text) = (self.cell(record, What::Id), self.cell(record, What::Area), self.cell(record, What::Text));
        let (area_key, text_key) = (key(&area), key(&text));
        let mut wrong: Vec<String> = Vec::new();
        let at = |what: What, says: String| format!("Line {line}, column {}: {says}", word(what));
        if record.fields.len() != self.columns.len() {
            let own = count_of(record.fields.len(), "field");
            wrong.push(format!("Line {line}: it has {own}, but the header has {}.", self.columns.len()));
            return Row { line, state: State::Wrong, name: text, details: wrong };
        }
        let by_id = self.by_id(record);
        let found = match by_id {
            Some(place) => Some(place),
            None if text.is_empty() => {
                wrong.push(match id.as_str() {
                    "" => at(What::Text, "there is no text.".to_owned()),
                    id => at(
                        What::Id,
                        format!("“{}” is in no responsibility of this plan, and there is no text for a new one.", short(id)),
                    ),
                });
                None
            }
            None => self.by_text(&area_key, &text_key).unwrap_or_else(|()| {
                wrong.push(at(What::Text, format!("“{}” stands more than once in this plan. Give its id.", short(&text))));
                None
            }),
        };
        for (what, cell, most) in [(What::Text, &text, TEXT), (What::Area, &area, NAME)] {
            if cell.chars().count() > most {
                wrong.push(at(what, format!("“{}…” is longer than {most} letters.", short(cell))));
            }
        }
        let named = self.cell(record, What::Product);
        let product = if named.is_empty() { Ok(None) } else { find(&self.products, &key(&named)) };
        let product = match product {
            Ok(None) if !named.is_empty() => {
                wrong.push(at(What::Product, format!("there is no product “{}” in this plan. Add it first.", short(&named))));
                None
            }
            Err(()) => {
                wrong.push(at(What::Product, format!("more than one product is called “{}”.", short(&named))));
                None
            }
            Ok(product) => product.map(|product| product.id.clone()),
        };
        let known = found.and_then(|place| self.known.get(place));
        if let Some((_, other)) = known.and_then(|known| known.seen.iter().find(|(own, _)| *own == product)) {
            let way = if by_id.is_some() { " If it is a new one, empty its id." } else { "" };
            wrong.push(format!("Line {line}: it is the same responsibility as in line {other}.{way}"));
        }
        let now = known.map(|known| (known.item.stage.clone(), known.item.archived)).unwrap_or_default();
        let stage = self.stage(record, &now.0).unwrap_or_else(|cell| {
            let names: Vec<&str> = STAGES.iter().map(|(_, name)| *name).collect();
            wrong.push(at(What::Stage, format!("“{}” is no stage. The stages are: {}.", short(&cell), names.join(", "))));
            Choice::default()
        });
        let archived = match key(&self.cell(record, What::Archived)).as_str() {
            "" => now.1,
            "yes" | "y" | "true" | "x" | "1" => true,
            "no" | "n" | "false" | "0" | "-" => false,
            other => {
                wrong.push(at(What::Archived, format!("“{}” is neither yes nor no.", short(other))));
                false
            }
        };
        let mut letters: Vec<(Id, String, Letters)> = Vec::new();
        for (column, cell) in self.columns.iter().zip(&record.fields) {
            let Column::Role(role, name) = column else { continue };
            match letters_of(cell) {
                Some(found) => letters.push((role.clone(), name.clone(), found)),
                None => {
                    wrong.push(format!(
                        "Line {line}, column {}: “{}” is no letter out of A, R, C, I.",
                        short(name),
                        short(cell.trim())
                    ));
                }
            }
        }
        if !wrong.is_empty() {
            let name = if text.is_empty() { known.map_or(id, |known| known.item.text.clone()) } else { text };
            return Row { line, state: State::Wrong, name, details: wrong };
        }
        let mut details = Vec::new();
        let place = found.unwrap_or_else(|| self.add(&id, &text));
        if by_id.is_none() {
            self.found.push((area_key.clone(), text_key.clone(), place));
        }
        if found.is_none() || product.is_none() {
            let area = if area.is_empty() { None } else { self.area(place, &area, &area_key) };
            if let Some(known) = self.known.get_mut(place) {
                known.fill(Fields { text: by_id.map(|_| (text, text_key)), area, stage, archived }, &mut details);
            }
        }
        let Some(known) = self.known.get_mut(place) else {
            return Row { line, state: State::Same, name: String::new(), details };
        };
        known.edited |= !details.is_empty() || found.is_none();
        known.seen.push((product.clone(), line));
        for (role, name, after) in letters {
            let responsibility = known.item.id.clone();
            let before = letters_in(self.plan, &responsibility, &role, product.as_ref());
            if before == after {
                continue;
            }
            details.push(match (before.is_empty(), after.is_empty()) {
                (true, _) => format!("{name}: {}", slashed(after)),
                (_, true) => format!("{name}: {} is cleared", slashed(before)),
                _ => format!("{name}: {} → {}", slashed(before), slashed(after)),
            });
            self.preview.cleared += usize::from(after.is_empty());
            self.preview.take.letters.push(Put { responsibility, role, product: product.clone(), letters: after });
        }
        let state = match (found, details.is_empty()) {
            (None, _) => State::New,
            (_, false) => State::Changed,
            _ => State::Same,
        };
        Row { line, state, name: known.item.text.clone(), details }
    }

    /// The stage that a row names; that of now if it names none. What stands there is the error.
    fn stage(&self, record: &Record, now: &Choice) -> Result<Choice, String> {
        let cell = self.cell(record, What::Stage);
        let own = key(&cell);
        if own.is_empty() || own == key(&now.name(STAGES)) {
            return Ok(now.clone());
        }
        match STAGES.iter().position(|(word, name)| *word == own || *name == own) {
            Some(0) => Ok(Choice::default()),
            Some(place) => Ok(STAGES.get(place).map(|(word, _)| Choice::of(word)).unwrap_or_default()),
            None => Err(cell),
        }
    }

    /// A new responsibility; one of the catalogue keeps its id.
    fn add(&mut self, id: &str, text: &str) -> usize {
        let id = catalogue().entry(id).map_or_else(|| (self.new_id)(), |entry| entry.id.clone());
        let item = Responsibility { text: text.to_owned(), ..Responsibility::blank(id) };
        self.known.push(Known { item, text: key(text), area: String::new(), edited: true, seen: Vec::new() });
        self.known.len() - 1
    }

    /// The area with this name, unless it is that of the responsibility already; a new one if there is none.
    fn area(&mut self, place: usize, name: &str, own: &str) -> Option<Area> {
        if self.known.get(place).is_some_and(|known| known.area == own) {
            return None;
        }
        let found = self.areas.iter().find(|area| key(&area.name) == own).cloned();
        Some(found.unwrap_or_else(|| {
            let area = Area { name: name.to_owned(), ..Area::blank((self.new_id)()) };
            self.areas.push(area.clone());
            self.preview.take.areas.push(area.clone());
            area
        }))
    }
}

/// What a row says of its responsibility.
struct Fields {
    /// Its text, if the row has its id; and how that is compared.
    text: Option<(String, String)>,
    area: Option<Area>,
    stage: Choice,
    archived: bool,
}

impl Known {
    /// Takes over what a row says, and says in words what that changes.
    fn fill(&mut self, fields: Fields, details: &mut Vec<String>) {
        let item = &mut self.item;
        if let Some((text, own)) = fields.text.filter(|(text, _)| !text.is_empty() && text != item.text.trim()) {
            details.push(format!("text: “{}” → “{text}”", item.text));
            item.text = text;
            self.text = own;
        }
        if let Some(area) = fields.area {
            details.push(format!("area: “{}”", area.name));
            self.area = key(&area.name);
            item.area = Some(area.id);
        }
        if item.stage != fields.stage {
            details.push(format!("stage: {}", fields.stage.name(STAGES)));
            item.stage = fields.stage;
        }
        if item.archived != fields.archived {
            details.push(if fields.archived { "put away" } else { "back in use" }.to_owned());
            item.archived = fields.archived;
        }
    }
}
