//! Neither the page nor the widget changes what belongs to the other.

use crate::engine::only_in;
use crate::fixtures::{SMALL, page};
use crate::reader::PATIENCE;
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;
use std::time::Instant;

/// A page whose elements have the names that the widget uses inside.
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
        Object.getOwnPropertyNames(place).filter((name) => !/^(before|isReady|moduleDone|newsBriefConsole|ret_nodes|se_exportedFunctionSymbol|\\d+)$|^(cdc|\\$cdc)/.test(name)).sort()))";
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

/// Counts all listeners: of the page, the element, and all that is drawn in it, except on the
/// removed root: it keeps yew's, one for each kind of event, for the next widget.
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
            if (target instanceof Element && target.matches('.root') && !target.isConnected) continue;
            for (const same of of.values()) count += same.size;
        }
        return count;
    };";

/// Inserts the element, uses it, and removes it.
pub async fn cycle(reader: &Reader) {
    reader.run("document.body.append(document.kept)").await;
    reader.ready().await;
    reader.paste("#composer", "写了又走").await;
    // Not by the driver, which keeps references to what it clicked.
    reader
        .run("root.querySelector('#task-1-button').click(); root.querySelector('[part=comment] [part=reply]').click()")
        .await;
    reader.until("root.querySelector('.composer.inline textarea')").await;
    reader
        .run(
            "window.running = window.listening?.(); window.drawn?.push(new WeakRef(root.querySelector('.news-brief')))",
        )
        .await;
    take_out(reader).await;
}

pub async fn take_out(reader: &Reader) {
    reader.run("document.kept = widget; widget.remove()").await;
    reader.until("!document.kept.shadowRoot.querySelector('.root')").await;
}

pub async fn cycles_page() -> Site {
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

/// The listeners on the removed root, which stays for the next widget: one for each kind of event.
const KEPT: i64 = 4;

/// Waits until at most `most` nodes and listeners are in memory, and returns how many are. Garbage
/// is collected when the browser finds the time.
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
    let first = in_memory(&reader, (500, KEPT)).await;
    let mut counted = vec![first];
    for _ in 0..10 {
        cycle(&reader).await;
        counted.push(in_memory(&reader, first).await);
    }
    println!("nodes and listeners in memory after each removal: {counted:?}");
    Ok(())
}

#[tokio::test]
async fn fifty_cycles_leave_the_heap_as_it_was() -> Outcome {
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
    for _ in 0..9 {
        for _ in 0..10 {
            cycle(&reader).await;
        }
        in_memory(&reader, (500, KEPT)).await;
        let heap = reader.devtools("Runtime.getHeapUsage", json!({})).await;
        heaps
            .push((heap["usedSize"].as_f64().unwrap(), reader.see("memory.buffer.byteLength").await.as_f64().unwrap()));
    }
    println!("heap and wasm memory after each ten cycles: {heaps:?}");
    // It grows by two kilobytes a cycle, mostly the driver's scripts.
    assert!(heaps[8].0 - heaps[3].0 < 50.0 * 4_000.0, "{heaps:?}: something is kept");
    // The allocator settles in the first cycles.
    assert!(heaps[3..].iter().all(|(_, memory)| *memory == heaps[3].1), "{heaps:?}: the wasm's memory grows");
    Ok(())
}

#[tokio::test]
async fn an_element_removed_while_loading_draws_nothing() -> Outcome {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    let tell = site.hold("/small.json");
    site.add("/early.html", &page("src=\"small.json\" loading=\"eager\"", "<article>原文</article>"));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/early.html").await;
    reader.until("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.start.js'))").await;
    reader.run("window.kept = widget; widget.remove()").await;
    tell.send(crate::site::Rest::Comes)?;
    // It is drawn once, when it is inserted again.
    reader.run("window.ready = 0; kept.addEventListener('news-brief-ready', () => window.ready++)").await;
    assert_eq!(reader.see("Boolean(kept.shadowRoot.querySelector('.root'))").await, false);
    reader.run("document.body.append(kept)").await;
    reader.ready().await;
    assert_eq!(reader.see("window.ready").await, 1);
    Ok(())
}
