//! Longer lists by scrolling: a button that comes into view presses itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry};

/// Watches the buttons that show more of a list.
pub struct Scrolling {
    observer: Option<IntersectionObserver>,
    _on_change: Closure<dyn FnMut(js_sys::Array)>,
}

impl Scrolling {
    /// Watches nothing yet.
    pub fn new() -> Self {
        let on_change = Closure::<dyn FnMut(js_sys::Array)>::new(|entries: js_sys::Array| {
            for index in 0..entries.length() {
                let entry: IntersectionObserverEntry = entries.get(index).unchecked_into();
                if entry.is_intersecting() {
                    let button: HtmlElement = entry.target().unchecked_into();
                    button.click();
                }
            }
        });
        Self { observer: IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok(), _on_change: on_change }
    }

    /// Watches the buttons that are in `root` now.
    pub fn watch(&self, root: &Element) {
        let (Some(observer), Ok(buttons)) = (&self.observer, root.query_selector_all(".more")) else { return };
        observer.disconnect();
        for index in 0..buttons.length() {
            if let Some(button) = buttons.item(index) {
                observer.observe(button.unchecked_ref());
            }
        }
    }
}

impl Drop for Scrolling {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
