//! A payload as it stands in a link: sealed with its length and checksums, so that a cut or altered one is named as such.
//!
//! Head (form and kind, length, CRC-16), body, CRC-32. The head has a checksum of its own: a length that was altered is
//! not taken for a link that was cut. Nothing is compressed, so nothing can swell.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use crc::{CRC_16_IBM_SDLC, CRC_32_ISO_HDLC, Crc};
use thiserror::Error;

use super::{Kind, REFUSE, bytes::Reader};

/// The form written today. Every form that was released is read for ever.
const FORM: u8 = 1;

const HEAD: usize = 5;
const TAIL: usize = 4;

/// Chat programs take a mark at the end for that of the sentence, so every payload ends in a letter.
const END: char = 'E';

/// What QR codes write densely and a fragment may carry: three signs for two bytes.
const DENSE: &[u8; 43] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:";
const BASE: u32 = DENSE.len() as u32;

const HEAD_SUM: Crc<u16> = Crc::<u16>::new(&CRC_16_IBM_SDLC);
const SUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// It may be anybody's text until it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    text: String,
    dense: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    #[error("is not one of our links")]
    Foreign,
    #[error("was cut off")]
    Cut,
    #[error("was altered")]
    Altered,
    #[error("was made by a newer version")]
    Newer,
    #[error("is too long")]
    TooLong,
    #[error("holds more than a handover can")]
    TooMuch,
    #[error("belongs to another guide")]
    OtherGuide,
}

impl Sealed {
    /// From the value of `w=`.
    pub fn from_w(text: &str) -> Self {
        Self { text: text.to_owned(), dense: false }
    }

    /// From the value of `q=`.
    pub fn from_q(text: &str) -> Self {
        Self { text: text.to_owned(), dense: true }
    }

    pub(super) fn of(kind: Kind, body: &[u8]) -> Self {
        let mut bytes = vec![FORM << 4 | kind as u8];
        // What does not fit is longer than any link may be, and is refused by its length.
        bytes.extend((body.len().min(usize::from(u16::MAX)) as u16).to_be_bytes());
        bytes.extend(HEAD_SUM.checksum(&bytes).to_be_bytes());
        bytes.extend(body);
        bytes.extend(SUM.checksum(&bytes).to_be_bytes());
        Self::from_w(&web(&bytes))
    }

    /// The value of `w=`: base64url, for links.
    pub fn w(&self) -> String {
        self.converted(false, web)
    }

    /// The value of `q=`: capital letters, digits and `$*+-./:`, for QR codes.
    pub fn q(&self) -> String {
        self.converted(true, dense)
    }

    fn converted(&self, dense: bool, write: impl Fn(&[u8]) -> String) -> String {
        match self.bytes() {
            Ok(bytes) if self.dense != dense => write(&bytes),
            _ => self.text.clone(),
        }
    }

    /// Key and value as they stand in a fragment.
    pub(super) fn part(&self) -> (&'static str, &str) {
        (if self.dense { "q" } else { "w" }, &self.text)
    }

    /// The mark of the guide it belongs to.
    pub fn guide(&self) -> Result<u16, LinkError> {
        let (_, body) = self.open()?;
        Ok(Reader::of(&body).mark())
    }

    pub(super) fn open(&self) -> Result<(Kind, Vec<u8>), LinkError> {
        let bytes = self.bytes()?;
        let (kind, _) = head(&bytes)?;
        let (signed, sum) = bytes.split_at(bytes.len() - TAIL);
        if SUM.checksum(signed).to_be_bytes() != sum {
            return Err(LinkError::Altered);
        }
        Ok((kind, signed[HEAD..].to_vec()))
    }

    /// As many as the head says.
    fn bytes(&self) -> Result<Vec<u8>, LinkError> {
        // A sentence may have gone on behind the link.
        let text = self.text.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
        if text.len() > REFUSE {
            return Err(LinkError::TooLong);
        }
        let is_ours = |byte: u8| match self.dense {
            true => DENSE.contains(&byte),
            false => byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_',
        };
        if !text.bytes().all(is_ours) {
            return Err(LinkError::Foreign);
        }
        // The head, and as much of the body as the group of signs takes that the head ends in.
        let first = if self.dense { 9 } else { 8 };
        let Some(begin) = text.get(..first) else { return Err(LinkError::Cut) };
        let (_, body) = head(&self.decoded(begin)?)?;
        let length = HEAD + body + TAIL;
        let signs = if self.dense { length / 2 * 3 + length % 2 * 2 } else { (length * 4).div_ceil(3) };
        match text.len().cmp(&(signs + END.len_utf8())) {
            std::cmp::Ordering::Less => Err(LinkError::Cut),
            std::cmp::Ordering::Greater => Err(LinkError::Altered),
            std::cmp::Ordering::Equal => match text.strip_suffix(END) {
                Some(text) => self.decoded(text),
                None => Err(LinkError::Altered),
            },
        }
    }

    fn decoded(&self, text: &str) -> Result<Vec<u8>, LinkError> {
        let bytes = if self.dense { from_dense(text) } else { BASE64_URL_SAFE_NO_PAD.decode(text).ok() };
        bytes.ok_or(LinkError::Altered)
    }
}

