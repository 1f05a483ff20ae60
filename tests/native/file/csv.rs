//! CSV: the oracles of RFC 4180, what comes back from what is written, and tables against plans.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use tandem::content::plans;
use tandem::file::csv::{
    Choices, CsvError, MOST_BYTES, MOST_ROWS, Preview, SEPARATORS, State, Style, Table, decode, export, read, write,
};
use tandem::letters::lower;
use tandem::plan::actions::{add_product, add_responsibility, add_role, archive, remove, retype, set_letters, take_rows};
use tandem::plan::letters::Letters;
use tandem::plan::lists::{Which, by_area, listed};
use tandem::plan::{Cell, Id, Plan, Record as _, Responsibility, Role, TableName};

use crate::make::{cases, id, plan};

const PLAIN: Style = Style { separator: ',', mark: false };

// ------------------------------------------------------------------------------------------------------------ records

/// The fields of a text, one list for each record.
fn fields(text: &str) -> Vec<Vec<String>> {
    read(text).unwrap_or_else(|error| panic!("{error}\n{text:?}")).into_iter().map(|record| record.fields).collect()
}

/// A text holds exactly these records.
fn check(text: &str, records: &[&[&str]]) {
    assert_eq!(fields(text), records, "{text:?}");
}

#[test]
fn the_oracles_of_rfc_4180() {
    // Section 2 of the RFC, rules 1 to 7; the last one is our own.
    check("aaa,bbb,ccc\r\nzzz,yyy,xxx", &[&["aaa", "bbb", "ccc"], &["zzz", "yyy", "xxx"]]);
    check("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", &[&["aaa", "bbb", "ccc"], &["zzz", "yyy", "xxx"]]);
    check("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", &[&["aaa", "b\r\nbb", "ccc"], &["zzz", "yyy", "xxx"]]);
    check("\"aaa\",\"b\"\"bb\",\"ccc\"", &[&["aaa", "b\"bb", "ccc"]]);
    check("a, b", &[&["a", " b"]]);
    check("a,,", &[&["a", "", ""]]);
    check("", &[]);
}

#[test]
fn lines_end_in_three_ways_and_empty_ones_are_none() {
    for end in ["\r\n", "\n", "\r"] {
        check(&format!("a,b{end}c,d{end}"), &[&["a", "b"], &["c", "d"]]);
        check(&format!("{end}{end}a,b{end}{end}c,d"), &[&["a", "b"], &["c", "d"]]);
        check(&format!("\"\"{end}a"), &[&[""], &["a"]]);
    }
}

#[test]
fn separators_are_found_outside_of_quotes() {
    check("a;b\nc;d", &[&["a", "b"], &["c", "d"]]);
    check("a\tb", &[&["a", "b"]]);
    check("a;\"b,c,d,e\"\n1;2", &[&["a", "b,c,d,e"], &["1", "2"]]);
    check("\"a\"\";;;\",b", &[&["a\";;;", "b"]]);
    check("Title\n\na;b,c;d", &[&["Title"], &["a", "b,c", "d"]]);
    check("a,b;c", &[&["a", "b;c"]]);
    check("5\" pipe;a\n1;2", &[&["5\" pipe", "a"], &["1", "2"]]);
    check("\u{FEFF}a;b", &[&["a", "b"]]);
    check("\u{FEFF}\"a;b\"", &[&["a;b"]]);
    check("sep=;\r\na,x;b", &[&["a,x", "b"]]);
    check("\u{FEFF}sep=\t\na;x\tb", &[&["a;x", "b"]]);
    check("sep=;", &[]);
    check("sep=x;a", &[&["sep=x", "a"]]);
    check("sep=;a", &[&["sep=", "a"]]);
}

#[test]
fn what_stands_in_a_field_stays() {
    check("007,1.50,  x  ,1e5", &[&["007", "1.50", "  x  ", "1e5"]]);
    check("a,b\n\"x\ny\",z\n", &[&["a", "b"], &["x\ny", "z"]]);
    let lines: Vec<usize> = read("a,b\r\n\r\n\"x\r\ny\",z\rlast,one").unwrap().iter().map(|record| record.line).collect();
    assert_eq!(lines, [1, 3, 5]);
    assert_eq!(read("sep=;\na;b").unwrap()[0].line, 2);
}

