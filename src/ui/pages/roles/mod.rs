//! The roles page: the roles, and what there is to own, with what five articles say beside it. Knows no statistics.

mod list;
mod row;
mod rows;

use leptos::prelude::*;

use list::RoleList;
use rows::Responsibilities;

/// The page.
#[component]
pub fn Roles() -> impl IntoView {
    view! {
        <div class="head">
            <div>
                <h1>"Roles"</h1>
                <p class="muted">"Who there is, and what there is to own. The workshop asks about the ticked responsibilities."</p>
            </div>
        </div>
        <RoleList/>
        <Responsibilities/>
    }
}
