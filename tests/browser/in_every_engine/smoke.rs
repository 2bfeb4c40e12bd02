//! The main uses: an item, a comment, the editor, a reused browser.

use crate::editor::{drop_file, editor};
use crate::{Outcome, Reader, Site, open};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn a_posted_comment_survives_a_reload() -> Outcome {
    let reader = open().await;
    reader.watch_events().await;
    reader.write("#composer", "多点惠农政策").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').textContent === '6/1,000'").await;
    reader.write("[part=composer-name]", "老王").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    assert_eq!(reader.text("[role=status]").await, "已发布");
    assert_eq!(
        reader.see("seen[0][0] + seen[0][1].action + seen[0][1].comment.text").await,
        "news-brief-commentpost多点惠农政策"
    );
    let stored = reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await;
    let (key, record) = stored.as_object().unwrap().iter().next().unwrap();
    let record: serde_json::Value = serde_json::from_str(record.as_str().unwrap())?;
    assert_eq!(key.rsplit('/').next(), record["id"].as_str());
    assert_eq!((&record["v"], &record["author"], &record["text"]), (&json!(1), &json!("老王"), &json!("多点惠农政策")));
    reader.reload().await;
    assert_eq!(reader.text("[part=comment] [part=comment-author]").await, "老王");
    assert_eq!(reader.text("[part=comment] [part=comment-text]").await, "多点惠农政策");
    assert_eq!(reader.text("[part=comment] time [aria-hidden]").await, "刚刚");
    assert_eq!(reader.text("#tab-comments").await, "评论7");
    assert_eq!(reader.text("[part=toolbar] a").await, "7");
    assert_eq!(reader.see("root.querySelector('[part=composer-name]').placeholder").await, "老王");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn items_toggle_and_are_remembered() -> Outcome {
    let reader = open().await;
    assert_eq!(reader.count(".panel[hidden=until-found]").await, 10);
    reader.watch_events().await;
    reader.click("#task-3-button").await;
    reader.until("!root.querySelector('#task-3-panel').hidden").await;
    assert_eq!(reader.see("root.querySelector('#task-3-button').ariaExpanded").await, "true");
    assert_eq!(reader.see("seen").await, serde_json::json!([["news-brief-toggle", { "id": "task-3", "open": true }]]));
    assert!(reader.text("#task-3-panel").await.contains("现场签约超过270亿元"));

    // Tab moves to the next item, Enter and space toggle it.
    reader.run("root.querySelector('#task-4-button').focus()").await;
    reader.press(Key::Enter + "").await;
    reader.until("!root.querySelector('#task-4-panel').hidden").await;
    reader.press(" ").await;
    reader.until("root.querySelector('#task-4-panel').hidden").await;
    assert_eq!(reader.focused().await, "task-4-button");

    reader.reload().await;
    assert_eq!(reader.count(".panel:not([hidden])").await, 1);
    reader.click(".toggle-all button").await;
    reader.until("!root.querySelector('.panel[hidden]')").await;
    assert_eq!(reader.text(".toggle-all").await, "全部收起");
    reader.click(".toggle-all button").await;
    reader.until("root.querySelectorAll('.panel[hidden]').length === 10").await;
    Ok(())
}

#[tokio::test]
async fn an_older_text_in_gb18030_is_read() -> Outcome {
    let reader = editor("/editor.html").await;
    // 果园通水, a line break, 苹果大了。
    let bytes = b"\xb9\xfb\xd4\xb0\xcd\xa8\xcb\xae\n\xc6\xbb\xb9\xfb\xb4\xf3\xc1\xcb\xa1\xa3";
    drop_file(&reader, "old.txt", bytes).await;
    reader.ready().await;
    assert_eq!(reader.text("[part=title]").await, "果园通水");
    Ok(())
}

#[tokio::test]
async fn a_reused_browser_is_clean() -> Outcome {
    let reader = open().await;
    let size = reader.see("[innerWidth, innerHeight]").await;
    reader.run("localStorage.left = 'left'; console.error('left')").await;
    reader.resize(500, 700).await;
    reader.browser.driver.new_tab().await?;
    let Reader { browser, site } = reader;
    browser.clear().await?;
    drop(site);
    let reader = Reader::open(browser, Site::start().await, "/").await;
    assert_eq!(reader.browser.driver.windows().await?.len(), 1);
    assert_eq!(reader.see("localStorage.left ?? 'nothing'").await, "nothing");
    reader.until(&format!("JSON.stringify([innerWidth, innerHeight]) === '{size}'")).await;
    reader.no_errors().await;
    Ok(())
}
