//! The comments that every contender shows: the newest of the reader's own
//! first, then those of the article, then the rest of the reader's own.

use crate::contender::NEWEST;
use news_brief::article::{Article, DateTime, texts};
use news_brief::comments::{Record, key, new_id};
use std::time::{SystemTime, UNIX_EPOCH};

/// One comment.
#[derive(Clone)]
pub struct Comment {
    /// Its id: the article's, or one that news-brief would give.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub published: DateTime,
    /// What it says.
    pub text: String,
    /// Whether it came with the article.
    pub of_article: bool,
}

const MINUTE: i64 = 60_000;

/// `count` comments, those of `article` among them.
pub fn comments(article: &Article, count: usize) -> Vec<Comment> {
    let own = count.saturating_sub(article.comments.len());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
    let now = i64::try_from(now).unwrap_or(0);
    let mut words = Words::of(article);
    let mut own = (0_u32..).take(own).map(|number| {
        let epoch_ms = now - MINUTE * (i64::from(number) + 1);
        Comment {
            id: new_id(epoch_ms, number, None),
            author: "农友1234".to_owned(),
            published: DateTime::at(epoch_ms, 480),
            text: if number == 0 { NEWEST.to_owned() } else { words.saying() },
            of_article: false,
        }
    });
    let of_article = article.comments.iter().map(|comment| Comment {
        id: comment.id.clone(),
        author: comment.author.clone(),
        published: comment.published.unwrap_or(DateTime::at(0, 480)),
        text: comment.text.clone(),
        of_article: true,
    });
    let newest = own.next();
    newest.into_iter().chain(of_article).chain(own).collect()
}

/// Words that mean nothing and weigh what words weigh: letters of the article
/// by chance, so that no compression finds one comment in another. The same
/// in every run.
struct Words {
    letters: Vec<char>,
    chance: u64,
}

impl Words {
    fn of(article: &Article) -> Self {
        let mut letters: Vec<char> =
            texts(article).iter().flat_map(|(_, text)| text.to_plain().chars().collect::<Vec<_>>()).collect();
        // Numbers and marks by chance would be figures that nobody writes.
        letters.retain(|letter| ('\u{4e00}'..='\u{9fff}').contains(letter));
        letters.sort_unstable();
        letters.dedup();
        Self { letters, chance: 20_190_902 }
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        // Knuth's linear congruential generator; its high bits are the good ones.
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).unwrap_or(0) % end.max(1)
    }

    /// Twenty to a hundred letters.
    fn saying(&mut self) -> String {
        let length = 20 + self.below(81);
        let places: Vec<usize> = (0..length).map(|_| self.below(self.letters.len())).collect();
        places.into_iter().filter_map(|place| self.letters.get(place)).collect()
    }
}

/// The reader's own as news-brief stores them: key and text.
pub fn stored(article: &Article, comments: &[Comment]) -> Vec<(String, String)> {
    let own = comments.iter().filter(|comment| !comment.of_article);
    own.map(|comment| {
        let record = Record {
            id: comment.id.clone(),
            author: comment.author.clone(),
            text: comment.text.clone(),
            published: comment.published,
            edited: None,
            deleted: None,
            reply_to: None,
            repost: false,
            newer: false,
        };
        (key::comment(&article.id, &comment.id), record.to_text())
    })
    .collect()
}
