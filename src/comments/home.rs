//! 我的主页: what the reader wrote over all articles of this origin.

use super::{Record, Store, StoreError, key, wire};
use crate::article::{DateTime, Value};

/// The most entries that are read.
const MOST: usize = 100;

/// One comment of the reader, with a link to it.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeEntry {
    /// The text.
    pub text: String,
    /// When it was posted.
    pub published: DateTime,
    /// Whether it was reposted.
    pub repost: bool,
    /// Title of the article, or its id.
    pub title: String,
    /// Address of the comment; empty if the page is not known.
    pub url: String,
}

/// The reader's newest comments, newest first.
///
/// # Errors
/// [`StoreError`] when the store can't be read.
pub fn home(store: &dyn Store) -> Result<Vec<HomeEntry>, StoreError> {
    let mut keys: Vec<_> = store.keys(key::ROOT)?.into_iter().filter_map(parts).collect();
    // Ids sort by time, whatever the article.
    keys.sort_unstable_by(|one, other| other.1.cmp(&one.1));
    keys.truncate(MOST);
    let mut entries = Vec::new();
    for (article, id) in keys {
        let Some(text) = store.get(&key::comment(&article, &id))? else { continue };
        let Some(record) = Record::read(&id, &text).ok().filter(|record| record.deleted.is_none()) else { continue };
        let (title, page) = page_of(store, &article)?;
        let url = if page.is_empty() { page } else { [&page, "#comment-", &id].concat() };
        entries.push(HomeEntry {
            text: record.text,
            published: record.published,
            repost: record.repost,
            title: if title.is_empty() { article } else { title },
            url,
        });
    }
    Ok(entries)
}

/// The article and the id in the key of a comment.
fn parts(key: String) -> Option<(String, String)> {
    let (article, rest) = key.strip_prefix(key::ROOT)?.split_once('/')?;
    let id = rest.strip_prefix("comment/")?;
    Some((article.to_owned(), id.to_owned()))
}

/// Title and address of the page on which an article was commented.
fn page_of(store: &dyn Store, article: &str) -> Result<(String, String), StoreError> {
    let state = store.get(&key::state(article))?.and_then(|text| wire::parse(&text).ok());
    let member = |name: &str| {
        let text = state.as_ref().and_then(|state| state.get(name)).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let url = member("url");
    Ok((member("title"), if crate::article::is_safe_url(&url) { url } else { String::new() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::MemoryStore;

    #[test]
    fn comments_of_all_articles_are_newest_first() {
        let store = MemoryStore::default();
        let put = |article: &str, id: &str, more: &str| {
            let text =
                format!(r#"{{"v":1,"id":"{id}","author":"A","text":"{id}","published":"2026-01-01T00:00:00Z"{more}}}"#);
            store.set(&key::comment(article, id), &text).unwrap();
        };
        put("a", "x1", "");
        put("b", "x2", r#","repost":true"#);
        put("a", "x3", r#","deleted":"2026-01-01T00:00:00Z""#);
        store.set(&key::comment("a", "x4"), "broken").unwrap();
        store.set(&key::state("a"), r#"{"v":1,"title":"题","url":"https://s.example/a"}"#).unwrap();
        store.set(&key::state("b"), r#"{"v":1,"title":"二","url":"javascript:alert(1)"}"#).unwrap();
        let found: Vec<_> =
            home(&store).unwrap().into_iter().map(|entry| (entry.text, entry.title, entry.url, entry.repost)).collect();
        let expected = [("x2", "二", "", true), ("x1", "题", "https://s.example/a#comment-x1", false)];
        let expected: Vec<_> = expected
            .map(|(text, title, url, repost)| (text.to_owned(), title.to_owned(), url.to_owned(), repost))
            .into();
        assert_eq!(found, expected);
    }
}
