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
        self.say(self.document.messages.removed);
        if record.repost {
            self.forget(key::repost(id));
        }
        self.focus("undo-", id);
        self.note(Effect::Later { after_ms: UNDO_MS, action: Box::new(Action::UndoExpired(id.to_owned())) });
        self.emit_comment(CommentAction::Delete, record);
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

    /// What was deleted goes for good: whole, or down to a tombstone where replies hang on it.
    pub(super) fn undo_expired(&mut self, id: &str) {
        if self.undoable.remove(id) {
            self.bury(id);
        }
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
