//! What the two codes that are read out have in common: one number, counted out in digits of different bases.
//!
//! It begins with the kind, the guide and the edition, so no code is taken for one of the other kind.

use super::{CodeError, mark, symbol};
use crate::guide::Guide;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    ReadOut,
    Return,
}

/// Which of the two codes it is, if it adds up.
pub fn kind_of(code: &str) -> Result<CodeKind, CodeError> {
    let (head, _) = Head::read(code)?;
    Ok(if head.form == Form::Return { CodeKind::Return } else { CodeKind::ReadOut })
}

/// A code as we write it, of what somebody made of it.
pub fn tidy(code: &str) -> Result<String, CodeError> {
    symbol::read(code).map(symbol::write)
}

/// The guide that a code of either kind belongs to: the first 14 bits of its mark, `mark(id) >> 2`.
pub fn mark_of(code: &str) -> Result<u16, CodeError> {
    Head::read(code).map(|(head, _)| head.guide)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Place,
    Trail,
    Return,
}

impl Form {
    const ALL: [Self; 3] = [Self::Place, Self::Trail, Self::Return];
}

/// How every code begins.
pub(super) struct Head {
    pub form: Form,
    guide: u16,
    edition: u16,
}

/// Digits that a head takes, for whoever counts the room that is left.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const HEAD: u128 = 3 << 14 << 5;

impl Head {
    pub fn write(form: Form, guide: &Guide) -> Number {
        let mut number = Number::default();
        number.put(form as u128, 3);
        number.put(u128::from(mark(&guide.id) >> 2), 1 << 14);
        number.put(u128::from(guide.edition() >> 11), 1 << 5);
        number
    }

    fn read(code: &str) -> Result<(Self, Rest), CodeError> {
        let mut rest = Rest(symbol::read(code)?);
        let form = Form::ALL[rest.take(3) as usize];
        let (guide, edition) = (rest.take(1 << 14) as u16, rest.take(1 << 5) as u16);
        Ok((Self { form, guide, edition }, rest))
    }

    /// Of a code for this guide.
    pub fn of(code: &str, guide: &Guide) -> Result<(Self, Rest), CodeError> {
        let (head, rest) = Self::read(code)?;
        if head.guide == mark(&guide.id) >> 2 { Ok((head, rest)) } else { Err(CodeError::OtherGuide) }
    }

    pub fn is_edition(&self, guide: &Guide) -> bool {
        self.edition == guide.edition() >> 11
    }
}

/// A number that is written digit by digit, the lowest first.
#[derive(Clone)]
pub(super) struct Number {
    value: u128,
    /// What a 1 in the next digit counts.
    unit: u128,
}

impl Default for Number {
    fn default() -> Self {
        Self { value: 0, unit: 1 }
    }
}

impl Number {
    /// One more digit, less than `base`; for the last one `base` does not matter. A number that is too large stays so:
    /// see [`Number::fits`].
    pub fn put(&mut self, digit: u128, base: u128) {
        self.value = self.value.saturating_add(self.unit.saturating_mul(digit));
        self.unit = self.unit.saturating_mul(base);
    }

    /// Whether it is written with so many symbols at most.
    pub fn fits(&self, symbols: usize) -> bool {
        self.value < symbol::room(symbols)
    }

    pub fn code(&self) -> String {
        symbol::write(self.value)
    }
}

/// What is still to be read of a number.
#[derive(Clone, Copy)]
pub(super) struct Rest(u128);

impl Rest {
    pub fn take(&mut self, base: u128) -> u128 {
        let digit = self.0 % base;
        self.0 /= base;
        digit
    }

    pub fn all(self) -> u128 {
        self.0
    }

    pub fn is_done(&self) -> bool {
        self.0 == 0
    }
}
