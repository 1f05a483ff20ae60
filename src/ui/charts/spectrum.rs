//! The spectrum: every topic a mark between two roles, the higher the more disputed; below a line what is not. Knows numbers, marks and words,
//! not where they come from.
//!
//! One tab stop: arrows walk, Enter opens, Escape takes the tip away. On touch the first tap shows the tip, the second opens.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;

use crate::analysis::layout::{Disc, Side};
use crate::analysis::picture::{Heap, Picture, Standing, caption, picture, short_name};
use crate::analysis::{Dot, Group, Pile, Topic};
use crate::browser::dom::WidthWatch;
use crate::browser::walk;
use crate::ui::widgets::{Mark, Shape, Still, el};

/// How wide a letter of a label is, on average.
const LETTER: f64 = 6.7;
/// The most letters of a label.
const LETTERS: usize = 26;

/// What is drawn.
pub struct SpectrumData {
    /// The topics.
    pub topics: Vec<Topic>,
    /// The order of dispute.
    pub order: Vec<usize>,
    /// By topic: its place between the two roles.
    pub dots: Vec<Dot>,
    /// By topic: its text.
    pub texts: Vec<String>,
    /// By role: its mark.
    pub roles: Vec<Mark>,
    /// The two roles.
    pub poles: (usize, usize),
    /// What the piles hold, in words: of the left role, shared, of the right role.
    pub piles: [String; 3],
}

/// The picture. `describe` gives the words of a mark, `tip` what it shows on demand, `open` is called with the topic that is chosen.
#[component]
pub fn Spectrum(
    /// What is drawn.
    data: Signal<Arc<SpectrumData>>,
    /// What it is called.
    name: String,
    /// What a topic's mark says.
    describe: Arc<dyn Fn(usize) -> String + Send + Sync>,
    /// What is shown beside a topic's mark.
    tip: Arc<dyn Fn(usize) -> Still + Send + Sync>,
    /// Opens a topic.
    open: Arc<dyn Fn(usize) + Send + Sync>,
) -> impl IntoView {
    let plot = NodeRef::<leptos::html::Div>::new();
    let width = RwSignal::new(0.0f64);
    let watch = StoredValue::new_local(None::<WidthWatch>);
    Effect::new(move |_| {
        if let Some(plot) = plot.get() {
            let set = move |wide: f64| {
                if (width.get_untracked() - wide).abs() >= 1.0 {
                    width.set(wide);
                }
            };
            watch.set_value(WidthWatch::new(&plot, set));
        }
    });
    // The mark that has the tip, as its number in the order of the keyboard, and whether the last touch found it there.
    let shown = RwSignal::new(None::<usize>);
    let touch = StoredValue::new(None::<bool>);
    let drawn = StoredValue::new_local(None::<Arc<Picture>>);
    let topic_of = move |number: usize| drawn.with_value(|drawn| drawn.as_ref()?.marks.get(number).map(|mark| mark.topic));
    let open = {
        let open = open.clone();
        move |number: usize| {
            if let Some(topic) = topic_of(number) {
                shown.set(None);
                open(topic);
            }
        }
    };
    let open_by_key = open.clone();
    let keydown = move |event: KeyboardEvent| {
        let Some(number) = walk::number_of(&event, walk::AT) else { return };
        let count = drawn.with_value(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.marks.len())).max(1);
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (number + 1) % count,
            "ArrowLeft" | "ArrowUp" => (number + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            "Enter" | " " => {
                event.prevent_default();
                return open_by_key(number);
            }
            "Escape" => return shown.set(None),
            _ => return,
        };
        event.prevent_default();
        if let Some(plot) = plot.get_untracked() {
            walk::walk_to(&plot, to);
        }
    };
    let click = move |event: MouseEvent| {
        let Some(number) = walk::number_of(&event, walk::AT) else { return };
        if touch.get_value() == Some(false) {
            shown.set(Some(number));
        } else {
            open(number);
        }
    };
    let press = move |event: PointerEvent| {
        let again = walk::number_of(&event, walk::AT) == shown.get_untracked();
        touch.set_value((event.pointer_type() == "touch").then_some(again));
    };
    let hover = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            shown.set(walk::number_of(&event, walk::AT));
        }
    };
    let svg = move || {
        let (data, width) = (data.get(), width.get());
        if width < 1.0 {
            return None;
        }
        let label = |topic: usize| label_of(&data, topic).chars().count() as f64 * LETTER;
        let picture = Arc::new(picture(&data.topics, &data.order, &data.dots, width, label));
        drawn.set_value(Some(picture.clone()));
        shown.set(None);
        Some(draw(&picture, &data, &*describe, name.clone()))
    };
    let tip = move || {
        let number = shown.get()?;
        let (mark, width) = drawn.with_value(|drawn| {
            let drawn = drawn.as_ref()?;
            Some((*drawn.marks.get(number)?, drawn.width))
        })?;
        let left = (mark.at.x - 136.0).clamp(0.0, (width - 272.0).max(0.0));
        let top = mark.at.y + mark.at.r + 8.0;
        Some(tip(mark.topic).set("--x", format!("{left:.0}px")).set("--y", format!("{top:.0}px")))
    };
    view! {
        <div
            class="plot spectrum"
            node_ref=plot
            on:keydown=keydown
            on:click=click
            on:pointerdown=press
            on:pointerover=hover
            on:pointerleave=move |_| shown.set(None)
            on:focusin=move |event| {
                if touch.get_value().is_none() {
                    shown.set(walk::number_of(&event, walk::AT));
                }
            }
            on:focusout=move |_| {
                touch.set_value(None);
                shown.set(None);
            }
        >
            {svg}
            {tip}
        </div>
    }
}

