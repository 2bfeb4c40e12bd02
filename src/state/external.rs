//! Changes by other tabs, and writes that the store refused.

use super::{Effect, State};
use crate::comments::{Origin, ReaderName, StoreError, key};

impl State {
    /// Follows what another tab wrote, removed or cleared.
    pub(super) fn external(&mut self, key: Option<&str>, text: Option<&str>) {
        let Some(key) = key else {
            self.cleared();
            return;
        };
        if let Some(id) = key.strip_prefix(&key::comments(self.article_id())) {
            self.holding_place(|state| match text {
                Some(text) => state.take_in(key, text),
                // What is being answered or edited stays, as a tombstone.
                None if [&state.replying, &state.editing].into_iter().any(|open| open.as_deref() == Some(id)) => {}
                None => {
                    state.thread.remove(id);
                    state.unreadable.retain(|(other, _)| other != key);
                }
            });
            self.unread.retain(|unread| unread != key);
        } else if key.starts_with(&key::drafts(self.article_id())) {
            self.follow_draft(key, text);
        } else if key == key::state(self.article_id()) {
            self.take_flags(text);
        } else if key == key::READER {
            let reader = text.and_then(ReaderName::read);
            if text.is_none() || reader.is_some() {
                self.unreadable.retain(|(other, _)| other != key);
            }
            self.name = reader.map(|reader| reader.name).or_else(|| self.name.take());
        }
        if text.is_none() {
            self.retry_unsaved();
        }
    }

    /// Tries again to store what was refused for want of space.
    pub(super) fn retry_unsaved(&mut self) {
        if self.nearly_full {
            self.note(Effect::Measure);
        }
        if self.trouble != Some(StoreError::Full) {
            return;
        }
        let texts = self.unsaved.iter().filter_map(|id| {
            let record = &self.thread.get(id)?.record;
            Some((key::comment(self.article_id(), id), record.to_text()))
        });
        let texts = texts.collect();
        self.note(Effect::Retry(texts));
    }

    /// What was refused is stored now.
    pub(super) fn saved(&mut self, keys: &[String]) {
        let comments = key::comments(self.article_id());
        self.unsaved.retain(|id| !keys.iter().any(|key| key.strip_prefix(&comments) == Some(id)));
        if self.unsaved.is_empty() {
            self.trouble = None;
        }
    }

    /// Follows an import or a clearing on this page.
    pub(super) fn replaced(&mut self) {
        let own: Vec<_> = self
            .thread
            .entries()
            .filter(|entry| entry.origin == Origin::Reader)
            .map(|entry| entry.record.id.clone())
            .collect();
        own.iter().for_each(|id| self.thread.remove(id));
        self.unsaved.clear();
        self.unreadable.clear();
        // Flags and nickname are read anew, too.
        self.begun = false;
        self.note(Effect::ReadAgain);
    }

    /// The page returns from the back-forward cache. It received no storage events there, so
    /// everything stored is read again. What is not stored stays.
    pub(super) fn returned(&mut self) {
        let stored: Vec<_> = self
            .thread
            .entries()
            .filter(|entry| entry.origin == Origin::Reader && !self.unsaved.contains(&entry.record.id))
            .map(|entry| entry.record.id.clone())
            .collect();
        stored.iter().for_each(|id| self.thread.remove(id));
        self.unreadable.clear();
        self.begun = false;
        self.drafts_gone += 1;
        self.note(Effect::ReadAgain);
        self.look_for_drafts();
    }

    /// Another tab cleared the store. Comments stay on screen, marked as not saved.
    fn cleared(&mut self) {
        for entry in self.thread.entries().filter(|entry| entry.origin == Origin::Reader) {
            self.unsaved.insert(entry.record.id.clone());
        }
        self.unread.clear();
        // What was cleared is not stored again by itself.
        self.trouble = None;
        if self.nearly_full {
            self.note(Effect::Measure);
        }
    }

    /// The store refused to write `key`. The comment stays on screen, marked as not saved.
    pub(super) fn refused(&mut self, key: &str, error: StoreError) {
        self.trouble = Some(error);
        if let Some(id) = key.strip_prefix(&key::comments(self.article_id())) {
            self.unsaved.insert(id.to_owned());
            self.say(self.document.messages.posted_unsaved);
        }
    }
}
