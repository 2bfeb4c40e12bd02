//! The browser's `localStorage` as a [`Store`].
//!
//! Every call fetches the storage anew: access may throw, storage may be `null`,
//! and either may change while the page is open.

use super::instances;
use crate::comments::{Store, StoreError};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{DomException, HtmlElement, Storage};

#[wasm_bindgen]
extern "C" {
    /// The text under `key`, which stays in JavaScript.
    #[wasm_bindgen(js_namespace = localStorage, js_name = getItem, catch)]
    fn stored(key: &JsString) -> Result<JsValue, JsValue>;
}

/// The storage of this page's origin, as the widget of one element uses it.
#[derive(Debug)]
pub struct LocalStorage(pub HtmlElement);

impl LocalStorage {
    /// The storage itself.
    ///
    /// # Errors
    /// [`StoreError::Denied`] when this page may not use it.
    pub fn storage() -> Result<Storage, StoreError> {
        web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StoreError::Denied)
    }
}

/// All keys. `Object.keys` would also look up whether each is enumerable.
fn names(storage: &Storage) -> js_sys::Array {
    js_sys::Object::get_own_property_names(storage)
}

/// Keys measured at a time: with 5,000 comments a reader would notice all at once.
const MEASURED: usize = 500;

/// How much is stored, as far as that was measured.
#[derive(Debug)]
pub struct Measuring {
    /// The keys that are left.
    keys: js_sys::Array,
    used: usize,
}

impl Measuring {
    /// Begins with nothing measured.
    pub fn begin() -> Self {
        let keys = LocalStorage::storage().map(|storage| names(&storage));
        Self { keys: keys.unwrap_or_default(), used: 0 }
    }

    /// Measures a part; after the last, gives how much this origin stores in UTF-16 code
    /// units, keys included.
    pub fn next(&mut self) -> Option<usize> {
        for _ in 0..MEASURED {
            let key = self.keys.pop();
            let Some(key) = key.dyn_ref::<JsString>() else { return Some(self.used) };
            // A key that went meanwhile has no text.
            if let Some(length) = stored(key).ok().and_then(|text| text.dyn_ref().map(JsString::length)) {
                self.used += (key.length() + length) as usize;
            }
        }
        None
    }
}

fn error_of(error: &JsValue) -> StoreError {
    let denied = error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "SecurityError");
    if denied { StoreError::Denied } else { StoreError::Full }
}

impl Store for LocalStorage {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = Self::storage()?;
        // In one string, because thousands of calls are slow. A foreign key with a line
        // break breaks into pieces that are no keys of ours.
        let keys = String::from(names(&storage).join("\n"));
        Ok(keys.split('\n').filter(|key| key.starts_with(prefix)).map(str::to_owned).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Self::storage()?.get_item(key).map_err(|_| StoreError::Denied)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        Self::storage()?.set_item(key, value).map_err(|error| error_of(&error))?;
        instances::notify(&self.0, key, Some(value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        Self::storage()?.remove_item(key).map_err(|_| StoreError::Denied)?;
        instances::notify(&self.0, key, None);
        Ok(())
    }
}
