//! What a text of a user may contain. Knows nothing of fields.

/// Whether a character has no place in a text: control characters, and the marks that turn the direction of what follows,
/// with which a name can pass for another. Line breaks and tabs are fine where `lines` are.
pub fn is_unsafe(c: char, lines: Lines) -> bool {
    match c {
        '\n' | '\t' => lines == Lines::One,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => true,
        c => c.is_control(),
    }
}

/// Whether a text may run over lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lines {
    /// A name: one line.
    One,
    /// A note: any number of lines.
    Many,
}

/// What [`clean`] had to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cleaned {
    /// Nothing: the text was fine.
    Fine,
    /// It held characters that are not allowed; they are gone, line breaks became spaces.
    Characters,
    /// It was longer than `max` characters; the rest is gone.
    Length,
}

/// The text without what it may not contain, at most `max` characters (Unicode scalar values) long.
pub fn clean(text: String, max: usize, lines: Lines) -> (String, Cleaned) {
    let mut done = Cleaned::Fine;
    let mut text = text;
    // Most texts are plain, and plain is quick to see.
    let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !plain && text.chars().any(|c| is_unsafe(c, lines)) {
        done = Cleaned::Characters;
        text = text
            .chars()
            .filter_map(|c| match c {
                '\n' | '\t' | '\u{2028}' | '\u{2029}' if lines == Lines::One => Some(' '),
                c => (!is_unsafe(c, lines)).then_some(c),
            })
            .collect();
    }
    // Bytes are never fewer than characters, so most texts need no counting.
    if text.len() > max
        && let Some((end, _)) = text.char_indices().nth(max)
    {
        text.truncate(end);
        done = Cleaned::Length;
    }
    (text, done)
}
