//! Our own JSON, read and written with little code: serde's, for forty types, was an eighth of the WebAssembly.
//!
//! A stored record is read for years: its structs are objects ([`record!`](crate::record)). A page is read by its own
//! build: its structs are arrays of the fields that the app needs, its variants are numbers ([`page!`](crate::page)).

mod reader;
mod shape;
mod token;
mod writer;

use thiserror::Error;

pub use reader::{Object, Reader};
pub use writer::Writer;

/// Not the JSON we write. It does not say where: nobody mends such a text by hand, and the words for it would be
/// compiled into every type that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a text of ours")]
pub struct Foreign;

/// What a page or a record is made of.
pub trait Plain {
    /// Never stops half way, which would need code to drop what was read so far: what is not of its type is noted in
    /// the reader, and something stands for it.
    fn read(reader: &mut Reader) -> Self;

    fn write(&self, writer: &mut Writer);
}

pub fn from_text<T: Plain>(text: &str) -> Result<T, Foreign> {
    let mut reader = Reader::of(text)?;
    let read = T::read(&mut reader);
    reader.done(read)
}

pub fn to_text<T: Plain>(value: &T) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.done()
}

impl Plain for String {
    fn read(reader: &mut Reader) -> Self {
        reader.text()
    }
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Plain for bool {
    fn read(reader: &mut Reader) -> Self {
        reader.flag()
    }
    fn write(&self, writer: &mut Writer) {
        writer.word(if *self { "true" } else { "false" });
    }
}

macro_rules! number {
    ($($number:ty)*) => { $(
        impl Plain for $number {
            fn read(reader: &mut Reader) -> Self {
                reader.number(<$number>::MAX as u64) as $number
            }
            fn write(&self, writer: &mut Writer) {
                writer.number(*self as u64);
            }
        }
    )* };
}

number! { u8 u16 u32 u64 usize }

impl<T: Plain> Plain for Option<T> {
    fn read(reader: &mut Reader) -> Self {
        if reader.is_null() { None } else { Some(T::read(reader)) }
    }
    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.word("null"),
        }
    }
}

impl<T: Plain> Plain for Box<T> {
    fn read(reader: &mut Reader) -> Self {
        Box::new(T::read(reader))
    }
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn read(reader: &mut Reader) -> Self {
        let mut values = Vec::new();
        for _ in 0..reader.list() {
            values.push(T::read(reader));
        }
        values
    }
    fn write(&self, writer: &mut Writer) {
        writer.open("[");
        self.iter().for_each(|value| value.write(writer));
        writer.close("]");
    }
}

impl<T: Plain> Plain for [T; 2] {
    fn read(reader: &mut Reader) -> Self {
        reader.fields(2);
        [T::read(reader), T::read(reader)]
    }
    fn write(&self, writer: &mut Writer) {
        writer.open("[");
        self.iter().for_each(|value| value.write(writer));
        writer.close("]");
    }
}

impl<A: Plain, B: Plain> Plain for (A, B) {
    fn read(reader: &mut Reader) -> Self {
        reader.fields(2);
        (A::read(reader), B::read(reader))
    }
    fn write(&self, writer: &mut Writer) {
        writer.open("[");
        self.0.write(writer);
        self.1.write(writer);
        writer.close("]");
    }
}
