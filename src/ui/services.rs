//! What components need of the world outside them.

use crate::article::DateTime;
use crate::comments::Store;
use crate::state::{Event, Moment};
use web_sys::HtmlInputElement;

/// Whose clock a time is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The one by which it was written.
    Written,
    /// The reader's own.
    Reader,
}

/// The browser, as far as components may know it. `embed` implements it; the
/// command line has a still one for writing pages.
pub trait Services {
    /// The time now, and a random number.
    fn moment(&self) -> Moment;
    /// The store of comments.
    fn store(&self) -> &dyn Store;
    /// How many user-perceived characters a text has (UAX #29 grapheme clusters),
    /// and where those beyond the first `limit` begin, in UTF-16 code units.
    fn graphemes(&self, text: &str, limit: usize) -> (usize, u32);
    /// A count as the interface's language writes it: `1,000`.
    fn number(&self, count: usize) -> String;
    /// A date with its time of day, or without where it has none, in the words
    /// of the interface's language: `2019年9月2日 11:30`.
    fn date(&self, time: DateTime, clock: Clock) -> String;
    /// `amount` units ago in the words of the interface's language (昨天);
    /// `unit` is one of `minute`, `hour`, `day`.
    fn ago(&self, amount: i64, unit: &'static str) -> String;
    /// The name of this tab among the keys of drafts: of `0-9a-z`.
    fn tab(&self) -> &str;
    /// Something will be drawn anew: what has the focus is noted.
    fn drawing(&self);
    /// Something was drawn anew.
    fn rendered(&self);
    /// Scrolls to the element with this id and focuses it.
    fn focus(&self, id: &str);
    /// If what had the focus was removed, focuses what took its place, else the element with this id.
    fn keep_focus(&self, id: &str);
    /// Whether all code is there: what no reader needs at the start is loaded after it.
    fn is_complete(&self) -> bool;
    /// Loads what is missing of it, and calls `then` when it is there, in the
    /// order of the calls; `asked` says that the reader waits for that.
    fn complete(&self, asked: bool, then: Box<dyn FnOnce()>);
    /// Whether the widget is shown: until then it is drawn a part at a time.
    fn is_shown(&self) -> bool;
    /// Calls `then` when it is its turn, in the order of the calls.
    fn wait(&self, then: Box<dyn FnOnce()>);
    /// What had its turn is done: it is the next one's, at once or, where the
    /// browser has waited long enough, in a task of its own.
    fn next(&self);
    /// The widget is drawn and takes input.
    fn ready(&self);
    /// Tells the host.
    fn emit(&self, event: &Event);
    /// Calls `then` after some milliseconds.
    fn later(&self, after_ms: i64, then: Box<dyn FnOnce()>);
    /// Calls `then` when the browser has nothing better to do.
    fn idle(&self, then: Box<dyn FnOnce()>);
    /// Prints the page: all of it, or of the items only those that are open.
    fn print(&self, only_open: bool);
    /// Puts a text on the clipboard, then says whether it is there.
    fn copy(&self, text: &str, then: Box<dyn FnOnce(bool)>);
    /// Gives the text of the file that was chosen in `input`.
    fn read_file(&self, input: &HtmlInputElement, then: Box<dyn FnOnce(String)>);
    /// Whether the reader was told in this session that the storage is nearly full.
    fn is_told(&self) -> bool;
    /// Now the reader has been told.
    fn tell(&self);
    /// Offers title and address to the system's way of sharing; false where there is none.
    fn share(&self, title: &str, address: &str) -> bool;
    /// Measures a part of what this origin stores, and says how many characters that
    /// is, in UTF-16 code units, once this was the last part.
    fn measure(&self) -> Option<usize>;
    /// Says whether the browser keeps what is stored until the reader clears
    /// it; `ask` asks for that first. Says nothing where the browser does not tell.
    fn persistence(&self, ask: bool, then: Box<dyn FnOnce(bool)>);
    /// Offers a text as a file.
    fn download(&self, name: &str, text: &str);
    /// The page's address with the fragment `fragment`.
    fn link_to(&self, fragment: &str) -> String;
}
