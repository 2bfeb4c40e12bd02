//! Widgets on one page: what one of them stores, the others see.
//!
//! The browser tells of a change of the storage in every page but the one that
//! made it. An event of our own on the window would tell the host and all of
//! its scripts too; one module serves every widget, so it keeps a list.

use crate::state::Action;
use crate::substring;
use crate::ui::App;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::html::Scope;

thread_local! {
    static PEERS: RefCell<Vec<Peer>> = const { RefCell::new(Vec::new()) };
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

struct Peer {
    number: u32,
    host: HtmlElement,
    article: String,
    copy: u32,
    app: Scope<App>,
}

/// A widget's place in the list, which it leaves when dropped.
pub struct Membership(u32);

impl Drop for Membership {
    fn drop(&mut self) {
        PEERS.with_borrow_mut(|peers| peers.retain(|peer| peer.number != self.0));
    }
}

/// A number that no other element has which shows the same article: how many of
/// that address stand before it, whichever is drawn first, and 0 where there is no other.
pub fn copy_of(host: &HtmlElement, article: &str) -> u32 {
    PEERS.with_borrow(|peers| {
        let taken = |copy: u32| {
            peers.iter().any(|peer| peer.copy == copy && peer.article == article && !is_same(&peer.host, host))
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
    // A document, or a shadow root: what is called is there in both.
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
pub fn join(host: HtmlElement, article: String, copy: u32, app: Scope<App>) -> Membership {
    let number = NUMBER.get();
    NUMBER.set(number + 1);
    PEERS.with_borrow_mut(|peers| peers.push(Peer { number, host, article, copy, app }));
    Membership(number)
}

/// Tells the widgets of other elements what is stored under `key` now.
pub fn tell(host: &HtmlElement, key: &str, text: Option<&str>) {
    // Drafts are each composer's own, and written at each letter.
    if substring::is_in(key, "/draft/") {
        return;
    }
    PEERS.with_borrow(|peers| {
        for peer in peers.iter().filter(|peer| !is_same(&peer.host, host)) {
            let (key, text) = (Some(key.to_owned()), text.map(str::to_owned));
            peer.app.send_message(Rc::new(Action::External { key, text }));
        }
    });
}

fn is_same(one: &HtmlElement, other: &HtmlElement) -> bool {
    one.is_same_node(Some(other))
}
