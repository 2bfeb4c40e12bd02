//! Metric cards: figures as printed, links to their sentences and back.

use crate::{Outcome, open};

#[tokio::test]
async fn cards_show_figures_as_printed() -> Outcome {
    let reader = open().await;
    let figures =
        reader.see("[...root.querySelectorAll('[part=metric-figure]')].map((node) => node.textContent)").await;
    let figures: Vec<_> = figures.as_array().unwrap().iter().map(|figure| figure.as_str().unwrap()).collect();
    assert!(figures.len() >= 8, "{figures:?}");
    for figure in ["92%", "67%", "超过2/3", "超过270亿元", "4100多个"] {
        assert!(figures.contains(&figure), "{figure} is not among {figures:?}");
    }
    let rings = reader
        .see("[...root.querySelectorAll('.ring-value')].map((ring) => ring.getAttribute('stroke-dasharray'))")
        .await;
    assert_eq!(rings, serde_json::json!(["920 1000", "670 1000", "667 1000"]));
    Ok(())
}

#[tokio::test]
async fn a_card_leads_to_its_sentence_and_back() -> Outcome {
    let reader = open().await;
    reader.click("#metric-4").await;
    reader.until("root.activeElement?.classList.contains('marked')").await;
    assert!(reader.text("#task-3-panel .marked").await.contains("超过270亿元"));
    assert!(!reader.see("root.querySelector('#task-3-panel').hidden").await.as_bool().unwrap());
    reader.until("(() => { const box = root.querySelector('.marked').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight })()").await;
    reader.click(".back").await;
    reader.until("root.activeElement?.id === 'metric-4'").await;
    assert_eq!(reader.count(".marked").await, 0);
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn every_card_finds_its_own_figure() -> Outcome {
    let reader = open().await;
    reader.click(".metrics-toggle").await;
    for number in 1..=reader.count("[part=metric]").await {
        let figure = reader.text(&format!("#metric-{number} [part=metric-figure]")).await;
        reader.click(&format!("#metric-{number}")).await;
        reader.until("root.activeElement?.classList.contains('marked')").await;
        let marked = reader.see("[...root.querySelectorAll('.marked')].map((node) => node.textContent).join('')").await;
        assert!(marked.as_str().unwrap().contains(&figure), "{figure} is not in {marked}");
        reader.click(".back").await;
    }
    Ok(())
}
