//! Hostile text and links through every input: no script runs, no policy violation is reported,
//! nothing is wider than the page, and no name is outside its `<bdi>`.
//!
//! The vectors are in `tests/data`, one JSON string a line, because Rust's strings can't hold lone
//! surrogates.

use crate::browser::Browser;
use crate::engine::only_in;
use crate::{Outcome, Reader, Site};
use news_brief::text::calendar::number;
use serde_json::{Value, json};

/// The strict policy. The browser reports what violates it.
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /report";

/// Runs in every page: records violations, and scans the widget for what must not be there.
const WATCH: &str = "
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) =>
        violations.push([event.effectiveDirective, event.blockedURI, event.sourceFile].join(' ')), true);
    const tags = new Set(('article header h1 h2 h3 h4 h5 h6 p div span a em strong bdi time button section ol ul li ' +
        'blockquote cite footer figure figcaption img textarea input label select option svg path circle slot details ' +
        'summary dialog h1 hr').split(' '));
    window.wrong = (root) => {
        const found = [...violations];
        if (window.pwned !== undefined || ({}).pwned !== undefined) found.push('script ran');
        for (const element of root.querySelectorAll('*')) {
            if (!tags.has(element.localName)) found.push('<' + element.localName + '>');
            for (const { name, value } of element.attributes) {
                if (/^on|^style$|^srcdoc$/i.test(name)) found.push(name + '=' + value);
                if (!/^(href|src|srcset|action|formaction|data|poster|xlink:href|cite)$/.test(name)) continue;
                let scheme;
                try { scheme = new URL(value, document.baseURI).protocol } catch { continue }
                if (!/^(https?|mailto):$/.test(scheme)) found.push(name + '=' + value);
            }
        }
        for (const author of root.querySelectorAll('[part=comment-author], [part=source]')) {
            const isolated = [...author.querySelectorAll('bdi')].map((bdi) => bdi.textContent).join('');
            if (!author.matches('bdi') && isolated !== author.textContent) found.push('not isolated: ' + author.textContent);
        }
        const page = document.documentElement;
        if (page.scrollWidth > page.clientWidth) {
            const wide = [...root.querySelectorAll('*')].filter((element) =>
                element.scrollWidth > page.clientWidth || element.getBoundingClientRect().right > page.clientWidth);
            found.push('wider than the page: ' + page.scrollWidth + ' > ' + page.clientWidth + ', ' + wide.at(-1)?.className
                + ' ' + wide.at(-1)?.textContent.slice(0, 40));
        }
        return found;
    };";

