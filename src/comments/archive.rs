//! The reader's data of one article: export, import, clearing.

mod place;

use super::record::id_to_keep;
use super::{Store, StoreError, key, wire};
use crate::article::{DateTime, Mismatch, Value};
use place::place;
use serde::Serialize;
use std::fmt;

/// The format of exported comments, the value of `format` in a file.
pub const ARCHIVE_FORMAT: &str = "news-brief-comments/1";

/// The reader's comments on one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Archive {
    format: &'static str,
    article: String,
    /// For people: an import does not read it.
    exported: DateTime,
    /// Records as they are stored, with members that only a newer version knows.
    comments: Vec<Value>,
}

impl Archive {
    /// The archive as the text of a file: a comment a line, so that a line names one.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { format, article, exported, comments } = self;
        let comments: Vec<_> = comments.iter().map(wire::to_text).collect();
        let comments = if comments.is_empty() { String::new() } else { format!("\n{}\n", comments.join(",\n")) };
        format!(
            "{{\n\"format\": {},\n\"article\": {},\n\"exported\": {},\n\"comments\": [{comments}]\n}}\n",
            wire::to_text(format),
            wire::to_text(article),
            wire::to_text(exported),
        )
    }
}

/// How many comments an import added, and how many were stored already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Comments that are new here.
    pub added: usize,
    /// Comments that were here already.
    pub skipped: usize,
}

/// The ways in which a file is not an archive of this article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is not JSON.
    NotJson,
    /// A member is missing or wrong.
    Member,
    /// It holds comments on another article.
    OtherArticle,
}

/// What is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The member: `comments[2].published`; empty if the file is not JSON.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl Fault {
    fn at(path: &str, message: String) -> Self {
        Self { kind: FaultKind::Member, path: path.to_owned(), message }
    }

    /// Line and column of the fault in `text`, counted from 1, columns in characters.
    #[must_use]
    pub fn place(&self, text: &str) -> (usize, usize) {
        place(text, &self.path)
    }
}

impl From<Mismatch> for Fault {
    fn from(mismatch: Mismatch) -> Self {
        Self::at(&mismatch.path, mismatch.message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return formatter.write_str(&self.message);
        }
        write!(formatter, "{}: {}", self.path, self.message)
    }
}

/// Why nothing was imported; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file is not an archive of this article.
    File(Fault),
    /// The store refused; what was written before was taken back.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The reader's comments on `article` as an archive. Records are exported as
/// they are stored; bytes that are no record are left out.
///
/// # Errors
/// [`StoreError`] when the store can't be read.
pub fn export(store: &dyn Store, article: &str, now: DateTime) -> Result<Archive, StoreError> {
    let prefix = key::comments(article);
    let mut keys = store.keys(&prefix)?;
    keys.sort_unstable();
    let mut comments = Vec::new();
    for key in keys {
        if let Some(text) = store.get(&key)?
            && let Ok(value) = wire::parse(&text)
            && id_to_keep(&value).is_ok_and(|id| id == key[prefix.len()..])
        {
            comments.push(value);
        }
    }
    Ok(Archive { format: ARCHIVE_FORMAT, article: article.to_owned(), exported: now, comments })
}

/// Adds the comments of the file `text` to those of `article`: see [`import`].
///
/// # Errors
/// [`ImportError`]; then nothing was changed.
pub fn import_text(store: &dyn Store, article: &str, text: &str) -> Result<Imported, ImportError> {
    let archive = wire::parse(text)
        .map_err(|message| ImportError::File(Fault { kind: FaultKind::NotJson, path: String::new(), message }))?;
    import(store, article, &archive)
}

/// Adds the comments of an archive to those of `article`: a union, so that a
/// second import changes nothing.
///
/// # Errors
/// [`ImportError`]; then nothing was changed.
pub fn import(store: &dyn Store, article: &str, archive: &Value) -> Result<Imported, ImportError> {
    let records = check(article, archive).map_err(ImportError::File)?;
    let mut added: Vec<String> = Vec::new();
    let mut skipped = 0;
    for (id, value) in records {
        let key = key::comment(article, &id);
        if store.get(&key)?.is_some() {
            skipped += 1;
        } else if let Err(error) = store.set(&key, &wire::to_text(value)) {
            for key in &added {
                store.remove(key)?;
            }
            return Err(error.into());
        } else {
            added.push(key);
        }
    }
    Ok(Imported { added: added.len(), skipped })
}

