//! The browser's `localStorage` as a [`Store`].
//!
//! Every call asks for the storage anew: access may throw, storage may be
//! `null`, and either may change while the page is open.

use super::peers;
use crate::comments::{Store, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, HtmlElement, Storage};

/// The storage of this page's origin, as the widget of one element uses it.
#[derive(Debug)]
pub struct LocalStorage(pub HtmlElement);

impl LocalStorage {
    fn storage() -> Result<Storage, StoreError> {
        web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StoreError::Denied)
    }
}

impl LocalStorage {
    /// Characters that this origin stores, in UTF-16 code units, keys included.
    /// Called only when all code is there.
    #[inline(never)]
    pub fn used(&self) -> usize {
        let Ok(storage) = Self::storage() else { return 0 };
        let pairs = js_sys::Object::entries(&storage);
        // Joined once, not measured one by one: thousands of calls would be felt.
        pairs.join("").length() as usize
    }
}

fn error_of(error: &JsValue) -> StoreError {
    let denied = error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "SecurityError");
    if denied { StoreError::Denied } else { StoreError::Full }
}

impl Store for LocalStorage {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = Self::storage()?;
        // In one string, not one by one: thousands of calls would be felt. A
        // key of somebody else's that has a line break is none of ours, and its
        // pieces name nothing.
        let keys = String::from(js_sys::Object::keys(&storage).join("\n"));
        Ok(keys.split('\n').filter(|key| key.starts_with(prefix)).map(str::to_owned).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::storage()?.get_item(key).map_err(|_| StoreError::Denied)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        Self::storage()?.set_item(key, value).map_err(|error| error_of(&error))?;
        peers::tell(&self.0, key, Some(value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::storage()?.remove_item(key).map_err(|_| StoreError::Denied)?;
        peers::tell(&self.0, key, None);
        Ok(())
    }
}
