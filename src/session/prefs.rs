//! The preferences of this device: theme, name, sound, the plan that was open last. They belong to no plan and travel in no file.

use serde_json::{Value as Json, json};

use super::Session;
use crate::browser::{page, storage};
use crate::file::writer::compact;
use crate::plan::Id;

/// Light, dark, or as the device has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the device has it.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

const THEMES: [(Theme, &str); 3] = [(Theme::Device, "device"), (Theme::Light, "light"), (Theme::Dark, "dark")];

/// The preferences.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Prefs {
    /// The theme.
    pub theme: Theme,
    /// Who stands on share points; nothing until it was asked.
    pub by: Option<String>,
    /// The plan that was open last.
    pub last: Option<Id>,
    /// The address where participants open Tandem; nothing if it is that of this page.
    pub address: String,
    /// Whether the end of a time box makes no sound.
    pub silent: bool,
}

const KEY: &str = "tandem/device";

impl Prefs {
    /// Reads them; what cannot be read is as if it had never been chosen.
    pub(super) fn load() -> Self {
        let json: Json =
            storage::get(storage::Shelf::Device, KEY).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let text = |name: &str| json.get(name).and_then(Json::as_str);
        let theme = text("theme").and_then(|word| THEMES.iter().find(|(_, own)| *own == word)).map(|(theme, _)| *theme);
        Self {
            theme: theme.unwrap_or_default(),
            by: text("by").map(str::to_owned),
            last: text("last").and_then(Id::new),
            address: text("address").unwrap_or_default().to_owned(),
            silent: json.get("silent").and_then(Json::as_bool).unwrap_or_default(),
        }
    }

    fn store(&self) {
        let theme = THEMES.iter().find(|(theme, _)| *theme == self.theme).map(|(_, word)| word);
        let json = json!({
            "theme": theme, "by": self.by, "last": self.last.as_ref().map(Id::as_str), "address": self.address, "silent": self.silent,
        });
        // A preference that cannot be stored holds for this visit; the plan's own save state tells of blocked storage.
        let _held = storage::set(storage::Shelf::Device, KEY, &compact(&json));
    }
}

impl Session {
    /// Changes the preferences.
    pub fn prefer(self, change: impl FnOnce(&mut Prefs)) {
        self.prefs.update(change);
        self.prefs.with_untracked(Prefs::store);
        self.show_theme();
    }

    pub(super) fn show_theme(self) {
        let word = match self.prefs.with_untracked(|prefs| prefs.theme) {
            Theme::Device => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        page::set_root_attribute("data-theme", word);
    }
}
