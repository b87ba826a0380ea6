//! Writes JSON without spaces, as serde_json does.

use std::fmt::Write;

#[derive(Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    pub fn done(self) -> String {
        self.text
    }

    /// A comma, unless this is the first of its list, or the value of a key.
    fn next(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'[' | b'{' | b':')) {
            self.text.push(',');
        }
    }

    pub fn word(&mut self, word: &str) {
        self.next();
        self.text.push_str(word);
    }

    pub fn number(&mut self, number: u64) {
        self.next();
        let _ = write!(self.text, "{number}");
    }

    pub fn open(&mut self, bracket: &str) {
        self.word(bracket);
    }

    pub fn close(&mut self, bracket: &str) {
        self.text.push_str(bracket);
    }

    pub fn key(&mut self, key: &str) {
        self.text(key);
        self.colon();
    }

    /// What was just written is a key.
    pub fn colon(&mut self) {
        self.text.push(':');
    }

    pub fn text(&mut self, text: &str) {
        self.word("\"");
        for char in text.chars() {
            match char {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                ..' ' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(char));
                }
                _ => self.text.push(char),
            }
        }
        self.text.push('"');
    }
}
