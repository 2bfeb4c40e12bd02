//! A prerendered page before the widget runs: what starts it, and that nothing a
//! reader did before is lost.

use crate::engine::only_in;
use crate::fixtures::{SMALL, page};
use crate::site::{Answer, GLUE, Rest, WASM, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

/// Turns Save-Data on. Only Chromium has the property by itself.
const SAVE_DATA: &str = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";

/// Records the widget's events, from before the page's own scripts.
const EVENTS: &str = "window.seen = []; for (const name of ['toggle', 'comment', 'like', 'ready', 'error']) \
    addEventListener('news-brief-' + name, ({ detail }) => seen.push([name, detail.id ?? '', detail.open ?? ''].join(' ').trim()))";

/// The seed's page with a wasm that can't be fetched.
async fn without_wasm() -> Reader {
    let site = Site::start().await;
    site.add_answer(&part(WASM), Answer { status: 404, mime: "text/plain", body: Vec::new() });
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(EVENTS).await;
    open(&reader, "/").await;
    reader
}

/// Opens a page and waits until the loader runs, but does not start the widget.
async fn open(reader: &Reader, path: &str) {
    reader.go(path).await;
    reader.until("customElements.get('news-brief')").await;
    settle(reader).await;
}

/// Waits until the intersection observer has reported, and requests would have been sent.
async fn settle(reader: &Reader) {
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => seen(1), 100))))").await;
}

/// Whether anything was requested that only a running widget needs.
fn is_fetched(site: &Site) -> bool {
    let lazy = [part(GLUE), part(WASM), "/article.json".to_owned()];
    site.requests().iter().any(|path| lazy.contains(path))
}

/// Scrolls until the comments begin this far below the window.
async fn scroll_to(reader: &Reader, distance: i32) {
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
async fn an_eager_page_starts_at_once() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    let html = crate::site::dist_text("index.html");
    reader.site.add("/eager.html", &html.replacen("<news-brief ", "<news-brief loading=\"eager\" ", 1));
    reader.go("/eager.html").await;
    reader.running().await;
    assert_eq!(reader.see("scrollY").await, 0);
    Ok(())
}

#[tokio::test]
async fn save_data_waits_for_the_first_need() -> Outcome {
    for needing in [".toolbar [part=like]", "#composer"] {
        let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
        reader.run_first(SAVE_DATA).await;
        open(&reader, "/").await;
        scroll_to(&reader, -300).await;
        assert!(!is_fetched(&reader.site), "{:?}", reader.site.requests());
        reader.click(needing).await;
        reader.running().await;
    }
    Ok(())
}

#[tokio::test]
async fn save_data_delays_the_service_worker() -> Outcome {
    only_in!(Chromium, "the others have no Save-Data");
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start_whole().await };
    reader.run_first(SAVE_DATA).await;
    open(&reader, "/").await;
    reader.until("document.readyState === 'complete'").await;
    settle(&reader).await;
    assert_eq!(reader.see("navigator.serviceWorker.getRegistrations().then(({ length }) => length)").await, 0);
    assert!(!is_fetched(&reader.site), "{:?}", reader.site.requests());
    reader.click("#composer").await;
    reader.running().await;
    reader.until("navigator.serviceWorker.getRegistrations().then(({ length }) => length)").await;
    Ok(())
}

