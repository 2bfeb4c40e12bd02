//! Carrying out effects on a store.

use super::{Action, Change, Effect, Flags};
use crate::comments::{Store, StoreError, key};

/// Carries out `effect` where it is one on the store.
///
/// What the store refused comes back as an action, so that the reader is told;
/// an effect that is not for the store comes back as it is.
///
/// # Errors
/// The effect itself, when it is not for the store.
pub fn perform(effect: Effect, store: &dyn Store, article: &str) -> Result<Option<Action>, Effect> {
    let (key, result) = match effect {
        Effect::Store { key, text, replaces } => {
            let mut result = store.set(&key, &text);
            if let (Ok(()), Some(replaced)) = (result, replaces) {
                result = store.remove(&replaced);
            }
            (key, result)
        }
        Effect::Remove { key } => {
            let result = store.remove(&key);
            (key, result)
        }
        Effect::Change(change) => {
            let key = key::state(article);
            let result = change_flags(store, &key, &change);
            (key, result)
        }
        other => return Err(other),
    };
    Ok(result.err().map(|error| Action::Refused { key, error }))
}

/// Reads, changes and writes the flags in one step, so that another tab's
/// changes stay. Bytes that can't be read, or are newer, are left as they are.
fn change_flags(store: &dyn Store, key: &str, change: &Change) -> Result<(), StoreError> {
    match Flags::read(store.get(key)?.as_deref()) {
        Ok(mut flags) => {
            flags.apply(change);
            store.set(key, &flags.to_text())
        }
        Err(_) => Ok(()),
    }
}
