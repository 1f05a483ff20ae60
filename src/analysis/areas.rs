//! How far the voices agree within each area: the same coefficient as over all topics, on the topics of one area at a time.
//!
//! Responsible for when such a number is worth showing. It does not know what an area is called: it is a list of topics.

use std::ops::Range;

use super::agreement::{Agreement, Undefined, Units, disagreement, nominal, set_aware};
use super::distance::{Distances, Metric};
use super::finding::{count_of, digits, in_words};
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

impl AreaAgreement {
    /// Both numbers, or why there is none.
    #[must_use]
    pub fn number(&self) -> String {
        match (self.shown(Metric::Nominal), self.shown(Metric::SetAware)) {
            (Ok(nominal), Ok(aware)) => format!("{} ({})", digits(nominal, 2), digits(aware, 2)),
            (Err(why), _) | (_, Err(why)) => match why {
                NoNumber::TooFewTopics => "too few topics",
                NoNumber::Undefined(Undefined::NoPairs) => "no topic with two answers",
                NoNumber::Undefined(Undefined::OneCategory) => "undefined: all answers are the same one",
            }
            .to_owned(),
        }
    }

    /// What they rest on.
    #[must_use]
    pub fn base(&self) -> String {
        let topics = if self.nominal.units == self.topics {
            count_of(self.topics, "topic")
        } else {
            format!("{} of {}", self.nominal.units, count_of(self.topics, "topic"))
        };
        format!("{topics}, {} pairable values", self.nominal.pairable)
    }
}

/// How to read a table of them.
#[must_use]
pub fn reading() -> String {
    format!(
        "Krippendorff’s alpha within each area; in brackets, if answers that share a role count as closer. Fewer than {} topics with two answers are too few for a number.",
        in_words(FEWEST)
    )
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
