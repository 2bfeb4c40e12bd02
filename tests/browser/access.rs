//! Accessibility in every state, as far as programs can check it: axe, headings, names, sizes,
//! contrast, languages, motion.

use crate::browser::NO_STORAGE;
use crate::checks::{barriers, media, tree, window};
use crate::engine::only_in;
use crate::fixtures::page;
use crate::site::dist_text;
use crate::{Browser, Outcome, Reader, Site, open};
use serde_json::{Value, json};

/// Fails if axe finds a problem or can't decide.
async fn no_barriers(reader: &Reader, state: &str) {
    no_barriers_at(reader, state, 1280, 1, false).await;
}

async fn no_barriers_at(reader: &Reader, state: &str, width: u32, scale: u32, touch: bool) {
    let found = barriers(reader, width, scale, touch).await;
    assert!(found.is_empty(), "{state}: {found:#?}");
}

#[tokio::test]
async fn axe_finds_nothing_in_the_article() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    let reader = open().await;
    no_barriers(&reader, "folded").await;
    reader.click("#task-3-button").await;
    reader.until("!root.querySelector('#task-3-panel').hidden").await;
    no_barriers(&reader, "one item open").await;
    reader.click(".toggle-all button").await;
    reader.until("!root.querySelector('.panel[hidden]')").await;
    no_barriers(&reader, "open").await;
    reader.click(".metrics-toggle").await;
    reader.until("!root.querySelector('.card[hidden]')").await;
    no_barriers(&reader, "all cards").await;
    reader.click("#metric-4").await;
    reader.until("root.querySelector('.marked')").await;
    no_barriers(&reader, "a sentence marked").await;
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_while_something_is_written() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    let reader = open().await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.composer-error').textContent").await;
    no_barriers(&reader, "empty submit").await;
    reader.paste("#composer", &"长".repeat(1003)).await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.composer-error').textContent.includes('3')").await;
    no_barriers(&reader, "over the limit").await;
    reader.click("#reply-c1").await;
    reader.until("root.activeElement?.id === 'composer-c1'").await;
    no_barriers(&reader, "reply open").await;
    reader.paste("#composer", "").await;
    reader.post("写一句").await;
    reader.click("[part=comment] [part=like]").await;
    reader.click("[part=toolbar] [part=like]").await;
    reader.click("[part=follow]").await;
    reader.until("root.querySelector('[part=follow]').ariaPressed === 'true'").await;
    no_barriers(&reader, "posted, liked, followed").await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '写一句'").await;
    no_barriers(&reader, "edit open").await;
    reader.press_control_enter().await;
    reader.click("[part=delete]").await;
    reader.until("root.querySelector('[part=undo]')").await;
    no_barriers(&reader, "undo offered").await;
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_in_the_readers_lists() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    let reader = open().await;
    reader.click("#tab-reposts").await;
    reader.until("root.querySelector('.empty')").await;
    no_barriers(&reader, "no reposts").await;
    reader.click("[part=composer-repost]").await;
    reader.paste("#composer", "转一条").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.highlighted')").await;
    reader.click("#tab-reposts").await;
    reader.until("root.querySelectorAll('.thread > li').length === 1").await;
    no_barriers(&reader, "a repost").await;
    reader.click(".data > .button").await;
    reader.until("root.querySelector('.home li')").await;
    no_barriers(&reader, "what is kept of me").await;
    reader.go("/?again#comment-c3").await;
    reader.until("root.querySelector('.highlighted')").await;
    no_barriers(&reader, "a comment highlighted").await;
    // Tabs that are gone left drafts: one is in the field, the others are listed.
    let drafts = "news-brief/1/2019-09-02-chanye-fupin/draft";
    let keys = ["root".to_owned() + "/b", "root".to_owned() + "/a", "c1/a".to_owned()];
    reader
        .run(&format!(
            "for (const key of {}) localStorage.setItem('{drafts}/' + key, '没写完')",
            serde_json::json!(keys)
        ))
        .await;
    reader.reload().await;
    reader.click(".drafts-more summary").await;
    no_barriers(&reader, "drafts offered and an answer begun").await;
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_where_nothing_is_stored() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    let reader = Reader::open(Browser::start(&[NO_STORAGE]).await, Site::start().await, "/").await;
    no_barriers(&reader, "storage notice").await;
    reader.post("没有存储").await;
    no_barriers(&reader, "not saved").await;
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_in_other_colours_and_languages() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    let reader = open().await;
    reader.click(".toggle-all button").await;
    reader.click("#metric-4").await;
    reader.click("#reply-c1").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.composer-error').textContent").await;
    media(&reader, "prefers-color-scheme", "dark").await;
    no_barriers(&reader, "dark").await;
    media(&reader, "forced-colors", "active").await;
    no_barriers(&reader, "forced colours").await;
    media(&reader, "prefers-contrast", "more").await;
    no_barriers(&reader, "more contrast").await;
    media(&reader, "prefers-contrast", "no-preference").await;
    no_barriers_at(&reader, "320 px", 320, 1, true).await;
    no_barriers_at(&reader, "400 % of 1280 px", 320, 4, false).await;
    no_barriers_at(&reader, "360 px", 360, 1, true).await;
    no_barriers_at(&reader, "768 px", 768, 1, true).await;
    reader.go("/english.html").await;
    reader.ready().await;
    reader.click(".toggle-all button").await;
    reader.until("!root.querySelector('.panel[hidden]')").await;
    no_barriers(&reader, "English").await;
    Ok(())
}

