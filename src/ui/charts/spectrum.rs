//! The spectrum: every topic a mark between two roles, the higher the more disputed; below a line what is not. Knows numbers, marks and words,
//! not where they come from.
//!
//! One tab stop: arrows walk, Enter opens, Escape takes the tip away. On touch the first tap shows the tip, the second opens.

use std::rc::Rc;
use std::sync::Arc;

use crate::signals::*;

use crate::analysis::layout::{Disc, Side};
use crate::analysis::picture::{Heap, Picture, Standing, caption, picture, short_name};
use crate::analysis::{Dot, Group, Pile, Topic};
use crate::browser::dom::{WidthWatch, sin_cos};
use crate::browser::element::{Element, Event};
use crate::browser::walk;
use crate::ui::view::{El, coordinate, dynamic, el};
use crate::ui::widgets::{Mark, Shape};

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

/// The picture: what is drawn, and what goes with it.
pub struct Spectrum {
    /// What it is called.
    pub name: &'static str,
    /// What is drawn; follows its signals.
    pub data: Box<dyn Fn() -> SpectrumData>,
    /// The words of a topic's mark.
    pub describe: Box<dyn Fn(usize) -> String>,
    /// What is shown beside a topic's mark on demand.
    pub tip: Box<dyn Fn(usize) -> El>,
    /// Opens a topic.
    pub open: Box<dyn Fn(usize)>,
}

/// What the user has to do with the picture at the moment.
#[derive(Clone, Copy)]
struct Hand {
    /// The mark that has the tip, as its number in the order of the keyboard.
    shown: RwSignal<Option<usize>>,
    /// Whether the last touch found the tip there already; nothing if it was no touch.
    touch: StoredValue<Option<bool>>,
    drawn: StoredValue<Option<Arc<Picture>>, LocalStorage>,
}

impl Hand {
    fn topic_of(self, number: usize) -> Option<usize> {
        self.drawn.with_value(|drawn| drawn.as_ref()?.marks.get(number).map(|mark| mark.topic))
    }

    fn count(self) -> usize {
        self.drawn.with_value(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.marks.len())).max(1)
    }

    fn hide(self) {
        if self.shown.get_untracked().is_some() {
            self.shown.set(None);
        }
    }
}

impl Spectrum {
    /// As a view, as wide as its place.
    pub fn view(self) -> El {
        let Self { name, data, describe, tip, open } = self;
        let hand = Hand { shown: RwSignal::new(None), touch: StoredValue::new(None), drawn: StoredValue::new_local(None) };
        let width = RwSignal::new(0.0f64);
        let open: Rc<dyn Fn(usize)> = Rc::new(move |number: usize| {
            if let Some(topic) = hand.topic_of(number) {
                hand.hide();
                open(topic);
            }
        });
        let picture = move || {
            let (data, width) = (data(), width.get());
            if width < 1.0 {
                return None;
            }
            let label = |topic: usize| label_of(&data, topic).chars().count() as f64 * LETTER;
            let picture = Arc::new(picture(&data.topics, &data.order, &data.dots, width, label));
            hand.drawn.set_value(Some(picture.clone()));
            hand.hide();
            Some(draw(&picture, &data, &*describe, name))
        };
        let tip = move || {
            let number = hand.shown.get()?;
            let (mark, width) = hand.drawn.with_value(|drawn| {
                let drawn = drawn.as_ref()?;
                Some((*drawn.marks.get(number)?, drawn.width))
            })?;
            let left = (mark.at.x - 136.0).min((width - 272.0).max(0.0)).max(0.0);
            let top = mark.at.y + mark.at.r + 8.0;
            Some(tip(mark.topic).style("--x", format!("{}px", coordinate(left))).style("--y", format!("{}px", coordinate(top))))
        };
        let plot = el("div").class("plot spectrum");
        let own = plot.element();
        let watch = WidthWatch::new(&own, move |wide| {
            if (width.get_untracked() - wide).abs() >= 1.0 {
                width.set(wide);
            }
        });
        let _kept = StoredValue::new_local(watch);
        let (by_key, by_pointer) = (open.clone(), open);
        plot.child(dynamic(picture))
            .child(dynamic(tip))
            .on("keydown", move |event| walk_by_key(hand, &own, &*by_key, &event))
            .on("click", move |event| {
                let Some(number) = walk::number_of(&event, walk::AT) else { return };
                if hand.touch.get_value() == Some(false) {
                    hand.shown.set(Some(number));
                } else {
                    by_pointer(number);
                }
            })
            .on("pointerdown", move |event| {
                let again = walk::number_of(&event, walk::AT) == hand.shown.get_untracked();
                hand.touch.set_value((event.pointer() == "touch").then_some(again));
            })
            .on("pointerover", move |event| {
                if event.pointer() == "mouse" {
                    hand.shown.set(walk::number_of(&event, walk::AT));
                }
            })
            .on("pointerleave", move |_| hand.hide())
            .on("focusin", move |event| {
                if hand.touch.get_value().is_none() {
                    hand.shown.set(walk::number_of(&event, walk::AT));
                }
            })
            .on("focusout", move |_| {
                hand.touch.set_value(None);
                hand.hide();
            })
    }
}

