//! The widget hydrates prerendered markup: its nodes stay, with text, caret, focus and open items.
//! Markup that another build rendered, or that was changed, is rendered anew.

use crate::engine::{Engine, engine, only_in};
use crate::site::{Rest, WASM, dist_text, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;
use thirtyfour::Key;
use tokio::sync::watch;

/// The seed's prerendered page, whose wasm is held back. `change` is a script that runs before the
/// loader; `root` is the shadow root in it.
async fn waiting(change: &str) -> (Reader, watch::Sender<Rest>) {
    let site = Site::start().await;
    let tell = site.hold(&part(WASM));
    site.add("/change.js", &format!("const root = document.querySelector('news-brief').shadowRoot; {change}"));
    // Modules run in order, so it runs before the loader.
    let loader = "<script type=\"module\" src=\"news-brief.js\"></script>";
    let html = dist_text("index.html");
    assert!(html.contains(loader));
    site.add(
        "/changed.html",
        &html.replace(loader, &format!("<script type=\"module\" src=\"change.js\"></script>{loader}")),
    );
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader
        .run_first("window.errors = []; addEventListener('news-brief-error', ({ detail }) => errors.push(detail))")
        .await;
    reader.go("/changed.html").await;
    reader.until("customElements.get('news-brief')").await;
    (reader, tell)
}

/// Releases the wasm and waits until the widget runs.
async fn hydrate(reader: &Reader, tell: &watch::Sender<Rest>) {
    reader.run("widget.setAttribute('loading', 'eager')").await;
    tell.send(Rest::Comes).unwrap();
    reader.running().await;
}

/// The elements of the root before hydration, and those that were removed.
const ELEMENTS: &str = "window.elements = [...root.querySelectorAll('*')]";
const GONE: &str =
    "elements.filter((element) => element.getRootNode() !== root).map((element) => element.outerHTML.slice(0, 80))";

#[tokio::test]
async fn hydration_keeps_every_element() -> Outcome {
    let (reader, tell) = waiting("").await;
    reader.run(ELEMENTS).await;
    hydrate(&reader, &tell).await;
    assert!(reader.see("elements.length").await.as_u64().unwrap() > 300);
    assert_eq!(reader.see(GONE).await, json!([]));
    // Nor was an element added: nothing is stored.
    assert_eq!(reader.see("root.querySelectorAll('*').length - elements.length").await, 0);
    assert_eq!(reader.see("errors").await, json!([]));
    reader.post("还是原来的节点").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn text_caret_focus_and_scroll_survive_hydration() -> Outcome {
    let (reader, tell) = waiting("").await;
    reader.click("#composer").await;
    reader.press("先写的字").await;
    reader.press(Key::Left + "").await;
    reader.run("root.querySelector('#task-2-button').click(); root.querySelector('#task-4-button').click()").await;
    // The field is in the middle of the window, the items are above it.
    reader.run("window.field = root.querySelector('#composer'); field.scrollIntoView({ block: 'center', behavior: 'instant' })").await;
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(1))))").await;
    let hand = "[root.activeElement === root.querySelector('#composer'), root.querySelector('#composer') === field, field.value, \
        field.selectionStart, field.selectionEnd, Math.round(field.getBoundingClientRect().top), scrollY, \
        [...root.querySelectorAll('.panel:not([hidden])')].map(({ id }) => id), \
        [...root.querySelectorAll('[aria-expanded=true]')].map(({ id }) => id)]";
    let before = reader.see(hand).await;
    assert_eq!(before[2], "先写的字");
    assert_eq!(before[7], json!(["task-2-panel", "task-4-panel"]));
    hydrate(&reader, &tell).await;
    assert_eq!(reader.see(hand).await, before);
    // Two frames later nothing has moved either.
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(1))))").await;
    assert_eq!(reader.see(hand).await, before);
    reader.press("两个").await;
    reader.until("field.value === '先写的两个字'").await;
    reader.click(".composer:not(.inline) [part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]')?.textContent === '先写的两个字'").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn items_toggled_before_hydration_stay() -> Outcome {
    let (reader, tell) = waiting("").await;
    hydrate(&reader, &tell).await;
    reader.run("for (const id of ['task-1', 'task-2', 'focus-5']) root.querySelector(`#${id}-button`).click()").await;
    reader
        .until("(localStorage.getItem('news-brief/1/2019-09-02-chanye-fupin/state') ?? '').includes('focus-5')")
        .await;

    // Stored items are open at once. One is closed, another opened, and the end of the page is in
    // view.
    let tell = reader.site.hold(&part(WASM));
    reader.go("/changed.html").await;
    reader.until("root.querySelectorAll('.panel:not([hidden])').length === 3").await;
    reader.run("window.toggled = []; addEventListener('news-brief-toggle', ({ detail }) => toggled.push(detail.id + detail.open))").await;
    reader.run("root.querySelector('#task-1-button').click(); root.querySelector('#task-3-button').click()").await;
    reader.run("root.querySelector('#composer').focus({ preventScroll: true }); scrollTo({ top: 1e6, behavior: 'instant' })").await;
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(1))))").await;
    let place = "[scrollY, root.querySelector('#composer').getBoundingClientRect().top, \
        [...root.querySelectorAll('.panel:not([hidden])')].map(({ id }) => id)]";
    let before = reader.see(place).await;
    assert_eq!(before[2], json!(["task-2-panel", "task-3-panel", "focus-5-panel"]));
    hydrate(&reader, &tell).await;
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(1))))").await;
    assert_eq!(reader.see(place).await, before);
    reader.until("toggled.length === 2").await;
    assert_eq!(reader.see("toggled.sort()").await, json!(["task-1false", "task-3true"]));
    // What is toggled since stays when the widget is rendered anew.
    reader.run("root.querySelector('#task-3-button').click()").await;
    reader.until("toggled.length === 3").await;
    reader.run("widget.lang = 'en'").await;
    reader.until("root.querySelector('.news-brief').lang === 'en'").await;
    reader.running().await;
    assert_eq!(
        reader.see("[root.querySelector('#task-3-panel').hidden, toggled.length]").await,
        json!(["until-found", 3])
    );
    reader.run("root.querySelector('#task-3-button').click()").await;
    reader.until("toggled.length === 4").await;
    reader.reload().await;
    assert_eq!(reader.see(place).await[2], before[2]);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn focus_on_any_control_survives_hydration() -> Outcome {
    for selector in ["#task-3-button", "#reply-c1", ".sort select", "#metric-1"] {
        let (reader, tell) = waiting("").await;
        reader.run(&format!("window.focused_ = root.querySelector({}); focused_.focus()", json!(selector))).await;
        assert_eq!(reader.see("root.activeElement === focused_").await, true, "{selector}");
        let place = "[root.activeElement === focused_, Math.round(focused_.getBoundingClientRect().top)]";
        let before = reader.see(place).await;
        hydrate(&reader, &tell).await;
        assert_eq!(reader.see(place).await, before, "{selector}");
        reader.no_errors().await;
    }
    Ok(())
}

