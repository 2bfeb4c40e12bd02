//! Two tabs of one browser: what one does shows in the other and does not disturb it.

use crate::engine::only_in;
use crate::{Outcome, Reader, open};
use thirtyfour::WindowHandle;

/// Opens the page in a second tab, and returns the first tab and the second, which is active.
pub async fn second_tab(reader: &Reader) -> (WindowHandle, WindowHandle) {
    let first = reader.browser.driver.window().await.unwrap();
    let second = reader.browser.driver.new_tab().await.unwrap();
    go_to(reader, &second).await;
    reader.go("/").await;
    reader.ready().await;
    (first, second)
}

pub async fn go_to(reader: &Reader, tab: &WindowHandle) {
    reader.browser.driver.switch_to_window(tab.clone()).await.unwrap();
}

/// Fails unless the inactive tab `here` shows `what`, which the active tab did. This may take a
/// while: yew's scheduler yields to a timer after 16 ms, and an inactive tab's timers wait up to a
/// second.
async fn came(reader: &Reader, here: &WindowHandle, what: &str, shown: &str) {
    go_to(reader, here).await;
    println!("{what}");
    reader.until(shown).await;
}

#[tokio::test]
async fn tabs_follow_each_other_without_disturbing() -> Outcome {
    let reader = open().await;
    let (one, other) = second_tab(&reader).await;
    // The other tab's reader is typing.
    reader.write("#composer", "写到一半的话").await;
    reader.run("root.querySelector('#composer').setSelectionRange(2, 4)").await;
    let state = "(() => { const field = root.querySelector('#composer'); return [field.value, root.activeElement?.id, \
                 field.selectionStart, field.selectionEnd, scrollY, field.getBoundingClientRect().top] })()";
    let before = reader.see(state).await;
    assert_eq!(before[1], "composer");
    let undisturbed = async |what: &str| assert_eq!(reader.see(state).await, before, "{what} disturbed the other tab");

    go_to(&reader, &one).await;
    reader.post("第一稿").await;
    came(&reader, &other, "a post", "root.querySelector('[part=comment-text]').textContent === '第一稿'").await;
    assert_eq!(reader.text("#tab-comments").await, "评论7");
    undisturbed("a post").await;

    go_to(&reader, &one).await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.paste(".composer.inline textarea", "第二稿").await;
    reader.click(".composer.inline [part=composer-submit]").await;
    came(&reader, &other, "an edit", "root.querySelector('[part=comment-text]').textContent === '第二稿'").await;
    assert!(reader.text(".edited").await.starts_with("已编辑"));
    undisturbed("an edit").await;

    go_to(&reader, &one).await;
    reader.click("#comment-c1 [part=like]").await;
    came(&reader, &other, "a like", "root.querySelector('#comment-c1 [part=like]').ariaPressed === 'true'").await;
    undisturbed("a like").await;

    go_to(&reader, &one).await;
    reader.click("[part=toolbar] [part=like]").await;
    came(
        &reader,
        &other,
        "a like of the article",
        "root.querySelector('[part=toolbar] [part=like]').ariaPressed === 'true'",
    )
    .await;
    undisturbed("a like of the article").await;

    go_to(&reader, &one).await;
    reader.click("[part=delete]").await;
    came(&reader, &other, "a deletion", "root.querySelector('#tab-comments').innerText.includes('6')").await;
    assert!(!reader.see("root.querySelector('.list-panel').textContent.includes('第二稿')").await.as_bool().unwrap());
    undisturbed("a deletion").await;

    go_to(&reader, &one).await;
    reader.click("[part=undo]").await;
    came(&reader, &other, "an undo", "root.querySelector('[part=comment-text]').textContent === '第二稿'").await;
    undisturbed("an undo").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn another_tabs_post_does_not_scroll() -> Outcome {
    only_in!(Chromium | Firefox, "WebKit does not keep a place when something is put above it");
    let reader = open().await;
    let (one, other) = second_tab(&reader).await;
    reader.resize(1280, 500).await;
    reader.run("root.querySelector('#comment-c3').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
    let place = "root.querySelector('#comment-c3').getBoundingClientRect().top";
    let before = reader.see(place).await.as_f64().unwrap();
    go_to(&reader, &one).await;
    for text in ["一", "二", "三"] {
        reader.post(text).await;
    }
    go_to(&reader, &other).await;
    reader.until("root.querySelectorAll('[part=comment]').length === 9").await;
    let after = reader.see(place).await.as_f64().unwrap();
    assert!((after - before).abs() <= 1.0, "what was read moved from {before} to {after}");
    Ok(())
}

#[tokio::test]
async fn two_hundred_posts_of_two_tabs_survive() -> Outcome {
    let reader = open().await;
    let (one, other) = second_tab(&reader).await;
    // Each tab posts as soon as its composer is empty, in tasks that an inactive tab runs as well,
    // but at most five ahead of the other.
    let begin = async |name: &str| {
        reader
            .run(&format!(
                "const field = root.querySelector('#composer'), button = root.querySelector('[part=composer-submit]'); \
                 const {{ port1, port2 }} = new MessageChannel(); let number = 0, theirs = 0; \
                 const count = new BroadcastChannel('count'); count.onmessage = ({{ data }}) => theirs = data; \
                 const step = () => {{ if (field.value === '' && number - theirs < 5) {{ \
                     if (number === 100) return; \
                     field.value = '{name}' + ++number; count.postMessage(number); \
                     field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); button.click() }} \
                     port2.postMessage(0) }}; \
                 port1.onmessage = step; \
                 const start = new BroadcastChannel('start'); start.onmessage = () => step(); \
                 window.begin = () => {{ start.postMessage(0); step() }}"
            ))
            .await;
    };
    begin("乙").await;
    go_to(&reader, &one).await;
    begin("甲").await;
    reader.run("begin()").await;
    // In steps: on a busy machine all of them take longer than one wait.
    for count in [46, 86, 126, 166] {
        reader.until(&format!("root.querySelector('#tab-comments').innerText.replace(/\\D/g, '') >= {count}")).await;
    }
    let all = "root.querySelector('#tab-comments').innerText.replace(/\\D/g, '') === '206'";
    reader.until(all).await;
    go_to(&reader, &other).await;
    reader.until(all).await;

    let stored = reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await;
    let mut texts: Vec<_> = stored
        .as_object()
        .unwrap()
        .values()
        .map(|record| serde_json::from_str::<serde_json::Value>(record.as_str().unwrap()).unwrap()["text"].to_string())
        .collect();
    assert_eq!(texts.len(), 200, "lost");
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 200, "stored twice");
    // The ids, which sort by time, show that they ran at the same time.
    let order = reader
        .see(
            "Object.keys(localStorage).filter((key) => key.includes('/comment/')).sort() \
             .map((key) => JSON.parse(localStorage[key]).text[0]).join('')",
        )
        .await;
    let order: Vec<_> = order.as_str().unwrap().chars().collect();
    let changes = order.windows(2).filter(|pair| pair[0] != pair[1]).count();
    println!("200 posts of two tabs: the tab changed {changes} times");
    assert!(changes >= 10, "they were not interleaved");
    for tab in [&one, &other] {
        go_to(&reader, tab).await;
        reader.reload().await;
        assert_eq!(reader.text("#tab-comments").await, "评论206");
    }
    Ok(())
}

#[tokio::test]
async fn back_and_forward_read_what_is_stored() -> Outcome {
    let reader = crate::open().await;
    reader.post("留下的").await;
    reader.post("别处删掉的").await;
    reader.paste("#composer", "正写着").await;
    // A script of this page changes the store unheard, as other pages do while this one is cached.
    reader
        .run(
            "const key = Object.keys(localStorage).find((key) => localStorage[key].includes('别处删掉的') && key.includes('/comment/')); \
             const text = localStorage[key], other = key.replace(/[^/]+$/, '0zzzzzzzzz'); localStorage.removeItem(key); \
             localStorage.setItem(other, text.replace(key.split('/').pop(), '0zzzzzzzzz').replace('别处删掉的', '别处写的')); \
             dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
        )
        .await;
    let own = "[...root.querySelectorAll('[part=comment]:has([part=delete]) [part=comment-text]')].map((text) => text.textContent).sort().join()";
    reader.until(&format!("{own} === ['留下的', '别处写的'].sort().join()")).await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "正写着");
    Ok(())
}
