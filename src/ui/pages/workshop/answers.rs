//! Collecting answers: who has answered and who is missing; on this device in turn, or by files. Shows nothing of what anybody said.

use super::invite::{by_link, by_text};
use super::participants::{name_of, taking_part};
use super::parts::section;
use super::receipts::receipts;
use crate::analysis::finding::{capital, count_of, in_words};
use crate::plan::{Id, Round, Sheet, TableName};
use crate::session::{Command, InRound, Page, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Button, icon};

/// Who has answered, of those who take part. Nobody is missing where nobody is asked for a name.
fn progress(session: Session, round: &Id) -> (Vec<Id>, Vec<Id>) {
    let plan = session.list(&[TableName::Sheets]);
    let answered = |id: &Id| plan.sheets.get(Id::natural(&[round, id]).as_str()).is_some();
    let (answered, missing) = taking_part(session, round).into_iter().partition(answered);
    (answered, if is_anonymous(session, round) { Vec::new() } else { missing })
}

fn is_anonymous(session: Session, round: &Id) -> bool {
    session.record::<Round>(round).is_some_and(|round| round.anonymous)
}

/// How far it is, as a sentence.
fn standing(anonymous: bool, answered: usize, missing: usize) -> String {
    match (answered, missing) {
        (0, _) if anonymous => "No sheet is in yet".to_owned(),
        (1, _) if anonymous => "One sheet is in".to_owned(),
        (some, _) if anonymous => format!("{} sheets are in", capital(&in_words(some))),
        (0, 0) => "Nobody takes part yet".to_owned(),
        (0, all) => format!("None of {all} has answered yet"),
        (1, 0) => "The one participant has answered".to_owned(),
        (all, 0) => format!("All {} have answered", in_words(all)),
        (1, missing) => format!("1 of {} has answered", missing + 1),
        (some, missing) => format!("{some} of {} have answered", some + missing),
    }
}

/// The view.
pub(super) fn answers(session: Session, round: Id) -> Part {
    let (own, row_of) = (round.clone(), round.clone());
    let ids = move || if is_anonymous(session, &own) { progress(session, &own).0 } else { taking_part(session, &own) };
    let (counted, missed) = (round.clone(), round.clone());
    let heading = move || {
        let (answered, missing) = progress(session, &counted);
        standing(is_anonymous(session, &counted), answered.len(), missing.len())
    };
    let says = move || {
        let (answered, missing) = progress(session, &missed);
        if is_anonymous(session, &missed) {
            return "Nobody gives a name, so nobody is missing by name. What they said shows when you reveal it.".to_owned();
        }
        let names: Vec<String> = missing.iter().map(|id| name_of(session, id)).collect();
        match (answered.is_empty(), names.is_empty()) {
            (true, true) => {
                "Add those who take part under Set up, or send the kit: whoever answers it comes in by themselves.".to_owned()
            }
            (false, true) => "Nobody is missing. What they said shows when you reveal it.".to_owned(),
            _ => format!("Missing: {}.", names.join(", ")),
        }
    };
    let words = el("div")
        .attr("role", "status")
        .child(el("h2").attr("id", "who").child(text(heading)))
        .child(el("p").class("says").attr("dir", "auto").child(text(says)));
    let list = el("ul").class("people").child(each(ids, move |id| row(session, &row_of, id)));
    let people = el("section")
        .class("section w7")
        .attr("aria-labelledby", "who")
        .child(el("header").child(words))
        .child(reveal_row(session, &round))
        .child(next_turn(session, &round))
        .child(list);
    let columns = el("div")
        .class("cols")
        .child(people)
        .child(by_file(session, &round).class("section w5"))
        .child(by_link(session, &round).class("section w7"))
        .child(by_text(session).class("section w5"));
    parts().and(receipts(session)).and(columns)
}

/// The way to answer on this device for somebody who gives no name: each turn begins with nothing.
fn next_turn(session: Session, round: &Id) -> Part {
    let round = round.clone();
    dynamic(move || {
        let own = session.record::<Round>(&round).filter(|round| round.anonymous && !round.is_closed())?;
        let begun = session.has_begun(&own.id, None);
        let here = Page::Answer.route().with("round", Some(own.id.as_str())).address();
        let words = if begun { "Go on with the answers that were begun here" } else { "The next participant answers here" };
        let forgotten = Command::InRound(own.id.clone(), InRound::ForgetTurn(None));
        let forget = begun.then(|| Button::words("Throw them away").class("bare").runs(forgotten));
        Some(el("p").class("row").child(el("a").class("btn").attr("href", here).child(words)).child(forget))
    })
}

