//! Components rendered to strings.

use super::render;
use crate::article::read_text;
use crate::state::Document;
use crate::text::Messages;
use crate::ui::{CommentsMode, Options};
use std::rc::Rc;

const ARTICLE: &str = r#"{"format":"news-brief/1","id":"a","lang":"en","title":"<b>Title</b> & more","source":{"name":"S","url":"https://s.example/"},
"published":"2019-09-02T11:30:00+08:00","body":[{"type":"paragraph","text":["In all ",{"text":"92%","mark":"strong"}," took part."]},
{"type":"section","kind":"task","title":"Tasks","items":[{"label":"1. ","title":"First","body":[{"type":"paragraph","text":"One."}]},{"label":"2. ","title":"Second","body":[]}]},
{"type":"heading","text":"H"},{"type":"quote","text":"Q","cite":"C"},{"type":"list","items":["L",["M ",{"text":"link","href":"https://l.example/"}]]},
{"type":"image","src":"i.png","alt":"alt text","caption":"under it"}],
"metrics":[{"figure":"92%","label":"took part","quote":{"exact":"In all 92% took part."}}],
"comments":[{"id":"c1","author":"A","text":""},{"id":"c2","author":"B","text":"<script>","reply_to":"c1"}]}"#;

fn html(options: Options) -> String {
    let (article, problems) = read_text(ARTICLE).unwrap();
    assert_eq!(problems, []);
    let document = Rc::new(Document::new(article, Messages::of("en")));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, render(document, options))
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn every_kind_of_block_is_semantic_html() {
    let html = html(Options::default());
    for part in [
        "&lt;b&gt;Title&lt;/b&gt; &amp; more</h2>",
        "<strong>92%</strong>",
        "<cite>C</cite>",
        "<li>L</li>",
        "href=\"https://l.example/\"",
        "loading=\"lazy\"",
        "<figcaption>under it</figcaption>",
        "datetime=\"2019-09-02T11:30:00+08:00\"",
        ">September 2, 2019 at 11:30 AM</time>",
        "(no text)",
        "&lt;script&gt;",
        "part=\"composer-text\"",
        "stroke-dasharray=\"920 1000\"",
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
    assert_eq!(count(&html, "<details"), 2);
    assert_eq!(count(&html, "style=") + count(&html, "<!--"), 0);
}

#[test]
fn options_choose_levels_and_comments() {
    let options = Options { heading_level: 1, comments: CommentsMode::Off, sections_open: true, ..Options::default() };
    let off = html(options);
    assert_eq!([count(&off, "<h1"), count(&off, "<h2"), count(&off, "<h3")], [1, 2, 2]);
    assert!(count(&off, "open=") == 2 && !off.contains("part=\"comments\""));
    let options = Options { comments: CommentsMode::Readonly, ..Options::default() };
    let readonly = html(options);
    assert!(
        readonly.contains("part=\"comments\"")
            && !readonly.contains("part=\"composer\"")
            && !readonly.contains("part=\"reply\"")
    );
}
