//! Krippendorff's alpha: how much more the voices agree than chance would make them.
//!
//! Responsible for the coefficient itself, over any categories and any distance, with missing data. It does not know its uncertainty
//! (see [`super::bootstrap`]) nor what the categories mean.
//!
//! Source of the formula: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); Hayes and Krippendorff, "Answering the
//! Call for a Standard Reliability Measure for Coding Data", Communication Methods and Measures 1(1), 2007.

use std::ops::Range;

use super::distance::{Distances, Metric};
use super::votes::{NONE, Votes};
use crate::plan::sorting::sort;

/// Counts of categories per unit: what is left of a table of answers when it does not matter who gave which.
///
/// A unit is what is judged: here a topic. The cells of a unit are `(category, how many voices)`, each category once, no zeros.
#[derive(Clone, Debug)]
pub struct Units {
    categories: usize,
    cells: Vec<(u16, u32)>,
    /// One more than there are units: unit `u` has `cells[starts[u]..starts[u + 1]]`.
    starts: Vec<usize>,
    /// The number of values in each unit.
    sizes: Vec<u32>,
}

impl Units {
    /// The units of some votes: one per topic, in order, those without answers included.
    #[must_use]
    pub fn of(votes: &Votes) -> Self {
        Self::within(votes, 0..votes.topics())
    }

    /// The units of some of the topics of some votes; of a topic that they do not have, a unit without answers.
    #[must_use]
    pub fn within(votes: &Votes, topics: Range<usize>) -> Self {
        let mut units = Self::empty(votes.categories(), topics.len());
        let mut counts = vec![0u32; votes.categories()];
        for topic in topics {
            let start = units.cells.len();
            let mut size = 0;
            for &category in votes.topic(topic).iter().filter(|&&category| category != NONE) {
                let count = &mut counts[usize::from(category)];
                if *count == 0 {
                    units.cells.push((category, 0));
                }
                *count += 1;
                size += 1;
            }
            for cell in &mut units.cells[start..] {
                cell.1 = std::mem::take(&mut counts[usize::from(cell.0)]);
            }
            units.close(size);
        }
        units
    }

    /// Units from a table of counts: one row per unit, in each row the count of category 0, 1, 2 and so on. Rows may differ in length;
    /// counts from category 65,535 on are left out.
    #[must_use]
    pub fn from_counts(rows: &[&[u32]]) -> Self {
        let categories = rows.iter().map(|row| row.len()).max().unwrap_or(0).min(usize::from(NONE));
        let mut units = Self::empty(categories, rows.len());
        for row in rows {
            let cells = (0..NONE).zip(row.iter().copied()).filter(|&(_, count)| count > 0);
            let mut size = 0;
            for cell in cells {
                size += cell.1;
                units.cells.push(cell);
            }
            units.close(size);
        }
        units
    }

    fn empty(categories: usize, units: usize) -> Self {
        let mut starts = Vec::with_capacity(units + 1);
        starts.push(0);
        Self { categories, cells: Vec::new(), starts, sizes: Vec::with_capacity(units) }
    }

    fn close(&mut self, size: u32) {
        self.starts.push(self.cells.len());
        self.sizes.push(size);
    }

    /// The number of units.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.sizes.len()
    }

    /// Whether there is no unit at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// The number of categories; all category numbers are below it.
    #[must_use]
    pub const fn categories(&self) -> usize {
        self.categories
    }

    /// The cells of a unit below [`len`](Self::len): `(category, how many voices)`, in no particular order.
    #[must_use]
    pub fn cells(&self, unit: usize) -> &[(u16, u32)] {
        &self.cells[self.starts[unit]..self.starts[unit + 1]]
    }

    /// The number of values in a unit below [`len`](Self::len).
    #[must_use]
    pub fn size(&self, unit: usize) -> u32 {
        self.sizes[unit]
    }
}

/// Why there is no alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undefined {
    /// No topic was answered by two voices, so there is nothing that could agree or disagree.
    NoPairs,
    /// All pairable answers are the same, so the disagreement expected by chance is 0: whether the voices agree, or would have given
    /// that answer to anything, cannot be told apart.
    OneCategory,
}

impl Undefined {
    /// It in a sentence.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::NoPairs => "No number: no topic was answered by two, so nothing can agree or disagree.",
            Self::OneCategory => "No number: all answers are the same one, so agreement cannot be told from habit.",
        }
    }
}

/// Krippendorff's alpha with the numbers that it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// The number of values in units with at least two values: n.
    pub pairable: u64,
    /// The number of units with at least two values.
    pub units: usize,
    /// 1 - Do / De: 1 is perfect agreement, 0 what chance would give, below 0 systematic disagreement. Never above 1.
    pub alpha: Result<f64, Undefined>,
}

