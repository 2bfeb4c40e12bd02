//! `news-brief render --one-file`: article and widget in one HTML file that
//! opens by double click and needs no network.
//!
//! A page opened from `file://` can't load a module or fetch a file beside it.
//! So an import map gives each script that the loader imports as a `data:`
//! URL, the wasm is the `data:` URL in `wasm-url`, and the loader itself is an
//! inline module. Before it stand the article as the widget draws it, and as
//! plain HTML for browsers without declarative shadow roots.

use crate::data_url::data_url;
use crate::page;
use crate::parts::Parts;
use crate::shadow;
use anyhow::{Result, ensure};
use article::Article;
use serde_json::{Map, json};

const ICON: &str = include_str!("../../../static/icon.svg");
/// The page's own styles, also for the article where there is no widget.
const STYLES: &str = "body{background:#fff;background:light-dark(#fff,#131715);margin:0}\
    article{font:1.0625em/1.75 system-ui,sans-serif;margin:auto;max-width:40em;padding:1em}";

/// The page for `article`, which was read from the document `text`.
///
/// # Errors
/// When the article can't be rendered, or the loader can't be inlined.
pub fn page(article: &Article, text: &str, parts: &Parts) -> Result<String> {
    // The markup's key is of the document as the element finds it.
    let text = &shadow::escaped(text);
    ensure!(!parts.loader.contains("</script"), "the loader can't stand in a page: it contains </script");
    let head = format!(
        "<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"{}\">\n<style>{STYLES}</style>\n\
         <script type=\"importmap\">{}</script>\n",
        data_url("image/svg+xml", ICON.as_bytes()),
        import_map(parts)
    );
    let body = format!(
        "<main><news-brief heading-level=\"{}\" loading=\"eager\" wasm-url=\"{}\">{}{}</news-brief></main>\n\
         <script type=\"module\">{}</script>",
        shadow::HEADING_LEVEL,
        data_url("application/wasm", &parts.wasm),
        shadow::inside(article.clone(), text)?,
        shadow::document(text),
        parts.loader
    );
    Ok(page::page(article, &head, &body))
}

/// Where the loader's imports lead.
fn import_map(parts: &Parts) -> String {
    let url = |text: &String| data_url("text/javascript", text.as_bytes()).into();
    let imports: Map<_, _> = parts.scripts.iter().map(|(name, text)| (name.clone(), url(text))).collect();
    json!({ "imports": imports }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_every_part() {
        let loader = "import('./glue.js');new URL('./w.wasm', import.meta.url)";
        let parts = Parts {
            loader: loader.to_owned(),
            scripts: vec![("./glue.js".to_owned(), "export {}".to_owned())],
            wasm: b"\0asm".to_vec(),
        };
        let text = include_str!("../../../static/article.json");
        let (article, _) = article::read_text(text).unwrap();
        let page = page(&article, text, &parts).unwrap();
        for wanted in [
            &format!("<template shadowrootmode=\"open\"><style>{}</style>", news_brief::STYLES),
            "<article lang=\"zh-CN\">",
            "id=\"task-3\"",
            "{\"imports\":{\"./glue.js\":\"data:text/javascript;base64,ZXhwb3J0IHt9\"}}",
            "wasm-url=\"data:application/wasm;base64,AGFzbQ==\"",
            "<script type=\"application/json\">{",
            &format!("<script type=\"module\">{loader}</script>"),
        ] {
            assert!(page.contains(wanted), "{wanted}");
        }
        for unwanted in [" src=", "<link rel=\"stylesheet"] {
            assert!(!page.contains(unwanted), "{unwanted}");
        }
    }

    #[test]
    fn no_text_ends_the_script_of_the_document() {
        let parts = Parts { loader: String::new(), scripts: Vec::new(), wasm: Vec::new() };
        let text = r#"{"format":"news-brief/1","id":"a","lang":"en","title":"T","body":[{"type":"paragraph","text":"<!-- <script> </script>"}]}"#;
        let (article, _) = article::read_text(text).unwrap();
        let page = page(&article, text, &parts).unwrap();
        let start =
            page.find("<script type=\"application/json\">").unwrap() + "<script type=\"application/json\">".len();
        let script = &page[start..start + page[start..].find("</script>").unwrap()];
        assert!(!script.contains('<'), "{script}");
        assert_eq!(article::read_text(script).unwrap().0, article);
    }
}
