//! Circles that do not overlap, and labels that fit between them.
//!
//! Responsible for pure geometry in whatever unit the caller draws in, x to the right and y down. It does not know what the circles stand for.
//! The same input gives the same output on every machine: no trigonometry, whose last digit may differ, and no chance without a fixed seed.

use super::random::SplitMix64;
use super::within;
use crate::plan::sorting::sort_by;

/// A rectangle: what is drawn stays inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The smallest x.
    pub left: f64,
    /// The smallest y.
    pub top: f64,
    /// The largest x.
    pub right: f64,
    /// The largest y.
    pub bottom: f64,
}

impl Bounds {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn contains(&self, other: &Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    fn is_finite(&self) -> bool {
        [self.left, self.top, self.right, self.bottom].iter().all(|side| side.is_finite())
    }

    fn around(disc: &Disc) -> Self {
        let (x, y, r) = (disc.x, disc.y, disc.r);
        Self { left: x - r, top: y - r, right: x + r, bottom: y + r }
    }
}

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// The x of the centre.
    pub x: f64,
    /// The y of the centre.
    pub y: f64,
    /// The radius, 0 or more.
    pub r: f64,
}

/// How many places around its own are tried for one disc at most, first close together, then as many again over the whole plot; with many
/// discs fewer, so that all of them together get no more than [`ALL_TRIES`] and as many again.
const TRIES: usize = 4096;
const ALL_TRIES: usize = 1_000_000;

/// Moves discs apart until each keeps `gap` from all others; returns how many still do not, because there was no room.
///
/// The largest discs are placed first (ties as given), each at the free place closest to where it wants to be, so the large ones stand
/// where the data say and small ones give way. Free places are searched along a spiral of evenly spread points and then drawn in on a
/// straight line, so a disc moves hardly further than it must: with room on all sides, its way is at most about `sqrt(sum (r + R + gap)^2)`
/// over the discs R around it. A disc keeps inside of the bounds, or in their middle if it is larger. Discs that are not finite are left alone.
/// The work is bounded: at most 2 x 4,096 places per disc and 2 million in all (2 x 64 per disc from 15,625 discs on), each compared with its
/// neighbours in a grid.
pub fn separate(discs: &mut [Disc], gap: f64, bounds: Bounds) -> usize {
    let gap = if gap.is_finite() { gap.max(0.0) } else { 0.0 };
    let sound = |disc: &Disc| disc.x.is_finite() && disc.y.is_finite() && disc.r.is_finite() && disc.r >= 0.0;
    let mut turn: Vec<usize> = (0..discs.len()).filter(|&index| sound(&discs[index])).collect();
    if turn.is_empty() || !bounds.is_finite() {
        return 0;
    }
    sort_by(&mut turn, |&a, &b| discs[b].r.total_cmp(&discs[a].r));
    let tries = (ALL_TRIES / turn.len()).clamp(64, TRIES) as u32;
    let mut placed = Placed::new(bounds, discs[turn[0]].r, gap);
    let mut left_over = 0;
    for index in turn {
        let (disc, free) = placed.find(discs[index], tries);
        left_over += usize::from(!free);
        placed.add(disc);
        // In range: turn holds indices of discs.
        discs[index] = disc;
    }
    left_over
}

/// The discs that have their place, in a grid whose cells are no smaller than two of them side by side.
struct Placed {
    bounds: Bounds,
    gap: f64,
    cell: f64,
    columns: usize,
    rows: usize,
    grid: Vec<Vec<Disc>>,
}

impl Placed {
    fn new(bounds: Bounds, largest: f64, gap: f64) -> Self {
        let (width, height) = ((bounds.right - bounds.left).max(0.0), (bounds.bottom - bounds.top).max(0.0));
        let cell = (2.0 * largest + gap).max(width / 64.0).max(height / 64.0).max(f64::MIN_POSITIVE);
        let (columns, rows) = ((width / cell) as usize + 1, (height / cell) as usize + 1);
        Self { bounds, gap, cell, columns, rows, grid: vec![Vec::new(); columns * rows] }
    }

    fn cell_of(&self, disc: &Disc) -> (usize, usize) {
        let column = ((disc.x - self.bounds.left) / self.cell) as usize;
        let row = ((disc.y - self.bounds.top) / self.cell) as usize;
        (column.min(self.columns - 1), row.min(self.rows - 1))
    }

    fn add(&mut self, disc: Disc) {
        let (column, row) = self.cell_of(&disc);
        self.grid[row * self.columns + column].push(disc);
    }

