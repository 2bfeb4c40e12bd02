//! Actions that change the state, and effects that follow from them.

use super::{Change, HostEvent, Slice};
use crate::article::DateTime;
use crate::comments::{HomeEntry, StoreError};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// When an action happens, and a random number for it.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The reader's clock.
    pub now: DateTime,
    /// A random number.
    pub random: u32,
}

/// The two lists below the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The reader's reposts of this article.
    Reposts,
    /// All comments.
    #[default]
    Comments,
}

/// Orders of the comments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first.
    Oldest,
    /// Most answers first.
    MostReplied,
}

impl Sort {
    /// The orders in the sequence in which they are offered.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::MostReplied];

    /// The order's name in stored records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::MostReplied => "replies",
        }
    }

    /// The order of that name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

impl Serialize for Sort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// An order that only a later version knows is read as the default.
impl<'de> Deserialize<'de> for Sort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(Self::of(&name).unwrap_or_default())
    }
}

/// A comment to be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The comment that it answers; `None` if it answers the article.
    pub reply_to: Option<String>,
    /// The text.
    pub text: String,
    /// A nickname chosen in the composer.
    pub name: Option<String>,
    /// Whether to repost it to the reader's own page.
    pub repost: bool,
    /// Key of its draft, which goes once the comment is stored.
    pub draft: Option<String>,
}

/// Something that the reader, another tab or the store did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Prints the page.
    Print {
        /// Print the open items only, not all.
        only_open: bool,
    },
    /// Offers comments that are not stored, and bytes that can't be read, as a download.
    DownloadRescued,
    /// Finishes deletions that closed pages left behind.
    FinishDeletions,
    /// Measures what is stored, when the browser is idle after the start.
    Measure,
    /// Reads what is stored, after hydration.
    Start,
    /// Opens or closes the item with this anchor.
    Toggle(String),
    /// Opens or closes all items.
    SetAllOpen(bool),
    /// Items were opened by find-in-page, or before the widget ran.
    Opened(Vec<String>),
    /// Goes to the sentence of a metric, by index.
    ShowSource(usize),
    /// Goes back from a sentence to its card.
    BackToMetric,
    /// Shows the cards beyond the first, or hides them.
    ShowAllMetrics(bool),
    /// Goes to a fragment of the address, without `#`.
    GoTo(String),
    /// Follows or unfollows the source.
    ToggleFollow,
    /// Likes the article, or takes the like back.
    ToggleLike,
    /// Likes a comment, or takes the like back.
    ToggleCommentLike(String),
    /// Opens the composer under a comment, or closes it.
    Reply(Option<String>),
    /// Opens a comment for editing, or closes it.
    Edit(Option<String>),
    /// Posts a comment.
    Post(Post),
    /// Saves an edited comment.
    SaveEdit {
        /// The comment.
        id: String,
        /// Its new text.
        text: String,
        /// Key of its draft.
        draft: Option<String>,
    },
    /// Another tab's draft was adopted or discarded.
    ForgetDraft {
        /// Its key.
        key: String,
        /// Remove it from the store, too.
        remove: bool,
    },
    /// Which tabs live, where the browser tells: the drafts can be read.
    Tabs(Option<Vec<String>>),
    /// The drafts that are stored.
    Drafts(Vec<super::Draft>),
    /// Opens the composer of a begun answer or edit, by its target.
    ContinueDraft(String),
    /// Closes an edit and discards the change.
    DiscardEdit {
        /// The comment.
        id: String,
        /// The changed text.
        text: String,
        /// Key of its draft.
        draft: String,
    },
    /// Undoes the discarding of an edit.
    RestoreEdit,
    /// The time to undo the discarding is over.
    EditGone(String),
    /// Deletes a comment of the reader.
    Delete(String),
    /// Undoes a deletion.
    Undo(String),
    /// The time to undo a deletion is over.
    UndoExpired(String),
    /// Takes back the comment that was posted just now.
    UndoPost,
    /// The time to take it back is over.
    PostSettled(String),
    /// Shows one of the two lists.
    SetTab(Tab),
    /// Sorts the comments.
    SetSort(Sort),
    /// Shows further comments.
    ShowMore,
    /// Shows the comments before those shown.
    ShowEarlier,
    /// The host imported or cleared the reader's comments.
    Replaced,
    /// The page came back from the back-forward cache.
    Returned,
    /// The browser is idle: the next slice can be read.
    ReadNext,
    /// A slice was read from the store.
    Read(Slice),
    /// The storage of this origin was measured, in UTF-16 code units.
    Used(usize),
    /// Another tab changed the store.
    External {
        /// The key that changed; `None` if the store was cleared.
        key: Option<String>,
        /// Its new text; `None` if it was removed.
        text: Option<String>,
    },
    /// The store refused to store something.
    Refused {
        /// The key.
        key: String,
        /// Why.
        error: StoreError,
    },
    /// Comments that the store had refused are stored now; by key.
    Saved(Vec<String>),
    /// Opens or closes 我的数据.
    ToggleData,
    /// The content of 我的数据 was read.
    DataRead(Box<Data>),
    /// Whether the browser promised persistent storage.
    Persisted(bool),
    /// Downloads the reader's comments.
    Export,
    /// Closes the reminder to export.
    DismissReminder,
    /// Imports the comments of a file.
    Import(String),
    /// Clears all that is stored of this article; the second press confirms.
    Clear,
    /// Undoes a clearing.
    RestoreCleared,
    /// Time has passed.
    Tick,
    /// Shows a message for a while, and announces it.
    Say(String),
    /// Announces what is seen where it happened.
    Hear(String),
    /// A file was not imported, for this reason; `None` once the reader knows, or another was.
    ImportRefused(Option<String>),
}

