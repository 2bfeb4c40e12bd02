//! What stands inside `<news-brief>` on pages of ours: the shadow root drawn
//! ahead, which the widget takes over, the document, and the article as plain
//! HTML. That one is never in view, and is what there is of the article for
//! whatever knows no shadow roots: copies that browsers save, reading views.

use super::{fallback, render};
use crate::article::Article;
use crate::ui::Options;

/// The level of the title on a page whose main matter is the article.
pub const HEADING_LEVEL: u8 = 1;

/// The inside of the element for `article`, which was read from `text`, with
/// `styles` for the shadow root.
///
/// # Errors
/// A sentence, when it can't be rendered.
pub fn inside(article: Article, text: &str, styles: &str) -> Result<String, String> {
    let options = Options { heading_level: HEADING_LEVEL, ..Options::default() };
    let html = render::html(article, options)?;
    Ok(format!(
        "<template shadowrootmode=\"open\"><style>{styles}</style><div class=\"root\">{html}</div></template>\
         <script type=\"application/json\">{}</script>{}",
        text.trim().replace("</", "<\\/"),
        fallback::article(&html)
    ))
}
