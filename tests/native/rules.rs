//! The rules of the repository that no compiler checks. Each fails with the file and the line.

use std::fs;
use std::path::Path;

use tandem::plan::Id;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The modules that know no browser, no clock and no randomness.
const PURE: [&str; 4] = ["src/plan/", "src/analysis/", "src/content/", "src/file/"];

/// A file of the repository: its path from the root, with `/`, and its text.
struct File {
    path: String,
    text: String,
}

/// All text files of the repository, without what git ignores. What does not exist yet is not there to break a rule.
fn files() -> Vec<File> {
    let ignored = fs::read_to_string(Path::new(ROOT).join(".gitignore")).unwrap();
    let ignored: Vec<&str> = ignored.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(ROOT).join(&folder)).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let is_ignored = |rule: &&str| match rule.strip_prefix('/') {
                Some(rooted) => rooted.trim_end_matches('/') == path,
                None => rule.trim_end_matches('/') == name,
            };
            if name == ".git" || ignored.iter().any(is_ignored) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(entry.path()) {
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.iter().any(|file| file.path == "src/lib.rs"), "the rules look at the repository");
    found
}

fn under(folder: &str, ending: &str) -> Vec<File> {
    files().into_iter().filter(|file| file.path.starts_with(folder) && file.path.ends_with(ending)).collect()
}

/// Fails with every line of these files that breaks the rule.
fn check<'f>(rule: &str, files: impl IntoIterator<Item = &'f File>, breaks: impl Fn(&File, &str) -> bool) {
    let mut broken = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            if breaks(file, line) {
                broken.push(format!("{}:{}: {}", file.path, number + 1, line.trim().chars().take(120).collect::<String>()));
            }
        }
    }
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

/// The code of a line of Rust, without a comment that takes the whole line.
fn code(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line }
}

