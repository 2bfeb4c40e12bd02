//! Written text: direction, invisible characters, blank lines, folding, links, copies.

use crate::languages::in_language;
use crate::{Outcome, open};
use serde_json::json;

/// The text of the newest own comment, as it is drawn.
const NEWEST: &str = "root.querySelector('[part=comment-text]')";

#[tokio::test]
async fn fields_take_the_direction_of_what_is_written() -> Outcome {
    let reader = in_language("ar").await;
    let direction = "(selector) => { const field = root.querySelector(selector); return [field.value, getComputedStyle(field).direction] }";
    for selector in ["#composer", "[part=composer-name]"] {
        for (text, expected) in [("", "rtl"), ("שלום!", "rtl"), ("hello (x)", "ltr"), ("你好", "ltr"), ("مرحبا", "rtl")]
        {
            reader.paste(selector, text).await;
            assert_eq!(reader.see(&format!("({direction})({})", json!(selector))).await, json!([text, expected]));
        }
    }
    Ok(())
}

#[tokio::test]
async fn invisible_text_is_no_comment_and_no_name() -> Outcome {
    let reader = open().await;
    let before = reader.count("[part=comment]").await;
    for text in ["\u{200b}", "\u{200d}", "\u{feff}", "\u{3164}", "\u{2800}", "\u{ad}", "\u{200f}\n\u{2060}"] {
        reader.paste("#composer", text).await;
        reader.click("[part=composer-submit]").await;
        reader.until("root.querySelector('.composer-error').textContent").await;
        reader.paste("#composer", "").await;
        reader.paste("#composer", "a").await;
        reader.until("!root.querySelector('.composer-error').textContent").await;
    }
    assert_eq!(reader.count("[part=comment]").await, before);
    reader.paste("[part=composer-name]", "\u{3164}\u{200b}").await;
    reader.post("有名字").await;
    assert!(reader.text("[part=comment-author]").await.starts_with("农友"));
    Ok(())
}

#[tokio::test]
async fn blank_lines_are_few() -> Outcome {
    let reader = open().await;
    reader.paste("#composer", "\n \n　　一\n\n\n\n\n二\n\u{200b}\n\n").await;
    reader.click("[part=composer-submit]").await;
    reader.until(&format!("{NEWEST}.textContent.includes('一')")).await;
    assert_eq!(reader.see(&format!("{NEWEST}.textContent")).await, "　　一\n\n\n二");
    let stored = reader.stored("news-brief/1/").await.to_string();
    assert!(stored.contains(r"\\n\\n\\n\\n\\n二"), "the stored text keeps its own lines: {stored}");
    Ok(())
}

#[tokio::test]
async fn long_comments_fold_and_unfold() -> Outcome {
    let reader = open().await;
    let lines = |count: usize| (1..=count).map(|number| format!("第{number}行")).collect::<Vec<_>>().join("\n");
    reader.post(&lines(12)).await;
    assert_eq!(reader.count("[part=fold]").await, 0);
    reader.post(&lines(40)).await;
    reader.until("root.querySelector('[part=fold]')?.ariaExpanded === 'false'").await;
    let shown = format!("Math.round({NEWEST}.clientHeight / parseFloat(getComputedStyle({NEWEST}).lineHeight))");
    assert_eq!(reader.see(&shown).await, 12);
    assert_eq!(reader.text("[part=fold]").await, "展开");
    reader.click("[part=fold]").await;
    reader.until("root.querySelector('[part=fold]').ariaExpanded === 'true'").await;
    // WebKit's lines are of whole pixels.
    assert!(reader.see(&shown).await.as_i64().unwrap() > 38);
    assert_eq!(reader.text("[part=fold]").await, "收起");
    // Without line breaks, too.
    reader.post(&"字".repeat(900)).await;
    reader.until("root.querySelectorAll('[part=fold]').length === 2").await;
    assert_eq!(reader.see(&shown).await, 12);
    Ok(())
}

#[tokio::test]
async fn addresses_in_comments_are_links() -> Outcome {
    let reader = open().await;
    reader.post("见https://example.com/a?b=1，和 javascript:alert(1)。").await;
    let links = format!(
        "[...{NEWEST}.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href'), link.rel])"
    );
    let address = "https://example.com/a?b=1";
    assert_eq!(reader.see(&links).await, json!([[address, address, "nofollow ugc noopener"]]));
    Ok(())
}

#[tokio::test]
async fn labels_cut_no_grapheme() -> Outcome {
    let reader = open().await;
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
    reader.paste("[part=composer-name]", &family.repeat(40)).await;
    reader.post(&family.repeat(20)).await;
    assert_eq!(reader.text("[part=comment-author]").await, family.repeat(32));
    let label = reader.see("root.querySelector('[part=delete]').ariaLabel").await;
    assert!(label.as_str().unwrap().ends_with(&format!("：{}", family.repeat(12))), "{label}");
    Ok(())
}

#[tokio::test]
async fn piled_marks_stay_in_their_comment() -> Outcome {
    let reader = open().await;
    reader.post(&format!("Z{}algo", "\u{315}\u{334}\u{301}\u{35d}".repeat(30))).await;
    let clipped = "[...root.querySelectorAll('[part=comment-text], [part=comment-author]')].every((text) => getComputedStyle(text).overflowY === 'clip')";
    assert_eq!(reader.see(clipped).await, true);
    Ok(())
}

#[tokio::test]
async fn a_copied_comment_has_no_hidden_words() -> Outcome {
    let reader = open().await;
    reader.post("要复制的话").await;
    reader
        .run(
            "const head = root.querySelector('.comment-head'); const text = root.querySelector('[part=comment-text]'); \
             getSelection().setBaseAndExtent(head, 0, text, text.childNodes.length)",
        )
        .await;
    // What is selected is what would be copied.
    let copied = reader.see("getSelection().toString()").await;
    let copied = copied.as_str().unwrap();
    assert!(copied.contains("刚刚") && copied.contains("要复制的话"), "{copied}");
    assert!(!copied.contains('年'), "the exact time is hidden, and copied: {copied}");
    Ok(())
}
