//! Sorting. The library's own sort is compiled anew for every type of item and every order, which cost this page 25 KB of its
//! download; here it is compiled once, for places in a list. Maps that are collected sort, too. Knows nothing of what is sorted.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

/// Sorts a list; what compares equal stays in its order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order_by(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// Sorts a list by its own order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// The places `0..count` in an order; what compares equal stays in its order.
pub fn order_by(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// A map of these entries; of two with one key the later stands in it.
pub fn gathered<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// An object of these entries; of two with one name the later stands in it.
pub fn object(entries: impl IntoIterator<Item = (String, Json)>) -> Json {
    let mut map = Map::new();
    for (name, value) in entries {
        map.insert(name, value);
    }
    Json::Object(map)
}
