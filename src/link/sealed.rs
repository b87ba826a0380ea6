//! The envelope of a payload: version, kind, length and checksums round its bytes, and its two encodings.
//!
//! The header has a checksum of its own, because it says how long the text must be: that is how a cut link is told from
//! an altered one. Sixteen bits of it catch whatever one wrong symbol can do. Nothing is compressed, so nothing can burst.
//!
//! Length and checksums are inside, so whatever a program may have done to the text is undone by trying: only what they
//! prove to be whole is opened.

use super::{Kind, LinkError, REFUSE, clean::has_joiners, escape::decoded, mangling};

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
    /// The characters that a QR code writes in five and a half bits, without the space and the percent sign.
    Q,
}

const W_SYMBOLS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const Q_SYMBOLS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:";

/// What word processors make of hyphens.
const DASHES: [char; 6] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'];

/// Chat programs cut off a point or hyphen at the end, so every payload ends in a letter.
const END: char = 'Z';

/// The first form, and the one whose texts may hold what joins letters. An app that knows only the first names the other
/// as newer, and would call it altered if it had the number of the first.
const VERSION: u8 = 1;
const VERSION_WITH_JOINERS: u8 = 2;

/// Version and kind, length of the body, checksum. Every later version begins with the same.
const HEADER: usize = 5;
const CHECKSUM: usize = 4;

/// Most bytes that are looked at for a payload: programs put spaces and the like into it, and more behind it.
const MOST: usize = 4 * REFUSE;

impl Sealed {
    /// From the value of `w=`, whatever somebody's program did to it: where a payload is whole, it is that alone.
    pub fn from_w(text: &str) -> Self {
        Self::found_in(Encoding::W, text)
    }

    /// From the value of `q=`, likewise.
    pub fn from_q(text: &str) -> Self {
        Self::found_in(Encoding::Q, text)
    }

    fn found_in(encoding: Encoding, text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(MOST)];
        let whole = encoding.readings(text).iter().find_map(|reading| {
            let (_, _, length) = encoding.open(reading).ok()?;
            Some(reading[..length].to_owned())
        });
        // One that is too long is cut to what is still too long.
        let text = whole.unwrap_or_else(|| text[..text.floor_char_boundary(REFUSE + 4)].to_owned());
        Self { encoding, text }
    }

    /// Whether it is all there, as it was sealed.
    pub fn is_whole(&self) -> bool {
        self.encoding.open(&self.text).is_ok()
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
        let bytes = self.text.strip_suffix(END).and_then(|symbols| self.encoding.bytes(symbols));
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
        let version = if has_joiners(body) { VERSION_WITH_JOINERS } else { VERSION };
        // One that is longer is refused as too long before this is read.
        let length = (body.len() as u16).to_le_bytes();
        let mut bytes = vec![version << 3 | kind as u8, length[0], length[1]];
        bytes.extend((crc16(&bytes) as u16).to_le_bytes());
        bytes.extend(body);
        bytes.extend(crc32(&bytes).to_le_bytes());
        Self { encoding: Encoding::W, text: Encoding::W.text(&bytes) }
    }

    /// What was sealed, exactly, or what is wrong with it.
    pub(super) fn body(&self) -> Result<(Kind, Vec<u8>), LinkError> {
        match self.encoding.open(&self.text) {
            Ok((kind, body, _)) => Ok((kind, body)),
            Err(_) => Err(self.encoding.fault(&self.text)),
        }
    }
}

impl Encoding {
    /// What may have been the payload before a program changed it, the likeliest first: in symbols of ours alone.
    fn readings(self, text: &str) -> Vec<String> {
        let text = self.plain(text);
        let begin = text.trim_start_matches(|c| !self.has(c));
        let run = begin.split(|c| !self.has(c)).next().unwrap_or_default().to_owned();
        let all = |text: &str| text.chars().filter(|c| self.has(*c)).collect::<String>();
        let dashes = |with: &str| all(&text.replace(DASHES, with).replace('…', "..."));
        let hyphenated = all(&text.replace("-\r\n", "").replace("-\n", "").replace("- ", ""));
        let mut readings = vec![run, all(&text), dashes("-"), dashes("--"), hyphenated];
        // What quoted-printable makes of the `=` before it.
        let quoted: Vec<_> = readings.iter().filter_map(|text| Some(text.strip_prefix("3D")?.to_owned())).collect();
        readings.extend(quoted);
        readings.dedup();
        readings
    }

