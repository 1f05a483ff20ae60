//! The checks of the role matrix: which rules of RACI a row breaks, and why that matters.
//!
//! A row is a list of letters, one entry for each role. It does not know a plan, roles or people: names come in where a sentence is wanted.

use super::finding::{capital, in_words};
use super::limits::{Limits, exceeds};
use crate::plan::letters::Letters;

/// A rule that a row can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Each row has exactly one A.
    OneAccountable,
    /// Each row has at least one R.
    SomeResponsible,
    /// A row has at most so many R, three as published.
    FewResponsible,
    /// At most so many of the roles are consulted, half as published.
    FewConsulted,
    /// Not all roles are only informed, or have no letter.
    SomebodyActs,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; it may well be as it should.
    Info,
    /// It slows the team down.
    Warning,
    /// Nobody knows who decides, or who does the work.
    Error,
}

/// A rule that a row breaks, and the roles by which it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The places of the roles concerned, in the order of the row; none if a letter is missing everywhere.
    pub places: Vec<usize>,
}

impl Rule {
    /// Its number in the published list of checks.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OneAccountable => "L1",
            Self::SomeResponsible => "L2",
            Self::FewResponsible => "L3",
            Self::FewConsulted => "L4",
            Self::SomebodyActs => "L7",
        }
    }

    /// How much it matters when it is broken.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::FewResponsible | Self::FewConsulted => Severity::Warning,
            Self::OneAccountable | Self::SomeResponsible | Self::SomebodyActs => Severity::Error,
        }
    }
}

/// Whether nothing is entered in a row at all: it is not settled yet, which is no mistake.
#[must_use]
pub fn is_unsettled(row: &[Letters]) -> bool {
    row.iter().all(|letters| letters.is_empty())
}

/// The rules that a row breaks, in the order of their numbers. An empty row breaks those that ask for something.
#[must_use]
pub fn check(row: &[Letters], limits: Limits) -> Vec<Finding> {
    let with = |letter: char| -> Vec<usize> { (0..row.len()).filter(|&place| row[place].has(letter)).collect() };
    let (accountable, responsible, consulted) = (with('A'), with('R'), with('C'));
    let only_told = accountable.is_empty() && responsible.is_empty() && consulted.is_empty();
    let mut found = Vec::new();
    let mut find = |broken: bool, rule: Rule, places: &[usize]| {
        if broken {
            found.push(Finding { rule, places: places.to_vec() });
        }
    };
    find(accountable.len() != 1, Rule::OneAccountable, &accountable);
    find(responsible.is_empty(), Rule::SomeResponsible, &[]);
    find(responsible.len() > limits.responsible, Rule::FewResponsible, &responsible);
    find(exceeds(consulted.len(), row.len(), limits.consulted), Rule::FewConsulted, &consulted);
    find(only_told, Rule::SomebodyActs, &[]);
    found
}

/// Names as a list: `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl Finding {
    /// What is the case, in two or three words.
    #[must_use]
    pub fn title(&self) -> String {
        let count = if self.places.is_empty() { "Nobody".to_owned() } else { capital(&in_words(self.places.len())) };
        match self.rule {
            Rule::OneAccountable => format!("{count} accountable"),
            Rule::SomeResponsible | Rule::FewResponsible => format!("{count} responsible"),
            Rule::FewConsulted => format!("{count} consulted"),
            Rule::SomebodyActs => "Nobody acts".to_owned(),
        }
    }

    /// Why it matters, and what would help; `names` are those of the roles of the row.
    #[must_use]
    pub fn reason(&self, names: &[String], limits: Limits) -> String {
        let named: Vec<String> = self.places.iter().filter_map(|&place| names.get(place).cloned()).collect();
        let who = listed(&named);
        match self.rule {
            Rule::OneAccountable if self.places.is_empty() => {
                "No role answers for it, so nobody settles a dispute about it. Give one role the A.".to_owned()
            }
            Rule::OneAccountable => {
                let all = if self.places.len() == 2 { "both" } else { "all" };
                format!("{who} are {all} accountable: when they differ, nobody decides. Leave the A with one of them.")
            }
            Rule::SomeResponsible => {
                "No role does the work. If the accountable role does it as well, give it A and R together.".to_owned()
            }
            Rule::FewResponsible => {
                let most = in_words(limits.responsible);
                format!("{who} all do the work, and with more than {most} each waits for the others. Split it into parts.")
            }
            Rule::FewConsulted => {
                let verb = if self.places.len() == 1 { "is" } else { "are" };
                let share = if limits.consulted == 50 { "half".to_owned() } else { format!("{} %", limits.consulted) };
                format!("{who} {verb} asked before every step, more than {share} of the roles. Tell some of them afterwards: I.")
            }
            Rule::SomebodyActs => "All are only told, and nobody is left to do it or to decide.".to_owned(),
        }
    }
}

/// How much a role carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// The rows for which it is accountable.
    pub accountable: usize,
    /// The rows in which it does the work.
    pub responsible: usize,
}

/// All rows at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The rows in which something is entered and a rule is broken, in order: their places, and how many rules.
    pub problems: Vec<(usize, usize)>,
    /// Those of them with an error: their places, in order.
    pub errors: Vec<usize>,
    /// The rows in which nothing is entered.
    pub unsettled: usize,
    /// The rows without an error; warnings do not count.
    pub settled: usize,
    /// By role: what it carries.
    pub loads: Vec<Load>,
}

impl Survey {
    /// Looks at all rows; each has an entry for each of so many roles.
    #[must_use]
    pub fn of(rows: &[Vec<Letters>], roles: usize, limits: Limits) -> Self {
        let mut survey = Self { loads: vec![Load::default(); roles], ..Self::default() };
        for (place, row) in rows.iter().enumerate() {
            for (load, letters) in survey.loads.iter_mut().zip(row) {
                load.accountable += usize::from(letters.has('A'));
                load.responsible += usize::from(letters.has('R'));
            }
            if is_unsettled(row) {
                survey.unsettled += 1;
                continue;
            }
            let found = check(row, limits);
            if found.iter().any(|finding| finding.rule.severity() == Severity::Error) {
                survey.errors.push(place);
            } else {
                survey.settled += 1;
            }
            if !found.is_empty() {
                survey.problems.push((place, found.len()));
            }
        }
        survey
    }

    /// How many rules are broken in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.problems.iter().map(|(_, count)| count).sum()
    }
}
