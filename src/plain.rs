//! Reading our own JSON with little code.
//!
//! serde_json can read a struct from an object or from an array, so every struct is compiled twice; over a guide's
//! thirty types that is tens of kilobytes of WebAssembly. Our data has one shape each:
//! a record, stored for years, writes structs as objects; a page, read by its own build, writes them as arrays
//! (see `site::positional`). Variants are text or an object with one key; numbers are whole and not negative.

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value, map};
use thiserror::Error;

/// Not the JSON we write. It does not say where: nobody mends such a text by hand, and the words for it would be
/// compiled into every type that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a text of ours")]
pub struct Foreign;

impl de::Error for Foreign {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Structs are objects.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Foreign> {
    T::deserialize(Plain::<false>(serde_json::from_str(text).map_err(|_| Foreign)?))
}

/// Structs are arrays of their fields, `null` standing for a field that has its default.
pub fn from_positional<T: DeserializeOwned>(text: &str) -> Result<T, Foreign> {
    T::deserialize(Plain::<true>(serde_json::from_str(text).map_err(|_| Foreign)?))
}

struct Plain<const POSITIONAL: bool>(Value);

impl<'de, const POSITIONAL: bool> de::Deserializer<'de> for Plain<POSITIONAL> {
    type Error = Foreign;

    /// For whatever says itself what it can be: text, lists, flags and numbers.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => match number.as_u64() {
                Some(value) => visitor.visit_u64(value),
                None => Err(Foreign),
            },
            Value::String(value) => visitor.visit_string(value),
            Value::Array(values) => visitor.visit_seq(Items::<POSITIONAL>(values.into_iter())),
            Value::Object(_) => Err(Foreign),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::String(value) => visitor.visit_string(value),
            _ => Err(Foreign),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(value),
            _ => Err(Foreign),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0.as_u64() {
            Some(value) => visitor.visit_u64(value),
            None => Err(Foreign),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::Array(values) => visitor.visit_seq(Items::<POSITIONAL>(values.into_iter())),
            Value::Null if POSITIONAL => visitor.visit_seq(Items::<POSITIONAL>(Vec::new().into_iter())),
            _ => Err(Foreign),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Foreign> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields::<POSITIONAL>::new(fields)),
            Value::Null if POSITIONAL => visitor.visit_map(Fields::<POSITIONAL>::new(Map::new())),
            _ => Err(Foreign),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Foreign> {
        if POSITIONAL { self.deserialize_seq(visitor) } else { self.deserialize_map(visitor) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Foreign> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Foreign> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant::<POSITIONAL> { name, content: None }),
            Value::Object(fields) if fields.len() == 1 => {
                let (name, content) = fields.into_iter().next().expect("it has one");
                visitor.visit_enum(Variant::<POSITIONAL> { name, content: Some(content) })
            }
            _ => Err(Foreign),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Foreign> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct
    }
}

struct Items<const POSITIONAL: bool>(std::vec::IntoIter<Value>);

impl<'de, const POSITIONAL: bool> SeqAccess<'de> for Items<POSITIONAL> {
    type Error = Foreign;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Foreign> {
        self.0.next().map(|value| seed.deserialize(Plain::<POSITIONAL>(value))).transpose()
    }
}

struct Fields<const POSITIONAL: bool> {
    rest: map::IntoIter,
    value: Value,
}

impl<const POSITIONAL: bool> Fields<POSITIONAL> {
    fn new(fields: Map<String, Value>) -> Self {
        Self { rest: fields.into_iter(), value: Value::Null }
    }
}

impl<'de, const POSITIONAL: bool> MapAccess<'de> for Fields<POSITIONAL> {
    type Error = Foreign;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Foreign> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Plain::<POSITIONAL>(Value::String(key))).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Foreign> {
        seed.deserialize(Plain::<POSITIONAL>(std::mem::take(&mut self.value)))
    }
}

struct Variant<const POSITIONAL: bool> {
    name: String,
    content: Option<Value>,
}

impl<'de, const POSITIONAL: bool> EnumAccess<'de> for Variant<POSITIONAL> {
    type Error = Foreign;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(mut self, seed: V) -> Result<(V::Value, Self), Foreign> {
        let name = std::mem::take(&mut self.name);
        seed.deserialize(name.into_deserializer()).map(|value| (value, self))
    }
}

impl<'de, const POSITIONAL: bool> VariantAccess<'de> for Variant<POSITIONAL> {
    type Error = Foreign;
    fn unit_variant(self) -> Result<(), Foreign> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Foreign> {
        seed.deserialize(Plain::<POSITIONAL>(self.content.unwrap_or_default()))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Foreign> {
        de::Deserializer::deserialize_seq(Plain::<POSITIONAL>(self.content.unwrap_or_default()), visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Foreign> {
        de::Deserializer::deserialize_map(Plain::<POSITIONAL>(self.content.unwrap_or_default()), visitor)
    }
}
