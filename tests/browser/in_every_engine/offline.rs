//! The site's own pages after one visit, with the server stopped.

use crate::engine::only_in;
use crate::fixtures::{SMALL, page};
use crate::site::Answer;
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

/// Opens `path` of the site as it ships, and waits until the service worker has cached the page.
pub async fn visit(path: &str) -> Reader {
    let reader = Reader::open(Browser::start(&[]).await, Site::start_whole().await, path).await;
    kept(&reader).await;
    reader
}

/// Waits until the service worker is active and has cached the page.
async fn kept(reader: &Reader) {
    reader.run("navigator.serviceWorker.ready.then(({ active }) => window.worker = active)").await;
    reader.until("window.worker?.state === 'activated' && document.querySelector('nav [aria-current] + small')").await;
}

/// Opens a page of the site that the service worker controls.
async fn go(reader: &Reader, path: &str) {
    reader.go(path).await;
    reader.ready().await;
    assert_eq!(reader.see("Boolean(navigator.serviceWorker.controller)").await, true);
}

/// Waits until the service worker has cached the article at `path`.
async fn until_read(reader: &Reader, path: &str) {
    let address = json!(reader.site.url(path));
    reader.run(&format!("window.kept = false; (async () => {{ while (!window.kept) {{ window.kept = Boolean(await (await caches.open('news-brief-read')).match({address})) }} }})()")).await;
    reader.until("window.kept").await;
}

#[tokio::test]
async fn one_visit_suffices_for_offline_use() -> Outcome {
    let reader = visit("/").await;
    reader.site.stop().await;
    reader.reload().await;
    reader.post("服务器已经停了").await;
    reader.reload().await;
    assert_eq!(reader.text("[part=comment-text]").await, "服务器已经停了");
    assert_eq!(reader.count("[part=comment]").await, 7);
    // The page's other address, with a campaign's parameters.
    reader.go("/index.html?from=friend#task-3").await;
    reader.ready().await;
    reader.until("root.activeElement?.id?.startsWith('task-3')").await;
    // A new rendering has its styles, too.
    reader.run("widget.setAttribute('comments', 'readonly')").await;
    reader.until("!root.querySelector('#composer') && root.querySelector('[part=title]')").await;
    Ok(())
}

#[tokio::test]
async fn read_articles_stay_with_their_comments() -> Outcome {
    let reader = visit("/").await;
    reader.post("写在第一篇").await;
    go(&reader, "/english.html").await;
    reader.post("written on the second").await;
    reader.run("root.querySelector('figure img').scrollIntoView()").await;
    until_read(&reader, "/layers.svg").await;
    until_read(&reader, "/english.html").await;
    reader.site.stop().await;

    go(&reader, "/english.html").await;
    assert_eq!(
        reader.see("[...root.querySelectorAll('[part=comment-text]')].map((node) => node.innerText)").await,
        json!(["written on the second"])
    );
    reader.run("root.querySelector('figure img').scrollIntoView()").await;
    reader.until("root.querySelector('figure img').naturalWidth > 0").await;
    reader.post("and without a server").await;
    go(&reader, "/").await;
    assert_eq!(reader.count("[part=comment]").await, 7);
    assert_eq!(reader.text("[part=comment-text]").await, "写在第一篇");

    // An article that was not read says so, and lists those that were.
    reader.go("/statistics.html").await;
    let marked = "[...document.querySelectorAll('nav li:has(small) a')].map((link) => link.getAttribute('href'))";
    let seen = |expression: &str| format!("return {expression}");
    let driver = &reader.browser.driver;
    let title = driver.find(thirtyfour::By::Css("h1")).await?.text().await?;
    assert_eq!(title, "没有网络");
    loop {
        let found = driver.execute(seen(marked), vec![]).await?.json().clone();
        if found == json!(["./", "english.html"]) {
            break;
        }
        assert!(found.as_array().is_some_and(|list| list.len() < 2), "{found}");
    }
    driver.find(thirtyfour::By::LinkText("Every figure keeps its sentence")).await?.click().await?;
    reader.ready().await;
    assert_eq!(reader.count("[part=comment]").await, 2);
    Ok(())
}

