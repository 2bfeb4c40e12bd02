//! Neither the page nor the widget changes what belongs to the other.

use crate::engine::only_in;
use crate::reader::PATIENCE;
use crate::states::{SMALL, page};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;
use std::time::Instant;
use thirtyfour::Key;

/// What no page should have, and some do.
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
async fn hostile_styles_of_the_page_change_nothing_inside() -> Outcome {
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
    // They do reach the page itself.
    assert_eq!(reader.see("getComputedStyle(document.body).color").await, "rgb(255, 0, 0)");
    assert_eq!(
        reader.see("[getComputedStyle(widget).display, getComputedStyle(widget).visibility]").await,
        json!(["flow-root", "visible"])
    );
    reader.post("照样能写").await;
    Ok(())
}

/// A page whose own things have the names that the widget uses inside.
fn neighbours(widget: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>host</title><style>html {{ overflow-y: scroll }}</style></head><body>\
         <h1 class=\"title\">t</h1><h2 class=\"section-title\">s</h2><ul class=\"list\"><li class=\"comment\">c</li></ul>\
         <div class=\"root news-brief\"><p class=\"lead\">l</p><a class=\"metric\" href=\"#task-1\">m</a></div>\
         <form class=\"composer\"><textarea id=\"composer\">x</textarea><input type=\"checkbox\"><button class=\"button\">b</button></form>\
         <details class=\"item\" id=\"task-1\"><summary>i</summary><div class=\"panel\">p</div></details><time class=\"date\">d</time>\
         <div class=\"toolbar\" part=\"toolbar\">t</div><p class=\"notice visually-hidden\" part=\"title\">n</p>{widget}</body></html>"
    )
}

const OUTSIDE: &str = "[...document.querySelectorAll('html, head, body, body > :not(news-brief), body > :not(news-brief) *')].map((element) => \
    [element.outerHTML.slice(0, 60), ...[...getComputedStyle(element)].filter((name) => !/size|height|perspective|transform-origin/.test(name)) \
        .map((name) => name + ':' + getComputedStyle(element).getPropertyValue(name))])";

#[tokio::test]
async fn nothing_of_the_widget_reaches_the_page() -> Outcome {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    let widget = "<news-brief src=\"small.json\" loading=\"eager\"></news-brief>";
    site.add("/with.html", &neighbours(widget));
    let names = "JSON.stringify([window, document, navigator, history, localStorage.__proto__, Array.prototype, Object.prototype, Element.prototype, HTMLElement.prototype, EventTarget.prototype, Promise.prototype, String.prototype, Date.prototype].map((place) => \
        Object.getOwnPropertyNames(place).filter((name) => !/^(before|moduleDone|newsBriefConsole|ret_nodes|se_exportedFunctionSymbol|\\d+)$|^(cdc|\\$cdc)/.test(name)).sort()))";
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/with.html").await;
    reader.run(&format!("window.before = null; window.before = [{names}, {OUTSIDE}, document.head.outerHTML]")).await;
    reader.run_module("await import('/news-brief.js'); await document.querySelector('news-brief').ready").await;
    reader.post("一句").await;
    reader.click("[part=comment] [part=like]").await;
    let new = format!(
        "JSON.parse({names}).map((found, place) => found.filter((name) => !JSON.parse(before[0])[place].includes(name))).flat()"
    );
    assert_eq!(reader.see(&new).await, json!([]), "names that are new on window or on what belongs to all");
    let differ = reader
        .run(&format!("const found = {OUTSIDE}; return before[1].flatMap((was, place) => was.filter((line, at) => line !== found[place][at]).map((line) => was[0] + ' ' + line))"))
        .await;
    assert_eq!(differ, json!([]));
    assert_eq!(
        reader.see("[before[2] === document.head.outerHTML, document.styleSheets.length, document.adoptedStyleSheets.length, document.body.attributes.length, document.documentElement.attributes.length]").await,
        json!([true, 1, 0, 0, 1])
    );
    assert_eq!(reader.see("document.cookie").await, "");
    Ok(())
}

/// Counts the listeners on everything: on the page, the element, and whatever is drawn in it.
const COUNT: &str = "
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const live = window.live = new Map();
    const key = (type, listener, options) => type + ' ' + Boolean(options?.capture ?? options === true);
    EventTarget.prototype.addEventListener = function (type, listener, options) {
        const target = this ?? window;
        if (options?.signal?.aborted) return;
        const of = live.get(target) ?? live.set(target, new Map()).get(target);
        const same = of.get(listener) ?? of.set(listener, new Set()).get(listener);
        const name = key(type, listener, options);
        same.add(name);
        if (options?.signal) add.call(options.signal, 'abort', () => same.delete(name));
        if (options?.once) add.call(target, type, () => same.delete(name), { once: true });
        return add.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
        live.get(this ?? window)?.get(listener)?.delete(key(type, listener, options));
        return remove.call(this ?? window, type, listener, options);
    };
    window.listening = () => {
        let count = 0;
        for (const [target, of] of live) {
            if (target instanceof AbortSignal || target instanceof MessagePort) continue;
            for (const same of of.values()) count += same.size;
        }
        return count;
    };";

/// Puts the element back, does what a reader does there, and takes it out again.
async fn cycle(reader: &Reader) {
    reader.run("document.body.append(document.kept)").await;
    reader.ready().await;
    reader.paste("#composer", "写了又走").await;
    // Not by the driver, which holds on to what it has clicked.
    reader
        .run("root.querySelector('#task-1-button').click(); root.querySelector('[part=comment] [part=reply]').click()")
        .await;
    reader.until("root.querySelector('.composer.inline textarea')").await;
    reader
        .run("window.running = window.listening?.(); window.drawn?.push(new WeakRef(root.querySelector('.root')))")
        .await;
    take_out(reader).await;
}

