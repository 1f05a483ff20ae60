//! Damage at random: nothing panics, and what opens is then stable.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;

use tandem::file::{OpenError, open};

use super::kept::RICH;
use super::{opened, repairs};
use crate::make::{cases, foreign};

#[derive(Clone, Debug)]
enum Damage {
    Replace(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<prop::sample::Index>;
    let byte = prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:0-9e.ntf\\u@*".to_vec())];
    prop_oneof![
        (place(), byte.clone()).prop_map(|(at, byte)| Damage::Replace(at, byte)),
        (place(), vec(byte, 1..4)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (place(), 1..40usize).prop_map(|(at, count)| Damage::Remove(at, count)),
        (place(), 1..80usize).prop_map(|(at, count)| Damage::Repeat(at, count)),
    ]
}

fn damaged(text: &str, all: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for damage in all {
        if bytes.is_empty() {
            break;
        }
        match damage {
            Damage::Replace(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Damage::Insert(at, more) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, more.iter().copied());
            }
            Damage::Remove(at, count) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Damage::Repeat(at, count) => {
                let at = at.index(bytes.len());
                let part = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

/// What opens can be written and opened again: the same bytes, nothing left to repair.
fn stable(bytes: &[u8]) -> Result<(), TestCaseError> {
    match open(bytes) {
        Ok(first) => {
            let text = first.document.write();
            let again = opened(&text);
            prop_assert_eq!(repairs(&again), Vec::<String>::new());
            prop_assert_eq!(&again.document, &first.document);
            prop_assert_eq!(again.document.write(), text);
        }
        Err(error) => prop_assert!(error.to_string().ends_with('.'), "{error}"),
    }
    Ok(())
}

/// A place in JSON, counted in the order in which it is written, given another value.
fn replaced(json: &mut Json, place: &mut usize, value: &Json) -> bool {
    if *place == 0 {
        *json = value.clone();
        return true;
    }
    *place -= 1;
    match json {
        Json::Array(list) => list.iter_mut().any(|item| replaced(item, place, value)),
        Json::Object(map) => map.values_mut().any(|item| replaced(item, place, value)),
        _ => false,
    }
}

fn count(json: &Json) -> usize {
    1 + match json {
        Json::Array(list) => list.iter().map(count).sum(),
        Json::Object(map) => map.values().map(count).sum(),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn bytes_changed_at_random(all in vec(damage(), 1..5)) {
        stable(&damaged(RICH, &all))?;
    }

    #[test]
    fn values_changed_at_random(places in vec((any::<prop::sample::Index>(), foreign()), 1..5)) {
        let mut json: Json = serde_json::from_str(RICH).unwrap();
        for (place, value) in &places {
            let mut at = place.index(count(&json));
            prop_assert!(replaced(&mut json, &mut at, value));
        }
        stable(json.to_string().as_bytes())?;
    }

    #[test]
    fn keys_changed_at_random(
        from in prop::sample::select(vec!["id", "name", "roles", "settings", "plan", "history", "back", "exists", "order", "today"]),
        to in prop::sample::select(vec!["id", "name", "exists", "people", "settings", "unknown", "plan", "version", ""]),
        first in any::<bool>(),
    ) {
        let (from, to) = (format!("\"{from}\":"), format!("\"{to}\":"));
        let text = if first { RICH.replacen(&from, &to, 1) } else { RICH.replace(&from, &to) };
        stable(text.as_bytes())?;
    }

    #[test]
    fn any_bytes_at_all(bytes in vec(any::<u8>(), 0..64)) {
        prop_assert!(open(&bytes).is_err());
    }
}

#[test]
fn a_file_cut_off_at_any_byte_says_so() {
    let whole = RICH.trim_end().len();
    for end in 0..whole {
        let error = open(&RICH.as_bytes()[..end]).expect_err("a part is no plan");
        match error {
            OpenError::CutOff(..) => assert!(end > 0),
            OpenError::Empty => assert_eq!(end, 0),
            other => panic!("cut off at byte {end}: {other}"),
        }
    }
    assert_eq!(opened(&RICH[..whole]), opened(RICH), "only the line break at the end may be missing");
}