fn walk_by_key(hand: Hand, plot: &Element, open: &dyn Fn(usize), event: &Event) {
    let Some(number) = walk::number_of(event, walk::AT) else { return };
    let count = hand.count();
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (number + 1) % count,
        "ArrowLeft" | "ArrowUp" => (number + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        "Enter" | " " => {
            event.take();
            return open(number);
        }
        "Escape" => return hand.hide(),
        _ => return,
    };
    event.take();
    walk::walk_to(plot, to);
}

fn label_of(data: &SpectrumData, topic: usize) -> String {
    data.texts.get(topic).map(|text| short_name(text, LETTERS)).unwrap_or_default()
}

fn words(x: f64, y: f64, anchor: &str, class: &str) -> El {
    el("text").class(class).attr("x", x).attr("y", y).attr("text-anchor", anchor)
}

/// Tenths of a pixel.
fn tenth(number: f64) -> i32 {
    (number * 10.0).round() as i32
}

fn draw(picture: &Picture, data: &SpectrumData, describe: &dyn Fn(usize) -> String, name: &str) -> El {
    let Picture { width, height, floor, levels: [half, full], poles: [left, middle, right], .. } = *picture;
    let line = |class: &str, d: String| el("path").class(class).attr("d", d);
    let c = coordinate;
    let level = |level: f64, text: &str| {
        let (x, y) = caption(width, level);
        words(x, y, "end", "").child(text)
    };
    let ticks: String = (0..=20)
        .map(|tick| {
            let x = left + (right - left) * f64::from(tick) / 20.0;
            format!("M{} {}v{}", c(x), c(floor), if tick % 5 == 0 { 6 } else { 3 })
        })
        .collect();
    let marks: Vec<El> = picture.marks.iter().enumerate().map(|(number, mark)| draw_mark(number, mark, data, describe)).collect();
    let labels: Vec<El> = picture.marks.iter().filter_map(|mark| draw_label(mark, data)).collect();
    let foot = height - 10.0;
    let heaps: Vec<El> = picture.heaps.iter().zip(&data.piles).map(|(heap, words)| draw_heap(heap, words, foot, width)).collect();
    el("svg")
        .attr("viewBox", format!("0 0 {} {}", c(width), c(height)))
        .attr("role", "group")
        .attr("aria-label", name)
        .child(line("grid", format!("M0 {}H{w}M0 {}H{w}", c(half), c(full), w = c(width))))
        .child(line("grid dashed", format!("M{} {}V{}", c(middle), c(full), c(floor))))
        .child(level(half, "half of the pairs disagree"))
        .child(level(full, "every pair disagrees"))
        .child(line("axis", format!("M0 {}H{}{ticks}", c(floor), c(width))))
        .child(marks)
        .child(el("g").class("labels").attr("aria-hidden", "true").child(labels))
        .child(heaps)
}

