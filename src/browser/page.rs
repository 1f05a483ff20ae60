//! The page as a whole: address, title, theme, printing, keys. Knows no route and no command.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};

use super::window;

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The fragment of the address, with its `#`.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to another fragment; the browser's Back returns from it.
pub fn set_hash(hash: &str) {
    if let Some(window) = window() {
        let _set = window.location().set_hash(hash);
    }
}

/// Puts another fragment in the place of this one, without a step in the browser's history and without an event.
pub fn replace_hash(hash: &str) {
    if let Some(window) = window() {
        let _replaced = window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(hash)));
    }
}

/// The address of the page, without its fragment.
pub fn address() -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Sets the title of the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _set = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Tells the page that it will be printed, as the browser does at its own command, but early enough to draw something for it.
pub fn announce_print() {
    if let Some((window, event)) = window().zip(web_sys::Event::new("beforeprint").ok()) {
        let _told = window.dispatch_event(&event);
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _printed = window.print();
    }
}

/// Puts a text on the clipboard; says whether the browser allowed it. Only after a click or a key.
pub async fn copy(text: &str) -> bool {
    // Not there on a page that came without encryption.
    let written = || -> Option<Promise> {
        let clipboard = js_sys::Reflect::get(&window()?.navigator(), &"clipboard".into()).ok()?;
        let write: Function = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
    };
    match written() {
        Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// The way to hand something to another program of the device, where the browser has one.
fn sharing() -> Option<(JsValue, Function)> {
    let navigator: JsValue = window()?.navigator().into();
    let share = js_sys::Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}

/// Whether the browser can hand something to another program of the device.
pub fn can_share() -> bool {
    sharing().is_some()
}

/// Hands a text, or an address, to a program of the device that the user chooses; says whether it came to that. Only after a click
/// or a key.
pub async fn share(what: &'static str, text: &str) -> bool {
    let shared = || -> Option<Promise> {
        let (navigator, share) = sharing()?;
        let data = js_sys::Object::new();
        js_sys::Reflect::set(&data, &what.into(), &text.into()).ok()?;
        share.call1(&navigator, &data).ok()?.dyn_into().ok()
    };
    match shared() {
        Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Puts the focus on the element with this id; says whether there is one.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| element.focus().is_ok())
}

/// Shows the page from its top.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Takes the shell away that was painted before the app was there.
pub fn remove_shell() {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id("shell")) {
        shell.remove();
    }
}

/// A key that was pressed anywhere on the page.
#[derive(Debug)]
pub struct Key {
    /// The key: a letter in lower case, or a name such as `Escape`.
    pub name: String,
    /// Whether Ctrl, or the command key of a Mac, was held.
    pub command: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether the user is in a field whose text is not kept yet: one without the class of those that are edited in their place.
    pub in_draft: bool,
    /// Whether the key may mean something where the user is: in a text, a list to choose from, or what has taken it already.
    pub is_taken: bool,
    event: KeyboardEvent,
}

impl Key {
    /// Takes the key from the browser.
    pub fn take(&self) {
        self.event.prevent_default();
    }
}

/// Calls back on every key, for as long as the page lives.
pub fn on_key(mut call: impl FnMut(Key) + 'static) {
    super::events::on_document("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is = |selector: &str| target.as_ref().is_some_and(|element| element.matches(selector).unwrap_or(false));
        let in_draft = is("input:not(.edit, [type=checkbox], [type=radio]), textarea:not(.edit)");
        let in_text = is("input:not([type=checkbox], [type=radio]), textarea, select, dialog *");
        let name = event.key();
        let name = if name.chars().count() == 1 { super::letters::lower(&name) } else { name };
        call(Key {
            name,
            command: (event.ctrl_key() || event.meta_key()) && !event.alt_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
            in_draft,
            is_taken: in_text || event.default_prevented(),
            event,
        });
    });
}

/// Calls back whenever the fragment of the address has changed, for as long as the page lives.
pub fn on_hash(mut call: impl FnMut() + 'static) {
    super::events::on_window("hashchange", move |_| call());
}

/// Calls back when the page may be going away, for as long as it lives.
pub fn on_hide(mut call: impl FnMut() + 'static) {
    super::events::on_window("pagehide", move |_| call());
}

/// Calls back when the page comes back as it was left, from the browser's memory: it heard nothing meanwhile.
pub fn on_return(mut call: impl FnMut() + 'static) {
    super::events::on_window("pageshow", move |event| {
        if js_sys::Reflect::get(&event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
            call();
        }
    });
}

/// Has the browser ask before the page is left, whenever this says so; for as long as the page lives.
pub fn on_leave(mut asks: impl FnMut() -> bool + 'static) {
    super::events::on_window("beforeunload", move |event| {
        if asks() {
            event.prevent_default();
        }
    });
}

/// Has the page fill the screen, or not any more. The browser allows it after a click or a key only; refused, nothing changes.
pub fn fill_screen(fill: bool) {
    let asked = || -> Option<Promise> {
        let document = document()?;
        let on: JsValue = if fill { document.document_element()?.into() } else { document.into() };
        let name = if fill { "requestFullscreen" } else { "exitFullscreen" };
        let ask: Function = js_sys::Reflect::get(&on, &name.into()).ok()?.dyn_into().ok()?;
        ask.call0(&on).ok()?.dyn_into().ok()
    };
    if fills_screen() != fill
        && let Some(promise) = asked()
    {
        wasm_bindgen_futures::spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(promise).await) });
    }
}

/// Whether the page fills the screen.
pub fn fills_screen() -> bool {
    let element = document().and_then(|document| js_sys::Reflect::get(&document, &"fullscreenElement".into()).ok());
    element.is_some_and(|element| element.is_object())
}

/// Whether anybody can see the page: it is not in another tab, nor behind a locked screen.
pub fn is_visible() -> bool {
    document()
        .and_then(|document| js_sys::Reflect::get(&document, &"hidden".into()).ok())
        .is_none_or(|hidden| !hidden.is_truthy())
}

/// Whether the device prefers dark colours.
pub fn prefers_dark() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
