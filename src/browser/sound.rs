//! A short, soft tone. Bound by hand, since web-sys would bring a type for every node of it. Where the browser has no sound, or does not
//! allow it, nothing happens. Knows no reason for a tone.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// The two notes of the tone, in hertz: a fourth, falling.
const NOTES: [f64; 2] = [659.25, 493.88];
/// How long a note rings, and how long the next one waits for it, in seconds.
const RINGS: (f64, f64) = (1.4, 0.35);
/// How loud it is at most, out of 1.
const LOUD: f64 = 0.18;
/// What an ear takes for silence; a fall cannot end at nothing.
const SILENCE: f64 = 0.0001;

thread_local! {
    /// What makes sound, once somebody has pressed a key or clicked: before that no browser allows it.
    static SOURCE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let function: Function = get(of, name)?.dyn_into().ok()?;
    Reflect::apply(&function, of, &with.iter().collect::<Array>()).ok()
}

/// Gets ready to sound. It counts only while a key or a click is handled.
pub fn wake() {
    let source = SOURCE.with_borrow_mut(|source| {
        if source.is_none() {
            let made = window().and_then(|window| get(&window, "AudioContext")).and_then(|made| made.dyn_into::<Function>().ok());
            *source = made.and_then(|made| Reflect::construct(&made, &Array::new()).ok());
        }
        source.clone()
    });
    let Some(source) = source.filter(|source| !is_ready(source)) else { return };
    if let Some(Ok(resumed)) = call(&source, "resume", &[]).map(JsCast::dyn_into::<Promise>) {
        // Refused, it stays silent.
        spawn_local(async move { drop(JsFuture::from(resumed).await) });
    }
}

fn is_ready(source: &JsValue) -> bool {
    get(source, "state").and_then(|state| state.as_string()).is_some_and(|state| state == "running")
}

/// Sounds the tone, if the browser lets it. What is not ready stays silent: it must not sound later, when nobody knows why.
pub fn tone() {
    let Some(source) = SOURCE.with_borrow(Clone::clone).filter(is_ready) else { return };
    let Some(now) = get(&source, "currentTime").and_then(|now| now.as_f64()) else { return };
    for (place, pitch) in NOTES.iter().enumerate() {
        let _rung = note(&source, *pitch, now + RINGS.1 * place as f64);
    }
}

fn note(source: &JsValue, pitch: f64, at: f64) -> Option<()> {
    let (voice, loudness) = (call(source, "createOscillator", &[])?, call(source, "createGain", &[])?);
    let gain = get(&loudness, "gain")?;
    Reflect::set(&get(&voice, "frequency")?, &"value".into(), &pitch.into()).ok()?;
    call(&gain, "setValueAtTime", &[SILENCE.into(), at.into()])?;
    call(&gain, "exponentialRampToValueAtTime", &[LOUD.into(), (at + 0.03).into()])?;
    call(&gain, "exponentialRampToValueAtTime", &[SILENCE.into(), (at + RINGS.0).into()])?;
    call(&voice, "connect", std::slice::from_ref(&loudness))?;
    call(&loudness, "connect", &[get(source, "destination")?])?;
    call(&voice, "start", &[at.into()])?;
    call(&voice, "stop", &[(at + RINGS.0).into()]).map(drop)
}