#[test]
fn a_quote_that_does_not_fit_is_refused_with_its_line() {
    for (text, error) in [
        ("a,\"b", CsvError::Unterminated(1)),
        ("a,b\r\nc,\"d\r\ne,f\r\n", CsvError::Unterminated(2)),
        ("\"", CsvError::Unterminated(1)),
        ("\"\"\"", CsvError::Unterminated(1)),
        ("a,b\n\"c\"d,e", CsvError::AfterQuote(2)),
        ("\"a\" ,b", CsvError::AfterQuote(1)),
    ] {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_decoded_or_refused() {
    let wide = |of: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain("Ü;🎉".encode_utf16().flat_map(of)).collect()
    };
    assert_eq!(decode("Ü;🎉".as_bytes()).as_deref(), Ok("Ü;🎉"));
    assert_eq!(decode(&wide(u16::to_le_bytes, [0xFF, 0xFE])).as_deref(), Ok("Ü;🎉"));
    assert_eq!(decode(&wide(u16::to_be_bytes, [0xFE, 0xFF])).as_deref(), Ok("Ü;🎉"));
    for (bytes, error) in [
        // “Ü” in Windows-1252; half a character of UTF-16; UTF-16 without its mark; half a pair.
        (b"\xDC;a".to_vec(), CsvError::Encoding),
        (b"\xFF\xFEa\0b".to_vec(), CsvError::Encoding),
        (b"a\0;\0b\0".to_vec(), CsvError::Encoding),
        (b"\xFF\xFE\x3C\xD8".to_vec(), CsvError::Encoding),
        (b"PK\x03\x04anything".to_vec(), CsvError::Workbook),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), CsvError::Workbook),
        (vec![b'a'; MOST_BYTES + 1], CsvError::TooLarge(MOST_BYTES + 1)),
    ] {
        assert_eq!(decode(&bytes), Err(error));
    }
    assert!(decode(&vec![b'a'; MOST_BYTES]).is_ok());
}

#[test]
fn a_text_that_looks_like_a_formula_is_guarded() {
    let written = |text: &str| write(&[vec![text.to_owned(), "x".to_owned()]], PLAIN);
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "  =1",
        "\u{A0}=1",
        "\u{3000}-x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "- by hand",
        "'=1",
        "''  =1",
        "=cmd|' /C calc'!A0",
        "=\"a\"",
    ] {
        let doubled = text.replace('"', "\"\"");
        assert_eq!(written(text), format!("\"'{doubled}\",x\r\n"), "{text:?}");
        assert_eq!(fields(&written(text))[0][0], text);
    }
    for text in ["a=1", "1-1", "'quoted'", "'", "''", "x@y", "(=1)", "1"] {
        assert_eq!(written(text), format!("{text},x\r\n"), "{text:?}");
    }
    // Other programs take the guard away, or write it without quotes.
    check("'=1,=1", &[&["=1", "=1"]]);
}

#[test]
fn what_is_written_is_quoted_where_needed_and_ends_with_lines() {
    let written = |records: &[&[&str]], style| {
        write(&records.iter().map(|record| record.iter().map(|field| (*field).to_owned()).collect()).collect::<Vec<_>>(), style)
    };
    assert_eq!(written(&[&["a", "b c"], &["", "d"]], PLAIN), "a,b c\r\n,d\r\n");
    assert_eq!(written(&[&["a,b", "c;d", "e\tf", "\"", "x\ny"]], PLAIN), "\"a,b\",\"c;d\",\"e\tf\",\"\"\"\",\"x\ny\"\r\n");
    assert_eq!(written(&[&["a", "b"]], Style { separator: ';', mark: true }), "\u{FEFF}a;b\r\n");
    assert_eq!(written(&[&[""], &["sep="], &[" a"]], PLAIN), "\"\"\r\n\"sep=\"\r\n\" a\"\r\n");
    assert_eq!(written(&[], PLAIN), "");
}

/// Texts made of what matters to CSV, and any others.
fn field() -> impl Strategy<Value = String> {
    prop_oneof!["[',;\t\"\r\n =+@a-]{0,6}", "(?s).{0,8}", "('){0,3} ?[=+＝@-]?[a\"]{0,2}", "\u{FEFF}?(sep=)?[,;\t]?"]
}

