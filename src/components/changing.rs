//! Words that change in an element that stays.

use yew::{AttrValue, Html, html};

/// Words that may change, in an element that is new with each change.
///
/// A translator that works in the page replaces text nodes by elements of its own. yew would
/// go on changing the text node that it knows, which nobody sees any more.
pub fn changing(words: impl Into<AttrValue>) -> Html {
    let words = words.into();
    html! { <span key={&*words}>{ words.clone() }</span> }
}
