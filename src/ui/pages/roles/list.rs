//! The list of roles: rename, add, put away, bring back.

use leptos::prelude::*;

use crate::plan::lists::{Which, listed};
use crate::plan::{Id, Pace, Role, TableName, actions};
use crate::session::{Command, NEW_ROLE_FIELD, Session, role_field};
use crate::ui::widgets::{CommandButton, EditText, Glyph, Kind, Mark, icon};

/// The list.
#[component]
pub(super) fn RoleList() -> impl IntoView {
    let session = Session::get();
    let ids = move |which: Which| {
        Memo::new(move |_| {
            let plan = session.list(&[TableName::Roles]);
            listed::<Role>(&plan, which).iter().map(|role| role.id.clone()).collect::<Vec<_>>()
        })
    };
    let (active, archived) = (ids(Which::Active), ids(Which::Archived));
    let any_archived = move || !archived.with(Vec::is_empty);
    view! {
        <section class="section" aria-labelledby="who">
            <h2 id="who">
                {move || match active.with(Vec::len) {
                    0 => "No roles".to_owned(),
                    1 => "One role".to_owned(),
                    count => format!("{count} roles"),
                }}
            </h2>
            <p class="says">"Click a name to change it. The short name stands where room is scarce."</p>
            <ul class="role-list">
                <For each=move || active.get() key=Id::clone children=move |id| view! { <RoleRow id=id/> }/>
            </ul>
            <NewRole/>
            <Show when=any_archived>
                <details>
                    <summary>{move || format!("Put away: {}", archived.with(Vec::len))}</summary>
                    <ul class="role-list">
                        <For each=move || archived.get() key=Id::clone children=move |id| view! { <ArchivedRole id=id/> }/>
                    </ul>
                </details>
            </Show>
        </section>
    }
}

#[component]
fn RoleRow(id: Id) -> impl IntoView {
    let session = Session::get();
    let role = {
        let id = id.clone();
        Memo::new(move |_| session.record::<Role>(&id))
    };
    let name = Signal::derive(move || role.get().map(|role| role.name.clone()).unwrap_or_default());
    let short = move || role.get().map(|role| role.short.clone()).unwrap_or_default();
    let commit = {
        let id = id.clone();
        move |label: &str, field: &'static str, text: String| {
            // What does not fit is not taken; the field keeps its limit.
            let _unfit = session.commit(label, Pace::Burst, |plan| actions::retype(plan, TableName::Roles, &id, field, &text));
        }
    };
    let (name_typed, short_typed) = (commit.clone(), commit);
    let name_field = role_field(id.as_str());
    let field = format!("role-{id}");
    let fallback = field.clone();
    let remove = Command::Remove(TableName::Roles, id);
    view! {
        <li>
            {move || view! { <Glyph mark=Mark::of_role(role.get().as_deref())/> }}
            <EditText id=name_field name="Name of the role" text=name max=80
                typed=Callback::new(move |text| name_typed("rename a role", Role::NAME, text))/>
            <input
                class="edit"
                aria-label=move || format!("Short name of {}", name.get())
                dir="auto"
                maxlength="12"
                prop:value=short
                on:input=move |event| short_typed("rename a role", Role::SHORT, event_target_value(&event))
                on:blur=move |_| session.pause()
            />
            <button
                type="button"
                id=field
                class="btn bare square"
                aria-label=move || format!("Put away {}", name.get())
                title="Put away"
                on:click=move |_| {
                    session.run_and_focus(remove.clone(), &[fallback.clone(), NEW_ROLE_FIELD.to_owned()]);
                }
            >
                {icon("archive")}
            </button>
        </li>
    }
}

#[component]
fn ArchivedRole(id: Id) -> impl IntoView {
    let session = Session::get();
    let role = {
        let id = id.clone();
        Memo::new(move |_| session.record::<Role>(&id))
    };
    let name = Signal::derive(move || role.get().map(|role| role.name.clone()).unwrap_or_default());
    view! {
        <li>
            {move || view! { <Glyph mark=Mark::of_role(role.get().as_deref())/> }}
            <span dir="auto">{name}</span>
            <span class="small">{move || role.get().map(|role| role.short.clone())}</span>
            <CommandButton command=Command::Unarchive(TableName::Roles, id) words="Bring back" kind=Kind::Bare
                name=Signal::derive(move || format!("Bring back {}", name.get()))/>
        </li>
    }
}

#[component]
fn NewRole() -> impl IntoView {
    let session = Session::get();
    let name = RwSignal::new(String::new());
    view! {
        <form
            class="row"
            on:submit=move |event| {
                event.prevent_default();
                session.run(Command::AddRole(name.get_untracked()));
                name.set(String::new());
            }
        >
            <input
                id=NEW_ROLE_FIELD
                class="input"
                aria-label="Name of a new role"
                placeholder="Such as brand manager"
                maxlength="80"
                dir="auto"
                prop:value=name
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit" class="btn">{icon("plus")} "Add role"</button>
        </form>
    }
}
