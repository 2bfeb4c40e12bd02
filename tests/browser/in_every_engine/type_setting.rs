//! Typesetting: line breaks at every width, indents, columns, leading.

use crate::browser::Browser;
use crate::engine::{engine, only_in};
use crate::fixtures::page;
use crate::{Outcome, Reader, Site};
use article::{Article, read_text, texts};
use figures::find;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script that measures in the page.
const MEASURE: &str = include_str!("type_setting.js");
/// The faults of a line, a paragraph or a page.
const KINDS: [&str; 9] = ["starts", "ends", "figures", "singles", "indents", "columns", "leading", "wide", "letters"];

/// The seed, and the examples' Chinese texts as the command line imports them.
fn documents() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = vec![("seed".to_owned(), std::fs::read_to_string(root.join("static/article.json")).unwrap())];
    for name in ["feature", "law", "notice", "project", "statistics"] {
        let file: PathBuf = root.join("examples/texts").join(name).with_extension("txt");
        let import = Command::new(crate::site::program()).arg("import").arg(&file).output().unwrap();
        assert!(import.status.success(), "{name}: {}", String::from_utf8_lossy(&import.stderr));
        documents.push((name.to_owned(), String::from_utf8(import.stdout).unwrap()));
    }
    documents
}

/// The places of each text's figures, in code points.
fn figures(article: &Article) -> Value {
    let mut set: Vec<_> = texts(article).into_iter().map(|(_, text)| text.to_plain()).collect();
    set.push(article.title.clone());
    set.extend(article.metrics.iter().flat_map(|metric| [metric.figure.clone(), metric.label.clone()]));
    let figures = |text: &str| {
        let in_digits = |surface: &str| surface.starts_with(|letter: char| letter.is_ascii_digit());
        let found = find(text).into_iter().filter(|figure| in_digits(&figure.surface));
        found.map(|figure| json!([figure.start, figure.end])).collect::<Vec<_>>()
    };
    set.into_iter().map(|text| (text.clone(), Value::from(figures(&text)))).collect::<serde_json::Map<_, _>>().into()
}

/// A page that shows `document` in a frame of any width.
async fn framed(reader: &Reader, document: &str) {
    reader.site.add("/text.json", document);
    let widget = page("src=\"text.json\" sections=\"open\" comments=\"off\" loading=\"eager\"", "");
    // As on a phone: no margin, and no scrollbar that takes up space.
    reader.site.add("/text.css", "html { scrollbar-width: none } body { margin: 0 }");
    reader.site.add("/text.html", &widget.replace("<title>", "<link rel=\"stylesheet\" href=\"text.css\"><title>"));
    reader.site.add(
        "/frame.html",
        "<!doctype html><html lang=\"zh-CN\"><news-brief></news-brief><iframe src=\"text.html\" width=\"640\" height=\"600\"></iframe></html>",
    );
    reader.go("/frame.html").await;
    reader
        .until(
            "document.querySelector('iframe').contentDocument?.querySelector('news-brief')?.shadowRoot?.querySelector('.status')",
        )
        .await;
}

#[tokio::test]
async fn chinese_lines_break_correctly_at_every_width() -> Outcome {
    // In Firefox and WebKit fewer widths: WebDriver is slow there.
    only_in!(Chromium | Firefox, "a thousand layouts take too long");
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    let (mut lines, mut figures_seen, mut wrong) = (0, 0, Vec::new());
    for (name, document) in documents() {
        let (article, _) = read_text(&document).unwrap();
        framed(&reader, &document).await;
        let figures = figures(&article);
        let found = reader.run(&MEASURE.replace("FIGURES", &figures.to_string())).await;
        assert!(found["paragraphs"].as_u64().unwrap() > 500, "{name}: {found}");
        lines += found["lines"].as_u64().unwrap();
        figures_seen += found["figuresLookedAt"].as_u64().unwrap();
        for kind in KINDS {
            let list = found[kind].as_array().unwrap();
            if !list.is_empty() {
                wrong.push(format!("{name}: {} {kind}: {:?}", list.len(), &list[..list.len().min(12)]));
            }
        }
    }
    println!("{:?}: {lines} lines, {figures_seen} figures", engine());
    assert!(wrong.is_empty(), "of {lines} lines:\n{}", wrong.join("\n"));
    assert!(lines > 30_000 && figures_seen > 10_000, "{lines} lines, {figures_seen} figures");
    Ok(())
}

#[tokio::test]
async fn an_indent_in_the_text_is_not_doubled() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    let text = |text: &str| json!({ "type": "paragraph", "text": text });
    let document = json!({ "format": "news-brief/1", "id": "indents", "lang": "zh-CN", "title": "缩进",
        "body": [text("　　原文自己空了两格的一段话。"), text("原文没有空格的一段话。")] });
    framed(&reader, &document.to_string()).await;
    let indents = reader
        .run(
            "const inner = document.querySelector('iframe').contentDocument; const framed = inner.querySelector('news-brief').shadowRoot; \
             return [...framed.querySelectorAll('.body p')].map((paragraph) => { const range = inner.createRange(); \
               const node = paragraph.querySelector('.unbroken').previousSibling; \
               const place = node.data.search(/\\S/u); range.setStart(node, place); range.setEnd(node, place + 1); \
               return Math.round(10 * (range.getClientRects()[0].left - paragraph.getBoundingClientRect().left) \
                 / parseFloat(getComputedStyle(paragraph).fontSize)) / 10 })",
        )
        .await;
    assert_eq!(indents, json!([2, 2]));
    Ok(())
}

#[tokio::test]
async fn english_has_its_own_rules() -> Outcome {
    let reader = Reader::open(Browser::start(&[]).await, Site::start().await, "/english.html").await;
    let rules = reader
        .see(
            "(({ hyphens, textIndent, textAlign, lineHeight, fontSize }) => \
             [hyphens, textIndent, textAlign, parseFloat(lineHeight) / parseFloat(fontSize) >= 1.7])\
             (getComputedStyle(root.querySelector('.lead p')))",
        )
        .await;
    assert_eq!(rules, json!(["auto", "0px", "start", true]));
    Ok(())
}

#[tokio::test]
async fn ideographs_and_figures_have_space_between_them() -> Outcome {
    only_in!(Chromium, "the others do not know text-autospace, or not yet");
    let reader = crate::open().await;
    let widths = reader
        .run(
            "const paragraph = root.querySelector('.lead p'); const probe = paragraph.cloneNode(); paragraph.after(probe); \
             probe.style.cssText = 'display: inline-block; inline-size: auto; text-indent: 0; text-align: start'; \
             const width = (text) => { probe.textContent = text; return probe.getBoundingClientRect().width }; \
             const widths = [width('共5个') - width('共') - width('5') - width('个'), parseFloat(getComputedStyle(probe).fontSize)]; \
             probe.remove(); return widths",
        )
        .await;
    let (space, em) = (widths[0].as_f64().unwrap(), widths[1].as_f64().unwrap());
    assert!(space > 0.2 * em && space < 0.3 * em, "{space} px of {em}");
    Ok(())
}
