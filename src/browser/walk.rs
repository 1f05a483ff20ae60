//! Walking through a picture by keyboard: numbered marks of which one at a time is a tab stop; and opening a
//! part of a list from elsewhere. Knows no picture and no list.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SvgElement};

use super::element::{Element, Event};
use super::page::document;

/// The attribute that numbers a mark.
pub const AT: &str = "data-at";

/// The attribute of a link that opens a topic in a list.
pub const TOPIC: &str = "data-topic";

/// The text that the innermost element around an event has under this attribute.
pub fn text_of(event: &Event, attribute: &str) -> Option<String> {
    event.target()?.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// The number that the innermost element around an event has under this attribute.
pub fn number_of(event: &Event, attribute: &str) -> Option<usize> {
    text_of(event, attribute)?.parse().ok()
}

/// Makes a mark the one tab stop of a picture and puts the focus on it.
pub fn walk_to(picture: &Element, number: usize) {
    let find = |selector: String| picture.raw().query_selector(&selector).ok().flatten();
    let Some(mark) = find(format!("[{AT}=\"{number}\"]")) else { return };
    if let Some(before) = find(format!("[{AT}][tabindex=\"0\"]")) {
        let _set = before.set_attribute("tabindex", "-1");
    }
    let _set = mark.set_attribute("tabindex", "0");
    if let Ok(mark) = mark.dyn_into::<SvgElement>() {
        let _focused = mark.focus();
    }
}

/// Opens the `details` with this id and puts the focus on its summary.
pub fn open_details(id: &str) {
    let Some(details) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let _opened = details.set_attribute("open", "");
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _focused = summary.focus();
    }
}
