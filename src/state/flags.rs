//! Likes, follow, open items and order: one small stored record per article.

use super::Sort;
use crate::comments::Unreadable;
use crate::comments::wire::{ThisVersion, from_text, to_text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Likes, follow, open items and order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags {
    v: ThisVersion,
    /// The article is liked.
    pub liked: bool,
    /// Its source is followed.
    #[serde(default)]
    pub followed: bool,
    /// Liked comments, by id.
    #[serde(default)]
    pub liked_comments: BTreeSet<String>,
    /// Open items, by anchor.
    #[serde(default)]
    pub open: BTreeSet<String>,
    /// Order of the comments.
    #[serde(default)]
    pub sort: Sort,
    /// Title of the page on which the reader wrote, for 我的主页.
    #[serde(default)]
    pub title: String,
    /// Address of that page.
    #[serde(default)]
    pub url: String,
}

/// One change to the flags. Tabs write changes and not whole flags, so none
/// undoes what another wrote.
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
    /// Reads stored flags; the default if nothing is stored.
    ///
    /// # Errors
    /// [`Unreadable`] for bytes that are not flags, or are of a newer version.
    pub fn read(text: Option<&str>) -> Result<Self, Unreadable> {
        let Some(text) = text else { return Ok(Self::default()) };
        from_text(text).map_err(Unreadable)
    }

    /// The flags as they are stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_text(self)
    }

    /// Applies one change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Liked(on) => self.liked = *on,
            Change::Followed(on) => self.followed = *on,
            Change::LikedComment(id, on) => {
                set(&mut self.liked_comments, id, *on);
            }
            Change::Open(anchors, on) => {
                for anchor in anchors {
                    set(&mut self.open, anchor, *on);
                }
            }
            Change::Sort(sort) => self.sort = *sort,
            Change::Page(title, url) => {
                self.title.clone_from(title);
                self.url.clone_from(url);
            }
        }
    }
}

/// Puts `name` into `names`, or takes it out; says whether that changed anything.
pub(super) fn set(names: &mut BTreeSet<String>, name: &str, present: bool) -> bool {
    if present { names.insert(name.to_owned()) } else { names.remove(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_read_back_to_the_letter() {
        let text = r#"{"v":1,"liked":true,"followed":false,"liked_comments":["a","b"],"open":["task-1"],"sort":"replies","title":"题","url":"https://s.example/"}"#;
        assert_eq!(Flags::read(Some(text)).unwrap().to_text(), text);
        assert_eq!(Flags::read(None), Ok(Flags::default()));
    }

    #[test]
    fn flags_of_older_and_later_builds_are_read() {
        let flags = Flags::read(Some(r#"{"v":1,"liked":true,"sort":"shuffled","more":[0.5]}"#)).unwrap();
        assert_eq!(flags, Flags { liked: true, ..Flags::default() });
    }

    #[test]
    fn unreadable_flags_say_what_is_wrong() {
        for (text, expected) in [
            ("{", "EOF"),
            ("7", "is a number, must be an object"),
            (r#"{"liked":true}"#, "v: is missing"),
            (r#"{"v":2,"liked":true}"#, "v: is not 1"),
            (r#"{"v":1}"#, "liked: is missing"),
            (r#"{"v":1,"liked":true,"open":[7]}"#, "open[0]: is a number, must be a string"),
        ] {
            let Unreadable(message) = Flags::read(Some(text)).unwrap_err();
            assert!(message.starts_with(expected), "{text}: {message}");
        }
    }
}
