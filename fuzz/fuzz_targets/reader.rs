//! Any bytes as a document: the reader never panics, and what it keeps holds
//! what a document promises.

#![no_main]

use libfuzzer_sys::fuzz_target;
use news_brief::article::{find_quote, read_text, to_document};
use news_brief::import::review::review;

fuzz_target!(|text: &str| {
    let Ok((article, _)) = read_text(text) else { return };
    for metric in &article.metrics {
        assert!(!find_quote(&article, &metric.quote).is_empty(), "a card without its sentence");
        assert!(metric.quote.exact.contains(&metric.figure), "a figure outside its quote");
    }
    let _ = review(&article);
    // What is written reads back as it was.
    if let Ok((again, _)) = read_text(&to_document(&article)) {
        assert_eq!(again, article);
    }
});