fn draw_mark(number: usize, mark: &Standing, data: &SpectrumData, describe: &dyn Fn(usize) -> String) -> El {
    let Standing { topic, group, contested, place, at, .. } = *mark;
    let halo = el("circle").class("halo").attr("cx", at.x).attr("cy", at.y).attr("r", at.r + 1.0);
    let dot = el("g")
        .class("dot")
        .attr("role", "button")
        .attr("tabindex", if number == 0 { "0" } else { "-1" })
        .attr(walk::AT, number)
        .attr("aria-label", describe(topic))
        .child(halo);
    match group {
        Group::Undisputed(pile) => dot.child(pile_mark(pile, data).draw(tenth(at.x), tenth(at.y), tenth(at.r))),
        Group::SingleVoice(pile) => {
            dot.child(el("g").class("lone").child(pile_mark(pile, data).draw(tenth(at.x), tenth(at.y), tenth(at.r))))
        }
        Group::Disputed | Group::Neither => {
            let dot = dot.child(ring(at, topic, data));
            if contested && at.r > 9.0 { dot.child(words(at.x, at.y + 3.5, "middle", "n").child(place + 1)) } else { dot }
        }
    }
}

fn pile_mark(pile: Pile, data: &SpectrumData) -> Mark {
    let of = |role: usize| data.roles.get(role).copied().unwrap_or(Mark::SILENT);
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
fn ring(at: Disc, topic: usize, data: &SpectrumData) -> Vec<El> {
    let Some(topic) = data.topics.get(topic) else { return Vec::new() };
    let (left, right) = data.poles;
    let share = |role: usize| topic.shares.get(role).copied().unwrap_or(0.0);
    let class = |role: usize| data.roles.get(role).map_or("", |mark| mark.class);
    let mut parts = vec![(class(left), share(left)), (class(right), share(right))];
    parts.extend((0..topic.shares.len()).filter(|role| *role != left && *role != right).map(|role| (class(role), share(role))));
    parts.extend([("team", topic.team), ("nobody", topic.nobody)]);
    let (r, thick) = (at.r * 0.8, at.r * 0.4);
    let point = |turn: f64| {
        let (sin, cos) = sin_cos(turn * std::f64::consts::TAU);
        format!("{} {}", coordinate(at.x + r * sin), coordinate(at.y - r * cos))
    };
    // The two roles meet at the top in proportion, so that equal shares fill a half each.
    let mut turn = -(share(left) + share(right)) / 2.0;
    parts.retain(|(_, share)| *share > 0.0);
    let arc = |(class, share): (&str, f64)| {
        let from = turn;
        turn += share.min(0.9999);
        let large = u8::from(share > 0.5);
        let d = format!("M{}A{r} {r} 0 {large} 1 {}", point(from), point(turn), r = coordinate(r));
        el("path").class(&format!("arc {class}")).attr("stroke-width", thick).attr("d", d)
    };
    parts.into_iter().map(arc).collect()
}

fn draw_label(mark: &Standing, data: &SpectrumData) -> Option<El> {
    let spot = mark.label?;
    let (x, anchor) = match spot.side {
        Side::Right => (spot.at.left, "start"),
        Side::Left => (spot.at.right, "end"),
        Side::Middle => (f64::midpoint(spot.at.left, spot.at.right), "middle"),
    };
    let y = f64::midpoint(spot.at.top, spot.at.bottom) + 4.0;
    let text = words(x, y, anchor, "label").child(label_of(data, mark.topic));
    let Some((to_x, to_y)) = mark.leader else { return Some(text) };
    // From the edge of the mark.
    let part = mark.at.r / (to_x - mark.at.x).hypot(to_y - mark.at.y).max(1.0);
    let (from_x, from_y) = (mark.at.x + (to_x - mark.at.x) * part, mark.at.y + (to_y - mark.at.y) * part);
    let line = el("path")
        .class("axis")
        .attr("d", format!("M{} {}L{} {}", coordinate(from_x), coordinate(from_y), coordinate(to_x), coordinate(to_y)));
    Some(el("g").child(line).child(text))
}

/// What a pile holds, in words at its foot.
fn draw_heap(heap: &Heap, what: &str, y: f64, width: f64) -> El {
    let (x, anchor) = match heap.pile {
        Pile::Left => (0.0, "start"),
        Pile::Shared => (heap.x, "middle"),
        Pile::Right => (width, "end"),
    };
    words(x, y, anchor, "").child(el("tspan").class("strong").child(heap.agreed)).child(format!(" {what}"))
}
