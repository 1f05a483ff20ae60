//! Files: down to the user's disk and up from it. The only place with blobs and file pickers. Knows no format.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

use super::window;

/// A file that a user chose or dropped: nothing of it is read yet.
#[derive(Clone, Debug)]
pub struct Chosen(File);

impl Chosen {
    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        let size = self.0.size();
        if (0.0..9e15).contains(&size) { size as usize } else { 0 }
    }

    /// Its bytes; an error if it cannot be read, since it has moved, or changed after it was chosen.
    pub async fn bytes(&self) -> Result<Vec<u8>, Unreadable> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.map_err(|_| Unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// The file could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unreadable;

/// Offers a text as a file to save.
pub fn download(name: &str, mime: &str, text: &str) {
    let made = || -> Option<()> {
        let url = object_url(mime, text)?;
        let document = window()?.document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        document.body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        // The browser has begun to read it by now in no browser that we know; give it a minute.
        let free = Closure::once_into_js(move || {
            let _revoked = Url::revoke_object_url(&url);
        });
        window()?.set_timeout_with_callback_and_timeout_and_arguments_0(free.unchecked_ref(), 60_000).ok()?;
        Some(())
    };
    // Each of these steps works in every browser that runs the page; there is nothing to fall back to.
    let _made = made();
}

/// An address under which a text can be downloaded while the page lives.
pub fn object_url(mime: &str, text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn listed(files: Option<FileList>) -> Vec<Chosen> {
    let files = files.iter();
    files.flat_map(|files| (0..files.length()).filter_map(|at| files.get(at))).map(Chosen).collect()
}

/// Asks the user to choose files. Calls back with them; not at all if they choose none. Only after a click or a key.
pub fn choose(accept: &str, call: impl FnOnce(Vec<Chosen>) + 'static) {
    let opened = || -> Option<()> {
        let input: HtmlInputElement = window()?.document()?.create_element("input").ok()?.dyn_into().ok()?;
        input.set_type("file");
        input.set_accept(accept);
        input.set_multiple(true);
        let own = input.clone();
        let changed = Closure::once_into_js(move |_: Event| {
            let files = listed(own.files());
            if !files.is_empty() {
                call(files);
            }
        });
        input.add_event_listener_with_callback("change", changed.unchecked_ref()).ok()?;
        input.click();
        Some(())
    };
    let _opened = opened();
}

/// Calls back with the files that are dropped on the page, and says while one hovers over it; for as long as the page lives.
pub fn on_drop(mut hovering: impl FnMut(Hover) + Clone + 'static, mut call: impl FnMut(Vec<Chosen>) + 'static) {
    let has_files = |event: &Event| -> Option<web_sys::DataTransfer> {
        let data = event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()?;
        data.types().includes(&"Files".into(), 0).then_some(data)
    };
    let mut over = hovering.clone();
    super::events::on_document("dragover", move |event| {
        if has_files(&event).is_some() {
            event.prevent_default();
            over(Hover::Over);
        }
    });
    let mut away = hovering.clone();
    super::events::on_document("dragleave", move |event| {
        if event.dyn_ref::<web_sys::DragEvent>().is_some_and(|drag| drag.related_target().is_none()) {
            away(Hover::Away);
        }
    });
    super::events::on_document("drop", move |event| {
        if let Some(data) = has_files(&event) {
            event.prevent_default();
            hovering(Hover::Away);
            let files = listed(data.files());
            if !files.is_empty() {
                call(files);
            }
        }
    });
}

/// Whether a file hovers over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hover {
    /// It does.
    Over,
    /// It is gone.
    Away,
}
