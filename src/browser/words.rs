//! The words of the interface, with those that a host replaces.

use crate::article::Value;
use crate::text::Messages;
use std::cell::RefCell;

/// A language and the host's own words for it.
type Wording = (&'static str, Value);

thread_local! {
    /// Every wording so far. Views hold words as long as the page is open, so they are
    /// never freed: here once per wording, not once per widget.
    static KNOWN: RefCell<Vec<(Wording, &'static Messages)>> = const { RefCell::new(Vec::new()) };
}

/// The words for the language `tag`, with the host's own in their place. What does not fit
/// is left out and reported in the console.
pub fn messages(tag: &str, own: Option<Value>) -> &'static Messages {
    let standard = Messages::of(tag);
    let Some(own) = own else { return standard };
    let wording = (standard.tag, own);
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, messages)) = known.iter().find(|(other, _)| *other == wording) {
            return *messages;
        }
        let messages: &'static Messages = Box::leak(Box::new(merged(standard, &wording.1)));
        known.push((wording, messages));
        messages
    })
}

fn merged(standard: &Messages, own: &Value) -> Messages {
    let mut messages = *standard;
    let Value::Object(own) = own else { return messages };
    for (name, text) in own {
        let replaced = text.as_str().ok_or_else(|| "it is not a text".to_owned());
        if let Err(reason) = replaced.and_then(|text| messages.replace(name, text)) {
            web_sys::console::warn_1(&format!("news-brief: messages.{name} is not used: {reason}").into());
        }
    }
    messages
}
