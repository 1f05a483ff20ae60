//! Randomness: the only place that makes any.

use super::window;

/// 64 random bits.
pub fn bits() -> u64 {
    let mut bytes = [0; 8];
    let crypto = window().and_then(|window| window.crypto().ok());
    let drawn = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn {
        u64::from_le_bytes(bytes)
    } else {
        js_sys::Math::random().to_bits() ^ js_sys::Date::now().to_bits().rotate_left(23)
    }
}