/// The vectors of a file in `tests/data`, each as a JSON string.
fn vectors(file: &str) -> Vec<String> {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

fn texts() -> Vec<String> {
    vectors("hostile-texts.jsonl")
}

fn links() -> Vec<String> {
    vectors("hostile-links.jsonl")
}

/// How many vectors one script tries: a driver waits a minute for a script.
const PIECE: usize = 32;

/// The vectors that a site serves at `path`, in chunks: each is an expression that yields them.
fn pieces(path: &str, count: usize) -> impl Iterator<Item = String> {
    (0..count)
        .step_by(PIECE)
        .map(move |from| format!("(await (await fetch('{path}')).json()).slice({from}, {from} + {PIECE})"))
}

/// Both files of vectors, and the least number of each.
fn files() -> [(&'static str, usize); 2] {
    [("/texts.json", texts().len()), ("/links.json", links().len())]
}

/// The two lines that a host pastes, without styles or scripts of its own.
fn page(attributes: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>host</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"icon.svg\"><script type=\"module\" src=\"news-brief.js\"></script>\
         <news-brief {attributes} loading=\"eager\"><article>原文在此</article></news-brief></html>"
    )
}

/// A browser that watches every page, and a site with the strict policy.
async fn strict() -> Reader {
    let site = Site::start().await;
    site.add_header("content-security-policy", POLICY);
    site.add("/plain.html", &page("src=\"article.json\""));
    site.add("/texts.json", &format!("[{}]", texts().join(",")));
    site.add("/links.json", &format!("[{}]", links().join(",")));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(WATCH).await;
    reader
}

async fn open(reader: &Reader, path: &str) {
    reader.go(path).await;
    reader.ready().await;
}

/// Fails if the widget holds something that it must not, or a violation was reported.
async fn nothing_wrong(reader: &Reader, when: &str) {
    assert_eq!(reader.see("wrong(root)").await, json!([]), "{when}");
    assert!(!reader.site.requests().contains(&"/report".to_owned()), "{when}: the policy's violation was reported");
}

#[tokio::test]
async fn there_are_enough_vectors() -> Outcome {
    let number = texts().len() + links().len();
    println!("{number} vectors");
    assert!(number >= 150);
    Ok(())
}

#[tokio::test]
async fn the_watch_notices_an_injection() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    nothing_wrong(&reader, "before").await;
    let found = reader
        .see(
            "(() => { const list = root.querySelector('.list-panel'), link = document.createElement('a'); \
             link.setAttribute('href', ' java\\nscript:1'); list.append(link, document.createElement('script')); \
             list.setAttribute('style', 'color: red'); root.querySelector('bdi').replaceWith('name'); \
             const wide = document.createElement('p'); wide.textContent = 'W'.repeat(9999); document.body.append(wide); \
             link.style.whiteSpace = 'nowrap'; return wrong(root) })()",
        )
        .await;
    let found: Vec<_> = found.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect();
    for expected in ["<script>", "href= java", "style=", "not isolated", "wider than"] {
        assert!(found.iter().any(|line| line.starts_with(expected)), "{expected}: {found:?}");
    }
    reader.until("violations.some((line) => line.startsWith('style-src-attr'))").await;
    for _ in 0..100 {
        if reader.site.requests().contains(&"/report".to_owned()) {
            return Ok(());
        }
        reader.see("new Promise((resolve) => setTimeout(resolve, 50))").await;
    }
    panic!("no report arrived");
}

#[tokio::test]
async fn the_widget_runs_under_the_strictest_policy() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.post("照样能写").await;
    reader.click("#metric-1").await;
    reader.until("root.activeElement?.classList.contains('marked')").await;
    reader.click("[part=toolbar] [part=like]").await;
    assert_ne!(
        reader.see("getComputedStyle(root.querySelector('[part=composer-submit]')).backgroundColor").await,
        "rgba(0, 0, 0, 0)",
        "no styles"
    );
    nothing_wrong(&reader, "in use").await;
    reader.no_errors().await;
    Ok(())
}

