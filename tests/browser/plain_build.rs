//! The output of plain `trunk build --release` with the feature `probe`, without any step after
//! it. `cargo xtask test` builds it and names its folder.

use crate::engine::{leave_out, only_in};
use crate::{Browser, Outcome, Reader, Site};
use std::path::PathBuf;

/// The page of the plain build, with the widget drawn.
async fn open(folder: PathBuf) -> Reader {
    let site = Site::start_at(folder).await;
    site.add("/page.js", "");
    Reader::open(Browser::start(&[]).await, site, "/").await
}

/// The folder of the plain build, where there is one.
fn folder() -> Option<PathBuf> {
    std::env::var_os("NEWS_BRIEF_PLAIN").map(PathBuf::from).filter(|folder| folder.join("index.html").exists())
}

/// The folder of the plain build. The test is skipped without it.
macro_rules! plain_build {
    () => {
        match folder() {
            Some(folder) => folder,
            None => {
                fn here() {}
                leave_out(std::any::type_name_of_val(&here), "NEWS_BRIEF_PLAIN names no plain build");
                return Ok(());
            }
        }
    };
}

#[tokio::test]
async fn a_plain_build_draws_and_posts() -> Outcome {
    only_in!(Chromium, "the build is the same in every engine");
    let reader = open(plain_build!()).await;
    // Nothing is prerendered: everything comes from the document.
    assert!(reader.site.requests().contains(&"/article.json".to_owned()));
    assert!(reader.text("[part=title]").await.starts_with("产业扶贫已覆盖92%贫困户"));
    assert_eq!(reader.count("[part=item]").await, 10);
    reader.post("没有别的步骤").await;
    reader.reload().await;
    assert_eq!(reader.text("[part=comment-text]").await, "没有别的步骤");
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn a_release_formats_clones_and_reports_panics() -> Outcome {
    only_in!(Chromium, "the build is the same in every engine");
    let reader = open(plain_build!()).await;
    let drawn = reader.see("[...root.querySelectorAll('.probe p')].map((line) => line.textContent)").await;
    assert_eq!(drawn, serde_json::json!(["0.50 of [\"one\", \"two\"]", "0.50 of [\"one\", \"two\"]"]));
    reader.watch_events().await;
    reader.click(".probe button").await;
    reader.until("seen.length").await;
    let told = reader.see("seen").await;
    assert_eq!((&told[0][0], &told[0][1]["reason"]), (&"news-brief-error".into(), &"panic".into()), "{told}");
    assert!(told[0][1]["message"].as_str().unwrap().ends_with("pressed at click"), "{told}");
    assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
    reader.until("root.querySelector('.failure p')").await;
    Ok(())
}
