//! Ids: short, stable names of records. Knows nothing of the records themselves.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use siphasher::sip128::SipHasher13;

/// The longest id that is read, in bytes. A natural id of three parts of 40 still fits.
pub const MAX_ID: usize = 128;

/// What joins the parts of a natural id. Ids that are made at random or come from the catalogue never contain it.
const JOINT: char = ':';

/// The name of a record: 1 to [`MAX_ID`] characters out of letters, digits and `-_.:*@`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The id with this text, or nothing if the text cannot be one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.' | b':' | b'*' | b'@');
        (!text.is_empty() && text.len() <= MAX_ID && text.bytes().all(fits)).then(|| Self(text.into()))
    }

    /// An id for a new record: 12 characters of 5 bits each, out of what `random` returns.
    pub fn random(random: &mut impl FnMut() -> u64) -> Self {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let bits = random();
        let text: String = (0..12).filter_map(|i| LETTERS.get((bits >> (5 * i) & 31) as usize)).map(|&b| char::from(b)).collect();
        Self(text.into())
    }

    /// The id of a record with a natural key, so that two people who make the same record make one record.
    pub fn natural(parts: &[&Id]) -> Self {
        let mut text = String::new();
        for part in parts {
            if !text.is_empty() {
                text.push(JOINT);
            }
            text.push_str(part.as_str());
        }
        if text.len() > MAX_ID {
            // Imported parts may be long. What no file could hold gets a name of its own, the same on every machine.
            text = format!("natural-{:032x}", SipHasher13::new().hash(text.as_bytes()).as_u128());
        }
        Self(text.into())
    }

    /// An id that the program itself names, such as that of a built-in role. An unfit text becomes `_`, which a test forbids.
    pub fn fixed(text: &str) -> Self {
        Self::new(text).unwrap_or_else(|| Self("_".into()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}
