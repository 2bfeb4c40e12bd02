//! Any text as HTML: the importer never panics, and the document it makes is
//! valid.

#![no_main]

use libfuzzer_sys::fuzz_target;
use article::{read_text, to_document};
use import::{Settings, import_html, suggest};

fuzz_target!(|html: &str| {
    let mut article = import_html(html, &Settings::default()).article;
    article.metrics = suggest(&article, 6);
    let document = to_document(&article);
    let Ok((read, _)) = read_text(&document) else { return };
    assert_eq!(read.metrics, article.metrics);
});
