//! The responsibilities by area: choose topics, rename, add, put away; filtered by word, area and kind. Only what is near the screen
//! is drawn, in chunks; on paper all of it.

use leptos::prelude::*;

use super::row::Row;
use crate::browser::events;
use crate::content::catalogue::contested;
use crate::plan::lists::{Which, by_area, listed};
use crate::plan::{Area, Id, Responsibility, Round, TableName};
use crate::session::{Command, Page, Route, Session};
use crate::ui::widgets::{Near, icon};

/// Rows to a chunk.
const CHUNK: usize = 40;

/// Which rows are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    All,
    Topics,
    Contested,
    Archived,
}

const KINDS: [(Kind, &str, &str); 4] = [
    (Kind::All, "all", "All"),
    (Kind::Topics, "topics", "Topics"),
    (Kind::Contested, "contested", "Contested"),
    (Kind::Archived, "archived", "Put away"),
];

/// A piece of the list: the rows of one area, or a part of them.
#[derive(Clone, PartialEq)]
struct Chunk {
    /// The area whose heading stands above it.
    heading: Option<Option<Id>>,
    rows: Vec<Id>,
}

/// The round whose topics are chosen here: the last one.
fn round_in_use(session: Session) -> Option<Id> {
    let plan = session.list(&[TableName::Rounds]);
    listed::<Round>(&plan, Which::All).last().map(|round| round.id.clone())
}

fn chunks(session: Session, route: &Route, text: &str, round: Option<&Id>) -> Vec<Chunk> {
    let kind = kind_of(route);
    let plan = session.list(&[TableName::Areas, TableName::Responsibilities]);
    // Only a filter by topic has to be told of topics.
    let topics = round.filter(|_| kind == Kind::Topics).and_then(|round| session.record::<Round>(round));
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let fits = |item: &Responsibility| {
        let kept = match kind {
            Kind::All | Kind::Archived => true,
            Kind::Topics => topics.as_ref().is_some_and(|round| round.topics.has(item.id.as_str())),
            Kind::Contested => contested().contains(&item.id),
        };
        let found = route.chosen("find").is_none_or(|find| find == item.id.as_str());
        let text = item.text.to_lowercase();
        kept && found && words.iter().all(|word| text.contains(word.as_str()))
    };
    let which = if kind == Kind::Archived { Which::Archived } else { Which::Active };
    let wanted =
        |area: Option<&Area>| route.chosen("area").is_none_or(|chosen| area.is_some_and(|area| area.id.as_str() == chosen));
    let mut chunks = Vec::new();
    for list in by_area(&plan, which).into_iter().filter(|list| wanted(list.area.as_deref())) {
        let rows: Vec<Id> = list.items.iter().filter(|item| fits(item)).map(|item| item.id.clone()).collect();
        let area = list.area.map(|area| area.id.clone());
        for (number, rows) in rows.chunks(CHUNK).enumerate() {
            chunks.push(Chunk { heading: (number == 0).then(|| area.clone()), rows: rows.to_vec() });
        }
    }
    chunks
}

fn kind_of(route: &Route) -> Kind {
    let word = route.chosen("rows").unwrap_or_default();
    KINDS.iter().find(|(_, own, _)| *own == word).map_or(Kind::All, |(kind, ..)| *kind)
}

/// The list.
#[component]
pub(super) fn Responsibilities() -> impl IntoView {
    let session = Session::get();
    let text = RwSignal::new(String::new());
    let round = Memo::new(move |_| round_in_use(session));
    // The page is left a moment after the route has changed; its list stays as it was.
    let route = Memo::new(move |before: Option<&Route>| {
        let now = session.route.get();
        if now.page == Page::Roles { now } else { before.cloned().unwrap_or_else(|| Page::Roles.route()) }
    });
    let chunks = Memo::new(move |_| chunks(session, &route.get(), &text.get(), round.get().as_ref()));
    let count = Memo::new(move |_| chunks.with(|chunks| chunks.iter().map(|chunk| chunk.rows.len()).sum::<usize>()));
    let any = move || count.get() > 0;
    let areas = Memo::new(move |_| chunks.with(|chunks| chunks.iter().filter(|chunk| chunk.heading.is_some()).count()));
    let all = RwSignal::new(false);
    events::on_window("beforeprint", move |_| {
        // The page may be gone by now.
        let _gone = all.try_set(true);
    });
    view! {
        <section class="section" aria-labelledby="duties">
            <header>
                <div>
                    <h2 id="duties">
                        {move || match (count.get(), areas.get()) {
                            (0, _) => "No responsibilities here".to_owned(),
                            (1, _) => "One responsibility".to_owned(),
                            (count, 1) => format!("{count} responsibilities in one area"),
                            (count, areas) => format!("{count} responsibilities in {areas} areas"),
                        }}
                    </h2>
                    <p class="says">
                        "The marks are what five articles say, as we read them: circle product owner, square product manager, triangle the team, diamond leadership, ring nobody, dash nothing. Click a text to change it."
                    </p>
                </div>
            </header>
            <Filters route=route text=text/>
            <Show when=any fallback=move || view! { <Nothing route=route/> }>
                <table class="table duties" role="table" aria-labelledby="duties" aria-rowcount=move || count.get()>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col" class="tick">"Topic"</th>
                            <th role="columnheader" scope="col">"Responsibility"</th>
                            <th role="columnheader" scope="col" class="stance">"Five articles"</th>
                            <th role="columnheader" scope="col" class="act"><span class="vh">"Actions"</span></th>
                        </tr>
                    </thead>
                    <For
                        each=move || 0..chunks.with(Vec::len)
                        key=|place| *place
                        children=move |place| {
                            let chunk = Memo::new(move |_| chunks.with(|chunks| chunks.get(place).cloned()));
                            view! { <ChunkRows chunk=chunk round=round all=all first={place == 0}/> }
                        }
                    />
                </table>
            </Show>
            <NewResponsibility route=route/>
        </section>
    }
}