/// The ids and values of an archive's records, if all of them are sound.
fn check<'a>(article: &str, archive: &'a Value) -> Result<Vec<(String, &'a Value)>, Fault> {
    let member = |name: &str| archive.get(name).and_then(Value::as_str);
    if member("format") != Some(ARCHIVE_FORMAT) {
        return Err(Fault::at("format", format!("is not \"{ARCHIVE_FORMAT}\"")));
    }
    match member("article") {
        None => return Err(Fault::at("article", "is missing or not a string".to_owned())),
        Some(other) if other != article => {
            let message = format!("is \"{other}\" and not \"{article}\"");
            return Err(Fault { kind: FaultKind::OtherArticle, ..Fault::at("article", message) });
        }
        Some(_) => {}
    }
    let Some(Value::Array(comments)) = archive.get("comments") else {
        return Err(Fault::at("comments", "is missing or not a list".to_owned()));
    };
    let mut records = Vec::with_capacity(comments.len());
    for (index, value) in comments.iter().enumerate() {
        let id = id_to_keep(value).map_err(|error| error.within(&format!("comments[{index}]")))?;
        records.push((id, value));
    }
    Ok(records)
}

/// Removes everything that is stored of `article`, and returns it.
///
/// # Errors
/// [`StoreError`] when the store can't be changed; what was removed before is put back.
pub fn clear(store: &dyn Store, article: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut keys = store.keys(&[key::ROOT, article, "/"].concat())?;
    let comments = key::comments(article);
    let reposts: Vec<_> = keys.iter().filter_map(|key| key.strip_prefix(&comments)).map(key::repost).collect();
    keys.extend(reposts);
    let mut removed = Vec::new();
    for key in keys {
        match take(store, &key) {
            Ok(text) => removed.extend(text.map(|text| (key, text))),
            Err(error) => {
                // A store that refuses this as well has lost nothing that could be kept.
                let _ = restore(store, &removed);
                return Err(error);
            }
        }
    }
    Ok(removed)
}

