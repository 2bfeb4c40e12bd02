//! The types of an article, in the shape of the document format.
//!
//! With the feature `cli` they also give the JSON Schema; reader and writer are
//! by hand: the one must never fail on a part, the other runs in browsers too.

use super::DateTime;
#[cfg(any(test, feature = "cli"))]
use schemars::JsonSchema;

/// An article with its key figures and the comments that came with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Scope of stored comments: 1 to 64 of `a`–`z`, `0`–`9`, `-`.
    pub id: String,
    /// BCP 47 tag of the text's language.
    pub lang: String,
    /// Headline; empty where the document has none.
    pub title: String,
    /// Who published it.
    pub source: Option<Source>,
    /// When it was published.
    pub published: Option<DateTime>,
    /// Canonical address.
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

/// Who published an article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
pub struct Source {
    /// Name as shown.
    pub name: String,
    /// The publisher's page.
    pub url: Option<String>,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
#[cfg_attr(any(test, feature = "cli"), serde(tag = "type", rename_all = "lowercase"))]
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
        cite: Option<String>,
    },
    /// A bulleted list.
    List {
        /// Its entries.
        items: Vec<Text>,
    },
    /// A picture.
    Image {
        /// Address, resolved against the page.
        src: String,
        /// What it shows, for who can't see it; empty for a decoration.
        alt: String,
        /// Text under the picture.
        caption: Option<Text>,
    },
    /// A collapsible section of numbered items.
    Section(Section),
}

/// A titled list of numbered tasks or focus points.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
pub struct Section {
    /// Whether its items are tasks or focus points.
    pub kind: SectionKind,
    /// Title as printed.
    pub title: String,
    /// The numbered items.
    pub items: Vec<Item>,
}

/// What the items of a section are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
#[cfg_attr(any(test, feature = "cli"), serde(rename_all = "lowercase"))]
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
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
#[cfg_attr(any(test, feature = "cli"), serde(rename_all = "lowercase"))]
pub enum Mark {
    /// Strong importance.
    Strong,
    /// Stress emphasis.
    Em,
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

/// A key figure, tied to the sentence that it comes from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
pub struct Metric {
    /// As printed, qualifier included (`超过270亿元`); lies inside `quote.exact`.
    pub figure: String,
    /// What the figure counts.
    pub label: String,
    /// The sentence it comes from.
    pub quote: Quote,
}

/// A `TextQuoteSelector` of the W3C Web Annotation Data Model, section 4.2.4.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
pub struct Quote {
    /// The quoted text, to the letter.
    pub exact: String,
    /// Text right before it, where `exact` occurs more than once.
    #[cfg_attr(any(test, feature = "cli"), schemars(default))]
    pub prefix: String,
    /// Text right after it.
    #[cfg_attr(any(test, feature = "cli"), schemars(default))]
    pub suffix: String,
}

/// A comment that came with the article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "cli"), derive(JsonSchema))]
pub struct Comment {
    /// Unique within the article.
    pub id: String,
    /// Name as shown.
    pub author: String,
    /// When it was published.
    pub published: Option<DateTime>,
    /// What it says; may be empty.
    pub text: String,
    /// The comment that it answers.
    pub reply_to: Option<String>,
}