impl Agreement {
    /// The agreement of the voices, as measured by a metric. Takes time in proportion to topics x voices, and for
    /// [`Metric::SetAware`] to topics x (distinct answers per topic)^2.
    #[must_use]
    pub fn of(votes: &Votes, metric: Metric) -> Self {
        let units = Units::of(votes);
        match metric {
            Metric::Nominal => nominal(&units),
            Metric::SetAware => {
                let distances = Distances::of(votes);
                let observed: Vec<u128> = (0..units.len()).map(|unit| disagreement(units.cells(unit), &distances)).collect();
                set_aware(&units, &observed, &distances)
            }
        }
    }
}

/// Krippendorff's alpha for any distance: `distance(c, k)` is the squared difference of two categories, in any unit, symmetric, and 0
/// for equal ones. For interval data it is the square of their difference.
pub fn krippendorff(units: &Units, distance: impl Fn(u16, u16) -> u32) -> Agreement {
    let weigh = |a: u16, cells: &[(u16, u32)]| -> u64 {
        cells.iter().map(|&(b, count)| u64::from(count) * u64::from(distance(a, b))).sum()
    };
    let observed = |unit: usize| quadratic(units.cells(unit), weigh);
    finish(units, observed, quadratic(&totals(units), weigh))
}

pub(super) fn nominal(units: &Units) -> Agreement {
    let total = totals(units);
    let n = total.iter().map(|&(_, count)| count).sum();
    finish(units, |unit| unequal(units.cells(unit), units.size(unit)), unequal(&total, n))
}

/// `observed` holds the [`disagreement`] of each unit.
pub(super) fn set_aware(units: &Units, observed: &[u128], distances: &Distances) -> Agreement {
    finish(units, |unit| observed[unit], disagreement(&totals(units), distances))
}

/// The set distance summed over all ordered pairs of values.
pub(super) fn disagreement(cells: &[(u16, u32)], distances: &Distances) -> u128 {
    quadratic(cells, |a, cells| distances.weigh(a, cells))
}

/// The number of ordered pairs of values that differ, out of `size` values.
pub(super) fn unequal(cells: &[(u16, u32)], size: u32) -> u128 {
    let square = |count: u32| u128::from(u64::from(count) * u64::from(count));
    square(size) - cells.iter().map(|&(_, count)| square(count)).sum::<u128>()
}

/// Twice the sum over unordered pairs of cells: the diagonal is 0, and the distance is symmetric.
fn quadratic(cells: &[(u16, u32)], weigh: impl Fn(u16, &[(u16, u32)]) -> u64) -> u128 {
    let half = |(place, &(category, count)): (usize, &(u16, u32))| {
        // In range: place is an index of cells.
        u128::from(count) * u128::from(weigh(category, &cells[..place]))
    };
    2 * cells.iter().enumerate().map(half).sum::<u128>()
}

/// The counts of each category over all units with at least two values.
fn totals(units: &Units) -> Vec<(u16, u32)> {
    let mut total: Vec<(u16, u32)> = (0..NONE).zip(std::iter::repeat_n(0, units.categories())).collect();
    for unit in (0..units.len()).filter(|&unit| units.size(unit) >= 2) {
        for &(category, count) in units.cells(unit) {
            total[usize::from(category)].1 += count;
        }
    }
    total
}

/// Puts alpha together. `observed` and `expected` are sums over ordered pairs, within a unit and over all values.
fn finish(units: &Units, observed: impl Fn(usize) -> u128, expected: u128) -> Agreement {
    let usable = (0..units.len()).filter(|&unit| units.size(unit) >= 2);
    let mut parts: Vec<(u32, u128)> = usable.map(|unit| (units.size(unit), observed(unit))).collect();
    let pairable = parts.iter().map(|&(size, _)| u64::from(size)).sum();
    let alpha = if parts.is_empty() {
        Err(Undefined::NoPairs)
    } else if expected == 0 {
        Err(Undefined::OneCategory)
    } else {
        // Sorted, so that the order of the topics does not decide how the sum is rounded.
        sort(&mut parts);
        let sum = parts.iter().map(|&(size, part)| share(size, part)).sum();
        Ok(alpha(pairable, sum, expected))
    };
    Agreement { pairable, units: parts.len(), alpha }
}

/// What a unit of `size` >= 2 values adds to n * Do.
pub(super) fn share(size: u32, part: u128) -> f64 {
    part as f64 / f64::from(size - 1)
}

/// 1 - Do / De with Do = observed / n and De = expected / (n * (n - 1)); `expected` is not 0.
pub(super) fn alpha(n: u64, observed: f64, expected: u128) -> f64 {
    1.0 - (n - 1) as f64 * observed / expected as f64
}
