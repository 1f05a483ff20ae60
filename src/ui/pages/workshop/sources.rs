//! The five articles, as we read them: said plainly, with who wrote what.

use super::parts::fold;
use crate::content::{Article, catalogue};
use crate::ui::widgets::{Still, el};

/// What the stances are, and the articles behind them.
pub(super) fn sources() -> Still {
    let article = |article: &Article| {
        let author = if article.author.is_empty() { "no author named" } else { article.author };
        el("li", "")
            .and(el("strong", "").text(article.name))
            .text(": ")
            .and(el("cite", "").text(article.title))
            .text(format!(", {author}; {}", article.kind))
    };
    let how = "Each article is read as one participant: what it says about who owns a responsibility is its answer, and where it says nothing it has none. Where a table lost its columns in the copy that we have, the reading rests on the article’s prose. The authors have not confirmed our reading.";
    let inside = vec![el("p", "small").text(how), el("ul", "links").all(catalogue().articles.iter().map(article).collect())];
    fold(el("span", "").text("These are the articles as we read them"), inside).set("id", "sources")
}
