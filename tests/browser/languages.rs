//! The interface in each language: what is loaded, how it is chosen, that it
//! mirrors for Arabic, and words of the host's own.

use crate::browser::Browser;
use crate::checks::{barriers, window};
use crate::engine::only_in;
use crate::site::dist_text;
use crate::states::{SMALL, page};
use crate::{Outcome, Reader, Site, open};
use serde_json::json;

/// The seed in an interface of this language.
async fn in_language(lang: &str) -> Reader {
    let site = Site::start().await;
    let host = page(&format!("src=\"article.json\" lang=\"{lang}\" loading=\"eager\""), "");
    let viewport = "<meta name=\"viewport\" content=\"width=device-width\"><title>";
    site.add("/seed.html", &host.replace("<title>", viewport));
    Reader::open(Browser::start(&[]).await, site, "/seed.html").await
}

/// The languages whose words were asked for.
fn loaded(reader: &Reader) -> Vec<String> {
    let requests = reader.site.requests();
    let tags = requests.iter().filter_map(|path| path.strip_prefix("/news-brief.")?.strip_suffix(".js"));
    tags.filter_map(|rest| rest.rsplit_once('-')).map(|(tag, _)| tag.to_owned()).collect()
}

#[tokio::test]
async fn only_the_words_of_one_language_are_loaded() -> Outcome {
    let reader = in_language("zh-HK").await;
    assert_eq!(loaded(&reader), ["zh-TW"]);
    assert_eq!(reader.see("root.querySelector('.news-brief').lang").await, "zh-TW");
    assert_eq!(reader.text("[part=composer-submit]").await, "發布");
    assert_eq!(reader.text("#reply-c1").await, "回覆");
    // Where no language is named, the document's is taken.
    reader.site.add("/small.json", &SMALL.replace("zh-CN", "ar"));
    reader.site.add("/plain.html", &page("src=\"small.json\" loading=\"eager\"", "").replace(" lang=\"zh-CN\"", ""));
    reader.go("/plain.html").await;
    reader.ready().await;
    assert_eq!(loaded(&reader), ["zh-TW", "ar"]);
    assert_eq!(reader.text("[part=composer-submit]").await, "نشر");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn words_that_do_not_come_are_a_failure_of_the_network() -> Outcome {
    let site = Site::start().await;
    let words = crate::site::path_of("news-brief.en-", ".js");
    let gone = crate::site::Answer { status: 404, mime: "text/plain", body: Vec::new() };
    site.add_answer(&words, gone);
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
async fn arabic_mirrors_the_interface_and_not_the_article() -> Outcome {
    let reader = in_language("ar").await;
    let sides = "((selector) => { const place = root.querySelector(selector).getBoundingClientRect(), all = root.querySelector('.news-brief').getBoundingClientRect(); \
         return place.left - all.left < all.right - place.right ? 'left' : 'right' })";
    for (selector, side) in [
        // The interface begins at the right, the Chinese article at the left.
        ("[part=composer-submit]", "left"),
        ("[part=comment] .avatar", "right"),
        (".item-summary > span", "left"),
    ] {
        assert_eq!(reader.see(&format!("{sides}({})", json!(selector))).await, side, "{selector}");
    }
    assert_eq!(reader.see("getComputedStyle(root.querySelector('article')).direction").await, "ltr");
    assert_eq!(reader.see("getComputedStyle(root.querySelector('.comments')).direction").await, "rtl");
    // A Chinese comment runs from left to right, and stands below its author all the same.
    let edges = "[...root.querySelectorAll('.comment-body')].map((body) => [body.querySelector('.author'), body.querySelector('.comment-text')].map((part) => { \
         const text = document.createRange(); text.selectNodeContents(part); return Math.round(text.getBoundingClientRect().right) })).every(([author, text]) => author === text)";
    assert_eq!(reader.see(edges).await, true);
    assert_eq!(
        reader
            .see("getComputedStyle([...root.querySelectorAll('.comment-text')].find((text) => text.lang)).direction")
            .await,
        "ltr"
    );
    // Ages are worded by the browser.
    reader.write("#composer", "تعليق").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment] time span").await, "الآن");

    // An article in Arabic is mirrored too, with chevrons that point the other way.
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

#[tokio::test]
async fn arabic_and_taiwans_chinese_have_no_barriers_and_fit_at_320_px() -> Outcome {
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
async fn no_control_has_a_row_to_itself_under_fingers() -> Outcome {
    only_in!(Chromium, "fingers are emulated by the DevTools protocol");
    let reader = in_language("zh-CN").await;
    reader.post("自己的").await;
    for width in [320, 360] {
        window(&reader, width, 640, 1, true).await;
        reader.until("matchMedia('(pointer: coarse)').matches").await;
        // Of each row: its controls, by where their middles are.
        let alone = "['.byline', '.comment .actions'].flatMap((rows) => [...root.querySelectorAll(rows)]).map((row) => { \
             const middles = [...row.children].map((part) => { const { top, bottom } = part.getBoundingClientRect(); return Math.round((top + bottom) / 2) }); \
             return [...row.children].filter((part, place) => part.matches('.button, .write') && middles.filter((middle) => Math.abs(middle - middles[place]) < 12).length === 1).map((part) => part.innerText) }).flat()";
        assert_eq!(reader.see(alone).await, json!([]), "at {width} px");
        assert_eq!(reader.see("document.documentElement.scrollWidth").await, width);
    }
    Ok(())
}

#[tokio::test]
async fn the_button_beside_a_title_lies_on_none_of_its_words() -> Outcome {
    let overlaps = "(() => { const button = root.querySelector('.toggle-all button').getBoundingClientRect(); \
         const words = document.createRange(); words.selectNodeContents(root.querySelector('.section-title')); \
         return [...words.getClientRects()].filter((word) => word.left < button.right && word.right > button.left \
             && word.top < button.bottom && word.bottom > button.top).length })()";
    for (lang, path) in [("en", "/english.html"), ("en", "/"), ("ar", "/"), ("zh-CN", "/")] {
        let reader = open().await;
        reader.go(path).await;
        reader.ready().await;
        // It is drawn anew also where it was in this language before.
        reader.run(&format!("window.before = root.querySelector('.root'); widget.lang = '{lang}'")).await;
        reader
            .until(&format!(
                "root.querySelector('.root') !== before && root.querySelector('.news-brief').lang === '{lang}'"
            ))
            .await;
        for width in [320, 360, 768] {
            reader.resize(width, 640).await;
            assert_eq!(reader.see(overlaps).await, 0, "{path} in {lang} at {width} px");
            // 全部收起 may be longer.
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
async fn a_host_words_single_messages_its_own_way() -> Outcome {
    let reader = in_language("en").await;
    reader
        .run(
            "window.warned = []; console.warn = (...words) => warned.push(words.join(' ')); \
             widget.messages = { publish: 'Send it', reply_of: 'no place for the name', nonsense: 'x', edit: 7 }",
        )
        .await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === 'Send it'").await;
    // What does not fit is said, and is as it was.
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
