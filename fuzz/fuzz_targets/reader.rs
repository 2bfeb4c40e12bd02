//! Any text as a document: the reader never panics, and what it keeps satisfies
//! the guarantees of the format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use article::{find_quote, read_text, to_document};
use import::review::review;

fuzz_target!(|text: &str| {
    let Ok((article, _)) = read_text(text) else { return };
    for metric in &article.metrics {
        assert!(!find_quote(&article, &metric.quote).is_empty(), "the quote of a card is not in the text");
        assert!(metric.quote.exact.contains(&metric.figure), "the figure of a card is not in its quote");
    }
    let _ = review(&article);
    // A written document reads back unchanged.
    if let Ok((again, _)) = read_text(&to_document(&article)) {
        assert_eq!(again, article);
    }
});