#[tokio::test]
async fn presses_before_the_wasm_count_once_in_order() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&part(WASM));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(EVENTS).await;
    open(&reader, "/").await;
    reader.click("#task-2-button").await;
    assert_eq!(reader.see("root.querySelector('#task-2-panel').hidden").await, false);
    reader.write("#composer", "先写").await;
    reader.click("[part=composer-submit]").await;
    reader.click("[part=composer-submit]").await;
    reader.click(".toolbar [part=like]").await;
    reader.click("#task-2-button").await;
    reader.click("#task-1-button").await;
    assert_eq!(reader.see("root.querySelector('#task-2-panel').hidden").await, "until-found");
    // Text typed after the press is part of the comment.
    reader.write("#composer", "，再写").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    assert_eq!(reader.see("seen").await, json!([]));
    assert_eq!(reader.count(".failure").await, 0);
    tell.send(Rest::Comes)?;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.until("seen.some((line) => line.startsWith('ready'))").await;
    assert_eq!(reader.text("[part=comment-text]").await, "先写，再写");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden").await, false);
    assert_eq!(reader.see("root.querySelector('#task-2-panel').hidden").await, "until-found");
    assert_eq!(reader.see("root.querySelector('.toolbar [part=like]').ariaPressed").await, "true");
    // The composer's post is a message to the root component, after the like.
    let told = reader.see("seen.map((line) => line.replace(/^(like|ready) .*/, '$1'))").await;
    assert_eq!(told, json!(["toggle task-1 true", "ready", "like", "comment"]));
    reader.reload().await;
    assert_eq!(reader.count("[part=comment]").await, 7);
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    reader.no_errors().await;
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
async fn old_deletions_are_finished_unseen() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    let key = |id: &str| format!("news-brief/1/2019-09-02-chanye-fupin/comment/{id}");
    let (long_ago, just_now) = (key("0mf3k2x1a000001"), key("0mf3k2x1b000001"));
    // A minute ahead, so the time for undo is not over on a slow machine.
    reader
        .run_first(&format!(
            "const deleted = (key, when) => localStorage.setItem(key, JSON.stringify({{ v: 1, id: key.split('/').pop(), \
             author: '农友1', text: '不要了', published: '2026-01-01T00:00:00Z', deleted: when.toISOString() }})); \
             deleted('{long_ago}', new Date(2026, 0)); deleted('{just_now}', new Date(Date.now() + 60000))"
        ))
        .await;
    open(&reader, "/").await;
    reader.run("window.shown = 0; new MutationObserver(() => window.shown = Math.max(window.shown, root.querySelectorAll('.tombstone, #comment-0mf3k2x1a000001').length)).observe(root, { subtree: true, childList: true })").await;
    reader.ready().await;
    reader.until("root.querySelector('[part=undo]')").await;
    reader.until(&format!("localStorage.getItem('{long_ago}') === null")).await;
    assert_eq!([reader.count(".tombstone").await, reader.see("window.shown").await.as_u64().unwrap()], [1, 1]);
    reader.click("[part=undo]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
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

#[tokio::test]
async fn export_waits_for_the_wasm_or_rejects() -> Outcome {
    let reader = without_wasm().await;
    reader
        .run("widget.exportComments().catch((error) => window.refused = [error.reason, error.message.includes('404')])")
        .await;
    reader.until("window.refused").await;
    assert_eq!(reader.see("refused").await, json!(["network", true]));
    reader.site.restore(&part(WASM));
    let tell = reader.site.hold(&part(WASM));
    reader.run("window.given = []; for (let i = 0; i < 2; i++) widget.exportComments().then((archive) => given.push(archive))").await;
    settle(&reader).await;
    assert_eq!(reader.see("given.length").await, 0);
    tell.send(Rest::Comes)?;
    reader.until("given.length === 2").await;
    assert_eq!(reader.see("[given[0].format, given[1].comments.length]").await, json!(["news-brief-comments/1", 0]));
    assert_eq!(reader.see("seen.filter((name) => name.startsWith('ready')).length").await, 1);
    Ok(())
}

#[tokio::test]
async fn removal_before_the_wasm_raises_no_error() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&part(WASM));
    site.add("/small.json", SMALL);
    site.add("/small.html", &page("src=\"small.json\" loading=\"eager\"", "<article>一句话。</article>"));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    for path in ["/", "/small.html"] {
        open(&reader, path).await;
        reader.run("widget.setAttribute('loading', 'eager'); widget.setAttribute('heading-level', '3')").await;
        reader.run("root.querySelector('.toolbar [part=like]')?.click(); window.gone = widget; widget.remove()").await;
    }
    tell.send(Rest::Comes)?;
    settle(&reader).await;
    assert_eq!(reader.see("Boolean(gone.shadowRoot.querySelector('.root'))").await, false);
    reader.run("document.body.append(gone)").await;
    reader.running().await;
    assert_eq!(reader.count("h3[part=title]").await, 1);
    reader.post("又回来了").await;
    reader.no_errors().await;
    Ok(())
}
