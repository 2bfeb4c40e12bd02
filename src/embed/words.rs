//! The words of the interface, as the loader hands them over.

use crate::text::Messages;
use std::cell::RefCell;

thread_local! {
    /// Every wording so far, with its lines. Views hold words for as long as
    /// the page is open, so they are never freed: here once for each language
    /// and each host's own words, not once a widget.
    static KNOWN: RefCell<Vec<(&'static str, &'static Messages)>> = const { RefCell::new(Vec::new()) };
}

/// The messages of these lines.
pub fn read(lines: String) -> &'static Messages {
    KNOWN.with_borrow_mut(|known| {
        for (text, messages) in known.iter() {
            if *text == lines {
                return *messages;
            }
        }
        let text: &'static str = lines.leak();
        let messages = Box::leak(Box::new(Messages::read(text)));
        known.push((text, messages));
        messages
    })
}
