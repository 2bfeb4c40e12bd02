//! What leaves the browser: printed, saved, shared and copied.

use crate::browser::Browser;
use crate::checks::folder;
use crate::engine::only_in;
use crate::fixtures::page;
use crate::site::Answer;
use crate::{Outcome, Reader, Site, open, site};
use article::{Article, read_text, texts};
use serde_json::{Value, json};

/// The seed article.
fn seed() -> Article {
    read_text(&site::dist_text("article.json")).unwrap().0
}

/// Text without white space. Fonts use one glyph for an ideograph and its radical; a PDF may name
/// either.
const FOLDED: &str = "((text) => text.normalize('NFKC').replace(/\\s/g, '') \
    .replace(/[⺟⺠⻄⻅⻆⻋⻓⻔⻙⻚⻛⻜⻝⻢⻤⻥⻦⻩⻬⻰戶]/g, (radical) => '母民西见角车长门韦页风飞食马鬼鱼鸟黄齐龙户'['⺟⺠⻄⻅⻆⻋⻓⻔⻙⻚⻛⻜⻝⻢⻤⻥⻦⻩⻬⻰戶'.indexOf(radical)]))";

/// The text of each sheet that the browser prints, read by pdf.js.
async fn printed(reader: &Reader) -> Vec<String> {
    let pdf = reader.devtools("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 })).await;
    let build = folder().join("pdfjs-dist/legacy/build");
    for name in ["pdf.min.mjs", "pdf.worker.min.mjs"] {
        let body = std::fs::read(build.join(name)).expect("pdf.js is installed");
        reader.site.add_answer(&format!("/{name}"), Answer { status: 200, mime: "text/javascript", body });
    }
    reader
        .site
        .add("/empty.html", "<!doctype html><html lang=\"zh\"><title>pdf.js</title><news-brief></news-brief></html>");
    reader.go("/empty.html").await;
    let sheets = reader
        .run(&format!(
            "return import('/pdf.min.mjs').then(async (pdf) => {{ \
               pdf.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs'; \
               const file = await pdf.getDocument({{ data: Uint8Array.fromBase64({}) }}).promise; \
               const sheets = []; \
               for (let number = 1; number <= file.numPages; number++) {{ \
                 const {{ items }} = await (await file.getPage(number)).getTextContent(); \
                 sheets.push({FOLDED}(items.map((item) => item.str).join(''))) }} \
               return sheets }})",
            pdf["data"]
        ))
        .await;
    sheets.as_array().unwrap().iter().map(|sheet| sheet.as_str().unwrap().to_owned()).collect()
}

/// The texts as pdf.js reads them.
async fn folded(reader: &Reader, texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let texts: Vec<_> = texts.into_iter().collect();
    let folded = reader.see(&format!("{}.map({FOLDED})", json!(texts))).await;
    folded.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Every text of an article, titles and labels too.
fn all_texts(article: &Article) -> Vec<String> {
    let document: Value = serde_json::from_str(&article::to_document(article)).unwrap();
    let mut all = vec![article.title.clone()];
    fn collect(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                all.extend(members.get("title").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|member| collect(member, all));
            }
            Value::Array(list) => list.iter().for_each(|entry| collect(entry, all)),
            _ => {}
        }
    }
    collect(&document["body"], &mut all);
    all.extend(texts(article).into_iter().map(|(_, text)| text.to_plain()));
    all.extend(article.metrics.iter().flat_map(|metric| [metric.figure.clone(), metric.label.clone()]));
    all.extend(article.comments.iter().map(|comment| comment.text.clone()).filter(|text| !text.is_empty()));
    all
}

#[tokio::test]
async fn a_folded_page_prints_all_text() -> Outcome {
    only_in!(Chromium, "pages are printed to files by the DevTools protocol");
    let reader = open().await;
    assert_eq!(reader.count(".panel[hidden]").await, 10);
    let sheets = printed(&reader).await;
    let paper = sheets.concat();
    let (mut all, mut missing) = (0, Vec::new());
    for text in folded(&reader, all_texts(&seed())).await {
        all += text.chars().count();
        if !paper.contains(&text) {
            missing.push(text);
        }
    }
    println!("{all} characters on {} sheets", sheets.len());
    assert!(missing.is_empty() && all > 1500, "not on paper, of {all} characters: {missing:#?}\n{paper}");
    for control in
        ["关注", "发布", "全部展开", "打印", "复制", "回答", "排序", "显示全部", "我的数据", "¶", "查看原文出处"]
    {
        assert!(!paper.contains(control), "{control} is on paper");
    }
    // No card is split between sheets.
    for metric in seed().metrics {
        let card = folded(&reader, [[metric.figure, metric.label].concat()]).await.remove(0);
        assert!(sheets.iter().any(|sheet| sheet.contains(&card)), "{card}");
    }
    Ok(())
}

