//! Elements, texts and events of the page, as far as views are built of them. Knows no signal and no view.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, EventTarget, HtmlElement, HtmlInputElement, Node};

use super::page::document;

/// An element of the page. Copies are the same element.
#[derive(Clone, PartialEq, Debug)]
pub struct Element(web_sys::Element);

/// What can stand in an element: another one, a text, or a mark without a picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece(Node);

/// Makes something in this document. It fails only for a name that no element can have, and all names are literals; then the error
/// itself stands in for the element and every use of it does nothing.
fn made<T: JsCast>(make: impl FnOnce(&Document) -> Result<T, JsValue>) -> T {
    let made = document().ok_or(JsValue::NULL).and_then(|document| make(&document));
    made.unwrap_or_else(|error| error.unchecked_into())
}

/// What kind of picture a mark in a text is for.
const SVG: &str = "http://www.w3.org/2000/svg";

impl Element {
    /// A new element of HTML.
    pub fn html(tag: &str) -> Self {
        Self(made(|document| document.create_element(tag)))
    }

    /// A new element of SVG.
    pub fn svg(tag: &str) -> Self {
        Self(made(|document| document.create_element_ns(Some(SVG), tag)))
    }

    /// The body of the page.
    pub fn body() -> Option<Self> {
        Some(Self(document()?.body()?.into()))
    }

    /// The element with this id.
    pub fn by_id(id: &str) -> Option<Self> {
        Some(Self(document()?.get_element_by_id(id)?))
    }

    /// Sets an attribute, or removes it.
    pub fn set(&self, name: &str, value: Option<&str>) {
        // Names are literals; a value is any text.
        let _set = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Adds a class, or takes it away.
    pub fn set_class(&self, class: &str, on: bool) {
        let _set = self.0.class_list().toggle_with_force(class, on);
    }

    /// Sets a property of its style, such as `--v`. Not the attribute, which the security policy forbids.
    pub fn set_style(&self, name: &str, value: &str) {
        let style = js_sys::Reflect::get(&self.0, &"style".into()).ok();
        if let Some(style) = style.and_then(|style| style.dyn_into::<web_sys::CssStyleDeclaration>().ok()) {
            let _set = style.set_property(name, value);
        }
    }

    /// Sets the text in a field.
    pub fn set_value(&self, text: &str) {
        let _set = js_sys::Reflect::set(&self.0, &"value".into(), &text.into());
    }

    /// Ticks a box, or takes the tick away.
    pub fn set_checked(&self, checked: bool) {
        let _set = js_sys::Reflect::set(&self.0, &"checked".into(), &checked.into());
    }

    /// Puts a piece at its end.
    pub fn append(&self, piece: &Piece) {
        let _put = self.0.append_child(&piece.0);
    }

    /// Takes everything out of it.
    pub fn clear(&self) {
        self.0.set_text_content(None);
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Puts the focus on it.
    pub fn focus(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _focused = element.focus();
        }
    }

    /// Takes the focus from it.
    pub fn blur(&self) {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _blurred = element.blur();
        }
    }

    /// Calls back on its events of this name, until what comes back is dropped.
    pub fn listen(&self, name: &'static str, call: Box<dyn FnMut(Event)>) -> Listening {
        let mut call = call;
        let call = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| call(Event(event)));
        let _added = self.0.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
        Listening { target: self.0.clone().into(), name, call }
    }

    /// As a piece.
    pub fn piece(&self) -> Piece {
        Piece(self.0.clone().into())
    }

    /// An element that the browser knows already.
    pub(crate) fn of(element: web_sys::Element) -> Self {
        Self(element)
    }

    /// As the browser knows it.
    pub(crate) fn raw(&self) -> &web_sys::Element {
        &self.0
    }
}

/// A listener that is there until it is dropped.
pub struct Listening {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _removed = self.target.remove_event_listener_with_callback(self.name, self.call.as_ref().unchecked_ref());
    }
}

