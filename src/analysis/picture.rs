//! The picture of the spectrum: where each topic's mark and label stand, for a width.
//!
//! Responsible for geometry alone, in the unit of the width, x to the right and y down. It does not know colours, words or how anything is
//! drawn.

use super::layout::{Bounds, Disc, Label, Side, Spot, place_labels, separate};
use super::spectrum::{Dot, Group, Pile};
use super::topics::Topic;
use super::within;
use crate::plan::sorting::sort_by;

/// Below this width marks are smaller and nothing is labelled.
pub const NARROW: f64 = 560.0;
/// With more contested topics than this their marks are smaller, and have no numbers.
pub const MOST_NUMBERS: usize = 24;
/// Further contested topics have their number, but no label.
const MOST_LABELS: usize = 14;
/// The height of a label's text.
const LINE: f64 = 14.0;

/// A topic's mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The topic's index.
    pub topic: usize,
    /// In which group it is shown; never [`Group::Neither`].
    pub group: Group,
    /// Whether it is contested: large, with its place in the order of dispute.
    pub contested: bool,
    /// Its place in the order of dispute, from 0.
    pub place: usize,
    /// Where it stands.
    pub at: Disc,
    /// Where its label stands.
    pub label: Option<Spot>,
    /// Where the line from the mark to its label ends, if the label does not stand beside it.
    pub leader: Option<(f64, f64)>,
}

/// A pile of topics without dispute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heap {
    /// Which.
    pub pile: Pile,
    /// The middle of its foot.
    pub x: f64,
    /// Topics on which all voices agree.
    pub agreed: usize,
    /// Topics with one voice.
    pub single: usize,
}

/// Everything that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The width that was asked for.
    pub width: f64,
    /// The height that it takes.
    pub height: f64,
    /// The line below which nothing is disputed.
    pub floor: f64,
    /// Where half of all pairs disagree fully, and where all do.
    pub levels: [f64; 2],
    /// The x of the left role, of an equal share, and of the right role.
    pub poles: [f64; 3],
    /// The marks in the order in which the keyboard walks: contested ones in order of dispute, the rest of the disputed, the piles.
    pub marks: Vec<Standing>,
    /// The piles: left, shared, right.
    pub heaps: [Heap; 3],
    /// Topics that are not on the line, since no voice names either role.
    pub left_out: usize,
}

