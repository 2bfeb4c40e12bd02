//! What the widget knows, and how each action changes it: no DOM, no browser.
//!
//! [`State::update`] applies an [`Action`] and answers with [`Effect`]s: what
//! must happen outside. [`perform`] carries out those on the store; the rest
//! are `ui`'s (focus) and `embed`'s (events, timers).

mod action;
mod disclosure;
mod document;
mod drafts;
mod effects;
mod external;
mod flags;
mod load;
mod posting;
mod reactions;
mod removal;
mod store;

pub use action::{Action, ArchiveTask, CommentAction, Data, Effect, Event, Moment, Post, Sort, Tab};
pub use document::{Document, Segment};
pub use flags::{Change, Flags};
pub use load::Slice;
pub use store::perform;

use crate::article::DateTime;
use crate::comments::{Entry, StoreError, Thread};
use crate::sorted_set::SortedSet;
use std::rc::Rc;

/// Comments shown at first, and added each time more are asked for.
pub const PAGE: usize = 20;
/// Roots that are on the page at once, at the most: a long list is a window over it.
pub const WINDOW: usize = 2 * PAGE;
/// Cards shown before all are asked for.
pub const FIRST_METRICS: usize = 6;
/// How long a deletion can be undone, in milliseconds.
pub const UNDO_MS: i64 = 10_000;
/// Two presses within so many milliseconds are one, where it matters.
const DOUBLE_CLICK_MS: i64 = 500;
/// What browsers give an origin, in UTF-16 code units: 5 MiB of them.
pub const QUOTA: usize = 5 * 1024 * 1024;
/// From here on the storage is nearly full: four fifths of the quota.
pub const NEARLY_FULL: usize = QUOTA / 5 * 4;
/// The most that a comment may hold, in graphemes.
pub const MAX_GRAPHEMES: usize = 1000;

/// A message for the one live region: a new number is a new message, though the words be the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Counts the messages.
    pub number: u32,
    /// The words.
    pub text: String,
}

/// Everything that can change.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What does not change.
    pub document: Rc<Document>,
    /// Whether anything was read from the store.
    pub begun: bool,
    /// Open items, by anchor.
    pub open: Rc<SortedSet>,
    /// The metric whose sentence is marked, by index.
    pub marked: Option<usize>,
    /// Whether the cards beyond the first are shown.
    pub all_metrics: bool,
    /// All comments.
    pub thread: Thread,
    /// Keys of comments that are not read yet, sorted: the newest is read first.
    pub unread: Vec<String>,
    /// Comments whose bytes could not be read, with those bytes.
    pub unreadable: Vec<(String, String)>,
    /// Comments that are on screen alone, by id.
    pub unsaved: SortedSet,
    /// Why saving does not work, where it does not.
    pub trouble: Option<StoreError>,
    /// Likes, follow and the like.
    pub flags: Flags,
    /// The nickname, once chosen.
    pub name: Option<String>,
    /// What to propose as a nickname.
    pub default_name: String,
    /// The comment that is being answered.
    pub replying: Option<String>,
    /// The comment that is being edited.
    pub editing: Option<String>,
    /// The comment that a link points to.
    pub highlighted: Option<String>,
    /// The comment that a link points to and that is not read yet.
    pub wanted: Option<String>,
    /// Deletions that can be undone still.
    pub undoable: SortedSet,
    /// How many comments on the article have been posted: its composer is then emptied.
    pub posted: u32,
    /// The tab that is shown.
    pub tab: Tab,
    /// Drafts of other tabs, and of tabs that are gone: key and text.
    pub drafts: Vec<(String, String)>,
    /// The first root that is shown, counted in the order of the list.
    pub first: usize,
    /// How many roots are shown.
    pub shown: usize,
    /// Id of the last comment written here.
    pub last_id: Option<String>,
    /// Characters stored on this origin, as far as they are known.
    pub used: usize,
    /// Whether the reader shall know that the storage is nearly full.
    pub nearly_full: bool,
    /// What 我的数据 shows, while it is open.
    pub data: Option<Data>,
    /// Whether the browser keeps what is stored until the reader clears it, once known.
    pub persisted: Option<bool>,
    /// The last message to the reader.
    pub status: Status,
    /// The reader's clock, once known: relative times need it.
    pub now: Option<DateTime>,
    /// What the action at hand asks for, and the start before it; empty between two.
    effects: Vec<Effect>,
}

