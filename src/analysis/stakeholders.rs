//! The register of stakeholders: what each of them needs by influence and concern, and who is not looked after. Reads a plan; knows no
//! screen.
//!
//! Four groups by influence and concern, as in the power and interest grid of Mendelow (1981) with our own plain words. The levels are
//! three and the groups two by two: medium counts as high, so that somebody is asked once too often rather than forgotten.

use std::sync::Arc;

use super::charter::named;
use super::finding::{capital, in_words};
use crate::plan::lists::{Which, listed};
use crate::plan::sorting::sort_by;
use crate::plan::{Choice, Plan, Role, Stakeholder};

/// What a stakeholder needs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Needs {
    /// Much influence, much concern.
    Closely,
    /// Much influence, little concern.
    Content,
    /// Little influence, much concern.
    Informed,
    /// Little of both.
    Watched,
    /// Not placed yet.
    Unplaced,
}

impl Needs {
    /// All of them, in the order of the register.
    pub const ALL: [Self; 5] = [Self::Closely, Self::Content, Self::Informed, Self::Watched, Self::Unplaced];

    /// What to do, in a few words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Closely => "Work with them closely",
            Self::Content => "Keep them content",
            Self::Informed => "Keep them informed",
            Self::Watched => "Keep an eye on them",
            Self::Unplaced => "Not placed yet",
        }
    }

    /// Why.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Closely => "much influence, much concern",
            Self::Content => "much influence, little concern",
            Self::Informed => "little influence, much concern",
            Self::Watched => "little influence, little concern",
            Self::Unplaced => "influence or concern is not said",
        }
    }

    /// Where these levels belong. A level that this version does not know is none.
    #[must_use]
    pub fn of(influence: &Choice, concern: &Choice) -> Self {
        let much = |level: &Choice| match level.as_str() {
            "high" | "medium" => Some(true),
            "low" => Some(false),
            _ => None,
        };
        match (much(influence), much(concern)) {
            (Some(true), Some(true)) => Self::Closely,
            (Some(true), Some(false)) => Self::Content,
            (Some(false), Some(true)) => Self::Informed,
            (Some(false), Some(false)) => Self::Watched,
            _ => Self::Unplaced,
        }
    }
}

/// A stakeholder in the register.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The record.
    pub own: Arc<Stakeholder>,
    /// What they are called.
    pub name: String,
    /// What they need.
    pub needs: Needs,
    /// The role in use that keeps in touch with them.
    pub role: Option<Arc<Role>>,
}

impl Entry {
    /// Whether they can change much, whatever their concern.
    #[must_use]
    pub fn is_influential(&self) -> bool {
        matches!(self.own.influence.as_str(), "high" | "medium")
    }
}

/// The stakeholders in use: by what they need, then by influence and concern, the most first, then in their order.
#[must_use]
pub fn register(plan: &Plan) -> Vec<Entry> {
    let roles = listed::<Role>(plan, Which::Active);
    let entry = |own: Arc<Stakeholder>| Entry {
        name: named(&own.name, "Somebody without a name"),
        needs: Needs::of(&own.influence, &own.concern),
        role: own.role.as_ref().and_then(|id| roles.iter().find(|role| role.id == *id)).cloned(),
        own,
    };
    let all: Vec<Entry> = listed::<Stakeholder>(plan, Which::Active).into_iter().map(entry).collect();
    let weight = |level: &Choice| ["high", "medium", "low"].iter().position(|own| *own == level.as_str()).unwrap_or(3);
    let rank = |entry: &Entry| (entry.needs, weight(&entry.own.influence), weight(&entry.own.concern));
    let mut all = all;
    sort_by(&mut all, |a, b| rank(a).cmp(&rank(b)));
    all
}

/// What the register shows, as a heading.
#[must_use]
pub fn heading(register: &[Entry]) -> String {
    let count = |test: &dyn Fn(&Entry) -> bool| register.iter().filter(|own| test(own)).count();
    let alone = count(&|own| own.role.is_none());
    let dangerous = count(&|own| own.role.is_none() && own.is_influential());
    let unplaced = count(&|own| own.needs == Needs::Unplaced);
    let words = |number: usize, one: &str| format!("{} {one}{}", capital(&in_words(number)), if number == 1 { "" } else { "s" });
    let has = |number: usize| if number == 1 { "has" } else { "have" };
    if register.is_empty() {
        "Nobody is in the register yet".to_owned()
    } else if dangerous > 0 {
        format!("{} {} nobody in touch", words(dangerous, "influential stakeholder"), has(dangerous))
    } else if unplaced > 0 {
        format!("{} {} not placed yet", words(unplaced, "stakeholder"), if unplaced == 1 { "is" } else { "are" })
    } else if alone > 0 {
        format!("{} {} nobody in touch", words(alone, "stakeholder"), has(alone))
    } else {
        format!(
            "{}, and somebody is in touch with {}",
            words(register.len(), "stakeholder"),
            if register.len() == 1 { "them" } else { "each" }
        )
    }
}
