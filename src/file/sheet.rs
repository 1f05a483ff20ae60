//! Sheets: the answers of one participant, as they travel back; and what becomes of one that arrives. Knows no storage.
//!
//! ```json
//! {"format": "tandem-sheet", "version": 1, "app": "0.1.0", "sheet": {
//!   "round": "…", "title": "Who owns what today?", "plan": "…", "name": "Payments",
//!   "person": {"id": "…", "name": "Anna", "roles": ["po"]}, "revision": 1,
//!   "today": {"STR-01": "pm", "STR-02": ["pm", "po"], "RMP-02": "@nobody"}
//! }}
//! ```
//! The round is what a sheet belongs to, also in a copy of the plan. A sheet says how often its participant has handed in, not when:
//! the same one twice changes nothing, a later one takes the place of an earlier one, and of two that are both the first, say, but
//! differ, a person has to choose.

use serde_json::{Value as Json, json};

use super::kit::{Kit, enveloped, named, opened, read_id};
use super::refusal::OpenError;
use crate::analysis::finding::count_of;
use crate::letters::lower;
use crate::plan::actions::Handed;
use crate::plan::{Answer, AnswerMap, Id, Plan};

/// What the field `format` of a sheet says.
pub const SHEET: &str = "tandem-sheet";
/// No participant hands in more often than this.
const MOST_REVISIONS: u64 = 1_000_000;

/// The answers of one participant.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetFile {
    /// The round that asked.
    pub round: Id,
    /// What the round is called.
    pub title: String,
    /// The plan that asked.
    pub plan: Id,
    /// What the plan is called.
    pub plan_name: String,
    /// The answers, and whose they are.
    pub handed: Handed,
}

impl SheetFile {
    /// A sheet for this kit.
    pub fn of(kit: &Kit, handed: Handed) -> Self {
        let (round, title, plan, plan_name) = (kit.round.clone(), kit.title.clone(), kit.plan.clone(), kit.name.clone());
        Self { round, title, plan, plan_name, handed }
    }

    /// The text of its file.
    pub fn write(&self) -> String {
        let Handed { person, name, roles, revision, today } = &self.handed;
        let roles: Vec<&str> = roles.iter().map(Id::as_str).collect();
        let sheet = json!({
            "round": self.round.as_str(), "title": self.title, "plan": self.plan.as_str(), "name": self.plan_name,
            "person": {"id": person.as_str(), "name": name, "roles": roles}, "revision": revision, "today": today.write(),
        });
        enveloped(SHEET, "sheet", sheet)
    }

    /// Reads the text of a file that says it is a sheet.
    pub fn read(text: &str) -> Result<Self, OpenError> {
        let sheet = opened(text, SHEET, "sheet")?;
        let unreadable = || OpenError::Unreadable("sheet");
        let person = sheet.get("person").ok_or_else(unreadable)?;
        let roles = person.get("roles").and_then(Json::as_array).into_iter().flatten();
        let revision = sheet.get("revision").and_then(Json::as_u64).filter(|own| (1..=MOST_REVISIONS).contains(own));
        let Some(Json::Object(today)) = sheet.get("today").cloned() else { return Err(unreadable()) };
        Ok(Self {
            round: read_id(&sheet, "round").ok_or_else(unreadable)?,
            title: named(&sheet, "title", 120),
            plan: read_id(&sheet, "plan").ok_or_else(unreadable)?,
            plan_name: named(&sheet, "name", 120),
            handed: Handed {
                person: read_id(person, "id").ok_or_else(unreadable)?,
                name: named(person, "name", 120),
                roles: roles.filter_map(|role| super::kit::plain_id(role.as_str()?)).take(60).collect(),
                revision: revision.and_then(|own| u32::try_from(own).ok()).ok_or_else(unreadable)?,
                // What is no answer in this version counts as none.
                today: AnswerMap::read(today).0,
            },
        })
    }
}

/// What becomes of a sheet that arrives.
#[derive(Clone, PartialEq, Debug)]
pub enum Fate {
    /// The plan has no such round.
    Stranger,
    /// The round takes no more answers.
    Closed,
    /// It says nothing that the plan could take.
    Nothing,
    /// The participant had not answered yet.
    Takes(Handed),
    /// It takes the place of what the same participant handed in before, as this revision.
    Replaces(Handed, u32),
    /// It is there already.
    Same,
    /// The plan has a later one of the same participant: its revision.
    Older(u32),
    /// The plan has one of the same participant and the same revision with other answers: on so many topics they differ.
    Differs(Handed, usize),
}

