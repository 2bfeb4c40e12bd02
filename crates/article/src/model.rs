//! The types of an article, in the shape of the document format.
//!
//! They serialize as the document. They are read by [`crate::read()`] and not by
//! serde, because a wrong part must not cost the rest. With the feature `schema`
//! they also give the JSON Schema.

use super::{DateTime, Place};
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// An article with its key figures and the comments that came with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "format", rename = "news-brief/1")]
pub struct Article {
    /// Scope of stored comments: 1 to 64 of `a`–`z`, `0`–`9`, `-`.
    pub id: String,
    /// BCP 47 tag of the text's language.
    pub lang: String,
    /// Headline; empty if the document has none.
    pub title: String,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<DateTime>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<DateTime>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Source>,
    /// One paragraph under the title that sums the article up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<Text>,
    /// The picture above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<LeadImage>,
    /// Canonical address.
    #[serde(skip_serializing_if = "is_blank")]
    pub url: Option<String>,
    /// The text, block by block.
    pub body: Vec<Block>,
    /// Key figures, in the order of their cards.
    pub metrics: Vec<Metric>,
    /// Likes that came with the article.
    pub likes: u32,
    /// Reposts that came with the article.
    pub reposts: u32,
    /// Comments that came with the article: shown, never editable.
    pub comments: Vec<Comment>,
}

impl Article {
    /// The item at `path`: block index, item index, and so on inwards.
    #[must_use]
    pub fn item(&self, path: &[usize]) -> Option<&Item> {
        let mut blocks = &self.body;
        let mut found = None;
        for step in path.chunks(2) {
            let [block, item] = step else { return None };
            let Block::Section(section) = blocks.get(*block)? else { return None };
            found = section.items.get(*item);
            blocks = &found?.body;
        }
        found
    }
}

/// Who published or wrote an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Source {
    /// Name as shown.
    pub name: String,
    /// The page of the publisher or author.
    #[serde(skip_serializing_if = "is_blank")]
    pub url: Option<String>,
}

/// The picture above the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct LeadImage {
    /// Address, resolved against the page.
    pub src: String,
    /// What it shows, for readers who can't see it; empty for a decoration.
    pub alt: String,
    /// Text under the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Who made the picture.
    #[serde(skip_serializing_if = "is_blank")]
    pub credit: Option<String>,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Text,
    },
    /// A heading between paragraphs.
    Heading {
        /// Its text.
        text: Text,
    },
    /// A block quotation.
    Quote {
        /// What was said.
        text: Text,
        /// Who said it, or where it stands.
        #[serde(skip_serializing_if = "is_blank")]
        cite: Option<String>,
    },
    /// A bulleted or numbered list.
    List {
        /// Its entries.
        items: Vec<Text>,
        /// Whether its entries are numbered.
        #[cfg_attr(feature = "schema", schemars(default))]
        #[serde(skip_serializing_if = "is_no")]
        ordered: bool,
        /// The number of its first entry, if it is numbered; 1 by default.
        #[cfg_attr(feature = "schema", schemars(default = "one"))]
        #[serde(skip_serializing_if = "is_one")]
        start: u32,
    },
    /// A table.
    Table {
        /// Text above it.
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<Text>,
        /// The names of its columns.
        #[cfg_attr(feature = "schema", schemars(default))]
        #[serde(skip_serializing_if = "Vec::is_empty")]
        head: Vec<Text>,
        /// Its rows, cell by cell.
        rows: Vec<Vec<Text>>,
    },
    /// A picture.
    Image {
        /// Address, resolved against the page.
        src: String,
        /// What it shows, for readers who can't see it; empty for a decoration.
        alt: String,
        /// Text under the picture.
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<Text>,
    },
    /// A collapsible section of numbered items.
    Section(Section),
}

/// A titled list of numbered tasks or focus points.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Section {
    /// Whether its items are tasks or focus points.
    pub kind: SectionKind,
    /// Title as printed.
    pub title: String,
    /// The numbered items.
    pub items: Vec<Item>,
}

