//! What happened is seen: at the button, in the panel, or in a toast.

use crate::fixtures::tempfolder;
use crate::{Outcome, open};
use serde_json::json;

/// Replaces the clipboard.
fn clipboard(value: &str) -> String {
    format!("Object.defineProperty(navigator, 'clipboard', {{ get: () => ({value}), configurable: true }})")
}

#[tokio::test]
async fn copy_buttons_say_that_they_copied() -> Outcome {
    let reader = open().await;
    reader.run(&clipboard("{ writeText: async () => {} }")).await;
    reader.run("Object.defineProperty(navigator, 'share', { configurable: true, value: undefined })").await;
    for button in ["#comment-c1 [part=comment-link]", "[part=share]", "#task-2 [part=item-link]"] {
        let before = reader.text(button).await;
        reader.click(button).await;
        reader.until(&format!("root.querySelector({}).innerText === '已复制'", json!(button))).await;
        assert_eq!(reader.count(".toast").await, 0, "{button}");
        reader.until(&format!("root.querySelector({}).textContent === {}", json!(button), json!(before))).await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_refused_copy_shows_a_selected_field() -> Outcome {
    let reader = open().await;
    reader.run(&clipboard("undefined")).await;
    reader.click("#comment-c1 [part=comment-link]").await;
    reader.until("root.activeElement?.matches('.refused textarea')").await;
    let selected = reader
        .see("(() => { const field = root.activeElement; return field.readOnly && field.value.slice(field.selectionStart, field.selectionEnd) })()")
        .await;
    assert_eq!(selected, reader.site.url("/#comment-c1"));
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_bad_import_is_shown_until_dismissed() -> Outcome {
    let reader = open().await;
    reader.click(".data > .button").await;
    let folder = tempfolder();
    let file = folder.0.join("bad.json");
    std::fs::write(&file, "<html>")?;
    reader.element(".data input[type=file]").await.send_keys(file.to_str().unwrap()).await?;
    reader.until("root.querySelector('#data .notice')?.innerText.includes('不是 JSON')").await;
    reader.click("#data .notice button").await;
    reader.until("!root.querySelector('#data .notice')").await;
    Ok(())
}

#[tokio::test]
async fn a_toast_shows_beside_composer_and_bar() -> Outcome {
    let reader = open().await;
    reader.resize(320, 640).await;
    reader.post("看得见").await;
    reader.click(".highlighted [part=delete]").await;
    reader.click(".tombstone [part=undo]").await;
    reader.until("root.querySelector('.toast')?.innerText === '评论已恢复'").await;
    let clear = "(() => { const boxes = ['.toast', '.composer', '.toolbar'].map((name) => root.querySelector(name).getBoundingClientRect()); \
        const [toast, ...others] = boxes; \
        return toast.height > 20 && toast.left >= 0 && toast.right <= innerWidth && toast.top >= 0 && toast.bottom <= innerHeight \
          && others.every((box) => box.bottom <= toast.top || box.top >= toast.bottom) })()";
    assert_eq!(reader.see(clear).await, true);
    assert_eq!(reader.see("root.activeElement?.matches('.toast, .toast *') ?? false").await, false);
    // It goes by itself.
    reader.until("getComputedStyle(root.querySelector('.toast')).visibility === 'hidden'").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn who_can_open_an_own_link_stands_below() -> Outcome {
    let reader = open().await;
    reader.resize(320, 640).await;
    reader.run(&clipboard("{ writeText: async () => {} }")).await;
    reader.post("看得见").await;
    reader.click(".highlighted [part=comment-link]").await;
    reader
        .until(
            "root.querySelector('.highlighted .copied-note')?.innerText.startsWith('已复制。这条评论只在这个浏览器里')",
        )
        .await;
    assert_eq!(reader.count(".toast").await, 0);
    reader.until("!root.querySelector('.copied-note')").await;
    Ok(())
}

#[tokio::test]
async fn a_refused_share_stands_above_the_bar() -> Outcome {
    let reader = open().await;
    reader.resize(320, 568).await;
    reader.run(&clipboard("undefined")).await;
    reader.run("Object.defineProperty(navigator, 'share', { configurable: true, value: undefined })").await;
    for _ in 0..2 {
        reader.click("[part=share]").await;
        reader.until("root.activeElement?.matches('.toolbar .refused textarea')").await;
        let shown = "(() => { const field = root.activeElement, box = field.parentElement.getBoundingClientRect(), bar = root.querySelector('.toolbar').getBoundingClientRect(); \
            return [field.value === location.href && field.selectionEnd === field.value.length, box.left >= 0 && box.right <= innerWidth && box.top >= 0, \
              box.bottom <= bar.top && bar.height < 70, field.getBoundingClientRect().width > 150] })()";
        assert_eq!(reader.see(shown).await, json!([true, true, true, true]));
        // It goes with the focus.
        reader.run("root.activeElement.blur()").await;
        reader.until("!root.querySelector('.refused')").await;
    }
    reader.no_errors().await;
    Ok(())
}

/// Keeps every announcement and whether its words, or others, changed the picture.
const WATCH: &str = "window.unseen = []; const status = root.querySelector('[role=status]'); \
    const shown = () => [...root.querySelectorAll('*')].filter((node) => !node.closest('.visually-hidden, [hidden]') && node.checkVisibility()) \
      .map((node) => [node.getAttribute('aria-pressed'), node.getAttribute('aria-expanded'), node.value, ...[...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data)].join()).join('|'); \
    let before = shown(); window.look = () => { const now = shown(); const same = now === before; before = now; return same; };";

#[tokio::test]
async fn every_action_changes_what_is_seen() -> Outcome {
    let reader = open().await;
    reader.resize(360, 780).await;
    reader.run(&clipboard("{ writeText: async () => {} }")).await;
    reader
        .run("print = () => {}; Object.defineProperty(navigator, 'share', { configurable: true, value: undefined })")
        .await;
    reader.post("一句").await;
    reader.run(WATCH).await;
    for action in [
        "[part=share]",
        "#comment-c1 [part=comment-link]",
        "#task-1 [part=item-link]",
        ".highlighted [part=comment-link]",
        "#comment-c1 [part=like]",
        "[part=follow]",
        ".toolbar [part=like]",
        ".data > .button",
        "#comment-c2 [part=reply]",
        "#comment-c2 .composer-buttons .quiet",
        ".thread > li:first-child [part=edit]",
        ".thread > li:first-child .composer-buttons .quiet",
        ".thread > li:first-child [part=delete]",
        ".thread > li:first-child [part=undo]",
        ".composer:not(.inline) [part=composer-submit]",
    ] {
        reader.run("look()").await;
        reader.click(action).await;
        reader.until("!look()").await;
    }
    reader.no_errors().await;
    Ok(())
}
