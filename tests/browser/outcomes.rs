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
    reader.run(&clipboard("{ writeText: async () => {} }")).await;
    reader.post("看得见").await;
    reader.click(".highlighted [part=comment-link]").await;
    reader.until("root.querySelector('.toast')?.innerText.startsWith('已复制。这条评论只在这个浏览器里')").await;
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
