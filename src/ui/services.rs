//! What components need of the world outside them.

use crate::comments::Store;
use crate::state::{Event, Moment};

/// The browser, as far as components may know it. `embed` implements it; the
/// command line has a still one for writing pages.
pub trait Services {
    /// The time now, and a random number.
    fn moment(&self) -> Moment;
    /// The store of comments.
    fn store(&self) -> &dyn Store;
    /// How many user-perceived characters a text has (UAX #29 grapheme clusters).
    fn graphemes(&self, text: &str) -> usize;
    /// `amount` units ago in the words of `language` (昨天); `unit` is one of
    /// `minute`, `hour`, `day`.
    fn ago(&self, amount: i64, unit: &'static str, language: &str) -> String;
    /// Anchors of the items that are open in markup made ahead.
    fn open_items(&self) -> Vec<String>;
    /// The name of this tab among the keys of drafts: of `0-9a-z`.
    fn tab(&self) -> &str;
    /// Something was drawn anew.
    fn rendered(&self);
    /// Scrolls to the element with this id and focuses it.
    fn focus(&self, id: &str);
    /// The widget is drawn and takes input.
    fn ready(&self);
    /// Tells the host.
    fn emit(&self, event: &Event);
    /// Calls `then` after some milliseconds.
    fn later(&self, after_ms: i64, then: Box<dyn FnOnce()>);
    /// Calls `then` when the browser has nothing better to do.
    fn idle(&self, then: Box<dyn FnOnce()>);
    /// Puts a text on the clipboard.
    fn copy(&self, text: &str);
    /// Asks for a file and gives its text.
    fn choose_file(&self, then: Box<dyn FnOnce(String)>);
    /// Characters that this origin stores, in UTF-16 code units.
    fn storage_used(&self) -> usize;
    /// Offers a text as a file.
    fn download(&self, name: &str, text: &str);
    /// The page's address with the fragment `fragment`.
    fn link_to(&self, fragment: &str) -> String;
}
