//! Kits and sheets that travel as texts: what is written is found again, whatever a message puts around it; what is none is refused.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use tandem::content::{catalogue, plans};
use tandem::file::link::{Coded, Found, Kind, LinkError, MOST_CODED, MOST_LINK, MOST_TEXT, address, decode, encode, find, link};
use tandem::file::{Document, Kit, OpenError};

use super::kit::{any_kit, any_sheet, kit_of, new};
use crate::make::cases;

fn coded(kind: Kind, deflated: bool, bytes: &[u8]) -> Coded {
    Coded { kind, deflated, bytes: bytes.to_vec() }
}

fn sheet(text: &str) -> Coded {
    coded(Kind::Sheet, false, text.as_bytes())
}

// -------------------------------------------------------------------------------------------------------------- round trips

/// As mail programs send a text on: broken into lines of this length, each quoted.
fn mailed(text: &str, length: usize, quote: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(length).map(|line| format!("{quote}{}\r\n", line.iter().collect::<String>())).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn bytes_come_back_from_letters(bytes in vec(any::<u8>(), 0..200)) {
        let text = encode(&bytes);
        prop_assert!(text.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_'));
        prop_assert_eq!(decode(&text), Some(bytes));
    }

    #[test]
    fn letters_that_are_read_are_those_that_are_written(text in "[A-Za-z0-9_-]{0,40}") {
        if let Some(bytes) = decode(&text) {
            prop_assert_eq!(encode(&bytes), text);
        }
    }

    #[test]
    fn what_travels_is_read_again(bytes in vec(any::<u8>(), 1..200), deflated in any::<bool>(), is_kit in any::<bool>()) {
        let own = coded(if is_kit { Kind::Kit } else { Kind::Sheet }, deflated, &bytes);
        prop_assert_eq!(Coded::read(&own.write()), Ok(own));
    }

    #[test]
    fn a_kit_is_read_from_its_short_form(own in any_kit()) {
        let text = own.write_short();
        prop_assert_eq!(Kit::read_short(&text), Ok(own.clone()), "{}", text);
        prop_assert!(text.len() <= own.write().len());
    }

    #[test]
    fn a_sheet_is_found_in_any_message(own in any_sheet(), before in "[^t\"{]{0,40}", after in "\\PC{0,40}", length in 20..90usize, quote in "(> ?){0,3}") {
        let own = sheet(&own.write());
        let message = format!("{before}\n{}\n{after}", mailed(&own.write(), length, &quote));
        let found = find(&message);
        prop_assert_eq!(&found[0], &Ok(Found::Coded(own)), "{}", message);
    }

    #[test]
    fn nothing_makes_it_fail(text in "\\PC{0,60}", at in 0..400usize, with in any::<char>()) {
        let _found = find(&text);
        let _found = find(&format!("tandem-sheet-1{text}"));
        let _found = find(&format!("{{\"format\": \"tandem-sheet\"{text}"));
        prop_assert!(Kit::read_short(&text).is_err());
        let mut damaged: Vec<char> = sheet("{\"a\": [1, 2, 3]}").write().chars().collect();
        let place = at % damaged.len();
        damaged[place] = with;
        let damaged: String = damaged.into_iter().collect();
        // A letter that was changed is noticed, unless it is one of those that are no part of it.
        let same = Ok(Found::Coded(sheet("{\"a\": [1, 2, 3]}")));
        prop_assert!(find(&damaged).iter().all(|found| found.is_err() || *found == same), "{}", damaged);
    }

    #[test]
    fn a_short_form_with_another_letter_is_read_or_refused(own in any_kit(), at in 0..2000usize, with in any::<char>()) {
        let mut damaged: Vec<char> = own.write_short().chars().collect();
        let place = at % damaged.len();
        damaged[place] = with;
        if let Ok(read) = Kit::read_short(&damaged.into_iter().collect::<String>()) {
            prop_assert_eq!(Kit::read_short(&read.write_short()), Ok(read));
        }
    }
}

#[test]
fn the_letters_are_the_published_ones() {
    // RFC 4648, section 10, without padding; and the two letters in which base64url differs.
    for (bytes, text) in
        [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy")]
    {
        assert_eq!((encode(bytes.as_bytes()).as_str(), decode(text)), (text, Some(bytes.as_bytes().to_vec())));
    }
    assert_eq!(encode(&[0xFB, 0xFF]), "-_8");
    for text in ["Z", "Zh", "Zm9", "Zm9vY", "Zg==", "Zm 8", "Zm+8", "Zm/8", "é"] {
        assert_eq!(decode(text), None, "{text}");
    }
}

// ---------------------------------------------------------------------------------------------------------- the short form

#[test]
fn the_kit_of_a_new_plan_is_short() {
    let short = kit_of(&new()).write_short();
    let expected =
        r#"["now",0,"the-plan","Payments",["po","pm"],[],["STR-01,02,RES-04,05,10,RMP-01,02,BKL-03,DEL-03,13,STK-09,11"]]"#;
    assert_eq!(short, expected);
    // Every topic of the catalogue, whatever comes before it.
    let mut kit = kit_of(&new());
    let topics: Vec<Json> = catalogue().entries.iter().rev().map(|entry| entry.id.as_str().into()).collect();
    kit.topics = Kit::read_short(&json!(["now", 0, "the-plan", "", ["po"], [], topics]).to_string()).unwrap().topics;
    assert_eq!(kit.topics.len(), 105);
    assert_eq!(Kit::read_short(&kit.write_short()), Ok(kit));
}

fn refused_kit(parts: Json) {
    assert_eq!(Kit::read_short(&parts.to_string()), Err(OpenError::Unreadable("kit")), "{parts}");
}

#[test]
fn a_short_form_that_lacks_what_it_needs_is_refused() {
    let whole = json!(["now", 0, "plan", "Payments", ["po"], ["anna", "Anna"], ["STR-01"]]);
    assert!(Kit::read_short(&whole.to_string()).is_ok());
    for place in [0, 2, 4, 5, 6] {
        for value in [json!(null), json!(7), json!("@team"), json!({})] {
            let mut parts = whole.clone();
            parts[place] = value;
            refused_kit(parts);
        }
    }
    for place in [4, 6] {
        for value in [json!([]), json!(["XYZ-99", "@team"]), json!([null, 1, [], {}]), json!([",,-,"])] {
            let mut parts = whole.clone();
            parts[place] = value;
            refused_kit(parts);
        }
    }
    refused_kit(json!([]));
    refused_kit(json!({"format": "tandem-kit"}));
    let mut more = whole.as_array().unwrap().clone();
    // An eighth part is a number that says what else is asked; a ninth is nothing.
    more.push(json!("1"));
    refused_kit(Json::Array(more.clone()));
    more[7] = json!(1);
    assert!(Kit::read_short(&Json::from(more.clone()).to_string()).is_ok_and(|kit| kit.should && !kit.anonymous));
    more.push(json!(1));
    refused_kit(Json::Array(more));
    refused_kit(json!("[".repeat(100_000)));
}

#[test]
fn the_limits_of_files_hold() {
    let many: Vec<String> = (0..3000).map(|at| format!("p{at}")).collect();
    let people: Vec<&str> = many.iter().flat_map(|id| [id.as_str(), "Anna"]).collect();
    let topics: Vec<Json> = many.iter().map(|id| json!({"id": id, "text": "x".repeat(400), "area": ""})).collect();
    let roles: Vec<Json> = many.iter().map(|id| json!({"id": id, "name": "\u{202E}Role", "short": "", "mark": ""})).collect();
    let kit = Kit::read_short(&json!(["now", 7, "plan", "n".repeat(500), roles, people, topics]).to_string()).unwrap();
    assert_eq!((kit.people.len(), kit.topics.len(), kit.roles.len()), (1000, 1000, 1000));
    assert_eq!((kit.name.chars().count(), kit.topics[0].text.len(), kit.title.as_str()), (120, 300, ""));
    assert_eq!(kit.roles[0].name, "Role");
    let run = vec!["STR-01"; 5000].join(",");
    assert_eq!(Kit::read_short(&json!(["now", 0, "plan", "", ["po"], [], [run]]).to_string()).unwrap().topics.len(), 1);
}

// ---------------------------------------------------------------------------------------------------------------- messages

#[test]
fn several_messages_at_once() {
    let (anna, ben) = (sheet("anna"), sheet("ben"));
    let text = format!("Anna, 9:41\n{}\nBen, 9:42\n> {}Cheers, Ben", anna.write(), ben.write());
    assert_eq!(find(&text), [Ok(Found::Coded(anna)), Ok(Found::Coded(ben))]);
}

#[test]
fn texts_of_files_are_found_in_quotes_and_broken_lines() {
    let file = "{\n  \"app\": \"0.1.0\",\n  \"format\": \"tandem-sheet\",\n  \"sheet\": {\"title\": \"Who {owns\\\" what?\"}\n}";
    let flat = "{ \"app\": \"0.1.0\", \"format\": \"tandem-sheet\", \"sheet\": {\"title\": \"Who {owns\\\" what?\"} }";
    let quoted = file.replace('\n', "\n> > ").replace("owns", "\n> > owns");
    for text in
        [file.to_owned(), quoted, format!("Hello {{you}},\n\n{file}\n\nbest }} regards {{"), format!("```json\n{file}\n```")]
    {
        match find(&text).as_slice() {
            [Ok(Found::Json(own))] => assert_eq!(own.replace("{ owns", "{owns").replace("  ", " "), flat.replace("  ", " ")),
            other => panic!("{text}\n{other:?}"),
        }
    }
    assert_eq!(find(&format!("{file}\n{file}")).len(), 2);
    assert_eq!(find(&file[..file.len() - 2]), [Err(LinkError::CutOff(Kind::Sheet))]);
}

fn refused(text: &str, expected: LinkError) {
    assert_eq!(find(text), [Err(expected)], "{}", text.chars().take(200).collect::<String>());
}

#[test]
fn what_is_no_sheet_is_refused_by_name() {
    let kit = coded(Kind::Kit, true, b"kit").write();
    refused(&kit, LinkError::Questions);
    refused(&link("https://example.org/", &kit).unwrap(), LinkError::Questions);
    refused(&kit_of(&new()).write(), LinkError::Questions);
    refused(&Document::new(new()).write(), LinkError::Plan);
    for text in ["", " \n ", "Hello", "tandem", "tandem-", "tandem-sheet", "tandem-sheet-", "{}", "\"tandem-sheet\"", "[1, 2]"] {
        refused(text, LinkError::Nothing);
    }
    let own = sheet("{\"some\": \"answers\"}").write();
    for end in ["tandem-sheet-1p.".len(), own.len() - 7, own.len() - 6, own.len() - 1] {
        refused(&own[..end], LinkError::CutOff(Kind::Sheet));
    }
    refused(&own.replace("1p.e", "1p.f"), LinkError::Damaged(Kind::Sheet));
    for newer in ["2", "3p", "99999999999999999999999"] {
        refused(&own.replace("sheet-1p", &format!("sheet-{newer}")), LinkError::Newer(Kind::Sheet));
    }
    assert_eq!(Coded::read("tandem-kit-2.abc"), Err(LinkError::Newer(Kind::Kit)));
    for text in ["", "kit", "tandem-kit-.abc", "tandem-plan-1.abc"] {
        assert_eq!(Coded::read(text), Err(LinkError::Nothing));
    }
    for text in ["tandem-kit-1", "tandem-kit-1.", "tandem-kit-1q.abc", "tandem-kit-1.a", "tandem-kit-1.é"] {
        assert_eq!(Coded::read(text), Err(LinkError::Damaged(Kind::Kit)), "{text}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    refused(&"x".repeat(MOST_TEXT + 1), LinkError::TooLarge);
    refused(&sheet(&"x".repeat(MOST_CODED)).write(), LinkError::TooLarge);
    assert_eq!(Coded::read(&coded(Kind::Kit, true, &vec![0; MOST_CODED]).write()), Err(LinkError::TooLarge));
    // What an enemy pastes costs no more than its length.
    for text in ["\"tandem-", "{\"tandem-", "{\"tandem-sheet\"", "tandem-sheet-1.", "{"] {
        assert!(!find(&text.repeat(MOST_TEXT / text.len())).is_empty());
    }
    let long = "x".repeat(MOST_LINK);
    assert_eq!(link("https://example.org/", &long), Err(LinkError::TooLong(20 + "#/answer?k=".len() + MOST_LINK)));
}

#[test]
fn links_need_an_address_that_others_can_open() {
    for (set, own, expected) in [
        ("", "https://example.org/tandem/", Ok("https://example.org/tandem/")),
        (" https://example.org/t/#/workshop/answers ", "file:///tandem.html", Ok("https://example.org/t/")),
        ("", "http://localhost:8000/index.html#/x", Ok("http://localhost:8000/index.html")),
        ("", "http://[::1]/", Ok("http://[::1]/")),
        ("", "file:///C:/tandem/index.html", Err(LinkError::NoAddress)),
        ("", "", Err(LinkError::NoAddress)),
        ("", "about:blank", Err(LinkError::NoAddress)),
        ("on our server", "https://example.org/", Err(LinkError::BadAddress)),
        ("javascript:alert(1)", "https://example.org/", Err(LinkError::BadAddress)),
        ("https://", "https://example.org/", Err(LinkError::BadAddress)),
        ("https:///x", "https://example.org/", Err(LinkError::BadAddress)),
        ("https://exa mple.org/", "https://example.org/", Err(LinkError::BadAddress)),
        ("https://example.org/\u{202E}", "https://example.org/", Err(LinkError::BadAddress)),
        ("https://example.org/<b>", "https://example.org/", Err(LinkError::BadAddress)),
    ] {
        assert_eq!(address(set, own), expected.map(str::to_owned), "{set} {own}");
    }
    assert_eq!(plans::role_names("po"), Some(("Product owner", "PO")));
}

#[test]
fn every_refusal_says_what_to_do() {
    use LinkError::{Answers, BadAddress, CutOff, Damaged, Newer, NoAddress, Nothing, Plan, Questions, TooLarge, TooLong};
    let all = [
        Nothing,
        Questions,
        Answers,
        Plan,
        TooLarge,
        TooLong(9000),
        NoAddress,
        BadAddress,
        CutOff(Kind::Sheet),
        Damaged(Kind::Kit),
        Newer(Kind::Sheet),
    ];
    for error in all {
        let words = error.to_string();
        let does = ["Ask", "Copy", "Send", "send", "Save", "Reload", "pastes"].iter().any(|word| words.contains(word));
        assert!(does && words.ends_with('.') && !words.contains("tandem-kit"), "{words}");
    }
}

#[test]
fn whether_it_is_deflated_belongs_to_what_is_checked() {
    let own = sheet("{\"a\": [1, 2, 3]}").write();
    refused(&own.replacen("1p.", "1.", 1), LinkError::Damaged(Kind::Sheet));
}