    /// How far a disc reaches into the gap of the others: 0 where it is free. Once it is `enough` it is not looked at more closely.
    fn depth(&self, disc: &Disc, enough: f64) -> f64 {
        let (column, row) = self.cell_of(disc);
        let mut deepest = 0.0f64;
        for row in row.saturating_sub(1)..(row + 2).min(self.rows) {
            for column in column.saturating_sub(1)..(column + 2).min(self.columns) {
                // In range: row < rows and column < columns.
                for other in &self.grid[row * self.columns + column] {
                    let (dx, dy) = (disc.x - other.x, disc.y - other.y);
                    let need = disc.r + other.r + self.gap;
                    let square = dx * dx + dy * dy;
                    if square < need * need {
                        deepest = deepest.max(need - square.sqrt());
                        if deepest >= enough {
                            return deepest;
                        }
                    }
                }
            }
        }
        deepest
    }

    /// The disc with its centre moved to a point, but inside of the bounds.
    fn at(&self, disc: &Disc, x: f64, y: f64) -> Disc {
        let inside = |at: f64, low: f64, high: f64| {
            if high - low < 2.0 * disc.r { f64::midpoint(low, high) } else { within(at, low + disc.r, high - disc.r) }
        };
        let (x, y) = (inside(x, self.bounds.left, self.bounds.right), inside(y, self.bounds.top, self.bounds.bottom));
        Disc { x, y, r: disc.r }
    }

    /// The disc at the closest free place that was found and whether it is free; otherwise where it reaches least into others.
    fn find(&self, wanted: Disc, tries: u32) -> (Disc, bool) {
        let home = self.at(&wanted, wanted.x, wanted.y);
        let mut best = (self.depth(&home, f64::INFINITY), home);
        if best.0 <= 0.0 {
            return (home, true);
        }
        let (width, height) = (self.bounds.right - self.bounds.left, self.bounds.bottom - self.bounds.top);
        let across = (width * width + height * height).sqrt();
        let fine = (wanted.r + self.gap).max(across / 4096.0) / 2.0;
        for step in [fine, across / f64::from(tries).sqrt()] {
            // The direction turns by the golden angle, which spreads the points evenly; its cosine and sine are written out.
            let (cos, sin) = (-0.737_368_878_078_319_8, 0.675_490_294_261_523_9);
            let (mut dx, mut dy) = (1.0f64, 0.0f64);
            for n in 1..=tries {
                (dx, dy) = (dx * cos - dy * sin, dx * sin + dy * cos);
                let reach = step * f64::from(n).sqrt();
                let there = self.at(&wanted, home.x + dx * reach, home.y + dy * reach);
                let depth = self.depth(&there, best.0);
                if depth <= 0.0 {
                    return (self.draw_in(home, there), true);
                }
                if depth < best.0 {
                    best = (depth, there);
                }
            }
        }
        (best.1, false)
    }

    /// The free place closest to home that halving finds on the line from home to a free place.
    fn draw_in(&self, home: Disc, free: Disc) -> Disc {
        let (mut blocked, mut free) = (home, free);
        for _ in 0..16 {
            let half = Disc { x: f64::midpoint(blocked.x, free.x), y: f64::midpoint(blocked.y, free.y), r: home.r };
            if self.depth(&half, 0.0) <= 0.0 {
                free = half;
            } else {
                blocked = half;
            }
        }
        free
    }
}

/// A label that wants to stand by a disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The index of its disc.
    pub disc: usize,
    /// The width of its text.
    pub width: f64,
    /// The height of its text.
    pub height: f64,
}

/// Where a label stands, seen from its disc; also says how to align its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// To the right: the text starts there.
    Right,
    /// To the left: the text ends there.
    Left,
    /// Above or below, centred.
    Middle,
}

/// The place of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The box of the text.
    pub at: Bounds,
    /// On which side of its disc.
    pub side: Side,
}

