//! Layout: on small screens, beside long titles, from right to left.

use crate::fixtures::{SMALL, page};
use crate::languages::in_language;
use crate::site::dist_text;
use crate::{Browser, Outcome, Reader, Site, open};
use serde_json::json;

#[tokio::test]
async fn the_page_never_scrolls_sideways() -> Outcome {
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

#[tokio::test]
async fn large_counts_do_not_wrap() -> Outcome {
    let site = Site::start().await;
    let popular = SMALL.replace("\"body\"", "\"likes\":1234567,\"reposts\":2345678,\"body\"");
    site.add("/popular.json", &popular);
    let reader = Reader { browser: Browser::start(&[]).await, site };
    for language in ["zh-CN", "en", "ar"] {
        let host = page(&format!("src=\"popular.json\" lang=\"{language}\""), "<article>一句话。</article>");
        let viewport = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>";
        reader.site.add("/popular.html", &host.replace("<title>", viewport));
        reader.go("/popular.html").await;
        reader.ready().await;
        reader.resize(320, 700).await;
        let lines = "(selector) => [...root.querySelectorAll(selector)].map((node) => { \
             const range = document.createRange(); range.selectNodeContents(node); \
             return new Set([...range.getClientRects()].map((place) => Math.round(place.top / 8))).size })";
        let toolbar = reader.see(&format!("({lines})('.toolbar .button > span')")).await;
        assert_eq!(toolbar, serde_json::json!([1, 1, 1]), "{language}: a label of the bar is broken");
        let count = reader.see(&format!("({lines})('.tab-count')")).await;
        assert_eq!(count, serde_json::json!([1, 1]), "{language}: a count of a tab is broken");
        assert_eq!(reader.see("document.documentElement.scrollWidth <= innerWidth").await, true, "{language}");
    }
    Ok(())
}

#[tokio::test]
async fn the_button_beside_a_title_covers_nothing() -> Outcome {
    let overlaps = "(() => { const button = root.querySelector('.toggle-all button').getBoundingClientRect(); \
         const words = document.createRange(); words.selectNodeContents(root.querySelector('.section-title')); \
         return [...words.getClientRects()].filter((word) => word.left < button.right && word.right > button.left \
             && word.top < button.bottom && word.bottom > button.top).length })()";
    let reader = open().await;
    for (lang, path) in [("en", "/english.html"), ("en", "/"), ("ar", "/"), ("zh-CN", "/")] {
        reader.go(path).await;
        reader.ready().await;
        // It renders again even if the language stays the same.
        reader.run(&format!("window.before = root.querySelector('.root'); widget.lang = '{lang}'")).await;
        reader
            .until(&format!(
                "root.querySelector('.root') !== before && root.querySelector('.news-brief').lang === '{lang}'"
            ))
            .await;
        for width in [320, 360, 768] {
            reader.resize(width, 640).await;
            assert_eq!(reader.see(overlaps).await, 0, "{path} in {lang} at {width} px");
            // 全部收起 may be longer than 全部展开.
            reader.click(".toggle-all button").await;
            reader
                .until(
                    "[...root.querySelectorAll('.item [aria-expanded]')].every((item) => item.ariaExpanded === 'true')",
                )
                .await;
            assert_eq!(reader.see(overlaps).await, 0, "{path} in {lang} at {width} px, all open");
            reader.click(".toggle-all button").await;
        }
    }
    Ok(())
}

#[tokio::test]
async fn arabic_mirrors_only_the_interface() -> Outcome {
    let reader = in_language("ar").await;
    let sides = "((selector) => { const place = root.querySelector(selector).getBoundingClientRect(), all = root.querySelector('.news-brief').getBoundingClientRect(); \
         return place.left - all.left < all.right - place.right ? 'left' : 'right' })";
    for (selector, side) in [
        // The interface starts at the right, the Chinese article at the left.
        ("[part=composer-submit]", "left"),
        ("[part=comment] .avatar", "right"),
        (".item-summary > span", "left"),
    ] {
        assert_eq!(reader.see(&format!("{sides}({})", json!(selector))).await, side, "{selector}");
    }
    assert_eq!(reader.see("getComputedStyle(root.querySelector('article')).direction").await, "ltr");
    assert_eq!(reader.see("getComputedStyle(root.querySelector('.comments')).direction").await, "rtl");
    // A Chinese comment runs from left to right, aligned with its author.
    let edges = "[...root.querySelectorAll('.comment-body')].map((body) => [body.querySelector('.author'), body.querySelector('.comment-text')].map((part) => { \
         const text = document.createRange(); text.selectNodeContents(part); return Math.round(text.getBoundingClientRect().right) })).every(([author, text]) => author === text)";
    assert_eq!(reader.see(edges).await, true);
    assert_eq!(
        reader
            .see("getComputedStyle([...root.querySelectorAll('.comment-text')].find((text) => text.lang)).direction")
            .await,
        "ltr"
    );
    // The browser words ages.
    reader.write("#composer", "تعليق").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment] time span").await, "الآن");

    // An Arabic article is mirrored too, chevrons included.
    let arabic = dist_text("article.json").replace("\"lang\": \"zh-CN\"", "\"lang\": \"ar\"");
    reader.site.add("/arabic.json", &arabic);
    reader.site.add("/arabic.html", &page("src=\"arabic.json\" lang=\"ar\" loading=\"eager\"", ""));
    reader.go("/arabic.html").await;
    reader.ready().await;
    assert_eq!(reader.see(&format!("{sides}('.item-summary > span')")).await, "right");
    let turned = reader.see("getComputedStyle(root.querySelector('.item-summary'), '::before').transform").await;
    assert!(turned.as_str().unwrap().starts_with("matrix(-0.7"), "{turned}");
    reader.no_errors().await;
    Ok(())
}