fn style() -> impl Strategy<Value = Style> {
    (prop::sample::select(SEPARATORS.to_vec()), any::<bool>()).prop_map(|(separator, mark)| Style { separator, mark })
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn what_is_written_is_read_again(records in vec(vec(field(), 1..4), 0..5), style in style()) {
        let text = write(&records, style);
        prop_assert_eq!(fields(&text), records, "{:?}", text);
    }

    #[test]
    fn reading_any_text_ends(text in "[',;\t\"\r\n=a]{0,20}") {
        if let Ok(records) = read(&text) {
            prop_assert!(records.iter().all(|record| !record.fields.is_empty() && record.line > 0));
        }
    }
}

// ------------------------------------------------------------------------------------------------------------- tables

/// The plan that a workshop starts with, and a cell.
fn team() -> Plan {
    let plan = plans::new_plan(id("the-plan"), id("now"), "Payments");
    let letters = |text| Letters::parse(text).unwrap();
    let plan = plan.applied(&set_letters(&plan, &id("STR-01"), &id("po"), letters("AR")).unwrap());
    plan.applied(&set_letters(&plan, &id("STR-01"), &id("pm"), letters("C")).unwrap())
}

fn table(text: &str) -> Table {
    Table::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Ids that are the same at every run.
fn counted(start: &str) -> impl FnMut() -> Id {
    let mut count = 0;
    move || {
        count += 1;
        id(&format!("{start}-{count}"))
    }
}

fn judged(plan: &Plan, table: &Table) -> Preview {
    table.judge(plan, &Choices::default(), &mut counted("new"))
}

/// The plan after the rows of a table that are not wrong.
fn taken(plan: &Plan, preview: &Preview) -> Plan {
    plan.applied(&take_rows(plan, &preview.take).unwrap())
}

fn states(preview: &Preview) -> Vec<State> {
    preview.rows.iter().map(|row| row.state).collect()
}

fn letters(plan: &Plan, row: &str, role: &str) -> String {
    plan.cells.get(&format!("{row}:{role}:*")).map(|cell| cell.letters.to_string()).unwrap_or_default()
}

fn item<'p>(plan: &'p Plan, text: &str) -> &'p Responsibility {
    plan.responsibilities.iter().find(|item| item.text == text).unwrap_or_else(|| panic!("no “{text}”"))
}

fn area_of<'p>(plan: &'p Plan, item: &Responsibility) -> &'p str {
    &plan.areas.get(item.area.as_ref().unwrap().as_str()).unwrap().name
}

#[test]
fn the_table_of_a_plan_by_hand() {
    let mut plan = Plan::new(id("p"));
    for (own, name) in [("po", "Product owner"), ("x", "Area")] {
        plan = plan.applied(&add_role(&plan, id(own), name).unwrap());
    }
    plan = plan.applied(&retype(&plan, TableName::Roles, &id("x"), Role::SHORT, "").unwrap());
    let mut area = tandem::plan::Area::blank(id("s"));
    area.name = "Strategy; goals".to_owned();
    plan.areas.insert(area);
    plan = plan.applied(&add_responsibility(&plan, id("a"), &id("s"), "-Say \"no\"").unwrap());
    plan = plan.applied(&set_letters(&plan, &id("a"), &id("po"), Letters::parse("AR").unwrap()).unwrap());
    assert_eq!(
        export(&plan, PLAIN),
        "id,area,responsibility,PO,Area (x),stage,archived\r\na,\"Strategy; goals\",\"'-Say \"\"no\"\"\",A/R,,as usual,no\r\n"
    );
    plan = plan.applied(&add_product(&plan, id("w"), "Wallet").unwrap());
    plan.cells.insert(Cell {
        responsibility: Some(id("a")),
        role: Some(id("x")),
        product: Some(id("w")),
        letters: Letters::parse("I").unwrap(),
        ..Cell::blank(id("a:x:w"))
    });
    plan = plan.applied(&archive(&plan, TableName::Responsibilities, &id("a")).unwrap());
    assert_eq!(
        export(&plan, Style { separator: ';', mark: true }),
        "\u{FEFF}id;area;responsibility;product;PO;Area (x);stage;archived\r\n\
         a;\"Strategy; goals\";\"'-Say \"\"no\"\"\";;A/R;;as usual;yes\r\n\
         a;\"Strategy; goals\";\"'-Say \"\"no\"\"\";Wallet;;I;as usual;yes\r\n"
    );
}

