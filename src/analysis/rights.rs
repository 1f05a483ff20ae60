//! Decision rights: what a role may decide, up to where, with whom, and who decides beyond; as sentences to read aloud, and with what does
//! not fit. Reads a plan; knows no screen.

use std::sync::Arc;

use super::charter::{and, named};
use crate::letters::lower;
use crate::plan::lists::{Which, in_order, listed};
use crate::plan::{Id, Plan, Right, Role};

/// What does not fit a right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// No role decides: none was chosen.
    NoRole,
    /// The role is put away.
    RoleAway,
    /// The role is no longer in the plan.
    RoleGone,
    /// It does not say what is decided.
    NoText,
    /// One of the roles with which it decides is put away or gone.
    PartnerGone,
    /// Another role has a right with the same text.
    SameText,
    /// There is a limit, and nobody is named for what lies beyond.
    NobodyBeyond,
    /// Who decides beyond the limit is put away or gone.
    BeyondGone,
    /// The same role decides beyond the limit.
    BeyondItself,
}

impl Flaw {
    /// The class of its sign: `bad` if nobody knows who decides, `warn` if two do, `info` if something is left open.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::NoRole | Self::RoleAway | Self::RoleGone | Self::NoText => "bad",
            Self::PartnerGone | Self::SameText | Self::BeyondGone => "warn",
            Self::NobodyBeyond | Self::BeyondItself => "info",
        }
    }
}

/// A right with what is to be said about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The right.
    pub id: Id,
    /// The role in use that decides.
    pub role: Option<Id>,
    /// In a sentence or two.
    pub sentence: String,
    /// What does not fit, with the reason in words.
    pub flaws: Vec<(Flaw, String)>,
}

fn used<'p>(plan: &'p Plan, id: Option<&Id>) -> Option<&'p Role> {
    plan.roles.get(id?.as_str()).filter(|role| !role.archived)
}

/// The name of a role, whether it is in use or not.
#[must_use]
pub fn role_name(plan: &Plan, id: &Id) -> String {
    plan.roles.get(id.as_str()).map_or_else(|| "Role that is gone".to_owned(), |role| named(&role.name, "Role without a name"))
}

/// The roles in use with which a right is held, in their order, without the one that holds it.
fn partners(plan: &Plan, right: &Right) -> Vec<Id> {
    let ids: Vec<Id> = right.with.iter().filter(|id| right.role.as_ref() != Some(*id)).cloned().collect();
    in_order::<Role>(plan, &ids).into_iter().filter(|id| used(plan, Some(id)).is_some()).collect()
}

fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ',', ';', ':'])
}

/// What is decided and up to where: `Change the order of the backlog, up to two sprints ahead`.
fn content(right: &Right) -> String {
    let text = named(bare(&right.text), "something that is not written yet");
    let limit = bare(&right.limit);
    if limit.is_empty() { text } else { format!("{text}, {limit}") }
}

fn beyond(plan: &Plan, right: &Right) -> String {
    let role = used(plan, right.beyond.as_ref()).filter(|_| !right.limit.trim().is_empty());
    role.map(|role| format!(" Beyond that: {}.", named(&role.name, "Role without a name"))).unwrap_or_default()
}

/// A right as one says it.
#[must_use]
pub fn sentence(plan: &Plan, right: &Right) -> String {
    let who = right.role.as_ref().map_or_else(|| "Nobody".to_owned(), |id| role_name(plan, id));
    let names: Vec<String> = partners(plan, right).iter().map(|id| role_name(plan, id)).collect();
    let how = match names.as_slice() {
        [] if right.role.is_none() => "yet decides".to_owned(),
        [] => "alone decides".to_owned(),
        some => format!("decides together with {}", and(some)),
    };
    format!("{who} {how}: {}.{}", content(right), beyond(plan, right))
}

