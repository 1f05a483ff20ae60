//! What would mend a row: for a rule that it breaks, the letters that could be given instead, each way with its words.
//!
//! Every way takes its finding out of the row and brings no error that was not there. Nothing is chosen: where several roles could have a
//! letter, each is a way of its own, those with a reason first. Knows rows and names; only [`Hints::of`] knows a plan.

use super::finding::count_of;
use super::limits::Limits;
use super::raci::{Finding, Rule, Severity, check, listed};
use crate::content::catalogue;
use crate::plan::letters::Letters;
use crate::plan::lists::{Which, listed as records};
use crate::plan::{Answer, Day, Decision, Id, Plan, Round};

/// What is done to a row, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    /// One role gets the A.
    Accountable(usize),
    /// One role keeps the A, the others get what they do beside it.
    Leave(usize),
    /// One role gets the R.
    Works(usize),
    /// One role gets A and R.
    Owns(usize),
    /// All but some give their R up.
    Fewer,
    /// Some are told after instead of asked before.
    Tell,
}

/// Why a way is offered before others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No reason but that the role is there.
    None,
    /// The role is the only one that does the work.
    OnlyWorker,
    /// The role is the only one that answers for it.
    OnlyAccountable,
    /// The last decision names it, of this day.
    Decided(Option<Day>),
    /// So many of so many articles name it.
    Articles(usize, usize),
}

/// A way to mend a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    act: Act,
    /// Why it is offered before others.
    pub why: Why,
    /// The places of the roles whose letters change, with the letters after it.
    pub changes: Vec<(usize, Letters)>,
}

/// Whom the last decision and the articles name as the owner of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The place of the role that was decided to be accountable, and when.
    pub decided: Option<(usize, Option<Day>)>,
    /// The place of the role that more than half of the articles name which say something, how many do, and how many those are.
    pub articles: Option<(usize, usize, usize)>,
}

impl Hints {
    /// The hints for a row with these roles. Of several decisions the latest counts: by day, then by round.
    #[must_use]
    pub fn of(plan: &Plan, row: &Id, roles: &[Id]) -> Self {
        let place = |id: &Id| roles.iter().position(|role| role == id);
        let rounds = records::<Round>(plan, Which::All);
        let last =
            |decision: &&Decision| (decision.day, rounds.iter().position(|round| decision.round.as_ref() == Some(&round.id)));
        let decided = plan.decisions.iter().filter(|own| own.is_decided() && own.topic.as_ref() == Some(row)).max_by_key(last);
        let decided = decided.and_then(|own| Some((place(own.accountable.as_ref()?)?, own.day)));
        let articles = catalogue().entry(row.as_str()).and_then(|entry| {
            let said = entry.stances.iter().flatten().count();
            let names = |role: &Id| {
                let named = |answer: &Answer| matches!(answer, Answer::Roles(set) if set.roles().contains(role));
                entry.stances.iter().flatten().filter(|stance| named(&stance.answer)).count()
            };
            let voices: Vec<usize> = roles.iter().map(names).collect();
            let most = voices.iter().copied().max().filter(|most| most * 2 > said)?;
            let alone = voices.iter().filter(|own| **own == most).count() == 1;
            voices.iter().position(|own| *own == most).filter(|_| alone).map(|place| (place, most, said))
        });
        Self { decided, articles }
    }
}

/// A row after some changes.
#[must_use]
pub fn after(row: &[Letters], changes: &[(usize, Letters)]) -> Vec<Letters> {
    let mut row = row.to_vec();
    for (place, letters) in changes {
        if let Some(own) = row.get_mut(*place) {
            *own = *letters;
        }
    }
    row
}

/// Whether changes take a finding out of a row and bring no error that was not there.
fn mends(rule: Rule, row: &[Letters], changes: &[(usize, Letters)], limits: Limits) -> bool {
    let before = check(row, limits);
    let is_new = |own: &Finding| before.iter().all(|old| old.rule != own.rule);
    let found = check(&after(row, changes), limits);
    found.iter().all(|own| own.rule != rule && !(own.rule.severity() == Severity::Error && is_new(own)))
}

/// A role's letters without one of them; if it had nothing else, another letter in its place.
fn instead(letters: Letters, letter: char, other: char) -> Letters {
    let left = letters.without(letter);
    if left.is_empty() { Letters::only(other) } else { left }
}

