//! The browser's `Intl`, in the language of one interface: a formatter of each
//! kind, made when it is first asked for, as making one takes long.

use std::cell::OnceCell;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type Formatter;
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat, catch)]
    fn date_format(language: &str, options: &JsValue) -> Result<Formatter, JsValue>;
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat, catch)]
    fn number_format(language: &str, options: &JsValue) -> Result<Formatter, JsValue>;
    // Alone of the three it can't be called as a function.
    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;
    // The unit is for ages: dates and numbers pass over it.
    #[wasm_bindgen(method)]
    fn format(this: &Formatter, value: f64, unit: &str) -> String;
}

/// A kind of formatter.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    Day,
    Time,
    Age,
}

/// What each kind is made with. Clocks are set ahead by their offset already.
const OPTIONS: [&str; 4] = [
    "{}",
    r#"{"dateStyle":"long","timeZone":"UTC"}"#,
    r#"{"dateStyle":"long","timeZone":"UTC","timeStyle":"short"}"#,
    r#"{"numeric":"auto"}"#,
];

/// The formatters of one language; none where the browser does not know its tag.
pub struct Intl {
    language: &'static str,
    formatters: [OnceCell<Option<Formatter>>; 4],
}

impl Intl {
    /// No formatter yet.
    pub const fn new(language: &'static str) -> Self {
        Self { language, formatters: [const { OnceCell::new() }; 4] }
    }

    #[inline(never)]
    fn format(&self, kind: Kind, value: f64, unit: &str) -> Option<String> {
        let formatter = self.formatters[kind as usize].get_or_init(|| {
            let options = js_sys::JSON::parse(OPTIONS[kind as usize]).ok()?;
            match kind {
                Kind::Number => number_format(self.language, &options).ok(),
                Kind::Day | Kind::Time => date_format(self.language, &options).ok(),
                Kind::Age => {
                    RelativeTimeFormat::new(self.language, &options).ok().map(|made| JsValue::from(made).into())
                }
            }
        });
        Some(formatter.as_ref()?.format(value, unit))
    }

    /// A count.
    pub fn number(&self, count: f64) -> Option<String> {
        self.format(Kind::Number, count, "")
    }

    /// What a clock shows that is at midnight of 1970-01-01 where `clock_ms` is 0.
    pub fn date(&self, clock_ms: f64, has_time: bool) -> Option<String> {
        self.format(if has_time { Kind::Time } else { Kind::Day }, clock_ms, "")
    }

    /// `amount` units ago.
    pub fn ago(&self, amount: f64, unit: &str) -> Option<String> {
        self.format(Kind::Age, -amount, unit)
    }
}
