//! A text that is edited where it stands. What is typed is committed at once, as one step per burst. Knows no record.

use leptos::prelude::*;

use crate::session::Session;

/// A text in its place: a field that looks like text until it is used. Enter and Escape leave it.
#[component]
pub fn EditText(
    /// What it is, for those who do not see it.
    #[prop(into)]
    name: Signal<String>,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Takes what is typed into the plan.
    typed: Callback<String>,
    /// Its id on the page, if something leads to it.
    #[prop(optional)]
    id: Option<String>,
    /// What stands there while it is empty.
    #[prop(optional)]
    placeholder: &'static str,
    /// The most characters.
    #[prop(default = 300)]
    max: u32,
) -> impl IntoView {
    let session = Session::get();
    let field = NodeRef::<leptos::html::Textarea>::new();
    view! {
        <span class="grow" data-text=text>
            <textarea
                class="edit"
                id=id
                rows="1"
                dir="auto"
                node_ref=field
                aria-label=name
                placeholder=placeholder
                maxlength=max
                prop:value=text
                on:input=move |event| typed.run(event_target_value(&event))
                on:blur=move |_| session.pause()
                on:keydown=move |event| {
                    // A name is one line; what is typed is in the plan already.
                    if matches!(event.key().as_str(), "Enter" | "Escape") {
                        event.prevent_default();
                        if let Some(field) = field.get_untracked() {
                            let _left = field.blur();
                        }
                    }
                }
            ></textarea>
        </span>
    }
}
