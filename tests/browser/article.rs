//! The article: whole, folded, opened by mouse, keys and links.

use crate::engine::only_in;
use crate::{Outcome, open, site};
use thirtyfour::Key;

/// Every text of the seed document, in order.
fn seed_texts() -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(&site::dist_text("article.json")).unwrap();
    let mut texts = vec![document["title"].as_str().unwrap().to_owned()];
    fn collect(blocks: &serde_json::Value, texts: &mut Vec<String>) {
        for block in blocks.as_array().unwrap() {
            texts.extend(block["text"].as_str().map(str::to_owned));
            if let Some(items) = block["items"].as_array() {
                texts.extend(block["title"].as_str().map(str::to_owned));
                for item in items {
                    texts.push(format!("{}{}", item["label"].as_str().unwrap(), item["title"].as_str().unwrap()));
                    collect(&item["body"], texts);
                }
            }
        }
    }
    collect(&document["body"], &mut texts);
    texts
}

#[tokio::test]
async fn every_paragraph_is_there_to_the_letter() -> Outcome {
    let reader = open().await;
    let text = reader.see("[...root.querySelectorAll('h1, h2, h3, p')].map((node) => node.textContent)").await;
    let shown: Vec<_> = text.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let mut rest = shown.iter();
    for text in seed_texts() {
        assert!(rest.any(|shown| *shown == text), "missing or out of order: {text}\n{shown:#?}");
    }
    assert_eq!(reader.count(".task .item").await, 5);
    assert_eq!(reader.count(".focus .item").await, 5);
    assert_eq!(reader.text("[part=source]").await, "扶贫一线");
    assert_eq!(reader.text("header [part=date]").await, "2019年9月2日 11:30");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn nothing_is_asked_of_other_hosts() -> Outcome {
    let reader = open().await;
    let hosts = reader
        .see("[...new Set(performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin))]")
        .await;
    let own = reader.site.url("");
    assert!(hosts.as_array().unwrap().iter().all(|host| own.starts_with(host.as_str().unwrap())), "{hosts}");
    // The page carries its article: the document is not fetched again.
    let requests = reader.site.requests();
    assert!(
        !requests.contains(&"/article.json".to_owned()) && !requests.contains(&"/news-brief.css".to_owned()),
        "{requests:?}"
    );
    Ok(())
}

#[tokio::test]
async fn items_fold_and_open_by_mouse_and_keys_and_are_remembered() -> Outcome {
    let reader = open().await;
    assert_eq!(reader.count(".panel[hidden=until-found]").await, 10);
    reader.watch_events().await;
    reader.click("#task-3-button").await;
    reader.until("!root.querySelector('#task-3-panel').hidden").await;
    assert_eq!(reader.see("root.querySelector('#task-3-button').ariaExpanded").await, "true");
    assert_eq!(reader.see("seen").await, serde_json::json!([["news-brief-toggle", { "id": "task-3", "open": true }]]));
    assert!(reader.text("#task-3-panel").await.contains("现场签约超过270亿元"));

    // Tab goes to the next item, Enter and space open and close it.
    reader.run("root.querySelector('#task-4-button').focus()").await;
    reader.press(Key::Enter + "").await;
    reader.until("!root.querySelector('#task-4-panel').hidden").await;
    reader.press(" ").await;
    reader.until("root.querySelector('#task-4-panel').hidden").await;
    assert_eq!(reader.focused().await, "task-4-button");

    reader.reload().await;
    assert_eq!(reader.count(".panel:not([hidden])").await, 1);
    reader.click(".toggle-all button").await;
    reader.until("!root.querySelector('.panel[hidden]')").await;
    assert_eq!(reader.text(".toggle-all").await, "全部收起");
    reader.click(".toggle-all button").await;
    reader.until("root.querySelectorAll('.panel[hidden]').length === 10").await;
    Ok(())
}

#[tokio::test]
async fn a_link_opens_scrolls_and_focuses() -> Outcome {
    let reader = open().await;
    reader.run("location.hash = '#focus-5'").await;
    reader.until("root.activeElement?.id === 'focus-5-button'").await;
    assert!(!reader.see("root.querySelector('#focus-5-panel').hidden").await.as_bool().unwrap());
    reader.until("(() => { const box = root.querySelector('#focus-5-button').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight })()").await;
    reader.go("/?again#%74ask-2").await;
    reader.until("root.activeElement?.id === 'task-2-button'").await;
    Ok(())
}

#[tokio::test]
async fn find_in_page_opens_what_it_finds() -> Outcome {
    let reader = open().await;
    // What the browser does when it finds text in a hidden panel.
    reader.run("root.querySelector('#task-5-panel').dispatchEvent(new Event('beforematch', { bubbles: true }))").await;
    reader.until("root.querySelector('#task-5-button').ariaExpanded === 'true'").await;
    Ok(())
}

#[tokio::test]
async fn without_script_the_whole_text_can_be_read() -> Outcome {
    only_in!(Chromium, "scripts are turned off, and the page is still looked at, by the DevTools protocol");
    let reader = open().await;
    reader.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
    reader.go("/?without-script").await;
    let found = reader
        .devtools("Runtime.evaluate", serde_json::json!({ "returnByValue": true, "expression":
            "(() => { const root = document.querySelector('news-brief').shadowRoot; root.querySelectorAll('details').forEach((item) => item.open = true); return root.querySelector('.news-brief').innerText })()" }))
        .await;
    let shown: String = found["result"]["value"].as_str().unwrap().split_whitespace().collect();
    for text in seed_texts() {
        let text: String = text.split_whitespace().collect();
        assert!(shown.contains(&text), "missing: {text}");
    }
    assert!(!shown.contains("发布"), "what needs script is not shown");
    Ok(())
}

#[tokio::test]
async fn it_never_scrolls_sideways() -> Outcome {
    let reader = open().await;
    reader.click(".toggle-all button").await;
    reader.click("#reply-c1").await;
    for width in [320, 360, 768, 1280] {
        reader.resize(width, 800).await;
        let overflow = reader.see("document.documentElement.scrollWidth - innerWidth").await.as_i64().unwrap();
        assert!(overflow <= 0, "{width} px: {overflow} px too wide");
    }
    Ok(())
}