/// Whether a name stands in the line as a whole word.
fn names(line: &str, name: &str) -> bool {
    code(line).split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

fn names_any(line: &str, all: &[&str]) -> bool {
    all.iter().any(|name| names(line, name))
}

/// A pattern put together here, so that the rule does not match itself.
fn pattern(parts: &[&str]) -> String {
    parts.concat()
}

#[test]
fn local_storage_is_named_in_one_file() {
    let words = ["localStorage", "sessionStorage", "local_storage", "session_storage", "Storage", "StorageEvent"];
    check("only src/browser/storage.rs knows the browser's storage", &under("src/", ".rs"), |file, line| {
        file.path != "src/browser/storage.rs" && names_any(line, &words)
    });
}

#[test]
fn files_and_blobs_are_named_in_one_file() {
    let words = ["Blob", "BlobPropertyBag", "File", "FileList", "FileReader", "showOpenFilePicker", "showSaveFilePicker"];
    // The stream that the compressor reads is made of a Blob; no file of the user is near it.
    let allowed = [("src/browser/compress.rs", "Blob")];
    check("only src/browser/files.rs knows files of the device", &under("src/", ".rs"), |file, line| {
        let own = words.iter().filter(|word| !allowed.contains(&(file.path.as_str(), **word)));
        file.path != "src/browser/files.rs" && own.into_iter().any(|word| names(line, word))
    });
}

#[test]
fn pure_modules_know_no_browser_no_clock_and_no_randomness() {
    let words =
        ["web_sys", "leptos", "js_sys", "wasm_bindgen", "SystemTime", "Instant", "getrandom", "thread_rng", "RandomState"];
    let pure: Vec<File> = PURE.iter().flat_map(|folder| under(folder, ".rs")).collect();
    assert!(!pure.is_empty());
    check("plan, analysis, content and file are pure: today, ids and seeds come in as arguments", &pure, |_, line| {
        names_any(line, &words)
    });
}

#[test]
fn letters_change_their_case_in_one_place() {
    let words = ["to_lowercase", "to_uppercase", "is_alphanumeric", "is_alphabetic", "sin", "cos", "sin_cos"];
    check("the browser has these tables already: src/letters.rs, src/browser/letters.rs", &under("src/", ".rs"), |file, line| {
        !file.path.ends_with("letters.rs")
            && words.iter().any(|word| {
                code(line).contains(&format!(".{word}()"))
                    || code(line).contains(&format!("char::{word}"))
                    || code(line).contains(&format!("str::{word}"))
            })
    });
}

#[test]
fn only_the_browser_module_touches_web_sys() {
    // The types of events, which a library could hand to views, with the reason. A new line here needs one.
    let allowed: [(&str, &str); 0] = [];
    check("web-sys, js-sys and wasm-bindgen stand in src/browser alone", &under("src/", ".rs"), |file, line| {
        let is_allowed = allowed.iter().any(|(path, part)| *path == file.path && line.contains(part));
        !file.path.starts_with("src/browser/") && !is_allowed && names_any(line, &["web_sys", "js_sys", "wasm_bindgen"])
    });
}

#[test]
fn nothing_in_the_product_panics() {
    let words = [".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!", "unreachable!"];
    check("each Result is handled where the user can see it", &under("src/", ".rs"), |_, line| {
        words.iter().any(|word| code(line).contains(word))
    });
    let lints = ["unwrap_used", "expect_used", "panic", "todo", "unimplemented", "unreachable"];
    check("the lints against panics are not allowed away", &under("src/", ".rs"), |_, line| {
        line.contains("allow(") && lints.iter().any(|lint| line.contains(&format!("clippy::{lint}")))
    });
}

#[test]
fn indexing_is_allowed_in_the_analyses_alone() {
    check("an index can be out of bounds: use get()", &under("src/", ".rs"), |file, line| {
        names(line, "indexing_slicing") && !file.path.starts_with("src/analysis/")
    });
}

#[test]
fn nothing_of_a_user_becomes_markup() {
    check("inner_html takes what a user wrote for markup", &under("src/", ".rs"), |_, line| {
        names_any(line, &["inner_html", "innerHTML", "set_inner_html", "outer_html", "insert_adjacent_html", "document_write"])
    });
}

#[test]
fn views_set_no_style_attribute() {
    check("the page's policy blocks style attributes: set the property", &under("src/ui/", ".rs"), |_, line| {
        code(line).split(|c: char| c.is_whitespace() || c == '<').any(|part| part.starts_with("style="))
    });
}

#[test]
fn no_test_is_left_out_loosened_or_slept_through() {
    let words = [
        pattern(&["#[", "ignore"]),
        pattern(&["should_", "panic"]),
        pattern(&["test", ".only"]),
        pattern(&["test", ".skip"]),
        pattern(&["describe", ".only"]),
        pattern(&["describe", ".skip"]),
        pattern(&["fix", "me("]),
        pattern(&["waitFor", "Timeout"]),
        pattern(&["thread::", "sleep"]),
    ];
    let tests: Vec<File> =
        files().into_iter().filter(|file| file.path.starts_with("tests/") || file.path.ends_with(".rs")).collect();
    check("tests run, all of them, and wait for what they name", &tests, |_, line| {
        words.iter().any(|word| line.contains(word.as_str()))
    });
}

/// The pages: the files and folders in src/ui/pages.
fn pages() -> Vec<String> {
    let mut pages: Vec<String> = under("src/ui/pages/", ".rs")
        .iter()
        .filter_map(|file| {
            file.path.strip_prefix("src/ui/pages/")?.split('/').next().map(|name| name.trim_end_matches(".rs").to_owned())
        })
        .filter(|name| name != "mod")
        .collect();
    pages.sort();
    pages.dedup();
    pages
}

#[test]
fn no_page_imports_another() {
    let pages = pages();
    let inner: Vec<File> = under("src/ui/pages/", ".rs").into_iter().filter(|file| file.path != "src/ui/pages/mod.rs").collect();
    check("pages share widgets, charts and the pure modules, not each other", &inner, |file, line| {
        let others = pages.iter().filter(|page| !file.path.starts_with(&format!("src/ui/pages/{page}")));
        let line = code(line);
        others.into_iter().any(|page| {
            let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            let after = |prefix: String| line.match_indices(&prefix).any(|(at, _)| ends(&line[at + prefix.len()..]));
            after(format!("pages::{page}")) || after(format!("super::{page}"))
        })
    });
}

#[test]
fn every_module_says_what_it_is() {
    let without: Vec<String> =
        under("src/", ".rs").into_iter().filter(|file| !file.text.starts_with("//!")).map(|file| file.path).collect();
    assert!(without.is_empty(), "a module begins with //! and what it is, and what it does not know: {without:#?}");
}

#[test]
fn no_module_is_longer_than_600_lines() {
    let long: Vec<String> = under("src/", ".rs")
        .into_iter()
        .filter(|file| file.text.lines().count() > 600)
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "a file has one subject; find the seam: {long:#?}");
}

