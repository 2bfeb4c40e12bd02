//! Comments: writing, answering, editing, deleting, listing.

use crate::{Outcome, open};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn the_articles_six_comments_are_shown() -> Outcome {
    let reader = open().await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    let authors =
        reader.see("[...root.querySelectorAll('[part=comment-author]')].map((node) => node.textContent)").await;
    assert_eq!(authors, json!(["杨玉", "农友1683", "农友9162", "建福家庭农场", "农友0884", "农友5173"]));
    assert_eq!(reader.text("#comment-c1 [part=comment-text]").await, "多点惠农政策,");
    assert_eq!(reader.text("#comment-c2 [part=comment-text]").await, "（无文字）");
    assert_eq!(reader.see("root.querySelector('#comment-c1 time').dateTime").await, "2019-09-02T11:33:00+08:00");
    assert_eq!(reader.text("#tab-reposts").await, "转发0");
    assert_eq!(reader.text("#tab-comments").await, "评论6");
    assert_eq!(reader.see("root.querySelector('#reply-c1').ariaLabel").await, "回答农友5173");
    Ok(())
}

#[tokio::test]
async fn the_count_updates_while_typing_without_pause() -> Outcome {
    let reader = open().await;
    reader.run("root.querySelector('#composer').focus()").await;
    let counter = "root.querySelector('.composer-count [aria-hidden]')";
    // Types a letter in each frame until the count appears.
    reader
        .run(&format!(
            "const field = root.querySelector('#composer'), counter = {counter}; \
             const write = () => {{ \
                 if (counter.textContent !== '0/1,000') {{ window.written = field.value.length; return }} \
                 if (field.value.length === 900) return; \
                 field.value += '字'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }})); \
                 requestAnimationFrame(write) }}; write()"
        ))
        .await;
    reader.until("window.written").await;
    reader.until(&format!("{counter}.textContent === `${{written}}/1,000`")).await;
    Ok(())
}

#[tokio::test]
async fn replies_nest_three_levels_then_name_their_target() -> Outcome {
    let reader = open().await;
    let mut target = "c1".to_owned();
    for level in 1..=4 {
        reader.click(&format!("#reply-{target}")).await;
        let composer = format!("#composer-{target}");
        reader.until(&format!("root.activeElement?.id === 'composer-{target}'")).await;
        reader.write(&composer, &format!("第{level}层")).await;
        reader.press_control_enter().await;
        reader.until(&format!("root.querySelectorAll('[part=comment]').length === {}", 6 + level)).await;
        reader.until("root.activeElement?.id.startsWith('comment-')").await;
        target = reader.focused().await.trim_start_matches("comment-").to_owned();
    }
    assert_eq!(reader.count("#comment-c1 > .replies > li > .replies > li").await, 3);
    assert_eq!(reader.count("#comment-c1 .replies .replies .replies").await, 0);
    let name = reader.text(&format!("#comment-{target} [part=comment-author]")).await;
    assert_eq!(reader.text(&format!("#comment-{target} .answers")).await, format!("回复{name}"));
    reader.reload().await;
    assert_eq!(reader.count("#comment-c1 [part=comment]").await, 4);
    assert_eq!(reader.text("#tab-comments").await, "评论10");
    Ok(())
}

#[tokio::test]
async fn a_repost_is_counted_and_listed() -> Outcome {
    let reader = open().await;
    assert!(reader.count(".empty").await == 0);
    reader.write("#composer", "值得一看").await;
    reader.click("[part=composer-repost]").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('#tab-reposts').innerText.includes('1')").await;
    assert!(!reader.see("root.querySelector('[part=composer-repost]').checked").await.as_bool().unwrap());
    reader.reload().await;
    reader.click("#tab-reposts").await;
    reader.until("root.querySelectorAll('.thread > li').length === 1").await;
    assert_eq!(reader.text(".thread [part=comment-text]").await, "值得一看");
    assert_eq!(reader.stored("news-brief/1/reposts/").await.as_object().unwrap().len(), 1);
    // Arrow keys switch tabs.
    reader.press(Key::Right + "").await;
    reader
        .until("root.activeElement?.id === 'tab-comments' && root.querySelectorAll('.thread > li').length === 7")
        .await;
    Ok(())
}

