//! Keyboard use: the order of Tab, where the focus goes, what is announced.

use crate::browser::NO_STORAGE;
use crate::checks::{media, tree};
use crate::engine::only_in;
use crate::fixtures::tempfolder;
use crate::{Browser, Outcome, Reader, Site, open};
use serde_json::json;
use thirtyfour::Key;

/// The names of what Tab reaches on the seed's page, in order.
const ORDER: &str = "全部文章|打开自己的文章|关注TA：扶贫一线|写评论|\
    92% 贫困户参与到产业发展之中 查看原文出处|67% 已脱贫人口主要通过产业帮扶实现脱贫 查看原文出处|\
    超过2/3 贫困户由新型经营主体带动 查看原文出处|超过270亿元 产销对接活动现场签约 查看原文出处|\
    832个 贫困县编制产业扶贫规划 查看原文出处|1.4万家 贫困县发展的市级以上龙头企业 查看原文出处|显示全部10个数字|全部展开|\
    1、强化产业扶贫统筹推动|复制「强化产业扶贫统筹推动」的链接|2、提升新型主体带贫能力|复制「提升新型主体带贫能力」的链接|\
    3、深入推进产销对接|复制「深入推进产销对接」的链接|4、加强科技人才服务|复制「加强科技人才服务」的链接|\
    5、注重典型范例推广|复制「注重典型范例推广」的链接|1、着力推进特色产业提升|复制「着力推进特色产业提升」的链接|\
    2、着力完善联贫带贫机制|复制「着力完善联贫带贫机制」的链接|3、着力加强产业风险防范|复制「着力加强产业风险防范」的链接|\
    4、着力强化科技精准帮扶|复制「着力强化科技精准帮扶」的链接|\
    5、着力推动产业扶贫与乡村产业振兴有效衔接|复制「着力推动产业扶贫与乡村产业振兴有效衔接」的链接|打印全文|\
    写评论|昵称|同时转发到我的主页|发布|评论6|排序|\
    回答杨玉|复制链接：杨玉的评论|点赞：杨玉的评论|回答农友1683|复制链接：农友1683的评论|点赞：农友1683的评论|\
    回答农友9162|复制链接：农友9162的评论|点赞：农友9162的评论|\
    回答建福家庭农场|复制链接：建福家庭农场的评论|点赞：建福家庭农场的评论|\
    回答农友0884|复制链接：农友0884的评论|点赞：农友0884的评论|回答农友5173|复制链接：农友5173的评论|点赞：农友5173的评论|\
    我的数据|赞这篇文章，0|6条评论，去看评论|分享";

/// The accessible name of the focused element.
async fn focused_name(reader: &Reader) -> String {
    let tree = tree(reader).await;
    let focused = tree.iter().find(|node| node.focused && node.role != "RootWebArea");
    focused.map(|node| node.name.clone()).unwrap_or_default()
}

#[tokio::test]
async fn tab_follows_the_reading_order() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = open().await;
    media(&reader, "prefers-reduced-motion", "reduce").await;
    let expected: Vec<_> = ORDER.split('|').collect();
    let mut reached = Vec::new();
    for _ in &expected {
        reader.press(Key::Tab + "").await;
        reached.push(focused_name(&reader).await);
        // The site's menu comes before the widget.
        if reached.len() > 2 {
            in_view(&reader, reached.last().unwrap()).await;
        }
    }
    assert_eq!(reached, expected);
    // There is no trap: back again, then out at the other end.
    for name in expected.iter().rev().skip(1) {
        reader
            .browser
            .driver
            .action_chain()
            .key_down(Key::Shift)
            .send_keys(Key::Tab + "")
            .key_up(Key::Shift)
            .perform()
            .await?;
        assert_eq!(focused_name(&reader).await, *name);
    }
    reader.run("root.querySelector('.toolbar [part=share]').focus()").await;
    reader.press(Key::Tab + "").await;
    reader.until("document.activeElement !== widget").await;
    Ok(())
}

/// Records what the live region announces from now on.
async fn listen(reader: &Reader) {
    media(reader, "prefers-reduced-motion", "reduce").await;
    reader
        .run(
            "const region = root.querySelector('[role=status]'); window.heard = []; \
             new MutationObserver((changes) => { for (const change of changes) { \
               if (change.target === region) heard.push(...[...change.addedNodes].map((node) => node.textContent)); \
               else if (change.type === 'characterData') heard.push(change.target.data) } }) \
             .observe(region, { childList: true, characterData: true, subtree: true })",
        )
        .await;
}

