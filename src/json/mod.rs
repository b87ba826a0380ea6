//! Our own JSON, read and written with little code: serde's, for forty types, was an eighth of the WebAssembly.
//!
//! A stored record is read for years: its structs are objects ([`as_object!`](crate::as_object)). A page is read by its own
//! build: its structs are arrays of the fields that the app needs, its variants are numbers ([`as_array!`](crate::as_array)).

mod reader;
mod shape;
mod token;
mod unrecognised;
mod writer;

use litemap::LiteMap;

pub use reader::{Object, Reader};
pub use unrecognised::Unrecognised;
pub use writer::Writer;

/// What a page or a record is made of.
pub trait Json {
    /// Never stops half way, which would need code to drop what was read so far: what is not of its type is noted in
    /// the reader, and something stands for it.
    fn read(reader: &mut Reader) -> Self;

    fn write(&self, writer: &mut Writer);
}

pub fn from_text<T: Json>(text: &str) -> Result<T, Unrecognised> {
    let mut reader = Reader::of(text)?;
    let read = T::read(&mut reader);
    reader.done(read)
}

pub fn to_text<T: Json>(value: &T) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.done()
}

impl Json for String {
    fn read(reader: &mut Reader) -> Self {
        reader.text()
    }
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Json for bool {
    fn read(reader: &mut Reader) -> Self {
        reader.flag()
    }
    fn write(&self, writer: &mut Writer) {
        writer.word(if *self { "true" } else { "false" });
    }
}

macro_rules! number {
    ($($number:ty)*) => { $(
        impl Json for $number {
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

impl<T: Json> Json for Option<T> {
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

impl<T: Json> Json for Box<T> {
    fn read(reader: &mut Reader) -> Self {
        Box::new(T::read(reader))
    }
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Json> Json for Vec<T> {
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

impl<T: Json> Json for [T; 2] {
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

impl<A: Json, B: Json> Json for (A, B) {
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

/// An object. Of two pairs with one key the later holds.
impl<K: Json + Ord, V: Json> Json for LiteMap<K, V> {
    fn read(reader: &mut Reader) -> Self {
        let mut map = Self::new();
        for _ in 0..reader.pairs() {
            let key = K::read(reader);
            map.insert(key, V::read(reader));
        }
        map
    }
    fn write(&self, writer: &mut Writer) {
        writer.open("{");
        for (key, value) in self.iter() {
            key.write(writer);
            writer.colon();
            value.write(writer);
        }
        writer.close("}");
    }
}