/// The first of some ways to change a row that brings no rule that was not broken before; else the first.
fn gentlest(row: &[Letters], limits: Limits, ways: Vec<Vec<(usize, Letters)>>) -> Vec<(usize, Letters)> {
    let before = check(row, limits);
    let gentle = |changes: &Vec<(usize, Letters)>| {
        check(&after(row, changes), limits).iter().all(|own| before.iter().any(|old| old.rule == own.rule))
    };
    let best = ways.iter().position(gentle).unwrap_or_default();
    ways.into_iter().nth(best).unwrap_or_default()
}

fn with(row: &[Letters], letter: char) -> Vec<usize> {
    (0..row.len()).filter(|&place| row[place].has(letter)).collect()
}

/// The ways to mend a row that breaks a rule, the one with the best reason first. None if nothing that the rule is about can be
/// changed without a new error: then another finding of the row has to be mended first.
#[must_use]
pub fn fixes(rule: Rule, row: &[Letters], limits: Limits, hints: &Hints) -> Vec<Fix> {
    let (accountable, responsible, consulted) = (with(row, 'A'), with(row, 'R'), with(row, 'C'));
    let mut ways: Vec<Fix> = Vec::new();
    let mut way = |act: Act, why: Why, changes: Vec<(usize, Letters)>| ways.push(Fix { act, why, changes });
    match rule {
        Rule::OneAccountable if accountable.is_empty() => {
            for (place, why) in candidates(row, hints) {
                way(Act::Accountable(place), why, vec![(place, row[place].with('A'))]);
            }
        }
        Rule::OneAccountable => {
            for (place, why) in candidates(row, hints).into_iter().filter(|(place, _)| row[*place].has('A')) {
                let others = |other: char| -> Vec<(usize, Letters)> {
                    let rest = accountable.iter().filter(|own| **own != place);
                    rest.map(|&own| (own, instead(row[own], 'A', other))).collect()
                };
                let order = if responsible.is_empty() { ['R', 'C', 'I'] } else { ['C', 'R', 'I'] };
                way(Act::Leave(place), why, gentlest(row, limits, order.map(others).to_vec()));
            }
        }
        Rule::SomeResponsible => {
            let only = if accountable.len() == 1 { Why::OnlyAccountable } else { Why::None };
            for &place in &accountable {
                way(Act::Works(place), only, vec![(place, row[place].with('R'))]);
            }
            for (place, _) in candidates(row, hints).into_iter().filter(|(place, _)| !row[*place].has('A')) {
                way(Act::Works(place), Why::None, vec![(place, row[place].with('R'))]);
            }
        }
        Rule::SomebodyActs => {
            for (place, why) in candidates(row, hints) {
                way(Act::Owns(place), why, vec![(place, row[place].with('A').with('R'))]);
            }
        }
        Rule::FewResponsible => {
            let kept = |keep: &[usize]| {
                let others = |other: char| -> Vec<(usize, Letters)> {
                    let rest = responsible.iter().filter(|own| !keep.contains(own));
                    rest.map(|&own| (own, instead(row[own], 'R', other))).collect()
                };
                gentlest(row, limits, ['C', 'I'].map(others).to_vec())
            };
            // Who answers for it is the last to give the work up.
            let (own, rest): (Vec<usize>, Vec<usize>) = responsible.iter().copied().partition(|&place| row[place].has('A'));
            let ranked: Vec<usize> = own.iter().chain(&rest).copied().collect();
            if ranked.len() == limits.responsible + 1 {
                for place in rest.iter().chain(&own) {
                    let keep: Vec<usize> = ranked.iter().copied().filter(|own| own != place).collect();
                    way(Act::Fewer, Why::None, kept(&keep));
                }
            } else {
                way(Act::Fewer, Why::None, kept(ranked.get(..limits.responsible).unwrap_or_default()));
                if own.len() == 1 && limits.responsible > 1 {
                    way(Act::Fewer, Why::OnlyAccountable, kept(&own));
                }
            }
        }
        Rule::FewConsulted => {
            let told = |some: &[usize]| some.iter().map(|&own| (own, instead(row[own], 'C', 'I'))).collect::<Vec<_>>();
            let most = (0..=row.len()).rev().find(|&count| count * 100 <= limits.consulted * row.len()).unwrap_or_default();
            if consulted.len() == most + 1 && most > 0 {
                for place in &consulted {
                    way(Act::Tell, Why::None, told(&[*place]));
                }
            }
            way(Act::Tell, Why::None, told(&consulted));
        }
    }
    ways.retain(|fix| mends(rule, row, &fix.changes, limits));
    ways
}

