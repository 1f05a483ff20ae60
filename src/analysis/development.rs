//! The development of roles: what goes from one to another and by when, what is overdue, what carrying it over would change in the matrix,
//! and what comes and goes for each role. Reads a plan; knows no clock: today comes in as an argument.

use std::cmp::Ordering;

use super::charter::{and, named};
use super::finding::{capital, in_words};
use super::rights::role_name;
use crate::plan::actions::carried;
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::lists::{Which, listed};
use crate::plan::matrix::{letters_of, row_of};
use crate::plan::sorting::sort_by;
use crate::plan::{Day, Handover, Id, Plan, Responsibility, Role};

/// A step in the development of roles.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The handover.
    pub id: Id,
    /// In a sentence.
    pub sentence: String,
    /// Whether it is neither done nor dropped.
    pub planned: bool,
    /// By when.
    pub by: Option<Day>,
    /// Whether that day is over.
    pub overdue: bool,
}

/// The letters with blanks between them, or a word for none.
fn spelled(letters: Letters) -> String {
    let all: Vec<String> = LETTERS.iter().filter(|(own, _)| letters.has(*own)).map(|(own, _)| own.to_string()).collect();
    if all.is_empty() { "no letter".to_owned() } else { all.join(" ") }
}

fn item<'p>(plan: &'p Plan, handover: &Handover) -> Option<&'p Responsibility> {
    plan.responsibilities.get(handover.responsibility.as_ref()?.as_str())
}

/// What is handed over, with its letters: `Order the backlog (A R)`.
fn what(plan: &Plan, handover: &Handover) -> String {
    let text = item(plan, handover)
        .map_or_else(|| "A responsibility that is gone".to_owned(), |item| named(&item.text, "Responsibility without a text"));
    format!("{text} ({})", spelled(handover.letters))
}

/// The earlier day first; what has none comes last.
fn by_day(a: Option<Day>, b: Option<Day>) -> Ordering {
    (a.is_none(), a).cmp(&(b.is_none(), b))
}

fn by(handover: &Handover) -> String {
    handover.by.map(|day| format!(", by {}", day.in_words())).unwrap_or_default()
}

/// A handover as one says it.
#[must_use]
pub fn sentence(plan: &Plan, handover: &Handover) -> String {
    let from = handover.from.as_ref().map(|id| format!(" from {}", role_name(plan, id))).unwrap_or_default();
    let to = handover.to.as_ref().map_or_else(|| " to nobody yet".to_owned(), |id| format!(" to {}", role_name(plan, id)));
    format!("{}{from}{to}{}", what(plan, handover), by(handover))
}

/// All handovers: first the planned ones by their day, those without a day last; then the others, the latest first.
#[must_use]
pub fn steps(plan: &Plan, today: Option<Day>) -> Vec<Step> {
    let step = |own: &Handover| Step {
        id: own.id.clone(),
        sentence: sentence(plan, own),
        planned: own.is_planned(),
        by: own.by,
        overdue: own.is_planned() && own.by.zip(today).is_some_and(|(by, today)| by < today),
    };
    let (mut planned, mut past): (Vec<Step>, Vec<Step>) = plan.handovers.iter().map(step).partition(|step| step.planned);
    sort_by(&mut planned, |a, b| by_day(a.by, b.by));
    sort_by(&mut past, |a, b| b.by.cmp(&a.by));
    planned.append(&mut past);
    planned
}

/// What the steps come to, as a heading.
#[must_use]
pub fn heading(steps: &[Step]) -> String {
    let planned = steps.iter().filter(|step| step.planned).count();
    let overdue = steps.iter().filter(|step| step.overdue).count();
    let words = |number: usize| format!("{} handover{}", capital(&in_words(number)), if number == 1 { "" } else { "s" });
    let next = steps.iter().find_map(|step| step.by.filter(|_| step.planned));
    match (planned, overdue, next) {
        (0, ..) if steps.is_empty() => "Nothing is planned to move".to_owned(),
        (0, ..) => "Nothing is left to hand over".to_owned(),
        (_, 0, None) => format!("{} planned, without a day", words(planned)),
        (_, 0, Some(day)) => format!("{} planned, the next by {}", words(planned), day.in_words()),
        (_, 1, _) => "One handover is overdue".to_owned(),
        _ => format!("{} are overdue", words(overdue)),
    }
}

/// What carrying a handover over would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preview {
    /// The cells that change: the role, before, after.
    pub cells: Vec<(String, String, String)>,
    /// What is not as the handover expects: the matrix has moved on, or something is missing.
    pub remarks: Vec<String>,
    /// Whether it can be carried over at all.
    pub possible: bool,
}

