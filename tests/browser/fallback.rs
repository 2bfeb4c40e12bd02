//! The page's own HTML inside the element: what is written there is carried
//! over, and whatever fails, it is in view, with a reason, and nothing spins.

use crate::site::{Answer, Rest, dist, path_of};
use crate::states::{SMALL, page};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::{Value, json};
use std::process::Command;
use thirtyfour::Key;

/// A page with what `news-brief render` prints of the sample article.
fn rendered() -> String {
    let render =
        Command::new(env!("CARGO_BIN_EXE_news-brief")).args(["render", "static/article.json"]).output().unwrap();
    page("src=\"article.json\" loading=\"eager\"", &String::from_utf8(render.stdout).unwrap())
}

#[tokio::test]
async fn what_is_typed_before_the_wasm_is_there_is_carried_over_with_its_caret() -> Outcome {
    for path in ["/", "/rendered.html"] {
        let site = Site::start().await;
        site.add("/rendered.html", &rendered());
        let tell = site.hold(&path_of("news-brief-", "_bg.wasm"));
        let reader = Reader { browser: Browser::start(&[]).await, site };
        reader.go(path).await;
        // In the light DOM where there is no markup of the shadow's.
        let field = "(root.querySelector('textarea') ?? widget.querySelector('textarea'))";
        reader.until(&format!("{field}?.checkVisibility()")).await;
        reader.run(&format!("{field}.focus()")).await;
        reader.press("先写").await;
        reader.press("的字").await;
        reader.press(Key::Left + "").await;
        let caret = format!("[{field}.value, {field}.selectionStart, {field}.selectionEnd]");
        assert_eq!(reader.see(&caret).await, json!(["先写的字", 3, 3]), "{path}");
        tell.send(Rest::Comes)?;
        reader.ready().await;
        let caret = "[root.querySelector('#composer').value, root.activeElement?.id, root.activeElement?.selectionStart, root.activeElement?.selectionEnd]";
        assert_eq!(reader.see(caret).await, json!(["先写的字", "composer", 3, 3]), "{path}");
        reader.press("两个").await;
        reader.until("root.querySelector('#composer').value === '先写的两个字'").await;
        reader.click(".composer:not(.inline) [part=composer-submit]").await;
        reader.until("root.querySelector('[part=comment-text]')?.textContent === '先写的两个字'").await;
        let left = "[...widget.querySelectorAll('textarea')].some((field) => field.checkVisibility())";
        assert_eq!(reader.see(left).await, false, "{path}");
    }
    Ok(())
}

/// Whether anything on the page still turns, waits, or says that it does.
const SPINS: &str = "document.getAnimations().length > 0 || Boolean(root.querySelector('[aria-busy=true], progress'))";

/// One way to fail: its name, what is changed on the site, the page's
/// attributes, and the reason that is told.
struct Failure {
    name: &'static str,
    prepare: fn(&Site),
    head: &'static str,
    src: &'static str,
    reasons: &'static [&'static str],
    says: &'static str,
}

fn wasm(site: &Site, status: u16, mime: &'static str, body: &[u8]) {
    site.add_answer(&path_of("news-brief-", "_bg.wasm"), Answer { status, mime, body: body.into() });
}

const DID_NOT_START: &str = "互动功能未能启动，正文仍可阅读。";

const FAILURES: [Failure; 9] = [
    Failure {
        name: "wasm refused by the policy",
        prepare: |_| {},
        head: "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">",
        src: "small.json",
        reasons: &["csp"],
        says: DID_NOT_START,
    },
    Failure {
        name: "wasm not there (404)",
        prepare: |site| wasm(site, 404, "text/plain", b"not found"),
        head: "",
        src: "small.json",
        reasons: &["network"],
        says: "请检查网络后重试。",
    },
    Failure {
        name: "a page of HTML for the wasm",
        prepare: |site| wasm(site, 200, "text/html", b"<!doctype html><title>Not found</title>"),
        head: "",
        src: "small.json",
        reasons: &["unsupported"],
        says: DID_NOT_START,
    },
    Failure {
        name: "broken bytes",
        prepare: |site| {
            let mut bytes = std::fs::read(dist().join(&path_of("news-brief-", "_bg.wasm")[1..])).unwrap();
            bytes.truncate(bytes.len() / 2);
            wasm(site, 200, "application/wasm", &bytes);
        },
        head: "",
        src: "small.json",
        reasons: &["unsupported"],
        says: DID_NOT_START,
    },
    Failure {
        name: "glue not there",
        prepare: |site| {
            site.add_answer(
                &path_of("news-brief-", ".js"),
                Answer { status: 404, mime: "text/plain", body: Vec::new() },
            )
        },
        head: "",
        src: "small.json",
        reasons: &["network"],
        says: "请检查网络后重试。",
    },
    Failure {
        name: "styles not there",
        prepare: |site| {
            site.add_answer("/news-brief.css", Answer { status: 404, mime: "text/plain", body: Vec::new() })
        },
        head: "",
        src: "small.json",
        reasons: &["network"],
        says: "请检查网络后重试。",
    },
    Failure {
        name: "document not there",
        prepare: |_| {},
        head: "",
        src: "nowhere.json",
        reasons: &["network"],
        says: "请检查网络后重试。",
    },
    Failure {
        name: "document is no JSON",
        prepare: |site| site.add("/bad.json", "<!doctype html>"),
        head: "",
        src: "bad.json",
        reasons: &["parse"],
        says: "文章文件有错",
    },
    Failure {
        name: "document of another format",
        prepare: |site| site.add("/bad.json", "{\"format\":\"news-brief/9\",\"title\":\"x\"}"),
        head: "",
        src: "bad.json",
        reasons: &["format"],
        says: "文章文件有错",
    },
];

