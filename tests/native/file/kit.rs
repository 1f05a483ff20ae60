//! Kits and sheets as files: what is written can be read, and what comes from elsewhere is cleaned, cut or refused with words.

use std::collections::BTreeSet;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use tandem::content::{catalogue, plans};
use tandem::file::kit::{KIT, KitRole, KitTopic};
use tandem::file::sheet::SHEET;
use tandem::file::{Document, Kit, OpenError, SheetFile, open};
use tandem::plan::actions::*;
use tandem::plan::text::Lines;
use tandem::plan::{Answer, AnswerMap, Area, Choice, Id, Plan, Responsibility, RoleSet, TableName};

use super::opened;
use crate::make::{cases, id, plan, pool, text};

/// The kit of a plan's first round.
pub fn kit_of(plan: &Plan) -> Kit {
    Kit::of(plan, plan.rounds.get("now").unwrap())
}

pub fn new() -> Plan {
    plans::new_plan(id("the-plan"), id("now"), "Payments")
}

/// A kit file with one of its parts replaced, or without it.
fn kit_with(part: &str, value: Json) -> String {
    let mut kit = json!({
        "round": "now", "title": "Who owns what?", "plan": "the-plan", "name": "Payments",
        "roles": [{"id": "po", "name": "Product owner", "short": "PO", "mark": "po"}],
        "people": [{"id": "anna", "name": "Anna"}],
        "topics": ["STR-01", {"id": "own", "text": "Decide on refunds", "area": "Service"}],
    });
    kit[part] = value;
    json!({"format": KIT, "version": 1, "app": "0.1.0", "kit": kit}).to_string()
}

/// A sheet file with one of its parts replaced.
fn sheet_with(part: &str, value: Json) -> String {
    let mut sheet = json!({
        "round": "now", "title": "Who owns what?", "plan": "the-plan", "name": "Payments",
        "person": {"id": "anna", "name": "Anna", "roles": ["po"]}, "revision": 1, "today": {"STR-01": "po"},
    });
    sheet[part] = value;
    json!({"format": SHEET, "version": 1, "app": "0.1.0", "sheet": sheet}).to_string()
}

