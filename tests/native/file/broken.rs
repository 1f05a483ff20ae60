//! Broken files, one fixture each: what is said of them, and that what they hold survives.

use serde_json::{Value as Json, json};

use tandem::file::open::MOST_BYTES;
use tandem::file::repair::MOST_LISTED;
use tandem::file::{OpenError, Opened, open};
use tandem::plan::TABLES;

use super::opened;
use crate::make::file;

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/broken/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The file is refused, and each of these parts stands in what is said.
fn refused(name: &str, parts: &[&str]) {
    refused_bytes(name, &fixture(name), parts);
}

fn refused_bytes(name: &str, bytes: &[u8], parts: &[&str]) {
    let words = match open(bytes) {
        Ok(opened) => panic!("{name} opens: {:?}", opened.repairs),
        Err(error) => error.to_string(),
    };
    for part in parts {
        assert!(words.contains(part), "{name}: “{part}” is not said in: {words}");
    }
}

/// The file opens; each repair holds its parts, in this order, and there are no others. What was opened is then whole.
fn repaired(name: &str, repairs: &[&[&str]]) -> Opened {
    let opened = open(&fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let said: Vec<String> = opened.repairs.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), repairs.len(), "{name}: {said:#?}");
    for (said, parts) in said.iter().zip(repairs) {
        for part in *parts {
            assert!(said.contains(part), "{name}: “{part}” is not said in: {said}");
        }
    }
    let again = super::opened(&opened.document.write());
    assert_eq!(again.document, opened.document, "{name}");
    assert_eq!(super::repairs(&again), Vec::<String>::new(), "{name}: repaired once and for all");
    opened
}

/// The records of a table as they stand in the file that is written.
fn table(opened: &Opened, table: &str) -> Json {
    let file: Json = serde_json::from_str(&opened.document.write()).unwrap();
    file["plan"][table].clone()
}

#[test]
fn what_is_no_plan_is_refused_with_what_to_do() {
    const CHOOSE: &str = "Choose the file that Tandem exported";
    for name in ["empty", "whitespace", "mark-alone"] {
        refused(name, &["is empty", CHOOSE]);
    }
    refused("not-json", &["line 1, column 1", "not JSON", CHOOSE]);
    refused("page", &["line 1, column 1", "not JSON", CHOOSE]);
    refused("trailing-comma", &["line 1, column 74", "not JSON", CHOOSE]);
    refused("conflict-marks", &["line 3", "not JSON", CHOOSE]);
    refused("two-in-one", &["line 1", "not JSON", CHOOSE]);
    refused("half-character", &["line 1", "not JSON", CHOOSE]);
    for name in ["not-ours", "null", "number", "list", "format-number", "other-format"] {
        refused(name, &["is JSON, but not a plan of Tandem", CHOOSE]);
    }
    for name in ["not-utf8", "utf16", "zip"] {
        refused(name, &["is not text", "ending in .json"]);
    }
    refused("number-too-large", &["line 2, column", "too large", "correct it there"]);
}

#[test]
fn a_file_that_stops_in_the_middle_is_asked_for_again() {
    refused("cut-off", &["stops in the middle", "line 8, column", "Ask for it again"]);
    refused("cut-off-in-character", &["stops in the middle", "line 1, column", "Ask for it again"]);
}

#[test]
fn other_files_of_tandem_are_called_by_their_kind() {
    refused("kit", &["a kit of questions, not a plan", "opened in the page, it asks its questions"]);
    refused("sheet", &["a sheet of answers, not a plan", "add the sheet"]);
    refused("else", &["not a plan", "“tandem-else”", "Choose a plan file"]);
}

#[test]
fn a_newer_file_is_refused_with_both_versions() {
    const RELOAD: &str = "Reload this page to get the newest Tandem";
    let ours = format!("reads up to {}", tandem::file::format::VERSION);
    refused("newer", &["newer Tandem (9.4.2)", "version 7", &ours, RELOAD]);
    refused("newer-no-app", &["newer Tandem:", "version 2", &ours, RELOAD]);
    refused("version-largest", &["version 18446744073709551615", &ours, RELOAD]);
}

#[test]
fn a_version_that_makes_no_sense_is_no_version() {
    for kind in ["zero", "text", "huge", "negative", "fraction", "null", "long", "missing"] {
        refused(&format!("version-{kind}"), &["does not say of which version", "Export the plan again"]);
    }
}

