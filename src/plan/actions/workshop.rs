//! What users do in a workshop: set a round up, hand in answers, reveal, decide. Knows no screen and no file.

use super::matrix::put_letters;
use super::{Action, add_responsibility, required};
use crate::plan::answer::AnswerMap;
use crate::plan::change::{Change, EditError, Edits};
use crate::plan::day::Day;
use crate::plan::field::{Choice, FieldValue, IdSet};
use crate::plan::id::Id;
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, last_place, listed};
use crate::plan::matrix::{holding_id, row_of};
use crate::plan::record::Record;
use crate::plan::tables::{Decision, Holding, Person, Plan, Role, Round, Sheet, TableName};

pub(super) fn round_of<'p>(plan: &'p Plan, round: &Id) -> Result<&'p Round, EditError> {
    plan.rounds.get(round.as_str()).ok_or_else(|| EditError::Missing(TableName::Rounds, round.clone()))
}

/// Adds a round at the end that asks about these topics, with all roles in use as answers.
pub fn add_round(plan: &Plan, id: Id, name: &str, topics: &[Id]) -> Action {
    let roles = listed::<Role>(plan, Which::Active);
    let topics = topics.iter().filter(|topic| plan.responsibilities.get(topic.as_str()).is_some());
    let round = Round {
        name: name.to_owned(),
        topics: IdSet::new(topics.cloned()),
        roles: IdSet::new(roles.iter().map(|role| role.id.clone())),
        order: last_place::<Round>(plan),
        ..Round::blank(id)
    };
    Ok(Edits::of(plan).create(&round)?.done())
}

/// Adds a person who holds these roles, and has them take part in a round.
pub fn add_participant(plan: &Plan, id: Id, round: &Id, name: &str, roles: &[Id]) -> Action {
    let name = required(name, "name of the participant")?;
    let participants = round_of(plan, round)?.participants.toggled(&id);
    let person = Person { name: name.to_owned(), ..Person::blank(id) };
    let edits = put_person(Edits::of(plan), plan, person, roles)?;
    Ok(edits.set(TableName::Rounds, round, Round::PARTICIPANTS, participants.write())?.done())
}

/// Puts a person at the end, who holds these roles.
fn put_person<'p>(edits: Edits<'p>, plan: &Plan, person: Person, roles: &[Id]) -> Result<Edits<'p>, EditError> {
    let id = person.id.clone();
    let mut edits = edits.create(&Person { order: last_place::<Person>(plan), ..person })?;
    // Roles that the plan does not know are no roles here; of one named twice, one holding.
    for role in IdSet::new(roles.iter().filter(|role| plan.roles.get(role.as_str()).is_some()).cloned()).iter() {
        edits = edits.create(&holding(&id, role, None))?;
    }
    Ok(edits)
}

fn holding(person: &Id, role: &Id, product: Option<&Id>) -> Holding {
    let id = holding_id(person, role, product);
    Holding { person: Some(person.clone()), role: Some(role.clone()), product: product.cloned(), ..Holding::blank(id) }
}

/// Has a person take part in a round, or not any more.
pub fn toggle_participant(plan: &Plan, round: &Id, person: &Id) -> Action {
    let participants = round_of(plan, round)?.participants.toggled(person);
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::PARTICIPANTS, participants.write())?.done())
}

/// Gives a person a role, for one product or all, or takes it away.
pub fn toggle_holding(plan: &Plan, person: &Id, role: &Id, product: Option<&Id>) -> Action {
    let id = holding_id(person, role, product);
    let edits = Edits::of(plan);
    let edits = match plan.holdings.get(id.as_str()) {
        Some(_) => edits.remove(TableName::Holdings, &id)?,
        None => edits.create(&holding(person, role, product))?,
    };
    Ok(edits.done())
}

/// Makes a role one of the answers of a round, or takes it from them.
pub fn toggle_asked_role(plan: &Plan, round: &Id, role: &Id) -> Action {
    let roles = round_of(plan, round)?.roles.toggled(role);
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::ROLES, roles.write())?.done())
}

/// Makes all of some responsibilities topics of a round; if all are already, takes them all from its topics.
pub fn toggle_topics(plan: &Plan, round: &Id, some: &[Id]) -> Action {
    let topics = &round_of(plan, round)?.topics;
    let all = some.iter().all(|id| topics.has(id.as_str()));
    let kept = topics.iter().filter(|id| !(all && some.contains(id))).cloned();
    let added = some.iter().filter(|_| !all).cloned();
    let topics = IdSet::new(kept.chain(added));
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::TOPICS, topics.write())?.done())
}

/// Adds a responsibility at the end of an area and makes it a topic of a round.
pub fn add_topic(plan: &Plan, id: Id, round: &Id, area: &Id, text: &str) -> Action {
    let topics = round_of(plan, round)?.topics.toggled(&id);
    let added = add_responsibility(plan, id, area, text)?;
    let edits = Edits::of(plan).set(TableName::Rounds, round, Round::TOPICS, topics.write())?;
    Ok(added.then(edits.done()))
}

