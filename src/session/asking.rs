//! Answering: what is asked on this device, and the answers that are not handed in yet. A draft belongs to no plan: undo, the
//! palette, another page or another tab neither show nor change it. Knows no view.
//!
//! ```text
//! tandem/turn/<plan>/<round>/<person>   the draft of a participant whose turn it is on this device; of one without a name, `@next`
//! tandem/kit/<round>/kit                a kit that was opened here, as its file has it
//! tandem/kit/<round>/draft              the answers to it
//! ```

use serde_json::{Value as Json, json};

use super::Session;
use super::plan::Toast;
use super::route::{Page, Route};
use crate::browser::locks::{Held, hold};
use crate::browser::storage::{self, Shelf};
use crate::browser::{files, random};
use crate::file::writer::compact;
use crate::file::{Kit, SheetFile};
use crate::plan::actions::{Handed, take_sheets};
use crate::plan::{Answer, AnswerMap, Id, Pace, Plan, Round};

/// The beginning of the keys of turns.
pub(super) const TURNS: &str = "tandem/turn/";
/// The beginning of the keys of kits.
const KITS: &str = "tandem/kit/";

/// Which way the answers go.
#[derive(Clone, PartialEq, Debug)]
pub enum Way {
    /// It is somebody's turn on the device of the plan: the answers go into it. In an anonymous round it is nobody's by name.
    Turn(Option<Id>),
    /// A kit was opened: the answers go into a file.
    Kit,
}

/// What is asked.
#[derive(Clone, PartialEq, Debug)]
pub struct Asking {
    /// The questions.
    pub kit: Kit,
    /// Which way the answers go.
    pub way: Way,
}

/// How a sheet leaves the device of who has answered a kit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// As a file.
    Saved,
    /// As a text on the clipboard.
    Copied,
    /// As a text, by a program of the device.
    Shared,
}

/// Answers that are not handed in yet, and whose they are.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draft {
    /// Who answers; nobody until they have said so.
    pub person: Option<Id>,
    /// Their name.
    pub name: String,
    /// The roles that somebody who is not on the list says to hold.
    pub roles: Vec<Id>,
    /// What they have answered so far to who owns it today.
    pub today: AnswerMap,
    /// And to who should own it.
    pub should: AnswerMap,
    /// The place of the topic that they are at; past the last one they look at all of it once more.
    pub at: usize,
    /// How often they have handed in.
    pub revision: u32,
    /// What they have handed in last, to both questions.
    pub handed: Option<(AnswerMap, AnswerMap)>,
}

impl Draft {
    fn write(&self) -> String {
        let roles: Vec<&str> = self.roles.iter().map(Id::as_str).collect();
        let (handed, wanted) = self.handed.as_ref().map(|(today, should)| (today.write(), should.write())).unzip();
        compact(&json!({
            "person": self.person.as_ref().map(Id::as_str), "name": self.name, "roles": roles, "today": self.today.write(),
            "should": self.should.write(), "at": self.at, "revision": self.revision, "handed": handed, "wanted": wanted,
        }))
    }

    /// Reads a draft; of one that is damaged, what can be read.
    fn read(text: &str) -> Self {
        let json: Json = serde_json::from_str(text).unwrap_or_default();
        let text = |name: &str| json.get(name).and_then(Json::as_str).unwrap_or_default();
        let number = |name: &str| json.get(name).and_then(Json::as_u64).and_then(|number| u32::try_from(number).ok());
        let answers = |name: &str| match json.get(name) {
            Some(Json::Object(map)) => Some(AnswerMap::read(map.clone()).0),
            _ => None,
        };
        let roles = json.get("roles").and_then(Json::as_array).into_iter().flatten();
        Self {
            person: Id::new(text("person")),
            name: text("name").to_owned(),
            roles: roles.filter_map(|role| Id::new(role.as_str()?)).collect(),
            today: answers("today").unwrap_or_default(),
            should: answers("should").unwrap_or_default(),
            at: number("at").and_then(|at| usize::try_from(at).ok()).unwrap_or_default(),
            revision: number("revision").unwrap_or_default(),
            handed: answers("handed").map(|handed| (handed, answers("wanted").unwrap_or_default())),
        }
    }

    /// Whether there is something that was not handed in as it is.
    pub fn is_open(&self) -> bool {
        self.handed.as_ref().is_none_or(|(today, should)| (today, should) != (&self.today, &self.should))
    }

    /// Answers who owns a topic today. Who wanted it to stay as it is wants what is said now.
    pub fn answer_today(&mut self, topic: &Id, answer: Option<Answer>) {
        if self.wants_the_same(topic) {
            self.should = self.should.with(topic, answer.clone());
        }
        self.today = self.today.with(topic, answer);
    }

    /// Whether what should be is said to be as it is today.
    pub fn wants_the_same(&self, topic: &Id) -> bool {
        let today = self.today.get(topic.as_str());
        today.is_some() && today == self.should.get(topic.as_str())
    }

