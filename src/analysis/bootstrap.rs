//! How sure the agreement is: a percentile bootstrap over topics.
//!
//! Responsible for drawing topics with replacement, computing alpha for each draw, and reading a range off the draws; it can do so in
//! slices. It does not know the time: who calls [`Bootstrap::step`] decides how many draws fit between two frames.
//!
//! The range says how far the number would move with other topics of the same kind, not with other people.
//! Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (the percentile interval).

use super::agreement::{Agreement, Undefined, Units, alpha, disagreement, share, unequal};
use super::distance::{Distances, Metric};
use super::random::SplitMix64;
use super::votes::Votes;
use super::within;
use crate::plan::sorting::sort_by;

/// With fewer usable topics than this the draws are too few kinds of samples for a range to mean anything.
pub const FEWEST_TOPICS: usize = 5;
/// The share of the draws between the ends of the range.
pub const LEVEL: f64 = 0.95;
/// With fewer draws than this not even five lie beyond each end of the range.
pub const FEWEST_DRAWS: usize = 200;

/// How far a bootstrap has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Draws made.
    pub done: u32,
    /// Draws to make.
    pub of: u32,
}

impl Progress {
    /// Whether all draws are made.
    #[must_use]
    pub const fn finished(self) -> bool {
        self.done >= self.of
    }
}

/// The range of alpha over the draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The (1 - level) / 2 quantile of the draws.
    pub low: f64,
    /// The (1 + level) / 2 quantile of the draws.
    pub high: f64,
    /// The share of the draws between low and high: [`LEVEL`].
    pub level: f64,
    /// The number of draws that the range rests on.
    pub draws: u32,
    /// The number of further draws that were left out because their alpha is undefined: all their answers were the same.
    pub dropped: u32,
}

/// Why there is no range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRange {
    /// Fewer than [`FEWEST_TOPICS`] topics have two answers.
    TooFewTopics {
        /// The number of topics that have.
        usable: usize,
    },
    /// The agreement itself is undefined, so there is nothing to be sure of.
    NoAlpha(Undefined),
    /// Not all draws are made yet.
    Unfinished(Progress),
    /// Fewer than [`FEWEST_DRAWS`] draws have an alpha, or more than 1 - [`LEVEL`] of all draws have none: where so many are missing
    /// both ends of the range could be anywhere.
    TooFewDraws {
        /// Draws that have an alpha.
        kept: u32,
        /// Draws that have none.
        dropped: u32,
    },
}

/// A bootstrap under way. Owns all that it needs. The same votes, metric, seed and number of draws give the same range for ever, on
/// every machine, and however the work is sliced.
#[derive(Clone, Debug)]
pub struct Bootstrap {
    units: Units,
    /// The usable units.
    usable: Vec<usize>,
    /// By place in `usable`: what the unit adds to n * Do.
    observed: Vec<f64>,
    /// `None` for the nominal metric, which needs no table.
    distances: Option<Distances>,
    why_not: Option<NoRange>,
    random: SplitMix64,
    draws: u32,
    done: u32,
    alphas: Vec<f64>,
    /// Room for a draw: how often each usable unit was drawn, and the counts of the categories.
    times: Vec<u32>,
    counts: Vec<u32>,
    cells: Vec<(u16, u32)>,
}

