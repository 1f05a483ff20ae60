//! Glyphs: one shape and colour for each kind of owner, the same in every picture. Knows no statistics.
//!
//! Circle product owner, square product manager, half and half both, triangle the team, diamond leadership, open ring nobody,
//! dash no answer. Take the colour away and every picture still reads.

use leptos::prelude::*;

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
    pub fn draw(&self, x: f64, y: f64, r: f64) -> AnyView {
        let class = format!("mark {}", self.class);
        let q = r * 0.9;
        let path = |d: String, class: String| view! { <path class=class d=d/> }.into_any();
        match self.shape {
            Shape::Circle => view! { <circle class=class cx=x cy=y r=r/> }.into_any(),
            Shape::Ring => view! { <circle class=class cx=x cy=y r=r * 0.85/> }.into_any(),
            Shape::Square => path(format!("M{} {}h{s}v{s}h-{s}z", x - q, y - q, s = 2.0 * q), class),
            Shape::Triangle => path(format!("M{x} {}l{} {}h{}z", y - r * 1.1, r * 1.15, r * 2.0, -r * 2.3), class),
            Shape::Diamond => path(format!("M{x} {}l{d} {d}l-{d} {d}l-{d} -{d}z", y - r * 1.2, d = r * 1.2), class),
            Shape::Hexagon => {
                let (w, h) = (r * 0.95, r * 0.55);
                path(format!("M{x} {}l{w} {h}v{v}l-{w} {h}l-{w} -{h}v-{v}z", y - r * 1.1, v = r * 1.1), class)
            }
            Shape::Dash => path(format!("M{} {y}h{}", x - r * 0.6, r * 1.2), class),
            Shape::Half => view! {
                <path class="mark po" d=format!("M{} {}a{r} {r} 0 0 0 0 {}z", x - 0.5, y - r, 2.0 * r)/>
                <path class="mark pm" d=format!("M{} {}h{q}v{}h-{q}z", x + 0.5, y - q, 2.0 * q)/>
            }
            .into_any(),
        }
    }
}

/// A mark in a line of text, hidden from assistive technology: words stand beside it.
#[component]
pub fn Glyph(
    /// Which.
    #[prop(into)]
    mark: Mark,
) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
            {mark.draw(6.0, 6.0, 5.0)}
        </svg>
    }
}
