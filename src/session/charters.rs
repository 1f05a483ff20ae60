//! Charters on their way out: printed, downloaded, copied. Knows no view; what a charter says is not its business.

use super::Session;
use super::export::file_stem;
use super::plan::Toast;
use super::route::{Page, Route};
use crate::analysis::charter::{Charter, charters};
use crate::browser::{clock, events, files, page};
use crate::file::markdown;
use crate::plan::Id;

/// The address under which the charters of all roles stand beneath each other.
pub fn all_charters() -> Route {
    Page::Roles.view("charters").with("show", Some("all"))
}

impl Session {
    /// The charter of a role, or of all.
    fn charters_of(self, role: Option<&Id>) -> Vec<Charter> {
        let mut all = charters(&self.plan(), clock::today());
        all.retain(|charter| role.is_none_or(|role| charter.role == *role));
        all
    }

    pub(super) fn print_charters(self) {
        self.go(&all_charters());
        crate::signals::spawn_local(async {
            // The first frame after the route has changed draws them.
            for _ in 0..2 {
                events::next_frame().await;
            }
            page::print();
        });
    }

    pub(super) fn download_charter(self, role: Option<&Id>) {
        let all = self.charters_of(role);
        let stem = all.first().filter(|_| role.is_some()).map(|charter| file_stem(&charter.name)).unwrap_or_default();
        let name = match stem.as_str() {
            "" if role.is_none() => "charters.md".to_owned(),
            "" => "charter.md".to_owned(),
            stem => format!("charter-{stem}.md"),
        };
        self.download_out(&name, &markdown::charters(&all));
    }

    pub(super) fn copy_charter(self, role: Option<&Id>) {
        let text = markdown::charters(&self.charters_of(role));
        crate::signals::spawn_local(async move { self.copy_out(&text).await });
    }

    /// Downloads Markdown and says under which name.
    pub(super) fn download_out(self, name: &str, text: &str) {
        files::download(name, "text/markdown", text);
        self.say(Toast::new(format!("Downloaded as {name}.")));
    }

    /// Puts Markdown on the clipboard and says whether that went well.
    pub(super) async fn copy_out(self, text: &str) {
        let copied = page::copy(text).await;
        let said = if copied { "Copied as Markdown." } else { "The browser did not allow copying. Download it instead." };
        self.say(Toast::new(said.to_owned()));
    }
}
