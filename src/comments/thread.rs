//! A thread of comments: roots, answers and their order.
//!
//! Entries arrive one at a time and in any order, from tabs, imports and slices
//! of a long list. The thread is the same whatever the order.

use super::{Record, time_of_id};
use crate::article::{Comment, DateTime};
use std::cmp::Ordering;
use std::rc::Rc;

/// The origin of a comment.
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
    /// The comment; for one of the article, a record made of it.
    pub record: Record,
    /// Its origin.
    pub origin: Origin,
    /// Place in the article's list, which orders comments of the same time.
    index: usize,
    /// The time that orders it, in milliseconds since 1970.
    order: i64,
    /// Whether its time is known; comments of an article may have none.
    pub dated: bool,
}

impl Entry {
    /// A comment that came with the article, the `index`th of its list.
    #[must_use]
    pub fn of_article(comment: &Comment, index: usize) -> Self {
        let unknown = DateTime::at(0, 0);
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
            order: comment.published.unwrap_or(unknown).epoch_ms,
            dated: comment.published.is_some(),
        }
    }

    /// A comment of the reader.
    ///
    /// The time in its id orders it: ids grow even when the clock was ahead and is set right,
    /// so a new comment is newer than one that seems to be of tomorrow.
    #[must_use]
    pub fn of_reader(record: Record) -> Self {
        let written = time_of_id(&record.id).and_then(|time| i64::try_from(time).ok());
        let order = record.published.epoch_ms.max(written.unwrap_or_default());
        Self { record, origin: Origin::Reader, index: 0, order, dated: true }
    }

    /// By time, then place in the article's list counted from its end (lists
    /// are newest first), then id.
    fn compare(&self, other: &Self) -> Ordering {
        let time = self.order.cmp(&other.order);
        time.then(other.index.cmp(&self.index)).then_with(|| self.record.id.cmp(&other.record.id))
    }
}

/// All comments of an article.
///
/// Three sorted vectors: an insertion moves some kilobytes at the most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thread {
    /// Every entry, by id.
    entries: Vec<Rc<Entry>>,
    /// Entries that answer none, or one that is not there; oldest first.
    roots: Vec<Rc<Entry>>,
    /// Entries that name a target, there or not: by the target's id, then oldest first.
    answers: Vec<Rc<Entry>>,
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
        self.entries.get(self.place(id).ok()?)
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.record.id.as_str().cmp(id))
    }

    /// Every entry, by id.
    pub fn entries(&self) -> std::slice::Iter<'_, Rc<Entry>> {
        self.entries.iter()
    }

    /// How many comments there are, replies included, deleted ones not.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len() - self.deleted
    }

    /// The entries that answer none, oldest first.
    pub fn roots(&self) -> std::slice::Iter<'_, Rc<Entry>> {
        self.roots.iter()
    }

    /// How many entries answer none.
    #[must_use]
    pub fn root_count(&self) -> usize {
        self.roots.len()
    }

    /// The answers to `id`, oldest first.
    pub fn replies(&self, id: &str) -> impl Iterator<Item = &Rc<Entry>> {
        self.answers_to(id).iter().filter(|entry| self.parent(entry).is_some())
    }

    fn answers_to(&self, id: &str) -> &[Rc<Entry>] {
        let target = |entry: &Rc<Entry>| entry.record.reply_to.as_deref().unwrap_or_default().cmp(id);
        let start = self.answers.partition_point(|entry| target(entry) == Ordering::Less);
        let end = self.answers.partition_point(|entry| target(entry) != Ordering::Greater);
        self.answers.get(start..end).unwrap_or_default()
    }

    /// Whether `id` is answered.
    #[must_use]
    pub fn is_answered(&self, id: &str) -> bool {
        self.replies(id).next().is_some()
    }

    /// How many entries answer `id`, directly or through others.
    #[must_use]
    pub fn descendants(&self, id: &str) -> usize {
        let mut count = 0;
        let mut open: Vec<_> = self.replies(id).collect();
        while let Some(entry) = open.pop() {
            count += 1;
            open.extend(self.replies(&entry.record.id));
        }
        count
    }

    /// The root of the branch that holds `id`.
    #[must_use]
    pub fn root_of(&self, id: &str) -> Option<&Rc<Entry>> {
        let mut entry = self.get(id)?;
        while let Some(parent) = self.parent(entry) {
            entry = parent;
        }
        Some(entry)
    }

    /// The entry that `entry` answers.
    ///
    /// A reader's comment can't answer one with a later id, and the reader of
    /// `article` cuts circles, so every entry leads to a root.
    #[must_use]
    pub fn parent(&self, entry: &Entry) -> Option<&Rc<Entry>> {
        let parent = self.get(entry.record.reply_to.as_deref()?)?;
        let may_hang = match (entry.origin, parent.origin) {
            (_, Origin::Article) => parent.record.id != entry.record.id,
            (Origin::Reader, Origin::Reader) => parent.record.id < entry.record.id,
            (Origin::Article, Origin::Reader) => false,
        };
        may_hang.then_some(parent)
    }

    /// Inserts an entry, or replaces the one with its id. A reader's record never
    /// replaces a comment of the article.
    pub fn insert(&mut self, entry: Entry) {
        let id = entry.record.id.clone();
        if entry.origin == Origin::Reader && self.get(&id).is_some_and(|old| old.origin == Origin::Article) {
            return;
        }
        self.remove(&id);
        self.deleted += usize::from(entry.record.deleted.is_some());
        let entry = Rc::new(entry);
        if let Err(place) = self.place(&id) {
            self.entries.insert(place, Rc::clone(&entry));
        }
        if entry.record.reply_to.is_some() {
            put(&mut self.answers, &entry, by_target);
        }
        if self.parent(&entry).is_none() {
            put(&mut self.roots, &entry, Entry::compare);
        }
        // Answers that arrived before their target were roots until now.
        let found: Vec<_> = self.replies(&id).cloned().collect();
        for answer in found {
            take(&mut self.roots, &answer, Entry::compare);
        }
    }

    /// Removes the entry with the id `id`; its answers become roots.
    pub fn remove(&mut self, id: &str) {
        let Ok(place) = self.place(id) else { return };
        let entry = self.entries.remove(place);
        take(&mut self.roots, &entry, Entry::compare);
        take(&mut self.answers, &entry, by_target);
        self.deleted -= usize::from(entry.record.deleted.is_some());
        for answer in self.answers_to(id).to_vec() {
            put(&mut self.roots, &answer, Entry::compare);
        }
    }
}

type Compare = fn(&Entry, &Entry) -> Ordering;

/// The order of answers: by target, then oldest first.
fn by_target(one: &Entry, other: &Entry) -> Ordering {
    one.record.reply_to.cmp(&other.record.reply_to).then_with(|| one.compare(other))
}

fn put(list: &mut Vec<Rc<Entry>>, entry: &Rc<Entry>, compare: Compare) {
    if let Err(place) = list.binary_search_by(|other| compare(other, entry)) {
        list.insert(place, Rc::clone(entry));
    }
}

fn take(list: &mut Vec<Rc<Entry>>, entry: &Entry, compare: Compare) {
    if let Ok(place) = list.binary_search_by(|other| compare(other, entry)) {
        list.remove(place);
    }
}

#[cfg(test)]
mod tests;
