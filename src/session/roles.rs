//! What is done to the registers of the roles page: decision rights, role development, stakeholders, what roles are like, and charters that
//! are taken on. Knows no view.

use super::Session;
use crate::analysis::charter::charter;
use crate::analysis::rights::role_name;
use crate::browser::{clock, random};
use crate::content::practices::{PARTIES, RIGHTS, suggested};
use crate::file::markdown;
use crate::file::words::title;
use crate::plan::actions;
use crate::plan::lists::{Which, listed};
use crate::plan::{Day, Id, IdSet, Plan, Record, Right, Role, Stakeholder, TableName};

/// Something that can be done to the registers of the roles.
#[derive(Clone, PartialEq, Debug)]
pub enum InRoles {
    /// Chooses another value for a field of a record, as it is written in files; with an empty text, none.
    Choose(TableName, Id, &'static str, String),
    /// Takes a record out for good.
    Delete(TableName, Id),
    /// Adds a right with this text for a role.
    AddRight(String, Option<Id>),
    /// Adds a right out of the suggestions.
    AddSuggestedRight(usize),
    /// Has a role decide along in a right, or not any more.
    ToggleWith(Id, Id),
    /// Adds a stakeholder with this name.
    AddStakeholder(String),
    /// Adds a party out of those that the articles name.
    AddParty(usize),
    /// Plans that a responsibility goes to a role by some day.
    AddHandover(Id, Id, Option<Day>),
    /// Has a letter go along in a handover, or not any more.
    ToggleLetter(Id, char),
    /// Carries a handover over in the matrix.
    Finish(Id),
    /// Takes over for a role what the articles say in one dimension.
    TakeOver(Id, &'static str),
    /// A person takes the charter of a role on.
    Acknowledge(Id, Id),
    /// Takes that back.
    TakeBack(Id, Id),
}

/// The role in use for which something is meant that the articles say of a mark: the first with that mark.
pub fn meant_for(plan: &Plan, mark: &str) -> Option<Id> {
    let roles = listed::<Role>(plan, Which::Active);
    roles.iter().find(|role| !mark.is_empty() && role.mark.as_str() == mark).map(|role| role.id.clone())
}

/// The right that a suggestion comes to in a plan; nothing if the plan has no role for it.
pub fn suggested_right(plan: &Plan, place: usize) -> Option<Right> {
    let own = RIGHTS.get(place)?;
    Some(Right {
        text: own.text.to_owned(),
        role: Some(meant_for(plan, own.mark)?),
        with: IdSet::new(meant_for(plan, own.with)),
        limit: own.limit.to_owned(),
        beyond: meant_for(plan, own.beyond),
        ..Right::blank(Id::fixed("suggested"))
    })
}

impl Session {
    pub(super) fn run_in_roles(self, command: InRoles) {
        let id = || Id::random(&mut random::bits);
        match command {
            InRoles::Choose(table, id, field, value) => {
                let label = table.fields().iter().find(|def| def.name == field).map_or(field, |def| def.label);
                self.commit_quietly(&format!("change the {label}"), |plan| actions::choose(plan, table, &id, field, &value));
            }
            InRoles::Delete(table, id) => {
                let name = title(&self.plan(), table, id.as_str());
                let (label, said) = (format!("delete the {} {name}", table.one()), format!("Deleted: {} {name}.", table.one()));
                self.commit_and_say(&label, &said, |plan| actions::remove(plan, table, &id));
            }
            InRoles::AddRight(text, role) => {
                self.commit_quietly("add a decision right", |plan| {
                    actions::add_right(plan, Right { text, role, ..Right::blank(id()) })
                });
            }
            InRoles::AddSuggestedRight(place) => {
                let Some(right) = suggested_right(&self.plan(), place) else { return };
                let said = format!("Added: {}.", right.text);
                self.commit_and_say("add a decision right", &said, |plan| actions::add_right(plan, Right { id: id(), ..right }));
            }
            InRoles::ToggleWith(right, role) => {
                self.commit_quietly("choose who decides along", |plan| actions::toggle_with(plan, &right, &role));
            }
            InRoles::AddStakeholder(name) => self.commit_quietly("add a stakeholder", |plan| {
                actions::add_stakeholder(plan, Stakeholder { name, ..Stakeholder::blank(id()) })
            }),
            InRoles::AddParty(place) => {
                let Some((name, party, involved)) = PARTIES.get(place) else { return };
                let (name, party, involved) = ((*name).to_owned(), (*party).to_owned(), (*involved).to_owned());
                let said = format!("Added: {name}.");
                self.commit_and_say("add a stakeholder", &said, |plan| {
                    actions::add_stakeholder(plan, Stakeholder { name, party, involved, ..Stakeholder::blank(id()) })
                });
            }
            InRoles::AddHandover(row, to, by) => {
                self.commit_quietly("plan a handover", |plan| actions::plan_handover(plan, id(), &row, &to, by));
            }
            InRoles::ToggleLetter(id, letter) => {
                self.commit_quietly("choose what is handed over", |plan| actions::toggle_letter(plan, &id, letter));
            }
            InRoles::Finish(id) => {
                let name = title(&self.plan(), TableName::Handovers, id.as_str());
                let said = "Done, and carried over in the matrix.";
                self.commit_and_say(&format!("carry out the handover {name}"), said, |plan| actions::finish(plan, &id));
            }
            InRoles::TakeOver(role, field) => {
                let plan = self.plan();
                let mark = plan.roles.get(role.as_str()).map(|role| role.mark.as_str().to_owned()).unwrap_or_default();
                let Some(own) = suggested(&mark, field) else { return };
                self.commit_and_say("take a text over", "Taken over. Change it where it stands.", |plan| {
                    actions::retype(plan, TableName::Roles, &role, field, own.text)
                });
            }
            InRoles::Acknowledge(role, person) => {
                let (plan, today) = (self.plan(), clock::today());
                let Some(charter) = charter(&plan, &role, today) else { return };
                let who = title(&plan, TableName::People, person.as_str());
                let said = format!("{who} has taken on the charter of {}.", role_name(&plan, &role));
                self.commit_and_say(&format!("have {who} take on a charter"), &said, |plan| {
                    actions::acknowledge(plan, &role, &person, today, &markdown::state(&charter))
                });
            }
            InRoles::TakeBack(role, person) => {
                let id = crate::plan::Acknowledgement::id_of(&role, &person);
                self.commit_and_say("take back that a charter is taken on", "Taken back.", |plan| {
                    actions::remove(plan, TableName::Acknowledgements, &id)
                });
            }
        }
    }
}