    /// Without escapes, however many there are one over another: `%` is no symbol. A QR code has capitals only.
    fn plain(self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..4 {
            if !text.contains('%') {
                break;
            }
            text = decoded(&text, text.len());
        }
        if self == Self::Q {
            text.make_ascii_uppercase();
        }
        text
    }

    fn has(self, c: char) -> bool {
        u8::try_from(c).is_ok_and(|c| self.symbols().contains(&c))
    }

    /// What is sealed at the beginning of a text, and how long it is there. What follows is not of it.
    fn open(self, text: &str) -> Result<(Kind, Vec<u8>, usize), LinkError> {
        let (version, kind, length) = self.header(text)?;
        let bytes = HEADER + length + CHECKSUM;
        let symbols = self.length(bytes);
        if symbols + 1 > REFUSE {
            return Err(LinkError::TooLong);
        }
        let whole = text.get(..symbols + 1).ok_or(LinkError::Cut)?;
        let bytes = whole.strip_suffix(END).and_then(|symbols| self.bytes(symbols)).ok_or(LinkError::Altered)?;
        let (sealed, checksum) = bytes.split_at(HEADER + length);
        let body = &sealed[HEADER..];
        // With the first form they are let pass: there, bytes of something else may happen to look like them.
        let is_sealed_so = version == VERSION || has_joiners(body);
        if crc32(sealed).to_le_bytes() != *checksum || !is_sealed_so {
            return Err(LinkError::Altered);
        }
        Ok((kind, body.to_vec(), symbols + 1))
    }

    /// Version, kind, and length of the body.
    fn header(self, text: &str) -> Result<(u8, Kind, usize), LinkError> {
        let first = self.length(HEADER.next_multiple_of(self.group()));
        let header = self.bytes(text.get(..first).ok_or(LinkError::Cut)?).ok_or(LinkError::Altered)?;
        if crc16(&header[..3]) as u16 != u16::from_le_bytes([header[3], header[4]]) {
            return Err(LinkError::Altered);
        }
        let version = header[0] >> 3;
        match version {
            VERSION | VERSION_WITH_JOINERS => {}
            0 => return Err(LinkError::Altered),
            _ => return Err(LinkError::Newer),
        }
        let kind = Kind::ALL.get(usize::from(header[0] & 7)).ok_or(LinkError::Newer)?;
        Ok((version, *kind, usize::from(u16::from_le_bytes([header[1], header[2]]))))
    }

    /// What is wrong with a text that holds no whole payload.
    fn fault(self, text: &str) -> LinkError {
        let text = self.plain(text);
        let (run, behind) = match text.find(|c| !self.has(c)) {
            Some(at) => text.split_at(at),
            None => (&*text, ""),
        };
        if run.len() > REFUSE {
            return LinkError::TooLong;
        }
        let all: String = text.chars().filter(|c| self.has(*c)).collect();
        // What a program puts behind a payload is not of it. What it does inside, it does to the payload.
        let is_behind = mangling::value(behind).is_empty() || behind.starts_with(['?', '&', '#']);
        match self.header(&all) {
            Ok(_) if is_behind => self.open(run).err().unwrap_or(LinkError::Altered),
            Ok(_) => LinkError::Altered,
            Err(LinkError::Newer) => LinkError::Newer,
            Err(_) if behind.contains(char::is_alphanumeric) => LinkError::Unrecognised,
            Err(error) => error,
        }
    }

    fn symbols(self) -> &'static [u8] {
        match self {
            Self::W => W_SYMBOLS,
            Self::Q => Q_SYMBOLS,
        }
    }

    /// So many bytes take one symbol more. Fewer, at the end, do too.
    fn group(self) -> usize {
        match self {
            Self::W => 3,
            Self::Q => 2,
        }
    }

    /// How many symbols so many bytes take.
    fn length(self, bytes: usize) -> usize {
        bytes + bytes.div_ceil(self.group())
    }

    fn text(self, bytes: &[u8]) -> String {
        let (symbols, mut text) = (self.symbols(), String::new());
        for group in bytes.chunks(self.group()) {
            let number = group.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
            for n in (0..=group.len() as u32).rev() {
                text.push(symbols[number / symbols.len().pow(n) % symbols.len()].into());
            }
        }
        text.push(END);
        text
    }

    /// `None` if no bytes are encoded so.
    fn bytes(self, text: &str) -> Option<Vec<u8>> {
        let (symbols, mut bytes) = (self.symbols(), Vec::new());
        for group in text.as_bytes().chunks(self.group() + 1) {
            let mut number = 0;
            for symbol in group {
                number = number * symbols.len() + symbols.iter().position(|known| known == symbol)?;
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
            assert_eq!(body(3), Err(LinkError::Newer));
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
