//! Who is measured: where each page is, and how its parts are found.

use serde_json::{Value, json};

/// What the reader's newest comment says.
pub const NEWEST: &str = "这是读者自己最新的一条评论。";
/// How the article begins, and its first comment.
pub const BEGINNING: &str = "产业扶贫是稳定脱贫的根本之策";
const FIRST: &str = "多点惠农政策";

/// A contender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, clap::ValueEnum)]
pub enum Contender {
    /// Plain HTML with the first 20 comments: the limit that all are compared with
    Limit,
    /// The same once more: what differs between the two is noise
    Again,
    /// Plain HTML with all comments
    Plain,
    /// A hand-written Preact widget on a prerendered page
    Preact,
    /// @waline/client
    Waline,
    /// artalk
    Artalk,
    /// news-brief on its own page, prerendered
    Page,
    /// news-brief by the two lines for hosts
    Embed,
}

impl Contender {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 8] =
        [Self::Limit, Self::Again, Self::Plain, Self::Preact, Self::Waline, Self::Artalk, Self::Page, Self::Embed];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Again => "limit again",
            Self::Plain => "plain, all",
            Self::Preact => "Preact",
            Self::Waline => "Waline",
            Self::Artalk => "Artalk",
            Self::Page => "news-brief",
            Self::Embed => "news-brief, embedded",
        }
    }

    /// The path of its page with so many comments.
    pub fn path(self, count: usize) -> String {
        match self {
            Self::Limit => format!("/limit/{count}.html"),
            Self::Again => format!("/again/{count}.html"),
            Self::Plain => format!("/plain/{count}.html"),
            Self::Preact => format!("/preact/{count}.html"),
            Self::Waline => format!("/waline/{count}.html"),
            Self::Artalk => format!("/artalk/{count}.html"),
            Self::Page => "/page/index.html".to_owned(),
            Self::Embed => "/host/index.html".to_owned(),
        }
    }

    /// Whether it is ours, and keeps comments in the reader's browser one a key.
    pub fn is_news_brief(self) -> bool {
        matches!(self, Self::Page | Self::Embed)
    }

    /// How the probe finds its parts, each a selector that also looks into the
    /// shadow root of `<news-brief>`.
    pub fn parts(self) -> Value {
        let (comment, composer, publish, toggle) = match self {
            Self::Limit | Self::Again | Self::Plain | Self::Preact => {
                (".comment p", "#composer", "#publish", "details summary")
            }
            Self::Waline => (".wl-cards .wl-content", "#wl-edit", ".wl-btn.primary", "details summary"),
            Self::Artalk => (".atk-comment .atk-content", ".atk-textarea", ".atk-send-btn", "details summary"),
            Self::Page | Self::Embed => {
                ("[part=comment-text]", "textarea", "[part=composer-submit]", "[aria-expanded][id^=task]")
            }
        };
        // What a host's plain HTML shows in the place of a component.
        let first = match self {
            Self::Embed => "[part=comment-text], [id^=comment-] p, #comments p",
            _ => comment,
        };
        json!({
            "beginning": BEGINNING,
            "firstIn": first,
            "first": FIRST,
            "newestIn": comment,
            "newest": NEWEST,
            "composer": composer,
            "publish": publish,
            "toggle": toggle,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_waited_for_is_in_the_article() {
        let article = include_str!("../../static/article.json");
        assert!(article.contains(BEGINNING) && article.contains(FIRST));
        assert!(!article.contains(NEWEST));
    }
}
