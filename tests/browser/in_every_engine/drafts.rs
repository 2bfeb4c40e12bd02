//! Drafts: kept at each letter, by article, target and tab.

use crate::engine::only_in;
use crate::{Outcome, open};
use serde_json::json;
use std::time::Duration;

const DRAFTS: &str = "news-brief/1/2019-09-02-chanye-fupin/draft/";

#[tokio::test]
async fn a_reload_keeps_every_draft() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "写了一半").await;
    reader.click("#reply-c1").await;
    reader.write("#composer-c1", "回答了一半").await;
    reader.reload().await;
    reader.until("root.querySelector('#composer').value === '写了一半'").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').innerText === '4/1,000'").await;
    reader.click("#reply-c1").await;
    reader.until("root.querySelector('#composer-c1').value === '回答了一半'").await;
    // Posting removes its own draft and no other.
    reader.press_control_enter().await;
    reader.until("root.querySelector('#comment-c1 .replies [part=comment]')").await;
    let drafts = reader.stored(DRAFTS).await;
    assert_eq!(drafts.as_object().unwrap().values().collect::<Vec<_>>(), [&json!("写了一半")]);
    Ok(())
}

#[tokio::test]
async fn half_a_composition_is_kept_as_draft() -> Outcome {
    only_in!(Chromium, "an input method is driven by the DevTools protocol");
    let reader = open().await;
    reader.write("#composer", "支持").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').textContent === '2/1,000'").await;
    reader
        .devtools("Input.imeSetComposition", json!({ "text": "nongmin", "selectionStart": 7, "selectionEnd": 7 }))
        .await;
    reader.until("root.querySelector('#composer').value === '支持nongmin'").await;
    assert!(reader.stored(DRAFTS).await.to_string().contains("支持nongmin"), "a page that goes now loses words");
    assert_eq!(reader.text(".composer-count [aria-hidden]").await, "2/1,000");
    Ok(())
}

#[tokio::test]
async fn drafts_of_closed_tabs_join_those_here() -> Outcome {
    let reader = open().await;
    reader.post("自己的").await;
    let id = reader.see("root.querySelector('.thread > li').id.slice(8)").await.as_str().unwrap().to_owned();
    let targets = ["root".to_owned(), "c1".to_owned(), format!("edit-{id}")];
    for target in &targets {
        reader.run(&format!("localStorage.setItem('{DRAFTS}{target}/anothertab', '别处的{target}')")).await;
    }
    reader.write("#composer", "这里的").await;
    reader.reload().await;
    reader.until("root.querySelector('#composer')?.value === '这里的'").await;
    reader.until("root.querySelector('.drafts-more summary')?.innerText === '还有 3 份草稿'").await;
    reader.click("#reply-c1").await;
    reader.until("root.querySelector('#composer-c1')?.value === '别处的c1'").await;
    reader.click(&format!("#edit-{id}")).await;
    reader.until("root.activeElement?.value === '自己的'").await;
    reader.click(&format!("#comment-{id} .drafts-more summary")).await;
    reader.click(&format!("#comment-{id} .draft-offer [part=draft]")).await;
    reader.until("root.activeElement?.value.startsWith('自己的\\n别处的edit-')").await;
    reader.click(".drafts-more summary").await;
    reader.click(".drafts-more [part=draft]").await;
    reader.until("root.activeElement?.value === '这里的\\n别处的root'").await;
    for target in &targets {
        let stored = reader.see(&format!("localStorage.getItem('{DRAFTS}{target}/anothertab')")).await;
        assert_eq!(stored, json!(null), "{target} has two owners");
    }
    Ok(())
}

#[tokio::test]
async fn a_killed_page_loses_no_letter() -> Outcome {
    only_in!(Chromium, "a page is killed by the DevTools protocol");
    let reader = open().await;
    reader.write("#composer", "写到这里").await;
    reader.click("#reply-c1").await;
    reader.write("#composer-c1", "答到这里").await;
    let other = reader.browser.driver.new_tab().await?;
    // The command has no answer, as the page is gone.
    let tools = reader.browser.driver.cdp();
    let _ = tokio::time::timeout(Duration::from_secs(3), tools.send_raw("Page.crash", json!({}))).await;
    reader.browser.driver.switch_to_window(other).await?;
    reader.go("/").await;
    reader.ready().await;
    // This is another tab; the draft of the killed one comes back.
    reader.until("root.querySelector('#composer').value === '写到这里'").await;
    reader.click("#reply-c1").await;
    reader.until("root.querySelector('#composer-c1').value === '答到这里'").await;
    Ok(())
}

#[tokio::test]
async fn a_returning_page_leaves_what_went_on_elsewhere() -> Outcome {
    let reader = open().await;
    reader.post("先写的").await;
    // Another tab lives, which takes over a draft and posts one while this page is in the
    // back-forward cache and hears nothing.
    reader.run("navigator.locks.request('news-brief/1/tab/0zzzzzzzzz', () => new Promise(() => {}))").await;
    let elsewhere = [
        "localStorage.setItem(draft.replace(/[^/]+$/, '0zzzzzzzzz'), localStorage[draft] + '，接着写'); localStorage.removeItem(draft)",
        "localStorage.setItem(comment.replace(/[^/]+$/, '0zzzzzzzzz'), localStorage[comment].replace(comment.split('/').pop(), '0zzzzzzzzz') \
           .replace('先写的', localStorage[draft])); for (const key of keys) if (key.includes('/draft/')) localStorage.removeItem(key)",
    ];
    for (number, script) in elsewhere.into_iter().enumerate() {
        reader.paste("#composer", &format!("只说一次{number}")).await;
        let value = "root.querySelector('#composer').value";
        reader.until(&format!("{value} === '只说一次{number}'")).await;
        reader
            .run(&format!(
                "const keys = Object.keys(localStorage), draft = keys.find((key) => key.includes('/draft/') && localStorage[key] === '只说一次{number}'), \
                   comment = keys.find((key) => key.includes('/comment/') && localStorage[key].includes('先写的')); {script}; \
                 dispatchEvent(new PageTransitionEvent('pageshow', {{ persisted: true }}))"
            ))
            .await;
        reader.until(&format!("{value} === ''")).await;
        assert_eq!(reader.text(".composer-error").await, "已在另一个标签页接着写");
    }
    reader.no_errors().await;
    Ok(())
}
