//! Order inside a list: a key per record, so that a move changes one field of one record. Knows nothing of lists.
//!
//! A key is a fraction between 0 and 1, written as its digits in base 62 without a trailing zero; comparing the texts compares
//! the fractions. Between any two different keys there is another.

use std::fmt;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// The longest key that is read, in digits. A list sorted anew gets short keys again.
pub const MAX_ORDER: usize = 200;

/// A place in a list. Records are sorted by key, then by id. The default stands before all others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct OrderKey(Box<str>);

impl OrderKey {
    /// The key with this text, or nothing if the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() <= MAX_ORDER && text.bytes().all(|b| b.is_ascii_alphanumeric()) && !text.ends_with('0');
        fits.then(|| Self(text.into()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key after `low` and before `high`; without `high`, at the end. If `high` is not after `low` there is no place between,
    /// and the key comes right after `low`.
    pub fn between(low: &Self, high: Option<&Self>) -> Self {
        let digits = |key: &Self| -> Vec<usize> { key.0.bytes().map(value).collect() };
        match high.filter(|high| *high > low) {
            Some(high) => Self::of(amid(&digits(low), &digits(high))),
            None => Self::of(after(digits(low))),
        }
    }

    /// The key with these digits, without trailing zeros.
    fn of(mut digits: Vec<usize>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits.into_iter().map(digit).collect::<String>().into())
    }

    /// Keys for a new list of `count` items, evenly spread and all of one length.
    pub fn spread(count: usize) -> Vec<Self> {
        let mut length = 1;
        let mut room = BASE;
        while room <= count {
            room *= BASE;
            length += 1;
        }
        let step = room / (count + 1);
        (1..=count)
            .map(|i| {
                let mut rest = i * step;
                let mut digits = vec![0; length];
                for place in digits.iter_mut().rev() {
                    *place = rest % BASE;
                    rest /= BASE;
                }
                Self::of(digits)
            })
            .collect()
    }
}

/// The digits half way between two keys.
fn amid(low: &[usize], high: &[usize]) -> Vec<usize> {
    let mut digits = Vec::new();
    // Whether the digits so far equal those of `high`, which then still bounds the next one.
    let mut bounded = true;
    for place in 0.. {
        let from = low.get(place).copied().unwrap_or(0);
        let to = if bounded { high.get(place).copied().unwrap_or(0) } else { BASE };
        if to > from + 1 {
            digits.push((from + to) / 2);
            break;
        }
        digits.push(from);
        bounded &= from == to;
    }
    digits
}

/// The digits of a key after this one. As many digits as it begins with the last digit of all, and one more, are counted on, so
/// that the keys of a list that only grows get longer with the logarithm of its length.
fn after(mut digits: Vec<usize>) -> Vec<usize> {
    let leading = digits.iter().take_while(|digit| **digit == BASE - 1).count();
    digits.resize((2 * leading + 1).min(MAX_ORDER).max(leading + 1), 0);
    // The digit after the leading ones is not the last of all, so the carry ends there.
    for digit in digits.iter_mut().rev() {
        *digit = (*digit + 1) % BASE;
        if *digit > 0 {
            break;
        }
    }
    digits
}

fn value(byte: u8) -> usize {
    DIGITS.iter().position(|&d| d == byte).unwrap_or(0)
}

fn digit(value: usize) -> char {
    DIGITS.get(value).map_or('0', |&b| char::from(b))
}

impl fmt::Debug for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}
