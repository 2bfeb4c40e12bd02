//! Deleting at once, with a time in which it can be taken back.

use super::{Action, CommentAction, Effect, Moment, State, UNDO_MS};
use crate::comments::key;

impl State {
    pub(super) fn delete(&mut self, id: &str, moment: &Moment) {
        if !self.can_change(id) {
            return;
        }
        let Some(mut record) = self.record(id) else { return };
        record.deleted = Some(moment.now);
        self.keep(&record, None);
        self.undoable.insert(id);
        self.replying.take_if(|target| target == id);
        self.editing.take_if(|target| target == id);
        self.say(self.document.messages.removed());
        if record.repost {
            self.forget(key::repost(id));
        }
        self.focus("undo-", id);
        self.expire_undo(id, UNDO_MS);
        self.emit_comment(CommentAction::Delete, record);
    }

    pub(super) fn expire_undo(&mut self, id: &str, after_ms: i64) {
        self.note(Effect::Later { after_ms, action: Box::new(Action::UndoExpired(id.to_owned())) });
    }

    pub(super) fn undo(&mut self, id: &str) {
        if !self.undoable.remove(id) {
            return;
        }
        let Some(mut record) = self.record(id) else { return };
        record.deleted = None;
        self.keep(&record, None);
        self.say(self.document.messages.restored());
        if record.repost {
            self.keep_repost(&record);
        }
        self.focus("comment-", id);
        self.emit_comment(CommentAction::Restore, record);
    }

    /// What was deleted goes for good: whole, or down to a tombstone where replies hang on it.
    pub(super) fn undo_expired(&mut self, id: &str) {
        if self.undoable.remove(id) {
            let near = self.near(id);
            self.bury(id);
            self.refocus(near);
        }
    }

    /// Where a reader goes on when the comment `id` goes: the comment itself if a
    /// tombstone stays, that which it answers, the next in the list, the one before.
    fn near(&self, id: &str) -> Option<String> {
        if self.thread.is_answered(id) {
            return Some(id.to_owned());
        }
        if let Some(parent) = self.thread.get(id).and_then(|entry| self.thread.parent(entry)) {
            return Some(parent.record.id.clone());
        }
        let mut before = None;
        let mut passed = false;
        for root in self.sorted_roots() {
            if passed {
                return Some(root.record.id.clone());
            }
            passed = root.record.id == id;
            if !passed {
                before = Some(root.record.id.clone());
            }
        }
        before
    }

    pub(super) fn bury(&mut self, id: &str) {
        let Some(mut record) = self.record(id) else { return };
        if record.deleted.is_none() || record.newer {
            return;
        }
        if self.thread.is_answered(id) {
            if !record.text.is_empty() {
                record.text.clear();
                record.author.clear();
                self.keep(&record, None);
            }
            return;
        }
        let parent = self.thread.get(id).and_then(|entry| self.thread.parent(entry));
        let parent = parent.map(|parent| parent.record.id.clone());
        self.thread.remove(id);
        self.unsaved.remove(id);
        self.forget(key::comment(self.article_id(), id));
        // A tombstone stands only while something hangs on it.
        if let Some(parent) = parent
            && !self.undoable.contains(&parent)
        {
            self.bury(&parent);
        }
    }
}
