//! Glyphs: one shape and colour for each kind of owner, the same in every picture. Knows no statistics.
//!
//! Circle product owner, square product manager, half and half both, triangle the team, diamond leadership, open ring nobody,
//! dash no answer. Take the colour away and every picture still reads.

use leptos::prelude::*;

use super::still::{Still, el};
use crate::plan::{Answer, Plan, Role};

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
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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
        match role.map(|role| role.mark.as_str()) {
            Some("po") => Self { shape: Shape::Circle, class: "po" },
            Some("pm") => Self { shape: Shape::Square, class: "pm" },
            Some("leadership") => Self { shape: Shape::Diamond, class: "leadership" },
            Some("marketing") => Self { shape: Shape::Hexagon, class: "marketing" },
            Some("design") => Self { shape: Shape::Hexagon, class: "design" },
            Some("support") => Self { shape: Shape::Hexagon, class: "support" },
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
                let role = |id: &crate::plan::Id| Self::of_role(plan.roles.get(id.as_str()).map(AsRef::as_ref));
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

    /// The shape as SVG around a point, with radius `r`.
    pub fn still(&self, x: f64, y: f64, r: f64) -> Still {
        let class = format!("mark {}", self.class);
        let q = r * 0.9;
        let path = |d: String| el("path", &class).set("d", d);
        let circle = |r: f64| el("circle", &class).set("cx", x).set("cy", y).set("r", r);
        match self.shape {
            Shape::Circle => circle(r),
            Shape::Ring => circle(r * 0.85),
            Shape::Square => path(format!("M{:.2} {:.2}h{s:.2}v{s:.2}h-{s:.2}z", x - q, y - q, s = 2.0 * q)),
            Shape::Triangle => path(format!("M{x:.2} {:.2}l{:.2} {:.2}h{:.2}z", y - r * 1.1, r * 1.15, r * 2.0, -r * 2.3)),
            Shape::Diamond => {
                path(format!("M{x:.2} {:.2}l{d:.2} {d:.2}l-{d:.2} {d:.2}l-{d:.2} -{d:.2}z", y - r * 1.2, d = r * 1.2))
            }
            Shape::Hexagon => {
                let (w, h) = (r * 0.95, r * 0.55);
                path(format!(
                    "M{x:.2} {:.2}l{w:.2} {h:.2}v{v:.2}l-{w:.2} {h:.2}l-{w:.2} -{h:.2}v-{v:.2}z",
                    y - r * 1.1,
                    v = r * 1.1
                ))
            }
            Shape::Dash => path(format!("M{:.2} {y:.2}h{:.2}", x - r * 0.6, r * 1.2)),
            Shape::Half => el("g", "")
                .and(el("path", "mark po").set("d", format!("M{:.2} {:.2}a{r} {r} 0 0 0 0 {:.2}z", x - 0.5, y - r, 2.0 * r)))
                .and(el("path", "mark pm").set("d", format!("M{:.2} {:.2}h{q:.2}v{:.2}h-{q:.2}z", x + 0.5, y - q, 2.0 * q))),
        }
    }

    /// The mark in a line of text, hidden from assistive technology: words stand beside it.
    pub fn glyph(&self) -> Still {
        el("svg", "glyph").set("viewBox", "0 0 12 12").set("aria-hidden", true).and(self.still(6.0, 6.0, 5.0))
    }

    /// The shape as a view.
    pub fn draw(&self, x: f64, y: f64, r: f64) -> AnyView {
        self.still(x, y, r).into_any()
    }
}

/// A mark in a line of text, hidden from assistive technology: words stand beside it.
#[component]
pub fn Glyph(
    /// Which.
    #[prop(into)]
    mark: Mark,
) -> impl IntoView {
    mark.glyph()
}