fn label_of(data: &SpectrumData, topic: usize) -> String {
    data.texts.get(topic).map(|text| short_name(text, LETTERS)).unwrap_or_default()
}

fn words(x: f64, y: f64, anchor: &str, class: &str) -> Still {
    el("text", class).set("x", rounded(x)).set("y", rounded(y)).set("text-anchor", anchor)
}

fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn draw(picture: &Picture, data: &SpectrumData, describe: &dyn Fn(usize) -> String, name: String) -> Still {
    let Picture { width, height, floor, levels: [half, full], poles: [left, middle, right], .. } = *picture;
    let line = |class: &str, d: String| el("path", class).set("d", d);
    let level = |level: f64, text: &str| {
        let (x, y) = caption(width, level);
        words(x, y, "end", "").text(text)
    };
    let ticks: String = (0..=20)
        .map(|tick| {
            let x = left + (right - left) * f64::from(tick) / 20.0;
            format!("M{x:.1} {floor}v{}", if tick % 5 == 0 { 6 } else { 3 })
        })
        .collect();
    let marks = picture.marks.iter().enumerate().map(|(number, mark)| draw_mark(number, mark, data, describe)).collect();
    let labels = picture.marks.iter().filter_map(|mark| draw_label(mark, data)).collect();
    let foot = height - 10.0;
    let heaps = picture.heaps.iter().zip(&data.piles).map(|(heap, words)| draw_heap(heap, words, foot, width)).collect();
    el("svg", "")
        .set("viewBox", format!("0 0 {width} {height}"))
        .set("role", "group")
        .set("aria-label", name)
        .and(line("grid", format!("M0 {half:.1}H{width}M0 {full:.1}H{width}")))
        .and(line("grid dashed", format!("M{middle} {full:.1}V{floor}")))
        .and(level(half, "half of the pairs disagree"))
        .and(level(full, "every pair disagrees"))
        .and(line("axis", format!("M0 {floor}H{width}{ticks}")))
        .all(marks)
        .and(el("g", "labels").set("aria-hidden", true).all(labels))
        .all(heaps)
}

fn draw_mark(number: usize, mark: &Standing, data: &SpectrumData, describe: &dyn Fn(usize) -> String) -> Still {
    let Standing { topic, group, contested, place, at, .. } = *mark;
    let halo = el("circle", "halo").set("cx", rounded(at.x)).set("cy", rounded(at.y)).set("r", at.r + 1.0);
    let dot = el("g", "dot")
        .set("role", "button")
        .set("tabindex", if number == 0 { 0 } else { -1 })
        .set(walk::AT, number)
        .set("aria-label", describe(topic))
        .and(halo);
    match group {
        Group::Undisputed(pile) => dot.and(pile_mark(pile, data).still(rounded(at.x), rounded(at.y), at.r)),
        Group::SingleVoice(pile) => dot.and(el("g", "lone").and(pile_mark(pile, data).still(rounded(at.x), rounded(at.y), at.r))),
        Group::Disputed | Group::Neither => {
            let dot = dot.all(ring(at, topic, data));
            if contested && at.r > 9.0 { dot.and(words(at.x, at.y + 3.5, "middle", "n").text(place + 1)) } else { dot }
        }
    }
}

