//! The views. They read the session and run its commands; they know nothing of how a plan is stored.

#![allow(unreachable_pub, reason = "the component macro makes functions and their properties public")]

use leptos::prelude::*;

use crate::session::Session;

pub mod charts;
mod frame;
mod last_resort;
pub mod pages;
pub mod view;
pub mod widgets;

pub use frame::App;

/// Starts the app on this page.
pub fn start() {
    std::panic::set_hook(Box::new(|_| last_resort::on_panic()));
    mount_to_body(|| {
        let session = Session::begin();
        view! { <App session=session/> }
    });
}
