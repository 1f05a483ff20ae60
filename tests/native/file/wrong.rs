//! Wrong values, generated from the declarations: every field of every table gets every wrong type of JSON. The record, the
//! other fields and the other records survive, and the repair is named.

use serde_json::{Map, Value as Json, json};

use tandem::plan::field::Kind;
use tandem::plan::{TABLES, TableName};

use super::{opened, repairs};
use crate::make::{file, one_record};

/// A value that a field of this kind takes.
fn right(kind: Kind) -> Json {
    match kind {
        Kind::Text { .. } => json!("a text"),
        Kind::Flag => json!(true),
        Kind::Day => json!("2026-03-18"),
        Kind::Order => json!("V"),
        Kind::Whole { .. } => json!(7),
        Kind::Choice(choices) => json!(choices[1].0),
        Kind::Ref(_) => json!("a"),
        Kind::Refs(_) => json!(["a", "b"]),
        Kind::Answers => json!({"a": "pm", "b": "@team"}),
        Kind::Letters => json!("AR"),
    }
}

/// Values and, per kind, whether they are wrong for it.
fn is_wrong(kind: Kind, value: &Json) -> bool {
    match (kind, value) {
        (_, Json::Null) => false,
        (Kind::Text { .. }, Json::String(_)) | (Kind::Flag, Json::Bool(_)) => false,
        (Kind::Whole { max, .. }, Json::Number(number)) => number.as_u64().is_none_or(|own| own > max.into()),
        // Read as texts, `zz` is a key, a word and an id, but neither a day nor letters.
        (Kind::Order | Kind::Choice(_) | Kind::Ref(_), Json::String(text)) => !text.chars().all(|c| c.is_ascii_alphanumeric()),
        (Kind::Refs(_), Json::Array(list)) => !list.is_empty(),
        (Kind::Answers, Json::Object(map)) => !map.is_empty(),
        _ => true,
    }
}

fn wrong_values() -> Vec<Json> {
    let numbers =
        ["0", "5", "-5", "1.5", "1e300", "-1e300", "99999999999999999999", "18446744073709551615", "-9223372036854775808"];
    let mut values: Vec<Json> = numbers.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    values.extend([json!(null), json!(true), json!(false), json!("zz"), json!("a b/c"), json!([]), json!({})]);
    values.extend([
        json!([1]),
        json!([null, "x y"]),
        json!([[["a"]]]),
        json!({"x y": "pm"}),
        json!({"a": {"b": 1}}),
        json!({"a": 1.5}),
    ]);
    values
}

fn record(table: TableName) -> Map<String, Json> {
    let mut record = Map::from_iter([("id".to_owned(), json!("mine"))]);
    record.extend(table.fields().iter().map(|def| (def.name.to_owned(), right(def.kind))));
    record.insert("future".into(), json!({"kept": true}));
    record
}

#[test]
fn what_is_right_needs_no_repair() {
    for &table in TABLES {
        let opened = opened(&file(one_record(table, Json::Object(record(table)))).to_string());
        assert_eq!(repairs(&opened), Vec::<String>::new(), "{}", table.as_str());
    }
}

#[test]
fn every_field_takes_every_wrong_type_and_says_so() {
    for &table in TABLES {
        for def in table.fields() {
            for value in wrong_values() {
                let case = format!("{}.{} = {value}", table.as_str(), def.name);
                let mut record = record(table);
                record.insert(def.name.to_owned(), value.clone());
                let mut plan = one_record(table, Json::Object(record.clone()));
                if table != TableName::Settings {
                    plan[table.as_str()].as_array_mut().unwrap().push(json!({"id": "other", "future": 1}));
                }
                let opened = opened(&file(plan).to_string());
                let rows = opened.document.plan.table(table);
                let read = rows.record("mine").unwrap_or_else(|| panic!("{case}: the record is gone"));
                for other in table.fields().iter().filter(|other| other.name != def.name) {
                    assert_eq!(read.get(other.name), right(other.kind), "{case}: {} survives", other.name);
                }
                assert_eq!(read.get("future"), json!({"kept": true}), "{case}");
                assert!(table == TableName::Settings || rows.record("other").is_some(), "{case}: the other record survives");
                let said = repairs(&opened);
                if is_wrong(def.kind, &value) {
                    assert_eq!(said.len(), 1, "{case}: {said:?}");
                    assert!(said[0].contains("mine") && said[0].contains(def.label), "{case}: {said:?}");
                } else {
                    assert_eq!(said, Vec::<String>::new(), "{case}");
                }
                let text = opened.document.write();
                let again = super::opened(&text);
                assert_eq!((again.document.write(), repairs(&again)), (text, Vec::new()), "{case}: repaired once and for all");
            }
        }
    }
}

#[test]
fn wrong_tables_leave_the_others_alone() {
    for &table in TABLES.iter().filter(|table| **table != TableName::Settings) {
        for value in [json!(null), json!(5), json!("text"), json!({"mine": {"id": "mine"}}), json!(true)] {
            let mut plan = json!({"settings": {"id": "p"}, "goals": [1]});
            for &other in TABLES.iter().filter(|other| **other != TableName::Settings && **other != table) {
                plan[other.as_str()] = json!([{"id": "mine"}]);
            }
            plan[table.as_str()] = value.clone();
            let opened = opened(&file(plan).to_string());
            assert_eq!(opened.document.plan.count(), TABLES.len() - 1, "{} = {value}", table.as_str());
            assert_eq!(opened.document.plan.unknown.get("goals"), Some(&json!([1])));
            let said = repairs(&opened);
            assert_eq!(said.len(), 1);
            assert!(said[0].contains(&format!("“{}”", table.as_str())), "{said:?}");
        }
    }
}

#[test]
fn texts_too_long_are_cut_and_unsafe_ones_cleaned_in_every_field() {
    for &table in TABLES {
        for def in table.fields() {
            let Kind::Text { max, .. } = def.kind else { continue };
            for (text, expected, words) in [
                ("é".repeat(max + 1), "é".repeat(max), "cut to"),
                ("a\u{202E}b\u{0}c".to_owned(), "abc".to_owned(), "turn the direction"),
            ] {
                let mut record = record(table);
                record.insert(def.name.to_owned(), text.into());
                let opened = opened(&file(one_record(table, Json::Object(record))).to_string());
                let read = opened.document.plan.table(table).record("mine").unwrap();
                assert_eq!(read.get(def.name), json!(expected));
                let said = repairs(&opened);
                assert!(said.len() == 1 && said[0].contains(words) && said[0].contains(def.label), "{said:?}");
            }
        }
    }
}

#[test]
fn markup_is_kept_to_the_letter_everywhere() {
    for markup in
        ["<img src=x onerror=alert(1)>", "</script>", "<!--", "=1+1", "javascript:alert(1)", "${x}", "%s\\u0041", "&lt;"]
    {
        for &table in TABLES {
            let mut record = record(table);
            let texts = || table.fields().iter().filter(|def| matches!(def.kind, Kind::Text { max, .. } if max > 40));
            texts().for_each(|def| drop(record.insert(def.name.to_owned(), markup.into())));
            record.insert("future".into(), markup.into());
            let opened = opened(&file(one_record(table, Json::Object(record))).to_string());
            assert_eq!(repairs(&opened), Vec::<String>::new());
            let read = opened.document.plan.table(table).record("mine").unwrap();
            assert!(texts().all(|def| read.get(def.name) == json!(markup)) && read.get("future") == json!(markup));
        }
    }
}