#[tokio::test]
async fn printing_open_items_prints_no_others() -> Outcome {
    only_in!(Chromium, "pages are printed to files by the DevTools protocol");
    let reader = open().await;
    reader.run("window.print = () => {}").await;
    reader.click("#task-3-button").await;
    reader.until("!root.querySelector('#task-3-panel').hidden").await;
    let [open, closed] = ["#task-3-panel", "#task-4-panel"];
    let panel = async |selector: &str| {
        let text = reader.see(&format!("root.querySelector('{selector} p').textContent")).await;
        folded(&reader, [text.as_str().unwrap().to_owned()]).await.remove(0)
    };
    let (open, closed) = (panel(open).await, panel(closed).await);
    reader.click(".print button:nth-of-type(2)").await;
    let paper = printed(&reader).await.concat();
    assert!(paper.contains(&open), "{paper}");
    assert!(!paper.contains(&closed), "{paper}");
    Ok(())
}

#[tokio::test]
async fn links_are_printed_with_their_addresses() -> Outcome {
    only_in!(Chromium, "pages are printed to files by the DevTools protocol");
    let reader = open().await;
    let link = json!([{ "text": "国务院", "href": "https://www.gov.cn/a?b=c" }, "的文件，见", { "text": "上文", "href": "other.html" }]);
    let document = json!({ "format": "news-brief/1", "id": "links", "lang": "zh-CN", "title": "链接",
        "source": { "name": "来源", "url": "https://example.org/" }, "body": [{ "type": "paragraph", "text": link }] });
    reader.site.add("/links.json", &document.to_string());
    reader.site.add("/links.html", &page("src=\"links.json\"", ""));
    reader.go("/links.html").await;
    reader.ready().await;
    let paper = printed(&reader).await.concat();
    assert!(paper.contains("国务院(https://www.gov.cn/a?b=c)的文件,见上文"), "{paper}");
    assert!(paper.contains("来源(https://example.org/)"), "{paper}");
    Ok(())
}

/// Opens a saved page without scripts, and looks for the text.
async fn keeps_the_text(reader: &Reader, saved: &str) {
    let missing = reader
        .run(&format!(
            "const page = new DOMParser().parseFromString({}, 'text/html'); \
             page.querySelectorAll('script, style, template').forEach((node) => node.remove()); \
             const text = {FOLDED}(page.body.textContent); \
             return {}.map({FOLDED}).filter((part) => !text.includes(part))",
            json!(saved),
            json!(all_texts(&seed()).into_iter().collect::<Vec<_>>())
        ))
        .await;
    assert_eq!(missing, json!([]));
}

#[tokio::test]
async fn a_saved_page_keeps_the_text() -> Outcome {
    // Browsers save the document, without its shadow roots.
    let reader = open().await;
    let saved = reader.see("document.documentElement.outerHTML").await;
    keeps_the_text(&reader, saved.as_str().unwrap()).await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_saved_archive_keeps_the_text() -> Outcome {
    only_in!(Chromium, "the others save no MHTML");
    let reader = open().await;
    let archive = reader.devtools("Page.captureSnapshot", json!({ "format": "mhtml" })).await;
    let archive = archive["data"].as_str().unwrap();
    // Quoted-printable: `=` and two digits are a byte, `=` at the end joins lines.
    let mut bytes = Vec::new();
    let joined = archive.replace("=\r\n", "");
    let mut rest = joined.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| *first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    let archive = String::from_utf8_lossy(&bytes);
    keeps_the_text(&reader, &archive).await;
    Ok(())
}

/// Records what goes to the clipboard and to the share sheet.
const CATCH: &str = "window.copied = []; window.shared = []; \
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void copied.push(text) } });";

#[tokio::test]
async fn sharing_falls_back_to_copying() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader
        .run_first(&format!(
            "{CATCH} Object.defineProperty(navigator, 'share', {{ configurable: true, value: undefined }})"
        ))
        .await;
    reader.go("/#task-2").await;
    reader.ready().await;
    let (title, address) = (seed().title, reader.site.url("/"));
    reader.click("[part=share]").await;
    reader.until("root.querySelector('[role=status]').textContent === '已复制'").await;
    assert_eq!(reader.see("copied").await, json!([format!("{title}\n{address}")]));

    reader
        .run("Object.defineProperty(navigator, 'share', { value: (what) => { shared.push(what); return Promise.reject(new DOMException('closed', 'AbortError')) } })")
        .await;
    reader.click("[part=share]").await;
    reader.until("shared.length").await;
    assert_eq!(reader.see("shared").await, json!([{ "title": title, "url": address }]));
    assert_eq!(reader.see("copied.length").await, 1);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_card_copies_its_sentence_and_address() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader.run_first(CATCH).await;
    reader.go("/").await;
    reader.ready().await;
    reader.click("#metric-4").await;
    reader.click("[part=metric-copy]").await;
    reader.until("root.querySelector('[role=status]').textContent === '已复制'").await;
    let metric = &seed().metrics[3];
    let lines = [
        format!("{} {}", metric.figure, metric.label),
        metric.quote.exact.clone(),
        seed().title,
        reader.site.url("/#metric-4"),
    ];
    assert_eq!(reader.see("copied").await, json!([lines.join("\n")]));
    Ok(())
}
