//! Marks of the User Timing API, so that anyone can measure the app from outside.

use super::window;

/// A measure that has begun.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    name: &'static str,
    at: f64,
}

/// Begins a measure, such as `tandem:commit`.
pub fn begin(name: &'static str) -> Begun {
    Begun { name, at: super::clock::now() }
}

/// A measure that began with the page.
pub fn since_page(name: &'static str) -> Begun {
    Begun { name, at: 0.0 }
}

impl Begun {
    /// Ends it and hands it to the browser.
    pub fn end(self) {
        let Some(performance) = window().and_then(|window| window.performance()) else { return };
        let options = js_sys::Object::new();
        let now = performance.now();
        // Setting a property of a new object does not fail.
        let _set = js_sys::Reflect::set(&options, &"start".into(), &self.at.into());
        let _set = js_sys::Reflect::set(&options, &"end".into(), &now.into());
        // A browser without the second edition of the interface simply has no measure.
        let _measure = measure(&performance, self.name, &options);
    }
}

fn measure(performance: &web_sys::Performance, name: &str, options: &js_sys::Object) -> Option<()> {
    let measure = js_sys::Reflect::get(performance, &"measure".into()).ok()?;
    let measure: js_sys::Function = wasm_bindgen::JsCast::dyn_into(measure).ok()?;
    measure.call2(performance, &name.into(), options).ok().map(|_| ())
}
