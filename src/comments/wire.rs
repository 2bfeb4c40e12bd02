//! Types to stored text and back.
//!
//! The browser parses and writes JSON with its own `JSON`, everything else
//! with `serde_json`. Texts are read into a [`Value`] first, so errors name the
//! member that is wrong, in the same words everywhere.

use super::RECORD_VERSION;
use crate::article::{Value, from_value};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a type from JSON text.
///
/// # Errors
/// A message that names the member that is wrong, or says why the text is not JSON.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    from_value(&parse(text)?).map_err(|error| error.to_string())
}

/// Reads any JSON text.
///
/// # Errors
/// The parser's message, if the text is not JSON.
#[cfg(target_arch = "wasm32")]
pub fn parse(text: &str) -> Result<Value, String> {
    use wasm_bindgen::JsCast;

    let parsed = js_sys::JSON::parse(text).map_err(|error| {
        error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
    })?;
    serde_wasm_bindgen::from_value(parsed).map_err(|error| error.to_string())
}

/// Reads any JSON text.
///
/// # Errors
/// The parser's message, if the text is not JSON.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Writes a type as JSON text.
///
/// Nothing of ours can fail to serialize: all keys are strings.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn to_text<T: Serialize>(value: &T) -> String {
    let value = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    value.ok().and_then(|value| js_sys::JSON::stringify(&value).ok()).map(String::from).unwrap_or_default()
}

/// Writes a type as JSON text.
///
/// Nothing of ours can fail to serialize: all keys are strings.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn to_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The member `v` of what is stored. Other versions are not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThisVersion;

impl Serialize for ThisVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(RECORD_VERSION)
    }
}

impl<'de> Deserialize<'de> for ThisVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            RECORD_VERSION => Ok(Self),
            _ => Err(D::Error::custom(format_args!("is not {RECORD_VERSION}"))),
        }
    }
}
