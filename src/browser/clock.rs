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
