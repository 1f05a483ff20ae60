//! How far all agree within each area, as a small table with what each number rests on. Knows no topic by its name.

use super::parts::section;
use super::reading::Reading;
use crate::analysis::{AreaAgreement, areas as agreed, by_area};
use crate::ui::view::{El, el};

/// The section.
pub(super) fn areas(reading: &Reading) -> El {
    let ranges: Vec<_> = reading.areas.iter().map(|(_, range)| range.clone()).collect();
    let names = reading.areas.iter().map(|(name, _)| name.clone());
    let found: Vec<_> = names.zip(by_area(&reading.votes.votes, &ranges)).collect();
    section("areas", heading(reading.articles), agreed::reading(), table(&found))
}

/// What stands above it.
pub(super) fn heading(articles: bool) -> &'static str {
    if articles { "How far the articles agree, by area" } else { "How far you agree, by area" }
}

/// The table alone.
pub(super) fn table(found: &[(String, AreaAgreement)]) -> El {
    let head = |words: &str| el("th").attr("scope", "col").child(words);
    let heads = el("tr").child(["Area", "Agreement", "Rests on"].map(head).to_vec());
    let row = |(name, found): &(String, AreaAgreement)| {
        el("tr")
            .child(el("th").attr("scope", "row").attr("dir", "auto").child(name))
            .child(el("td").child(found.number()))
            .child(el("td").class("small").child(found.base()))
    };
    let rows = found.iter().map(row).collect::<Vec<_>>();
    el("table").class("table by-area").child(el("thead").child(heads)).child(el("tbody").child(rows))
}
