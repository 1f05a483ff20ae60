//! The columns of the table of responsibilities: how they are headed, and what a heading means. Knows no rows.

use crate::letters::lower;
use crate::plan::lists::{Which, listed};
use crate::plan::text::{Lines, clean};
use crate::plan::{Id, Plan, Product, Role};

/// What a column holds besides letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    Id,
    Area,
    Text,
    Product,
    Stage,
    Archived,
}

/// The words for what a column holds; the first one heads it. A capital `ID` at the start of a file makes Excel refuse it.
const WORDS: [(What, &[&str]); 6] = [
    (What::Id, &["id"]),
    (What::Area, &["area", "areas", "category", "group", "theme", "workstream"]),
    (
        What::Text,
        &["responsibility", "responsibilities", "text", "task", "tasks", "activity", "activities", "topic", "deliverable"],
    ),
    (What::Product, &["product"]),
    (What::Stage, &["stage", "phase", "lifecycle stage", "life cycle stage"]),
    (What::Archived, &["archived", "put away"]),
];

/// What stands at the head of such a column.
pub(super) fn word(what: What) -> &'static str {
    WORDS.iter().find(|(own, _)| *own == what).and_then(|(_, words)| words.first()).copied().unwrap_or_default()
}

/// What a heading means besides a role.
pub(super) fn meaning(key: &str) -> Option<What> {
    WORDS.iter().find(|(_, words)| words.contains(&key)).map(|(what, _)| *what)
}

/// A text as it is compared: in lower case, with single blanks.
pub(super) fn key(text: &str) -> String {
    lower(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of a cell as a plan can hold it.
pub(super) fn tidy(text: &str) -> String {
    clean(text.to_owned(), usize::MAX, Lines::One).0.trim().to_owned()
}

/// A role or a product with what it is called in a file.
pub(super) struct Named {
    pub(super) id: Id,
    /// What a file calls it: never what is called otherwise.
    pub(super) label: String,
    archived: bool,
    keys: Vec<String>,
}

/// The roles of a plan in their order.
pub(super) fn roles(plan: &Plan) -> Vec<Named> {
    let all = listed::<Role>(plan, Which::All);
    named(all.iter().map(|role| (role.id.clone(), role.archived, vec![role.short.clone(), role.name.clone()])).collect())
}

/// The products of a plan in their order.
pub(super) fn products(plan: &Plan) -> Vec<Named> {
    let all = listed::<Product>(plan, Which::All);
    named(all.iter().map(|product| (product.id.clone(), product.archived, vec![product.name.clone()])).collect())
}

/// Gives each its label: the first of its names that means nothing else, or else its last name and its id.
fn named(all: Vec<(Id, bool, Vec<String>)>) -> Vec<Named> {
    let keys: Vec<Vec<String>> = all.iter().map(|(_, _, names)| names.iter().map(|name| key(name)).collect()).collect();
    let mut taken: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for (place, (id, archived, names)) in all.into_iter().enumerate() {
        let others = || keys.iter().enumerate().filter(|(at, _)| *at != place).flat_map(|(_, keys)| keys);
        let free = |name: &String| {
            let own = key(name);
            !own.is_empty() && meaning(&own).is_none() && !taken.contains(&own) && !others().any(|other| *other == own)
        };
        let last = names.last().cloned().unwrap_or_default();
        let with_id = (1..).map(|times| format!("{last} ({})", vec![id.as_str(); times].join(" ")));
        // Ends: there are more of them than names.
        let label = names.into_iter().chain(with_id).find(free).unwrap_or_default();
        taken.push(key(&label));
        list.push(Named { id, label, archived, keys: keys.get(place).cloned().unwrap_or_default() });
    }
    list
}

/// The one that a file means by a heading or a cell: those in use before others, names before short ones. An error if it may be more
/// than one.
pub(super) fn find<'n>(all: &'n [Named], own: &str) -> Result<Option<&'n Named>, ()> {
    if let Some(found) = all.iter().find(|named| key(&named.label) == own) {
        return Ok(Some(found));
    }
    for (archived, from_end) in [(false, 0), (false, 1), (true, 0), (true, 1)] {
        let called = |named: &Named| named.keys.iter().rev().nth(from_end).is_some_and(|key| key == own);
        let mut found = all.iter().filter(|named| named.archived == archived && called(named));
        match (found.next(), found.next()) {
            (None, _) => {}
            (found, None) => return Ok(found),
            _ => return Err(()),
        }
    }
    Ok(None)
}

/// Those in use.
pub(super) fn in_use(all: &[Named]) -> impl Iterator<Item = &Named> {
    all.iter().filter(|named| !named.archived)
}
