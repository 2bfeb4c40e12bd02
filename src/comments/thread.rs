//! How comments hang together: roots, replies and their order.
//!
//! A thread is changed one entry at a time and is the same whatever the order
//! of the changes, since tabs, imports and slices of a long list arrive in any.

use super::Record;
use crate::article::{Comment, DateTime};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Where a comment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the article.
    Article,
    /// The reader wrote it here.
    Reader,
}

/// One comment of a thread, of either origin.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The comment; those of the article are records without a version of their own.
    pub record: Record,
    /// Where it comes from.
    pub origin: Origin,
    /// Place in the article's list, which orders comments of the same time.
    index: usize,
    /// Whether its time is known; comments of an article may have none.
    pub dated: bool,
}

impl Entry {
    /// A comment that came with the article, the `index`th of its list.
    #[must_use]
    pub fn of_article(comment: &Comment, index: usize) -> Self {
        let unknown = DateTime { epoch_ms: 0, offset_minutes: 0 };
        Self {
            record: Record {
                id: comment.id.clone(),
                author: comment.author.clone(),
                text: comment.text.clone(),
                published: comment.published.unwrap_or(unknown),
                edited: None,
                deleted: None,
                reply_to: comment.reply_to.clone(),
                repost: false,
                newer: false,
            },
            origin: Origin::Article,
            index,
            dated: comment.published.is_some(),
        }
    }

    /// A comment of the reader.
    #[must_use]
    pub const fn of_reader(record: Record) -> Self {
        Self { record, origin: Origin::Reader, index: 0, dated: true }
    }

    fn rank(&self) -> Rank {
        (self.record.published.epoch_ms, usize::MAX - self.index, self.record.id.clone())
    }
}

/// Time, then place in the article's list counted from its end (lists are
/// newest first), then id.
type Rank = (i64, usize, String);

/// All comments of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thread {
    entries: BTreeMap<String, Rc<Entry>>,
    roots: BTreeSet<Rank>,
    /// What names each id as the one it answers, whether or not that is there.
    answers: BTreeMap<String, BTreeSet<Rank>>,
    deleted: usize,
}

impl Thread {
    /// A thread of the comments that came with an article.
    #[must_use]
    pub fn of_article(comments: &[Comment]) -> Self {
        let mut thread = Self::default();
        for (index, comment) in comments.iter().enumerate() {
            thread.insert(Entry::of_article(comment, index));
        }
        thread
    }

    /// The entry with the id `id`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rc<Entry>> {
        self.entries.get(id)
    }

    /// Every entry, by id.
    pub fn entries(&self) -> impl Iterator<Item = &Rc<Entry>> {
        self.entries.values()
    }

    /// How many comments there are, replies included, deleted ones not.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len() - self.deleted
    }

    /// The entries that answer none, oldest first.
    pub fn roots(&self) -> impl DoubleEndedIterator<Item = &Rc<Entry>> {
        self.roots.iter().filter_map(|(_, _, id)| self.entries.get(id))
    }

    /// How many entries answer none.
    #[must_use]
    pub fn root_count(&self) -> usize {
        self.roots.len()
    }

    /// The answers to `id`, oldest first.
    pub fn replies(&self, id: &str) -> impl Iterator<Item = &Rc<Entry>> {
        self.answers
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|(_, _, id)| self.entries.get(id))
            .filter(|entry| self.parent(entry).is_some())
    }

    /// Whether `id` is answered.
    #[must_use]
    pub fn is_answered(&self, id: &str) -> bool {
        self.replies(id).next().is_some()
    }

    /// How many entries hang below `id`, at any depth.
    #[must_use]
    pub fn descendants(&self, id: &str) -> usize {
        self.replies(id).map(|entry| 1 + self.descendants(&entry.record.id)).sum()
    }

    /// The root of the branch in which `id` hangs.
    #[must_use]
    pub fn root_of(&self, id: &str) -> Option<&Rc<Entry>> {
        let mut entry = self.entries.get(id)?;
        while let Some(parent) = self.parent(entry) {
            entry = parent;
        }
        Some(entry)
    }

    /// The entry that `entry` hangs below.
    ///
    /// A reader's comment can't answer one with a later id, so stored bytes
    /// can't tie a knot; `article` has cut the knots of its own list.
    #[must_use]
    pub fn parent(&self, entry: &Entry) -> Option<&Rc<Entry>> {
        let parent = self.entries.get(entry.record.reply_to.as_ref()?)?;
        let may_hang = match (entry.origin, parent.origin) {
            (_, Origin::Article) => parent.record.id != entry.record.id,
            (Origin::Reader, Origin::Reader) => parent.record.id < entry.record.id,
            (Origin::Article, Origin::Reader) => false,
        };
        may_hang.then_some(parent)
    }

    /// Puts an entry in, in place of an earlier one with its id. A reader's
    /// record never takes the place of the article's own comment.
    pub fn insert(&mut self, entry: Entry) {
        let id = entry.record.id.clone();
        if entry.origin == Origin::Reader && self.entries.get(&id).is_some_and(|old| old.origin == Origin::Article) {
            return;
        }
        self.remove(&id);
        self.deleted += usize::from(entry.record.deleted.is_some());
        let entry = Rc::new(entry);
        self.entries.insert(id.clone(), Rc::clone(&entry));
        let rank = entry.rank();
        if let Some(parent) = &entry.record.reply_to {
            self.answers.entry(parent.clone()).or_default().insert(rank.clone());
        }
        if self.parent(&entry).is_none() {
            self.roots.insert(rank);
        }
        // Answers that came before what they answer stood as roots.
        let found: Vec<_> = self.replies(&id).map(|answer| answer.rank()).collect();
        for rank in found {
            self.roots.remove(&rank);
        }
    }

    /// Takes the entry with the id `id` out; its answers become roots.
    pub fn remove(&mut self, id: &str) {
        let Some(entry) = self.entries.remove(id) else { return };
        let rank = entry.rank();
        self.roots.remove(&rank);
        if let Some(answers) = entry.record.reply_to.as_ref().and_then(|parent| self.answers.get_mut(parent)) {
            answers.remove(&rank);
        }
        self.deleted -= usize::from(entry.record.deleted.is_some());
        self.roots.extend(self.answers.get(id).into_iter().flatten().cloned());
    }
}

#[cfg(test)]
mod tests;
