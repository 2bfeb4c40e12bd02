//! Queueing effects while an action is applied.

use super::{Change, CommentAction, Effect, HostEvent, NEARLY_FULL, State};
use crate::comments::{Entry, Record, key};

impl State {
    pub(super) fn note(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Changes the flags, here and in the store.
    pub(super) fn change(&mut self, change: Change) {
        self.flags.apply(&change);
        self.note(Effect::Change(change));
    }

    /// Focuses the element whose id is `prefix` and `id`.
    pub(super) fn focus(&mut self, prefix: &str, id: &str) {
        self.note(Effect::Focus([prefix, id].concat()));
    }

    /// Focuses the comment `id` if the focused element is removed.
    pub(super) fn refocus(&mut self, id: Option<String>) {
        if let Some(id) = id {
            self.note(Effect::Refocus(["comment-", &id].concat()));
        }
    }

    pub(super) fn forget(&mut self, key: String) {
        self.note(Effect::Remove { key });
        self.retry_unsaved();
    }

    pub(super) fn store(&mut self, key: String, text: String, replaces: Option<String>) {
        self.use_storage(self.used + text.chars().count());
        self.note(Effect::Store { key, text, replaces });
    }

    /// Takes the measured use of the storage, and announces once that it is nearly full.
    pub(super) fn use_storage(&mut self, used: usize) {
        self.used = used;
        let nearly_full = used >= NEARLY_FULL;
        if nearly_full && !self.nearly_full {
            self.hear(self.document.messages.storage_nearly_full);
        }
        self.nearly_full = nearly_full;
    }

    pub(super) fn emit(&mut self, event: HostEvent) {
        self.note(Effect::Emit(event));
    }

    pub(super) fn emit_comment(&mut self, action: CommentAction, record: Record) {
        self.emit(HostEvent::Comment { action, record: Box::new(record) });
    }

    /// A copy of the comment `id`, to change and store.
    pub(super) fn record(&self, id: &str) -> Option<Record> {
        self.thread.get(id).map(|entry| entry.record.clone())
    }

    /// Shows and stores a comment of the reader, in place of its draft.
    pub(super) fn keep(&mut self, record: &Record, draft: Option<String>) {
        self.thread.insert(Entry::of_reader(record.clone()));
        self.store(key::comment(self.article_id(), &record.id), record.to_text(), draft);
    }
}
