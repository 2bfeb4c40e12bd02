//! Nothing moves while a page loads: the layout shifts that the browser counts,
//! from the first frame until the widget is drawn and has been scrolled over.

use crate::checks::window;
use crate::engine::only_in;
use crate::site::{Rest, path_of};
use crate::{Browser, Outcome, Reader, Site};
use std::process::Command;

/// What a page may shift by.
const LIMIT: f64 = 0.01;

/// Adds up every shift, also those after input, from before the page's own scripts.
const WATCH: &str = "window.shifts = []; \
    new PerformanceObserver((list) => { for (const shift of list.getEntries()) \
        shifts.push([shift.value, ...shift.sources.map(({ node, previousRect, currentRect }) => \
            [node?.nodeName, node?.className, previousRect.y, currentRect.y, previousRect.height, currentRect.height].join(' '))]) }) \
    .observe({ type: 'layout-shift', buffered: true })";

/// Two frames after the last change, shifts have been told.
const SETTLED: &str = "Promise.all([document.fonts.ready, \
    new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen))))])";

/// Where things are that the markup made ahead and the widget both have.
const PLACES: &str = "[...root.querySelectorAll('[part=title], [part=date], .lead p, [part=metric], [part=section-title], [part=item], [part=composer-text], [part=tabs], [part=comment]')].filter((element) => element.checkVisibility()) \
    .map((element) => { const { x, y, width } = element.getBoundingClientRect(); return [element.part.value, x, y + scrollY, width].map((value) => Math.round(value) || value).join(' ') })";

/// The words of the article's time, and where they stand.
const BYLINE: &str = "((date) => { const { x, y, width } = date.getBoundingClientRect(); \
    return [date.textContent, x, y + scrollY, width] })(root.querySelector('[part=date]'))";

/// The two lines of the documentation around what `news-brief render` prints,
/// at the head of a page, with text of its own after it.
fn embed() -> String {
    let render =
        Command::new(env!("CARGO_BIN_EXE_news-brief")).args(["render", "static/article.json"]).output().unwrap();
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
    // The wasm comes when the text has been painted.
    let tell = reader.site.hold(&path_of("news-brief-", "_bg.wasm"));
    reader.go(path).await;
    reader.until("performance.getEntriesByName('first-contentful-paint').length").await;
    reader.see(&format!("{SETTLED}.then(() => 1)")).await;
    let before = reader.see(PLACES).await;
    let drawn_ahead = reader.see("Boolean(root.querySelector('[part=date]'))").await == true;
    let byline = if drawn_ahead { Some(reader.see(BYLINE).await) } else { None };
    tell.send(Rest::Comes).unwrap();
    reader.ready().await;
    // What takes the place of something is no shift to the browser; a reader sees it jump all the same.
    if path == "/" {
        assert_eq!(reader.see(PLACES).await, before, "at {width} px");
    }
    if let Some(byline) = byline {
        assert_eq!(reader.see(BYLINE).await, byline, "{path} at {width} px");
    }
    reader.see(&format!("{SETTLED}.then(() => 1)")).await;
    // What is drawn only when it comes near must not move what is seen.
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
async fn the_watch_sees_what_moves() -> Outcome {
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
