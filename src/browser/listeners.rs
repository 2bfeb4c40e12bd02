//! Events that yew has no names for: of the window, of find-in-page, of input methods.

use super::services::BrowserServices;
use super::storage::LocalStorage;
use crate::components::Services as _;
use crate::state::Action;
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, InputEvent, InputEventInit, StorageEvent};
use yew::Callback;

/// Follows whether an input method composes in `root`.
pub fn composition(root: &Element, composing: &Rc<Cell<bool>>) -> [EventListener; 2] {
    let [begun, over] = [Rc::clone(composing), Rc::clone(composing)];
    let start = EventListener::new(root, "compositionstart", move |_| begun.set(true));
    // Chromium's last input event comes while it still composes; the counter needs one
    // more when the text is final.
    let end = EventListener::new(root, "compositionend", move |event| {
        over.set(false);
        let options = InputEventInit::new();
        options.set_bubbles(true);
        if let (Some(target), Ok(event)) = (event.target(), InputEvent::new_with_event_init_dict("input", &options)) {
            let _ = target.dispatch_event(&event);
        }
    });
    [start, end]
}

/// Follows what other tabs store.
pub fn storage(dispatch: Callback<Action>, services: Rc<BrowserServices>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        // The sessionStorage of a frame reports changes, too.
        if event.storage_area().is_some_and(|area| LocalStorage::storage() != Ok(area)) {
            return;
        }
        let key = event.key();
        // What is stored now, not what the event says: this tab may have written since.
        let stored = key.as_deref().map(|key| services.store().get(key));
        let text = stored.and_then(Result::ok).unwrap_or_else(|| event.new_value());
        dispatch.emit(Action::External { key, text });
    }))
}

/// Reads anew when the page comes back from the back-forward cache.
pub fn returned(dispatch: Callback<Action>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "pageshow", move |event| {
        if js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
            dispatch.emit(Action::Returned);
        }
    }))
}

/// Opens what find-in-page or a text fragment finds in `root`.
pub fn found(root: &Element, dispatch: Callback<Action>) -> EventListener {
    EventListener::new(root, "beforematch", move |event| {
        let panel = event.target().map(JsCast::unchecked_into::<Element>).map(|panel| panel.id()).unwrap_or_default();
        dispatch.emit(match panel.strip_suffix("-panel") {
            Some(anchor) => Action::Opened(vec![anchor.to_owned()]),
            None => Action::ShowAllMetrics(true),
        });
    })
}
