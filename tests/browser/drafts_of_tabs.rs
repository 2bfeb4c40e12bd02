//! A draft has one owner and one end.

use crate::in_every_engine::tabs::{go_to, second_tab};
use crate::{Outcome, Reader, open};
use serde_json::json;

const DRAFTS: &str = "news-brief/1/2019-09-02-chanye-fupin/draft/";
const VALUE: &str = "root.querySelector('#composer').value";
const STORED: &str = "Object.keys(localStorage).filter((key) => key.includes('/draft/')).length";

/// Closes the active tab and opens the page in a new one.
async fn in_a_new_tab(reader: &Reader) {
    let old = reader.browser.driver.window().await.unwrap();
    let new = reader.browser.driver.new_tab().await.unwrap();
    go_to(reader, &old).await;
    reader.browser.driver.close_window().await.unwrap();
    go_to(reader, &new).await;
    reader.go("/").await;
    reader.ready().await;
}

#[tokio::test]
async fn a_closed_tabs_draft_comes_back_once() -> Outcome {
    let reader = open().await;
    reader.paste("#composer", "没写完的话").await;
    in_a_new_tab(&reader).await;
    reader.until(&format!("{VALUE} === '没写完的话'")).await;
    assert_eq!(reader.see(STORED).await, 1, "two tabs own it");
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]').textContent === '没写完的话'").await;
    assert_eq!(reader.see(STORED).await, 0);
    reader.reload().await;
    assert_eq!(reader.see(VALUE).await, "");
    assert_eq!(reader.count(".draft-offer").await, 0);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn older_drafts_wait_behind_one_line() -> Outcome {
    let reader = open().await;
    reader
        .run(&format!(
            "for (const [tab, text] of [['zzzzzzz01aaaaaa', '最新'], ['zzzzzzz00aaaaaa', '较早'], ['zzzzzzy00aaaaaa', '更早'], \
             ['zzzzzzz02aaaaaa', ' \\n '], ['0k0000000aaaaaa', '很久以前']]) localStorage.setItem('{DRAFTS}root/' + tab, text)"
        ))
        .await;
    reader.reload().await;
    reader.until(&format!("{VALUE} === '最新'")).await;
    assert_eq!(reader.text(".drafts-more summary").await, "还有 2 份草稿");
    assert_eq!(reader.see(STORED).await, 3, "blanks and what is older than 90 days go");
    reader.click(".drafts-more summary").await;
    reader.click(".drafts-more [part=draft]").await;
    reader.until(&format!("{VALUE} === '最新\\n较早'")).await;
    reader.until("root.querySelector('.drafts-more summary').innerText === '还有 1 份草稿'").await;
    assert_eq!(reader.see(STORED).await, 2);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_draft_posted_elsewhere_is_offered_no_more() -> Outcome {
    let reader = open().await;
    reader.paste("#composer", "只有一次").await;
    let (one, other) = second_tab(&reader).await;
    reader.until("root.querySelector('.draft-offer')?.innerText.includes('只有一次')").await;
    // What a living tab writes is not discarded here.
    assert_eq!(reader.count(".draft-offer button").await, 1);
    go_to(&reader, &one).await;
    reader.click("[part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]').textContent === '只有一次'").await;
    go_to(&reader, &other).await;
    reader.until("!root.querySelector('.draft-offer')").await;
    Ok(())
}

#[tokio::test]
async fn a_draft_taken_over_leaves_its_tab() -> Outcome {
    let reader = open().await;
    reader.paste("#composer", "换一个标签页").await;
    let (one, _) = second_tab(&reader).await;
    reader.click("[part=draft]").await;
    reader.until(&format!("{VALUE} === '换一个标签页'")).await;
    assert_eq!(reader.see(STORED).await, 1);
    go_to(&reader, &one).await;
    reader.until(&format!("{VALUE} === ''")).await;
    assert_eq!(reader.text(".composer-error").await, "已在另一个标签页接着写");
    Ok(())
}

#[tokio::test]
async fn a_duplicated_tab_writes_its_own_draft() -> Outcome {
    let reader = open().await;
    reader.paste("#composer", "原来的").await;
    let session = reader.see("JSON.stringify({ ...sessionStorage })").await;
    let (one, other) = second_tab(&reader).await;
    // What a browser copies when a tab is duplicated.
    reader.go("/article.json").await;
    reader.run(&format!("sessionStorage.clear(); Object.assign(sessionStorage, JSON.parse({session}))")).await;
    reader.go("/").await;
    reader.ready().await;
    reader.until("root.querySelector('.draft-offer')?.innerText.includes('原来的')").await;
    assert_eq!(reader.see(VALUE).await, "");
    reader.paste("#composer", "复制的").await;
    for (tab, text) in [(&one, "原来的"), (&other, "复制的")] {
        go_to(&reader, tab).await;
        reader.reload().await;
        reader.until(&format!("{VALUE} === {}", json!(text))).await;
    }
    Ok(())
}

#[tokio::test]
async fn begun_answers_and_edits_are_marked() -> Outcome {
    let reader = open().await;
    reader.post("自己的").await;
    let id = reader.see("root.querySelector('.thread > li').id.slice(8)").await.as_str().unwrap().to_owned();
    reader.click("#reply-c1").await;
    reader.paste("#composer-c1", "答到一半").await;
    reader.click(&format!("#edit-{id}")).await;
    reader.paste(&format!("#composer-edit-{id}"), "改到一半").await;
    reader.reload().await;
    reader.until("root.querySelector('#comment-c1 .draft-mark')?.innerText === '有未发布的回答'").await;
    assert_eq!(reader.text(&format!("#comment-{id} .draft-mark")).await, "有未保存的修改");
    assert_eq!(reader.text(".drafts-more summary").await, "还有 2 份草稿");
    reader.click("#comment-c1 .draft-mark").await;
    reader.until("root.querySelector('#composer-c1')?.value === '答到一半'").await;
    reader.click("#reply-c1").await;
    reader.until("root.querySelector('#comment-c1 .draft-mark')").await;
    reader.click(&format!("#comment-{id} .draft-mark")).await;
    reader.until(&format!("root.querySelector('#composer-edit-{id}')?.value === '改到一半'")).await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn cancelling_an_edit_can_be_undone() -> Outcome {
    let reader = open().await;
    reader.post("第一稿").await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.paste(".inline textarea", "第二稿").await;
    reader.click(".inline .composer-buttons .quiet").await;
    reader.until("root.querySelector('.done')").await;
    assert_eq!(reader.see(STORED).await, 0);
    reader.click(".done [part=undo]").await;
    reader.until("root.querySelector('.inline textarea')?.value === '第二稿'").await;
    reader.click(".inline .composer-buttons .quiet").await;
    reader.click("[part=edit]").await;
    reader.until("root.querySelector('.inline textarea')?.value === '第一稿'").await;
    Ok(())
}

#[tokio::test]
async fn an_answer_to_a_deleted_comment_stays() -> Outcome {
    let reader = open().await;
    reader.post("会被删除").await;
    let id = reader.see("root.querySelector('.thread > li').id.slice(8)").await.as_str().unwrap().to_owned();
    let (one, other) = second_tab(&reader).await;
    reader.click(&format!("#reply-{id}")).await;
    reader.paste(&format!("#composer-{id}"), "回答").await;
    go_to(&reader, &one).await;
    reader.click("[part=delete]").await;
    go_to(&reader, &other).await;
    reader.until(&format!("root.querySelector('#comment-{id} .tombstone')")).await;
    assert_eq!(reader.text(&format!("#comment-{id} .tombstone")).await, "这条评论已删除");
    // Ten seconds later it is gone from the store, and still here.
    reader.run(&format!("Object.keys(localStorage).filter((key) => key.endsWith('/comment/{id}')).length")).await;
    go_to(&reader, &one).await;
    reader.until(&format!("!root.querySelector('#comment-{id}')")).await;
    go_to(&reader, &other).await;
    assert_eq!(reader.see(&format!("root.querySelector('#composer-{id}').value")).await, "回答");
    reader.click(".inline [part=composer-submit]").await;
    reader.until("[...root.querySelectorAll('[part=comment-text]')].some((node) => node.textContent === '回答')").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_second_of_two_edits_is_warned() -> Outcome {
    let reader = open().await;
    reader.post("第一稿").await;
    let (one, other) = second_tab(&reader).await;
    let edit = async |text: &str| {
        reader.click("[part=edit]").await;
        reader.until("root.activeElement?.value === '第一稿'").await;
        reader.paste(".inline textarea", text).await;
    };
    edit("这边的").await;
    go_to(&reader, &one).await;
    edit("那边的").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('[part=comment-text]')?.textContent === '那边的'").await;
    go_to(&reader, &other).await;
    reader.until("root.querySelector('.edit-rival')?.innerText.includes('那边的')").await;
    assert_eq!(reader.see("root.querySelector('.inline textarea').value").await, "这边的");
    reader.click(".inline [part=composer-submit]").await;
    reader.until("root.querySelector('.inline .composer-error').innerText.includes('已在别处修改')").await;
    let comments = "news-brief/1/2019-09-02-chanye-fupin/comment/";
    assert!(reader.stored(comments).await.to_string().contains("那边的"), "overwritten unasked");
    reader.click(".edit-rival .quiet").await;
    reader.until("!root.querySelector('.edit-rival')").await;
    reader.click(".inline [part=composer-submit]").await;
    reader.until("root.querySelector('[part=comment-text]')?.textContent === '这边的'").await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn an_edit_begun_before_another_is_warned() -> Outcome {
    let reader = open().await;
    reader.post("第一稿").await;
    let (one, other) = second_tab(&reader).await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.paste(".inline textarea", "这边的").await;
    reader.reload().await;
    go_to(&reader, &one).await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '第一稿'").await;
    reader.paste(".inline textarea", "那边的").await;
    reader.press_control_enter().await;
    reader.until("root.querySelector('[part=comment-text]')?.textContent === '那边的'").await;
    go_to(&reader, &other).await;
    reader.reload().await;
    reader.click(".draft-mark").await;
    reader.until("root.querySelector('.inline textarea')?.value === '这边的'").await;
    reader.until("root.querySelector('.edit-rival')?.innerText.includes('那边的')").await;
    reader.click(".inline [part=composer-submit]").await;
    reader.until("root.querySelector('.inline .composer-error').innerText.includes('已在别处修改')").await;
    reader.click(".edit-rival .button:not(.quiet)").await;
    reader
        .until("root.querySelector('.inline textarea').value === '那边的' && !root.querySelector('.edit-rival')")
        .await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn an_orphaned_answer_can_be_a_comment() -> Outcome {
    let reader = open().await;
    reader.post("会被删除").await;
    let id = reader.see("root.querySelector('.thread > li').id.slice(8)").await.as_str().unwrap().to_owned();
    let (one, other) = second_tab(&reader).await;
    reader.paste("#composer", "还在写的").await;
    reader.click(&format!("#reply-{id}")).await;
    reader.paste(&format!("#composer-{id}"), "自己站得住").await;
    go_to(&reader, &one).await;
    reader.click("[part=delete]").await;
    go_to(&reader, &other).await;
    reader.until("root.querySelector('.inline .composer-buttons').innerText.includes('作为评论发布')").await;
    reader.run("[...root.querySelectorAll('.inline .composer-buttons button')].find((button) => button.innerText === '作为评论发布').click()").await;
    reader.until("root.querySelector('.thread > .highlighted > .comment-body [part=comment-text]')?.textContent === '自己站得住'").await;
    assert_eq!(reader.count(".answers").await, 0);
    assert_eq!(reader.see(VALUE).await, "还在写的");
    assert_eq!(reader.see(STORED).await, 1);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn an_edit_of_a_deleted_comment_stays() -> Outcome {
    let reader = open().await;
    reader.post("会被删除").await;
    let id = reader.see("root.querySelector('.thread > li').id.slice(8)").await.as_str().unwrap().to_owned();
    let (one, other) = second_tab(&reader).await;
    reader.click("[part=edit]").await;
    reader.until("root.activeElement?.value === '会被删除'").await;
    reader.paste(".inline textarea", "改到一半").await;
    reader.run("window.field = root.querySelector('.inline textarea')").await;
    go_to(&reader, &one).await;
    reader.click("[part=delete]").await;
    reader.until(&format!("!root.querySelector('#comment-{id}')")).await;
    go_to(&reader, &other).await;
    reader.until(&format!("root.querySelector('#comment-{id} .tombstone')")).await;
    let shown = "[root.querySelector('.inline textarea') === window.field, root.activeElement === window.field, window.field.value, \
        [...root.querySelectorAll('.inline .composer-buttons button')].map(({ innerText }) => innerText).join(), root.querySelectorAll('.edit-rival, .drafts-more').length]";
    assert_eq!(reader.see(shown).await, json!([true, true, "改到一半", "取消,作为评论发布", 0]));
    reader.press_control_enter().await;
    reader.until("root.querySelector('.thread > .highlighted [part=comment-text]')?.textContent === '改到一半'").await;
    reader.until(&format!("!root.querySelector('.inline') && !root.querySelector('#comment-{id}')")).await;
    assert_eq!(reader.see(STORED).await, 0);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn two_pages_of_one_session_differ() -> Outcome {
    let reader = open().await;
    reader.paste("#composer", "原来的").await;
    // A page without the widget keeps the tab's name for the next one: copied from there.
    reader.go("/article.json").await;
    let session = reader.see("JSON.stringify({ ...sessionStorage })").await;
    let one = reader.browser.driver.window().await?;
    let other = reader.browser.driver.new_tab().await?;
    go_to(&reader, &other).await;
    reader.go("/article.json").await;
    reader.run(&format!("Object.assign(sessionStorage, JSON.parse({session}))")).await;
    for tab in [&one, &other] {
        go_to(&reader, tab).await;
        reader.go("/").await;
        reader.ready().await;
    }
    assert_eq!(reader.see(VALUE).await, "", "two tabs hold one draft");
    reader.paste("#composer", "复制的").await;
    for (tab, text) in [(&one, "原来的"), (&other, "复制的")] {
        go_to(&reader, tab).await;
        reader.reload().await;
        reader.until(&format!("{VALUE} === {}", json!(text))).await;
    }
    Ok(())
}

#[tokio::test]
async fn invisible_text_is_no_draft() -> Outcome {
    let reader = open().await;
    for text in ["\u{200b}", "\u{3164}\u{3164}", " \u{2060}\n"] {
        reader.paste("#composer", text).await;
        assert_eq!(reader.see(STORED).await, 0, "{text:?}");
    }
    Ok(())
}

#[tokio::test]
async fn names_survive_a_reload_and_reach_other_tabs() -> Outcome {
    let reader = open().await;
    let proposed = "root.querySelector('[part=composer-name]').placeholder";
    let name = "root.querySelector('[part=composer-name]').value";
    let first = reader.see(proposed).await;
    reader.write("[part=composer-name]", "老王").await;
    reader.reload().await;
    assert_eq!(reader.see(proposed).await, first, "another number is proposed");
    assert_eq!(reader.see(name).await, "老王");
    let (one, other) = second_tab(&reader).await;
    assert_eq!(reader.see(proposed).await, first);
    assert_eq!(reader.see(name).await, "");
    go_to(&reader, &one).await;
    reader.post("一句").await;
    go_to(&reader, &other).await;
    reader.until(&format!("{proposed} === '老王'")).await;
    reader.write("[part=composer-name]", "小李").await;
    reader.post("两句").await;
    go_to(&reader, &one).await;
    reader.until(&format!("{proposed} === '小李' && {name} === ''")).await;
    Ok(())
}
