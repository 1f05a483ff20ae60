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

/// A plan with decisions, which came later.
const DECIDED: &str = include_str!("../../fixtures/plans/v1-decided.json");

/// A plan with the second question, rights, stakeholders, handovers and acknowledgements, which came after that.
const SETTLED: &str = include_str!("../../fixtures/plans/v1-settled.json");

#[test]
fn the_kept_files_hold_something_of_everything() {
    let plans = [RICH, DECIDED, SETTLED].map(|text| opened(text).document.plan);
    for &table in TABLES {
        for def in table.fields() {
            let mut records = plans.iter().flat_map(|plan| plan.table(table).records());
            // A plan of a user is no sample.
            let used = def.name == "sample" || records.any(|record| !record.get(def.name).is_null());
            assert!(used, "no {} has {}", table.one(), def.name);
        }
    }
}

#[test]
fn the_rich_file_leads_back_to_its_share_points() {
    let document = opened(RICH).document;
    assert!(!document.is_unshared());
    let [first, second] = &document.history[..] else { panic!("{} share points", document.history.len()) };
    assert_eq!((first.by.as_str(), second.note.as_str()), ("Anna", "After the second workshop"));
    let before = document.at(&first.revision, None).unwrap();
    assert_eq!(before.settings().name, "Owners");
    assert_eq!((before.roles.len(), document.plan.roles.len()), (3, 4));
    assert_eq!(document.at(&second.revision, None), Some(document.plan));
}
