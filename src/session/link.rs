//! Kits and sheets that travel without a file: by link, code and pasted text. Knows no view.

use crate::signals::*;

use super::Session;
use super::asking::Form;
use super::plan::Toast;
use super::route::Page;
use super::workshop::InRound;
use crate::browser::{compress, page};
use crate::file::code::{Code, code};
use crate::file::link::{self, Coded, Found, Kind, LinkError, MOST_CODED, MOST_TEXT, find};
use crate::file::{Kit, OpenError, SheetFile};
use crate::plan::Id;

/// What stands in the place of the name of a file.
const PASTED: &str = "pasted text";

/// A text that is being pasted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pasting {
    /// The text in the field.
    pub text: String,
    /// Why what it holds was not taken, a sentence each.
    pub refused: Vec<String>,
}

/// A link that asks the questions of a round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// The link.
    pub link: String,
    /// Its code; nothing if it is too long for one.
    pub code: Option<Code>,
}

/// As it travels: deflated where the browser can and where it helps.
async fn coded(kind: Kind, text: &str) -> String {
    let small = compress::deflate(text.as_bytes()).await.filter(|small| small.len() < text.len());
    let deflated = small.is_some();
    Coded { kind, deflated, bytes: small.unwrap_or_else(|| text.as_bytes().to_vec()) }.write()
}

/// The text that has travelled.
async fn text_of(coded: Coded) -> Result<String, LinkError> {
    let damaged = LinkError::Damaged(coded.kind);
    let bytes = if coded.deflated { compress::inflate(&coded.bytes).await.ok_or(damaged)? } else { coded.bytes };
    if bytes.len() > MOST_TEXT {
        return Err(LinkError::TooLarge);
    }
    String::from_utf8(bytes).map_err(|_| damaged)
}

/// Why a sheet or a kit could not be read, in the words for what is no file.
fn in_words(error: &OpenError, kind: Kind) -> String {
    match error {
        OpenError::NewerKind(..) => LinkError::Newer(kind).to_string(),
        _ => LinkError::Damaged(kind).to_string(),
    }
}

async fn sheet_in(found: Result<Found, LinkError>) -> Result<SheetFile, String> {
    let text = match found {
        Ok(Found::Json(text)) => Ok(text),
        Ok(Found::Coded(coded)) => text_of(coded).await,
        Err(error) => Err(error),
    };
    SheetFile::read(&text.map_err(|error| error.to_string())?).map_err(|error| in_words(&error, Kind::Sheet))
}

async fn kit_in(text: &str) -> Result<Kit, String> {
    let coded = Coded::read(text).and_then(|coded| match coded.kind {
        Kind::Kit => Ok(coded),
        Kind::Sheet => Err(LinkError::Answers),
    });
    let coded = coded.map_err(|error| if error == LinkError::Nothing { LinkError::Damaged(Kind::Kit) } else { error });
    let text = match coded {
        Ok(coded) => text_of(coded).await,
        Err(error) => Err(error),
    };
    Kit::read_short(&text.map_err(|error| error.to_string())?).map_err(|error| in_words(&error, Kind::Kit))
}

impl Session {
    /// Opens the kit that the address carries, and clears the address at once: it is no place to come back to. No plan of this device is
    /// touched.
    pub(super) fn open_link(self, kit: String) {
        page::replace_hash(&Page::Answer.route().address());
        spawn_local(async move {
            let route = match kit_in(&kit).await {
                Ok(kit) => self.put_kit(kit),
                Err(why) => {
                    self.refusals.set(vec![format!("The link was not opened. {why}")]);
                    Page::Start.route()
                }
            };
            page::replace_hash(&route.address());
            self.route.set(route);
        });
    }

    /// The address where participants open Tandem.
    pub fn invites_to(self) -> Result<String, LinkError> {
        self.prefs.with(|prefs| link::address(&prefs.address, &page::address()))
    }

    async fn link_to(self, round: &Id) -> Option<String> {
        let address = untrack(|| self.invites_to());
        let made = match (address, self.kit_of(round)) {
            (_, None) => return None,
            (Ok(address), Some(kit)) => link::link(&address, &coded(Kind::Kit, &kit.write_short()).await),
            (Err(error), _) => Err(error),
        };
        made.map_err(|error| self.say(Toast::new(error.to_string()))).ok()
    }

    /// Hands out the link that asks the questions of a round.
    pub(super) fn invite(self, round: &Id, way: &InRound) {
        let (round, way) = (round.clone(), way.clone());
        spawn_local(async move {
            let Some(link) = self.link_to(&round).await else { return };
            match way {
                InRound::CopyLink => {
                    let copied = page::copy(&link).await;
                    self.say(Toast::new(if copied {
                        "The link is copied. Send it to those who answer elsewhere."
                    } else {
                        "The browser did not allow copying. Show the code: the link stands beside it as text."
                    }));
                }
                // Whoever closes the list of programs wants nothing said.
                InRound::ShareLink => drop(page::share("url", &link).await),
                _ => {
                    let code = code(&link);
                    self.invitation.set(Some(Invitation { link, code }));
                }
            }
        });
    }

    /// Hands a sheet out as text.
    pub(super) fn send_sheet(self, sheet: SheetFile, form: Form) {
        spawn_local(async move {
            let text = coded(Kind::Sheet, &sheet.write()).await;
            // What no reader would take travels as the text of its file.
            let text = if text.len() > MOST_CODED { sheet.write() } else { text };
            let who = sheet.handed.name.trim();
            let text = format!(
                "Answers of {} to “{}”, for Tandem:\n\n{text}\n",
                if who.is_empty() { "a participant" } else { who },
                sheet.title
            );
            if form == Form::Shared {
                let _closed = page::share("text", &text).await;
                return;
            }
            let copied = page::copy(&text).await;
            self.say(Toast::new(if copied {
                "Copied. Paste it into a message to whoever asked you."
            } else {
                "The browser did not allow copying. Save the sheet as a file instead."
            }));
        });
    }

    /// Takes the sheets in that are in the text that was pasted. What could not be taken stays in the field, with the reasons.
    pub(super) fn paste(self) {
        let text = self.pasting.with_untracked(|pasting| pasting.text.clone());
        spawn_local(async move {
            let (mut sheets, mut refused) = (Vec::new(), Vec::new());
            for found in find(&text) {
                match sheet_in(found).await {
                    Ok(sheet) => sheets.push((PASTED.to_owned(), sheet)),
                    Err(why) if refused.contains(&why) => {}
                    Err(why) => refused.push(why),
                }
            }
            let text = if refused.is_empty() { String::new() } else { text };
            self.pasting.set(Pasting { text, refused });
            if !sheets.is_empty() {
                self.sheets_came(sheets);
            }
        });
    }
}
