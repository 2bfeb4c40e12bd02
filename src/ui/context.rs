//! What every view gets: the document, the world, the options, and where actions go.

use super::Services;
use crate::state::{Action, Document};
use crate::text::Messages;
use std::rc::Rc;
use yew::Callback;

/// Whether comments are shown and may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommentsMode {
    /// Shown and written.
    #[default]
    On,
    /// Shown.
    Readonly,
    /// Neither.
    Off,
}

/// What the host chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Level of the title's heading, 1 to 4.
    pub heading_level: u8,
    /// Whether comments are shown and may be written.
    pub comments: CommentsMode,
    /// Whether items start open.
    pub sections_open: bool,
    /// Whether the header says how long reading takes.
    pub reading_time: bool,
    /// Anchors of items that the reader has opened already, separated by spaces.
    pub open: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            heading_level: 2,
            comments: CommentsMode::On,
            sections_open: false,
            reading_time: true,
            open: String::new(),
        }
    }
}

/// Where actions go. They are shared: a button has its action as often as it is pressed,
/// and only what comes after the start knows how to copy one.
#[derive(Clone)]
pub struct Dispatch(pub Callback<Rc<Action>>);

impl Dispatch {
    /// Has `action` done.
    pub fn emit(&self, action: Action) {
        self.0.emit(Rc::new(action));
    }
}

/// What every view gets.
#[derive(Clone)]
pub struct Context {
    /// The article and what was looked up in it.
    pub document: Rc<Document>,
    /// The world outside.
    pub services: Rc<dyn Services>,
    /// What the host chose.
    pub options: Rc<Options>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.options == other.options
    }
}

impl Context {
    /// The words of the interface.
    #[must_use]
    pub fn messages(&self) -> &'static Messages {
        self.document.messages
    }

    /// A count as the interface's language writes it.
    #[must_use]
    #[inline(never)]
    pub fn number(&self, count: usize) -> String {
        self.services.number(count)
    }

    /// The tag of a heading `below` levels under the title.
    #[must_use]
    pub fn heading(&self, below: u8) -> &'static str {
        match self.options.heading_level + below {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}
