//! The fallback inside the element: typed text is carried over, and after every failure the
//! fallback is visible, with a reason and no spinner.

use crate::fixtures::{SMALL, page};
use crate::site::{Answer, GLUE, Rest, START, WASM, dist, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::{Value, json};
use std::process::Command;
use thirtyfour::Key;

/// A page with the output of `news-brief render` for the sample article.
fn rendered() -> String {
    let render = Command::new(crate::site::program()).args(["render", "static/article.json"]).output().unwrap();
    page("src=\"article.json\" loading=\"eager\"", &String::from_utf8(render.stdout).unwrap())
}

#[tokio::test]
async fn text_typed_before_keeps_its_caret() -> Outcome {
    for path in ["/", "/rendered.html"] {
        let site = Site::start().await;
        site.add("/rendered.html", &rendered());
        let tell = site.hold(&part(WASM));
        let reader = Reader { browser: Browser::start(&[]).await, site };
        reader.go(path).await;
        // In the light DOM if the page has no shadow root.
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

/// Whether anything on the page still spins or says that it is busy.
const SPINS: &str = "document.getAnimations().length > 0 || Boolean(root.querySelector('[aria-busy=true], progress'))";

/// A failure: its name, what changes on the site, the page's attributes, and the expected reason.
struct Failure {
    name: &'static str,
    prepare: fn(&Site),
    head: &'static str,
    src: &'static str,
    reasons: &'static [&'static str],
    says: &'static str,
}

fn wasm(site: &Site, status: u16, mime: &'static str, body: &[u8]) {
    site.add_answer(&part(WASM), Answer { status, mime, body: body.into() });
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
            let mut bytes = std::fs::read(dist().join(&part(WASM)[1..])).unwrap();
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
        prepare: |site| site.add_answer(&part(GLUE), Answer { status: 404, mime: "text/plain", body: Vec::new() }),
        head: "",
        src: "small.json",
        reasons: &["network"],
        says: "请检查网络后重试。",
    },
    Failure {
        name: "start script not there",
        prepare: |site| site.add_answer(&part(START), Answer { status: 404, mime: "text/plain", body: Vec::new() }),
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
async fn every_failure_keeps_the_text_and_explains() -> Outcome {
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
async fn a_wrong_mime_type_only_warns() -> Outcome {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    let bytes = std::fs::read(dist().join(&part(WASM)[1..]))?;
    wasm(&site, 200, "application/octet-stream", &bytes);
    site.add("/host.html", &page("src=\"small.json\" loading=\"eager\"", "<article>原文在此</article>"));
    let reader = Reader::open(Browser::start(&[]).await, site, "/host.html").await;
    reader.post("照样能写").await;
    let said = reader.console().await;
    assert!(said.iter().any(|line| line.contains("application/wasm")), "{said:?}");
    Ok(())
}

#[tokio::test]
async fn a_panic_keeps_what_was_drawn_and_typed() -> Outcome {
    for path in ["/", "/rendered.html"] {
        let site = Site::start().await;
        site.add("/rendered.html", &rendered());
        let reader = Reader::open(Browser::start(&[]).await, site, path).await;
        reader.watch_events().await;
        reader.paste("#composer", "正写着").await;
        // Another script removes what the widget drew: yew can't insert the next comment and
        // panics.
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
        // All text is visible, folded text too, and no control that no longer works.
        let hidden = "[...root.querySelectorAll('article p')].filter((node) => !node.checkVisibility()).map((node) => node.textContent)";
        assert_eq!(reader.see(hidden).await, json!([]), "{path}");
        assert_eq!(reader.see("[...root.querySelectorAll('[part=follow], [part=composer-submit], [part=toolbar]')].filter((node) => node.checkVisibility()).map((node) => node.part.value)").await, json!([]), "{path}");
        assert_eq!(reader.see(SPINS).await, false);
    }
    Ok(())
}

/// Runs the host's own wasm, which traps: at a click's end, in a promise, and as Emscripten's `abort()`.
const HOST_TRAPS: &str = "
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    window.stacks = [];
    const note = (error) => stacks.push(error?.stack);
    addEventListener('error', (event) => note(event.error));
    addEventListener('unhandledrejection', (event) => note(event.reason));
    addEventListener('news-brief-comment', () => trap());
    setTimeout(trap);
    Promise.resolve().then(trap);
    setTimeout(() => { throw new WebAssembly.RuntimeError('Aborted(). Build with -sASSERTIONS for more info.') });
";

#[tokio::test]
async fn a_trap_of_the_hosts_wasm_stops_nothing() -> Outcome {
    let reader = crate::open().await;
    reader.watch_events().await;
    reader.run_module(HOST_TRAPS).await;
    reader.until("window.stacks.length === 3").await;
    // The host traps once more, called by the widget itself.
    reader.post("照样能写").await;
    reader.until("window.stacks.length === 4").await;
    let failures = "seen.filter(([name]) => name === 'news-brief-error')";
    assert_eq!(reader.see(failures).await, json!([]));
    reader.run("window.another = widget.cloneNode(); another.loading = 'eager'; document.body.append(another)").await;
    reader.until("another.shadowRoot?.querySelector('.news-brief .status')").await;
    assert_eq!(reader.see(failures).await, json!([]));
    Ok(())
}