#[tokio::test]
async fn headings_give_the_outline_despite_buttons() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read by the DevTools protocol");
    let reader = open().await;
    let tree = tree(&reader).await;
    let headings: Vec<_> = tree.iter().filter(|node| node.role == "heading").collect();
    let levels: Vec<_> = headings.iter().map(|heading| heading.level.unwrap()).collect();
    assert_eq!(levels, [1, 2, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3, 3]);
    assert_eq!(headings[4].name, "3、深入推进产销对接");
    for heading in headings {
        assert!(!heading.within.contains(&"button".to_owned()), "{}", heading.name);
    }
    Ok(())
}

#[tokio::test]
async fn every_control_has_its_own_name() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read by the DevTools protocol");
    let reader = open().await;
    reader.click(".metrics-toggle").await;
    reader.click("#reply-c1").await;
    reader.until("root.querySelector('#composer-c1')").await;
    reader.click("#metric-4").await;
    reader.until("root.querySelector('.back')").await;
    const CONTROLS: [&str; 8] =
        ["button", "link", "tab", "textbox", "checkbox", "combobox", "PopUpButton", "DisclosureTriangle"];
    let tree = tree(&reader).await;
    let mut names: Vec<_> = tree
        .iter()
        .filter(|node| CONTROLS.contains(&node.role.as_str()))
        .map(|node| (&node.role, &node.name))
        .collect();
    assert!(names.len() > 60, "{names:#?}");
    for (role, name) in &names {
        assert!(!name.trim().is_empty(), "a {role} has no name");
    }
    for name in [
        "回答农友5173",
        "取消：回答农友5173",
        "发布：回答农友5173",
        "复制链接：农友5173的评论",
        "点赞：农友5173的评论",
        "复制「强化产业扶贫统筹推动」的链接",
        "关注TA：扶贫一线",
    ] {
        assert!(names.iter().any(|(_, other)| *other == name), "no control is named {name}: {names:#?}");
    }
    names.sort();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    // Both composers have these fields: their groups have names.
    let expected = [("checkbox", "同时转发到我的主页"), ("textbox", "昵称")];
    assert_eq!(twice.iter().map(|(role, name)| (role.as_str(), name.as_str())).collect::<Vec<_>>(), expected);
    Ok(())
}

