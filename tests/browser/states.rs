//! Other articles, refused documents, denied storage, no comments.

use crate::browser::{Browser, NO_STORAGE};
use crate::engine::{Engine, engine};
use crate::{Outcome, Reader, Site, open, site};

/// A page with the two lines that a host pastes.
pub fn page(attributes: &str, inside: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>host</title>\
         <script type=\"module\" src=\"news-brief.js\"></script><news-brief {attributes}>{inside}</news-brief></html>"
    )
}

pub const SMALL: &str = r#"{"format":"news-brief/1","id":"small","lang":"zh-CN","title":"小文","body":[{"type":"paragraph","text":"一句话。"}]}"#;

#[tokio::test]
async fn another_article_has_its_own_comments() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "只在第一篇").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.site.add("/small.json", SMALL);
    reader.site.add("/small.html", &page("src=\"small.json\"", "<article>一句话。</article>"));
    reader.go("/small.html").await;
    reader.ready().await;
    assert_eq!(reader.text("[part=title]").await, "小文");
    assert_eq!(reader.text(".empty").await, "还没有评论，来写第一条吧。");
    assert_eq!(reader.text("#tab-comments").await, "评论0");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_english_sample_shows_every_kind_of_block() -> Outcome {
    let reader = Reader::open(Browser::start(&[]).await, Site::start().await, "/english.html").await;
    for selector in [
        "blockquote cite",
        ".list li",
        "figure img[loading=lazy]",
        "figcaption",
        ".heading",
        ".body a[href]",
        "strong",
        "em",
    ] {
        assert!(reader.count(selector).await > 0, "no {selector}");
    }
    assert_eq!(reader.text("[part=composer-submit]").await, "Publish");
    assert_eq!(reader.see("root.querySelector('article').lang").await, "en");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_refused_document_is_explained_and_the_fallback_stays() -> Outcome {
    let site = Site::start().await;
    site.add("/broken.json", "{\"format\":\"news-brief/1\",");
    site.add("/old.json", "{\"format\":\"news-brief/0\",\"title\":\"x\"}");
    for (file, inside, expected) in [
        ("broken.json", "<article>原文在此</article>", "parse"),
        ("old.json", "", "format"),
        ("missing.json", "<article>原文在此</article>", "network"),
    ] {
        site.add(&format!("/{file}.html"), &page(&format!("src=\"{file}\" loading=\"eager\""), inside)
            .replace("<script", "<script>window.seen = []; addEventListener('news-brief-error', (event) => seen.push(event.detail))</script><script"));
        let _ = expected;
    }
    let reader = Reader { browser: Browser::start(&[]).await, site };
    for (file, reason, has_fallback) in
        [("broken.json", "parse", true), ("old.json", "format", false), ("missing.json", "network", true)]
    {
        reader.go(&format!("/{file}.html")).await;
        reader.until("root.querySelector('.failure')").await;
        assert_eq!(reader.see("seen[0].reason").await, reason, "{file}");
        assert_eq!(reader.see("seen.length").await, 1, "{file}");
        let words = reader.text(".failure").await;
        assert_eq!(words.contains("这篇文章暂时无法显示"), !has_fallback, "{words}");
        assert_eq!(words.contains("文章文件有错"), reason != "network", "{words}");
        assert_eq!(reader.see("root.querySelector('slot')?.assignedElements().some((node) => node.innerText === '原文在此') ?? false").await, has_fallback, "{file}");
    }
    Ok(())
}

#[tokio::test]
async fn denied_storage_is_said_and_everything_works() -> Outcome {
    let reader = Reader::open(Browser::start(&[NO_STORAGE]).await, Site::start().await, "/").await;
    let denied =
        reader.see("(() => { try { return String(localStorage) } catch (error) { return error.name } })()").await;
    // Where it does not throw, there is none.
    assert_eq!(denied, if engine() == Engine::WebKit { "null" } else { "SecurityError" });
    assert!(reader.text("[part=notice]").await.contains("仅保存在本页，关闭后会丢失"));
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.write("#composer", "没有存储").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text(".unsaved").await, "未保存");
    reader.click("[part=toolbar] [part=like]").await;
    reader.until("root.querySelector('[part=toolbar] [part=like]').innerText.trim() === '1'").await;
    reader.click("#task-1-button").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_fallback_stays_until_the_widget_is_drawn() -> Outcome {
    let reader = open().await;
    reader.site.add("/small.html", &page("src=\"small.json\" loading=\"eager\"", "<article>原文在此</article>"));
    reader.site.add("/small.json", SMALL);
    let wasm = std::fs::read_dir(site::dist())?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().into_string().unwrap())
        .find(|name| name.ends_with("_bg.wasm"))
        .unwrap();
    reader.site.add_answer(&format!("/{wasm}"), site::Answer { status: 404, mime: "text/plain", body: Vec::new() });
    reader.go("/small.html").await;
    reader.until("root.querySelector('.failure')").await;
    assert_eq!(reader.see("root.querySelector('slot').assignedElements()[0].innerText").await, "原文在此");
    Ok(())
}

#[tokio::test]
async fn large_counts_stay_whole_on_a_small_screen() -> Outcome {
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
