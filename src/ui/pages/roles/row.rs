//! One responsibility: whether it is a topic, its text, what the articles say, and putting it away.

use leptos::prelude::*;

use crate::content::catalogue;
use crate::file::words;
use crate::plan::{Id, Pace, Plan, Responsibility, Round, TableName, actions};
use crate::session::{Command, Session};
use crate::ui::widgets::{EditText, Mark, icon};

/// The row.
#[component]
pub(super) fn Row(id: Id, round: Memo<Option<Id>>, rows: Memo<Vec<Id>>) -> impl IntoView {
    let session = Session::get();
    let item = {
        let id = id.clone();
        Memo::new(move |_| session.record::<Responsibility>(&id))
    };
    let text = Signal::derive(move || item.get().map(|item| item.text.clone()).unwrap_or_default());
    let archived = Memo::new(move |_| item.get().is_some_and(|item| item.archived));
    let is_topic = {
        let id = id.clone();
        Memo::new(move |_| {
            round.get().and_then(|round| session.record::<Round>(&round)).is_some_and(|round| round.topics.has(id.as_str()))
        })
    };
    let toggle = {
        let id = id.clone();
        move |_| {
            if let Some(round) = round.get_untracked() {
                session.run(Command::ToggleTopic(round, id.clone()));
            }
        }
    };
    let typed = {
        let id = id.clone();
        Callback::new(move |text: String| {
            // What does not fit is not taken; the field keeps its limit.
            let _unfit = session.commit("change a responsibility", Pace::Burst, |plan| {
                actions::retype(plan, TableName::Responsibilities, &id, Responsibility::TEXT, &text)
            });
        })
    };
    let own = id.clone();
    let act = move |_| {
        if archived.get_untracked() {
            session.run(Command::Unarchive(TableName::Responsibilities, own.clone()));
            return;
        }
        let beside = rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| *row == own).unwrap_or_default();
            let next = rows.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| rows.get(before)));
            next.map(|id| format!("act-{id}"))
        });
        session.run_and_focus(Command::Remove(TableName::Responsibilities, own.clone()), &beside.into_iter().collect::<Vec<_>>());
    };
    view! {
        <tr role="row" class:off=archived>
            <td role="cell" class="tick">
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=move || format!("Topic of the workshop: {}", text.get())
                        prop:checked=is_topic
                        disabled=move || archived.get() || round.get().is_none()
                        on:change=toggle
                    />
                </label>
            </td>
            <td role="cell">
                <EditText name="Responsibility" text=text typed=typed/>
            </td>
            <td role="cell" class="stance">{stances(session, &id)}</td>
            <td role="cell" class="act">
                <button
                    type="button"
                    id=format!("act-{id}")
                    class="btn bare square"
                    aria-label=move || format!("{}: {}", if archived.get() { "Bring back" } else { "Put away" }, text.get())
                    title=move || if archived.get() { "Bring back" } else { "Put away" }
                    on:click=act
                >
                    {move || icon(if archived.get() { "undo" } else { "archive" })}
                </button>
            </td>
        </tr>
    }
}

/// What each article says about a responsibility of the catalogue, as marks in the order of the articles.
fn stances(session: Session, id: &Id) -> Option<AnyView> {
    let entry = catalogue().entry(id.as_str())?;
    let plan: Plan = session.plan();
    let mut said = Vec::new();
    let mut marks = Vec::new();
    for (place, (article, stance)) in catalogue().articles.iter().zip(&entry.stances).enumerate() {
        let answer = stance.as_ref().map(|stance| &stance.answer);
        let what = answer.map_or_else(|| "says nothing".to_owned(), |answer| words::answer(&plan, answer));
        let wavers = if stance.as_ref().is_some_and(|stance| stance.wavers) { ", and otherwise elsewhere" } else { "" };
        said.push(format!("{}: {what}{wavers}", article.name));
        marks.push(Mark::of_answer(&plan, answer).draw(
            6.0 + 16.0 * f64::from(u8::try_from(place).unwrap_or_default()),
            6.0,
            5.0,
        ));
    }
    let said = said.join("; ");
    Some(
        view! {
            <svg class="stances" viewBox="0 0 76 12" role="img" aria-label=said.clone()>
                <title>{said.clone()}</title>
                {marks}
            </svg>
        }
        .into_any(),
    )
}