/// The size of every visible target.
const TARGETS: &str = "[...root.querySelectorAll('a[href], button, input, select, textarea')] \
    .filter((node) => node.checkVisibility({ contentVisibilityAuto: true }) && getComputedStyle(node).display !== 'inline') \
    .map((node) => [node, (node.closest('label') ?? node).getBoundingClientRect()]) \
    .filter(([, box]) => box.width) \
    .map(([node, box]) => [node.id || node.className || node.getAttribute('part'), box.width, box.height])";

#[tokio::test]
async fn targets_are_large_enough_to_hit() -> Outcome {
    only_in!(Chromium, "windows and media features are emulated by the DevTools protocol");
    let reader = open().await;
    reader.post("写一句").await;
    reader.click(".metrics-toggle").await;
    reader.click(".data > .button").await;
    reader.until("root.querySelector('.home a')").await;
    reader.click("#reply-c1").await;
    reader.click("#metric-4").await;
    reader.until("root.querySelector('.back')").await;
    for (width, touch, least) in [(1280, false, 24.0), (320, false, 24.0), (320, true, 44.0), (768, true, 44.0)] {
        window(&reader, width, 800, 1, touch).await;
        reader.until(&format!("matchMedia('(pointer: coarse)').matches === {touch}")).await;
        let targets = reader.see(TARGETS).await;
        let targets = targets.as_array().unwrap();
        assert!(targets.len() > 60, "{targets:#?}");
        for target in targets {
            let (across, down) = (target[1].as_f64().unwrap(), target[2].as_f64().unwrap());
            assert!(across >= least && down >= least - 0.01, "{width} px, touch {touch}: {target}");
        }
    }
    Ok(())
}

/// The contrast of every edge and mark that shows a control or its state.
const EDGES: &str = "(() => { \
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }); \
    const light = (colour) => { pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1); \
      const [red, green, blue] = [...pixel.getImageData(0, 0, 1, 1).data].map((part) => { const share = part / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4 }); \
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue }; \
    const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b); \
      return (high + 0.05) / (low + 0.05) }; \
    const behind = (node) => { for (; node instanceof Element; node = node.parentNode) { \
      const colour = getComputedStyle(node).backgroundColor; \
      if (colour !== 'transparent' && !/, 0\\)$/.test(colour)) return colour } }; \
    const edge = (selector, property, ground = (node) => behind(node.parentNode)) => { const node = root.querySelector(selector); \
      return [selector + ' ' + property, contrast(getComputedStyle(node)[property], ground(node))] }; \
    const mark = getComputedStyle(root.querySelector('.marked')).boxShadow.match(/rgb[^)]*\\)/)[0]; \
    root.querySelector('#task-1-button').focus({ focusVisible: true }); \
    return [edge('.composer', 'borderTopColor'), edge('.composer-name input', 'borderBottomColor'), \
      edge('.follow', 'borderTopColor'), edge('.back', 'borderTopColor'), edge('.primary', 'backgroundColor'), \
      edge('#tab-comments', 'borderBottomColor'), edge('#task-1-button', 'outlineColor'), \
      edge('.ring-value', 'stroke'), \
      ['a chevron', contrast(getComputedStyle(root.querySelector('.item-summary'), '::before').borderTopColor, behind(root.querySelector('.item-summary')))], \
      ['the mark', contrast(mark, behind(root.querySelector('.marked').parentNode))]] })()";

