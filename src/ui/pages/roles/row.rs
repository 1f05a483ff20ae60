//! One responsibility: whether it is a topic, its text, what the articles say, and putting it away.

use crate::signals::*;

use crate::content::catalogue;
use crate::content::catalogue::stage_of;
use crate::plan::tables::STAGES;
use crate::plan::{Id, Pace, Record, Responsibility, Round, TableName, actions};
use crate::session::{Command, InMatrix, InRound, Session};
use crate::ui::view::{El, dynamic, el};
use crate::ui::widgets::{Button, Edit, edit, icon, stance_marks};

/// The word of a stage that was not chosen.
const AS_USUAL: &str = "usual";

/// The stages to choose from, or the chosen one alone. Which one is usual is said with the choice to leave it so.
fn stages(usual: &str, chosen: &str, all: bool) -> Vec<El> {
    let name =
        |word: &str| STAGES.iter().find(|(own, _)| *own == word).map_or_else(|| word.to_owned(), |(_, name)| (*name).to_owned());
    let option =
        |word: &str, name: String| el("option").attr("value", word).maybe("selected", (word == chosen).then_some("")).child(name);
    let mut options = Vec::new();
    if all || chosen == AS_USUAL {
        options.push(option(AS_USUAL, format!("{} (usual)", name(usual))));
    }
    let known = STAGES.iter().map(|(word, _)| *word).filter(|word| *word != AS_USUAL && (*word != usual || *word == chosen));
    options.extend(known.filter(|word| all || *word == chosen).map(|word| option(word, name(word))));
    // A word of a newer version stays chosen.
    if !STAGES.iter().any(|(word, _)| *word == chosen) {
        options.push(option(chosen, name(chosen)));
    }
    options
}

/// The row.
pub(super) fn row(id: Id, round: Memo<Option<Id>>, rows: Memo<Vec<Id>>) -> El {
    let session = Session::get();
    let (own, topic) = (id.clone(), id.clone());
    let item = Memo::new(move |_| session.record::<Responsibility>(&own));
    let words = move || item.with(|item| item.as_ref().map(|item| item.text.clone()).unwrap_or_default());
    let archived = move || item.with(|item| item.as_ref().is_some_and(|item| item.archived));
    let is_topic = move || {
        round.get().and_then(|round| session.record::<Round>(&round)).is_some_and(|round| round.topics.has(topic.as_str()))
    };
    let toggled = id.clone();
    let tick = el("input")
        .attr("type", "checkbox")
        .follows("aria-label", move || Some(format!("Topic of the workshop: {}", words())))
        .checked(is_topic)
        .when("disabled", move || archived() || round.get().is_none())
        .on("change", move |_| {
            if let Some(round) = round.get_untracked() {
                session.run(Command::InRound(round, InRound::ToggleTopics(vec![toggled.clone()])));
            }
        });
    let typed_in = id.clone();
    let typed = move |text: String| {
        // What does not fit is not taken; the field keeps its limit.
        let _unfit = session.commit("change a responsibility", Pace::Burst, |plan| {
            actions::retype(plan, TableName::Responsibilities, &typed_in, Responsibility::TEXT, &text)
        });
    };
    let field = edit(Edit { name: || "Responsibility".to_owned(), text: words, typed, max: 300, id: None });
    let chosen = id.clone();
    let usual = stage_of(&Responsibility::blank(id.clone())).to_owned();
    let stage = Memo::new(move |_| {
        let word = item.with(|item| item.as_ref().map(|item| item.stage.as_str().to_owned())).unwrap_or_default();
        if word.is_empty() { AS_USUAL.to_owned() } else { word }
    });
    // The other stages come when somebody gets there: with all of them in hundreds of rows the list would be slow.
    let open = RwSignal::new(false);
    let stage = el("select")
        .follows("aria-label", move || Some(format!("Stage: {}", words())))
        .when("disabled", archived)
        .child(dynamic(move || stages(&usual, &stage.get(), open.get())))
        .on("pointerdown", move |_| open.set(true))
        .on("focus", move |_| open.set(true))
        .on("change", move |event| {
            session.run(Command::InMatrix(InMatrix::Stage(TableName::Responsibilities, chosen.clone(), event.value())));
        });
    let verb = move || if archived() { "Bring back" } else { "Put away" };
    let acted = id.clone();
    let act = move |_| {
        if untrack(archived) {
            session.run(Command::Unarchive(TableName::Responsibilities, acted.clone()));
            return;
        }
        let beside = rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| *row == acted).unwrap_or_default();
            let next = rows.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| rows.get(before)));
            next.map(|id| format!("act-{id}"))
        });
        session
            .run_and_focus(Command::Remove(TableName::Responsibilities, acted.clone()), &beside.into_iter().collect::<Vec<_>>());
    };
    let away = Button::default()
        .class("bare")
        .plain()
        .attr("id", format!("act-{id}"))
        .follows("aria-label", move || Some(format!("{}: {}", verb(), words())))
        .follows("title", move || Some(verb().to_owned()))
        .on("click", act)
        .child(dynamic(move || icon(if archived() { "undo" } else { "archive" })));
    let cell = |class: &'static str| el("td").attr("role", "cell").class(class);
    el("tr")
        .attr("role", "row")
        .class_when("off", archived)
        .child(cell("tick").child(el("label").class("check").child(tick)))
        .child(cell("").child(field))
        .child(cell("phase").child(stage))
        .child(cell("stance").child(catalogue().entry(id.as_str()).map(stance_marks)))
        .child(cell("act").child(away))
}
