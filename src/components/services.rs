//! What components need from the browser.

use crate::article::DateTime;
use crate::comments::Store;
use crate::state::{HostEvent, Moment};
use web_sys::HtmlInputElement;

/// The clock by which a time is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the document.
    Written,
    /// The reader's clock.
    Reader,
    /// The reader's clock, with its offset from UTC.
    Zoned,
}

/// The browser, as far as components may know it. `browser` implements it;
/// prerendering has an inert implementation.
pub trait Services {
    /// The current time and a random number.
    fn moment(&self) -> Moment;
    /// The store of comments.
    fn store(&self) -> &dyn Store;
    /// The number of user-perceived characters of a text (UAX #29 grapheme clusters),
    /// and where those beyond the first `limit` begin, in UTF-16 code units.
    fn graphemes(&self, text: &str, limit: usize) -> (usize, u32);
    /// A count in the format of the interface's language: `1,000`.
    fn number(&self, count: usize) -> String;
    /// A date, with its time of day if it has one, in the interface's language:
    /// `2019年9月2日 11:30`.
    fn date(&self, time: DateTime, clock: Clock) -> String;
    /// `amount` units ago in the interface's language (昨天); `unit` is `minute`,
    /// `hour` or `day`.
    fn ago(&self, amount: i64, unit: &'static str) -> String;
    /// The name of this tab in the keys of drafts: `[0-9a-z]+`.
    fn tab(&self) -> &str;
    /// Calls `then` with the names of the tabs that live; with none where the browser does not
    /// tell. Not called if the widget is gone by then.
    fn live_tabs(&self, then: Box<dyn FnOnce(Option<Vec<String>>)>);
    /// The nickname that was typed in this tab and not used yet.
    fn typed_name(&self) -> Option<String>;
    /// Remembers it; empty, forgets it.
    fn set_typed_name(&self, name: &str);
    /// Whether an input method is composing in the widget.
    fn is_composing(&self) -> bool;
    /// Called before a rendering: notes what has the focus.
    fn before_render(&self);
    /// Called after a rendering: watches the buttons that load more when they scroll into view.
    fn after_render(&self);
    /// Scrolls to the element with this id and focuses it.
    fn focus(&self, id: &str);
    /// Scrolls to the element with this id, and focuses it if it can't be seen together with
    /// what has the focus.
    fn reveal(&self, id: &str);
    /// If the focused element was removed, focuses its successor, else the element with this id.
    fn restore_focus(&self, id: &str);
    /// The widget is drawn and takes input.
    fn ready(&self);
    /// Dispatches an event at the host element.
    fn emit(&self, event: &HostEvent);
    /// Calls `then` after `after_ms` milliseconds, unless the widget is gone by then.
    fn timeout(&self, after_ms: u32, then: Box<dyn FnOnce()>);
    /// Calls `then` when the browser is idle, unless the widget is gone by then.
    fn idle(&self, then: Box<dyn FnOnce()>);
    /// Prints the page: all items, or only the open ones.
    fn print(&self, only_open: bool);
    /// Copies a text to the clipboard, then calls `then` with whether that worked.
    fn copy(&self, text: &str, then: Box<dyn FnOnce(bool)>);
    /// Reads the file chosen in `input` as text.
    fn read_file(&self, input: &HtmlInputElement, then: Box<dyn FnOnce(String)>);
    /// Whether the reader was warned in this session that the storage is nearly full.
    fn is_quota_warned(&self) -> bool;
    /// Remembers for this session that the reader was warned.
    fn set_quota_warned(&self);
    /// Opens the system's share sheet; false where there is none.
    fn share(&self, title: &str, address: &str) -> bool;
    /// Measures another part of what this origin stores; gives the total, in UTF-16
    /// code units, after the last part.
    fn measure(&self) -> Option<usize>;
    /// Reports whether the browser keeps the storage until the reader clears it;
    /// `ask` requests that first. Not called where the browser does not say.
    fn persistence(&self, ask: bool, then: Box<dyn FnOnce(bool)>);
    /// Offers a text as a file to download.
    fn download(&self, name: &str, text: &str);
    /// The page's address with the fragment `fragment`.
    fn link_to(&self, fragment: &str) -> String;
    /// What a link to the fragment `fragment` of this page has as its `href`: `#task-3`, or the
    /// whole address where the page's `<base>` would lead elsewhere.
    fn href(&self, fragment: &str) -> String {
        ["#", fragment].concat()
    }
}