fn pile_mark(pile: Pile, data: &SpectrumData) -> Mark {
    let of = |role: usize| data.roles.get(role).cloned().unwrap_or(Mark::SILENT);
    match pile {
        Pile::Left => of(data.poles.0),
        Pile::Right => of(data.poles.1),
        Pile::Shared => match (of(data.poles.0).class, of(data.poles.1).class) {
            ("po", "pm") | ("pm", "po") => Mark::BOTH,
            _ => Mark { shape: Shape::Half, class: "both" },
        },
    }
}

/// The shares of the votes as a ring: the left role on its left half, the right one on its right half, all others at its foot.
fn ring(at: Disc, topic: usize, data: &SpectrumData) -> Vec<Still> {
    let Some(topic) = data.topics.get(topic) else { return Vec::new() };
    let (left, right) = data.poles;
    let share = |role: usize| topic.shares.get(role).copied().unwrap_or(0.0);
    let class = |role: usize| data.roles.get(role).map_or("", |mark| mark.class);
    let mut parts = vec![(class(left), share(left)), (class(right), share(right))];
    parts.extend((0..topic.shares.len()).filter(|role| *role != left && *role != right).map(|role| (class(role), share(role))));
    parts.extend([("team", topic.team), ("nobody", topic.nobody)]);
    let (r, thick) = (at.r * 0.8, at.r * 0.4);
    let point = |turn: f64| {
        let (sin, cos) = (turn * std::f64::consts::TAU).sin_cos();
        format!("{:.1} {:.1}", at.x + r * sin, at.y - r * cos)
    };
    // The two roles meet at the top in proportion, so that equal shares fill a half each.
    let mut turn = -(share(left) + share(right)) / 2.0;
    parts.retain(|(_, share)| *share > 0.0);
    let arc = |(class, share): (&str, f64)| {
        let from = turn;
        turn += share.min(0.9999);
        let large = u8::from(share > 0.5);
        let d = format!("M{}A{r:.1} {r:.1} 0 {large} 1 {}", point(from), point(turn));
        el("path", &format!("arc {class}")).set("stroke-width", rounded(thick)).set("d", d)
    };
    parts.into_iter().map(arc).collect()
}

fn draw_label(mark: &Standing, data: &SpectrumData) -> Option<Still> {
    let spot = mark.label?;
    let (x, anchor) = match spot.side {
        Side::Right => (spot.at.left, "start"),
        Side::Left => (spot.at.right, "end"),
        Side::Middle => (f64::midpoint(spot.at.left, spot.at.right), "middle"),
    };
    let y = f64::midpoint(spot.at.top, spot.at.bottom) + 4.0;
    let text = words(x, y, anchor, "label").text(label_of(data, mark.topic));
    let Some((to_x, to_y)) = mark.leader else { return Some(text) };
    // From the edge of the mark.
    let part = mark.at.r / (to_x - mark.at.x).hypot(to_y - mark.at.y).max(1.0);
    let (from_x, from_y) = (mark.at.x + (to_x - mark.at.x) * part, mark.at.y + (to_y - mark.at.y) * part);
    let line = el("path", "axis").set("d", format!("M{from_x:.1} {from_y:.1}L{to_x:.1} {to_y:.1}"));
    Some(el("g", "").and(line).and(text))
}

/// What a pile holds, in words at its foot.
fn draw_heap(heap: &Heap, what: &str, y: f64, width: f64) -> Still {
    let (x, anchor) = match heap.pile {
        Pile::Left => (0.0, "start"),
        Pile::Shared => (heap.x, "middle"),
        Pile::Right => (width, "end"),
    };
    words(x, y, anchor, "").and(el("tspan", "strong").text(heap.agreed)).text(format!(" {what}"))
}
