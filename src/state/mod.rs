//! What the widget knows, and how each action changes it: no DOM, no browser.
//!
//! [`State::update`] applies an [`Action`] and returns [`Effect`]s, work for the
//! outside. [`perform`] carries out those on the store; the rest
//! belong to `components` (focus) and `browser` (events, timers).

mod action;
mod disclosure;
mod document;
mod drafts;
mod effects;
mod external;
mod flags;
mod host_event;
mod load;
mod posting;
mod reactions;
mod removal;
mod store;

pub use action::{Action, ArchiveTask, Data, Effect, Moment, Post, Sort, Tab};
pub use document::{Document, Segment};
pub use drafts::{Draft, Holder, born, read_drafts};
pub use flags::{Change, Flags};
pub use host_event::{CommentAction, HostEvent};
pub use load::Slice;
pub use store::perform;

use crate::article::DateTime;
use crate::comments::{Entry, StoreError, Thread};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Comments shown at first, and added by each request for more.
pub const PAGE: usize = 20;
/// The most roots on the page at once: a window over a long list.
pub const WINDOW: usize = 2 * PAGE;
/// Metric cards shown before the reader asks for all.
pub const FIRST_METRICS: usize = 6;
/// How long a deletion can be undone, in milliseconds.
pub const UNDO_MS: i64 = 10_000;
/// A second press within so many milliseconds does not confirm.
const DOUBLE_CLICK_MS: i64 = 500;
/// The storage that browsers grant an origin, in UTF-16 code units.
pub const QUOTA: usize = 5 * 1024 * 1024;
/// The storage counts as nearly full from here on: four fifths of the quota.
pub const NEARLY_FULL: usize = QUOTA / 5 * 4;
/// After every so many comments the reader is reminded to export them.
const REMINDER: usize = 10;
/// The longest comment, in graphemes.
pub const MAX_GRAPHEMES: usize = 1000;

/// A message for the live region. A new number makes the same words a new message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// The number of the message.
    pub number: u32,
    /// The words.
    pub text: String,
    /// Whether they are shown, too: what happened shows nowhere else.
    pub shown: bool,
}

/// Everything that can change while an article is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What stays the same.
    pub document: Rc<Document>,
    /// Whether anything was read from the store.
    pub begun: bool,
    /// Open items, by anchor.
    pub open: Rc<BTreeSet<String>>,
    /// The metric whose sentence is marked, by index.
    pub marked: Option<usize>,
    /// Whether the cards beyond the first are shown.
    pub all_metrics: bool,
    /// All comments.
    pub thread: Thread,
    /// Keys of comments that are not read yet, sorted: the newest is read first.
    pub unread: Vec<String>,
    /// Keys of records that can't be read, with their bytes.
    pub unreadable: Vec<(String, String)>,
    /// Comments that could not be stored, by id.
    pub unsaved: BTreeSet<String>,
    /// Why saving failed, if it did.
    pub trouble: Option<StoreError>,
    /// Likes, follow, open items and order.
    pub flags: Flags,
    /// The nickname, once chosen.
    pub name: Option<String>,
    /// The nickname to propose.
    pub default_name: String,
    /// The comment that is being answered.
    pub replying: Option<String>,
    /// The comment that is being edited.
    pub editing: Option<String>,
    /// The target of a link, highlighted.
    pub highlighted: Option<String>,
    /// The target of a link, while it is still unread.
    pub wanted: Option<String>,
    /// Whether the last link led to a comment that is not here.
    pub is_missing: bool,
    /// The comment that was posted just now and can be taken back.
    pub just_posted: Option<String>,
    /// Counts comments taken back that answer none: a change makes the composer look for drafts.
    pub taken_back: u32,
    /// Deleted comments that can still be restored.
    pub undoable: BTreeSet<String>,
    /// Counts posted comments that answer none: a change empties the composer.
    pub posted: u32,
    /// The tab that is shown.
    pub tab: Tab,
    /// The drafts that are stored, the newest first.
    pub drafts: Vec<Draft>,
    /// Counts drafts that others removed: one may be what a composer shows.
    pub drafts_gone: u32,
    /// The change to a comment that was discarded and can be restored: comment, draft's key, text.
    pub discarded: Option<(String, String, String)>,
    /// The first root that is shown, by its place in the sorted list.
    pub first: usize,
    /// How many roots are shown.
    pub shown: usize,
    /// Id of the last comment written here.
    pub last_id: Option<String>,
    /// Characters stored on this origin, as far as known.
    pub used: usize,
    /// Whether the storage is nearly full.
    pub nearly_full: bool,
    /// The content of 我的数据, while it is open.
    pub data: Option<Data>,
    /// Why the last file was not imported, until it is dismissed.
    pub import_refused: Option<String>,
    /// Whether the browser promised persistent storage, once known.
    pub persisted: Option<bool>,
    /// How many comments the reader has here, if it is time for a reminder to export them.
    pub reminder: Option<usize>,
    /// The last message to the reader.
    pub status: Status,
    /// The reader's clock, once known; for relative times.
    pub now: Option<DateTime>,
    /// Effects that the next action returns.
    effects: Vec<Effect>,
}

