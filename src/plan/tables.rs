//! The tables of a plan and the declaration of every record. Knows nothing of what is computed from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;

use super::answer::AnswerMap;
use super::day::Day;
use super::field::{AnyValue, Choice, FieldDef, IdSet, Kind, Problem};
use super::id::Id;
use super::letters::Letters;
use super::order::OrderKey;
use super::record::{AnyRecord, Record, Unknown, record};
use super::table::{Absent, AnyTable, Table};
use super::text::Lines;

const fn name(max: usize) -> Kind {
    Kind::Text { max, lines: Lines::One }
}

const NOTE: Kind = Kind::Text { max: 4000, lines: Lines::Many };
const TRAIT: Kind = Kind::Text { max: 600, lines: Lines::Many };

/// What takes part in a workshop.
pub const PERSON_KINDS: &[(&str, &str)] = &[("person", "person"), ("article", "article"), ("anonymous", "anonymous")];
/// The shape and colour of a role in every picture.
pub const MARKS: &[(&str, &str)] = &[
    ("other", "other"),
    ("po", "circle"),
    ("pm", "square"),
    ("leadership", "diamond"),
    ("marketing", "marketing"),
    ("design", "design"),
    ("support", "support"),
];
/// How far a topic of a round was settled.
pub const DECISION_STATES: &[(&str, &str)] = &[("open", "open"), ("decided", "decided"), ("parked", "parked")];
/// The stages in the life of a product. A responsibility of the catalogue has its usual one.
pub const STAGES: &[(&str, &str)] = &[
    ("usual", "as usual"),
    ("every", "every stage"),
    ("idea", "idea"),
    ("research", "research"),
    ("definition", "definition"),
    ("approval", "approval"),
    ("development", "design and development"),
    ("testing", "testing and deployment"),
    ("launch", "launch"),
    ("onboarding", "onboarding"),
    ("growth", "growth"),
    ("end", "end of life"),
];
/// How much somebody can change, or wants to know.
pub const LEVELS: &[(&str, &str)] = &[("unknown", "not said"), ("low", "low"), ("medium", "medium"), ("high", "high")];
/// How far a handover has come.
pub const HANDOVER_STATES: &[(&str, &str)] = &[("planned", "planned"), ("done", "done"), ("dropped", "dropped")];
/// How far a round has come.
pub const ROUND_STATES: &[(&str, &str)] = &[("open", "open"), ("revealed", "revealed"), ("closed", "closed")];

record! {
    /// The settings of a plan. There is exactly one such record; its id is the id of the plan.
    Settings in Settings {
        /// The name of the plan.
        NAME name: String = name(120), "name";
        /// Whether it is the built-in sample.
        SAMPLE sample: bool = Kind::Flag, "sample";
        /// So many roles may be responsible for one thing; 0: as published.
        MOST_RESPONSIBLE most_responsible: u32 = Kind::Whole { max: 100, unit: "roles" }, "most roles responsible in a row";
        /// So much of the roles of a row may be consulted, in percent; 0: as published.
        MOST_CONSULTED most_consulted: u32 = Kind::Whole { max: 100, unit: "%" }, "largest share of roles consulted in a row";
        /// For so much of the rows one person may be accountable, in percent; 0: the usual share.
        MOST_ACCOUNTABLE most_accountable: u32 = Kind::Whole { max: 100, unit: "%" }, "largest share of rows accountable to one person";
    }
}

