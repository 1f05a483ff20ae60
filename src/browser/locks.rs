//! Locks between tabs. Bound by hand: web-sys has them only behind an unstable flag.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::window;

/// Does some work while no other tab holds the lock of this name. Waits for it. Where the browser has no locks, the work is done
/// all the same.
pub async fn with_lock<F: Future<Output = ()> + 'static>(name: &str, work: F) {
    let work = Rc::new(RefCell::new(Some(work)));
    let Some((locks, request)) = locks() else {
        let work = work.borrow_mut().take();
        if let Some(work) = work {
            work.await;
        }
        return;
    };
    let run = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |_lock: JsValue| {
        let work = work.borrow_mut().take();
        future_to_promise(async move {
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Ok(done) = request.call2(&locks, &name.into(), run.as_ref())
        && let Ok(done) = done.dyn_into::<Promise>()
    {
        // It is rejected only if the page goes away.
        let _done = JsFuture::from(done).await;
    }
}

fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window()?.navigator(), &"locks".into()).ok().filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// A lock that is held, or waited for, until this is dropped.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _released = release.call0(&JsValue::NULL);
        }
    }
}

/// Waits for the lock of this name and calls back when it is there; keeps it until what comes back is dropped, or the page goes away.
pub fn hold(name: &str, granted: impl FnOnce() + 'static) -> Held {
    let mut release = None;
    let released = Promise::new(&mut |done, _| release = Some(done));
    let name = name.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        let work = async move {
            granted();
            let _released = JsFuture::from(released).await;
        };
        with_lock(&name, work).await;
    });
    Held(release)
}