#[tokio::test]
async fn like_and_follow_are_kept() -> Outcome {
    let reader = open().await;
    reader.click("[part=toolbar] [part=like]").await;
    reader.click("[part=follow]").await;
    reader.until("root.querySelector('[part=follow]').innerText.trim() === '已关注'").await;
    reader.reload().await;
    assert_eq!(reader.text("[part=toolbar] [part=like]").await, "1");
    assert_eq!(reader.see("root.querySelector('[part=follow]').ariaPressed").await, "true");
    reader.click("[part=follow]").await;
    reader.until("root.querySelector('[part=follow]').innerText.trim() === '关注TA'").await;
    Ok(())
}

#[tokio::test]
async fn an_empty_or_doubled_post_is_refused() -> Outcome {
    let reader = open().await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('.composer-error').innerText.includes('还没有写内容')").await;
    reader.write("#composer", "一次").await;
    let button = reader.element("[part=composer-submit]").await;
    reader.browser.driver.action_chain().double_click_element(&button).perform().await?;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    assert_eq!(reader.text(".composer-error").await, "");
    assert_eq!(reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await.as_object().unwrap().len(), 1);
    Ok(())
}

#[tokio::test]
async fn own_comments_are_edited_deleted_and_restored() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "第一稿").await;
    reader.click("[part=composer-submit]").await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.press("，改过").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('[part=comment-text]').innerText === '第一稿，改过'").await;
    assert!(reader.text(".edited").await.starts_with("已编辑"));
    reader.click("[part=delete]").await;
    reader.until("root.activeElement?.getAttribute('part') === 'undo'").await;
    assert_eq!(reader.text("#tab-comments").await, "评论6");
    reader.click("[part=undo]").await;
    reader.until("root.querySelector('[part=comment-text]').innerText === '第一稿，改过'").await;
    assert_eq!(reader.text("#tab-comments").await, "评论7");
    Ok(())
}

#[tokio::test]
async fn links_jump_to_composer_and_comments() -> Outcome {
    let reader = open().await;
    reader.click(".write").await;
    reader.until("root.activeElement?.id === 'composer'").await;
    reader.click("[part=toolbar] a").await;
    reader.until("root.activeElement?.id === 'comments'").await;
    Ok(())
}

#[tokio::test]
async fn an_archive_is_exported_imported_and_cleared() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "留着").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.run("widget.exportComments().then((archive) => (window.archive = archive))").await;
    reader.until("window.archive?.format === 'news-brief-comments/1' && archive.comments[0].text === '留着'").await;
    reader.run("widget.clearComments()").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 6").await;
    assert_eq!(reader.stored("news-brief/1/2019-09-02-chanye-fupin/").await, json!({}));
    reader.run("widget.importComments(archive).then((result) => (window.first = result))").await;
    reader.until("window.first?.added === 1 && root.querySelectorAll('[part=comment]').length === 7").await;
    reader.run("widget.importComments(archive).then((result) => (window.second = result))").await;
    reader.until("window.second?.added === 0 && second.skipped === 1").await;
    reader.run("widget.importComments({ ...archive, comments: [{ v: 1 }] }).catch((error) => (window.refused = error.message))").await;
    reader.until("window.refused?.startsWith('comments[0].id')").await;
    assert_eq!(reader.count("[part=comment]").await, 7);
    Ok(())
}

#[tokio::test]
async fn my_data_lists_comments_and_undoes_clearing() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "我的一条").await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    reader.click(".data > .button").await;
    reader.until("root.querySelector('.home li')?.innerText.includes('我的一条')").await;
    let link = reader.see("root.querySelector('.home a').href").await;
    assert!(link.as_str().unwrap().starts_with(&reader.site.url("/#comment-")), "{link}");
    reader.click(".data .actions .button:last-child").await;
    reader.until("root.querySelector('.data .actions .button:last-child').innerText === '确认清除'").await;
    reader.run("window.pressed = Date.now()").await;
    reader.until("Date.now() > pressed + 600").await;
    reader.click(".data .actions .button:last-child").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 6").await;
    reader.click(".data .actions .button:last-child").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    Ok(())
}

