//! Thousands of stored comments. Calls are counted, not timed.

use crate::{Outcome, Reader, open};
use news_brief::text::calendar::number;
use serde_json::{Value, json};
use std::time::Instant;

pub const ARTICLE: &str = "news-brief/1/2019-09-02-chanye-fupin";

/// Counts the calls of the storage, and holds back idle callbacks until `go()`.
pub const COUNT: &str = "
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

/// Stores `count` comments of the reader and reloads the page. Idle callbacks wait for `go()`;
/// from then on `pending` counts those that still wait.
pub async fn with(reader: &Reader, count: usize) {
    reader
        .run(&format!(
            "localStorage.clear(); history.replaceState(null, '', location.pathname); for (let i = 0; i < {count}; i++) {{ const id = (1700000000000 + i).toString(36).padStart(9, '0') + 'aaaaaa'; \
             localStorage.setItem('{ARTICLE}/comment/' + id, JSON.stringify({{ v: 1, id, author: '农友', text: '第' + i + '条', \
                 published: new Date(1700000000000 + i * 1000).toISOString() }})) }}"
        ))
        .await;
    reader.reload().await;
}

/// The calls since the last count, after two frames.
async fn calls(reader: &Reader) -> Value {
    reader.run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))").await;
    reader.see("(() => { const now = { ...calls }; for (const name in calls) calls[name] = 0; return now })()").await
}

#[tokio::test]
async fn five_thousand_comments_cost_like_a_hundred() -> Outcome {
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
        // It is beyond the first page, and not read yet.
        reader.run("location.hash = '#comment-' + (1700000000000).toString(36).padStart(9, '0') + 'aaaaaa'").await;
        reader.until("root.activeElement?.querySelector('[part=comment-text]')?.textContent === '第0条'").await;
        println!("{count} comments: {start}; the oldest by its link after {:?}", started.elapsed());
        let nodes = reader.see("root.querySelectorAll('*').length").await.as_u64().unwrap();
        println!("{count} comments: {nodes} elements");
        assert!(nodes <= 1500, "{nodes}");
        // The others are read ahead, and the storage is measured. yew's timers may still run when
        // no idle callback is pending.
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
async fn a_chain_of_1600_answers_is_drawn() -> Outcome {
    const LENGTH: usize = 1600;
    let reader = open().await;
    // Ids in base 36, in the order of their times. Each comment answers the one before it.
    reader
        .run(&format!(
            "const id = (place) => 'a' + place.toString(36).padStart(9, '0'); \
             const comments = Array.from({{ length: {LENGTH} }}, (_, place) => ({{ v: 1, id: id(place), author: '农友' + place, text: '第' + place + '层', \
                 published: new Date(1700000000000 + place * 1000).toISOString(), ...(place && {{ reply_to: id(place - 1) }}) }})); \
             widget.importComments({{ format: 'news-brief-comments/1', article: '2019-09-02-chanye-fupin', comments }}) \
                 .then((imported) => window.imported = imported, (error) => window.imported = error.message)"
        ))
        .await;
    reader.until("window.imported").await;
    assert_eq!(reader.see("imported").await, json!({ "added": LENGTH, "skipped": 0 }));
    // All are nested in the first.
    let drawn =
        "root.querySelector('#comment-a000000000 #comment-a00000018f [part=comment-text]')?.textContent === '第1599层'";
    reader.until(drawn).await;
    assert_eq!(reader.text("#tab-comments").await, format!("评论{}", number(LENGTH + 6)));
    // The last one is answered.
    reader.run("root.querySelector('#reply-a00000018f').click()").await;
    reader.until("root.activeElement?.id === 'composer-a00000018f'").await;
    reader.press("还有一层").await;
    reader.press_control_enter().await;
    reader
        .until("[...root.querySelectorAll('[part=comment-text]')].some((text) => text.textContent === '还有一层')")
        .await;
    assert_eq!(reader.count(".failure").await, 0);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn oldest_first_survives_a_reload() -> Outcome {
    let reader = open().await;
    with(&reader, 300).await;
    reader.run("const choice = root.querySelector('select'); choice.value = 'oldest'; choice.dispatchEvent(new Event('change', { bubbles: true }))").await;
    reader.until("root.querySelector('.thread > li').id === 'comment-c1'").await;
    let state = reader.stored(&format!("{ARTICLE}/state")).await.to_string();
    assert!(state.contains("oldest"), "{state}");
    reader.run_first(COUNT).await;
    reader.reload().await;
    assert_eq!(reader.see("root.querySelector('select').value").await, "oldest");
    // Before any idle callback.
    let order = reader.see("[...root.querySelectorAll('.thread > li [part=comment-text]')].slice(6, 9).map((node) => node.textContent)").await;
    assert_eq!(order, json!(["第0条", "第1条", "第2条"]));
    Ok(())
}
