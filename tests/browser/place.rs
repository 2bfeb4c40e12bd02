//! The reader's place: where a posted comment is, taking it back, and links that lead nowhere.

use crate::scale;
use crate::{Outcome, open};
use serde_json::json;

/// Whether the marked comment holds `text` and is in view.
fn in_view(text: &str) -> String {
    format!(
        "(() => {{ const body = root.querySelector('.highlighted > .comment-body'); \
           const box = body?.getBoundingClientRect(); \
           return body?.innerText.includes({}) && box.top >= 0 && box.bottom <= innerHeight }})()",
        json!(text)
    )
}

#[tokio::test]
async fn a_post_is_in_view_in_every_order() -> Outcome {
    let reader = open().await;
    reader.run_first(scale::COUNT).await;
    for order in ["newest", "oldest", "replies"] {
        scale::with(&reader, 5000).await;
        reader
            .run(&format!(
                "localStorage.setItem('{}/state', JSON.stringify({{ v: 1, liked: false, sort: '{order}' }}))",
                scale::ARTICLE
            ))
            .await;
        reader.reload().await;
        reader.until("root.querySelectorAll('[part=comment]').length > 10").await;
        reader.post("看得见").await;
        reader.until(&in_view("看得见")).await;
        // And while the others are read.
        reader.run("go()").await;
        reader.until("calls.getItem > 4_900 && pending === 0").await;
        reader.until(&in_view("看得见")).await;
    }
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn an_answer_is_in_view_and_marked() -> Outcome {
    let reader = open().await;
    reader.resize(360, 560).await;
    reader.click("#reply-c1").await;
    reader.write("#composer-c1", "答一句").await;
    reader.click("#comment-c1 [part=composer-submit]").await;
    reader.until(&in_view("答一句")).await;
    assert_eq!(reader.see("root.activeElement.matches('.highlighted')").await, true);
    Ok(())
}

#[tokio::test]
async fn a_post_can_be_taken_back() -> Outcome {
    let reader = open().await;
    reader.watch_events().await;
    reader.post("写错了").await;
    reader.until("root.querySelector('.done')?.innerText.includes('已发布')").await;
    reader.write("#composer", "又想到").await;
    reader.click(".done [part=undo]").await;
    reader.until("root.querySelectorAll('[part=comment]').length === 6").await;
    // What was typed since stays.
    reader.until("root.querySelector('#composer').value === '又想到\\n写错了'").await;
    assert_eq!(reader.see("seen.map(([, detail]) => detail.action)").await, json!(["post", "delete"]));
    reader.reload().await;
    reader.until("root.querySelector('#composer').value === '又想到\\n写错了'").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_taken_back_text_returns_to_its_field() -> Outcome {
    let reader = open().await;
    reader.post("写错了").await;
    reader.click(".done [part=undo]").await;
    reader.until("root.querySelector('#composer').value === '写错了' && root.activeElement?.id === 'composer'").await;
    reader.click("#reply-c1").await;
    reader.write("#composer-c1", "答错了").await;
    reader.click("#comment-c1 [part=composer-submit]").await;
    reader.click("#comment-c1 .done [part=undo]").await;
    reader.until("root.querySelector('#composer-c1')?.value === '答错了'").await;
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_link_to_a_missing_comment_says_so() -> Outcome {
    let reader = open().await;
    reader.run("location.hash = '#comment-0mx4c4uoltmv2h0'").await;
    reader
        .until("root.activeElement?.id === 'missing' && root.querySelector('#missing').innerText.includes('不在本机')")
        .await;
    reader.run("location.hash = '#comment-c1'").await;
    reader.until("!root.querySelector('#missing') && root.activeElement?.id === 'comment-c1'").await;
    reader.go("/#comment-0mx4c4uoltmv2h0").await;
    reader.reload().await;
    reader.until("root.querySelector('#missing')?.getBoundingClientRect().top < innerHeight").await;
    Ok(())
}

#[tokio::test]
async fn who_can_see_it_stands_beside_publish() -> Outcome {
    let reader = open().await;
    reader.resize(320, 640).await;
    reader.click("#reply-c1").await;
    for composer in [".composer:not(.inline)", ".composer.inline"] {
        let beside = format!(
            "(() => {{ const composer = root.querySelector('{composer}'); const submit = composer.querySelector('[part=composer-submit]'); \
               const words = root.getElementById(submit.getAttribute('aria-describedby')); \
               const [one, other] = [words, submit].map((node) => node.getBoundingClientRect()); \
               return words.innerText === '只保存在这台设备' && one.height > 10 && Math.abs(other.top - one.bottom) < 30 }})()"
        );
        assert_eq!(reader.see(&beside).await, true, "{composer}");
    }
    Ok(())
}
