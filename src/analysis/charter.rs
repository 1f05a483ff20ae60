//! The charter of a role: what it is like, what it may decide, what it is accountable and responsible for, consulted and informed on, by
//! area; what comes and goes; what is not settled; whom it shares rows with; the round that all of it rests on; who has taken it on.
//!
//! Read from a plan, in the order in which people see it. Where a product has a row of its own in which the role stands otherwise, the
//! responsibility says for which product it holds, or for which it does not. Knows no paper: see [`super::paper`].

use std::sync::Arc;

use super::development::{Traffic, traffic};
use super::finding::count_of;
use super::rights::may_decide;
use super::taken::TakenOn;
use crate::content::practices::DIMENSIONS;
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, by_area, in_order, listed};
use crate::plan::matrix::{own_rows, rows_of};
use crate::plan::{Acknowledgement, Day, Decision, Id, Person, Plan, Product, Responsibility, Role, Round};

/// What a role is for a responsibility: its list in the charter, each row in exactly one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// It answers for it, and perhaps does the work as well.
    Accountable,
    /// It does the work; another role answers for it.
    Responsible,
    /// It is asked before.
    Consulted,
    /// It is told after.
    Informed,
}

impl Part {
    /// All of them, in the order of a charter.
    pub const ALL: [Self; 4] = [Self::Accountable, Self::Responsible, Self::Consulted, Self::Informed];

    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Accountable => "A",
            Self::Responsible => "R",
            Self::Consulted => "C",
            Self::Informed => "I",
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Accountable => "Accountable for",
            Self::Responsible => "Does the work for",
            Self::Consulted => "Consulted on",
            Self::Informed => "Informed on",
        }
    }

    /// Where these letters belong. A file may hold any of them together; the one that binds most counts.
    fn of(letters: Letters) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.letter().chars().all(|letter| letters.has(letter)))
    }
}

/// A responsibility in a charter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// Its text.
    pub text: String,
    /// Whether the role, accountable for it, does the work as well.
    pub works: bool,
    /// Who is accountable where the role does the work; else empty.
    pub accountable: String,
}

/// The responsibilities of one area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The name of the area.
    pub area: String,
    /// What is in it; never nothing.
    pub items: Vec<Item>,
}

/// Something that is not settled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Open {
    /// The responsibility.
    pub id: Id,
    /// Its text.
    pub text: String,
    /// Why it is not settled.
    pub why: String,
}

/// Another role, and on how many rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counterpart {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: usize,
}

/// The round that a charter rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    /// The name of the round.
    pub name: String,
    /// Its day.
    pub day: Option<Day>,
    /// How many take part.
    pub participants: usize,
    /// How many topics it has.
    pub topics: usize,
    /// How many of them are decided.
    pub decided: usize,
}

/// The charter of a role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Charter {
    /// The role.
    pub role: Id,
    /// Its name.
    pub name: String,
    /// The name of the plan.
    pub plan: String,
    /// The day for which it is written.
    pub day: Option<Day>,
    /// Who holds the role on that day.
    pub holders: Vec<String>,
    /// For each of [`Part::ALL`]: its responsibilities, by area.
    pub parts: [Vec<Section>; 4],
    /// How many of those that it is accountable for it also does the work for.
    pub both: usize,
    /// What is not settled: topics of the last round, and rows that contradict themselves on this role.
    pub open: Vec<Open>,
    /// Who is accountable where this role does the work.
    pub answers_to: Vec<Counterpart>,
    /// Who does the work where this role is accountable.
    pub counts_on: Vec<Counterpart>,
    /// The round that it rests on: the last one.
    pub basis: Option<Basis>,
    /// What the role is like, as far as the team has written it: the name of the dimension, and its text on one line.
    pub traits: Vec<(&'static str, String)>,
    /// What it may decide, and up to where.
    pub rights: Vec<String>,
    /// What is planned to come to it and to leave it.
    pub traffic: Traffic,
    /// For each of [`Self::holders`]: whether they have taken the charter on.
    pub taken_on: Vec<TakenOn>,
}

/// The charters of all roles in use, in their order.
#[must_use]
pub fn charters(plan: &Plan, day: Option<Day>) -> Vec<Charter> {
    let sources = Sources::of(plan);
    (0..sources.roles.len()).map(|own| sources.charter(own, day)).collect()
}