/// The answers of one participant, as they are handed in.
#[derive(Clone, PartialEq, Debug)]
pub struct Handed {
    /// Who: of the plan, or somebody new.
    pub person: Id,
    /// The name of somebody new; of somebody who is in the plan the name there stays.
    pub name: String,
    /// The roles that somebody new says to hold.
    pub roles: Vec<Id>,
    /// How often they have handed in.
    pub revision: u32,
    /// What they say to "who owns this today?".
    pub today: AnswerMap,
    /// What they say to "who should own this?".
    pub should: AnswerMap,
}

impl Handed {
    /// How many answers it holds.
    pub fn count(&self) -> usize {
        self.today.len() + self.should.len()
    }
}

/// Takes answers into a round, each in the place of what the same participant handed in before. Who is not in the plan yet comes
/// into it, in an anonymous round without a name; all take part in the round from now on. A closed round takes none.
pub fn take_sheets(plan: &Plan, round: &Id, sheets: &[Handed]) -> Action {
    if round_of(plan, round)?.is_closed() {
        return Err(EditError::Closed(round.clone()));
    }
    // One after the other: among them may be two of one participant.
    let mut plan = plan.clone();
    let mut change = Change::default();
    for sheet in sheets {
        let next = take_sheet(&plan, round, sheet)?;
        plan = plan.applied(&next);
        change = change.then(next);
    }
    Ok(change)
}

fn take_sheet(plan: &Plan, round: &Id, sheet: &Handed) -> Action {
    let Round { participants, anonymous, .. } = round_of(plan, round)?;
    let all = IdSet::new(participants.iter().chain([&sheet.person]).cloned());
    let mut edits = Edits::of(plan);
    match plan.people.get(sheet.person.as_str()) {
        Some(own) if *anonymous && !own.is_anonymous() => return Err(EditError::Named(round.clone())),
        Some(_) => {}
        None if *anonymous => {
            let blank = Person { kind: Choice::of("anonymous"), ..Person::blank(sheet.person.clone()) };
            edits = put_person(edits, plan, Person { name: numbered(plan), ..blank }, &sheet.roles)?;
        }
        None => {
            let person = Person { name: sheet.name.clone(), ..Person::blank(sheet.person.clone()) };
            edits = put_person(edits, plan, person, &sheet.roles)?;
        }
    }
    let (of, id) = (TableName::Sheets, Id::natural(&[round, &sheet.person]));
    edits =
        match plan.sheets.get(id.as_str()) {
            Some(_) => edits
                .set(of, &id, Sheet::REVISION, sheet.revision)?
                .set(of, &id, Sheet::TODAY, sheet.today.write())?
                .set(of, &id, Sheet::SHOULD, sheet.should.write())?,
            None => edits.create(&Sheet {
                round: Some(round.clone()),
                person: Some(sheet.person.clone()),
                revision: sheet.revision,
                today: sheet.today.clone(),
                should: sheet.should.clone(),
                ..Sheet::blank(id)
            })?,
        };
    Ok(edits.set(TableName::Rounds, round, Round::PARTICIPANTS, all.write())?.done())
}

/// What the next participant without a name is called.
fn numbered(plan: &Plan) -> String {
    let name = |number: usize| format!("Participant {number}");
    let taken = |name: &String| plan.people.iter().any(|person| person.name == *name);
    // Ends: there are more numbers than people.
    (1..).map(name).find(|name| !taken(name)).unwrap_or_default()
}

/// Takes the answers of a participant out of a round. Somebody without a name is nobody without them, and goes too.
pub fn remove_sheet(plan: &Plan, round: &Id, person: &Id) -> Action {
    let mut edits = Edits::of(plan).remove(TableName::Sheets, &Id::natural(&[round, person]))?;
    if plan.people.get(person.as_str()).is_none_or(|own| !own.is_anonymous()) {
        return Ok(edits.done());
    }
    for holding in plan.holdings.iter().filter(|own| own.person.as_ref() == Some(person)) {
        edits = edits.remove(TableName::Holdings, &holding.id)?;
    }
    let participants = &round_of(plan, round)?.participants;
    let others = IdSet::new(participants.iter().filter(|own| *own != person).cloned());
    let gone = edits.set(TableName::Rounds, round, Round::PARTICIPANTS, others.write())?.done();
    let person = Edits::of(&plan.applied(&gone)).remove(TableName::People, person)?.done();
    Ok(gone.then(person))
}

/// Shows what a round found. A round without a day gets this one.
pub fn reveal(plan: &Plan, round: &Id, today: Option<Day>) -> Action {
    let day = round_of(plan, round)?.day.or(today);
    let edits = Edits::of(plan).set(TableName::Rounds, round, Round::STATE, "revealed")?;
    Ok(edits.set(TableName::Rounds, round, Round::DAY, day.write())?.done())
}

/// Goes back to collecting answers.
pub fn cover(plan: &Plan, round: &Id) -> Action {
    Ok(Edits::of(plan).set(TableName::Rounds, round, Round::STATE, "open")?.done())
}

