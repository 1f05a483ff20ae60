//! The letters of a matrix cell: accountable, responsible, consulted, informed (RACI). Knows no rules about rows.

use std::fmt;

/// One or more of the four letters, in the order A R C I. The default is an empty cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Letters(u8);

/// Each letter with its word, in the order in which cells are written.
pub const LETTERS: [(char, &str); 4] = [('A', "accountable"), ('R', "responsible"), ('C', "consulted"), ('I', "informed")];

/// The letters of those who own a thing: A and R.
const OWNS: u8 = 0b11;

fn bit(letter: char) -> u8 {
    LETTERS.iter().position(|(own, _)| *own == letter).map_or(0, |at| 1 << at)
}

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

    /// This letter alone; none for any other character.
    pub fn only(letter: char) -> Self {
        Self(bit(letter))
    }

    /// With this letter as well. Accountable and responsible go together in one cell; consulted and informed each stand alone,
    /// since whoever owns a thing is neither asked nor told, and whoever is asked is told anyway. Any other character changes nothing.
    pub fn with(self, letter: char) -> Self {
        let own = bit(letter);
        let kept = match own {
            0 => self.0,
            _ if own & OWNS == 0 => 0,
            _ => self.0 & OWNS,
        };
        Self(kept | own)
    }

    /// Without this letter.
    pub fn without(self, letter: char) -> Self {
        Self(self.0 & !bit(letter))
    }

    /// With the letter if it is not among them, else without it.
    pub fn toggled(self, letter: char) -> Self {
        if self.has(letter) { self.without(letter) } else { self.with(letter) }
    }

    /// Their words, such as `accountable, responsible`; `no letter` if there is none.
    pub fn words(self) -> String {
        let words: Vec<&str> = LETTERS.iter().filter(|(letter, _)| self.has(*letter)).map(|(_, word)| *word).collect();
        if words.is_empty() { "no letter".to_owned() } else { words.join(", ") }
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a letter is among them.
    pub fn has(self, letter: char) -> bool {
        self.0 & bit(letter) != 0
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
