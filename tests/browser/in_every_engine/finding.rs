//! Fragments, text fragments, and find-in-page.

use crate::browser::Browser;
use crate::engine::only_in;
use crate::fixtures::page;
use crate::{Outcome, Reader, Site, open};
use thirtyfour::Key;

/// Fragments, what they focus, and what they open.
const PLACES: [(&str, &str, &str); 8] = [
    ("task-3", "task-3-button", "#task-3-panel:not([hidden])"),
    ("focus-5", "focus-5-button", "#focus-5-panel:not([hidden])"),
    ("%66ocus%2d1", "focus-1-button", "#focus-1-panel:not([hidden])"),
    ("metric-1", "metric-1", "#metric-1"),
    ("metric-9", "metric-9", ".card:not([hidden]) #metric-9"),
    ("comment-c3", "comment-c3", "#comment-c3.highlighted"),
    ("composer", "composer", "#composer"),
    ("%63omments", "comments", "#comments"),
];

async fn arrived(reader: &Reader, focused: &str, open: &str) {
    reader.until(&format!("root.activeElement?.id === '{focused}' && root.querySelector('{open}')")).await;
    reader
        .until(&format!(
            "(() => {{ const box = root.querySelector('#{focused}').getBoundingClientRect(); \
             return box.top >= 0 && (box.bottom <= innerHeight || box.top < innerHeight / 2) }})()"
        ))
        .await;
}

#[tokio::test]
async fn a_fragment_opens_and_focuses_on_load() -> Outcome {
    let reader = open().await;
    for (number, (fragment, focused, open)) in PLACES.into_iter().enumerate() {
        reader.go(&format!("/?{number}#{fragment}")).await;
        reader.ready().await;
        arrived(&reader, focused, open).await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_new_fragment_opens_and_focuses() -> Outcome {
    let reader = open().await;
    for (fragment, focused, open) in PLACES {
        reader.run(&format!("location.hash = '#{fragment}'")).await;
        arrived(&reader, focused, open).await;
    }
    // Unknown fragments do nothing.
    for fragment in ["", "task-99", "metric-0", "metric-x", "comment-", "%E0%A4%A", "任务-1", "task-3\\'\"]"] {
        reader.run(&format!("location.hash = '#{fragment}'")).await;
    }
    reader.run("location.hash = '#task-1'").await;
    arrived(&reader, "task-1-button", "#task-1-panel:not([hidden])").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn each_item_copies_its_own_address() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader.run_first("window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void copied.push(text) } })").await;
    reader.go("/").await;
    reader.ready().await;
    reader.run("root.querySelector('#focus-2 [part=item-link]').focus()").await;
    reader.press(Key::Enter + "").await;
    reader.until("copied.length").await;
    let address = reader.see("copied[0]").await;
    assert_eq!(address, reader.site.url("/#focus-2"));
    reader.go_to(&address.as_str().unwrap().replace("/#", "/?copied#")).await;
    arrived(&reader, "focus-2-button", "#focus-2-panel:not([hidden])").await;
    Ok(())
}

#[tokio::test]
async fn a_text_fragment_opens_its_folded_item() -> Outcome {
    only_in!(Chromium, "the others do not look into shadow roots for text fragments");
    let reader = open().await;
    // A prerendered page, and an element without prerendered markup.
    reader.site.add("/host.html", &page("src=\"article.json\" loading=\"eager\"", ""));
    for path in ["/?fragment", "/host.html"] {
        reader.run("localStorage.clear()").await;
        reader.go("/english.html").await;
        reader.go(&format!("{path}#:~:text=现场签约超过270亿元")).await;
        reader.ready().await;
        reader.until("root.querySelector('#task-3-panel:not([hidden])')").await;
        reader.until("root.querySelector('#task-3-button').ariaExpanded === 'true'").await;
        assert_eq!(reader.count(".panel:not([hidden])").await, 1, "{path}");
        reader
            .until("(() => { const { top, bottom } = root.querySelector('#task-3-panel').getBoundingClientRect(); return top < innerHeight && bottom > 0 })()")
            .await;
    }
    Ok(())
}

#[tokio::test]
async fn find_in_page_opens_the_folded_item() -> Outcome {
    only_in!(Firefox, "the others give no test a hand at their find bar");
    let reader = open().await;
    reader.find("4100多个产业扶贫").await;
    reader.until("root.querySelector('#task-4-panel:not([hidden])')").await;
    reader.until("root.querySelector('#task-4-button').ariaExpanded === 'true'").await;
    reader.reload().await;
    // It is remembered like an item opened by hand.
    assert_eq!(reader.see("root.querySelector('#task-4-button').ariaExpanded").await, "true");
    Ok(())
}
