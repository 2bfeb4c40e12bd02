//! Input methods: a composition is neither posted nor counted before it ends.

use crate::engine::only_in;
use crate::{Outcome, Reader, open};
use serde_json::json;

/// Composes `text` in the focused field, like pinyin before a word is chosen.
async fn compose(reader: &Reader, text: &str) {
    let end = text.chars().count();
    let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
    reader.devtools("Input.imeSetComposition", composition).await;
}

/// Ends the composition with the chosen words.
async fn choose(reader: &Reader, text: &str) {
    reader.devtools("Input.insertText", json!({ "text": text })).await;
}

/// Records composition and key events in `window.kinds`.
async fn watch_composition(reader: &Reader) {
    reader
        .run(
            "window.kinds = []; for (const kind of ['compositionstart', 'compositionend', 'keydown']) \
             root.addEventListener(kind, (event) => kinds.push(kind + (event.isComposing ? ' composing' : '')))",
        )
        .await;
}

#[tokio::test]
async fn nothing_is_posted_while_composing() -> Outcome {
    only_in!(Chromium, "an input method is driven by the DevTools protocol");
    let reader = open().await;
    reader.watch_events().await;
    watch_composition(&reader).await;
    reader.click("#composer").await;
    for pinyin in ["d", "du", "duo", "duod", "duodian"] {
        compose(&reader, pinyin).await;
        reader.press_control_enter().await;
    }
    reader.until("kinds.filter((kind) => kind === 'keydown composing').length >= 10").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "duodian");
    assert_eq!(reader.count("[part=comment]").await, 6, "posted while composing");
    assert_eq!(reader.see("seen").await, json!([]));

    choose(&reader, "多点惠农政策").await;
    reader.until("root.querySelector('#composer').value === '多点惠农政策'").await;
    reader.press_control_enter().await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment] [part=comment-text]").await, "多点惠农政策");
    assert_eq!(
        reader.see("seen.map(([name, detail]) => name + ' ' + detail.comment.text)").await,
        json!(["news-brief-comment 多点惠农政策"])
    );
    assert_eq!(reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await.as_object().unwrap().len(), 1);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_counter_waits_for_the_composition() -> Outcome {
    only_in!(Chromium, "an input method is driven by the DevTools protocol");
    let reader = open().await;
    reader.write("#composer", "支持").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '2/1,000'").await;
    reader
        .run(
            "window.counts = []; const counter = root.querySelector('.composer-count'); \
             new MutationObserver(() => counts.push(counter.querySelector('[aria-hidden]').textContent)) \
                 .observe(counter, { childList: true, characterData: true, subtree: true }); \
             window.inputs = 0; root.addEventListener('input', (event) => inputs += event.isComposing)",
        )
        .await;
    for pinyin in ["n", "no", "non", "nong", "nongm"] {
        compose(&reader, pinyin).await;
    }
    reader.until("inputs >= 5").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "支持nongm");
    assert_eq!(reader.see("counts").await, json!([]), "the counter moved");
    choose(&reader, "农民").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '4/1,000'").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "支持农民");

    // A cancelled composition leaves the text as it was.
    compose(&reader, "men").await;
    compose(&reader, "").await;
    reader.until("root.querySelector('#composer').value === '支持农民'").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').textContent === '4/1,000'").await;
    Ok(())
}

#[tokio::test]
async fn the_key_ending_a_composition_posts_nothing() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "支持").await;
    let press = async |code: u32, held: &str| {
        reader
            .run(&format!(
                "const field = root.querySelector('#composer'); \
                 field.dispatchEvent(new CompositionEvent('compositionend', {{ bubbles: true, composed: true, data: '支持' }})); \
                 field.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', keyCode: {code}, bubbles: true, \
                     composed: true, cancelable: true, {held}: true }}))"
            ))
            .await;
    };
    press(229, "ctrlKey").await;
    press(229, "metaKey").await;
    // The counter has handled this letter, so the keys before it were handled too.
    reader.write("#composer", "！").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '3/1,000'").await;
    assert_eq!(reader.count("[part=comment]").await, 6, "posted by the key that ends a composition");
    // The same keys outside a composition do post.
    press(13, "ctrlKey").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment] [part=comment-text]").await, "支持！");
    assert_eq!(reader.text(".composer-error").await, "");
    Ok(())
}

#[tokio::test]
async fn enter_alone_is_a_new_line() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "第一行").await;
    reader.press(thirtyfour::Key::Enter + "").await;
    reader.press("第二行").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "第一行\n第二行");
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.press_control_enter().await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.see("root.querySelector('[part=comment-text]').textContent").await, "第一行\n第二行");
    Ok(())
}

#[tokio::test]
async fn an_edit_starts_with_the_caret_last() -> Outcome {
    let reader = open().await;
    reader.click("#reply-c1").await;
    reader.until("root.activeElement?.id === 'composer-c1'").await;
    reader.press("第一稿").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-c1 .replies [part=comment]')").await;
    reader.post("第一稿").await;
    for place in ["#comment-c1 .replies", "[part=comment]"] {
        reader.click(&format!("{place} [part=edit]")).await;
        reader.until("root.activeElement?.value === '第一稿'").await;
        assert_eq!(reader.see("root.activeElement.selectionStart").await, 3, "{place}");
        reader.click(".composer.inline .quiet").await;
        reader.until("!root.querySelector('.composer.inline')").await;
    }
    Ok(())
}
