//! Deleting at once, with a time in which it can be taken back.

use super::{CommentAction, Effect, Event, Moment, State, UNDO_MS};
use crate::comments::{Entry, Record, key};

impl State {
    pub(super) fn delete(&mut self, id: &str, moment: &Moment) -> Vec<Effect> {
        if !self.can_change(id) {
            return Vec::new();
        }
        let Some(entry) = self.thread.get(id).cloned() else { return Vec::new() };
        let record = Record { deleted: Some(moment.now), ..entry.record.clone() };
        self.thread.insert(Entry::of_reader(record.clone()));
        self.undoable.insert(id);
        self.replying.take_if(|target| target == id);
        self.editing.take_if(|target| target == id);
        self.say(self.document.messages.removed);
        let mut effects = vec![self.keep(&record)];
        if record.repost {
            effects.push(Effect::Remove { key: key::repost(id) });
        }
        effects.extend([
            Effect::Focus(["undo-", id].concat()),
            Effect::Later { after_ms: UNDO_MS, action: Box::new(super::Action::UndoExpired(id.to_owned())) },
            Effect::Emit(Event::Comment { action: CommentAction::Delete, record: Box::new(record) }),
        ]);
        effects
    }

    pub(super) fn undo(&mut self, id: &str) -> Vec<Effect> {
        if !self.undoable.remove(id) {
            return Vec::new();
        }
        let Some(entry) = self.thread.get(id).cloned() else { return Vec::new() };
        let record = Record { deleted: None, ..entry.record.clone() };
        self.thread.insert(Entry::of_reader(record.clone()));
        self.say(self.document.messages.restored);
        let mut effects = vec![self.keep(&record)];
        if record.repost {
            effects.push(self.keep_repost(&record));
        }
        effects.push(Effect::Focus(["comment-", id].concat()));
        effects.push(Effect::Emit(Event::Comment { action: CommentAction::Restore, record: Box::new(record) }));
        effects
    }

    /// What was deleted goes for good: whole, or down to a tombstone where replies hang on it.
    pub(super) fn undo_expired(&mut self, id: &str) -> Vec<Effect> {
        if !self.undoable.remove(id) {
            return Vec::new();
        }
        self.bury(id)
    }

    pub(super) fn bury(&mut self, id: &str) -> Vec<Effect> {
        let Some(entry) =
            self.thread.get(id).cloned().filter(|entry| entry.record.deleted.is_some() && !entry.record.newer)
        else {
            return Vec::new();
        };
        if self.thread.is_answered(id) {
            if entry.record.text.is_empty() {
                return Vec::new();
            }
            let record = Record { text: String::new(), author: String::new(), ..entry.record.clone() };
            self.thread.insert(Entry::of_reader(record.clone()));
            return vec![self.keep(&record)];
        }
        let parent = self.thread.parent(&entry).map(|parent| parent.record.id.clone());
        self.thread.remove(id);
        self.unsaved.remove(id);
        let mut effects = vec![Effect::Remove { key: key::comment(self.article_id(), id) }];
        // A tombstone stands only while something hangs on it.
        if let Some(parent) = parent.filter(|parent| !self.undoable.contains(parent)) {
            effects.extend(self.bury(&parent));
        }
        effects
    }
}
