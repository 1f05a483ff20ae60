//! The topics of a round: those that are chosen, with what five articles say, and choosing by area, by word, or own ones. Knows no
//! answers.

use crate::letters::lower;
use crate::signals::*;

use super::parts::{fold, section};
use crate::analysis::finding::count_of;
use crate::analysis::{Question, RoundVotes};
use crate::content::catalogue;
use crate::plan::lists::{AreaList, Which, by_area, listed};
use crate::plan::{Area, Id, Responsibility, Round, TableName};
use crate::session::{Command, InRound, Session};
use crate::ui::view::{El, Part, dynamic, each, el, parts, text};
use crate::ui::widgets::{Button, icon, stance_marks};

/// So many responsibilities that a word finds are listed.
const MOST_FOUND: usize = 30;

/// The chosen topics in the order in which they are asked.
fn topics(session: Session, round: &Id) -> Vec<Id> {
    let Some(round) = session.record::<Round>(round) else { return Vec::new() };
    let plan = session.list(&[TableName::Responsibilities, TableName::Areas]);
    RoundVotes::of(&plan, &round, Question::Today).topics
}

/// The text of a responsibility.
fn text_of(session: Session, id: &Id) -> String {
    let item = session.record::<Responsibility>(id);
    item.map_or_else(|| format!("A topic that is no longer in the plan ({id})"), |item| item.text.clone())
}

/// The section of the chosen topics.
pub(super) fn chosen(session: Session, round: &Id) -> El {
    let (own, counted, row_of) = (round.clone(), round.clone(), round.clone());
    let count = move || session.record::<Round>(&counted).map_or(0, |round| round.topics.len());
    let heading = move || match count() {
        0 => "No topics are chosen".to_owned(),
        some => format!("{} chosen", count_of(some, "topic")),
    };
    let says = "A dozen that matter say more than a hundred. The marks are what five articles say, as we read them: they do not agree either.";
    let list = el("ul").class("topics").child(each(move || topics(session, &own), move |id| row(session, &row_of, id)));
    let words = el("div")
        .child(el("h2").attr("id", "chosen").child(text(heading)))
        .child(el("p").class("says").child(says))
        .child(super::sources::sources());
    el("section").class("section").attr("aria-labelledby", "chosen").child(el("header").child(words)).child(list)
}

fn row(session: Session, round: &Id, id: Id) -> El {
    let (own, named, round) = (id.clone(), id.clone(), round.clone());
    let marks = catalogue().entry(id.as_str()).map(stance_marks);
    let out = Button::icon("close")
        .class("bare")
        .plain()
        .attr("title", "Take out")
        .follows("aria-label", move || Some(format!("Take out: {}", text_of(session, &named))))
        .on("click", move |_| {
            session.run_and_focus(
                Command::InRound(round.clone(), InRound::ToggleTopics(vec![id.clone()])),
                &[FIND_TOPIC.to_owned()],
            );
        });
    let words = el("span").class("name").attr("dir", "auto").child(text(move || text_of(session, &own)));
    el("li").child(words).child(marks).child(out)
}

const FIND_TOPIC: &str = "find-topic";

/// The section in which topics are chosen.
pub(super) fn choose(session: Session, round: &Id) -> El {
    let words = RwSignal::new(String::new());
    let find = el("input")
        .attr("id", FIND_TOPIC)
        .class("input")
        .attr("type", "search")
        .attr("aria-label", "Find a responsibility by word")
        .attr("placeholder", "Find by word")
        .attr("dir", "auto")
        .value(move || words.get())
        .on("input", move |event| words.set(event.value()));
    let searching = Memo::new(move |_| !words.with(|words| words.trim().is_empty()));
    let (by_word, by_areas) = (round.clone(), round.clone());
    let list = dynamic(move || {
        if searching.get() {
            let round = by_word.clone();
            parts().and(dynamic(move || found(session, &round, &words.get())))
        } else {
            parts().and(areas(session, &by_areas))
        }
    });
    section(
        "choose",
        "Choose topics",
        "From the responsibilities of this plan, by area or by word; or write one of your own.".to_owned(),
        parts().and(el("p").class("row").child(find)).and(list).and(own_topic(session, round)),
    )
}

/// One responsibility to be ticked.
fn pick(session: Session, round: &Id, id: Id) -> El {
    let (asks, own, round, toggled) = (round.clone(), id.clone(), round.clone(), id.clone());
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(move || session.record::<Round>(&asks).is_some_and(|round| round.topics.has(id.as_str())))
        .on("change", move |_| session.run(Command::InRound(round.clone(), InRound::ToggleTopics(vec![toggled.clone()]))));
    let words = el("span").attr("dir", "auto").child(text(move || text_of(session, &own)));
    el("li").child(el("label").class("check").child(tick).child(words))
}