/// A table of a fixture file.
fn fixture(name: &str) -> Result<Table, CsvError> {
    Table::read(&fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/csv").join(name)).unwrap())
}

#[test]
fn a_table_as_excel_writes_it() {
    let (before, table) = (team(), fixture("excel.csv").unwrap());
    let preview = judged(&before, &table);
    assert_eq!(preview.in_words(), "3 rows: 3 new.");
    assert_eq!(preview.alone, ["“Notes”"]);
    let offers: Vec<(&str, usize)> = preview.offers.iter().map(|offer| (offer.name.as_str(), offer.letters)).collect();
    assert_eq!(offers, [("Head of sales", 2)]);
    let after = taken(&before, &preview);
    let price = item(&after, "Set the price");
    assert_eq!((area_of(&after, price), price.stage.as_str()), ("Strategy", "launch"));
    let sales = listed::<Role>(&after, Which::Active).pop().unwrap();
    assert_eq!((sales.name.as_str(), sales.short.as_str()), ("Head of sales", "HOS"));
    let row = ["po", "pm", sales.id.as_str()].map(|role| letters(&after, price.id.as_str(), role));
    assert_eq!(row, ["C", "AR", "I"]);
    assert_eq!(letters(&after, item(&after, "Decide on refunds").id.as_str(), "po"), "R");
    assert!(after.areas.iter().any(|area| area.name == "Service"));
    item(&after, "Say no; in writing");
    assert!(judged(&after, &table).is_idle());
}

#[test]
fn a_table_as_google_sheets_writes_it() {
    let preview = judged(&team(), &fixture("sheets.csv").unwrap());
    assert_eq!(preview.in_words(), "3 rows: 3 new.");
    assert_eq!(preview.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 5, 6]);
    let after = taken(&team(), &preview);
    let why = item(&after, "Write the \"why\" down");
    assert_eq!([letters(&after, why.id.as_str(), "po"), letters(&after, why.id.as_str(), "pm")], ["AR", ""]);
    let price = item(&after, "Set the price").id.to_string();
    assert_eq!([letters(&after, &price, "po"), letters(&after, &price, "pm")], ["C", "AR"]);
}

#[test]
fn a_table_with_a_line_for_its_separator() {
    let preview = judged(&team(), &fixture("hinted.csv").unwrap());
    assert_eq!((states(&preview), preview.rows[0].line), (vec![State::Changed], 3));
    let after = taken(&team(), &preview);
    assert_eq!(after.responsibilities.get("STR-01").unwrap().text, "Whatever, it says");
    // No column for the product manager: nothing is cleared.
    assert_eq!([letters(&after, "STR-01", "po"), letters(&after, "STR-01", "pm")], ["A", "C"]);
}

#[test]
fn every_row_that_is_wrong_says_where_and_why() {
    let preview = judged(&team(), &fixture("broken.csv").unwrap());
    let wrong: Vec<String> =
        preview.rows.iter().filter(|row| row.state == State::Wrong).flat_map(|row| row.details.clone()).collect();
    assert_eq!(
        wrong,
        [
            "Line 3, column PO: “X” is no letter out of A, R, C, I.",
            "Line 4: it has 9 fields, but the header has 8.",
            "Line 5, column id: “gone” is in no responsibility of this plan, and there is no text for a new one.",
            "Line 6, column responsibility: there is no text.",
            "Line 7, column stage: “Tuesday” is no stage. The stages are: as usual, every stage, idea, research, definition, approval, \
             design and development, testing and deployment, launch, onboarding, growth, end of life.",
            "Line 8, column archived: “perhaps” is neither yes nor no.",
            "Line 9, column product: there is no product “Wallet” in this plan. Add it first.",
            "Line 10: it is the same responsibility as in line 2. If it is a new one, empty its id.",
            "Line 11, column PO: “A/A” is no letter out of A, R, C, I.",
            "Line 11, column PM: “R/S” is no letter out of A, R, C, I.",
        ]
    );
    assert_eq!(preview.in_words(), "10 rows: 1 changed, 9 wrong.");
    // What is right is taken, and nothing of what is wrong.
    let after = taken(&team(), &preview);
    assert_eq!([letters(&after, "STR-01", "po"), letters(&after, "STR-01", "pm")], ["A", "R"]);
    assert_eq!(after.responsibilities.count(), team().responsibilities.count());
}

