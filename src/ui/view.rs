//! Building views: elements with attributes, texts, parts that change, and lists; each follows the signals that it reads. Knows no
//! page.
//!
//! Own code in place of the library's `view!`, for the size of the download: there every text, attribute and block that changes is a
//! type of its own and is compiled anew, which made tachys alone 360 KB of 1.4 MB of code and the page 417 KB (brotli) where 150 are
//! allowed. Here each kind of part is compiled once. The signals, memos, effects and owners are still those of Leptos: a part that is
//! built anew gives up everything that its last building has begun.

use leptos::prelude::{Owner, StoredValue, untrack};
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::JsValue;

use crate::browser::element::{Element, Event, Piece};

/// Runs some work now, and again whenever a signal that it read has changed, for as long as the part that is being built is there.
pub fn follow(work: impl FnMut() + 'static) {
    follow_boxed(Box::new(work));
}

fn follow_boxed(mut work: Box<dyn FnMut()>) {
    // The owner of the part keeps it.
    let _kept = StoredValue::new_local(RenderEffect::new(move |_| work()));
}

/// An element that is being built.
#[derive(Clone)]
pub struct El(Element);

/// The names that stand for elements of SVG.
const SVG: [&str; 9] = ["svg", "g", "path", "circle", "line", "text", "tspan", "title", "use"];

/// A new element of HTML or SVG.
pub fn el(tag: &'static str) -> El {
    El(if SVG.contains(&tag) { Element::svg(tag) } else { Element::html(tag) })
}

impl El {
    /// Gives it classes, separated by spaces.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Gives it an attribute.
    pub fn attr(self, name: &'static str, value: impl Words) -> Self {
        value.say(&mut |words| self.0.set(name, Some(words)));
        self
    }

    /// Gives it an attribute if there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl AsRef<str>>) -> Self {
        self.0.set(name, value.as_ref().map(AsRef::as_ref));
        self
    }

    /// Gives it an attribute that follows its signals; without a value it is absent.
    pub fn follows(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        let own = self.0.clone();
        follow(move || own.set(name, value().as_deref()));
        self
    }

    /// Gives it an attribute of true or false in words, such as `aria-pressed`.
    pub fn states(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.follows(name, move || Some(if value() { "true" } else { "false" }.to_owned()))
    }

    /// Gives it an attribute that is there or not, such as `hidden`.
    pub fn when(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.follows(name, move || value().then(String::new))
    }

    /// Gives it a class that comes and goes.
    pub fn class_when(self, class: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let own = self.0.clone();
        follow(move || own.set_class(class, on()));
        self
    }

    /// The text in the field: follows its signals and never moves the caret of one who is writing the same.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.property("value", move || value().into())
    }

    /// Whether the box is ticked.
    pub fn checked(self, value: impl Fn() -> bool + 'static) -> Self {
        self.property("checked", move || value().into())
    }

    fn property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let own = self.0.clone();
        follow(move || own.set_property(name, &value()));
        self
    }

    /// A property of its style, such as `--v`.
    pub fn style(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.0.set_style(name, value.as_ref());
        self
    }

    /// A property of its style that follows its signals.
    pub fn style_follows(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let own = self.0.clone();
        follow(move || own.set_style(name, &value()));
        self
    }

    /// Does something on its events of this name.
    pub fn on(self, name: &'static str, call: impl FnMut(Event) + 'static) -> Self {
        let _kept = StoredValue::new_local(self.0.listen(name, Box::new(call)));
        self
    }

    /// Puts something into it.
    pub fn child(self, child: impl Child) -> Self {
        child.put(&mut |piece| self.0.append(piece));
        self
    }

    /// The element itself, for the focus and for watching it.
    pub fn element(&self) -> Element {
        self.0.clone()
    }
}

/// Where pieces are put, one after the other.
type Into<'a> = &'a mut dyn FnMut(&Piece);

/// A number of tenths as a decimal number.
pub fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 10, value.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A coordinate, to a tenth of a pixel.
pub fn coordinate(value: f64) -> String {
    tenths((value * 10.0).round() as i32)
}

/// What can be written: a text, or a number. Fractions are written to a tenth, which is finer than a pixel; so that nothing of the
/// library's way to write any fraction, 15 KB of tables and code, has to be in the download.
pub trait Words {
    /// Says it.
    fn say(self, to: &mut dyn FnMut(&str));
}

