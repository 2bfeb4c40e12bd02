//! An HTML page becomes an article.
//!
//! A kept library (`dom_smoothie`, after Mozilla's Readability) tells where the
//! article begins and ends. Everything between is then read from the page
//! itself, because such libraries drop short lines, and numbered lines with
//! them; buttons and other news in between are told from their words.

use super::build::{Import, Settings, import};
use super::markup::{LineKind, MarkedLine, lines};
use crate::article::{Block, DateTime, Problem, ProblemKind, Source, is_safe_url};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use std::collections::HashMap;

/// How many lines a byline may take between headline and text.
const HEAD: usize = 15;

/// Makes an article of the page `html`.
pub fn import_html(html: &str, settings: &Settings) -> Import {
    let document = Document::from(html);
    let page = document.body().map(|body| lines(&body)).unwrap_or_default();
    let lang = document.select("html").attr("lang").map(|lang| lang.to_string()).filter(|lang| is_language(lang));
    let url = canonical(&document);
    let config = Config { char_threshold: 200, ..Config::default() };
    // Chinese says in 200 characters what the default of 500 is meant for.
    let found = Readability::with_document(document, None, Some(config)).and_then(|mut reader| reader.parse()).ok();
    let main = found.as_ref().and_then(|found| Document::from(&*found.content).body().map(|body| lines(&body)));
    let range = main.as_deref().and_then(|main| place(&page, main)).unwrap_or(0..page.len());
    let chosen = &page[range];

    let has_title = !chosen.first().is_some_and(|line| line.kind == LineKind::Heading { title: true });
    let title =
        found.as_ref().map(|found| found.title.trim().to_owned()).filter(|title| has_title && !title.is_empty());
    let mut text = String::new();
    for line in chosen {
        // A picture without words still needs its line.
        let words =
            if matches!(line.kind, LineKind::Image { .. }) { "\u{fffc}".to_owned() } else { line.text.to_plain() };
        text.push_str(&words);
        text.push('\n');
    }
    let settings = Settings {
        known: chosen.iter().map(MarkedLine::known).collect(),
        lang: settings.lang.clone().or(lang),
        title,
        ..settings.clone()
    };
    let block = |line: usize| chosen.get(line - 1).map(MarkedLine::block);
    let mut import = import(&text, &settings, block);
    import.article.url = url;
    if let Some(found) = found {
        complete(&mut import, found.published_time.as_deref(), found.site_name);
    }
    images(&mut import);
    import
}

/// Where `main` stands in `page`: from its first line that is found there to
/// its last, with the headline and byline above.
fn place(page: &[MarkedLine], main: &[MarkedLine]) -> Option<std::ops::Range<usize>> {
    let mut places: HashMap<String, (usize, usize)> = HashMap::new();
    for (index, line) in page.iter().enumerate() {
        let words = line.text.to_plain();
        if !words.is_empty() {
            places.entry(words).and_modify(|(_, last)| *last = index).or_insert((index, index));
        }
    }
    let place_of = |line: &MarkedLine| places.get(&line.text.to_plain()).copied();
    let (first, _) = main.iter().find_map(place_of)?;
    let (_, last) = main.iter().rev().find_map(place_of)?;
    let is_title = |index: &usize| page[*index].kind == LineKind::Heading { title: true };
    let start = (first.saturating_sub(HEAD)..first).rev().find(is_title).unwrap_or(first);
    (start <= last).then(|| start..last + 1)
}

/// What the page's metadata says and its text does not.
fn complete(import: &mut Import, published: Option<&str>, site_name: Option<String>) {
    let article = &mut import.article;
    if article.published.is_none()
        && let Some(time) = published.and_then(|time| DateTime::parse(time.trim()))
    {
        article.published = Some(time);
        import.problems.retain(|problem| problem.path != "published");
    }
    if article.source.is_none()
        && let Some(name) = site_name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
    {
        article.source = Some(Source { name, url: None });
    }
}

/// Pictures whose address means nothing outside their page.
fn images(import: &mut Import) {
    for (index, block) in import.article.body.iter().enumerate() {
        if let Block::Image { src, .. } = block
            && !src.contains("://")
        {
            let message = format!("{src} is resolved against the page that shows the article, give the whole address");
            import.problems.push(Problem { path: format!("body[{index}].src"), kind: ProblemKind::Guessed, message });
        }
    }
}

