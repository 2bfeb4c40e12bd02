//! The element in pages that do not know it: routers, templates that change its markup, hosts
//! that set what is set already.

use crate::element::{host, other, titled};
use crate::fixtures::{SMALL, page};
use crate::site::{Answer, FAILURE, GLUE, START, WASM, dist, mime_of, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

/// A page with `html` in its body.
async fn page_with(html: &str) -> Reader {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    site.add("/host.html", &page("", "").replace("<news-brief ></news-brief>", html));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/host.html").await;
    reader
}

const EAGER: &str = "<news-brief src=\"small.json\" loading=\"eager\"><article>一句话。</article></news-brief>";

#[tokio::test]
async fn changed_attributes_fetch_nothing_again() -> Outcome {
    let reader = host(EAGER).await;
    titled(&reader, "小文").await;
    reader.watch_events().await;
    reader.site.add_answer("/small.json", Answer { status: 404, mime: "text/plain", body: Vec::new() });
    // A relative address would lead elsewhere now.
    reader.run("history.pushState(null, '', '/deep/in/the/site')").await;
    reader.run("widget.lang = 'en'").await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === 'Publish'").await;
    reader.run("widget.headingLevel = 3").await;
    reader.until("root.querySelector('[part=title]')?.localName === 'h3' && widget.headingLevel === 3").await;
    assert_eq!(reader.see("seen.filter(([name]) => name === 'news-brief-error')").await, json!([]));
    let fetched = reader.site.requests().iter().filter(|path| path.ends_with("small.json")).count();
    assert_eq!(fetched, 1);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_failed_redraw_leaves_what_is_shown() -> Outcome {
    let reader = host(EAGER).await;
    titled(&reader, "小文").await;
    reader.watch_events().await;
    reader.write("#composer", "写到一半").await;
    for (change, reason) in [
        ("widget.src = 'nowhere.json'", "network"),
        ("widget.article = { format: 'news-brief/9', title: 'x' }", "format"),
    ] {
        reader.run(change).await;
        reader
            .until(&format!(
                "seen.some(([name, detail]) => name === 'news-brief-error' && detail.reason === '{reason}')"
            ))
            .await;
        assert_eq!(reader.see("root.querySelector('#composer').value").await, "写到一半");
        assert_eq!(reader.count(".failure, slot").await, 0);
    }
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]')?.textContent === '写到一半'").await;
    reader.run(&format!("widget.article = {}", other("given", "给的"))).await;
    titled(&reader, "给的").await;
    Ok(())
}

#[tokio::test]
async fn an_equal_article_draws_nothing() -> Outcome {
    let reader = host("<news-brief loading=\"eager\"></news-brief>").await;
    reader.watch_events().await;
    reader.run(&format!("widget.article = {}; widget.messages = {{ publish: '发' }}", other("given", "给的"))).await;
    titled(&reader, "给的").await;
    reader.run("window.drawn = root.querySelector('.root')").await;
    reader.run("widget.article = widget.article; widget.article = structuredClone(widget.article); widget.messages = { publish: '发' }").await;
    // A later change shows that these were over.
    reader.run("widget.article.title = '改了的'; setTimeout(() => { widget.article = widget.article }, 50)").await;
    titled(&reader, "改了的").await;
    assert_eq!(reader.see("seen.filter(([name]) => name === 'news-brief-ready').length").await, 2);
    assert_eq!(reader.see("drawn.isConnected").await, false);
    Ok(())
}

#[tokio::test]
async fn mount_rejects_what_it_can_not_show() -> Outcome {
    let reader = host("").await;
    for (what, expected) in [
        ("mount(document.body, {})", "format"),
        ("mount(document.createElement('div'), { src: 'small.json' })", "unsupported"),
        (
            "(setTimeout(() => document.querySelector('news-brief').remove()), mount(document.body, { src: 'held.json' }))",
            "unsupported",
        ),
        ("document.body.appendChild(document.createElement('news-brief')).exportComments()", "format"),
    ] {
        let held = reader.site.hold("/held.json");
        let told = reader
            .see(&format!("import('/news-brief.js').then(({{ mount }}) => {what}).then(() => 'shown', ({{ reason, message }}) => [reason, message.length > 9])"))
            .await;
        assert_eq!(told, json!([expected, true]), "{what}");
        drop(held);
        reader.run("document.querySelector('news-brief')?.remove()").await;
    }
    Ok(())
}

#[tokio::test]
async fn links_of_routers_are_followed() -> Outcome {
    let reader = host(&format!("{EAGER}<a id=\"to\" href=\"#task-1\">任务</a>")).await;
    titled(&reader, "小文").await;
    reader.run(&format!("widget.article = {}", other("given", "给的"))).await;
    titled(&reader, "给的").await;
    // As next/link, NuxtLink and Swup do it.
    reader
        .run("document.addEventListener('click', (event) => { if (event.target.id === 'to') { event.preventDefault(); history.pushState(null, '', event.target.href) } })")
        .await;
    reader.run("document.querySelector('#to').click()").await;
    reader
        .until("root.querySelector('#task-1-panel').hidden === false && root.activeElement?.id.startsWith('task-1')")
        .await;
    // A page that notes its reader's place in the address moves nobody.
    reader.click("#task-1-button").await;
    reader.run("root.activeElement.blur(); history.replaceState(null, '', '#other'); history.replaceState(null, '', '#task-1')").await;
    reader.run("window.later = 0; requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => { window.later = 1 })))").await;
    reader.until("window.later").await;
    assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden !== false").await, true);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn assets_url_moves_every_part() -> Outcome {
    let reader = host("").await;
    for name in [GLUE, WASM, START, FAILURE] {
        let body = std::fs::read(dist().join(&part(name)[1..]))?;
        reader.site.add_answer(&format!("/moved/{name}"), Answer { status: 200, mime: mime_of(name), body });
    }
    reader.run("const made = document.createElement('news-brief'); made.assetsUrl = 'moved'; made.src = 'small.json'; document.body.append(made)").await;
    titled(&reader, "小文").await;
    reader.run("const other = document.createElement('news-brief'); other.assetsUrl = 'moved/'; other.loading = 'eager'; other.src = 'nowhere.json'; document.body.append(other)").await;
    reader.until("[...document.querySelectorAll('news-brief')].at(-1).shadowRoot.querySelector('.failure p')").await;
    let requested = reader.site.requests();
    for name in [GLUE, WASM, START, FAILURE] {
        assert!(requested.contains(&format!("/moved/{name}")) && !requested.contains(&part(name)), "{name}");
    }
    Ok(())
}

#[tokio::test]
async fn an_article_outside_its_paragraph_is_found() -> Outcome {
    let reader = page_with(&format!("<p>{EAGER}</p><article>别的。</article>")).await;
    titled(&reader, "小文").await;
    assert_eq!(reader.see("widget.querySelector('article').textContent").await, "一句话。");
    assert_eq!(reader.see("document.querySelectorAll('article').length").await, 2);
    Ok(())
}

#[tokio::test]
async fn json_with_escaped_quotes_is_read() -> Outcome {
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#039;").replace('<', "&lt;");
    let document = other("inside", "问 & 答：'<b>' &amp;").to_string();
    let reader = page_with(&format!(
        "<news-brief loading=\"eager\"><script type=\"application/json\"> {}</script></news-brief>",
        escaped(&document)
    ))
    .await;
    titled(&reader, "问 & 答：'<b>' &amp;").await;
    Ok(())
}

#[tokio::test]
async fn the_markup_stays_until_the_page_is_loaded() -> Outcome {
    // A framework that hydrates compares it.
    let reader = page_with(
        "<script type=\"module\">import './news-brief.js'; \
         document.addEventListener('DOMContentLoaded', () => { window.before = document.querySelector('news-brief').outerHTML })</script>\
         <news-brief src=\"small.json\"><article>一句话。<textarea hidden></textarea></article></news-brief>",
    )
    .await;
    reader.until("window.before").await;
    assert_eq!(reader.see("before.includes('<textarea hidden=\"\">')").await, true);
    reader.until("widget.querySelector('textarea').hidden === false").await;
    Ok(())
}

#[tokio::test]
async fn a_classic_script_defines_the_element() -> Outcome {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    let html = page("", "").replace("<news-brief ></news-brief>", EAGER);
    let script = html.find("<script type=\"module\"").unwrap();
    let end = script + html[script..].find("</script>").unwrap() + "</script>".len();
    let html =
        format!("{}<script defer src=\"/embed/news-brief.classic.js\"></script>{}", &html[..script], &html[end..]);
    site.add("/host.html", &html);
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/host.html").await;
    titled(&reader, "小文").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn links_stay_on_a_page_with_a_base() -> Outcome {
    let site = Site::start().await;
    site.add("/elsewhere/small.json", SMALL);
    let html = page("", "").replace("<news-brief ></news-brief>", EAGER);
    site.add(
        "/host.html",
        &html
            .replace("<script", "<base href=\"/elsewhere/\"><script")
            .replace("\"news-brief.js\"", "\"/news-brief.js\""),
    );
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/host.html").await;
    titled(&reader, "小文").await;
    let links = "[...root.querySelectorAll('a')].map(({ href }) => new URL(href)).filter(({ hash }) => hash)";
    assert_eq!(
        reader
            .see(&format!("{links}.length > 1 && {links}.every(({{ pathname }}) => pathname === '/host.html')"))
            .await,
        true
    );
    reader.run("document.querySelector('base').remove()").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn stored_long_comments_fold_in_an_embed() -> Outcome {
    let reader = host(EAGER).await;
    titled(&reader, "小文").await;
    reader.paste("#composer", &"一行\n".repeat(30)).await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('[part=fold]')").await;
    reader.reload().await;
    reader.until("root.querySelector('[part=fold]')?.ariaExpanded === 'false'").await;
    Ok(())
}
