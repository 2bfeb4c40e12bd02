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

    /// Its name in the table, and the path of its page; the limit has one for each number of comments.
    fn name_and_path(self) -> (&'static str, &'static str) {
        match self {
            Self::Limit => ("limit", "/limit"),
            Self::Preact => ("Preact", "/preact.html"),
            Self::Waline => ("Waline", "/waline.html"),
            Self::Artalk => ("Artalk", "/artalk.html"),
            Self::Page => ("site page", "/page/"),
            Self::Prerendered => ("prerendered embed", "/host/prerendered.html"),
            Self::TwoLine => ("two-line embed", "/host/two-line.html"),
        }
    }

    /// Its name in the table.
    pub fn name(self) -> &'static str {
        self.name_and_path().0
    }

    /// The path of its page with `count` comments.
    pub fn path(self, count: usize) -> String {
        let path = self.name_and_path().1;
        if self == Self::Limit { format!("{path}/{count}.html") } else { path.to_owned() }
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
            "local": !matches!(self, Self::Waline | Self::Artalk), "worker": self == Self::Page,
        })
    }
}
