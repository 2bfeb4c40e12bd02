//! The rest of the wasm, which comes once the page is still: whatever a reader
//! does before it is there is done when it is, in its order, and once.

use crate::site::{Answer, Rest, path_of};
use crate::states::{SMALL, page};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::json;

fn rest() -> String {
    path_of("news-brief-", "_rest.wasm")
}

/// The site's page, whose rest can't be fetched.
async fn without_rest() -> Reader {
    let site = Site::start().await;
    site.add_answer(&rest(), Answer { status: 404, mime: "text/plain", body: Vec::new() });
    Reader::open(Browser::start(&[]).await, site, "/").await
}

#[tokio::test]
async fn what_nobody_needs_at_the_start_comes_after_it() -> Outcome {
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    reader
        .run_first(
            "window.asked = []; const own = window.fetch; \
             window.fetch = (...all) => { asked.push(String(all[0])); return own(...all) }; \
             addEventListener('news-brief-ready', () => asked.push('ready'))",
        )
        .await;
    reader.go("/").await;
    reader.ready().await;
    // Without anything being done.
    reader.until("asked.some((what) => what.endsWith('_rest.wasm'))").await;
    let asked =
        reader.see("asked.filter((what) => /ready|wasm/.test(what)).map((what) => what.replace(/.*_/, ''))").await;
    assert_eq!(asked, json!(["bg.wasm", "ready", "rest.wasm"]));
    reader.post("都在了").await;
    assert_eq!(reader.see("asked.filter((what) => what.endsWith('_rest.wasm')).length").await, 1);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn what_is_done_before_it_is_there_is_done_then_in_order_and_once() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&rest());
    let reader = Reader::open(Browser::start(&[]).await, site, "/").await;
    reader.watch_events().await;
    reader.click("#task-2-button").await;
    reader.write("#composer", "先写").await;
    reader.click("[part=composer-submit]").await;
    reader.click("[part=composer-submit]").await;
    reader.click(".toolbar [part=like]").await;
    reader.click("#task-2-button").await;
    reader.click("#task-1-button").await;
    // Written on, after it was sent: that is part of what is sent.
    reader.write("#composer", "，再写").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    let drafts = "Object.entries(localStorage).filter(([key]) => key.includes('/draft/')).map(([, text]) => text)";
    assert_eq!(reader.see(drafts).await, json!(["先写，再写"]));
    assert_eq!(reader.see("seen").await, json!([]));
    assert_eq!(reader.count(".failure").await, 0);
    tell.send(Rest::Comes)?;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    assert_eq!(reader.text("[part=comment-text]").await, "先写，再写");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    assert_eq!(reader.see("root.querySelector('#task-2-panel').hidden").await, "until-found");
    assert_eq!(reader.see("root.querySelector('.toolbar [part=like]').ariaPressed").await, "true");
    assert_eq!(reader.see(drafts).await, json!([]));
    let names =
        "seen.map(([name, { id, open }]) => [name.slice(11), open === undefined ? '' : id + open].join(' ').trim())";
    let mut names: Vec<String> = serde_json::from_value(reader.see(names).await)?;
    // The composer posts through the widget: what it says comes after what is said at once.
    let comment = names.iter().position(|name| name == "comment").unwrap();
    names.remove(comment);
    assert_eq!(names, ["toggle task-2true", "like", "toggle task-2false", "toggle task-1true"]);
    reader.reload().await;
    assert_eq!(reader.count("[part=comment]").await, 7);
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn what_is_written_before_it_is_there_is_there_after_a_reload() -> Outcome {
    let site = Site::start().await;
    let _tell = site.hold(&rest());
    let reader = Reader::open(Browser::start(&[]).await, site, "/").await;
    reader.write("#composer", "还没有发出").await;
    reader.reload().await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "还没有发出");
    assert_eq!(reader.count("[part=comment]").await, 6);
    Ok(())
}

