//! 我的数据: comments are exported, imported, cleared, and listed.

use crate::engine::only_in;
use crate::fixtures::page;
use crate::fixtures::tempfolder;
use crate::{Outcome, Reader, open};
use serde_json::{Value, json};

const ARTICLE: &str = "news-brief/1/2019-09-02-chanye-fupin";
const FILE: &str = ".data input[type=file]";

/// The button with this number.
fn button(number: u8) -> String {
    format!(".data .actions .button:nth-of-type({number})")
}

/// Everything that is stored.
async fn all(reader: &Reader) -> Value {
    reader.stored("").await
}

/// Waits until the browser was idle twice. WebKit does not report that.
async fn idle(reader: &Reader) {
    reader
        .run("const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 10)); return new Promise((resolve) => idle(() => idle(resolve)))")
        .await;
}

/// Waits until the widget has measured the storage, which it does while the browser is idle.
async fn measured(reader: &Reader) {
    idle(reader).await;
    reader.click(".data > .button").await;
    reader.until("root.querySelector('.data > .button').ariaExpanded === 'true'").await;
    reader.click(".data > .button").await;
    reader.until("root.querySelector('.data > .button').ariaExpanded === 'false'").await;
}

/// Chooses a file with this text for import, like the browser's dialog.
async fn choose_file(reader: &Reader, text: &str) {
    let folder = tempfolder();
    let file = folder.0.join("import.json");
    std::fs::write(&file, text).unwrap();
    reader.run("window.last = root.querySelector('[role=status] p')").await;
    reader.element(FILE).await.send_keys(file.to_str().unwrap()).await.unwrap();
    // The same words are announced again as a new paragraph.
    reader.until("root.querySelector('[role=status] p') !== window.last").await;
}