#[test]
fn files_that_are_no_table_are_refused_in_words() {
    for (text, words) in [
        ("", "There is nothing in it."),
        (" \r\n;;\r\n", "There is nothing in it."),
        ("id;responsibility\r\n;;\r\n", "It has a header and no rows."),
        ("Summary,Points\nPay,5", "no column is called “responsibility” or “id”. Its first line says: Summary, Points."),
        ("text\n\"open", "The quote that opens in line 2 is never closed."),
    ] {
        let refused = Table::read(text.as_bytes()).unwrap_err().to_string();
        assert!(refused.contains(words), "{refused}");
    }
    assert_eq!(fixture("unclosed.csv"), Err(CsvError::Unterminated(3)));
    assert!(matches!(fixture("backlog.csv"), Err(CsvError::NoColumn(_))));
    let long = format!("text\n{}", "a\n".repeat(MOST_ROWS));
    assert_eq!(Table::read(long.as_bytes()), Err(CsvError::TooLong(MOST_ROWS + 1)));
    assert!(Table::read(format!("text\n{}", "a\n".repeat(MOST_ROWS - 1)).as_bytes()).is_ok());
}

/// How a table changes the plan of the team: the state of each row and what it says.
fn check_rows(text: &str, rows: &[(State, &[&str])]) -> Plan {
    let preview = judged(&team(), &table(text));
    let own: Vec<(State, Vec<&str>)> =
        preview.rows.iter().map(|row| (row.state, row.details.iter().map(String::as_str).collect())).collect();
    let rows: Vec<(State, Vec<&str>)> = rows.iter().map(|(state, details)| (*state, details.to_vec())).collect();
    assert_eq!(own, rows, "{text}");
    taken(&team(), &preview)
}

#[test]
fn rows_find_their_responsibility_by_id_then_by_text_in_their_area() {
    use State::{Changed, New, Same, Wrong};
    let plan = team();
    let item = plan.responsibilities.get("STR-01").unwrap();
    let (own, area) = (&item.text, area_of(&plan, item));
    let loud = own.to_uppercase().replace(' ', "   ");
    check_rows(&format!("area,text\n{area},{own}\n"), &[(Same, &[])]);
    check_rows(&format!("area,text\n {} , {loud} \n", area.to_uppercase()), &[(Same, &[])]);
    check_rows(&format!("text\n{own}\n"), &[(Same, &[])]);
    check_rows(&format!("id,text\nunknown,{own}\n"), &[(Same, &[])]);
    let moved = check_rows(&format!("area,text\nElsewhere,{own}\n"), &[(New, &["area: “Elsewhere”"])]);
    assert_eq!(moved.responsibilities.count(), plan.responsibilities.count() + 1);
    let home = check_rows(
        "id,area,text\nSTR-01,Elsewhere,Something else\n",
        &[(Changed, &[&format!("text: “{own}” → “Something else”"), "area: “Elsewhere”"])],
    );
    assert_eq!(area_of(&home, home.responsibilities.get("STR-01").unwrap()), "Elsewhere");
    check_rows("id,area,text\nSTR-01,,\n", &[(Same, &[])]);
    check_rows(
        &format!("area,text\n{area},{own}\n{area},{loud}\n"),
        &[(Same, &[]), (Wrong, &["Line 3: it is the same responsibility as in line 2."])],
    );
    // An id is looked at before a text, wherever it stands.
    check_rows(
        &format!("id,text\n,{own}\nSTR-01,Another text\n"),
        &[(New, &[]), (Changed, &[&format!("text: “{own}” → “Another text”")])],
    );
}