/// Fails unless the focused element is visible and nothing covers it.
async fn in_view(reader: &Reader, when: &str) {
    let seen = reader
        .see(
            "(() => { const node = root.activeElement; if (!node) return 'nothing has the focus'; \
               const box = node.getBoundingClientRect(); \
               const [x, y] = [box.left + Math.min(box.width / 2, 100), box.top + Math.min(box.height / 2, 20)]; \
               if (box.top < 0 || box.left < 0 || y > innerHeight) return 'out of view at ' + box.top; \
               const top = root.elementFromPoint(x, y); \
               return node.contains(top) || top?.contains(node) ? '' : 'under ' + (top?.outerHTML.slice(0, 80) ?? 'nothing') })()",
        )
        .await;
    assert_eq!(seen, "", "{when}");
}

/// The same, with the focus at `focus`, and only `heard` announced.
async fn holds(reader: &Reader, when: &str, focus: &str, heard: &[&str]) {
    reader.run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))").await;
    let active = reader.see("document.activeElement === widget && root.activeElement?.outerHTML.slice(0, 120)").await;
    let there = reader.see(&format!("root.activeElement?.matches({}) ?? false", json!(focus))).await;
    assert_eq!(there, true, "{when}: the focus is at {active} and not at {focus}");
    in_view(reader, when).await;
    assert_eq!(reader.see("heard.splice(0)").await, json!(heard), "{when}");
    assert_eq!(reader.count("[role=status], [role=alert], [role=log], [aria-live]").await, 1, "{when}");
}

/// Presses Enter on the element at `on`, and checks focus and announcements.
async fn press(reader: &Reader, on: &str, focus: &str, heard: &[&str]) {
    reader.until(&format!("root.querySelector({})", json!(on))).await;
    reader.run(&format!("root.querySelector({}).focus()", json!(on))).await;
    reader.press(Key::Enter + "").await;
    holds(reader, on, focus, heard).await;
}

const EMPTY: &str = "还没有写内容，写几个字再发布。";
const OVER: &str = "超出3字，删减后才能发布；您写的内容都还在。";

#[tokio::test]
async fn writing_keeps_focus_and_announces_once() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = open().await;
    listen(&reader).await;
    const SUBMIT: &str = "[part=composer-submit]";
    press(&reader, SUBMIT, "#composer", &[EMPTY]).await;
    press(&reader, SUBMIT, "#composer", &[EMPTY]).await;
    reader.paste("#composer", &"长".repeat(1003)).await;
    press(&reader, SUBMIT, "#composer", &[OVER]).await;
    reader.press_control_enter().await;
    holds(&reader, "over the limit again", "#composer", &[OVER]).await;
    reader.press("长").await;
    holds(&reader, "a letter more", "#composer", &[]).await;
    reader.paste("#composer", "写一句").await;
    press(&reader, SUBMIT, SUBMIT, &["已发布"]).await;
    reader.paste("#composer", "再写一句").await;
    reader.run("root.querySelector('#composer').focus()").await;
    reader.press_control_enter().await;
    holds(&reader, "posted by keys", "#composer", &["已发布"]).await;

    const INNER: &str = ".composer.inline textarea";
    press(&reader, "#reply-c1", "#composer-c1", &[]).await;
    press(&reader, "#reply-c1", "#reply-c1", &[]).await;
    press(&reader, "#reply-c1", "#composer-c1", &[]).await;
    press(&reader, ".composer.inline .quiet", "#reply-c1", &[]).await;
    press(&reader, "#reply-c1", "#composer-c1", &[]).await;
    press(&reader, ".composer.inline [part=composer-submit]", "#composer-c1", &[EMPTY]).await;
    reader.press("答").await;
    reader.press_control_enter().await;
    holds(&reader, "answered", "#comment-c1 .replies > li", &["已发布"]).await;

    press(&reader, "[part=edit]", INNER, &[]).await;
    press(&reader, ".composer.inline .quiet", "[part=edit]", &[]).await;
    press(&reader, "[part=edit]", INNER, &[]).await;
    press(&reader, ".composer.inline .primary", "[part=edit]", &["修改已保存"]).await;
    press(&reader, "[part=edit]", INNER, &[]).await;
    reader.press("改").await;
    reader.press_control_enter().await;
    holds(&reader, "edited", "[part=edit]", &["修改已保存"]).await;

    press(&reader, "[part=delete]", "[part=undo]", &["评论已删除"]).await;
    press(&reader, "[part=undo]", ".thread > li", &["评论已恢复"]).await;
    Ok(())
}