impl State {
    /// The state before anything was read or done.
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
            unsaved: SortedSet::default(),
            trouble: None,
            flags: Flags::default(),
            name: None,
            default_name: String::new(),
            replying: None,
            editing: None,
            highlighted: None,
            wanted: None,
            undoable: SortedSet::default(),
            posted: 0,
            tab: Tab::Comments,
            drafts: Vec::new(),
            first: 0,
            shown: PAGE,
            last_id: None,
            used: 0,
            nearly_full: false,
            data: None,
            persisted: None,
            status: Status::default(),
            now: None,
            effects: Vec::new(),
        }
    }

    /// Applies `action` at `moment`; what is answered must be carried out.
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
            Action::Delete(id) => self.delete(&id, moment),
            Action::Undo(id) => self.undo(&id),
            Action::UndoExpired(id) => self.undo_expired(&id),
            Action::SetTab(tab) => {
                self.tab = tab;
            }
            Action::SetSort(sort) => self.set_sort(sort),
            Action::ShowMore => self.show_more(),
            Action::ShowEarlier => self.show_earlier(),
            Action::Replaced => self.replaced(),
            // `ui` does those.
            Action::CopyLink(_)
            | Action::CopyMetric(_)
            | Action::Share
            | Action::Print { .. }
            | Action::CopyRescued
            | Action::DownloadRescued
            | Action::GoOn
            | Action::Measure
            | Action::ReadNext => {}
            Action::Read(slice) => self.read(slice, moment),
            Action::FinishDeletions => self.finish_deletions(moment),
            Action::Used(used) => self.use_storage(used),
            Action::External { key, text } => self.external(key.as_deref(), text.as_deref()),
            Action::Refused { key, error } => self.refused(&key, error),
            Action::ToggleData => self.toggle_data(),
            Action::DataRead(data) => {
                self.data = self.data.take().map(|_| *data);
            }
            Action::Persisted(kept) => {
                self.persisted = Some(kept);
            }
            Action::Export => self.note(Effect::Archive(ArchiveTask::Export)),
            Action::Import(text) => self.note(Effect::Archive(ArchiveTask::Import(text))),
            Action::Clear => self.clear(moment),
            Action::RestoreCleared => self.note(Effect::Archive(ArchiveTask::Restore)),
            Action::Tick => {
                self.now = Some(moment.now);
            }
            Action::Say(text) => {
                self.say(text);
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

    /// Clearing has to be confirmed; the second half of a double click does not.
    fn clear(&mut self, moment: &Moment) {
        let Some(data) = &mut self.data else { return };
        match data.asked {
            None => {
                data.asked = Some(moment.now.epoch_ms);
                self.say(self.document.messages.clear_again());
            }
            Some(asked) if moment.now.epoch_ms >= asked + DOUBLE_CLICK_MS => {
                self.note(Effect::Archive(ArchiveTask::Clear));
            }
            Some(_) => {}
        }
    }

    pub(crate) fn say(&mut self, text: impl AsRef<str>) {
        self.announce(text.as_ref());
    }

    #[inline(never)]
    fn announce(&mut self, text: &str) {
        self.status = Status { number: self.status.number + 1, text: text.to_owned() };
    }

    /// The article's own id, the scope of what is stored.
    #[must_use]
    pub fn article_id(&self) -> &str {
        &self.document.article.id
    }

    /// The nickname under which the reader writes.
    #[must_use]
    pub fn author(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.default_name)
    }

    /// How many comments there are, those not read yet included.
    #[must_use]
    pub fn comment_count(&self) -> usize {
        self.thread.count() + self.unread.len()
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
