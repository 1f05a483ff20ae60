//! How small a charter has to be set to fit on one page, and how much of each list fits at all. An estimate on the safe side from the
//! lengths of the texts: a printer asks nobody. Knows the sizes of the style sheet, and no letters but by their width.

use super::charter::{Charter, Part};

/// How a charter is set on paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Setting {
    /// Which of the sizes of the style sheet, the largest first.
    pub size: usize,
    /// The most entries of each list, and letters of a text; more than that does not fit on a page at any size.
    pub limit: usize,
}

/// The sizes: that of the letters in tenths of a point, and the columns of a list. `style/charter.css` has the same.
const SIZES: [(usize, usize); 7] = [(100, 2), (90, 2), (80, 2), (70, 3), (60, 3), (54, 3), (48, 4)];

/// The page between its margins, in tenths of a point: 176 by 264 mm, less what a printer may round.
const WIDTH: usize = 4980;
const HEIGHT: usize = 7380;
/// Between two columns.
const GAP: usize = 170;
/// What does not shrink: the rule under the head, gaps between the parts, room to sign.
const FIXED: usize = 1300;

/// The setting of a charter.
#[must_use]
pub fn setting(charter: &Charter) -> Setting {
    let fitting = (0..SIZES.len()).find(|size| height(charter, *size, usize::MAX) <= HEIGHT);
    if let Some(size) = fitting {
        return Setting { size, limit: usize::MAX };
    }
    let size = SIZES.len() - 1;
    let mut limit = 128;
    while limit > 1 && height(charter, size, limit) > HEIGHT {
        limit = limit * 3 / 4;
    }
    Setting { size, limit }
}

/// How high it is at a size, in tenths of a point.
fn height(charter: &Charter, size: usize, limit: usize) -> usize {
    let (letter, columns) = SIZES[size];
    let line = letter * 135 / 100;
    let column = (WIDTH - GAP * (columns - 1)) / columns;
    // Large letters of the head; plan and holders; the summary.
    let mut height = FIXED + lines(charter.name.chars(), 230, WIDTH) * 290;
    let mut text = |words: &str| height += lines(words.chars(), letter, WIDTH) * line;
    text(&charter.plan);
    text(&charter.holders.join(", "));
    text(&charter.summary());
    text(&charter.rests_on());
    let names = |roles: &[super::charter::Counterpart]| roles.iter().map(|role| role.name.len() + 6).sum::<usize>() + 90;
    text(&"m".repeat(names(&charter.answers_to) + names(&charter.counts_on)));
    for part in Part::ALL {
        let sections = &charter.parts[part as usize];
        if sections.is_empty() {
            continue;
        }
        let mut left = limit;
        if matches!(part, Part::Accountable | Part::Responsible) {
            // An entry with a hair line and its room; an area with room above it.
            let (mut sum, mut tallest) = (0, 0);
            for section in sections.iter() {
                if left == 0 {
                    break;
                }
                let head = lines(section.area.chars(), letter, column) * line + letter;
                let mut first = head;
                for item in section.items.iter().take(left) {
                    let own =
                        lines(item.text.chars().chain(" · R".chars()).chain(item.accountable.chars()), letter, column) * line;
                    sum += own + letter * 45 / 100;
                    tallest = tallest.max(own + first);
                    first = 0;
                }
                left = left.saturating_sub(section.items.len());
                sum += head;
            }
            // Columns end at an entry: each may stay a little short.
            height += sum / columns + tallest + letter * 3;
        } else {
            let mut run = 0;
            for section in sections.iter() {
                run += width(section.area.chars(), letter) + 2 * letter;
                run += section.items.iter().take(left).map(|item| width(item.text.chars(), letter) + letter).sum::<usize>();
                left = left.saturating_sub(section.items.len());
            }
            height += run_lines(run) * line + letter * 3;
        }
    }
    if !charter.open.is_empty() {
        let run = charter.open.iter().take(limit);
        let run: usize = run.map(|open| width(open.text.chars().chain(open.why.chars()), letter) + 2 * letter).sum();
        height += run_lines(run + 20 * letter) * line + letter * 3;
    }
    height + charter.signatures().iter().map(|name| lines(name.chars(), 90, 1000) * 120).max().unwrap_or_default()
}

/// The lines of a paragraph over the whole page.
fn run_lines(run: usize) -> usize {
    run.div_ceil(WIDTH - 340)
}

/// The lines that a text takes, words broken where they must be: a tenth of each line stays empty.
fn lines(text: impl Iterator<Item = char>, letter: usize, room: usize) -> usize {
    width(text, letter).div_ceil(room * 9 / 10).max(1)
}

/// How wide a text is: a letter is six tenths of its height on average, one of an East Asian script, or an emoji, as wide as high.
fn width(text: impl Iterator<Item = char>, letter: usize) -> usize {
    text.map(|c| if c < '\u{1100}' { 6 } else { 11 }).sum::<usize>() * letter / 10
}
