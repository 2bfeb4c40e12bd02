//! The comments that every contender shows: the newest of the reader's own first,
//! then those of the article, then the rest of the reader's own.

use crate::contender::NEWEST;
use article::{Article, Comment, DateTime};
use news_brief::comments::{key, new_id};
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

/// The milliseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
    i64::try_from(since).unwrap_or(0)
}

/// `count` comments, those of `article` included; and the reader's own among them as
/// news-brief stores them, key and text.
pub fn comments(article: &Article, count: usize) -> (Vec<Comment>, Vec<(String, String)>) {
    let text: String = article::texts(article).iter().map(|(_, text)| text.to_plain()).collect();
    let letters: Vec<char> = text.chars().filter(|letter| ('\u{4e00}'..='\u{9fff}').contains(letter)).collect();
    // The same in every run, and random, so that no comment compresses to a part of another.
    let mut random = fastrand::Rng::with_seed(20_190_902);
    let own = (0_u32..).take(count.saturating_sub(article.comments.len())).map(|number| {
        let epoch_ms = now() - 60_000 * (i64::from(number) + 1);
        let text = (0..random.usize(20..=100)).filter_map(|_| random.choice(&letters)).collect();
        Comment {
            id: new_id(epoch_ms, number, None),
            author: "农友1234".to_owned(),
            published: Some(DateTime::at(epoch_ms, 480)),
            text: if number == 0 { NEWEST.to_owned() } else { text },
            reply_to: None,
        }
    });
    let own: Vec<Comment> = own.collect();
    let (newest, others) = own.split_at(own.len().min(1));
    let stored = own.iter().map(|Comment { id, author, published, text, .. }| {
        let record = json!({ "v": 1, "id": id, "author": author, "text": text, "published": published });
        (key::comment(&article.id, id), record.to_string())
    });
    ([newest, &article.comments, others].concat(), stored.collect())
}
