//! Numbers, texts and moments as bytes, as small as they come.
//!
//! Reading accepts more than one encoding of a number; whoever reads writes it again and compares.

use super::{LinkError, clean};

/// Longest text of a record that travels, in characters.
pub(super) const TEXT: usize = 200;

/// Most things of a kind: people, devices, tasks of a step.
const MAX_COUNT: u64 = 250;

/// Moments are whole seconds, each as the difference from the one before: mostly one or two bytes.
#[derive(Default)]
pub(super) struct Writer {
    pub bytes: Vec<u8>,
    pub clock: u64,
}

impl Writer {
    pub fn mark(&mut self, mark: u16) {
        self.bytes.extend(mark.to_le_bytes());
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    pub fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.bytes());
    }

    /// A moment, and so many bits of something else.
    pub fn moment(&mut self, seconds: u64, other: u16, bits: u32) {
        let difference = seconds as i64 - self.clock as i64;
        self.clock = seconds;
        let folded = (difference << 1 ^ difference >> 63) as u64;
        self.number(folded << bits | u64::from(other));
    }
}

pub(super) struct Reader<'b> {
    pub rest: &'b [u8],
    pub clock: u64,
}

impl Reader<'_> {
    fn take(&mut self, count: usize) -> Result<&[u8], LinkError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(LinkError::Altered)?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn mark(&mut self) -> Result<u16, LinkError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }

    pub fn number(&mut self) -> Result<u64, LinkError> {
        let mut number = 0;
        for n in 0..9 {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f) << (7 * n);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(LinkError::Altered)
    }

    /// A set of so many bits, which are all that this version has.
    pub fn known_bits(&mut self, count: u32) -> Result<u64, LinkError> {
        let bits = self.number()?;
        if bits >> count == 0 { Ok(bits) } else { Err(LinkError::Newer) }
    }

    /// How many things follow. Each takes a byte at least, so nothing is set aside for more than there can be.
    pub fn count(&mut self) -> Result<usize, LinkError> {
        match self.number()? {
            count if count > MAX_COUNT => Err(LinkError::TooMuch),
            count if count > self.rest.len() as u64 => Err(LinkError::Altered),
            count => Ok(count as usize),
        }
    }

    /// Text that is not clean was not written by us.
    pub fn text(&mut self) -> Result<String, LinkError> {
        let length = self.number()?.min(1 << 20) as usize;
        let text = str::from_utf8(self.take(length)?).map_err(|_| LinkError::Altered)?;
        if text.chars().count() > TEXT {
            return Err(LinkError::TooMuch);
        }
        if clean(text, TEXT) == text { Ok(text.to_owned()) } else { Err(LinkError::Altered) }
    }

    pub fn moment(&mut self, bits: u32) -> Result<(u64, u16), LinkError> {
        let number = self.number()?;
        let folded = number >> bits;
        let difference = (folded >> 1) as i64 ^ -((folded & 1) as i64);
        let seconds = (self.clock as i64).checked_add(difference).filter(|seconds| (0..=MAX_SECONDS).contains(seconds));
        self.clock = seconds.ok_or(LinkError::Altered)? as u64;
        Ok((self.clock, (number & ((1 << bits) - 1)) as u16))
    }
}

/// So that neither a moment in milliseconds nor the way between two is ever too large.
pub(super) const MAX_SECONDS: i64 = 1 << 50;
