//! Which responsibilities are strategic and which are delivery, and what the articles say about one person with both kinds. Knows no
//! matrix and no people.
//!
//! By area first: strategy, insight, roadmap and business say what is built and why; backlog and delivery say how it comes to be. The
//! other areas of the catalogue (stakeholders, lifecycle, governance, advocacy, improvement, people) are work of both kinds or of
//! neither and count as neither. In an area of a team's own a responsibility of the catalogue keeps its kind; of any other the stage
//! in the life of a product decides, if somebody has set one: up to the approval strategic, design to deployment delivery.

use super::catalogue::catalogue;
use crate::plan::Responsibility;

/// What kind of work a responsibility is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// What is built, and why.
    Strategic,
    /// How it comes to be.
    Delivery,
    /// Both or neither.
    Other,
}

const STRATEGIC: [&str; 4] = ["strategy", "insight", "roadmap", "business"];
const DELIVERY: [&str; 2] = ["backlog", "delivery"];
const STRATEGIC_STAGES: [&str; 4] = ["idea", "research", "definition", "approval"];
const DELIVERY_STAGES: [&str; 2] = ["development", "testing"];

fn kind(word: &str, strategic: &[&str], delivery: &[&str]) -> Work {
    let among = |words: &[&str]| words.iter().any(|own| own.eq_ignore_ascii_case(word));
    if among(strategic) {
        Work::Strategic
    } else if among(delivery) {
        Work::Delivery
    } else {
        Work::Other
    }
}

/// The kind of a responsibility.
pub fn work_of(item: &Responsibility) -> Work {
    // The ids of the areas of the catalogue are their names in small letters.
    let areas = &catalogue().areas;
    let own = item.area.as_ref().and_then(|area| areas.iter().find(|name| name.eq_ignore_ascii_case(area.as_str())));
    let listed = || catalogue().entry(item.id.as_str()).and_then(|entry| areas.get(entry.area));
    match own.or_else(listed) {
        Some(area) => kind(area, &STRATEGIC, &DELIVERY),
        None => kind(item.stage.as_str(), &STRATEGIC_STAGES, &DELIVERY_STAGES),
    }
}

/// What the articles say about one person who holds both roles: the id of the article, and its point in our words.
pub const BOTH_HATS: [(&str, &str); 3] = [
    ("product-rocket", "one person can hold both roles in a small company; once it grows, that becomes a risk"),
    ("talent-services", "who cannot keep up with strategy and execution at once burns out: then part the roles"),
    (
        "talentcove",
        "in a small agile project the product manager can act as product owner; a large one needs several product owners",
    ),
];
