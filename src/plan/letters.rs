//! The letters of a matrix cell: accountable, responsible, consulted, informed (RACI). Knows no rules about rows.

use std::fmt;

/// One or more of the four letters, in the order A R C I. The default is an empty cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Letters(u8);

/// Each letter with its word, in the order in which cells are written.
pub const LETTERS: [(char, &str); 4] = [('A', "accountable"), ('R', "responsible"), ('C', "consulted"), ('I', "informed")];

impl Letters {
    /// Reads `"AR"`; nothing if there is another character or one stands twice.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bits = 0;
        for c in text.chars() {
            let bit = 1 << LETTERS.iter().position(|(letter, _)| *letter == c)?;
            if bits & bit != 0 {
                return None;
            }
            bits |= bit;
        }
        Some(Self(bits))
    }

    /// Whether a letter is among them.
    pub fn has(self, letter: char) -> bool {
        LETTERS.iter().position(|(l, _)| *l == letter).is_some_and(|bit| self.0 & (1 << bit) != 0)
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        LETTERS.iter().filter(|(letter, _)| self.has(*letter)).try_for_each(|(letter, _)| write!(f, "{letter}"))
    }
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}
