//! Two elements with one article on one page: what one does shows in the other and does not
//! disturb it.

use crate::fixtures::page;
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

const ARTICLE: &str = "news-brief/1/2019-09-02-chanye-fupin";

/// The shadow root of the second element. The reader uses the first.
const OTHER: &str = "document.querySelectorAll('news-brief')[1].shadowRoot";

/// A page with the seed's article twice.
async fn twice() -> Reader {
    let site = Site::start().await;
    let copy = "<news-brief src=\"article.json\" loading=\"eager\"></news-brief>";
    site.add(
        "/twice.html",
        &page("src=\"article.json\" loading=\"eager\"", &format!("</news-brief>{copy}<news-brief>")),
    );
    let reader = Reader::open(Browser::start(&[]).await, site, "/twice.html").await;
    both(&reader).await;
    reader
}

async fn both(reader: &Reader) {
    reader.until(&format!("{OTHER}?.querySelector('.status')")).await;
}

#[tokio::test]
async fn copies_follow_each_other_without_disturbing() -> Outcome {
    let reader = twice().await;
    reader
        .run(&format!(
            "const field = {OTHER}.querySelector('#composer'); field.value = '写到一半'; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ))
        .await;
    reader.post("第一稿").await;
    reader.until(&format!("{OTHER}.querySelector('[part=comment-text]').textContent === '第一稿'")).await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.paste(".composer.inline textarea", "第二稿").await;
    reader.press_control_enter().await;
    reader.until(&format!("{OTHER}.querySelector('[part=comment-text]').textContent === '第二稿'")).await;
    reader.click("#comment-c1 [part=like]").await;
    reader.until(&format!("{OTHER}.querySelector('#comment-c1 [part=like]').ariaPressed === 'true'")).await;
    reader.click("[part=follow]").await;
    reader.until(&format!("{OTHER}.querySelector('[part=follow]').ariaPressed === 'true'")).await;
    reader.click("[part=delete]").await;
    reader.until(&format!("{OTHER}.querySelector('.tombstone') && !{OTHER}.querySelector('[part=undo]')")).await;
    reader.click("[part=undo]").await;
    reader.until(&format!("{OTHER}.querySelector('[part=comment-text]').textContent === '第二稿'")).await;
    reader.run("widget.clearComments()").await;
    reader.until(&format!("{OTHER}.querySelectorAll('[part=comment]').length === 6")).await;
    assert_eq!(reader.see(&format!("{OTHER}.querySelector('#composer').value")).await, "写到一半");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn each_copy_has_its_own_drafts() -> Outcome {
    let reader = twice().await;
    for (root, text) in [("root", "上面"), (OTHER, "下面")] {
        reader
            .run(&format!(
                "const field = {root}.querySelector('#composer'); field.value = '{text}'; \
                 field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
            ))
            .await;
    }
    reader.until("Object.keys(localStorage).filter((key) => key.includes('/draft/')).length === 2").await;
    // After a new rendering an element has its own draft again.
    reader.run("widget.setAttribute('heading-level', '3')").await;
    reader.until("root.querySelector('h3[part=title]')").await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "上面");
    assert_eq!(reader.stored(&format!("{ARTICLE}/draft/")).await.as_object().unwrap().len(), 2);
    reader.reload().await;
    both(&reader).await;
    let values = format!("[root.querySelector('#composer').value, {OTHER}.querySelector('#composer').value]");
    assert_eq!(reader.see(&values).await, json!(["上面", "下面"]));
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn drafts_belong_to_places_in_the_page() -> Outcome {
    let site = Site::start().await;
    // The element that is not eager is far away and waits, above or below.
    let [eager, far] = ["src=\"article.json\" loading=\"eager\"", "src=\"article.json\""];
    let space = "<div style=\"block-size: 9000px\"></div>";
    site.add("/above.html", &page(eager, &format!("</news-brief>{space}<news-brief {far}>")));
    let below = page(far, &format!("</news-brief><news-brief {eager}>"));
    site.add("/below.html", &below.replacen("<news-brief", &format!("{space}<news-brief"), 1));
    let reader = Reader::open(Browser::start(&[]).await, site, "/above.html").await;
    reader.run("document.querySelectorAll('news-brief')[1].loading = 'eager'").await;
    both(&reader).await;
    for (root, text) in [("root", "上面"), (OTHER, "下面")] {
        reader
            .run(&format!(
                "const field = {root}.querySelector('#composer'); field.value = '{text}'; \
                 field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
            ))
            .await;
    }
    reader.until("Object.keys(localStorage).filter((key) => key.includes('/draft/')).length === 2").await;
    reader.go("/below.html").await;
    both(&reader).await;
    assert_eq!(reader.see("Boolean(root?.querySelector('.status'))").await, false, "the upper one is drawn first");
    reader.run("widget.loading = 'eager'").await;
    reader.ready().await;
    let values = format!("[root.querySelector('#composer').value, {OTHER}.querySelector('#composer').value]");
    assert_eq!(reader.see(&values).await, json!(["上面", "下面"]));
    Ok(())
}
