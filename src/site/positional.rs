//! Writes a page's data as JSON in which a struct is an array of its fields: what `plain::from_positional` reads.
//!
//! Only the build that wrote it reads it, so names would be dead weight, in the page and in the code that reads it.

use serde::ser::{self, Error as _, Impossible, Serialize};
use serde_json::{Error, Map, Value};

pub fn to_positional<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(&value.serialize(Positional)?)
}

struct Positional;

/// What a guide does not hold.
fn foreign<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format!("a page's data holds no {what}")))
}

impl ser::Serializer for Positional {
    type Ok = Value;
    type Error = Error;
    type SerializeSeq = Array;
    type SerializeTuple = Array;
    type SerializeTupleStruct = Impossible<Value, Error>;
    type SerializeTupleVariant = Impossible<Value, Error>;
    type SerializeMap = Object;
    type SerializeStruct = Array;
    type SerializeStructVariant = Impossible<Value, Error>;

    fn serialize_bool(self, value: bool) -> Result<Value, Error> {
        Ok(Value::Bool(value))
    }
    fn serialize_u8(self, value: u8) -> Result<Value, Error> {
        Ok(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<Value, Error> {
        Ok(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<Value, Error> {
        Ok(value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<Value, Error> {
        Ok(value.into())
    }
    fn serialize_str(self, value: &str) -> Result<Value, Error> {
        Ok(value.into())
    }
    fn serialize_char(self, value: char) -> Result<Value, Error> {
        Ok(value.to_string().into())
    }
    fn serialize_none(self) -> Result<Value, Error> {
        Ok(Value::Null)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Error> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<Value, Error> {
        Ok(Value::Null)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Value, Error> {
        Ok(variant.into())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Value, Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, Error> {
        Ok(Map::from_iter([(variant.to_owned(), value.serialize(self)?)]).into())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Array, Error> {
        Ok(Array(Vec::new()))
    }
    fn serialize_tuple(self, _: usize) -> Result<Array, Error> {
        Ok(Array(Vec::new()))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Array, Error> {
        Ok(Array(Vec::new()))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Object, Error> {
        Ok(Object { pairs: Map::new(), key: String::new() })
    }

    fn serialize_i8(self, _: i8) -> Result<Value, Error> {
        foreign("i8")
    }
    fn serialize_i16(self, _: i16) -> Result<Value, Error> {
        foreign("i16")
    }
    fn serialize_i32(self, _: i32) -> Result<Value, Error> {
        foreign("i32")
    }
    fn serialize_i64(self, _: i64) -> Result<Value, Error> {
        foreign("i64")
    }
    fn serialize_f32(self, _: f32) -> Result<Value, Error> {
        foreign("f32")
    }
    fn serialize_f64(self, _: f64) -> Result<Value, Error> {
        foreign("f64")
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<Value, Error> {
        foreign("bytes")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Error> {
        foreign("unit struct")
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        foreign("tuple struct")
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        foreign("tuple variant")
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        foreign("struct variant")
    }
}

struct Array(Vec<Value>);

impl Array {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(value.serialize(Positional)?);
        Ok(())
    }
}

impl ser::SerializeSeq for Array {
    type Ok = Value;
    type Error = Error;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    fn end(self) -> Result<Value, Error> {
        Ok(Value::Array(self.0))
    }
}

impl ser::SerializeTuple for Array {
    type Ok = Value;
    type Error = Error;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    fn end(self) -> Result<Value, Error> {
        Ok(Value::Array(self.0))
    }
}

impl ser::SerializeStruct for Array {
    type Ok = Value;
    type Error = Error;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Error> {
        self.push(value)
    }
    /// A field that is left out keeps its place, or those behind it would move up.
    fn skip_field(&mut self, _: &'static str) -> Result<(), Error> {
        self.0.push(Value::Null);
        Ok(())
    }
    fn end(self) -> Result<Value, Error> {
        Ok(Value::Array(self.0))
    }
}

struct Object {
    pairs: Map<String, Value>,
    key: String,
}

impl ser::SerializeMap for Object {
    type Ok = Value;
    type Error = Error;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        match key.serialize(Positional)? {
            Value::String(key) => self.key = key,
            _ => return foreign("key but text"),
        }
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.pairs.insert(std::mem::take(&mut self.key), value.serialize(Positional)?);
        Ok(())
    }
    fn end(self) -> Result<Value, Error> {
        Ok(Value::Object(self.pairs))
    }
}
