//! Storage of every kind, unreadable and newer records, and a clipboard that refuses.

use crate::in_every_engine::storage::{
    ARTICLE, READER, a_comment_can_be_posted, corrupt, do_everything, notice, still_there, with_stored,
};
use crate::{Browser, Outcome, Reader, Site, open};
use serde_json::Value;

#[tokio::test]
async fn unreadable_records_stay_unchanged() -> Outcome {
    let reader = open().await;
    for (number, bytes) in [
        "{broken",
        "",
        "null",
        "[1,",
        "{\"v\":0}",
        "{\"v\":\"1\",\"id\":7}",
        "\u{0}\u{ffff}\u{202e}",
        "{\"v\":0,\"id\":\"x1\",\"author\":7,\"text\":[]}",
    ]
    .iter()
    .enumerate()
    {
        let entries = corrupt(bytes);
        with_stored(&reader, &entries).await;
        assert_eq!(reader.text("#tab-comments").await, "评论6", "{bytes}");
        assert!(notice(&reader).await.contains("条保存的内容无法读取，已原样保留，可以下载"), "{bytes}");
        do_everything(&reader, &format!("第{number}次")).await;
        still_there(&reader, &entries, "after everything was done").await;
        reader.reload().await;
        assert_eq!(reader.text("[part=comment] [part=comment-text]").await, format!("第{number}次"));
        assert!(notice(&reader).await.contains("无法读取"), "{bytes}");
        still_there(&reader, &entries, "after a reload").await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn each_unreadable_record_is_counted() -> Outcome {
    let reader = open().await;
    for entry in corrupt("{broken") {
        let entries = [entry];
        with_stored(&reader, &entries).await;
        assert!(notice(&reader).await.contains("有1条保存的内容无法读取"), "{entries:?}");
        do_everything(&reader, "写得进去").await;
        still_there(&reader, &entries, "after everything was done").await;
    }
    reader.no_errors().await;
    Ok(())
}

/// A kind of storage: a script that runs before the page, what is stored before, and whether a
/// comment is saved.
struct Cell {
    name: &'static str,
    script: &'static str,
    entries: Vec<(String, String)>,
    saved: bool,
}

fn cells() -> Vec<Cell> {
    let cell = |name, script, entries: &[(&str, &str)], saved| Cell {
        name,
        script,
        entries: entries.iter().map(|(key, text)| (format!("{ARTICLE}{key}"), (*text).to_owned())).collect(),
        saved,
    };
    let newer = r#"{"v":2,"id":"00zz1","author":"未来","text":"新版写的","published":"2026-01-01T00:00:00Z"}"#;
    vec![
        cell(
            "access throws",
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
            &[],
            false,
        ),
        cell("null", "Object.defineProperty(window, 'localStorage', { value: null })", &[], false),
        cell(
            "setItem throws",
            "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }",
            &[],
            false,
        ),
        cell(
            "everything throws",
            "for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) Storage.prototype[name] = () => { throw new Error('no') }",
            &[],
            false,
        ),
        cell("corrupt comment", "", &[("/comment/x1", "{\"v\":1,")], true),
        cell("corrupt state", "", &[("/state", "\u{0}[1,")], true),
        cell(
            "corrupt draft",
            "",
            &[(concat!("/draft/", "root", "/othertab"), "\u{0}{\u{202e}\u{ffff}"), ("/draft/c1/othertab", "{\"v\":")],
            true,
        ),
        cell("newer version", "", &[("/comment/00zz1", newer), ("/state", "{\"v\":2,\"liked\":true}")], true),
    ]
}

#[tokio::test]
async fn every_storage_mode_posts_and_reads() -> Outcome {
    for Cell { name, script, entries, saved } in cells() {
        let reader = open().await;
        with_stored(&reader, &entries).await;
        if !script.is_empty() {
            reader.run_first(script).await;
            reader.reload().await;
        }
        a_comment_can_be_posted(&reader, "写得进去", saved).await;
        let words = notice(&reader).await;
        let told = !saved || entries.iter().any(|(key, _)| !key.contains("/draft/") && !key.ends_with("/00zz1"));
        assert_eq!(!words.is_empty(), told, "{name}: {words}");
        if told {
            assert!(words.contains("复制全部") && words.contains("下载"), "{name}: {words}");
        }
        if !saved {
            assert!(words.contains("关闭后会丢失"), "{name}: {words}");
        }
        if entries.iter().any(|(key, _)| key.ends_with("/state")) {
            assert!(words.contains("点赞、关注、排序"), "{name}: {words}");
        }
        // Likes show even if they can't be saved.
        reader.click("[part=toolbar] [part=like]").await;
        reader.until("root.querySelector('[part=toolbar] [part=like]').ariaPressed === 'true'").await;
        if script.is_empty() {
            // That of the root composer came back in the field, and was replaced there.
            let root = ["/draft/", "root", "/"].concat();
            let entries: Vec<_> = entries.into_iter().filter(|(key, _)| !key.contains(&root)).collect();
            still_there(&reader, &entries, name).await;
            reader.reload().await;
            assert_eq!(reader.text("[part=comment] [part=comment-text]").await, "写得进去", "{name}");
            still_there(&reader, &entries, name).await;
        }
        reader.no_errors().await;
        println!("{name}: green");
    }
    Ok(())
}

#[tokio::test]
async fn newer_records_are_shown_and_never_rewritten() -> Outcome {
    let reader = open().await;
    let record =
        r#"{"v":2,"id":"00zz1","author":"未来","text":"新版写的","published":"2026-01-01T00:00:00Z","mood":"好"}"#;
    let deleted = r#"{"v":2,"id":"00zz2","author":"未来","text":"新版删的","published":"2026-01-01T00:00:00Z","deleted":"2026-01-02T00:00:00Z"}"#;
    let entries = [
        (format!("{ARTICLE}/comment/00zz1"), record.to_owned()),
        (format!("{ARTICLE}/comment/00zz2"), deleted.to_owned()),
        (format!("{ARTICLE}/state"), r#"{"v":2,"liked":true,"mood":"好"}"#.to_owned()),
        (READER.to_owned(), r#"{"v":2,"name":"未来","face":"☺"}"#.to_owned()),
    ];
    with_stored(&reader, &entries).await;
    assert_eq!(reader.text("#comment-00zz1 [part=comment-text]").await, "新版写的");
    assert_eq!(reader.text("#comment-00zz1 [part=comment-author]").await, "未来");
    assert_eq!(reader.count("#comment-00zz1 [part=edit], #comment-00zz1 [part=delete]").await, 0);
    // Answering and liking do not write to it.
    reader.click("#comment-00zz1 [part=like]").await;
    reader.until("root.querySelector('#comment-00zz1 [part=like]').ariaPressed === 'true'").await;
    reader.click("#reply-00zz1").await;
    reader.until("root.activeElement?.id === 'composer-00zz1'").await;
    reader.press("答新版").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-00zz1 .replies [part=comment]')").await;
    still_there(&reader, &entries, "after an answer").await;
    reader.click("#comment-00zz1 .replies [part=delete]").await;
    reader.click("[part=follow]").await;
    reader.post("旧版写的").await;
    still_there(&reader, &entries, "after posting").await;
    reader.reload().await;
    still_there(&reader, &entries, "after a reload").await;
    assert_eq!(reader.text("#comment-00zz1 [part=comment-text]").await, "新版写的");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn null_storage_still_shows_comments() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    // Some web views have no storage at all. No preference of Chromium does that.
    reader.run_first("Object.defineProperty(window, 'localStorage', { value: null })").await;
    reader.go("/").await;
    reader.ready().await;
    assert_eq!(reader.see("localStorage").await, Value::Null);
    assert!(notice(&reader).await.contains("仅保存在本页，关闭后会丢失"));
    a_comment_can_be_posted(&reader, "没有存储", false).await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_missing_or_refusing_clipboard_is_reported() -> Outcome {
    let reader = open().await;
    for clipboard in ["undefined", "{ writeText: async () => { throw new Error('no') } }"] {
        reader
            .run_first(&format!(
                "Object.defineProperty(navigator, 'clipboard', {{ get: () => ({clipboard}), configurable: true }})"
            ))
            .await;
        reader.reload().await;
        reader.click("[part=comment-link]").await;
        reader
            .until("root.querySelector('[role=status]').innerText === '浏览器不允许复制，请选中文字后自行复制'")
            .await;
        reader.no_errors().await;
    }
    Ok(())
}
