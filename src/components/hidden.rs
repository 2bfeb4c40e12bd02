//! `hidden="until-found"` (HTML, section 6.1): hidden, yet found by find-in-page.

use std::rc::Rc;
use yew::Html;

/// Hides an element until find-in-page finds it, if `hidden`.
///
/// `html!` knows `hidden` as a boolean attribute only, so it is added afterwards.
pub fn until_found(hidden: bool, mut element: Html) -> Html {
    // `html!` has just made it: nobody else holds it.
    if hidden
        && let Html::VTag(tag) = &mut element
        && let Some(tag) = Rc::get_mut(tag)
    {
        tag.add_attribute("hidden", "until-found");
    }
    element
}
