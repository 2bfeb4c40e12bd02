//! Noting, in the course of one action, what must happen outside.
//!
//! The methods of the state note their effects in one list, through functions
//! that are there once: lists of their own weigh kilobytes in the wasm.

use super::{Change, CommentAction, Effect, Event, NEARLY_FULL, State};
use crate::comments::{Entry, Record, key};

impl State {
    #[inline(never)]
    pub(super) fn note(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Changes the flags, here and in the store.
    #[inline(never)]
    pub(super) fn change(&mut self, change: Change) {
        self.flags.apply(&change);
        self.note(Effect::Change(change));
    }

    /// Focuses the element whose id is `prefix` and `id`.
    #[inline(never)]
    pub(super) fn focus(&mut self, prefix: &str, id: &str) {
        self.note(Effect::Focus([prefix, id].concat()));
    }

    /// Where the focus goes if its element is removed: to a comment.
    #[inline(never)]
    pub(super) fn refocus(&mut self, id: Option<String>) {
        if let Some(id) = id {
            self.note(Effect::Refocus(["comment-", &id].concat()));
        }
    }

    #[inline(never)]
    pub(super) fn forget(&mut self, key: String) {
        self.note(Effect::Remove { key });
    }

    #[inline(never)]
    pub(super) fn store(&mut self, key: String, text: String, replaces: Option<String>) {
        self.use_storage(text.chars().count());
        self.note(Effect::Store { key, text, replaces });
    }

    /// So much more of the storage is used: the reader is told when it is nearly full.
    pub(super) fn use_storage(&mut self, added: usize) {
        self.used += added;
        if self.used >= NEARLY_FULL && !self.nearly_full {
            self.nearly_full = true;
            self.say(self.document.messages.storage_nearly_full());
        }
    }

    #[inline(never)]
    pub(super) fn emit(&mut self, event: Event) {
        self.note(Effect::Emit(event));
    }

    #[inline(never)]
    pub(super) fn emit_comment(&mut self, action: CommentAction, record: Record) {
        self.emit(Event::Comment { action, record: Box::new(record) });
    }

    /// A copy of the comment `id`, to be changed and kept.
    #[inline(never)]
    pub(super) fn record(&self, id: &str) -> Option<Record> {
        self.thread.get(id).map(|entry| entry.record.clone())
    }

    /// Shows a comment of the reader and keeps it, in place of the draft that it was.
    #[inline(never)]
    pub(super) fn keep(&mut self, record: &Record, draft: Option<String>) {
        self.thread.insert(Entry::of_reader(record.clone()));
        self.store(key::comment(self.article_id(), &record.id), record.to_text(), draft);
    }
}
