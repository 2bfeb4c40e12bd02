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
mod tests;
