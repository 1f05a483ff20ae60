//! Sheets: the answers of one participant, as they travel back; and what becomes of one that arrives. Knows no storage.
//!
//! ```json
//! {"format": "tandem-sheet", "version": 1, "app": "0.1.0", "sheet": {
//!   "round": "…", "title": "Who owns what today?", "plan": "…", "name": "Payments",
//!   "person": {"id": "…", "name": "Anna", "roles": ["po"]}, "revision": 1,
//!   "today": {"STR-01": "pm", "STR-02": ["pm", "po"], "RMP-02": "@nobody"}
//! }}
//! ```
//! Answers to who should own it stand under `"should"` in the same way, if there are any. Who answers without a name has an empty one,
//! and an id that their device made up. The round is what a sheet belongs to, also in a copy of the plan. A sheet says how often its participant has handed in, not when:
//! the same one twice changes nothing, a later one takes the place of an earlier one, and of two that are both the first, say, but
//! differ, a person has to choose.

use serde_json::{Value as Json, json};

use super::kit::{Kit, enveloped, named, opened, read_id};
use super::refusal::OpenError;
use crate::analysis::finding::count_of;
use crate::letters::lower;
use crate::plan::actions::Handed;
use crate::plan::{Answer, AnswerMap, Id, Plan, Round};

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
        let Handed { person, name, roles, revision, today, should } = &self.handed;
        let roles: Vec<&str> = roles.iter().map(Id::as_str).collect();
        let mut sheet = json!({
            "round": self.round.as_str(), "title": self.title, "plan": self.plan.as_str(), "name": self.plan_name,
            "person": {"id": person.as_str(), "name": name, "roles": roles}, "revision": revision, "today": today.write(),
        });
        if let Some(sheet) = sheet.as_object_mut().filter(|_| !should.is_empty()) {
            sheet.insert("should".to_owned(), should.write());
        }
        enveloped(SHEET, "sheet", sheet)
    }

    /// Reads the text of a file that says it is a sheet.
    pub fn read(text: &str) -> Result<Self, OpenError> {
        let sheet = opened(text, SHEET, "sheet")?;
        let unreadable = || OpenError::Unreadable("sheet");
        let person = sheet.get("person").ok_or_else(unreadable)?;
        let roles = person.get("roles").and_then(Json::as_array).into_iter().flatten();
        let revision = sheet.get("revision").and_then(Json::as_u64).filter(|own| (1..=MOST_REVISIONS).contains(own));
        let answers = |name: &str| match sheet.get(name) {
            // What is no answer in this version counts as none.
            Some(Json::Object(map)) => Some(AnswerMap::read(map.clone()).0),
            _ => None,
        };
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
                today: answers("today").ok_or_else(unreadable)?,
                should: answers("should").unwrap_or_default(),
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
    /// The round is anonymous, and it says which person of the plan it is from.
    Named,
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
    let person = plan.people.get(sheet.handed.person.as_str());
    if round.anonymous && person.is_some_and(|person| !person.is_anonymous()) {
        return Judged { fate: Fate::Named, remarks: Vec::new() };
    }
    let mut left = LeftOut::default();
    let today = left.known(plan, round, &sheet.handed.today);
    let should = left.known(plan, round, &sheet.handed.should);
    let mut remarks = left.in_words();
    match (round.should, should.len()) {
        (true, 0) if !today.is_empty() => remarks.push("It says nothing on who should own the topics.".to_owned()),
        (false, some @ 1..) => remarks
            .push(format!("{} to who should own it kept but not counted, since the round does not ask that.", answers(some))),
        _ => {}
    }
    let handed = Handed { today, should, ..sheet.handed.clone() };
    let own = plan.sheets.get(Id::natural(&[&round.id, &handed.person]).as_str());
    let nothing = handed.count() == 0 && sheet.handed.count() > 0;
    let fate = match own {
        _ if nothing => Fate::Nothing,
        None => Fate::Takes(handed),
        Some(own) if own.revision > handed.revision => Fate::Older(own.revision),
        Some(own) if own.today == handed.today && own.should == handed.should => {
            // The same answers handed in again: only the count of the later one is news, and it is taken, so that the next one fits.
            if own.revision == handed.revision { Fate::Same } else { Fate::Replaces(handed, own.revision) }
        }
        Some(own) if own.revision < handed.revision => Fate::Replaces(handed, own.revision),
        Some(own) => {
            let today = differences(&own.today, &handed.today);
            let should = differences(&own.should, &handed.should);
            let count = today.len() + should.iter().filter(|id| !today.contains(id)).count();
            Fate::Differs(handed, count)
        }
    };
    if round.is_closed() && matches!(fate, Fate::Takes(_) | Fate::Replaces(..) | Fate::Differs(..)) {
        return Judged { fate: Fate::Closed, remarks: Vec::new() };
    }
    if let Fate::Takes(handed) = &fate
        && !round.anonymous
        && !handed.name.trim().is_empty()
        && person.is_none()
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

/// What a plan does not know of a sheet, or does not ask about; each topic and role once, whichever question names it.
#[derive(Default)]
struct LeftOut<'a> {
    gone: Vec<&'a Id>,
    roles: Vec<&'a Id>,
    unasked: Vec<String>,
}

impl<'a> LeftOut<'a> {
    /// What the plan knows of these answers.
    fn known(&mut self, plan: &Plan, round: &Round, answers: &'a AnswerMap) -> AnswerMap {
        let mut known: Vec<(Id, Answer)> = Vec::new();
        for (topic, answer) in answers.iter() {
            let Some(item) = plan.responsibilities.get(topic.as_str()) else {
                put(&mut self.gone, topic);
                continue;
            };
            let strange = match answer {
                Answer::Roles(set) => set.roles().iter().find(|role| plan.roles.get(role.as_str()).is_none()),
                _ => None,
            };
            if let Some(role) = strange {
                put(&mut self.roles, role);
                continue;
            }
            if !round.topics.has(topic.as_str()) {
                put(&mut self.unasked, format!("“{}”", item.text));
            }
            known.push((topic.clone(), answer.clone()));
        }
        AnswerMap::new(known)
    }

    fn in_words(self) -> Vec<String> {
        let Self { gone, roles, mut unasked } = self;
        let first = |ids: &[&Id]| ids.iter().take(5).map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
        let mut remarks = Vec::new();
        if !gone.is_empty() {
            remarks.push(format!(
                "{} left out, since the plan does not have {}: {}.",
                answers(gone.len()),
                if gone.len() == 1 { "its topic" } else { "their topics" },
                first(&gone)
            ));
        }
        if !roles.is_empty() {
            let roles = first(&roles);
            remarks.push(format!("Answers left out, since the plan does not have the roles that they name: {roles}."));
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
        remarks
    }
}

fn put<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The topics on which two maps differ.
fn differences<'a>(a: &'a AnswerMap, b: &'a AnswerMap) -> Vec<&'a Id> {
    let other = a.iter().filter(|(topic, answer)| b.get(topic.as_str()) != Some(answer));
    other.chain(b.iter().filter(|(topic, _)| a.get(topic.as_str()).is_none())).map(|(topic, _)| topic).collect()
}
