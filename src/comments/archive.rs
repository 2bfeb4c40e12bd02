//! What the reader takes away, brings back, or clears: all of an article's own data.

use super::{Record, Store, StoreError, Unreadable, key};
use crate::article::DateTime;
use crate::decimal::decimal_count;
use crate::json::Value;

/// The format of exported comments, the value of `format` in a file.
pub const ARCHIVE_FORMAT: &str = "news-brief-comments/1";

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Records that are new here: key and text as stored.
    pub added: Vec<(String, String)>,
    /// How many were here already.
    pub skipped: usize,
}

/// What of an archive is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The member of the archive.
    pub member: &'static str,
    /// The comment, by its place in the list.
    pub comment: Option<usize>,
    /// What is wrong, beginning with the member that is.
    pub message: String,
}

impl Fault {
    /// Where it is, and what is wrong there.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self.comment {
            Some(index) => [self.member, "[", &decimal_count(index), "].", &self.message].concat(),
            None => self.message.clone(),
        }
    }
}

/// Why a file was not imported; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file is not of the format.
    File(Fault),
    /// The store refused; what was written before was taken back.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The reader's comments on `article` as an archive.
///
/// # Errors
/// [`StoreError`] when the store can't be read.
pub fn export(store: &dyn Store, article: &str, now: DateTime) -> Result<Value, StoreError> {
    let prefix = key::comments(article);
    let mut keys = store.keys(&prefix)?;
    keys.sort_unstable();
    let mut comments = Vec::new();
    for key in keys {
        let id = &key[prefix.len()..];
        // A newer version's record goes as it is, with members unknown here.
        if let Some(text) = store.get(&key)?
            && Record::read(id, &text).is_ok()
            && let Ok(value) = Value::parse(&text)
        {
            comments.push(value);
        }
    }
    Ok(archive(article, now, comments))
}

/// An archive as the text of a file: a comment a line, so that a line says which.
#[must_use]
pub fn to_text(archive: &Value) -> String {
    let Value::Object(members) = archive else { return archive.to_text() };
    let mut lines = Vec::with_capacity(members.len());
    for (name, value) in members {
        let mut texts = Vec::new();
        for element in value.elements() {
            texts.push(element.to_text());
        }
        let text = if texts.is_empty() { value.to_text() } else { ["[\n", &texts.join(",\n"), "\n]"].concat() };
        lines.push([&Value::from(name.as_str()).to_text(), ": ", &text].concat());
    }
    ["{\n", &lines.join(",\n"), "\n}\n"].concat()
}

/// An archive of `comments`, which are records as JSON values.
#[must_use]
pub fn archive(article: &str, now: DateTime, comments: Vec<Value>) -> Value {
    Value::Object(vec![
        ("format".to_owned(), ARCHIVE_FORMAT.into()),
        ("article".to_owned(), article.into()),
        ("exported".to_owned(), now.to_text().as_str().into()),
        ("comments".to_owned(), Value::Array(comments)),
    ])
}

/// Adds the comments of an archive to those of `article`: a union, so that a
/// second import changes nothing.
///
/// # Errors
/// [`ImportError`]; then nothing was changed.
pub fn import(store: &dyn Store, article: &str, archive: &Value) -> Result<Imported, ImportError> {
    let records = check(article, archive)?;
    let mut imported = Imported::default();
    for (id, text) in records {
        let key = key::comment(article, &id);
        if store.get(&key)?.is_some() {
            imported.skipped += 1;
        } else if let Err(error) = store.set(&key, &text) {
            for (key, _) in &imported.added {
                store.remove(key)?;
            }
            return Err(error.into());
        } else {
            imported.added.push((key, text));
        }
    }
    Ok(imported)
}

/// The ids and texts of an archive's records, when all of them are sound.
fn check(article: &str, archive: &Value) -> Result<Vec<(String, String)>, ImportError> {
    let file = |member: &'static str, comment: Option<usize>, message: &[&str]| {
        let message = if comment.is_none() { [&[member, ": "], message].concat().concat() } else { message.concat() };
        ImportError::File(Fault { member, comment, message })
    };
    if archive.get("format").and_then(Value::as_str) != Some(ARCHIVE_FORMAT) {
        return Err(file("format", None, &["is not \"", ARCHIVE_FORMAT, "\""]));
    }
    match archive.get("article").and_then(Value::as_str) {
        Some(other) if other == article => {}
        Some(other) => return Err(file("article", None, &["is \"", other, "\" and not \"", article, "\""])),
        None => return Err(file("article", None, &["is missing"])),
    }
    let Some(Value::Array(comments)) = archive.get("comments") else {
        return Err(file("comments", None, &["is not a list"]));
    };
    let mut records = Vec::with_capacity(comments.len());
    for (index, value) in comments.iter().enumerate() {
        match Record::from_value(value) {
            Ok(record) => records.push((record.id, value.to_text())),
            Err(Unreadable(message)) => return Err(file("comments", Some(index), &[&message])),
        }
    }
    Ok(records)
}

