//! Writing JSON: compact, or pretty with two spaces a level, as the common library writes it. One way for all that is written, in place
//! of one compiled per type and style. Knows no plan.

use serde_json::Value as Json;

/// A text of JSON that is being written.
pub(super) struct Writer {
    text: String,
    /// Whether each part gets a line of its own.
    pretty: bool,
    /// How deep in objects and lists.
    depth: usize,
    /// Whether nothing stands in the innermost object or list yet.
    empty: bool,
}

impl Writer {
    /// Begins a text of about this length.
    pub(super) fn new(pretty: bool, length: usize) -> Self {
        Self { text: String::with_capacity(length), pretty, depth: 0, empty: true }
    }

    /// The text.
    pub(super) fn done(self) -> String {
        self.text
    }

    /// Begins an object with `{`, or a list with `[`.
    pub(super) fn begin(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.empty = true;
    }

    /// Ends it.
    pub(super) fn end(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.empty {
            self.line();
        }
        self.empty = false;
        self.text.push(bracket);
    }

    /// Before each item of a list.
    pub(super) fn item(&mut self) {
        if !self.empty {
            self.text.push(',');
        }
        self.empty = false;
        self.line();
    }

    /// The name of an entry of an object, before its value.
    pub(super) fn name(&mut self, name: &str) {
        self.item();
        self.string(name);
        self.text.push_str(if self.pretty { ": " } else { ":" });
    }

    /// An entry of an object.
    pub(super) fn entry(&mut self, name: &str, value: &Json) {
        self.name(name);
        self.value(value);
    }

    /// Any value.
    pub(super) fn value(&mut self, value: &Json) {
        match value {
            Json::Null => self.text.push_str("null"),
            Json::Bool(true) => self.text.push_str("true"),
            Json::Bool(false) => self.text.push_str("false"),
            Json::Number(number) => self.text.push_str(&number.to_string()),
            Json::String(text) => self.string(text),
            Json::Array(items) => {
                self.begin('[');
                for item in items {
                    self.item();
                    self.value(item);
                }
                self.end(']');
            }
            Json::Object(entries) => {
                self.begin('{');
                for (name, value) in entries {
                    self.entry(name, value);
                }
                self.end('}');
            }
        }
    }

    /// A text in quotes.
    pub(super) fn string(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            let (plain, special) = rest.split_at(at);
            self.text.push_str(plain);
            let mut letters = special.chars();
            let special = letters.next().unwrap_or_default();
            rest = letters.as_str();
            match special {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                other => self.text.push_str(&format!("\\u{:04x}", u32::from(other))),
            }
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn line(&mut self) {
        if self.pretty {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }
}

/// A value in as few characters as possible.
pub fn compact(json: &Json) -> String {
    let mut writer = Writer::new(false, 0);
    writer.value(json);
    writer.done()
}

/// A value as people read it.
pub fn pretty(json: &Json) -> String {
    let mut writer = Writer::new(true, 0);
    writer.value(json);
    writer.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_as_the_library_does() {
        let texts = ["", "plain", "\"quoted\" \\ back", "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}", "ä ☃ 😀\u{2028}", "end\n"];
        let numbers = serde_json::json!([0, -1, u64::MAX, i64::MIN, 1.5, 1e300, -0.0]);
        let deep = serde_json::json!({"a": [], "b": {}, "c": [[], [1, {"x": null}], {}], "d": [true, false], "\n": {"": [[]]}});
        for json in [serde_json::json!(texts), numbers, deep, Json::Null, serde_json::json!({"k": texts})] {
            assert_eq!(compact(&json), json.to_string());
            assert_eq!(Some(pretty(&json)), serde_json::to_string_pretty(&json).ok());
        }
    }
}
