//! The frame of a chart: its finding as the heading, how to read it, the picture and its table twin behind one toggle. Knows no data.

use leptos::prelude::*;

use super::icon::icon;

/// What of a chart is shown. The table is always in the page, for paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// The picture.
    Picture,
    /// The table.
    Table,
}

/// A figure whose heading is the finding. The children are the picture, its key and the table with the class `twin`.
#[component]
pub fn ChartFrame(
    /// What is the case.
    #[prop(into)]
    finding: Signal<String>,
    /// How to read the picture.
    #[prop(into)]
    says: Signal<String>,
    /// Whether there is a table twin to choose.
    #[prop(default = true)]
    twin: bool,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let shown = RwSignal::new(Shown::Picture);
    let choice = move |which: Shown, words: &'static str, picture: Option<&'static str>| {
        view! {
            <button type="button" aria-pressed=move || (shown.get() == which).to_string() on:click=move |_| shown.set(which)>
                {picture.map(icon)}
                {words}
            </button>
        }
    };
    view! {
        <figure class=format!("chart {class}") data-view=move || if shown.get() == Shown::Table { "table" } else { "chart" }>
            <header>
                <div>
                    <h2>{finding}</h2>
                    <p class="says">{says}</p>
                </div>
                {twin
                    .then(|| {
                        view! {
                            <div class="seg" role="group" aria-label="Show as">
                                {choice(Shown::Picture, "Chart", None)}
                                {choice(Shown::Table, "Table", Some("table"))}
                            </div>
                        }
                    })}
            </header>
            {children()}
        </figure>
    }
}
