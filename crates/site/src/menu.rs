//! The menu of the site: the list of its articles.

use crate::editor_pages;
use crate::sample::{PAGES, Sample};
use news_brief::text::Messages;
use render::escape;

/// The menu of the page `current` in the language `lang`; `None` is the
/// offline page, whose list is open and has no link to the editor.
pub fn menu(samples: &[Sample], current: Option<&str>, lang: &str) -> String {
    let chinese = Messages::of(lang).tag.starts_with("zh");
    let title = if chinese { "全部文章" } else { "All articles" };
    let open = if current.is_none() { " open" } else { "" };
    let mut html = format!("<details{open}><summary>{title}</summary><ul>");
    for Sample { page, article, .. } in samples {
        let here = if current == Some(page) { " aria-current=\"page\"" } else { "" };
        let address = if *page == PAGES[0].0 { "./" } else { page };
        let (lang, title) = (escape(&article.lang), escape(&article.title));
        html += &format!("<li><a href=\"{address}\" lang=\"{lang}\"{here}>{title}</a></li>");
    }
    html += "</ul></details>";
    if current.is_some() {
        let (page, words) = editor_pages::PAGES[usize::from(!chinese)];
        html += &format!("<a href=\"{page}\">{}</a>", editor_pages::title(words));
    }
    html
}
