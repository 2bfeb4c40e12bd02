//! Light, dark, forced colours, ready-made themes, the reading-progress line.

use crate::browser::Browser;
use crate::checks::{barriers, media, window};
use crate::engine::only_in;
use crate::{Outcome, Reader, Site, open};
use serde_json::json;

/// The ready-made themes, by name.
fn themes() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/themes");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|file| (file.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&file).unwrap()))
        .collect()
}

#[tokio::test]
async fn axe_finds_nothing_in_any_theme() -> Outcome {
    only_in!(Chromium, "axe is put into pages, and their size is set, by the DevTools protocol");
    let reader = open().await;
    reader.click("#task-3-button").await;
    reader.click("#reply-c1").await;
    reader.click(".composer.inline [part=composer-submit]").await;
    reader.click("#metric-4").await;
    reader.until("root.querySelector('.marked')").await;
    let themes = themes();
    assert_eq!(themes.len(), 3);
    let mut grounds = Vec::new();
    for (name, styles) in themes {
        reader
            .run(&format!(
                "const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet]",
                json!(styles)
            ))
            .await;
        for scheme in ["light", "dark"] {
            media(&reader, "prefers-color-scheme", scheme).await;
            reader.until(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches")).await;
            let ground = reader.see("getComputedStyle(root.querySelector('.root')).backgroundColor").await;
            assert!(name == "ink" || !grounds.contains(&ground), "{name} has its own ground in {scheme}: {ground}");
            grounds.push(ground);
            let found = barriers(&reader, 1280, 1, false).await;
            assert!(found.is_empty(), "{name}, {scheme}: {found:#?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn colours_follow_the_host_from_first_frame() -> Outcome {
    only_in!(Chromium, "media features are emulated by the DevTools protocol");
    let reader = Reader { browser: Browser::start(&[]).await, site: Site::start().await };
    // Every background that a frame is painted with, before the widget and after it.
    reader
        .run_first(
            "window.grounds = new Set(); const look = () => { \
               const root = document.querySelector('news-brief')?.shadowRoot?.querySelector('.root'); \
               if (root) grounds.add(getComputedStyle(root).backgroundColor); requestAnimationFrame(look) }; look()",
        )
        .await;
    const DARK: &str = "rgb(19, 23, 21)";
    const LIGHT: &str = "rgb(255, 255, 255)";
    for (scheme, attributes, host, ground) in [
        ("dark", "", "light dark", DARK),
        ("light", "", "light dark", LIGHT),
        ("light", "", "dark", DARK),
        ("dark", "", "light", LIGHT),
        ("dark", " theme=\"light\"", "light dark", LIGHT),
        ("light", " theme=\"dark\"", "light dark", DARK),
    ] {
        let site =
            crate::site::dist_text("index.html").replace("<news-brief ", &format!("<news-brief{attributes} ")).replace(
                "<meta name=\"color-scheme\" content=\"light dark\">",
                &format!("<meta name=\"color-scheme\" content=\"{host}\">"),
            );
        reader.site.add("/scheme.html", &site);
        media(&reader, "prefers-color-scheme", scheme).await;
        reader.go("/scheme.html").await;
        reader.ready().await;
        assert_eq!(reader.see("[...grounds]").await, json!([ground]), "{scheme},{attributes} on a {host} page");
    }
    Ok(())
}

#[tokio::test]
async fn the_progress_line_follows_the_reader() -> Outcome {
    only_in!(Chromium, "the others have no scroll timelines, or not yet");
    let reader = open().await;
    window(&reader, 360, 640, 1, true).await;
    const LINE: &str = "(() => { const style = getComputedStyle(root.querySelector('.article'), '::before'); \
        return style.display === 'none' || style.content === 'none' ? 'none' : new DOMMatrix(style.transform).a })()";
    assert_eq!(reader.see(LINE).await, "none");
    reader.run("widget.setAttribute('progress', 'on'); widget.sections = 'open'").await;
    reader.until("!root.querySelector('.panel[hidden]')").await;
    reader.until(&format!("{LINE} === 0")).await;
    reader.run("const { top, height } = root.querySelector('.article').getBoundingClientRect(); scrollTo(0, scrollY + top + (height - innerHeight) / 2)").await;
    reader.until(&format!("Math.abs({LINE} - 0.5) < 0.02")).await;
    reader.run("root.querySelector('#comments').scrollIntoView()").await;
    reader.until(&format!("{LINE} === 1")).await;
    media(&reader, "prefers-reduced-motion", "reduce").await;
    reader.until(&format!("{LINE} === 'none'")).await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_reading_time_can_be_turned_off() -> Outcome {
    let reader = open().await;
    let minutes = reader.text("[part=reading-time]").await;
    assert!(minutes.starts_with('约') && minutes.ends_with("分钟读完"), "{minutes}");
    reader.run("widget.readingTime = 'off'").await;
    reader.until("!root.querySelector('[part=reading-time]')").await;
    reader.run("widget.removeAttribute('reading-time')").await;
    reader.until("root.querySelector('[part=reading-time]')").await;
    Ok(())
}
