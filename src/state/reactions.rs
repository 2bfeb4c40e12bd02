//! Likes, follow and the order of comments.

use super::{Change, CommentAction, Effect, HostEvent, PAGE, Sort, State, WINDOW};
use crate::comments::Entry;
use crate::text::fill;
use std::rc::Rc;

impl State {
    pub(super) fn toggle_follow(&mut self) {
        let active = !self.flags.followed;
        self.change(Change::Followed(active));
        let messages = self.document.messages;
        let template = if active { messages.followed_status } else { messages.unfollowed_status };
        let source = self.document.article.source.as_ref().map_or("", |source| &source.name);
        self.hear(&fill(template, &[source]));
        self.emit(HostEvent::Follow { id: self.article_id().to_owned(), active, count: u32::from(active) });
    }

    pub(super) fn toggle_like(&mut self) {
        let active = !self.flags.liked;
        self.change(Change::Liked(active));
        self.say_liked(active);
        self.emit(HostEvent::Like { id: self.article_id().to_owned(), active, count: self.like_count() });
    }

    pub(super) fn toggle_comment_like(&mut self, id: &str) {
        let Some(record) = self.record(id) else { return };
        let active = !self.flags.liked_comments.contains(id);
        self.change(Change::LikedComment(id.to_owned(), active));
        self.say_liked(active);
        self.emit_comment(CommentAction::Like, record);
    }

    fn say_liked(&mut self, active: bool) {
        let messages = self.document.messages;
        self.hear(if active { messages.liked_status } else { messages.unliked_status });
    }

    pub(super) fn set_sort(&mut self, sort: Sort) {
        self.first = 0;
        self.shown = PAGE;
        self.change(Change::Sort(sort));
        self.note(Effect::ReadMore);
    }

    /// Grows the window by a page, or moves it on once it has its full size.
    pub(super) fn show_more(&mut self) {
        self.refocus_root(self.first + self.shown);
        let left = self.thread.root_count().saturating_sub(self.first + self.shown);
        let grow = left.min(WINDOW - self.shown.min(WINDOW));
        self.shown += grow.min(PAGE);
        if grow == 0 {
            self.first += left.min(PAGE);
        }
        self.note(Effect::ReadMore);
    }

    /// Shows the page before those shown.
    pub(super) fn show_earlier(&mut self) {
        self.refocus_root(self.first.saturating_sub(1));
        self.first = self.first.saturating_sub(PAGE);
    }

    /// Focuses the root at `place` if the pressed button is removed.
    fn refocus_root(&mut self, place: usize) {
        let root = self.sorted_roots().nth(place).map(|root| root.record.id.clone());
        self.refocus(root);
    }

    /// The roots in the order that the reader chose.
    #[must_use]
    pub fn sorted_roots(&self) -> std::vec::IntoIter<&Rc<Entry>> {
        let mut roots: Vec<_> = self.thread.roots().collect();
        match self.flags.sort {
            Sort::Newest => roots.reverse(),
            Sort::Oldest => {}
            Sort::MostReplied => {
                roots.reverse();
                roots.sort_by_cached_key(|root| std::cmp::Reverse(self.thread.descendants(&root.record.id)));
            }
        }
        roots.into_iter()
    }
}
