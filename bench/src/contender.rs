//! The contenders, and how the probe finds the parts of their pages.

use serde_json::{Value, json};

/// The text of the reader's newest comment.
pub const NEWEST: &str = "这是读者自己最新的一条评论。";
/// How the article begins, and its first comment.
const BEGINNING: &str = "产业扶贫是稳定脱贫的根本之策";
const FIRST: &str = "多点惠农政策";

/// A contender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Contender {
    /// Plain HTML with the first 20 comments: what all are compared with
    Limit,
    /// A hand-written Preact widget on a prerendered page
    Preact,
    /// @waline/client
    Waline,
    /// artalk
    Artalk,
    /// news-brief on its own page, prerendered
    Page,
    /// news-brief in a host's page, prerendered
    Prerendered,
    /// news-brief in a host's page by the two lines of docs/embedding.md
    TwoLine,
}

impl Contender {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 7] =
        [Self::Limit, Self::Preact, Self::Waline, Self::Artalk, Self::Page, Self::Prerendered, Self::TwoLine];
    /// Those that are news-brief.
    pub const OURS: [Self; 3] = [Self::Page, Self::Prerendered, Self::TwoLine];

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Preact => "Preact",
            Self::Waline => "Waline",
            Self::Artalk => "Artalk",
            Self::Page => "site page",
            Self::Prerendered => "prerendered embed",
            Self::TwoLine => "two-line embed",
        }
    }

    /// The path of its page with `count` comments.
    pub fn path(self, count: usize) -> String {
        match self {
            Self::Limit => format!("/limit/{count}.html"),
            Self::Preact => "/preact.html".to_owned(),
            Self::Waline => "/waline.html".to_owned(),
            Self::Artalk => "/artalk.html".to_owned(),
            Self::Page => "/page/index.html".to_owned(),
            Self::Prerendered => "/host/prerendered.html".to_owned(),
            Self::TwoLine => "/host/two-line.html".to_owned(),
        }
    }

    /// Whether it is news-brief.
    pub fn is_ours(self) -> bool {
        Self::OURS.contains(&self)
    }

    /// The selectors of its parts; they also apply in the shadow root of `<news-brief>`.
    pub fn parts(self) -> Value {
        let (comment, composer, publish, toggle) = match self {
            Self::Limit | Self::Preact => (".comment p", "#composer", "#publish", "details summary"),
            Self::Waline => (".wl-cards .wl-content", "#wl-edit", ".wl-btn.primary", "details summary"),
            Self::Artalk => (".atk-comment .atk-content", ".atk-textarea", ".atk-send-btn", "details summary"),
            _ => ("[part=comment-text]", "textarea", "[part=composer-submit]", "[aria-expanded][id^=task]"),
        };
        // The plain HTML inside the element has no parts.
        let first = if self.is_ours() { "[part=comment-text], [id^=comment-] p, #comments p" } else { comment };
        json!({
            "beginning": BEGINNING, "first": FIRST, "firstIn": first, "newest": NEWEST, "newestIn": comment,
            "composer": composer, "publish": publish, "toggle": toggle,
            "local": !matches!(self, Self::Waline | Self::Artalk),
        })
    }
}
