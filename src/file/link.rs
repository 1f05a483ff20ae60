//! Kits and sheets as texts that travel in a link, a code or a message. Knows no browser: what deflates is handed in and out as bytes.
//!
//! ```text
//! tandem-kit-1.<base64url of deflated JSON>             in the fragment of a link: <address>#/answer?k=…
//! tandem-sheet-1.<base64url of deflated JSON>.<check>   in a message, with whatever the message puts around it
//! tandem-kit-1p.…  tandem-sheet-1p.…                    the same without deflating
//! ```
//! The JSON of a kit is its short form (see [`super::Kit::write_short`]), that of a sheet is its file. The end of a sheet is known by its
//! check of six letters, since what follows in a message may look like more of it.

use std::fmt;

use super::pack::checksum;

/// What the query of a link calls the kit that it carries.
pub const LINK_KEY: &str = "k";
/// The most letters of a link that is made: beyond it mail and chat programs cut links.
pub const MOST_LINK: usize = 8_000;
/// The most letters of a kit or a sheet that is read. Deflate makes at most a thousand bytes of one.
pub const MOST_CODED: usize = 64_000;
/// The most bytes of a text that is read: one that was pasted, or what a link holds once it is inflated.
pub const MOST_TEXT: usize = 2_000_000;
/// The most sheets that are taken out of one text.
const MOST_FOUND: usize = 1000;
/// The version that is written.
const VERSION: u64 = 1;
/// How many letters of the checksum stand behind a sheet.
const CHECK: usize = 6;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What travels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The questions of a round.
    Kit,
    /// The answers of a participant.
    Sheet,
}

impl Kind {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kit => "kit",
            Self::Sheet => "sheet",
        }
    }
}

/// A kit or a sheet as it travels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coded {
    /// Which of the two.
    pub kind: Kind,
    /// Whether the bytes are deflated JSON, as opposed to JSON.
    pub deflated: bool,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was found in a text that somebody pasted.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// The text of a file.
    Json(String),
    /// One as it travels in messages.
    Coded(Coded),
}

/// Why a link, a code or a text was not taken, or not made. Its text says what is wrong and what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// There is no sheet in the text.
    Nothing,
    /// It holds questions where answers are asked for.
    Questions,
    /// It holds answers where questions are asked for.
    Answers,
    /// It holds a whole plan.
    Plan,
    /// It stops before its end.
    CutOff(Kind),
    /// What it should hold is not in it.
    Damaged(Kind),
    /// It was made by a newer version of Tandem.
    Newer(Kind),
    /// It is larger than what is read.
    TooLarge,
    /// The link would have so many letters.
    TooLong(usize),
    /// The page has no address that others could open.
    NoAddress,
    /// What is set as the address is none.
    BadAddress,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => write!(
                f,
                "There is no sheet of answers in this text. Copy the whole message that you were sent, from “tandem-sheet” on, and paste it again."
            ),
            Self::Questions => write!(
                f,
                "This is a kit of questions, not a sheet of answers. It is for those who answer: they open its link, and send back what they copy at the end."
            ),
            Self::Answers => {
                write!(f, "It holds answers, not questions. Whoever asked pastes them under Answers in the plan that asked.")
            }
            Self::Plan => write!(f, "This is a whole plan, not a sheet of answers. Save it as a file and open that."),
            Self::CutOff(kind) => {
                write!(f, "The {} stops in the middle: it was not copied to its end. Ask for it again.", kind.word())
            }
            Self::Damaged(kind) => write!(
                f,
                "The {} is damaged: letters of it were lost or changed on the way, or this browser is too old to unpack it. Ask for it again, best as a file.",
                kind.word()
            ),
            Self::Newer(kind) => write!(
                f,
                "The {} was made by a newer Tandem. Reload this page to get the newest Tandem, then try again.",
                kind.word()
            ),
            Self::TooLarge => {
                write!(f, "It is too large for a kit or a sheet of Tandem. Ask for it again, best as a file.")
            }
            Self::TooLong(letters) => write!(
                f,
                "The questions are too many for a link: it would have {letters} letters, and programs cut links from {MOST_LINK} on. Send the kit as a file."
            ),
            Self::NoAddress => write!(
                f,
                "This page was opened from a file, which nobody else can open. Fill in the address where participants open Tandem, or send the kit as a file."
            ),
            Self::BadAddress => write!(
                f,
                "The address where participants open Tandem has to begin with https:// or http:// and holds no spaces. Copy it from the browser’s address bar."
            ),
        }
    }
}