#[test]
fn lock_files_name_no_address() {
    let locks: Vec<File> = files()
        .into_iter()
        .filter(|file| {
            file.path.ends_with("package-lock.json") || file.path.ends_with("Cargo.lock") || file.path.ends_with(".npmrc")
        })
        .collect();
    // What cargo writes by itself, the same everywhere.
    let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    check("whoever builds has registries of their own", &locks, |_, line| {
        (line.contains("http://") || line.contains("https://")) && line.trim() != registry
    });
}

#[test]
fn no_path_leads_out_of_the_repository() {
    let places = ["work", "root", "home", "Users", "mnt"].map(|folder| pattern(&["/", folder, "/"]));
    check("nothing depends on where it stands", &files(), |_, line| {
        places.iter().any(|place| {
            line.match_indices(place.as_str()).any(|(at, _)| {
                // The beginning of a path, not the middle of one.
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-*}".contains(c))
            })
        })
    });
}

#[test]
fn texts_end_with_a_line_and_lines_with_a_letter() {
    let texts: Vec<File> = files().into_iter().filter(|file| !file.path.starts_with("tests/fixtures/broken/")).collect();
    check("no space at the end of a line", &texts, |_, line| line.ends_with([' ', '\t', '\r']));
    let open: Vec<&str> =
        texts.iter().filter(|file| !file.text.is_empty() && !file.text.ends_with('\n')).map(|file| file.path.as_str()).collect();
    assert!(open.is_empty(), "the last line ends too: {open:#?}");
}

/// The names of colours that a style sheet could use; those of the system, such as `Canvas`, follow the user and are no names of ours.
const COLOURS: &str = "aqua aquamarine azure beige bisque black blue brown burlywood chartreuse chocolate coral cornflowerblue \
    crimson cyan darkblue darkgray darkgreen darkgrey darkorange darkred dimgray dimgrey dodgerblue firebrick forestgreen fuchsia \
    gainsboro gold goldenrod gray green grey hotpink indigo ivory khaki lavender lightblue lightgray lightgreen lightgrey lime \
    limegreen linen magenta maroon midnightblue navy olive orange orangered orchid pink plum purple rebeccapurple red royalblue \
    salmon sandybrown seagreen sienna silver skyblue slateblue slategray slategrey snow steelblue tan teal thistle tomato turquoise \
    violet wheat white whitesmoke yellow";

/// Whether the value of a declaration names a colour itself.
fn is_coloured(line: &str) -> bool {
    let line = line.split("/*").next().unwrap_or_default();
    let Some((_, value)) = line.split_once(": ").or_else(|| line.split_once(':')) else { return false };
    if !value.contains(';') && !value.contains(')') && !line.contains(": ") {
        return false;
    }
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(", "light-dark("];
    let hex = value.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        digits.len() >= 3 && digits.chars().all(|c| c.is_ascii_hexdigit())
    });
    let words = || value.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '(' && c != '_');
    let named = words().any(|word| COLOURS.split_whitespace().any(|colour| word.eq_ignore_ascii_case(colour)));
    hex || named
        || functions.iter().any(|function| {
            value
                .match_indices(function)
                .any(|(at, _)| at == 0 || !value[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
        })
}

#[test]
fn colours_come_from_the_tokens() {
    for line in ["  color: #fff;", "color: red;", "  border: 1px solid rgb(0 0 0);", "fill:black;", "background: oklch(50% 0 0)"]
    {
        assert!(is_coloured(line), "{line}");
    }
    for line in [
        "  color: var(--red);",
        "a:hover {",
        "color: CanvasText;",
        "white-space: nowrap;",
        "background: color-mix(in oklab, var(--a), var(--b));",
    ] {
        assert!(!is_coloured(line), "{line}");
    }
    check("a colour has a name in style/tokens.css, for light and dark", &under("style/", ".css"), |file, line| {
        // The shell is painted before the app, outside of the layers and their tokens.
        !["style/tokens.css", "style/shell.css"].contains(&file.path.as_str()) && is_coloured(line)
    });
}

#[test]
fn ids_in_the_code_are_ids() {
    check("an unfit text would silently become another id", &under("src/", ".rs"), |_, line| {
        let literals = code(line).split("Id::fixed(\"").skip(1).filter_map(|rest| rest.split('"').next());
        literals.into_iter().any(|text| Id::new(text).is_none())
    });
}