impl State {
    /// The state before anything is read or done.
    #[must_use]
    pub fn new(document: Rc<Document>) -> Self {
        Self {
            thread: Thread::of_article(&document.article.comments),
            document,
            begun: false,
            open: Rc::default(),
            marked: None,
            all_metrics: false,
            unread: Vec::new(),
            unreadable: Vec::new(),
            unsaved: BTreeSet::new(),
            trouble: None,
            flags: Flags::default(),
            name: None,
            default_name: String::new(),
            replying: None,
            editing: None,
            highlighted: None,
            wanted: None,
            is_missing: false,
            just_posted: None,
            taken_back: 0,
            undoable: BTreeSet::new(),
            posted: 0,
            tab: Tab::Comments,
            drafts: Vec::new(),
            drafts_gone: 0,
            discarded: None,
            first: 0,
            shown: PAGE,
            last_id: None,
            used: 0,
            nearly_full: false,
            data: None,
            import_refused: None,
            persisted: None,
            reminder: None,
            status: Status::default(),
            now: None,
            effects: Vec::new(),
        }
    }

    /// Applies `action` at `moment`, and returns the effects to carry out.
    #[must_use = "effects do nothing by themselves"]
    pub fn update(&mut self, action: Action, moment: &Moment) -> Vec<Effect> {
        match action {
            Action::Toggle(anchor) => self.toggle(&anchor),
            Action::SetAllOpen(open) => self.set_all_open(open),
            Action::Opened(anchors) => self.set_open(&anchors, true),
            Action::ShowSource(metric) => self.show_source(metric),
            Action::BackToMetric => self.back_to_metric(),
            Action::ShowAllMetrics(all) => {
                self.all_metrics = all;
            }
            Action::GoTo(fragment) => self.go_to(&fragment),
            Action::ToggleFollow => self.toggle_follow(),
            Action::ToggleLike => self.toggle_like(),
            Action::ToggleCommentLike(id) => self.toggle_comment_like(&id),
            Action::Reply(target) => self.reply(target),
            Action::Edit(target) => self.edit(target),
            Action::Post(post) => self.post(post, moment),
            Action::SaveEdit { id, text, draft } => self.save_edit(&id, &text, draft, moment),
            Action::ForgetDraft { key, remove } => self.forget_draft(key, remove),
            Action::Drafts(drafts) => {
                self.drafts = drafts;
            }
            Action::ContinueDraft(target) => self.continue_draft(&target),
            Action::DiscardEdit { id, text, draft } => self.discard_edit(id, text, draft),
            Action::RestoreEdit => self.restore_edit(),
            Action::EditGone(id) => {
                self.discarded.take_if(|(other, ..)| *other == id);
            }
            Action::Delete(id) => self.delete(&id, moment),
            Action::Undo(id) => self.undo(&id),
            Action::UndoExpired(id) => self.undo_expired(&id),
            Action::UndoPost => self.undo_post(moment),
            Action::PostSettled(id) => {
                self.just_posted.take_if(|other| *other == id);
            }
            Action::SetTab(tab) => {
                self.tab = tab;
            }
            Action::SetSort(sort) => self.set_sort(sort),
            Action::ShowMore => self.show_more(),
            Action::ShowEarlier => self.show_earlier(),
            Action::Replaced => self.replaced(),
            Action::Returned => self.returned(),
            // `components` does those.
            Action::Print { .. }
            | Action::DownloadRescued
            | Action::Start
            | Action::Tabs(_)
            | Action::Measure
            | Action::ReadNext => {}
            Action::Read(slice) => self.read(slice, moment),
            Action::FinishDeletions => self.finish_deletions(moment),
            Action::Used(used) => self.use_storage(used),
            Action::External { key, text } => self.external(key.as_deref(), text.as_deref()),
            Action::Refused { key, error } => self.refused(&key, error),
            Action::Saved(keys) => self.saved(&keys),
            Action::ToggleData => self.toggle_data(),
            Action::DataRead(data) => {
                self.data = self.data.take().map(|_| *data);
            }
            Action::Persisted(kept) => {
                self.persisted = Some(kept);
            }
            Action::Export => {
                self.reminder = None;
                self.note(Effect::Archive(ArchiveTask::Export));
            }
            Action::DismissReminder => self.reminder = None,
            Action::Import(text) => self.note(Effect::Archive(ArchiveTask::Import(text))),
            Action::Clear => self.clear(moment),
            Action::RestoreCleared => self.note(Effect::Archive(ArchiveTask::Restore)),
            Action::Tick => {
                self.now = Some(moment.now);
            }
            Action::Say(text) => self.announce(&text, true),
            Action::Hear(text) => self.announce(&text, false),
            Action::ImportRefused(words) => {
                if let Some(words) = &words {
                    self.hear(words);
                }
                self.import_refused = words;
            }
        }
        std::mem::take(&mut self.effects)
    }

