//! The five articles, as we read them: said plainly, with who wrote what.

use leptos::prelude::*;

use crate::content::{Article, catalogue};

/// What the stances are, and the articles behind them.
pub(super) fn sources() -> AnyView {
    let article = |article: &'static Article| {
        let author = if article.author.is_empty() { "no author named".to_owned() } else { article.author.to_owned() };
        view! { <li><strong>{article.name}</strong> ": " <cite>{article.title}</cite> {format!(", {author}; {}", article.kind)}</li> }
    };
    view! {
        <details class="more sources">
            <summary>"The stances are the articles as we read them."</summary>
            <p class="small">
                "Each article is read as one participant: what it says about who owns a responsibility is its answer, and where it says nothing it has none. Where a table lost its columns in the copy that we have, the reading rests on the article’s prose. The authors have not confirmed our reading."
            </p>
            <ul class="small links">{catalogue().articles.iter().map(article).collect_view()}</ul>
        </details>
    }
    .into_any()
}