    /// As it goes to those who asked.
    fn handed(&self, person: Id, revision: u32) -> Handed {
        let (name, roles) = (self.name.trim().to_owned(), self.roles.clone());
        Handed { person, name, roles, revision, today: self.today.clone(), should: self.should.clone() }
    }
}

/// A kit that was opened on this device.
#[derive(Clone, PartialEq, Debug)]
pub struct KitCard {
    /// Its round.
    pub round: Id,
    /// What it is called.
    pub title: String,
    /// The plan that asks.
    pub plan: String,
    /// How many topics are answered, of how many.
    pub answered: (usize, usize),
    /// Whether the answers as they are were handed in.
    pub handed: bool,
}

fn turn_key(plan: &Id, round: &Id, person: Option<&Id>) -> String {
    format!("{TURNS}{plan}/{round}/{}", person.map_or("@next", Id::as_str))
}

fn kit_key(round: &str, part: &str) -> String {
    format!("{KITS}{round}/{part}")
}

impl Asking {
    /// Whether who answers chose themselves from the list of names.
    fn lists(&self, draft: &Draft) -> bool {
        self.kit.people.iter().any(|(id, _)| Some(id) == draft.person.as_ref())
    }

    fn key(&self) -> String {
        match &self.way {
            Way::Turn(person) => turn_key(&self.kit.plan, &self.kit.round, person.as_ref()),
            Way::Kit => kit_key(self.kit.round.as_str(), "draft"),
        }
    }

    /// On how many topics a draft answers all that is asked.
    pub fn answered(&self, draft: &Draft) -> usize {
        let wanted = |id: &str| !self.kit.should || draft.should.get(id).is_some();
        self.kit.topics.iter().filter(|topic| draft.today.get(topic.id.as_str()).is_some() && wanted(topic.id.as_str())).count()
    }
}

impl Session {
    /// What the address asks for; nothing if there is no such kit or round here. The plan is not watched: what is asked stays as it
    /// was when the turn began.
    pub fn asking(self, route: &Route) -> Option<Asking> {
        if let Some(round) = route.chosen("kit") {
            let stored = storage::get(Shelf::Device, &kit_key(round, "kit")).and_then(|text| Kit::read(&text).ok());
            let kit = stored.or_else(|| self.kit.get_value().filter(|kit| kit.round.as_str() == round))?;
            return Some(Asking { kit, way: Way::Kit });
        }
        let plan = self.plan();
        let round = plan.rounds.get(route.chosen("round")?)?;
        let known = |person: &Id| plan.people.get(person.as_str()).is_some();
        let person = match round.anonymous {
            true => None,
            false => Some(Id::new(route.chosen("person")?).filter(known)?),
        };
        Some(Asking { kit: Kit::of(&plan, round), way: Way::Turn(person) })
    }

    /// Whether the answers would go into a round of this device that takes no more.
    pub fn is_closed(self, asking: &Asking) -> bool {
        matches!(asking.way, Way::Turn(_)) && self.record::<Round>(&asking.kit.round).is_some_and(|round| round.is_closed())
    }

    /// The draft of what is asked, as it was left.
    pub fn draft(self, asking: &Asking) -> Draft {
        let stored = storage::get(Shelf::Device, &asking.key()).map(|text| Draft::read(&text));
        match (&asking.way, stored.unwrap_or_default()) {
            (Way::Turn(Some(person)), stored) => {
                let name = self.plan().people.get(person.as_str()).map(|own| own.name.clone()).unwrap_or_default();
                Draft { person: Some(person.clone()), name, ..stored }
            }
            // The questions have come a second time, and ask for a name now, or for none any more: who answers is asked again.
            (Way::Kit, stored) if asking.kit.anonymous != stored.name.is_empty() && !asking.lists(&stored) => {
                Draft { person: None, name: String::new(), roles: Vec::new(), revision: 0, handed: None, ..stored }
            }
            (_, stored) => stored,
        }
    }

    /// Keeps a draft; says whether it could be stored.
    pub fn keep_draft(self, asking: &Asking, draft: &Draft) -> bool {
        storage::set(Shelf::Device, &asking.key(), &draft.write()).is_ok()
    }

    /// Answers in one tab at a time: calls back once no other tab has this draft open, and keeps the others out until it is dropped.
    pub fn answer_alone(self, asking: &Asking, granted: impl FnOnce() + 'static) -> Held {
        hold(&asking.key(), granted)
    }

    /// Whether a participant has begun to answer on this device; told when a draft comes or goes.
    pub fn has_begun(self, round: &Id, person: Option<&Id>) -> bool {
        self.shelf.track();
        storage::get(Shelf::Device, &turn_key(self.plan().id(), round, person)).is_some()
    }

    /// Throws a draft of this device away.
    pub fn forget_turn(self, round: &Id, person: Option<&Id>) {
        storage::remove(Shelf::Device, &turn_key(self.plan().id(), round, person));
        self.shelf.update(|shelf| *shelf += 1);
    }

