//! Opening, closing and going to items, sentences and comments.

use super::flags::set;
use super::{Change, Effect, HostEvent, PAGE, State, Tab, WINDOW};
use crate::comments::key;
use std::rc::Rc;

impl State {
    pub(super) fn toggle(&mut self, anchor: &str) {
        let open = !self.open.contains(anchor);
        self.set_open(&[anchor.to_owned()], open);
    }

    pub(super) fn set_all_open(&mut self, open: bool) {
        let mut anchors = Vec::new();
        for anchor in self.document.anchors.items() {
            anchors.push(anchor.to_owned());
        }
        self.set_open(&anchors, open);
    }

    /// Opens or closes items. Effects are queued until the next action returns them.
    pub fn set_open(&mut self, anchors: &[String], open: bool) {
        let mut changed = Vec::new();
        for anchor in anchors {
            if self.open.contains(anchor) != open {
                set(Rc::make_mut(&mut self.open), anchor, open);
                self.emit(HostEvent::Toggle { id: anchor.clone(), open });
                changed.push(anchor.clone());
            }
        }
        if !changed.is_empty() {
            self.note(Effect::Change(Change::Open(changed, open)));
        }
    }

    /// Whether every item is open.
    #[must_use]
    pub fn all_open(&self) -> bool {
        self.document.anchors.items().all(|anchor| self.open.contains(anchor))
    }

    pub(super) fn show_source(&mut self, metric: usize) {
        let document = Rc::clone(&self.document);
        let Some(place) = document.article.metrics.get(metric).map(|metric| &metric.place) else { return };
        self.set_open(&document.anchors.enclosing(&place.path), true);
        self.marked = Some(metric);
        self.focus("", &document.source_id(metric));
    }

    pub(super) fn back_to_metric(&mut self) {
        let Some(metric) = self.marked.take() else { return };
        self.focus_metric(metric + 1);
    }

    /// Goes to the target of a fragment: an item, a metric, a comment, the composer.
    pub(super) fn go_to(&mut self, fragment: &str) {
        self.is_missing = false;
        let document = Rc::clone(&self.document);
        let parents = document.anchors.with_parents(fragment);
        if !parents.is_empty() {
            self.set_open(&parents, true);
            self.focus(fragment, "-button");
        } else if let Some(number) = fragment.strip_prefix("metric-").and_then(|number| number.parse::<usize>().ok()) {
            if number > 0 && number <= document.article.metrics.len() {
                self.all_metrics |= number > super::FIRST_METRICS;
                self.focus_metric(number);
            }
        } else if let Some(id) = fragment.strip_prefix("comment-") {
            self.go_to_comment(id);
        } else if matches!(fragment, "composer" | "comments") {
            self.focus(fragment, "");
        }
    }

    /// Goes to a comment. If it or one that it answers is still unread, reads that first.
    pub(super) fn go_to_comment(&mut self, id: &str) {
        let root = self.thread.root_of(id);
        let missing = root.map_or(Some(id), |root| root.record.reply_to.as_deref());
        let missing = missing.map(|missing| key::comment(self.article_id(), missing));
        if let Some(place) = self.unread.iter().position(|key| Some(key) == missing.as_ref()) {
            let key = self.unread.remove(place);
            self.unread.push(key);
            self.wanted = Some(id.to_owned());
            self.note(Effect::ReadMore);
        } else if root.is_some() {
            self.show_comment(id);
            self.focus("comment-", id);
        } else if self.begun {
            self.is_missing = true;
            self.hear(self.document.messages.comment_missing);
            self.focus("missing", "");
        }
    }

    /// Shows the comment `id`, marked.
    pub(super) fn show_comment(&mut self, id: &str) {
        self.tab = Tab::Comments;
        self.highlighted = Some(id.to_owned());
        if let Some(root) = self.thread.root_of(id).map(|root| root.record.id.clone()) {
            self.show_root(&root);
        }
    }

    /// Moves the window so that it holds the root `id`. Up to a page of roots
    /// stay before it: the button for earlier comments loads when it comes into
    /// view, and one such load must not push the root out of the window.
    pub(super) fn show_root(&mut self, id: &str) {
        let place = self.sorted_roots().position(|root| root.record.id == id).unwrap_or(0);
        if place < self.first || place >= self.first + self.shown {
            self.first = place.saturating_sub(PAGE - 1);
            self.shown = WINDOW;
        }
    }

    /// Applies `change` and keeps the window in place if the list moved: on the
    /// target of a link or what was posted last, else on the first root that is shown.
    pub(super) fn holding_place(&mut self, change: impl FnOnce(&mut Self)) {
        let mut held = None;
        let target = self.highlighted.as_ref().and_then(|id| self.thread.root_of(id)).map(|root| &root.record.id);
        if self.first > 0 || target.is_some() {
            for (place, root) in self.sorted_roots().skip(self.first).take(self.shown).enumerate() {
                if (place == 0 && self.first > 0) || Some(&root.record.id) == target {
                    held = Some((place, root.record.id.clone()));
                }
            }
        }
        change(self);
        if let Some((place, id)) = held
            && let Some(now) = self.sorted_roots().position(|root| root.record.id == id)
        {
            self.first = now.saturating_sub(place);
        }
    }

    /// Focuses the card of a metric, by number.
    fn focus_metric(&mut self, number: usize) {
        self.focus("metric-", &number.to_string());
    }
}
