//! What the reader did with an article beyond writing: one small stored record.

use super::Sort;
use crate::comments::{RECORD_VERSION, Unreadable};
use crate::json::Value;
use crate::sorted_set::SortedSet;

/// Likes, follow, open items and order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// The article is liked.
    pub liked: bool,
    /// Its source is followed.
    pub followed: bool,
    /// Liked comments, by id.
    pub liked_comments: SortedSet,
    /// Open items, by anchor.
    pub open: SortedSet,
    /// Order of the comments.
    pub sort: Sort,
    /// Title and address of the page on which the reader wrote: the way back from 我的主页.
    pub page: (String, String),
}

/// One change to the flags. Changes and not whole flags are written, so that
/// two tabs do not take each other's back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The article is liked or not.
    Liked(bool),
    /// Its source is followed or not.
    Followed(bool),
    /// A comment is liked or not.
    LikedComment(String, bool),
    /// Items are open or not.
    Open(Vec<String>, bool),
    /// Order of the comments.
    Sort(Sort),
    /// Title and address of the page.
    Page(String, String),
}

impl Flags {
    /// Reads stored flags; nothing stored gives the default.
    ///
    /// # Errors
    /// [`Unreadable`] for bytes that are not flags, or are of a newer version.
    pub fn read(text: Option<&str>) -> Result<Self, Unreadable> {
        let Some(text) = text else { return Ok(Self::default()) };
        let value = Value::parse(text).map_err(Unreadable)?;
        if value.get("v").and_then(Value::as_count) != Some(RECORD_VERSION) {
            return Err(Unreadable("v: is not 1".to_owned()));
        }
        if value.get("liked").and_then(Value::as_bool).is_none() {
            return Err(Unreadable("liked: is missing".to_owned()));
        }
        let flag = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or(false);
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let names = |name: &str| {
            let mut names = SortedSet::default();
            for element in value.get(name).map(Value::elements).unwrap_or_default() {
                names.insert(element.as_str().unwrap_or_default());
            }
            names
        };
        Ok(Self {
            liked: flag("liked"),
            followed: flag("followed"),
            liked_comments: names("liked_comments"),
            open: names("open"),
            page: (text("title"), text("url")),
            sort: value.get("sort").and_then(Value::as_str).and_then(Sort::of).unwrap_or_default(),
        })
    }

    /// The flags as they are stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        Value::object(vec![
            ("v", Value::Number(f64::from(RECORD_VERSION))),
            ("liked", Value::Bool(self.liked)),
            ("followed", Value::Bool(self.followed)),
            ("liked_comments", Value::texts(self.liked_comments.iter())),
            ("open", Value::texts(self.open.iter())),
            ("sort", self.sort.name().into()),
            ("title", self.page.0.as_str().into()),
            ("url", self.page.1.as_str().into()),
        ])
        .to_text()
    }

    /// Applies one change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Liked(on) => self.liked = *on,
            Change::Followed(on) => self.followed = *on,
            Change::LikedComment(id, on) => {
                self.liked_comments.set(id, *on);
            }
            Change::Open(anchors, on) => {
                for anchor in anchors {
                    self.open.set(anchor, *on);
                }
            }
            Change::Sort(sort) => self.sort = *sort,
            Change::Page(title, url) => self.page = (title.clone(), url.clone()),
        }
    }
}
