//! Elements: sizes, visibility, dialogs, the last resort when the app is gone. Knows no view.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlDialogElement, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

use super::element::Element;
use super::page::document;

/// Watches how wide an element is; calls back at once and whenever that changes. Ends when it is dropped.
#[derive(Debug)]
pub struct WidthWatch(ResizeObserver, #[allow(dead_code, reason = "kept alive for the observer")] Closure<dyn FnMut()>);

impl WidthWatch {
    /// Watches this element. The width is in CSS pixels.
    pub fn new(element: &Element, mut call: impl FnMut(f64) + 'static) -> Option<Self> {
        let own = element.raw().clone();
        call(f64::from(own.client_width()));
        let changed = Closure::<dyn FnMut()>::new(move || call(f64::from(own.client_width())));
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element.raw());
        Some(Self(observer, changed))
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

/// Watches whether elements are on the screen or near it. Ends when it is dropped.
#[derive(Debug)]
pub struct SightWatch(
    IntersectionObserver,
    #[allow(dead_code, reason = "kept alive for the observer")] Closure<dyn FnMut(js_sys::Array)>,
);

impl SightWatch {
    /// Calls back with the element and whether it is within `margin` pixels of the screen.
    pub fn new(margin: u32, mut call: impl FnMut(Element, bool) + 'static) -> Option<Self> {
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
                call(Element::of(entry.target()), entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(&format!("{margin}px 0px"));
        let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self(observer, seen))
    }

    /// Watches this element as well.
    pub fn watch(&self, element: &Element) {
        self.0.observe(element.raw());
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

/// Sine and cosine, the browser's own: Rust's would be 9 KB of code for the few arcs of a chart.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    (js_sys::Math::sin(angle), js_sys::Math::cos(angle))
}

/// How high an element is, in CSS pixels.
pub fn height(element: &Element) -> f64 {
    element.raw().get_bounding_client_rect().height()
}

/// How large the letters of the page are, in CSS pixels: what a measure in rem stands for.
pub fn letter_size() -> f64 {
    let root = document().and_then(|document| document.document_element());
    let style = root.and_then(|root| super::window()?.get_computed_style(&root).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.map(|size| js_sys::parse_float(&size)).filter(|size| *size > 0.0).unwrap_or(16.0)
}

/// Whether the focus is in an element.
pub fn has_focus(element: &Element) -> bool {
    super::page::focused().is_some_and(|focused| element.raw().contains(Some(&focused)))
}

/// Opens a dialog over the page, or closes it; the browser keeps the focus in it and gives it back.
pub fn show_dialog(dialog: &Element, open: bool) {
    let Some(dialog) = dialog.raw().dyn_ref::<HtmlDialogElement>() else { return };
    if open && !dialog.open() {
        // It fails only for a dialog that is not on the page, and then there is nothing to show.
        let _shown = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}

/// Shows what is left to do when the app itself cannot go on: a heading, paragraphs, and links with their addresses and, for a
/// download, the name of the file. Built of plain elements, since nothing of the app can be relied on.
pub fn last_resort(heading: &str, paragraphs: &[&str], links: &[(&str, &str, Option<&str>)]) {
    let drawn = || -> Option<()> {
        let document = document()?;
        let body = document.body()?;
        body.set_text_content(None);
        let main: HtmlElement = document.create_element("main").ok()?.dyn_into().ok()?;
        main.set_id("main");
        main.set_class_name("recovery");
        let add = |tag: &str, text: &str| -> Option<web_sys::Element> {
            let element = document.create_element(tag).ok()?;
            element.set_text_content(Some(text));
            main.append_child(&element).ok()?;
            Some(element)
        };
        add("h1", heading)?;
        for paragraph in paragraphs {
            add("p", paragraph)?;
        }
        for (text, address, file) in links {
            let link = add("a", text)?;
            link.set_class_name("btn");
            link.set_attribute("href", address).ok()?;
            if let Some(file) = file {
                link.set_attribute("download", file).ok()?;
            }
        }
        body.append_child(&main).ok()?;
        Some(())
    };
    let _drawn = drawn();
}
