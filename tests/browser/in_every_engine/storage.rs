//! Storage that fails: comments are shown, one can be typed, posted and seen, and unreadable bytes
//! stay unchanged.

use crate::browser::{Browser, NO_STORAGE};
use crate::engine::{Engine, engine, only_in};
use crate::fixtures::tempfolder;
use crate::{Outcome, Reader, Site, open};
use serde_json::json;

pub const ARTICLE: &str = "news-brief/1/2019-09-02-chanye-fupin";
pub const READER: &str = "news-brief/1/reader";

/// Fails unless the article's comments are shown and one can be typed, posted and seen. Returns
/// how many comments are stored.
pub async fn a_comment_can_be_posted(reader: &Reader, text: &str, saved: bool) {
    for id in 1..=6 {
        let seen = format!("root.querySelector('#comment-c{id}')?.checkVisibility() === true");
        assert_eq!(reader.see(&seen).await, true, "the article's comment {id}");
    }
    let unsaved = reader.count(".unsaved").await;
    reader.post(text).await;
    let newest = "root.querySelector('[part=comment]')";
    assert_eq!(reader.see(&format!("{newest}.querySelector('[part=comment-text]').textContent")).await, text);
    let expected = unsaved + u64::from(!saved);
    reader.until(&format!("root.querySelectorAll('.unsaved').length === {expected}")).await;
    assert_eq!(reader.see(&format!("{newest}.querySelector('.unsaved') === null")).await, saved, "{text}");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
}

/// The words of the notice; empty without one.
pub async fn notice(reader: &Reader) -> String {
    let notices = reader.count("[part=notice]").await;
    assert!(notices <= 1, "{notices} notices");
    if notices == 0 { String::new() } else { reader.text("[part=notice]").await }
}

/// Stores entries and reloads the page.
pub async fn with_stored(reader: &Reader, entries: &[(String, String)]) {
    let entries = json!(entries);
    reader
        .run(&format!("localStorage.clear(); for (const [key, text] of {entries}) localStorage.setItem(key, text)"))
        .await;
    reader.reload().await;
}

/// Fails unless every entry is stored unchanged.
pub async fn still_there(reader: &Reader, entries: &[(String, String)], when: &str) {
    for (key, text) in entries {
        assert_eq!(reader.see(&format!("localStorage.getItem({})", json!(key))).await, json!(text), "{key} {when}");
    }
}

/// Does all that a reader can do: posts, answers, likes, follows, opens, sorts, edits, deletes.
pub async fn do_everything(reader: &Reader, name: &str) {
    a_comment_can_be_posted(reader, name, true).await;
    reader.click("#reply-c1").await;
    reader.until("root.activeElement?.id === 'composer-c1'").await;
    reader.press("答").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-c1 .replies [part=comment]')").await;
    reader.click("[part=toolbar] [part=like]").await;
    reader.click("#comment-c1 [part=like]").await;
    reader.click("[part=follow]").await;
    reader.click("#task-1-button").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    reader.until("root.querySelector('[part=follow]').ariaPressed === 'true'").await;
    reader.click("#comment-c1 .replies [part=edit]").await;
    reader.until("root.activeElement?.value === '答'").await;
    reader.paste("#comment-c1 .replies textarea", "答复").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-c1 .replies [part=comment-text]')?.textContent === '答复'").await;
    reader.click("#comment-c1 .replies [part=delete]").await;
    reader.until("root.querySelector('#comment-c1 .replies [part=undo]')").await;
}

/// Entries with unreadable bytes under every kind of key.
pub fn corrupt(bytes: &str) -> Vec<(String, String)> {
    [format!("{ARTICLE}/comment/x1"), format!("{ARTICLE}/state"), READER.to_owned()]
        .map(|key| (key, bytes.to_owned()))
        .into()
}

#[tokio::test]
async fn denied_storage_still_shows_comments() -> Outcome {
    let reader = Reader::open(Browser::start(&[NO_STORAGE]).await, Site::start().await, "/").await;
    let denied =
        reader.see("(() => { try { return String(localStorage) } catch (error) { return error.name } })()").await;
    // WebKit has no storage then, the others throw.
    assert_eq!(denied, if engine() == Engine::WebKit { "null" } else { "SecurityError" });
    assert!(notice(&reader).await.contains("仅保存在本页，关闭后会丢失"));
    reader.click("[part=toolbar] [part=like]").await;
    reader.until("root.querySelector('[part=toolbar] [part=like]').innerText.trim() === '1'").await;
    reader.click("#task-1-button").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    a_comment_can_be_posted(&reader, "没有存储", false).await;
    assert_eq!(reader.text(".unsaved").await, "未保存");
    a_comment_can_be_posted(&reader, "再来一条", false).await;
    let words = notice(&reader).await;
    assert!(words.contains("复制全部") && words.contains("下载"), "{words}");
    reader.click("#reply-c1").await;
    reader.until("root.activeElement?.id === 'composer-c1'").await;
    reader.press("答").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-c1 .replies .unsaved')").await;
    reader.reload().await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.no_errors().await;
    Ok(())
}