#[tokio::test]
async fn a_final_deletion_moves_the_focus() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = open().await;
    reader.post("下面一条").await;
    reader.post("上面一条").await;
    listen(&reader).await;
    let next = reader.see("root.querySelectorAll('.thread > li')[1].id").await;
    press(&reader, "[part=delete]", "[part=undo]", &["评论已删除"]).await;
    reader.until("!root.querySelector('[part=undo]')").await;
    holds(&reader, "the time to undo is over", &format!("#{}", next.as_str().unwrap()), &[]).await;
    Ok(())
}

#[tokio::test]
async fn switches_keep_focus_and_announce_once() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = open().await;
    listen(&reader).await;
    reader.run("window.print = () => (window.printed = root_of_widget().dataset.print); window.root_of_widget = () => document.querySelector('news-brief').shadowRoot.querySelector('.root')").await;
    const FOLLOW: &str = "[part=follow]";
    press(&reader, FOLLOW, FOLLOW, &["已关注扶贫一线"]).await;
    press(&reader, FOLLOW, FOLLOW, &["已取消关注扶贫一线"]).await;
    const LIKE: &str = ".toolbar [part=like]";
    press(&reader, LIKE, LIKE, &["已赞"]).await;
    press(&reader, LIKE, LIKE, &["已取消赞"]).await;
    const LIKE_COMMENT: &str = "#comment-c1 [part=like]";
    press(&reader, LIKE_COMMENT, LIKE_COMMENT, &["已赞"]).await;
    press(&reader, LIKE_COMMENT, LIKE_COMMENT, &["已取消赞"]).await;
    const LINK: &str = "#comment-c1 [part=comment-link]";
    press(&reader, LINK, LINK, &["已复制"]).await;
    press(&reader, LINK, LINK, &["已复制"]).await;
    const SHARE: &str = "[part=share]";
    press(&reader, SHARE, SHARE, &["已复制"]).await;
    const ITEM_LINK: &str = "#task-2 [part=item-link]";
    press(&reader, ITEM_LINK, ITEM_LINK, &["已复制"]).await;

    // These controls announce their own state: expanded, selected, a value.
    for switch in ["#task-2-button", ".toggle-all button", ".toggle-all button", ".metrics-toggle", ".metrics-toggle"] {
        press(&reader, switch, switch, &[]).await;
    }
    press(&reader, "#task-1-button", "#task-1-button", &[]).await;
    for (number, choice) in [(1, "all"), (2, "open")] {
        let button = format!(".print button:nth-of-type({number})");
        press(&reader, &button, &button, &[]).await;
        assert_eq!(reader.see("printed").await, choice);
    }
    press(&reader, "#metric-4", ".marked", &[]).await;
    press(&reader, "[part=metric-copy]", "[part=metric-copy]", &["已复制"]).await;
    press(&reader, ".back", "#metric-4", &[]).await;
    press(&reader, ".write", "#composer", &[]).await;
    press(&reader, ".toolbar a", "#comments", &[]).await;

    reader.run("root.querySelector('select').focus()").await;
    reader.press(Key::Down + "").await;
    reader.until("root.querySelector('.thread > li').id === 'comment-c1'").await;
    holds(&reader, "sorted", "select", &[]).await;
    reader.run("root.querySelector('#tab-comments').focus()").await;
    reader.press(Key::Left + "").await;
    reader.until("root.querySelector('.empty')").await;
    holds(&reader, "the other tab", "#tab-reposts", &[]).await;
    reader.press(Key::End + "").await;
    reader.until("root.querySelector('.thread')").await;
    holds(&reader, "and back", "#tab-comments", &[]).await;
    Ok(())
}