    fn toggle_data(&mut self) {
        if self.data.take().is_none() {
            self.data = Some(Data::default());
            self.note(Effect::Archive(ArchiveTask::Read));
        }
    }

    /// Clears after a second press; a double click counts as one.
    fn clear(&mut self, moment: &Moment) {
        let Some(data) = &mut self.data else { return };
        match data.asked {
            None => {
                data.asked = Some(moment.now.epoch_ms);
                self.hear(self.document.messages.clear_again);
            }
            Some(asked) if moment.now.epoch_ms >= asked + DOUBLE_CLICK_MS => {
                self.note(Effect::Archive(ArchiveTask::Clear));
            }
            Some(_) => {}
        }
    }

    /// Shows a message for a while, and announces it.
    pub(crate) fn say(&mut self, text: &str) {
        self.announce(text, true);
    }

    /// Announces what is seen where it happened.
    pub(crate) fn hear(&mut self, text: &str) {
        self.announce(text, false);
    }

    fn announce(&mut self, text: &str, shown: bool) {
        self.status = Status { number: self.status.number + 1, text: text.to_owned(), shown };
    }

    /// The article's id, the scope of all that is stored.
    #[must_use]
    pub fn article_id(&self) -> &str {
        &self.document.article.id
    }

    /// The reader's nickname.
    #[must_use]
    pub fn author(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.default_name)
    }

    /// How many comments there are, unread ones included.
    #[must_use]
    pub fn comment_count(&self) -> usize {
        self.thread.count() + self.unread.len()
    }

    /// Reminds the reader to export after every tenth comment of their own.
    fn remind(&mut self) {
        let own = self.comment_count().saturating_sub(self.document.article.comments.len());
        self.reminder = (own > 0 && own.is_multiple_of(REMINDER)).then_some(own);
    }

    /// How many likes the article has, the reader's included.
    #[must_use]
    pub fn like_count(&self) -> u32 {
        self.document.article.likes.saturating_add(u32::from(self.flags.liked))
    }

    /// The reader's reposted comments, newest first.
    #[must_use]
    pub fn reposts(&self) -> std::vec::IntoIter<&Rc<Entry>> {
        let mut reposts = Vec::new();
        // Ids sort by time.
        for entry in self.thread.entries().rev() {
            if entry.record.repost && entry.record.deleted.is_none() {
                reposts.push(entry);
            }
        }
        reposts.into_iter()
    }

    /// How many reposts the article has, the reader's included.
    #[must_use]
    pub fn repost_count(&self) -> u32 {
        let own = u32::try_from(self.reposts().count()).unwrap_or(u32::MAX);
        self.document.article.reposts.saturating_add(own)
    }
}

#[cfg(test)]
mod tests;
