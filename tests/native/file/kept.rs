//! Real files of every version that was ever written. They open without repairs and are written back to the last byte, for ever.

use tandem::plan::TABLES;

use super::opened;

/// A small plan with something in every table and two share points.
pub const RICH: &str = include_str!("../../fixtures/plans/v1-rich.json");

#[test]
fn every_kept_file_opens_without_repairs_and_is_written_back_as_it_was() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/plans");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let opened = opened(&text);
        assert_eq!((&opened.repairs[..], opened.more_repairs), (&[][..], 0), "{}", path.display());
        if opened.migrated.is_empty() {
            assert_eq!(opened.document.write(), text, "{}", path.display());
        }
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn the_rich_file_holds_something_of_everything() {
    let document = opened(RICH).document;
    for &table in TABLES {
        let records: Vec<_> = document.plan.table(table).records().collect();
        for def in table.fields() {
            // A plan of a user is no sample.
            let used = def.name == "sample" || records.iter().any(|record| !record.get(def.name).is_null());
            assert!(used, "no {} has {}", table.one(), def.name);
        }
    }
    assert!(!document.is_unshared());
    let [first, second] = &document.history[..] else { panic!("{} share points", document.history.len()) };
    assert_eq!((first.by.as_str(), second.note.as_str()), ("Anna", "After the second workshop"));
    let before = document.at(&first.revision, None).unwrap();
    assert_eq!(before.settings().name, "Owners");
    assert_eq!((before.roles.len(), document.plan.roles.len()), (3, 4));
    assert_eq!(document.at(&second.revision, None), Some(document.plan));
}
