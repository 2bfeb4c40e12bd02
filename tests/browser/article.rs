//! The article: complete, folded, opened by mouse, keys and links.

use crate::engine::only_in;
use crate::{Outcome, open, site};

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
async fn every_paragraph_is_drawn_exactly() -> Outcome {
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
    assert_eq!(reader.see("root.querySelector('[part=date]').dateTime").await, "2019-09-02T11:30:00+08:00");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn no_other_host_is_requested() -> Outcome {
    let reader = open().await;
    let hosts = reader
        .see("[...new Set(performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin))]")
        .await;
    let own = reader.site.url("");
    assert!(hosts.as_array().unwrap().iter().all(|host| own.starts_with(host.as_str().unwrap())), "{hosts}");
    // The page carries its styles, and the document comes with the wasm.
    let requests = reader.site.requests();
    let count = |end: &str| requests.iter().filter(|path| path.ends_with(end)).count();
    assert_eq!(["/article.json", ".wasm", ".css"].map(count), [1, 1, 0], "{requests:?}");
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
async fn a_beforematch_event_opens_its_item() -> Outcome {
    let reader = open().await;
    // The event of a browser that finds text in a hidden panel.
    reader.run("root.querySelector('#task-5-panel').dispatchEvent(new Event('beforematch', { bubbles: true }))").await;
    reader.until("root.querySelector('#task-5-button').ariaExpanded === 'true'").await;
    Ok(())
}

#[tokio::test]
async fn the_whole_text_is_readable_without_script() -> Outcome {
    only_in!(Chromium, "scripts are turned off, and the page is still looked at, by the DevTools protocol");
    let reader = open().await;
    reader.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
    reader.go("/?without-script").await;
    let look = async |expression: &str| {
        let expression = format!(
            "(() => {{ const root = document.querySelector('news-brief').shadowRoot; return {expression} }})()"
        );
        let found = reader
            .devtools("Runtime.evaluate", serde_json::json!({ "returnByValue": true, "expression": expression }))
            .await;
        found["result"]["value"].clone()
    };
    let closed = "[...root.querySelectorAll('.panel')].filter((panel) => !panel.firstChild.checkVisibility() || panel.offsetHeight < 20).length";
    assert_eq!(look(closed).await, 0, "every panel is open");
    let shown = look("root.querySelector('.news-brief').innerText").await;
    let shown: String = shown.as_str().unwrap().split_whitespace().collect();
    for text in seed_texts() {
        let text: String = text.split_whitespace().collect();
        assert!(shown.contains(&text), "missing: {text}");
    }
    assert!(!shown.contains("发布"), "what needs script is not shown");
    Ok(())
}
