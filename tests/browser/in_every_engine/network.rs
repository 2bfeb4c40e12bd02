//! Bad networks: a server that stops and restarts, broken downloads, a slow connection.

use crate::engine::only_in;
use crate::fixtures::{SMALL, page};
use crate::site::{Rest, WASM, dist, dist_text, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

const FALLBACK: &str = "root.querySelector('slot')?.assignedElements()[0]?.checkVisibility()";

/// A page whose widget starts when the reader scrolls to it.
async fn far_down() -> Reader {
    let site = Site::start().await;
    let host = page("src=\"small.json\"", "<article>原文在此</article>");
    site.add(
        "/far.html",
        &host
            .replace("<news-brief", "<div id=\"space\"></div><news-brief")
            .replace("</title>", "</title><style>#space { block-size: 300vh }</style>"),
    );
    site.add("/small.json", SMALL);
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/far.html").await;
    reader.until("customElements.get('news-brief')").await;
    reader
}

#[tokio::test]
async fn a_failed_load_is_retried() -> Outcome {
    only_in!(Chromium | WebKit, "Firefox remembers of a script that it did not come, until the page is loaded anew");
    let reader = far_down().await;
    reader.watch_events().await;
    reader.site.stop().await;
    reader.run("widget.scrollIntoView()").await;
    reader.until("root.querySelector('.failure button, button.failure')").await;
    assert_eq!(reader.see(FALLBACK).await, true);
    assert_eq!(reader.text(".failure button, button.failure").await, "重试");
    // The server is still stopped.
    reader.click(".failure button, button.failure").await;
    reader.until("seen.length === 2 && root.querySelector('.failure button, button.failure')").await;
    assert_eq!(reader.see("seen.map(([name, { reason }]) => reason)").await, json!(["network", "network"]));
    assert_eq!(reader.see(FALLBACK).await, true);
    reader.site.start_again().await;
    reader.click(".failure button, button.failure").await;
    reader.ready().await;
    assert_eq!(reader.text("[part=title]").await, "小文");
    Ok(())
}

#[tokio::test]
async fn being_online_again_retries() -> Outcome {
    only_in!(Chromium, "a browser is taken off line by the DevTools protocol");
    let reader = far_down().await;
    reader.watch_events().await;
    let offline =
        |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    reader.devtools("Network.emulateNetworkConditions", offline(true)).await;
    reader.site.stop().await;
    reader.run("widget.scrollIntoView()").await;
    reader.until("root.querySelector('.failure button, button.failure')").await;
    reader.site.start_again().await;
    reader.devtools("Network.emulateNetworkConditions", offline(false)).await;
    reader.ready().await;
    assert_eq!(reader.see("seen.map(([name]) => name)").await, json!(["news-brief-error", "news-brief-ready"]));
    assert_eq!(reader.count(".failure").await, 0);
    Ok(())
}

#[tokio::test]
async fn a_broken_download_keeps_typed_text() -> Outcome {
    let site = Site::start().await;
    let wasm = part(WASM);
    let tell = site.hold(&wasm);
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/").await;
    // With half of the wasm the article is readable and a comment can be typed.
    reader.until("root.querySelector('[part=title]')?.checkVisibility()").await;
    reader.write("#composer", "网络断了也不丢").await;
    tell.send(Rest::BreaksOff)?;
    reader.until("root.querySelector('.failure button, button.failure')").await;
    assert!(reader.see("root.querySelector('[part=title]').checkVisibility()").await == true);
    let tell = reader.site.hold(&wasm);
    tell.send(Rest::Comes)?;
    reader.click(".failure button, button.failure").await;
    reader.ready().await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "网络断了也不丢");
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment-text]").await, "网络断了也不丢");
    Ok(())
}

#[tokio::test]
async fn a_slow_network_shows_the_text_first() -> Outcome {
    only_in!(Chromium, "a network is slowed down by the DevTools protocol");
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    // In each frame: whether the title and the first paragraph are visible.
    reader
        .run_first(
            "window.frames_ = []; \
             addEventListener('news-brief-ready', () => window.readyAt = performance.now()); \
             const look = () => { \
                 const inside = document.querySelector('news-brief')?.shadowRoot; \
                 const seen = (selector) => inside?.querySelector(selector)?.checkVisibility() ?? false; \
                 const text = seen('[part=title]') && seen('.lead'); \
                 if (text) window.textAt ??= performance.now(); \
                 frames_.push(text); requestAnimationFrame(look) }; \
             requestAnimationFrame(look)",
        )
        .await;
    let html = dist_text("index.html");
    reader.site.add("/eager.html", &html.replacen("<news-brief ", "<news-brief loading=\"eager\" ", 1));
    // Four seconds for the wasm and 400 ms of latency, like Slow 3G in the developer tools.
    let throughput = std::fs::metadata(dist().join(&part(WASM)[1..]))?.len() / 4;
    reader.devtools("Network.enable", json!({})).await;
    let slow =
        json!({ "offline": false, "latency": 400, "downloadThroughput": throughput, "uploadThroughput": throughput });
    reader.devtools("Network.emulateNetworkConditions", slow).await;
    reader.go("/eager.html").await;
    reader.until("window.readyAt").await;
    reader.ready().await;
    let [text, ready] = [reader.see("textAt").await, reader.see("readyAt").await].map(|at| at.as_f64().unwrap());
    println!("at Slow 3G the text was seen after {text:.0} ms, the widget ready after {ready:.0} ms");
    assert!(text * 2.0 < ready, "the text came after {text} ms, the widget was ready after {ready} ms");
    assert_eq!(reader.see("frames_.slice(frames_.indexOf(true)).includes(false)").await, false);
    reader.no_errors().await;
    Ok(())
}
