//! The widgets of one page: what one of them stores, the others see.
//!
//! The browser sends a storage event to every page but the one that made the
//! change. An event of our own on the window would reach the host's scripts too;
//! one wasm module serves every widget, so it keeps a list.

use crate::state::Action;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::Callback;

thread_local! {
    static INSTANCES: RefCell<Vec<Instance>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

struct Instance {
    number: u32,
    host: HtmlElement,
    article: String,
    copy: u32,
    dispatch: Callback<Action>,
}

/// A widget's place in the list, which it leaves when dropped.
pub struct Membership(u32);

impl Drop for Membership {
    fn drop(&mut self) {
        INSTANCES.with_borrow_mut(|instances| instances.retain(|instance| instance.number != self.0));
    }
}

/// A number that tells apart elements that show the same article: how many with this
/// address precede it in the document, whichever is drawn first.
pub fn copy_of(host: &HtmlElement, article: &str) -> u32 {
    INSTANCES.with_borrow(|instances| {
        let taken = |copy: u32| {
            instances
                .iter()
                .any(|instance| instance.copy == copy && instance.article == article && !is_same(&instance.host, host))
        };
        let mut copy = before(host);
        while taken(copy) {
            copy += 1;
        }
        copy
    })
}

/// How many elements before it in its tree have the same address.
fn before(host: &HtmlElement) -> u32 {
    let Some(source) = host.get_attribute("src") else { return 0 };
    // A document or a shadow root: both have `querySelectorAll`.
    let tree: Element = host.get_root_node().unchecked_into();
    let Ok(elements) = tree.query_selector_all("news-brief") else { return 0 };
    let mut count = 0;
    for index in 0..elements.length() {
        let Some(element) = elements.item(index) else { break };
        if host.is_same_node(Some(&element)) {
            break;
        }
        count += u32::from(element.unchecked_into::<Element>().get_attribute("src").as_ref() == Some(&source));
    }
    count
}

/// Puts a widget on the list.
pub fn join(host: HtmlElement, article: String, copy: u32, dispatch: Callback<Action>) -> Membership {
    let number = NUMBER.get();
    NUMBER.set(number + 1);
    INSTANCES.with_borrow_mut(|instances| instances.push(Instance { number, host, article, copy, dispatch }));
    Membership(number)
}

/// Notifies the widgets of other elements of what is stored under `key` now.
pub fn notify(host: &HtmlElement, key: &str, text: Option<&str>) {
    // Each composer has its own drafts, and writes them at each letter; others offer them.
    if text.is_some() && key.contains("/draft/") {
        return;
    }
    INSTANCES.with_borrow(|instances| {
        for instance in instances.iter().filter(|instance| !is_same(&instance.host, host)) {
            let (key, text) = (Some(key.to_owned()), text.map(str::to_owned));
            instance.dispatch.emit(Action::External { key, text });
        }
    });
}

fn is_same(one: &HtmlElement, other: &HtmlElement) -> bool {
    one.is_same_node(Some(other))
}
