//! The workshop: what a round found. Knows the session and the analysis; not how anything is stored.

mod agreement;
mod disputes;
mod empty;
mod heat;
mod overlaps;
mod parts;
mod reading;
mod reveal;
mod said;
mod sources;
mod twin;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::timing;
use crate::plan::TableName;
use crate::session::Session;
use crate::ui::view::{Part, dynamic};
use reading::{Reading, round_of};

/// What there is to show.
#[derive(Clone)]
enum Found {
    /// A round with answers.
    Answers(Arc<Reading>),
    /// No answers yet.
    Nothing,
}

/// Each computation is a thing of its own: the same only as itself.
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Answers(own), Self::Answers(other)) => Arc::ptr_eq(own, other),
            (own, other) => matches!((own, other), (Self::Nothing, Self::Nothing)),
        }
    }
}

/// The tables that a reading rests on.
const READ: &[TableName] = &[
    TableName::Settings,
    TableName::Rounds,
    TableName::Sheets,
    TableName::Responsibilities,
    TableName::Areas,
    TableName::Roles,
    TableName::People,
];

/// The page.
pub fn workshop() -> Part {
    let measure = timing::begin("tandem:reveal");
    let session = Session::get();
    let chosen = Memo::new(move |_| session.route.with(|route| route.chosen("round").map(str::to_owned)));
    let found = Memo::new(move |_| {
        let plan = session.table(READ);
        let round = round_of(&plan, chosen.get().as_deref());
        let answered = round.filter(|round| plan.sheets.iter().any(|sheet| sheet.round.as_ref() == Some(&round.id)));
        answered.map_or(Found::Nothing, |round| Found::Answers(Arc::new(Reading::of(&plan, &round))))
    });
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        measure.end();
    });
    dynamic(move || match found.get() {
        Found::Answers(reading) => reveal::reveal(&reading),
        Found::Nothing => empty::empty(),
    })
}
