//! In the browser this mounts the app; anywhere else it is the `tandem` command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    mount_to_body(|| view! { <nav aria-label="Pages"></nav><main id="main"><h1>"Tandem"</h1></main> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