/// The charter of one role; nothing if it is not in use.
#[must_use]
pub fn charter(plan: &Plan, role: &Id, day: Option<Day>) -> Option<Charter> {
    let sources = Sources::of(plan);
    let own = sources.roles.iter().position(|own| own.id == *role)?;
    Some(sources.charter(own, day))
}

/// A row of the matrix with the letters of the roles in use, in their order, and what the last round says of it.
struct Row {
    item: Arc<Responsibility>,
    letters: Vec<Letters>,
    /// The rows of their own that products have: the place of the product, and the letters there.
    own: Vec<(usize, Vec<Letters>)>,
    open: Option<String>,
}

/// How a role stands in a row: its list, whether it does the work, and who else is accountable where it owns something.
fn standing(own: usize, row: &[Letters]) -> (Option<Part>, bool, Vec<usize>) {
    let letters = row.get(own).copied().unwrap_or_default();
    let part = Part::of(letters);
    let owns = matches!(part, Some(Part::Accountable | Part::Responsible));
    let others = (0..row.len()).filter(|role| owns && *role != own && row[*role].has('A')).collect();
    (part, letters.has('R'), others)
}

/// What all charters of a plan are made from.
struct Sources<'p> {
    plan: &'p Plan,
    roles: Vec<Arc<Role>>,
    /// The names of the products in use.
    products: Vec<String>,
    areas: Vec<(String, Vec<Row>)>,
    basis: Option<Basis>,
}

impl<'p> Sources<'p> {
    fn of(plan: &'p Plan) -> Self {
        let roles = listed::<Role>(plan, Which::Active);
        let round = listed::<Round>(plan, Which::All).pop();
        let mut basis = round.as_ref().map(|round| Basis {
            name: named(&round.name, "Round without a name"),
            day: round.day,
            participants: round.participants.iter().filter(|id| plan.people.get(id.as_str()).is_some()).count(),
            topics: 0,
            decided: 0,
        });
        let lists = by_area(plan, Which::Active);
        let ids: Vec<Id> = lists.iter().flat_map(|list| list.items.iter().map(|item| item.id.clone())).collect();
        let columns: Vec<Id> = roles.iter().map(|role| role.id.clone()).collect();
        let mut for_all = rows_of(plan, &ids, &columns, None).into_iter();
        let products = listed::<Product>(plan, Which::Active);
        let own = |product: &Arc<Product>| {
            let own = own_rows(plan, &product.id);
            let rows = rows_of(plan, &own, &columns, Some(&product.id));
            own.into_iter().zip(rows).collect::<Vec<_>>()
        };
        let own: Vec<Vec<(Id, Vec<Letters>)>> = products.iter().map(own).collect();
        let mut areas = Vec::new();
        for list in lists {
            let mut rows = Vec::new();
            for item in list.items {
                let letters = for_all.next().unwrap_or_default();
                let of_item =
                    |rows: &[(Id, Vec<Letters>)]| rows.iter().find(|(id, _)| *id == item.id).map(|(_, row)| row.clone());
                let own = own.iter().enumerate().filter_map(|(product, rows)| Some((product, of_item(rows)?))).collect();
                let mut open = None;
                if let (Some(round), Some(basis)) = (&round, &mut basis)
                    && round.topics.has(item.id.as_str())
                {
                    open = undecided(plan, &round.id, &item.id);
                    basis.topics += 1;
                    basis.decided += usize::from(open.is_none());
                }
                rows.push(Row { item, letters, own, open });
            }
            let name = list.area.map_or_else(|| "Without an area".to_owned(), |area| named(&area.name, "Area without a name"));
            areas.push((name, rows));
        }
        let products = products.iter().map(|product| named(&product.name, "a product without a name")).collect();
        Self { plan, roles, products, areas, basis }
    }

    fn name(&self, role: usize) -> String {
        self.roles.get(role).map(|role| named(&role.name, "Role without a name")).unwrap_or_default()
    }

