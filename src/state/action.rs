//! What can happen, and what must happen in answer.

use super::{Change, Slice};
use crate::article::DateTime;
use crate::comments::{HomeEntry, Record, StoreError};

/// When an action happens, and the chance it may use.
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

/// A comment to be posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The comment answered; none for one of the article itself.
    pub reply_to: Option<String>,
    /// What it says.
    pub text: String,
    /// A nickname chosen in the composer.
    pub name: Option<String>,
    /// Whether to repost it to the reader's own page.
    pub repost: bool,
    /// Key of the draft that it was; kept until the comment is.
    pub draft: Option<String>,
}

/// Something that the reader, another tab or the store did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Copies the address of this place in the page.
    CopyLink(String),
    /// Copies the card of a metric with its sentence, by index.
    CopyMetric(usize),
    /// Passes the article on.
    Share,
    /// Prints the page: of its items only those that are open, or all.
    Print {
        /// Whether only those.
        only_open: bool,
    },
    /// Copies what is on screen alone or can't be read.
    CopyRescued,
    /// Offers the same as a file.
    DownloadRescued,
    /// Finishes deletions whose pages were closed.
    FinishDeletions,
    /// Measures what is stored, when the browser is idle after the start.
    Measure,
    /// Goes on with what is done at the start, a step at a time.
    GoOn,
    /// Opens or closes the item with this anchor.
    Toggle(String),
    /// Opens or closes all items.
    SetAllOpen(bool),
    /// Items are open already: found by the browser, or opened before the widget ran.
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
    /// Likes the article or takes it back.
    ToggleLike,
    /// Likes a comment or takes it back.
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
        /// Key of the draft that it was.
        draft: Option<String>,
    },
    /// Another tab's draft was taken over or is not wanted.
    ForgetDraft {
        /// Its key.
        key: String,
        /// Whether it shall go from the store too.
        remove: bool,
    },
    /// Deletes a comment of the reader.
    Delete(String),
    /// Takes a deletion back.
    Undo(String),
    /// A deletion can't be taken back any more.
    UndoExpired(String),
    /// Shows the other list.
    SetTab(Tab),
    /// Orders the comments.
    SetSort(Sort),
    /// Shows further comments.
    ShowMore,
    /// Shows the comments before those shown.
    ShowEarlier,
    /// The reader's comments were put in, or all taken out, by the host.
    Replaced,
    /// The browser has time for the next slice.
    ReadNext,
    /// Something was read from the store.
    Read(Slice),
    /// So many characters are stored on this origin, in UTF-16 code units.
    Used(usize),
    /// Another tab changed the store; no key when it was cleared.
    External {
        /// The key that changed.
        key: Option<String>,
        /// Its new text, none when removed.
        text: Option<String>,
    },
    /// The store refused to keep something.
    Refused {
        /// The key.
        key: String,
        /// Why.
        error: StoreError,
    },
    /// Opens or closes 我的数据.
    ToggleData,
    /// What 我的数据 shows was read.
    DataRead(Box<Data>),
    /// Whether the browser keeps what is stored until the reader clears it.
    Persisted(bool),
    /// Gives the reader their comments as a file.
    Export,
    /// Adds the comments of a file.
    Import(String),
    /// Removes all that is stored of this article, when it is pressed again.
    Clear,
    /// Puts back what was cleared.
    RestoreCleared,
    /// Time has passed.
    Tick,
    /// Something to be announced.
    Say(String),
}

impl Action {
    /// Whether the reader did it, and waits for what comes of it.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !matches!(
            self,
            Self::GoOn
                | Self::Measure
                | Self::Used(_)
                | Self::ReadNext
                | Self::Tick
                | Self::External { .. }
                | Self::Opened(_)
                | Self::Persisted(_)
        )
    }
}

/// What must happen outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep a text.
    Store {
        /// Under which key.
        key: String,
        /// The text.
        text: String,
        /// A key that goes once the text is kept, and not before.
        replaces: Option<String>,
    },
    /// Forget a key.
    Remove {
        /// The key.
        key: String,
    },
    /// Change the stored flags of the article: read, changed and written in one step.
    Change(Change),
    /// Read the next slice of comments.
    ReadMore,
    /// Read everything anew.
    ReadAgain,
    /// Finish deletions whose pages were closed.
    FinishDeletions,
    /// Say how much can't be read: how a number is written is known outside.
    SayUnreadable,
    /// Do something with all that is stored: see `ui`.
    Archive(ArchiveTask),
    /// Scroll to the element with this id and focus it.
    Focus(String),
    /// Focus the element with this id if what has the focus goes.
    Refocus(String),
    /// Do this after some milliseconds.
    Later {
        /// Milliseconds.
        after_ms: i64,
        /// What to do.
        action: Box<Action>,
    },
    /// Ask the browser to keep what is stored.
    Persist,
    /// Tell the host.
    Emit(Event),
}

/// What can be done with all that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveTask {
    /// Read what 我的数据 shows.
    Read,
    /// Give it to the reader.
    Export,
    /// Add a file's comments.
    Import(String),
    /// Remove it.
    Clear,
    /// Put it back.
    Restore,
}

/// What 我的数据 shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The reader's comments over all articles.
    pub home: Vec<HomeEntry>,
    /// Characters stored on this origin, in UTF-16 code units, by anyone.
    pub used: usize,
    /// Whether a clearing can be taken back.
    pub cleared: bool,
    /// When clearing was pressed for the first time, in milliseconds since 1970.
    pub asked: Option<i64>,
}

/// What was done to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentAction {
    /// Posted.
    Post,
    /// Edited.
    Edit,
    /// Deleted.
    Delete,
    /// Restored after deletion.
    Restore,
    /// Liked, or the like taken back.
    Like,
}

impl CommentAction {
    /// The action's name in events.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Like => "like",
        }
    }
}

/// What the host is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An item was opened or closed.
    Toggle {
        /// Its anchor.
        id: String,
        /// Whether it is open now.
        open: bool,
    },
    /// Something was done to a comment.
    Comment {
        /// What was done.
        action: CommentAction,
        /// The comment.
        record: Box<Record>,
    },
    /// The reader reposted a comment.
    Repost {
        /// Id of the article.
        id: String,
        /// Always true: a repost is taken back by deleting the comment.
        active: bool,
        /// Reposts now.
        count: u32,
    },
    /// The reader followed or unfollowed the source.
    Follow {
        /// Id of the article.
        id: String,
        /// Whether they follow now.
        active: bool,
    },
    /// The reader liked the article or took it back.
    Like {
        /// Id of the article.
        id: String,
        /// Whether they like it now.
        active: bool,
        /// Likes now.
        count: u32,
    },
}