#[test]
fn a_text_that_stands_twice_needs_an_id() {
    let plan = team();
    let area = plan.areas.iter().next().unwrap().id.clone();
    let plan = plan.applied(&add_responsibility(&plan, id("one"), &area, "Twice").unwrap());
    let plan = plan.applied(&add_responsibility(&plan, id("two"), &area, "twice").unwrap());
    let preview = judged(&plan, &table("text,PO\nTwice,A\n"));
    assert_eq!(
        preview.rows[0].details,
        ["Line 2, column responsibility: “Twice” stands more than once in this plan. Give its id."]
    );
    assert!(preview.is_idle());
    assert_eq!(states(&judged(&plan, &table("id,text,PO\ntwo,Twice,A\n"))), [State::Changed]);
    // One that is put away is not in the way.
    let plan = plan.applied(&archive(&plan, TableName::Responsibilities, &id("one")).unwrap());
    let preview = judged(&plan, &table("text,PO\nTwice,A\n"));
    assert_eq!(preview.take.letters[0].responsibility, id("two"));
}

#[test]
fn missing_columns_clear_nothing_and_empty_letters_do() {
    use State::{Changed, Same};
    let after = check_rows("id,PO,PM\nSTR-01,,-\n", &[(Changed, &["PO: A/R is cleared", "PM: C is cleared"])]);
    assert_eq!([letters(&after, "STR-01", "po"), letters(&after, "STR-01", "pm")], ["", ""]);
    assert_eq!(judged(&team(), &table("id,PO,PM\nSTR-01,,\n")).cleared, 2);
    check_rows("id,Responsibility\nSTR-01,\n", &[(Same, &[])]);
    check_rows("id,stage,archived,area\nSTR-01,,,\n", &[(Same, &[])]);
    check_rows("id,PO\nSTR-01,r a\n", &[(Same, &[])]);
    check_rows("id,PO\nSTR-01,\"A,C\"\n", &[(Changed, &["PO: A/R → A/C"])]);
    let changed = check_rows(
        "id,stage,archived\nSTR-01,Testing and  Deployment,TRUE\n",
        &[(Changed, &["stage: testing and deployment", "put away"])],
    );
    let own = changed.responsibilities.get("STR-01").unwrap();
    assert_eq!((own.stage.as_str(), own.archived), ("testing", true));
    let back = judged(&changed, &table("id,stage,archived\nSTR-01,usual,no\n"));
    assert_eq!(back.rows[0].details, ["stage: as usual", "back in use"]);
    assert_eq!(taken(&changed, &back), team());
}

#[test]
fn columns_are_roles_other_things_or_left_alone() {
    let plan = team();
    let preview =
        judged(&plan, &table("id,Product  OWNER,QA,Notes,,PO,Activity\nSTR-01,A,r,see,x,C,\nSTR-02,,R/Z,it,,,\nSTR-03,,a,,,,\n"));
    assert_eq!(preview.alone, ["“Notes”", "column 5", "“PO”"]);
    assert_eq!(preview.offers.len(), 1);
    assert_eq!((preview.offers[0].column, preview.offers[0].name.as_str(), preview.offers[0].letters), (2, "QA", 2));
    assert_eq!(preview.rows[0].details, ["PO: A/R → A", "QA: R"]);
    // Once it is a role, typing errors in it are errors; if it is not wanted, they are nothing.
    assert_eq!(preview.rows[1].details, ["Line 3, column QA: “R/Z” is no letter out of A, R, C, I."]);
    let without = table("id,QA\nSTR-01,A\nSTR-02,X\nSTR-03,C\n");
    let choices = Choices { without: vec![1], leave_wrong: false };
    let preview = without.judge(&plan, &choices, &mut counted("new"));
    assert!(preview.is_idle() && preview.offers.len() == 1 && preview.alone.is_empty());
    assert_eq!(states(&preview), [State::Same; 3]);
}

#[test]
fn a_role_that_is_put_away_is_no_new_one() {
    let plan = team();
    let plan = plan.applied(&archive(&plan, TableName::Roles, &id("pm")).unwrap());
    let preview = judged(&plan, &table("id,PM\nSTR-01,A\n"));
    assert!(preview.offers.is_empty());
    assert_eq!(letters(&taken(&plan, &preview), "STR-01", "pm"), "A");
    assert!(!export(&plan, PLAIN).lines().next().unwrap().contains("PM"));
}