/// Removes the text under `key`, and returns it.
fn take(store: &dyn Store, key: &str) -> Result<Option<String>, StoreError> {
    let text = store.get(key)?;
    if text.is_some() {
        store.remove(key)?;
    }
    Ok(text)
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
    use crate::comments::{MemoryStore, Record};
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
            let archive = export(&one, "a", NOW).unwrap().to_text();
            prop_assert_eq!(import_text(&other, "a", &archive), Ok(Imported { added: records.len(), skipped: 0 }));
            prop_assert_eq!(all(&one), all(&other));
            prop_assert_eq!(import_text(&other, "a", &archive), Ok(Imported { added: 0, skipped: records.len() }));
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
    fn a_clearing_that_fails_is_taken_back() {
        struct Stubborn(MemoryStore);
        impl Store for Stubborn {
            fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
                self.0.keys(prefix)
            }
            fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
                self.0.get(key)
            }
            fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
                self.0.set(key, value)
            }
            fn remove(&self, key: &str) -> Result<(), StoreError> {
                if key == key::state("a") { Err(StoreError::Denied) } else { self.0.remove(key) }
            }
        }
        let store = Stubborn(MemoryStore::default());
        store.set(&key::comment("a", "x1"), &record("x1", "T").to_text()).unwrap();
        store.set(&key::state("a"), "{}").unwrap();
        let before = all(&store.0);
        assert_eq!(clear(&store, "a"), Err(StoreError::Denied));
        assert_eq!(all(&store.0), before);
    }

    #[test]
    fn newer_records_pass_through_untouched() {
        let store = MemoryStore::default();
        let newer = [
            r#"{"v":2,"id":"x1","author":"A","text":"T","published":"2026-01-01T00:00:00Z","mood":0.75,"more":{"z":[1e+300,-7,null],"a":true}}"#,
            r#"{"text":{"runs":["other shape"]},"id":"x2","v":3}"#,
        ];
        for (id, text) in ["x1", "x2"].iter().zip(newer) {
            store.set(&key::comment("a", id), text).unwrap();
        }
        store.set(&key::comment("a", "x3"), r#"{"v":2,"id":"other"}"#).unwrap();
        store.set(&key::comment("a", "x4"), "{broken").unwrap();
        let exported = export(&store, "a", NOW).unwrap().to_text();
        let lines: Vec<_> = exported.lines().collect();
        assert_eq!(lines[5..lines.len() - 2], [format!("{},", newer[0]), newer[1].to_owned()], "{exported}");
        let other = MemoryStore::default();
        assert_eq!(import_text(&other, "a", &exported), Ok(Imported { added: 2, skipped: 0 }));
        for (id, text) in ["x1", "x2"].iter().zip(newer) {
            assert_eq!(other.get(&key::comment("a", id)).unwrap().as_deref(), Some(text));
        }
    }

    #[test]
    fn unknown_members_of_this_version_stay() {
        let store = MemoryStore::default();
        let text = r#"{"v":1,"id":"x1","author":"A","text":"T","published":"2026-01-01T00:00:00Z","more":0.5}"#;
        store.set(&key::comment("a", "x1"), text).unwrap();
        let other = MemoryStore::default();
        import_text(&other, "a", &export(&store, "a", NOW).unwrap().to_text()).unwrap();
        assert_eq!(all(&store), all(&other));
    }

    #[test]
    fn a_refused_write_takes_the_import_back() {
        struct Small(MemoryStore);
        impl Store for Small {
            fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
                self.0.keys(prefix)
            }
            fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
                self.0.get(key)
            }
            fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
                if self.0.keys("")?.len() < 2 { self.0.set(key, value) } else { Err(StoreError::Full) }
            }
            fn remove(&self, key: &str) -> Result<(), StoreError> {
                self.0.remove(key)
            }
        }
        let store = MemoryStore::default();
        for id in ["x1", "x2", "x3"] {
            store.set(&key::comment("a", id), &record(id, "T").to_text()).unwrap();
        }
        let archive = export(&store, "a", NOW).unwrap().to_text();
        let small = Small(MemoryStore::default());
        assert_eq!(import_text(&small, "a", &archive), Err(ImportError::Store(StoreError::Full)));
        assert_eq!(all(&small.0), []);
    }

    #[test]
    fn bad_files_are_refused_with_their_place() {
        let good = r#"{"v":1,"id":"x","author":"A","text":"多","published":"2026-01-01T00:00:00Z"}"#;
        let file = |article: &str, comments: &str| {
            format!("{{\"format\": \"{ARCHIVE_FORMAT}\",\n\"article\": {article},\n\"comments\": {comments}\n}}\n")
        };
        let list = |second: &str| file("\"a\"", &format!("[\n{good},\n {second}]"));
        use FaultKind::{Member, NotJson, OtherArticle};
        for (text, kind, fault, place) in [
            ("", NotJson, "EOF while parsing", (1, 1)),
            ("{", NotJson, "EOF while parsing", (1, 1)),
            ("[]", Member, "format: is not", (1, 1)),
            ("{}", Member, "format: is not", (1, 1)),
            (&file("\"a\"", "[]").replace("/1", "/2"), Member, "format: is not \"news-brief-comments/1\"", (1, 12)),
            ("{\"format\":\"news-brief-comments/1\"}", Member, "article: is missing", (1, 1)),
            (&file("\"b\"", "[]"), OtherArticle, "article: is \"b\" and not \"a\"", (2, 12)),
            (&file("7", "[]"), Member, "article: is missing or not a string", (2, 12)),
            (&file("\"a\"", "7"), Member, "comments: is missing or not a list", (3, 13)),
            (&list("7"), Member, "comments[1]: is a number, must be an object", (5, 2)),
            (&list("{\"v\":1,\"id\":\"../x\"}"), Member, "comments[1].id: must be", (5, 14)),
            (&list("{\"v\":1,\"id\":\"x\"}"), Member, "comments[1].author: is missing", (5, 2)),
            (&list("{\"v\":2}"), Member, "comments[1].id: is missing", (5, 2)),
            (&list(&good.replace("2026-", "year ")), Member, "comments[1].published: must be a time", (5, 54)),
            (&list("{\"多\": x}"), NotJson, "expected value", (5, 8)),
        ] {
            let store = MemoryStore::default();
            let Err(ImportError::File(found)) = import_text(&store, "a", text) else { panic!("{text}: not refused") };
            assert!(found.to_string().starts_with(fault), "{text}: {found}");
            assert_eq!((found.kind, found.place(text)), (kind, place), "{text}: {found}");
            assert_eq!(all(&store), []);
        }
    }
}
