//! Reading metrics: none is kept whose sentence is not in the body.

use super::cursor::Cursor;
use crate::article::{Article, Metric, ProblemKind, Quote, quote};
use crate::substring;

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
        if figure.is_empty() || quote.exact.is_empty() {
            return None;
        }
        if !substring::is_in(&quote.exact, &figure) {
            cursor.report_at(
                "figure",
                ProblemKind::FigureNotInQuote,
                "the figure is not in quote.exact, copy it from there to the letter",
            );
            return None;
        }
        match quote::find_in(&plain, &quote).len() {
            0 => {
                cursor.report_at(
                    "quote.exact",
                    ProblemKind::QuoteNotFound,
                    "these words are not in the body, copy them from one paragraph to the letter",
                );
                return None;
            }
            1 => {}
            _ => cursor.report_at(
                "quote.exact",
                ProblemKind::QuoteAmbiguous,
                "these words occur more than once, add prefix or suffix; the first place is used",
            ),
        }
        Some(Metric { figure, label, quote })
    })
}
