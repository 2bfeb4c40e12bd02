//! Carrying out effects on a store.

use super::{Action, Change, Effect, Flags};
use crate::comments::{Store, StoreError, key};

/// Carries out `effect`, if it is one on the store.
///
/// A refusal by the store comes back as an action that informs the reader.
///
/// # Errors
/// The effect itself, if it is not one on the store.
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
        Effect::Propose(number) => {
            let _ = store.set(key::PROPOSED, &number.to_string());
            return Ok(None);
        }
        Effect::Change(change) => {
            let key = key::state(article);
            let result = change_flags(store, &key, &change);
            (key, result)
        }
        Effect::Retry(texts) => {
            let stored = |(key, text): (String, String)| store.set(&key, &text).is_ok().then_some(key);
            let saved: Vec<_> = texts.into_iter().filter_map(stored).collect();
            return Ok((!saved.is_empty()).then_some(Action::Saved(saved)));
        }
        other => return Err(other),
    };
    Ok(result.err().map(|error| Action::Refused { key, error }))
}

/// Reads, changes and writes the flags in one step, so that other tabs' changes
/// stay. Flags that can't be read, or are newer, are never overwritten.
fn change_flags(store: &dyn Store, key: &str, change: &Change) -> Result<(), StoreError> {
    match Flags::read(store.get(key)?.as_deref()) {
        Ok(mut flags) => {
            flags.apply(change);
            store.set(key, &flags.to_text())
        }
        Err(_) => Ok(()),
    }
}
