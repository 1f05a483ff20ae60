//! What is left when the app has panicked: a plain page that says so and hands out the plan. Nothing of the app runs any more.

use crate::browser::{dom, files};
use crate::session::last_file;

/// The hook for panics: draws the last page over whatever is there.
pub(super) fn on_panic() {
    let address = last_file().and_then(|text| files::object_url("application/json", &text));
    let mut links = Vec::new();
    if let Some(address) = &address {
        links.push(("Download the plan", address.as_str(), Some("recovered.tandem.json")));
    }
    links.push(("Load the page again", "", None));
    dom::last_resort(
        "Tandem has stopped",
        &[
            "Something went wrong that should not have. What you did up to now is stored on this device; loading the page again brings it back.",
            "If it happens again, download the plan, so that it cannot get lost.",
        ],
        &links,
    );
}
