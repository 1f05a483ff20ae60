//! Numbers as sentences: what the reveal found, true for any data.
//!
//! Responsible for the choice of words by number. It does not know a screen, nor names.

use super::{Headline, Mirror};

/// A small number as a word, a larger one in digits.
#[must_use]
pub fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The words with a capital letter in front.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// A number of things: `1 topic`, `2 topics`.
#[must_use]
pub fn count_of(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// What the reveal found, as a heading.
#[must_use]
pub fn finding(found: &Headline) -> String {
    let paired = found.disputed + found.undisputed;
    let all = paired + found.single_voice + found.unanswered;
    if all == 0 {
        return "No topics are chosen".to_owned();
    }
    if paired == 0 {
        return format!("No topic of {all} has two answers, so there is nothing to compare yet");
    }
    if found.disputed == 0 {
        return match (all == paired, all) {
            (true, 1) => "All agree on the one topic".to_owned(),
            (true, _) => format!("All agree on all {all} topics"),
            (false, _) => format!("No dispute: all agree wherever two or more answered, on {paired} of {all} topics"),
        };
    }
    let contested = match found.contested {
        0 => "none contradicted flatly".to_owned(),
        some if some == all => "and flatly contradicted on each".to_owned(),
        some => format!("flatly contradicted on {}", in_words(some)),
    };
    match found.undisputed {
        0 => format!("Undisputed on none of {}, {contested}", count_of(all, "topic")),
        some => format!("Undisputed on {some} of {all} topics, {contested}"),
    }
}

/// What a role claims against what the others give it, as a heading. A role's name is whatever its team calls it, so it stands in front.
#[must_use]
pub fn mirrored(role: &str, mirror: &Mirror) -> String {
    let topics = |count: usize| format!("{} topic{}", in_words(count), if count == 1 { "" } else { "s" });
    let both = mirror.agreed.len() + mirror.claimed.len() + mirror.given.len() + mirror.neither.len();
    let found = match (mirror.claimed.len(), mirror.given.len()) {
        _ if both == 0 => "no topic on which both those who hold the role and others answer".to_owned(),
        (0, 0) if mirror.agreed.is_empty() => "claims nothing, and the others give it nothing".to_owned(),
        (0, 0) => "what it claims is what the others give it".to_owned(),
        (claimed, 0) => format!("claims {} that others give elsewhere", topics(claimed)),
        (0, given) => format!("is given {} that it does not claim", topics(given)),
        (claimed, given) => {
            format!(
                "claims {} that others give elsewhere, and is given {} that it does not claim",
                topics(claimed),
                in_words(given)
            )
        }
    };
    format!("{role}: {found}")
}

/// How far an alpha can be relied on. Source of the bounds: Krippendorff, "Content Analysis": 0.800 for conclusions, 0.667 as the lowest for
/// tentative ones.
#[must_use]
pub fn verdict(alpha: f64) -> &'static str {
    if alpha >= DEPENDABLE {
        "Dependable agreement"
    } else if alpha >= TENTATIVE {
        "Tentative agreement"
    } else if alpha > 0.0 {
        "Little agreement"
    } else {
        "No more agreement than by chance"
    }
}

/// From here on an alpha allows tentative conclusions.
pub const TENTATIVE: f64 = 0.667;
/// From here on an alpha allows conclusions.
pub const DEPENDABLE: f64 = 0.8;

/// A number with so many digits behind the point (at most nine), with a true minus sign, and never "−0.00". Written as whole numbers:
/// the library's way to write any fraction is 15 KB of tables and code. What is no finite number is a dash.
#[must_use]
pub fn digits(number: f64, places: u32) -> String {
    if !number.is_finite() || number.abs() > 1e9 {
        return "–".to_owned();
    }
    let unit = 10_u64.pow(places.min(9));
    let whole = (number.abs() * unit as f64).round() as u64;
    let sign = if number < 0.0 && whole > 0 { "−" } else { "" };
    let (units, rest) = (whole / unit, whole % unit);
    if unit == 1 { format!("{sign}{units}") } else { format!("{sign}{units}.{rest:0width$}", width = places.min(9) as usize) }
}
