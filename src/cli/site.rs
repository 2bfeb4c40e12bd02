//! The last step of Trunk's build: names are filled in, the articles are written
//! into their pages.

use super::languages::Scripts;
use super::packed::short_hash;
use super::{editor, imports, optimise, pages, precache, script, split, unused};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The scripts that are written by hand, but for the service worker.
const SCRIPTS: [&str; 4] = ["news-brief.js", "news-brief.failure.js", "news-brief.messages.js", "page.js"];
/// How the glue begins, and how it begins in a release. The loader gives the glue an answer of a server, and no other beginning.
const START: [&str; 2] = [
    "export { initSync, __wbg_init as default };",
    "const start = async ({ module_or_path }) =>
__wbg_finalize_init((await __wbg_load(await module_or_path, __wbg_get_imports())).instance);
export { start as default };",
];
/// How the glue takes in the rest of the wasm, of which it is given the answer
/// of a server; and what stands for that where there is no rest.
const COMPLETE: &str =
    "\nexport const complete = (response) => __wbg_load(response, {...__wbg_get_imports(), first: wasm});\n";
const COMPLETED: &str = "\nexport const complete = () => {};\n";
const SERVICE_WORKER: &str = "service-worker.js";

/// Finishes the site in Trunk's staging folder.
///
/// # Errors
/// A sentence that names the file and what is wrong.
pub fn run() -> Result<ExitCode, String> {
    let staging = variable("TRUNK_STAGING_DIR")?;
    let mut glue = find(&staging, "news-brief-", ".js")?;
    let mut wasm = find(&staging, "news-brief-", "_bg.wasm")?;
    // Where all code is in one wasm there is nothing to complete, and the loader
    // is given what it has already.
    let mut rest = wasm.clone();
    // Other builds keep the lines and the names that a debugger shows.
    let release = variable("TRUNK_PROFILE")?.as_os_str() == "release";
    if release {
        unused::remove(&staging.join(&wasm))?;
        rest = wasm.replace("_bg.wasm", "_rest.wasm");
        let parts = [&wasm, &rest].map(|name| staging.join(name));
        split::run(&parts[0], &parts[1])?;
        for part in &parts {
            optimise::part(part)?;
        }
        let script = read(&staging.join(&glue))?;
        if !script.contains(START[0]) {
            return Err(format!("{glue} does not end as wasm-bindgen ends it"));
        }
        write(&staging.join(&glue), &format!("{}{COMPLETE}", script.replace(START[0], START[1])))?;
        shrink(&staging.join(&glue), &parts)?;
        [glue, wasm, rest] = renamed(&staging, [glue, wasm, rest])?;
    } else {
        write(&staging.join(&glue), &format!("{}{COMPLETED}", read(&staging.join(&glue))?))?;
    }
    let styles = minify(&read(&staging.join("news-brief.css"))?);
    write(&staging.join("news-brief.css"), &styles)?;

    let languages = Scripts::new();
    for (name, text) in &languages.files {
        write(&staging.join(name), text)?;
    }
    for name in SCRIPTS {
        let text =
            read(&staging.join(name))?.replace("{glue}", &glue).replace("{wasm}", &wasm).replace("{rest}", &rest);
        let text = languages.filled(&text);
        write(&staging.join(name), &if release { script::squeezed(&text)? } else { text })?;
    }
    editor::finish(&staging, release)?;

    let samples = pages::samples(&staging)?;
    let preload = format!(
        "<link rel=\"modulepreload\" href=\"{glue}\"><link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n</head>"
    );
    let template = read(&staging.join("index.html"))?.replacen("</head>", &preload, 1);
    for (name, page) in pages::pages(&template, &samples, &styles, &languages)? {
        write(&staging.join(name), &page)?;
    }
    let offline = staging.join("offline.html");
    write(&offline, &pages::without_network(&read(&offline)?, &samples)?)?;

    // Last, for it knows each file by its bytes. A site that is being worked
    // on changes too often to be kept.
    let file = staging.join(SERVICE_WORKER);
    let text = read(&file)?;
    write(
        &file,
        &if release { script::squeezed(&precache::filled(&text, &staging)?)? } else { precache::empty(&text) },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the glue and the parts of its wasm smaller, in place.
pub fn shrink(glue: &Path, wasm: &[PathBuf]) -> Result<(), String> {
    let mut parts = Vec::new();
    for file in wasm {
        parts.push(fs::read(file).map_err(|error| format!("{}: can't be read: {error}", file.display()))?);
    }
    let (parts, script) = imports::numbered(&parts, &without_comments(&read(glue)?))?;
    for (file, bytes) in wasm.iter().zip(parts) {
        fs::write(file, bytes).map_err(|error| format!("{}: can't be written: {error}", file.display()))?;
    }
    write(glue, &script::squeezed(&script)?)
}

/// Names the glue and its wasm by what is in them now: Trunk did by what was.
fn renamed(folder: &Path, names: [String; 3]) -> Result<[String; 3], String> {
    let mut bytes = Vec::new();
    for name in &names {
        let file = folder.join(name);
        bytes.extend(fs::read(&file).map_err(|error| format!("{}: can't be read: {error}", file.display()))?);
    }
    let hash = short_hash(bytes);
    let renamed = [".js", "_bg.wasm", "_rest.wasm"].map(|end| format!("news-brief-{hash}{end}"));
    for (old, new) in names.iter().zip(&renamed) {
        fs::rename(folder.join(old), folder.join(new)).map_err(|error| format!("{old}: can't be renamed: {error}"))?;
    }
    Ok(renamed)
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

/// The text of `file`.
///
/// # Errors
/// A sentence that names it.
pub fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: can't be read: {error}", file.display()))
}

pub fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: can't be written: {error}", file.display()))
}

/// CSS without comments and without space that separates nothing.
pub fn minify(css: &str) -> String {
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
pub fn without_comments(script: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{Scripts, script};

    #[test]
    fn the_loader_is_at_most_three_kilobytes_as_shipped() {
        let loader = include_str!("../../static/news-brief.js");
        let loader = loader.replace("{glue}", "news-brief-0123456789abcdef.js");
        let loader = loader.replace("{wasm}", "news-brief-0123456789abcdef_bg.wasm");
        let loader = loader.replace("{rest}", "news-brief-0123456789abcdef_rest.wasm");
        let loader = Scripts::new().filled(&loader);
        let loader = script::squeezed(&loader).unwrap();
        let mut compressed = Vec::new();
        let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut loader.as_bytes(), &mut compressed, &best).unwrap();
        println!("{} bytes", compressed.len());
        assert!(compressed.len() <= 3_000, "{} bytes", compressed.len());
    }
}
