//! The editor's page: files of one's own are opened on this machine alone.

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

/// What only the editor's page may ask for.
const IMPORTER: [&str; 2] = ["importer.js", "importer_bg.wasm"];

async fn editor(path: &str) -> Reader {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader.go(path).await;
    reader
}

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Waits until the page lets a file be dropped: WebKit's driver says that a page
/// is loaded some milliseconds before the last of its modules has run.
async fn takes_files(reader: &Reader) {
    let script = "return !document.querySelector('main').dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true }))";
    let started = Instant::now();
    while reader.browser.driver.execute(script, vec![]).await.unwrap().json() != &Value::Bool(true) {
        assert!(started.elapsed() < PATIENCE, "the page takes no files");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Chooses a file, as the dialog of the browser does.
async fn choose_file(reader: &Reader, path: &str) {
    takes_files(reader).await;
    let field = reader.browser.driver.find(By::Id("file")).await.unwrap();
    field.send_keys(file(path).to_str().unwrap()).await.unwrap();
}

/// Drops a file of these bytes on the page.
async fn drop(reader: &Reader, name: &str, bytes: &[u8]) {
    takes_files(reader).await;
    let script = format!(
        "const data = new DataTransfer(); data.items.add(new File([new Uint8Array({})], {})); \
         document.querySelector('main').dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))",
        json!(bytes),
        json!(name)
    );
    reader.browser.driver.execute(script, vec![]).await.unwrap();
}

/// What the command line prints and says.
fn command_line(arguments: &[&str]) -> (String, Vec<String>) {
    let output = Command::new(env!("CARGO_BIN_EXE_news-brief")).args(arguments).current_dir(file("")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap().lines().map(str::to_owned).collect();
    (String::from_utf8(output.stdout).unwrap(), said)
}

/// Presses 下载 JSON and gives what arrives on the disk as `name`.
async fn downloaded(reader: &Reader, name: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("news-brief-editor-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    reader.devtools("Page.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder })).await;
    reader.browser.driver.find(By::Id("download")).await.unwrap().click().await.unwrap();
    let (file, started) = (folder.join(name), Instant::now());
    // Chromium may reserve the name with an empty file before it moves the whole one there.
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
async fn a_chosen_text_is_shown_with_its_problems_and_downloads_as_the_command_line_makes_it() -> Outcome {
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
async fn a_dropped_document_is_checked_and_stays_as_it_is() -> Outcome {
    only_in!(Chromium, "where a download goes is set by the DevTools protocol");
    let reader = editor("/editor-english.html").await;
    let document = std::fs::read_to_string(file("static/article.json"))?;
    let wrong = document.replacen("\"figure\": \"4100多个\"", "\"figure\": \"4100\"", 1);
    drop(&reader, "mine.json", wrong.as_bytes()).await;
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
    // The next file takes its place, and one that can't be used says so.
    drop(&reader, "clean.json", document.as_bytes()).await;
    reader
        .until(
            "document.getElementById('name').textContent === 'clean.json' && !document.getElementById('clean').hidden",
        )
        .await;
    drop(&reader, "broken.json", b"{").await;
    reader.until("!document.getElementById('trouble').hidden && document.getElementById('opened').hidden").await;
    drop(&reader, "picture.txt", &[0xff, 0xff, 0x00]).await;
    reader.until("!document.getElementById('not-text').hidden").await;
    Ok(())
}

#[tokio::test]
async fn an_older_text_in_gb18030_is_read() -> Outcome {
    let reader = editor("/editor.html").await;
    // 果园通水, a line end, 苹果大了。
    let bytes = b"\xb9\xfb\xd4\xb0\xcd\xa8\xcb\xae\n\xc6\xbb\xb9\xfb\xb4\xf3\xc1\xcb\xa1\xa3";
    drop(&reader, "old.txt", bytes).await;
    reader.ready().await;
    assert_eq!(reader.text("[part=title]").await, "果园通水");
    Ok(())
}

#[tokio::test]
async fn only_who_opens_a_file_loads_the_importer() -> Outcome {
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
    // Nothing was sent but requests for files.
    assert!(reader.site.requests().iter().all(|path| path.starts_with('/') && !path.contains('?')));
    Ok(())
}
