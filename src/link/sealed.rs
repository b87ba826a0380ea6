//! The envelope of a payload: version, kind, length and checksums round its bytes, and its two encodings.
//!
//! The header has a checksum of its own, because it says how long the text must be: that is how a cut link is told from
//! an altered one. Sixteen bits of it catch whatever one wrong sign can do. Nothing is compressed, so nothing can burst.

use super::{Kind, LinkError, REFUSE};

/// A payload as it stands in a link. It may be anybody's text until it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    encoding: Encoding,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    /// base64url, as usual but for a last group that is not full.
    W,
    /// The signs that a QR code writes in five and a half bits, without the space and the percent sign.
    Q,
}

const W_SYMBOLS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const Q_SYMBOLS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:";

/// Chat programs cut off a point or hyphen at the end, so every payload ends in a letter.
const END: char = 'Z';

const VERSION: u8 = 1;

/// Version and kind, length of the body, checksum. Every later version begins with the same.
const HEADER: usize = 5;
const CHECKSUM: usize = 4;

impl Sealed {
    /// From the value of `w=`.
    pub fn from_w(text: &str) -> Self {
        Self { encoding: Encoding::W, text: text.to_owned() }
    }

    /// From the value of `q=`.
    pub fn from_q(text: &str) -> Self {
        Self { encoding: Encoding::Q, text: text.to_owned() }
    }

    /// The value of `w=`: base64url, for links.
    pub fn w(&self) -> String {
        self.encoded_as(Encoding::W).text
    }

    /// The value of `q=`: capital letters, digits and `$*+-./:`, for QR codes.
    pub fn q(&self) -> String {
        self.encoded_as(Encoding::Q).text
    }

    /// The same, to stand in a link as `q=`.
    pub fn dense(&self) -> Self {
        self.encoded_as(Encoding::Q)
    }

    /// What cannot be read cannot be encoded otherwise, and is refused in any encoding.
    fn encoded_as(&self, encoding: Encoding) -> Self {
        let bytes = self.text.strip_suffix(END).and_then(|signs| self.encoding.bytes(signs));
        match bytes {
            Some(bytes) if encoding != self.encoding => Self { encoding, text: encoding.text(&bytes) },
            _ => Self { encoding, text: self.text.clone() },
        }
    }

    /// Key and value as they stand in a fragment.
    pub(super) fn part(&self) -> (&'static str, &str) {
        (if self.encoding == Encoding::Q { "q" } else { "w" }, &self.text)
    }

    /// The mark of the guide it belongs to.
    pub fn guide(&self) -> Result<u16, LinkError> {
        let (_, body) = self.body()?;
        match body[..] {
            [low, high, ..] => Ok(u16::from_le_bytes([low, high])),
            _ => Err(LinkError::Altered),
        }
    }

    pub(super) fn seal(kind: Kind, body: &[u8]) -> Self {
        // One that is longer is refused as too long before this is read.
        let length = (body.len() as u16).to_le_bytes();
        let mut bytes = vec![VERSION << 3 | kind as u8, length[0], length[1]];
        bytes.extend((crc16(&bytes) as u16).to_le_bytes());
        bytes.extend(body);
        bytes.extend(crc32(&bytes).to_le_bytes());
        Self { encoding: Encoding::W, text: Encoding::W.text(&bytes) }
    }

    /// What was sealed, exactly, or what is wrong with it.
    pub(super) fn body(&self) -> Result<(Kind, Vec<u8>), LinkError> {
        if self.text.len() > REFUSE {
            return Err(LinkError::TooLong);
        }
        // What a sentence or a chat program puts behind a link.
        let behind = |sign: char| sign.is_whitespace() || ".,;!?)>]\"'’”".contains(sign);
        let text = self.text.trim_end_matches(behind);
        let encoding = self.encoding;
        if !text.bytes().all(|sign| encoding.signs().contains(&sign)) {
            return Err(LinkError::Unrecognised);
        }
        let first = encoding.length(HEADER.next_multiple_of(encoding.group()));
        let header = encoding.bytes(text.get(..first).ok_or(LinkError::Cut)?).ok_or(LinkError::Altered)?;
        if crc16(&header[..3]) as u16 != u16::from_le_bytes([header[3], header[4]]) {
            return Err(LinkError::Altered);
        }
        match header[0] >> 3 {
            VERSION => {}
            0 => return Err(LinkError::Altered),
            _ => return Err(LinkError::Newer),
        }
        let kind = Kind::ALL.get(usize::from(header[0] & 7)).ok_or(LinkError::Newer)?;
        let length = usize::from(u16::from_le_bytes([header[1], header[2]]));
        let whole = HEADER + length + CHECKSUM;
        if text.len() < encoding.length(whole) + 1 {
            return Err(LinkError::Cut);
        }
        let signs = text.strip_suffix(END).filter(|signs| signs.len() == encoding.length(whole));
        let bytes = encoding.bytes(signs.ok_or(LinkError::Altered)?).ok_or(LinkError::Altered)?;
        let (sealed, checksum) = bytes.split_at(HEADER + length);
        if crc32(sealed).to_le_bytes() != *checksum {
            return Err(LinkError::Altered);
        }
        Ok((*kind, sealed[HEADER..].to_vec()))
    }
}

