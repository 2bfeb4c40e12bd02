//! What other tabs do to the store, and what the store refuses.

use super::{Effect, State};
use crate::comments::{Origin, ReaderName, StoreError, key};
use crate::sorted_set::SortedSet;

impl State {
    /// Another tab wrote, removed or cleared.
    pub(super) fn external(&mut self, key: Option<&str>, text: Option<&str>) {
        let Some(key) = key else {
            self.cleared();
            return;
        };
        if let Some(id) = key.strip_prefix(&key::comments(self.article_id())) {
            self.holding_place(|state| match text {
                Some(text) => state.take_in(key, text),
                None => {
                    state.thread.remove(id);
                    state.unreadable.retain(|(other, _)| other != key);
                }
            });
            self.unread.retain(|unread| unread != key);
        } else if key == key::state(self.article_id()) {
            self.take_flags(text);
        } else if key == key::READER {
            self.name = text.and_then(ReaderName::read).map(|name| name.0).or_else(|| self.name.take());
        }
    }

    /// The store was changed by an import, or cleared, on this very page: what
    /// is on screen follows it.
    pub(super) fn replaced(&mut self) {
        let own: Vec<_> = self
            .thread
            .entries()
            .filter(|entry| entry.origin == Origin::Reader)
            .map(|entry| entry.record.id.clone())
            .collect();
        own.iter().for_each(|id| self.thread.remove(id));
        self.unsaved = SortedSet::default();
        self.unreadable.clear();
        // Likes and the like are taken anew, too.
        self.begun = false;
        self.note(Effect::ReadAgain);
    }

    /// Everything stored is gone; what is on screen stays there, and says that it is not saved.
    fn cleared(&mut self) {
        for entry in self.thread.entries().filter(|entry| entry.origin == Origin::Reader) {
            self.unsaved.insert(&entry.record.id);
        }
        self.unread.clear();
    }

    /// The store refused to keep what is under `key`: it stays on screen, marked.
    pub(super) fn refused(&mut self, key: &str, error: StoreError) {
        self.trouble = Some(error);
        if let Some(id) = key.strip_prefix(&key::comments(self.article_id())) {
            self.unsaved.insert(id);
            self.say(self.document.messages.posted_unsaved());
        }
    }
}
