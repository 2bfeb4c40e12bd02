//! Keys in the store: one a record, never a list.
//!
//! Two tabs that each rewrite a list would overwrite each other; two tabs that
//! each write a key of their own can't.

/// The prefix of every key of this format.
pub const ROOT: &str = "news-brief/1/";
/// The key of the reader's nickname.
pub const READER: &str = "news-brief/1/reader";
/// The key of the number in the nickname that is proposed.
pub const PROPOSED: &str = "news-brief/1/proposed";
/// The prefix of the keys of reposts.
pub const REPOSTS: &str = "news-brief/1/reposts/";

/// The prefix of the keys of an article's comments.
#[must_use]
pub fn comments(article: &str) -> String {
    [ROOT, article, "/comment/"].concat()
}

/// The key of one comment.
#[must_use]
pub fn comment(article: &str, id: &str) -> String {
    [ROOT, article, "/comment/", id].concat()
}

/// The prefix of the keys of an article's drafts.
#[must_use]
pub fn drafts(article: &str) -> String {
    [ROOT, article, "/draft/"].concat()
}

/// The key of the draft for `target` in the tab `tab`. A target is `root`, the
/// id of the comment answered, or `edit-` and the id of the one edited.
///
/// Each tab has its own key, so none overwrites another's text.
#[must_use]
pub fn draft(article: &str, target: &str, tab: &str) -> String {
    [ROOT, article, "/draft/", target, "/", tab].concat()
}

/// The key of an article's flags: likes, follow, open items.
#[must_use]
pub fn state(article: &str) -> String {
    [ROOT, article, "/state"].concat()
}

/// The key of one repost.
#[must_use]
pub fn repost(id: &str) -> String {
    [REPOSTS, id].concat()
}

/// Whether `id` may be the last part of a key.
#[must_use]
pub fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}