async fn take_out(reader: &Reader) {
    reader.run("document.kept = widget; widget.remove()").await;
    reader.until("!document.kept.shadowRoot.querySelector('.root')").await;
}

async fn cycles_page() -> Site {
    let site = Site::start().await;
    site.add("/cycles.html", &page("src=\"article.json\" loading=\"eager\"", "<article>原文</article>"));
    site
}

#[tokio::test]
async fn ten_cycles_of_removing_leave_no_listener() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: cycles_page().await };
    reader.run_first(COUNT).await;
    reader.go("/cycles.html").await;
    reader.ready().await;
    take_out(&reader).await;
    let (mut running, mut counts) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        cycle(&reader).await;
        running.push(reader.see("running").await.as_u64().unwrap());
        counts.push(reader.see("listening()").await.as_u64().unwrap());
    }
    println!("listeners while it runs: {running:?}, after each removal: {counts:?}");
    assert!(running[0] > 5, "the count sees nothing");
    assert_eq!(running, [running[0]; 10], "they become more");
    assert_eq!(counts, [0; 10], "listeners are left");
    Ok(())
}

/// The nodes and listeners that are kept, once they are as many as `most`: what is
/// no longer used goes when the browser finds the time.
async fn in_memory(reader: &Reader, most: (i64, i64)) -> (i64, i64) {
    let started = Instant::now();
    loop {
        reader.devtools("HeapProfiler.collectGarbage", json!({})).await;
        let found = reader.devtools("Memory.getDOMCounters", json!({})).await;
        let found = (found["nodes"].as_i64().unwrap(), found["jsEventListeners"].as_i64().unwrap());
        if found.0 <= most.0 && found.1 <= most.1 {
            return found;
        }
        assert!(started.elapsed() < PATIENCE, "{found:?} are more than {most:?}");
    }
}

#[tokio::test]
async fn ten_cycles_of_removing_leave_no_node_behind() -> Outcome {
    only_in!(Chromium, "nodes and listeners that are kept in memory are counted by the DevTools protocol");
    let reader = Reader::open(Browser::start(&[]).await, cycles_page().await, "/cycles.html").await;
    take_out(&reader).await;
    let first = in_memory(&reader, (500, 0)).await;
    let mut counted = vec![first];
    for _ in 0..10 {
        cycle(&reader).await;
        counted.push(in_memory(&reader, first).await);
    }
    println!("nodes and listeners in memory after each removal: {counted:?}");
    Ok(())
}

#[tokio::test]
async fn what_was_drawn_is_let_go() -> Outcome {
    only_in!(Chromium | WebKit, "Firefox looks for nodes that nothing holds when it is idle, and not before");
    let reader = Reader::open(Browser::start(&[]).await, cycles_page().await, "/cycles.html").await;
    reader.run("window.drawn = []").await;
    take_out(&reader).await;
    for _ in 0..10 {
        cycle(&reader).await;
    }
    // No engine collects on demand, but each does when it is given much to collect.
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
async fn fifty_cycles_of_removing_leave_the_heap_as_it_was() -> Outcome {
    only_in!(Chromium, "the heap is measured by the DevTools protocol");
    let reader = Reader { browser: Browser::start(&[]).await, site: cycles_page().await };
    reader
        .run_first(
            "const start = WebAssembly.instantiateStreaming; WebAssembly.instantiateStreaming = async (...given) => { \
             const made = await start.apply(WebAssembly, given); \
             window.memory ??= Object.values(made.instance.exports).find((value) => value instanceof WebAssembly.Memory); return made }",
        )
        .await;
    reader.go("/cycles.html").await;
    reader.ready().await;
    take_out(&reader).await;
    let mut heaps = Vec::new();
    for _ in 0..6 {
        for _ in 0..10 {
            cycle(&reader).await;
        }
        in_memory(&reader, (500, 0)).await;
        let heap = reader.devtools("Runtime.getHeapUsage", json!({})).await;
        heaps
            .push((heap["usedSize"].as_f64().unwrap(), reader.see("memory.buffer.byteLength").await.as_f64().unwrap()));
    }
    println!("heap and wasm memory after each ten cycles: {heaps:?}");
    // It grows by two kilobytes a cycle, most of which are the driver's scripts.
    assert!(heaps[5].0 - heaps[0].0 < 50.0 * 4_000.0, "{heaps:?}: something is kept");
    assert!(heaps.iter().all(|(_, memory)| *memory == heaps[0].1), "{heaps:?}: the wasm's memory grows");
    Ok(())
}

#[tokio::test]
async fn moved_within_the_page_it_keeps_what_is_being_typed() -> Outcome {
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
    // Where the platform moves a field of its own with its focus, it moves this one so. Firefox has `moveBefore`, and does not.
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

#[tokio::test]
async fn removed_while_it_loads_it_draws_nothing() -> Outcome {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    let tell = site.hold("/small.json");
    site.add("/early.html", &page("src=\"small.json\" loading=\"eager\"", "<article>原文</article>"));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/early.html").await;
    reader.until("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.css'))").await;
    reader.run("window.kept = widget; widget.remove()").await;
    tell.send(crate::site::Rest::Comes)?;
    // It is drawn when it is put back, and once.
    reader.run("window.ready = 0; kept.addEventListener('news-brief-ready', () => window.ready++)").await;
    assert_eq!(reader.see("Boolean(kept.shadowRoot.querySelector('.root'))").await, false);
    reader.run("document.body.append(kept)").await;
    reader.ready().await;
    assert_eq!(reader.see("window.ready").await, 1);
    Ok(())
}