/// Work for the outside: the state itself does none of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Store a text.
    Store {
        /// The key.
        key: String,
        /// The text.
        text: String,
        /// A key to remove once the text is stored.
        replaces: Option<String>,
    },
    /// Store the number in the nickname that is proposed; nothing is lost if that is refused.
    Propose(u32),
    /// Remove a key.
    Remove {
        /// The key.
        key: String,
    },
    /// Change the stored flags of the article: read, change and write in one step.
    Change(Change),
    /// Store what was refused for want of space, by key and text. Failures stay as they are.
    Retry(Vec<(String, String)>),
    /// Measure anew what is stored.
    Measure,
    /// Ask the browser which tabs live, then read the drafts.
    AskTabs,
    /// Read the next slice of comments.
    ReadMore,
    /// Read everything anew.
    ReadAgain,
    /// Finish deletions that closed pages left behind.
    FinishDeletions,
    /// Announce how many records can't be read. The outside knows how to write numbers.
    SayUnreadable,
    /// Do something with all that is stored.
    Archive(ArchiveTask),
    /// Scroll to the element with this id and focus it.
    Focus(String),
    /// Scroll to the element with this id. If what has the focus is too far from it to be seen
    /// at the same time, the focus moves there, too.
    Reveal(String),
    /// Focus the element with this id if the focused one is removed.
    Refocus(String),
    /// Send an action later.
    Later {
        /// Milliseconds.
        after_ms: u32,
        /// The action.
        action: Box<Action>,
    },
    /// Ask the browser for persistent storage.
    Persist,
    /// Notify the host.
    Emit(HostEvent),
}

/// Tasks on all that is stored of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveTask {
    /// Read the content of 我的数据.
    Read,
    /// Download it.
    Export,
    /// Import the comments of a file.
    Import(String),
    /// Clear it.
    Clear,
    /// Undo the clearing.
    Restore,
}

/// The content of 我的数据.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The reader's comments over all articles.
    pub home: Vec<HomeEntry>,
    /// Characters stored on this origin, in UTF-16 code units, by anyone.
    pub used: usize,
    /// Whether a clearing can be undone.
    pub cleared: bool,
    /// When clearing was first pressed, in milliseconds since 1970.
    pub asked: Option<i64>,
}
