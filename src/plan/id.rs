//! Ids: short, stable names of records. Knows nothing of the records themselves.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use siphasher::sip128::SipHasher13;

/// The longest id that is read, in bytes. A natural id of three parts of 40 still fits.
pub const MAX_ID: usize = 128;

/// What joins the parts of a natural id. Ids that are made at random or come from the catalogue never contain it.
const JOINT: char = ':';

/// The name of a record: 1 to [`MAX_ID`] characters out of letters, digits and `-_.:*@`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Id(Arc<str>);

/// So many texts are kept in case they come again: a power of two.
const KEPT: usize = 4096;

thread_local! {
    /// Texts of ids that were read, each at the place of its hash. A file names the same topics and roles on every sheet: equal ids then
    /// share one text, which is compared without looking at it. Nothing depends on what is in here.
    static READ: RefCell<Vec<Option<Arc<str>>>> = const { RefCell::new(Vec::new()) };
}

/// The text, shared with the one that was read before if that was the same.
fn shared(text: &str) -> Arc<str> {
    // FNV-1a; an id is short.
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    READ.with(|read| {
        let Ok(mut read) = read.try_borrow_mut() else { return text.into() };
        if read.is_empty() {
            read.resize(KEPT, None);
        }
        let Some(kept) = read.get_mut((hash ^ hash >> 16) as usize & (KEPT - 1)) else { return text.into() };
        match kept {
            Some(kept) if **kept == *text => kept.clone(),
            _ => {
                let new: Arc<str> = text.into();
                *kept = Some(new.clone());
                new
            }
        }
    })
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.0.cmp(&other.0) }
    }
}

impl Id {
    /// The id with this text, or nothing if the text cannot be one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.' | b':' | b'*' | b'@');
        (!text.is_empty() && text.len() <= MAX_ID && text.bytes().all(fits)).then(|| Self(shared(text)))
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
