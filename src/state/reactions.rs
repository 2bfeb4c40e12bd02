//! Likes, follow and the order of comments.

use super::{Change, CommentAction, Effect, Event, PAGE, Sort, State, WINDOW};
use crate::comments::Entry;
use crate::text::fill;
use std::rc::Rc;

impl State {
    fn change(&mut self, change: Change) -> Effect {
        self.flags.apply(&change);
        Effect::Change(change)
    }

    pub(super) fn toggle_follow(&mut self) -> Vec<Effect> {
        let active = !self.flags.followed;
        let effect = self.change(Change::Followed(active));
        let messages = self.document.messages;
        let template = if active { messages.followed_status } else { messages.unfollowed_status };
        let source = self.document.article.source.as_ref().map_or("", |source| &source.name);
        self.say(fill(template, &[source]));
        vec![effect, Effect::Emit(Event::Follow { id: self.article_id().to_owned(), active })]
    }

    pub(super) fn toggle_like(&mut self) -> Vec<Effect> {
        let active = !self.flags.liked;
        let effect = self.change(Change::Liked(active));
        self.say_liked(active);
        vec![effect, Effect::Emit(Event::Like { id: self.article_id().to_owned(), active, count: self.like_count() })]
    }

    pub(super) fn toggle_comment_like(&mut self, id: &str) -> Vec<Effect> {
        let Some(entry) = self.thread.get(id).cloned() else { return Vec::new() };
        let active = !self.flags.liked_comments.contains(id);
        let effect = self.change(Change::LikedComment(id.to_owned(), active));
        self.say_liked(active);
        let record = Box::new(entry.record.clone());
        vec![effect, Effect::Emit(Event::Comment { action: CommentAction::Like, record })]
    }

    fn say_liked(&mut self, active: bool) {
        let messages = self.document.messages;
        self.say(if active { messages.liked_status } else { messages.unliked_status });
    }

    pub(super) fn set_sort(&mut self, sort: Sort) -> Vec<Effect> {
        self.first = 0;
        self.shown = PAGE;
        vec![self.change(Change::Sort(sort)), Effect::ReadMore]
    }

    /// Moves the window on by a page, once it is as large as it may be.
    pub(super) fn show_more(&mut self) -> Vec<Effect> {
        let left = self.thread.root_count().saturating_sub(self.first + self.shown);
        let grow = left.min(WINDOW - self.shown.min(WINDOW));
        self.shown += grow.min(PAGE);
        if grow == 0 {
            self.first += left.min(PAGE);
        }
        vec![Effect::ReadMore]
    }

    /// The roots in the order that the reader chose.
    pub fn sorted_roots(&self) -> Box<dyn Iterator<Item = &Rc<Entry>> + '_> {
        match self.flags.sort {
            Sort::Newest => Box::new(self.thread.roots().rev()),
            Sort::Oldest => Box::new(self.thread.roots()),
            Sort::MostReplied => {
                let mut roots: Vec<_> = self.thread.roots().rev().collect();
                roots.sort_by_cached_key(|root| std::cmp::Reverse(self.thread.descendants(&root.record.id)));
                Box::new(roots.into_iter())
            }
        }
    }
}