#[test]
fn texts_are_cut_nowhere_and_cleaned() {
    use State::{New, Wrong};
    let fits = "x".repeat(300);
    let plan =
        check_rows(&format!("text,area\n{fits},{}\n", "y".repeat(80)), &[(New, &[&format!("area: “{}”", "y".repeat(80))])]);
    item(&plan, &fits);
    let (long, wide) = ("x".repeat(301), "y".repeat(81));
    check_rows(
        &format!("text,area\n{long},{wide}\n"),
        &[(
            Wrong,
            &[
                &format!("Line 2, column responsibility: “{}…” is longer than 300 letters.", &long[..40]),
                &format!("Line 2, column area: “{}…” is longer than 80 letters.", &wide[..40]),
            ],
        )],
    );
    let plan = check_rows("text\n\" two\nlines\u{202E} and\ttab \"\n", &[(New, &[])]);
    assert_eq!(item(&plan, "two lines and tab").area, None);
}

#[test]
fn an_id_of_the_catalogue_is_kept_and_others_are_drawn() {
    let plan = team();
    let own = plan.responsibilities.get("STR-02").unwrap().clone();
    let plan = plan.applied(&remove(&plan, TableName::Responsibilities, &id("STR-02")).unwrap());
    let mut plan = plan;
    plan.responsibilities.remove("STR-02");
    let after = taken(&plan, &judged(&plan, &table(&format!("id,text\nSTR-02,{}\n5,Five\n", own.text))));
    assert!(after.responsibilities.get("STR-02").is_some());
    assert!(after.responsibilities.get("5").is_none());
    assert_eq!(item(&after, "Five").id, id("new-1"));
}

#[test]
fn letters_for_one_product_go_there_and_make_no_second_row() {
    let plan = team();
    let plan = plan.applied(&add_product(&plan, id("wallet"), "Wallet").unwrap());
    let preview =
        judged(&plan, &table("id,text,product,PO\nSTR-01,,,A\nSTR-01,Not a new text,wallet,R\n,New one,Wallet,I\n,New one,,A\n"));
    assert_eq!(states(&preview), [State::Changed, State::Changed, State::New, State::Changed]);
    let after = taken(&plan, &preview);
    assert_eq!(letters(&after, "STR-01", "po"), "A");
    let cell = after.cells.get("STR-01:po:wallet").unwrap();
    assert_eq!((cell.letters.to_string(), cell.product.clone()), ("R".to_owned(), Some(id("wallet"))));
    assert_eq!(after.responsibilities.get("STR-01").unwrap().text, plan.responsibilities.get("STR-01").unwrap().text);
    let own = item(&after, "New one").id.to_string();
    assert_eq!(
        [letters(&after, &own, "po"), after.cells.get(&format!("{own}:po:wallet")).unwrap().letters.to_string()],
        ["A", "I"]
    );
    assert_eq!(
        judged(&after, &table(&export(&after, PLAIN))).in_words(),
        format!("{} rows: {0} unchanged.", after.responsibilities.count() + 2)
    );
}

#[test]
fn new_ones_stand_at_the_end_in_their_order_and_undo_takes_all_back() {
    let plan = team();
    let change =
        take_rows(&plan, &judged(&plan, &table("area,text,QA\nNew,First,A\nNew,Second,R\nStrategy,Third,\n")).take).unwrap();
    let after = plan.applied(&change);
    let last = by_area(&after, Which::Active).pop().unwrap();
    assert_eq!(last.area.unwrap().name, "New");
    assert_eq!(last.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["First", "Second"]);
    assert_eq!(after.applied(&change.reversed()), plan);
}

#[test]
fn a_whole_plan_goes_into_an_empty_one() {
    let from = plans::sample();
    let mut from = from;
    for (place, item) in listed::<Responsibility>(&from.clone(), Which::All).iter().enumerate() {
        let letters = Letters::parse(["A", "R", "AR", "C", "I", ""][place % 6]).unwrap();
        let role = ["po", "pm", "leadership"][place % 3];
        from = from.applied(&set_letters(&from, &item.id, &id(role), letters).unwrap());
    }
    let empty = Plan::new(id("empty"));
    let preview = judged(&empty, &table(&export(&from, PLAIN)));
    assert_eq!((preview.count(State::Wrong), preview.alone.len(), preview.offers.len()), (0, 0, 3));
    let to = taken(&empty, &preview);
    assert_eq!(to.cells.count(), from.cells.count());
    assert_eq!(to.areas.count(), from.areas.count());
    let headless = |plan: &Plan| export(plan, PLAIN).lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(headless(&to), headless(&from));
}