#[tokio::test]
async fn whatever_fails_the_text_is_there_and_says_why() -> Outcome {
    let mut wrong = Vec::new();
    for failure in FAILURES {
        let site = Site::start().await;
        site.add("/small.json", SMALL);
        (failure.prepare)(&site);
        let attributes = format!("src=\"{}\" loading=\"eager\"", failure.src);
        let html = page(&attributes, "<article>原文在此</article><textarea hidden></textarea>");
        site.add("/fails.html", &html.replace("<title>", &format!("{}<title>", failure.head)));
        site.run_first("window.told = []; addEventListener('news-brief-error', (event) => told.push(event.detail))");
        let reader = Reader { browser: Browser::start(&[]).await, site };
        reader.go("/fails.html").await;
        reader.until("root.querySelector('.failure p')").await;
        let told = reader.see("told").await;
        let says = reader.text(".failure").await;
        let text =
            reader.see("widget.querySelector('article').checkVisibility() && root.querySelector('slot') && true").await;
        let spins = reader.see(SPINS).await;
        let settled = reader
            .see("(() => { const { ready } = widget; return Promise.race([ready, Promise.resolve('waits')]) })()")
            .await;
        let button = reader.count(".failure button").await;
        println!("{} | {} | {} | text {text} | button {button}", failure.name, told, says.replace('\n', " "));
        let reason = told[0]["reason"].as_str().unwrap_or_default();
        if told.as_array().unwrap().len() != 1
            || !failure.reasons.contains(&reason)
            || told[0]["message"].as_str().unwrap_or_default().is_empty()
            || text != true
            || spins != false
            || settled != "waits"
            || !says.contains(failure.says)
            || (button == 1) != (reason == "network")
        {
            wrong.push(format!("{}: {told}, says {says:?}, text {text}, spins {spins}", failure.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[tokio::test]
async fn a_wrong_mime_type_costs_only_a_warning() -> Outcome {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    let bytes = std::fs::read(dist().join(&path_of("news-brief-", "_bg.wasm")[1..]))?;
    wasm(&site, 200, "application/octet-stream", &bytes);
    site.add("/host.html", &page("src=\"small.json\" loading=\"eager\"", "<article>原文在此</article>"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/host.html").await;
    reader.post("照样能写").await;
    let said = reader.console().await;
    assert!(said.iter().any(|line| line.contains("application/wasm")), "{said:?}");
    Ok(())
}

#[tokio::test]
async fn one_that_stops_while_it_runs_leaves_what_was_drawn_and_written() -> Outcome {
    for path in ["/", "/rendered.html"] {
        let site = Site::start().await;
        site.add("/rendered.html", &rendered());
        let reader = Reader::open(Browser::start(&[]).await, site, path).await;
        reader.watch_events().await;
        reader.paste("#composer", "正写着").await;
        // Another script takes away what the widget has drawn: where the next comment belongs is not known any more.
        reader.run("for (const comment of root.querySelectorAll('[part=comment]')) comment.remove()").await;
        reader.click("[part=composer-submit]").await;
        reader.until("seen.some(([name]) => name === 'news-brief-error') && root.querySelector('.failure p')").await;
        let told: Value =
            reader.see("seen.filter(([name]) => name === 'news-brief-error').map(([, detail]) => detail)").await;
        println!("panic at {path} | {told} | {}", reader.text(".failure").await.replace('\n', " "));
        assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
        assert_eq!(told[0]["reason"], "panic");
        assert!(!told[0]["message"].as_str().unwrap().is_empty());
        assert!(reader.text(".failure").await.contains("互动功能已停止，正文仍可阅读。"));
        // All of the text is in view, also what was folded, and nothing that does nothing.
        let hidden = "[...root.querySelectorAll('article p')].filter((node) => !node.checkVisibility()).map((node) => node.textContent)";
        assert_eq!(reader.see(hidden).await, json!([]), "{path}");
        assert_eq!(reader.see("[...root.querySelectorAll('[part=follow], [part=composer-submit], [part=toolbar]')].filter((node) => node.checkVisibility()).map((node) => node.part.value)").await, json!([]), "{path}");
        assert_eq!(reader.see(SPINS).await, false);
    }
    Ok(())
}
