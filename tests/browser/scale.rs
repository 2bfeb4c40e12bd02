//! Thousands of stored comments: the work done is counted, not timed.

use crate::{Outcome, Reader, open};
use news_brief::text::calendar::number;
use serde_json::{Value, json};
use std::time::Instant;

const ARTICLE: &str = "news-brief/1/2019-09-02-chanye-fupin";

/// Counts the calls of the storage, and notes how many there were when the newest comment was drawn.
const COUNT: &str = "
    window.calls = { getItem: 0, setItem: 0, removeItem: 0, key: 0, ownKeys: 0 };
    for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...values) { calls[name]++; return real.apply(this, values) };
    }
    for (const [object, name] of [[Reflect, 'ownKeys'], [Object, 'keys'], [Object, 'entries']]) {
        const real = object[name];
        object[name] = function (value) { if (value instanceof Storage) calls.ownKeys++; return real(value) };
    }
    const idle = window.requestIdleCallback?.bind(window) ?? ((then) => setTimeout(then, 1));
    window.pending = 0;
    const counted = (then) => { pending++; idle(() => { then(); pending-- }) };
    const held = [];
    window.requestIdleCallback = (then) => held.push(then);
    window.go = () => { window.requestIdleCallback = counted; held.splice(0).forEach(counted) };
";

/// Stores so many comments of the reader and loads the page anew. What waits for idle time waits for `go()`;
/// from then on `pending` is how much still waits.
async fn with(reader: &Reader, count: usize) {
    reader
        .run(&format!(
            "localStorage.clear(); history.replaceState(null, '', location.pathname); for (let i = 0; i < {count}; i++) {{ const id = (1700000000000 + i).toString(36).padStart(9, '0') + 'aaaaaa'; \
             localStorage.setItem('{ARTICLE}/comment/' + id, JSON.stringify({{ v: 1, id, author: '农友', text: '第' + i + '条', \
                 published: new Date(1700000000000 + i * 1000).toISOString() }})) }}"
        ))
        .await;
    reader.reload().await;
}

/// The calls since the last time, after two frames.
async fn calls(reader: &Reader) -> Value {
    reader.run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))").await;
    reader.see("(() => { const now = { ...calls }; for (const name in calls) calls[name] = 0; return now })()").await
}

