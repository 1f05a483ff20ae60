//! Events of the window and the document, and waiting. Knows no view.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget};

use super::window;

/// Calls back on every event of the window with this name, for as long as the page lives.
pub fn on_window(name: &str, call: impl FnMut(Event) + 'static) {
    if let Some(window) = window() {
        listen(&window, name, call);
    }
}

/// Calls back on every event of the document with this name, for as long as the page lives.
pub fn on_document(name: &str, call: impl FnMut(Event) + 'static) {
    if let Some(document) = window().and_then(|window| window.document()) {
        listen(&document, name, call);
    }
}

fn listen(target: &EventTarget, name: &str, call: impl FnMut(Event) + 'static) {
    let call = Closure::<dyn FnMut(Event)>::new(call);
    // Adding a listener to the window or the document does not fail.
    let _added = target.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
    call.forget();
}

/// Waits until so many milliseconds have passed; with 0, until the browser had a chance to draw and to take input.
pub async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _id = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    // The promise is never rejected.
    let _done = JsFuture::from(promise).await;
}

/// Waits until what is being done now is done: for what needs the page as it is then.
pub async fn soon() {
    let _done = JsFuture::from(js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL)).await;
}

/// Waits for the next frame.
pub async fn next_frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _id = window.request_animation_frame(&done);
        }
    });
    let _done = JsFuture::from(promise).await;
}
