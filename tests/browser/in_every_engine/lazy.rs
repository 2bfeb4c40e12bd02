//! A prerendered page before the widget runs: what starts it, and that nothing a
//! reader did before is lost.

use crate::site::{Answer, GLUE, Rest, WASM, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

/// Records the widget's events, from before the page's own scripts.
pub const EVENTS: &str = "window.seen = []; for (const name of ['toggle', 'comment', 'like', 'ready', 'error']) \
    addEventListener('news-brief-' + name, ({ detail }) => seen.push([name, detail.id ?? '', detail.open ?? ''].join(' ').trim()))";

/// The seed's page with a wasm that can't be fetched.
pub async fn without_wasm() -> Reader {
    let site = Site::start().await;
    site.add_answer(&part(WASM), Answer { status: 404, mime: "text/plain", body: Vec::new() });
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(EVENTS).await;
    open(&reader, "/").await;
    reader
}

/// Opens a page and waits until the loader runs, but does not start the widget.
pub async fn open(reader: &Reader, path: &str) {
    reader.go(path).await;
    reader.until("customElements.get('news-brief')").await;
    settle(reader).await;
}

/// Waits until the intersection observer has reported, and requests would have been sent.
pub async fn settle(reader: &Reader) {
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => seen(1), 100))))").await;
}

/// Whether anything was requested that only a running widget needs.
pub fn is_fetched(site: &Site) -> bool {
    let lazy = [part(GLUE), part(WASM), "/article.json".to_owned()];
    site.requests().iter().any(|path| lazy.contains(path))
}

/// Scrolls until the comments begin this far below the window.
pub async fn scroll_to(reader: &Reader, distance: i32) {
    reader
        .run(&format!("scrollBy({{ top: root.querySelector('.comments').getBoundingClientRect().top - innerHeight - {distance}, behavior: 'instant' }})"))
        .await;
    settle(reader).await;
}

#[tokio::test]
async fn reading_fetches_nothing_of_the_widget() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    open(&reader, "/").await;
    scroll_to(&reader, 700).await;
    assert!(!is_fetched(&reader.site), "{:?}", reader.site.requests());
    // Within 600 px of the viewport they are near.
    scroll_to(&reader, 500).await;
    reader.running().await;
    assert!(is_fetched(&reader.site));
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_first_need_starts_the_widget() -> Outcome {
    for (path, script) in [
        ("/", "root.querySelector('#task-1-button').click()"),
        ("/", "root.querySelector('[part=follow]').click()"),
        ("/", "location.hash = '#task-2'"),
        ("/#task-2", ""),
        ("/", "widget.loading = 'eager'"),
        ("/", "widget.exportComments()"),
    ] {
        println!("{path}: {script}");
        let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
        open(&reader, path).await;
        assert_eq!(is_fetched(&reader.site), script.is_empty(), "{path}: {script}");
        reader.run(script).await;
        reader.running().await;
        reader.no_errors().await;
    }
    Ok(())
}

#[tokio::test]
async fn items_opened_before_stay_open_and_are_reported() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&part(WASM));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(EVENTS).await;
    open(&reader, "/").await;
    reader.click("#task-3-button").await;
    reader.until("root.querySelector('#task-3-panel').hidden === false").await;
    // It is never closed in between.
    reader
        .run("window.folded = 0; new MutationObserver(() => window.folded += Number(root.querySelector('#task-3-panel').hidden !== false)).observe(root, { subtree: true, attributes: true, childList: true })")
        .await;
    tell.send(Rest::Comes)?;
    reader.running().await;
    reader.until("seen.includes('toggle task-3 true')").await;
    assert_eq!(reader.see("[root.querySelector('#task-3-panel').hidden, root.querySelector('#task-3-button').ariaExpanded, window.folded]").await, json!([false, "true", 0]));
    // On the next page it is open at once, from storage.
    let tell = reader.site.hold(&part(WASM));
    open(&reader, "/").await;
    assert_eq!(reader.see("root.querySelector('#task-3-panel').hidden").await, false);
    tell.send(Rest::Comes)?;
    reader.ready().await;
    assert_eq!(reader.see("root.querySelector('#task-3-panel').hidden").await, false);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_wasm_that_fails_keeps_the_text() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&part(WASM));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(EVENTS).await;
    open(&reader, "/").await;
    reader.write("#composer", "网络断了也不丢").await;
    reader.click("[part=composer-submit]").await;
    tell.send(Rest::BreaksOff)?;
    reader.until("root.querySelector('.failure button')").await;
    let told = reader.text(".failure").await;
    assert!(told.contains("你写的文字还在评论框里。") && told.contains("请检查网络后重试。"), "{told}");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "网络断了也不丢");
    // It fails again, with one panel.
    let errors = "seen.filter((name) => name.startsWith('error')).length";
    assert_eq!(reader.see(errors).await, 1);
    reader.click(".failure button").await;
    reader.until(&format!("{errors} === 2")).await;
    reader.until("root.querySelectorAll('.failure').length === 1").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    let tell = reader.site.hold(&part(WASM));
    tell.send(Rest::Comes)?;
    reader.click(".failure button").await;
    // The earlier press counts now, once.
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment-text]").await, "网络断了也不丢");
    assert_eq!(reader.count(".failure").await, 0);
    Ok(())
}

#[tokio::test]
async fn the_next_press_or_the_network_retries() -> Outcome {
    for retry in ["root.querySelector('#task-2-button').click()", "dispatchEvent(new Event('online'))"] {
        println!("{retry}");
        let reader = without_wasm().await;
        // Not with the mouse: the panel that explains the failure moves the items.
        reader.run("root.querySelector('#task-1-button').click()").await;
        reader.until("root.querySelector('.failure')").await;
        reader.site.restore(&part(WASM));
        reader.run(retry).await;
        reader.running().await;
        assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden").await, false, "{retry}");
        assert_eq!(reader.count(".failure").await, 0, "{retry}");
        reader.post("又通了").await;
    }
    Ok(())
}
