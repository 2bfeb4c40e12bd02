//! Other articles, refused documents, and the fallback.

use crate::browser::Browser;
use crate::fixtures::{SMALL, page};
use crate::{Outcome, Reader, Site, open, site};

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
async fn a_refused_document_keeps_the_fallback() -> Outcome {
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
async fn the_fallback_stays_until_the_first_drawing() -> Outcome {
    let reader = open().await;
    reader.site.add("/small.html", &page("src=\"small.json\" loading=\"eager\"", "<article>原文在此</article>"));
    reader.site.add("/small.json", SMALL);
    reader.site.add_answer(&site::part(site::WASM), site::Answer { status: 404, mime: "text/plain", body: Vec::new() });
    reader.go("/small.html").await;
    reader.until("root.querySelector('.failure')").await;
    assert_eq!(reader.see("root.querySelector('slot').assignedElements()[0].innerText").await, "原文在此");
    Ok(())
}
