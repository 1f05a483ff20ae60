//! The command line: what it prints and with which code it ends.

use std::process::Command;

/// Runs `tandem` in the folder of the fixtures; what it printed and its code.
fn run(words: &[&str]) -> (String, i32) {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let output = Command::new(env!("CARGO_BIN_EXE_tandem")).args(words).current_dir(fixtures).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

fn check(words: &[&str], code: i32, says: &[&str]) {
    let (printed, ended) = run(words);
    for part in says {
        assert!(printed.contains(part), "{words:?} should say {part:?}, but said:\n{printed}");
    }
    assert_eq!(ended, code, "{words:?} said:\n{printed}");
}

#[test]
fn a_sound_file_is_checked_without_remarks() {
    check(&["check", "plans/v1-rich.json"], 0, &["plans/v1-rich.json", "records", "2 share points"]);
}

#[test]
fn a_file_with_repairs_names_them_and_one_that_cannot_be_opened_says_why() {
    check(&["check", "broken/duplicate-ids.json"], 1, &["had the id"]);
    check(&["check", "broken/not-json.json"], 2, &["it is not JSON"]);
    check(&["check", "nowhere.json"], 2, &["nowhere.json"]);
}

#[test]
fn a_difference_is_told_in_words() {
    check(&["diff", "plans/v1-rich.json", "plans/v1-rich.json"], 0, &[]);
    let other = std::env::temp_dir().join(format!("tandem-cli-{}.json", std::process::id()));
    let text = include_str!("../fixtures/plans/v1-rich.json").replacen("\"name\": \"", "\"name\": \"Another ", 1);
    std::fs::write(&other, text).unwrap();
    let (printed, code) = run(&["diff", "plans/v1-rich.json", other.to_str().unwrap()]);
    std::fs::remove_file(&other).unwrap();
    assert_eq!(code, 1);
    assert!(printed.starts_with("~ plan ") && printed.contains("Another "), "{printed}");
}

#[test]
fn without_a_command_it_says_what_there_is() {
    check(&[], 2, &["usage: tandem check FILE", "tandem diff FILE FILE"]);
}
