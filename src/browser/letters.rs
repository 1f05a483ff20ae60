//! Letters as the browser knows them. Knows no meaning of a text.

use js_sys::{JsString, RegExp};

/// In lower case.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { JsString::from(text).to_lower_case().into() }
}

/// In upper case.
pub fn upper(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { JsString::from(text).to_upper_case().into() }
}

/// The letters and digits of a text in lower case, with hyphens between its words.
pub fn file_stem(text: &str) -> String {
    let gaps = RegExp::new(r"[^\p{Alphabetic}\p{N}]+", "gu");
    let joined: String = JsString::from(lower(text)).replace_by_pattern(&gaps, "-").into();
    joined.trim_matches('-').to_owned()
}