record! {
    /// A product. Holdings and matrix cells may be for one product; without any they are for all.
    Product in Products {
        /// Its name.
        NAME name: String = name(120), "name";
        /// The stage in its life: one of [`STAGES`].
        STAGE stage: Choice = Kind::Choice(STAGES), "stage";
        /// Its place among the products.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// A participant: a person, or an article that speaks like one.
    Person in People {
        /// Their name.
        NAME name: String = name(120), "name";
        /// What they are: one of [`PERSON_KINDS`].
        KIND kind: Choice = Kind::Choice(PERSON_KINDS), "kind";
        /// Their place among the participants.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// A role that can own something.
    Role in Roles {
        /// Its full name.
        NAME name: String = name(80), "name";
        /// Its short name, for columns and charts.
        SHORT short: String = name(12), "short name";
        /// Its shape and colour: one of [`MARKS`].
        MARK mark: Choice = Kind::Choice(MARKS), "mark";
        /// How far its work reaches.
        SCOPE scope: String = TRAIT, "scope";
        /// What it decides.
        DECIDES decides: String = TRAIT, "decisions";
        /// What it has to know and to be good at.
        SKILLS skills: String = TRAIT, "skills";
        /// What it wants to reach.
        GOALS goals: String = TRAIT, "goals";
        /// What it looks at day by day.
        FOCUS focus: String = TRAIT, "focus";
        /// Its place among the roles.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// Who holds which role, for one product or all. Natural id: person, role, product or `*`.
    Holding in Holdings {
        /// Who.
        PERSON person: Option<Id> = Kind::Ref(TableName::People), "person", lists;
        /// Which role.
        ROLE role: Option<Id> = Kind::Ref(TableName::Roles), "role", lists;
        /// For which product; all without one.
        PRODUCT product: Option<Id> = Kind::Ref(TableName::Products), "product", lists;
        /// The first day.
        FROM from: Option<Day> = Kind::Day, "first day";
        /// The last day.
        TO to: Option<Day> = Kind::Day, "last day";
        /// Whoever holds the role may not decide.
        POWERLESS powerless: bool = Kind::Flag, "without decision right";
    }
}

record! {
    /// An area of responsibilities.
    Area in Areas {
        /// Its name.
        NAME name: String = name(80), "name";
        /// Its place among the areas.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// A responsibility: something that somebody has to own. One of the catalogue has its id.
    Responsibility in Responsibilities {
        /// What is to be done, as a sentence that begins with a verb.
        TEXT text: String = name(300), "text";
        /// Its area.
        AREA area: Option<Id> = Kind::Ref(TableName::Areas), "area", lists;
        /// The stage in the life of a product to which it belongs: one of [`STAGES`].
        STAGE stage: Choice = Kind::Choice(STAGES), "stage";
        /// Its place in its area.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// A cell of the role matrix. Natural id: responsibility, role, product or `*`.
    Cell in Cells {
        /// The row.
        RESPONSIBILITY responsibility: Option<Id> = Kind::Ref(TableName::Responsibilities), "responsibility", lists;
        /// The column.
        ROLE role: Option<Id> = Kind::Ref(TableName::Roles), "role", lists;
        /// For which product; all without one.
        PRODUCT product: Option<Id> = Kind::Ref(TableName::Products), "product", lists;
        /// A, R, C, I.
        LETTERS letters: Letters = Kind::Letters, "letters";
    }
}

record! {
    /// A round of a workshop: who was asked what about which topics.
    Round in Rounds {
        /// Its name.
        NAME name: String = name(120), "name";
        /// The day of the workshop.
        DAY day: Option<Day> = Kind::Day, "day", lists;
        /// How far it has come: one of [`ROUND_STATES`].
        STATE state: Choice = Kind::Choice(ROUND_STATES), "state", lists;
        /// The topics: the responsibilities that are asked about.
        TOPICS topics: IdSet = Kind::Refs(TableName::Responsibilities), "topics";
        /// The roles that can be given as an answer.
        ROLES roles: IdSet = Kind::Refs(TableName::Roles), "roles";
        /// Who takes part.
        PARTICIPANTS participants: IdSet = Kind::Refs(TableName::People), "participants";
        /// Whether it also asks who should own each topic.
        SHOULD should: bool = Kind::Flag, "asks who should own it";
        /// Whether nobody is asked for a name.
        ANONYMOUS anonymous: bool = Kind::Flag, "anonymous";
        /// The minutes to talk about a topic; 0: the usual ones.
        MINUTES minutes: u32 = Kind::Whole { max: 240, unit: "minutes" }, "minutes for a topic";
        /// The day on which the team wants to ask again.
        AGAIN again: Option<Day> = Kind::Day, "day to repeat it";
        /// Its place among the rounds.
        ORDER order: OrderKey = Kind::Order, "place", lists;
    }
}

record! {
    /// The answers of one participant in one round. Natural id: round, person.
    Sheet in Sheets {
        /// The round.
        ROUND round: Option<Id> = Kind::Ref(TableName::Rounds), "round", lists;
        /// Whose answers.
        PERSON person: Option<Id> = Kind::Ref(TableName::People), "person", lists;
        /// How often the participant has handed it in.
        REVISION revision: u32 = Kind::Whole { max: 1_000_000, unit: "times handed in" }, "revision";
        /// Answers to "who owns this today?".
        TODAY today: AnswerMap = Kind::Answers, "answers on today";
        /// Answers to "who should own this?".
        SHOULD should: AnswerMap = Kind::Answers, "answers on what should be";
        /// Topics on which the participant says one thing here and another there.
        WAVERS wavers: IdSet = Kind::Refs(TableName::Responsibilities), "topics on which it contradicts itself";
        /// A remark on the whole sheet.
        NOTE note: String = NOTE, "note";
    }
}

record! {
    /// What was decided on a topic of a round, when, and why. The letters are those of that day; the matrix may have moved on.
    /// Natural id: round, topic.
    Decision in Decisions {
        /// The round.
        ROUND round: Option<Id> = Kind::Ref(TableName::Rounds), "round", lists;
        /// The topic.
        TOPIC topic: Option<Id> = Kind::Ref(TableName::Responsibilities), "topic", lists;
        /// How far it is settled: one of [`DECISION_STATES`].
        STATE state: Choice = Kind::Choice(DECISION_STATES), "state", lists;
        /// Its place on the agenda, if the order of disagreement is not followed.
        ORDER order: OrderKey = Kind::Order, "place on the agenda", lists;
        /// Whether it is left out of the agenda.
        OFF off: bool = Kind::Flag, "left out of the agenda", lists;
        /// The day of the decision.
        DAY day: Option<Day> = Kind::Day, "day";
        /// The one role that answers for it.
        ACCOUNTABLE accountable: Option<Id> = Kind::Ref(TableName::Roles), "accountable";
        /// The roles that do the work.
        RESPONSIBLE responsible: IdSet = Kind::Refs(TableName::Roles), "responsible";
        /// The roles that are asked before.
        CONSULTED consulted: IdSet = Kind::Refs(TableName::Roles), "consulted";
        /// The roles that are told after.
        INFORMED informed: IdSet = Kind::Refs(TableName::Roles), "informed";
        /// What was said.
        NOTE note: String = NOTE, "note";
    }
}

record! {
    /// What a role may decide without asking, and up to where.
    Right in Rights {
        /// What is decided.
        TEXT text: String = name(300), "text";
        /// Which role decides.
        ROLE role: Option<Id> = Kind::Ref(TableName::Roles), "role", lists;
        /// The roles with which it decides; alone without any.
        WITH with: IdSet = Kind::Refs(TableName::Roles), "together with";
        /// Up to where, such as an amount or a delay.
        LIMIT limit: String = name(200), "limit";
        /// Who decides beyond the limit.
        BEYOND beyond: Option<Id> = Kind::Ref(TableName::Roles), "beyond the limit";
        /// Its place in the list.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// Somebody who is concerned without being a role of the plan: a team, a department, a customer.
    Stakeholder in Stakeholders {
        /// Their name.
        NAME name: String = name(120), "name";
        /// Where they belong.
        PARTY party: String = name(80), "party";
        /// What they want.
        INTEREST interest: String = NOTE, "interest";
        /// How much they can change: one of [`LEVELS`].
        INFLUENCE influence: Choice = Kind::Choice(LEVELS), "influence";
        /// How much it concerns them: one of [`LEVELS`].
        CONCERN concern: Choice = Kind::Choice(LEVELS), "concern";
        /// How and how often they are involved.
        INVOLVED involved: String = name(300), "involved by";
        /// Which role keeps in touch with them.
        ROLE role: Option<Id> = Kind::Ref(TableName::Roles), "role in touch";
        /// Its place in the list.
        ORDER order: OrderKey = Kind::Order, "place", lists;
        /// Put away, but still referred to.
        ARCHIVED archived: bool = Kind::Flag, "archived", lists;
    }
}

record! {
    /// A step in the development of a role: a responsibility that goes from one to another by some day.
    Handover in Handovers {
        /// What is handed over.
        RESPONSIBILITY responsibility: Option<Id> = Kind::Ref(TableName::Responsibilities), "responsibility", lists;
        /// Who has it now.
        FROM from: Option<Id> = Kind::Ref(TableName::Roles), "from";
        /// Who gets it.
        TO to: Option<Id> = Kind::Ref(TableName::Roles), "to";
        /// Which letters.
        LETTERS letters: Letters = Kind::Letters, "letters";
        /// By when.
        BY by: Option<Day> = Kind::Day, "by", lists;
        /// How far it has come: one of [`HANDOVER_STATES`].
        STATE state: Choice = Kind::Choice(HANDOVER_STATES), "state", lists;
        /// What is needed for it.
        NOTE note: String = NOTE, "note";
    }
}

record! {
    /// A person has read the charter of a role and takes it on. Natural id: role, person.
    Acknowledgement in Acknowledgements {
        /// The role.
        ROLE role: Option<Id> = Kind::Ref(TableName::Roles), "role", lists;
        /// Who.
        PERSON person: Option<Id> = Kind::Ref(TableName::People), "person", lists;
        /// When.
        DAY day: Option<Day> = Kind::Day, "day";
        /// Which state of the charter: a checksum of what it said.
        CHARTER charter: String = name(40), "state of the charter";
    }
}

macro_rules! tables {
    ($( $(#[$doc:meta])* $Name:ident $field:ident: $Record:ident, $one:literal; )*) => {
        /// The name of a table.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum TableName {
            /// The one record with the settings of the plan.
            Settings,
            $( $(#[$doc])* $Name, )*
        }

        /// The names of all tables, in the order in which they are written.
        pub const TABLES: &[TableName] = &[TableName::Settings, $( TableName::$Name, )*];

        impl TableName {
            /// Its name in files and changes.
            pub fn as_str(self) -> &'static str {
                match self {
                    Self::Settings => "settings",
                    $( Self::$Name => stringify!($field), )*
                }
            }

            /// What one of its records is called.
            pub fn one(self) -> &'static str {
                match self {
                    Self::Settings => "plan",
                    $( Self::$Name => $one, )*
                }
            }

            /// The declarations of the fields of its records.
            pub fn fields(self) -> &'static [FieldDef] {
                match self {
                    Self::Settings => Settings::FIELDS,
                    $( Self::$Name => $Record::FIELDS, )*
                }
            }

            /// A record of it with this id and nothing else.
            pub(crate) fn blank(self, id: Id) -> Arc<dyn AnyRecord> {
                match self {
                    Self::Settings => Arc::new(Settings::blank(id)),
                    $( Self::$Name => Arc::new($Record::blank(id)), )*
                }
            }

            /// The table with this name in files and changes.
            pub fn parse(text: &str) -> Option<Self> {
                TABLES.iter().copied().find(|table| table.as_str() == text)
            }
        }

        /// The document. A copy shares everything with the original until it is changed.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Plan {
            settings: Table<Settings>,
            id: Id,
            $( $(#[$doc])* pub $field: Table<$Record>, )*
            /// Tables of newer versions, by name.
            pub unknown: Arc<BTreeMap<String, Json>>,
        }

        impl Plan {
            /// A plan with this id and nothing in it.
            pub fn new(id: Id) -> Self {
                let (settings, _) = Table::new(vec![Settings::blank(id.clone())]);
                Self { settings, id, $( $field: Table::default(), )* unknown: Arc::default() }
            }

            /// A table by its name.
            pub fn table(&self, name: TableName) -> &AnyTable {
                match name {
                    TableName::Settings => &self.settings,
                    $( TableName::$Name => &self.$field, )*
                }
            }

            pub(crate) fn table_mut(&mut self, name: TableName) -> &mut AnyTable {
                match name {
                    TableName::Settings => &mut self.settings,
                    $( TableName::$Name => &mut self.$field, )*
                }
            }
        }

        $( impl Stored for $Record {
            fn table(plan: &Plan) -> &Table<Self> {
                &plan.$field
            }

            fn table_mut(plan: &mut Plan) -> &mut Table<Self> {
                &mut plan.$field
            }
        } )*
    };
}

tables! {
    /// Products.
    Products products: Product, "product";
    /// Participants.
    People people: Person, "participant";
    /// Roles.
    Roles roles: Role, "role";
    /// Who holds which role.
    Holdings holdings: Holding, "holder";
    /// Areas of responsibilities.
    Areas areas: Area, "area";
    /// Responsibilities.
    Responsibilities responsibilities: Responsibility, "responsibility";
    /// Cells of the role matrix.
    Cells cells: Cell, "matrix cell";
    /// Rounds of the workshop.
    Rounds rounds: Round, "round";
    /// Sheets of answers.
    Sheets sheets: Sheet, "sheet";
    /// Decisions on topics.
    Decisions decisions: Decision, "decision";
    /// What roles may decide.
    Rights rights: Right, "decision right";
    /// Who else is concerned.
    Stakeholders stakeholders: Stakeholder, "stakeholder";
    /// What goes from one role to another.
    Handovers handovers: Handover, "handover";
    /// Who has taken a charter on.
    Acknowledgements acknowledgements: Acknowledgement, "acknowledgement";
}

/// A type of record with a table of its own in the plan.
pub trait Stored: Record {
    /// Its table.
    fn table(plan: &Plan) -> &Table<Self>;
    /// Its table, to be filled.
    fn table_mut(plan: &mut Plan) -> &mut Table<Self>;
}

impl Plan {
    /// The id of the plan.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The settings.
    pub fn settings(&self) -> Settings {
        self.settings.get(self.id.as_str()).map_or_else(|| Settings::blank(self.id.clone()), Settings::clone)
    }

    /// Puts the settings record in; the plan takes its id. While a file is read, and for a copy under another id.
    pub fn set_settings(&mut self, settings: Settings) {
        self.id = settings.id.clone();
        self.settings = Table::new(vec![settings]).0;
    }

    /// Whether somebody has answered in a round.
    pub fn is_answered(&self, round: &Id) -> bool {
        self.sheets.iter().any(|sheet| sheet.round.as_ref() == Some(round))
    }

    /// The sum of the records of all tables.
    pub fn count(&self) -> usize {
        TABLES.iter().map(|table| self.table(*table).count()).sum()
    }

    /// Applies an edit of one record; `absent` says what happens if it is not there. Settings are never created or removed.
    pub(super) fn edit(&mut self, table: TableName, id: &Id, absent: Absent, edit: &mut dyn FnMut(&mut dyn AnyRecord)) {
        let absent = if table == TableName::Settings { Absent::Skip } else { absent };
        self.table_mut(table).edit(id, absent, edit);
    }

    /// Takes a record out.
    pub(super) fn remove(&mut self, table: TableName, id: &Id) {
        if table != TableName::Settings {
            self.table_mut(table).remove(id.as_str());
        }
    }
}

impl Round {
    /// Whether answers are still collected and nobody sees them.
    pub fn is_covered(&self) -> bool {
        self.state.as_str().is_empty()
    }

    /// Whether it takes no more answers.
    pub fn is_closed(&self) -> bool {
        self.state.as_str() == "closed"
    }
}

impl Person {
    /// Whether this stands for somebody who answered without a name.
    pub fn is_anonymous(&self) -> bool {
        self.kind.as_str() == "anonymous"
    }
}
