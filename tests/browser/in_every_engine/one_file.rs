//! The page in one file, opened from a disk: no server, no network.

use crate::engine::only_in;
use crate::site::dist;
use crate::{Browser, Outcome, Reader, Site, site};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A copy of the built file under an everyday name, in its own folder.
struct Stick(PathBuf);

impl Stick {
    fn with(test: &str, page: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("news-brief-stick-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("新闻 #1.html"), page).unwrap();
        Self(folder)
    }

    fn address(&self) -> String {
        format!("file://{}/%E6%96%B0%E9%97%BB%20%231.html", self.0.display())
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A reader whose site has stopped before any page was opened.
async fn reader() -> Reader {
    let site = Site::start().await;
    site.stop().await;
    Reader { browser: Browser::start(&[]).await, site }
}

#[tokio::test]
async fn one_file_opens_from_disk_with_comments() -> Outcome {
    let stick = Stick::with("seed", &site::dist_text("news-brief.html"));
    let reader = reader().await;
    reader.go_to(&stick.address()).await;
    reader.ready().await;
    assert_eq!(reader.see("location.protocol").await, "file:");
    assert_eq!(reader.count("[part=comment]").await, 6);
    reader.post("没有网络也能写").await;
    reader.click("#task-1-button").await;
    reader.until("!root.querySelector('#task-1-panel').hidden").await;
    reader.reload().await;
    assert_eq!(reader.count("[part=comment]").await, 7);
    assert_eq!(reader.text("[part=comment-text]").await, "没有网络也能写");
    assert_eq!(reader.see("root.querySelector('#task-1-panel').hidden").await, false);
    // A link into it.
    reader.go_to(&format!("{}#focus-2", stick.address())).await;
    reader.until("root.activeElement?.id?.startsWith('focus-2')").await;
    // A new rendering takes its styles from the file, too.
    reader.run("widget.setAttribute('comments', 'off')").await;
    reader.until("!root.querySelector('#composer') && root.querySelector('[part=title]')").await;
    assert_eq!(reader.see("getComputedStyle(root.querySelector('[part=title]')).fontWeight").await, "700");
    assert_eq!(reader.see("performance.getEntriesByType('resource').map((entry) => entry.name)").await, json!([]));
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn one_file_hydrates_and_keeps_typed_text() -> Outcome {
    only_in!(Chromium, "a script is put before those of a file by the DevTools protocol");
    let stick = Stick::with("typed", &site::dist_text("news-brief.html"));
    let reader = reader().await;
    // As soon as the composer is parsed, before any script of the page.
    reader
        .run_first(
            "new MutationObserver((_, observer) => { \
                 const field = document.querySelector('news-brief')?.shadowRoot?.querySelector('#composer'); \
                 if (!field) return; \
                 observer.disconnect(); field.value = '先写的'; window.field = field; \
             }).observe(document, { subtree: true, childList: true })",
        )
        .await;
    reader.go_to(&stick.address()).await;
    reader.ready().await;
    assert_eq!(
        reader.see("root.querySelector('#composer') === field && root.querySelector('#composer').value").await,
        "先写的"
    );
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn one_file_without_wasm_is_the_article() -> Outcome {
    only_in!(Chromium, "a script is put before those of a file, and scripts are turned off, by the DevTools protocol");
    let page = site::dist_text("news-brief.html");
    let stick = Stick::with("still", &page);
    // Without declarative shadow roots, as in old browsers, the plain article is shown.
    let old = Stick::with("old", &page.replace("shadowrootmode", "data-no-shadow"));
    let reader = reader().await;
    reader.run_first("delete window.WebAssembly").await;
    reader.go_to(&stick.address()).await;
    reader.until("root.querySelector('.failure')").await;
    assert!(reader.text(".failure").await.contains("互动功能未能启动"));
    // Items fold without the wasm.
    reader.click("#focus-5-button").await;
    reader.until("root.querySelector('#focus-5 p').checkVisibility()").await;
    reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    reader.go_to(&old.address()).await;
    let shown = reader.browser.driver.find(thirtyfour::By::Css("news-brief > article")).await?.text().await?;
    assert!(shown.contains("强化产业扶贫统筹推动") && shown.contains("多点惠农政策"), "{shown}");
    Ok(())
}

#[tokio::test]
async fn one_file_holds_its_pictures() -> Outcome {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/english.json");
    let program = std::process::Command::new(crate::site::program())
        .args(["render", "--one-file"])
        .arg(source)
        .arg("--parts")
        .arg(dist())
        .output()?;
    assert!(program.status.success(), "{}", String::from_utf8_lossy(&program.stderr));
    let stick = Stick::with("english", &String::from_utf8(program.stdout)?);
    let reader = reader().await;
    reader.go_to(&stick.address()).await;
    reader.ready().await;
    reader.run("root.querySelector('figure img').scrollIntoView()").await;
    reader.until("root.querySelector('figure img').naturalWidth > 0").await;
    assert_eq!(reader.text("[part=composer-submit]").await, "Publish");
    assert_eq!(reader.see("performance.getEntriesByType('resource').map((entry) => entry.name)").await, json!([]));
    reader.no_errors().await;
    Ok(())
}
