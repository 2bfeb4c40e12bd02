//! The interface's languages: how one is chosen, narrow screens, and a host's own words.

use crate::browser::Browser;
use crate::checks::{barriers, window};
use crate::engine::only_in;
use crate::fixtures::{SMALL, page};
use crate::site::{Answer, WASM, part};
use crate::{Outcome, Reader, Site};
use serde_json::json;

/// The seed article with this interface language.
pub async fn in_language(lang: &str) -> Reader {
    let site = Site::start().await;
    let host = page(&format!("src=\"article.json\" lang=\"{lang}\" loading=\"eager\""), "");
    let viewport = "<meta name=\"viewport\" content=\"width=device-width\"><title>";
    site.add("/seed.html", &host.replace("<title>", viewport));
    Reader::open(Browser::start(&[]).await, site, "/seed.html").await
}

#[tokio::test]
async fn the_language_is_the_elements_or_the_documents() -> Outcome {
    let reader = in_language("zh-HK").await;
    assert_eq!(reader.see("root.querySelector('.news-brief').lang").await, "zh-TW");
    assert_eq!(reader.text("[part=composer-submit]").await, "發布");
    assert_eq!(reader.text("#reply-c1").await, "回覆");
    // Without a `lang`, the document's language counts.
    reader.site.add("/small.json", &SMALL.replace("zh-CN", "ar"));
    reader.site.add("/plain.html", &page("src=\"small.json\" loading=\"eager\"", "").replace(" lang=\"zh-CN\"", ""));
    reader.go("/plain.html").await;
    reader.ready().await;
    assert_eq!(reader.text("[part=composer-submit]").await, "نشر");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_failure_is_explained_in_the_elements_language() -> Outcome {
    let site = Site::start().await;
    site.add_answer(&part(WASM), Answer { status: 404, mime: "text/plain", body: Vec::new() });
    site.add("/small.json", SMALL);
    let host = page("src=\"small.json\" lang=\"en\" loading=\"eager\"", "<article>kept</article>");
    site.add("/words.html", &host.replace(
        "<script",
        "<script>window.seen = []; addEventListener('news-brief-error', (event) => seen.push(event.detail.reason))</script><script",
    ));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/words.html").await;
    reader.until("root.querySelector('.failure')").await;
    assert_eq!(reader.see("seen").await, json!(["network"]));
    assert_eq!(reader.text(".failure button").await, "Try again");
    assert_eq!(reader.see("root.querySelector('slot').assignedElements()[0].innerText").await, "kept");
    Ok(())
}

#[tokio::test]
async fn arabic_and_taiwan_chinese_fit_narrow_screens() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    for lang in ["ar", "zh-TW"] {
        let reader = in_language(lang).await;
        reader.click(".toggle-all button").await;
        reader.click("#reply-c1").await;
        reader.click("[part=composer-submit]").await;
        reader.until("root.querySelector('.composer-error').textContent").await;
        let found = barriers(&reader, 1280, 1, false).await;
        assert!(found.is_empty(), "{lang}: {found:#?}");
        let found = barriers(&reader, 320, 1, true).await;
        assert!(found.is_empty(), "{lang} at 320 px: {found:#?}");
        window(&reader, 320, 640, 1, true).await;
        assert_eq!(reader.see("document.documentElement.scrollWidth").await, 320, "{lang}");
    }
    Ok(())
}

#[tokio::test]
async fn no_touch_control_has_its_own_row() -> Outcome {
    only_in!(Chromium, "fingers are emulated by the DevTools protocol");
    let reader = in_language("zh-CN").await;
    reader.post("自己的").await;
    for width in [320, 360] {
        window(&reader, width, 640, 1, true).await;
        reader.until("matchMedia('(pointer: coarse)').matches").await;
        // The controls of each row, by the middles of their boxes.
        let alone = "['.byline', '.comment .actions'].flatMap((rows) => [...root.querySelectorAll(rows)]).map((row) => { \
             const middles = [...row.children].map((part) => { const { top, bottom } = part.getBoundingClientRect(); return Math.round((top + bottom) / 2) }); \
             return [...row.children].filter((part, place) => part.matches('.button, .write') && middles.filter((middle) => Math.abs(middle - middles[place]) < 12).length === 1).map((part) => part.innerText) }).flat()";
        assert_eq!(reader.see(alone).await, json!([]), "at {width} px");
        assert_eq!(reader.see("document.documentElement.scrollWidth").await, width);
    }
    Ok(())
}

#[tokio::test]
async fn a_host_replaces_single_messages() -> Outcome {
    let reader = in_language("en").await;
    reader
        .run(
            "window.warned = []; console.warn = (...words) => warned.push(words.join(' ')); \
             widget.messages = { publish: 'Send it', reply_of: 'no place for the name', nonsense: 'x', edit: 7 }",
        )
        .await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === 'Send it'").await;
    // Invalid messages are reported and ignored.
    assert_eq!(reader.see("warned.length").await, 3);
    let warned = reader.see("warned.join()").await.to_string();
    for name in ["messages.reply_of", "messages.nonsense", "messages.edit"] {
        assert!(warned.contains(name), "{warned}");
    }
    assert!(
        reader.see("root.querySelector('#reply-c1').ariaLabel").await.as_str().unwrap().starts_with("Reply to 农友")
    );
    reader.run("widget.messages = undefined").await;
    reader.until("root.querySelector('[part=composer-submit]').innerText.trim() === 'Publish'").await;
    Ok(())
}
