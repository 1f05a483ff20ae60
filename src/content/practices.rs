//! What the five articles say about roles beyond single responsibilities, in our own words: the six dimensions of a role, decisions that a
//! role may take, and whom to keep in touch with. Suggestions: nothing of it is in a plan until somebody takes it over. Knows no plan.
//!
//! `by` names the articles on which our reading rests, by their ids. The limits of the decisions are examples of ours: the articles ask for
//! limits and give none.

use super::catalogue::{catalogue, role};
use crate::plan::Role;

/// The dimensions of a role that are written, as opposed to its responsibilities: the field, the name, and what belongs there.
pub const DIMENSIONS: [(&str, &str, &str); 5] = [
    (Role::SCOPE, "Scope", "How far its work reaches"),
    (Role::DECIDES, "Decisions", "What it decides"),
    (Role::SKILLS, "Skills", "What it has to know and be good at"),
    (Role::GOALS, "Goals", "What it wants to reach"),
    (Role::FOCUS, "Focus", "What it looks at day by day"),
];

/// What a role is like in one dimension, as the articles have it.
#[derive(Debug)]
pub struct Trait {
    /// The mark of the roles for which it is meant.
    pub mark: &'static str,
    /// The field: one of [`DIMENSIONS`].
    pub field: &'static str,
    /// The text.
    pub text: &'static str,
    /// The articles that it rests on.
    pub by: &'static str,
}

const fn says(mark: &'static str, field: &'static str, text: &'static str, by: &'static str) -> Trait {
    Trait { mark, field, text, by }
}

/// The dimensions of the roles that the articles speak of.
pub const TRAITS: &[Trait] = &[
    says(
        role::PO,
        Role::SCOPE,
        "One product, or a part of it, while it is being built: its backlog, its sprints and the team.",
        "gocious talent-services talentcove",
    ),
    says(
        role::PO,
        Role::DECIDES,
        "What comes next in the backlog, what a story asks for, whether finished work will do; and scope and delivery within a sprint, without asking first.",
        "talent-services talentcove",
    ),
    says(
        role::PO,
        Role::SKILLS,
        "Communication, putting work in order, breaking large needs down, agile methods, some knowledge of the technology and of the domain, an eye for detail.",
        "gocious talent-services talentcove",
    ),
    says(
        role::PO,
        Role::GOALS,
        "The most value out of every sprint, customers who get what they expect, and work delivered in time.",
        "omnisome talent-services talentcove",
    ),
    says(
        role::PO,
        Role::FOCUS,
        "The near term: sprint goals, the questions of the team, and what customers say while the product is built.",
        "gocious talentcove",
    ),
    says(
        role::PM,
        Role::SCOPE,
        "The whole life of the product, from the idea past the launch to its end; its market and its place among other products.",
        "product-rocket talent-services talentcove",
    ),
    says(
        role::PM,
        Role::DECIDES,
        "Which ideas to pursue and why, the strategy, what the roadmap is for, price and position in the market.",
        "gocious talent-services talentcove",
    ),
    says(
        role::PM,
        Role::SKILLS,
        "Strategic thinking, market research and data, a sense for business and marketing, taking decisions, leading people whose boss one is not.",
        "gocious talent-services talentcove",
    ),
    says(
        role::PM,
        Role::GOALS,
        "The objectives of the business, such as revenue and profit, reached with a product that fits its market.",
        "omnisome talentcove",
    ),
    says(
        role::PM,
        Role::FOCUS,
        "The long term: market and competitors, the goals of the company, and whether the roadmap still serves them.",
        "gocious talent-services talentcove",
    ),
    says(
        role::LEADERSHIP,
        Role::SCOPE,
        "The frame in which both roles work: who does what, by which method, with which tools.",
        "product-rocket omnisome",
    ),
    says(
        role::LEADERSHIP,
        Role::DECIDES,
        "When to split or to join the two roles, and which method fits the organisation.",
        "product-rocket talent-services talentcove",
    ),
    says(role::LEADERSHIP, Role::GOALS, "Two roles that work well together and are content with it.", "omnisome"),
    says(role::LEADERSHIP, Role::FOCUS, "Regular talks with each role, and how both of them feel.", "omnisome"),
    says(
        "marketing",
        Role::SCOPE,
        "Takes part in the roadmap and in decisions; launch and customer service are planned together.",
        "product-rocket talentcove",
    ),
    says("marketing", Role::FOCUS, "One consistent brand, in public and at the launch.", "product-rocket"),
    says(
        "design",
        Role::SCOPE,
        "Takes part in the roadmap and in decisions, from the first idea on.",
        "product-rocket talentcove",
    ),
    says(
        "support",
        Role::SCOPE,
        "Takes part in the roadmap and in decisions, with what customers ask and report.",
        "product-rocket talentcove",
    ),
];