    fn charter(&self, own: usize, day: Option<Day>) -> Charter {
        let id = self.roles.get(own).map_or_else(|| Id::fixed("none"), |role| role.id.clone());
        let (people, holders) = self.holders(&id, day).into_iter().unzip::<Id, String, Vec<_>, Vec<_>>();
        let taken_on = people.into_iter().zip(&holders).map(|(person, name)| self.taken_on(&id, person, name)).collect();
        let mut charter = Charter {
            name: self.name(own),
            plan: named(&self.plan.settings().name, "Plan without a name"),
            day,
            holders,
            taken_on,
            traits: self.roles.get(own).map(|role| written(role)).unwrap_or_default(),
            rights: may_decide(self.plan, &id),
            traffic: traffic(self.plan, &id),
            parts: [const { Vec::new() }; 4],
            both: 0,
            open: Vec::new(),
            answers_to: Vec::new(),
            counts_on: Vec::new(),
            basis: self.basis.clone(),
            role: id,
        };
        let blank = || self.roles.iter().map(|_| Counterpart { name: String::new(), rows: 0 }).collect();
        (charter.answers_to, charter.counts_on) = (blank(), blank());
        for (area, rows) in &self.areas {
            let mut sections = [const { Vec::new() }; 4];
            for row in rows {
                let text = named(&row.item.text, "Responsibility without a text");
                let mut why: Vec<String> = row.open.iter().cloned().collect();
                let (for_all, other) = self.variants(own, row);
                if let Some(suffix) = for_all {
                    self.take(&mut charter, (own, &row.letters), (row, format!("{text}{suffix}")), &mut sections, &mut why);
                }
                close(&mut charter, row, &text, why);
                for (suffix, letters) in other {
                    let (mut why, text) = (Vec::new(), format!("{text}{suffix}"));
                    self.take(&mut charter, (own, letters), (row, text.clone()), &mut sections, &mut why);
                    close(&mut charter, row, &text, why);
                }
            }
            for (part, items) in charter.parts.iter_mut().zip(sections) {
                if !items.is_empty() {
                    part.push(Section { area: area.clone(), items });
                }
            }
        }
        for shared in [&mut charter.answers_to, &mut charter.counts_on] {
            shared.iter_mut().enumerate().for_each(|(role, other)| other.name = self.name(role));
            shared.retain(|other| other.rows > 0);
        }
        charter
    }