impl Words for &str {
    fn say(self, to: &mut dyn FnMut(&str)) {
        to(self);
    }
}

impl Words for String {
    fn say(self, to: &mut dyn FnMut(&str)) {
        to(&self);
    }
}

impl Words for &String {
    fn say(self, to: &mut dyn FnMut(&str)) {
        to(self);
    }
}

impl Words for usize {
    fn say(self, to: &mut dyn FnMut(&str)) {
        to(&self.to_string());
    }
}

impl Words for f64 {
    fn say(self, to: &mut dyn FnMut(&str)) {
        to(&coordinate(self));
    }
}

impl<W: Words> Child for W {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        self.say(&mut |words| into(&Piece::text(words)));
    }
}

/// What can be put into an element. `put` takes its pieces in their order, before what follows them is put.
pub trait Child {
    /// Puts its pieces.
    fn put(self, into: &mut dyn FnMut(&Piece));
}

impl Child for El {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        into(&self.0.piece());
    }
}

impl<C: Child> Child for Option<C> {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        if let Some(child) = self {
            child.put(into);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        for child in self {
            child.put(into);
        }
    }
}

impl<A: Child, B: Child> Child for Result<A, B> {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        match self {
            Ok(child) => child.put(into),
            Err(child) => child.put(into),
        }
    }
}

/// Something that puts itself: a text or a part that changes, a list, several things one after the other.
pub struct Part(Box<dyn FnOnce(Into<'_>)>);

impl Child for Part {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        (self.0)(into);
    }
}

/// A text that follows its signals.
pub fn text(words: impl Fn() -> String + 'static) -> Part {
    Part(Box::new(move |into| {
        let piece = Piece::text("");
        into(&piece);
        follow(move || piece.set_text(&words()));
    }))
}

/// Nothing yet; `and` adds to it.
pub fn parts() -> Part {
    Part(Box::new(|_| {}))
}

impl Part {
    /// This and then something else.
    pub fn and(self, next: impl Child + 'static) -> Self {
        Self(Box::new(move |into| {
            (self.0)(into);
            next.put(into);
        }))
    }
}

/// A part that is built anew whenever a signal that its building read has changed.
pub fn dynamic<C: Child + 'static>(build: impl Fn() -> C + 'static) -> Part {
    dynamic_boxed(Box::new(move |into| build().put(into)))
}

fn dynamic_boxed(build: Box<dyn Fn(Into<'_>)>) -> Part {
    Part(Box::new(move |into| {
        let (start, end) = (Piece::mark(), Piece::mark());
        into(&start);
        into(&end);
        follow(move || {
            start.clear_until(&end);
            build(&mut |piece| end.put_before(piece));
        });
    }))
}

/// A list with one element for each key. What stays in the list is not built anew, only moved.
pub fn each<K: Clone + PartialEq + 'static>(keys: impl Fn() -> Vec<K> + 'static, row: impl Fn(K) -> El + 'static) -> Part {
    // Compiled per type of key: few types of keys keep it small.
    Part(Box::new(move |into| {
        let (start, end) = (Piece::mark(), Piece::mark());
        into(&start);
        into(&end);
        let owner = Owner::current().unwrap_or_default();
        let mut rows: Vec<(K, Row)> = Vec::new();
        follow(move || {
            let keys = keys();
            let mut before = std::mem::take(&mut rows);
            for key in keys {
                let kept = match before.first() {
                    Some((own, _)) if *own == key => Some(0),
                    _ => before.iter().position(|(own, _)| *own == key),
                };
                let row = match kept {
                    Some(at) => before.remove(at).1,
                    None => Row::build(&owner, || untrack(|| row(key.clone()))),
                };
                rows.push((key, row));
            }
            before.into_iter().for_each(|(_, row)| row.remove());
            let mut at = start.next();
            for (_, row) in &rows {
                let piece = row.element.piece();
                if at.as_ref() == Some(&piece) {
                    at = piece.next();
                } else {
                    at.as_ref().unwrap_or(&end).put_before(&piece);
                }
            }
        });
    }))
}

/// A row of a list with all that its building has begun.
struct Row {
    element: Element,
    owner: Owner,
}

impl Row {
    fn build(parent: &Owner, row: impl FnOnce() -> El) -> Self {
        let owner = parent.with(Owner::new);
        let element = owner.with(row).0;
        Self { element, owner }
    }

    fn remove(self) {
        self.element.remove();
        self.owner.cleanup();
    }
}