#[component]
fn ChunkRows(chunk: Memo<Option<Chunk>>, round: Memo<Option<Id>>, all: RwSignal<bool>, first: bool) -> impl IntoView {
    let session = Session::get();
    let rows = Memo::new(move |_| chunk.get().map(|chunk| chunk.rows).unwrap_or_default());
    let heading = Memo::new(move |_| chunk.get().and_then(|chunk| chunk.heading));
    let name = move |area: Option<Id>| match area.and_then(|id| session.record::<Area>(&id)) {
        Some(area) => area.name.clone(),
        None => "Without an area".to_owned(),
    };
    view! {
        <Near count=Signal::derive(move || rows.with(Vec::len)) all=all first=first>
            {move || {
                heading
                    .get()
                    .map(|area| {
                        view! {
                            <tr role="row" class="area">
                                <th role="rowheader" colspan="4" scope="rowgroup" dir="auto">
                                    {move || name(area.clone())}
                                </th>
                            </tr>
                        }
                    })
            }}
            <For each=move || rows.get() key=Id::clone children=move |id| view! { <Row id=id round=round rows=rows/> }/>
        </Near>
    }
}

#[component]
fn Filters(route: Memo<Route>, text: RwSignal<String>) -> impl IntoView {
    let session = Session::get();
    let areas = Memo::new(move |_| {
        let plan = session.table(&[TableName::Areas]);
        listed::<Area>(&plan, Which::Active).iter().map(|area| (area.id.clone(), area.name.clone())).collect::<Vec<_>>()
    });
    let kinds = KINDS.iter().map(|(kind, word, name)| {
        let pressed = move || route.with(|route| kind_of(route) == *kind).to_string();
        let to = move || route.get_untracked().with("rows", (*kind != Kind::All).then_some(word)).with("find", None);
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| session.run(Command::GoTo(to()))>
                {*name}
            </button>
        }
    });
    let chosen = move |id: &Id| route.with(|route| route.chosen("area") == Some(id.as_str()));
    view! {
        <div class="filters">
            <div class="seg" role="group" aria-label="Rows">{kinds.collect_view()}</div>
            <select
                class="input"
                aria-label="Area"
                on:change=move |event| {
                    let area = event_target_value(&event);
                    let to = route.get_untracked().with("area", (!area.is_empty()).then_some(area.as_str()));
                    session.run(Command::GoTo(to.with("find", None)));
                }
            >
                <option value="" selected=move || route.with(|route| route.chosen("area").is_none())>"All areas"</option>
                {move || {
                    areas
                        .get()
                        .into_iter()
                        .map(|(id, name)| {
                            let value = id.to_string();
                            view! { <option value=value selected=move || chosen(&id)>{name}</option> }
                        })
                        .collect_view()
                }}
            </select>
            <input
                class="input"
                type="search"
                aria-label="Filter responsibilities by word"
                placeholder="Filter by word"
                dir="auto"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
        </div>
    }
}

/// What stands in place of the list when nothing fits.
#[component]
fn Nothing(route: Memo<Route>) -> impl IntoView {
    let words = move || match route.with(kind_of) {
        Kind::Archived => "Nothing is put away. What you put away stands here and can be brought back.",
        Kind::Topics => "No topic fits. Tick responsibilities under All to make them topics of the workshop.",
        _ => "No responsibility fits. Choose another area, or take the word out of the filter.",
    };
    view! {
        <div class="empty">
            <p>{words}</p>
            <a class="btn" href=Page::Roles.route().address()>"Show all"</a>
        </div>
    }
}

#[component]
fn NewResponsibility(route: Memo<Route>) -> impl IntoView {
    let session = Session::get();
    let text = RwSignal::new(String::new());
    let areas = Memo::new(move |_| {
        let plan = session.table(&[TableName::Areas]);
        listed::<Area>(&plan, Which::Active).iter().map(|area| (area.id.clone(), area.name.clone())).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(None::<Id>);
    let area = move || {
        let by_route = route.with(|route| route.chosen("area").and_then(Id::new));
        chosen.get().or(by_route).or_else(|| areas.with(|areas| areas.first().map(|(id, _)| id.clone())))
    };
    view! {
        <form
            class="row"
            aria-label="New responsibility"
            on:submit=move |event| {
                event.prevent_default();
                if let Some(area) = untrack(area) {
                    session.run(Command::AddResponsibility(area, text.get_untracked()));
                    text.set(String::new());
                }
            }
        >
            <input
                class="input"
                aria-label="Text of a new responsibility"
                placeholder="What is to be done, such as: Decide on refunds"
                maxlength="300"
                dir="auto"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
            <select class="input" aria-label="Area of the new responsibility" on:change=move |event| chosen.set(Id::new(&event_target_value(&event)))>
                {move || {
                    let own = area();
                    areas
                        .get()
                        .into_iter()
                        .map(|(id, name)| view! { <option value=id.to_string() selected=own.as_ref() == Some(&id)>{name}</option> })
                        .collect_view()
                }}
            </select>
            <button type="submit" class="btn">{icon("plus")} "Add responsibility"</button>
        </form>
    }
}