    /// How a row concerns a role: what is added to its text where it holds for all products, nothing if it holds for none; and the rows of
    /// products in which the role stands otherwise, with what is added there.
    fn variants<'r>(&self, own: usize, row: &'r Row) -> (Option<String>, Vec<(String, &'r [Letters])>) {
        let for_all = standing(own, &row.letters);
        let names = |products: &[usize]| and(&products.iter().map(|product| self.products[*product].clone()).collect::<Vec<_>>());
        // Products with the same row stand together.
        let mut other: Vec<(Vec<usize>, &[Letters])> = Vec::new();
        for (product, letters) in row.own.iter().filter(|(_, letters)| standing(own, letters) != for_all) {
            match other.iter_mut().find(|(_, known)| known == letters) {
                Some((products, _)) => products.push(*product),
                None => other.push((vec![*product], letters)),
            }
        }
        let mut without: Vec<usize> = other.iter().flat_map(|(products, _)| products.iter().copied()).collect();
        without.sort_unstable();
        let suffix = match without.len() {
            0 => Some(String::new()),
            all if all == self.products.len() => None,
            _ => Some(format!(" (not for {})", names(&without))),
        };
        (suffix, other.into_iter().map(|(products, letters)| (format!(" (for {})", names(&products)), letters)).collect())
    }

    /// Takes a row into a charter: into the list where the role stands, with what is wrong with it.
    fn take(
        &self,
        charter: &mut Charter,
        (own, letters): (usize, &[Letters]),
        (row, text): (&Row, String),
        sections: &mut [Vec<Item>; 4],
        why: &mut Vec<String>,
    ) {
        let (part, works, accountable) = standing(own, letters);
        let names = |roles: &[usize]| and(&roles.iter().map(|role| self.name(*role)).collect::<Vec<_>>());
        let mut answers = String::new();
        let works = part == Some(Part::Accountable) && works;
        charter.both += usize::from(works);
        match part {
            Some(Part::Accountable) => {
                let does = |role: &usize| *role != own && letters[*role].has('R');
                (0..letters.len()).filter(does).for_each(|role| charter.counts_on[role].rows += 1);
                match accountable.len() {
                    0 => {}
                    1 => why.push(format!("{} is accountable as well", names(&accountable))),
                    _ => why.push(format!("{} are accountable as well", names(&accountable))),
                }
            }
            Some(Part::Responsible) => {
                if accountable.is_empty() {
                    why.push(format!("{} does the work, and no role is accountable", charter.name));
                } else {
                    answers = names(&accountable);
                }
                accountable.iter().for_each(|role| charter.answers_to[*role].rows += 1);
            }
            _ => {}
        }
        if let Some(part) = part {
            sections[part as usize].push(Item { id: row.item.id.clone(), text, works, accountable: answers });
        }
    }

    fn taken_on(&self, role: &Id, person: Id, name: &str) -> TakenOn {
        let own = self.plan.acknowledgements.get(Acknowledgement::id_of(role, &person).as_str());
        let acknowledged = own.map(|own| (own.day, own.charter.clone()));
        TakenOn { person, name: name.to_owned(), acknowledged }
    }

    /// Who holds a role, for whatever product, with their name; with a day, on that day.
    fn holders(&self, role: &Id, day: Option<Day>) -> Vec<(Id, String)> {
        let outside = |from: Option<Day>, to: Option<Day>| {
            day.is_some_and(|day| from.is_some_and(|f| day < f) || to.is_some_and(|t| t < day))
        };
        // With the products for which somebody holds it; without any they hold it for all.
        let mut held: Vec<(Id, Vec<Id>)> = Vec::new();
        let mut whole: Vec<Id> = Vec::new();
        for holding in self.plan.holdings.iter() {
            let Some(person) = holding.person.as_ref().filter(|_| holding.role.as_ref() == Some(role)) else { continue };
            if outside(holding.from, holding.to) {
                continue;
            }
            let at = held.iter().position(|(own, _)| own == person).unwrap_or(held.len());
            if at == held.len() {
                held.push((person.clone(), Vec::new()));
            }
            match &holding.product {
                // In range: found or just pushed.
                Some(product) => held[at].1.push(product.clone()),
                None => whole.push(person.clone()),
            }
        }
        let people = in_order::<Person>(self.plan, &held.iter().map(|(person, _)| person.clone()).collect::<Vec<_>>());
        let there = people.iter().filter_map(|id| self.plan.people.get(id.as_str())).filter(|person| !person.archived);
        // Who answered without a name is nobody whom a charter could name.
        let there = there.filter(|person| !person.is_anonymous());
        there
            .map(|person| {
                let name = named(&person.name, "Somebody without a name");
                let products = held.iter().find(|(own, _)| *own == person.id).map(|(_, products)| products.clone());
                let products =
                    in_order::<Product>(self.plan, &products.filter(|_| !whole.contains(&person.id)).unwrap_or_default());
                let products = products.iter().filter_map(|id| self.plan.products.get(id.as_str()));
                let names: Vec<String> = products.map(|product| named(&product.name, "a product without a name")).collect();
                (person.id.clone(), if names.is_empty() { name } else { format!("{name} ({})", names.join(", ")) })
            })
            .collect()
    }
}

/// Writes down why a row is not settled, if it is not.
fn close(charter: &mut Charter, row: &Row, text: &str, why: Vec<String>) {
    if !why.is_empty() {
        charter.open.push(Open { id: row.item.id.clone(), text: text.to_owned(), why: why.join("; ") });
    }
}

/// What is written about a role, by dimension, each on one line.
fn written(role: &Role) -> Vec<(&'static str, String)> {
    let texts = [&role.scope, &role.decides, &role.skills, &role.goals, &role.focus];
    let lines = texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    DIMENSIONS.iter().zip(lines).filter(|(_, text)| !text.is_empty()).map(|((_, name, _), text)| (*name, text)).collect()
}

/// Why a topic of a round is not decided, with the first line of what was said; nothing if it is decided.
fn undecided(plan: &Plan, round: &Id, topic: &Id) -> Option<String> {
    let Some(decision) = plan.decisions.get(Decision::id_of(round, topic).as_str()) else {
        return Some("not decided yet".to_owned());
    };
    if decision.is_decided() {
        return None;
    }
    let state = if decision.state.as_str() == "parked" { "parked" } else { "not decided yet" };
    let note = decision.note.lines().map(str::trim).find(|line| !line.is_empty());
    Some(note.map_or_else(|| state.to_owned(), |note| format!("{state}: {note}")))
}

