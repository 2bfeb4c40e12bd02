//! Unsent text: kept at each letter, by article and target, and each tab's own.

use crate::states::{SMALL, page};
use crate::{Outcome, open};
use serde_json::json;

const DRAFTS: &str = "news-brief/1/2019-09-02-chanye-fupin/draft/";

#[tokio::test]
async fn a_reload_loses_no_letter_of_a_comment_an_answer_or_an_edit() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "写了一半").await;
    reader.click("#reply-c1").await;
    reader.write("#composer-c1", "回答了一半").await;
    reader.reload().await;
    reader.until("root.querySelector('#composer').value === '写了一半'").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '4/1000'").await;
    reader.click("#reply-c1").await;
    reader.until("root.querySelector('#composer-c1').value === '回答了一半'").await;
    // Posting takes its own draft away and no other.
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-c1 .replies [part=comment]')").await;
    let drafts = reader.stored(DRAFTS).await;
    assert_eq!(drafts.as_object().unwrap().values().collect::<Vec<_>>(), [&json!("写了一半")]);
    Ok(())
}

#[tokio::test]
async fn drafts_do_not_leak_between_articles() -> Outcome {
    let reader = open().await;
    for name in ["two", "three"] {
        reader.site.add(&format!("/{name}.json"), &SMALL.replace("\"small\"", &format!("\"{name}\"")));
        reader
            .site
            .add(&format!("/{name}.html"), &page(&format!("src=\"{name}.json\""), "<article>一句话。</article>"));
    }
    reader.write("#composer", "第一篇").await;
    for name in ["two", "three"] {
        reader.go(&format!("/{name}.html")).await;
        reader.ready().await;
        assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
        assert_eq!(reader.count(".draft-offer").await, 0);
        reader.write("#composer", name).await;
    }
    reader.go("/").await;
    reader.ready().await;
    reader.until("root.querySelector('#composer').value === '第一篇'").await;
    Ok(())
}

#[tokio::test]
async fn another_tabs_draft_is_offered_and_never_overwritten() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "第一个标签页").await;
    let first = reader.browser.driver.window().await?;
    let second = reader.browser.driver.new_tab().await?;
    reader.browser.driver.switch_to_window(second.clone()).await?;
    reader.go("/").await;
    reader.ready().await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    assert!(reader.text(".draft-offer").await.contains("第一个标签页"));
    reader.write("#composer", "第二个").await;
    reader.click("[part=draft]").await;
    reader.until("root.querySelector('#composer').value === '第二个\\n第一个标签页'").await;
    assert_eq!(reader.count(".draft-offer").await, 0);
    reader.browser.driver.switch_to_window(first).await?;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "第一个标签页");
    reader.reload().await;
    reader.until("root.querySelector('#composer').value === '第一个标签页'").await;
    Ok(())
}