/// The bytes, six bits to a letter that stays as it is in every address.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    let mut push = |value: u32| text.extend(LETTERS.get((value & 63) as usize).map(|letter| char::from(*letter)));
    let (mut held, mut count) = (0u32, 0);
    for &byte in bytes {
        held = (held << 8 | u32::from(byte)) & 0xFFFF;
        count += 8;
        while count >= 6 {
            count -= 6;
            push(held >> count);
        }
    }
    if count > 0 {
        push(held << (6 - count));
    }
    text
}

/// The bytes of such a text; nothing if it is not what [`encode`] writes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut count) = (0u32, 0);
    for letter in text.bytes() {
        held = (held << 6 | value(letter)?) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((held >> count & 0xFF) as u8);
        }
    }
    (count < 6 && held & ((1 << count) - 1) == 0).then_some(bytes)
}

/// What a letter stands for.
fn value(letter: u8) -> Option<u32> {
    let (first, from) = match letter {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'-' => return Some(62),
        b'_' => return Some(63),
        _ => return None,
    };
    Some(u32::from(letter - first) + from)
}

/// The letters behind a sheet by which its end and damage are known.
fn check_of(deflated: bool, payload: &str) -> String {
    format!("{:0<CHECK$}", checksum(&format!("{}{payload}", marked(deflated)))).chars().take(CHECK).collect()
}

/// What says that nothing is deflated.
fn marked(deflated: bool) -> &'static str {
    if deflated { "" } else { "p" }
}

impl Coded {
    /// As it travels.
    pub fn write(&self) -> String {
        let payload = encode(&self.bytes);
        let end = if self.kind == Kind::Sheet { format!(".{}", check_of(self.deflated, &payload)) } else { String::new() };
        format!("tandem-{}-{VERSION}{}.{payload}{end}", self.kind.word(), marked(self.deflated))
    }

    /// Reads one that begins this text.
    pub fn read(text: &str) -> Result<Self, LinkError> {
        Self::begin(text).map_or(Err(LinkError::Nothing), |(coded, _)| coded)
    }

    /// One that begins this text, and what follows it; nothing if none does.
    fn begin(text: &str) -> Option<(Result<Self, LinkError>, &str)> {
        let rest = text.strip_prefix("tandem-")?;
        let kind = if rest.starts_with("kit-") { Kind::Kit } else { Kind::Sheet };
        let rest = rest.strip_prefix(kind.word())?.strip_prefix('-')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (version, rest) = rest.split_at_checked(digits).filter(|(version, _)| !version.is_empty())?;
        if version.parse() != Ok(VERSION) {
            return Some((Err(LinkError::Newer(kind)), rest));
        }
        let (deflated, rest) = rest.strip_prefix('p').map_or((true, rest), |rest| (false, rest));
        let Some(rest) = rest.strip_prefix('.') else { return Some((Err(LinkError::Damaged(kind)), rest)) };
        let (payload, rest) = rest.split_at_checked(rest.bytes().take_while(|own| value(*own).is_some()).count())?;
        if payload.len() > MOST_CODED {
            return Some((Err(LinkError::TooLarge), rest));
        }
        let whole = match kind {
            Kind::Kit => Ok(rest),
            Kind::Sheet => match (rest.strip_prefix('.'), rest.is_empty()) {
                (Some(rest), _) if rest.starts_with(&check_of(deflated, payload)) => Ok(rest.get(CHECK..).unwrap_or_default()),
                (Some(rest), _) if rest.len() >= CHECK => Err(LinkError::Damaged(kind)),
                (Some(_), _) | (_, true) => Err(LinkError::CutOff(kind)),
                _ => Err(LinkError::Damaged(kind)),
            },
        };
        Some(match whole {
            Ok(rest) => match decode(payload).filter(|bytes| !bytes.is_empty()) {
                Some(bytes) => (Ok(Self { kind, deflated, bytes }), rest),
                None => (Err(LinkError::Damaged(kind)), rest),
            },
            Err(error) => (Err(error), rest),
        })
    }
}

