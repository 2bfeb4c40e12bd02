//! Elements, built by calls.
//!
//! `html!` writes the whole construction out at every element, which the wasm
//! carries each time. Here an element is its tag and attributes, then calls to
//! functions that are there once:
//!
//! ```text
//! element!("button", "class" = "button", "id" = id).on_click(context, action).child(words).html()
//! ```
//!
//! What is not there under some condition is `Html::default()`, never left
//! out: yew tells the children of an element apart by their place.

mod content;
mod listener;

use super::Context;
use crate::state::Action;
use content::{Attribute, Child};
pub use listener::Handler;
use std::rc::Rc;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VTag, VText};
use yew::{AttrValue, Html, NodeRef, html};

/// Begins an element: its tag, then its attributes.
macro_rules! element {
    ($tag:expr $(, $name:literal = $value:expr)* $(,)?) => {
        $crate::ui::element::Element::new($tag, &[$($name,)* "onclick"])$(.attribute($value))*
    };
}
pub(super) use element;

/// Begins a picture that says nothing to assistive technology.
macro_rules! svg {
    ($($name:literal = $value:expr),*) => {
        $crate::ui::element::element!("svg", $($name = $value,)* "aria-hidden" = "true", "focusable" = "false")
    };
}
pub(super) use svg;

/// An element that is being built.
pub struct Element {
    tag: VTag,
    names: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    click: Option<AttributeOrProperty>,
    children: Vec<Html>,
    is_list: bool,
}

impl Element {
    /// An element with attributes of these names; [`Element::attribute`] gives
    /// their values, but for the last, which is what a click does.
    #[inline(never)]
    pub fn new(tag: &'static str, names: &'static [&'static str]) -> Self {
        Self {
            tag: VTag::new(tag),
            names,
            values: Vec::with_capacity(names.len()),
            click: None,
            children: Vec::new(),
            is_list: false,
        }
    }

    /// The value of the next attribute: a text, or `None` for no such attribute.
    pub fn attribute(&mut self, value: impl Attribute) -> &mut Self {
        value.add_to(self);
        self
    }

    #[inline(never)]
    fn push_value(&mut self, value: Option<AttrValue>) {
        self.values.push(value.map(AttributeOrProperty::Attribute));
    }

    #[inline(never)]
    fn push_static(&mut self, value: &'static str) {
        self.push_value(Some(AttrValue::Static(value)));
    }

    #[inline(never)]
    fn push_text(&mut self, value: String) {
        self.push_value(Some(value.into()));
    }

    /// Tells this element from its siblings.
    #[inline(never)]
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.tag.key = Some(Key::from(key));
        self
    }

    /// Where the element is found once it is drawn.
    #[inline(never)]
    pub fn reference(&mut self, reference: &NodeRef) -> &mut Self {
        self.tag.node_ref = reference.clone();
        self
    }

    /// The text that a `<textarea>` starts with.
    pub fn default_value(&mut self, text: Option<String>) -> &mut Self {
        // Nothing else of yew's makes an element with a default value.
        if let Html::VTag(tag) = html! { <textarea defaultvalue={text} ref={&self.tag.node_ref} /> } {
            self.tag = Rc::unwrap_or_clone(tag);
        }
        self
    }

    /// Does `action` in place of what the browser does on a click.
    #[inline(never)]
    pub fn on_click(&mut self, context: &Context, action: Action) -> &mut Self {
        let (dispatch, action) = (context.dispatch.0.clone(), Rc::new(action));
        self.on_press(move |event| {
            event.prevent_default();
            dispatch.emit(Rc::clone(&action));
        })
    }

    /// Calls `handle` on a click.
    pub fn on_press(&mut self, handle: impl Fn(web_sys::Event) + 'static) -> &mut Self {
        self.click = Handler::new(handle).property();
        self
    }

    /// A child: text, or markup.
    pub fn child(&mut self, child: impl Child) -> &mut Self {
        child.add_to(self);
        self
    }

    #[inline(never)]
    fn push_child(&mut self, child: Html) {
        self.children.push(child);
    }

    #[inline(never)]
    fn push_words(&mut self, words: &'static str) {
        self.push_child(VText::new(words).into());
    }

    /// Children whose number may change.
    #[inline(never)]
    pub fn children(&mut self, mut children: Vec<Html>) -> &mut Self {
        self.children.append(&mut children);
        self.is_list = true;
        self
    }

    /// The element, done.
    #[inline(never)]
    pub fn html(&mut self) -> Html {
        let mut tag = std::mem::replace(&mut self.tag, VTag::new(""));
        let mut values = std::mem::take(&mut self.values);
        values.push(self.click.take());
        tag.set_attributes(Attributes::Dynamic { keys: self.names, values: values.into_boxed_slice() });
        let mut children = std::mem::take(&mut self.children);
        if let Some(place) = tag.children_mut() {
            if self.is_list || children.len() > 1 {
                *place = list(children);
            } else if let Some(child) = children.pop() {
                *place = child;
            }
        }
        tag.into()
    }
}

/// A text as it stands.
#[inline(never)]
pub fn text(words: &str) -> Html {
    VText::new(AttrValue::Rc(words.into())).into()
}

/// Several pieces of markup as one.
#[inline(never)]
pub fn list(children: Vec<Html>) -> Html {
    VList::from(children).into()
}
