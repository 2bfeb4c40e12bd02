//! Imports an HTML page as an article.
//!
//! The `dom_smoothie` crate, a port of Mozilla's Readability, locates the
//! article. The text itself is then read from the page, because such libraries
//! drop short lines, and numbered lines with them. Buttons and other news
//! within are recognized by their words.

use super::boundaries::{byline_above, end, heading, headline_above_byline, is_mostly_links, locate};
use super::build::{Import, LeftOut, Settings, import};
use super::document_header::{self, Header};
use super::headline;
use super::language::language;
use super::markup::{LineKind, MarkedLine, lines};
use super::numbering::Hint;
use super::page_metadata::PageMetadata;
use super::{boundaries, byline, timestamp};
use article::{Block, DateTime, Problem, ProblemKind, Source};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Makes an article from the page `html`.
pub fn import_html(html: &str, settings: &Settings) -> Import {
    let document = Document::from(html);
    let page = document.body().map(|body| lines(&body)).unwrap_or_default();
    let lang = document.select("html").attr("lang").map(|lang| lang.to_string()).filter(|lang| is_language(lang));
    let metadata = PageMetadata::of(&document);
    let mut titles = vec![document.select("title").text().to_string()];
    titles.extend(metadata.title.clone());
    let config = Config { char_threshold: 200, ..Config::default() };
    // 200 Chinese characters correspond to the default of 500.
    let found = Readability::with_document(document, None, Some(config)).and_then(|mut reader| reader.parse()).ok();
    let main = found.as_ref().and_then(|found| Document::from(&*found.content).body().map(|body| lines(&body)));
    titles.extend(found.as_ref().map(|found| found.title.trim().to_owned()));
    let body = locate(&page, main.as_deref().unwrap_or_default());
    let head = headline::find(&page, &titles, body.start)
        .or_else(|| heading(&page, body.start).map(|line| line..line + 1))
        .or_else(|| headline_above_byline(&page, byline_above(&page, body.start)).map(|line| line..line + 1));
    let title = match &head {
        Some(lines) => headline::words(&page[lines.clone()]),
        None => headline::without_site(titles.last().map_or("", String::as_str), metadata.site.as_deref()),
    };
    let above = head.as_ref().map_or(0, |lines| lines.start);
    let header: Vec<String> =
        page[above.saturating_sub(HEADER_REACH)..above].iter().map(|line| line.text.to_plain()).collect();
    let header = document_header::find(&header.iter().map(String::as_str).collect::<Vec<_>>());
    let start = head.map_or_else(|| byline_above(&page, body.start), |lines| lines.end.min(body.end));
    let end = end(&page, start.max(body.start)..body.end);
    let chosen: Vec<&MarkedLine> = page[start..end]
        .iter()
        .enumerate()
        .filter(|(index, line)| *index > boundaries::HEAD_LINES || !headline::is_same(&line.text.to_plain(), &title))
        .map(|(_, line)| line)
        .collect();

    let settings = Settings {
        // Some foreign systems mark every page as English.
        lang: settings.lang.clone().or_else(|| {
            let text = text_of(&chosen);
            lang.filter(|lang| lang.starts_with("zh") == language(&text).starts_with("zh"))
        }),
        title: Some(title).filter(|title| !title.is_empty()),
        ..settings.clone()
    };
    let mut import = import_lines(&chosen, &settings);
    import.article.url.clone_from(&metadata.url);
    add_metadata(&mut import, &header, &metadata, &settings);
    report_relative_images(&mut import);
    let after = page[end..body.end].iter().filter(|line| !matches!(line.kind, LineKind::Image { .. })).enumerate();
    let after = after.map(|(index, line)| LeftOut { line: chosen.len() + index + 1, words: line.text.to_plain() });
    import.left_out.extend(after);
    if is_mostly_links(&chosen) {
        let message = "most of the page is links, use the page of a single article".to_owned();
        import.problems.push(Problem { path: "body".to_owned(), kind: ProblemKind::Guessed, message });
    }
    import
}

/// Makes an article from the lines of its text.
pub fn import_lines(lines: &[&MarkedLine], settings: &Settings) -> Import {
    let settings = Settings { hints: hints(lines), ..settings.clone() };
    import(&text_of(lines), &settings, |line| lines.get(line - 1).map(|line| line.block()))
}

/// The words of `lines`, one line each.
fn text_of(lines: &[&MarkedLine]) -> String {
    let mut text = String::new();
    for line in lines {
        // An image without text still needs its own line.
        let words =
            if matches!(line.kind, LineKind::Image { .. }) { "\u{fffc}".to_owned() } else { line.text.to_plain() };
        text.push_str(&words);
        text.push('\n');
    }
    text
}

