//! Arbitrary plans, documents and changes, drawn from the declarations of the records: a new table or field is covered by itself.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use tandem::file::Document;
use tandem::file::share::Label;
use tandem::plan::change::{EXISTS, FieldEdit, RecordEdit};
use tandem::plan::field::{FieldDef, Kind};
use tandem::plan::text::is_unsafe;
use tandem::plan::{Change, Day, Id, Plan, TABLES, TableName};

/// So many cases per law, and no files with seeds: a case that once failed becomes a test with a name.
pub fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Few ids, so that plans overlap and references sometimes hit.
pub fn pool() -> impl Strategy<Value = Id> {
    prop::sample::select(vec!["a", "b", "c", "po", "pm", "x:y:*", "A-1_z.9"]).prop_map(id)
}

/// A text that a field may hold as it is.
pub fn text(max: usize, lines: tandem::plan::text::Lines) -> impl Strategy<Value = String> {
    let words =
        prop::sample::select(vec!["", "Role", "a\"b\\c", "<img src=x onerror=alert(1)>", "</script>", "Ünïcode 🎉 عربي", " "]);
    prop_oneof![3 => words.prop_map(str::to_owned), 2 => ".{0,20}", 1 => "(?s).{0,20}"]
        .prop_map(move |text| text.chars().filter(|c| !is_unsafe(*c, lines)).take(max).collect())
}

fn ids() -> impl Strategy<Value = Json> {
    vec(pool(), 0..4).prop_map(|ids| ids.iter().map(Id::as_str).collect())
}

fn answer() -> impl Strategy<Value = Json> {
    let words = prop::sample::select(vec!["@team", "@nobody", "@unknown", "po", "pm"]);
    prop_oneof![words.prop_map(Json::from), vec(prop::sample::select(vec!["po", "pm", "a"]), 1..4).prop_map(Json::from)]
}

pub fn day() -> impl Strategy<Value = Day> {
    (1..=9999, 1..=12u32, 1..=28u32).prop_map(|(year, month, day)| Day::of(year, month, day).unwrap())
}

/// A value that a field of this kind takes without repair; `null` among them.
pub fn value(kind: Kind) -> BoxedStrategy<Json> {
    let some = match kind {
        Kind::Text { max, lines } => text(max, lines).prop_map(Json::from).boxed(),
        Kind::Flag => any::<bool>().prop_map(Json::from).boxed(),
        Kind::Day => day().prop_map(|day| day.to_string().into()).boxed(),
        Kind::Order => "[0-9A-Za-z]{0,4}[1-9A-Za-z]".prop_map(Json::from).boxed(),
        Kind::Whole { max, .. } => (0..=max).prop_map(Json::from).boxed(),
        Kind::Choice(choices) => {
            let mut words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            words.push("of-a-newer-version");
            prop::sample::select(words).prop_map(Json::from).boxed()
        }
        Kind::Ref(_) => pool().prop_map(|id| id.as_str().into()).boxed(),
        Kind::Refs(_) => ids().boxed(),
        Kind::Answers => btree_map(pool(), answer(), 0..4)
            .prop_map(|map| Json::Object(map.into_iter().map(|(id, answer)| (id.to_string(), answer)).collect()))
            .boxed(),
        Kind::Letters => prop::sample::select(vec!["", "A", "R", "AR", "RC", "I", "ARCI"]).prop_map(Json::from).boxed(),
    };
    prop_oneof![1 => Just(Json::Null), 3 => some].boxed()
}

/// Any JSON of a few levels, as a newer version might write it.
pub fn foreign() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        // Fractions of up to 15 digits: longer ones are read to the nearest but one.
        any::<i32>().prop_map(|number| Json::from(f64::from(number) / 1000.0)),
        ".{0,8}".prop_map(Json::from)
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Json::from),
            btree_map("[a-z]{1,4}", inner, 0..3).prop_map(|map| Json::Object(map.into_iter().collect()))
        ]
    })
}

/// The fields of one record: those declared, and now and then one of a newer version.
pub fn fields(defs: &'static [FieldDef]) -> impl Strategy<Value = BTreeMap<String, Json>> {
    let declared: Vec<BoxedStrategy<(String, Json)>> =
        defs.iter().map(|def| value(def.kind).prop_map(|value| (def.name.to_owned(), value)).boxed()).collect();
    let newer = prop_oneof![4 => Just(Json::Null), 1 => foreign()];
    (declared, newer).prop_map(|(declared, newer)| {
        let all = declared.into_iter().chain([("future".to_owned(), newer)]);
        all.filter(|(_, value)| !value.is_null()).collect()
    })
}