#[tokio::test]
async fn five_thousand_comments_cost_what_a_hundred_do() -> Outcome {
    let reader = open().await;
    reader.run_first(COUNT).await;
    let (mut starts, mut posts) = (Vec::new(), Vec::new());
    for count in [10, 100, 5000] {
        with(&reader, count).await;
        let newest = format!("第{}条", count - 1);
        reader.until(&format!("root.querySelector('[part=comment-text]').textContent === '{newest}'")).await;
        assert_eq!(reader.text("#tab-comments").await, format!("评论{}", number(count + 6)));
        let start = calls(&reader).await;
        reader.run("go()").await;
        let started = Instant::now();
        // Beyond the first page, and not read yet.
        reader.run("location.hash = '#comment-' + (1700000000000).toString(36).padStart(9, '0') + 'aaaaaa'").await;
        reader.until("root.activeElement?.querySelector('[part=comment-text]')?.textContent === '第0条'").await;
        println!("{count} comments: {start}; the oldest by its link after {:?}", started.elapsed());
        let nodes = reader.see("root.querySelectorAll('*').length").await.as_u64().unwrap();
        println!("{count} comments: {nodes} elements");
        assert!(nodes <= 1500, "{nodes}");
        // The others are read ahead, and all is measured. What waits for idle time may
        // also wait for a timer of yew, so that nothing pending is not the end.
        let read = count.saturating_sub(20);
        reader.until(&format!("calls.getItem >= {read} + localStorage.length && pending === 0")).await;
        calls(&reader).await;
        reader.paste("#composer", "新的").await;
        let draft = calls(&reader).await;
        assert_eq!(draft, json!({ "getItem": 0, "setItem": 1, "removeItem": 0, "key": 0, "ownKeys": 0 }));
        reader.click(".composer:not(.inline) [part=composer-submit]").await;
        reader.until("root.querySelector('[part=comment-text]').textContent === '新的'").await;
        let post = calls(&reader).await;
        println!("{count} comments: a post costs {post}");
        assert_eq!((&post["key"], &post["ownKeys"]), (&json!(0), &json!(0)), "a post walks the keys");
        starts.push(start);
        posts.push(post);
    }
    assert_eq!(starts[1], starts[2], "a start with 5,000 reads more than with 100");
    assert!(starts[2]["getItem"].as_u64().unwrap() <= 30, "{}", starts[2]);
    assert_eq!(starts[2]["key"], 0);
    assert_eq!(posts[0], posts[2]);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_long_list_goes_on_by_scrolling_and_stays_small() -> Outcome {
    let reader = open().await;
    with(&reader, 400).await;
    reader.resize(1280, 900).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let shown = reader.see("[...root.querySelectorAll('.thread > li')].map((node) => node.id)").await;
        seen.extend(shown.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
        if seen.len() == 406 {
            break;
        }
        // A wheel's turn: what stands in the middle of the window moves by it and no more.
        let jumped = reader
            .see(
                "(async () => { const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))); \
                 scrollBy({ top: 600, behavior: 'instant' }); \
                 const node = [...root.querySelectorAll('.thread > li')].find((node) => node.getBoundingClientRect().bottom > innerHeight / 2); \
                 if (!node) { root.querySelector('.thread').scrollIntoView({ behavior: 'instant' }); return 0 } \
                 const before = node.getBoundingClientRect().top; \
                 for (let turn = 0; turn < 3; turn++) await frames(); \
                 return node.isConnected ? Math.abs(node.getBoundingClientRect().top - before) : -1 })()",
            )
            .await;
        let jumped = jumped.as_f64().unwrap();
        assert!((0.0..=2.0).contains(&jumped), "what was read jumped by {jumped}");
        let nodes = reader.see("root.querySelectorAll('*').length").await.as_u64().unwrap();
        assert!(nodes <= 1500, "{nodes}");
    }
    assert_eq!(seen.len(), 406, "not all were shown");
    Ok(())
}

#[tokio::test]
async fn the_composer_stays_where_it_is_when_the_list_grows_below_it() -> Outcome {
    let reader = open().await;
    with(&reader, 100).await;
    reader.resize(1280, 700).await;
    reader.run("location.hash = '#comment-c1'").await;
    reader.until("root.activeElement?.id === 'comment-c1' && root.querySelector('.thread').previousElementSibling.matches('.more')").await;
    let shown = reader.see("root.querySelector('.thread > li').id").await;
    reader.run("root.querySelector('.composer').scrollIntoView({ block: 'center', behavior: 'instant' }); window.at = root.querySelector('.composer').getBoundingClientRect().top").await;
    reader.until(&format!("root.querySelector('.thread > li').id !== {shown}")).await;
    reader.run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))").await;
    let moved = reader.see("Math.abs(root.querySelector('.composer').getBoundingClientRect().top - at)").await;
    assert!(moved.as_f64().unwrap() <= 2.0, "the composer moved by {moved}");
    Ok(())
}

#[tokio::test]
async fn who_reads_the_oldest_first_has_them_at_once_and_after_a_reload() -> Outcome {
    let reader = open().await;
    with(&reader, 300).await;
    reader.run("const choice = root.querySelector('select'); choice.value = 'oldest'; choice.dispatchEvent(new Event('change', { bubbles: true }))").await;
    reader.until("root.querySelector('.thread > li').id === 'comment-c1'").await;
    let state = reader.stored(&format!("{ARTICLE}/state")).await.to_string();
    assert!(state.contains("oldest"), "{state}");
    reader.run_first(COUNT).await;
    reader.reload().await;
    assert_eq!(reader.see("root.querySelector('select').value").await, "oldest");
    // Before anything was read in idle time.
    let order = reader.see("[...root.querySelectorAll('.thread > li [part=comment-text]')].slice(6, 9).map((node) => node.textContent)").await;
    assert_eq!(order, json!(["第0条", "第1条", "第2条"]));
    Ok(())
}
