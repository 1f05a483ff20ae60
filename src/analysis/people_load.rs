//! What each person and each role carries in the matrix, and which checks about people (L5, L6, L8, L9, both hats) are broken.
//!
//! Who is what:
//! - A person has the letters of all roles that they hold, on the day asked about and for the product asked about (without one: for
//!   any). A row counts once for each letter, whichever of their roles it comes from.
//! - Of a role with several holders each carries every row: the plan does not say which of them.
//! - A role that nobody holds carries nothing for anybody; if it has letters, that is a finding of its own.
//! - Holdings of people, roles or products that are put away or gone do not count, and neither do rows in which nothing is entered.
//! - Who holds no role is not looked at. With fewer than three rows entered, shares say nothing and nobody is blamed.
//!
//! Knows a plan only to read it in [`Carrying::of`]; knows no screen.

use super::finding::count_of;
use super::limits::{Limits, exceeds, percent};
use super::raci::{Severity, is_unsettled, listed as in_a_list};
use crate::content::work::{Work, work_of};
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::lists::{Which, listed};
use crate::plan::sorting::sort_by;
use crate::plan::{Day, Id, Person, Plan, Product};

/// With fewer rows entered nothing is said about people.
pub const FEWEST: usize = 3;

/// A role that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The place of the role.
    pub role: usize,
    /// Whether one of the holdings says that the person may not decide.
    pub powerless: bool,
}

/// What a role is to the two hats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hat {
    /// Product owner.
    Owner,
    /// Product manager.
    Manager,
    /// Any other.
    None,
}

/// What somebody carries: the rows in which they have a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// The rows with A, R, C and I.
    pub letters: [usize; 4],
    /// The strategic rows with A or R.
    pub strategic: usize,
    /// The delivery rows with A or R.
    pub delivery: usize,
}

impl Load {
    /// The rows that they are accountable for.
    #[must_use]
    pub fn accountable(&self) -> usize {
        self.letters[0]
    }

    fn add(&mut self, has: [bool; 4], work: Work) {
        for (count, has) in self.letters.iter_mut().zip(has) {
            *count += usize::from(has);
        }
        let carries = has[0] || has[1];
        self.strategic += usize::from(carries && work == Work::Strategic);
        self.delivery += usize::from(carries && work == Work::Delivery);
    }
}

/// Somebody who holds roles of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// The roles that they hold, in the order of the roles.
    pub held: Vec<Held>,
    /// What they carry.
    pub load: Load,
}

/// A check about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// A person is accountable in too large a share of the rows.
    Bottleneck,
    /// A person is responsible in all rows.
    Everywhere,
    /// A person who holds a role has no letter at all.
    Nowhere,
    /// In all rows who is accountable does the work, alone.
    OnlyThemselves,
    /// A person is accountable and may not decide.
    NoRight,
    /// A person holds both roles and carries much of both kinds of work.
    BothHats,
    /// Nobody holds a role that has letters.
    Unheld,
}

/// Something about people that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The check.
    pub check: Check,
    /// Whom it is about: the place of a person, or of a role for one that nobody holds; nothing if it is about all.
    pub who: Option<usize>,
    /// The places of the rows concerned, in order.
    pub rows: Vec<usize>,
}

/// What people carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carrying {
    /// The rows of the matrix, in their order.
    pub rows: Vec<Id>,
    /// Its columns: the roles in their order, with their names.
    pub roles: Vec<(Id, String)>,
    /// How many rows have an entry.
    pub entered: usize,
    /// How many of them are strategic.
    pub strategic: usize,
    /// How many of them are delivery.
    pub delivery: usize,
    /// What each role carries.
    pub loads: Vec<Load>,
    /// Who holds a role, in the order of the people.
    pub people: Vec<Holder>,
    /// What was found, what matters most first.
    pub notes: Vec<Note>,
    /// The largest share of rows that one person may answer for, in percent.
    pub most: usize,
}

impl Check {
    /// Its number in the published list; empty for those that are not in it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Bottleneck => "L5",
            Self::Everywhere | Self::Nowhere => "L6",
            Self::OnlyThemselves => "L8",
            Self::NoRight => "L9",
            Self::BothHats | Self::Unheld => "",
        }
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Bottleneck | Self::Everywhere | Self::NoRight | Self::BothHats => Severity::Warning,
            Self::Nowhere | Self::OnlyThemselves | Self::Unheld => Severity::Info,
        }
    }
}

