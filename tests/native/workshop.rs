//! A team's own workshop: setting a round up, answers that are typed and answers that arrive, deciding.

mod anonymous;
mod decide;
mod judge;
mod rounds;
mod setup;
mod take;

use tandem::content::plans::new_plan;
use tandem::file::SheetFile;
use tandem::plan::actions::{Action, Handed, add_participant};
use tandem::plan::change::Change;
use tandem::plan::history::{History, Pace};
use tandem::plan::letters::Letters;
use tandem::plan::{Answer, AnswerMap, Id, Plan, RoleSet, Round};

use crate::make::id;

/// A new plan with its first round, `now`, in which Anna and Ben take part.
pub fn team() -> Plan {
    let plan = new_plan(id("the-plan"), now(), "Payments");
    let plan = done(&plan, add_participant(&plan, id("anna"), &now(), "Anna", &[id("po")]));
    done(&plan, add_participant(&plan, id("ben"), &now(), "Ben", &[id("pm")]))
}

/// The round of [`team`].
pub fn now() -> Id {
    id("now")
}

pub fn round(plan: &Plan) -> &Round {
    plan.rounds.get("now").unwrap()
}

fn in_order(mut change: Change) -> Change {
    change.edits.iter_mut().for_each(|edit| edit.fields.sort_by(|a, b| a.field.cmp(&b.field)));
    change.edits.sort_by(|a, b| (a.table, &a.id).cmp(&(b.table, &b.id)));
    change
}

/// The plan after an action: its change is exactly the difference that it makes, one undo takes all of it back, and redo does it again.
pub fn done(plan: &Plan, action: Action) -> Plan {
    let change = action.unwrap();
    let after = plan.applied(&change);
    assert_eq!(in_order(change.clone()), in_order(plan.difference(&after)), "the change says what it does, and no more");
    assert_eq!(after.applied(&change.reversed()), *plan);
    let mut history = History::default();
    history.record("act", change.clone(), Pace::Single, 0.0);
    match history.undo(&after) {
        None => assert!(change.is_empty() && after == *plan),
        Some(turned) => {
            assert_eq!((after.applied(&turned.change), turned.skipped), (plan.clone(), Vec::new()));
            let again = history.redo(plan).unwrap();
            assert_eq!((plan.applied(&again.change), again.skipped), (after.clone(), Vec::new()));
        }
    }
    after
}

/// An answer: `po`, `po+pm`, `team`, `nobody`, or `?`.
pub fn answer(word: &str) -> Answer {
    match word {
        "team" => Answer::Team,
        "nobody" => Answer::Nobody,
        "?" => Answer::DontKnow,
        roles => Answer::Roles(RoleSet::new(roles.split('+').map(id).collect()).unwrap()),
    }
}

/// Answers: `STR-01 po, STR-02 team`.
pub fn answers(words: &str) -> AnswerMap {
    let each = words.split(", ").filter(|own| !own.is_empty()).map(|own| own.split_once(' ').unwrap());
    AnswerMap::new(each.map(|(topic, word)| (id(topic), answer(word))))
}

/// What somebody hands in.
pub fn handed(person: &str, name: &str, revision: u32, words: &str) -> Handed {
    Handed { person: id(person), name: name.to_owned(), roles: Vec::new(), revision, today: answers(words), should: answers("") }
}

/// The same, with what they say should be.
pub fn wanting(handed: Handed, words: &str) -> Handed {
    Handed { should: answers(words), ..handed }
}

/// A sheet that answers a round of a plan and has travelled as a file.
pub fn sheet(plan: &Plan, round: &str, handed: Handed) -> SheetFile {
    let title = "Who owns what today?".to_owned();
    let file = SheetFile { round: id(round), title, plan: plan.id().clone(), plan_name: plan.settings().name, handed };
    SheetFile::read(&file.write()).unwrap()
}

pub fn letters(text: &str) -> Letters {
    Letters::parse(text).unwrap()
}

/// A row of letters: `po A, pm RC`.
pub fn row(words: &str) -> Vec<(Id, Letters)> {
    let each = words.split(", ").filter(|own| !own.is_empty());
    each.map(|own| own.split_once(' ').unwrap_or((own, ""))).map(|(role, text)| (id(role), letters(text))).collect()
}
