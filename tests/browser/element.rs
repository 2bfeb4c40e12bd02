//! The element as documented: attributes, properties, methods, events, parts and custom
//! properties, on a host's page.

use crate::fixtures::{SMALL, page};
use crate::site::{WASM, part};
use crate::{Browser, Outcome, Reader, Site};
use serde_json::{Value, json};

/// Loads the package's manifest from the site.
const MANIFEST: &str = "fetch('/embed/custom-elements.json').then((answer) => answer.json()).then((found) => found.modules[0].declarations[0])";

/// An article with one item, another id and title.
pub fn other(id: &str, title: &str) -> Value {
    json!({
        "format": "news-brief/1", "id": id, "lang": "zh-CN", "title": title,
        "body": [{ "type": "section", "kind": "task", "title": "任务", "items": [
            { "label": "1、", "title": "修路", "body": [{ "type": "paragraph", "text": "路修好了。" }] }] }]
    })
}

/// Opens a page that holds `html` after the loader's script.
pub async fn host(html: &str) -> Reader {
    let site = Site::start().await;
    site.add("/small.json", SMALL);
    site.add("/other.json", &other("other", "另一篇").to_string());
    site.add("/host.html", &page("", "").replace("<news-brief ></news-brief>", html));
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/host.html").await;
    reader.until("customElements.get('news-brief')").await;
    reader
}

/// Waits until the widget shows this title.
pub async fn titled(reader: &Reader, title: &str) {
    reader.until(&format!("root.querySelector('[part=title]')?.textContent === {}", json!(title))).await;
}

#[tokio::test]
async fn the_element_matches_its_manifest() -> Outcome {
    let reader = host("<news-brief></news-brief>").await;
    let wrong = reader
        .see(&format!(
            "{MANIFEST}.then((stated) => {{ \
                 const made = document.createElement('news-brief'), wrong = []; \
                 const differs = (what, is, wanted) => {{ if (is !== wanted) wrong.push([what, is, wanted].join(' | ')) }}; \
                 differs('observed', [...made.constructor.observedAttributes].sort().join(), stated.attributes.map(({{ name }}) => name).sort().join()); \
                 for (const {{ name, fieldName, default: otherwise = \"''\" }} of stated.attributes) {{ \
                     differs(name + ' absent', made[fieldName], otherwise.startsWith(\"'\") ? otherwise.slice(1, -1) : Number(otherwise)); \
                     made[fieldName] = '2'; differs(name + ' by property', made.getAttribute(name), '2'); \
                     made.setAttribute(name, '3'); differs(name + ' by attribute', made[fieldName], otherwise.startsWith(\"'\") ? '3' : 3); \
                     if (fieldName === 'lang') continue; \
                     for (const nothing of [null, undefined]) {{ made[fieldName] = '2'; made[fieldName] = nothing; differs(name + ' taken away', made.hasAttribute(name), false) }} \
                 }} \
                 const own = (name) => name in made && !(name in HTMLElement.prototype); \
                 for (const {{ name, kind }} of stated.members) {{ differs(name, own(name), true); if (kind === 'method') differs(name, typeof made[name], 'function') }} \
                 const names = [...Object.getOwnPropertyNames(Object.getPrototypeOf(made)), ...Object.keys(made)] \
                     .filter((name) => name !== 'constructor' && !/Callback$/.test(name)).sort().join(); \
                 differs('members', names, stated.members.map(({{ name }}) => name).sort().join()); \
                 differs('tag', stated.tagName, made.localName); \
                 return wrong }})"
        ))
        .await;
    assert_eq!(wrong, json!([]));
    Ok(())
}

