//! In the browser this starts the app; anywhere else it is the `tandem` command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    tandem::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run(std::env::args().skip(1).collect())
}
