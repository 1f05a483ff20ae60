//! How small a charter has to be set to fit on one page, and how much of each list fits at all. An estimate on the safe side from the
//! lengths of the texts: a printer asks nobody. Knows the sizes of the style sheet, and no letters but by their width.

use super::charter::{Charter, Part, with_counts};

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

/// The page between its margins, in tenths of a point: 176 by 264 mm. A hundredth more of the height is used: what is estimated was
/// above what is printed by at least six hundredths wherever it was measured, also in letters as wide as those of DejaVu Sans.
const WIDTH: usize = 4980;
const HEIGHT: usize = 7560;
/// Between two columns.
const GAP: usize = 170;
/// What does not shrink: the room around the rule under the head, and room to sign; between two parts.
const FIXED: usize = 760;
const BETWEEN: usize = 95;

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
    let line = letter * 132 / 100;
    let column = (WIDTH - GAP * (columns - 1)) / columns;
    // Large letters of the head; plan and holders; the summary.
    let mut height = FIXED + lines(charter.name.chars(), 230, WIDTH) * 290;
    let mut text = |words: &str| height += lines(words.chars(), letter, WIDTH) * line;
    text(&charter.plan);
    text(&charter.holders.join(", "));
    text(&charter.summary());
    text(&charter.rests_on());
    for (name, words) in &charter.traits {
        text(&format!("{name}: {words}"));
    }
    // Who has taken it on; the longest that it can say.
    if !charter.holders.is_empty() {
        text(&format!(
            "Read and taken on: {}",
            charter.holders.iter().map(|name| format!("{name} on 30 September 2026, ")).collect::<String>()
        ));
    }
    for shared in [&charter.answers_to, &charter.counts_on].into_iter().filter(|shared| !shared.is_empty()) {
        // As long as the words before them.
        text(&format!("{}{}", "Does the work where this role is accountable: ", with_counts(shared)));
    }
    height += [&charter.answers_to, &charter.counts_on].into_iter().filter(|shared| !shared.is_empty()).count() * BETWEEN;
    let heading = letter * 24 / 10 + BETWEEN;
    height += if charter.traits.is_empty() { 0 } else { BETWEEN };
    for list in [&charter.rights, &charter.traffic.comes, &charter.traffic.leaves].into_iter().filter(|list| !list.is_empty()) {
        let own = |words: &String| lines(words.chars(), letter, WIDTH) * line + letter * 3 / 10 + 8;
        height += heading + list.iter().take(limit).map(own).sum::<usize>();
    }
    for part in Part::ALL {
        let sections = &charter.parts[part as usize];
        if sections.is_empty() {
            continue;
        }
        let mut left = limit;
        if matches!(part, Part::Accountable | Part::Responsible) {
            // An entry with a hair line and its room; an area with room above it.
            let mut blocks = Vec::new();
            for section in sections.iter() {
                if left == 0 {
                    break;
                }
                let head = lines(section.area.chars(), letter, column) * line + letter * 6 / 10;
                // An area stays with its first entry.
                let mut above = head;
                for item in section.items.iter().take(left) {
                    let own =
                        lines(item.text.chars().chain(" · R".chars()).chain(item.accountable.chars()), letter, column) * line;
                    blocks.push(above + own + letter * 3 / 10 + 8);
                    above = 0;
                }
                left = left.saturating_sub(section.items.len());
            }
            height += balanced(&blocks, columns) + heading;
        } else {
            for section in sections.iter().take(limit) {
                let items = section.items.iter().take(left).map(|item| width(item.text.chars(), letter) + letter);
                let run = width(section.area.chars(), letter) + letter + items.sum::<usize>();
                height += lines_of(run, WIDTH) * line + letter / 5;
                left = left.saturating_sub(section.items.len());
            }
            height += heading;
        }
    }
    if !charter.open.is_empty() {
        let run = charter.open.iter().take(limit);
        let run: usize = run.map(|open| width(open.text.chars().chain(open.why.chars()), letter) + 2 * letter).sum();
        height += lines_of(run, WIDTH - 300) * line + heading + letter * 3 / 2;
    }
    height + charter.signatures().iter().map(|name| lines(name.chars(), 90, 1000) * 120).max().unwrap_or_default()
}

/// How high columns are that hold these blocks one after the other, none of them broken.
fn balanced(blocks: &[usize], columns: usize) -> usize {
    let mut height = blocks.iter().sum::<usize>() / columns;
    loop {
        let (mut used, mut filled) = (1, 0);
        for block in blocks {
            if filled > 0 && filled + block > height {
                used += 1;
                filled = 0;
            }
            filled += block;
        }
        if used <= columns {
            return height.max(blocks.iter().copied().max().unwrap_or_default());
        }
        height += 20;
    }
}

/// The lines that a text takes, words broken where they must be: a little of each line stays empty.
fn lines(text: impl Iterator<Item = char>, letter: usize, room: usize) -> usize {
    lines_of(width(text, letter), room)
}

fn lines_of(width: usize, room: usize) -> usize {
    width.div_ceil(room * 96 / 100).max(1)
}

/// How wide a text is, in letters of a wide family such as DejaVu Sans: narrower ones leave room.
fn width(text: impl Iterator<Item = char>, letter: usize) -> usize {
    let hundredths = |c: char| match c {
        ' ' | '.' | ',' | ':' | ';' | '-' | '\'' | '(' | ')' | 'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' => 34,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 100,
        'A'..='Z' => 70,
        '\0'..'\u{1100}' => 57,
        // East Asian scripts and pictures are as wide as high.
        _ => 105,
    };
    text.map(hundredths).sum::<usize>() * letter / 100
}
