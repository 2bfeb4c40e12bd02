//! The pages of the sample articles, made of `index.html`, and the offline page.

use crate::file::replace_once;
use crate::menu::menu;
use crate::sample::Sample;
use anyhow::{Context as _, Result};
use render::{escape, page, shadow};

/// Where a page has its menu.
const MENU: &str = "<nav></nav>";
/// What surrounds the inside of the element.
const ELEMENT: [&str; 3] = ["<news-brief ", ">", "</news-brief>"];

/// The name and the text of each sample's page. `template` shows the first
/// sample.
pub fn pages(template: &str, samples: &[Sample]) -> Result<Vec<(&'static str, String)>> {
    let first = samples.first().context("there is no sample")?;
    let template = without_trunk(template);
    let page = |sample: &Sample| Ok((sample.page, page(&template, samples, first, sample)?));
    samples.iter().map(page).collect::<Result<_>>().context("index.html")
}

fn page(template: &str, samples: &[Sample], first: &Sample, sample: &Sample) -> Result<String> {
    let language = |sample: &Sample| format!("<html lang=\"{}\">", escape(&sample.article.lang));
    let title = |sample: &Sample| format!("<title>{}</title>", escape(&sample.article.title));
    let src = |sample: &Sample| format!("src=\"{}\"", sample.document);
    let nav = format!("<nav>{}</nav>", menu(samples, Some(sample.page), &sample.article.lang));
    let head = format!("{}</head>", page::metadata(&sample.article));

    let page = replace_once(template, &language(first), &language(sample))?;
    let page = replace_once(&page, &title(first), &title(sample))?;
    let page = replace_once(&page, &src(first), &src(sample))?;
    let page = replace_once(&page, MENU, &nav)?;
    let page = replace_once(&page, "</head>", &head)?;
    with_inside(&page, &shadow::inside(sample.article.clone(), &sample.text)?)
}

/// `page` without the lines that are for Trunk alone.
fn without_trunk(page: &str) -> String {
    page.lines().filter(|line| !line.contains("data-trunk")).flat_map(|line| [line, "\n"]).collect()
}

/// `page` with `inside` as the inside of the element.
fn with_inside(page: &str, inside: &str) -> Result<String> {
    let [start, tag_end, end] = ELEMENT;
    let missing = || format!("has no {start}…{end}");
    let (before, rest) = page.split_once(start).with_context(missing)?;
    let (attributes, rest) = rest.split_once(tag_end).with_context(missing)?;
    let (_, after) = rest.split_once(end).with_context(missing)?;
    Ok([before, start, attributes, tag_end, inside, end, after].concat())
}

/// The page for addresses that can't be loaded, with the menu filled in.
pub fn offline(template: &str, samples: &[Sample]) -> Result<String> {
    let first = samples.first().context("there is no sample")?;
    let nav = format!("<nav>{}</nav>", menu(samples, None, &first.article.lang));
    replace_once(template, MENU, &nav).context("offline.html")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, PAGES};

    const INDEX: &str = include_str!("../../../index.html");

    fn samples() -> Vec<Sample> {
        sample::read_all(&crate::root().join("static")).unwrap()
    }

    #[test]
    fn each_article_has_its_page() {
        let pages = pages(INDEX, &samples()).unwrap();
        assert_eq!(pages.len(), PAGES.len());
        let (_, english) = pages.iter().find(|(name, _)| *name == "english.html").unwrap();
        for wanted in [
            "<html lang=\"en\">",
            "<title>Every figure keeps its sentence</title>",
            "<news-brief src=\"english.json\"",
            "<a href=\"english.html\" lang=\"en\" aria-current=\"page\">",
            "<a href=\"./\" lang=\"zh-CN\">",
            "<summary>All articles</summary>",
            "<a href=\"editor-english.html\">Open your own article</a>",
            "<template shadowrootmode=\"open\"><style>/* The host",
            "<article lang=\"en\">",
            "<meta property=\"og:title\" content=\"Every figure keeps its sentence\">",
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"",
        ] {
            assert!(english.contains(wanted), "{wanted}");
        }
        // Neither what is for Trunk, nor anything of the wasm: it is lazy.
        for unwanted in ["src=\"article.json\"", "data-trunk", "preload", ".wasm", "type=\"application/json\""] {
            assert!(!english.contains(unwanted), "{unwanted}");
        }
    }

    #[test]
    fn a_template_without_a_place_is_refused() {
        let error = pages(&INDEX.replace(MENU, ""), &samples()).unwrap_err();
        assert!(format!("{error:#}").contains("index.html: <nav></nav> occurs 0 times"), "{error:#}");
        assert!(pages(&INDEX.replace("</news-brief>", ""), &samples()).is_err());
    }

    #[test]
    fn the_offline_page_lists_every_article() {
        let page = offline(include_str!("../../../static/offline.html"), &samples()).unwrap();
        assert_eq!(page.matches("<li>").count(), PAGES.len());
        assert!(page.contains("<details open>") && !page.contains("aria-current"));
    }
}
