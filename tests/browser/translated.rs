//! Pages that are translated in place: translators replace text nodes.

use crate::{Outcome, Reader, open};

/// Replaces every text node of the widget, as translators do.
const TRANSLATE: &str = "
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const kept = walker.currentNode.parentElement.closest('textarea, [translate=no]');
        if (walker.currentNode.data.trim() && !kept) texts.push(walker.currentNode);
    }
    for (const text of texts) {
        const inner = document.createElement('font'), outer = document.createElement('font');
        inner.textContent = `<${text.data}>`;
        outer.append(inner);
        text.replaceWith(outer);
    }
    return texts.length";

async fn translate(reader: &Reader) {
    let count = reader.run(TRANSLATE).await.as_u64().unwrap();
    assert!(count > 20, "{count} texts were translated");
}

#[tokio::test]
async fn a_translated_page_goes_on_counting_and_liking() -> Outcome {
    let reader = open().await;
    translate(&reader).await;
    reader.click(".toolbar [part=like]").await;
    reader.until("root.querySelector('.toolbar [part=like]').innerText.includes('1')").await;
    reader.click("[part=follow]").await;
    reader.until("root.querySelector('[part=follow]').innerText.includes('已关注')").await;
    reader.write("#composer", "三个字").await;
    reader.until("root.querySelector('[part=composer-count]').innerText.includes('3/')").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('#tab-comments').innerText.includes('7')").await;
    translate(&reader).await;
    reader.click("#comment-c1 [part=like]").await;
    reader.until("root.querySelector('#comment-c1 [part=like]').ariaPressed === 'true'").await;
    reader.click("#reply-c1").await;
    reader.write("#composer-c1", "答").await;
    reader.click("#comment-c1 [part=composer-submit]").await;
    reader.until("root.querySelector('#tab-comments').innerText.includes('8')").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_translated_page_edits_and_deletes() -> Outcome {
    let reader = open().await;
    reader.post("第一句").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    translate(&reader).await;
    reader.click("[part=edit]").await;
    reader.write(".composer.inline textarea", "，改").await;
    reader.click(".composer.inline [part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]').innerText === '第一句，改'").await;
    translate(&reader).await;
    reader.click("[part=delete]").await;
    reader.click("[part=undo]").await;
    reader.until("root.querySelector('[part=comment-text]').innerText === '第一句，改'").await;
    reader.click("[part=item-title] button").await;
    reader.click("[part=metrics-toggle]").await;
    reader.click(".data > .button").await;
    reader.until("root.querySelector('#data').innerText.length > 10").await;
    reader.click("#tab-reposts").await;
    reader.click("#tab-comments").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.no_errors().await;
    Ok(())
}
