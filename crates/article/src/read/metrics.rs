//! Reading metrics. One whose sentence is not in the body is dropped.

use super::cursor::Cursor;
use crate::{Article, Metric, ProblemKind, Quote, quote};

/// Reads the metrics of `article`, whose body is read already.
pub fn read(cursor: &mut Cursor<'_>, article: &Article) -> Vec<Metric> {
    let plain = quote::plain_texts(article);
    cursor.each(|cursor| {
        let figure = cursor.required_text("figure");
        let label = cursor.required_text("label");
        let Some(quote) = cursor.optional_child("quote", |quote| Quote {
            exact: quote.required_text("exact"),
            prefix: quote.optional_text("prefix").unwrap_or_default(),
            suffix: quote.optional_text("suffix").unwrap_or_default(),
        }) else {
            cursor.report_at("quote", ProblemKind::Missing, "quote the sentence that the figure comes from");
            return None;
        };
        let share = cursor.optional_flag("share").unwrap_or(true);
        if figure.is_empty() || quote.exact.is_empty() {
            return None;
        }
        if !quote.exact.contains(&figure) {
            cursor.report_at(
                "figure",
                ProblemKind::FigureNotInQuote,
                "the figure is not in quote.exact, copy it from there to the letter",
            );
            return None;
        }
        let mut places = quote::find_in(&plain, &quote).into_iter();
        let Some(place) = places.next() else {
            cursor.report_at(
                "quote.exact",
                ProblemKind::QuoteNotFound,
                "these words are not in the body, copy them from one paragraph to the letter",
            );
            return None;
        };
        if places.next().is_some() {
            cursor.report_at(
                "quote.exact",
                ProblemKind::QuoteAmbiguous,
                "these words occur more than once, add prefix or suffix; the first place is used",
            );
        }
        Some(Metric { figure, label, quote, share, place })
    })
}