#[tokio::test]
async fn my_data_keeps_focus_and_announces_once() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = open().await;
    reader.post("留着").await;
    listen(&reader).await;
    const DATA: &str = ".data > .button";
    press(&reader, DATA, DATA, &[]).await;
    let button = |number: u8| format!(".data .actions .button:nth-of-type({number})");
    press(&reader, &button(1), &button(1), &["已导出"]).await;
    // The browser's file dialog can't be driven: the button requests it, and the file is set as
    // the dialog would.
    reader.run("HTMLInputElement.prototype.click = function () { window.asked = this.type }").await;
    press(&reader, &button(2), &button(2), &[]).await;
    assert_eq!(reader.see("asked").await, "file");
    let mut archive = reader.see("widget.exportComments()").await;
    archive["comments"][0]["id"] = format!("{}0", archive["comments"][0]["id"].as_str().unwrap()).into();
    let folder = tempfolder();
    let file = folder.0.join("a.json");
    std::fs::write(&file, archive.to_string())?;
    reader.element(".data input[type=file]").await.send_keys(file.to_str().unwrap()).await?;
    reader.until("heard.length").await;
    holds(&reader, "imported", &button(2), &["已导入1条，另有0条原已存在"]).await;
    press(&reader, &button(3), &button(3), &["再按一次，清除本文的全部数据"]).await;
    reader.run("window.pressed = Date.now()").await;
    reader.until("Date.now() > pressed + 600").await;
    press(&reader, &button(3), &button(3), &["本文的数据已清除，可以撤销"]).await;
    press(&reader, &button(3), &button(3), &["评论已恢复"]).await;
    press(&reader, DATA, DATA, &[]).await;

    // Drafts of tabs that are gone: the newest are in their fields.
    let draft = "news-brief/1/2019-09-02-chanye-fupin/draft";
    reader.run(&format!("for (const [target, text] of [['root' + '/a', '甲'], ['root' + '/b', '乙'], ['c1/a', '丙'], ['c1/b', '丁']]) localStorage.setItem('{draft}/' + target, text)")).await;
    reader.reload().await;
    listen(&reader).await;
    press(&reader, ".drafts-more summary", ".drafts-more summary", &[]).await;
    press(&reader, ".draft-offer .quiet", "#composer", &["草稿已删除"]).await;
    press(&reader, ".draft-offer [part=draft]", "#composer-c1", &[]).await;
    press(&reader, ".inline .drafts-more summary", ".inline .drafts-more summary", &[]).await;
    press(&reader, ".inline .draft-offer .quiet", "#composer-c1", &["草稿已删除"]).await;
    Ok(())
}

#[tokio::test]
async fn unsaved_comments_are_removed_by_keyboard() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = Reader::open(Browser::start(&[NO_STORAGE]).await, Site::start().await, "/").await;
    reader.post("没有存储").await;
    listen(&reader).await;
    let button = |number: u8| format!(".notice button:nth-of-type({number})");
    press(&reader, &button(1), &button(1), &["已复制"]).await;
    press(&reader, &button(2), &button(2), &["已导出"]).await;
    Ok(())
}

#[tokio::test]
async fn a_long_list_keeps_focus_at_its_end() -> Outcome {
    only_in!(Chromium, "the tree of accessibility is read, and motion is reduced, by the DevTools protocol");
    let reader = open().await;
    reader
        .run(
            "for (let i = 0; i < 60; i++) { const id = 'x' + String(i).padStart(2, '0'); \
             localStorage.setItem(`news-brief/1/2019-09-02-chanye-fupin/comment/${id}`, \
               JSON.stringify({ v: 1, id, author: '甲', text: id, published: '2026-01-01T00:00:00Z' })) }",
        )
        .await;
    reader.reload().await;
    listen(&reader).await;
    // The button also presses itself when it comes into view. Either way the focus moves to the
    // first new comment.
    for button in [".thread + .more", ".more:not(.thread + .more)"] {
        reader.until(&format!("root.querySelector('{button}')")).await;
        while reader.count(button).await > 0 {
            let before = reader.see("root.querySelector('.thread').textContent").await;
            reader.run(&format!("root.querySelector('{button}').focus()")).await;
            reader.press(Key::Enter + "").await;
            reader.until(&format!("root.querySelector('.thread').textContent !== {before}")).await;
            holds(&reader, button, ".thread > li", &[]).await;
        }
    }
    Ok(())
}