/// The kind, and how long the body is.
fn head(bytes: &[u8]) -> Result<(Kind, usize), LinkError> {
    let Some(([form, high, low], sum)) = bytes.get(..HEAD).and_then(|head| head.split_first_chunk()) else {
        return Err(LinkError::Cut);
    };
    if HEAD_SUM.checksum(&bytes[..HEAD - 2]).to_be_bytes() != sum {
        return Err(LinkError::Altered);
    }
    match (form >> 4, Kind::ALL.get(usize::from(form & 0xf))) {
        (FORM, Some(kind)) => Ok((*kind, usize::from(u16::from_be_bytes([*high, *low])))),
        _ => Err(LinkError::Newer),
    }
}

fn web(bytes: &[u8]) -> String {
    let mut text = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    text.push(END);
    text
}

fn dense(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(2) {
        let mut number = group.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        for _ in 0..=group.len() {
            text.push(DENSE[(number % BASE) as usize].into());
            number /= BASE;
        }
    }
    text.push(END);
    text
}

/// Groups of three signs, and of two for a last single byte.
fn from_dense(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(3) {
        let mut number = 0;
        for sign in group.iter().rev() {
            number = number * BASE + DENSE.iter().position(|known| known == sign)? as u32;
        }
        match (group.len(), u16::try_from(number), u8::try_from(number)) {
            (3, Ok(number), _) => bytes.extend(number.to_be_bytes()),
            (2, _, Ok(number)) => bytes.push(number),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(length: u8) -> [Sealed; 2] {
        let body: Vec<u8> = (0..length).map(|n| n.wrapping_mul(151)).collect();
        let sealed = Sealed::of(Kind::Answer, &body);
        [Sealed::from_q(&sealed.q()), sealed]
    }

    #[test]
    fn both_forms_open_to_the_same() {
        for length in [0, 1, 2, 3, 4, 5, 90, 255] {
            let [dense, web] = sealed(length);
            assert_eq!(dense.open(), web.open());
            assert_eq!(web.open().expect("it is whole").1.len(), usize::from(length));
            assert_eq!((web.q(), dense.w()), (dense.q(), web.w()));
        }
    }

    #[test]
    fn every_cut_is_named_as_a_cut() {
        for length in [0, 1, 2, 3, 91] {
            for sealed in sealed(length) {
                for end in 0..sealed.text.len() {
                    let cut = Sealed { text: sealed.text[..end].to_owned(), ..sealed };
                    assert_eq!(cut.open(), Err(LinkError::Cut), "{}", cut.text);
                }
            }
        }
    }

    #[test]
    fn every_sign_that_was_altered_is_noticed_and_never_taken_for_a_cut() {
        for length in [0, 1, 2, 31] {
            for sealed in sealed(length) {
                for n in 0..sealed.text.len() {
                    for byte in 0x20..0x7f_u8 {
                        let mut text = sealed.text.clone().into_bytes();
                        if text[n] == byte {
                            continue;
                        }
                        text[n] = byte;
                        let altered = Sealed { text: String::from_utf8(text).expect("ASCII"), ..sealed };
                        let is_last = n + 1 == sealed.text.len() && !byte.is_ascii_alphanumeric();
                        let error = altered.open().expect_err(&altered.text);
                        let named = matches!(error, LinkError::Altered | LinkError::Foreign);
                        assert!(named || is_last && error == LinkError::Cut, "{error:?}: {}", altered.text);
                    }
                }
            }
        }
    }

    #[test]
    fn what_follows_it_in_a_sentence_does_no_harm_and_what_is_added_does() {
        for sealed in sealed(31) {
            for after in [".", ",", ")", ">", "\"", "'", "…", " ", ".)", "\n"] {
                let followed = Sealed { text: format!("{}{after}", sealed.text), ..sealed };
                assert_eq!(followed.open(), sealed.open(), "{after}");
            }
            for added in ["A", "E", "AAAA", "0."] {
                let longer = Sealed { text: format!("{}{added}", sealed.text), ..sealed };
                assert_eq!(longer.open(), Err(LinkError::Altered), "{added}");
            }
        }
    }

    #[test]
    fn a_newer_form_is_named_as_newer() {
        for first in [0x2f, 0x20, 0xf0, 0x1f] {
            let mut bytes = vec![first, 0, 0];
            bytes.extend(HEAD_SUM.checksum(&bytes).to_be_bytes());
            bytes.extend(SUM.checksum(&bytes).to_be_bytes());
            assert_eq!(Sealed::from_w(&web(&bytes)).open(), Err(LinkError::Newer), "{first:x}");
            assert_eq!(Sealed::from_q(&dense(&bytes)).open(), Err(LinkError::Newer), "{first:x}");
        }
    }

    #[test]
    fn what_is_too_long_is_refused_before_it_is_decoded() {
        assert_eq!(Sealed::from_w(&"A".repeat(3_000_000)).open(), Err(LinkError::TooLong));
        assert_eq!(Sealed::from_q(&"A".repeat(REFUSE + 1)).open(), Err(LinkError::TooLong));
    }
}
