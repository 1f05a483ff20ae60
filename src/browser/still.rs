//! Elements that never change, drawn from plain data: no view type is compiled for each of them, so that a picture of hundreds of marks costs
//! the download little. Knows no view.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Node, SvgElement};

use super::page::document;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element with its attributes and what stands in it. An attribute that begins with `--` is set as a property of the style, since the
/// page's policy forbids the attribute `style`.
#[derive(Clone, Debug)]
pub struct Still {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug)]
enum Inside {
    Text(String),
    Element(Still),
}

/// An element with a class; without one if it is empty.
pub fn el(tag: &'static str, class: &str) -> Still {
    let attributes = if class.is_empty() { Vec::new() } else { vec![("class", class.to_owned())] };
    Still { tag, attributes, inside: Vec::new() }
}

impl Still {
    /// The element with an attribute.
    pub fn set(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The element with a text at its end.
    pub fn text(mut self, text: impl ToString) -> Self {
        self.inside.push(Inside::Text(text.to_string()));
        self
    }

    /// The element with another one at its end.
    pub fn and(mut self, child: Self) -> Self {
        self.inside.push(Inside::Element(child));
        self
    }

    /// The element with others at its end.
    pub fn all(mut self, children: Vec<Self>) -> Self {
        self.inside.extend(children.into_iter().map(Inside::Element));
        self
    }

    /// Draws it; nothing only if the browser has no document.
    pub fn draw(&self) -> Option<Element> {
        self.draw_in(&document()?, self.tag == "svg")
    }

    fn draw_in(&self, document: &Document, svg: bool) -> Option<Element> {
        let svg = svg || self.tag == "svg";
        let element =
            if svg { document.create_element_ns(Some(SVG), self.tag) } else { document.create_element(self.tag) }.ok()?;
        for (name, value) in &self.attributes {
            // Names are fixed in the code and fit.
            let _set =
                if name.starts_with("--") { style(&element, name, value) } else { element.set_attribute(name, value).ok() };
        }
        for inside in &self.inside {
            let node: Node = match inside {
                Inside::Text(text) => document.create_text_node(text).into(),
                Inside::Element(child) => child.draw_in(document, svg)?.into(),
            };
            element.append_child(&node).ok()?;
        }
        Some(element)
    }
}

fn style(element: &Element, name: &str, value: &str) -> Option<()> {
    let style = match element.dyn_ref::<HtmlElement>() {
        Some(element) => element.style(),
        None => element.dyn_ref::<SvgElement>()?.style(),
    };
    style.set_property(name, value).ok()
}
