//! A JSON value tree, read from text or from a host's object, and written back.
//!
//! The tolerant readers of [`crate::article`] and [`crate::comments`] walk this
//! tree instead of deserializing into types, because they must name the path of
//! what they could not use and go on. One tree type for every origin also keeps
//! the wasm small: one deserializer is instantiated, not one a record type.

mod place;
mod reader;
mod scan;

use crate::decimal::decimal;
pub use place::place;

/// Any JSON value. Objects keep the order of their members.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, and JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number; whole numbers are exact up to 2^53.
    Number(f64),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Members in the order of the document; a repeated name is kept twice.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Reads JSON text.
    ///
    /// # Errors
    /// What is wrong when `text` is not one JSON value: in the browser in the
    /// engine's words, elsewhere with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        reader::read(text).ok_or_else(|| complaint(text))
    }

    /// An object of these members.
    #[must_use]
    pub fn object(members: Vec<(&'static str, Self)>) -> Self {
        let mut named = Vec::with_capacity(members.len());
        for (name, value) in members {
            named.push((name.to_owned(), value));
        }
        Self::Object(named)
    }

    /// A list of texts.
    pub fn texts<'a>(texts: impl Iterator<Item = &'a String>) -> Self {
        let mut elements = Vec::new();
        for text in texts {
            elements.push(text.as_str().into());
        }
        Self::Array(elements)
    }

    /// The member `name` of an object; its last one, as `JSON.parse` does.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, where this is text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, where this is one from 0 to 2^32 - 1.
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

    /// `true` or `false`, where this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The elements of a list; none for anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match self {
            Self::Array(elements) => elements,
            _ => &[],
        }
    }

    /// What kind of value this is, in the words of the JSON specification.
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

    /// Every string in this value in document order, joined by spaces: what is
    /// left to show of a node that is not understood.
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

    /// Appends this value as compact JSON text.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => write_number(*number, out),
            Self::String(text) => write_string(text, out),
            Self::Array(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    element.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_string(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// This value as compact JSON text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// What is wrong with a text that is not JSON.
#[cfg(target_arch = "wasm32")]
fn complaint(text: &str) -> String {
    js_sys::JSON::parse(text).err().map(message_of).unwrap_or_default()
}

/// What is wrong with a text that is not JSON.
#[cfg(not(target_arch = "wasm32"))]
fn complaint(text: &str) -> String {
    serde_json::from_str::<serde::de::IgnoredAny>(text).err().map(|error| error.to_string()).unwrap_or_default()
}

/// What an error of the engine says.
#[must_use]
pub fn message_of(error: wasm_bindgen::JsValue) -> String {
    let error: Result<js_sys::Error, _> = wasm_bindgen::JsCast::dyn_into(error);
    error.map(|error| error.message().into()).unwrap_or_default()
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

/// Whole numbers only: nothing that this project stores has a fraction, and
/// float formatting would cost the wasm several kilobytes.
fn write_number(number: f64, out: &mut String) {
    #[expect(clippy::cast_possible_truncation, reason = "records hold whole numbers below 2^53")]
    let whole = number as i64;
    if whole < 0 {
        out.push('-');
    }
    out.push_str(&decimal(whole.unsigned_abs()));
}

fn write_string(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control < ' ' => {
                let code = control as usize;
                out.push_str("\\u00");
                out.push(HEX[code >> 4] as char);
                out.push(HEX[code & 15] as char);
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i32>().prop_map(|number| Value::Number(f64::from(number))),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::vec((any::<String>(), inner), 0..4).prop_map(Value::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(value in any_value()) {
            prop_assert_eq!(Value::parse(&value.to_text()), Ok(value));
        }
    }

    #[test]
    fn a_syntax_error_names_line_and_column() {
        let error = Value::parse("{\n  \"a\": ,\n}").unwrap_err();
        assert!(error.contains("line 2 column 8"), "{error}");
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        for (text, expected) in [("7", Some(7)), ("7.5", None), ("-1", None), ("1e99", None), ("\"7\"", None)] {
            assert_eq!(Value::parse(text).unwrap().as_count(), expected, "{text}");
        }
    }
}
