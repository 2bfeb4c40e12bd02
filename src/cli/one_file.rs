//! `news-brief render --one-file`: article and widget in one HTML file that
//! opens by double click and asks nothing of anyone.
//!
//! A page opened from `file://` may neither load a module nor fetch. So the
//! scripts become one classic script, which goes into the page with the wasm,
//! deflated, as Base64; the loader's own `fetch` answers from there. Ahead of
//! it stand the article as the widget draws it, and as plain HTML for browsers
//! that know no shadow roots in markup.

use super::parts::Parts;
use super::{classic, fallback, languages, packed, page, pictures, render, shadow};
use crate::ui::Options;
use std::path::Path;

/// The script that unpacks the rest.
const UNPACK: &str = include_str!("../../static/one-file.js");
const ICON: &str = include_str!("../../static/icon.svg");
/// What is behind the widget, and the article where there is no widget.
const STYLES: &str = "body{background:#fff;background:light-dark(#fff,#131715);margin:0}\
    article{font:1.0625em/1.75 system-ui,sans-serif;margin:auto;max-width:40em;padding:1em}";
/// What stands for the address of the scripts: any that no page has.
const BASE: &str = "'news-brief:/'";

/// The page for the article document `text`, which was read from `file`.
///
/// # Errors
/// A sentence, when the document is refused or a part is not as expected.
pub fn page(file: &Path, text: &str, parts: &Parts) -> Result<String, String> {
    let text = pictures::inlined(file, text);
    let article = render::read(file, &text)?;
    let options = Options { heading_level: shadow::HEADING_LEVEL, ..Options::default() };
    let plain = fallback::article(&render::html(article.clone(), options)?);
    let inside = shadow::inside(article.clone(), &text, &parts.styles.1)?;
    let script = script(parts, &article.lang)?;
    let length = script.len();
    let wasm: Vec<_> = parts.wasm.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
    let widget = packed::base64(&packed::deflated(&[script.into_bytes(), wasm].concat()));
    let unpack = super::site::without_comments(UNPACK).replace("{length}", &length.to_string());
    let head = format!(
        "<meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">\n<style>{STYLES}</style>\n",
        packed::base64(ICON.as_bytes())
    );
    let body = format!(
        "<main><news-brief heading-level=\"{}\" loading=\"eager\">{inside}{plain}</news-brief></main>\n\
         <script type=\"text/plain\" id=\"widget\">{widget}</script>\n<script>\n{unpack}</script>",
        shadow::HEADING_LEVEL
    );
    Ok(page::page(&article, &head, &body))
}

/// The widget's scripts as one, to be run with the bytes `wasm` in reach. Of
/// the languages that of the page, whose tag is `lang`, goes in.
fn script(parts: &Parts, lang: &str) -> Result<String, String> {
    let scripts: Vec<_> = parts.scripts.iter().filter(|(name, _)| languages::is_of(name, lang)).cloned().collect();
    let address = |name: &str| format!("new URL('./{name}',{BASE}).href");
    let styles = address(&parts.styles.0);
    let (mut wasm, mut start) = (String::new(), 0);
    for (name, bytes) in &parts.wasm {
        let end = start + bytes.len();
        wasm += &format!(",[{}]:[wasm.subarray({start},{end}),'application/wasm']", address(name));
        start = end;
    }
    let css = serde_json::to_string(&parts.styles.1).map_err(|error| error.to_string())?;
    let modules = classic::script(&scripts, BASE)?;
    Ok(format!(
        "'use strict';\nconst parts={{[{styles}]:[{css},'text/css']{wasm}}};\n\
         const fetch=async(url,options)=>{{\n\
         if(!Object.hasOwn(parts,url))return globalThis.fetch(url,options);\n\
         const [body,type]=parts[url];\nreturn new Response(body,{{headers:{{'content-type':type}}}});\n}};\n{modules}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_whole_and_asks_for_nothing() {
        let parts = Parts {
            scripts: vec![("news-brief.js".to_owned(), "fetch(new URL('./w.wasm', import.meta.url))".to_owned())],
            styles: ("s.css".to_owned(), "a{content:'\"'}".to_owned()),
            wasm: vec![("w.wasm".to_owned(), b"\0asm".to_vec()), ("v.wasm".to_owned(), b"asm".to_vec())],
        };
        let text = include_str!("../../static/article.json");
        let page = page(Path::new("static/article.json"), text, &parts).unwrap();
        for wanted in ["<template shadowrootmode=\"open\">", "<article lang=\"zh-CN\">", "id=\"task-3\""] {
            assert!(page.contains(wanted), "{wanted}");
        }
        for unwanted in [" src=", "<link rel=\"stylesheet", "type=\"module", "import(", "{length}"] {
            assert!(!page.contains(unwanted), "{unwanted}");
        }
        let packed = page.split("id=\"widget\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        assert!(packed.len() > 100 && packed.len().is_multiple_of(4));
        let script = script(&parts, "zh-CN").unwrap();
        assert!(script.contains("new URL('./w.wasm', 'news-brief:/')"), "{script}");
        assert!(script.contains("[new URL('./w.wasm','news-brief:/').href]:[wasm.subarray(0,4),"), "{script}");
        assert!(script.contains("[new URL('./v.wasm','news-brief:/').href]:[wasm.subarray(4,7),"), "{script}");
    }
}
