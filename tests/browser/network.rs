//! Bad networks: a server that is gone and comes back, answers that break off,
//! a connection that is slow.

use crate::engine::only_in;
use crate::site::{Rest, path_of};
use crate::states::{SMALL, page};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

const FALLBACK: &str = "root.querySelector('slot')?.assignedElements()[0]?.checkVisibility()";

/// A page on which the widget starts when the reader scrolls down to it.
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
async fn what_does_not_come_is_asked_for_again() -> Outcome {
    only_in!(Chromium | WebKit, "Firefox remembers of a script that it did not come, until the page is loaded anew");
    let reader = far_down().await;
    reader.watch_events().await;
    reader.site.stop().await;
    reader.run("widget.scrollIntoView()").await;
    reader.until("root.querySelector('.failure button, button.failure')").await;
    assert_eq!(reader.see(FALLBACK).await, true);
    assert_eq!(reader.text(".failure button, button.failure").await, "重试");
    // It is gone still.
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
async fn it_starts_by_itself_when_the_network_is_back() -> Outcome {
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
async fn a_wasm_that_breaks_off_costs_neither_the_text_nor_what_was_typed() -> Outcome {
    let site = Site::start().await;
    let wasm = path_of("news-brief-", "_bg.wasm");
    let tell = site.hold(&wasm);
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/").await;
    // Half of the wasm is there: the text can be read, a comment be written.
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
async fn a_slow_network_shows_the_text_first_and_never_a_blank() -> Outcome {
    only_in!(Chromium, "a network is slowed down by the DevTools protocol");
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    // In each frame: whether the title and the first paragraph are in sight.
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
    // What developer tools call Slow 3G: 400 kbit/s, and 400 ms to each answer.
    reader.devtools("Network.enable", json!({})).await;
    let slow = json!({ "offline": false, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000 });
    reader.devtools("Network.emulateNetworkConditions", slow).await;
    reader.go("/").await;
    reader.until("window.readyAt").await;
    reader.ready().await;
    let [text, ready] = [reader.see("textAt").await, reader.see("readyAt").await].map(|at| at.as_f64().unwrap());
    println!("at Slow 3G the text was seen after {text:.0} ms, the widget ready after {ready:.0} ms");
    assert!(text * 2.0 < ready, "the text came after {text} ms, the widget was ready after {ready} ms");
    assert_eq!(reader.see("frames_.slice(frames_.indexOf(true)).includes(false)").await, false);
    reader.no_errors().await;
    Ok(())
}