/// Returns the hint for each line. A bold line under an image is its caption.
fn hints(lines: &[&MarkedLine]) -> Vec<Option<Hint>> {
    let mut under_picture = false;
    lines
        .iter()
        .map(|line| {
            let caption = std::mem::replace(&mut under_picture, matches!(line.kind, LineKind::Image { .. }));
            line.hint().or((line.is_bold_heading() && !caption).then_some(Hint::Heading))
        })
        .collect()
}

/// The maximum number of lines between a document header and the headline.
const HEADER_REACH: usize = 20;

/// Adds what only the document header and the page's metadata contain.
fn add_metadata(import: &mut Import, header: &Header, metadata: &PageMetadata, settings: &Settings) {
    let article = &mut import.article;
    if let Some(name) = header.source.as_ref().filter(|_| article.source.is_none()) {
        article.source = Some(Source { name: name.clone(), url: None });
    }
    // The date of publication, not of signature.
    if let Some(time) = header.published.and_then(|timestamp| timestamp.at(settings.offset(&article.lang))) {
        article.published = Some(time);
        import.problems.retain(|problem| problem.path != "published");
    }
    let stated = metadata.published.as_ref().and_then(|printed| {
        let found = || timestamp::find(printed)?.1.at(settings.offset(&article.lang));
        DateTime::read(printed).or_else(found)
    });
    if let Some(stated) = stated
        && !article.published.as_ref().is_some_and(|printed| agrees(printed, &stated))
    {
        article.published = Some(stated);
        import.problems.retain(|problem| problem.path != "published");
    }
    let name = metadata.source.as_ref().filter(|name| byline::is_name(name)).or(metadata.site.as_ref());
    if let Some(name) = name.filter(|_| article.source.is_none()) {
        article.source = Some(Source { name: name.clone(), url: None });
    }
}

/// Whether the time that is printed is the one that the metadata states. It is then kept, for it
/// has the zone of the text; a day alone is completed.
fn agrees(printed: &DateTime, stated: &DateTime) -> bool {
    const DAY_MS: i64 = 86_400_000;
    let near = (printed.epoch_ms - stated.epoch_ms).abs() <= DAY_MS;
    near && (printed.has_time || !stated.has_time)
}

/// Reports images with relative addresses.
pub fn report_relative_images(import: &mut Import) {
    for (index, block) in import.article.body.iter().enumerate() {
        if let Block::Image { src, .. } = block
            && !src.contains("://")
        {
            let message = format!("{src} is a relative address, use an absolute one");
            import.problems.push(Problem { path: format!("body[{index}].src"), kind: ProblemKind::Guessed, message });
        }
    }
}

fn is_language(tag: &str) -> bool {
    tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
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
        assert!(body.iter().any(|block| matches!(block, Block::List { items } if items.len() == 2)), "{body:?}");
        assert!(body.iter().any(|block| matches!(block, Block::Image { alt, .. } if alt == "蓄水池")), "{body:?}");
        assert!(body.iter().any(|block| matches!(block, Block::Paragraph { text } if text.0.iter().any(|run| matches!(run, Run::Link { .. })))));
        assert_eq!(
            sections(&import)[0].items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>(),
            ["1. ", "2. "]
        );
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
        assert_eq!(*row, Block::Paragraph { text: Text::plain("1\u{3000}蓄水池\u{3000}三座") });
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
            (
                "<img srcset='https://e.example/1.jpg 1x, https://e.example/2.jpg 2x' alt=池>",
                "i https://e.example/1.jpg",
            ),
            ("<img src=data:image/gif;base64,AA data-lazy-src=https://e.example/3.jpg>", "i https://e.example/3.jpg"),
            ("<img data-actualsrc=https://e.example/4.jpg>", "i https://e.example/4.jpg"),
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
                    Block::Image { src, .. } => format!("i {src}"),
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
}
#[cfg(test)]
mod dump {
    #[test]
    fn dump_lines() {
        let Ok(files) = std::env::var("DUMP") else { return };
        for file in files.split(',') {
            let html = crate::encoding::decode(&std::fs::read(file).unwrap()).map(|d| d.0).unwrap_or_default();
            let document = dom_query::Document::from(html.as_str());
            let page = document.body().map(|body| crate::markup::lines(&body)).unwrap_or_default();
            println!("=== {file}");
            for (at, line) in page.iter().enumerate() {
                let t = line.text.to_plain();
                println!(
                    "{at} {}{:?} {}",
                    if line.linked { "L " } else { "" },
                    line.kind,
                    t.chars().take(90).collect::<String>()
                );
            }
        }
    }
}
