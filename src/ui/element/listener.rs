//! What an element does on an event.
//!
//! A function of its own, set as `onclick` or its like: yew's listeners stand at
//! the root, where they stay when the widget is gone, and weigh seven kilobytes.

use super::Element;
use super::content::Attribute;
use wasm_bindgen::JsValue;
use yew::virtual_dom::AttributeOrProperty;

/// A function that is called on an event: the value of `onclick`, `oninput` and so on.
pub struct Handler(Option<JsValue>);

impl Handler {
    /// Calls `handle`.
    pub fn new(handle: impl Fn(web_sys::Event) + 'static) -> Self {
        Self::of(Box::new(handle))
    }

    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    fn of(handle: Box<dyn Fn(web_sys::Event)>) -> Self {
        // Freed when the browser frees the function.
        Self(Some(wasm_bindgen::closure::Closure::wrap(handle).into_js_value()))
    }

    /// Nothing happens in markup that is made ahead.
    #[cfg(not(target_arch = "wasm32"))]
    fn of(_: Box<dyn Fn(web_sys::Event)>) -> Self {
        Self(None)
    }

    pub(super) fn property(self) -> Option<AttributeOrProperty> {
        self.0.map(AttributeOrProperty::Property)
    }
}

impl Attribute for Handler {
    fn add_to(self, element: &mut Element) {
        element.values.push(self.property());
    }
}
