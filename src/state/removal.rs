//! Deleting at once, with a while in which it can be undone.

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
        self.undoable.insert(id.to_owned());
        self.replying.take_if(|target| target == id);
        self.editing.take_if(|target| target == id);
        self.say(self.document.messages.removed);
        if record.repost {
            self.forget(key::repost(id));
        }
        self.focus("undo-", id);
        self.expire_undo(id, UNDO_MS);
        self.emit_comment(CommentAction::Delete, record);
    }

    pub(super) fn expire_undo(&mut self, id: &str, after_ms: i64) {
        let after_ms = u32::try_from(after_ms).unwrap_or_default();
        self.note(Effect::Later { after_ms, action: Box::new(Action::UndoExpired(id.to_owned())) });
    }

    pub(super) fn undo(&mut self, id: &str) {
        if !self.undoable.remove(id) {
            return;
        }
        let Some(mut record) = self.record(id) else { return };
        record.deleted = None;
        self.keep(&record, None);
        self.say(self.document.messages.restored);
        if record.repost {
            self.keep_repost(&record);
        }
        self.focus("comment-", id);
        self.emit_comment(CommentAction::Restore, record);
    }

    /// Removes a deleted comment for good, or leaves a tombstone if it is answered.
    pub(super) fn undo_expired(&mut self, id: &str) {
        if self.undoable.remove(id) {
            let near = self.near(id);
            self.bury(id);
            self.refocus(near);
        }
    }

    /// The comment to focus when `id` is removed: its tombstone, else the comment
    /// that it answers, the next root, or the previous one.
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

    /// Removes the deleted comment `id`, or leaves a tombstone if it is answered.
    pub(super) fn bury(&mut self, id: &str) {
        let mut next = Some(id.to_owned());
        while let Some(id) = next {
            // A tombstone goes with the last answer to it.
            next = self.bury_one(&id).filter(|parent| !self.undoable.contains(parent));
        }
    }

    /// Buries one comment. If nothing of it remains, returns the comment that it answered.
    fn bury_one(&mut self, id: &str) -> Option<String> {
        let mut record = self.record(id)?;
        if record.deleted.is_none() || record.newer {
            return None;
        }
        if self.thread.is_answered(id) {
            if !record.text.is_empty() {
                record.text.clear();
                record.author.clear();
                self.keep(&record, None);
            }
            return None;
        }
        let parent = self.thread.get(id).and_then(|entry| self.thread.parent(entry));
        let parent = parent.map(|parent| parent.record.id.clone());
        self.thread.remove(id);
        self.unsaved.remove(id);
        self.forget(key::comment(self.article_id(), id));
        parent
    }
}
