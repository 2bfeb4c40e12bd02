//! Restrictive and unusual pages: a strict Content-Security-Policy with Trusted Types, frames
//! without storage or of another origin, another shadow root, a `<base>`, files from another
//! origin.

use crate::engine::{Engine, engine};
use crate::fixtures::{SMALL, page};
use crate::site::dist;
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Records policy violations in `reports`.
const WATCH: &str = "window.reports = []; addEventListener('securitypolicyviolation', (event) => reports.push(event.violatedDirective + ' ' + event.blockedURI))";

#[tokio::test]
async fn a_strict_policy_reports_nothing() -> Outcome {
    let site = Site::start().await;
    site.add_header("content-security-policy", POLICY);
    site.add("/watch.js", WATCH);
    site.add("/small.json", SMALL);
    let host = page("src=\"small.json\" loading=\"eager\"", "<article>一句话。</article>");
    site.add("/strict.html", &host.replace("<script", "<script src=\"watch.js\"></script><script"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/strict.html").await;
    reader.write("#composer", "严格的页面").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 1").await;
    // Renderings after a change, and a failure's panel in another element, as well.
    reader.run("widget.lang = 'en'; widget.sections = 'open'").await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === 'Publish'").await;
    assert_eq!(reader.see("reports").await, json!([]));
    reader.no_errors().await;
    reader.run("const other = document.createElement('news-brief'); other.loading = 'eager'; other.src = 'nowhere.json'; widget.after(other)").await;
    reader.until("widget.nextSibling.shadowRoot.querySelector('.failure p')").await;
    assert_eq!(reader.see("reports").await, json!([]));
    Ok(())
}

/// A page with a frame that shows `address`.
fn framed(attributes: &str, address: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>outer</title><h1>outer</h1>\
         <iframe {attributes} src=\"{address}\" width=\"900\" height=\"700\"></iframe></html>"
    )
}

/// Enters the page's frame and waits for the widget.
async fn enter(reader: &Reader) {
    reader.browser.driver.enter_frame(0).await.unwrap();
    reader.ready().await;
}

#[tokio::test]
async fn a_sandbox_without_storage_works() -> Outcome {
    let site = Site::start().await;
    // A sandboxed frame has an opaque origin: every file is of another origin.
    site.add_header("access-control-allow-origin", "*");
    site.add("/inner.html", &page("src=\"article.json\" loading=\"eager\"", "<article>原文</article>"));
    site.add("/outer.html", &framed("sandbox=\"allow-scripts\"", "inner.html"));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/outer.html").await;
    enter(&reader).await;
    assert_eq!(reader.see("self.origin").await, "null");
    let denied = reader
        .see("(() => { try { return localStorage ? 'there' : 'none' } catch (error) { return error.name } })()")
        .await;
    assert_eq!(denied, "SecurityError");
    assert!(reader.text("[part=notice]").await.contains("仅保存在本页，关闭后会丢失"));
    reader.post("框里写的").await;
    assert_eq!(reader.text(".unsaved").await, "未保存");
    reader.click("#task-1-button").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    Ok(())
}

#[tokio::test]
async fn a_frame_of_another_origin_works() -> Outcome {
    let inner = Site::start().await;
    inner.add("/inner.html", &page("src=\"article.json\" loading=\"eager\"", "<article>原文</article>"));
    let site = Site::start().await;
    site.add("/outer.html", &framed("", &inner.url("/inner.html#task-2")));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/outer.html").await;
    enter(&reader).await;
    assert_eq!(reader.see("self.origin !== new URL(document.referrer).origin && self !== top").await, true);
    // The fragment is the frame's, not the page's.
    reader.until("root.querySelector('#task-2-panel').hidden === false").await;
    reader.post("别人的页面里").await;
    reader.click("#metric-1").await;
    reader.until("root.querySelector('.marked')").await;
    drop(inner);
    Ok(())
}

#[tokio::test]
async fn another_shadow_root_works() -> Outcome {
    let site = Site::start().await;
    site.add(
        "/nested.html",
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>host</title><script type=\"module\" src=\"news-brief.js\"></script></head><body>\
         <div id=\"outer\" lang=\"zh-CN\"><template shadowrootmode=\"open\"><section><news-brief src=\"article.json\" loading=\"eager\"><article>原文</article></news-brief></section></template></div></body></html>",
    );
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/nested.html#task-3").await;
    let inner = "document.querySelector('#outer').shadowRoot.querySelector('news-brief')";
    let until = async |expression: &str| {
        reader
            .until(&format!(
                "(() => {{ const widget = {inner}, root = widget?.shadowRoot; return root && ({expression}) }})()"
            ))
            .await;
    };
    until("root.querySelector('#task-3-panel')?.hidden === false && root.activeElement?.id.startsWith('task-3')").await;
    // The language comes from the host of the outer shadow root.
    until("root.querySelector('[part=composer-submit]').innerText.trim() === '发布'").await;
    reader.run("window.heard = []; addEventListener('news-brief-comment', (event) => heard.push([event.target.id, event.composedPath()[0].localName]))").await;
    reader
        .run(&format!(
            "const root = {inner}.shadowRoot, field = root.querySelector('#composer'); field.focus(); field.value = '套着写'; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); root.querySelector('[part=composer-submit]').click()"
        ).replace("const root", "const inside").replace("root.querySelector", "inside.querySelector"))
        .await;
    until("root.querySelector('[part=comment-text]')?.textContent === '套着写'").await;
    assert_eq!(reader.see("heard").await, json!([["outer", "news-brief"]]));
    reader.run(&format!("{inner}.shadowRoot.querySelector('#metric-2').click()")).await;
    until("root.querySelector('.marked')").await;
    Ok(())
}

#[tokio::test]
async fn links_stay_on_a_page_with_base() -> Outcome {
    let site = Site::start().await;
    let html = page("src=\"article.json\" loading=\"eager\"", "<article>原文</article>");
    let html = html.replace("<title>", "<base href=\"/elsewhere/\"><title>").replace("news-brief.js", "/news-brief.js");
    site.add("/news/based.html", &html);
    // The document's address resolves against the base.
    site.add("/elsewhere/article.json", &crate::site::dist_text("article.json"));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/news/based.html").await;
    reader.ready().await;
    let here = reader.see("location.pathname").await;
    reader.run("window.stayed = true").await;
    reader.click("#metric-1").await;
    reader.until("root.activeElement?.classList.contains('marked')").await;
    // Back to the card.
    reader.click(".back").await;
    reader.until("root.activeElement?.id === 'metric-1'").await;
    // Every link within the article stays on the page.
    let links = "[...root.querySelectorAll('a')].filter(({ hash }) => hash)";
    assert!(reader.see(&format!("{links}.length")).await.as_u64().unwrap() > 5);
    reader.run(&format!("for (const link of {links}) link.click()")).await;
    reader.run("location.hash = '#task-4'").await;
    reader.until("root.querySelector('#task-4-panel').hidden === false").await;
    assert_eq!(reader.see("[window.stayed, location.pathname]").await, json!([true, here]));
    // The copied address is the page's.
    reader.run("window.copied = []; navigator.clipboard && (navigator.clipboard.writeText = (text) => { window.copied.push(text); return Promise.resolve() })").await;
    reader.click("#task-4 [part=item-link]").await;
    if engine() == Engine::Chromium {
        reader.until("copied.length").await;
        assert_eq!(reader.see("copied[0]").await, reader.site.url("/news/based.html#task-4"));
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn another_origin_needs_cors() -> Outcome {
    for allowed in [true, false] {
        let files = Site::start().await;
        if allowed {
            files.add_header("access-control-allow-origin", "*");
        }
        let site = Site::start().await;
        site.add("/article.json", &crate::site::dist_text("article.json"));
        let html = page("src=\"article.json\" loading=\"eager\"", "<article>原文在此</article>");
        // The published package, in a folder like on a CDN.
        site.add(
            "/far.html",
            &html.replace("\"news-brief.js\"", &format!("\"{}\" crossorigin", files.url("/embed/news-brief.js"))),
        );
        let reader = Reader { browser: Browser::start(&[]).await, site };
        reader.go("/far.html").await;
        if allowed {
            reader.ready().await;
            reader.post("从远处来").await;
            let here = reader.site.requests();
            assert!(!here.iter().any(|path| path.contains("news-brief")), "{here:?}");
            let asked = files.requests();
            assert!(
                asked.iter().all(|path| path.starts_with("/embed/"))
                    && asked.iter().any(|path| path.ends_with(".wasm")),
                "{asked:?}"
            );
            assert!(dist().join("embed").exists());
            reader.no_errors().await;
        } else {
            // The browser refuses the loader itself, and the fallback stays.
            reader.until("document.readyState === 'complete'").await;
            assert_eq!(reader.see("[customElements.get('news-brief') === undefined, document.querySelector('article').checkVisibility()]").await, json!([true, true]));
        }
    }
    Ok(())
}