/// Who holds which of these roles on a day, for a product or any.
#[must_use]
pub fn holders(plan: &Plan, roles: &[Id], day: Option<Day>, product: Option<&Id>) -> Vec<Holder> {
    let products: Vec<Id> = listed::<Product>(plan, Which::Active).iter().map(|own| own.id.clone()).collect();
    let mut people = listed::<Person>(plan, Which::Active);
    // Who gave no name is a voice of a workshop, not somebody who carries work.
    people.retain(|person| !person.is_anonymous());
    let mut held: Vec<Vec<Held>> = vec![Vec::new(); people.len()];
    for holding in plan.holdings.iter() {
        let outside = |day: Day| holding.from.is_some_and(|from| day < from) || holding.to.is_some_and(|to| to < day);
        let other = |own: &Id| product.is_some_and(|asked| asked != own) || !products.contains(own);
        if day.is_some_and(outside) || holding.product.as_ref().is_some_and(other) {
            continue;
        }
        let person = people.iter().position(|own| holding.person.as_ref() == Some(&own.id));
        let role = roles.iter().position(|own| holding.role.as_ref() == Some(own));
        let (Some(person), Some(role)) = (person, role) else { continue };
        match held[person].iter_mut().find(|own| own.role == role) {
            Some(own) => own.powerless |= holding.powerless,
            None => held[person].push(Held { role, powerless: holding.powerless }),
        }
    }
    let holder = |(person, mut held): (&std::sync::Arc<Person>, Vec<Held>)| {
        sort_by(&mut held, |a, b| a.role.cmp(&b.role));
        let name = if person.name.trim().is_empty() { "Somebody without a name" } else { &person.name };
        Holder { person: person.id.clone(), name: name.to_owned(), held, load: Load::default() }
    };
    people.iter().zip(held).filter(|(_, held)| !held.is_empty()).map(holder).collect()
}

/// Which letters somebody has in a row who holds these roles.
fn letters_in(row: &[Letters], held: &[Held]) -> [bool; 4] {
    LETTERS.map(|(letter, _)| held.iter().any(|own| row.get(own.role).is_some_and(|letters| letters.has(letter))))
}

impl Carrying {
    /// What people carry in the rows and columns of a matrix with these letters, on a day, for a product or any.
    #[must_use]
    pub fn of(plan: &Plan, rows: &[Id], roles: &[Id], letters: &[Vec<Letters>], day: Option<Day>, product: Option<&Id>) -> Self {
        let item = |id: &Id| plan.responsibilities.get(id.as_str()).map_or(Work::Other, work_of);
        let works: Vec<Work> = rows.iter().map(item).collect();
        let role = |id: &Id| plan.roles.get(id.as_str());
        let hat = |id: &Id| match role(id).map_or("", |role| role.mark.as_str()) {
            "po" => Hat::Owner,
            "pm" => Hat::Manager,
            _ => Hat::None,
        };
        let named = roles.iter().map(|id| (id.clone(), role(id).map(|role| role.name.clone()).unwrap_or_default()));
        let people = holders(plan, roles, day, product);
        let own = Self { rows: rows.to_vec(), roles: named.collect(), people, ..Self::default() };
        own.filled(letters, &works, &roles.iter().map(hat).collect::<Vec<_>>(), Limits::of(&plan.settings()))
    }

    /// The same of a table of letters: each row with the kind of its work, each role with its hat. What people carry so far is nothing.
    #[must_use]
    pub fn filled(mut self, letters: &[Vec<Letters>], works: &[Work], hats: &[Hat], limits: Limits) -> Self {
        self.most = limits.accountable;
        self.loads = vec![Load::default(); hats.len()];
        let entered: Vec<usize> = (0..letters.len()).filter(|&row| !is_unsettled(&letters[row])).collect();
        self.entered = entered.len();
        for &row in &entered {
            let work = works.get(row).copied().unwrap_or(Work::Other);
            self.strategic += usize::from(work == Work::Strategic);
            self.delivery += usize::from(work == Work::Delivery);
            for (role, load) in self.loads.iter_mut().enumerate() {
                load.add(letters_in(&letters[row], &[Held { role, powerless: false }]), work);
            }
            for holder in &mut self.people {
                let has = letters_in(&letters[row], &holder.held);
                holder.load.add(has, work);
            }
        }
        self.notes = self.judged(letters, &entered, works, hats);
        self
    }