/// Lays the picture out. `order` is the order of dispute, `dots` the places of all topics in their order. `label` says how wide the label of a
/// topic is; on narrow pictures it is not asked.
#[must_use]
pub fn picture(topics: &[Topic], order: &[usize], dots: &[Dot], width: f64, label: impl Fn(usize) -> f64) -> Picture {
    let width = if width.is_finite() { width.max(240.0) } else { NARROW };
    let narrow = width < NARROW;
    let contested = topics.iter().filter(|topic| topic.contested).count();
    let big = match (narrow, contested > MOST_NUMBERS) {
        (true, false) => 9.5,
        (false, false) => 13.0,
        (_, true) => 9.0,
    };
    let (small, middle) = if narrow { (3.6, 4.5) } else { (5.0, 6.5) };
    let step = small * 2.0 + 2.4;
    let mut heaps = [Pile::Left, Pile::Shared, Pile::Right].map(|pile| Heap { pile, x: 0.0, agreed: 0, single: 0 });
    for dot in dots {
        match dot.group {
            // In range: there are three piles.
            Group::Undisputed(pile) => heaps[pile as usize].agreed += 1,
            Group::SingleVoice(pile) => heaps[pile as usize].single += 1,
            Group::Disputed | Group::Neither => {}
        }
    }
    // Higher piles get wider, as far as three fit beside each other.
    let highest = heaps.iter().map(|heap| heap.agreed + heap.single).max().unwrap_or(0);
    let most = (width / 3.0 / step - 1.0).max(1.0) as usize;
    let per_row = if narrow { 5 } else { 7 }.max(highest.div_ceil(8)).min(most);
    let edge = (per_row as f64 * step / 2.0 + 2.0).max(big + 2.0);
    let floor = if narrow { 292.0 } else { 400.0 };
    let (top, low) = (big + 20.0, floor - 16.0);
    let x = |at: f64| width / 2.0 + at * (width / 2.0 - edge);
    let y = |distance: f64| low - distance * (low - top);
    for heap in &mut heaps {
        heap.x = x(heap.pile as usize as f64 - 1.0);
    }

    let placed = order.iter().enumerate().filter_map(|(place, &topic)| Some((place, topic, dots.get(topic)?)));
    let standing = |(place, topic, dot): (usize, usize, &Dot)| {
        let contested = topics.get(topic).is_some_and(|topic| topic.contested);
        let r = if contested { big } else { middle };
        let at = Disc { x: x(dot.x.unwrap_or(0.0)), y: y(dot.y.unwrap_or(0.0)), r };
        Standing { topic, group: dot.group, contested, place, at, label: None, leader: None }
    };
    let mut marks: Vec<Standing> = placed.filter(|(.., dot)| dot.group != Group::Neither).map(standing).collect();
    let left_out = dots.len() - marks.len().min(dots.len());
    // Contested topics come first in the order; of the piles each in turn, agreed before single voices, then in the order of the topics.
    let key = |mark: &Standing| match mark.group {
        Group::Disputed => (0, 0, mark.place),
        Group::Undisputed(pile) => (1 + pile as usize, 0, mark.topic),
        Group::SingleVoice(pile) => (1 + pile as usize, 1, mark.topic),
        Group::Neither => (4, 0, mark.topic),
    };
    sort_by(&mut marks, |a, b| key(a).cmp(&key(b)));

    let disputed = marks.partition_point(|mark| mark.group == Group::Disputed);
    let mut discs: Vec<Disc> = marks[..disputed].iter().map(|mark| mark.at).collect();
    separate(&mut discs, 1.5, Bounds { left: 0.0, top: 2.0, right: width, bottom: floor - 3.0 });
    let mut filled = [0; 3];
    for (index, mark) in marks.iter_mut().enumerate() {
        let pile = match mark.group {
            Group::Undisputed(pile) | Group::SingleVoice(pile) => pile as usize,
            _ => {
                // In range: the disputed ones come first, and each has its disc.
                mark.at = discs[index];
                continue;
            }
        };
        let count = filled[pile];
        filled[pile] += 1;
        let column = (count % per_row) as f64 - (per_row as f64 - 1.0) / 2.0;
        let row = (count / per_row) as f64;
        mark.at = Disc { x: heaps[pile].x + column * step, y: floor + 10.0 + small + row * step, r: small };
    }
    let rows = highest.div_ceil(per_row) as f64;
    let height = floor + 10.0 + rows * step + 2.0 * LINE + 8.0;

    let levels = [y(0.5), y(1.0)];
    if !narrow {
        // Where the words stand beside the levels, see [`caption`].
        let words = levels.map(|level| {
            let (right, line) = caption(width, level);
            Bounds { left: right - 170.0, top: line - LINE, right, bottom: line + 2.0 }
        });
        let room = Bounds { left: 0.0, top: 0.0, right: width, bottom: floor - 2.0 };
        let labels: Vec<Label> = (0..disputed)
            .filter(|&disc| marks[disc].contested)
            .take(MOST_LABELS)
            .map(|disc| Label { disc, width: label(marks[disc].topic), height: LINE })
            .collect();
        let spots = place_labels(&discs, &labels, &words, 3.0, room);
        let mut taken: Vec<Bounds> = words.into_iter().chain(spots.iter().flatten().map(|spot| spot.at)).collect();
        for (label, spot) in labels.iter().zip(spots) {
            let mark = &mut marks[label.disc];
            mark.label = spot;
            if spot.is_none()
                && let Some((spot, end)) = at_a_distance(&discs, label, &taken, &room)
            {
                taken.push(spot.at);
                (mark.label, mark.leader) = (Some(spot), Some(end));
            }
        }
    }
    Picture { width, height, floor, levels, poles: [x(-1.0), x(0.0), x(1.0)], marks, heaps, left_out }
}

