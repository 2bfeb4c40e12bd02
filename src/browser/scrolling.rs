//! Infinite scrolling: a button that comes into view presses itself.
//!
//! What is read stays in its place when a list grows at one end and is cut at the
//! other. Most browsers see to that (`overflow-anchor`); `WebKit` does not.

use super::focus::window_height;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

type Anchor = Rc<RefCell<Option<(Element, f64)>>>;

/// Watches the buttons that show more of a list.
pub struct Scrolling {
    observer: Option<IntersectionObserver>,
    /// The element to keep in its place, and that place.
    anchor: Anchor,
    _on_change: Closure<dyn FnMut(js_sys::Array)>,
}

impl Scrolling {
    /// Watches nothing yet.
    pub fn new() -> Self {
        let anchor = Anchor::default();
        let stays = Rc::clone(&anchor);
        let on_change = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            press(&stays, &entries);
        });
        Self {
            observer: IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok(),
            anchor,
            _on_change: on_change,
        }
    }

    /// Watches the buttons that are in `root` now.
    pub fn watch(&self, root: &Element) {
        if let Some((element, top)) = self.anchor.take()
            && element.is_connected()
            && let Some(window) = web_sys::window()
        {
            window.scroll_by_with_x_and_y(0.0, element.get_bounding_client_rect().top() - top);
        }
        let (Some(observer), Ok(buttons)) = (&self.observer, root.query_selector_all(".more")) else { return };
        observer.disconnect();
        for index in 0..buttons.length() {
            if let Some(button) = buttons.item(index) {
                observer.observe(button.unchecked_ref());
            }
        }
    }
}

/// Presses the buttons that came into view.
fn press(stays: &Anchor, entries: &js_sys::Array) {
    for index in 0..entries.length() {
        let entry: IntersectionObserverEntry = entries.get(index).unchecked_into();
        if entry.is_intersecting() {
            let button: HtmlElement = entry.target().unchecked_into();
            *stays.borrow_mut() = beside(&button);
            button.click();
        }
    }
}

/// The comment next to a button, and where it is, if the browser does not keep it
/// there by itself.
fn beside(button: &HtmlElement) -> Option<(Element, f64)> {
    let style = js_sys::Reflect::get(button, &"style".into()).ok()?;
    if js_sys::Reflect::has(&style, &"overflowAnchor".into()).ok()? {
        return None;
    }
    let before = button.previous_element_sibling().filter(|list| list.tag_name() == "OL");
    let comment = match before {
        Some(list) => list.last_element_child(),
        // A reader who has the composer in view, above, is not reading the list.
        None if button.get_bounding_client_rect().top() > window_height() / 2.0 => None,
        None => button.next_element_sibling().and_then(|list| list.first_element_child()),
    }?;
    let top = comment.get_bounding_client_rect().top();
    Some((comment, top))
}

impl Drop for Scrolling {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
