//! The browser's own deflate. Bound by hand: web-sys has these streams only behind an unstable flag.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Deflates; nothing if the browser cannot.
pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes).await.ok()
}

/// Inflates; nothing if the browser cannot, or these bytes were not deflated.
pub async fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes).await.ok()
}

async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let maker: Function = Reflect::get(&js_sys::global(), &stream.into())?.dyn_into()?;
    let stream = Reflect::construct(&maker, &Array::of1(&"deflate-raw".into()))?;
    let blob = web_sys::Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let source: Object = blob.stream().into();
    let pipe: Function = Reflect::get(&source, &"pipeThrough".into())?.dyn_into()?;
    let piped = pipe.call1(&source, &stream)?;
    let response = web_sys::Response::new_with_opt_readable_stream(Some(piped.unchecked_ref()))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
