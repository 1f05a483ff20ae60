//! The browser: the only code that touches web-sys and js-sys. It knows no plan: it moves texts, bytes, keys and times.

pub mod clock;
pub mod compress;
pub mod dom;
pub mod element;
pub mod events;
pub mod files;
pub mod letters;
pub mod locks;
pub mod page;
pub mod random;
pub mod sound;
pub mod storage;
pub mod timing;
pub mod walk;

pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
