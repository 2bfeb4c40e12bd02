//! The pages of the site: one for each sample article, made of `index.html`,
//! each with the menu that leads to the others.

use super::languages::Scripts;
use super::{editor, page, render, shadow};
use crate::article::Article;
use crate::text::Messages;
use std::path::Path;

/// The pages and the documents they show. The first is the template of the others.
pub const PAGES: [(&str, &str); 4] = [
    ("index.html", "article.json"),
    ("feature.html", "feature.json"),
    ("statistics.html", "statistics.json"),
    ("english.html", "english.json"),
];

/// Where a page wants its article, and where the menu.
const ARTICLE: &str = "<!-- the article is written here when the site is built -->";
const MENU: &str = "<!-- the articles are listed here when the site is built -->";

/// Where a page has what its own article asks for.
const HEAD_END: &str = "</head>";

/// The end of a page's head: the words of its language, and what machines read of its article.
fn head(article: &Article, languages: &Scripts) -> String {
    let words = languages.name_for(&article.lang);
    format!("<link rel=\"modulepreload\" href=\"{words}\">\n{}{HEAD_END}", page::for_machines(article))
}

/// One sample article: its page, its document's text, and what that says.
pub struct Sample {
    page: &'static str,
    document: &'static str,
    text: String,
    article: Article,
}

/// The articles of all pages, whose documents are in `folder`.
///
/// # Errors
/// A sentence, when a document can't be read or is refused.
pub fn samples(folder: &Path) -> Result<Vec<Sample>, String> {
    let mut samples = Vec::new();
    for (page, document) in PAGES {
        let file = folder.join(document);
        let text = super::site::read(&file)?;
        let article = render::read(&file, &text)?;
        samples.push(Sample { page, document, text, article });
    }
    Ok(samples)
}

/// Makes the page of each sample, and gives them by name.
///
/// # Errors
/// A sentence that says what the template lacks.
pub fn pages(
    template: &str,
    samples: &[Sample],
    styles: &str,
    languages: &Scripts,
) -> Result<Vec<(&'static str, String)>, String> {
    let Some(first) = samples.first() else { return Err("there is no article".to_owned()) };
    let mut pages = Vec::new();
    for sample in samples {
        let title = |article: &Article| format!("<title>{}</title>", render::escape(&article.title));
        let language = |article: &Article| format!("<html lang=\"{}\">", render::escape(&article.lang));
        let inside = shadow::inside(sample.article.clone(), &sample.text, styles)?;
        let mut page = template.to_owned();
        for (before, now) in [
            (language(&first.article), language(&sample.article)),
            (title(&first.article), title(&sample.article)),
            (format!("src=\"{}\"", first.document), format!("src=\"{}\"", sample.document)),
            (MENU.to_owned(), menu(samples, sample.page, &sample.article.lang)),
            (ARTICLE.to_owned(), inside),
            (HEAD_END.to_owned(), head(&sample.article, languages)),
        ] {
            if !page.contains(&before) {
                return Err(format!("{}: has no {before}", first.page));
            }
            page = page.replacen(&before, &now, 1);
        }
        pages.push((sample.page, page));
    }
    Ok(pages)
}

/// The page that is shown where another can't be had, with the menu in it.
///
/// # Errors
/// A sentence, when it has no place for the menu.
pub fn without_network(template: &str, samples: &[Sample]) -> Result<String, String> {
    let Some(first) = samples.first() else { return Err("there is no article".to_owned()) };
    if !template.contains(MENU) {
        return Err(format!("offline.html: has no {MENU}"));
    }
    Ok(template.replacen(MENU, &menu(samples, "", &first.article.lang), 1))
}

/// The list of articles on the page `current`, which is in the language `lang`.
fn menu(samples: &[Sample], current: &str, lang: &str) -> String {
    let words = if Messages::of(lang).tag().starts_with("zh") { "全部文章" } else { "All articles" };
    let open = if current.is_empty() { " open" } else { "" };
    let mut html = format!("<details{open}><summary>{words}</summary><ul>");
    for Sample { page, article, .. } in samples {
        let here = if *page == current { " aria-current=\"page\"" } else { "" };
        // The first has the address of the site itself.
        let address = if *page == PAGES[0].0 { "./" } else { page };
        let (lang, title) = (render::escape(&article.lang), render::escape(&article.title));
        html += &format!("<li><a href=\"{address}\" lang=\"{lang}\"{here}>{title}</a></li>");
    }
    html += "</ul></details>";
    // Without a network a file of one's own can't be opened either.
    if !current.is_empty() {
        let page = if words.is_ascii() { editor::PAGES[1] } else { editor::PAGES[0] };
        html += &format!("<a href=\"{}\">{}</a>", page.0, editor::title(page.1));
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Sample> {
        samples(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static")).unwrap()
    }

    #[test]
    fn each_article_has_its_page_with_the_way_to_the_others() {
        let template = include_str!("../../index.html");
        let pages = pages(template, &all(), "a{}", &Scripts::new()).unwrap();
        assert_eq!(pages.len(), PAGES.len());
        let (_, english) = pages.iter().find(|(name, _)| *name == "english.html").unwrap();
        for wanted in [
            "<html lang=\"en\">",
            "<title>Every figure keeps its sentence</title>",
            "src=\"english.json\"",
            "<a href=\"english.html\" lang=\"en\" aria-current=\"page\">",
            "<a href=\"./\" lang=\"zh-CN\">",
            "<summary>All articles</summary>",
            "<a href=\"editor-english.html\">Open your own article</a>",
            "<template shadowrootmode=",
            "<link rel=\"modulepreload\" href=\"news-brief.en-",
            "<meta property=\"og:title\" content=\"Every figure keeps its sentence\">",
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"",
        ] {
            assert!(english.contains(wanted), "{wanted}");
        }
        assert!(!english.contains("src=\"article.json\""));
        let error = super::pages(&template.replace(MENU, ""), &all(), "", &Scripts::new()).unwrap_err();
        assert!(error.contains("index.html: has no <!-- the articles"), "{error}");
    }

    #[test]
    fn the_page_without_network_lists_them_all() {
        let page = without_network(include_str!("../../static/offline.html"), &all()).unwrap();
        assert_eq!(page.matches("<li>").count(), PAGES.len());
        assert!(page.contains("<details open>") && !page.contains("aria-current"));
    }
}
