//! The views. They read the session and run its commands; they know nothing of how a plan is stored.

pub mod charts;
mod frame;
mod last_resort;
pub mod pages;
pub mod view;
pub mod widgets;

use crate::browser::element::Element;
use crate::session::Session;
use crate::signals;
use view::Child;

/// Starts the app on this page.
pub fn start() {
    std::panic::set_hook(Box::new(|_| last_resort::on_panic()));
    signals::begin(|| {
        if let Some(body) = Element::body() {
            frame::app(Session::begin()).put(&mut |piece| body.append(piece));
        }
    });
}