fn kit(text: &str) -> Kit {
    Kit::read(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn sheet(text: &str) -> SheetFile {
    SheetFile::read(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

// ------------------------------------------------------------------------------------------------------------ round trips

fn line(max: usize) -> impl Strategy<Value = String> {
    text(max, Lines::One)
}

fn any_role(id: Id) -> impl Strategy<Value = KitRole> {
    let mark = prop::sample::select(vec!["", "po", "pm", "of-a-newer-version"]);
    (line(80), line(12), mark).prop_map(move |(name, short, mark)| KitRole {
        id: id.clone(),
        name,
        short,
        mark: if mark.is_empty() { Choice::default() } else { Choice::of(mark) },
    })
}

/// A topic as it is in the catalogue, one that was changed there, or one of a team's own.
fn any_topic(id: Id) -> impl Strategy<Value = KitTopic> {
    (any::<bool>(), line(300), line(80)).prop_map(move |(own, text, area)| match catalogue().entry(id.as_str()) {
        Some(entry) if !own => {
            KitTopic { id: id.clone(), text: entry.text.to_owned(), area: catalogue().areas[entry.area].to_owned() }
        }
        _ => KitTopic { id: id.clone(), text, area },
    })
}

/// One for each id, in any order.
fn each<T: std::fmt::Debug, S: Strategy<Value = T>>(ids: BTreeSet<Id>, one: fn(Id) -> S) -> impl Strategy<Value = Vec<T>> {
    ids.into_iter().map(one).collect::<Vec<_>>().prop_shuffle()
}

pub fn any_kit() -> impl Strategy<Value = Kit> {
    let topics = || prop_oneof![pool(), prop::sample::select(vec!["STR-01", "STR-02", "RMP-01"]).prop_map(id)];
    let roles = btree_set(pool(), 1..5).prop_flat_map(|ids| each(ids, any_role));
    let topics = btree_set(topics(), 1..7).prop_flat_map(|ids| each(ids, any_topic));
    let people = btree_map(pool(), line(120), 0..4).prop_map(|people| people.into_iter().rev().collect());
    let more = (any::<bool>(), any::<bool>());
    (pool(), line(120), pool(), line(120), roles, people, topics, more).prop_map(
        |(round, title, plan, name, roles, people, topics, (should, anonymous))| {
            let people = if anonymous { Vec::new() } else { people };
            Kit { round, title, plan, name, roles, people, topics, should, anonymous }
        },
    )
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let roles = vec(pool(), 1..4).prop_map(|roles| Answer::Roles(RoleSet::new(roles).unwrap()));
    prop_oneof![3 => roles, 1 => Just(Answer::Team), 1 => Just(Answer::Nobody), 1 => Just(Answer::DontKnow)]
}

pub fn any_sheet() -> impl Strategy<Value = SheetFile> {
    let answers = || vec((pool(), any_answer()), 0..7).prop_map(AnswerMap::new);
    let handed = (pool(), line(120), vec(pool(), 0..4), 1..=1_000_000u32, answers(), answers())
        .prop_map(|(person, name, roles, revision, today, should)| Handed { person, name, roles, revision, today, should });
    (any_kit(), handed).prop_map(|(kit, handed)| SheetFile::of(&kit, handed))
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_kit_is_read_as_it_was_written(own in any_kit()) {
        let text = own.write();
        prop_assert_eq!(&kit(&text), &own);
        prop_assert_eq!(own.clone().write(), text.clone(), "the same questions, the same bytes");
        prop_assert_eq!(kit(&format!("\u{FEFF}{text}")), own);
        prop_assert_eq!(open(text.as_bytes()), Err(OpenError::OtherKind(KIT.into())));
    }

    #[test]
    fn a_sheet_is_read_as_it_was_written(own in any_sheet()) {
        let text = own.write();
        prop_assert_eq!(&sheet(&text), &own);
        prop_assert_eq!(own.clone().write(), text.clone());
        prop_assert_eq!(open(text.as_bytes()), Err(OpenError::OtherKind(SHEET.into())));
    }

    #[test]
    fn the_kit_of_any_round_can_be_read_or_asks_nothing(plan in plan()) {
        for round in plan.rounds.iter() {
            let own = Kit::of(&plan, round);
            let read = Kit::read(&own.write());
            if own.roles.is_empty() || own.topics.is_empty() {
                prop_assert_eq!(read, Err(OpenError::Unreadable("kit")));
            } else {
                prop_assert_eq!(read, Ok(own.clone()));
            }
            // The same after the plan was sent to somebody.
            let sent = opened(&Document::new(plan.clone()).write()).document.plan;
            prop_assert_eq!(Kit::of(&sent, sent.rounds.get(round.id.as_str()).unwrap()).write(), own.write());
        }
    }

    #[test]
    fn no_text_makes_a_kit_or_a_sheet_fail(text in any::<String>(), at in 0..2000usize, with in any::<char>()) {
        prop_assert!(Kit::read(&text).is_err() && SheetFile::read(&text).is_err());
        // Nor does a character put into a whole one: it is read, or refused.
        let mut damaged: Vec<char> = kit_of(&new()).write().chars().collect();
        let place = at % damaged.len();
        damaged[place] = with;
        let damaged: String = damaged.into_iter().collect();
        if let Ok(read) = Kit::read(&damaged) {
            prop_assert_eq!(kit(&read.write()), read);
        }
    }
}

// --------------------------------------------------------------------------------------------------------- what a kit holds

#[test]
fn a_kit_asks_what_the_round_asks_in_the_order_of_the_plan() {
    let plan = new();
    let own = kit_of(&plan);
    assert_eq!((own.round.as_str(), own.title.as_str()), ("now", plans::ROUND_NAME));
    assert_eq!((own.plan.as_str(), own.name.as_str(), own.people.len()), ("the-plan", "Payments", 0));
    let roles: Vec<(&str, &str, &str)> =
        own.roles.iter().map(|role| (role.id.as_str(), role.short.as_str(), role.mark.as_str())).collect();
    assert_eq!(roles, [("po", "PO", "po"), ("pm", "PM", "pm")]);
    let topics: Vec<&str> = own.topics.iter().map(|topic| topic.id.as_str()).collect();
    let expected: Vec<Id> = plans::default_topics();
    assert_eq!(topics, expected.iter().map(Id::as_str).collect::<Vec<_>>());
    assert_eq!(own.topics[0].text, catalogue().entry(topics[0]).unwrap().text);
}

#[test]
fn what_was_put_away_is_not_asked_about() {
    let plan = new();
    let plan = plan.applied(&add_role(&plan, id("lead"), "Leadership").unwrap());
    let plan = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    let plan = plan.applied(&archive(&plan, TableName::Responsibilities, &id("STR-01")).unwrap());
    let own = kit_of(&plan);
    assert_eq!(own.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>(), ["po", "lead"]);
    assert!(own.topics.iter().all(|topic| topic.id.as_str() != "STR-01"));
    assert_eq!(own.topics.len() + 1, kit_of(&new()).topics.len());
}

/// The topics of a kit as they stand in its file.
fn topics(plan: &Plan) -> Vec<Json> {
    let file: Json = serde_json::from_str(&kit_of(plan).write()).unwrap();
    file["kit"]["topics"].as_array().unwrap().clone()
}

#[test]
fn topics_of_the_catalogue_travel_as_their_ids() {
    assert!(topics(&new()).iter().all(Json::is_string));
    let size = kit_of(&new()).write().len();
    assert!(size < 1600, "the kit of a new plan has {size} bytes");
    // All 105 of them: still an id each.
    let all: Vec<Id> = catalogue().entries.iter().map(|entry| entry.id.clone()).collect();
    let plan = new();
    let none = plan.applied(&toggle_topics(&plan, &id("now"), &plans::default_topics()).unwrap());
    let plan = none.applied(&toggle_topics(&none, &id("now"), &all).unwrap());
    assert_eq!(topics(&plan).len(), 105);
    assert!(kit_of(&plan).write().len() < 3500);
}

#[test]
fn what_is_not_as_in_the_catalogue_travels_in_full() {
    let plan = new();
    let plan =
        plan.applied(&retype(&plan, TableName::Responsibilities, &id("STR-01"), Responsibility::TEXT, "Own <it>").unwrap());
    let plan = plan.applied(&add_topic(&plan, id("own"), &id("now"), &id("strategy"), "Decide on refunds").unwrap());
    let area = plan.responsibilities.get("STR-01").unwrap().area.clone().unwrap();
    let named = plan.areas.get(area.as_str()).unwrap().name.clone();
    let full: Vec<Json> = topics(&plan).into_iter().filter(Json::is_object).collect();
    assert_eq!(
        full,
        [
            json!({"id": "STR-01", "text": "Own <it>", "area": named}),
            json!({"id": "own", "text": "Decide on refunds", "area": named}),
        ]
    );
    // An area by another name is another text beside each of its topics.
    let other = plan.applied(&retype(&plan, TableName::Areas, &area, Area::NAME, "Direction").unwrap());
    let moved: Vec<Json> = topics(&other).into_iter().filter(Json::is_object).collect();
    assert!(moved.len() > 2 && moved.iter().all(|topic| topic["area"] == "Direction"));
    assert_eq!(kit(&kit_of(&other).write()), kit_of(&other));
}

/// As the version before the second question and rounds without names wrote them, byte by byte.
#[test]
fn a_round_that_asks_no_more_than_before_travels_as_before() {
    let plan = new();
    let plan = plan.applied(&add_participant(&plan, id("anna"), &id("now"), "Anna", &[]).unwrap());
    let own = Kit { topics: kit_of(&plan).topics.into_iter().take(1).collect(), ..kit_of(&plan) };
    let expected = r#"{
  "app": "0.1.0",
  "format": "tandem-kit",
  "kit": {
    "name": "Payments",
    "people": [
      {
        "id": "anna",
        "name": "Anna"
      }
    ],
    "plan": "the-plan",
    "roles": [
      {
        "id": "po",
        "mark": "po",
        "name": "Product owner",
        "short": "PO"
      },
      {
        "id": "pm",
        "mark": "pm",
        "name": "Product manager",
        "short": "PM"
      }
    ],
    "round": "now",
    "title": "Who owns what today?",
    "topics": [
      "STR-01"
    ]
  },
  "version": 1
}
"#;
    assert_eq!(own.write(), expected);
    assert_eq!(own.write_short(), r#"["now",0,"the-plan","Payments",["po","pm"],["anna","Anna"],["STR-01"]]"#);
    assert_eq!((kit(expected), Kit::read_short(&own.write_short())), (own.clone(), Ok(own.clone())));
    let handed = Handed {
        person: id("anna"),
        name: "Anna".into(),
        roles: vec![id("po")],
        revision: 2,
        today: AnswerMap::new([(id("STR-01"), Answer::Team)]),
        should: AnswerMap::default(),
    };
    let written = SheetFile::of(&own, handed.clone()).write();
    assert!(
        !written.contains("should") && written.contains("\"today\": {\n      \"STR-01\": \"@team\"\n    }\n  },\n"),
        "{written}"
    );
    assert_eq!(sheet(&written).handed, handed);
}

#[test]
fn what_else_a_round_asks_travels() {
    let plan = new();
    let plan = plan.applied(&add_participant(&plan, id("anna"), &id("now"), "Anna", &[]).unwrap());
    let short = |plan: &Plan| kit_of(plan).write_short().rsplit(']').nth(1).unwrap_or_default().to_owned();
    assert_eq!(short(&plan), "");
    let both = plan.applied(&toggle_should(&plan, &id("now")).unwrap());
    assert_eq!((kit_of(&both).should, kit_of(&both).people.len(), short(&both)), (true, 1, ",1".to_owned()));
    let plan = both.applied(&toggle_anonymous(&both, &id("now")).unwrap());
    let own = kit_of(&plan);
    assert_eq!((own.should, own.anonymous, short(&plan)), (true, true, ",3".to_owned()));
    assert!(own.people.is_empty() && !own.write().contains("Anna") && !own.write_short().contains("Anna"), "it carries no names");
    // Nor does one that was tampered with, or what stands where the flags stand.
    let named = own.write().replace("\"people\": []", "\"people\": [{\"id\": \"anna\", \"name\": \"Anna\"}]");
    assert!(named.contains("Anna") && kit(&named).people.is_empty());
    for (end, expected) in [(",1]", (true, false)), (",2]", (false, true)), (",7]", (true, true)), ("]", (false, false))] {
        let text = own.write_short().replace(",3]", end);
        assert_eq!(Kit::read_short(&text).map(|kit| (kit.should, kit.anonymous)), Ok(expected), "{text}");
    }
    for end in [",\"1\"]", ",-1]", ",null]", ",1,1]", ",[]]"] {
        let text = own.write_short().replace(",3]", end);
        assert_eq!(Kit::read_short(&text), Err(OpenError::Unreadable("kit")), "{text}");
    }
    for strange in [json!("yes"), json!(1), json!(null), json!([true])] {
        let read = kit(&kit_with("should", strange));
        assert_eq!((read.should, read.anonymous), (false, false));
    }
    for strange in [json!(null), json!([]), json!("po")] {
        assert!(sheet(&sheet_with("should", strange)).handed.should.is_empty());
    }
    let found = sheet(&sheet_with("should", json!({"STR-01": "pm", "STR-02": "@other"}))).handed;
    assert_eq!(found.should, AnswerMap::new([(id("STR-01"), Answer::role(id("pm")))]));
}

// ------------------------------------------------------------------------------------------------------------ what is refused

fn refused_kit(text: &str, expected: OpenError) {
    assert_eq!(Kit::read(text), Err(expected), "{}", text.chars().take(200).collect::<String>());
}

fn refused_sheet(text: &str, expected: OpenError) {
    assert_eq!(SheetFile::read(text), Err(expected), "{}", text.chars().take(200).collect::<String>());
}

#[test]
fn what_is_no_kit_and_no_sheet_is_refused() {
    let kit_file = kit_of(&new()).write();
    let plan_file = Document::new(new()).write();
    let deep = "[".repeat(100_000);
    let other = json!({"format": "tandem-roadmap", "version": 1, "kit": {}, "sheet": {}}).to_string();
    let texts = [
        "",
        " \n",
        "null",
        "[]",
        "7",
        "\"tandem-kit\"",
        "{}",
        "{",
        "{\"format\": \"tandem-kit\"",
        &kit_file[..kit_file.len() / 2],
        &deep,
    ];
    for text in texts.into_iter().chain([plan_file.as_str(), other.as_str()]) {
        refused_kit(text, OpenError::Unreadable("kit"));
        refused_sheet(text, OpenError::Unreadable("sheet"));
    }
    refused_sheet(&kit_file, OpenError::Unreadable("sheet"));
    refused_kit(&sheet_with("revision", json!(1)), OpenError::Unreadable("kit"));
}

#[test]
fn a_kit_that_lacks_what_it_needs_is_refused() {
    let unreadable = || OpenError::Unreadable("kit");
    for part in ["round", "plan"] {
        for value in [json!(null), json!(""), json!("@team"), json!("a b"), json!(7), json!("x".repeat(129))] {
            refused_kit(&kit_with(part, value), unreadable());
        }
    }
    for part in ["roles", "topics"] {
        for value in
            [json!(null), json!([]), json!({}), json!("STR"), json!([null, 1, [], {}, {"id": "@team"}, {"id": ""}, {"id": 7}])]
        {
            refused_kit(&kit_with(part, value), unreadable());
        }
    }
    // Topics that travel as ids of a catalogue that is not this one.
    refused_kit(&kit_with("topics", json!(["XYZ-99", "@team"])), unreadable());
    for inner in [json!(null), json!([]), json!("kit")] {
        refused_kit(&json!({"format": KIT, "version": 1, "kit": inner}).to_string(), unreadable());
    }
    refused_kit(&json!({"format": KIT, "version": 1}).to_string(), unreadable());
    // Whom it asks it need not say.
    for value in [json!(null), json!([]), json!("Anna"), json!([7, {"name": "Anna"}])] {
        assert_eq!(kit(&kit_with("people", value)).people, []);
    }
}

#[test]
fn a_sheet_that_lacks_what_it_needs_is_refused() {
    let unreadable = || OpenError::Unreadable("sheet");
    for part in ["round", "plan"] {
        for value in [json!(null), json!(""), json!("@team"), json!(7)] {
            refused_sheet(&sheet_with(part, value), unreadable());
        }
    }
    for person in [json!(null), json!("anna"), json!({}), json!({"name": "Anna"}), json!({"id": "@nobody"}), json!({"id": "a b"})]
    {
        refused_sheet(&sheet_with("person", person), unreadable());
    }
    for revision in
        [json!(null), json!(0), json!(-1), json!(1.5), json!("1"), json!(1_000_001), json!(4_294_967_297u64), json!(1e300)]
    {
        refused_sheet(&sheet_with("revision", revision), unreadable());
    }
    for today in [json!(null), json!([]), json!("po")] {
        refused_sheet(&sheet_with("today", today), unreadable());
    }
    assert_eq!(sheet(&sheet_with("revision", json!(1_000_000))).handed.revision, 1_000_000);
    assert_eq!(sheet(&sheet_with("today", json!({}))).handed.today, AnswerMap::default());
}

/// A file of another version: what is said of it.
fn versioned(format: &str, name: &str, version: Json) -> String {
    json!({"format": format, "version": version, "app": "9.9.9\u{202E}", name: {"another": "shape"}}).to_string()
}

#[test]
fn a_newer_version_is_refused_by_name() {
    for version in [2u64, 3, u64::MAX] {
        let newer = |kind| OpenError::NewerKind(kind, version, "9.9.9".into());
        refused_kit(&versioned(KIT, "kit", version.into()), newer("kit"));
        refused_sheet(&versioned(SHEET, "sheet", version.into()), newer("sheet"));
    }
    for version in [json!(0), json!(-1), json!("1"), json!(1.5), json!(null), json!([1])] {
        refused_kit(&versioned(KIT, "kit", version.clone()), OpenError::NoVersion);
        refused_sheet(&versioned(SHEET, "sheet", version), OpenError::NoVersion);
    }
}

/// Each of these parts stands in what is said.
fn said(error: &OpenError, parts: &[&str]) {
    let words = error.to_string();
    parts.iter().for_each(|part| assert!(words.contains(part), "“{part}” is not said in: {words}"));
}

#[test]
fn a_refusal_says_what_it_is_and_what_to_do() {
    let opens = |text: &str| open(text.as_bytes()).unwrap_err();
    said(&opens(&kit_of(&new()).write()), &["a kit of questions, not a plan", "opened in the page"]);
    said(&opens(&sheet_with("revision", json!(1))), &["a sheet of answers, not a plan", "open that plan", "add the sheet"]);
    said(&opens(r#"{"format": "tandem-roadmap"}"#), &["not a plan", "“tandem-roadmap”"]);
    said(&Kit::read("{").unwrap_err(), &["a kit of Tandem", "Ask for it again"]);
    said(&SheetFile::read("{").unwrap_err(), &["a sheet of Tandem", "Ask for it again"]);
    let newer = Kit::read(&versioned(KIT, "kit", json!(2))).unwrap_err();
    said(&newer, &["The kit was made by a newer Tandem (9.9.9)", "version 2", "up to 1", "Reload"]);
    said(&OpenError::NewerKind("sheet", 3, String::new()), &["The sheet was made by a newer Tandem: its format has version 3"]);
}

// ------------------------------------------------------------------------------------------------- what is cleaned and left out

/// Texts from elsewhere, and what is left of them where `max` characters fit.
fn texts(max: usize) -> Vec<(Json, String)> {
    let cut = |text: &str| text.chars().take(max).collect::<String>();
    let mut texts: Vec<(Json, String)> = ["<img src=x onerror=alert(1)>", "</script>", "=1+1", "&lt;", "{{x}}"]
        .into_iter()
        .map(|markup| (markup.into(), cut(markup)))
        .collect();
    texts.extend([
        ("a\u{202E}b\u{2066}c\u{0}d\u{7F}e\u{85}".into(), "abcde".to_owned()),
        ("a\nb\tc\u{2028}d".into(), "a b c d".to_owned()),
        ("é".repeat(max + 1).into(), "é".repeat(max)),
        ("x".repeat(100_000).into(), "x".repeat(max)),
        (json!(null), String::new()),
        (json!(["a"]), String::new()),
        (json!({"a": 1}), String::new()),
    ]);
    texts
}

#[test]
fn every_text_of_a_kit_is_cleaned_and_cut() {
    for (given, left) in texts(120) {
        assert_eq!(kit(&kit_with("title", given.clone())).title, left);
        assert_eq!(kit(&kit_with("name", given.clone())).name, left);
        assert_eq!(kit(&kit_with("people", json!([{"id": "eva", "name": given}]))).people, [(id("eva"), left)]);
    }
    let role =
        |name: &Json, short: &Json| kit(&kit_with("roles", json!([{"id": "po", "name": name, "short": short}]))).roles.remove(0);
    for (given, left) in texts(80) {
        assert_eq!(role(&given, &json!("PO")).name, left);
        assert_eq!(kit(&kit_with("topics", json!([{"id": "own", "text": "x", "area": given}]))).topics[0].area, left);
    }
    for (given, left) in texts(12) {
        assert_eq!(role(&json!("Product owner"), &given).short, left);
    }
    for (given, left) in texts(300) {
        assert_eq!(kit(&kit_with("topics", json!([{"id": "own", "text": given}]))).topics[0].text, left);
    }
}

#[test]
fn every_text_of_a_sheet_is_cleaned_and_cut() {
    for (given, left) in texts(120) {
        assert_eq!(sheet(&sheet_with("title", given.clone())).title, left);
        assert_eq!(sheet(&sheet_with("name", given.clone())).plan_name, left);
        assert_eq!(sheet(&sheet_with("person", json!({"id": "eva", "name": given}))).handed.name, left);
    }
}

#[test]
fn a_mark_is_taken_as_that_of_a_plan() {
    let mark = |mark: Json| kit(&kit_with("roles", json!([{"id": "po", "mark": mark}]))).roles.remove(0).mark;
    assert_eq!(mark(json!("pm")), Choice::of("pm"));
    assert_eq!(mark(json!("of-a-newer-version")), Choice::of("of-a-newer-version"));
    for other in [json!("other"), json!(""), json!(null), json!(7), json!("a b"), json!("<b>"), json!("x".repeat(41))] {
        assert_eq!(mark(other.clone()), Choice::default(), "{other}");
    }
}

#[test]
fn of_two_with_one_id_the_first_is_asked_about() {
    let own = |part: &str, list: Json| kit(&kit_with(part, list));
    let found = own("roles", json!([{"id": "po", "name": "First"}, {"id": "pm"}, {"id": "po", "name": "Second"}]));
    assert_eq!(
        found.roles.iter().map(|role| (role.id.as_str(), role.name.as_str())).collect::<Vec<_>>(),
        [("po", "First"), ("pm", "")]
    );
    let found = own("people", json!([{"id": "a", "name": "First"}, {"id": "a", "name": "Second"}]));
    assert_eq!(found.people, [(id("a"), "First".to_owned())]);
    let found = own("topics", json!(["STR-01", {"id": "STR-01", "text": "Second"}, "STR-01", "STR-02"]));
    assert_eq!(found.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>(), ["STR-01", "STR-02"]);
    assert_eq!(found.topics[0].text, catalogue().entry("STR-01").unwrap().text);
}

#[test]
fn words_of_answers_never_pass_for_ids() {
    let found = kit(&kit_with("roles", json!([{"id": "@team", "name": "All"}, {"id": "po"}, {"id": "@po"}])));
    assert_eq!(found.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>(), ["po"]);
    assert_eq!(kit(&kit_with("people", json!([{"id": "@nobody"}, {"id": "eva"}]))).people.len(), 1);
    assert_eq!(kit(&kit_with("topics", json!([{"id": "@own", "text": "x"}, "STR-01"]))).topics.len(), 1);
    let today = json!({"a": ["po", "@team"], "b": "@other", "c": ["@nobody"], "d": [], "e": 7, "f": "@team", "g": ["po", "po"], "h h": "po"});
    let found = sheet(&sheet_with("today", today)).handed.today;
    assert_eq!(found, AnswerMap::new([(id("f"), Answer::Team), (id("g"), Answer::role(id("po")))]));
    let roles = json!({"id": "anna", "roles": ["@team", "po", 7, null, "a b", "pm"]});
    assert_eq!(sheet(&sheet_with("person", roles)).handed.roles, [id("po"), id("pm")]);
    for roles in [json!(null), json!("po"), json!({"po": true})] {
        assert_eq!(sheet(&sheet_with("person", json!({"id": "anna", "roles": roles}))).handed.roles, []);
    }
}

#[test]
fn thousands_of_entries_are_cut_to_what_can_be_asked() {
    let many = |count: usize| (0..count).map(|at| json!({"id": format!("x{at}"), "name": "N", "text": "T"})).collect::<Vec<_>>();
    let found = kit(&kit_with("topics", many(3000).into()));
    assert_eq!((found.topics.len(), found.topics[999].id.as_str()), (1000, "x999"));
    assert_eq!(kit(&kit_with("people", many(3000).into())).people.len(), 1000);
    assert_eq!(kit(&kit_with("roles", many(3000).into())).roles.len(), 1000);
    assert_eq!(kit(&kit_with("people", many(1000).into())).people.len(), 1000);
    let roles: Vec<String> = (0..3000).map(|at| format!("r{at}")).collect();
    assert_eq!(sheet(&sheet_with("person", json!({"id": "anna", "roles": roles}))).handed.roles.len(), 60);
    let today: serde_json::Map<String, Json> = (0..5000).map(|at| (format!("t{at}"), json!("@team"))).collect();
    assert_eq!(sheet(&sheet_with("today", today.into())).handed.today.len(), 5000);
}

#[test]
fn what_a_newer_version_adds_is_passed_over() {
    let mut file: Json = serde_json::from_str(&kit_with("colour", json!("teal"))).unwrap();
    file["signature"] = json!({"by": "somebody"});
    file["kit"]["roles"][0]["salary"] = json!(1);
    assert_eq!(kit(&file.to_string()), kit(&kit_with("colour", json!(null))));
}

#[test]
fn a_sheet_says_which_kit_it_answers() {
    let own = kit_of(&new());
    let none = AnswerMap::default;
    let handed = Handed { person: id("anna"), name: "Anna".into(), roles: vec![], revision: 1, today: none(), should: none() };
    let found = SheetFile::of(&own, handed.clone());
    assert_eq!((&found.round, &found.title, &found.plan, &found.plan_name), (&own.round, &own.title, &own.plan, &own.name));
    assert_eq!(found.handed, handed);
}
