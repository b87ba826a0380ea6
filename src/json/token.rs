//! JSON as a flat row of tokens: a list or an object is its length, and what is in it follows.
//!
//! A tree would need code to be built, walked and dropped; a row is walked by counting.

#[derive(Debug, PartialEq)]
pub enum Token {
    Null,
    Flag(bool),
    Number(u64),
    /// A number that we do not write: it is no reason to take a newer record for a damaged one.
    OtherNumber,
    Text(String),
    List(usize),
    /// So many pairs of key and value.
    Object(usize),
}

/// As deep as serde_json goes. What we write is not ten deep.
const DEEPEST: usize = 128;

/// `None`: not JSON.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut parser = Parser { text, at: 0, depth: 0, tokens: Vec::new() };
    parser.value()?;
    parser.space();
    (parser.at == text.len()).then_some(parser.tokens)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    tokens: Vec<Token>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    /// Passes over what `is` holds for.
    fn run(&mut self, is: fn(u8) -> bool) -> Option<&str> {
        let start = self.at;
        while self.peek().is_some_and(is) {
            self.at += 1;
        }
        self.text.get(start..self.at)
    }

    fn space(&mut self) {
        self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// Whether `mark` is next, which is then passed.
    fn eat(&mut self, mark: u8) -> bool {
        self.space();
        let is_next = self.peek() == Some(mark);
        self.at += usize::from(is_next);
        is_next
    }

    fn value(&mut self) -> Option<()> {
        if self.eat(b'[') {
            return self.items(b']');
        }
        if self.eat(b'{') {
            return self.items(b'}');
        }
        if self.eat(b'"') {
            return self.string();
        }
        let word = self.run(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'))?;
        let token = match word {
            "null" => Token::Null,
            "true" => Token::Flag(true),
            "false" => Token::Flag(false),
            _ => number(word)?,
        };
        self.tokens.push(token);
        Some(())
    }

    fn items(&mut self, end: u8) -> Option<()> {
        let is_object = end == b'}';
        let head = self.tokens.len();
        self.tokens.push(Token::Null);
        self.depth += 1;
        let mut count = 0;
        if self.depth > DEEPEST {
            return None;
        }
        if !self.eat(end) {
            loop {
                if is_object {
                    self.eat(b'"').then_some(())?;
                    self.string()?;
                    self.eat(b':').then_some(())?;
                }
                self.value()?;
                count += 1;
                if !self.eat(b',') {
                    break;
                }
            }
            self.eat(end).then_some(())?;
        }
        self.depth -= 1;
        self.tokens[head] = if is_object { Token::Object(count) } else { Token::List(count) };
        Some(())
    }

    /// What is left of a text after its first quote.
    fn string(&mut self) -> Option<()> {
        let mut text = String::new();
        loop {
            text.push_str(self.run(|byte| !matches!(byte, b'"' | b'\\' | ..b' '))?);
            match self.next()? {
                b'"' => break,
                b'\\' => text.push(self.escaped()?),
                _ => return None,
            }
        }
        self.tokens.push(Token::Text(text));
        Some(())
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.hex()?;
                // Beyond the first 65536 characters there are two.
                if code >> 10 == 0xD800 >> 10 {
                    let low = (self.next()? == b'\\' && self.next()? == b'u').then(|| self.hex())??;
                    if low >> 10 != 0xDC00 >> 10 {
                        return None;
                    }
                    code = 0x1_0000 + ((code & 0x3FF) << 10) + (low & 0x3FF);
                }
                char::from_u32(code)?
            }
            same @ (b'"' | b'\\' | b'/') => same.into(),
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.next()?).to_digit(16)?;
        }
        Some(code)
    }
}

/// A number as JSON writes it: whole and not negative, or one that we do not write.
fn number(word: &str) -> Option<Token> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (unsigned, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let has_zero_in_front = whole.len() > 1 && whole.starts_with('0');
    if has_zero_in_front || ![whole, fraction, exponent].into_iter().all(digits) {
        return None;
    }
    // Only what is digits alone parses.
    Some(word.parse().map_or(Token::OtherNumber, Token::Number))
}
