//! A prerendered page before the widget runs: presses, hosts, and other ways to start it.

use crate::fixtures::{SMALL, page};
use crate::in_every_engine::lazy::{EVENTS, is_fetched, open, scroll_to, settle, without_wasm};
use crate::site::{Rest, WASM, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

/// Turns Save-Data on. Only Chromium has the property by itself.
const SAVE_DATA: &str = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";

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

#[tokio::test]
async fn save_data_delays_the_service_worker() -> Outcome {
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