#[tokio::test]
async fn an_order_chosen_before_hydration_counts() -> Outcome {
    let (reader, tell) = waiting("").await;
    reader
        .run(
            "const select = root.querySelector('.sort select'); select.value = 'oldest'; \
             select.dispatchEvent(new Event('change', { bubbles: true }))",
        )
        .await;
    hydrate(&reader, &tell).await;
    reader.until("root.querySelector('[part=comment]').id === 'comment-c1'").await;
    assert_eq!(reader.see("root.querySelector('.sort select').value").await, "oldest");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn an_open_composition_survives_hydration() -> Outcome {
    only_in!(Chromium, "an input method is driven by the DevTools protocol");
    let (reader, tell) = waiting("").await;
    reader.click("#composer").await;
    reader.run("window.field = root.querySelector('#composer'); window.ends = 0; field.addEventListener('compositionend', () => ends++)").await;
    let compose = |text: &str| json!({ "text": text, "selectionStart": text.len(), "selectionEnd": text.len() });
    for pinyin in ["d", "du", "duo"] {
        reader.devtools("Input.imeSetComposition", compose(pinyin)).await;
    }
    hydrate(&reader, &tell).await;
    assert_eq!(reader.see("[field.value, ends, root.activeElement === field]").await, json!(["duo", 0, true]));
    // It is not posted while the composition is open.
    reader.press_control_enter().await;
    reader.devtools("Input.imeSetComposition", compose("duodian")).await;
    reader.until("field.value === 'duodian'").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.devtools("Input.insertText", json!({ "text": "多点" })).await;
    reader.until("field.value === '多点' && ends === 1").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '2/1,000'").await;
    reader.press_control_enter().await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.no_errors().await;
    Ok(())
}

/// Changes to prerendered markup before the widget runs, as scripts.
const CHANGES: [(&str, &str); 14] = [
    ("a page of another version", "root.querySelector('.root').dataset.key = 'older'"),
    ("an element put in", "root.querySelector('.lead').prepend(document.createElement('mark'))"),
    ("one put at the end", "root.querySelector('.root').append(document.createElement('aside'))"),
    ("one put before all", "root.querySelector('.root').prepend(document.createElement('aside'))"),
    ("an element taken out", "root.querySelector('.section-title').remove()"),
    (
        "an element replaced by another",
        "const old = root.querySelector('.lead p'), other = document.createElement('font'); other.append(...old.childNodes); old.replaceWith(other)",
    ),
    (
        "two elements that changed places",
        "const title = root.querySelector('[part=title]'); title.nextElementSibling.after(title)",
    ),
    (
        "a text translated in an element",
        "const text = root.querySelector('.lead p').firstChild, font = document.createElement('font'); \
         font.textContent = 'translated'; text.replaceWith(font)",
    ),
    ("a text translated in place", "root.querySelector('[part=title]').firstChild.data = 'Translated'"),
    (
        "a text node replaced",
        "const text = root.querySelector('[part=title]').firstChild; text.replaceWith(document.createTextNode('Translated'))",
    ),
    ("a text split in two", "root.querySelector('[part=title]').firstChild.splitText(2)"),
    ("a text put in", "root.querySelector('.news-brief').prepend('text')"),
    ("a text emptied", "root.querySelector('[part=title]').firstChild.remove()"),
    (
        "comments taken out",
        "const walk = document.createNodeIterator(root, NodeFilter.SHOW_COMMENT); let node; while (node = walk.nextNode()) node.remove()",
    ),
];

#[tokio::test]
async fn changed_markup_still_becomes_a_working_widget() -> Outcome {
    let mut wrong = Vec::new();
    // What yew makes of them is the same in every engine.
    let count = if engine() == Engine::Chromium { CHANGES.len() } else { 1 };
    for (name, change) in CHANGES.into_iter().take(count) {
        println!("{name}");
        let (reader, tell) = waiting(&format!("{change}; root.querySelector('#composer').value = '先写的'")).await;
        reader.run("root.querySelector('#composer').focus({ preventScroll: true }); root.querySelector('#composer').setSelectionRange(2, 2)").await;
        reader.run("root.querySelector('#task-2-button').click(); widget.setAttribute('loading', 'eager')").await;
        tell.send(Rest::Comes)?;
        reader
            .until("errors.length || (widget.ready.then(() => window.isReady = widget, () => {}), window.isReady)")
            .await;
        let errors = reader.see("errors").await;
        if errors != json!([]) {
            wrong.push(format!("{name}: {errors}"));
            continue;
        }
        let seen = reader
            .see(
                "[root.querySelector('[part=title]').textContent, root.querySelectorAll('.section-title').length, root.querySelectorAll('font, mark, aside').length, \
                 root.querySelector('#composer').value, root.activeElement?.id, root.activeElement?.selectionStart, \
                 root.querySelector('#task-2-panel').hidden, root.querySelectorAll('[part=title]').length]",
            )
            .await;
        let wanted =
            json!(["产业扶贫已覆盖92%贫困户!全国产业扶贫工作推进会召开", 2, 0, "先写的", "composer", 2, false, 1]);
        if seen != wanted {
            wrong.push(format!("{name}: {seen}"));
            continue;
        }
        reader.run("root.querySelector('#task-1-button').click()").await;
        reader.until("root.querySelector('#task-1-panel').hidden === false").await;
        reader.click("[part=composer-submit]").await;
        reader.until("root.querySelector('[part=comment-text]')?.textContent === '先写的'").await;
        reader.no_errors().await;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[tokio::test]
async fn an_item_focused_before_keeps_the_focus() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader
        .run_first(
            "for (const name of ['instantiate', 'instantiateStreaming']) { const real = WebAssembly[name]; \
             WebAssembly[name] = async (...values) => { await new Promise((resolve) => (window.go = resolve)); return real(...values) } }",
        )
        .await;
    reader.go("/").await;
    reader.until("customElements.get('news-brief')").await;
    reader.run("root.querySelector('#task-2-button').focus()").await;
    reader.press(Key::Enter + "").await;
    reader.until("root.querySelector('#task-2-panel').hidden === false && window.go").await;
    reader.run("go()").await;
    reader.ready().await;
    reader.until("root.activeElement?.id === 'task-2-button' && root.activeElement.ariaExpanded === 'true'").await;
    assert_eq!(reader.see("document.activeElement === widget").await, true);
    Ok(())
}
