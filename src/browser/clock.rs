//! The clock: the only place that knows what time it is.

use super::window;
use crate::plan::Day;

/// Milliseconds since the page began; never runs backwards.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Today, where the user is.
pub fn today() -> Option<Day> {
    let date = js_sys::Date::new_0();
    Day::of(i32::try_from(date.get_full_year()).ok()?, date.get_month() + 1, date.get_date())
}

/// Milliseconds since 1970, by the clock of the device: it goes on while the device sleeps, and it may be put back.
pub fn instant() -> i64 {
    js_sys::Date::now() as i64
}

/// The hour and the minute that a clock on the wall will show in so many minutes, to the next five.
pub fn wall_time_in(minutes: usize) -> (u32, u32) {
    const FIVE: f64 = 300_000.0;
    let then = ((js_sys::Date::now() + minutes as f64 * 60_000.0) / FIVE).ceil() * FIVE;
    let date = js_sys::Date::new(&then.into());
    (date.get_hours(), date.get_minutes())
}
