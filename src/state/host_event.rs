//! Events for the host page.

use crate::comments::Record;
use serde::{Serialize, Serializer};

/// What was done to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentAction {
    /// Posted.
    Post,
    /// Edited.
    Edit,
    /// Deleted.
    Delete,
    /// Restored after a deletion.
    Restore,
    /// Liked, or the like taken back.
    Like,
}

impl CommentAction {
    /// The action's name in events.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Like => "like",
        }
    }
}

/// An event for the host page. It serializes as the `detail` of the DOM event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum HostEvent {
    /// An item was opened or closed.
    Toggle {
        /// Its anchor.
        id: String,
        /// Whether it is open now.
        open: bool,
    },
    /// Something was done to a comment.
    Comment {
        /// What was done.
        action: CommentAction,
        /// The comment.
        #[serde(rename = "comment")]
        record: Box<Record>,
    },
    /// The reader reposted a comment.
    Repost {
        /// Id of the article.
        id: String,
        /// Always true: deleting the comment undoes a repost.
        active: bool,
        /// Reposts now.
        count: u32,
    },
    /// The reader followed or unfollowed the source.
    Follow {
        /// Id of the article.
        id: String,
        /// Whether they follow now.
        active: bool,
        /// 1 or 0: how many readers follow is not known.
        count: u32,
    },
    /// The reader liked the article or took it back.
    Like {
        /// Id of the article.
        id: String,
        /// Whether they like it now.
        active: bool,
        /// Likes now.
        count: u32,
    },
}

impl HostEvent {
    /// The name of the DOM event.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Toggle { .. } => "news-brief-toggle",
            Self::Comment { .. } => "news-brief-comment",
            Self::Repost { .. } => "news-brief-repost",
            Self::Follow { .. } => "news-brief-follow",
            Self::Like { .. } => "news-brief-like",
        }
    }
}

impl Serialize for CommentAction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::wire::to_text;

    #[test]
    fn details_have_the_documented_members() {
        let stored = r#"{"v":1,"id":"x1","author":"A","text":"T","published":"2026-01-01T00:00:00+00:00"}"#;
        let record = Box::new(Record::read("x1", stored).unwrap());
        let id = || "a".to_owned();
        for (event, name, detail) in [
            (HostEvent::Toggle { id: id(), open: true }, "news-brief-toggle", r#"{"id":"a","open":true}"#),
            (
                HostEvent::Comment { action: CommentAction::Post, record },
                "news-brief-comment",
                &format!(r#"{{"action":"post","comment":{stored}}}"#),
            ),
            (
                HostEvent::Repost { id: id(), active: true, count: 2 },
                "news-brief-repost",
                r#"{"id":"a","active":true,"count":2}"#,
            ),
            (
                HostEvent::Follow { id: id(), active: false, count: 0 },
                "news-brief-follow",
                r#"{"id":"a","active":false,"count":0}"#,
            ),
            (
                HostEvent::Like { id: id(), active: true, count: 3 },
                "news-brief-like",
                r#"{"id":"a","active":true,"count":3}"#,
            ),
        ] {
            assert_eq!((event.name(), to_text(&event).as_str()), (name, detail));
        }
    }
}
