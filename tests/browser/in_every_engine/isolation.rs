//! Styles of the page, and moves within it, change nothing in the widget.

use crate::engine::only_in;
use crate::fixtures::page;
use crate::isolation::{cycle, cycles_page, take_out};
use crate::reader::PATIENCE;
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;
use std::time::Instant;
use thirtyfour::Key;

/// Styles that hurt every element of a page.
const HOSTILE: &str = "* { all: unset !important } \
    *, *::before, *::after { color: red !important; font: italic 40px/3 cursive !important; letter-spacing: 9px !important; \
        text-transform: uppercase !important; text-align: right !important; text-indent: 3em !important; word-spacing: 2em !important; \
        white-space: pre !important; list-style: square !important; cursor: wait !important; text-shadow: 1px 1px red !important; \
        direction: rtl !important; user-select: none !important; quotes: none !important; border-spacing: 9px !important; \
        hyphens: auto !important; tab-size: 1 !important; -webkit-text-stroke: 1px red !important; caret-color: red !important; \
        pointer-events: none; visibility: hidden; font-variant: small-caps; word-break: break-all; text-decoration: line-through; \
        writing-mode: vertical-rl } \
    *::before { content: 'x' !important } button, input, textarea, a, h1, h2, h3, li, section { display: none !important } \
    article { display: none !important } :root { font-size: 40px !important } ::selection { color: red }";

/// The page of a host with these styles.
fn styled(styles: &str) -> String {
    let html =
        page("src=\"article.json\" loading=\"eager\" sections=\"open\" lang=\"zh-CN\"", "<article>原文</article>");
    html.replace("<title>", &format!("<style>body {{ margin: 0 }} {styles}</style><title>"))
}

/// Compares every computed style of everything in the widgets of two frames.
const COMPARE: &str = "(() => { \
    const [calm, hostile] = [...document.querySelectorAll('iframe')].map(({ contentWindow }) => ({ window: contentWindow, \
        all: [...contentWindow.document.querySelector('news-brief').shadowRoot.querySelectorAll('*')].filter(({ localName }) => localName !== 'style') })); \
    const differ = [calm.all.length === hostile.all.length ? '' : 'other elements'].filter(Boolean); \
    calm.all.forEach((element, place) => { for (const pseudo of [null, '::before', '::after']) { \
        const [wanted, found] = [calm.window.getComputedStyle(element, pseudo), hostile.window.getComputedStyle(hostile.all[place], pseudo)]; \
        for (const name of wanted) { const [was, is] = [wanted.getPropertyValue(name), found.getPropertyValue(name)]; \
            if (was !== is) differ.push([element.localName, element.className, pseudo, name, was, is].join(' | ')) } } }); \
    return [calm.all.length, differ.length, ...differ.slice(0, 30)] })()";

#[tokio::test]
async fn hostile_page_styles_change_nothing_inside() -> Outcome {
    let site = Site::start().await;
    site.add("/calm.html", &styled(""));
    site.add("/hostile.html", &styled(HOSTILE));
    let frame = |path: &str| format!("<iframe src=\"{path}\" width=\"900\" height=\"700\"></iframe>");
    site.add(
        "/both.html",
        &format!(
            "<!doctype html><meta charset=\"utf-8\"><title>both</title>{}{}",
            frame("calm.html"),
            frame("hostile.html")
        ),
    );
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/both.html").await;
    let drawn = "[...document.querySelectorAll('iframe')].every(({ contentDocument }) => contentDocument?.querySelector('news-brief')?.shadowRoot?.querySelector('.status'))";
    reader.until(drawn).await;
    let found = reader.see(COMPARE).await;
    assert!(found[0].as_u64().unwrap() > 100, "{found}: there is next to nothing");
    assert_eq!(found[1], 0, "{found:#}");
    reader.browser.driver.enter_frame(1).await?;
    // The page itself has them.
    assert_eq!(reader.see("getComputedStyle(document.body).color").await, "rgb(255, 0, 0)");
    assert_eq!(
        reader.see("[getComputedStyle(widget).display, getComputedStyle(widget).visibility]").await,
        json!(["flow-root", "visible"])
    );
    reader.post("照样能写").await;
    Ok(())
}

#[tokio::test]
async fn removed_widgets_are_garbage_collected() -> Outcome {
    only_in!(Chromium | WebKit, "Firefox looks for nodes that nothing holds when it is idle, and not before");
    let reader = Reader::open(Browser::start(&[]).await, cycles_page().await, "/cycles.html").await;
    reader.run("window.drawn = []").await;
    take_out(&reader).await;
    for _ in 0..10 {
        cycle(&reader).await;
    }
    // No engine collects garbage on demand, but each does under pressure.
    let started = Instant::now();
    loop {
        let left = reader
            .see("(Array.from({ length: 200_000 }, () => document.createElement('p')), drawn.filter((root) => root.deref()).length)")
            .await;
        if left == 0 {
            break;
        }
        assert!(started.elapsed() < PATIENCE, "{left} of ten are kept");
    }
    println!("collected after {:?}", started.elapsed());
    Ok(())
}

#[tokio::test]
async fn moving_the_element_keeps_typed_text() -> Outcome {
    let site = Site::start().await;
    let html = page("src=\"article.json\" loading=\"eager\"", "<article>原文</article>");
    site.add("/moves.html", &html.replace("</news-brief>", "</news-brief><main id=\"elsewhere\"><p>x</p></main>"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/moves.html").await;
    reader.click("#task-2-button").await;
    reader.write("#composer", "写到一半").await;
    reader.press(Key::Left + "").await;
    reader.watch_events().await;
    reader.run("window.field = root.querySelector('#composer'); elsewhere.append(widget)").await;
    let state = "[root.querySelector('#composer') === field, field.value, field.selectionStart, root.querySelector('#task-2-panel').hidden, widget.parentNode.id]";
    assert_eq!(reader.see(state).await, json!([true, "写到一半", 3, false, "elsewhere"]));
    // The focus stays where the platform's `moveBefore` keeps it for a plain field. Firefox's does
    // not.
    let keeps = reader
        .see(
            "(() => { if (!document.body.moveBefore) return false; const plain = document.createElement('textarea'); document.body.append(plain); \
             plain.focus(); document.body.moveBefore(plain, document.body.firstChild); const keeps = document.activeElement === plain; plain.remove(); return keeps })()",
        )
        .await;
    reader.run("field.focus(); document.body.moveBefore?.(widget, document.body.firstChild)").await;
    let kept = reader.see("root.activeElement === field").await;
    println!("the platform keeps the focus of a field that moves: {keeps}, the widget: {kept}");
    assert!(kept == keeps || kept == true);
    assert_eq!(reader.see("field.selectionStart").await, 3);
    reader.run("field.focus()").await;
    reader.press("一").await;
    reader.until("field.value === '写到一一半'").await;
    assert_eq!(reader.see("seen").await, json!([]), "it was drawn anew");
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]')?.textContent === '写到一一半'").await;
    Ok(())
}
