//! The browser's `localStorage` as a [`Store`].
//!
//! Every call asks for the storage anew: access may throw, storage may be
//! `null`, and either may change while the page is open.

use crate::comments::{Store, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// The storage of this page's origin.
#[derive(Debug)]
pub struct LocalStorage;

impl LocalStorage {
    fn storage() -> Result<Storage, StoreError> {
        web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StoreError::Denied)
    }
}

impl LocalStorage {
    /// Characters that this origin stores, in UTF-16 code units, keys included.
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
        let length = storage.length().map_err(|_| StoreError::Denied)?;
        let mut keys = Vec::new();
        for index in 0..length {
            if let Some(key) = storage.key(index).map_err(|_| StoreError::Denied)?
                && key.starts_with(prefix)
            {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::storage()?.get_item(key).map_err(|_| StoreError::Denied)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        Self::storage()?.set_item(key, value).map_err(|error| error_of(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::storage()?.remove_item(key).map_err(|_| StoreError::Denied)
    }
}
