//! The workshop: a round is set up, answered, revealed and decided, a view each. Knows the session and the analysis; not how anything
//! is stored.

mod again;
mod agreement;
mod answers;
mod areas;
mod compare;
mod decide;
mod disputes;
mod heat;
mod invite;
mod mirror;
mod overlaps;
mod participants;
mod parts;
mod present;
mod reading;
mod receipts;
mod report;
mod reveal;
mod rounds;
mod said;
mod setup;
mod sources;
mod topics;
mod twin;
mod wish;

use std::sync::Arc;

use crate::signals::*;

use crate::browser::{page, timing};
use crate::plan::{Id, Plan, Round, TableName};
use crate::session::{Command, Page, Session};
use crate::ui::view::{El, Part, dynamic, el, follow, parts, text};
use crate::ui::widgets::{Button, tabs};
use reading::{Reading, round_of};

/// The views of the page: their word in the address, and their name.
const VIEWS: [(&str, &str); 6] = [
    ("setup", "Set up"),
    ("answers", "Answers"),
    ("reveal", "Reveal"),
    ("decide", "Decide"),
    ("report", "Report"),
    ("compare", "Compare"),
];

/// What a round found, each computation a thing of its own: the same only as itself.
#[derive(Clone)]
struct Found(Option<Arc<Reading>>, Plan);

impl Found {
    /// Reads a round, unless nothing of what a reading rests on has changed: another time for a topic or another day to ask again is no
    /// reason to build the page anew, least of all under the hands of who chooses it.
    fn of(before: Option<&Self>, plan: Plan, round: Option<Arc<Round>>) -> Self {
        let round = round.filter(|round| plan.is_answered(&round.id));
        let rest = |round: &Round| Round { minutes: 0, again: None, ..round.clone() };
        let same = |before: &&Self| {
            let tables = READ.iter().filter(|table| **table != TableName::Rounds);
            let mut tables = tables.map(|&table| plan.table(table).shares_all_with(before.1.table(table)));
            let rounds = before.0.as_ref().zip(round.as_ref());
            rounds.is_some_and(|(before, now)| rest(&before.round) == rest(now)) && tables.all(|same| same)
        };
        let kept = before.filter(same).and_then(|before| before.0.clone());
        Self(kept.or_else(|| round.map(|round| Arc::new(Reading::of(&plan, &round)))), plan)
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
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
    TableName::Holdings,
];

/// Where a round stands: the view that is meant if the address names none.
fn stage(plan: &Plan, round: &Round) -> &'static str {
    match round.state.as_str() {
        "" if !round.participants.is_empty() || plan.is_answered(&round.id) => "answers",
        "" => "setup",
        _ => "reveal",
    }
}

/// The page.
pub fn workshop() -> Part {
    let measure = timing::begin("tandem:reveal");
    let session = Session::get();
    // The page is left a moment after the route has changed; it stays as it was.
    let route = Memo::new(move |before: Option<&crate::session::Route>| {
        let now = session.route.get();
        if now.page == Page::Workshop { now } else { before.cloned().unwrap_or_else(|| Page::Workshop.route()) }
    });
    let chosen = Memo::new(move |_| route.with(|route| route.chosen("round").map(str::to_owned)));
    let round = Memo::new(move |_| {
        let plan = session.list(&[TableName::Rounds]);
        // What is compared, if the address names nothing, is the last round that can be.
        let comparing = chosen.get().is_none() && route.with(|route| route.view == "compare");
        let last = comparing.then(|| compare::comparable(&session.list(&[TableName::Sheets])).pop()).flatten();
        last.or_else(|| round_of(&plan, chosen.get().as_deref())).map(|round| round.id.clone())
    });
    // What was meant when the page was opened stays, so that adding the first participant does not turn the view over.
    let meant = Memo::new(move |before: Option<&(Option<Id>, &'static str)>| {
        let now = round.get();
        let same = before.filter(|(own, _)| *own == now && route.with(|route| route.view.is_empty()));
        let stage = || {
            let plan = session.plan();
            now.as_ref().and_then(|id| plan.rounds.get(id.as_str())).map_or("setup", |round| stage(&plan, round))
        };
        let stage = same.map_or_else(stage, |(_, stage)| *stage);
        (now, stage)
    });
    let view = Memo::new(move |_| {
        let named = route.with(|route| VIEWS.iter().find(|(word, _)| *word == route.view).map(|(word, _)| *word));
        named.unwrap_or_else(|| meant.get().1)
    });
    let found = Memo::new(move |before: Option<&Found>| {
        let plan = session.table(READ);
        let round = round.get().and_then(|id| plan.rounds.get_shared(id.as_str()));
        Found::of(before, plan, round)
    });
    spawn_local(async move {
        tick().await;
        measure.end();
    });
    let presents = present::presents(session);
    // What can be shown to a room: what rests on answers that are revealed.
    let shows = Memo::new(move |_| {
        let round = found.get().0.and_then(|reading| session.record::<Round>(&reading.round.id));
        matches!(view.get(), "reveal" | "decide") && round.is_some_and(|round| !round.is_covered())
    });
    follow(move || page::set_root_attribute("data-present", (presents.get() && shows.get()).then_some("")));
    on_cleanup(|| page::set_root_attribute("data-present", None));
    parts().and(dynamic(move || match round.get() {
        None => no_round(),
        Some(id) => {
            let head = head(session, &id, view, shows);
            let content = dynamic(move || match view.get() {
                "setup" => setup::setup(session, id.clone()),
                "answers" => answers::answers(session, id.clone()),
                "decide" => revealed(session, &id, found, decide::decide),
                "compare" => revealed(session, &id, found, compare::compare),
                "report" => revealed(session, &id, found, report::report),
                _ if presents.get() => revealed(session, &id, found, present::reveal),
                _ => revealed(session, &id, found, reveal::reveal),
            });
            parts().and(head).and(content)
        }
    }))
}