fn row(session: Session, round: &Id, id: Id) -> El {
    let sheet_id = Id::natural(&[round, &id]);
    let (named, round) = (id.clone(), round.clone());
    let rest = dynamic(move || {
        let sheet = session.record::<Sheet>(&sheet_id);
        let closed = session.record::<Round>(&round).is_some_and(|round| round.is_closed());
        let begun = session.has_begun(&round, Some(&id));
        // Only they themselves could answer again, and nobody knows who they are.
        let anonymous = is_anonymous(session, &round);
        let name = name_of(session, &id);
        let here = Page::Answer.route().with("round", Some(round.as_str())).with("person", Some(id.as_str())).address();
        let (class, picture, words) = match (&sheet, begun) {
            (Some(sheet), _) if sheet.revision > 1 && !anonymous => {
                ("status ok", "check", format!("answered, {} times", sheet.revision))
            }
            (Some(_), _) => ("status ok", "check", "answered".to_owned()),
            (None, true) => ("status", "edit", "has begun here".to_owned()),
            (None, false) => ("status muted", "minus", "missing".to_owned()),
        };
        let go = match (sheet.is_some(), begun) {
            (_, true) => "Go on here",
            (true, false) => "Answer again",
            (false, false) => "Answer here",
        };
        let go = el("a")
            .class(if sheet.is_some() { "btn bare" } else { "btn" })
            .attr("href", here)
            .attr("aria-label", format!("{go}: {name}"))
            .child(go);
        let (own, taken) = (name.clone(), Command::InRound(round.clone(), InRound::RemoveSheet(id.clone())));
        let forgotten = Command::InRound(round.clone(), InRound::ForgetTurn(Some(id.clone())));
        let out = (sheet.is_some() && !begun && !closed)
            .then(|| Button::icon("close").class("bare").runs_as(taken, move || format!("Take the answers of {own} out")));
        let forget = begun
            .then(|| Button::icon("close").class("bare").runs_as(forgotten, move || format!("Throw away what {name} has begun")));
        parts()
            .and(el("span").class(class).child(icon(picture)).child(words))
            .and((!closed && !anonymous).then_some(go))
            .and(out)
            .and(forget)
    });
    el("li").child(el("span").class("name").attr("dir", "auto").child(text(move || name_of(session, &named)))).child(rest)
}

/// For those who answer elsewhere.
fn by_file(session: Session, round: &Id) -> El {
    let anonymous = session.plan().rounds.get(round.as_str()).is_some_and(|round| round.anonymous);
    let says = if anonymous {
        "A kit holds the questions and no names; a sheet holds the answers of one person, and not whose they are. Who sends it to you, you see all the same."
    } else {
        "A kit holds the questions and the names; a sheet holds the answers of one person."
    };
    let kit = Command::InRound(round.clone(), InRound::DownloadKit);
    let steps = [
        "Download the kit and send it to those who answer elsewhere.",
        "They open it on the page of Tandem, answer, and send back the sheet that it saves.",
        "Add the sheets: choose them all at once, or drop them on this page.",
    ];
    let steps = el("ol").class("steps").child(steps.map(|step| el("li").child(step)).to_vec());
    let ways = el("p")
        .class("row")
        .child(Button::words("Download the kit").with_icon("download").runs(kit))
        .child(Button::words("Add sheets").with_icon("plus").runs(Command::OpenFile));
    section("files", "By file", says.to_owned(), parts().and(steps).and(ways))
}

/// Where it goes on.
fn reveal_row(session: Session, round: &Id) -> El {
    let id = round.clone();
    el("p").class("row").child(dynamic(move || {
        let (answered, missing) = progress(session, &id);
        let state = session.record::<Round>(&id);
        if state.as_ref().is_some_and(|round| round.is_closed()) {
            return parts()
                .and(el("span").class("muted").child("This round is closed: it takes no more answers."))
                .and(Button::words("Open it again").class("bare").runs(Command::InRound(id.clone(), InRound::OpenAgain)));
        }
        let open = state.is_some_and(|round| round.is_covered());
        let reveal = Command::InRound(id.clone(), InRound::Reveal);
        match (open, answered.len(), missing.len()) {
            (false, ..) => parts()
                .and(el("span").class("muted").child("The answers are revealed. Sheets that come later count as well."))
                .and(Button::words("Cover them again").class("bare").runs(Command::InRound(id.clone(), InRound::Cover))),
            (true, 0, _) => parts().and(el("span").class("muted").child("Reveal comes when somebody has answered.")),
            (true, _, 0) => parts().and(Button::words("Reveal the answers").class("main").with_icon("right").runs(reveal)),
            (true, _, some) => parts()
                .and(Button::words("Reveal the answers").runs(reveal))
                .and(el("span").class("muted").child(format!("{} still missing.", count_of(some, "participant")))),
        }
    }))
}

/// In the place of what rests on the answers, while they are covered.
pub(super) fn covered(session: Session, round: &Id) -> Part {
    let id = round.clone();
    parts().and(dynamic(move || {
        let (answered, missing) = progress(session, &id);
        let some = !answered.is_empty();
        let heading = if some { "The answers are not revealed yet" } else { "There is nothing to reveal yet" };
        let reveal = Command::InRound(id.clone(), InRound::Reveal);
        let says = format!(
            "{}. All answers are shown together, so that nobody leans on what others said.",
            standing(is_anonymous(session, &id), answered.len(), missing.len())
        );
        let go = el("a").class("btn").attr("href", session.in_round("answers", &id).address()).child("To the answers");
        el("div")
            .class("empty")
            .child(el("h2").child(heading))
            .child(el("p").class("muted").child(says))
            .child(some.then(|| Button::words("Reveal the answers").class("main").runs(reveal)))
            .child(go)
    }))
}

/// A round that is revealed though nobody has answered.
pub(super) fn nobody(session: Session, round: &Id) -> Part {
    let says = "Nobody has answered in this round, so there is nothing to compare. Answers that come in show here at once.";
    let go = el("a").class("btn main").attr("href", session.in_round("answers", round).address()).child("Collect answers");
    parts().and(
        el("div")
            .class("empty")
            .child(el("h2").child("No answers in this round"))
            .child(el("p").class("muted").child(says))
            .child(go),
    )
}
