//! The values in records: days, answers, letters, ids, texts.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use tandem::plan::field::{FieldValue, Kind, Problem};
use tandem::plan::id::MAX_ID;
use tandem::plan::letters::{LETTERS, Letters};
use tandem::plan::text::{Cleaned, Lines, clean};
use tandem::plan::{Answer, AnswerMap, Day, Id, IdSet, RoleSet, TableName};

use crate::make::{cases, field_and_value, id, pool};

#[test]
fn every_day_of_the_calendar_is_written_and_read() {
    let mut before: Option<Day> = None;
    let mut count = 0;
    for year in 1..=9999 {
        for month in 1..=12 {
            for day in 1..=31 {
                let Some(own) = Day::of(year, month, day) else { continue };
                assert_eq!(own.date(), (year, month, day));
                assert_eq!(Day::parse(&own.to_string()), Some(own));
                assert!(before.is_none_or(|before| before < own));
                before = Some(own);
                count += 1;
            }
        }
    }
    assert_eq!(count, 3_652_059, "the days from 0001-01-01 to 9999-12-31");
}

#[test]
fn known_days() {
    let gap = |from: &str, to: &str| -> i64 {
        let days = |text: &str| format!("{:?}", Day::parse(text).unwrap());
        let number = |text: &str| days(text).trim_start_matches("Day(").trim_end_matches(')').parse::<i64>().unwrap();
        number(to) - number(from)
    };
    assert_eq!(format!("{:?}", Day::of(1970, 1, 1).unwrap()), "Day(0)");
    assert_eq!(gap("1970-01-01", "2000-01-01"), 10_957);
    assert_eq!(gap("2000-02-28", "2000-03-01"), 2, "2000 was a leap year");
    assert_eq!(gap("1900-02-28", "1900-03-01"), 1, "1900 was none");
    assert_eq!(Day::of(2026, 3, 18).unwrap().in_words(), "18 March 2026");
    assert_eq!(Day::of(1, 12, 31).unwrap().in_words(), "31 December 1");
    assert_eq!(Day::of(1, 1, 1).unwrap().to_string(), "0001-01-01");
    for exists in ["2000-02-29", "1900-02-28", "2024-02-29", "9999-12-31", "0001-01-01"] {
        assert_eq!(Day::parse(exists).map(|day| day.to_string()).as_deref(), Some(exists));
    }
}

