//! A new version of the site while the old one is in use.

use crate::offline::visit;
use crate::site::{Answer, dist, dist_text, path_of};
use crate::{Outcome, Reader};
use serde_json::json;

/// The title by which the new version is told.
const TITLE: &str = "第二版";

/// Puts a new version on the server, with a glue and a wasm of new names; what
/// was there before is gone, as where a site is replaced. `wasm` becomes of the new wasm what it gives.
async fn deploy(reader: &Reader, wasm: impl Fn(Vec<u8>) -> Vec<u8>) {
    let (glue, old_wasm) = (path_of("news-brief-", ".js"), path_of("news-brief-", "_bg.wasm"));
    let hash = glue.trim_start_matches("/news-brief-").trim_end_matches(".js").to_owned();
    let new = |text: &str| text.replace(&hash, "00000000000000aa");
    let site = &reader.site;
    let index = new(&dist_text("index.html")).replacen("<title>", &format!("<title>{TITLE}"), 1);
    site.add("/index.html", &index);
    let loader = new(&dist_text("news-brief.js"));
    site.add("/news-brief.js", &loader);
    site.add(&new(&glue), &dist_text(&glue[1..]));
    let bytes = std::fs::read(dist().join(&old_wasm[1..])).unwrap();
    site.add_answer(&new(&old_wasm), Answer { status: 200, mime: "application/wasm", body: wasm(bytes) });
    let old_rest = path_of("news-brief-", "_rest.wasm");
    let body = std::fs::read(dist().join(&old_rest[1..])).unwrap();
    site.add_answer(&new(&old_rest), Answer { status: 200, mime: "application/wasm", body });
    for gone in [&glue, &old_wasm, &old_rest] {
        site.add_answer(gone, Answer { status: 404, mime: "text/plain", body: Vec::new() });
    }
    let worker = new(&dist_text("service-worker.js"));
    let worker = with_hash(reader, &worker, "./", &index).await;
    let worker = with_hash(reader, &worker, "news-brief.js", &loader).await;
    site.add("/service-worker.js", &worker.replacen("news-brief-core-", "news-brief-core-second-", 1));
}

/// The service worker's text, with the hash of `text` for the file `name`.
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
    // The minifier takes the quotes that it likes.
    let entries = ['"', '\'', '`'].map(|quote| format!("[{quote}{name}{quote},"));
    let found = entries.iter().find_map(|entry| worker.split_once(entry).map(|parts| (entry, parts)));
    let (entry, (before, after)) = found.unwrap_or_else(|| panic!("{name} is not kept"));
    let (_, after) = after.split_once(']').unwrap();
    format!("{before}{entry}\"sha256-{}\"]{after}", hash.as_str().unwrap())
}

async fn title(reader: &Reader) -> String {
    reader.see("document.title").await.as_str().unwrap().to_owned()
}

/// The names of the glue, the wasm and the loader that this page asked for.
async fn asked(reader: &Reader) -> String {
    reader.see("performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()).filter((name) => name.startsWith('news-brief-')).join(' ')").await.to_string()
}

/// Asks for a new version, as the browser does by itself from time to time.
async fn look_for_new(reader: &Reader) {
    reader.run("window.looked = false; navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => window.looked = true, () => window.looked = true)").await;
    reader.until("looked").await;
}

#[tokio::test]
async fn a_new_version_is_offered_and_taken_at_once_if_wanted() -> Outcome {
    let reader = visit("/").await;
    reader.reload().await;
    deploy(&reader, |wasm| wasm).await;
    look_for_new(&reader).await;
    reader.until("document.querySelector('.newer button')").await;
    let offer = reader.browser.driver.find(thirtyfour::By::Css(".newer")).await?.text().await?;
    assert!(offer.contains("有新版本") && offer.contains("立即更新"), "{offer}");
    // Until then the old version goes on, whole: its files are on the server no more.
    reader.reload().await;
    assert!(!title(&reader).await.contains(TITLE));
    assert!(!asked(&reader).await.contains("00000000000000aa"), "{}", asked(&reader).await);
    reader.write("#composer", "写到一半").await;
    reader.until("Object.keys(localStorage).some((key) => key.includes('/draft/'))").await;

    reader.until("document.querySelector('.newer button')").await;
    reader.browser.driver.find(thirtyfour::By::Css(".newer button")).await?.click().await?;
    reader.until(&format!("document.title.startsWith('{TITLE}')")).await;
    reader.ready().await;
    let names = asked(&reader).await;
    assert_eq!(names.matches("00000000000000aa").count(), names.matches("news-brief-").count(), "{names}");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "写到一半");
    assert_eq!(reader.see("document.querySelector('.newer').childNodes.length").await, 0);
    reader.site.stop().await;
    reader.reload().await;
    assert!(title(&reader).await.starts_with(TITLE));
    Ok(())
}

#[tokio::test]
async fn a_new_version_is_taken_when_the_last_tab_is_closed() -> Outcome {
    let reader = visit("/").await;
    reader.reload().await;
    deploy(&reader, |wasm| wasm).await;
    look_for_new(&reader).await;
    reader.until("document.querySelector('.newer button')").await;
    let driver = &reader.browser.driver;
    // Where the browser has not noticed yet that the tab is gone, the old version is seen once more.
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
    let names = asked(&reader).await;
    assert_eq!(names.matches("00000000000000aa").count(), names.matches("news-brief-").count(), "{names}");
    Ok(())
}

#[tokio::test]
async fn a_version_that_is_not_whole_is_not_taken() -> Outcome {
    let reader = visit("/").await;
    reader.reload().await;
    // Half a wasm, sent as if it were all.
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
