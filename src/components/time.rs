//! Points in time: relative when recent, exact on hover and to assistive technology.

use super::{Clock, Environment};
use crate::article::DateTime;
use crate::text::fill;
use yew::{Html, html};

/// How long ago something recent was, as far as its words depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than a minute.
    Now,
    /// Whole minutes.
    Minutes(i64),
    /// Whole hours, on the same day.
    Hours(i64),
    /// Days of the reader's calendar, up to six.
    Days(i64),
}

impl Age {
    /// The age of `then`; `None` when it is older than six days or in the
    /// future, or a day alone.
    ///
    /// Days are those of the reader's calendar: at eight in the morning, what
    /// was at eleven last night is 昨天 and not nine hours ago.
    #[must_use]
    pub const fn of(then: DateTime, now: DateTime) -> Option<Self> {
        let seconds = (now.epoch_ms - then.epoch_ms) / 1000;
        // Clocks of two tabs differ a little.
        if seconds < -5 || !then.has_time {
            return None;
        }
        let offset_ms = now.offset_minutes as i64 * 60_000;
        let days = calendar_day(now.epoch_ms + offset_ms) - calendar_day(then.epoch_ms + offset_ms);
        match (seconds, days) {
            (..60, _) => Some(Self::Now),
            (..3600, _) => Some(Self::Minutes(seconds / 60)),
            (_, 0) => Some(Self::Hours(seconds / 3600)),
            (_, 1..=6) => Some(Self::Days(days)),
            _ => None,
        }
    }
}

/// How old something is, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The reader's clock is not known yet.
    Unknown,
    /// By the reader's clock, see [`Age::of`].
    Known(Option<Age>),
}

impl When {
    /// How old `then` is.
    #[must_use]
    pub fn of(then: DateTime, now: Option<DateTime>) -> Self {
        now.map_or(Self::Unknown, |now| Self::Known(Age::of(then, now)))
    }
}

const fn calendar_day(local_ms: i64) -> i64 {
    local_ms.div_euclid(86_400_000)
}

/// The article's time, with its zone if that differs from the document's.
///
/// The reader's clock is known once the widget runs, `is_running`: until then, as in
/// prerendered markup, every time is by the clock that wrote it.
pub fn of_article(environment: &Environment, time: DateTime, is_running: bool) -> Html {
    written(environment, time, is_running, "{}", Some("date"))
}

/// The time of the article's last change, in words that say so.
pub fn of_update(environment: &Environment, time: DateTime, is_running: bool) -> Html {
    written(environment, time, is_running, environment.messages().updated_at, None)
}

fn written(
    environment: &Environment,
    time: DateTime,
    is_running: bool,
    template: &str,
    part: Option<&'static str>,
) -> Html {
    let by = |clock| environment.services.date(time, clock);
    let written = by(Clock::Written);
    let zoned = is_running.then(|| by(Clock::Zoned));
    let words = if !is_running || by(Clock::Reader) == written { written } else { zoned.clone().unwrap_or_default() };
    let words = fill(template, &[&words]);
    // In the interface's language, amid the article's.
    html! {
        <time class="date" {part} datetime={time.to_string()} title={zoned} lang={environment.messages().tag} dir="auto">{ words }</time>
    }
}

/// A time by the reader's clock, with its zone on hover and as its description.
pub fn exact(environment: &Environment, time: DateTime, part: &'static str) -> Html {
    let by = |clock| environment.services.date(time, clock);
    whole(time, by(Clock::Reader), Some(by(Clock::Zoned)), part)
}

/// A time in words, and its exact name.
fn whole(time: DateTime, words: String, name: Option<String>, part: &'static str) -> Html {
    html! { <time class="date" {part} datetime={time.to_string()} title={name}>{ words }</time> }
}

/// A time relative to now if it is recent, else the exact time.
pub fn relative(environment: &Environment, time: DateTime, when: When, part: &'static str) -> Html {
    let ago = |amount, unit| environment.services.ago(amount, unit);
    let words = match when {
        When::Unknown => return whole(time, environment.services.date(time, Clock::Written), None, part),
        When::Known(None) => return exact(environment, time, part),
        When::Known(Some(Age::Now)) => environment.messages().just_now.to_owned(),
        When::Known(Some(Age::Minutes(minutes))) => ago(minutes, "minute"),
        When::Known(Some(Age::Hours(hours))) => ago(hours, "hour"),
        When::Known(Some(Age::Days(days))) => ago(days, "day"),
    };
    let exact = environment.services.date(time, Clock::Zoned);
    html! {
        <time class="date" part={part} datetime={time.to_string()} title={exact.clone()}>
            <span key={words.as_str()} aria-hidden="true">{ words.clone() }</span>
            <span class="visually-hidden">{ exact }</span>
        </time>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_follow_the_readers_calendar() {
        let time = |text: &str| DateTime::parse(text).unwrap();
        let now = time("2026-03-02T08:00:00+08:00");
        for (then, expected) in [
            ("2026-03-02T08:00:03+08:00", Some(Age::Now)),
            ("2026-03-02T07:59:30+08:00", Some(Age::Now)),
            ("2026-03-02T07:58:59+08:00", Some(Age::Minutes(1))),
            ("2026-03-02T01:00:00+08:00", Some(Age::Hours(7))),
            ("2026-03-01T23:00:00+08:00", Some(Age::Days(1))),
            ("2026-03-01T15:30:00+00:00", Some(Age::Days(1))),
            ("2026-02-24T00:00:00+08:00", Some(Age::Days(6))),
            ("2026-02-23T23:00:00+08:00", None),
            ("2026-03-03T08:00:00+08:00", None),
        ] {
            assert_eq!(Age::of(time(then), now), expected, "{then}");
        }
        assert_eq!(Age::of(DateTime::read("2026-03-02").unwrap(), now), None);
    }
}
