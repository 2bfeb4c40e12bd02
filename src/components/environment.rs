//! What every view receives: document, services, options, and where actions go.

use super::Services;
use crate::state::{Action, Document};
use crate::text::Messages;
use std::rc::Rc;
use yew::{Callback, MouseEvent};

/// Whether comments are shown and can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommentsMode {
    /// Shown, and readers can write.
    #[default]
    On,
    /// Shown only.
    Readonly,
    /// Not shown.
    Off,
}

/// The host's choices, see the attributes of `<news-brief>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Level of the title's heading, 1 to 4.
    pub heading_level: u8,
    /// Whether comments are shown and can be written.
    pub comments: CommentsMode,
    /// Whether items start open.
    pub sections_open: bool,
    /// Whether the header shows the reading time.
    pub reading_time: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { heading_level: 2, comments: CommentsMode::On, sections_open: false, reading_time: true }
    }
}

/// What every view receives.
#[derive(Clone)]
pub struct Environment {
    /// The article and what was looked up in it.
    pub document: Rc<Document>,
    /// Access to the browser.
    pub services: Rc<dyn Services>,
    /// The host's choices.
    pub options: Rc<Options>,
    /// Receives every action.
    pub dispatch: Callback<Action>,
}

impl PartialEq for Environment {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.options == other.options
    }
}

impl Environment {
    /// The words of the interface.
    #[must_use]
    pub fn messages(&self) -> &'static Messages {
        self.document.messages
    }

    /// A count in the format of the interface's language: `1,000`.
    #[must_use]
    pub fn number(&self, count: usize) -> String {
        self.services.number(count)
    }

    /// The first `limit` user-perceived characters of a text, which name it.
    #[must_use]
    pub fn beginning(&self, text: &str, limit: usize) -> String {
        let (count, end) = self.services.graphemes(text, limit);
        if count > limit { parted(text, end).0.to_owned() } else { text.to_owned() }
    }

    /// The tag of a heading `below` levels under the title.
    #[must_use]
    pub fn heading(&self, below: u8) -> String {
        format!("h{}", (self.options.heading_level + below).clamp(1, 6))
    }

    /// A click handler that dispatches `action` instead of what the browser does.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        self.dispatch.reform(move |event: MouseEvent| {
            event.prevent_default();
            action.clone()
        })
    }

    /// Announces what is seen where it happened.
    pub fn hear(&self, words: impl Into<String>) {
        self.dispatch.emit(Action::Hear(words.into()));
    }
}

/// `text` before and from the UTF-16 code unit `place` on.
pub fn parted(text: &str, place: u32) -> (&str, &str) {
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        let here = units;
        units += character.len_utf16();
        here >= place as usize
    });
    text.split_at(end.map_or(text.len(), |(end, _)| end))
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn texts_part_at_utf16_places() {
        assert_eq!(parted("a😀好b", 3), ("a😀", "好b"));
        assert_eq!(parted("a😀好b", 0), ("", "a😀好b"));
        assert_eq!(parted("a😀好b", 9), ("a😀好b", ""));
    }
}
