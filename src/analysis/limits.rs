//! The limits of the checks: how many may do the work, be asked, or how much one person may answer for. As published, or as a plan sets
//! them.
//!
//! Knows the settings of a plan, and no row.

use crate::plan::Settings;

/// A limit that a plan can set for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number of the check that it belongs to.
    pub rule: &'static str,
    /// The field of the settings that holds it; 0 there stands for the published value.
    pub field: &'static str,
    /// What it limits, as the name of a field of the page.
    pub words: &'static str,
    /// What is counted.
    pub unit: &'static str,
    /// The value of those who published the check. Of L5 nobody has: it is the usual one here.
    pub published: u32,
}

/// All limits. Each is from 1 to 100.
pub const BOUNDS: [Bound; 3] = [
    Bound {
        rule: "L3",
        field: Settings::MOST_RESPONSIBLE,
        words: "Most roles that do the work in a row",
        unit: "roles",
        published: 3,
    },
    Bound {
        rule: "L4",
        field: Settings::MOST_CONSULTED,
        words: "Largest share of roles asked in a row",
        unit: "%",
        published: 50,
    },
    Bound {
        rule: "L5",
        field: Settings::MOST_ACCOUNTABLE,
        words: "Largest share of rows that one person answers for",
        unit: "%",
        published: 40,
    },
];

/// The limits of a plan. The default is as published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// So many roles may be responsible for one thing (L3).
    pub responsible: usize,
    /// So much of the roles of a row may be consulted, in percent (L4).
    pub consulted: usize,
    /// So much of the rows one person may be accountable for, in percent (L5).
    pub accountable: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self::with([0; 3])
    }
}

impl Limits {
    /// The limits that a plan sets.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        Self::with([settings.most_responsible, settings.most_consulted, settings.most_accountable])
    }

    /// These limits, in the order of [`BOUNDS`]; 0 is as published.
    fn with(set: [u32; 3]) -> Self {
        let value = |at: usize| if set[at] == 0 { BOUNDS[at].published } else { set[at] } as usize;
        Self { responsible: value(0), consulted: value(1), accountable: value(2) }
    }

    /// One of them, by its place in [`BOUNDS`].
    #[must_use]
    pub fn value(self, bound: usize) -> usize {
        [self.responsible, self.consulted, self.accountable].get(bound).copied().unwrap_or_default()
    }
}

/// A share in percent, to the nearest; of nothing it is 0.
#[must_use]
pub fn percent(count: usize, of: usize) -> usize {
    if of == 0 { 0 } else { (count * 200 + of) / (of * 2) }
}

/// Whether so many are more than so much percent of all. Exactly as much is not more.
#[must_use]
pub fn exceeds(count: usize, of: usize, limit: usize) -> bool {
    count * 100 > limit * of
}
