//! One stored comment of a reader.

use super::wire::{from_text, to_text};
use super::{RECORD_VERSION, key};
use crate::article::{DateTime, Mismatch, Value, from_value};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// A comment of the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "StoredRecord", into = "StoredRecord")]
pub struct Record {
    /// Sorts by time, unique across tabs: see [`super::new_id`].
    pub id: String,
    /// Nickname at the time of writing.
    pub author: String,
    /// The comment's text.
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

/// A [`Record`] as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredRecord {
    #[serde(deserialize_with = "version")]
    v: u32,
    #[serde(deserialize_with = "id")]
    id: String,
    author: String,
    text: String,
    published: DateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edited: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reply_to: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    repost: bool,
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(deserializer).ok().filter(|version| *version > 0);
    version.ok_or_else(|| D::Error::custom("must be a version number"))
}

fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let id = String::deserialize(deserializer).ok().filter(|id| key::is_id(id));
    id.ok_or_else(|| D::Error::custom("must be 1 to 64 of 0-9a-z"))
}

impl From<StoredRecord> for Record {
    fn from(stored: StoredRecord) -> Self {
        let StoredRecord { v, id, author, text, published, edited, deleted, reply_to, repost } = stored;
        Self { id, author, text, published, edited, deleted, reply_to, repost, newer: v > RECORD_VERSION }
    }
}

impl From<Record> for StoredRecord {
    fn from(record: Record) -> Self {
        let Record { id, author, text, published, edited, deleted, reply_to, repost, newer: _ } = record;
        Self { v: RECORD_VERSION, id, author, text, published, edited, deleted, reply_to, repost }
    }
}

/// Why stored bytes are not what they should be. They are left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Record {
    /// Reads the record stored under the id `id`.
    ///
    /// # Errors
    /// [`Unreadable`] with what is wrong, for bytes that are not such a record.
    pub fn read(id: &str, text: &str) -> Result<Self, Unreadable> {
        let record: Self = from_text(text).map_err(Unreadable)?;
        if record.id == id { Ok(record) } else { Err(Unreadable("id: differs from the key".to_owned())) }
    }

    /// The record as it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_text(self)
    }
}

/// The id of `value`, if that is a record to keep: one of this version with all
/// its members, or one of a newer version, whose other members only that knows.
///
/// # Errors
/// [`Mismatch`] with the member that is wrong.
pub(super) fn id_to_keep(value: &Value) -> Result<String, Mismatch> {
    let is_newer = value.get("v").and_then(Value::as_count).is_some_and(|version| version > RECORD_VERSION);
    let id = value.get("id").and_then(Value::as_str).filter(|id| key::is_id(id));
    match id {
        Some(id) if is_newer => Ok(id.to_owned()),
        _ => from_value::<Record>(value).map(|record| record.id),
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
    fn unreadable_bytes_say_what_is_wrong() {
        for (text, expected) in [
            ("{", "EOF"),
            ("7", "is a number, must be an object"),
            ("{}", "v: is missing"),
            (r#"{"v":0}"#, "v: must be a version"),
            (r#"{"v":"1"}"#, "v: must be a version"),
            (r#"{"v":1,"id":"A!"}"#, "id: must be"),
            (r#"{"v":1,"id":"a1"}"#, "author: is missing"),
            (&TEXT.replace("\"农友1\"", "7"), "author: is a number, must be a string"),
            (&TEXT.replace("2026-01-02T", "yesterday "), "published: must be a time"),
            (&TEXT.replace("\"c1\"", "[]"), "reply_to: is an array, must be a string"),
            (&TEXT.replace("\"a1\"", "\"a2\""), "id: differs from the key"),
        ] {
            let Unreadable(message) = Record::read("a1", text).unwrap_err();
            assert!(message.starts_with(expected), "{text}: {message}");
        }
    }

    #[test]
    fn a_newer_version_is_read_and_marked() {
        let record = Record::read("a1", &TEXT.replace("\"v\":1", "\"v\":2")).unwrap();
        assert!(record.newer && record.text == "支持\n");
    }
}
