//! This tab: its name, whether others live, a nickname typed, and whether the reader was warned.

use super::storage::LocalStorage;
use crate::comments::{new_id, time_of_id};
use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Storage;

/// Key of the tab's name.
const NAME: &str = "news-brief/1/tab";
/// Key of the names that no page uses, in the store that all tabs share.
const FREE: &str = "news-brief/1/free";
/// Key of a nickname that was typed and not used yet.
const TYPED_NAME: &str = "news-brief/1/name";
/// What the names of locks begin with.
const LOCK: &str = "news-brief/1/tab/";
/// Key of the mark that the reader knows that the storage is nearly full.
const WARNED: &str = "news-brief/1/told";

fn session() -> Option<Storage> {
    web_sys::window().and_then(|window| window.session_storage().ok().flatten())
}

/// The nickname that was typed and not used yet.
pub fn typed_name() -> Option<String> {
    session().and_then(|session| session.get_item(TYPED_NAME).ok().flatten())
}

/// Remembers a typed nickname; empty, forgets it.
pub fn set_typed_name(name: &str) {
    let set = |session: Storage| {
        if name.is_empty() { session.remove_item(TYPED_NAME) } else { session.set_item(TYPED_NAME, name) }
    };
    let _ = session().map(set);
}

/// Whether the reader was warned in this session that the storage is nearly full.
pub fn is_quota_warned() -> bool {
    session().and_then(|session| session.get_item(WARNED).ok().flatten()).is_some()
}

/// Remembers that the reader was warned.
pub fn set_quota_warned() {
    let _ = session().map(|session| session.set_item(WARNED, "1"));
}

thread_local! {
    static PRESENCE: RefCell<Weak<Presence>> = const { RefCell::new(Weak::new()) };
}

#[wasm_bindgen]
extern "C" {
    // Pages that are not served securely have no locks.
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, callback: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = query, catch)]
    fn query_locks() -> Result<Promise, JsValue>;
}

/// This page as a tab: its name, and a lock by which others know that it lives.
///
/// The name waits in the session only while no page uses it: a duplicated tab, which copies
/// the session of its origin, finds none and takes another.
pub struct Presence {
    /// The name: it stays after a reload, and other tabs have others.
    pub name: String,
    /// Releases the lock. A page that holds one could not be kept for going back.
    release: RefCell<Option<Function>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Presence {
    /// The presence of this page, for as long as a widget holds it.
    pub fn enter() -> Rc<Self> {
        if let Some(presence) = PRESENCE.with_borrow(Weak::upgrade) {
            return presence;
        }
        let stored = session().and_then(|session| session.get_item(NAME).ok().flatten()).filter(|name| claim(name));
        let presence = Rc::new(Self {
            name: stored.filter(|name| is_young(name)).unwrap_or_else(new_name),
            release: RefCell::default(),
            listeners: RefCell::default(),
        });
        presence.hold();
        if let Some(window) = web_sys::window() {
            let [hidden, shown] = [Rc::downgrade(&presence), Rc::downgrade(&presence)];
            presence.listeners.replace(vec![
                EventListener::new(&window, "pagehide", move |_| hidden.upgrade().iter().for_each(|page| page.leave())),
                EventListener::new(&window, "pageshow", move |_| shown.upgrade().iter().for_each(|page| page.hold())),
            ]);
        }
        PRESENCE.set(Rc::downgrade(&presence));
        presence
    }

    /// Takes the name out of the session, and holds the lock.
    fn hold(&self) {
        if let Some(session) = session()
            && session.get_item(NAME).ok().flatten().is_some_and(|name| name == self.name)
        {
            let _ = session.remove_item(NAME);
            claim(&self.name);
        }
        if self.release.borrow().is_some() {
            return;
        }
        let held = Promise::new(&mut |release, _| drop(self.release.replace(Some(release))));
        let callback = Closure::once_into_js(move || held);
        if let Ok(lock) = request_lock(&[LOCK, &self.name].concat(), &callback) {
            spawn_local(async {
                // Where locks are denied, other tabs take this one as gone.
                let _ = JsFuture::from(lock).await;
            });
        }
    }

    /// Leaves the name to the tab's next page.
    fn leave(&self) {
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
        let _ = session().map(|session| session.set_item(NAME, &self.name));
        set_free(free().into_iter().chain([self.name.clone()]));
    }

    /// Calls `then` with the names of the tabs that live, unless the widget is `gone` by then.
    pub fn live(&self, then: Box<dyn FnOnce(Option<Vec<String>>)>, gone: &Rc<Cell<bool>>) {
        let (own, gone) = (self.name.clone(), Rc::clone(gone));
        let Ok(query) = query_locks() else { return then(None) };
        spawn_local(async move {
            let locks = JsFuture::from(query).await.ok().and_then(|locks| names(&locks));
            if !gone.get() {
                then(locks.map(|mut names| {
                    names.push(own);
                    names
                }));
            }
        });
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The most names that wait for their tab's next page; older ones are forgotten.
const MOST_FREE: usize = 40;

/// The names that no page uses. A session may be copied between two pages; the first copy
/// that opens a page takes the name, and the other finds it taken.
fn free() -> Vec<String> {
    let names = LocalStorage::storage().ok().and_then(|storage| storage.get_item(FREE).ok().flatten());
    names.unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect()
}

fn set_free(names: impl Iterator<Item = String>) {
    let names: Vec<_> = names.collect();
    let kept = &names[names.len().saturating_sub(MOST_FREE)..];
    let _ = LocalStorage::storage().map(|storage| storage.set_item(FREE, &kept.join(" ")));
}

/// Takes `name`, unless another page has it. Gives whether it was free.
fn claim(name: &str) -> bool {
    let names = free();
    let was_free = names.iter().any(|other| other == name);
    if was_free {
        set_free(names.into_iter().filter(|other| other != name));
    }
    was_free
}

/// The tabs whose locks are held, or requested while a page before them goes.
fn names(locks: &JsValue) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for list in ["held", "pending"] {
        let list = Reflect::get(locks, &list.into()).ok()?;
        for lock in Array::from(&list).iter() {
            let name = Reflect::get(&lock, &"name".into()).ok()?.as_string()?;
            names.extend(name.strip_prefix(LOCK).map(str::to_owned));
        }
    }
    Some(names)
}

fn new_name() -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "random() is below 1")]
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    new_id(now(), random, None)
}

/// Whether a name is younger than 30 days: the drafts of older ones come back as those of a
/// tab that is gone, long before they would be removed.
fn is_young(name: &str) -> bool {
    const KEPT_MS: i64 = 30 * 24 * 60 * 60 * 1000;
    time_of_id(name).and_then(|born| i64::try_from(born).ok()).is_some_and(|born| born + KEPT_MS > now())
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
fn now() -> i64 {
    js_sys::Date::now() as i64
}