/// Tables with columns and cells that now and then mean something in arbitrary plans.
fn any_table() -> impl Strategy<Value = String> {
    let heads = vec![
        "id",
        "area",
        "text",
        "product",
        "stage",
        "archived",
        "Role",
        "QA",
        "Ünïcode 🎉 عربي",
        "notes",
        "a\"b\\c",
        "task",
        "",
    ];
    let cells = vec![
        "",
        "",
        "a",
        "b",
        "po",
        "Role",
        "role ",
        "A",
        "R",
        "a/r",
        "C",
        "X",
        "-",
        "yes",
        "no",
        "launch",
        "of-a-newer-version",
        "Ünïcode 🎉 عربي",
        "</script>",
        "STR-01",
        "two\nlines",
        "=1",
    ];
    let cells = vec(vec(prop::sample::select(cells), 8), 0..8);
    (prop::sample::subsequence(heads.clone(), 0..=8).prop_shuffle(), cells, any::<bool>()).prop_map(|(heads, cells, ragged)| {
        let heads: Vec<&str> = ["responsibility"].into_iter().chain(heads).collect();
        let width = |at: usize| if ragged && at == 1 { heads.len() + 1 } else { heads.len() };
        let rows = cells
            .iter()
            .enumerate()
            .map(|(at, row)| row.iter().chain(row).take(width(at)).map(|cell| (*cell).to_owned()).collect());
        let head = heads.iter().map(|head| (*head).to_owned()).collect();
        write(&[head].into_iter().chain(rows).collect::<Vec<Vec<String>>>(), PLAIN)
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_exported_changes_nothing(plan in plan(), style in style()) {
        let text = export(&plan, style);
        let Ok(table) = Table::read(text.as_bytes()) else {
            prop_assert_eq!(plan.responsibilities.count(), 0);
            return Ok(());
        };
        let preview = judged(&plan, &table);
        prop_assert!(preview.is_idle(), "{}\n{:?}", text, preview);
        prop_assert_eq!(preview.count(State::Same), preview.rows.len(), "{}\n{:?}", text, preview);
        prop_assert!(preview.alone.is_empty() && preview.offers.is_empty(), "{}\n{:?}", text, preview);
        prop_assert_eq!(take_rows(&plan, &preview.take).unwrap().edits.len(), 0);
    }

    #[test]
    fn the_same_table_twice_changes_nothing(plan in plan(), text in any_table(), wanted in any::<bool>()) {
        let Ok(table) = Table::read(text.as_bytes()) else { return Ok(()) };
        let choices = Choices { without: if wanted { Vec::new() } else { (0..9).collect() }, leave_wrong: true };
        let preview = table.judge(&plan, &choices, &mut counted("first"));
        let after = taken(&plan, &preview);
        let again = table.judge(&after, &choices, &mut counted("second"));
        prop_assert!(again.is_idle(), "{}\n{:#?}\n{:#?}", text, preview, again);
        prop_assert_eq!(again.count(State::New) + again.count(State::Changed), 0);
        // Whatever is taken is told, and comes out as it went in.
        let told = preview.count(State::New) + preview.count(State::Changed);
        prop_assert_eq!(told == 0, preview.is_idle());
        prop_assert_eq!(take_rows(&plan, &preview.take).unwrap().edits.is_empty(), preview.is_idle());
        let out = export(&after, PLAIN);
        if let Ok(table) = Table::read(out.as_bytes()) {
            prop_assert_eq!(export(&taken(&after, &judged(&after, &table)), PLAIN), out);
        }
    }

    #[test]
    fn nothing_is_taken_out_but_letters(plan in plan(), text in any_table()) {
        let Ok(table) = Table::read(text.as_bytes()) else { return Ok(()) };
        let after = taken(&plan, &judged(&plan, &table));
        for own in [TableName::Roles, TableName::Areas, TableName::Responsibilities, TableName::Products, TableName::Rounds] {
            prop_assert!(plan.table(own).records().all(|record| after.table(own).record(record.id().as_str()).is_some()));
        }
        let texts = after.responsibilities.iter().filter(|item| plan.responsibilities.get(item.id.as_str()).is_none());
        prop_assert!(texts.into_iter().all(|item| !lower(&item.text).trim().is_empty()));
    }
}
