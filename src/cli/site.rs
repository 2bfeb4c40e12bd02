//! The last step of Trunk's build: names are filled in, the article is written
//! into the page.

use super::{imports, render};
use crate::text::Messages;
use crate::ui::{Markup, Options, markup_key};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where the page wants the article.
const PLACE: &str = "<!-- the article is written here when the site is built -->";

/// Finishes the site in Trunk's staging folder.
///
/// # Errors
/// A sentence that names the file and what is wrong.
pub fn run() -> Result<ExitCode, String> {
    let staging = variable("TRUNK_STAGING_DIR")?;
    let glue = find(&staging, "news-brief-", ".js")?;
    let wasm = find(&staging, "news-brief-", "_bg.wasm")?;
    let styles = minify(&read(&staging.join("news-brief.css"))?);
    write(&staging.join("news-brief.css"), &styles)?;

    let loader = read(&staging.join("news-brief.js"))?;
    let loader = without_comments(&loader).replace("{glue}", &glue).replace("{wasm}", &wasm);
    write(&staging.join("news-brief.js"), &loader)?;
    // Other builds keep the names that a debugger shows.
    if variable("TRUNK_PROFILE")?.as_os_str() == "release" {
        shrink(&staging.join(&glue), &staging.join(&wasm))?;
    }

    let file = staging.join("article.json");
    let text = read(&file)?;
    let article = render::read(&file, &text)?;
    let messages = Messages::of(&article.lang);
    let options = Options { heading_level: 1, ..Options::default() };
    let key = markup_key(&text, messages, &options);
    let html = render::html(article, options, Markup::Shadow)?;
    let shadow = format!(
        "<template shadowrootmode=\"open\"><style>{styles}</style><div class=\"root\" data-key=\"{key}\">{html}</div></template>\
         <script type=\"application/json\">{}</script>",
        text.trim().replace("</", "<\\/")
    );
    let index = staging.join("index.html");
    let page = read(&index)?;
    if !page.contains(PLACE) {
        return Err(format!("{}: has no line {PLACE}", index.display()));
    }
    let preload = format!(
        "<link rel=\"modulepreload\" href=\"{glue}\"><link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n</head>"
    );
    write(&index, &page.replace(PLACE, &shadow).replacen("</head>", &preload, 1))?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the glue and its wasm smaller, in place.
fn shrink(glue: &Path, wasm: &Path) -> Result<(), String> {
    let bytes = fs::read(wasm).map_err(|error| format!("{}: can't be read: {error}", wasm.display()))?;
    let (bytes, script) = imports::numbered(&bytes, &without_comments(&read(glue)?))?;
    fs::write(wasm, bytes).map_err(|error| format!("{}: can't be written: {error}", wasm.display()))?;
    write(glue, &script)
}

fn variable(name: &str) -> Result<PathBuf, String> {
    std::env::var_os(name).map(PathBuf::from).ok_or_else(|| format!("{name} is not set: this step is called by Trunk"))
}

fn find(folder: &Path, prefix: &str, suffix: &str) -> Result<String, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    entries
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .find(|name| name.starts_with(prefix) && name.ends_with(suffix))
        .ok_or_else(|| format!("{}: has no {prefix}…{suffix}", folder.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: can't be read: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: can't be written: {error}", file.display()))
}

/// CSS without comments and without space that separates nothing.
fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out.push_str(rest);
    let words: Vec<_> = out.split_whitespace().collect();
    let mut css = words.join(" ");
    for mark in ["{", "}", ";", ","] {
        css = css.replace(&format!(" {mark}"), mark).replace(&format!("{mark} "), mark);
    }
    css.replace(";}", "}").replace(": ", ":")
}

/// JavaScript without the lines that are comments alone, and without indents.
fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}
