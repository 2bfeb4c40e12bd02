//! What is stored about the reader across articles: nickname and reposts.

use super::wire::{ThisVersion, from_text, to_text};
use crate::article::DateTime;
use crate::text::is_blank;
use serde::{Deserialize, Serialize};

/// The nickname, chosen once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderName {
    v: ThisVersion,
    /// The nickname, without spaces around it.
    pub name: String,
}

impl ReaderName {
    /// The nickname `name`; `None` if nothing of it shows.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let name = name.trim();
        (!is_blank(name)).then(|| Self { v: ThisVersion, name: name.to_owned() })
    }

    /// Reads the stored nickname; `None` for bytes that are not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let stored: Self = from_text(text).ok()?;
        Self::new(&stored.name)
    }

    /// The nickname as it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_text(self)
    }
}

/// A comment that the reader reposted to 我的主页, with what is needed to show
/// it away from its article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repost {
    /// The version that writes it.
    pub v: ThisVersion,
    /// Id of the comment.
    pub id: String,
    /// Id of the article.
    pub article: String,
    /// Title of the article.
    pub title: String,
    /// Address of the page on which it was posted.
    pub url: String,
    /// When it was posted.
    pub published: DateTime,
}

impl Repost {
    /// The repost as it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_text(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_reads_back() {
        let text = r#"{"v":1,"name":"老王"}"#;
        assert_eq!(ReaderName::read(text), ReaderName::new("老王"));
        assert_eq!(ReaderName::new(" 老王").unwrap().to_text(), text);
        assert_eq!(ReaderName::read(r#"{"name":" 老王 ","v":1,"more":{}}"#), ReaderName::read(text));
        for other in ["", "{", "7", r#"{"v":2,"name":"x"}"#, r#"{"v":1}"#, r#"{"v":1,"name":" "}"#, r#"{"name":"x"}"#] {
            assert_eq!(ReaderName::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_repost_is_stored_with_its_version() {
        let repost = Repost {
            v: ThisVersion,
            id: "x1".to_owned(),
            article: "a".to_owned(),
            title: "题".to_owned(),
            url: String::new(),
            published: DateTime::at(0, 480),
        };
        let text = r#"{"v":1,"id":"x1","article":"a","title":"题","url":"","published":"1970-01-01T08:00:00+08:00"}"#;
        assert_eq!(repost.to_text(), text);
    }
}
