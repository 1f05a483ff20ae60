//! The browser's storage and its deflate.

use tandem::browser::compress::{deflate, inflate};
use tandem::browser::storage::{Shelf, StoreError, get, keys, remove, set};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_deflated_is_inflated_to_the_last_byte() {
    let noise: Vec<u8> = (0..100_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [&b""[..], b"a", "Ünïcode 🎉".repeat(5000).as_bytes(), &noise] {
        let deflated = deflate(bytes).await.unwrap();
        assert_eq!(inflate(&deflated).await.unwrap(), bytes);
    }
}

#[wasm_bindgen_test]
async fn what_was_not_deflated_is_nothing() {
    assert_eq!(inflate(b"no deflate at all").await, None);
    let mut cut = deflate(&[7; 10_000]).await.unwrap();
    cut.pop();
    assert_eq!(inflate(&cut).await, None);
}

#[wasm_bindgen_test]
fn texts_are_kept_by_key_and_keys_are_listed_in_order() {
    for (key, text) in [("web/b", "2"), ("web/a", "Ü🎉\u{0100}"), ("weber", "3")] {
        set(Shelf::Device, key, text).unwrap();
    }
    assert_eq!(get(Shelf::Device, "web/a").as_deref(), Some("Ü🎉\u{0100}"));
    assert_eq!(keys(Shelf::Device, "web/"), ["web/a", "web/b"]);
    assert_eq!(get(Shelf::Tab, "web/a"), None);
    for key in ["web/a", "web/b", "weber", "never there"] {
        remove(Shelf::Device, key);
    }
    assert_eq!(keys(Shelf::Device, "web"), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn more_than_there_is_room_for_is_refused_and_leaves_what_was_there() {
    set(Shelf::Device, "web/full", "before").unwrap();
    assert_eq!(set(Shelf::Device, "web/full", &"x".repeat(6_000_000)), Err(StoreError::Full));
    assert_eq!(get(Shelf::Device, "web/full").as_deref(), Some("before"));
    remove(Shelf::Device, "web/full");
}
