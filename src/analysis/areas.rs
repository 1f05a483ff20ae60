//! How far the voices agree within each area: the same coefficient as over all topics, on the topics of one area at a time.
//!
//! Responsible for when such a number is worth showing. It does not know what an area is called: it is a list of topics.

use std::ops::Range;

use super::agreement::{Agreement, Undefined, Units, disagreement, nominal, set_aware};
use super::distance::{Distances, Metric};
use super::votes::Votes;

/// An area with fewer topics that two voices answered than this is shown without a number: one topic would decide it.
pub const FEWEST: usize = 3;

/// The agreement on the topics of one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaAgreement {
    /// The number of its topics, answered or not.
    pub topics: usize,
    /// The agreement with every distinct answer a category.
    pub nominal: Agreement,
    /// The agreement with answers that share a role closer to each other.
    pub set_aware: Agreement,
}

/// Why an area has no number to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNumber {
    /// There is none.
    Undefined(Undefined),
    /// There is one, on fewer than [`FEWEST`] topics.
    TooFewTopics,
}

impl AreaAgreement {
    /// The number to show by a metric.
    ///
    /// # Errors
    /// Says why there is none to show.
    pub fn shown(&self, metric: Metric) -> Result<f64, NoNumber> {
        let found = match metric {
            Metric::Nominal => self.nominal,
            Metric::SetAware => self.set_aware,
        };
        match found.alpha {
            Err(Undefined::NoPairs) => Err(NoNumber::Undefined(Undefined::NoPairs)),
            _ if found.units < FEWEST => Err(NoNumber::TooFewTopics),
            alpha => alpha.map_err(NoNumber::Undefined),
        }
    }
}

/// The agreement within each of these areas, each a range of topics. What is expected by chance is taken from the answers within the area,
/// so numbers of different areas do not add up to that of the whole.
#[must_use]
pub fn by_area(votes: &Votes, areas: &[Range<usize>]) -> Vec<AreaAgreement> {
    let distances = Distances::of(votes);
    let within = |area: &Range<usize>| {
        let units = Units::within(votes, area.clone());
        let observed: Vec<u128> = (0..units.len()).map(|unit| disagreement(units.cells(unit), &distances)).collect();
        let (nominal, set_aware) = (nominal(&units), set_aware(&units, &observed, &distances));
        AreaAgreement { topics: units.len(), nominal, set_aware }
    };
    areas.iter().map(within).collect()
}