impl Encoding {
    fn signs(self) -> &'static [u8] {
        match self {
            Self::W => W_SYMBOLS,
            Self::Q => Q_SYMBOLS,
        }
    }

    /// So many bytes take one sign more. Fewer, at the end, too.
    fn group(self) -> usize {
        match self {
            Self::W => 3,
            Self::Q => 2,
        }
    }

    /// How many signs so many bytes take.
    fn length(self, bytes: usize) -> usize {
        bytes + bytes.div_ceil(self.group())
    }

    fn text(self, bytes: &[u8]) -> String {
        let (signs, mut text) = (self.signs(), String::new());
        for group in bytes.chunks(self.group()) {
            let number = group.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
            for n in (0..=group.len() as u32).rev() {
                text.push(signs[number / signs.len().pow(n) % signs.len()].into());
            }
        }
        text.push(END);
        text
    }

    /// `None` if no bytes are encoded so.
    fn bytes(self, text: &str) -> Option<Vec<u8>> {
        let (signs, mut bytes) = (self.signs(), Vec::new());
        for group in text.as_bytes().chunks(self.group() + 1) {
            let mut number = 0;
            for sign in group {
                number = number * signs.len() + signs.iter().position(|known| known == sign)?;
            }
            let count = group.len() - 1;
            if count == 0 || number >> (8 * count) > 0 {
                return None;
            }
            bytes.extend((0..count).rev().map(|n| (number >> (8 * n)) as u8));
        }
        Some(bytes)
    }
}

/// CRC-16/MODBUS.
fn crc16(bytes: &[u8]) -> u32 {
    crc(bytes, 0xa001, 0xffff)
}

/// CRC-32, that of ZIP and PNG.
fn crc32(bytes: &[u8]) -> u32 {
    !crc(bytes, 0xedb8_8320, u32::MAX)
}

fn crc(bytes: &[u8], polynomial: u32, start: u32) -> u32 {
    bytes.iter().fold(start, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ polynomial } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_those_of_the_books() {
        assert_eq!((crc16(b"123456789"), crc32(b"123456789")), (0x4b37, 0xcbf4_3926));
    }

    #[test]
    fn a_newer_version_is_named_if_its_header_is_whole() {
        let bytes = |version: u8| {
            let mut bytes = vec![version << 3, 9, 0];
            bytes.extend((crc16(&bytes) as u16).to_le_bytes());
            bytes.extend(*b"something else");
            bytes
        };
        for encoding in [Encoding::W, Encoding::Q] {
            let body = |version| Sealed { encoding, text: encoding.text(&bytes(version)) }.body();
            assert_eq!(body(2), Err(LinkError::Newer));
            assert_eq!(body(31), Err(LinkError::Newer));
            assert_eq!(body(0), Err(LinkError::Altered));
        }
    }

    #[test]
    fn a_kind_that_this_version_does_not_know_is_newer() {
        let sealed = Sealed::seal(Kind::Continue, b"body");
        let bytes = sealed.encoding.bytes(sealed.text.strip_suffix(END).expect("it ends so")).expect("bytes");
        for kind in Kind::ALL.len() as u8..8 {
            let mut header = vec![VERSION << 3 | kind, bytes[1], bytes[2]];
            header.extend((crc16(&header) as u16).to_le_bytes());
            let mut bytes = [&*header, b"body"].concat();
            bytes.extend(crc32(&bytes).to_le_bytes());
            let text = Encoding::W.text(&bytes);
            assert_eq!(Sealed { encoding: Encoding::W, text }.body(), Err(LinkError::Newer));
        }
    }

    #[test]
    fn any_bytes_are_encoded_and_read_back_both_ways() {
        for length in 0..40 {
            let bytes: Vec<u8> = (0..length).map(|n: u8| n.wrapping_mul(97) ^ 0xa5).collect();
            for encoding in [Encoding::W, Encoding::Q] {
                let text = encoding.text(&bytes);
                assert_eq!(text.len(), encoding.length(bytes.len()) + 1);
                assert_eq!(encoding.bytes(&text[..text.len() - 1]), Some(bytes.clone()));
            }
        }
    }
}
