//! Opening, closing and going to items, sentences and comments.

use super::{Change, Effect, Event, State, Tab};
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

    pub(super) fn set_open(&mut self, anchors: &[String], open: bool) {
        let mut changed = Vec::new();
        for anchor in anchors {
            if self.open.contains(anchor) != open {
                Rc::make_mut(&mut self.open).set(anchor, open);
                self.emit(Event::Toggle { id: anchor.clone(), open });
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
        let Some(place) = document.places.get(metric) else { return };
        self.set_open(&document.anchors.enclosing(&place.path), true);
        self.marked = Some(metric);
        self.focus("", &document.source_id(metric));
    }

    pub(super) fn back_to_metric(&mut self) {
        let Some(metric) = self.marked.take() else { return };
        self.focus_metric(metric + 1);
    }

    /// Goes where a fragment points: to an item, a metric, a comment, the composer.
    pub(super) fn go_to(&mut self, fragment: &str) {
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

    fn go_to_comment(&mut self, id: &str) {
        let Some(root) = self.thread.root_of(id).map(|root| root.record.id.clone()) else { return };
        self.tab = Tab::Comments;
        self.highlighted = Some(id.to_owned());
        let place = self.sorted_roots().position(|entry| entry.record.id == root).unwrap_or(0);
        if place < self.first || place >= self.first + self.shown {
            self.first = place;
        }
        self.focus("comment-", id);
    }

    /// Focuses the card of a metric, by number.
    fn focus_metric(&mut self, number: usize) {
        self.focus("metric-", &number.to_string());
    }
}
