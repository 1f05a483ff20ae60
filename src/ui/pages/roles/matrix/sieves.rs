//! The filters by what stands in the matrix: the letters of a role, and the rule that a row breaks. Knows no cell.

use crate::signals::*;

use super::super::filters::{Choice, options};
use super::super::listing::Sieve;
use super::grid::{Grid, Matrix};
use crate::plan::Id;
use crate::plan::letters::{LETTERS, Letters};
use crate::plan::sorting::sort;
use crate::session::{Command, Route};
use crate::ui::view::{El, Part, dynamic, el, parts};

/// What stands between a role and a letter in the address; no id of a role holds it.
const OF: char = ',';

/// The rules in words, by their numbers; one without words is told by its number.
const RULES: [(&str, &str); 5] = [
    ("L1", "not one accountable"),
    ("L2", "nobody responsible"),
    ("L3", "many responsible"),
    ("L4", "many consulted"),
    ("L7", "nobody acts"),
];

/// Ids as the list looks them up.
pub(super) fn sorted(mut ids: Vec<Id>) -> Vec<Id> {
    sort(&mut ids);
    ids
}

/// The rows of the matrix that fit.
fn rows_where(all: &[Id], matrix: &Matrix, fits: &dyn Fn(&[Letters]) -> bool) -> Vec<Id> {
    sorted(all.iter().filter(|id| fits(matrix.row(id))).cloned().collect())
}

/// Whether a letter is meant by the one of a choice: any by none, no letter at all by `-`.
fn is_meant(letters: Letters, chosen: Option<&str>) -> bool {
    match chosen {
        None => !letters.is_empty(),
        Some("-") => letters.is_empty(),
        Some(letter) => letter.chars().any(|letter| letters.has(letter)),
    }
}

/// The filters.
pub(super) fn sieves(route: Memo<Route>, all: Memo<Vec<Id>>, roles: Memo<Vec<Id>>, matrix: Memo<Matrix>) -> [Sieve; 2] {
    let fitting = move |fits: &dyn Fn(&Matrix, &[Letters]) -> bool| {
        all.with(|all| matrix.with(|matrix| rows_where(all, matrix, &|row| fits(matrix, row))))
    };
    let chosen = move |key: &str| route.with(|route| route.chosen(key).map(str::to_owned));
    let has = Memo::new(move |_| {
        let chosen = chosen("has")?;
        let (role, letter) = chosen.split_once(OF).map_or((chosen.as_str(), None), |(role, letter)| (role, Some(letter)));
        let place = roles.with(|roles| roles.iter().position(|own| own.as_str() == role));
        Some(fitting(&|_, row| place.and_then(|place| row.get(place)).is_some_and(|letters| is_meant(*letters, letter))))
    });
    let rule = Memo::new(move |_| {
        let chosen = chosen("rule")?;
        let breaks = |matrix: &Matrix, row: &[Letters]| {
            matrix.found_in(row).is_some_and(|found| found.iter().any(|finding| finding.rule.id() == chosen))
        };
        Some(fitting(&breaks))
    });
    [Sieve { key: "has", fits: has }, Sieve { key: "rule", fits: rule }]
}

impl Grid {
    /// The controls of these filters; a choice that no row fits is left out.
    pub(super) fn choosers(self) -> Part {
        let route = self.list.route;
        let choose = move |key: &'static str, word: String| {
            let to = route.get_untracked().with(key, (!word.is_empty()).then_some(word.as_str()));
            self.session.run(Command::GoTo(to.with("find", None)));
        };
        let chosen = move |key: &str| route.with(|route| route.chosen(key).unwrap_or_default().to_owned());
        let by_role = dynamic(move || {
            let chosen = chosen("has");
            let mut list = options(("Any letters", &chosen), Vec::new());
            let names = self.names();
            self.roles.with(|roles| {
                for (place, (role, name)) in roles.iter().zip(&names).enumerate() {
                    let group = el("optgroup").attr("label", name);
                    let choices = self.letters_of_role(role, place, name, &chosen);
                    list.push(options(("", &chosen), choices).into_iter().skip(1).fold(group, El::child));
                }
            });
            list
        });
        let by_role = el("select").class("input").attr("aria-label", "Letters of a role").child(by_role);
        let by_rule = dynamic(move || options(("Any problem", &chosen("rule")), self.rules(&chosen("rule"))));
        let by_rule = el("select").class("input").attr("aria-label", "Problem").child(by_rule);
        parts()
            .and(by_role.on("change", move |event| choose("has", event.value())))
            .and(by_rule.on("change", move |event| choose("rule", event.value())))
    }

    /// With which letters a role stands in how many rows.
    fn letters_of_role(self, role: &Id, place: usize, name: &str, chosen: &str) -> Vec<Choice> {
        let count = |letter: Option<&str>| {
            let fits = |row: &&Vec<Letters>| row.get(place).is_some_and(|letters| is_meant(*letters, letter));
            self.matrix.with(|matrix| matrix.rows.iter().filter(fits).count())
        };
        let letters = LETTERS.iter().map(|(letter, word)| (letter.to_string(), format!("{name}: {word}")));
        let letters = letters.chain([("-".to_owned(), format!("{name}: no letter"))]);
        let mut choices = vec![(role.to_string(), format!("{name}: any letter"), Some(count(None)))];
        choices.extend(letters.map(|(letter, words)| (format!("{role}{OF}{letter}"), words, Some(count(Some(&letter))))));
        choices.retain(|(word, _, count)| *count != Some(0) || word == chosen);
        choices
    }

    /// Which rules are broken in how many rows.
    fn rules(self, chosen: &str) -> Vec<Choice> {
        let mut counts: Vec<(&str, usize)> = RULES.iter().map(|(id, _)| (*id, 0)).collect();
        self.matrix.with(|matrix| {
            for finding in matrix.rows.iter().filter_map(|row| matrix.found_in(row)).flatten() {
                let id = finding.rule.id();
                match counts.iter_mut().find(|(own, _)| *own == id) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((id, 1)),
                }
            }
        });
        counts.retain(|(id, count)| *count > 0 || *id == chosen);
        let words = |id: &str| RULES.iter().find(|(own, _)| *own == id).map_or("", |(_, words)| *words);
        counts.into_iter().map(|(id, count)| (id.to_owned(), format!("{id} {}", words(id)), Some(count))).collect()
    }
}
