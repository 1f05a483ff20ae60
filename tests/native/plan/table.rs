//! A table against the plainest model of one: a sorted map.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::plan::table::{Absent, Table};
use tandem::plan::{AnyRecord, Id, Record, Role};

use crate::make::{cases, id};

#[derive(Clone, Debug)]
enum Op {
    Insert(u16, u8),
    Edit(u16, u8),
    Create(u16, u8),
    Remove(u16),
}

fn op(keys: u16) -> impl Strategy<Value = Op> {
    let key = 0..keys;
    prop_oneof![
        4 => (key.clone(), any::<u8>()).prop_map(|(key, name)| Op::Insert(key, name)),
        1 => (key.clone(), any::<u8>()).prop_map(|(key, name)| Op::Edit(key, name)),
        1 => (key.clone(), any::<u8>()).prop_map(|(key, name)| Op::Create(key, name)),
        3 => key.prop_map(Op::Remove),
    ]
}

fn key(number: u16) -> Id {
    id(&format!("r{number:04}"))
}

fn role(number: u16, name: u8) -> Role {
    Role { name: format!("n{name}"), ..Role::blank(key(number)) }
}

fn run(table: &mut Table<Role>, model: &mut BTreeMap<Id, Role>, op: &Op) {
    let rename = |name: u8| {
        move |record: &mut dyn AnyRecord| {
            let problem = record.set(Role::NAME, format!("n{name}").into());
            assert_eq!(problem, None);
        }
    };
    match *op {
        Op::Insert(number, name) => {
            table.insert(role(number, name));
            model.insert(key(number), role(number, name));
        }
        Op::Edit(number, name) => {
            table.edit(&key(number), Absent::Skip, &mut rename(name));
            model.entry(key(number)).and_modify(|own| own.name = format!("n{name}"));
        }
        Op::Create(number, name) => {
            table.edit(&key(number), Absent::Create, &mut rename(name));
            model.entry(key(number)).or_insert_with(|| Role::blank(key(number))).name = format!("n{name}");
        }
        Op::Remove(number) => {
            table.remove(key(number).as_str());
            model.remove(&key(number));
        }
    }
}

fn same(table: &Table<Role>, model: &BTreeMap<Id, Role>) {
    assert!(table.iter().eq(model.values()), "the same records in the same order");
    assert_eq!((table.len(), table.is_empty(), table.count()), (model.len(), model.is_empty(), model.len()));
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn a_table_is_a_sorted_map(start in vec(0..900u16, 0..400), ops in vec(op(900), 3000)) {
        let mut model: BTreeMap<Id, Role> = start.iter().map(|&number| (key(number), role(number, 0))).collect();
        let (mut table, twice) = Table::new(start.iter().map(|&number| role(number, 0)).collect());
        prop_assert_eq!(twice.len(), start.len() - model.len());
        for (at, op) in ops.iter().enumerate() {
            run(&mut table, &mut model, op);
            let touched = match op { Op::Insert(n, _) | Op::Edit(n, _) | Op::Create(n, _) | Op::Remove(n) => key(*n) };
            prop_assert_eq!(table.get(touched.as_str()), model.get(&touched));
            if at % 300 == 0 {
                same(&table, &model);
            }
        }
        same(&table, &model);
        for number in 0..900 {
            prop_assert_eq!(table.get(key(number).as_str()), model.get(&key(number)));
        }
    }

    #[test]
    fn a_copy_of_a_table_does_not_change_with_it(first in vec(op(300), 0..600), later in vec(op(300), 1..200)) {
        let (mut table, mut model) = (Table::default(), BTreeMap::new());
        first.iter().for_each(|op| run(&mut table, &mut model, op));
        let (copy, kept) = (table.clone(), model.clone());
        later.iter().for_each(|op| run(&mut table, &mut model, op));
        same(&copy, &kept);
        same(&table, &model);
    }

    #[test]
    fn tables_are_equal_by_content_not_by_way(numbers in vec(0..400u16, 0..400)) {
        let (built, _) = Table::new(numbers.iter().map(|&number| role(number, 1)).collect());
        let mut grown = Table::default();
        numbers.iter().rev().for_each(|&number| grown.insert(role(number, 1)));
        prop_assert_eq!(&built, &grown);
        if let Some(&number) = numbers.first() {
            grown.insert(role(number, 2));
            prop_assert_ne!(built, grown);
        }
    }
}

#[test]
fn of_two_with_one_id_the_first_stands_and_the_others_come_back() {
    let (table, twice) = Table::new(vec![role(2, 1), role(1, 1), role(2, 2), role(2, 3)]);
    assert_eq!(table.get(key(2).as_str()).unwrap().name, "n1");
    let back: Vec<&str> = twice.iter().map(|record| record.name.as_str()).collect();
    assert_eq!(back, ["n2", "n3"]);
}

#[test]
fn records_that_were_not_touched_are_shared_not_copied() {
    let (mut table, _) = Table::new((0..1000).map(|number| role(number, 0)).collect());
    let before = table.clone();
    assert!(before.shares_all_with(&table));
    table.insert(role(500, 9));
    assert!(!before.shares_all_with(&table));
    let shared = before.iter().zip(table.iter()).filter(|(a, b)| std::ptr::eq(*a, *b)).count();
    assert_eq!(shared, 999);
}

#[test]
fn growing_in_any_direction_keeps_the_order() {
    for numbers in [(0..1000u16).collect::<Vec<_>>(), (0..1000).rev().collect(), (0..1000).map(|n| n * 7 % 1000).collect()] {
        let mut table = Table::default();
        numbers.iter().for_each(|&number| table.insert(role(number, 0)));
        assert!(table.iter().map(|record| record.id.clone()).eq((0..1000).map(key)));
        (0..1000).for_each(|number| table.remove(key(number).as_str()));
        assert!(table.is_empty() && table.iter().next().is_none());
    }
}
