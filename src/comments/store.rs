//! The store of records: a trait whose every call can fail.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Why the store refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser denies storage to this page.
    Denied,
    /// The quota is used up.
    Full,
}

/// Text under keys. A store may begin to refuse at any time.
pub trait Store {
    /// The keys that begin with `prefix`, in any order.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The text under `key`.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Stores `value` under `key`.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be stored; the old value is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes `key`.
    ///
    /// # Errors
    /// [`StoreError`] when the store can't be changed.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

/// A store in memory, for tests and for browsers that deny storage.
#[derive(Debug, Default)]
pub struct MemoryStore {
    entries: RefCell<BTreeMap<String, String>>,
}

impl Store for MemoryStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let entries = self.entries.borrow();
        Ok(entries.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.entries.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.entries.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.entries.borrow_mut().remove(key);
        Ok(())
    }
}
