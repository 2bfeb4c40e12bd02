//! What is stored about the reader across articles: nickname and reposts.

use super::RECORD_VERSION;
use crate::article::DateTime;
use crate::json::Value;

/// The nickname, chosen once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderName(pub String);

impl ReaderName {
    /// Reads the stored nickname; `None` for bytes that are not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value = Value::parse(text).ok()?;
        if value.get("v").and_then(Value::as_count) != Some(RECORD_VERSION) {
            return None;
        }
        let name = value.get("name")?.as_str()?.trim();
        (!name.is_empty()).then(|| Self(name.to_owned()))
    }

    /// The nickname as it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        let version = Value::Number(f64::from(RECORD_VERSION));
        Value::object(vec![("v", version), ("name", self.0.as_str().into())]).to_text()
    }
}

/// A comment that the reader reposted to 我的主页, with what is needed to show
/// it away from its article.
#[derive(Clone, Debug, PartialEq)]
pub struct Repost {
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
        let member = |name: &'static str, text: &str| (name, Value::from(text));
        Value::object(vec![
            ("v", Value::Number(f64::from(RECORD_VERSION))),
            member("id", &self.id),
            member("article", &self.article),
            member("title", &self.title),
            member("url", &self.url),
            member("published", &self.published.to_text()),
        ])
        .to_text()
    }

    /// Reads a stored repost; `None` for bytes that are not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value = Value::parse(text).ok()?;
        let member = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            id: member("id")?,
            article: member("article")?,
            title: member("title")?,
            url: member("url").unwrap_or_default(),
            published: DateTime::parse(&member("published")?)?,
        })
    }
}