#[tokio::test]
async fn any_first_article_is_kept() -> Outcome {
    let reader = visit("/feature.html").await;
    reader.site.stop().await;
    reader.reload().await;
    assert_eq!(reader.text("[part=title]").await, "半山村的第二条路");
    // So is the site's first page, which was not opened yet.
    go(&reader, "/").await;
    Ok(())
}

#[tokio::test]
async fn an_error_is_never_kept() -> Outcome {
    let reader = visit("/").await;
    let error = |status| Answer { status, mime: "text/html", body: b"<h1>broken</h1>".to_vec() };
    reader.site.add_answer("/feature.html", error(500));
    reader.go("/feature.html").await;
    reader.site.add_answer("/statistics.html", error(404));
    reader.go("/statistics.html").await;
    reader.site.add_answer("/no.json", error(404));
    go(&reader, "/").await;
    reader.run("window.answered = 0; fetch('no.json').then((response) => window.answered = response.status)").await;
    reader.until("answered === 404").await;
    let names = "Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))";
    reader.run(&format!("(async () => window.stored = (await {names}).flat())()")).await;
    reader.until("window.stored").await;
    let stored = reader.see("stored").await.to_string();
    assert!(stored.contains("\"/\"") && !stored.contains("feature") && !stored.contains("no.json"), "{stored}");
    // A cached page is better than an error of the server.
    reader.site.restore("/feature.html");
    go(&reader, "/feature.html").await;
    until_read(&reader, "/feature.html").await;
    reader.site.add_answer("/feature.html", error(502));
    go(&reader, "/feature.html").await;
    assert_eq!(reader.text("[part=title]").await, "半山村的第二条路");
    Ok(())
}

#[tokio::test]
async fn the_last_sixty_articles_are_kept() -> Outcome {
    let reader = visit("/").await;
    go(&reader, "/").await;
    // One after another, and number 2 again in the middle.
    reader
        .run(
            "(async () => { \
                 const names = async () => (await (await caches.open('news-brief-read')).keys()).map(({ url }) => Number(url.split('?')[1])); \
                 const read = async (number) => { await fetch('article.json?' + number); while ((await names()).at(-1) !== number) {} }; \
                 for (let number = 1; number <= 70; number++) { await read(number); if (number === 40) await read(2) } \
                 while ((await names()).length > 60) {} \
                 window.kept = await names(); })()",
        )
        .await;
    reader.until("window.kept").await;
    let kept = reader.see("kept").await;
    let numbers: Vec<_> = kept.as_array().unwrap().iter().map(|number| number.as_i64().unwrap()).collect();
    assert_eq!(numbers.len(), 60, "{numbers:?}");
    assert!(numbers.contains(&2) && !numbers.contains(&11) && numbers.contains(&12), "{numbers:?}");
    Ok(())
}

#[tokio::test]
async fn the_page_can_be_installed() -> Outcome {
    only_in!(Chromium, "the DevTools protocol reports what a manifest lacks");
    let reader = visit("/").await;
    let manifest = reader.devtools("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert!(manifest["url"].as_str().unwrap().ends_with("/manifest.webmanifest"), "{manifest}");
    let text: serde_json::Value = serde_json::from_str(manifest["data"].as_str().unwrap())?;
    let icons = text["icons"].as_array().unwrap();
    assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
    for icon in icons {
        reader.run(&format!("window.picture = new Image(); picture.src = {}", icon["src"])).await;
        reader.until("picture.naturalWidth > 0").await;
        let size = reader.see("`${picture.naturalWidth}x${picture.naturalHeight}`").await;
        assert!(icon["sizes"] == "any" || icon["sizes"] == size, "{icon}: {size}");
    }
    let errors = reader.devtools("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(errors["installabilityErrors"], json!([]));
    Ok(())
}

#[tokio::test]
async fn the_embed_registers_no_service_worker() -> Outcome {
    let site = Site::start_whole().await;
    site.add("/small.json", SMALL);
    site.add("/host.html", &page("src=\"small.json\"", "<article>一句话。</article>"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/host.html").await;
    reader.run("navigator.serviceWorker.getRegistrations().then((all) => window.registered = all.length)").await;
    reader.until("window.registered !== undefined").await;
    assert_eq!(reader.see("registered").await, 0);
    assert!(!reader.site.requests().contains(&"/service-worker.js".to_owned()));
    Ok(())
}