/// A name, or what stands in its place while it is empty.
pub(super) fn named(name: &str, without: &str) -> String {
    if name.trim().is_empty() { without.to_owned() } else { name.to_owned() }
}

/// Names as one says them: `a, b and c`.
#[must_use]
pub fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

impl Charter {
    /// How many responsibilities stand in one of its lists.
    #[must_use]
    pub fn count(&self, part: Part) -> usize {
        self.parts[part as usize].iter().map(|section| section.items.len()).sum()
    }

    /// Whether it is accountable for nothing and does the work for nothing.
    #[must_use]
    pub fn owns_nothing(&self) -> bool {
        self.count(Part::Accountable) + self.count(Part::Responsible) == 0
    }

    /// What it comes to, in a sentence or two.
    #[must_use]
    pub fn summary(&self) -> String {
        let [accountable, responsible, consulted, informed] = Part::ALL.map(|part| self.count(part));
        let mut said = match (accountable, responsible) {
            (0, 0) => "Owns nothing yet.".to_owned(),
            (0, some) => format!("Does the work for {}, accountable for none.", count_of_responsibilities(some)),
            (some, 0) => format!("Accountable for {}{}.", count_of_responsibilities(some), self.own_hands(some)),
            (some, more) => format!(
                "Accountable for {}{}; does the work for {more} of other roles.",
                count_of_responsibilities(some),
                self.own_hands(some)
            ),
        };
        let rest = match (consulted, informed) {
            (0, 0) => String::new(),
            (some, 0) => format!(" Consulted on {some}."),
            (0, some) => format!(" Informed on {some}."),
            (some, more) => format!(" Consulted on {some}, informed on {more}."),
        };
        said.push_str(&rest);
        said
    }

    fn own_hands(&self, all: usize) -> String {
        match self.both {
            0 => String::new(),
            both if both == all => ", and does that work itself".to_owned(),
            both => format!(", and does the work itself for {both} of them"),
        }
    }

    /// The round that it rests on, and what is not settled, in sentences.
    #[must_use]
    pub fn rests_on(&self) -> String {
        let round = match &self.basis {
            None => "Rests on no round of a workshop.".to_owned(),
            Some(basis) => {
                let day = basis.day.map(|day| format!(" of {}", day.in_words())).unwrap_or_default();
                let who = count_of(basis.participants, "participant");
                let topics = count_of(basis.topics, "topic");
                format!("Rests on the round “{}”{day}: {who}, {} of {topics} decided.", basis.name, basis.decided)
            }
        };
        let open = match self.open.len() {
            0 => "Nothing is left open.".to_owned(),
            1 => "1 thing is not settled.".to_owned(),
            some => format!("{some} things are not settled."),
        };
        let day = self.day.map(|day| format!(" As of {}.", day.in_words())).unwrap_or_default();
        format!("{round} {open}{day}")
    }

    /// Who acknowledges it: those who hold the role, or the role, and the roles that it shares rows with; at most four. Who is left over
    /// signs with the first.
    #[must_use]
    pub fn signatures(&self) -> Vec<String> {
        // Where there is a counterpart, it has a line, too.
        let room = if self.answers_to.is_empty() && self.counts_on.is_empty() { 4 } else { 3 };
        let mut names = match &*self.holders {
            [] => vec![self.name.clone()],
            few if few.len() <= room => few.to_vec(),
            many => vec![and(many)],
        };
        for other in self.answers_to.iter().chain(&self.counts_on) {
            if names.len() < 4 && !names.contains(&other.name) {
                names.push(other.name.clone());
            }
        }
        names
    }
}

fn count_of_responsibilities(count: usize) -> String {
    if count == 1 { "1 responsibility".to_owned() } else { format!("{count} responsibilities") }
}

/// Other roles with the number of rows: `Product manager (3)`.
#[must_use]
pub fn with_counts(roles: &[Counterpart]) -> String {
    roles.iter().map(|role| format!("{} ({})", role.name, role.rows)).collect::<Vec<_>>().join(", ")
}