impl Bootstrap {
    /// Prepares `draws` draws of as many topics as have two answers. No draw is made if there will be no range anyway.
    #[must_use]
    pub fn new(votes: &Votes, metric: Metric, seed: u64, draws: u32) -> Self {
        let units = Units::of(votes);
        let usable: Vec<usize> = (0..units.len()).filter(|&unit| units.size(unit) >= 2).collect();
        let distances = match metric {
            Metric::Nominal => None,
            Metric::SetAware => Some(Distances::of(votes)),
        };
        let observed = usable
            .iter()
            .map(|&unit| share(units.size(unit), expected(units.cells(unit), units.size(unit), distances.as_ref())))
            .collect();
        let why_not = if usable.len() < FEWEST_TOPICS {
            Some(NoRange::TooFewTopics { usable: usable.len() })
        } else {
            Agreement::of(votes, Metric::Nominal).alpha.err().map(NoRange::NoAlpha)
        };
        let (times, counts) = (vec![0; usable.len()], vec![0; units.categories()]);
        let done = if why_not.is_some() { draws } else { 0 };
        let random = SplitMix64::new(seed);
        let (alphas, cells) = (Vec::new(), Vec::new());
        Self { units, usable, observed, distances, why_not, random, draws, done, alphas, times, counts, cells }
    }

    /// Makes at most so many draws, fewer if fewer are left. A draw takes time in proportion to topics x distinct answers per topic, and for
    /// [`Metric::SetAware`] also to the square of the number of distinct answers: microseconds for a hundred of these.
    pub fn step(&mut self, max_draws: u32) -> Progress {
        let end = self.draws.min(self.done.saturating_add(max_draws));
        while self.done < end {
            self.done += 1;
            if let Some(alpha) = self.draw() {
                self.alphas.push(alpha);
            }
        }
        self.progress()
    }

    /// How far it has come.
    #[must_use]
    pub const fn progress(&self) -> Progress {
        Progress { done: self.done, of: self.draws }
    }

    /// The range, once all draws are made.
    ///
    /// # Errors
    /// Says why there is none, for good or not yet.
    pub fn range(&self) -> Result<Range, NoRange> {
        if let Some(why_not) = self.why_not {
            return Err(why_not);
        }
        if !self.progress().finished() {
            return Err(NoRange::Unfinished(self.progress()));
        }
        let kept = self.alphas.len() as u32;
        let dropped = self.draws - kept;
        if self.alphas.len() < FEWEST_DRAWS || f64::from(dropped) > (1.0 - LEVEL) * f64::from(self.draws) {
            return Err(NoRange::TooFewDraws { kept, dropped });
        }
        let mut sorted = self.alphas.clone();
        sort_by(&mut sorted, f64::total_cmp);
        let tail = (1.0 - LEVEL) / 2.0;
        Ok(Range { low: quantile(&sorted, tail), high: quantile(&sorted, 1.0 - tail), level: LEVEL, draws: kept, dropped })
    }

    fn draw(&mut self) -> Option<f64> {
        // All indices below are places in `usable`, drawn below its length, or categories below the number of categories.
        let size = self.usable.len() as u32;
        self.times.fill(0);
        for _ in 0..size {
            self.times[self.random.index(size) as usize] += 1;
        }
        self.counts.fill(0);
        let (mut n, mut observed) = (0, 0.0);
        for (place, &times) in self.times.iter().enumerate().filter(|&(_, &times)| times > 0) {
            let unit = self.usable[place];
            n += times * self.units.size(unit);
            observed += f64::from(times) * self.observed[place];
            for &(category, count) in self.units.cells(unit) {
                self.counts[usize::from(category)] += times * count;
            }
        }
        self.cells.clear();
        self.cells.extend((0..).zip(self.counts.iter().copied()).filter(|&(_, count)| count > 0));
        let expected = expected(&self.cells, n, self.distances.as_ref());
        (expected > 0).then(|| alpha(u64::from(n), observed, expected))
    }
}

fn expected(cells: &[(u16, u32)], size: u32, distances: Option<&Distances>) -> u128 {
    match distances {
        None => unequal(cells, size),
        Some(distances) => disagreement(cells, distances),
    }
}

/// The `p` quantile, 0 <= p <= 1, of numbers in ascending order, not empty: linear between the order statistics, so that the first is the 0
/// quantile and the last the 1 quantile. 0 if there are none.
///
/// Source: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50(4), 1996.
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let place = within(p, 0.0, 1.0) * last as f64;
    let below = (place.floor() as usize).min(last);
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
