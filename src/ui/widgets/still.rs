//! What never changes, as a view: one type for all of it. Knows nothing of what is drawn.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

pub use crate::browser::still::{Still, el};

/// A drawn element in its place.
#[derive(Debug)]
pub struct Drawn(Option<types::Element>);

impl Mountable for Drawn {
    fn unmount(&mut self) {
        if let Some(element) = &self.0 {
            element.remove();
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        if let Some(element) = &mut self.0 {
            element.mount(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.as_ref().is_some_and(|element| element.insert_before_this(child))
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.iter().cloned().collect()
    }
}

impl Render for Still {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn(self.draw())
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut new = Drawn(self.draw());
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Still {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}

// The page is drawn in the browser only; nothing of it is ever text on a server.
impl RenderHtml for Still {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
