//! The browser's `Intl`, in the language of one interface. Each formatter is made
//! when it is first needed, as making one takes long.

use crate::article::DateTime;
use crate::components::Clock;
use std::cell::OnceCell;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type Formatter;
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat, catch)]
    fn date_format(language: &str, options: &JsValue) -> Result<Formatter, JsValue>;
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat, catch)]
    fn number_format(language: &str, options: &JsValue) -> Result<Formatter, JsValue>;
    // Unlike the other two it can't be called as a function.
    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;
    // The unit is for ages: dates and numbers ignore it.
    #[wasm_bindgen(method)]
    fn format(this: &Formatter, value: f64, unit: &str) -> String;
}

/// A kind of formatter.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Of counts.
    Number,
    /// Of days, which are at midnight of UTC.
    Day,
    /// Of points in time, by the reader's clock.
    Time,
    /// Of points in time, by the reader's clock, with its offset from UTC.
    ZonedTime,
    /// Of points in time, by the clock of UTC.
    TimeOfUtc,
    /// Of how long ago something was.
    Age,
}

/// The options of each kind.
const OPTIONS: [&str; 6] = [
    "{}",
    r#"{"dateStyle":"long","timeZone":"UTC"}"#,
    r#"{"dateStyle":"long","timeStyle":"short"}"#,
    // What the styles stand for: with them no zone can be asked for.
    r#"{"year":"numeric","month":"long","day":"numeric","hour":"numeric","minute":"2-digit","timeZoneName":"shortOffset"}"#,
    r#"{"dateStyle":"long","timeStyle":"short","timeZone":"UTC"}"#,
    r#"{"numeric":"auto"}"#,
];

/// The formatters of one language; none if the browser does not know its tag.
pub struct Intl {
    language: &'static str,
    formatters: [OnceCell<Option<Formatter>>; 6],
}

impl Intl {
    /// No formatter yet.
    pub const fn new(language: &'static str) -> Self {
        Self { language, formatters: [const { OnceCell::new() }; 6] }
    }

    /// Formats a count, milliseconds since 1970-01-01T00:00:00Z, or an amount of units
    /// of time; `None` without a formatter.
    pub fn format(&self, kind: Kind, value: f64, unit: &str) -> Option<String> {
        let formatter = self.formatters[kind as usize].get_or_init(|| {
            let options = js_sys::JSON::parse(OPTIONS[kind as usize]).ok()?;
            match kind {
                Kind::Number => number_format(self.language, &options).ok(),
                Kind::Day | Kind::Time | Kind::ZonedTime | Kind::TimeOfUtc => date_format(self.language, &options).ok(),
                Kind::Age => {
                    RelativeTimeFormat::new(self.language, &options).ok().map(|made| JsValue::from(made).into())
                }
            }
        });
        Some(formatter.as_ref()?.format(value, unit))
    }

    /// A date by one of two clocks, with its time of day if it has one.
    #[expect(clippy::cast_precision_loss, reason = "times of this age fit")]
    pub fn date(&self, time: DateTime, clock: Clock) -> String {
        let epoch_ms = time.epoch_ms as f64;
        let words = match (time.has_time, clock) {
            (false, _) => self.format(Kind::Day, epoch_ms, ""),
            (true, Clock::Reader) => self.format(Kind::Time, epoch_ms, ""),
            (true, Clock::Zoned) => {
                self.format(Kind::ZonedTime, epoch_ms, "").or_else(|| self.format(Kind::Time, epoch_ms, ""))
            }
            (true, Clock::Written) => {
                let ahead = f64::from(time.offset_minutes) * 60_000.0;
                self.format(Kind::TimeOfUtc, epoch_ms + ahead, "")
            }
        };
        words.unwrap_or_else(|| time.to_string())
    }
}