#[tokio::test]
async fn a_deletion_whose_page_was_closed_is_not_shown_before_it_is_finished() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&rest());
    let reader = Reader { browser: Browser::start(&[]).await, site };
    let key = |id: &str| format!("news-brief/1/2019-09-02-chanye-fupin/comment/{id}");
    let (long_ago, just_now) = (key("0mf3k2x1a000001"), key("0mf3k2x1b000001"));
    // A minute ahead: the time for an undo is then counted from the start, however long a loaded machine takes to it.
    reader
        .run_first(&format!(
            "const deleted = (key, when) => localStorage.setItem(key, JSON.stringify({{ v: 1, id: key.split('/').pop(), \
             author: '农友1', text: '不要了', published: '2026-01-01T00:00:00Z', deleted: when.toISOString() }})); \
             deleted('{long_ago}', new Date(2026, 0)); deleted('{just_now}', new Date(Date.now() + 60000))"
        ))
        .await;
    reader.go("/").await;
    reader.ready().await;
    assert_eq!(reader.count(".tombstone").await, 1);
    assert_eq!(reader.count("[part=undo]").await, 0);
    assert_eq!(reader.see("Object.keys(localStorage).filter((key) => key.includes('/comment/')).length").await, 2);
    tell.send(Rest::Comes)?;
    reader.until("root.querySelector('[part=undo]')").await;
    reader.until(&format!("localStorage.getItem('{long_ago}') === null")).await;
    assert_eq!(reader.count(".tombstone").await, 1);
    reader.click("[part=undo]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn what_does_not_come_keeps_the_text_and_is_asked_for_again() -> Outcome {
    let reader = without_rest().await;
    reader.watch_events().await;
    // Nobody has done anything: there is nothing to tell.
    reader.until("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('_rest.wasm'))").await;
    assert_eq!(reader.count(".failure").await, 0);
    reader.write("#composer", "网络断了也不丢").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.failure button')").await;
    let told = reader.text(".failure").await;
    assert!(told.contains("你写的文字还在评论框里。") && told.contains("请检查网络后重试。"), "{told}");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "网络断了也不丢");
    // It is gone still; told once.
    reader.click(".failure button").await;
    reader.click(".toolbar [part=like]").await;
    reader
        .until("performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('_rest.wasm')).length > 2")
        .await;
    reader.until("root.querySelectorAll('.failure').length === 1").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.site.restore(&rest());
    reader.click(".failure button").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text("[part=comment-text]").await, "网络断了也不丢");
    reader.until("root.querySelector('.toolbar [part=like]').ariaPressed === 'true'").await;
    assert_eq!(reader.count(".failure").await, 0);
    assert_eq!(reader.see("seen.some(([name]) => name === 'news-brief-error')").await, false);
    Ok(())
}

#[tokio::test]
async fn it_is_asked_for_again_with_what_is_done_next_and_when_the_network_is_back() -> Outcome {
    let reader = without_rest().await;
    reader.click("#task-1-button").await;
    reader.until("root.querySelector('.failure')").await;
    reader.site.restore(&rest());
    reader.click(".toolbar [part=like]").await;
    reader.until("root.querySelector('.toolbar [part=like]').ariaPressed === 'true'").await;
    assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden").await, false);
    assert_eq!(reader.count(".failure").await, 0);

    let reader = without_rest().await;
    reader.click("#task-1-button").await;
    reader.until("root.querySelector('.failure')").await;
    reader.site.restore(&rest());
    reader.run("dispatchEvent(new Event('online'))").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    assert_eq!(reader.count(".failure").await, 0);
    Ok(())
}

#[tokio::test]
async fn a_host_that_asks_for_comments_waits_for_it_or_is_told() -> Outcome {
    let reader = without_rest().await;
    reader
        .run("widget.exportComments().catch((error) => window.refused = [error.reason, error.message.includes('404')])")
        .await;
    reader.until("window.refused").await;
    assert_eq!(reader.see("refused").await, json!(["network", true]));
    reader.site.restore(&rest());
    reader.run("widget.exportComments().then((given) => window.given = given)").await;
    reader.until("window.given").await;
    assert_eq!(reader.see("[given.format, given.comments.length]").await, json!(["news-brief-comments/1", 0]));
    Ok(())
}

#[tokio::test]
async fn one_that_is_taken_down_before_it_is_there_goes_without_an_error() -> Outcome {
    let site = Site::start().await;
    let tell = site.hold(&rest());
    site.add("/small.json", SMALL);
    site.add("/small.html", &page("src=\"small.json\" loading=\"eager\"", "<article>一句话。</article>"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/small.html").await;
    reader.click(".toolbar [part=like]").await;
    reader.run("widget.setAttribute('heading-level', '3')").await;
    reader.until("root.querySelector('h3[part=title]')").await;
    reader.click(".toolbar [part=like]").await;
    reader.run("window.gone = widget; widget.remove()").await;
    tell.send(Rest::Comes)?;
    reader.run("document.body.append(gone)").await;
    reader.ready().await;
    reader.post("又回来了").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn what_was_opened_before_the_widget_ran_is_told_and_kept() -> Outcome {
    let site = Site::start().await;
    let (first, rest) = (site.hold(&path_of("news-brief-", "_bg.wasm")), site.hold(&rest()));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/").await;
    reader.until("root.querySelector('details#task-3')").await;
    reader.watch_events().await;
    reader.run("root.querySelector('details#task-3').open = true").await;
    first.send(Rest::Comes)?;
    reader.ready().await;
    reader.until("seen.length").await;
    assert_eq!(reader.see("seen.map(([name]) => name)").await, json!(["news-brief-ready"]));
    assert_eq!(reader.see("root.querySelector('#task-3-panel').hidden").await, false);
    rest.send(Rest::Comes)?;
    reader.until("seen.length > 1").await;
    assert_eq!(reader.see("seen[1]").await, json!(["news-brief-toggle", { "id": "task-3", "open": true }]));
    reader.reload().await;
    assert_eq!(reader.see("root.querySelector('#task-3-panel').hidden").await, false);
    reader.no_errors().await;
    Ok(())
}
