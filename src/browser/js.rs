//! Values that cross the border to JavaScript.

use crate::article::Value;
use crate::comments::wire;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// `value` as plain objects, arrays and strings, as `JSON.parse` would make them.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> JsValue {
    // Only a map whose keys are no strings is refused, and we have none.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A host's object as JSON text and as a value. It goes through text because it may have
/// getters or `toJSON`.
///
/// # Errors
/// The engine's message, for what is not JSON, such as a cycle.
pub fn from_js(object: &JsValue) -> Result<(String, Value), String> {
    let text = js_sys::JSON::stringify(object).map_err(|error| message_of(&error))?;
    // Of `undefined` and functions there is no text.
    let text = text.as_string().unwrap_or_else(|| "null".to_owned());
    let value = wire::parse(&text)?;
    Ok((text, value))
}

/// An `Error` with these words.
pub fn error(words: &str) -> JsValue {
    js_sys::Error::new(words).into()
}

/// What an error of the engine says.
pub fn message_of(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_default()
}
