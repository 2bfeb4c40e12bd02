//! Scrolling through a long list: what is read stays in place.

use crate::scale::with;
use crate::{Outcome, open};

#[tokio::test]
async fn scrolling_extends_a_list_that_stays_small() -> Outcome {
    let reader = open().await;
    with(&reader, 200).await;
    reader.resize(1280, 900).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let shown = reader.see("[...root.querySelectorAll('.thread > li')].map((node) => node.id)").await;
        seen.extend(shown.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
        if seen.len() == 206 {
            break;
        }
        // One turn of the wheel: the comment in the middle of the window moves by it and no more.
        let jumped = reader
            .see(
                "(async () => { const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))); \
                 scrollBy({ top: 600, behavior: 'instant' }); \
                 const node = [...root.querySelectorAll('.thread > li')].find((node) => node.getBoundingClientRect().bottom > innerHeight / 2); \
                 if (!node) { root.querySelector('.thread').scrollIntoView({ behavior: 'instant' }); return 0 } \
                 const before = node.getBoundingClientRect().top; \
                 for (let turn = 0; turn < 3; turn++) await frames(); \
                 return node.isConnected ? Math.abs(node.getBoundingClientRect().top - before) : -1 })()",
            )
            .await;
        let jumped = jumped.as_f64().unwrap();
        assert!((0.0..=2.0).contains(&jumped), "what was read jumped by {jumped}");
        let nodes = reader.see("root.querySelectorAll('*').length").await.as_u64().unwrap();
        assert!(nodes <= 1500, "{nodes}");
    }
    assert_eq!(seen.len(), 206, "not all were shown");
    Ok(())
}

#[tokio::test]
async fn the_composer_stays_while_the_list_grows() -> Outcome {
    let reader = open().await;
    with(&reader, 100).await;
    reader.resize(1280, 700).await;
    reader.run("location.hash = '#comment-c1'").await;
    reader.until("root.activeElement?.id === 'comment-c1' && root.querySelector('.thread').previousElementSibling.matches('.more')").await;
    let shown = reader.see("root.querySelector('.thread > li').id").await;
    reader.run("root.querySelector('.composer').scrollIntoView({ block: 'center', behavior: 'instant' }); window.at = root.querySelector('.composer').getBoundingClientRect().top").await;
    reader.until(&format!("root.querySelector('.thread > li').id !== {shown}")).await;
    reader.run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))").await;
    let moved = reader.see("Math.abs(root.querySelector('.composer').getBoundingClientRect().top - at)").await;
    assert!(moved.as_f64().unwrap() <= 2.0, "the composer moved by {moved}");
    Ok(())
}
