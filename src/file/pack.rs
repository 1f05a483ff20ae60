//! Bytes as text for a storage that counts UTF-16 units: 15 bits to a unit, and a checksum before it. Knows no storage.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// The first of the 32,768 characters in use. None of them is a surrogate, a control character or white space of ASCII.
const FIRST: u32 = 0x0100;
const BITS: u32 = 15;

/// The bytes, 15 bits to a character. The last character may hold up to 14 bits of padding; the first says how many bytes of the last
/// two characters count.
pub fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 8);
    let mut push = |value: u32| text.extend(char::from_u32(FIRST + value));
    push(u32::try_from(bytes.len() % 15).unwrap_or_default());
    let (mut held, mut count) = (0u32, 0);
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            push(held >> count);
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        push(held << (BITS - count));
    }
    text
}

/// The bytes of a packed text; nothing if it holds a character that [`pack`] does not use.
pub fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut chars = text.chars();
    let value = |c: char| u32::from(c).checked_sub(FIRST).filter(|value| *value < 1 << BITS);
    let remainder = value(chars.next()?)? as usize;
    let mut bytes = Vec::with_capacity(text.len());
    let (mut held, mut count) = (0u32, 0);
    for c in chars {
        held = held << BITS | value(c)?;
        count += BITS;
        while count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(held >> count & 0xFF).ok()?);
        }
        held &= (1 << count) - 1;
    }
    // Padding can make one byte too many.
    if bytes.len() % 15 != remainder {
        bytes.pop();
    }
    (bytes.len() % 15 == remainder).then_some(bytes)
}

/// A short checksum of a text: 13 characters in base 36 at most. It finds damage, not malice.
pub fn checksum(text: &str) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    let mut rest = hasher.finish();
    let mut digits = Vec::new();
    while rest > 0 || digits.is_empty() {
        digits.push(char::from_digit(u32::try_from(rest % 36).unwrap_or_default(), 36).unwrap_or('0'));
        rest /= 36;
    }
    digits.into_iter().collect()
}

/// A text with its checksum before it.
pub fn sealed(text: &str) -> String {
    format!("{} {text}", checksum(text))
}

/// The text behind its checksum; nothing if they do not fit.
pub fn unsealed(sealed: &str) -> Option<&str> {
    let (sum, text) = sealed.split_once(' ')?;
    (sum == checksum(text)).then_some(text)
}