fn canonical(document: &Document) -> Option<String> {
    let url = document
        .select("link[rel=canonical]")
        .attr("href")
        .or_else(|| document.select("meta[property='og:url']").attr("content"))?;
    let url = url.trim().to_owned();
    (url.contains("://") && is_safe_url(&url)).then_some(url)
}

fn is_language(tag: &str) -> bool {
    tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Run, Section};

    fn of(html: &str) -> Import {
        import_html(html, &Settings::default())
    }

    fn sections(import: &Import) -> Vec<&Section> {
        import
            .article
            .body
            .iter()
            .filter_map(|block| if let Block::Section(section) = block { Some(section) } else { None })
            .collect()
    }

    /// A made-up law: 126 clauses in chapters, some of them very short.
    fn law() -> String {
        let mut page =
            "<html lang=zh-CN><head><title>果园管理条例 - 县法规库</title></head><body><nav><a href=/>首页</a></nav>\
            <div class=top><h1>果园管理条例</h1><div>2024-05-01 来源：县法规库</div></div><div class=content>"
                .to_owned();
        for clause in 1..=126 {
            if clause % 21 == 1 {
                page.push_str(&format!(
                    "<p><strong>第{}章\u{3000}管理</strong></p>",
                    ["一", "二", "三", "四", "五", "六"][clause / 21]
                ));
            }
            let words = if clause % 5 == 0 {
                "略。"
            } else {
                "果园经营者应当按照规定记录施肥、用药和采收的情况，记录保存两年以上，接受查验。"
            };
            page.push_str(&format!("<p>&emsp;&emsp;第{clause}条　{words}</p>"));
        }
        page + "</div><aside><ol><li>热点一</li><li>热点二</li></ol></aside><footer>版权所有</footer></body></html>"
    }

    #[test]
    fn a_law_keeps_all_its_clauses() {
        let import = of(&law());
        assert_eq!(sections(&import).iter().map(|section| section.items.len()).sum::<usize>(), 126);
        assert_eq!(sections(&import).len(), 6);
        assert_eq!(import.article.title, "果园管理条例");
        assert_eq!(import.article.source.as_ref().map(|source| source.name.as_str()), Some("县法规库"));
    }

    #[test]
    fn headings_lists_pictures_and_links_are_kept() {
        let prose = "去年秋天，村里的果园第一次通了自来水，老乡们在地头修起三座蓄水池，苹果个头比往年大了一圈。";
        let page = format!(
            "<html lang=zh-CN><body><article><h1>山村通水记</h1><p>{prose}</p><h2>水从哪里来</h2><p>{prose}见<a href=\"https://example.org/w\">水利站</a>。</p>\
             <ul><li>蓄水池三座</li><li>管道九公里</li></ul><figure><img src=\"https://example.org/a.jpg\" alt=\"蓄水池\"></figure>\
             <ol><li>选点</li><li>铺管</li></ol><p>{prose}</p></article></body></html>"
        );
        let import = of(&page);
        let body = &import.article.body;
        assert_eq!(import.article.title, "山村通水记");
        assert!(
            body.iter().any(|block| matches!(block, Block::Heading { text } if text.to_plain() == "水从哪里来")),
            "{body:?}"
        );
        assert!(body.iter().any(|block| matches!(block, Block::List { items } if items.len() == 2)), "{body:?}");
        assert!(body.iter().any(|block| matches!(block, Block::Image { alt, .. } if alt == "蓄水池")), "{body:?}");
        assert!(body.iter().any(|block| matches!(block, Block::Paragraph { text } if text.0.iter().any(|run| matches!(run, Run::Link { .. })))));
        assert_eq!(
            sections(&import)[0].items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>(),
            ["1. ", "2. "]
        );
    }

    #[test]
    fn no_page_makes_it_panic() {
        for page in ["", "<", "<p>", "<html><body></body></html>", "<ol><li></ol>", "plain"] {
            let _ = of(page);
        }
        let _ = of(&"<div>".repeat(3000));
    }
}