/// Removes everything that is stored of `article`, and gives back what it was.
///
/// # Errors
/// [`StoreError`] when the store can't be changed.
pub fn clear(store: &dyn Store, article: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut removed = Vec::new();
    for key in store.keys(&[key::ROOT, article, "/"].concat())? {
        if let Some(text) = store.get(&key)? {
            if let Some(id) = key.strip_prefix(&key::comments(article)) {
                let repost = key::repost(id);
                if let Some(text) = store.get(&repost)? {
                    store.remove(&repost)?;
                    removed.push((repost, text));
                }
            }
            store.remove(&key)?;
            removed.push((key, text));
        }
    }
    Ok(removed)
}

/// Puts back what [`clear`] removed.
///
/// # Errors
/// [`StoreError`] when the store refuses.
pub fn restore(store: &dyn Store, removed: &[(String, String)]) -> Result<(), StoreError> {
    removed.iter().try_for_each(|(key, text)| store.set(key, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::MemoryStore;
    use proptest::prelude::*;

    const NOW: DateTime = DateTime::at(1_800_000_000_000, 480);

    fn record(id: &str, text: &str) -> Record {
        Record {
            id: id.to_owned(),
            author: "农友1".to_owned(),
            text: text.to_owned(),
            published: NOW,
            edited: None,
            deleted: None,
            reply_to: None,
            repost: false,
            newer: false,
        }
    }

    fn all(store: &MemoryStore) -> Vec<(String, String)> {
        let mut keys = store.keys("").unwrap();
        keys.sort();
        keys.into_iter().map(|key| (store.get(&key).unwrap().unwrap(), key)).map(|(text, key)| (key, text)).collect()
    }

    proptest! {
        #[test]
        fn export_then_import_is_identity(records in prop::collection::btree_map("[0-9a-z]{1,8}", any::<String>(), 0..12)) {
            let (one, other) = (MemoryStore::default(), MemoryStore::default());
            for (id, text) in &records {
                one.set(&key::comment("a", id), &record(id, text).to_text()).unwrap();
            }
            let archive = export(&one, "a", NOW).unwrap();
            let archive = Value::parse(&to_text(&archive)).unwrap();
            let imported = import(&other, "a", &archive).unwrap();
            prop_assert_eq!((imported.added.len(), imported.skipped), (records.len(), 0));
            prop_assert_eq!(all(&one), all(&other));
            let again = import(&other, "a", &archive).unwrap();
            prop_assert_eq!((again.added.len(), again.skipped), (0, records.len()));
            prop_assert_eq!(all(&one), all(&other));
        }

        #[test]
        fn clearing_and_restoring_is_identity(ids in prop::collection::btree_set("[0-9a-z]{1,8}", 0..12)) {
            let store = MemoryStore::default();
            for id in &ids {
                store.set(&key::comment("a", id), &record(id, "x").to_text()).unwrap();
                store.set(&key::comment("b", id), "other article").unwrap();
                store.set(&key::repost(id), "{}").unwrap();
            }
            store.set(&key::state("a"), "{}").unwrap();
            let before = all(&store);
            let removed = clear(&store, "a").unwrap();
            prop_assert_eq!(store.keys(&[key::ROOT, "a/"].concat()).unwrap().len(), 0);
            prop_assert_eq!(store.keys(&key::comments("b")).unwrap().len(), ids.len());
            restore(&store, &removed).unwrap();
            prop_assert_eq!(all(&store), before);
        }
    }

    #[test]
    fn a_bad_file_is_refused_with_its_place_and_changes_nothing() {
        for (text, expected) in [
            (r#"{}"#, "format: is not"),
            (r#"{"format":"news-brief-comments/1"}"#, "article: is missing"),
            (r#"{"format":"news-brief-comments/1","article":"b"}"#, "article: is \"b\" and not \"a\""),
            (r#"{"format":"news-brief-comments/1","article":"a","comments":7}"#, "comments: is not a list"),
            (
                r#"{"format":"news-brief-comments/1","article":"a","comments":[{"v":1,"id":"x","author":"A","text":"T","published":"2026-01-01T00:00:00Z"},{"v":1,"id":"../x"}]}"#,
                "comments[1].id: must be",
            ),
        ] {
            let store = MemoryStore::default();
            match import(&store, "a", &Value::parse(text).unwrap()) {
                Err(ImportError::File(fault)) => {
                    assert!(fault.to_text().starts_with(expected), "{text}: {fault:?}");
                }
                other => panic!("{text}: {other:?}"),
            }
            assert_eq!(all(&store), []);
        }
    }
}
