//! The picture of a link that a phone reads: a QR code, as one path. Knows no colour and no page.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version that is drawn: up to here a phone reads the code from a screen across a table.
pub const MOST_VERSION: u8 = 25;
/// How much room the standard wants around a code, in modules.
pub const QUIET: i32 = 4;

/// A code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Code {
    /// Its version, 1 to 40: how large it is.
    pub version: u8,
    /// How many modules a side has, with the room around it.
    pub side: i32,
    /// The dark modules, as the path of a picture that is `side` wide and high.
    pub path: String,
}

/// The code of a text, which is read even if 15 % of it cannot be seen; nothing if the text is too long for one.
pub fn code(text: &str) -> Option<Code> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let most = Version::new(MOST_VERSION);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, most, None, true).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                path.push_str(&format!("M{} {}h{}v1H{}z", from + QUIET, y + QUIET, x - from, from + QUIET));
            }
            x += 1;
        }
    }
    Some(Code { version: code.version().value(), side: code.size() + 2 * QUIET, path })
}
