//! A new version of the site while the old one is in use.

use super::offline::visit;
use crate::site::{Answer, FAILURE, GLUE, START, WASM, dist, dist_text, mime_of, part, parts_folder};
use crate::{Outcome, Reader};
use serde_json::json;

/// The title prefix of the new version.
const TITLE: &str = "第二版";

/// The folder of the new version's parts.
const NEW_FOLDER: &str = "widget-000000aa";

/// Deploys a new version whose parts are in another folder. The old folder is gone, as on a
/// replaced site. `change` changes the bytes of the new wasm.
async fn deploy(reader: &Reader, change: impl Fn(Vec<u8>) -> Vec<u8>) {
    let old_folder = parts_folder();
    let new = |text: &str| text.replace(&old_folder, NEW_FOLDER);
    let site = &reader.site;
    let index = new(&dist_text("index.html")).replacen("<title>", &format!("<title>{TITLE}"), 1);
    site.add("/index.html", &index);
    let loader = new(&dist_text("news-brief.js"));
    site.add("/news-brief.js", &loader);
    for name in [GLUE, WASM, START, FAILURE] {
        let path = part(name);
        let mut body = std::fs::read(dist().join(&path[1..])).unwrap();
        if name == WASM {
            body = change(body);
        }
        site.add_answer(&new(&path), Answer { status: 200, mime: mime_of(name), body });
        site.add_answer(&path, Answer { status: 404, mime: "text/plain", body: Vec::new() });
    }
    let worker = new(&dist_text("service-worker.js"));
    let worker = with_hash(reader, &worker, "./", &index).await;
    let worker = with_hash(reader, &worker, "news-brief.js", &loader).await;
    site.add("/service-worker.js", &worker.replacen("news-brief-core-", "news-brief-core-second-", 1));
}

/// The service worker's script with the hash of `text` for the file `name`.
async fn with_hash(reader: &Reader, worker: &str, name: &str, text: &str) -> String {
    reader
        .run(&format!(
            "window.hash = undefined; crypto.subtle.digest('SHA-256', new TextEncoder().encode({})) \
             .then((bytes) => window.hash = btoa(String.fromCharCode(...new Uint8Array(bytes))))",
            json!(text)
        ))
        .await;
    reader.until("window.hash").await;
    let hash = reader.see("hash").await;
    // The minifier chooses the quotes.
    let entries = ['"', '\'', '`'].map(|quote| format!("[{quote}{name}{quote},"));
    let found = entries.iter().find_map(|entry| worker.split_once(entry).map(|parts| (entry, parts)));
    let (entry, (before, after)) = found.unwrap_or_else(|| panic!("{name} is not kept"));
    let (_, after) = after.split_once(']').unwrap();
    format!("{before}{entry}\"sha256-{}\"]{after}", hash.as_str().unwrap())
}

async fn title(reader: &Reader) -> String {
    reader.see("document.title").await.as_str().unwrap().to_owned()
}

/// The folders of the parts that this page has fetched.
async fn fetched(reader: &Reader) -> Vec<String> {
    let folders = reader
        .see(
            "[...new Set(performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-2)).filter((name) => name.startsWith('widget')))]",
        )
        .await;
    serde_json::from_value(folders).unwrap()
}

/// Checks for a new version, as the browser does from time to time.
async fn look_for_new(reader: &Reader) {
    reader.run("window.looked = false; navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => window.looked = true, () => window.looked = true)").await;
    reader.until("looked").await;
}

#[tokio::test]
async fn a_new_version_is_offered_and_taken() -> Outcome {
    let reader = visit("/").await;
    reader.reload().await;
    deploy(&reader, |wasm| wasm).await;
    look_for_new(&reader).await;
    reader.until("document.querySelector('.newer button')").await;
    let offer = reader.browser.driver.find(thirtyfour::By::Css(".newer")).await?.text().await?;
    assert!(offer.contains("有新版本") && offer.contains("立即更新"), "{offer}");
    // Until then the old version stays complete: its files are no longer on the server.
    reader.reload().await;
    assert!(!title(&reader).await.contains(TITLE));
    assert_eq!(fetched(&reader).await, [parts_folder()]);
    reader.write("#composer", "写到一半").await;
    reader.until("Object.keys(localStorage).some((key) => key.includes('/draft/'))").await;

    reader.until("document.querySelector('.newer button')").await;
    reader.browser.driver.find(thirtyfour::By::Css(".newer button")).await?.click().await?;
    reader.until(&format!("document.title.startsWith('{TITLE}')")).await;
    reader.ready().await;
    assert_eq!(fetched(&reader).await, [NEW_FOLDER]);
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "写到一半");
    assert_eq!(reader.see("document.querySelector('.newer').childNodes.length").await, 0);
    reader.site.stop().await;
    reader.reload().await;
    assert!(title(&reader).await.starts_with(TITLE));
    Ok(())
}

#[tokio::test]
async fn closing_the_last_tab_takes_a_version() -> Outcome {
    let reader = visit("/").await;
    reader.reload().await;
    deploy(&reader, |wasm| wasm).await;
    look_for_new(&reader).await;
    reader.until("document.querySelector('.newer button')").await;
    let driver = &reader.browser.driver;
    // If the browser has not noticed yet that the tab is closed, the old version is shown once
    // more.
    for _ in 0..20 {
        let tab = driver.new_tab().await?;
        driver.close_window().await?;
        driver.switch_to_window(tab).await?;
        reader.go("/").await;
        reader.ready().await;
        if title(&reader).await.starts_with(TITLE) {
            break;
        }
    }
    assert!(title(&reader).await.starts_with(TITLE));
    assert_eq!(fetched(&reader).await, [NEW_FOLDER]);
    Ok(())
}

#[tokio::test]
async fn an_incomplete_version_is_not_taken() -> Outcome {
    let reader = visit("/").await;
    reader.reload().await;
    // Half a wasm, served as a complete file.
    deploy(&reader, |mut wasm| {
        wasm.truncate(wasm.len() / 2);
        wasm
    })
    .await;
    look_for_new(&reader).await;
    reader
        .run("window.left = undefined; navigator.serviceWorker.getRegistration().then((found) => { const look = () => found.installing ? setTimeout(look, 20) : window.left = String(found.waiting); look() })")
        .await;
    reader.until("window.left").await;
    assert_eq!(reader.see("left").await, "null");
    reader.site.stop().await;
    reader.reload().await;
    assert!(!title(&reader).await.contains(TITLE));
    reader.post("旧的还在").await;
    Ok(())
}
