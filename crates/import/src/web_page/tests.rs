//! Pages of many kinds, imported whole.

use super::*;
use article::{Run, Section, Text};

fn import_page(html: &str) -> Import {
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

/// A fictitious law: 126 clauses in chapters, some of them very short.
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
fn law_keeps_all_clauses() {
    let import = import_page(&law());
    assert_eq!(sections(&import).iter().map(|section| section.items.len()).sum::<usize>(), 126);
    assert_eq!(sections(&import).len(), 6);
    assert_eq!(import.article.title, "果园管理条例");
    assert_eq!(import.article.source.as_ref().map(|source| source.name.as_str()), Some("县法规库"));
}

#[test]
fn keeps_headings_lists_images_and_links() {
    let prose = "去年秋天，村里的果园第一次通了自来水，老乡们在地头修起三座蓄水池，苹果个头比往年大了一圈。";
    let page = format!(
        "<html lang=zh-CN><body><article><h1>山村通水记</h1><p>{prose}</p><h2>水从哪里来</h2><p>{prose}见<a href=\"https://example.org/w\">水利站</a>。</p>\
         <ul><li>蓄水池三座</li><li>管道九公里</li></ul><figure><img src=\"https://example.org/a.jpg\" alt=\"蓄水池\"></figure>\
         <ol><li>选点</li><li>铺管</li></ol><p>{prose}</p></article></body></html>"
    );
    let import = import_page(&page);
    let body = &import.article.body;
    assert_eq!(import.article.title, "山村通水记");
    assert!(
        body.iter().any(|block| matches!(block, Block::Heading { text } if text.to_plain() == "水从哪里来")),
        "{body:?}"
    );
    assert!(body.iter().any(|block| matches!(block, Block::List { items, .. } if items.len() == 2)), "{body:?}");
    assert!(body.iter().any(|block| matches!(block, Block::Image { alt, .. } if alt == "蓄水池")), "{body:?}");
    assert!(body.iter().any(
        |block| matches!(block, Block::Paragraph { text } if text.0.iter().any(|run| matches!(run, Run::Link { .. })))
    ));
    assert_eq!(sections(&import)[0].items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>(), ["1. ", "2. "]);
}

const PROSE: &str = "去年秋天，村里的果园第一次通了自来水，老乡们在地头修起三座蓄水池，苹果个头比往年大了一圈。";

#[test]
fn article_inside_form_and_table_is_complete() {
    let mut page = "<html lang=en><head><title>果园管理办法-青山县水利站</title></head><body><form><table><tr><td>\
        <div>果园管理办法</div><div>来源:</div><div>青山县水利站</div><div>发布时间: 2024-05-01 08:30 | 浏览次数: 21</div>"
        .to_owned();
    for clause in 1..=20 {
        page.push_str(&format!("<p>第{clause}条　{PROSE}</p>"));
    }
    let import = import_page(&(page + "</td></tr></table></form></body></html>"));
    assert_eq!(sections(&import)[0].items.len(), 20);
    let article = import.article;
    assert_eq!((article.title.as_str(), article.lang.as_str()), ("果园管理办法", "zh-CN"));
    assert_eq!(article.source.map(|source| source.name).as_deref(), Some("青山县水利站"));
    assert_eq!(article.published.map(|time| time.to_string()).as_deref(), Some("2024-05-01T08:30:00+08:00"));
}

#[test]
fn bold_paragraph_is_heading_unless_under_image() {
    let import = import_page(&format!(
        "<h1>山村通水记</h1><p>{PROSE}{PROSE}</p><p><b>水从哪里来</b></p><p>{PROSE}</p>\
         <img src=https://example.org/a.jpg><p><strong>蓄水池正在蓄水</strong></p><p>{PROSE}</p><p><b>——摘自日记</b></p>"
    ));
    let headings = import.article.body.iter().filter_map(|block| match block {
        Block::Heading { text } => Some(text.to_plain()),
        _ => None,
    });
    assert_eq!(headings.collect::<Vec<_>>(), ["水从哪里来"]);
}

#[test]
fn header_table_gives_title_source_and_date() {
    let page = format!(
        "<html><head><title>青山县人民政府关于果园通水的意见_政府信息公开</title></head><body>\
         <table><tr><td>索 引 号：</td><td>00123/2024-7</td><td>主题分类：</td><td>农业</td></tr>\
         <tr><td>发文机关：</td><td>青山县人民政府</td><td>成文日期：</td><td>2024年5月1日</td></tr>\
         <tr><td>标　　题：</td><td>青山县人民政府关于果园通水的意见</td></tr>\
         <tr><td>发文字号：</td><td>青政发〔2024〕5号</td><td>发布日期：</td><td>2024年5月8日</td></tr></table>\
         <div><p>青山县人民政府关于果园<br>通水的意见</p><p>青政发〔2024〕5号</p><p>{PROSE}{PROSE}</p>\
         <p>一、主要任务</p><p>（一）选点。{PROSE}</p><p>（二）铺管。{PROSE}</p>\
         <p>二、保障措施</p><p>（三）领导。{PROSE}</p>\
         <table><tr><td><p>1</p></td><td><p>蓄水池</p></td><td><p>三座</p></td></tr></table>\
         <p>青山县人民政府</p><p>2024年5月1日</p></div></body></html>"
    );
    let import = import_page(&page);
    assert_eq!(sections(&import).iter().map(|section| section.items.len()).collect::<Vec<_>>(), [2, 1]);
    let row = &sections(&import)[1].items[0].body[1];
    let cells = ["1", "蓄水池", "三座"].map(Text::plain).to_vec();
    assert_eq!(*row, Block::Table { caption: None, head: Vec::new(), rows: vec![cells] });
    let article = import.article;
    assert_eq!(article.title, "青山县人民政府关于果园通水的意见");
    assert_eq!(article.source.map(|source| source.name).as_deref(), Some("青山县人民政府"));
    assert_eq!(article.published.map(|time| time.to_string()).as_deref(), Some("2024-05-08"));
}

#[test]
fn content_after_the_article_is_left_out() {
    let page = format!(
        "<html><head><title>山村通水记_青山网</title><meta name=PubDate content='2024-05-01 09:15'>\
         <meta name=ContentSource content=青山日报></head><body><div><div class=t>山村通水记</div><ul><li>{PROSE}{PROSE}{PROSE}\
         <p>{PROSE}</p><p>{PROSE}{PROSE}{PROSE}{PROSE}</p><p>{PROSE}{PROSE}{PROSE}{PROSE}</p></li></ul><p>责任编辑：李明</p><h3>最近文章</h3>\
         <p><a href=/1>果园开园</a></p><p><a href=/2>山路通车</a></p><p><a href=/3>天气转凉</a></p>\
         <h4>热门评论 10条</h4><p>青山客</p><p>{PROSE}</p><p>3小时前</p></div></body></html>"
    );
    let import = import_page(&page);
    assert_eq!(import.article.title, "山村通水记");
    assert_eq!(import.article.published.map(|time| time.to_string()).as_deref(), Some("2024-05-01T09:15:00+08:00"));
    assert_eq!(import.article.source.as_ref().map(|source| source.name.as_str()), Some("青山日报"));
    let last = import.article.body.last();
    assert!(matches!(last, Some(Block::Paragraph { text }) if text.to_plain() == "责任编辑：李明"), "{last:?}");
    assert!(
        import.article.body.iter().all(|block| matches!(block, Block::Paragraph { .. })),
        "a list has only one entry"
    );
}

#[test]
fn stated_times_count_unless_the_printed_one_agrees() {
    for (stated, printed, expected) in [
        ("2024-05-01T02:20:00Z", "2024-05-01 10:20", "2024-05-01T10:20:00+08:00"),
        ("2024-05-01T02:20:00Z", "2024-05-01", "2024-05-01T02:20:00+00:00"),
        ("2024-05-01", "2024-05-01 10:20", "2024-05-01T10:20:00+08:00"),
        // The text dates something else.
        ("2024-05-09T10:20:00+08:00", "2024-05-01", "2024-05-09T10:20:00+08:00"),
    ] {
        let import = import_page(&format!(
            "<html><head><title>山村通水记</title><script type=application/ld+json>\
             {{\"@type\":\"NewsArticle\",\"datePublished\":\"{stated}\",\"publisher\":{{\"name\":\"青山日报\"}}}}</script></head>\
             <body><h1>山村通水记</h1><p>{printed}</p><p>{PROSE}{PROSE}</p><p>{PROSE}</p></body></html>"
        ));
        let found = import.article.published.map(|time| time.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{stated} and {printed}");
        assert_eq!(import.article.source.map(|source| source.name).as_deref(), Some("青山日报"), "{stated}");
    }
}

#[test]
fn bylines_of_many_pages_are_read() {
    for (head, below, title, source, published) in [
        // The date has no year, which the page states.
        (
            "<meta itemprop=dateUpdate content='2024-10-08 12:00:57'><h2>山村通水记</h2><p>青山必读</p><p>发布时间：10-0812:00优质作者</p>",
            "",
            "山村通水记",
            Some("青山必读"),
            Some("2024-10-08T12:00:57+08:00"),
        ),
        // Below the text.
        (
            "<h1>山村通水记</h1>",
            "<p>来源：青山日报 时间：2024-09-23 14:34:05 作者：</p>",
            "山村通水记",
            Some("青山日报"),
            Some("2024-09-23T14:34:05+08:00"),
        ),
        ("<h1>山村通水记</h1>", "<p>发布日期：2024-03-06 责任编辑：李明</p>", "山村通水记", None, Some("2024-03-06")),
        // An account with its button.
        (
            "<h2>山村通水记</h2><p><a href=/u>青山行</a></p><p>关注</p>",
            "<p>2024-09-08 11:42:03</p>",
            "山村通水记",
            Some("青山行"),
            Some("2024-09-08T11:42:03+08:00"),
        ),
        (
            "<h1>山村通水记</h1><p><a href=/c>要闻</a><span class=a_source>青山日报</span> 2024-05-01</p>",
            "",
            "山村通水记",
            Some("青山日报"),
            Some("2024-05-01"),
        ),
        ("<h1>山村通水记</h1><p>原创 青山日报 2024-05-01</p>", "", "山村通水记", Some("青山日报"), Some("2024-05-01")),
        // The names are the authors'.
        (
            "<h1>山村通水记</h1><p>2024-05-01 一把刀两把刀</p><p>执笔/一把刀、两把刀</p>",
            "",
            "山村通水记",
            None,
            Some("2024-05-01"),
        ),
        (
            "<aside><h1>山村通水记</h1><span>2024-05-01 青山网[整理]</span></aside>",
            "",
            "山村通水记",
            Some("青山网"),
            Some("2024-05-01"),
        ),
        (
            "<meta property=og:site_name content=微信公众平台><h1>山村通水记</h1><p><a id=js_name>青山科技</a><em>昨天</em></p>",
            "",
            "山村通水记",
            Some("青山科技"),
            None,
        ),
        // Neither the article before this one nor its date.
        (
            "<ul><li>上一篇 :<a href=/1>果园开园--2023年8月19日</a></li></ul><p>山村通水记</p><p>发布时间： 2024-09-26 10:09:11</p>",
            "",
            "山村通水记",
            None,
            Some("2024-09-26T10:09:11+08:00"),
        ),
    ] {
        let paragraphs =
            format!("<p>先说水。{PROSE}{PROSE}</p><p>再说果。{PROSE}{PROSE}</p><p>后说人。{PROSE}{PROSE}</p>");
        let page_title =
            if head.contains("<h") { "山村通水记_青山网" } else { "青山要闻--山村通水记" };
        let import = import_page(&format!(
            "<html lang=zh-CN><head><title>{page_title}</title></head><body><div>{head}{paragraphs}{below}</div></body></html>"
        ));
        let article = import.article;
        let found = (article.source.map(|source| source.name), article.published.map(|time| time.to_string()));
        assert_eq!(
            (article.title.as_str(), found.0.as_deref(), found.1.as_deref()),
            (title, source, published),
            "{head}{below}"
        );
        assert_eq!(article.id.starts_with("2024-"), published.is_some(), "{}", article.id);
        assert!(article.body.len() <= 5, "{:?}", article.body);
    }
}

#[test]
fn repeated_paragraphs_are_all_kept() {
    for paragraphs in [[PROSE, PROSE, PROSE], ["水从山上来，先进了蓄水池。", PROSE, PROSE]] {
        let page = paragraphs.map(|words| format!("<p>{words}</p>")).concat();
        let import = import_page(&format!("<h1>山村通水记</h1>{page}"));
        let found: Vec<_> = import.article.body.iter().map(|block| format!("{block:?}")).collect();
        assert_eq!(found.len(), 3, "{found:?}");
    }
}

#[test]
fn markup_that_carries_meaning_is_kept() {
    for (markup, expected) in [
        ("<p>产量10<sup>8</sup>公斤，H<sub>2</sub>O。</p>", "p 产量10⁸公斤，H₂O。"),
        ("<p>注<sup>[a]</sup>。</p>", "p 注^[a]。"),
        ("<pre>第一行\n第二行</pre>", "p 第一行 p 第二行"),
        ("<p>看得见。<span style='display: none'>看不见。</span></p>", "p 看得见。"),
        ("<img srcset='https://e.example/1.jpg 1x, https://e.example/2.jpg 2x' alt=池>", "i https://e.example/1.jpg"),
        ("<img src=data:image/gif;base64,AA data-lazy-src=https://e.example/3.jpg>", "i https://e.example/3.jpg"),
        ("<img data-actualsrc=https://e.example/4.jpg>", "i https://e.example/4.jpg"),
        ("<picture><source srcset='https://e.example/5.webp 1x'><img alt=池></picture>", "i https://e.example/5.webp"),
        ("<img data-echo=https://e.example/6.jpg>", "i https://e.example/6.jpg"),
        ("<p>看得见。<span style='visibility:hidden'>看不见。</span></p>", "p 看得见。"),
        (
            "<figure><img src=https://e.example/7.jpg><figcaption>池边</figcaption></figure>",
            "i https://e.example/7.jpg 池边",
        ),
        (
            "<table><caption>水量</caption><tr><th>项</th><th>数</th></tr><tr><td>池</td><td>三</td></tr></table>",
            "t 水量/项|数/池|三",
        ),
        ("<video title=现场><source src=https://e.example/a.mp4></video>", "p 现场"),
        ("<iframe src=//e.example/v></iframe>", "p https://e.example/v"),
    ] {
        let import = import_page(&format!(
            "<h1>山村通水记</h1><p>先说水。{PROSE}{PROSE}</p>{markup}<p>再说果。{PROSE}{PROSE}</p><p>后说人。{PROSE}{PROSE}</p>"
        ));
        let between = &import.article.body[1..import.article.body.len() - 2];
        let found: Vec<_> = between
            .iter()
            .map(|block| match block {
                Block::Paragraph { text } => format!("p {}", text.to_plain()),
                Block::Image { src, caption: Some(text), .. } => format!("i {src} {}", text.to_plain()),
                Block::Image { src, .. } => format!("i {src}"),
                Block::Table { caption, head, rows } => {
                    let row = |row: &Vec<Text>| row.iter().map(Text::to_plain).collect::<Vec<_>>().join("|");
                    let rows: Vec<_> = [head].into_iter().chain(rows).map(row).collect();
                    format!("t {}/{}", caption.as_ref().map(Text::to_plain).unwrap_or_default(), rows.join("/"))
                }
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{markup}");
    }
}

#[test]
fn page_of_links_is_reported() {
    let link = "<p><a href=/1>果园开园迎来八方客，山路通车方便百姓家，县里办成了三件大事</a></p>";
    let import = import_page(&format!("<html><body><h1>要闻</h1>{}</body></html>", link.repeat(30)));
    assert!(import.problems.iter().any(|problem| problem.message.contains("page of a single article")));
}

#[test]
fn keeps_typed_spaces_and_drops_line_breaks() {
    let import = import_page(&format!(
        "<h1>果园通水 百姓增收</h1><p>本报讯（记者 李明）去年秋\n    天，果园通水。{PROSE}</p><p>{PROSE}</p>"
    ));
    assert_eq!(import.article.title, "果园通水 百姓增收");
    let Block::Paragraph { text } = &import.article.body[0] else { panic!("{:?}", import.article.body) };
    assert!(text.to_plain().starts_with("本报讯（记者 李明）去年秋天，果园通水。"), "{}", text.to_plain());
}

#[test]
fn item_text_loses_number_and_keeps_links() {
    let import = import_page(&format!(
        "<h1>山村通水记</h1><p>{PROSE}</p><p>1、选点。由<a href=https://example.org/w>水利站</a>勘测，{PROSE}</p><p>2、铺管。{PROSE}</p>"
    ));
    let item = &sections(&import)[0].items[0];
    assert_eq!((item.label.as_str(), item.title.as_str()), ("1、", "选点。"));
    let Block::Paragraph { text } = &item.body[0] else { panic!("{item:?}") };
    assert!(text.to_plain().starts_with("由水利站勘测，") && matches!(text.0[1], Run::Link { .. }), "{text:?}");
}

#[test]
fn malformed_pages_do_not_panic() {
    for page in ["", "<", "<p>", "<html><body></body></html>", "<ol><li></ol>", "plain"] {
        let _ = import_page(page);
    }
    let _ = import_page(&"<div>".repeat(3000));
}