#[tokio::test]
async fn a_too_long_text_shows_the_limit() -> Outcome {
    let reader = open().await;
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
    let text = format!("{}末尾，从这里起超出一些", family.repeat(999));
    reader.paste("#composer", &text).await;
    reader.until("root.querySelector('.composer-surplus')").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').textContent === '1,010/1,000'").await;
    assert_eq!(reader.text(".composer-surplus bdi").await, "从「尾，从这里起超出一些」起超出");
    reader.click(".composer-surplus button").await;
    let marked = "(() => { const field = root.querySelector('#composer'); \
                  return field.value.slice(field.selectionStart, field.selectionEnd) })()";
    reader.until(&format!("{marked} === '尾，从这里起超出一些'")).await;
    assert_eq!(reader.focused().await, "composer");
    assert_eq!(reader.see("root.querySelector('#composer').value").await, json!(text), "nothing is cut");
    // One key deletes what is selected; then it can be posted.
    reader.press(Key::Backspace + "").await;
    reader.until("!root.querySelector('.composer-surplus')").await;
    reader.until("root.querySelector('.composer-count [aria-hidden]').textContent === '1,000/1,000'").await;
    reader.press_control_enter().await;
    reader.until("root.querySelectorAll('[part=comment]').length === 7").await;
    Ok(())
}

#[tokio::test]
async fn undo_restores_likes_answers_and_order() -> Outcome {
    let reader = open().await;
    reader.post("下面").await;
    reader.post("问题").await;
    reader.post("上面").await;
    let id = reader.see("root.querySelectorAll('.thread > li')[1].id.slice(8)").await.as_str().unwrap().to_owned();
    reader.click(&format!("#reply-{id}")).await;
    reader.until("root.activeElement?.localName === 'textarea'").await;
    reader.press("回答它").await;
    reader.press_control_enter().await;
    reader.until(&format!("root.querySelector('#comment-{id} .replies li')")).await;
    reader.click(&format!("#comment-{id} > .comment-body [part=like]")).await;
    reader
        .until(&format!("root.querySelector('#comment-{id} > .comment-body [part=like]').ariaPressed === 'true'"))
        .await;
    let list = "[...root.querySelectorAll('.thread [part=comment]')].map((node) => [node.id, \
        node.querySelector('[part=comment-text]')?.textContent, node.querySelector('[part=like]')?.ariaPressed])";
    let before = reader.see(list).await;
    reader.click(&format!("#comment-{id} > .comment-body [part=delete]")).await;
    reader.until("root.querySelector('.tombstone')").await;
    assert_eq!(reader.text(&format!("#comment-{id} > .replies [part=comment-text]")).await, "回答它");
    // The time for undo continues after a reload.
    reader.reload().await;
    reader.until("root.querySelector('[part=undo]')").await;
    reader.click("[part=undo]").await;
    reader.until("!root.querySelector('.tombstone')").await;
    assert_eq!(reader.see(list).await, before);

    reader.click(&format!("#comment-{id} > .comment-body [part=delete]")).await;
    reader.until("root.querySelector('[part=undo]')").await;
    reader.until("!root.querySelector('[part=undo]')").await;
    assert_eq!(reader.text(&format!("#comment-{id} > .comment-body .tombstone")).await, "这条评论已删除");
    assert_eq!(reader.text(&format!("#comment-{id} > .replies [part=comment-text]")).await, "回答它");
    let stored = reader.stored("news-brief/1/2019-09-02-chanye-fupin/comment/").await.to_string();
    assert!(!stored.contains("问题"), "{stored}");
    Ok(())
}

#[tokio::test]
async fn an_edit_shows_its_time() -> Outcome {
    let reader = open().await;
    reader.post("第一稿").await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.press("！").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('.edited time')").await;
    let (words, exact) = (reader.text(".edited").await, reader.see("root.querySelector('.edited time').title").await);
    assert!(words.starts_with("已编辑刚刚"), "{words}");
    let exact = exact.as_str().unwrap();
    assert!(exact.contains("年") && exact.contains(':') && words.contains(exact), "{words}, {exact}");
    Ok(())
}
