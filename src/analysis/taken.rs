//! Whether those who hold a role have taken its charter on, and whether the charter has changed since. Knows the state of a charter as a
//! checksum only: see [`crate::file::markdown::state`].

use super::charter::Charter;
use crate::plan::{Day, Id};

/// Whether somebody who holds a role has taken its charter on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakenOn {
    /// Who.
    pub person: Id,
    /// Their name, as it stands among the holders.
    pub name: String,
    /// On which day, and in which state of the charter; nothing if they have not.
    pub acknowledged: Option<(Option<Day>, String)>,
}

/// How far somebody has taken a charter on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Not yet.
    Open,
    /// They have, and it still says the same.
    Taken,
    /// They have, and it has changed since.
    Changed,
}

impl TakenOn {
    /// How far, if the charter is in this state.
    #[must_use]
    pub fn standing(&self, state: &str) -> Standing {
        match &self.acknowledged {
            None => Standing::Open,
            Some((_, own)) if own == state => Standing::Taken,
            Some(_) => Standing::Changed,
        }
    }

    /// In words, without the name: `read and taken on, on 3 November 2026`.
    #[must_use]
    pub fn in_words(&self, state: &str) -> String {
        let day = self.acknowledged.as_ref().and_then(|(day, _)| *day).map(Day::in_words);
        match (self.standing(state), day) {
            (Standing::Open, _) => "has not taken it on yet".to_owned(),
            (Standing::Taken, Some(day)) => format!("read and taken on, on {day}"),
            (Standing::Taken, None) => "read and taken on".to_owned(),
            (Standing::Changed, Some(day)) => format!("taken on, on {day}; the charter has changed since"),
            (Standing::Changed, None) => "taken on; the charter has changed since".to_owned(),
        }
    }
}

impl Charter {
    /// Who has taken it on in this state: `Anna on 3 November 2026, Ben`; empty if nobody has.
    #[must_use]
    pub fn taken_on_by(&self, state: &str) -> String {
        let taken = self.taken_on.iter().filter(|own| own.standing(state) == Standing::Taken);
        let on = |own: &TakenOn| match own.acknowledged.as_ref().and_then(|(day, _)| *day) {
            Some(day) => format!("{} on {}", own.name, day.in_words()),
            None => own.name.clone(),
        };
        taken.map(on).collect::<Vec<_>>().join(", ")
    }
}
