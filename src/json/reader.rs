//! Reads tokens in their order, and notes whether one was not what was asked for.

use super::{
    token::{Token, tokens},
    unrecognised::Unrecognised,
};

pub struct Reader {
    tokens: Vec<Token>,
    at: usize,
    failed: bool,
}

/// An object that is being read: where its pairs are.
#[derive(Clone, Copy)]
pub struct Object {
    start: usize,
    end: usize,
}

impl Reader {
    pub fn of(text: &str) -> Result<Self, Unrecognised> {
        match tokens(text) {
            Some(tokens) => Ok(Self { tokens, at: 0, failed: false }),
            None => Err(Unrecognised),
        }
    }

    /// `read`, unless anything was not of its type.
    pub fn done<T>(self, read: T) -> Result<T, Unrecognised> {
        if self.failed { Err(Unrecognised) } else { Ok(read) }
    }

    /// Notes that something was not of its type.
    pub fn fail<T: Default>(&mut self) -> T {
        self.failed = true;
        T::default()
    }

    /// Whether anything was not of its type so far.
    pub fn has_failed(&self) -> bool {
        self.failed
    }

    fn next(&mut self) -> Option<&mut Token> {
        self.at += 1;
        self.tokens.get_mut(self.at - 1)
    }

    pub fn text(&mut self) -> String {
        match self.next() {
            Some(Token::Text(text)) => std::mem::take(text),
            _ => self.fail(),
        }
    }

    pub fn flag(&mut self) -> bool {
        match self.next() {
            Some(Token::Flag(flag)) => *flag,
            _ => self.fail(),
        }
    }

    pub fn number(&mut self, most: u64) -> u64 {
        match self.next() {
            Some(Token::Number(number)) if *number <= most => *number,
            _ => self.fail(),
        }
    }

    /// One of `all` by its number.
    pub fn variant<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.number(all.len() as u64 - 1) as usize]
    }

    /// Whether `null` is next, which is then passed.
    pub fn is_null(&mut self) -> bool {
        let is_null = self.tokens.get(self.at) == Some(&Token::Null);
        self.at += usize::from(is_null);
        is_null
    }

    /// Whether a list is next. It is not passed.
    pub fn is_list(&self) -> bool {
        matches!(self.tokens.get(self.at), Some(Token::List(_)))
    }

    /// How many values follow.
    pub fn list(&mut self) -> usize {
        match self.next() {
            Some(Token::List(count)) => *count,
            _ => self.fail(),
        }
    }

    /// `count` fields follow.
    pub fn fields(&mut self, count: usize) {
        if self.list() != count {
            self.failed = true;
        }
    }

    /// How many pairs follow.
    pub fn pairs(&mut self) -> usize {
        match self.next() {
            Some(Token::Object(count)) => *count,
            _ => self.fail(),
        }
    }

    /// For fields by their names. What nobody asks for is passed by [`Reader::close`].
    pub fn open(&mut self) -> Object {
        let mut left = 2 * self.pairs();
        let start = self.at;
        while left > 0 {
            left -= 1;
            left += self.skip_one();
        }
        Object { start, end: self.at }
    }

    pub fn field<T>(&mut self, object: Object, key: &str, read: fn(&mut Self) -> T) -> T {
        if !self.find(object, key) {
            self.failed = true;
        }
        read(self)
    }

    /// A field that may be missing.
    pub fn field_or_empty<T: Default>(&mut self, object: Object, key: &str, read: fn(&mut Self) -> T) -> T {
        if self.find(object, key) { read(self) } else { T::default() }
    }

    pub fn close(&mut self, object: Object) {
        self.at = object.end;
    }

    /// Goes to the value of a key; of two to the last.
    fn find(&mut self, object: Object, key: &str) -> bool {
        let mut found = None;
        self.at = object.start;
        while self.at < object.end {
            let is_it = matches!(&self.tokens[self.at], Token::Text(text) if text == key);
            self.at += 1;
            if is_it {
                found = Some(self.at);
            }
            self.skip();
        }
        if let Some(at) = found {
            self.at = at;
        }
        found.is_some()
    }

    /// Passes a value, whatever it is.
    fn skip(&mut self) {
        let mut left = 1;
        while left > 0 {
            left -= 1;
            left += self.skip_one();
        }
    }

    /// How many values follow that belong to the one passed.
    fn skip_one(&mut self) -> usize {
        match self.next() {
            Some(Token::List(count)) => *count,
            Some(Token::Object(count)) => 2 * *count,
            _ => 0,
        }
    }
}
