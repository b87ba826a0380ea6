//! Numbers and texts as bytes. There is one way to write each, and what is written otherwise is not read.

use super::clean;

/// Longest text of a payload, in characters.
pub(super) const TEXT: usize = 200;

#[derive(Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub fn mark(&mut self, mark: u16) {
        self.0.extend(mark.to_be_bytes());
    }

    /// Seven bits a byte, the lowest first.
    pub fn number(&mut self, number: u64) {
        let mut rest = number;
        while rest >= 0x80 {
            self.byte(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.byte(rest as u8);
    }

    /// Small numbers of either sign are short.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as u64);
    }

    pub fn text(&mut self, text: &str) {
        let text = clean(text, TEXT);
        self.number(text.len() as u64);
        self.0.extend(text.bytes());
    }
}

/// Answers with nothing, now and from then on, where the bytes are not of its form.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
    failed: bool,
}

impl<'b> Reader<'b> {
    pub fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, failed: false }
    }

    /// Whether all was read, and all was of its form.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty() && !self.failed
    }

    pub fn has_failed(&self) -> bool {
        self.failed
    }

    pub fn fail(&mut self) {
        self.failed = true;
        self.rest = &[];
    }

    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    pub fn mark(&mut self) -> u16 {
        match self.take(2) {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0,
        }
    }

    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for n in 0..10 {
            let byte = self.byte();
            let bits = u64::from(byte & 0x7f);
            if n == 9 && bits > 1 || byte == 0 && n > 0 {
                break;
            }
            number |= bits << (7 * n);
            if byte < 0x80 {
                return number;
            }
        }
        self.fail();
        0
    }

    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    /// How many follow, each of so many bytes at least.
    pub fn count(&mut self, least: usize) -> usize {
        let count = self.number();
        let most = (self.rest.len() / least) as u64;
        if count > most {
            self.fail();
            return 0;
        }
        count as usize
    }

    pub fn text(&mut self) -> String {
        let length = self.count(1);
        let text = std::str::from_utf8(self.take(length)).unwrap_or("\0");
        if clean(text, TEXT) == text {
            return text.to_owned();
        }
        self.fail();
        String::new()
    }

    fn take(&mut self, length: usize) -> &'b [u8] {
        match self.rest.split_at_checked(length) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_read_back_as_they_were_written() {
        let (numbers, signed) = ([0, 1, 127, 128, 16_384, u64::MAX], [0, -1, 1, -64, 64, i64::MIN, i64::MAX]);
        let mut writer = Writer::default();
        numbers.iter().for_each(|number| writer.number(*number));
        signed.iter().for_each(|number| writer.signed(*number));
        writer.text("Zoë 李");
        writer.mark(0xABCD);
        let mut reader = Reader::of(&writer.0);
        assert_eq!(numbers.map(|_| reader.number()), numbers);
        assert_eq!(signed.map(|_| reader.signed()), signed);
        assert_eq!((reader.text().as_str(), reader.mark(), reader.is_done()), ("Zoë 李", 0xABCD, true));
    }

    #[test]
    fn what_is_written_otherwise_is_not_read() {
        for bytes in [&[0x80, 0x00][..], &[0x80], &[0xff; 10], &[]] {
            let mut reader = Reader::of(bytes);
            reader.number();
            assert!(!reader.is_done(), "{bytes:?}");
        }
        for text in [&[2, b'a', b' '][..], &[3, 0xE2, 0x80, 0xAE], &[1, 0xFF], &[9, b'a'], &[2, b'a', 7]] {
            let mut reader = Reader::of(text);
            assert_eq!(reader.text(), "");
            assert!(!reader.is_done(), "{text:?}");
        }
    }
}