/// What rests on the answers, once they are revealed.
fn revealed(session: Session, round: &Id, found: Memo<Found>, view: fn(&Arc<Reading>) -> Part) -> Part {
    let id = round.clone();
    let open = Memo::new(move |_| session.record::<Round>(&id).is_some_and(|round| round.is_covered()));
    let id = round.clone();
    dynamic(move || match (open.get(), found.get().0) {
        (true, _) => answers::covered(session, &id),
        (false, Some(reading)) => view(&reading),
        (false, None) => answers::nobody(session, &id),
    })
}

fn no_round() -> Part {
    let says = "A round asks a team about some responsibilities: who owns this today? Then it shows where the answers differ.";
    let first = el("div")
        .class("empty")
        .child(el("h2").child("This plan has no workshop yet"))
        .child(el("p").class("muted").child(says))
        .child(Button::words("Start a round").class("main").runs(Command::AddRound));
    parts().and(el("div").class("head").child(el("div").child(el("h1").child("Workshop")))).and(first)
}

/// The head of every view: what the round is called and what it is made of.
fn head(session: Session, id: &Id, view: Memo<&'static str>, shows: Memo<bool>) -> El {
    let (named, made, spoken) = (id.clone(), id.clone(), id.clone());
    let title = move || {
        let name = session.record::<Round>(&named).map(|round| round.name.clone()).unwrap_or_default();
        if name.is_empty() { "Workshop".to_owned() } else { name }
    };
    let line = move || {
        let Some(round) = session.record::<Round>(&made) else { return String::new() };
        let plan = session.list(&[TableName::Sheets, TableName::People]);
        let day = round.day.map(|day| format!(" · {}", day.in_words())).unwrap_or_default();
        let closed = if round.is_closed() { " · closed" } else { "" };
        format!("{}{day}{closed}", reveal::made_of(&plan, &round))
    };
    let articles = Memo::new(move |_| {
        let plan = session.list(&[TableName::Sheets, TableName::People]);
        plan.rounds.get(spoken.as_str()).is_some_and(|round| reveal::speak_as_articles(&plan, round))
    });
    let own = el("div")
        .child(el("h1").attr("dir", "auto").child(text(title)))
        .child(el("p").class("muted").child(text(line)))
        .child(rounds::switch(session, id))
        .child(again::due(session, id))
        .child(dynamic(move || (articles.get() && view.get() == "reveal").then(sources::sources)));
    // The last view needs two rounds.
    let two = Memo::new(move |_| compare::comparable(&session.list(&[TableName::Sheets, TableName::Rounds])).len() > 1);
    let views = move || VIEWS.get(..VIEWS.len() - usize::from(!two.get())).unwrap_or(&VIEWS);
    let tabs = dynamic(move || tabs(Page::Workshop, views(), move |word| view.get() == word));
    let present = dynamic(move || shows.get().then(present::switch));
    el("div").class("head").child(own).child(present).child(tabs)
}