/// What carrying a planned handover over would change, and what to know before.
#[must_use]
pub fn preview(plan: &Plan, handover: &Handover) -> Preview {
    let mut found = Preview::default();
    let used = |id: &Option<Id>| id.as_ref().and_then(|id| plan.roles.get(id.as_str())).filter(|role| !role.archived);
    let mut stop = |stops: bool, words: &str| {
        if stops {
            found.remarks.push(words.to_owned());
        }
    };
    stop(item(plan, handover).is_none(), "The responsibility is no longer in the plan.");
    stop(used(&handover.to).is_none(), "Choose a role in use that gets it.");
    stop(handover.letters.is_empty(), "Tick at least one letter.");
    stop(handover.from.is_some() && handover.from == handover.to, "It goes to the role that it comes from.");
    found.possible = found.remarks.is_empty();
    let (Some(item), Ok(cells), true) = (item(plan, handover), carried(plan, handover), found.possible) else { return found };
    found.cells = cells.iter().map(|(role, now, then)| (role_name(plan, role), spelled(*now), spelled(*then))).collect();
    let lacks = |letters: Letters| -> String {
        LETTERS
            .iter()
            .map(|(own, _)| *own)
            .filter(|own| handover.letters.has(*own) && !letters.has(*own))
            .map(String::from)
            .collect::<Vec<_>>()
            .join(" ")
    };
    if item.archived {
        found.remarks.push("The responsibility is put away.".to_owned());
    }
    if let Some(from) = &handover.from {
        let missing = lacks(letters_of(plan, &item.id, from, None));
        let name = role_name(plan, from);
        if used(&handover.from).is_none() {
            found.remarks.push(format!("{name} is not in use any more."));
        } else if !missing.is_empty() {
            found.remarks.push(format!("The matrix has moved on: {name} has no {missing} there."));
        }
    }
    if let Some(to) = &handover.to {
        if lacks(letters_of(plan, &item.id, to, None)).is_empty() {
            found.remarks.push(format!("The matrix has moved on: {} has it there already.", role_name(plan, to)));
        }
        let third = |(id, letters): &(Id, Letters)| letters.has('A') && id != to && handover.from.as_ref() != Some(id);
        let others: Vec<String> =
            row_of(plan, &item.id, None).iter().filter(|own| third(own)).map(|(id, _)| role_name(plan, id)).collect();
        if handover.letters.has('A') && !others.is_empty() {
            let is = if others.len() == 1 { "is" } else { "are" };
            found.remarks.push(format!("{} {is} accountable there as well, and stays so.", and(&others)));
        }
    }
    found
}

/// What comes to a role and what leaves it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Traffic {
    /// What comes, and from whom.
    pub comes: Vec<String>,
    /// What leaves, and to whom.
    pub leaves: Vec<String>,
}

/// What is planned to come to a role and to leave it, by day; of responsibilities in use.
#[must_use]
pub fn traffic(plan: &Plan, role: &Id) -> Traffic {
    let mut found = Traffic::default();
    let is_used = |own: &&Handover| own.is_planned() && item(plan, own).is_some_and(|item| !item.archived);
    let mut planned: Vec<&Handover> = plan.handovers.iter().filter(is_used).collect();
    sort_by(&mut planned, |a, b| by_day(a.by, b.by));
    for own in planned.into_iter().filter(|own| own.from != own.to) {
        let with = |word: &str, other: &Option<Id>| {
            let other = other.as_ref().map(|id| format!(", {word} {}", role_name(plan, id))).unwrap_or_default();
            format!("{}{other}{}", what(plan, own), by(own))
        };
        if own.to.as_ref() == Some(role) {
            found.comes.push(with("from", &own.from));
        }
        if own.from.as_ref() == Some(role) {
            found.leaves.push(with("to", &own.to));
        }
    }
    found
}

/// What comes and goes for each role in use for which something does, in the order of the roles.
#[must_use]
pub fn traffic_by_role(plan: &Plan) -> Vec<(Id, String, Traffic)> {
    let roles = listed::<Role>(plan, Which::Active);
    let all = roles.iter().map(|role| (role.id.clone(), role_name(plan, &role.id), traffic(plan, &role.id)));
    all.filter(|(.., own)| !own.comes.is_empty() || !own.leaves.is_empty()).collect()
}

/// The responsibility in use that is meant by some words: by its id, its whole text, or the only one whose text holds them.
#[must_use]
pub fn meant(plan: &Plan, words: &str) -> Option<Id> {
    let all = listed::<Responsibility>(plan, Which::Active);
    let words = crate::letters::lower(words.trim());
    if words.is_empty() {
        return None;
    }
    let text = |own: &Responsibility| crate::letters::lower(own.text.trim());
    let whole = all.iter().find(|own| text(own) == words);
    let mut holding = all.iter().filter(|own| text(own).contains(&words));
    let only = holding.next().filter(|_| holding.next().is_none());
    whole.or(only).map(|own| own.id.clone())
}
