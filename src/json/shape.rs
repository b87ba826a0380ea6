//! The shapes that structs and enums have in a page and in a record. Each field stands once, for reading and writing.

/// A part of a page's data.
///
/// A struct is an array of its fields. Those that `host` alone has are not in it: in the browser they do not exist (each
/// says so above it, for a macro cannot), and the host, reading as the browser does, has them empty.
/// A variant is its number; with content it is a pair.
#[macro_export]
macro_rules! as_array {
    ($name:ident { $($field:ident),* $(,)? } $(host { $($host:ident),* $(,)? })?) => {
        impl $crate::json::Json for $name {
            fn read(reader: &mut $crate::json::Reader) -> Self {
                reader.fields([$(stringify!($field)),*].len());
                Self {
                    $($field: $crate::json::Json::read(reader),)*
                    $($(
                        #[cfg(not(target_arch = "wasm32"))]
                        $host: Default::default(),
                    )*)?
                }
            }
            fn write(&self, writer: &mut $crate::json::Writer) {
                writer.open("[");
                $($crate::json::Json::write(&self.$field, writer);)*
                writer.close("]");
            }
        }
    };
    (enum $name:ident { $($variant:ident),* $(,)? }) => {
        impl $name {
            const ALL: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant),*];
        }
        $crate::as_array! { enum $name }
    };
    (enum $name:ident) => {
        impl $crate::json::Json for $name {
            fn read(reader: &mut $crate::json::Reader) -> Self {
                reader.variant(&Self::ALL)
            }
            fn write(&self, writer: &mut $crate::json::Writer) {
                let number = Self::ALL.iter().position(|variant| variant == self);
                writer.number(number.expect("every variant is on the list") as u64);
            }
        }
    };
    (enum $name:ident { $first:ident(0) $(, $variant:ident($number:literal))* $(,)? }) => {
        impl $crate::json::Json for $name {
            fn read(reader: &mut $crate::json::Reader) -> Self {
                reader.fields(2);
                match reader.number([$($number),*].len() as u64) {
                    $($number => Self::$variant($crate::json::Json::read(reader)),)*
                    _ => Self::$first($crate::json::Json::read(reader)),
                }
            }
            fn write(&self, writer: &mut $crate::json::Writer) {
                writer.open("[");
                match self {
                    Self::$first(content) => {
                        writer.number(0);
                        $crate::json::Json::write(content, writer);
                    }
                    $(Self::$variant(content) => {
                        writer.number($number);
                        $crate::json::Json::write(content, writer);
                    })*
                }
                writer.close("]");
            }
        }
    };
}

/// A part of a stored record: an object.
///
/// A field `or empty` is not in the oldest records; a field `or none` is left out where there is nothing to say.
/// A variant is its `id()`.
#[macro_export]
macro_rules! as_object {
    ($name:ident { $($field:ident $(or $absent:ident)?),* $(,)? }) => {
        impl $crate::json::Json for $name {
            fn read(reader: &mut $crate::json::Reader) -> Self {
                let object = reader.open();
                let read = Self { $($field: $crate::as_object!(@read reader object $field $($absent)?),)* };
                reader.close(object);
                read
            }
            fn write(&self, writer: &mut $crate::json::Writer) {
                writer.open("{");
                $($crate::as_object!(@write self writer $field $($absent)?);)*
                writer.close("}");
            }
        }
    };
    (enum $name:ident) => {
        impl $crate::json::Json for $name {
            fn read(reader: &mut $crate::json::Reader) -> Self {
                let id = reader.text();
                Self::of(&id).unwrap_or_else(|| {
                    reader.fail::<()>();
                    Self::ALL[0]
                })
            }
            fn write(&self, writer: &mut $crate::json::Writer) {
                writer.text(self.id());
            }
        }
    };
    (@read $reader:ident $object:ident $field:ident) => {
        $reader.field($object, stringify!($field), $crate::json::Json::read)
    };
    (@read $reader:ident $object:ident $field:ident $absent:ident) => {
        $reader.field_or_empty($object, stringify!($field), $crate::json::Json::read)
    };
    (@write $self:ident $writer:ident $field:ident none) => {
        if $self.$field.is_some() {
            $crate::as_object!(@write $self $writer $field);
        }
    };
    (@write $self:ident $writer:ident $field:ident $($empty:ident)?) => {
        $writer.key(stringify!($field));
        $crate::json::Json::write(&$self.$field, $writer);
    };
}

/// Read and written as the one thing that is in it.
#[macro_export]
macro_rules! transparent {
    ($name:ident) => {
        impl $crate::json::Json for $name {
            fn read(reader: &mut $crate::json::Reader) -> Self {
                Self($crate::json::Json::read(reader))
            }
            fn write(&self, writer: &mut $crate::json::Writer) {
                $crate::json::Json::write(&self.0, writer);
            }
        }
    };
}

/// The ids of an enum's variants, in their order.
#[macro_export]
macro_rules! ids {
    ($name:ident { $($variant:ident = $id:literal),* $(,)? }) => {
        impl $name {
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$variant),*];

            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }

            pub fn of(id: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.id() == id)
            }
        }
    };
}