/// A sheet against a plan: what becomes of it, and what should be said about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// What becomes of it.
    pub fate: Fate,
    /// What does not count, and why; who has the same name.
    pub remarks: Vec<String>,
}

/// Judges a sheet that arrives. What the plan does not know, topics and roles, is left out of what is handed in, and listed.
pub fn judge(plan: &Plan, sheet: &SheetFile) -> Judged {
    let Some(round) = plan.rounds.get(sheet.round.as_str()) else {
        return Judged { fate: Fate::Stranger, remarks: Vec::new() };
    };
    let mut gone: Vec<&Id> = Vec::new();
    let mut unasked: Vec<String> = Vec::new();
    let mut roles: Vec<&Id> = Vec::new();
    let mut known: Vec<(Id, Answer)> = Vec::new();
    for (topic, answer) in sheet.handed.today.iter() {
        let Some(item) = plan.responsibilities.get(topic.as_str()) else {
            gone.push(topic);
            continue;
        };
        let strange = match answer {
            Answer::Roles(set) => set.roles().iter().find(|role| plan.roles.get(role.as_str()).is_none()),
            _ => None,
        };
        if let Some(role) = strange {
            if !roles.contains(&role) {
                roles.push(role);
            }
            continue;
        }
        if !round.topics.has(topic.as_str()) {
            unasked.push(format!("“{}”", item.text));
        }
        known.push((topic.clone(), answer.clone()));
    }
    let mut remarks = Vec::new();
    if !gone.is_empty() {
        let ids: Vec<&str> = gone.iter().take(5).map(|id| id.as_str()).collect();
        remarks.push(format!(
            "{} left out, since the plan does not have {}: {}.",
            answers(gone.len()),
            if gone.len() == 1 { "its topic" } else { "their topics" },
            ids.join(", ")
        ));
    }
    if !roles.is_empty() {
        let ids: Vec<&str> = roles.iter().take(5).map(|id| id.as_str()).collect();
        remarks.push(format!("Answers left out, since the plan does not have the roles that they name: {}.", ids.join(", ")));
    }
    if !unasked.is_empty() {
        let count = unasked.len();
        unasked.truncate(5);
        remarks.push(format!(
            "{} kept but not counted, since the round does not ask any more about {}.",
            answers(count),
            unasked.join(", ")
        ));
    }
    let handed = Handed { today: AnswerMap::new(known), ..sheet.handed.clone() };
    let own = plan.sheets.get(Id::natural(&[&round.id, &handed.person]).as_str());
    let nothing = handed.today.is_empty() && !sheet.handed.today.is_empty();
    let fate = match own {
        _ if nothing => Fate::Nothing,
        None => Fate::Takes(handed),
        Some(own) if own.revision > handed.revision => Fate::Older(own.revision),
        Some(own) if own.today == handed.today => {
            // The same answers handed in again: only the count of the later one is news, and it is taken, so that the next one fits.
            if own.revision == handed.revision { Fate::Same } else { Fate::Replaces(handed, own.revision) }
        }
        Some(own) if own.revision < handed.revision => Fate::Replaces(handed, own.revision),
        Some(own) => {
            let count = differences(&own.today, &handed.today);
            Fate::Differs(handed, count)
        }
    };
    if round.is_closed() && matches!(fate, Fate::Takes(_) | Fate::Replaces(..) | Fate::Differs(..)) {
        return Judged { fate: Fate::Closed, remarks: Vec::new() };
    }
    if let Fate::Takes(handed) = &fate
        && !handed.name.trim().is_empty()
        && plan.people.get(handed.person.as_str()).is_none()
        && plan.people.iter().any(|person| lower(person.name.trim()) == lower(handed.name.trim()))
    {
        remarks.push(format!(
            "There are two participants called “{}” now: this one did not choose a name from the list. If they are one person, take one of the two out.",
            handed.name.trim()
        ));
    }
    Judged { fate, remarks }
}

fn answers(count: usize) -> String {
    count_of(count, "answer")
}

/// On how many topics two sheets differ.
fn differences(a: &AnswerMap, b: &AnswerMap) -> usize {
    let other = a.iter().filter(|(topic, answer)| b.get(topic.as_str()) != Some(answer)).count();
    other + b.iter().filter(|(topic, _)| a.get(topic.as_str()).is_none()).count()
}
