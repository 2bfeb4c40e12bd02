//! One stored comment of a reader.

use super::{RECORD_VERSION, key};
use crate::article::DateTime;
use crate::json::Value;

/// A comment of the reader, as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Sorts by time, unique across tabs: see [`super::new_id`].
    pub id: String,
    /// Nickname at the time of writing.
    pub author: String,
    /// What it says.
    pub text: String,
    /// When it was posted.
    pub published: DateTime,
    /// When it was last edited.
    pub edited: Option<DateTime>,
    /// When it was deleted; a deleted record stays while it can be restored or is answered.
    pub deleted: Option<DateTime>,
    /// The comment that it answers.
    pub reply_to: Option<String>,
    /// Whether it was reposted to the reader's own page.
    pub repost: bool,
    /// Whether a newer version wrote it: then it is shown and never rewritten.
    pub newer: bool,
}

/// Why stored bytes are not a comment. They are left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Record {
    /// Reads the record stored under the id `id`.
    ///
    /// # Errors
    /// [`Unreadable`] with what is wrong, for bytes that are not such a record.
    pub fn read(id: &str, text: &str) -> Result<Self, Unreadable> {
        let value = Value::parse(text).map_err(Unreadable)?;
        let record = Self::from_value(&value)?;
        if record.id == id { Ok(record) } else { Err(Unreadable("id: differs from the key".to_owned())) }
    }

    /// Reads a record from a JSON value.
    ///
    /// # Errors
    /// [`Unreadable`] naming the member that is wrong.
    pub fn from_value(value: &Value) -> Result<Self, Unreadable> {
        let wrong = |name: &str, wanted: &str| Unreadable([name, ": ", wanted].concat());
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let time = |name: &str| match value.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(found) => found
                .as_str()
                .and_then(DateTime::parse)
                .map(Some)
                .ok_or_else(|| wrong(name, "must be a time in RFC 3339")),
        };
        let version = value.get("v").and_then(Value::as_count).filter(|version| *version > 0);
        let version = version.ok_or_else(|| wrong("v", "must be a version number"))?;
        let id = text("id").filter(|id| key::is_id(id)).ok_or_else(|| wrong("id", "must be 1 to 64 of 0-9a-z"))?;
        Ok(Self {
            id: id.to_owned(),
            author: text("author").ok_or_else(|| wrong("author", "must be a string"))?.to_owned(),
            text: text("text").ok_or_else(|| wrong("text", "must be a string"))?.to_owned(),
            published: time("published")?.ok_or_else(|| wrong("published", "is missing"))?,
            edited: time("edited")?,
            deleted: time("deleted")?,
            reply_to: text("reply_to").map(str::to_owned),
            repost: value.get("repost").and_then(Value::as_bool).unwrap_or(false),
            newer: version > RECORD_VERSION,
        })
    }

    /// The record as a JSON value.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut members = vec![
            ("v", Value::Number(f64::from(RECORD_VERSION))),
            ("id", self.id.as_str().into()),
            ("author", self.author.as_str().into()),
            ("text", self.text.as_str().into()),
            ("published", self.published.to_text().as_str().into()),
        ];
        let mut optional = |name: &'static str, value: Option<Value>| {
            if let Some(value) = value {
                members.push((name, value));
            }
        };
        let time = |time: Option<DateTime>| time.map(|time| Value::String(time.to_text()));
        optional("edited", time(self.edited));
        optional("deleted", time(self.deleted));
        optional("reply_to", self.reply_to.as_deref().map(Value::from));
        optional("repost", self.repost.then_some(Value::Bool(true)));
        Value::object(members)
    }

    /// The record as it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.to_value().to_text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"v":1,"id":"a1","author":"农友1","text":"支持\n","published":"2026-01-02T03:04:05+08:00","reply_to":"c1","repost":true}"#;

    #[test]
    fn a_record_reads_back_to_the_letter() {
        assert_eq!(Record::read("a1", TEXT).unwrap().to_text(), TEXT);
    }

    #[test]
    fn bytes_that_are_no_record_say_what_is_wrong() {
        for (text, expected) in [
            ("{", "EOF"),
            ("7", "v: must be a version"),
            (r#"{"v":0}"#, "v: must be a version"),
            (r#"{"v":1,"id":"A!"}"#, "id: must be"),
            (r#"{"v":1,"id":"a1"}"#, "author: must be"),
            (&TEXT.replace("2026-01-02T", "yesterday "), "published: must be a time"),
            (&TEXT.replace("\"a1\"", "\"a2\""), "id: differs from the key"),
        ] {
            let Unreadable(message) = Record::read("a1", text).unwrap_err();
            assert!(message.contains(expected), "{text}: {message}");
        }
    }

    #[test]
    fn a_newer_version_is_read_and_told_apart() {
        let record = Record::read("a1", &TEXT.replace("\"v\":1", "\"v\":2")).unwrap();
        assert!(record.newer && record.text == "支持\n");
    }
}
