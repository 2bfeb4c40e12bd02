//! What can stand in an element: values of attributes, and children.

use super::{Element, text};
use yew::{AttrValue, Html};

/// What can be the value of an attribute.
pub trait Attribute {
    /// Makes this the next attribute's value.
    fn add_to(self, element: &mut Element);
}

impl Attribute for &'static str {
    fn add_to(self, element: &mut Element) {
        element.push_static(self);
    }
}

impl Attribute for String {
    fn add_to(self, element: &mut Element) {
        element.push_text(self);
    }
}

impl Attribute for bool {
    fn add_to(self, element: &mut Element) {
        element.push_static(if self { "true" } else { "false" });
    }
}

impl Attribute for Option<&'static str> {
    fn add_to(self, element: &mut Element) {
        element.push_value(self.map(AttrValue::Static));
    }
}

impl Attribute for Option<String> {
    fn add_to(self, element: &mut Element) {
        element.push_value(self.map(AttrValue::from));
    }
}

/// What can stand in an element.
pub trait Child {
    /// Adds this to the element's children.
    fn add_to(self, element: &mut Element);
}

impl Child for Html {
    fn add_to(self, element: &mut Element) {
        element.push_child(self);
    }
}

impl Child for &'static str {
    fn add_to(self, element: &mut Element) {
        element.push_words(self);
    }
}

impl Child for &String {
    fn add_to(self, element: &mut Element) {
        element.push_child(text(self));
    }
}
