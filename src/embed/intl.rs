//! The browser's `Intl`, in the language of one interface: a formatter of each
//! kind, made when it is first asked for, as making one takes long.

use super::services::to_js;
use crate::json::Value;
use std::cell::OnceCell;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    // Dates and numbers alike are formatted by `format`.
    type Formatter;
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat, catch)]
    fn date_format(language: &str, options: &JsValue) -> Result<Formatter, JsValue>;
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat, catch)]
    fn number_format(language: &str) -> Result<Formatter, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &Formatter, value: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, amount: f64, unit: &str) -> String;
}

/// The formatters of one language; none where the browser does not know its tag.
pub struct Intl {
    language: &'static str,
    number: OnceCell<Option<Formatter>>,
    day: OnceCell<Option<Formatter>>,
    time: OnceCell<Option<Formatter>>,
    relative: OnceCell<Option<RelativeTimeFormat>>,
}

impl Intl {
    /// No formatter yet.
    pub const fn new(language: &'static str) -> Self {
        Self {
            language,
            number: OnceCell::new(),
            day: OnceCell::new(),
            time: OnceCell::new(),
            relative: OnceCell::new(),
        }
    }

    /// A count.
    pub fn number(&self, count: f64) -> Option<String> {
        let format = self.number.get_or_init(|| number_format(self.language).ok());
        format.as_ref().map(|format| format.format(count))
    }

    /// What a clock shows that is at midnight of 1970-01-01 where `clock_ms` is 0.
    pub fn date(&self, clock_ms: f64, has_time: bool) -> Option<String> {
        let format = if has_time { &self.time } else { &self.day };
        let format = format.get_or_init(|| {
            // The clock is set ahead by its offset already.
            let mut options = vec![("dateStyle", "long".into()), ("timeZone", "UTC".into())];
            if has_time {
                options.push(("timeStyle", "short".into()));
            }
            date_format(self.language, &to_js(&Value::object(options))).ok()
        });
        format.as_ref().map(|format| format.format(clock_ms))
    }

    /// `amount` units ago.
    pub fn ago(&self, amount: f64, unit: &str) -> Option<String> {
        let format = self.relative.get_or_init(|| {
            RelativeTimeFormat::new(self.language, &to_js(&Value::object(vec![("numeric", "auto".into())]))).ok()
        });
        format.as_ref().map(|format| format.format(-amount, unit))
    }
}