#[tokio::test]
async fn edges_and_marks_have_enough_contrast() -> Outcome {
    only_in!(Chromium, "windows and media features are emulated by the DevTools protocol");
    let reader = open().await;
    reader.click("#metric-4").await;
    reader.until("root.querySelector('.marked')").await;
    for scheme in ["light", "dark"] {
        media(&reader, "prefers-color-scheme", scheme).await;
        reader.until(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches")).await;
        let edges = reader.see(EDGES).await;
        assert_eq!(edges.as_array().unwrap().len(), 10);
        for edge in edges.as_array().unwrap() {
            assert!(edge[1].as_f64().unwrap() >= 3.0, "{scheme}: {edge}");
        }
    }
    Ok(())
}

/// Every text and every name with its language.
const SPOKEN: &str = "(() => { const spoken = [], told = (text, node) => text?.trim() && \
      spoken.push([text.trim(), node.closest('[lang]').lang]); \
    const texts = document.createTreeWalker(root.querySelector('.news-brief'), NodeFilter.SHOW_TEXT); \
    while (texts.nextNode()) told(texts.currentNode.data, texts.currentNode.parentNode); \
    for (const name of ['aria-label', 'placeholder', 'title']) \
      for (const node of root.querySelectorAll(`.news-brief [${name}]`)) told(node.getAttribute(name), node); \
    return spoken })()";

#[tokio::test]
async fn every_text_has_its_language() -> Outcome {
    // An English article in a Chinese interface: text without Han characters is the article's.
    let reader = open().await;
    let mut english: Value = serde_json::from_str(&dist_text("english.json"))?;
    english["comments"] =
        json!([{ "id": "c1", "author": "Ann", "published": "2026-01-01T00:00:00Z", "text": "Fine." }]);
    reader.site.add("/commented.json", &english.to_string());
    reader.site.add("/both.html", &page("src=\"commented.json\" lang=\"zh-CN\"", ""));
    reader.go("/both.html").await;
    reader.ready().await;
    reader.click("#metric-1").await;
    reader.until("root.querySelector('.back')").await;
    let spoken = reader.see(SPOKEN).await;
    let spoken = spoken.as_array().unwrap();
    let is_han = |text: &str| text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
    let has_letter = |text: &str| text.chars().any(char::is_alphabetic);
    let mut counts = [0, 0];
    for line in spoken {
        let (text, lang) = (line[0].as_str().unwrap(), line[1].as_str().unwrap());
        if has_letter(text) {
            let expected = if is_han(text) { "zh-CN" } else { "en" };
            assert_eq!(lang, expected, "{text}");
            counts[usize::from(is_han(text))] += 1;
        }
    }
    assert!(counts[0] > 30 && counts[1] > 20, "{counts:?}");
    Ok(())
}

#[tokio::test]
async fn reduced_motion_moves_nothing() -> Outcome {
    only_in!(Chromium, "windows and media features are emulated by the DevTools protocol");
    let reader = open().await;
    window(&reader, 360, 640, 1, false).await;
    reader
        .run(
            "window.moves = []; const scroll = Element.prototype.scrollIntoView; \
             Element.prototype.scrollIntoView = function (options) { moves.push(options?.behavior); scroll.call(this, options) }; \
             window.animations = () => [...document.getAnimations(), ...document.querySelector('news-brief').shadowRoot.getAnimations()].length",
        )
        .await;
    let open_an_item = "root.querySelector('#task-1-button').click(); \
        return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(animations()))))";
    assert_ne!(reader.run(open_an_item).await, 0, "the chevron turns, or this test shows nothing");
    reader.click("#metric-4").await;
    reader.until("moves.includes('smooth')").await;

    media(&reader, "prefers-reduced-motion", "reduce").await;
    reader.until("animations() === 0").await;
    reader.run("moves.length = 0; scrollTo(0, 0)").await;
    assert_eq!(reader.run(open_an_item).await, 0);
    // At once, not animated: it stays where it is in the next frame.
    let places = reader
        .run(
            "root.querySelector('#metric-5').click(); \
             const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(scrollY))); \
             return (async () => { await frame(); const places = []; for (let i = 0; i < 10; i++) places.push(await frame()); return places })()",
        )
        .await;
    let places = places.as_array().unwrap();
    assert!(places[0].as_f64().unwrap() > 100.0 && places.iter().all(|place| *place == places[0]), "{places:?}");
    assert_eq!(reader.see("moves.filter((move) => move === 'smooth')").await, json!([]));
    assert_ne!(reader.see("moves.length").await, Value::from(0));
    Ok(())
}