#[tokio::test]
async fn attributes_are_observed_while_it_lives() -> Outcome {
    let reader =
        host("<news-brief src=\"small.json\" loading=\"eager\"><article>一句话。</article></news-brief>").await;
    titled(&reader, "小文").await;
    reader.watch_events().await;

    reader.run("widget.src = 'other.json'").await;
    titled(&reader, "另一篇").await;
    assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden !== false").await, true);

    reader.run("widget.setAttribute('sections', 'open')").await;
    reader.until("root.querySelector('#task-1-panel').hidden === false").await;

    assert_eq!(reader.text("[part=composer-submit]").await, "发布");
    reader.run("widget.lang = 'en'").await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === 'Publish'").await;
    reader.run("widget.removeAttribute('lang'); document.documentElement.lang = 'zh-CN'").await;
    reader.until("root.querySelector('[part=composer-submit]')?.innerText.trim() === '发布'").await;

    reader.run("widget.headingLevel = 4").await;
    reader.until("root.querySelector('[part=title]')?.localName === 'h4' && root.querySelector('[part=item-title]')?.localName === 'h6'").await;

    reader.run("widget.comments = 'readonly'").await;
    reader.until("root.querySelector('[part=comments]') && !root.querySelector('[part=composer]')").await;
    reader.run("widget.comments = 'off'").await;
    reader.until("root.querySelector('[part=title]') && !root.querySelector('[part=comments]') && !root.querySelector('[part=toolbar]')").await;
    reader.run("widget.comments = null").await;
    reader.until("root.querySelector('[part=composer]')").await;

    // The theme applies at once, without a new rendering.
    let drawn = reader.see("seen.length").await;
    let background = "getComputedStyle(root.querySelector('.root')).backgroundColor";
    reader.run("widget.theme = 'light'").await;
    assert_eq!(reader.see(background).await, "rgb(255, 255, 255)");
    reader.run("widget.theme = 'dark'").await;
    assert_eq!(reader.see(background).await, "rgb(19, 23, 21)");
    assert_eq!(reader.see("seen.length").await, drawn);
    assert_eq!(reader.see("seen.filter(([name]) => name === 'news-brief-error').length").await, 0);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn several_changes_in_one_step_draw_once() -> Outcome {
    let reader = host("<news-brief src=\"small.json\" loading=\"eager\"></news-brief>").await;
    titled(&reader, "小文").await;
    reader.watch_events().await;
    // In one task of the page: WebKit's driver runs microtasks between changes.
    reader
        .run("setTimeout(() => { widget.src = 'nowhere.json'; widget.lang = 'en'; widget.src = 'other.json'; widget.comments = 'off'; widget.sections = 'open' })")
        .await;
    titled(&reader, "另一篇").await;
    reader.until("seen.length").await;
    assert_eq!(reader.see("seen").await, json!([["news-brief-ready", { "id": "other", "problems": [] }]]));
    assert!(!reader.site.requests().contains(&"/nowhere.json".to_owned()));
    Ok(())
}

#[tokio::test]
async fn wasm_url_says_where_the_wasm_is() -> Outcome {
    let reader = host("").await;
    let wasm = part(WASM);
    let body = std::fs::read(crate::site::dist().join(&wasm[1..]))?;
    reader.site.add_answer("/deep/own.wasm", crate::site::Answer { status: 200, mime: "application/wasm", body });
    reader.run("const made = document.createElement('news-brief'); made.wasmUrl = 'deep/own.wasm'; made.src = 'small.json'; document.body.append(made)").await;
    titled(&reader, "小文").await;
    let asked = reader.site.requests();
    assert!(asked.contains(&"/deep/own.wasm".to_owned()) && !asked.contains(&wasm), "{asked:?}");
    Ok(())
}

#[tokio::test]
async fn the_article_comes_from_property_script_or_src() -> Outcome {
    let inside = other("inside", "里面的").to_string();
    let reader = host(&format!(
        "<news-brief src=\"small.json\" loading=\"eager\"><script type=\"application/json\">{inside}</script></news-brief>"
    ))
    .await;
    titled(&reader, "里面的").await;
    reader.run(&format!("widget.article = {}", other("given", "给的"))).await;
    titled(&reader, "给的").await;
    assert_eq!(reader.see("widget.article.id").await, "given");
    assert!(!reader.site.requests().contains(&"/small.json".to_owned()));
    reader.run("widget.article = undefined").await;
    titled(&reader, "里面的").await;
    reader.run("widget.querySelector('script').remove(); widget.src = 'small.json?again'").await;
    titled(&reader, "小文").await;
    // With none of them the fallback is shown again.
    reader.run("widget.append('原文'); widget.src = null").await;
    reader.until("root.querySelector('slot') && !root.querySelector('.root')").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn properties_set_before_the_script_count() -> Outcome {
    let site = Site::start().await;
    let early = format!(
        "const early = document.querySelector('news-brief'); early.article = {}; early.headingLevel = 3; early.loading = 'eager'",
        other("early", "早")
    );
    site.add("/early.js", &early);
    let html = page("", "")
        .replace("></news-brief>", "></news-brief><script src=\"early.js\"></script>")
        .replace("news-brief.js\"></script>", "late.js\"></script>");
    site.add("/late.js", "import './news-brief.js'");
    site.add("/early.html", &html);
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go("/early.html").await;
    titled(&reader, "早").await;
    assert_eq!(reader.see("[root.querySelector('[part=title]').localName, widget.getAttribute('heading-level'), Object.hasOwn(widget, 'article')]").await, json!(["h3", "3", false]));
    Ok(())
}

#[tokio::test]
async fn ready_resolves_or_rejects_and_is_replaced() -> Outcome {
    let reader = host("<news-brief src=\"nowhere.json\" loading=\"eager\"><article>原文</article></news-brief>").await;
    reader.until("root.querySelector('.failure')").await;
    reader.run("window.first = widget.ready; widget.src = 'other.json'").await;
    assert_eq!(reader.see("first.then(() => 'ready', () => 'failed')").await, "ready");
    assert_eq!(reader.text("[part=title]").await, "另一篇");
    assert_eq!(reader.count(".failure").await, 0);
    // A promise that rejects while it is awaited.
    let told = reader
        .see(
            "(() => { const made = document.createElement('news-brief'); made.loading = 'eager'; made.src = 'nowhere.json'; \
             const { ready } = made; document.body.append(made); \
             return ready.then(() => 'ready', ({ reason, message }) => [reason, message, ready !== made.ready]) })()",
        )
        .await;
    assert_eq!(told[0], "network");
    assert!(told[1].as_str().unwrap().contains("nowhere.json") && told[2] == true, "{told}");
    Ok(())
}

#[tokio::test]
async fn methods_start_a_lazy_widget() -> Outcome {
    let far = "<style>#space { block-size: 300vh }</style><div id=\"space\"></div>";
    let reader = host(&format!("{far}<news-brief src=\"small.json\"></news-brief>")).await;
    let archive = reader.see("widget.exportComments()").await;
    assert_eq!([&archive["format"], &archive["article"]], ["news-brief-comments/1", "small"]);
    assert_eq!(archive["comments"], json!([]));
    reader.post("留下").await;
    let archive = reader.see("widget.exportComments()").await;
    assert_eq!(archive["comments"][0]["text"], "留下");
    assert_eq!(reader.see("widget.clearComments().then((value) => String(value))").await, "undefined");
    reader.until("root.querySelectorAll('[part=comment]').length === 0").await;
    assert_eq!(reader.see(&format!("widget.importComments({archive})")).await, json!({ "added": 1, "skipped": 0 }));
    assert_eq!(reader.see(&format!("widget.importComments({archive})")).await, json!({ "added": 0, "skipped": 1 }));
    let refused = reader.see("widget.importComments({ comments: 1 }).then(() => '', (error) => error.message)").await;
    assert!(!refused.as_str().unwrap().is_empty());
    titled(&reader, "小文").await;
    Ok(())
}

#[tokio::test]
async fn a_lazy_widget_starts_near_the_view() -> Outcome {
    let reader = host(
        "<style>#space { block-size: 300vh }</style><div id=\"space\"></div><news-brief src=\"small.json\"><article>原文</article></news-brief>",
    )
    .await;
    let loaded = |reader: &Reader| reader.site.requests().iter().any(|path| path.ends_with(".wasm"));
    // After two frames the intersection observer has reported.
    reader.see("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(1))))").await;
    assert!(!loaded(&reader) && reader.count("slot").await == 1);
    // It starts within 600 px of the viewport.
    reader.run("scrollTo(0, widget.getBoundingClientRect().top - innerHeight - 500)").await;
    titled(&reader, "小文").await;
    assert_eq!(reader.see("widget.getBoundingClientRect().top > innerHeight").await, true);
    Ok(())
}

#[tokio::test]
async fn eager_starts_a_lazy_widget() -> Outcome {
    let reader =
        host("<style>#space { block-size: 300vh }</style><div id=\"space\"></div><news-brief src=\"small.json\"></news-brief>").await;
    reader.run("widget.loading = 'eager'").await;
    titled(&reader, "小文").await;
    Ok(())
}

#[tokio::test]
async fn the_wasm_loads_once_for_all_elements() -> Outcome {
    let three = ["small", "other", "small"]
        .map(|name| format!("<news-brief src=\"{name}.json\" loading=\"eager\"></news-brief>"));
    let reader = host(&three.concat()).await;
    reader.until("[...document.querySelectorAll('news-brief')].every(({ shadowRoot }) => shadowRoot?.querySelector('[part=title]'))").await;
    // All three work.
    for place in 0..3 {
        reader
            .run(&format!(
                "document.querySelectorAll('news-brief')[{place}].shadowRoot.querySelector('[part=like]').click()"
            ))
            .await;
    }
    reader.until("[...document.querySelectorAll('news-brief')].every(({ shadowRoot }) => shadowRoot.querySelector('.status p'))").await;
    let asked = reader.site.requests();
    let count = |end: &str| asked.iter().filter(|path| path.ends_with(end)).count();
    let counts = [".wasm", "/news-brief.start.js", "/news-brief.js"].map(count);
    // The loader and the glue have the same name.
    assert_eq!(counts, [1, 1, 2], "{asked:?}");
    Ok(())
}

#[tokio::test]
async fn the_first_of_two_versions_wins() -> Outcome {
    let reader = host("<news-brief src=\"small.json\" loading=\"eager\"></news-brief>").await;
    titled(&reader, "小文").await;
    reader.run("window.before = customElements.get('news-brief')").await;
    reader.site.add("/second/news-brief.js", &crate::site::dist_text("news-brief.js"));
    reader.run_module("const all = await Promise.all([import('/news-brief.js'), import('/second/news-brief.js')]); window.same = all.map(({ NewsBriefElement }) => NewsBriefElement === before)").await;
    let same = reader.see("same").await;
    assert_eq!(same, json!([true, true]));
    let mut said = reader.console().await;
    said.retain(|line| !line.contains("favicon.ico"));
    assert!(
        said.len() == 1 && said[0].contains("/second/news-brief.js") && said[0].contains("defined already"),
        "{said:?}"
    );
    reader.post("照样能写").await;
    // Its `mount` creates elements of the first version.
    reader.run_module("const { mount } = await import('/second/news-brief.js'); await mount(document.body, { src: 'other.json' })",
    )
    .await;
    assert_eq!(
        reader
            .see("document.querySelectorAll('news-brief')[1].shadowRoot.querySelector('[part=title]').textContent")
            .await,
        "另一篇"
    );
    Ok(())
}

#[tokio::test]
async fn mount_draws_updates_and_removes() -> Outcome {
    let reader = host("<div id=\"place\"><p>before</p></div>").await;
    let article = other("mounted", "挂上的");
    reader.run_module(&format!("const {{ mount }} = await import('/news-brief.js'); window.made = await mount(document.querySelector('#place'), {{ article: {article}, sections: 'open' }})")).await;
    assert_eq!(reader.see("Object.keys(made).sort()").await, json!(["unmount", "update"]));
    assert_eq!(
        reader.see("[widget.parentNode.id, widget.previousElementSibling.textContent]").await,
        json!(["place", "before"])
    );
    titled(&reader, "挂上的").await;
    assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden").await, false);
    reader.post("挂着写").await;
    reader.run("made.update({ comments: 'off', headingLevel: 3 })").await;
    reader
        .until("!root.querySelector('[part=comments]') && root.querySelector('[part=title]')?.localName === 'h3'")
        .await;
    assert_eq!(reader.text("[part=title]").await, "挂上的");
    reader.run(&format!("made.update({{ article: {} }})", other("next", "下一篇"))).await;
    titled(&reader, "下一篇").await;
    reader.run("made.unmount()").await;
    assert_eq!(reader.see("document.querySelector('#place').innerHTML").await, "<p>before</p>");
    // A mount that fails removes its element.
    reader.run_module("const { mount } = await import('/news-brief.js'); window.failed = await mount(document.querySelector('#place'), { src: 'nowhere.json' }).then(() => 'mounted', ({ reason }) => reason)").await;
    let failed = reader.see("failed").await;
    assert_eq!(failed, "network");
    assert_eq!(reader.see("document.querySelector('#place').innerHTML").await, "<p>before</p>");
    Ok(())
}

#[tokio::test]
async fn events_bubble_with_the_declared_details() -> Outcome {
    let reader = Reader::open(Browser::start(&[]).await, Site::start().await, "/").await;
    // The details as the package's types declare them.
    reader
        .run(
            "window.heard = []; for (const name of ['toggle', 'comment', 'repost', 'follow', 'like', 'ready', 'error']) \
             addEventListener('news-brief-' + name, (event) => heard.push({ name, detail: structuredClone(event.detail), \
                 flags: [event.bubbles, event.composed, event.cancelable, event.target === widget, event instanceof CustomEvent] }))",
        )
        .await;
    let heard = async |name: &str| {
        reader.until(&format!("heard.some((event) => event.name === '{name}')")).await;
        let found = reader.see(&format!("heard.filter((event) => event.name === '{name}')")).await;
        reader.run(&format!("window.heard = heard.filter((event) => event.name !== '{name}')")).await;
        found
    };
    let details = |found: Value| {
        let list = found.as_array().unwrap().clone();
        for event in &list {
            assert_eq!(event["flags"], json!([true, true, false, true, true]), "{event}");
        }
        list.into_iter().map(|event| event["detail"].clone()).collect::<Vec<_>>()
    };
    reader.click("#task-3-button").await;
    assert_eq!(details(heard("toggle").await), [json!({ "id": "task-3", "open": true })]);
    reader.click("#task-3-button").await;
    assert_eq!(details(heard("toggle").await), [json!({ "id": "task-3", "open": false })]);
    let id = reader
        .see("JSON.parse('null') ?? fetch('article.json').then((answer) => answer.json()).then(({ id }) => id)")
        .await;

    for (part, name) in [("[part=follow]", "follow"), ("[part=toolbar] [part=like]", "like")] {
        reader.click(part).await;
        assert_eq!(details(heard(name).await), [json!({ "id": id, "active": true, "count": 1 })]);
        reader.click(part).await;
        assert_eq!(details(heard(name).await), [json!({ "id": id, "active": false, "count": 0 })]);
    }

    reader.paste("#composer", "一句评论").await;
    reader.click("[part=composer-repost]").await;
    reader.click(".composer:not(.inline) [part=composer-submit]").await;
    assert_eq!(details(heard("repost").await), [json!({ "id": id, "active": true, "count": 1 })]);
    let posted = details(heard("comment").await);
    assert_eq!(posted[0]["action"], "post");
    let comment = &posted[0]["comment"];
    assert_eq!([&comment["text"], &comment["v"], &comment["repost"]], [&json!("一句评论"), &json!(1), &json!(true)]);
    for (name, value) in comment.as_object().unwrap() {
        assert!(["v", "id", "author", "text", "published", "repost"].contains(&name.as_str()), "{name}");
        assert!(value.is_string() || ["v", "repost"].contains(&name.as_str()), "{name}: {value}");
    }
    let own = "[part=comment]:has([part=delete])";
    for (part, action) in [("like", "like"), ("delete", "delete"), ("undo", "restore")] {
        let place = if part == "undo" { "[part=undo]".to_owned() } else { format!("{own} [part={part}]") };
        reader.click(&place).await;
        let told = details(heard("comment").await);
        assert_eq!([&told[0]["action"], &told[0]["comment"]["id"]], [&json!(action), &comment["id"]]);
    }
    reader.click("[part=edit]").await;
    reader.paste(".composer.inline textarea", "改过的").await;
    reader.click(".composer.inline [part=composer-submit]").await;
    let told = details(heard("comment").await);
    assert_eq!([&told[0]["action"], &told[0]["comment"]["text"]], ["edit", "改过的"]);
    assert!(told[0]["comment"]["edited"].is_string());

    // On the site's own page, too.
    reader.run("widget.querySelector('script')?.remove(); widget.src = 'english.json'").await;
    let ready = details(heard("ready").await);
    assert_eq!(ready, [json!({ "id": "every-figure-keeps-its-sentence", "problems": [] })]);
    reader.site.add(
        "/wrong.json",
        &SMALL.replace(
            "\"body\"",
            "\"metrics\":[{\"figure\":\"9\",\"label\":\"x\",\"quote\":{\"exact\":\"没有9\"}}],\"body\"",
        ),
    );
    reader.run("widget.src = 'wrong.json'").await;
    let ready = details(heard("ready").await);
    assert_eq!(
        [&ready[0]["problems"][0]["path"], &ready[0]["problems"][0]["kind"]],
        ["metrics[0].quote.exact", "quote-not-found"]
    );
    assert!(ready[0]["problems"][0]["message"].is_string());
    reader.run("widget.src = 'nowhere.json'").await;
    let failed = details(heard("error").await);
    assert_eq!(failed[0]["reason"], "network");
    assert!(failed[0]["message"].as_str().unwrap().contains("nowhere.json"));
    Ok(())
}

/// The element of a part, where the documentation names one.
const TAGS: &str = "{ title: 'h1', date: 'time', follow: 'button', section: 'section', 'section-title': 'h2', 'item-title': 'h3', \
    'item-link': 'button', metric: 'a', 'metrics-toggle': 'button', 'composer-text': 'textarea', 'composer-name': 'input', \
    'composer-repost': 'input', 'composer-submit': 'button', draft: 'button', comment: 'li', 'comment-date': 'time', \
    'comment-link': 'button', reply: 'button', edit: 'button', delete: 'button', undo: 'button', like: 'button' }";

#[tokio::test]
async fn every_part_exists_and_takes_styles() -> Outcome {
    let site = Site::start().await;
    let reader = Reader::open(Browser::start(&[]).await, site, "/").await;
    // Two drafts of tabs that are gone, and an unreadable comment.
    let id = reader.see("fetch('article.json').then((answer) => answer.json()).then(({ id }) => id)").await;
    let id = id.as_str().unwrap().to_owned();
    reader
        .run(&format!(
            "for (const tab of ['one', 'another']) localStorage.setItem(['news-brief/1/{id}/draft', 'root', tab].join('/'), '别处写的'); localStorage.setItem('news-brief/1/{id}/comment/zzz', '{{')"
        ))
        .await;
    reader.reload().await;
    reader
        .run(&format!(
            "{MANIFEST}.then(({{ cssParts }}) => {{ window.left_ = new Set(cssParts.map(({{ name }}) => name)); window.wrong = []; \
             const sheet = new CSSStyleSheet(); window.unknown = new Set(); \
             sheet.replaceSync(cssParts.map(({{ name }}, place) => `news-brief::part(${{name}}) {{ --seen-${{name}}: yes; outline: ${{place + 1}}px solid rgb(1, 2, 3) !important }}`).join('')); \
             document.adoptedStyleSheets = [sheet]; const tags = {TAGS}; \
             window.look = () => {{ for (const element of root.querySelectorAll('[part]')) for (const name of element.part) {{ \
                 if (!cssParts.some((part) => part.name === name)) unknown.add(name); \
                 if (tags[name] && element.localName !== tags[name]) wrong.push(name + ' is on ' + element.localName); \
                 if (getComputedStyle(element).getPropertyValue('--seen-' + name) !== 'yes' || getComputedStyle(element).outlineColor !== 'rgb(1, 2, 3)') wrong.push(name + ' is not styled'); \
                 left_.delete(name) }} return [...left_] }} }})"
        ))
        .await;
    reader.until("window.look").await;
    reader.run("look()").await;
    // The button that copies a card appears after its sentence.
    reader.click("#metric-1").await;
    reader.until("root.querySelector('.marked')").await;
    reader.run("look()").await;
    reader.post(["一句"; 20].join("\n").as_str()).await;
    reader.until("root.querySelector('[part=fold]')").await;
    reader.run("look()").await;
    reader.click("[part=comment]:has([part=delete]) [part=delete]").await;
    reader.until("root.querySelector('[part=undo]')").await;
    assert_eq!(reader.see("look()").await, json!([]), "parts that are nowhere");
    assert_eq!(reader.see("[...unknown]").await, json!([]), "parts that are not in the manifest");
    assert_eq!(reader.see("wrong").await, json!([]));
    assert_eq!(reader.see("root.querySelector('[part=composer-repost]').type").await, "checkbox");
    Ok(())
}

#[tokio::test]
async fn custom_properties_take_effect() -> Outcome {
    let reader = host("<news-brief src=\"other.json\" loading=\"eager\" theme=\"light\"></news-brief>").await;
    titled(&reader, "另一篇").await;
    let style =
        |selector: &str, property: &str| format!("getComputedStyle(root.querySelector('{selector}')).{property}");
    let cases = [
        ("accent", "rgb(9, 8, 7)", style("[part=composer-submit]", "backgroundColor"), json!("rgb(9, 8, 7)")),
        ("text", "rgb(7, 8, 9)", style("[part=title]", "color"), json!("rgb(7, 8, 9)")),
        ("surface", "rgb(250, 240, 230)", style(".root", "backgroundColor"), json!("rgb(250, 240, 230)")),
        ("border", "rgb(1, 2, 3)", style("[part=item]", "borderBlockEndColor"), json!("rgb(1, 2, 3)")),
        ("font", "monospace", style("[part=title]", "fontFamily"), json!("monospace")),
        ("radius", "3px", style("[part=composer]", "borderStartStartRadius"), json!("3px")),
        ("space", "33px", style(".news-brief", "paddingInlineStart"), json!("33px")),
        (
            "measure",
            "20",
            "Math.round(root.querySelector('.news-brief').getBoundingClientRect().width) ".to_owned(),
            json!(null),
        ),
        ("width", "321px", "getComputedStyle(widget).inlineSize".to_owned(), json!("321px")),
    ];
    let stated = reader
        .see(&format!("{MANIFEST}.then(({{ cssProperties }}) => cssProperties.map(({{ name }}) => name).sort())"))
        .await;
    let mut tried: Vec<_> = cases.iter().map(|(name, ..)| format!("--news-brief-{name}")).collect();
    tried.sort();
    assert_eq!(stated, json!(tried));
    for (name, value, expression, wanted) in cases {
        let before = reader.see(&expression).await;
        // Set on an ancestor as well as on the element.
        for place in ["widget", "document.documentElement"] {
            reader.run(&format!("{place}.style.setProperty('--news-brief-{name}', '{value}')")).await;
            let after = reader.see(&expression).await;
            assert!(
                after != before && (wanted.is_null() || after == wanted),
                "{name} on {place}: {before} and then {after}"
            );
            reader.run(&format!("{place}.style.removeProperty('--news-brief-{name}')")).await;
            assert_eq!(reader.see(&expression).await, before, "{name}");
        }
    }
    Ok(())
}
