//! Any JSON value, as the tolerant readers walk it.
//!
//! The tree is filled by `serde_json` natively and by `serde-wasm-bindgen` in
//! the browser. Readers that must go on after a wrong part walk it by hand;
//! for everything else [`from_value`] deserializes it into a type.

mod read;
mod typed;

pub use typed::{Mismatch, from_value};

use serde::{Serialize, Serializer};

/// The first whole number that `f64` can't tell from its neighbour: 2^53.
const FIRST_INEXACT: f64 = 9_007_199_254_740_992.0;

/// Any JSON value. Objects keep the order of their members.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, and JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; whole numbers are exact below 2^53.
    Number(f64),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Members in the order of the document; a repeated name is kept twice.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member `name` of an object; the last one of that name, as in `JSON.parse`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if this is text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if this is one from 0 to 2^32 - 1.
    #[must_use]
    pub fn as_count(&self) -> Option<u32> {
        match self {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the guard admits exactly the values of u32"
            )]
            Self::Number(number) if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number) => {
                Some(*number as u32)
            }
            _ => None,
        }
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match self {
            Self::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The kind of value, in the words of the JSON specification.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// Every string of this value in document order, joined by spaces. This is
    /// what can still be shown of a node of an unknown kind. Members named in
    /// `skip` are left out.
    #[must_use]
    pub fn all_text(&self, skip: &[&str]) -> String {
        let mut out = String::new();
        self.collect_text(skip, &mut out);
        out
    }

    fn collect_text(&self, skip: &[&str], out: &mut String) {
        match self {
            Self::String(text) if !text.is_empty() => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(text);
            }
            Self::Array(elements) => elements.iter().for_each(|element| element.collect_text(skip, out)),
            Self::Object(members) => members
                .iter()
                .filter(|(name, _)| !skip.contains(&name.as_str()))
                .for_each(|(_, value)| value.collect_text(skip, out)),
            _ => {}
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => match whole(*number) {
                Some(whole) => serializer.serialize_i64(whole),
                None => serializer.serialize_f64(*number),
            },
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(elements) => serializer.collect_seq(elements),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// `number` as an integer, if it is one that `f64` holds exactly.
#[expect(clippy::cast_possible_truncation, reason = "the guard admits integers below 2^53")]
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < FIRST_INEXACT).then_some(number as i64)
}

#[cfg(test)]
mod tests;
