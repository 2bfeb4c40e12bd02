//! Components rendered to strings.

use super::{Markup, names, prerender, prerender_root};
use crate::article::read_text;
use crate::components::{CommentsMode, Options};
use crate::markup_key::nodes_key;
use crate::state::Document;
use crate::text::Messages;
use std::rc::Rc;

const ARTICLE: &str = r#"{"format":"news-brief/1","id":"a","lang":"en","title":"<b>Title</b> & more","source":{"name":"S","url":"https://s.example/"},
"published":"2019-09-02T11:30:00+08:00","updated":"2019-09-03T08:00:00+08:00","authors":[{"name":"Ann","url":"https://a.example/"},{"name":"Bo"}],
"standfirst":["In ",{"text":"short","mark":"em"}],"image":{"src":"lead.png","alt":"lead","caption":"seen","credit":"Cy"},"body":[{"type":"paragraph","text":["In all ",{"text":"92%","mark":"strong"}," took part."]},
{"type":"section","kind":"task","title":"Tasks","items":[{"label":"1. ","title":"First","body":[{"type":"paragraph","text":"One."}]},{"label":"2. ","title":"Second","body":[]}]},
{"type":"heading","text":"H"},{"type":"quote","text":"Q","cite":"C"},{"type":"list","items":["L",["M ",{"text":"link","href":"https://l.example/"}]]},
{"type":"list","items":["N"],"ordered":true,"start":4},{"type":"list","items":["O"],"ordered":true},
{"type":"table","caption":"Water","head":["what","m³"],"rows":[["tank",["10",{"text":"8","mark":"sup"}]]]},{"type":"table","rows":[["H"],["a"]]},
{"type":"image","src":"i.png","alt":"alt text","caption":"under it"}],
"metrics":[{"figure":"92%","label":"took part","quote":{"exact":"In all 92% took part."}}],
"comments":[{"id":"c1","author":"A","text":""},{"id":"c2","author":"B","text":"<script>","reply_to":"c1"}]}"#;

fn document() -> Rc<Document> {
    let (article, problems) = read_text(ARTICLE).unwrap();
    assert_eq!(problems, []);
    Rc::new(Document::new(article, Messages::of("en")))
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, future)
}

fn html(options: Options) -> String {
    block_on(prerender(document(), options, Markup::Plain))
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
        "<p class=\"standfirst\">In <em>short</em></p>",
        "href=\"https://a.example/\"",
        "<bdi>Bo</bdi>",
        ">updated September 3, 2019 at 8:00 AM</time>",
        "<img src=\"lead.png\" alt=\"lead\"",
        "<span>seen</span>",
        "Cy</small>",
        "<ol start=\"4\" class=\"list\"><li>N</li></ol>",
        "<ol class=\"list\"><li>O</li></ol>",
        "<div tabindex=\"0\" role=\"region\" aria-label=\"Water\" class=\"table\"><table><caption>Water</caption>",
        "<thead><tr><th scope=\"col\">what</th><th scope=\"col\">m³</th></tr></thead>",
        "<tbody><tr><td>tank</td><td>10<sup>8</sup></td></tr></tbody>",
        "<div tabindex=\"0\" class=\"table\"><table><tbody>",
        "(no text)",
        "&lt;script&gt;",
        "part=\"composer-text\"",
        "stroke-dasharray=\"920 1000\"",
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
    assert_eq!(count(&html, "hidden=\"until-found\""), 2);
    assert_eq!(count(&html, "style=") + count(&html, "<!--"), 0);
}

#[test]
fn an_item_is_a_button_over_its_panel() {
    let html = html(Options::default());
    for part in [
        "class=\"item-title\"><button type=\"button\" id=\"task-1-button\" aria-expanded=\"false\" aria-controls=\"task-1-panel\"",
        "id=\"task-1-panel\" class=\"panel\" hidden=\"until-found\"><p>One.</p></div>",
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
}

#[test]
fn the_root_names_its_elements_and_comments() {
    let root = block_on(prerender_root(document(), ARTICLE, Options::default()));
    let names: Vec<_> = names(&root).collect();
    // Each element has one end tag, but for those that are void.
    let void = ["<img", "<input", "<br"].map(|tag| count(&root, tag)).iter().sum::<usize>();
    let ends = count(&root, "</") - count(&root, "<!--</");
    assert_eq!(names.len(), ends + void + count(&root, "<!--"));
    assert_eq!(names.iter().filter(|name| *name == "#comment").count(), count(&root, "<!--"));
    assert!(names.contains(&"h2".to_owned()) && names.contains(&"textarea".to_owned()), "{names:?}");
    let key = nodes_key(names[1..].iter().cloned());
    assert!(root.contains(&format!("data-nodes=\"{key}\"")), "{root}");
    assert!(
        root.starts_with("<div class=\"root\" data-key=\"")
            && root.contains("data-article=\"a\"")
            && root.contains("<!--<[")
    );
}

#[test]
fn options_choose_levels_and_comments() {
    let options = Options { heading_level: 1, comments: CommentsMode::Off, sections_open: true, ..Options::default() };
    let off = html(options);
    assert_eq!([count(&off, "<h1"), count(&off, "<h2"), count(&off, "<h3")], [1, 2, 2]);
    assert_eq!([count(&off, "aria-expanded=\"true\""), count(&off, "until-found")], [2, 0]);
    assert!(!off.contains("part=\"comments\""));
    let options = Options { comments: CommentsMode::Readonly, ..Options::default() };
    let readonly = html(options);
    assert!(
        readonly.contains("part=\"comments\"")
            && !readonly.contains("part=\"composer\"")
            && !readonly.contains("part=\"reply\"")
    );
}
