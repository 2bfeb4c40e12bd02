//! The static fallback: what the components draw, without what needs script or
//! the widget's own styles. Its items are `<details>`, which open without script.
//!
//! The field for a comment stays, hidden: the loader shows it as soon as it
//! runs, and hands its text over to the widget.

use dom_query::{Document, Selection};

/// What is of no use in a host's page without script.
const NEEDS_SCRIPT: &str = ".needs-script, .composer, .tabs, .status, .visually-hidden, svg";
/// Attributes that mean something on the field for a comment while no script runs it.
const FIELD_ATTRIBUTES: [&str; 4] = ["id", "rows", "aria-label", "placeholder"];
/// Attributes that mean something in the widget's shadow root alone.
const INNER_ATTRIBUTES: [&str; 4] = ["part", "tabindex", "aria-labelledby", "class"];
/// What only the widget's styles separate from what follows.
const SEPARATED: &str = ".metric-figure, .comment-head > :not(:last-child), .byline > :not(:last-child), \
     figcaption > :not(:last-child)";
/// A tag that is removed around its children.
const UNWRAPPED: &str = "unwrapped";

/// The `<article>` of rendered markup, with its comments inside.
#[must_use]
pub fn article(html: &str) -> String {
    let document = Document::fragment(html);
    document.select(".composer").before_html(field(&document));
    document.select(NEEDS_SCRIPT).remove();
    document.select(SEPARATED).after_html(" ");
    // The innermost first: an item's markup is taken as text.
    for item in document.select(".item").iter().collect::<Vec<_>>().into_iter().rev() {
        disclose(&item);
    }
    document.select(".card[hidden]").remove_attr("hidden");
    let comments = document.select("section.comments");
    let comments_html = comments.html();
    comments.remove();
    document.select("article").append_html(comments_html);
    for name in INNER_ATTRIBUTES {
        document.select(&format!("[{name}]")).remove_attr(name);
    }
    // A name needs a role.
    document.select("[role]:not([aria-label])").remove_attr("role");
    // A span is nothing without its class.
    for span in document.select("span").nodes() {
        if span.attrs().is_empty() {
            span.rename(UNWRAPPED);
        }
    }
    let article = document.select("article");
    article.strip_elements(&[UNWRAPPED]);
    article.html().to_string()
}

/// Makes an item of the widget, a button over a panel, a `<details>`.
fn disclose(item: &Selection<'_>) {
    let id = item.attr_or("id", "");
    let heading = item.select_single(".item-title");
    let button = heading.select_single(".item-summary");
    let open = if button.attr_or("aria-expanded", "").as_ref() == "true" { " open" } else { "" };
    heading.set_html(button.inner_html());
    let summary = heading.html();
    heading.remove();
    let panel = item.select_single(".panel");
    panel.remove_attrs(&["hidden", "id"]);
    item.replace_with_html(format!(
        "<details id=\"{id}\"{open}><summary>{summary}</summary>{}</details>",
        item.inner_html()
    ));
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
    use crate::Options;
    use article::read_text;

    #[test]
    fn the_fallback_holds_the_whole_text_and_nothing_that_needs_script() {
        let seed = include_str!("../../../static/article.json");
        let (seed, _) = read_text(seed).unwrap();
        let html = article(&crate::html(seed.clone(), Options::default()).unwrap());
        assert!(html.starts_with("<article lang=\"zh-CN\">") && html.ends_with("</article>"), "{html}");
        let html = html.replace("&nbsp;", "\u{a0}");
        for (_, text) in article::texts(&seed) {
            let shown: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
            assert!(shown.contains(&text.to_plain()), "missing: {}", text.to_plain());
        }
        assert_eq!(html.matches("<textarea hidden").count(), 1);
        for part in
            ["<button", "<svg", "class=", "part=", "style=", "<span>", "unwrapped", "hidden=\"until-found\"", "<!--"]
        {
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