/// Finds places for as many labels as it can, so that none overlaps a disc, another label, an `obstacle` or the edge of the bounds. `gap`
/// stands between a label and its own disc and on all sides of a label's box.
///
/// Returns a place or `None` for each label, in their order. Labels earlier in the list are served first where all else is equal.
/// A fixed set of orders is tried (as given, the most cramped first, then shuffled with a fixed seed), and the one that places most
/// labels wins, the earliest on a tie. The number of orders falls with the square of the number of labels, so the work is bounded.
#[must_use]
pub fn place_labels(discs: &[Disc], labels: &[Label], obstacles: &[Bounds], gap: f64, bounds: Bounds) -> Vec<Option<Spot>> {
    let gap = if gap.is_finite() { gap.max(0.0) } else { 0.0 };
    let possible: Vec<Vec<Spot>> = labels
        .iter()
        .map(|label| {
            let Some(disc) = discs.get(label.disc) else { return Vec::new() };
            spots(disc, label, gap).into_iter().filter(|spot| fits(spot, label.disc, discs, obstacles, gap, &bounds)).collect()
        })
        .collect();
    let as_given: Vec<usize> = (0..labels.len()).filter(|&label| !possible[label].is_empty()).collect();
    let mut cramped = as_given.clone();
    sort_by(&mut cramped, |&a, &b| possible[a].len().cmp(&possible[b].len()));
    let orders = (200_000 / (as_given.len() * as_given.len()).max(1)).clamp(2, 64);
    let mut random = SplitMix64::new(0);
    let mut best = (0, vec![None; labels.len()]);
    for attempt in 0..orders {
        let order = match attempt {
            0 => &as_given,
            1 => &cramped,
            _ => {
                shuffle(&mut cramped, &mut random);
                &cramped
            }
        };
        let spots = fill(order, &possible, gap);
        let count = spots.iter().flatten().count();
        if count > best.0 {
            best = (count, spots);
        }
        if best.0 == as_given.len() {
            break;
        }
    }
    best.1
}

/// The places to try for a label, the best first.
fn spots(disc: &Disc, label: &Label, gap: f64) -> Vec<Spot> {
    let (w, h, away) = (label.width, label.height, disc.r + gap);
    // The middle of the box, seen from the disc. On the diagonals it stands a little closer, at a corner of the circle's octagon.
    let near = away * 0.75;
    let (right, left, up, down) = (away + w / 2.0, -away - w / 2.0, -away - h / 2.0, away + h / 2.0);
    let (near_right, near_left, near_up, near_down) = (near + w / 2.0, -near - w / 2.0, -near - h / 2.0, near + h / 2.0);
    let spot = |(side, dx, dy): (Side, f64, f64)| {
        let (x, y) = (disc.x + dx, disc.y + dy);
        Spot { at: Bounds { left: x - w / 2.0, top: y - h / 2.0, right: x + w / 2.0, bottom: y + h / 2.0 }, side }
    };
    [
        (Side::Right, right, 0.0),
        (Side::Left, left, 0.0),
        (Side::Middle, 0.0, up),
        (Side::Middle, 0.0, down),
        (Side::Right, near_right, near_up),
        (Side::Left, near_left, near_up),
        (Side::Right, near_right, near_down),
        (Side::Left, near_left, near_down),
        (Side::Right, w / 2.0, up),
        (Side::Left, -w / 2.0, up),
        (Side::Right, w / 2.0, down),
        (Side::Left, -w / 2.0, down),
    ]
    .into_iter()
    .map(spot)
    .collect()
}

/// Whether a label may stand there, as far as the other labels are not concerned.
fn fits(spot: &Spot, own: usize, discs: &[Disc], obstacles: &[Bounds], gap: f64, bounds: &Bounds) -> bool {
    let roomy = grown(&spot.at, gap);
    let clear = |(index, disc): (usize, &Disc)| {
        let box_ = if index == own { &spot.at } else { &roomy };
        let (dx, dy) = (disc.x - within(disc.x, box_.left, box_.right), disc.y - within(disc.y, box_.top, box_.bottom));
        dx * dx + dy * dy >= disc.r * disc.r
    };
    let sound = spot.at.is_finite() && spot.at.left <= spot.at.right && spot.at.top <= spot.at.bottom;
    sound
        && bounds.contains(&spot.at)
        && !obstacles.iter().any(|obstacle| roomy.overlaps(obstacle))
        && discs.iter().enumerate().filter(|(_, disc)| Bounds::around(disc).is_finite()).all(clear)
}

fn grown(at: &Bounds, by: f64) -> Bounds {
    Bounds { left: at.left - by, top: at.top - by, right: at.right + by, bottom: at.bottom + by }
}

/// Gives each label, in this order, the first of its possible places that is still free.
fn fill(order: &[usize], possible: &[Vec<Spot>], gap: f64) -> Vec<Option<Spot>> {
    let mut taken: Vec<Bounds> = Vec::with_capacity(order.len());
    let mut spots = vec![None; possible.len()];
    for &label in order {
        // In range: order holds indices of possible.
        let free = possible[label].iter().find(|spot| {
            let roomy = grown(&spot.at, gap);
            !taken.iter().any(|other| roomy.overlaps(other))
        });
        if let Some(spot) = free {
            taken.push(spot.at);
            spots[label] = Some(*spot);
        }
    }
    spots
}

/// Fisher and Yates: every order equally likely.
fn shuffle(order: &mut [usize], random: &mut SplitMix64) {
    for last in (1..order.len()).rev() {
        order.swap(last, random.index(last as u32 + 1) as usize);
    }
}
