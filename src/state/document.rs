//! What does not change while an article is shown, looked up once.

use crate::article::{Anchors, Article, Place, find_quote};
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
        let found: Vec<_> =
            article.metrics.iter().map(|metric| find_quote(&article, &metric.quote).into_iter().next()).collect();
        let mut kept = found.iter().map(Option::is_some);
        article.metrics.retain(|_| kept.next().unwrap_or(false));
        Self { anchors: Anchors::of(&article), places: found.into_iter().flatten().collect(), article, messages }
    }

    /// The DOM id of the sentence of a metric: two that begin at one place share theirs.
    #[must_use]
    pub fn source_id(&self, metric: usize) -> String {
        let first = self.places.get(metric).and_then(|place| {
            self.places.iter().position(|other| other.text == place.text && other.start == place.start)
        });
        ["source-", &(first.unwrap_or(metric) + 1).to_string()].concat()
    }

    /// Cuts the `text`th text of the body, `length` bytes long, where sentences begin and end.
    #[must_use]
    pub fn segments(&self, text: usize, length: usize) -> Vec<Segment> {
        let here: Vec<_> = self.places.iter().enumerate().filter(|(_, place)| place.text == text).collect();
        let mut cuts: Vec<_> = here.iter().flat_map(|(_, place)| [place.start, place.end]).collect();
        cuts.extend([0, length]);
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2)
            .map(|window| {
                let (start, end) = (window[0], window[1]);
                let covers = |place: &Place| place.start <= start && end <= place.end;
                let metrics: Vec<_> = here.iter().filter(|(_, place)| covers(place)).map(|(index, _)| *index).collect();
                let first = here.iter().find(|(_, place)| place.start == start).map(|(index, _)| *index);
                Segment { start, end, metrics, id: first.map(|metric| self.source_id(metric)) }
            })
            .collect()
    }
}
