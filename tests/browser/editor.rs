//! The editor's page: it opens files on the reader's machine and sends nothing.

use crate::browser::Browser;
use crate::engine::only_in;
use crate::reader::PATIENCE;
use crate::{Outcome, Reader, Site};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// Files that only the editor's page may request.
const IMPORTER: [&str; 2] = ["news-brief-editor.js", "news-brief-editor_bg.wasm"];

pub async fn editor(path: &str) -> Reader {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader.go(path).await;
    reader
}

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Waits until the page accepts a dropped file: WebKit's driver reports a page as loaded shortly
/// before its last module has run.
async fn takes_files(reader: &Reader) {
    let script = "return !document.querySelector('main').dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true }))";
    let started = Instant::now();
    while reader.browser.driver.execute(script, vec![]).await.unwrap().json() != &Value::Bool(true) {
        assert!(started.elapsed() < PATIENCE, "the page takes no files");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Chooses a file, like the browser's dialog.
async fn choose_file(reader: &Reader, path: &str) {
    takes_files(reader).await;
    let field = reader.browser.driver.find(By::Id("file")).await.unwrap();
    field.send_keys(file(path).to_str().unwrap()).await.unwrap();
}

/// Drops a file with these bytes on the page.
pub async fn drop_file(reader: &Reader, name: &str, bytes: &[u8]) {
    takes_files(reader).await;
    let script = format!(
        "const data = new DataTransfer(); data.items.add(new File([new Uint8Array({})], {})); \
         document.querySelector('main').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))",
        json!(bytes),
        json!(name)
    );
    reader.browser.driver.execute(script, vec![]).await.unwrap();
}

/// The command line's output and its lines on standard error.
fn command_line(arguments: &[&str]) -> (String, Vec<String>) {
    let output = Command::new(crate::site::program()).args(arguments).current_dir(file("")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap().lines().map(str::to_owned).collect();
    (String::from_utf8(output.stdout).unwrap(), said)
}

/// Presses 下载 JSON and returns the text of the downloaded file `name`.
async fn downloaded(reader: &Reader, name: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("news-brief-editor-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    reader.devtools("Page.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await;
    reader.browser.driver.find(By::Id("download")).await.unwrap().click().await.unwrap();
    let (file, started) = (folder.join(name), Instant::now());
    // Chromium may first create an empty file of that name.
    let text = loop {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        if !text.is_empty() {
            break text;
        }
        assert!(started.elapsed() < PATIENCE, "nothing was downloaded");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    std::fs::remove_dir_all(&folder).unwrap();
    text
}

async fn on_page(reader: &Reader, expression: &str) -> Value {
    reader.browser.driver.execute(format!("return {expression}"), vec![]).await.unwrap().json().clone()
}

#[tokio::test]
async fn the_editor_converts_like_the_command_line() -> Outcome {
    only_in!(Chromium, "where a download goes is set by the DevTools protocol");
    let reader = editor("/editor.html").await;
    choose_file(&reader, "examples/texts/project.txt").await;
    reader.ready().await;
    let (document, said) = command_line(&["import", "examples/texts/project.txt", "--metrics", "6"]);
    assert_eq!(downloaded(&reader, "project.json").await, document);
    let title = serde_json::from_str::<Value>(&document)?["title"].clone();
    assert_eq!(reader.text("[part=title]").await, title.as_str().unwrap());
    let left_out = said.iter().filter(|line| line.contains("left out: ")).count();
    assert_eq!(on_page(&reader, "document.querySelectorAll('#left-out-lines li').length").await, left_out);
    assert_eq!(on_page(&reader, "document.querySelectorAll('#problems li').length").await, said.len() - left_out);
    let first = on_page(&reader, "document.querySelector('#problems li').innerText").await;
    assert_eq!(first, "published 系推测，请核对 标题下没有日期，请按 2019-09-02T11:30:00+08:00 的写法补上");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_dropped_document_is_checked_but_unchanged() -> Outcome {
    only_in!(Chromium, "where a download goes is set by the DevTools protocol");
    let reader = editor("/editor-english.html").await;
    let document = std::fs::read_to_string(file("static/article.json"))?;
    let wrong = document.replacen("\"figure\": \"4100多个\"", "\"figure\": \"4100\"", 1);
    drop_file(&reader, "mine.json", wrong.as_bytes()).await;
    reader.ready().await;
    assert_eq!(downloaded(&reader, "mine.json").await, wrong);
    let problems =
        on_page(&reader, "[...document.querySelectorAll('#problems li')].map((item) => item.innerText)").await;
    assert_eq!(
        problems,
        json!([
            "metrics[7].figure inconsistent 4100 is a part of a longer figure, the text prints 4100多个; print it whole"
        ])
    );
    assert_eq!(on_page(&reader, "document.getElementById('proposing').hidden").await, true);
    // The next file replaces it, and an unusable one is explained.
    drop_file(&reader, "clean.json", document.as_bytes()).await;
    reader
        .until(
            "document.getElementById('name').textContent === 'clean.json' && !document.getElementById('clean').hidden",
        )
        .await;
    drop_file(&reader, "broken.json", b"{").await;
    reader.until("!document.getElementById('trouble').hidden && document.getElementById('opened').hidden").await;
    drop_file(&reader, "picture.txt", &[0xff, 0xff, 0x00]).await;
    reader.until("!document.getElementById('not-text').hidden").await;
    Ok(())
}

#[tokio::test]
async fn the_importer_loads_with_the_first_file() -> Outcome {
    let reader = editor("/").await;
    reader.ready().await;
    let loaded = |reader: &Reader| {
        reader.site.requests().iter().filter(|path| IMPORTER.iter().any(|name| path.ends_with(name))).count()
    };
    assert_eq!(loaded(&reader), 0);
    assert!(!reader.site.requests().iter().any(|path| path.contains("editor")), "{:?}", reader.site.requests());
    reader.go("/editor.html").await;
    assert_eq!(loaded(&reader), 0);
    choose_file(&reader, "static/article.json").await;
    reader.ready().await;
    assert_eq!(loaded(&reader), 2);
    // The page only requested files.
    assert!(reader.site.requests().iter().all(|path| path.starts_with('/') && !path.contains('?')));
    Ok(())
}