#[test]
fn a_file_without_a_plan_says_so() {
    for name in ["no-plan", "plan-list", "plan-text", "plan-null-first"] {
        refused(name, &["there is no plan in it", "Export it again"]);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_even_looked_at() {
    let mut bytes = vec![b' '; MOST_BYTES];
    refused_bytes("32 MB of nothing", &bytes, &["is empty"]);
    bytes.resize(33_000_000.max(MOST_BYTES + 1), b'x');
    refused_bytes("larger", &bytes, &["MB", "opens plans up to 34 MB", "choose another one"]);
    assert!(matches!(open(&bytes), Err(OpenError::TooLarge(size)) if size == bytes.len()));
}

#[test]
fn nesting_ten_thousand_deep_is_refused() {
    for (before, open_bracket, close_bracket, after) in [
        (
            r#"{"format": "tandem-plan", "version": 1, "plan": {"settings": {"id": "p"}, "roles": [{"id": "pm", "name": "#,
            "[",
            "]",
            "}]}}",
        ),
        (r#"{"format": "tandem-plan", "version": 1, "plan": {"settings": {"id": "p"}, "goals": "#, "{\"a\":", "}", "}}"),
        (r#"{"format": "tandem-plan", "version": 1, "history": "#, "[", "]", ", \"plan\": {\"settings\": {\"id\": \"p\"}}}"),
        (r#"{"other": "#, "[", "]", "}"),
    ] {
        let text = format!("{before}{}1{}{after}", open_bracket.repeat(10_000), close_bracket.repeat(10_000));
        refused_bytes(before, text.as_bytes(), &["nested too deeply", "Choose the file"]);
        refused_bytes(before, &text.as_bytes()[..before.len() + 9000], &["Choose the file"]);
    }
    let lists = "[".repeat(10_000) + &"]".repeat(10_000);
    refused_bytes("lists", lists.as_bytes(), &["not a plan of Tandem"]);
    refused_bytes("open lists", "[".repeat(10_000).as_bytes(), &["stops in the middle"]);
}

#[test]
fn what_opens_can_still_be_opened_when_its_history_holds_it() {
    for levels in [10, 60, 64, 65, 100, 118] {
        let mut deep = json!(1);
        (0..levels).for_each(|_| deep = json!([deep]));
        let json = file(json!({"settings": {"id": "p"}, "roles": [{"id": "pm", "future": deep}]}));
        let first = opened(&json.to_string());
        let kept = first.repairs.is_empty();
        assert_eq!(kept, levels <= 64, "{levels}: {:?}", first.repairs);
        assert!(kept || first.repairs[0].to_string().contains("Role pm: a field “future”"));
        let shared = first.document.shared(None, Default::default());
        let base = shared.plan.clone();
        let gone = tandem::plan::actions::remove(&base, tandem::plan::TableName::Roles, &crate::make::id("pm")).unwrap();
        let next = tandem::file::Document { plan: base.applied(&gone), ..shared };
        let next = next.shared(Some(&base), Default::default());
        let again = opened(&next.write()).document;
        assert_eq!(again.at(&again.history[0].revision, None), Some(base));
    }
}

#[test]
fn two_records_with_one_id_are_both_kept_and_named() {
    let opened = repaired(
        "duplicate-ids",
        &[&["Two of the roles had the id pm", "the second as pm-3"], &["Two of the roles had the id pm", "the second as pm-4"]],
    );
    let names: Vec<(String, String)> =
        opened.document.plan.roles.iter().map(|role| (role.id.to_string(), role.name.clone())).collect();
    let expected = [("pm", "First"), ("pm-2", "In the way"), ("pm-3", "Second"), ("pm-4", "Third"), ("po", "Owner")];
    assert_eq!(names, expected.map(|(id, name)| (id.to_owned(), name.to_owned())));
}

#[test]
fn of_two_records_with_one_natural_id_the_first_counts() {
    let opened = repaired("duplicate-natural-ids", &[&["matrix cell v:pm:*", "stood there twice", "first one counts"]]);
    assert_eq!(table(&opened, "cells"), json!([{"id": "v:pm:*", "responsibility": "v", "role": "pm", "letters": "A"}]));
}

#[test]
fn keys_that_stand_twice_are_named_and_lists_read_as_one() {
    let opened = repaired(
        "duplicate-keys",
        &[
            &["Plan p", "“name”", "twice", "last one counts"],
            &["“roles” stands twice", "Both were read"],
            &["Two of the roles had the id pm", "pm-2"],
            &["“goals” stands twice", "last one counts"],
            &["“other” stands twice", "last one counts"],
        ],
    );
    assert_eq!(
        table(&opened, "roles"),
        json!([{"id": "pm", "name": "Manager"}, {"id": "pm-2", "name": "Other"}, {"id": "po", "name": "Owner"}])
    );
    assert_eq!((table(&opened, "settings"), table(&opened, "goals")), (json!({"id": "p", "name": "Second"}), json!(2)));
    let opened = repaired("duplicate-plans", &[&["“plan” stands twice", "last one counts"]]);
    assert_eq!(opened.document.plan.settings().name, "Second");
}

#[test]
fn references_to_what_is_not_there_are_kept_and_named() {
    let opened = repaired(
        "dangling",
        &[
            &["Holder a:pm:*", "the participant a", "kept and shown as unknown"],
            &["Holder a:pm:*", "the role pm"],
            &["Responsibility v", "the area gone"],
            &["Round r", "the responsibility w"],
            &["Sheet r:a", "the role pm"],
            &["Sheet r:a", "the responsibility x"],
        ],
    );
    let written: Json = serde_json::from_str(&opened.document.write()).unwrap();
    let read: Json = serde_json::from_slice(&fixture("dangling")).unwrap();
    assert_eq!(written["plan"]["holdings"], read["plan"]["holdings"]);
    assert_eq!(written["plan"]["sheets"][0]["today"], json!({"v": "pm", "x": "@team"}));
}

#[test]
fn records_without_a_usable_id_get_one() {
    let opened = repaired("strange-ids", &[&["6 of the roles had no usable id and got one"]]);
    let roles: Vec<_> = opened.document.plan.roles.iter().map(|role| (role.name.as_str(), role.id.as_str())).collect();
    assert_eq!(
        roles,
        [
            ("G", "fine"),
            ("A", "unnamed-2"),
            ("B", "unnamed-3"),
            ("C", "unnamed-4"),
            ("D", "unnamed-5"),
            ("E", "unnamed-6"),
            ("F", "unnamed-7")
        ]
    );
    let opened = repaired("one-strange-id", &[&["One participant had no usable id and got one"]]);
    assert_eq!(table(&opened, "people"), json!([{"id": "unnamed-2", "name": "Anna"}]));
}

#[test]
fn what_is_no_record_is_left_out_and_the_rest_survives() {
    let opened =
        repaired("no-records", &[&["5 entries among the roles are no records"], &["One entry among the areas is no record"]]);
    assert_eq!(table(&opened, "roles"), json!([{"id": "pm", "name": "Manager"}]));
    let opened = repaired("no-lists", &[&["“roles”", "something else"], &["“areas”", "something else"]]);
    assert_eq!(table(&opened, "people"), json!([{"id": "a", "name": "Anna"}]));
}

#[test]
fn a_plan_without_settings_is_a_plan_of_its_own() {
    let name = |opened: &Opened| opened.document.plan.settings().name;
    for fixture in ["no-settings", "settings-text"] {
        let opened = repaired(fixture, &[&["did not say which plan it is", "a plan of its own"]]);
        assert_eq!(name(&opened), "Plan without a name");
        assert_eq!(table(&opened, "roles"), json!([{"id": "pm", "name": "Manager"}]));
    }
    let opened = repaired("settings-without-id", &[&["did not say which plan it is"]]);
    assert_eq!((name(&opened).as_str(), opened.document.plan.settings().sample), ("Our plan", true));
    // The same file is the same plan on every device, another is another.
    let id = |name: &str| repaired(name, &[&[]]).document.plan.id().clone();
    assert_eq!(id("no-settings"), id("settings-text"));
    assert!(id("no-settings").as_str().starts_with("plan-"));
    let other = opened_plan_id(json!({"roles": [{"id": "po"}]}));
    assert_ne!(id("no-settings").as_str(), other);
}

fn opened_plan_id(plan: Json) -> String {
    opened(&file(plan).to_string()).document.plan.id().to_string()
}

#[test]
fn numbers_out_of_range_go_to_the_nearest_end() {
    let out = "a number outside of 0 to 1000000 was brought to the nearest end";
    let opened = repaired(
        "numbers",
        &[
            &["Sheet a, revision", out],
            &["Sheet b", out],
            &["Sheet c", out],
            &["Sheet d", "expected a whole number"],
            &["Sheet f", "expected a whole number"],
            &["Sheet g, note", "a text"],
        ],
    );
    let revisions: Vec<u32> = opened.document.plan.sheets.iter().map(|sheet| sheet.revision).collect();
    assert_eq!(revisions, [1_000_000, 0, 1_000_000, 0, 3, 0, 0]);
    assert_eq!(opened.document.plan.sheets.get("g").unwrap().note, "12");
}

#[test]
fn characters_with_which_a_name_passes_for_another_are_removed() {
    let turned = "control characters or marks that turn the direction of writing were removed";
    let opened = repaired(
        "characters",
        &[&["Plan p, name", turned], &["Role pm, name", turned], &["Role po, name", turned], &["Role po, short name", turned]],
    );
    assert_eq!(opened.document.plan.settings().name, "Plan");
    assert_eq!(table(&opened, "roles"), json!([{"id": "pm", "name": "Manager"}, {"id": "po", "name": "Ow ner", "short": "PO"}]));
}

#[test]
fn markup_is_a_text_like_any_other() {
    let opened = repaired("markup", &[]);
    let written: Json = serde_json::from_str(&opened.document.write()).unwrap();
    assert_eq!(written, serde_json::from_slice::<Json>(&fixture("markup")).unwrap());
}

#[test]
fn a_field_that_no_record_can_have_is_left_out() {
    let opened = repaired("reserved-fields", &[&["Role pm: a field “exists”", "left out"]]);
    assert_eq!(table(&opened, "roles"), json!([{"id": "pm", "name": "Manager"}]));
}

#[test]
fn rubbish_in_the_history_costs_only_itself() {
    repaired("history-text", &[&["“history”", "something else"]]);
    repaired("one-bad-point", &[&["One share point could not be read"]]);
    let opened = repaired("history-rubbish", &[&["8 share points could not be read and were left out"]]);
    let document = &opened.document;
    assert_eq!(document.history.len(), 1);
    assert_eq!((document.history[0].parents.clone(), document.history[0].day), (vec!["missing".to_owned()], None));
    assert_eq!(document.at("good", None).as_ref(), Some(&document.plan));
    assert_eq!(document.at("missing", None), None);
}

#[test]
fn small_oddities_need_no_repair() {
    assert_eq!(repaired("mark", &[]).document.plan.settings().name, "Plan");
    assert_eq!(repaired("app-strange", &[]).document.app, "");
}

#[test]
fn many_repairs_are_counted_not_listed() {
    let roles: Vec<Json> = (0..500).map(|number| json!({"id": format!("r{number}"), "name": [number]})).collect();
    let opened = opened(&file(json!({"settings": {"id": "p"}, "roles": roles})).to_string());
    assert_eq!((opened.repairs.len(), opened.more_repairs), (MOST_LISTED, 500 - MOST_LISTED));
    assert_eq!(opened.document.plan.roles.len(), 500);
}

#[test]
fn very_many_records_without_an_id_or_with_one_id_take_no_time() {
    // Looking for each free id from the beginning would be 200 million steps.
    let nameless = vec![json!({}); 20_000];
    let plan = opened(&file(json!({"settings": {"id": "p"}, "roles": nameless})).to_string()).document.plan;
    assert_eq!(plan.roles.len(), 20_000);
    let twins: Vec<Json> = (0..20_000).map(|number| json!({"id": "x", "name": number.to_string()})).collect();
    let plan = opened(&file(json!({"settings": {"id": "p"}, "roles": twins})).to_string()).document.plan;
    assert_eq!(plan.roles.len(), 20_000);
    assert_eq!(plan.count(), 20_001);
}

#[test]
fn every_broken_file_is_the_subject_of_a_test() {
    let source = include_str!("broken.rs");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/broken");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in &names {
        let said = |name: &str| source.contains(&format!("\"{name}\""));
        assert!(said(name) || name.strip_prefix("version-").is_some_and(said), "{name} is in no test");
        // And nothing in it breaks the rest: it is refused or opens.
        if let Ok(opened) = open(&fixture(name)) {
            assert!(TABLES.iter().all(|table| opened.document.plan.table(*table).count() < 10), "{name}");
        }
    }
    assert!(names.len() > 50);
}