#[tokio::test]
async fn an_exported_file_can_be_imported() -> Outcome {
    only_in!(Chromium, "downloads are kept by the DevTools protocol");
    let reader = open().await;
    reader.post("甲").await;
    reader.post("乙").await;
    reader.click(".data > .button").await;
    let folder = tempfolder();
    reader
        .devtools("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder.0.to_str() }))
        .await;
    reader.click(&button(1)).await;
    let file = folder.0.join("news-brief-2019-09-02-chanye-fupin.json");
    let mut text = String::new();
    for _ in 0..500 {
        text = std::fs::read_to_string(&file).unwrap_or_default();
        if text.ends_with("}\n") {
            break;
        }
        reader.see("new Promise((resolve) => setTimeout(resolve, 20))").await;
    }
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 9, "{text}");
    assert!(lines[5].contains("甲") && lines[6].contains("乙"), "{text}");
    let before = reader.stored(&format!("{ARTICLE}/comment/")).await;
    reader.run("widget.clearComments()").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 6").await;
    choose_file(&reader, &text).await;
    reader.until("root.querySelector('[role=status]').innerText === '已导入2条，另有0条原已存在'").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 8").await;
    assert_eq!(reader.stored(&format!("{ARTICLE}/comment/")).await, before);
    // A second import changes nothing.
    choose_file(&reader, &text).await;
    reader.until("root.querySelector('[role=status]').innerText === '已导入0条，另有2条原已存在'").await;
    assert_eq!(reader.stored(&format!("{ARTICLE}/comment/")).await, before);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_bad_file_is_refused_with_its_place() -> Outcome {
    let reader = open().await;
    reader.post("原有的").await;
    reader.click(".data > .button").await;
    let before = all(&reader).await;
    let good = r#"{"v":1,"id":"x1","author":"A","text":"T","published":"2026-01-01T00:00:00Z"}"#;
    let file = |article: &str, comments: &str| {
        format!(
            "{{\n\"format\": \"news-brief-comments/1\",\n\"article\": \"{article}\",\n\"comments\": [\n{comments}\n]\n}}\n"
        )
    };
    let here = "2019-09-02-chanye-fupin";
    let behind = format!("第6行第{}列：不是 JSON", good.len() + 1);
    let published = good.find("\"2026-").unwrap() + 1;
    let published = format!("第6行第{published}列：comments[1].published 缺少或有误");
    for (text, expected) in [
        (file(here, &format!("{good},\n{good}x")), behind.as_str()),
        (file(here, good).trim_end_matches("}\n").to_owned(), "第7行第1列：不是 JSON"),
        ("<html>".to_owned(), "第1行第1列：不是 JSON"),
        (file("another", good), "第3行第12列：这是另一篇文章的评论"),
        (file(here, good).replace("comments/1", "comments/9"), "第2行第11列：format 缺少或有误"),
        (file(here, &format!("{good},\n{}", good.replace("2026-", "year "))), published.as_str()),
        (file(here, &format!("{good},\n  7")), "第6行第3列：comments[1] 缺少或有误"),
        ("[]".to_owned(), "第1行第1列：format 缺少或有误"),
    ] {
        choose_file(&reader, &text).await;
        let words = format!("文件没有导入，什么都没有改变。{expected}");
        reader.until(&format!("root.querySelector('[role=status]').innerText === {}", json!(words))).await;
        assert_eq!(all(&reader).await, before, "{text}");
        assert_eq!(reader.count("[part=comment]").await, 7);
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_tenth_comment_offers_an_export() -> Outcome {
    let reader = open().await;
    for number in 1..=10 {
        assert_eq!(reader.count(".reminder").await, 0, "before comment {number}");
        reader.post(&format!("第{number}条")).await;
    }
    reader.until("root.querySelector('.reminder')?.checkVisibility()").await;
    assert!(reader.text(".reminder").await.contains("您已写了10条评论，只保存在这个浏览器里"));
    reader.click(".reminder .button:last-child").await;
    reader.until("!root.querySelector('.reminder')").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn clearing_asks_first_and_can_be_undone() -> Outcome {
    let reader = open().await;
    reader.post("留着").await;
    reader.click("#comment-c1 [part=like]").await;
    choose_order(&reader, "oldest").await;
    reader.click(".data > .button").await;
    let before = all(&reader).await;
    // A double click does not confirm.
    let clear = reader.element(&button(3)).await;
    reader.run(&format!("root.querySelector('{}').scrollIntoView({{ block: 'center' }})", button(3))).await;
    reader.browser.driver.action_chain().double_click_element(&clear).perform().await?;
    reader.until(&format!("root.querySelector('{}').innerText === '确认清除'", button(3))).await;
    assert_eq!(reader.text("[role=status]").await, "再按一次，清除本文的全部数据");
    assert_eq!(all(&reader).await, before);
    reader.run("window.pressed = Date.now()").await;
    reader.until("Date.now() > pressed + 600").await;
    reader.click(&button(3)).await;
    reader.until("root.querySelectorAll('[part=comment]').length === 6").await;
    assert_eq!(reader.stored(&format!("{ARTICLE}/")).await, json!({}));
    assert_eq!(reader.see("root.querySelector('#comment-c1 [part=like]').ariaPressed").await, "false");
    assert_eq!(reader.see(ORDER).await, json!(["newest", "comment-c6"]));
    reader.click(&button(3)).await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(all(&reader).await, before);
    assert_eq!(reader.see("root.querySelector('#comment-c1 [part=like]').ariaPressed").await, "true");
    assert_eq!(reader.see(ORDER).await, json!(["oldest", "comment-c1"]));
    Ok(())
}

/// The order that is shown as chosen, and the comment that is first in the list.
const ORDER: &str = "[root.querySelector('.sort select').value, root.querySelector('[part=comment]').id]";

/// Chooses an order as a reader does.
async fn choose_order(reader: &Reader, order: &str) {
    reader.click(&format!(".sort option[value={order}]")).await;
    reader.until(&format!("JSON.parse(localStorage['{ARTICLE}/state'] ?? '{{}}').sort === '{order}'")).await;
}

#[tokio::test]
async fn comments_on_every_article_are_listed() -> Outcome {
    let reader = open().await;
    reader.post("第一篇的话").await;
    let document = r#"{"format":"news-brief/1","id":"second","lang":"zh-CN","title":"第二篇","body":[{"type":"paragraph","text":"一句话。"}]}"#;
    reader.site.add("/second.json", document);
    reader.site.add("/second.html", &page("src=\"second.json\" loading=\"eager\"", ""));
    reader.go("/second.html").await;
    reader.ready().await;
    reader.click("[part=composer-repost]").await;
    reader.post("第二篇的话").await;
    reader.click(".data > .button").await;
    reader.until("root.querySelectorAll('.home li').length === 2").await;
    let first = reader.text(".home li:nth-child(1)").await;
    assert!(first.contains("第二篇") && first.contains("转发") && first.contains("第二篇的话"), "{first}");
    assert!(reader.text(".home li:nth-child(2)").await.contains("第一篇的话"));
    reader.click(".home li:nth-child(2) a").await;
    reader.until("root.activeElement?.querySelector('[part=comment-text]')?.textContent === '第一篇的话'").await;
    assert_eq!(reader.see("location.pathname").await, "/");
    reader.until("root.activeElement.classList.contains('highlighted')").await;
    Ok(())
}

#[tokio::test]
async fn nearly_full_storage_is_reported_once_a_session() -> Outcome {
    let reader = open().await;
    assert_eq!(reader.count("[part=notice]").await, 0);
    // Just below the warning threshold: a long comment exceeds it.
    reader
        .run(
            "const used = () => Object.entries(localStorage).join('').length; \
             localStorage.setItem('filler', 'x'.repeat(5 * 1024 * 1024 / 5 * 4 - used() - 600))",
        )
        .await;
    reader.reload().await;
    measured(&reader).await;
    assert_eq!(reader.count("[part=notice]").await, 0);
    reader.post(&"长".repeat(900)).await;
    reader.until("root.querySelector('[part=notice]')?.innerText.includes('存储空间将满')").await;
    assert_eq!(reader.count("[part=notice] button, .unsaved").await, 0, "all is saved");
    reader.click(".data > .button").await;
    reader.until("root.querySelector('#data')?.innerText.includes('约占 80%')").await;
    reader.reload().await;
    measured(&reader).await;
    assert_eq!(reader.count("[part=notice]").await, 0, "told twice in a session");
    reader.run("sessionStorage.clear()").await;
    reader.reload().await;
    reader.until("root.querySelector('[part=notice]')?.innerText.includes('存储空间将满')").await;
    Ok(())
}
