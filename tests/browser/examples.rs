//! Each example, built from the packed package as its readme says, and used.

use crate::hosts::{Project, unpacked, with_packages};
use crate::{Browser, Outcome, Reader, Site};

/// Opens `path` of a site.
async fn at(site: Site, path: &str) -> Reader {
    let reader = Reader { browser: Browser::start(&[]).await, site };
    reader.go(path).await;
    reader
}

/// What the React and Vue examples show: an article as a property, options, events.
async fn properties_and_events(reader: &Reader) {
    reader.until("widget").await;
    reader.run("scrollTo(0, document.body.scrollHeight)").await;
    reader.ready().await;
    let told = "document.querySelector('#told').textContent";
    reader.until(&format!("{told}.startsWith('ready: ')")).await;
    assert_eq!(reader.see("[root.querySelector('[part=title]').localName, root.querySelector('[part=title]').textContent === widget.article.title]").await, serde_json::json!(["h1", true]));
    reader.click("#task-1-button").await;
    reader.until(&format!("{told} === 'task-1: open'")).await;
    reader.run("window.before = root.querySelector('.root')").await;
    reader.run("document.querySelector('button').click()").await;
    reader
        .until("widget.theme === 'dark' && getComputedStyle(root.querySelector('.root')).colorScheme === 'dark'")
        .await;
    // The article is the same object, so nothing was rendered again.
    assert_eq!(reader.see("root.querySelector('.root') === before").await, true);
    reader.post("from an app").await;
    reader.no_errors().await;
}

#[tokio::test]
async fn the_react_example_works() -> Outcome {
    with_packages!();
    let project = Project::of_example("react");
    let reader = at(project.built().await, "/").await;
    properties_and_events(&reader).await;
    Ok(())
}

#[tokio::test]
async fn the_vue_example_works() -> Outcome {
    with_packages!();
    let project = Project::of_example("vue");
    let reader = at(project.built().await, "/").await;
    properties_and_events(&reader).await;
    Ok(())
}

#[tokio::test]
async fn the_static_site_example_works() -> Outcome {
    with_packages!();
    let project = Project::of_example("static-site");
    project.node("@11ty/eleventy/cmd.cjs", &["--quiet"]);
    let page = std::fs::read_to_string(project.folder().join("built/harbour/index.html"))?;
    let article = std::fs::read_to_string(project.folder().join("site/_data/articles/harbour.json"))?;
    let article: serde_json::Value = serde_json::from_str(&article)?;
    // The text is in the page, outside of scripts, for search engines.
    let text = page.split("</script>").last().unwrap();
    let title = article["body"][1]["items"][0]["title"].as_str().or_else(|| article["title"].as_str()).unwrap();
    assert!(text.contains(title), "{title} is not in the page");
    let reader = at(Site::start_at(project.folder().join("built")).await, "/harbour/").await;
    reader.ready().await;
    assert_eq!(reader.text("[part=title]").await, article["title"].as_str().unwrap());
    assert_eq!(reader.see("root.querySelector('[part=title]').localName").await, "h1");
    reader.post("on a static site").await;
    reader.no_errors().await;
    Ok(())
}

/// The examples without a build, in a folder like the repository's.
async fn plain(name: &str) -> (Project, Site) {
    let project = Project::new(&[]);
    unpacked(&project, "dist/embed");
    let place = project.folder().join("examples").join(name);
    crate::hosts::copy_example(name, &place);
    let site = Site::start_at(project.folder().to_owned()).await;
    (project, site)
}

#[tokio::test]
async fn the_plain_html_example_works() -> Outcome {
    with_packages!();
    let (_project, site) = plain("plain-html").await;
    let reader = at(site, "/examples/plain-html/index.html").await;
    reader.ready().await;
    let log = "document.querySelector('#log').textContent";
    reader.until(&format!("{log}.includes('news-brief-ready')")).await;
    reader.click("#task-1-button").await;
    reader.until(&format!("{log}.includes('news-brief-toggle {{\"id\":\"task-1\",\"open\":true}}')")).await;
    let mounted = "document.querySelector('#mounted news-brief')";
    reader
        .until(&format!("{mounted}?.shadowRoot.querySelector('[part=title]')?.textContent === 'Mounted by script'"))
        .await;
    reader.run("document.querySelector('#mounted').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))").await;
    reader.until(&format!("!{mounted}")).await;
    reader.no_errors().await;
    Ok(())
}

#[tokio::test]
async fn the_iframe_example_fits_its_article() -> Outcome {
    with_packages!();
    let (_project, site) = plain("iframe").await;
    let reader = at(site, "/examples/iframe/index.html").await;
    let frame = "document.querySelector('iframe')";
    let fits = format!(
        "{frame}.contentDocument?.querySelector('news-brief')?.shadowRoot?.querySelector('.status') && \
         Math.abs({frame}.clientHeight - {frame}.contentDocument.querySelector('news-brief').getBoundingClientRect().height) <= 1"
    );
    reader.until(&fits).await;
    let before = reader.see(&format!("{frame}.clientHeight")).await.as_u64().unwrap();
    reader
        .run(&format!(
            "{frame}.contentDocument.querySelector('news-brief').shadowRoot.querySelector('#task-1-button').click()"
        ))
        .await;
    reader.until(&format!("{frame}.clientHeight > {before} && {fits}")).await;
    // The frame has no scroll bar.
    assert_eq!(
        reader.see(&format!("{frame}.contentDocument.documentElement.scrollHeight <= {frame}.clientHeight + 1")).await,
        true
    );
    reader.no_errors().await;
    Ok(())
}
