//! What another tab answers and clears.

use crate::in_every_engine::storage::FILL;
use crate::in_every_engine::tabs::{go_to, second_tab};
use crate::{Outcome, open};
use serde_json::json;

#[tokio::test]
async fn another_tabs_answer_keeps_an_open_one() -> Outcome {
    let reader = open().await;
    let (one, other) = second_tab(&reader).await;
    reader.click("#reply-c2").await;
    reader.until("root.activeElement?.id === 'composer-c2'").await;
    reader.press("这边在写").await;
    go_to(&reader, &one).await;
    reader.click("#reply-c2").await;
    reader.until("root.activeElement?.id === 'composer-c2'").await;
    reader.press("那边已发").await;
    reader.press_control_enter().await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    go_to(&reader, &other).await;
    reader.until("root.querySelector('#comment-c2 .replies [part=comment-text]')?.textContent === '那边已发'").await;
    assert_eq!(reader.see("root.querySelector('#composer-c2').value").await, "这边在写");
    assert_eq!(reader.focused().await, "composer-c2");
    reader.press("，写完了").await;
    reader.press_control_enter().await;
    reader.until("root.querySelectorAll('#comment-c2 .replies [part=comment]').length === 2").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn comments_another_tab_clears_become_unsaved() -> Outcome {
    let reader = open().await;
    reader.post("自己写的话").await;
    reader.post("还有一句").await;
    let (one, other) = second_tab(&reader).await;
    assert_eq!(reader.count("[part=comment]").await, 8);
    go_to(&reader, &other).await;
    reader.run("localStorage.clear()").await;
    go_to(&reader, &one).await;
    reader.until("root.querySelectorAll('.unsaved').length === 2").await;
    assert_eq!(reader.count("[part=comment]").await, 8);
    assert_eq!(reader.text(".unsaved").await, "未保存");
    reader.post("清除以后").await;
    assert_eq!(reader.count(".unsaved").await, 2, "what is posted afterwards is saved");
    assert_eq!(reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await.as_object().unwrap().len(), 1);
    for id in 1..=6 {
        assert_eq!(reader.count(&format!("#comment-c{id}")).await, 1);
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_frames_cleared_session_changes_nothing() -> Outcome {
    let reader = open().await;
    reader.post("自己写的话").await;
    reader.site.add("/empty.html", "<!doctype html>");
    reader
        .run(
            "window.events = [];
             addEventListener('storage', (event) => events.push(event.key));
             const frame = document.createElement('iframe');
             frame.onload = () => { frame.contentWindow.sessionStorage.setItem('x', 'y'); frame.contentWindow.sessionStorage.clear() };
             frame.src = '/empty.html';
             document.body.append(frame)",
        )
        .await;
    reader.until("events.includes(null)").await;
    assert_eq!((reader.count(".unsaved").await, reader.count("[part=notice]").await), (0, 0));
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn space_another_tab_frees_is_used() -> Outcome {
    let reader = open().await;
    let (one, other) = second_tab(&reader).await;
    reader.run(FILL).await;
    go_to(&reader, &one).await;
    reader.post("存不下的话").await;
    reader.until("root.querySelector('.unsaved')").await;
    go_to(&reader, &other).await;
    reader.run("Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key))").await;
    go_to(&reader, &one).await;
    reader.until("!root.querySelector('.unsaved') && !root.querySelector('[part=notice]')").await;
    let stored = reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await.to_string();
    assert!(stored.contains("存不下的话"), "{stored}");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn another_tabs_clearing_is_announced_once() -> Outcome {
    let reader = open().await;
    reader.post("自己写的话").await;
    let (one, _) = second_tab(&reader).await;
    reader.run("localStorage.clear()").await;
    go_to(&reader, &one).await;
    reader.until("root.querySelectorAll('.unsaved').length === 1").await;
    assert_eq!(reader.count("[part=notice]").await, 1, "no notice");
    let buttons = reader.see("[...root.querySelectorAll('[part=notice] button')].map((node) => node.innerText)").await;
    assert_eq!(buttons, json!(["复制全部", "下载"]));
    Ok(())
}
