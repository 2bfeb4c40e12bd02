//! Where an app is drawn: in prerendered markup, which it hydrates, or in a root of its own.

use crate::components::{App, AppProperties, Setup, Start};
use crate::markup_key::{KEY, NODES, markup_key, nodes_key};
use crate::state::Action;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{AppHandle, Callback};

thread_local! {
    /// Places that are not in use.
    static FREE: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// A root element and the app in it.
///
/// yew never removes its listeners from a root, so roots are reused: see [`Place::leave`].
pub struct Place {
    /// The element that the app is drawn in.
    pub root: Element,
    app: Option<AppHandle<App>>,
}

impl Place {
    /// A place in the page, with markup or without.
    pub fn at(root: Element) -> Self {
        Self { root, app: None }
    }

    /// An empty place: one that was left, or a new one.
    ///
    /// # Errors
    /// When there is no document to make an element of.
    pub fn empty() -> Result<Self, JsValue> {
        if let Some(place) = FREE.with_borrow_mut(Vec::pop) {
            return Ok(place);
        }
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let root = document.create_element("div")?;
        root.set_class_name("root");
        Ok(Self::at(root))
    }

    /// Whether the root holds markup that this build rendered from the document `text` with the
    /// same options, and that nothing has changed since. yew's hydration panics on any other:
    /// where an extension has put elements in, or a minifier has removed yew's comments.
    pub fn is_hydratable(&self, text: &str, setup: &Setup) -> bool {
        let key = markup_key(text, setup.document.messages, &setup.options);
        let nodes = names(&self.root).map(nodes_key);
        self.root.get_attribute(KEY) == Some(key) && self.root.get_attribute(NODES) == nodes
    }

    /// Shows an article: hydrates the markup if `setup` says so, else replaces it. Returns
    /// where its actions go.
    pub fn mount(&mut self, setup: Setup) -> Callback<Action> {
        let hydrate = setup.start == Start::Hydrate;
        let number = NUMBER.get() + 1;
        NUMBER.set(number);
        let properties = AppProperties { number, setup: Some(setup) };
        let app = match self.app.take() {
            Some(mut app) => {
                app.update(properties);
                app
            }
            None => {
                let renderer = yew::Renderer::<App>::with_root_and_props(self.root.clone(), properties);
                if hydrate { renderer.hydrate() } else { renderer.render() }
            }
        };
        self.app.insert(app).callback(|action| action)
    }

    /// Removes the article, and keeps the place for another one.
    pub fn leave(mut self) {
        if let Some(app) = &mut self.app {
            app.update(AppProperties::default());
            FREE.with_borrow_mut(|free| free.push(self));
        }
    }
}

/// The names of the elements and comments in `root`.
fn names(root: &Element) -> Option<impl Iterator<Item = String>> {
    /// `NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT`
    const SHOWN: u32 = 0x81;
    let walker = root.owner_document()?.create_tree_walker_with_what_to_show(root, SHOWN).ok()?;
    Some(std::iter::from_fn(move || walker.next_node().ok().flatten().map(|node| node.node_name())))
}
