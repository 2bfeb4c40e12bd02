//! What the site serves: the pages of all contenders, made of the templates in
//! `bench/pages`; the built widget; the files of the peers.

use crate::comments::comments;
use crate::contender::Contender;
use crate::mocks::{self, date};
use crate::plan::{COUNTS, USUAL};
use crate::site::Site;
use anyhow::{Result, anyhow};
use article::{Article, Block, Comment, Metric};
use render::{Options, escape, fallback, shadow};
use std::path::Path;

/// An empty page of the same origin.
pub const EMPTY: &str = "/empty.html";
/// The files of the peers.
const PEERS: [&str; 5] = [
    "built/preact.js",
    "built/waline.js",
    "node_modules/@waline/client/dist/waline.css",
    "node_modules/artalk/dist/Artalk.js",
    "node_modules/artalk/dist/Artalk.css",
];
/// Parts of the site that no page here asks for: compressing them takes time.
const UNUSED: [&str; 3] = ["editor", "icon-512.png", "news-brief.html"];

/// Makes the site. `peers` is the folder with the packages of the peers.
pub fn site(root: &Path, peers: Option<&Path>) -> Result<Site> {
    let document = fs_err::read_to_string(root.join("static/article.json"))?;
    let (article, _) = article::read_text(&document).map_err(|refusal| anyhow!("static/article.json: {refusal}"))?;
    let (dist, mut site) = (root.join("dist"), Site::default());
    site.add(EMPTY, "<!doctype html><title>empty</title>")?;
    site.add_folder("/page", &dist, &UNUSED)?;
    let host = |attributes, inside: &str| {
        let template = page(include_str!("../pages/host.html"), &article);
        template.replace("{attributes}", attributes).replace("{inside}", inside)
    };
    let inside = shadow::inside(article.clone(), &document)?;
    site.add(&Contender::Prerendered.path(0), host("heading-level=\"1\"", &inside))?;
    let inside = fallback::article(&render::html(article.clone(), Options::default())?);
    site.add(&Contender::TwoLine.path(0), host("", &inside))?;
    site.add(&Contender::Waline.path(0), page(include_str!("../pages/waline.html"), &article))?;
    site.add(&Contender::Artalk.path(0), page(include_str!("../pages/artalk.html"), &article))?;
    if let Some(peers) = peers {
        for file in PEERS {
            site.add(&format!("/{file}"), fs_err::read(peers.join(file))?)?;
        }
        let preact = page(include_str!("../pages/preact.html"), &article);
        let preact = preact.replace("{preact}", &fs_err::read_to_string(peers.join("built/prerendered.html"))?);
        site.add(&Contender::Preact.path(0), preact.replace("{document}", &document.trim().replace("</", "<\\/")))?;
    }
    for count in COUNTS {
        let (all, stored) = comments(&article, count);
        site.add(&Contender::Limit.path(count), limit(&article, &all))?;
        site.stored.insert(count, stored);
        if count == USUAL {
            for (path, answer) in mocks::answers(&all)?.as_object().into_iter().flatten() {
                site.add(path, answer.to_string())?;
            }
            site.newest = all.first().cloned();
        }
    }
    Ok(site)
}

/// A template filled with the article in plain HTML.
fn page(template: &str, article: &Article) -> String {
    let template: String = template.lines().collect();
    let styles: String = include_str!("../pages/styles.css").lines().collect();
    let (title, source) = (escape(&article.title), article.source.as_ref().map_or("", |source| &source.name));
    let time = date(article.published);
    let card = |metric: &Metric| format!("<li><b>{}</b> {}</li>", escape(&metric.figure), escape(&metric.label));
    let cards: String = article.metrics.iter().map(card).collect();
    let html = format!(
        "<article><h1>{title}</h1><p>{} <time datetime=\"{time}\">{time}</time></p><ul class=\"cards\">{cards}</ul>{}</article>",
        escape(source),
        blocks(&article.body)
    );
    template.replace("{title}", &title).replace("{styles}", &styles).replace("{article}", &html)
}

/// The blocks that the seed article has.
fn blocks(body: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph { text } => format!("<p>{}</p>", escape(&text.to_plain())),
        Block::Section(section) => {
            let items = section.items.iter().map(|item| {
                let (label, title) = (escape(&item.label), escape(&item.title));
                format!("<details><summary>{label}{title}</summary>{}</details>", blocks(&item.body))
            });
            format!("<h2>{}</h2>{}", escape(&section.title), items.collect::<String>())
        }
        _ => String::new(),
    };
    body.iter().map(block).collect()
}

/// Plain HTML with the first 20 of `comments`.
fn limit(article: &Article, comments: &[Comment]) -> String {
    let comment = |Comment { id, author, published, text, .. }: &Comment| {
        let (date, author, text) = (date(*published), escape(author), escape(text));
        format!(
            "<li class=\"comment\" id=\"comment-{id}\"><b>{author}</b> <time datetime=\"{date}\">{date}</time><p>{text}</p></li>"
        )
    };
    let list: String = comments.iter().take(20).map(comment).collect();
    page(include_str!("../pages/limit.html"), article).replace("{comments}", &list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_html_holds_the_whole_article() {
        let (article, _) = article::read_text(include_str!("../../static/article.json")).unwrap();
        let page = limit(&article, &[]);
        for (path, text) in article::texts(&article) {
            assert!(page.contains(&escape(&text.to_plain())), "{path:?}");
        }
    }
}