    fn judged(&self, letters: &[Vec<Letters>], entered: &[usize], works: &[Work], hats: &[Hat]) -> Vec<Note> {
        let mut notes = Vec::new();
        // As long as nobody holds anything there is nobody to judge, and no role is held by nobody in particular.
        if self.people.is_empty() || entered.len() < FEWEST {
            return notes;
        }
        let mut note = |check: Check, who: Option<usize>, rows: Vec<usize>| notes.push(Note { check, who, rows });
        for (who, holder) in self.people.iter().enumerate() {
            let having = |letter: usize, held: &[Held]| -> Vec<usize> {
                entered.iter().copied().filter(|&row| letters_in(&letters[row], held)[letter]).collect()
            };
            let load = &holder.load;
            if exceeds(load.accountable(), self.entered, self.most) {
                note(Check::Bottleneck, Some(who), having(0, &holder.held));
            }
            if load.letters[1] == self.entered {
                note(Check::Everywhere, Some(who), entered.to_vec());
            }
            let powerless: Vec<Held> = holder.held.iter().filter(|own| own.powerless).cloned().collect();
            let answers = having(0, &powerless);
            if !answers.is_empty() {
                note(Check::NoRight, Some(who), answers);
            }
            let wears = |hat: Hat| holder.held.iter().any(|own| hats.get(own.role) == Some(&hat));
            let much = |own: usize, all: usize| own >= FEWEST && own * 2 >= all;
            if wears(Hat::Owner)
                && wears(Hat::Manager)
                && much(load.strategic, self.strategic)
                && much(load.delivery, self.delivery)
            {
                // What could be handed over: the smaller of the two piles.
                let kind = if load.delivery <= load.strategic { Work::Delivery } else { Work::Strategic };
                let carries = |row: &usize| {
                    let has = letters_in(&letters[*row], &holder.held);
                    works.get(*row) == Some(&kind) && (has[0] || has[1])
                };
                note(Check::BothHats, Some(who), entered.iter().copied().filter(carries).collect());
            }
            if load.letters == [0; 4] {
                note(Check::Nowhere, Some(who), Vec::new());
            }
        }
        for (role, load) in self.loads.iter().enumerate() {
            if load.letters != [0; 4] && !self.people.iter().any(|holder| holder.held.iter().any(|own| own.role == role)) {
                let has = |row: &usize| letters[*row].get(role).is_some_and(|letters| !letters.is_empty());
                note(Check::Unheld, Some(role), entered.iter().copied().filter(has).collect());
            }
        }
        let own: Vec<usize> =
            entered.iter().copied().filter(|&row| !letters[row].iter().all(|own| !own.has('A') && !own.has('R'))).collect();
        if own.len() >= FEWEST && own.iter().all(|&row| self.is_theirs_alone(&letters[row])) {
            note(Check::OnlyThemselves, None, own);
        }
        sort_by(&mut notes, |a, b| b.check.severity().cmp(&a.check.severity()));
        notes
    }

    /// Whether one person answers for a row and does its work, and nobody else does either.
    fn is_theirs_alone(&self, row: &[Letters]) -> bool {
        let holds = |holder: &Holder, letter: char| {
            holder.held.iter().any(|own| row.get(own.role).is_some_and(|letters| letters.has(letter)))
        };
        let held = |role: usize| self.people.iter().any(|holder| holder.held.iter().any(|own| own.role == role));
        let with = |letter: char| -> Vec<&Id> {
            self.people.iter().filter(|holder| holds(holder, letter)).map(|holder| &holder.person).collect()
        };
        let known = (0..row.len()).all(|role| held(role) || !(row[role].has('A') || row[role].has('R')));
        let (answers, works) = (with('A'), with('R'));
        known && answers.len() == 1 && answers == works
    }

    /// The name of a person.
    #[must_use]
    pub fn name(&self, who: usize) -> &str {
        self.people.get(who).map_or("", |holder| &holder.name)
    }