/// Fills the quota to its last unit.
pub const FILL: &str = "let size = 1 << 21, number = 0; while (size >= 1) { \
    try { localStorage.setItem('filler' + number++, 'x'.repeat(size)) } catch { size = size >> 1 } } \
    try { for (let letter = 0x4e00; ; letter++) localStorage.setItem(String.fromCharCode(letter), '') } catch {}";

#[tokio::test]
async fn storage_full_in_mid_session_is_reported() -> Outcome {
    let reader = open().await;
    a_comment_can_be_posted(&reader, "还有地方", true).await;
    assert_eq!(notice(&reader).await, "");
    reader.run(FILL).await;
    assert_eq!(
        reader
            .see(
                "(() => { try { localStorage.setItem('more', 'x'); return '' } catch (error) { return error.name } })()"
            )
            .await,
        "QuotaExceededError"
    );
    a_comment_can_be_posted(&reader, "存不下的话", false).await;
    assert!(notice(&reader).await.contains("存储空间已满"));
    assert_eq!(reader.text("[role=status]").await, "已发布，但没能保存在这台设备上");
    reader.click("[part=toolbar] [part=like]").await;
    reader.until("root.querySelector('[part=toolbar] [part=like]').ariaPressed === 'true'").await;

    reader.run("Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key))").await;
    reader.post("又有地方了").await;
    reader.until("!root.querySelector('.unsaved')").await;
    let stored = reader.stored(&format!("{ARTICLE}/comment/")).await.to_string();
    for text in ["还有地方", "又有地方了", "存不下的话"] {
        assert!(stored.contains(text), "{text} in {stored}");
    }
    assert_eq!((reader.count(".unsaved").await, notice(&reader).await), (0, String::new()), "the notice ends");
    reader.reload().await;
    assert_eq!(reader.text("#tab-comments").await, "评论9");
    assert_eq!(reader.text("[part=comment] [part=comment-text]").await, "又有地方了");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn unsaved_comments_can_be_copied_and_downloaded() -> Outcome {
    only_in!(Chromium, "the clipboard is read, and downloads are kept, by the DevTools protocol");
    let reader = open().await;
    reader.run(FILL).await;
    a_comment_can_be_posted(&reader, "存不下的话", false).await;
    let origin = reader.site.url("");
    let grant = json!({ "origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    reader.devtools("Browser.grantPermissions", grant).await;
    reader.click("[part=notice] button").await;
    reader.until("root.querySelector('[role=status]').innerText === '已复制'").await;
    assert_eq!(reader.see("navigator.clipboard.readText()").await, "存不下的话");
    let folder = tempfolder();
    reader
        .devtools("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder.0.to_str() }))
        .await;
    reader.click("[part=notice] button:nth-of-type(2)").await;
    let file = folder.0.join("news-brief.txt");
    let text = async || {
        for _ in 0..500 {
            if let Ok(text) = std::fs::read_to_string(&file) {
                return text;
            }
            reader.see("new Promise((resolve) => setTimeout(resolve, 20))").await;
        }
        String::from("nothing was downloaded")
    };
    assert_eq!(text().await, "存不下的话");

    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn full_storage_refuses_edits_and_deletions() -> Outcome {
    let reader = open().await;
    a_comment_can_be_posted(&reader, "短", true).await;
    let before = reader.stored(&format!("{ARTICLE}/comment/")).await;
    reader.run(FILL).await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '短'").await;
    let longer = "改得长一些".repeat(20);
    reader.paste(".composer.inline textarea", &longer).await;
    reader.click(".composer.inline [part=composer-submit]").await;
    reader.until(&format!("root.querySelector('[part=comment-text]').textContent === '{longer}'")).await;
    reader.until("root.querySelector('[part=comment] .unsaved')").await;
    assert!(notice(&reader).await.contains("存储空间已满"));
    assert_eq!(reader.stored(&format!("{ARTICLE}/comment/")).await, before, "the old words are kept");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_lone_surrogate_is_no_error() -> Outcome {
    let reader = open().await;
    let record = r#"{"v":1,"id":"x1","author":"A\ud800","text":"半个\udfff字","published":"2026-01-01T00:00:00Z"}"#;
    let entries = [(format!("{ARTICLE}/comment/x1"), record.to_owned())];
    with_stored(&reader, &entries).await;
    a_comment_can_be_posted(&reader, "写得进去", true).await;
    // A lone surrogate itself, as JSON text from elsewhere may hold it.
    reader
        .run(&format!("localStorage.setItem('{ARTICLE}/comment/x2', '{{\"v\":1,\"id\":\"x2\",\"author\":\"A\\ud800\",\"text\":\"\\udc00\",\"published\":\"2026-01-01T00:00:00Z\"}}')"))
        .await;
    let bytes = format!("[...localStorage.getItem('{ARTICLE}/comment/x2')].map((unit) => unit.codePointAt(0)).join()");
    let before = reader.see(&bytes).await;
    reader.reload().await;
    a_comment_can_be_posted(&reader, "还写得进去", true).await;
    assert_eq!(reader.see(&bytes).await, before);
    still_there(&reader, &entries, "after posting").await;
    reader.no_errors().await;
    Ok(())
}

/// Counts how often the page requests persistent storage.
const NOTE_ASKING: &str = "window.asked = 0;
    const ask = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => { window.asked++; return ask(); };";
const KEPT: &str = "浏览器已答应保留这些数据";
const MAY_GO: &str = "浏览器可能会清除这些数据";

/// Waits until 我的数据 shows the browser's answer, and returns its words.
async fn persistence_as_told(reader: &Reader) -> String {
    reader.run("window.kept = null; navigator.storage.persisted().then((kept) => { window.kept = kept; })").await;
    reader.until("window.kept !== null").await;
    let words = if reader.see("window.kept").await == true { KEPT } else { MAY_GO };
    reader.until(&format!("root.querySelector('#data')?.textContent.includes('{words}')")).await;
    reader.text("#data").await
}

#[tokio::test]
async fn persistent_storage_is_requested_and_reported() -> Outcome {
    only_in!(Chromium | Firefox, "WebKitGTK has no navigator.storage: there nothing is said of it");
    let reader = open().await;
    reader.run_first(NOTE_ASKING).await;
    reader.reload().await;
    assert_eq!(reader.see("window.asked").await, 0, "before a reader has something to lose");
    reader.post("第一条").await;
    reader.until("window.asked === 1").await;
    reader.post("第二条").await;
    assert_eq!(reader.see("window.asked").await, 1);
    reader.reload().await;
    reader.post("第三条").await;
    assert_eq!(reader.see("window.asked").await, 0, "some browsers ask the reader: once is enough");
    reader.click("[aria-controls=data]").await;
    let words = persistence_as_told(&reader).await;
    assert_ne!(words.contains(KEPT), words.contains(MAY_GO), "{words}");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn granted_persistence_is_reported() -> Outcome {
    only_in!(Chromium, "the promise is given by the DevTools protocol");
    let reader = open().await;
    reader.click("[aria-controls=data]").await;
    let words = persistence_as_told(&reader).await;
    assert!(words.contains(MAY_GO) && !words.contains(KEPT), "{words}");
    reader.devtools("Browser.grantPermissions", json!({ "permissions": ["durableStorage"] })).await;
    reader.post("第一条").await;
    reader.until(&format!("root.querySelector('#data')?.textContent.includes('{KEPT}')")).await;
    assert!(!persistence_as_told(&reader).await.contains(MAY_GO));
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn persistence_is_silent_where_unknown() -> Outcome {
    let reader = open().await;
    reader.run_first("Object.defineProperty(Navigator.prototype, 'storage', { get: () => undefined });").await;
    reader.reload().await;
    reader.post("第一条").await;
    reader.click("[aria-controls=data]").await;
    reader.until("root.querySelector('#data')?.textContent.includes('本站已用存储')").await;
    let words = reader.text("#data").await;
    assert!(!words.contains(KEPT) && !words.contains(MAY_GO), "{words}");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn odd_bytes_in_a_draft_come_back() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "一").await;
    reader.until("Object.keys(localStorage).some((key) => key.includes('/draft/'))").await;
    let tab = reader.see("Object.keys(localStorage).find((key) => key.includes('/draft/')).split('/').at(-1)").await;
    let odd = "{\"v\":1,[\u{0}\u{1}\u{202e}\u{fffe}<script>";
    let entries = [(format!("{ARTICLE}/draft/{}/{}", "root", tab.as_str().unwrap()), odd.to_owned())];
    with_stored(&reader, &entries).await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, odd);
    still_there(&reader, &entries, "after it was taken up").await;
    assert_eq!(notice(&reader).await, "");
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.see("root.querySelector('[part=comment-text]').textContent").await, odd);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_reload_in_mid_post_posts_once() -> Outcome {
    let reader = open().await;
    let stored = async || reader.stored("news-brief/1/2019-09-02-chanye-fupin/").await;
    reader.write("#composer", "正在发布").await;
    reader.run("root.querySelector('[part=composer-submit]').click(); location.reload()").await;
    reader.until("performance.getEntriesByType('navigation')[0].type === 'reload'").await;
    reader.ready().await;
    assert_eq!(reader.count("[part=comment]").await, 7);
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "", "the draft is there still");
    assert!(!stored().await.to_string().contains("/draft/"));

    reader.write("#composer", "两种方式").await;
    reader
        .run(
            "const field = root.querySelector('#composer'); \
             field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, ctrlKey: true, bubbles: true, composed: true, cancelable: true })); \
             root.querySelector('[part=composer-submit]').click()",
        )
        .await;
    reader.until("root.querySelectorAll('[part=comment]').length === 8").await;
    reader.reload().await;
    assert_eq!(reader.count("[part=comment]").await, 8);
    assert_eq!(reader.text(".composer-error").await, "");
    Ok(())
}
