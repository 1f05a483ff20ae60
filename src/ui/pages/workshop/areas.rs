//! How far all agree within each area, as a small table with what each number rests on. Knows no topic by its name.

use super::parts::section;
use super::reading::Reading;
use crate::analysis::areas::FEWEST;
use crate::analysis::finding::{count_of, digits, in_words};
use crate::analysis::{AreaAgreement, Metric, NoNumber, Undefined, by_area};
use crate::ui::view::{El, el};

/// The section.
pub(super) fn areas(reading: &Reading) -> El {
    let ranges: Vec<_> = reading.areas.iter().map(|(_, range)| range.clone()).collect();
    let found = by_area(&reading.votes.votes, &ranges);
    let head = |words: &str| el("th").attr("scope", "col").child(words);
    let heads = el("tr").child(["Area", "Agreement", "Rests on"].map(head).to_vec());
    let row = |((name, _), found): (&(String, std::ops::Range<usize>), &AreaAgreement)| {
        el("tr")
            .child(el("th").attr("scope", "row").attr("dir", "auto").child(name))
            .child(el("td").child(number(found)))
            .child(el("td").class("small").child(base(found)))
    };
    let rows = reading.areas.iter().zip(&found).map(row).collect::<Vec<_>>();
    let table = el("table").class("table by-area").child(el("thead").child(heads)).child(el("tbody").child(rows));
    let heading = if reading.articles { "How far the articles agree, by area" } else { "How far you agree, by area" };
    let says = format!(
        "Krippendorff’s alpha within each area; in brackets, if answers that share a role count as closer. Fewer than {} topics with two answers are too few for a number.",
        in_words(FEWEST)
    );
    section("areas", heading, says, table)
}

/// Both numbers, or why there is none.
fn number(found: &AreaAgreement) -> String {
    match (found.shown(Metric::Nominal), found.shown(Metric::SetAware)) {
        (Ok(nominal), Ok(aware)) => format!("{} ({})", digits(nominal, 2), digits(aware, 2)),
        (Err(why), _) | (_, Err(why)) => match why {
            NoNumber::TooFewTopics => "too few topics",
            NoNumber::Undefined(Undefined::NoPairs) => "no topic with two answers",
            NoNumber::Undefined(Undefined::OneCategory) => "undefined: all answers are the same one",
        }
        .to_owned(),
    }
}

fn base(found: &AreaAgreement) -> String {
    let topics = if found.nominal.units == found.topics {
        count_of(found.topics, "topic")
    } else {
        format!("{} of {}", found.nominal.units, count_of(found.topics, "topic"))
    };
    format!("{topics}, {} pairable values", found.nominal.pairable)
}
