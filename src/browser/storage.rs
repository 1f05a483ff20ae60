//! The browser's storage: texts by key. The only place that names it. Knows nothing of what the texts mean.

use wasm_bindgen::JsCast;
use web_sys::Storage;

use super::window;
use crate::plan::sorting::sort;

/// Why a text could not be stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The browser's room for this address is used up.
    Full,
    /// The browser does not let this page store anything.
    Blocked,
}

/// How long a text the browser keeps for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// For all tabs, until it is removed.
    Device,
    /// For this tab, until it is closed.
    Tab,
}

fn storage(shelf: Shelf) -> Option<Storage> {
    // Asking for it throws where storage is blocked.
    let window = window()?;
    match shelf {
        Shelf::Device => window.local_storage().ok()?,
        Shelf::Tab => window.session_storage().ok()?,
    }
}

/// The text under a key; nothing if there is none, or storage is blocked.
pub fn get(shelf: Shelf, key: &str) -> Option<String> {
    storage(shelf)?.get_item(key).ok()?
}

/// Stores a text under a key.
pub fn set(shelf: Shelf, key: &str, text: &str) -> Result<(), StoreError> {
    let storage = storage(shelf).ok_or(StoreError::Blocked)?;
    storage.set_item(key, text).map_err(|error| {
        let name = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
        let full = name
            .or_else(|| js_sys::Reflect::get(&error, &"name".into()).ok()?.as_string())
            .is_some_and(|name| name.contains("Quota"));
        if full { StoreError::Full } else { StoreError::Blocked }
    })
}

/// Removes the text under a key.
pub fn remove(shelf: Shelf, key: &str) {
    if let Some(storage) = storage(shelf) {
        // Removing fails only where storage is blocked, and then there is nothing to remove.
        let _blocked = storage.remove_item(key);
    }
}

/// All keys that begin like this, sorted.
pub fn keys(shelf: Shelf, prefix: &str) -> Vec<String> {
    let Some(storage) = storage(shelf) else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let all = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let mut keys: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
    sort(&mut keys);
    keys
}

/// What happened to a key of the device's storage in another tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Elsewhere {
    /// It has another text now.
    Set(String, String),
    /// It was removed.
    Removed(String),
    /// Everything was removed.
    Cleared,
}

/// Calls back whenever another tab changes the device's storage; for as long as the page lives.
pub fn on_change_elsewhere(mut call: impl FnMut(Elsewhere) + 'static) {
    super::events::on_window("storage", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else { return };
        call(match (event.key(), event.new_value()) {
            (None, _) => Elsewhere::Cleared,
            (Some(key), None) => Elsewhere::Removed(key),
            (Some(key), Some(text)) => Elsewhere::Set(key, text),
        });
    });
}

/// Asks the browser not to clear this page's storage when room gets scarce. It may say no; nothing depends on it.
pub fn ask_to_persist() {
    let manager =
        window().map(|window| window.navigator()).and_then(|navigator| js_sys::Reflect::get(&navigator, &"storage".into()).ok());
    let Some(manager) = manager.filter(|manager| manager.is_object()) else { return };
    let persist =
        js_sys::Reflect::get(&manager, &"persist".into()).ok().and_then(|persist| persist.dyn_into::<js_sys::Function>().ok());
    if let Some(persist) = persist {
        // The answer comes later and is not needed.
        let _later = persist.call0(&manager);
    }
}
