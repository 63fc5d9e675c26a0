// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Bounds that hold while a message is parsed, not after: a list stops growing where it is
//! too long, and a row of unknown shape where it has too many parts.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A list of at most `N`, for `deserialize_with`.
pub(crate) fn at_most<'de, D, T, const N: usize>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(List::<T, N>::new(TOO_LONG))
}

/// A list of at most `N`.
pub(crate) struct AtMost<T, const N: usize>(pub(crate) Vec<T>);

impl<'de, T: Deserialize<'de>, const N: usize> Deserialize<'de> for AtMost<T, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        at_most::<D, T, N>(deserializer).map(Self)
    }
}

const TOO_LONG: &str = "a list that is too long";

/// Visits a list and gives up after `N`.
pub(crate) struct List<T, const N: usize> {
    complaint: &'static str,
    item: PhantomData<T>,
}

impl<T, const N: usize> List<T, N> {
    pub(crate) const fn new(complaint: &'static str) -> Self {
        Self {
            complaint,
            item: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>, const N: usize> Visitor<'de> for List<T, N> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {N}")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            if list.len() == N {
                return Err(A::Error::custom(self.complaint));
            }
            list.push(item);
        }
        Ok(list)
    }
}

/// Any JSON of at most so many parts: values, and names of an object's fields. A part costs
/// some 80 bytes of memory for two bytes of text.
pub(crate) struct Parts<'a>(pub(crate) &'a mut u32);

impl Parts<'_> {
    fn count<E: Error>(&mut self) -> Result<(), E> {
        match self.0.checked_sub(1) {
            Some(left) => {
                *self.0 = left;
                Ok(())
            }
            None => Err(E::custom("a row of too many parts")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Parts<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Parts<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<Value, E> {
        self.count()?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<Value, E> {
        self.count()?;
        Ok(value.into())
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<Value, E> {
        self.count()?;
        Ok(value.into())
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<Value, E> {
        self.count()?;
        Ok(value.into())
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<Value, E> {
        self.count()?;
        Ok(value.into())
    }

    fn visit_unit<E: Error>(mut self) -> Result<Value, E> {
        self.count()?;
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        self.count()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Parts(&mut *self.0))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<Value, A::Error> {
        self.count()?;
        let mut map = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            self.count()?;
            let value = fields.next_value_seed(Parts(&mut *self.0))?;
            // With two readings of one row, each reader could be told another story.
            if map.insert(name, value).is_some() {
                return Err(A::Error::custom("a field that comes twice"));
            }
        }
        Ok(Value::Object(map))
    }
}