/// The same text, whatever its case and blanks.
fn key(text: &str) -> String {
    lower(&bare(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// All rights in use: by role in the order of the roles, then those that no role in use holds; within a role in their order.
#[must_use]
pub fn rights(plan: &Plan) -> Vec<Said> {
    let all = listed::<Right>(plan, Which::Active);
    let roles = listed::<Role>(plan, Which::Active);
    let keys: Vec<String> = all.iter().map(|right| key(&right.text)).collect();
    let say = |at: usize, right: &Arc<Right>| {
        let is_used = |own: &Right| used(plan, own.role.as_ref()).is_some();
        let differ = |(other, own): &(usize, &Arc<Right>)| keys[*other] == keys[at] && own.role != right.role && is_used(own);
        let others = all.iter().enumerate().filter(differ).filter_map(|(_, own)| own.role.clone());
        let others: Vec<Id> = if keys[at].is_empty() || !is_used(right) { Vec::new() } else { others.collect() };
        Said {
            id: right.id.clone(),
            role: used(plan, right.role.as_ref()).map(|role| role.id.clone()),
            sentence: sentence(plan, right),
            flaws: flaws(plan, right, &others),
        }
    };
    let mut said: Vec<Said> = Vec::new();
    for holder in roles.iter().map(|role| Some(&role.id)).chain([None]) {
        let own = all.iter().enumerate().filter(|(_, right)| used(plan, right.role.as_ref()).map(|role| &role.id) == holder);
        said.extend(own.map(|(at, right)| say(at, right)));
    }
    said
}

fn flaws(plan: &Plan, right: &Right, same: &[Id]) -> Vec<(Flaw, String)> {
    let mut found = Vec::new();
    let mut find = |flaw: Flaw, words: String| found.push((flaw, words));
    let gone = |id: &Id| plan.roles.get(id.as_str()).is_none();
    match &right.role {
        None => find(Flaw::NoRole, "No role decides this. Choose one.".to_owned()),
        Some(id) if gone(id) => find(Flaw::RoleGone, "Its role is no longer in the plan. Choose another one.".to_owned()),
        Some(id) if used(plan, Some(id)).is_none() => {
            let name = role_name(plan, id);
            find(Flaw::RoleAway, format!("{name} is put away. Bring the role back, or choose another one."));
        }
        Some(_) => {}
    }
    if right.text.trim().is_empty() {
        find(Flaw::NoText, "It does not say what is decided.".to_owned());
    }
    let partner_gone = |id: &&Id| used(plan, Some(*id)).is_none();
    if let Some(id) = right.with.iter().find(partner_gone) {
        let (name, what) = (role_name(plan, id), if gone(id) { "no longer in the plan" } else { "put away" });
        find(Flaw::PartnerGone, format!("It is decided together with {name}, which is {what}."));
    }
    if !same.is_empty() {
        let mut ids = in_order::<Role>(plan, same);
        ids.dedup();
        let names: Vec<String> = ids.iter().map(|id| role_name(plan, id)).collect();
        let has = if names.len() == 1 { "has" } else { "have" };
        find(
            Flaw::SameText,
            format!(
                "{} {has} the same right: who decides when they differ? Decide it together, or leave it with one.",
                and(&names)
            ),
        );
    }
    if !right.limit.trim().is_empty() {
        match &right.beyond {
            None => find(Flaw::NobodyBeyond, "Nobody is named for what lies beyond the limit.".to_owned()),
            Some(id) if used(plan, Some(id)).is_none() => {
                let (name, what) = (role_name(plan, id), if gone(id) { "no longer in the plan" } else { "put away" });
                find(Flaw::BeyondGone, format!("Beyond the limit {name} decides, which is {what}."));
            }
            Some(id) if right.role.as_ref() == Some(id) => {
                find(Flaw::BeyondItself, "The same role decides beyond the limit, so it is none.".to_owned());
            }
            Some(_) => {}
        }
    }
    found
}

/// What the rights come to, as a heading.
#[must_use]
pub fn heading(rights: &[Said]) -> String {
    use super::finding::{capital, in_words};
    let count = |test: &dyn Fn(&Said) -> bool| rights.iter().filter(|own| test(own)).count();
    let has = |flaw: &'static str| move |own: &Said| own.flaws.iter().any(|(found, _)| found.sign() == flaw);
    let (all, bad, twice) =
        (rights.len(), count(&has("bad")), count(&|own| own.flaws.iter().any(|(flaw, _)| *flaw == Flaw::SameText)));
    let open = count(&|own| own.flaws.iter().any(|(flaw, _)| matches!(flaw, Flaw::NobodyBeyond | Flaw::BeyondGone)));
    let words =
        |number: usize, one: &str, many: &str| format!("{} {}", capital(&in_words(number)), if number == 1 { one } else { many });
    match (all, bad, twice, open) {
        (0, ..) => "No decisions are given away yet".to_owned(),
        (_, 1.., ..) => words(bad, "decision lacks who or what", "decisions lack who or what"),
        (_, _, 1.., _) => format!("{} are given to more than one role", words(twice, "decision", "decisions")),
        (_, _, _, 1..) => words(open, "decision has nobody beyond its limit", "decisions have nobody beyond their limit"),
        _ => words(all, "decision, and it is clear who takes it", "decisions, and it is clear who takes each"),
    }
}

/// What a role may decide, as entries of its charter: alone, together with others, and what others bring to it beyond their limits.
#[must_use]
pub fn may_decide(plan: &Plan, role: &Id) -> Vec<String> {
    let all = listed::<Right>(plan, Which::Active);
    let mut entries = Vec::new();
    for right in all.iter().filter(|right| !right.text.trim().is_empty()) {
        let Some(holder) = used(plan, right.role.as_ref()) else { continue };
        let mut team = partners(plan, right);
        let along = team.contains(role);
        if holder.id == *role || along {
            team.retain(|id| id != role);
            if along {
                team.insert(0, holder.id.clone());
            }
            let names: Vec<String> = team.iter().map(|id| role_name(plan, id)).collect();
            let how = if names.is_empty() { String::new() } else { format!(" (together with {})", and(&names)) };
            entries.push(format!("{}{how}.{}", content(right), beyond(plan, right)));
        }
    }
    for right in all.iter().filter(|right| right.beyond.as_ref() == Some(role) && !right.limit.trim().is_empty()) {
        let Some(holder) = used(plan, right.role.as_ref()).filter(|holder| holder.id != *role) else { continue };
        if !right.text.trim().is_empty() {
            let name = named(&holder.name, "Role without a name");
            entries.push(format!("Beyond the limit of {name}: {}.", bare(&right.text)));
        }
    }
    entries
}
