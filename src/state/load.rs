//! Reading the store, a slice at a time.
//!
//! Comments are read newest first, or oldest first if the reader sorts them so.
//! An answer is always newer than its target, so newest first gives whole
//! threads: the first page needs only its own records, however many are stored.

use super::{Effect, Moment, PAGE, Sort, State, UNDO_MS};
use crate::comments::{Entry, ReaderName, Record, Store, StoreError, key};
use std::rc::Rc;

/// One slice of the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slice {
    /// Keys of comments that are still unread.
    pub unread: Option<Vec<String>>,
    /// Stored text of the flags.
    pub flags: Option<String>,
    /// Stored text of the nickname.
    pub reader: Option<String>,
    /// The number in the nickname that is proposed, if it is stored.
    pub proposed: Option<u32>,
    /// Whether drafts are stored.
    pub has_drafts: bool,
    /// Comments: key and text.
    pub comments: Vec<(String, String)>,
    /// The error, if reading failed.
    pub error: Option<StoreError>,
}

impl Slice {
    /// The first slice: keys, flags, nickname and a page of comments.
    #[must_use]
    pub fn first(store: &dyn Store, article: &str) -> Self {
        let mut slice = Self::default();
        if let Err(error) = slice.fill_first(store, article) {
            slice.error = Some(error);
        }
        slice
    }

    fn fill_first(&mut self, store: &dyn Store, article: &str) -> Result<(), StoreError> {
        self.flags = store.get(&key::state(article))?;
        self.reader = store.get(key::READER)?;
        self.proposed = store.get(key::PROPOSED)?.and_then(|text| text.parse().ok());
        // The only walk over all keys.
        let (comments, drafts) = (key::comments(article), key::drafts(article));
        let mut keys = Vec::new();
        for key in store.keys(&[key::ROOT, article, "/"].concat())? {
            if key.starts_with(&comments) {
                keys.push(key);
            } else {
                self.has_drafts |= key.starts_with(&drafts);
            }
        }
        // All have the same prefix.
        keys.sort_unstable_by(|one, other| one.as_bytes()[comments.len()..].cmp(&other.as_bytes()[comments.len()..]));
        if super::Flags::read(self.flags.as_deref()).is_ok_and(|flags| flags.sort == Sort::Oldest) {
            keys.reverse();
        }
        let (rest, comments) = take_newest(store, keys, PAGE)?;
        self.comments = comments;
        self.unread = Some(rest);
        Ok(())
    }

    /// A further slice: `count` of the comments under `unread`.
    #[must_use]
    pub fn next(store: &dyn Store, unread: Vec<String>, count: usize) -> Self {
        match take_newest(store, unread, count) {
            Ok((unread, comments)) => Self { unread: Some(unread), comments, ..Self::default() },
            Err(error) => Self { unread: Some(Vec::new()), error: Some(error), ..Self::default() },
        }
    }
}

type KeysAndTexts = (Vec<String>, Vec<(String, String)>);

fn take_newest(store: &dyn Store, mut keys: Vec<String>, count: usize) -> Result<KeysAndTexts, StoreError> {
    let mut comments = Vec::new();
    while comments.len() < count {
        let Some(key) = keys.pop() else { break };
        // Another tab may have removed it since the keys were listed.
        if let Some(text) = store.get(&key)? {
            comments.push((key, text));
        }
    }
    Ok((keys, comments))
}

impl State {
    /// Adds a slice to the state. Effects are queued until the next action returns them.
    pub fn read(&mut self, slice: Slice, moment: &Moment) {
        self.trouble = slice.error.or(self.trouble);
        self.now = Some(moment.now);
        if !self.begun {
            self.begin(&slice, moment);
        }
        if let Some(unread) = slice.unread {
            self.unread = unread;
        }
        let unreadable = self.unreadable.len();
        self.holding_place(|state| {
            for (key, text) in slice.comments {
                state.take_in(&key, &text);
            }
        });
        if self.unreadable.len() > unreadable {
            self.note(Effect::SayUnreadable);
        }
        if self.unread.is_empty() {
            if self.thread.entries().any(|entry| entry.record.deleted.is_some()) {
                self.note(Effect::FinishDeletions);
            }
        } else {
            self.note(Effect::ReadMore);
        }
        if let Some(id) = self.wanted.take() {
            self.go_to_comment(&id);
        }
    }

    /// Finishes deletions that closed pages left behind. All must be read by
    /// then: an answered comment stays as a tombstone.
    pub(super) fn finish_deletions(&mut self, moment: &Moment) {
        let mut deleted = Vec::new();
        for entry in self.thread.entries() {
            if entry.record.deleted.is_some() && !self.undoable.contains(&entry.record.id) {
                deleted.push(entry.record.id.clone());
            }
        }
        for id in deleted {
            self.bury_if_expired(&id, moment);
        }
    }

    /// Finishes a deletion, or offers to undo it while there is time left.
    fn bury_if_expired(&mut self, id: &str, moment: &Moment) {
        let Some(deleted) = self.thread.get(id).and_then(|entry| entry.record.deleted) else { return };
        let left = deleted.epoch_ms + UNDO_MS - moment.now.epoch_ms;
        if left <= 0 {
            self.bury(id);
        } else if self.can_change(id) {
            self.undoable.insert(id.to_owned());
            self.expire_undo(id, left.min(UNDO_MS));
        }
    }

    fn begin(&mut self, slice: &Slice, moment: &Moment) {
        self.begun = true;
        if self.default_name.is_empty() {
            let known = slice.proposed.filter(|number| (1000..10_000).contains(number));
            let number = known.unwrap_or(1000 + moment.random % 9000);
            if known.is_none() && slice.reader.is_none() {
                self.note(Effect::Propose(number));
            }
            self.default_name = format!("{}{number}", self.document.messages.default_name);
        }
        self.take_flags(slice.flags.as_deref());
        let known = |anchor: &&String| self.document.anchors.items().any(|item| item == anchor.as_str());
        let open = Rc::make_mut(&mut self.open);
        for anchor in self.flags.open.iter().filter(known) {
            open.insert(anchor.clone());
        }
        if slice.has_drafts {
            self.look_for_drafts();
        }
        if let Some(text) = &slice.reader {
            match ReaderName::read(text) {
                Some(reader) => self.name = Some(reader.name),
                None => self.note_unreadable(key::READER, text),
            }
        }
    }

    pub(super) fn take_flags(&mut self, text: Option<&str>) {
        let key = key::state(self.article_id());
        match super::Flags::read(text) {
            Ok(flags) => {
                self.flags = flags;
                self.unreadable.retain(|(other, _)| *other != key);
            }
            Err(_) => self.note_unreadable(&key, text.unwrap_or_default()),
        }
    }

    /// Adds a stored comment to the thread, or lists it as unreadable.
    pub(super) fn take_in(&mut self, key: &str, text: &str) {
        let id = key.get(key::comments(self.article_id()).len()..).unwrap_or_default();
        match Record::read(id, text) {
            Ok(record) => {
                self.unreadable.retain(|(other, _)| other != key);
                self.unsaved.remove(id);
                self.last_id = self.last_id.take().max(Some(record.id.clone()));
                self.thread.insert(Entry::of_reader(record));
            }
            Err(_) => {
                self.note_unreadable(key, text);
            }
        }
    }

    fn note_unreadable(&mut self, key: &str, text: &str) {
        self.unreadable.retain(|(other, _)| other != key);
        self.unreadable.push((key.to_owned(), text.to_owned()));
    }
}
