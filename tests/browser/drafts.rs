//! Drafts of several articles and tabs stay apart.

use crate::fixtures::{SMALL, page};
use crate::{Outcome, open};
use serde_json::json;

/// An article with one comment to answer.
fn article(name: &str) -> String {
    format!(
        r#"{{"format":"news-brief/1","id":"{name}","lang":"zh-CN","title":"{name}","body":[{{"type":"paragraph","text":"一句话。"}}],"comments":[{{"id":"c1","author":"甲","text":"问"}}]}}"#
    )
}

#[tokio::test]
async fn drafts_do_not_leak_between_articles() -> Outcome {
    let reader = open().await;
    for name in ["two", "three"] {
        reader.site.add(&format!("/{name}.json"), &SMALL.replace("\"small\"", &format!("\"{name}\"")));
        reader
            .site
            .add(&format!("/{name}.html"), &page(&format!("src=\"{name}.json\""), "<article>一句话。</article>"));
    }
    reader.write("#composer", "第一篇").await;
    for name in ["two", "three"] {
        reader.go(&format!("/{name}.html")).await;
        reader.ready().await;
        assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
        assert_eq!(reader.count(".draft-offer").await, 0);
        reader.write("#composer", name).await;
    }
    reader.go("/").await;
    reader.ready().await;
    reader.until("root.querySelector('#composer').value === '第一篇'").await;
    Ok(())
}

#[tokio::test]
async fn another_tabs_draft_is_offered_not_overwritten() -> Outcome {
    let reader = open().await;
    reader.write("#composer", "第一个标签页").await;
    let first = reader.browser.driver.window().await?;
    let second = reader.browser.driver.new_tab().await?;
    reader.browser.driver.switch_to_window(second.clone()).await?;
    reader.go("/").await;
    reader.ready().await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    assert!(reader.text(".draft-offer").await.contains("第一个标签页"));
    reader.write("#composer", "第二个").await;
    reader.click("[part=draft]").await;
    reader.until("root.querySelector('#composer').value === '第二个\\n第一个标签页'").await;
    assert_eq!(reader.count(".draft-offer").await, 0);
    reader.browser.driver.switch_to_window(first).await?;
    reader.until("root.querySelector('#composer').value === ''").await;
    reader.reload().await;
    assert_eq!(reader.see("root.querySelector('#composer').value").await, "");
    Ok(())
}

#[tokio::test]
async fn drafts_of_three_articles_stay_apart() -> Outcome {
    let reader = open().await;
    let names = ["one", "two", "three"];
    for name in names {
        reader.site.add(&format!("/{name}.json"), &article(name));
        reader.site.add(&format!("/{name}.html"), &page(&format!("src=\"{name}.json\" loading=\"eager\""), ""));
    }
    let mut leaks = 0;
    for round in 0..2 {
        for name in names {
            reader.go(&format!("/{name}.html")).await;
            reader.ready().await;
            reader.click("#reply-c1").await;
            reader.until("root.querySelector('#composer-c1')").await;
            let found =
                reader.see("[root.querySelector('#composer').value, root.querySelector('#composer-c1').value]").await;
            let own =
                if round == 0 { json!(["", ""]) } else { json!([format!("{name} 正文"), format!("{name} 回答")]) };
            leaks += u32::from(found != own) + u32::from(reader.count(".draft-offer").await > 0);
            if round == 0 {
                reader.write("#composer", &format!("{name} 正文")).await;
                reader.write("#composer-c1", &format!("{name} 回答")).await;
            }
        }
    }
    println!("3 articles, root and answer: {leaks} leaks");
    assert_eq!(leaks, 0);
    Ok(())
}
