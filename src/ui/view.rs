//! Building views: elements with attributes, texts, parts that change, and lists; each follows the signals that it reads. Knows no
//! page.
//!
//! Own code in place of the library's `view!`, for the size of the download: there every text, attribute and block that changes is a
//! type of its own and is compiled anew, which made tachys alone 360 KB of 1.4 MB of code and the page 417 KB (brotli) where 150 are
//! allowed. Here each kind of part is compiled once. The signals, memos, effects and owners are still those of Leptos: a part that is
//! built anew gives up everything that its last building has begun.

use crate::browser::element::{Element, Event, Piece};
use crate::signals::{self, Owner, StoredValue, untrack};

/// Runs some work now, and again whenever a signal that it read has changed, for as long as the part that is being built is there.
pub fn follow(work: impl FnMut() + 'static) {
    signals::follow(Box::new(work));
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
        self.follows_boxed(name, Box::new(value))
    }

    fn follows_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
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
        let own = self.0.clone();
        follow(move || own.set_value(&value()));
        self
    }

    /// Whether the box is ticked.
    pub fn checked(self, value: impl Fn() -> bool + 'static) -> Self {
        let own = self.0.clone();
        follow(move || own.set_checked(value()));
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

    fn join(self, part: &mut Part) {
        self.say(&mut |words| part.0.push(Bit::Piece(Piece::text(words))));
    }
}

/// What can be put into an element. `put` takes its pieces in their order, before what follows them is put.
pub trait Child {
    /// Puts its pieces.
    fn put(self, into: &mut dyn FnMut(&Piece));

    /// Adds itself to a part, to be put later.
    fn join(self, part: &mut Part);
}

impl Child for El {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        into(&self.0.piece());
    }

    fn join(self, part: &mut Part) {
        part.0.push(Bit::Piece(self.0.piece()));
    }
}

impl<C: Child> Child for Option<C> {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        if let Some(child) = self {
            child.put(into);
        }
    }

    fn join(self, part: &mut Part) {
        if let Some(child) = self {
            child.join(part);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        for child in self {
            child.put(into);
        }
    }

    fn join(self, part: &mut Part) {
        for child in self {
            child.join(part);
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

    fn join(self, part: &mut Part) {
        match self {
            Ok(child) => child.join(part),
            Err(child) => child.join(part),
        }
    }
}

/// Something that puts itself: a text or a part that changes, a list, several things one after the other.
pub struct Part(Vec<Bit>);

/// A piece of a part, or what makes its pieces where they are put.
enum Bit {
    Piece(Piece),
    Making(Box<dyn FnOnce(Into<'_>)>),
}

fn making(make: Box<dyn FnOnce(Into<'_>)>) -> Part {
    Part(vec![Bit::Making(make)])
}

impl Child for Part {
    fn put(self, into: &mut dyn FnMut(&Piece)) {
        for bit in self.0 {
            match bit {
                Bit::Piece(piece) => into(&piece),
                Bit::Making(make) => make(into),
            }
        }
    }

    fn join(mut self, part: &mut Part) {
        part.0.append(&mut self.0);
    }
}

/// A text that follows its signals.
pub fn text(words: impl Fn() -> String + 'static) -> Part {
    text_boxed(Box::new(words))
}

fn text_boxed(words: Box<dyn Fn() -> String>) -> Part {
    making(Box::new(move |into| {
        let piece = Piece::text("");
        into(&piece);
        follow(move || piece.set_text(&words()));
    }))
}

/// Nothing yet; `and` adds to it.
pub fn parts() -> Part {
    Part(Vec::new())
}

impl Part {
    /// This and then something else.
    pub fn and(mut self, next: impl Child) -> Self {
        next.join(&mut self);
        self
    }
}

/// A part that is built anew whenever a signal that its building read has changed.
pub fn dynamic<C: Child + 'static>(build: impl Fn() -> C + 'static) -> Part {
    dynamic_boxed(Box::new(move |into| build().put(into)))
}

fn dynamic_boxed(build: Box<dyn Fn(Into<'_>)>) -> Part {
    making(Box::new(move |into| {
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
    let mut before: Vec<K> = Vec::new();
    rows(Box::new(move |rows| {
        let now = keys();
        let same = |old: usize, new: usize| before.get(old) == now.get(new);
        rows.follow(now.len(), &same, &|new| now.get(new).cloned().map(&row));
        before = now;
    }))
}

/// A list that follows its keys, of whatever type those are.
fn rows(mut update: Box<dyn FnMut(&mut Rows)>) -> Part {
    making(Box::new(move |into| {
        let (start, end) = (Piece::mark(), Piece::mark());
        into(&start);
        into(&end);
        let mut rows = Rows { start, end, owner: Owner::current().unwrap_or_default(), rows: Vec::new() };
        follow(move || update(&mut rows));
    }))
}

/// The rows of a list between its marks.
struct Rows {
    start: Piece,
    end: Piece,
    owner: Owner,
    rows: Vec<Row>,
}

impl Rows {
    /// Makes them `count`. `same` says whether the key of an old row is that of a new one; `build` builds the row of a new key.
    fn follow(&mut self, count: usize, same: &dyn Fn(usize, usize) -> bool, build: &dyn Fn(usize) -> Option<El>) {
        let mut before: Vec<Option<Row>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        // All old rows before this one have found their place.
        let mut first = 0;
        for new in 0..count {
            while before.get(first).is_some_and(Option::is_none) {
                first += 1;
            }
            let mut left = before.iter_mut().enumerate().skip(first);
            let kept = left.find_map(|(old, row)| if row.is_some() && same(old, new) { row.take() } else { None });
            self.rows.extend(kept.or_else(|| Row::build(&self.owner, || untrack(|| build(new)))));
        }
        before.into_iter().flatten().for_each(Row::remove);
        let mut at = self.start.next();
        for row in &self.rows {
            let piece = row.element.piece();
            if at.as_ref() == Some(&piece) {
                at = piece.next();
            } else {
                at.as_ref().unwrap_or(&self.end).put_before(&piece);
            }
        }
    }
}

/// A row of a list with all that its building has begun.
struct Row {
    element: Element,
    owner: Owner,
}

impl Row {
    fn build(parent: &Owner, row: impl FnOnce() -> Option<El>) -> Option<Self> {
        let owner = parent.with(Owner::new);
        let element = owner.with(row)?.0;
        Some(Self { element, owner })
    }

    fn remove(self) {
        self.element.remove();
        self.owner.cleanup();
    }
}
