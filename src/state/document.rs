//! What stays the same while an article is shown, computed once.

use crate::article::{Anchors, Article, Place};
use crate::text::Messages;

/// An article with what its components look up.
#[derive(Debug, PartialEq)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// The numbers of its items.
    pub anchors: Anchors,
    /// The words of the interface.
    pub messages: &'static Messages,
}

/// A stretch of text with the metrics whose sentences cover it.
#[derive(Debug, PartialEq, Eq)]
pub struct Segment {
    /// First byte in the plain text.
    pub start: usize,
    /// Byte after its last.
    pub end: usize,
    /// The metrics, by index, whose sentences cover it; empty for text between.
    pub metrics: Vec<usize>,
    /// DOM id, if a sentence begins here.
    pub id: Option<String>,
}

impl Document {
    /// Numbers the items of `article`.
    #[must_use]
    pub fn new(article: Article, messages: &'static Messages) -> Self {
        Self { anchors: Anchors::of(&article), article, messages }
    }

    /// Where the sentence of each metric stands.
    fn places(&self) -> impl Iterator<Item = &Place> {
        self.article.metrics.iter().map(|metric| &metric.place)
    }

    /// The DOM id of a metric's sentence. Sentences that begin at one place share it.
    #[must_use]
    pub fn source_id(&self, metric: usize) -> String {
        let first = self
            .places()
            .nth(metric)
            .and_then(|place| self.places().position(|other| other.text == place.text && other.start == place.start));
        format!("source-{}", first.unwrap_or(metric) + 1)
    }

    /// Splits text number `text` of the body, `length` bytes long, where sentences begin and end.
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
            // The end of the segment first: the metrics that cover it depend on it.
            for place in self.places() {
                if place.text == text {
                    cut(place.start);
                    cut(place.end);
                }
            }
            for (index, place) in self.places().enumerate() {
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
