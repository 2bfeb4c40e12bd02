//! The static fallback: what the components draw, less what needs script or
//! the widget's own styles.
//!
//! The field for a comment stays, hidden: the loader shows it as soon as it
//! runs, and hands what is written there to the widget.

use dom_query::Document;

/// What is of no use in a host's page without script.
const NEEDS_SCRIPT: &str = ".needs-script, .composer, .tabs, .status, .visually-hidden, [hidden]:not(textarea), svg";
/// What means something on the field for a comment while no script runs it.
const FIELD_ATTRIBUTES: [&str; 4] = ["id", "rows", "aria-label", "placeholder"];
/// Attributes that mean something in the widget's shadow root alone.
const INNER_ATTRIBUTES: [&str; 5] = ["part", "tabindex", "role", "aria-labelledby", "class"];

/// What the widget's styles alone set apart from what follows.
const SET_APART: &str = ".metric-figure, .comment-head > :not(:last-child), .header > div > :not(:last-child)";
/// What is taken away around its text.
const NOTHING: &str = "nothing";

/// The `<article>` of rendered markup, with its comments inside.
#[must_use]
pub fn article(html: &str) -> String {
    let document = Document::fragment(html);
    document.select(".composer").before_html(field(&document));
    document.select(NEEDS_SCRIPT).remove();
    document.select(SET_APART).after_html(" ");
    let comments = document.select("section.comments");
    let comments_html = comments.html();
    comments.remove();
    let article = document.select("article");
    article.append_html(comments_html);
    for name in INNER_ATTRIBUTES {
        document.select(&["[", name, "]"].concat()).remove_attr(name);
    }
    // A span is nothing without its class.
    for span in document.select("span").nodes() {
        if span.attrs().is_empty() {
            span.rename(NOTHING);
        }
    }
    let article = document.select("article");
    article.strip_elements(&[NOTHING]);
    article.html().to_string()
}

/// The field for a comment. Browsers do not fill it in again after a reload:
/// what was in it may have been published since.
fn field(document: &Document) -> String {
    let written = document.select(".composer textarea");
    if !written.exists() {
        return String::new();
    }
    let field = Document::fragment("<textarea hidden autocomplete=\"off\"></textarea>");
    let textarea = field.select("textarea");
    for name in FIELD_ATTRIBUTES {
        if let Some(value) = written.attr(name) {
            textarea.set_attr(name, &value);
        }
    }
    textarea.html().to_string()
}

#[cfg(test)]
mod tests {
    use super::article;
    use crate::article::read_text;
    use crate::cli::render;
    use crate::ui::Options;

    #[test]
    fn the_fallback_holds_the_whole_text_and_nothing_that_needs_script() {
        let seed = include_str!("../../static/article.json");
        let (seed, _) = read_text(seed).unwrap();
        let html = article(&render::html(seed.clone(), Options::default()).unwrap());
        assert!(html.starts_with("<article lang=\"zh-CN\">") && html.ends_with("</article>"), "{html}");
        let html = html.replace("&nbsp;", "\u{a0}");
        for (_, text) in crate::article::texts(&seed) {
            let shown: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
            assert!(shown.contains(&text.to_plain()), "missing: {}", text.to_plain());
        }
        assert_eq!(html.matches("<textarea hidden").count(), 1);
        for part in ["<button", "<svg", "class=", "part=", "style=", "<span>", "nothing"] {
            assert!(!html.contains(part), "{part} in {html}");
        }
        for words in [">92% ", "</bdi> <time"] {
            assert!(html.contains(words), "{words} in {html}");
        }
        assert_eq!([html.matches("<details").count(), html.matches("多点惠农政策").count()], [10, 1]);
        assert!(
            html.contains("id=\"task-3\"") && html.contains("href=\"#source-4\"") && html.contains("id=\"source-4\"")
        );
    }
}