/// The decision on a topic as it stands: a blank one if nothing was said yet.
pub fn decision_of(plan: &Plan, round: &Id, topic: &Id) -> Decision {
    let id = Decision::id_of(round, topic);
    let blank = || Decision { round: Some(round.clone()), topic: Some(topic.clone()), ..Decision::blank(id.clone()) };
    plan.decisions.get(id.as_str()).cloned().unwrap_or_else(blank)
}

/// Puts a decision in the place of the one on its topic.
fn put_decision<'p>(edits: Edits<'p>, plan: &Plan, decision: &Decision) -> Result<Edits<'p>, EditError> {
    let id = &decision.id;
    for (table, own) in [(TableName::Rounds, &decision.round), (TableName::Responsibilities, &decision.topic)] {
        if let Some(own) = own.as_ref().filter(|own| plan.table(table).record(own.as_str()).is_none()) {
            return Err(EditError::Missing(table, own.clone()));
        }
    }
    if plan.decisions.get(id.as_str()).is_none() {
        return edits.create(decision);
    }
    let of = TableName::Decisions;
    edits
        .set(of, id, Decision::STATE, decision.state.write())?
        .set(of, id, Decision::DAY, decision.day.write())?
        .set(of, id, Decision::ACCOUNTABLE, decision.accountable.write())?
        .set(of, id, Decision::RESPONSIBLE, decision.responsible.write())?
        .set(of, id, Decision::CONSULTED, decision.consulted.write())?
        .set(of, id, Decision::INFORMED, decision.informed.write())?
        .set(of, id, Decision::NOTE, decision.note.write())
}

/// A decision that gives these letters to these roles, and to no others. Of two accountable roles the first one counts.
fn with_letters(decision: Decision, row: &[(Id, Letters)]) -> Decision {
    let of = |letter: char| row.iter().filter(move |(_, letters)| letters.has(letter)).map(|(role, _)| role.clone());
    Decision {
        accountable: of('A').next(),
        responsible: IdSet::new(of('R')),
        consulted: IdSet::new(of('C')),
        informed: IdSet::new(of('I')),
        ..decision
    }
}

/// Gives a role another letters in the decision on a topic, while it is talked about. Accountable is one role only, so another one
/// gives the letter up. On a topic that is decided the matrix follows; without anybody accountable it is open again, and the matrix
/// stays.
pub fn draft_letters(plan: &Plan, round: &Id, topic: &Id, row: &[(Id, Letters)]) -> Action {
    let decision = with_letters(decision_of(plan, round, topic), row);
    let undone = decision.is_decided() && decision.accountable.is_none();
    let decision = if undone { Decision { state: Choice::default(), day: None, ..decision } } else { decision };
    let mut edits = put_decision(Edits::of(plan), plan, &decision)?;
    if decision.is_decided() {
        edits = put_row(edits, plan, topic, &decision, row)?;
    }
    Ok(edits.done())
}

/// Has the matrix say what a decision says: for all roles in use, and for those that its row names.
fn put_row<'p>(
    edits: Edits<'p>,
    plan: &Plan,
    topic: &Id,
    decision: &Decision,
    row: &[(Id, Letters)],
) -> Result<Edits<'p>, EditError> {
    let used = row_of(plan, topic, None);
    let roles = IdSet::new(used.iter().chain(row).map(|(role, _)| role.clone()));
    roles.iter().try_fold(edits, |edits, role| put_letters(edits, plan, topic, role, decision.letters(role)))
}

/// What is decided on a topic: the letters of each role.
pub type Verdict = (Id, Vec<(Id, Letters)>);

/// Decides topics: writes their rows of the matrix and a record each. Each needs an accountable role.
pub fn decide(plan: &Plan, round: &Id, verdicts: &[Verdict], today: Option<Day>) -> Action {
    let mut edits = Edits::of(plan);
    for (topic, row) in verdicts {
        let decision = with_letters(decision_of(plan, round, topic), row);
        if decision.accountable.is_none() {
            return Err(EditError::Empty("role that is accountable"));
        }
        let decision = Decision { state: Choice::of("decided"), day: today, ..decision };
        edits = put_row(put_decision(edits, plan, &decision)?, plan, topic, &decision, row)?;
    }
    Ok(edits.done())
}

/// Puts a topic off; the matrix stays as it is.
pub fn park(plan: &Plan, round: &Id, topic: &Id, today: Option<Day>) -> Action {
    let decision = Decision { state: Choice::of("parked"), day: today, ..decision_of(plan, round, topic) };
    Ok(put_decision(Edits::of(plan), plan, &decision)?.done())
}

/// Opens a topic again; the matrix stays as it is.
pub fn reopen(plan: &Plan, round: &Id, topic: &Id) -> Action {
    let decision = Decision { state: Choice::default(), day: None, ..decision_of(plan, round, topic) };
    Ok(put_decision(Edits::of(plan), plan, &decision)?.done())
}

/// Writes down what was said on a topic, while it is typed.
pub fn note(plan: &Plan, round: &Id, topic: &Id, text: &str) -> Action {
    let decision = Decision { note: text.to_owned(), ..decision_of(plan, round, topic) };
    Ok(put_decision(Edits::of(plan), plan, &decision)?.done())
}
