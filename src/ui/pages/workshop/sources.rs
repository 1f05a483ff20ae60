//! The five articles, as we read them: said plainly, with who wrote what.

use super::parts::fold;
use crate::content::{Article, catalogue};
use crate::ui::view::{El, el};

/// What the stances are, and the articles behind them.
pub(super) fn sources() -> El {
    let article = |article: &Article| {
        let author = if article.author.is_empty() { "no author named" } else { article.author };
        el("li")
            .child(el("strong").child(article.name))
            .child(": ")
            .child(el("cite").child(article.title))
            .child(format!(", {author}; {}", article.kind))
    };
    let how = "Each article is read as one participant: what it says about who owns a responsibility is its answer, and where it says nothing it has none. Where a table lost its columns in the copy that we have, the reading rests on the article’s prose. The authors have not confirmed our reading.";
    let inside = vec![
        el("p").class("small").child(how),
        el("ul").class("links").child(catalogue().articles.iter().map(article).collect::<Vec<_>>()),
    ];
    fold(el("span").child("These are the articles as we read them"), inside).attr("id", "sources")
}