impl Piece {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self(document().map_or_else(|| JsValue::NULL.unchecked_into(), |document| document.create_text_node(text).into()))
    }

    /// A mark without a picture: where something that changes begins or ends.
    pub fn mark() -> Self {
        Self(document().map_or_else(|| JsValue::NULL.unchecked_into(), |document| document.create_comment("").into()))
    }

    /// Changes its text.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Puts a piece right before this one.
    pub fn put_before(&self, piece: &Self) {
        if let Some(parent) = self.0.parent_node() {
            let _put = parent.insert_before(&piece.0, Some(&self.0));
        }
    }

    /// The piece right after this one.
    pub fn next(&self) -> Option<Self> {
        self.0.next_sibling().map(Self)
    }

    /// Takes everything between this piece and another one out of the page.
    pub fn clear_until(&self, end: &Self) {
        while let Some(next) = self.next().filter(|next| next != end) {
            if let Some(parent) = next.0.parent_node() {
                let _removed = parent.remove_child(&next.0);
            }
        }
    }
}

/// Something that the user did.
#[derive(Clone, Debug)]
pub struct Event(web_sys::Event);

impl Event {
    /// The text in the field that it came from, or the choice in a list.
    pub fn value(&self) -> String {
        let target = self.0.target().map(JsValue::from).unwrap_or_default();
        js_sys::Reflect::get(&target, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
    }

    /// Whether the box that it came from is ticked.
    pub fn checked(&self) -> bool {
        self.0.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
    }

    /// The name of the key; empty if it was none.
    pub fn key(&self) -> String {
        self.0.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default()
    }

    /// The name of the key if no modifier but Shift is held; else empty: what is pressed with Ctrl is the browser's or a shortcut.
    pub fn plain_key(&self) -> String {
        if self.held().1 { String::new() } else { self.key() }
    }

    /// Whether Shift was held with the key or the pointer; and whether Ctrl, Alt or the command key of a Mac was.
    pub fn held(&self) -> (bool, bool) {
        (self.is("shiftKey"), self.is("ctrlKey") || self.is("altKey") || self.is("metaKey"))
    }

    /// Whether Ctrl was held with the key, or the command key of a Mac.
    pub fn is_command(&self) -> bool {
        (self.is("ctrlKey") || self.is("metaKey")) && !self.is("altKey")
    }

    /// Whether the first button of a mouse is down, or a finger.
    pub fn is_pressed(&self) -> bool {
        self.0.dyn_ref::<web_sys::MouseEvent>().is_some_and(|mouse| mouse.buttons() & 1 == 1)
    }

    fn is(&self, name: &str) -> bool {
        js_sys::Reflect::get(&self.0, &name.into()).is_ok_and(|value| value.is_truthy())
    }

    fn clipboard(&self) -> Option<web_sys::DataTransfer> {
        js_sys::Reflect::get(&self.0, &"clipboardData".into()).ok()?.dyn_into().ok()
    }

    /// The text that is being pasted; empty if it is none.
    pub fn pasted(&self) -> String {
        self.clipboard().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
    }

    /// Has this text be what is copied.
    pub fn copy(&self, text: &str) {
        let _set = self.clipboard().map(|data| data.set_data("text/plain", text));
    }

    /// What points: `mouse`, `touch` or `pen`; empty if nothing did.
    pub fn pointer(&self) -> String {
        self.0.dyn_ref::<web_sys::PointerEvent>().map(web_sys::PointerEvent::pointer_type).unwrap_or_default()
    }

    /// The element that it came from.
    pub(crate) fn target(&self) -> Option<web_sys::Element> {
        self.0.target()?.dyn_into().ok()
    }

    /// Keeps the browser from doing what it would do by itself.
    pub fn take(&self) {
        self.0.prevent_default();
    }

    /// Whether it was taken already, further inside.
    pub fn is_taken(&self) -> bool {
        self.0.default_prevented()
    }
}
