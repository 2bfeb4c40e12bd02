//! The inside of a prerendered `<news-brief>`: the shadow root that the
//! widget hydrates, and the article as plain HTML for whatever ignores declarative
//! shadow roots, such as reading views and saved copies.

use crate::{Options, fallback, html, root};
use anyhow::Result;
use article::Article;

/// The level of the title on a page whose main content is the article.
pub const HEADING_LEVEL: u8 = 1;

/// The inside of the element for `article`, which was read from the document `text`.
///
/// # Errors
/// When the article can't be rendered.
pub fn inside(article: Article, text: &str) -> Result<String> {
    let options = Options { heading_level: HEADING_LEVEL, ..Options::default() };
    let root = root(article.clone(), text, options.clone())?;
    Ok(format!(
        "<template shadowrootmode=\"open\"><style>{}</style>{root}</template>{}",
        news_brief::STYLES,
        fallback::article(&html(article, options)?)
    ))
}

/// The document `text` as it may stand in a script of a page: no `<` in it ends the script, or
/// begins a comment that hides the end (HTML, section 4.12.1.3). The JSON stays the same.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.trim().replace('<', "\\u003c")
}

/// The [`escaped`] document as a script of the page, for a page that can't fetch it.
#[must_use]
pub fn document(escaped: &str) -> String {
    format!("<script type=\"application/json\">{escaped}</script>")
}