    /// The kits on this device; told when they may have changed.
    pub fn kits_here(self) -> Vec<KitCard> {
        self.shelf.track();
        let rounds = storage::keys(Shelf::Device, KITS);
        let rounds = rounds.iter().filter_map(|key| key.strip_prefix(KITS)?.strip_suffix("/kit"));
        let card = |round: &str| {
            let kit = Kit::read(&storage::get(Shelf::Device, &kit_key(round, "kit"))?).ok()?;
            let asking = Asking { kit, way: Way::Kit };
            let draft = self.draft(&asking);
            Some(KitCard {
                answered: (asking.answered(&draft), asking.kit.topics.len()),
                handed: !draft.is_open(),
                round: asking.kit.round,
                title: asking.kit.title,
                plan: asking.kit.name,
            })
        };
        rounds.filter_map(card).collect()
    }

    /// Opens a kit: its questions are asked here. No plan of this device is touched. Of a kit that was opened here before, the newer
    /// questions are asked and the answers stay.
    pub(super) fn open_kit(self, kit: Kit) {
        let route = self.put_kit(kit);
        self.go(&route);
    }

    /// Puts a kit on this device; says where it asks.
    pub(super) fn put_kit(self, kit: Kit) -> Route {
        let round = kit.round.clone();
        // If it cannot be stored it is asked all the same, for this visit; the page says what is not kept.
        let _kept = storage::set(Shelf::Device, &kit_key(round.as_str(), "kit"), &kit.write());
        self.kit.set_value(Some(kit));
        self.shelf.update(|shelf| *shelf += 1);
        Page::Answer.route().with("kit", Some(round.as_str()))
    }

    /// Takes a kit with its answers off this device.
    pub fn forget_kit(self, round: &Id) {
        for part in ["kit", "draft"] {
            storage::remove(Shelf::Device, &kit_key(round.as_str(), part));
        }
        self.shelf.update(|shelf| *shelf += 1);
    }

    /// Hands answers in: into the plan if it was somebody's turn, else in this form. Says what the draft is afterwards, if it is kept.
    pub fn hand_in(self, asking: &Asking, draft: &Draft, form: Form) -> Option<Draft> {
        match &asking.way {
            Way::Turn(person) => {
                self.end_turn(asking, draft, person.as_ref());
                None
            }
            Way::Kit => Some(self.write_sheet(asking, draft, form)),
        }
    }

    fn end_turn(self, asking: &Asking, draft: &Draft, turn: Option<&Id>) {
        let Some(person) = turn.or(draft.person.as_ref()) else { return };
        if !self.may_write() {
            return;
        }
        let round = &asking.kit.round;
        let id = Id::natural(&[round, person]);
        let action = |plan: &Plan| {
            let revision = plan.sheets.get(id.as_str()).map_or(0, |sheet| sheet.revision) + 1;
            take_sheets(plan, round, &[draft.handed(person.clone(), revision)])
        };
        let of = if draft.name.is_empty() { String::new() } else { format!(" of {}", draft.name) };
        match self.commit(&format!("hand in the answers{of}"), Pace::Single, action) {
            Ok(()) => {
                self.forget_turn(round, turn);
                self.say(Toast::new(format!("The answers{of} are in. Hand the device on.")));
                self.go(&self.in_round("answers", round));
            }
            Err(error) => self.say(Toast::new(super::plan::in_words(&error))),
        }
    }

    fn write_sheet(self, asking: &Asking, draft: &Draft, form: Form) -> Draft {
        let mut draft = draft.clone();
        if draft.is_open() {
            draft.revision += 1;
            draft.handed = Some((draft.today.clone(), draft.should.clone()));
        }
        let person = draft.person.clone().unwrap_or_else(|| Id::random(&mut random::bits));
        draft.person = Some(person.clone());
        let sheet = SheetFile::of(&asking.kit, draft.handed(person, draft.revision));
        match form {
            Form::Saved => {
                let file = super::export::file_name(&format!("{} {}", asking.kit.title, draft.name), "sheet");
                files::download(&file, "application/json", &sheet.write());
                self.say(Toast::new(format!("Saved as {file}. Send this file to whoever asked you.")));
            }
            Form::Copied | Form::Shared => self.send_sheet(sheet, form),
        }
        let _kept = self.keep_draft(asking, &draft);
        self.shelf.update(|shelf| *shelf += 1);
        draft
    }
}

/// What the keys of drafts begin with: those of the turns of a plan, or of all, and those of kits, which belong to no plan.
pub(super) fn drafts_of(plan: Option<&Id>) -> [String; 2] {
    [plan.map_or_else(|| TURNS.to_owned(), |plan| format!("{TURNS}{plan}/")), KITS.to_owned()]
}

/// Takes the drafts of turns in a plan off the device.
pub(super) fn forget_turns(plan: &Id) {
    for key in storage::keys(Shelf::Device, &format!("{TURNS}{plan}/")) {
        storage::remove(Shelf::Device, &key);
    }
}