/// All roles of a row, those first for which something speaks: a decision, that nobody else does the work, the articles; then by how
/// much they have to do with it.
fn candidates(row: &[Letters], hints: &Hints) -> Vec<(usize, Why)> {
    let responsible = with(row, 'R');
    let mut found: Vec<(usize, Why)> = Vec::new();
    found.extend(hints.decided.map(|(place, day)| (place, Why::Decided(day))));
    found.extend(responsible.first().filter(|_| responsible.len() == 1).map(|&place| (place, Why::OnlyWorker)));
    found.extend(hints.articles.map(|(place, most, said)| (place, Why::Articles(most, said))));
    let by_letter = ['A', 'R', 'C', 'I'].into_iter().flat_map(|letter| with(row, letter));
    found.extend(by_letter.chain(0..row.len()).map(|place| (place, Why::None)));
    let mut seen = vec![false; row.len()];
    found.retain(|(place, _)| seen.get_mut(*place).is_some_and(|seen| !std::mem::replace(seen, true)));
    found
}

impl Fix {
    /// What will be done, in words.
    #[must_use]
    pub fn words(&self, names: &[String]) -> String {
        let name = |place: usize| names.get(place).cloned().unwrap_or_default();
        let changed: Vec<String> = self.changes.iter().map(|(place, _)| name(*place)).collect();
        let what = match self.act {
            Act::Accountable(place) => format!("Give the A to {}", name(place)),
            Act::Leave(place) => format!("Leave the A with {}", name(place)),
            Act::Works(place) if self.why == Why::OnlyAccountable => format!("{} does it as well: A and R", name(place)),
            Act::Works(place) => format!("Give the R to {}", name(place)),
            Act::Owns(place) => format!("Give A and R to {}", name(place)),
            Act::Fewer if self.why == Why::OnlyAccountable => "Leave the work to the role that answers for it".to_owned(),
            Act::Fewer => format!("Take the R from {}", listed(&changed)),
            Act::Tell => format!("Tell {} afterwards instead", listed(&changed)),
        };
        let why = match self.why {
            Why::None | Why::OnlyAccountable => String::new(),
            Why::OnlyWorker => ", who does the work".to_owned(),
            Why::Decided(Some(day)) => format!(", as decided on {}", day.in_words()),
            Why::Decided(None) => ", as decided".to_owned(),
            Why::Articles(some, all) => format!(", as {some} of {} say", count_of(all, "article")),
        };
        what + &why
    }

    /// What changes, cell by cell: `PM: R → AR`; `names` are short ones.
    #[must_use]
    pub fn preview(&self, row: &[Letters], names: &[String]) -> String {
        let cell = |(place, letters): &(usize, Letters)| {
            let before = row.get(*place).copied().unwrap_or_default();
            let before = if before.is_empty() { "–".to_owned() } else { before.to_string() };
            format!("{}: {before} → {letters}", names.get(*place).cloned().unwrap_or_default())
        };
        self.changes.iter().map(cell).collect::<Vec<_>>().join(", ")
    }
}

/// A way that is the plain one wherever it fits, so that it can be gone in many rows at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Who alone answers for a row that nobody works on does the work as well.
    Works,
    /// Who alone does the work of a row that nobody answers for answers for it.
    Answers,
}

/// Changes of several rows: the place of each with its changes.
pub type Sweep = Vec<(usize, Vec<(usize, Letters)>)>;

impl Plain {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Works, Self::Answers];

    /// The rows in which it fits. Rows in which nothing is entered are left alone.
    #[must_use]
    pub fn sweep(self, rows: &[Vec<Letters>], limits: Limits) -> Sweep {
        let (rule, why) = match self {
            Self::Works => (Rule::SomeResponsible, Why::OnlyAccountable),
            Self::Answers => (Rule::OneAccountable, Why::OnlyWorker),
        };
        let changes = |row: &Vec<Letters>| {
            // Of several who answer for a row, which one stays is never plain.
            let several = with(row, 'A').len() > 1;
            let broken = !several && check(row, limits).iter().any(|finding| finding.rule == rule);
            let ways = if broken { fixes(rule, row, limits, &Hints::default()) } else { Vec::new() };
            ways.into_iter().find(|fix| fix.why == why).map(|fix| fix.changes)
        };
        rows.iter().enumerate().filter_map(|(place, row)| Some((place, changes(row)?))).collect()
    }

    /// What will be done in so many rows, in words.
    #[must_use]
    pub fn words(self, rows: usize) -> String {
        match self {
            Self::Works => format!("Make A into A and R in {rows} rows where nobody does the work"),
            Self::Answers => format!("Make the only R into A and R in {rows} rows without an A"),
        }
    }
}
