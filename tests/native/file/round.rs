//! Round trips: what is written is read again, to the last byte, in whatever order its fields stand.

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use tandem::file::{Document, open};
use tandem::plan::{Plan, Record, Role, Stored};

use super::{opened, repairs};
use crate::make::{cases, document, file, id};

/// JSON with the keys of every object in an order drawn from a seed.
fn shuffled(json: &Json, seed: &mut u64) -> String {
    match json {
        Json::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            for at in (1..keys.len()).rev() {
                *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                keys.swap(at, (*seed >> 33) as usize % (at + 1));
            }
            let entries: Vec<String> =
                keys.into_iter().map(|key| format!("{}: {}", Json::from(key.as_str()), shuffled(&map[key], seed))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Json::Array(list) => {
            let items: Vec<String> = list.iter().map(|item| shuffled(item, seed)).collect();
            format!("[{}]", items.join(" , "))
        }
        other => other.to_string(),
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_written_opens_as_it_was(document in document()) {
        let opened = opened(&document.write());
        prop_assert_eq!(repairs(&opened), Vec::<String>::new());
        prop_assert_eq!(&opened.document, &document);
        prop_assert!(opened.migrated.is_empty());
    }

    #[test]
    fn writing_again_gives_the_same_bytes(document in document()) {
        let text = document.write();
        let again = opened(&text).document;
        prop_assert_eq!(&again.write(), &text);
        prop_assert!(text.ends_with("}\n"), "a line of its own");
        prop_assert_eq!(opened(&document.write_compact()).document.write(), text);
    }

    #[test]
    fn the_order_of_keys_does_not_matter(document in document(), seed in any::<u64>()) {
        let text = document.write();
        let json: Json = serde_json::from_str(&text).unwrap();
        let mut seed = seed;
        let other = shuffled(&json, &mut seed);
        prop_assert_eq!(open(other.as_bytes()), open(text.as_bytes()));
    }
}

#[test]
fn the_plan_may_come_before_the_format() {
    let plan =
        json!({"settings": {"id": "p", "name": "First"}, "roles": [{"id": "pm", "name": "PM"}], "future": [1]}).to_string();
    let rest = r#""format": "tandem-plan", "version": 1, "app": "0.1.0", "other": {"a": null}"#;
    let history = r#""history": [{"revision": "r1", "parents": [], "back": []}]"#;
    let expected = opened(&format!("{{{rest}, \"plan\": {plan}, {history}}}"));
    for text in [
        format!("{{\"plan\": {plan}, {rest}, {history}}}"),
        format!("{{{history}, \"plan\": {plan}, {rest}}}"),
        format!("{{\"version\": 1, \"plan\": {plan}, {history}, {rest}}}").replacen("\"version\": 1, ", "", 1),
    ] {
        assert_eq!(opened(&text), expected, "{text}");
    }
}

#[test]
fn what_newer_versions_added_survives() {
    let mut json = file(json!({
        "settings": {"id": "p", "name": "Plan", "colour": "teal"},
        "roles": [{"id": "pm", "name": "PM", "salary": {"from": 1.5, "to": [1, null]}}],
        "goals": [{"id": "g", "text": "Win"}],
    }));
    json["signature"] = json!({"by": "somebody"});
    let first = opened(&json.to_string());
    assert_eq!(first.repairs, []);
    let again: Json = serde_json::from_str(&first.document.write()).unwrap();
    assert_eq!(again, json);
    // Also after an edit of the very record.
    let pm = id("pm");
    let plan = &first.document.plan;
    let change = tandem::plan::actions::retype(plan, tandem::plan::TableName::Roles, &pm, Role::NAME, "Manager").unwrap();
    let edited = Document { plan: plan.applied(&change), ..first.document.clone() };
    json["plan"]["roles"][0]["name"] = json!("Manager");
    assert_eq!(serde_json::from_str::<Json>(&edited.write()).unwrap(), json);
}

#[test]
fn a_default_is_not_written() {
    let mut plan = Plan::new(id("p"));
    for table in tandem::plan::TABLES {
        let edit = crate::make::creation(*table, id("p"), Default::default());
        plan = plan.applied(&tandem::plan::Change { edits: vec![edit] });
    }
    let written: Json = serde_json::from_str(&Document::new(plan).write()).unwrap();
    let expected: Map<String, Json> = tandem::plan::TABLES
        .iter()
        .map(|table| {
            let blank = json!({"id": "p"});
            (table.as_str().to_owned(), if *table == tandem::plan::TableName::Settings { blank } else { json!([blank]) })
        })
        .collect();
    assert_eq!(written["plan"], Json::Object(expected));
}

#[test]
fn the_file_is_for_people_and_for_git() {
    let mut plan = Plan::new(id("p"));
    for role in ["b", "a"] {
        Role::table_mut(&mut plan).insert(Role { name: role.to_uppercase(), short: "x".into(), ..Role::blank(id(role)) });
    }
    let expected = r#"{
  "format": "tandem-plan",
  "version": 1,
  "app": "0.1.0",
  "plan": {
    "settings": {
      "id": "p"
    },
    "roles": [
      {
        "id": "a",
        "name": "A",
        "short": "x"
      },
      {
        "id": "b",
        "name": "B",
        "short": "x"
      }
    ]
  }
}
"#;
    assert_eq!(Document { app: "0.1.0".into(), ..Document::new(plan) }.write(), expected);
}

#[test]
fn a_mark_at_the_beginning_of_the_file_is_no_part_of_it() {
    let text = file(json!({"settings": {"id": "p"}})).to_string();
    assert_eq!(open(format!("\u{FEFF}{text}\r\n\t ").as_bytes()), open(text.as_bytes()));
}
