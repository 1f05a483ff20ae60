//! Routes: where the user is, as the fragment of the address. Knows no view and no browser.

/// A page of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// What Tandem is for, and the ways in.
    Start,
    /// The workshop.
    Workshop,
    /// The roles and responsibilities.
    Roles,
    /// Plan files.
    Files,
    /// The questions of a round, for one participant.
    Answer,
}

/// The pages, with their word in the address and their name. The navigation has neither the start nor the answering.
pub const PAGES: [(Page, &str, &str); 5] = [
    (Page::Start, "", "Start"),
    (Page::Workshop, "workshop", "Workshop"),
    (Page::Roles, "roles", "Roles"),
    (Page::Files, "files", "Files"),
    (Page::Answer, "answer", "Your answers"),
];

/// A page, one of its views, and what is chosen on it: `#/roles/list?area=roadmap`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// The view of the page; empty for the first one.
    pub view: String,
    /// What is chosen, in order.
    pub query: Vec<(String, String)>,
}

impl Page {
    /// Its name.
    pub fn name(self) -> &'static str {
        PAGES.iter().find(|(page, ..)| *page == self).map_or("", |(_, _, name)| name)
    }

    /// The route to it with nothing chosen.
    pub fn route(self) -> Route {
        self.view("")
    }

    /// The route to one of its views with nothing chosen.
    pub fn view(self, view: &str) -> Route {
        Route { page: self, view: view.to_owned(), query: Vec::new() }
    }
}

impl Route {
    /// Reads a fragment. What it does not know leads to the start.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches(['#', '/']);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (word, view) = path.trim_end_matches('/').split_once('/').unwrap_or((path.trim_end_matches('/'), ""));
        let page = PAGES.iter().find(|(_, own, _)| *own == word).map_or(Page::Start, |(page, ..)| *page);
        let query = query.split('&').filter_map(|pair| pair.split_once('='));
        let query = query.map(|(key, value)| (decode(key), decode(value))).filter(|(key, _)| !key.is_empty()).collect();
        Self { page, view: decode(view), query }
    }

    /// Its fragment.
    pub fn address(&self) -> String {
        let word = PAGES.iter().find(|(page, ..)| *page == self.page).map_or("", |(_, word, _)| word);
        let query: Vec<String> = self.query.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect();
        let joint = if self.view.is_empty() { "" } else { "/" };
        let path = format!("#/{word}{joint}{}", encode(&self.view));
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    /// What is chosen under a key.
    pub fn chosen(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    /// The route with something else chosen under a key; with nothing, without the key.
    pub fn with(&self, key: &str, value: Option<&str>) -> Self {
        let mut query: Vec<(String, String)> = self.query.iter().filter(|(own, _)| own != key).cloned().collect();
        query.extend(value.map(|value| (key.to_owned(), value.to_owned())));
        Self { query, ..self.clone() }
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':' | b',');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => std::str::from_utf8(&[*high, *low]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(if *first == b'+' { b' ' } else { *first }));
        rest = if escaped.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
