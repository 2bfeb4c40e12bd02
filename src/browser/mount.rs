//! Hydrating prerendered markup, or rendering where there is none.

use crate::components::{App, AppProperties, Start};
use crate::markup_key::{KEY, NODES, markup_key};
use web_sys::Element;
use yew::AppHandle;

/// Whether `root` holds markup that this build rendered from the document `text` with the
/// same options, and that nothing has changed since. yew's hydration panics on any other:
/// where an extension has put elements in, or a minifier has removed yew's comments.
pub fn is_hydratable(root: &Element, text: &str, properties: &AppProperties) -> bool {
    let key = markup_key(text, properties.document.messages, &properties.options);
    root.get_attribute(KEY) == Some(key) && root.get_attribute(NODES) == count(root).map(|count| count.to_string())
}

/// How many elements and comments `root` holds.
fn count(root: &Element) -> Option<u32> {
    /// `NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT`
    const SHOWN: u32 = 0x81;
    let walker = root.owner_document()?.create_tree_walker_with_what_to_show(root, SHOWN).ok()?;
    let next = || walker.next_node().ok().flatten();
    u32::try_from(std::iter::from_fn(next).count()).ok()
}

/// Shows the app in `root`: hydrates its markup if `properties` say so, else replaces it.
pub fn mount(root: Element, properties: AppProperties) -> AppHandle<App> {
    let hydrate = properties.start == Start::Hydrate;
    let renderer = yew::Renderer::<App>::with_root_and_props(root, properties);
    if hydrate { renderer.hydrate() } else { renderer.render() }
}
