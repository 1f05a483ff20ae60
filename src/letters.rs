//! Lower and upper case, as the platform has them: the browser's own tables in the browser, Rust's elsewhere. Both are those of
//! Unicode; a second set of them would be 8 KB of the download.

#[cfg(target_arch = "wasm32")]
pub use crate::browser::letters::{lower, upper};

/// In lower case.
#[cfg(not(target_arch = "wasm32"))]
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// In upper case.
#[cfg(not(target_arch = "wasm32"))]
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}
