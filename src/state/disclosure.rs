//! Opening, closing and going to items, sentences and comments.

use super::{Change, Effect, Event, State, Tab};
use std::rc::Rc;

impl State {
    pub(super) fn toggle(&mut self, anchor: &str) -> Vec<Effect> {
        let open = !self.open.contains(anchor);
        self.set_open(&[anchor.to_owned()], open)
    }

    pub(super) fn set_all_open(&mut self, open: bool) -> Vec<Effect> {
        let mut anchors = Vec::new();
        for anchor in self.document.anchors.items() {
            anchors.push(anchor.to_owned());
        }
        self.set_open(&anchors, open)
    }

    pub(super) fn opened(&mut self, anchors: Vec<String>) -> Vec<Effect> {
        self.set_open(&anchors, true)
    }

    fn set_open(&mut self, anchors: &[String], open: bool) -> Vec<Effect> {
        let (mut changed, mut effects) = (Vec::new(), Vec::new());
        for anchor in anchors {
            if self.open.contains(anchor) != open {
                Rc::make_mut(&mut self.open).set(anchor, open);
                effects.push(Effect::Emit(Event::Toggle { id: anchor.clone(), open }));
                changed.push(anchor.clone());
            }
        }
        if !changed.is_empty() {
            effects.push(Effect::Change(Change::Open(changed, open)));
        }
        effects
    }

    /// Whether every item is open.
    #[must_use]
    pub fn all_open(&self) -> bool {
        self.document.anchors.items().all(|anchor| self.open.contains(anchor))
    }

    pub(super) fn show_source(&mut self, metric: usize) -> Vec<Effect> {
        let document = Rc::clone(&self.document);
        let Some(place) = document.places.get(metric) else { return Vec::new() };
        let mut effects = self.set_open(&document.anchors.enclosing(&place.path), true);
        self.marked = Some(metric);
        effects.push(Effect::Focus(self.document.source_id(metric)));
        effects
    }

    pub(super) fn back_to_metric(&mut self) -> Vec<Effect> {
        let Some(metric) = self.marked.take() else { return Vec::new() };
        vec![Effect::Focus(metric_id(metric))]
    }

    /// Goes where a fragment points: to an item, a metric, a comment, the composer.
    pub(super) fn go_to(&mut self, fragment: &str) -> Vec<Effect> {
        let document = Rc::clone(&self.document);
        let parents = document.anchors.with_parents(fragment);
        if !parents.is_empty() {
            let mut effects = self.set_open(&parents, true);
            effects.push(Effect::Focus([fragment, "-button"].concat()));
            return effects;
        }
        if let Some(number) = fragment.strip_prefix("metric-").and_then(|number| number.parse::<usize>().ok()) {
            if number == 0 || number > document.article.metrics.len() {
                return Vec::new();
            }
            self.all_metrics |= number > super::FIRST_METRICS;
            return vec![Effect::Focus(metric_id(number - 1))];
        }
        if let Some(id) = fragment.strip_prefix("comment-") {
            return self.go_to_comment(id);
        }
        if matches!(fragment, "composer" | "comments") { vec![Effect::Focus(fragment.to_owned())] } else { Vec::new() }
    }

    fn go_to_comment(&mut self, id: &str) -> Vec<Effect> {
        let Some(root) = self.thread.root_of(id).map(|root| root.record.id.clone()) else { return Vec::new() };
        self.tab = Tab::Comments;
        self.highlighted = Some(id.to_owned());
        let place = self.sorted_roots().position(|entry| entry.record.id == root).unwrap_or(0);
        if place < self.first || place >= self.first + self.shown {
            self.first = place;
        }
        vec![Effect::Focus(["comment-", id].concat())]
    }
}

/// The DOM id of a metric's card.
#[must_use]
fn metric_id(metric: usize) -> String {
    ["metric-", &(metric + 1).to_string()].concat()
}
