//! What does not change while an article is shown, looked up once.

use crate::article::{Anchors, Article, Place, find_quote};
use crate::decimal::decimal_count;
use crate::text::Messages;

/// An article with what its rendering needs to know.
#[derive(Debug, PartialEq)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// The numbers of its items.
    pub anchors: Anchors,
    /// Where each metric's sentence stands.
    pub places: Vec<Place>,
    /// The words of the interface.
    pub messages: &'static Messages,
}

/// A stretch of a text that belongs to the sentences of certain metrics.
#[derive(Debug, PartialEq, Eq)]
pub struct Segment {
    /// First byte in the plain text.
    pub start: usize,
    /// Byte after its last.
    pub end: usize,
    /// The metrics, by index, whose sentences hold it; none for text between.
    pub metrics: Vec<usize>,
    /// DOM id, where a sentence begins.
    pub id: Option<String>,
}

impl Document {
    /// Looks up what `article` holds.
    #[must_use]
    pub fn new(mut article: Article, messages: &'static Messages) -> Self {
        let (mut metrics, mut places) = (Vec::new(), Vec::new());
        for metric in std::mem::take(&mut article.metrics) {
            let mut found = find_quote(&article, &metric.quote);
            if !found.is_empty() {
                metrics.push(metric);
                places.push(found.swap_remove(0));
            }
        }
        article.metrics = metrics;
        Self { anchors: Anchors::of(&article), places, article, messages }
    }

    /// The DOM id of the sentence of a metric: two that begin at one place share theirs.
    #[must_use]
    pub fn source_id(&self, metric: usize) -> String {
        let first = self.places.get(metric).and_then(|place| {
            self.places.iter().position(|other| other.text == place.text && other.start == place.start)
        });
        ["source-", &decimal_count(first.unwrap_or(metric) + 1)].concat()
    }

    /// Cuts the `text`th text of the body, `length` bytes long, where sentences begin and end.
    #[must_use]
    pub fn segments(&self, text: usize, length: usize) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut start = 0;
        while start < length {
            let mut segment = Segment { start, end: length, metrics: Vec::new(), id: None };
            let mut cut = |place: usize| {
                if place > start && place < segment.end {
                    segment.end = place;
                }
            };
            // Where it ends must be known before it is known what covers it.
            for place in &self.places {
                if place.text == text {
                    cut(place.start);
                    cut(place.end);
                }
            }
            for (index, place) in self.places.iter().enumerate() {
                if place.text == text && place.start <= start && segment.end <= place.end {
                    segment.metrics.push(index);
                }
                if place.text == text && place.start == start && segment.id.is_none() {
                    segment.id = Some(self.source_id(index));
                }
            }
            start = segment.end;
            segments.push(segment);
        }
        segments
    }
}
