//! Deleting at once, with a while in which it can be undone, as posting can.

use super::{Action, CommentAction, Draft, Effect, Holder, Moment, State, UNDO_MS};
use crate::comments::{Entry, key};

impl State {
    pub(super) fn delete(&mut self, id: &str, moment: &Moment) {
        if !self.can_change(id) {
            return;
        }
        let Some(mut record) = self.record(id) else { return };
        record.deleted = Some(moment.now);
        self.keep(&record, None);
        self.undoable.insert(id.to_owned());
        let closed = [self.replying.take_if(|target| target == id), self.editing.take_if(|target| target == id)];
        if closed.iter().any(Option::is_some) {
            self.look_for_drafts();
        }
        self.hear(self.document.messages.removed);
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

    /// Offers for a while to take the comment `id` back, which was posted just now.
    pub(super) fn offer_undo_of_post(&mut self, id: &str) {
        self.just_posted = Some(id.to_owned());
        let after_ms = u32::try_from(UNDO_MS).unwrap_or_default();
        self.note(Effect::Later { after_ms, action: Box::new(Action::PostSettled(id.to_owned())) });
    }

    /// Takes back the comment posted just now. Its text becomes a draft, which its composer
    /// takes over, so that it is stored throughout.
    pub(super) fn undo_post(&mut self, moment: &Moment) {
        let Some(mut record) = self.just_posted.take().and_then(|id| self.record(&id)) else { return };
        let target = record.reply_to.clone();
        // The tab of that name is gone, as it never was.
        let key = key::draft(self.article_id(), target.as_deref().unwrap_or("root"), &record.id);
        self.store(key.clone(), record.text.clone(), None);
        self.drafts.insert(0, Draft { key, text: record.text.clone(), holder: Holder::Gone });
        record.deleted = Some(moment.now);
        self.thread.insert(Entry::of_reader(record.clone()));
        if record.repost {
            self.forget(key::repost(&record.id));
        }
        self.bury(&record.id);
        if target.is_some() {
            self.reply(target);
        } else {
            self.taken_back += 1;
            self.focus("composer", "");
        }
        self.hear(self.document.messages.post_undone);
        self.emit_comment(CommentAction::Delete, record);
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