    /// The names of the roles that a person holds; if asked, only of those for which they may not decide.
    #[must_use]
    pub fn held(&self, who: usize, powerless: bool) -> String {
        let held = self.people.get(who).map(|holder| holder.held.as_slice()).unwrap_or_default();
        let own = held.iter().filter(|own| own.powerless || !powerless).filter_map(|own| self.roles.get(own.role));
        in_a_list(&own.map(|(_, name)| name.clone()).collect::<Vec<_>>())
    }

    /// What was found, as a heading: who is accountable for the largest share of the rows.
    #[must_use]
    pub fn headline(&self) -> String {
        let most = self.people.iter().map(|own| (own.load.accountable(), &own.name)).collect::<Vec<_>>();
        let roles = self.loads.iter().zip(&self.roles).map(|(load, (_, name))| (load.accountable(), name)).collect::<Vec<_>>();
        let all = if most.iter().any(|(rows, _)| *rows > 0) { most } else { roles };
        let top = all.iter().map(|(rows, _)| *rows).max().unwrap_or_default();
        let names: Vec<String> = all.iter().filter(|(rows, _)| *rows == top).map(|(_, name)| (*name).clone()).collect();
        match (self.entered, top) {
            (0, _) => "Nothing is entered in the matrix yet".to_owned(),
            (_, 0) => "Nobody is accountable for anything yet".to_owned(),
            _ => {
                let verb = if names.len() == 1 { "carries" } else { "each carry" };
                let share = percent(top, self.entered);
                match names.len() {
                    1..=3 => format!("{} {verb} {share} % of all decisions", in_a_list(&names)),
                    many => format!("{many} carry {share} % of all decisions each"),
                }
            }
        }
    }

    /// What is the case, in a few words.
    #[must_use]
    pub fn title(&self, note: &Note) -> String {
        let name = self.name(note.who.unwrap_or_default());
        let rows = note.rows.len();
        match note.check {
            Check::Bottleneck => {
                format!("{name} answers for {rows} of {} ({} %)", count_of(self.entered, "row"), percent(rows, self.entered))
            }
            Check::Everywhere => format!("{name} does the work in all {rows} rows"),
            Check::Nowhere => format!("{name} has no letter at all"),
            Check::OnlyThemselves => "Whoever answers does all the work, too".to_owned(),
            Check::NoRight => format!("{name} answers for {} without the right to decide", count_of(rows, "row")),
            Check::BothHats => format!("{name} wears both hats"),
            Check::Unheld => {
                let role = note.who.and_then(|role| self.roles.get(role)).map_or("", |(_, name)| name.as_str());
                format!("Nobody holds {role}")
            }
        }
    }

    /// Why it matters, and what would help.
    #[must_use]
    pub fn reason(&self, note: &Note) -> String {
        let who = note.who.unwrap_or_default();
        let name = self.name(who);
        match note.check {
            Check::Bottleneck => format!(
                "More than {} %: decisions wait whenever {name} is busy or away. Give the A of some rows to another role.",
                self.most
            ),
            Check::Everywhere => {
                "Everything waits for one pair of hands. Give the R of some rows to another role, or get help.".to_owned()
            }
            Check::Nowhere => {
                format!(
                    "As {}, {name} is neither asked nor told anything. Give the role its letters, or take it back.",
                    self.held(who, false)
                )
            }
            Check::OnlyThemselves => format!(
                "In all {} rows with an A or R one person has both, and nobody else looks at the result. Fine in a small team.",
                note.rows.len()
            ),
            Check::NoRight => format!(
                "As {}, {name} may not decide. Whoever has the A must be able to say yes and no: give the right, or move the A.",
                self.held(who, true)
            ),
            Check::BothHats => {
                let load = self.people.get(who).map(|holder| holder.load).unwrap_or_default();
                format!(
                    "{name} holds {} and carries {} of {} and {} of {} delivery rows, as A or R. It does in a small team; as the work grows, one of the two kinds is left undone.",
                    self.held(who, false),
                    load.strategic,
                    count_of(self.strategic, "strategic row"),
                    load.delivery,
                    self.delivery
                )
            }
            Check::Unheld => format!(
                "The role has letters in {}, and there is nobody to do what they say. Say who holds it, or give its letters to another role.",
                count_of(note.rows.len(), "row")
            ),
        }
    }
}
