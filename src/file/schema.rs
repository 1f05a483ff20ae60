//! The shape of the format as text, drawn from the declarations of the records. A committed copy of it is a test: what was once
//! written by a release can not quietly disappear.

use crate::plan::TABLES;
use crate::plan::field::Kind;

/// One line per field: table, field, kind.
pub fn schema() -> String {
    let mut lines = String::new();
    for table in TABLES {
        for def in table.fields() {
            let kind = match def.kind {
                Kind::Text { .. } => "text".to_owned(),
                Kind::Flag => "flag".to_owned(),
                Kind::Day => "day".to_owned(),
                Kind::Order => "order".to_owned(),
                Kind::Whole { .. } => "whole number".to_owned(),
                Kind::Choice(_) => "choice".to_owned(),
                Kind::Ref(to) => format!("one of {}", to.as_str()),
                Kind::Refs(to) => format!("some of {}", to.as_str()),
                Kind::Answers => "answers by topic".to_owned(),
                Kind::Letters => "letters".to_owned(),
            };
            lines.push_str(&format!("{}.{}: {kind}\n", table.as_str(), def.name));
        }
    }
    lines
}