#[test]
fn what_is_no_day_is_refused() {
    for text in [
        "",
        "-",
        "--",
        "2026",
        "2026-03",
        "2026-03-18-01",
        "2026-3-18",
        "26-03-18",
        "2026-03-18 ",
        " 2026-03-18",
        "2026/03/18",
        "1900-02-29",
        "2023-02-29",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-01-32",
        "0000-01-01",
        "-001-01-01",
        "+026-01-01",
        "10000-01-01",
        "２０２６-03-18",
        "2026-03-1８",
        "2026-03-18T00:00",
        "today",
        "2026-0x-18",
    ] {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
    assert_eq!(Day::of(10_000, 1, 1), None);
    assert_eq!(Day::of(i32::MIN, 1, 1), None);
    assert_eq!(Day::of(2026, u32::MAX, u32::MAX), None);
}

#[test]
fn months_later_it_is_the_same_day_or_the_last_one() {
    let later = |text: &str, months: u32| Day::parse(text).unwrap().plus_months(months).map(|day| day.to_string());
    for (from, months, to) in [
        ("2026-11-22", 3, "2027-02-22"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-05-05", 0, "2026-05-05"),
        ("9999-09-30", 3, "9999-12-30"),
    ] {
        assert_eq!(later(from, months).as_deref(), Some(to), "{months} months after {from}");
    }
    assert_eq!((later("9999-10-01", 3), later("2026-01-01", u32::MAX)), (None, None));
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        vec(pool(), 1..4).prop_map(|roles| Answer::Roles(RoleSet::new(roles).unwrap())),
        Just(Answer::Team),
        Just(Answer::Nobody),
        Just(Answer::DontKnow)
    ]
}

/// A field value is written and read without loss and without a complaint.
fn round_trip<T: FieldValue + PartialEq + std::fmt::Debug>(value: &T, kind: Kind) {
    let (back, problem) = T::take(value.write(), kind);
    assert_eq!((&back, problem), (value, None));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn answers_are_read_as_they_are_written(answer in answer()) {
        prop_assert_eq!(Answer::read(&answer.write()), Some(answer));
    }

    #[test]
    fn answer_maps_keep_the_later_of_two_and_stay_sorted(pairs in vec((pool(), answer()), 0..12)) {
        let map = AnswerMap::new(pairs.clone());
        let model: std::collections::BTreeMap<_, _> = pairs.into_iter().collect();
        prop_assert!(map.iter().eq(model.iter()));
        prop_assert_eq!((map.len(), map.is_empty()), (model.len(), model.is_empty()));
        for (topic, answer) in &model {
            prop_assert_eq!(map.get(topic.as_str()), Some(answer));
        }
        prop_assert_eq!(map.get("not-there"), None);
        round_trip(&map, Kind::Answers);
    }

    #[test]
    fn one_answer_is_put_into_a_map_or_taken_out(pairs in vec((pool(), answer()), 0..12), topic in pool(), other in prop::option::of(answer())) {
        let map = AnswerMap::new(pairs.clone()).with(&topic, other.clone());
        let mut model: std::collections::BTreeMap<_, _> = pairs.into_iter().collect();
        match other {
            Some(answer) => drop(model.insert(topic, answer)),
            None => drop(model.remove(&topic)),
        }
        prop_assert!(map.iter().eq(model.iter()));
    }

    #[test]
    fn sets_of_ids_are_sets(ids in vec(pool(), 0..8), other in pool()) {
        let set = IdSet::new(ids.clone());
        let model: std::collections::BTreeSet<_> = ids.into_iter().collect();
        prop_assert!(set.iter().eq(model.iter()));
        prop_assert_eq!((set.len(), set.is_empty(), set.has(other.as_str())), (model.len(), model.is_empty(), model.contains(&other)));
        let toggled = set.toggled(&other);
        prop_assert_eq!(toggled.has(other.as_str()), !set.has(other.as_str()));
        prop_assert_eq!(toggled.toggled(&other), set.clone());
        round_trip(&set, Kind::Refs(TableName::Roles));
    }

    #[test]
    fn role_sets_are_sorted_distinct_and_never_empty(ids in vec(pool(), 0..6)) {
        let model: std::collections::BTreeSet<Id> = ids.iter().cloned().collect();
        match RoleSet::new(ids) {
            Some(set) => prop_assert!(set.roles().iter().eq(model.iter())),
            None => prop_assert!(model.is_empty()),
        }
    }

    #[test]
    fn letters_are_read_in_any_order_and_written_in_one(bits in 0..16usize, turn in any::<bool>()) {
        let chosen: Vec<char> = LETTERS.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, (c, _))| *c).collect();
        let in_order: String = chosen.iter().collect();
        let text: String = if turn { chosen.iter().rev().collect() } else { in_order.clone() };
        let letters = Letters::parse(&text).unwrap();
        prop_assert_eq!(letters.to_string(), in_order);
        for (letter, _) in LETTERS {
            prop_assert_eq!(letters.has(letter), chosen.contains(&letter));
        }
        round_trip(&letters, Kind::Letters);
    }

    #[test]
    fn taking_any_text_gives_a_clean_one(text in any::<String>(), max in 0..12usize, many in any::<bool>()) {
        let lines = if many { Lines::Many } else { Lines::One };
        let (once, _) = clean(text, max, lines);
        prop_assert!(once.chars().count() <= max);
        let (twice, done) = clean(once.clone(), max, lines);
        prop_assert_eq!((twice, done), (once, Cleaned::Fine), "cleaning a clean text does nothing");
    }

    #[test]
    fn an_id_is_what_it_says(text in "\\PC{0,6}") {
        let fits = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:*@".contains(c));
        prop_assert_eq!(Id::new(&text).map(|id| id.to_string()), fits.then_some(text));
    }

    #[test]
    fn random_ids_are_ids(bits in any::<u64>()) {
        let made = Id::random(&mut || bits);
        prop_assert_eq!(made.as_str().len(), 12);
        prop_assert!(!made.as_str().contains([':', '@', '*']), "no part of a natural id, no word of an answer");
        prop_assert_eq!(Id::new(made.as_str()), Some(made.clone()));
        // 60 bits count: each of them gives another id.
        for bit in 0..60 {
            prop_assert_ne!(Id::random(&mut || bits ^ (1 << bit)), made.clone());
        }
    }

    #[test]
    fn natural_ids_differ_if_a_part_differs(a in vec("[a-z]{1,3}", 3), b in vec("[a-z]{1,3}", 3)) {
        let natural = |parts: &[String]| {
            let ids: Vec<Id> = parts.iter().map(|part| id(part)).collect();
            Id::natural(&ids.iter().collect::<Vec<_>>())
        };
        prop_assert_eq!(natural(&a) == natural(&b), a == b);
    }
}

#[test]
fn natural_ids_join_their_parts() {
    assert_eq!(Id::natural(&[&id("set-vision"), &id("pm"), &id("*")]).as_str(), "set-vision:pm:*");
}

#[test]
fn natural_ids_of_long_parts_can_still_be_read_and_differ() {
    let long = |end: char| id(&format!("{}{end}", "a".repeat(MAX_ID - 1)));
    let (one, other) = (Id::natural(&[&long('x'), &long('y')]), Id::natural(&[&long('x'), &long('z')]));
    assert_eq!(Id::new(one.as_str()), Some(one.clone()), "an id that a file may hold");
    assert_ne!(one, other);
    assert_eq!(one, Id::natural(&[&long('x'), &long('y')]), "the same on every machine");
}

