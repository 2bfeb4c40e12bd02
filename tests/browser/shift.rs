//! Nothing moves or flashes while a page loads: layout shifts and largest paints, from the first
//! frame until the widget runs and was scrolled over.

use crate::checks::window;
use crate::engine::only_in;
use crate::site::{Rest, WASM, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;
use std::process::Command;

/// The largest allowed layout shift of a page.
const LIMIT: f64 = 0.002;

/// Records every shift, also after input, and every largest paint, from before the page's own
/// scripts.
const WATCH: &str = "window.shifts = []; window.paints = []; \
    new PerformanceObserver((list) => paints.push(...list.getEntries().map(({ size, url }) => [size, url]))) \
        .observe({ type: 'largest-contentful-paint', buffered: true }); \
    new PerformanceObserver((list) => { for (const shift of list.getEntries()) \
        shifts.push([shift.value, ...shift.sources.map(({ node, previousRect, currentRect }) => \
            [node?.nodeName, node?.className, previousRect.y, currentRect.y, previousRect.height, currentRect.height].join(' '))]) }) \
    .observe({ type: 'layout-shift', buffered: true })";

/// Records in each frame the height of the page and which parts are visible.
const FRAMES: &str = "window.heights = []; window.sights = new Set(); const look = () => { \
    const parts = ['[part=title]', '.lead p', '[part=metric]', '#composer', '[part=comment]']; \
    heights.push(document.documentElement.scrollHeight); \
    sights.add(parts.map((part) => root.querySelector(part)?.checkVisibility()).join()); requestAnimationFrame(look) }; look()";

/// Two frames after the last change, shifts were reported.
const SETTLED: &str = "Promise.all([document.fonts.ready, \
    new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen))))])";

/// The places of what prerendered markup and widget have in common.
const PLACES: &str = "[...root.querySelectorAll('[part=title], [part=date], .lead p, [part=metric], [part=section-title], [part=item], [part=composer-text], [part=tabs], [part=comment]')].filter((element) => element.checkVisibility()) \
    .map((element) => { const { x, y, width } = element.getBoundingClientRect(); return [element.part.value, x, y + scrollY, width].map((value) => Math.round(value) || value).join(' ') })";

/// The text and the place of the article's date.
const BYLINE: &str = "((date) => { const { x, y, width } = date.getBoundingClientRect(); \
    return [date.textContent, x, y + scrollY, width] })(root.querySelector('[part=date]'))";

/// A host's page: the documented two lines around the output of `news-brief render`, and text
/// after it.
fn embed() -> String {
    let render = Command::new(crate::site::program()).args(["render", "static/article.json"]).output().unwrap();
    let fallback = String::from_utf8(render.stdout).unwrap();
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>host</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>news-brief {{ display: flow-root }}</style>\
         <script type=\"module\" src=\"news-brief.js\"></script></head><body>\
         <news-brief src=\"article.json\">{fallback}</news-brief><footer>页脚</footer></body></html>"
    )
}

/// The sum of all shifts of a page at a width, and the largest ones.
async fn shifts(path: &str, width: u32) -> (f64, String) {
    let site = Site::start().await;
    site.add("/embed.html", &embed());
    let reader = Reader { browser: Browser::start(&[]).await, site };
    window(&reader, width, 800, 1, width < 600).await;
    reader.run_first(WATCH).await;
    // Where the document's clock is the reader's.
    let zone = if path.starts_with("/english") { "UTC" } else { "Asia/Shanghai" };
    reader.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    // The wasm is held back until the text was painted.
    let tell = reader.site.hold(&part(WASM));
    reader.go(path).await;
    reader.until("performance.getEntriesByName('first-contentful-paint').length").await;
    reader.see(&format!("{SETTLED}.then(() => 1)")).await;
    let before = reader.see(PLACES).await;
    let drawn_ahead = reader.see("Boolean(root.querySelector('[part=date]'))").await == true;
    let byline = if drawn_ahead { Some(reader.see(BYLINE).await) } else { None };
    reader.until("paints.length").await;
    let paints = reader.see("paints").await;
    reader.run(FRAMES).await;
    reader.run("window.largest = [...root.querySelectorAll('[part=title], .lead p')]").await;
    tell.send(Rest::Comes).unwrap();
    reader.ready().await;
    reader.see(&format!("{SETTLED}.then(() => 1)")).await;
    // Hydrated nodes are not painted again. A fragment opens an item, which may be the largest
    // paint.
    if drawn_ahead && !path.contains('#') {
        assert_eq!(reader.see("paints").await, paints, "{path} at {width} px: a largest paint after hydration");
        // Of the same size it would not be reported.
        assert_eq!(reader.see("largest.length > 1 && largest.every((element) => element.isConnected)").await, true);
        // Less than a pixel may be rounded.
        let same = reader.see("Math.max(...heights) - Math.min(...heights) <= 1 && sights.size === 1").await;
        let sights = reader.see("[[...sights], [Math.min(...heights), Math.max(...heights)]]").await.to_string();
        assert!(same == true && !sights.contains("false"), "{path} at {width} px flashes: {sights}");
    }
    // A replaced element is no layout shift to the browser, but a reader may see it jump.
    if path == "/" {
        assert_eq!(reader.see(PLACES).await, before, "at {width} px");
    }
    if let Some(byline) = byline {
        assert_eq!(reader.see(BYLINE).await, byline, "{path} at {width} px");
    }
    reader.see(&format!("{SETTLED}.then(() => 1)")).await;
    // Content that is rendered when it comes near must not move what is visible.
    reader.run("window.over = (async () => { const { scrollHeight } = document.documentElement; \
        for (let top = scrollY; top < scrollHeight; top += 400) { scrollTo(0, top); await new Promise(requestAnimationFrame) } })()").await;
    reader.see("over.then(() => 1)").await;
    reader.see(&format!("{SETTLED}.then(() => 1)")).await;
    assert_eq!(reader.see("PerformanceObserver.supportedEntryTypes.includes('layout-shift')").await, true);
    let sum = reader.see("shifts.reduce((sum, [value]) => sum + value, 0)").await.as_f64().unwrap();
    (sum, reader.see("shifts").await.to_string())
}

#[tokio::test]
async fn nothing_moves_while_it_loads() -> Outcome {
    only_in!(Chromium, "no other engine tells layout shifts");
    let mut moved = Vec::new();
    for path in ["/", "/english.html", "/#task-3", "/#comments", "/embed.html", "/embed.html#task-3"] {
        for width in [360, 1280] {
            let (sum, told) = shifts(path, width).await;
            println!("{path} at {width} px: layout shift {sum:.4}");
            if sum > LIMIT {
                moved.push(format!("{path} at {width} px: {sum:.4}: {told}"));
            }
        }
    }
    assert!(moved.is_empty(), "{moved:#?}");
    Ok(())
}

#[tokio::test]
async fn the_watch_notices_a_shift() -> Outcome {
    only_in!(Chromium, "no other engine tells layout shifts");
    let site = Site::start().await;
    site.add("/moves.html", "<!doctype html><html><head></head><body><p id=\"late\"></p><h1>moved</h1><news-brief>x</news-brief></body></html>");
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(WATCH).await;
    reader.go("/moves.html").await;
    reader.run("requestAnimationFrame(() => requestAnimationFrame(() => late.style.height = '400px'))").await;
    reader.until("shifts.length").await;
    assert!(reader.see("shifts[0][0]").await.as_f64().unwrap() > LIMIT);
    Ok(())
}