/// The edit that makes a record; that of the settings, which are always there, only fills them.
pub fn creation(table: TableName, id: Id, fields: BTreeMap<String, Json>) -> RecordEdit {
    let field = |field: String, after| FieldEdit { field: field.into(), before: Json::Null, after };
    let mut edits: Vec<FieldEdit> = fields.into_iter().map(|(name, value)| field(name, value)).collect();
    if table != TableName::Settings {
        edits.insert(0, field(EXISTS.to_owned(), true.into()));
    }
    RecordEdit { table, id, fields: edits }
}

/// A plan with this id. Two of them are two states of one plan.
pub fn plan() -> impl Strategy<Value = Plan> {
    let tables: Vec<BoxedStrategy<Vec<RecordEdit>>> = TABLES
        .iter()
        .map(|&table| match table {
            TableName::Settings => {
                fields(table.fields()).prop_map(move |fields| vec![creation(table, id("the-plan"), fields)]).boxed()
            }
            _ => btree_map(pool(), fields(table.fields()), 0..4)
                .prop_map(move |all| all.into_iter().map(|(id, fields)| creation(table, id, fields)).collect())
                .boxed(),
        })
        .collect();
    tables.prop_map(|edits| Plan::new(id("the-plan")).applied(&Change { edits: edits.into_iter().flatten().collect() }))
}

/// A document: a plan, what newer versions added to it, and a history of up to three share points.
pub fn document() -> impl Strategy<Value = Document> {
    let extra = || btree_map("future_[a-z]{1,3}", foreign(), 0..2);
    (vec((plan(), label()), 0..4), plan(), extra(), extra()).prop_map(|(points, last, tables, unknown)| {
        let mut document = Document::new(Plan::new(id("the-plan")));
        let mut base: Option<Plan> = None;
        for (mut plan, label) in points {
            plan.unknown = tables.clone().into();
            document.plan = plan.clone();
            document = document.shared(base.as_ref(), label);
            base = Some(plan);
        }
        document.plan = last;
        document.plan.unknown = tables.into();
        document.unknown = unknown;
        document
    })
}

pub fn label() -> impl Strategy<Value = Label> {
    let line = || text(40, tandem::plan::text::Lines::One);
    (prop::option::of(day()), line(), line()).prop_map(|(day, by, note)| Label { day, by, note })
}

/// A field of this table with a value for it.
pub fn field_and_value(table: TableName) -> impl Strategy<Value = (&'static str, Json)> {
    let defs: Vec<&'static FieldDef> = table.fields().iter().collect();
    prop::sample::select(defs).prop_flat_map(|def| (Just(def.name), value(def.kind)))
}

/// One edit as a user makes them: a field set, a record made or taken out. Whatever does not fit the plan changes nothing.
#[derive(Clone, Debug)]
pub enum Act {
    Set(TableName, Id, &'static str, Json),
    Make(TableName, Id, BTreeMap<String, Json>),
    Remove(TableName, Id),
}

pub fn act() -> impl Strategy<Value = Act> {
    prop::sample::select(TABLES).prop_flat_map(|table| {
        let set = (pool(), field_and_value(table));
        prop_oneof![
            3 => set.prop_map(move |(id, (name, value))| Act::Set(table, own(table, id), name, value)),
            2 => (pool(), fields(table.fields())).prop_map(move |(id, fields)| Act::Make(table, id, fields)),
            1 => pool().prop_map(move |id| Act::Remove(table, id)),
        ]
    })
}

fn own(table: TableName, any: Id) -> Id {
    if table == TableName::Settings { id("the-plan") } else { any }
}

impl Act {
    /// The change that it makes in this plan: exactly what differs afterwards.
    pub fn on(&self, plan: &Plan) -> Change {
        let after = match self {
            Self::Set(table, id, field, value) => {
                let field = FieldEdit { field: (*field).into(), before: Json::Null, after: value.clone() };
                plan.applied(&Change { edits: vec![RecordEdit { table: *table, id: id.clone(), fields: vec![field] }] })
            }
            Self::Make(table, id, _) if plan.table(*table).record(id.as_str()).is_some() => plan.clone(),
            Self::Make(table, id, fields) => plan.applied(&Change { edits: vec![creation(*table, id.clone(), fields.clone())] }),
            Self::Remove(table, id) => {
                let gone = FieldEdit { field: EXISTS.into(), before: true.into(), after: Json::Null };
                plan.applied(&Change { edits: vec![RecordEdit { table: *table, id: id.clone(), fields: vec![gone] }] })
            }
        };
        plan.difference(&after)
    }
}

/// The JSON of a file with its plan replaced or extended, for tests of what files hold.
pub fn file(plan: Json) -> Json {
    json!({"format": "tandem-plan", "version": 1, "app": "0.1.0", "plan": plan})
}

/// A plan object with one record in one table.
pub fn one_record(table: TableName, record: Json) -> Json {
    let mut plan = Map::from_iter([("settings".to_owned(), json!({"id": "the-plan"}))]);
    let value = if table == TableName::Settings { record } else { json!([record]) };
    plan.insert(table.as_str().to_owned(), value);
    Json::Object(plan)
}
