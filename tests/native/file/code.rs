//! Codes: an independent reader reads what we draw.

use proptest::prelude::*;

use tandem::file::code::{Code, MOST_VERSION, QUIET, code};

use crate::make::cases;

/// The dark modules, by row, from the path that is drawn.
fn modules(code: &Code) -> Vec<Vec<bool>> {
    let side = usize::try_from(code.side).unwrap();
    let mut rows = vec![vec![false; side]; side];
    for run in code.path.split_terminator('z') {
        let numbers: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
        let [x, y, length, 1, back] = numbers[..] else { panic!("{run}") };
        assert_eq!(x, back, "each run is closed where it began");
        rows[y][x..x + length].fill(true);
    }
    rows
}

/// The code as a camera sees it, read by somebody else's reader.
fn read(code: &Code) -> String {
    let rows = modules(code);
    let zoom = 4;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(rows.len() * zoom, rows.len() * zoom, |x, y| {
        if rows[y / zoom][x / zoom] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is seen");
    let (about, text) = grids[0].decode().unwrap();
    assert_eq!(about.version.0, usize::from(code.version));
    text
}

#[test]
fn a_link_is_read_from_its_code() {
    for length in [0, 14, 15, 100, 250, 500, 990] {
        let link = format!("https://example.org/#{}", "aZ-_9.".chars().cycle().take(length).collect::<String>());
        if let Some(code) = code(&link) {
            assert_eq!(read(&code), link);
        } else {
            assert!(link.len() > 997, "{length}");
        }
    }
}

#[test]
fn the_size_is_that_of_the_standard() {
    // ISO/IEC 18004, table 7: bytes at level M.
    for (version, most) in [(1, 14), (5, 84), (10, 213), (12, 287), (20, 666), (25, 997)] {
        let full = code(&"x".repeat(most)).unwrap();
        assert_eq!((full.version, full.side), (version, 17 + 4 * i32::from(version) + 2 * QUIET));
        let more = code(&"x".repeat(most + 1)).map(|more| more.version);
        assert_eq!(more, (version < MOST_VERSION).then_some(version + 1));
    }
}

#[test]
fn there_is_room_around_it() {
    let code = code("https://example.org/").unwrap();
    let (rows, quiet) = (modules(&code), usize::try_from(QUIET).unwrap());
    let last = rows.len() - quiet - 1;
    for (y, row) in rows.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            assert!(!dark || (quiet..=last).contains(&x) && (quiet..=last).contains(&y), "{x} {y}");
        }
    }
    assert!(rows[quiet][quiet] && rows[quiet][last] && rows[last][quiet], "its corners are where they belong");
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn any_text_is_read_from_its_code(text in "[ -~]{1,300}") {
        prop_assert_eq!(read(&code(&text).unwrap()), text);
    }
}