/// What the items of a section are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// Work that was or is to be done.
    Task,
    /// A point of emphasis.
    Focus,
}

impl SectionKind {
    /// The kind's name in documents and anchors.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Focus => "focus",
        }
    }
}

/// One numbered item of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Item {
    /// Number as printed, separator included (`1、`), so that the text can be rebuilt.
    pub label: String,
    /// Title as printed.
    pub title: String,
    /// What stands under the title.
    pub body: Vec<Block>,
}

/// Text with links and emphasis: adjoining runs, none of them empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Run>);

/// A stretch of text of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Run {
    /// Plain text.
    Plain(String),
    /// A link; its address was checked by [`super::is_safe_url`].
    Link {
        /// Text of the link.
        text: String,
        /// Address.
        href: String,
    },
    /// Emphasised text.
    Marked {
        /// The text.
        text: String,
        /// How it is emphasised.
        mark: Mark,
    },
}

/// Kinds of emphasis, named as in HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Strong importance.
    Strong,
    /// Stress emphasis.
    Em,
    /// Raised, as an exponent.
    Sup,
    /// Lowered, as in a formula.
    Sub,
}

impl Run {
    /// The run's text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Link { text, .. } | Self::Marked { text, .. } => text,
        }
    }
}

impl Block {
    /// A bulleted list.
    #[must_use]
    pub const fn bullets(items: Vec<Text>) -> Self {
        Self::List { items, ordered: false, start: 1 }
    }
}

impl Text {
    /// Text of one plain run; empty text has no run.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Self(vec![Run::Plain(text.to_owned())]) }
    }

    /// The text without its markup.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.0.iter().map(Run::text).collect()
    }
}

/// One plain run is written as a string, anything else as a list of runs.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_str(""),
            [Run::Plain(text)] => serializer.serialize_str(text),
            runs => serializer.collect_seq(runs),
        }
    }
}

/// Whether a member that may be absent is to be left out.
#[expect(clippy::ref_option, reason = "serde passes the field")]
fn is_blank(text: &Option<String>) -> bool {
    text.as_ref().is_none_or(String::is_empty)
}

/// A key figure, tied to the sentence that it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Metric {
    /// As printed, qualifier included (`超过270亿元`); lies inside `quote.exact`.
    pub figure: String,
    /// What the figure counts.
    pub label: String,
    /// The sentence it comes from.
    pub quote: Quote,
    /// `false` for no ring on its card, also if the figure is a share.
    #[cfg_attr(feature = "schema", schemars(default = "yes"))]
    #[serde(skip_serializing_if = "is_yes")]
    pub share: bool,
    /// Where that sentence stands in the body.
    #[serde(skip)]
    pub place: Place,
}

#[cfg(feature = "schema")]
fn yes() -> bool {
    true
}

/// Whether a member that is false by default is to be left out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field")]
fn is_no(value: &bool) -> bool {
    !*value
}

#[cfg(feature = "schema")]
fn one() -> u32 {
    1
}

/// Whether a member that is 1 by default is to be left out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field")]
fn is_one(value: &u32) -> bool {
    *value == 1
}

/// Whether a member that is true by default is to be left out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field")]
fn is_yes(value: &bool) -> bool {
    *value
}

/// A `TextQuoteSelector` of the W3C Web Annotation Data Model, section 4.2.4.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Quote {
    /// The quoted text, to the letter.
    pub exact: String,
    /// Text right before it, where `exact` occurs more than once.
    #[cfg_attr(feature = "schema", schemars(default))]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Text right after it.
    #[cfg_attr(feature = "schema", schemars(default))]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// A comment that came with the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Comment {
    /// Unique within the article.
    pub id: String,
    /// Name as shown.
    pub author: String,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<DateTime>,
    /// What it says; may be empty.
    pub text: String,
    /// The comment that it answers.
    #[serde(skip_serializing_if = "is_blank")]
    pub reply_to: Option<String>,
}