/// What the articles say of the roles with a mark in one dimension.
pub fn suggested(mark: &str, field: &str) -> Option<&'static Trait> {
    TRAITS.iter().find(|own| own.mark == mark && own.field == field)
}

/// A decision that a role might take, up to a limit.
#[derive(Debug)]
pub struct SuggestedRight {
    /// The mark of the role that decides.
    pub mark: &'static str,
    /// The mark of the role with which it decides; empty if it decides alone.
    pub with: &'static str,
    /// What is decided.
    pub text: &'static str,
    /// Up to where.
    pub limit: &'static str,
    /// The mark of the role that decides beyond; empty without.
    pub beyond: &'static str,
    /// The articles that it rests on.
    pub by: &'static str,
}

/// Decisions close to the work, with limits as examples.
pub const RIGHTS: [SuggestedRight; 7] = [
    SuggestedRight {
        mark: role::PO,
        with: "",
        text: "Change the order of the backlog",
        limit: "up to two sprints ahead",
        beyond: role::PM,
        by: "talent-services talentcove",
    },
    SuggestedRight {
        mark: role::PO,
        with: "",
        text: "Take a small feature or a fix in without asking",
        limit: "up to five days of work",
        beyond: role::PM,
        by: "talentcove",
    },
    SuggestedRight {
        mark: role::PO,
        with: "",
        text: "Accept finished work or send it back",
        limit: "within what was agreed for the sprint",
        beyond: role::PM,
        by: "talentcove",
    },
    SuggestedRight {
        mark: role::PO,
        with: role::PM,
        text: "Trade scope against a promised date",
        limit: "up to four weeks later",
        beyond: role::LEADERSHIP,
        by: "talent-services talentcove",
    },
    SuggestedRight {
        mark: role::PM,
        with: "",
        text: "Move something on the roadmap",
        limit: "within the quarter",
        beyond: role::LEADERSHIP,
        by: "omnisome talentcove",
    },
    SuggestedRight {
        mark: role::PM,
        with: "",
        text: "Spend money on research with customers",
        limit: "up to what is budgeted for the quarter",
        beyond: role::LEADERSHIP,
        by: "product-rocket gocious",
    },
    SuggestedRight {
        mark: role::PM,
        with: role::PO,
        text: "Take a feature off the market",
        limit: "if fewer than one customer in twenty uses it",
        beyond: role::LEADERSHIP,
        by: "product-rocket",
    },
];

/// The parties that the articles name besides product owner and product manager: what they are called, where they belong, and how the
/// articles would involve them.
pub const PARTIES: [(&str, &str, &str); 11] = [
    ("Customers", "outside", "interviews and surveys while the product is built"),
    ("Development team", "product team", "sprint planning, review, and a talk with the product manager each month"),
    ("Designers", "product team", "roadmap talks and early ideas"),
    ("Business analysts", "product team", "shared market and domain knowledge"),
    ("Customer support", "company", "what customers report, and launches"),
    ("Marketing", "company", "launches, events and the roadmap"),
    ("Brand manager", "company", "one brand in all that is shown"),
    ("Department managers", "company", "meeting across functions every second week"),
    ("Business owners", "company", "progress against business goals"),
    ("Executives", "company", "roadmap review each month"),
    ("Investors", "outside", "progress report each quarter"),
];

/// The names of articles out of their ids, as one says them.
pub fn credit(by: &str) -> String {
    let names: Vec<&str> =
        catalogue().articles.iter().filter(|own| by.split(' ').any(|id| id == own.id.as_str())).map(|own| own.name).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}
