//! The host's choices, as the loader passes them.

use crate::article::Value;
use crate::components::{CommentsMode, Options, Toggled};
use serde::Deserialize;

/// Options of a widget: the properties of the element, and what happened before.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HostOptions {
    /// BCP 47 tag of the interface's language; the article's language if not given.
    pub lang: Option<String>,
    /// The host's own words, by the names of [`crate::text::Messages`].
    pub messages: Option<Value>,
    /// Anchors of items that the reader opened before, or that a link leads to.
    pub open: Vec<String>,
    /// Anchors of items that the reader closed before.
    pub closed: Vec<String>,
    /// Anchors of items that are stored as open, and shown so already.
    pub stored: Vec<String>,
    /// Whether an input method is composing.
    pub composing: bool,
    heading_level: String,
    comments: String,
    sections: String,
    reading_time: String,
}

impl HostOptions {
    /// The options of the components; values that are not allowed count as not given.
    pub fn options(&self) -> Options {
        let level = self.heading_level.parse().ok().filter(|level| (1..=4).contains(level));
        Options {
            heading_level: level.unwrap_or(2),
            comments: match self.comments.as_str() {
                "readonly" => CommentsMode::Readonly,
                "off" => CommentsMode::Off,
                _ => CommentsMode::On,
            },
            sections_open: self.sections == "open",
            reading_time: self.reading_time != "off",
        }
    }

    /// What happened to items before.
    pub fn toggled(&self) -> Toggled {
        Toggled { open: self.open.clone(), closed: self.closed.clone(), stored: self.stored.clone() }
    }
}
