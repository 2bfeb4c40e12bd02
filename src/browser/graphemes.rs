//! Counting user-perceived characters (UAX #29) by `Intl.Segmenter`.

use crate::text::are_plain;
use std::cell::OnceCell;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new() -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// A counter. Its segmenter is made when the first text needs it: that takes 30 ms on a
/// cheap phone, and few texts do.
#[derive(Default)]
pub struct Graphemes(OnceCell<Option<Segmenter>>);

impl Graphemes {
    /// The number of graphemes of `text`, and where those beyond the first `limit` begin,
    /// in UTF-16 code units. Code points where the browser has no segmenter.
    pub fn count(&self, text: &str, limit: usize) -> (usize, u32) {
        let segmenter = if are_plain(text) { &None } else { self.0.get_or_init(|| Segmenter::new().ok()) };
        let Some(segmenter) = segmenter else {
            let start: usize = text.chars().take(limit).map(char::len_utf16).sum();
            return (text.chars().count(), u32::try_from(start).unwrap_or(u32::MAX));
        };
        let segments = js_sys::Array::from(&segmenter.segment(text));
        let first = segments.get(u32::try_from(limit).unwrap_or(u32::MAX));
        let start = js_sys::Reflect::get(&first, &"index".into()).ok().and_then(|start| start.as_f64());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index of a string")]
        (segments.length() as usize, start.unwrap_or_default() as u32)
    }
}
