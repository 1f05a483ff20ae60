//! Places in lists: there is always one between, and they stay short.

use proptest::prelude::*;

use tandem::plan::OrderKey;
use tandem::plan::order::MAX_ORDER;

use crate::make::cases;

fn key() -> impl Strategy<Value = OrderKey> {
    prop_oneof![Just(OrderKey::default()), "[0-9A-Za-z]{0,3}[1-9A-Za-z]".prop_map(|text| OrderKey::parse(&text).unwrap())]
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn between_is_strictly_between(a in key(), b in key()) {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        prop_assume!(low != high);
        let middle = OrderKey::between(&low, Some(&high));
        prop_assert!(low < middle && middle < high, "{low:?} {middle:?} {high:?}");
        prop_assert_eq!(OrderKey::parse(middle.as_str()), Some(middle), "it can be read");
    }

    #[test]
    fn the_end_is_after_all(low in key()) {
        let next = OrderKey::between(&low, None);
        prop_assert!(next > low);
        prop_assert_eq!(OrderKey::parse(next.as_str()), Some(next));
    }

    #[test]
    fn without_room_it_comes_right_after(low in key(), high in key()) {
        let (low, high) = if low < high { (high, low) } else { (low, high) };
        prop_assert!(OrderKey::between(&low, Some(&high)) > low);
    }

    #[test]
    fn keys_are_read_as_they_are_written(key in key()) {
        prop_assert_eq!(OrderKey::parse(key.as_str()), Some(key));
    }
}

/// The longest of so many keys, each after the one before, and whether all can be read again.
fn longest_append(count: usize) -> usize {
    let mut last = OrderKey::default();
    let mut longest = 0;
    for _ in 0..count {
        let next = OrderKey::between(&last, None);
        assert!(next > last, "{last:?} {next:?}");
        assert_eq!(OrderKey::parse(next.as_str()).as_ref(), Some(&next));
        longest = longest.max(next.as_str().len());
        last = next;
    }
    longest
}

#[test]
fn appends_stay_short() {
    assert!(longest_append(1000) <= 4, "{}", longest_append(1000));
    assert!(longest_append(20_000) <= 8, "{}", longest_append(20_000));
}

#[test]
fn many_inserts_at_one_place_can_be_read() {
    let (low, high) = (OrderKey::parse("1").unwrap(), OrderKey::parse("2").unwrap());
    for downwards in [true, false] {
        let (mut from, mut to) = (low.clone(), high.clone());
        for _ in 0..900 {
            let middle = OrderKey::between(&from, Some(&to));
            assert!(from < middle && middle < to && middle.as_str().len() <= MAX_ORDER);
            if downwards { to = middle } else { from = middle }
        }
    }
}

#[test]
fn spread_is_strictly_increasing_with_room_around() {
    for count in [0, 1, 2, 60, 61, 62, 63, 3843, 3844, 10_000] {
        let keys = OrderKey::spread(count);
        assert_eq!(keys.len(), count);
        assert!(keys.is_sorted_by(|a, b| a < b), "{count}");
        for key in &keys {
            assert_eq!(OrderKey::parse(key.as_str()).as_ref(), Some(key));
            assert!(*key > OrderKey::default() && key.as_str().len() <= 3, "{key:?}");
        }
    }
}

#[test]
fn what_is_no_key_is_refused() {
    let long = "1".repeat(MAX_ORDER + 1);
    for text in ["0", "10", "a0", "-", "a b", "é", "a\n", long.as_str()] {
        assert_eq!(OrderKey::parse(text), None, "{text:?}");
    }
    assert_eq!(OrderKey::parse(""), Some(OrderKey::default()));
    assert!(OrderKey::parse(&"1".repeat(MAX_ORDER)).is_some());
}