/// Finds the sheets in a text that somebody pasted, with whatever mail programs and people put around and into them; each as what it
/// is, or why it is none.
pub fn find(text: &str) -> Vec<Result<Found, LinkError>> {
    if text.len() > MOST_TEXT {
        return vec![Err(LinkError::TooLarge)];
    }
    let mut found = in_messages(text);
    if found.is_empty() {
        found = in_files(text);
    }
    if found.is_empty() {
        found.push(Err(LinkError::Nothing));
    }
    found
}

/// Those that travel in messages. What is broken into lines, indented and quoted is put together again: none of that is a letter of them.
fn in_messages(text: &str) -> Vec<Result<Found, LinkError>> {
    let noise = |c: char| {
        c.is_whitespace() || matches!(c, '>' | '|' | '=' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    let text: String = text.chars().filter(|c| !noise(*c)).collect();
    let mut rest = text.as_str();
    let mut found = Vec::new();
    while let Some(at) = rest.find("tandem-")
        && found.len() < MOST_FOUND
    {
        let (_, from) = rest.split_at(at);
        match Coded::begin(from) {
            Some((coded, after)) => {
                found.push(coded.and_then(|coded| match coded.kind {
                    Kind::Sheet => Ok(Found::Coded(coded)),
                    Kind::Kit => Err(LinkError::Questions),
                }));
                rest = after;
            }
            None => rest = from.strip_prefix("tandem-").unwrap_or_default(),
        }
    }
    found
}

/// The texts of files.
fn in_files(text: &str) -> Vec<Result<Found, LinkError>> {
    let lines = text.lines().map(|line| line.trim_start_matches(|c: char| c.is_whitespace() || c == '>'));
    let text = lines.collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    let mut found = Vec::new();
    while let Some(at) = rest.find("\"tandem-")
        && found.len() < MOST_FOUND
    {
        let (before, from) = rest.split_at(at);
        // Nothing but texts stands before the format in a file.
        let Some(object) = before.rfind('{').and_then(|brace| rest.get(brace..)) else {
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        let is = |kind: &str| from.get(1..).is_some_and(|from| from.starts_with(kind));
        let (found_here, after) = match balanced(object) {
            _ if is("tandem-kit\"") => (Err(LinkError::Questions), balanced(object).unwrap_or(object.len())),
            _ if is("tandem-plan\"") => (Err(LinkError::Plan), balanced(object).unwrap_or(object.len())),
            Some(end) => (Ok(Found::Json(object.get(..end).unwrap_or_default().to_owned())), end),
            None => (Err(LinkError::CutOff(Kind::Sheet)), object.len()),
        };
        found.push(found_here);
        rest = object.get(after..).unwrap_or_default();
    }
    found
}

/// Where the object ends that begins this text.
fn balanced(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The address under which others open Tandem: the one that is set, else that of this page, if others can open it.
pub fn address(set: &str, own: &str) -> Result<String, LinkError> {
    let (address, error) = match set.trim() {
        "" => (own, LinkError::NoAddress),
        set => (set, LinkError::BadAddress),
    };
    let address = address.split('#').next().unwrap_or_default();
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let fits = host.is_some_and(|host| host.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric() || first == b'['));
    let plain =
        |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}');
    if fits && address.len() <= 500 && address.bytes().all(plain) { Ok(address.to_owned()) } else { Err(error) }
}

/// The link that asks the questions of a kit, which is coded already.
pub fn link(address: &str, kit: &str) -> Result<String, LinkError> {
    let link = format!("{address}#/answer?{LINK_KEY}={kit}");
    if link.len() > MOST_LINK { Err(LinkError::TooLong(link.len())) } else { Ok(link) }
}
