//! How far two answers are from each other.
//!
//! Responsible for the two metrics and for the table of distances between all categories in use. It does not know who answered.
//!
//! Distances are whole numbers in units of `1 / ONE`, so that sums are exact: equal situations compare equal, and the order in which
//! voices and topics come cannot move a result by a rounding error.

use super::votes::{Choice, NONE, Votes};

/// The distance 1, the largest there is: three times the least common multiple of 1 to 22. So every set distance between sets with up
/// to 22 roles in their union is a whole number; beyond that it is rounded to one.
pub const ONE: u32 = 3 * 232_792_560;

/// How the distance of two answers is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Equal answers have distance 0, all others 1: "PO and PM" is as far from "PO" as from "PM" or "nobody".
    Nominal,
    /// MASI: `1 - J * M` for two sets of roles, with `J` the size of their intersection over that of their union, and `M` = 1 if they
    /// are equal, 2/3 if one contains the other, 1/3 if they overlap otherwise, 0 if they are disjoint. The team and nobody are
    /// categories of their own, at distance 1 from everything else.
    ///
    /// Source: Passonneau, "Measuring Agreement on Set-valued Items (MASI)", LREC 2006.
    SetAware,
}

impl Metric {
    /// The distance of two answers, in units of `1 / ONE`. The roles of a set must be sorted and distinct, as in [`Votes::category`].
    #[must_use]
    pub fn between(self, a: Choice<'_>, b: Choice<'_>) -> u32 {
        if a == b {
            return 0;
        }
        match (self, a, b) {
            (Self::SetAware, Choice::Roles(a), Choice::Roles(b)) => {
                let common = a.iter().filter(|role| b.binary_search(role).is_ok()).count();
                masi(a.len(), b.len(), common)
            }
            _ => ONE,
        }
    }
}

/// The MASI distance of two different sets from their sizes and that of their intersection.
fn masi(a: usize, b: usize, common: usize) -> u32 {
    if common == 0 {
        return ONE;
    }
    // 1 - (common / union) * (thirds / 3), over the common denominator 3 * union.
    let whole = 3 * (a + b - common) as u64;
    let thirds = if common == a.min(b) { 2 } else { 1 };
    let part = whole - thirds * common as u64;
    ((u64::from(ONE) * part + whole / 2) / whole) as u32
}

/// Above this many categories the table (4 bytes per pair) is not built and set distances are computed when asked for.
const TABLE: usize = 1024;

/// The set distances between all categories of some votes. Owned, so that work on it can go on in slices.
#[derive(Clone, Debug)]
pub struct Distances {
    categories: usize,
    /// `categories * categories`, or empty if there are more than [`TABLE`].
    table: Vec<u32>,
    /// 64 roles to a word, the same number of words for each category; the team and nobody have no bit set.
    words: usize,
    masks: Vec<u64>,
    sizes: Vec<u32>,
}

impl Distances {
    /// Computes the [`Metric::SetAware`] distances of all categories in use.
    #[must_use]
    pub fn of(votes: &Votes) -> Self {
        let categories = votes.categories();
        let words = votes.roles().div_ceil(64).max(1);
        let mut masks = vec![0; categories * words];
        let mut sizes = vec![0; categories];
        for category in 0..categories {
            // Fits: there are fewer categories than NONE, and every role is below votes.roles().
            let roles = votes.category(u16::try_from(category).unwrap_or(NONE)).map_or(&[][..], Choice::roles);
            sizes[category] = roles.len() as u32;
            for &role in roles {
                masks[category * words + usize::from(role) / 64] |= 1 << (role % 64);
            }
        }
        let mut new = Self { categories, table: Vec::new(), words, masks, sizes };
        if categories <= TABLE {
            let mut table = vec![0; categories * categories];
            for a in 0..categories {
                for b in 0..a {
                    let distance = new.compute(a, b);
                    table[a * categories + b] = distance;
                    table[b * categories + a] = distance;
                }
            }
            new.table = table;
        }
        new
    }

    /// The distance of two categories, both below the number of categories, in units of `1 / ONE`.
    #[must_use]
    pub fn get(&self, a: u16, b: u16) -> u32 {
        let (a, b) = (usize::from(a), usize::from(b));
        if self.table.is_empty() { self.compute(a, b) } else { self.table[a * self.categories + b] }
    }

    fn compute(&self, a: usize, b: usize) -> u32 {
        if a == b {
            return 0;
        }
        let (one, other) = (&self.masks[a * self.words..(a + 1) * self.words], &self.masks[b * self.words..(b + 1) * self.words]);
        let common: u32 = one.iter().zip(other).map(|(x, y)| (x & y).count_ones()).sum();
        masi(self.sizes[a] as usize, self.sizes[b] as usize, common as usize)
    }

    /// The sum of `count * distance to a` over some cells.
    pub(super) fn weigh(&self, a: u16, cells: &[(u16, u32)]) -> u64 {
        let a = usize::from(a);
        if self.table.is_empty() {
            return cells.iter().map(|&(b, count)| u64::from(count) * u64::from(self.compute(a, usize::from(b)))).sum();
        }
        let row = &self.table[a * self.categories..(a + 1) * self.categories];
        cells.iter().map(|&(b, count)| u64::from(count) * u64::from(row[usize::from(b)])).sum()
    }
}