/// A place for a label that finds none beside its disc: at the end of a line that crosses nothing. Also says where the line ends.
fn at_a_distance(discs: &[Disc], label: &Label, taken: &[Bounds], room: &Bounds) -> Option<(Spot, (f64, f64))> {
    const WAYS: [(f64, f64); 12] = [
        (0.0, -1.0),
        (0.7, -0.7),
        (-0.7, -0.7),
        (1.0, -0.2),
        (-1.0, -0.2),
        (1.0, 0.2),
        (-1.0, 0.2),
        (0.7, 0.7),
        (-0.7, 0.7),
        (0.35, 0.9),
        (-0.35, 0.9),
        (0.0, 1.0),
    ];
    // In range: a label is made for one of the discs.
    let own = discs[label.disc];
    let (w, h) = (label.width.max(0.0), label.height);
    if !w.is_finite() {
        return None;
    }
    for reach in [14.0, 26.0, 40.0, 56.0, 74.0, 94.0] {
        for (dx, dy) in WAYS {
            let (x, y) = (own.x + dx * (own.r + reach), own.y + dy * (own.r + reach));
            let (side, left, middle) = match dx {
                0.0 => (Side::Middle, x - w / 2.0, y + dy * h / 2.0),
                right if right > 0.0 => (Side::Right, x + 3.0, y),
                _ => (Side::Left, x - 3.0 - w, y),
            };
            let at = Bounds { left, top: middle - h / 2.0, right: left + w, bottom: middle + h / 2.0 };
            let inside = room.left <= at.left && at.right <= room.right && room.top <= at.top && at.bottom <= room.bottom;
            let free = |other: &Bounds| {
                let apart = |point: (f64, f64)| square_to_box(point, other) > 4.0;
                // The line is short: a few of its points stand for it.
                let line = (1..=8).all(|step| {
                    let part = (own.r + reach * f64::from(step) / 8.0) / (own.r + reach);
                    apart((own.x + (x - own.x) * part, own.y + (y - own.y) * part))
                });
                line && (at.right + 3.0 < other.left
                    || other.right + 3.0 < at.left
                    || at.bottom < other.top
                    || other.bottom < at.top)
            };
            let clear = |(index, disc): (usize, &Disc)| {
                let keeps = |square: f64, gap: f64| square >= (disc.r + gap) * (disc.r + gap);
                keeps(square_to_box((disc.x, disc.y), &at), 3.0)
                    && (index == label.disc || keeps(square_to_line((disc.x, disc.y), (own.x, own.y), (x, y)), 2.0))
            };
            if inside && taken.iter().all(free) && discs.iter().enumerate().all(clear) {
                return Some((Spot { at, side }, (x, y)));
            }
        }
    }
    None
}

/// The square of the distance from a point to a box, 0 inside.
fn square_to_box((x, y): (f64, f64), at: &Bounds) -> f64 {
    let (dx, dy) = (x - within(x, at.left, at.right), y - within(y, at.top, at.bottom));
    dx * dx + dy * dy
}

/// The square of the distance from a point to the line between two others.
fn square_to_line((x, y): (f64, f64), (ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
    let along = within(along, 0.0, 1.0);
    let (px, py) = (x - ax - along * dx, y - ay - along * dy);
    px * px + py * py
}

/// Where the words beside a level end, and their base line.
#[must_use]
pub fn caption(width: f64, level: f64) -> (f64, f64) {
    (width, level - 17.0)
}

/// A short name for a topic, made from its words: the first part of the sentence, and of that as many whole words as fit, without the small
/// words at its end; with an ellipsis where something was left out.
#[must_use]
pub fn short_name(text: &str, most: usize) -> String {
    const SMALL: [&str; 17] =
        ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to", "which", "with"];
    let text = text.trim();
    let part = text.split([',', ':', ';', '(', '.']).next().unwrap_or(text).trim();
    let part = if part.contains(' ') { part } else { text };
    let mut words: Vec<&str> = part.split_whitespace().collect();
    let letters = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1);
    let mut shortened = part.len() < text.len();
    while words.len() > 1 && letters(&words) > most {
        words.pop();
        shortened = true;
    }
    while shortened && words.len() > 1 && words.last().is_some_and(|last| SMALL.contains(last)) {
        words.pop();
    }
    let mut name = words.join(" ");
    if name.chars().count() > most {
        name = name.chars().take(most).collect();
        shortened = true;
    }
    if shortened {
        name.push('…');
    }
    name
}
