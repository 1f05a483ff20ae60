//! The chain of migrations, and the shape of the format, neither of which may lose a link.

use serde_json::{Map, Value as Json, json};

use tandem::file::format::VERSION;
use tandem::file::migrate::{MIGRATIONS, Migration, migrate};
use tandem::file::schema::schema;

#[test]
fn there_is_one_migration_for_every_version_before_this_one() {
    let from: Vec<u32> = MIGRATIONS.iter().map(|step| step.from).collect();
    assert_eq!(from, (1..VERSION).collect::<Vec<_>>());
    let mut names: Vec<&str> = MIGRATIONS.iter().map(|step| step.name).collect();
    assert!(names.iter().all(|name| !name.trim().is_empty()));
    names.sort();
    names.dedup();
    assert_eq!(names.len(), MIGRATIONS.len(), "names are distinct");
}

const CHAIN: &[Migration] = &[
    Migration {
        from: 1,
        name: "call participants people",
        run: |file| {
            let plan = file.get_mut("plan").and_then(Json::as_object_mut).ok_or("it has no plan.")?;
            if let Some(people) = plan.remove("participants") {
                plan.insert("people".into(), people);
            }
            Ok(())
        },
    },
    Migration {
        from: 2,
        name: "count people",
        run: |file| {
            let count = file["plan"]["people"].as_array().map_or(0, Vec::len);
            file.insert("count".into(), count.into());
            Ok(())
        },
    },
];

fn run(version: u32, mut file: Json) -> (Result<Vec<&'static str>, String>, Json) {
    let map: &mut Map<String, Json> = file.as_object_mut().unwrap();
    (migrate(CHAIN, map, version), file)
}

#[test]
fn a_file_goes_through_every_step_from_its_version_on() {
    let people = json!([{"id": "anna"}]);
    let (ran, file) = run(1, json!({"version": 1, "plan": {"participants": people}}));
    assert_eq!(ran, Ok(vec!["call participants people", "count people"]));
    assert_eq!(file, json!({"version": 3, "plan": {"people": people}, "count": 1}));

    let (ran, file) = run(2, json!({"version": 2, "plan": {"participants": people}}));
    assert_eq!(ran, Ok(vec!["count people"]), "an earlier step would misread a later file");
    assert_eq!(file, json!({"version": 3, "plan": {"participants": people}, "count": 0}));

    let now = json!({"version": 3, "plan": {}});
    assert_eq!(run(3, now.clone()), (Ok(Vec::new()), now));
}

#[test]
fn a_step_that_cannot_do_its_work_ends_the_chain_with_its_sentence() {
    let (ran, file) = run(1, json!({"version": 1}));
    assert_eq!(ran, Err("it has no plan.".to_owned()));
    assert_eq!(file, json!({"version": 1}), "no later step ran");
    let words = tandem::file::OpenError::Migration("it has no plan.".into()).to_string();
    assert!(words.contains("older Tandem") && words.contains("it has no plan."), "{words}");
}

const SNAPSHOT: &str = include_str!("../../fixtures/schema.txt");

#[test]
fn the_shape_of_the_format_loses_nothing() {
    let now = schema();
    let gone: Vec<&str> = SNAPSHOT.lines().filter(|line| !now.lines().any(|own| own == *line)).collect();
    assert!(
        gone.is_empty(),
        "files hold fields that are no longer read, or are read as something else: {gone:#?}\nA released field stays. If it must go, \
         raise VERSION and write a migration."
    );
    let new: Vec<&str> = now.lines().filter(|line| !SNAPSHOT.lines().any(|own| own == *line)).collect();
    assert!(
        new.is_empty(),
        "new fields: add these lines to tests/fixtures/schema.txt, and they are promised for ever:\n{}",
        new.join("\n")
    );
}
