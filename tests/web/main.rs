//! What needs a real browser, in one binary that `wasm-bindgen-test` runs there.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod browser;
mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