fn found(session: Session, round: &Id, words: &str) -> El {
    let words: Vec<String> = words.split_whitespace().map(lower).collect();
    let plan = session.list(&[TableName::Responsibilities]);
    let fits = |item: &Responsibility| {
        let text = lower(&item.text);
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let ids: Vec<Id> =
        listed::<Responsibility>(&plan, Which::Active).iter().filter(|item| fits(item)).map(|item| item.id.clone()).collect();
    let more = ids.len().saturating_sub(MOST_FOUND);
    let note = match (ids.len(), more) {
        (0, _) => "No responsibility says that. Write it below as one of your own.".to_owned(),
        (_, 0) => String::new(),
        (_, more) => format!("And {more} more: add a word."),
    };
    let list = ids.into_iter().take(MOST_FOUND).map(|id| pick(session, round, id)).collect::<Vec<_>>();
    el("div").child(el("ul").class("topics").child(list)).child(el("p").class("small").attr("role", "status").child(note))
}

/// All responsibilities, an area at a time.
fn areas(session: Session, round: &Id) -> El {
    let round = round.clone();
    let lists = Memo::new(move |_| {
        let plan = session.list(&[TableName::Responsibilities, TableName::Areas]);
        let lists = by_area(&plan, Which::Active).into_iter().filter(|list| !list.items.is_empty());
        let ids = |list: AreaList| {
            (list.area.map(|area| area.id.clone()), list.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
        };
        lists.map(ids).collect::<Vec<_>>()
    });
    let places = move || (0..lists.with(Vec::len)).collect::<Vec<_>>();
    let list = each(places, move |place| {
        // Told when a responsibility comes or goes; an area that is open stays open.
        let (area, ids) = lists.with_untracked(|lists| lists.get(place).cloned()).unwrap_or_default();
        area_row(session, &round, area, ids)
    });
    el("ul").class("folds").child(list)
}

fn area_row(session: Session, round: &Id, area: Option<Id>, ids: Vec<Id>) -> El {
    let name = move || match area.as_ref().and_then(|id| session.record::<Area>(id)) {
        Some(area) => area.name.clone(),
        None => "Without an area".to_owned(),
    };
    let (asks, all, toggled, own) = (round.clone(), ids.clone(), ids.clone(), round.clone());
    let counted = move || {
        let round = session.record::<Round>(&asks);
        let count = all.iter().filter(|id| round.as_ref().is_some_and(|round| round.topics.has(id.as_str()))).count();
        (count, all.len())
    };
    let shown = counted.clone();
    let summary =
        el("span").attr("dir", "auto").child(text(name)).child(" ").child(el("span").class("count").child(text(move || {
            let (count, all) = shown();
            format!("{count} of {all}")
        })));
    let whole = el("button")
        .attr("type", "button")
        .class("btn bare")
        .on("click", move |_| session.run(Command::InRound(own.clone(), InRound::ToggleTopics(toggled.clone()))))
        .child(text(move || {
            let (count, all) = counted();
            if count == all { "Take all of them out".to_owned() } else { "Choose all of them".to_owned() }
        }));
    // Drawn when the area is opened: a plan may have thousands.
    let opened = RwSignal::new(false);
    let round = round.clone();
    let inside = el("div").child(dynamic(move || {
        opened.get().then(|| {
            let rows = ids.iter().map(|id| pick(session, &round, id.clone())).collect::<Vec<_>>();
            el("ul").class("topics").child(rows)
        })
    }));
    let details = fold(summary, vec![el("p").child(whole), inside]).on("toggle", move |_| {
        if !opened.get_untracked() {
            opened.set(true);
        }
    });
    el("li").child(details)
}

/// A topic of one's own.
fn own_topic(session: Session, round: &Id) -> El {
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Id>);
    let names = move || -> Vec<(Id, String)> {
        let plan = session.table(&[TableName::Areas]);
        listed::<Area>(&plan, Which::Active).iter().map(|area| (area.id.clone(), area.name.clone())).collect()
    };
    let options = dynamic(move || -> Part {
        let option = |(id, name): (Id, String)| el("option").attr("value", id.as_str()).child(name);
        parts().and(names().into_iter().map(option).collect::<Vec<_>>())
    });
    let field = el("input")
        .class("input")
        .attr("aria-label", "Text of an own topic")
        .attr("placeholder", "Your own, such as: Decide on refunds")
        .attr("maxlength", "300")
        .attr("dir", "auto")
        .value(move || words.get())
        .on("input", move |event| words.set(event.value()));
    let areas =
        el("select").class("input").attr("aria-label", "Area of the own topic").child(options).on("change", move |event| {
            chosen.set(Id::new(&event.value()));
        });
    let add = el("button").attr("type", "submit").class("btn").child(icon("plus")).child("Add topic");
    let round = round.clone();
    el("form").class("row").attr("aria-label", "Own topic").child(field).child(areas).child(add).on("submit", move |event| {
        event.take();
        let area = chosen.get_untracked().or_else(|| untrack(names).into_iter().next().map(|(id, _)| id));
        if let Some(area) = area {
            session.run(Command::InRound(round.clone(), InRound::AddTopic(area, words.get_untracked())));
            words.set(String::new());
        }
    })
}
