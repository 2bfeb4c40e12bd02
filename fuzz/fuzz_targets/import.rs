//! Any text as a pasted page: no character is lost, the article contains only
//! text of the page, and every suggested card is valid.

#![no_main]

use libfuzzer_sys::fuzz_target;
use article::{read_text, to_document, texts};
use import::{Settings, import, pieces, review::review, suggest};

fuzz_target!(|text: &str| {
    let joined: String = pieces(text, &[], false).iter().map(|piece| piece.source).collect();
    assert_eq!(joined, text);
    let mut article = import(text, &Settings::default(), |_| None).article;
    for (_, words) in texts(&article) {
        assert!(text.contains(&words.to_plain()), "{words:?} is not in the source");
    }
    article.metrics = suggest(&article, 6);
    let document = to_document(&article);
    let Ok((read, problems)) = read_text(&document) else { return };
    assert_eq!(read.metrics, article.metrics, "the reader rejected a card: {problems:?}");
    let of_cards = review(&read).into_iter().find(|problem| problem.path.starts_with("metrics"));
    assert_eq!(of_cards, None);
});
