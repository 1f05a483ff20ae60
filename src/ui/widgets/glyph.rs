//! Glyphs: one shape and colour for each kind of owner, the same in every picture. Knows no statistics.
//!
//! Circle product owner, square product manager, half and half both, triangle the team, diamond leadership, open ring nobody,
//! dash no answer. Take the colour away and every picture still reads.

use crate::plan::{Answer, Plan, Role};
use crate::ui::view::{El, el, tenths};

/// The shape of a mark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// A circle.
    Circle,
    /// A square.
    Square,
    /// Half a circle, half a square.
    Half,
    /// A triangle.
    Triangle,
    /// A diamond.
    Diamond,
    /// A hexagon, for roles of one's own.
    Hexagon,
    /// An open ring.
    Ring,
    /// A dash.
    Dash,
}

/// A shape with the class that gives its colour.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Mark {
    /// The shape.
    pub shape: Shape,
    /// The class.
    pub class: &'static str,
}

impl Mark {
    /// The mark of the whole team.
    pub const TEAM: Self = Self { shape: Shape::Triangle, class: "team" };
    /// The mark of nobody.
    pub const NOBODY: Self = Self { shape: Shape::Ring, class: "nobody" };
    /// The mark of no answer.
    pub const SILENT: Self = Self { shape: Shape::Dash, class: "silent" };
    /// The mark of product owner and product manager together.
    pub const BOTH: Self = Self { shape: Shape::Half, class: "both" };

    /// The mark of a role; of one that is not there, that of a role of one's own.
    pub fn of_role(role: Option<&Role>) -> Self {
        Self::of_word(role.map_or("", |role| role.mark.as_str()))
    }

    /// The mark with this word among the marks of roles.
    pub fn of_word(word: &str) -> Self {
        match word {
            "po" => Self { shape: Shape::Circle, class: "po" },
            "pm" => Self { shape: Shape::Square, class: "pm" },
            "leadership" => Self { shape: Shape::Diamond, class: "leadership" },
            "marketing" => Self { shape: Shape::Hexagon, class: "marketing" },
            "design" => Self { shape: Shape::Hexagon, class: "design" },
            "support" => Self { shape: Shape::Hexagon, class: "support" },
            _ => Self { shape: Shape::Hexagon, class: "other" },
        }
    }

    /// The mark of an answer; of none, a dash. Several roles that are not product owner and product manager share the mark of the first.
    pub fn of_answer(plan: &Plan, answer: Option<&Answer>) -> Self {
        match answer {
            None | Some(Answer::DontKnow) => Self::SILENT,
            Some(Answer::Team) => Self::TEAM,
            Some(Answer::Nobody) => Self::NOBODY,
            Some(Answer::Roles(set)) => {
                let role = |id: &crate::plan::Id| Self::of_role(plan.roles.get(id.as_str()));
                match set.roles() {
                    [one] => role(one),
                    [a, b]
                        if [role(a).class, role(b).class] == ["pm", "po"] || [role(a).class, role(b).class] == ["po", "pm"] =>
                    {
                        Self::BOTH
                    }
                    [first, ..] => role(first),
                    [] => Self::SILENT,
                }
            }
        }
    }

    /// The shape as SVG around a point, with radius `r`; all in tenths of a unit, so that no fraction has to be written.
    pub fn draw(self, x: i32, y: i32, r: i32) -> Vec<El> {
        let class = format!("mark {}", self.class);
        let path = |d: String, class: &str| vec![el("path").class(class).attr("d", d)];
        let disc = |r: i32| vec![el("circle").class(&class).attr("cx", tenths(x)).attr("cy", tenths(y)).attr("r", tenths(r))];
        let t = tenths;
        let q = r * 9 / 10;
        match self.shape {
            Shape::Circle => disc(r),
            Shape::Ring => disc(r * 17 / 20),
            Shape::Square => path(format!("M{} {}h{s}v{s}h-{s}z", t(x - q), t(y - q), s = t(2 * q)), &class),
            Shape::Triangle => {
                path(format!("M{} {}l{} {}h{}z", t(x), t(y - r * 11 / 10), t(r * 23 / 20), t(r * 2), t(-r * 23 / 10)), &class)
            }
            Shape::Diamond => {
                path(format!("M{} {}l{d} {d}l-{d} {d}l-{d} -{d}z", t(x), t(y - r * 6 / 5), d = t(r * 6 / 5)), &class)
            }
            Shape::Hexagon => {
                let (w, h, v) = (t(r * 19 / 20), t(r * 11 / 20), t(r * 11 / 10));
                path(format!("M{} {}l{w} {h}v{v}l-{w} {h}l-{w} -{h}v-{v}z", t(x), t(y - r * 11 / 10)), &class)
            }
            Shape::Dash => path(format!("M{} {}h{}", t(x - r * 3 / 5), t(y), t(r * 6 / 5)), &class),
            Shape::Half => {
                let left = format!("M{} {}a{r} {r} 0 0 0 0 {}z", t(x - 5), t(y - r), t(2 * r), r = t(r));
                let right = format!("M{} {}h{q}v{}h-{q}z", t(x + 5), t(y - q), t(2 * q), q = t(q));
                [path(left, "mark po"), path(right, "mark pm")].into_iter().flatten().collect()
            }
        }
    }
}

/// A mark in a line of text, hidden from assistive technology: words stand beside it.
pub fn glyph(mark: Mark) -> El {
    el("svg").class("glyph").attr("viewBox", "0 0 12 12").attr("aria-hidden", "true").child(mark.draw(60, 60, 50))
}
