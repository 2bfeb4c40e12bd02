//! The pages of the contenders: the same article in plain HTML, and around it
//! what each adds.

use crate::comments::Comment;
use news_brief::article::{Article, Block, Text};
use std::fmt::Write as _;

/// How many comments the limit shows at first.
pub const SHOWN: usize = 20;

const STYLES: &str = "body{font:16px/1.75 system-ui,sans-serif;margin:auto;max-width:720px;padding:1px 18px}h1{font-size:1.5em;line-height:1.3}summary{cursor:pointer;padding:.5em 0}.cards{display:grid;grid-template-columns:1fr 1fr;gap:8px;list-style:none;padding:0}.cards li{border:1px solid #ccc;border-radius:8px;padding:8px}#list{list-style:none;padding:0}.comment{border-bottom:1px solid #ddd;padding:8px 0;content-visibility:auto;contain-intrinsic-size:auto 96px}.comment p{margin:0;white-space:pre-wrap}textarea{box-sizing:border-box;font:inherit;width:100%}";

/// What makes the plain pages take a comment: three hundred bytes.
const SCRIPT: &str = "const f=document.forms[0];f.onsubmit=e=>{e.preventDefault();const t=f.composer.value.trim();if(!t)return;localStorage['c'+Date.now()]=t;const i=document.createElement('li'),p=document.createElement('p');i.className='comment';p.textContent=t;i.append('我',p);list.prepend(i);f.reset()}";

const COMPOSER: &str = "<form><textarea id=\"composer\" rows=\"3\" aria-label=\"写评论\" placeholder=\"说说你的看法\"></textarea><button id=\"publish\">发布</button></form>";

/// A page of plain HTML with all of `comments` in its markup.
pub fn plain(article: &Article, comments: &[Comment]) -> String {
    let mut list = String::new();
    for comment in comments {
        list += &markup(comment);
    }
    let inside = format!("{COMPOSER}<ul id=\"list\">{list}</ul>");
    page(article, "", &section(&inside), &format!("<script>{SCRIPT}</script>"))
}

/// The same with the first alone.
pub fn limit(article: &Article, comments: &[Comment]) -> String {
    plain(article, &comments[..comments.len().min(SHOWN)])
}

/// A page with Waline as its guide has it: styles and a module.
pub fn waline(article: &Article, count: usize) -> String {
    let script = format!(
        "<script type=\"module\">import {{ init }} from '/peers/waline.js';\
         init({{ el: '#waline', serverURL: location.origin + '/waline-server/{count}', path: '/{count}', lang: 'zh-CN', emoji: false, search: false, imageUploader: false }})</script>"
    );
    page(
        article,
        "<link rel=\"stylesheet\" href=\"/peers/waline.css\">",
        &section("<div id=\"waline\"></div>"),
        &script,
    )
}

/// A page with Artalk as its guide has it: styles, a script, a call.
pub fn artalk(article: &Article, count: usize) -> String {
    let script = format!(
        "<script src=\"/peers/Artalk.js\"></script><script>Artalk.init({{ el: '#artalk', pageKey: '/{count}', pageTitle: document.title, \
         server: location.origin + '/artalk-server/{count}', site: 'bench', locale: 'zh-CN', emoticons: false, avatarURLBuilder: () => 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=', useBackendConf: false, versionCheck: false }})</script>"
    );
    page(
        article,
        "<link rel=\"stylesheet\" href=\"/peers/Artalk.css\">",
        &section("<div id=\"artalk\"></div>"),
        &script,
    )
}

/// A page around what the Preact widget is prerendered to.
pub fn preact(article: &Article, prerendered: &str, document: &str) -> String {
    let data = document.trim().replace("</", "<\\/");
    let script = format!("<script id=\"data\" type=\"application/json\">{data}</script>");
    let head = "<script type=\"module\" src=\"/peers/preact.js\"></script>";
    page(article, head, &format!("<section id=\"comments\">{prerendered}</section>"), &script)
}

/// A page with the widget as docs/embedding.md has it: two lines around the
/// page's own HTML, here what `news-brief render` gives.
pub fn embed(article: &Article, fallback: &str, document: &str) -> String {
    let title = escape(&article.title);
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title><link rel=\"icon\" href=\"data:,\">\
         <style>news-brief{{display:flow-root}}{STYLES}</style></head><body><script type=\"module\" src=\"/embed/news-brief.js\"></script>\
         <news-brief src=\"{document}\">{fallback}</news-brief></body></html>"
    )
}

/// The article alone, in plain HTML.
pub fn bare(article: &Article) -> String {
    page(article, "", "", "")
}

fn section(inside: &str) -> String {
    format!("<section id=\"comments\"><h2>评论</h2>{inside}</section>")
}

fn page(article: &Article, head: &str, comments: &str, scripts: &str) -> String {
    let title = escape(&article.title);
    let source = article.source.as_ref().map_or("", |source| &source.name);
    let time = article.published.map(|time| time.to_string()).unwrap_or_default();
    let mut body = String::new();
    blocks(&mut body, &article.body);
    let mut cards = String::new();
    for metric in &article.metrics {
        // Writing to a String cannot fail.
        let _ = write!(cards, "<li><b>{}</b> {}</li>", escape(&metric.figure), escape(&metric.label));
    }
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title><link rel=\"icon\" href=\"data:,\">\
         <style>{STYLES}</style>{head}</head><body><article><h1>{title}</h1><p>{} <time datetime=\"{time}\">{time}</time></p><ul class=\"cards\">{cards}</ul>{body}</article>\
         {comments}{scripts}</body></html>",
        escape(source)
    )
}

fn blocks(out: &mut String, blocks_of: &[Block]) {
    for block in blocks_of {
        let _ = match block {
            Block::Paragraph { text } => write!(out, "<p>{}</p>", plain_text(text)),
            Block::Heading { text } => write!(out, "<h2>{}</h2>", plain_text(text)),
            Block::Quote { text, .. } => write!(out, "<blockquote>{}</blockquote>", plain_text(text)),
            Block::List { items } => {
                let items: String = items.iter().map(|text| format!("<li>{}</li>", plain_text(text))).collect();
                write!(out, "<ul>{items}</ul>")
            }
            Block::Image { src, alt, .. } => write!(out, "<img src=\"{}\" alt=\"{}\">", escape(src), escape(alt)),
            Block::Section(section) => {
                let _ = write!(out, "<h2>{}</h2>", escape(&section.title));
                for item in &section.items {
                    let (label, title) = (escape(&item.label), escape(&item.title));
                    let _ = write!(out, "<details><summary>{label}{title}</summary>");
                    blocks(out, &item.body);
                    out.push_str("</details>");
                }
                Ok(())
            }
        };
    }
}

fn plain_text(text: &Text) -> String {
    escape(&text.to_plain())
}

/// One comment in plain HTML.
fn markup(comment: &Comment) -> String {
    let Comment { id, author, published, text, .. } = comment;
    let (author, text) = (escape(author), escape(text));
    format!(
        "<li class=\"comment\" id=\"comment-{id}\"><b>{author}</b> <time datetime=\"{published}\">{published}</time><p>{text}</p></li>"
    )
}

/// `text` for HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