#[test]
fn what_is_no_id_is_refused() {
    let long = "a".repeat(MAX_ID + 1);
    for text in ["", " ", "a b", "é", "a/b", "a\n", "<b>", "\"", "\u{202E}a", long.as_str()] {
        assert_eq!(Id::new(text), None, "{text:?}");
    }
    assert!(Id::new(&"a".repeat(MAX_ID)).is_some());
}

#[test]
fn what_is_no_answer_is_refused() {
    for json in [
        json!(null),
        json!(""),
        json!([]),
        json!("@other"),
        json!(["pm", "@team"]),
        json!("a b"),
        json!(1),
        json!({}),
        json!([1]),
    ] {
        assert_eq!(Answer::read(&json), None, "{json}");
    }
    assert_eq!(Answer::read(&json!(["po", "pm", "po"])).unwrap().write(), json!(["pm", "po"]));
    assert_eq!(Answer::read(&json!(["pm"])), Some(Answer::role(id("pm"))));
}

#[test]
fn what_is_no_letters_is_refused() {
    for text in ["AA", "X", "a", "A R", "ARCIA", "Å"] {
        assert_eq!(Letters::parse(text), None, "{text:?}");
    }
}

#[test]
fn texts_lose_what_they_may_not_hold() {
    let check = |text: &str, max: usize, lines: Lines, expected: &str, done: Cleaned| {
        assert_eq!(clean(text.to_owned(), max, lines), (expected.to_owned(), done), "{text:?}");
    };
    check("plain", 9, Lines::One, "plain", Cleaned::Fine);
    check("ab\u{202E}cd\u{2066}e\u{FEFF}", 9, Lines::One, "abcde", Cleaned::Characters);
    check("bell\u{7}nul\0del\u{7F}c1\u{85}", 30, Lines::Many, "bellnuldelc1", Cleaned::Characters);
    check("two\nlines\tand tab", 30, Lines::One, "two lines and tab", Cleaned::Characters);
    check("two\nlines\tand tab", 30, Lines::Many, "two\nlines\tand tab", Cleaned::Fine);
    check("two\r\nlines", 30, Lines::Many, "two\nlines", Cleaned::Characters);
    // Characters count, not bytes: five of these are twenty bytes.
    check("🎉🎉🎉🎉🎉", 5, Lines::One, "🎉🎉🎉🎉🎉", Cleaned::Fine);
    check("🎉🎉🎉🎉🎉", 4, Lines::One, "🎉🎉🎉🎉", Cleaned::Length);
    check("éé", 1, Lines::One, "é", Cleaned::Length);
    check("", 0, Lines::One, "", Cleaned::Fine);
    check("x", 0, Lines::One, "", Cleaned::Length);
    // Marks that only help to show a text right, and emoji glued together, stay.
    check("\u{200F}עברית 👨\u{200D}👩\u{200D}👧", 30, Lines::One, "\u{200F}עברית 👨\u{200D}👩\u{200D}👧", Cleaned::Fine);
}

#[test]
fn numbers_go_to_the_nearest_end() {
    let kind = Kind::Whole { max: 10, unit: "" };
    let check = |json: Json, expected: u32, problem: Option<Problem>| {
        assert_eq!(u32::take(json.clone(), kind), (expected, problem), "{json}");
    };
    check(json!(10), 10, None);
    check(json!(0), 0, None);
    check(json!(11), 10, Some(Problem::Range(10)));
    check(json!(-5), 0, Some(Problem::Range(10)));
    check(json!(-5.5), 0, Some(Problem::Range(10)));
    check(json!(1e300), 10, Some(Problem::Range(10)));
    check(json!(u64::MAX), 10, Some(Problem::Range(10)));
    check(json!(i64::MIN), 0, Some(Problem::Range(10)));
    check(json!(2.5), 0, Some(Problem::Type("a whole number")));
    check(json!("3"), 0, Some(Problem::Type("a whole number")));
}

#[test]
fn every_kind_takes_null_as_its_default() {
    for table in tandem::plan::TABLES {
        let blank = tandem::plan::Plan::new(id("the-plan"));
        for def in table.fields() {
            assert_eq!(blank.table(*table).taken(def.name, Json::Null), (Json::Null, None), "{}.{}", table.as_str(), def.name);
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn taking_is_stable_for_every_kind((table, (name, value)) in any_field()) {
        let blank = tandem::plan::Plan::new(id("the-plan"));
        let (once, problem) = blank.table(table).taken(name, value);
        prop_assert_eq!(problem, None);
        prop_assert_eq!(blank.table(table).taken(name, once.clone()), (once, None));
    }
}

fn any_field() -> impl Strategy<Value = (TableName, (&'static str, Json))> {
    prop::sample::select(tandem::plan::TABLES).prop_flat_map(|table| (Just(table), field_and_value(table)))
}