/// A document with every vector in every place that takes text or a link.
fn hostile_document(texts: &[String], links: &[String]) -> String {
    let keys = r#""__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}}"#;
    let (mut body, mut metrics, mut comments) = (Vec::new(), Vec::new(), Vec::new());
    for (number, text) in texts.iter().enumerate() {
        let open = text.trim_end_matches('"');
        body.push(format!(r#"{{"type":"paragraph","text":{open}，占{number}%。","onclick":{text},{keys}}}"#));
        body.push(format!(r#"{{"type":"heading","text":{text}}}"#));
        body.push(format!(r#"{{"type":"quote","text":{text},"cite":{text}}}"#));
        body.push(format!(r#"{{"type":"list","items":[{text},[{text},{{"text":{text},"mark":{text}}},{{"text":{text},"mark":"em","href":{text}}}]]}}"#));
        body.push(format!(r#"{{"type":"image","src":{text},"alt":{text},"caption":{text}}}"#));
        body.push(format!(r#"{{"type":{text},"text":{text},"html":{text},"innerHTML":{text}}}"#));
        body.push(format!(
            r#"{{"type":"section","kind":{text},"id":{text},"title":{text},"items":[{{"label":{text},"title":{text},"id":{text},"body":[{{"type":"paragraph","text":{text}}}]}}]}}"#
        ));
        metrics.push(format!(r#"{{"figure":"{number}%","label":{text},"quote":{{"exact":{open}，占{number}%。"}}}}"#));
        comments.push(format!(
            r#"{{"id":{text},"author":{text},"text":{text},"published":{text},"reply_to":{text},{keys}}}"#
        ));
        comments.push(format!(r#"{{"id":"d{number}","author":{text},"text":{text},"reply_to":"c{number}"}}"#));
        comments.push(format!(r#"{{"id":"c{number}","author":{text},"text":{text}}}"#));
    }
    for link in links {
        body.push(format!(
            r#"{{"type":"paragraph","text":[{{"text":"链接","href":{link}}},{{"text":{link},"href":{link}}}]}}"#
        ));
        body.push(format!(r#"{{"type":"image","src":{link},"alt":"图","caption":[{{"text":"说明","href":{link}}}]}}"#));
        body.push(format!(r#"{{"type":"list","items":[[{{"text":"项","href":{link},"mark":"strong"}}]]}}"#));
    }
    let first = texts.first().or(links.first()).unwrap();
    let link = links.first().unwrap_or(first);
    format!(
        r#"{{"format":"news-brief/1","id":{first},"lang":{first},"title":{first},"url":{link},"published":{first},"source":{{"name":{first},"url":{link},{keys}}},{keys},"body":[{}],"metrics":[{}],"comments":[{}]}}"#,
        body.join(","),
        metrics.join(","),
        comments.join(",")
    )
}

#[tokio::test]
async fn hostile_documents_run_nothing() -> Outcome {
    let reader = strict().await;
    let (texts, links) = (texts(), links());
    let mut documents: Vec<_> = texts.chunks(6).map(|texts| hostile_document(texts, &[])).collect();
    documents.extend(links.chunks(20).map(|links| hostile_document(&[], links)));
    // The source and the page's own address take one link each.
    documents.extend(links.iter().map(|link| hostile_document(&[], std::slice::from_ref(link))).step_by(7));
    let mut seen = 0;
    for (number, document) in documents.iter().enumerate() {
        reader.site.add("/hostile.json", document);
        reader
            .site
            .add(&format!("/hostile-{number}.html"), &page("src=\"hostile.json\" sections=\"open\" lang=\"zh-CN\""));
        open(&reader, &format!("/hostile-{number}.html")).await;
        seen += reader.count("article p, [part=comment]").await;
        for width in [320, 1280] {
            reader.resize(width, 800).await;
            nothing_wrong(&reader, &format!("document {number} at {width} px: {document}")).await;
        }
        // Clicks what looks like a link, too.
        reader
            .run("for (const link of root.querySelectorAll('article a[href]:not([part=metric])')) { link.target = '_self'; link.addEventListener('click', (event) => event.preventDefault()); link.click() }")
            .await;
        nothing_wrong(&reader, &format!("document {number}, its links pressed")).await;
    }
    println!("{} documents with {seen} paragraphs and comments", documents.len());
    assert!(seen > 1000, "{seen}: the documents were not shown");
    Ok(())
}

#[tokio::test]
async fn hostile_comments_and_names_are_plain_text() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    for (path, count) in files() {
        let (mut posted, mut refused) = (0, 0);
        for piece in pieces(path, count) {
            let outcome = reader
            .see(&format!(
                "(async () => {{ const field = root.querySelector('#composer'), name = root.querySelector('[part=composer-name]'), \
                     button = root.querySelector('.composer:not(.inline) [part=composer-submit]'), differ = []; \
                 const bare = (text) => text.replace(/[\\s\\p{{Cc}}\\p{{Default_Ignorable_Code_Point}}\\u2800]+/gu, ''); \
                 const task = () => new Promise((resolve) => {{ const {{ port1, port2 }} = new MessageChannel(); \
                     port1.onmessage = resolve; port2.postMessage(0) }}); \
                 let posted = 0, refused = 0; \
                 for (const text of {piece}) {{ \
                     field.value = text; name.value = text; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); \
                     const written = field.value.toWellFormed(), called = name.value.toWellFormed(); \
                     await task(); button.click(); await task(); \
                     for (let turn = 0; turn < 1000 && field.value !== '' && !root.querySelector('.composer-error').textContent; turn++) await task(); \
                     if (field.value !== '') {{ if (bare(written) === '') posted++; else refused++; continue }} \
                     await task(); posted++; \
                     const newest = root.querySelector('[part=comment]'); \
                     const shown = newest.querySelector('[part=comment-text]').textContent; \
                     if (bare(written) !== bare(shown)) differ.push([text, shown]); \
                     const author = newest.querySelector('[part=comment-author]').textContent; \
                     if (bare(called) !== '' && !bare(called).startsWith(bare(author))) differ.push([text, author]); \
                     if (posted % 10 === 0) differ.push(...wrong(root)) \
                 }} return {{ posted, refused, differ }} }})()"
            ))
            .await;
            assert_eq!(outcome["differ"], json!([]));
            posted += outcome["posted"].as_u64().unwrap();
            refused += outcome["refused"].as_u64().unwrap();
        }
        println!("{path}: posted {posted}, refused {refused}");
        assert_eq!(posted + refused, count as u64);
        assert!(refused <= 3, "{refused}");
        for width in [320, 1280] {
            reader.resize(width, 800).await;
            nothing_wrong(&reader, &format!("posted at {width} px")).await;
        }
    }
    reader.reload().await;
    nothing_wrong(&reader, "after a reload").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn hostile_records_are_plain_text() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    let all: Vec<_> = texts().into_iter().chain(links()).collect();
    for (number, chunk) in all.chunks(14).enumerate() {
        let records: Vec<_> = chunk
            .iter()
            .enumerate()
            .map(|(index, text)| {
                format!(
                    r#"["0m{number:03}{index:03}",{text},{{"v":1,"id":"0m{number:03}{index:03}","author":{text},"text":{text},"published":"2026-01-01T00:00:{index:02}Z","reply_to":{text},"repost":true,"__proto__":{{"pwned":1}},"constructor":{{"prototype":{{"pwned":1}}}},"html":{text}}}]"#
                )
            })
            .collect();
        // Written as text, so that `__proto__` and lone surrogates stay as they are.
        reader.site.add("/records.json", &format!("[{}]", records.join(",\n")));
        reader
            .see(
                "(async () => { localStorage.clear(); const lines = (await (await fetch('/records.json')).text()).slice(1, -1).split(',\\n'); \
                 window.expected = []; for (const line of lines) { const [id, text] = JSON.parse(line); \
                     localStorage.setItem('news-brief/1/2019-09-02-chanye-fupin/comment/' + id, line.slice(line.indexOf('{\"v\":1,\"id\"'), -1)); \
                     localStorage.setItem('news-brief/1/2019-09-02-chanye-fupin/comment/' + text, line); \
                     localStorage.setItem('news-brief/1/reposts/' + text, text) } \
                 localStorage.setItem('news-brief/1/reader', JSON.stringify({ v: 1, name: JSON.parse(lines[0])[1] })); \
                 localStorage.setItem('news-brief/1/2019-09-02-chanye-fupin/state', JSON.stringify({ v: 1, \
                     liked_comments: lines.map((line) => JSON.parse(line)[1]), open: lines.map((line) => JSON.parse(line)[1]), sort: 'newest' })) })()",
            )
            .await;
        reader.reload().await;
        reader.until(&format!("root.querySelector('#comment-0m{number:03}000')")).await;
        let different = reader
            .see(
                "(async () => { const different = [], bare = (text) => text?.replace(/[\\s\\p{Cc}\\p{Default_Ignorable_Code_Point}\\u2800]+/gu, ''); for (const [id, text, record] of await (await fetch('/records.json')).json()) { \
                 const comment = root.querySelector('#comment-' + CSS.escape(id)); \
                 const shown = comment?.querySelector('[part=comment-text]')?.textContent, author = comment?.querySelector('[part=comment-author]')?.textContent; \
                 if ((bare(text) !== '' && bare(shown) !== bare(text.toWellFormed())) || author !== text.toWellFormed()) different.push([id, text, shown, author]) } return different })()",
            )
            .await;
        assert_eq!(different, json!([]));
        for width in [320, 1280] {
            reader.resize(width, 800).await;
            nothing_wrong(&reader, &format!("records {number} at {width} px")).await;
        }
        reader.click("#tab-reposts").await;
        reader.until("root.querySelector('#tab-reposts').ariaSelected === 'true'").await;
        nothing_wrong(&reader, &format!("reposts {number}")).await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn hostile_import_files_run_nothing() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    let archive = |article: &str, comments: &[String]| {
        format!(
            r#"{{"format":"news-brief-comments/1","article":{article},"__proto__":{{"pwned":1}},"comments":[{}]}}"#,
            comments.join(",")
        )
    };
    let ours = r#""2019-09-02-chanye-fupin""#;
    let all: Vec<_> = texts().into_iter().chain(links()).collect();
    let comments: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let keys = r#""__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}}"#;
            format!(
                r#"{{"v":1,"id":"0m{index:03}","author":{text},"text":{text},"published":"2026-01-01T00:00:00Z","onclick":{text},{keys}}}"#
            )
        })
        .collect();
    // Each vector also as an id, a time, a target, and a whole comment.
    let mut files = vec![archive(ours, &comments)];
    for text in &all {
        for comment in [
            format!(r#"{{"v":1,"id":{text},"author":"甲","text":"乙","published":"2026-01-01T00:00:00Z"}}"#),
            format!(r#"{{"v":1,"id":"0n1","author":"甲","text":"乙","published":{text}}}"#),
            text.clone(),
        ] {
            files.push(archive(ours, &[comment]));
        }
        files.push(archive(text, &[]));
    }
    reader.site.add("/archives.json", &format!("[{}]", files.join(",\n")));
    let outcome = reader
        .see(
            "(async () => { const stored = () => Object.keys(localStorage).filter((key) => key.includes('/comment/')).length; \
             const files = await (await fetch('/archives.json')).json(), first = await widget.importComments(files[0]); \
             const kept = stored(); let refused = 0; \
             for (const file of files.slice(1)) await widget.importComments(file).catch(() => refused++); \
             return { files: files.length, added: first.added, kept, refused, after: stored() } })()",
        )
        .await;
    println!("{outcome}");
    assert_eq!(outcome["added"], json!(all.len()), "{outcome}");
    assert_eq!(outcome["kept"], json!(all.len()), "{outcome}");
    // Some, such as `constructor`, are valid ids. All others are refused and change nothing.
    let is_id = |text: &&String| {
        let id = text.trim_matches('"');
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
    };
    let ids = all.iter().filter(is_id).count();
    assert_eq!(outcome["refused"], json!(files.len() - 1 - ids), "{outcome}");
    assert_eq!(outcome["after"], json!(all.len() + ids), "{outcome}");
    for width in [320, 1280] {
        reader.resize(width, 800).await;
        nothing_wrong(&reader, &format!("imported, at {width} px")).await;
    }
    open(&reader, "/plain.html?again").await;
    nothing_wrong(&reader, "after a reload").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_name_does_not_reverse_its_surroundings() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    // The fourth answer in a chain names whom it answers.
    let records: Vec<_> = (0..4)
        .map(|level| {
            let target = if level == 0 { "c1".to_owned() } else { format!("0m{}", level - 1) };
            json!([
                format!("news-brief/1/2019-09-02-chanye-fupin/comment/0m{level}"),
                json!({ "v": 1, "id": format!("0m{level}"), "author": "\u{202e}员理管\u{2067}", "text": "好",
                    "published": "2026-01-01T00:00:00Z", "reply_to": target })
                .to_string()
            ])
        })
        .collect();
    let records = Value::from(records);
    reader.run(&format!("for (const [key, text] of {records}) localStorage.setItem(key, text)")).await;
    reader.reload().await;
    reader.until("root.querySelector('.answers')").await;
    let loose = reader
        .see(
            "[...root.querySelectorAll('.comment-head, .answers')].flatMap((node) => [...node.childNodes]).filter((node) => \
             node.nodeType === 3 && /[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data) \
             && !/isolate/.test(getComputedStyle(node.parentNode).unicodeBidi) \
             && getComputedStyle(node.parentNode).display === 'inline').map((node) => node.parentNode.className)",
        )
        .await;
    assert_eq!(loose, json!([]), "names that are not isolated from what stands beside them");
    nothing_wrong(&reader, "with a name that turns").await;
    Ok(())
}

#[tokio::test]
async fn a_wide_letter_does_not_widen_the_page() -> Outcome {
    let reader = strict().await;
    reader.site.add("/wide.json", &hostile_document(&vectors("hostile-wide.jsonl"), &[]));
    reader.site.add("/wide.html", &page("src=\"wide.json\" sections=\"open\""));
    open(&reader, "/wide.html").await;
    for width in [320, 1280] {
        reader.resize(width, 800).await;
        nothing_wrong(&reader, &format!("at {width} px")).await;
    }
    Ok(())
}

#[tokio::test]
async fn hostile_fragments_run_nothing() -> Outcome {
    let reader = strict().await;
    for (vectors, from, to) in [("texts.json", 0, 110), ("texts.json", 110, 300), ("links.json", 0, 300)] {
        // A new tab: Chromium ignores more than 200 changes of an address in ten seconds.
        let tab = reader.browser.driver.new_tab().await?;
        reader.browser.driver.switch_to_window(tab).await?;
        reader.run_first(WATCH).await;
        open(&reader, "/plain.html").await;
        let changes = reader
            .see(&format!(
                "(async () => {{ let changes = 0; addEventListener('hashchange', () => changes++); \
                 const prefixes = ['', 'comment-', 'task-', 'metric-', 'focus-1', 'composer']; \
                 for (const [index, text] of (await (await fetch('/{vectors}')).json()).slice({from}, {to}).entries()) {{ \
                     const before = location.hash; const encoded = index % 3 === 0 ? encodeURIComponent(text.toWellFormed()) : text; \
                     location.hash = prefixes[index % 6] + encoded; \
                     if (location.hash !== before) await new Promise((resolve) => addEventListener('hashchange', resolve, {{ once: true }})) }} \
                 return changes }})()"
            ))
            .await;
        println!("{vectors} from {from}: {changes} fragments");
        assert!(changes.as_u64().unwrap() > 60);
        nothing_wrong(&reader, "after hostile fragments").await;
        reader.run("location.hash = '#task-2'").await;
        reader.until("root.activeElement?.id === 'task-2-button'").await;
        reader.no_errors().await;
    }
    Ok(())
}

#[tokio::test]
async fn hostile_attributes_run_nothing() -> Outcome {
    let reader = strict().await;
    open(&reader, "/plain.html").await;
    let mut tried = 0;
    for piece in files().into_iter().flat_map(|(path, count)| pieces(path, count)) {
        let outcome = reader
            .see(&format!(
                "(async () => {{ const article = await (await fetch('/article.json')).json(); \
                 const faults = [], texts = {piece}; \
                 for (const text of texts) {{ \
                     const element = document.createElement('news-brief'); \
                     element.article = article; \
                     for (const name of ['theme', 'sections', 'comments', 'heading-level', 'lang', 'class', 'id', 'title', 'part']) \
                         element.setAttribute(name, text); \
                     element.setAttribute('loading', 'eager'); \
                     const drawn = new Promise((resolve) => {{ element.addEventListener('news-brief-ready', () => resolve('')); \
                         element.addEventListener('news-brief-error', (event) => resolve(event.detail.message)) }}); \
                     document.body.append(element); \
                     const message = await drawn; if (message) faults.push([text, message]); \
                     faults.push(...wrong(element.shadowRoot)); element.remove() }} \
                 return {{ tried: texts.length, faults }} }})()"
            ))
            .await;
        assert_eq!(outcome["faults"], json!([]));
        tried += outcome["tried"].as_u64().unwrap();
    }
    println!("{tried} values of attributes");
    assert_eq!(tried, (texts().len() + links().len()) as u64);
    nothing_wrong(&reader, "after hostile attributes").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn hostile_addresses_run_nothing() -> Outcome {
    // Without the policy, which would block most of these by itself.
    let site = Site::start().await;
    site.add("/plain.html", &page("src=\"article.json\""));
    site.add("/links.json", &format!("[{}]", links().join(",")));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.run_first(WATCH).await;
    open(&reader, "/plain.html").await;
    for piece in pieces("/links.json", links().len()) {
        let faults = reader
            .see(&format!(
                "(async () => {{ const faults = [], links = {piece}; \
                 for (const attribute of ['src', 'wasm-url']) for (const link of links) {{ \
                     if (/^(https?:|ws:|blob:|filesystem:)/.test(link.trim())) continue; \
                     const element = document.createElement('news-brief'); \
                     element.append(Object.assign(document.createElement('article'), {{ textContent: '原文在此' }})); \
                     if (attribute === 'wasm-url') element.setAttribute('src', 'article.json'); \
                     element.setAttribute(attribute, link); element.setAttribute('loading', 'eager'); \
                     const drawn = new Promise((resolve) => {{ element.addEventListener('news-brief-ready', () => resolve('')); \
                         element.addEventListener('news-brief-error', (event) => resolve(event.detail.reason)) }}); \
                     document.body.append(element); \
                     const reason = await drawn; \
                     if (attribute === 'src' && !reason) faults.push([link, 'was shown']); \
                     if (reason && !element.querySelector('article').checkVisibility()) faults.push([attribute, link, 'the fallback is gone']); \
                     faults.push(...wrong(element.shadowRoot)); element.remove() }} \
                 return faults }})()"
            ))
            .await;
        assert_eq!(faults, json!([]));
    }
    Ok(())
}

#[tokio::test]
async fn a_megabyte_is_kept_and_shown() -> Outcome {
    only_in!(Chromium | Firefox, "WebKit takes minutes to set a paragraph of a megabyte with `text-wrap: pretty`");
    let reader = strict().await;
    for (name, piece) in [("letters", "W"), ("tags", "<img src=x onerror=window.pwned=1>"), ("han", "长")] {
        let long = piece.repeat((1 << 20) / piece.len());
        let length = long.chars().count();
        let document = json!({ "format": "news-brief/1", "id": "long", "lang": "zh-CN", "title": "长文",
            "body": [{ "type": "paragraph", "text": long }],
            "comments": [{ "id": "c1", "author": long, "text": long }] });
        reader.site.add("/long.json", &document.to_string());
        reader.site.add("/long.html", &page("src=\"long.json\""));
        reader.site.add("/empty.html", "<!doctype html><title>empty</title>");
        reader.go("/empty.html").await;
        let record = json!({ "v": 1, "id": "0m1", "author": "长", "text": long, "published": "2026-01-01T00:00:00Z" });
        let record = record.to_string();
        reader.run(&format!("localStorage.setItem('news-brief/1/long/comment/0m1', {})", json!(record))).await;
        open(&reader, "/long.html").await;
        let texts =
            ["[part=lead], .body p, article p", "#comment-c1 [part=comment-text]", "#comment-0m1 [part=comment-text]"];
        for text in texts {
            assert_eq!(reader.see(&format!("root.querySelector('{text}').textContent.length")).await, length, "{text}");
        }
        // Text over the limit stays in the field, and posting it says how much is too much.
        let started = std::time::Instant::now();
        reader.paste("#composer", &long).await;
        println!("a megabyte of {name}: pasted in {:?}", started.elapsed());
        reader.click(".composer:not(.inline) [part=composer-submit]").await;
        reader.until("root.querySelector('.composer-error').textContent !== ''").await;
        assert_eq!(reader.see("root.querySelector('#composer').value.length").await, length, "{name}");
        assert!(reader.text(".composer-error").await.contains(&format!("超出{}字", number(length - 1000))), "{name}");
        for width in [320, 1280] {
            reader.resize(width, 800).await;
            nothing_wrong(&reader, &format!("a megabyte of {name} at {width} px")).await;
        }
    }
    reader.no_errors().await;
    Ok(())
}
