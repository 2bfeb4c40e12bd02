//! Noting, in the course of one action, what must happen outside.
//!
//! The methods of the state note their effects in one list, through functions
//! that are there once: lists of their own weigh kilobytes in the wasm.

use super::{Change, CommentAction, Effect, Event, State};
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

    #[inline(never)]
    pub(super) fn forget(&mut self, key: String) {
        self.note(Effect::Remove { key });
    }

    #[inline(never)]
    pub(super) fn store(&mut self, key: String, text: String, replaces: Option<String>) {
        self.note(Effect::Store { key, text, replaces });
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
