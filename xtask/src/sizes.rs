//! The sizes of what a reader's browser loads.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;

/// One file and its sizes in bytes.
#[derive(Debug, PartialEq)]
pub struct Sizes {
    /// Its path in its folder.
    pub file: String,
    /// Its length.
    pub raw: usize,
    /// Its length compressed by brotli, quality 11.
    pub brotli: usize,
}

/// The most that a first load may weigh, compressed. The goal is 160,000.
const FIRST_LOAD: usize = 205_000;
/// The most that a reader of a prerendered page loads who never reaches the
/// comments, compressed.
const READING: usize = 12_000;

const LOADER: &str = "news-brief.js";
/// The widget's parts, in the folder of their build.
const PARTS: [&str; 3] = ["news-brief.js", "news-brief.start.js", "news-brief_bg.wasm"];

/// What the site in `dist` loads to start the widget.
pub fn first_load(dist: &Path) -> Result<Vec<Sizes>> {
    let folder = widget(dist)?;
    let parts = PARTS.map(|part| format!("{folder}/{part}"));
    std::iter::once(LOADER).chain(parts.iter().map(String::as_str)).map(|file| measure(dist, file)).collect()
}

/// What a reader loads who never reaches the comments of a prerendered page.
/// The styles are in the page, and `page.js` is the site's.
pub fn reading(dist: &Path) -> Result<Vec<Sizes>> {
    let styles = measure(&crate::root().join("static"), "news-brief.css")?;
    Ok(vec![measure(dist, LOADER)?, styles, measure(dist, "page.js")?])
}

/// What is loaded only in some case.
pub fn later(dist: &Path) -> Result<Vec<Sizes>> {
    let folder = widget(dist)?;
    let mut sizes = Vec::new();
    for folder in [folder.as_str(), "editor"] {
        for part in all(&dist.join(folder))?.into_iter().filter(|part| !PARTS.contains(&part.file.as_str())) {
            sizes.push(Sizes { file: format!("{folder}/{}", part.file), ..part });
        }
    }
    sizes.push(measure(dist, "service-worker.js")?);
    Ok(sizes)
}

/// The sizes of all files in `folder` and the folders in it, sorted by name.
pub fn all(folder: &Path) -> Result<Vec<Sizes>> {
    let mut sizes = Vec::new();
    for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = all(&entry.path())?.into_iter();
            sizes.extend(inner.map(|part| Sizes { file: format!("{name}/{}", part.file), ..part }));
        } else {
            sizes.push(measure(folder, &name)?);
        }
    }
    sizes.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(sizes)
}

/// The name of the folder of the widget's parts.
fn widget(dist: &Path) -> Result<String> {
    let entries = dist.read_dir().with_context(|| format!("there is no built site in {}", dist.display()))?;
    let mut names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| name.starts_with("widget-")).with_context(|| format!("{} has no widget-…", dist.display()))
}

/// Fails if the site in `dist` is larger than it may be.
pub fn check(dist: &Path) -> Result<()> {
    at_most("a first load", &first_load(dist)?, FIRST_LOAD)?;
    at_most("reading a prerendered page", &reading(dist)?, READING)
}

fn at_most(what: &str, sizes: &[Sizes], most: usize) -> Result<()> {
    let total: usize = sizes.iter().map(|s| s.brotli).sum();
    if total > most {
        bail!("{what} is {} bytes, compressed; it may be {}", grouped(total), grouped(most));
    }
    Ok(())
}

/// The sizes of `file` in `folder`.
pub fn measure(folder: &Path, file: &str) -> Result<Sizes> {
    let path = folder.join(file);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut compressed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &best)?;
    Ok(Sizes { file: file.to_owned(), raw: bytes.len(), brotli: compressed.len() })
}

/// A table of sizes, with their totals.
pub fn table(sizes: &[Sizes]) -> String {
    let width = sizes.iter().map(|s| s.file.chars().count()).max();
    let width = width.unwrap_or(0).max("total".len());
    let mut text = String::new();
    let mut row = |file: &str, raw: &str, brotli: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{file:width$}  {raw:>9}  {brotli:>9}");
    };
    row("file", "raw", "brotli 11");
    for s in sizes {
        row(&s.file, &grouped(s.raw), &grouped(s.brotli));
    }
    let total = |part: fn(&Sizes) -> usize| grouped(sizes.iter().map(part).sum());
    row("total", &total(|s| s.raw), &total(|s| s.brotli));
    text
}

/// A number with its thousands set apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let shown = [0, 999, 1_000, 123_456, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "123,456", "1,234,567"]);
    }

    #[test]
    fn the_table_lines_up_and_adds_up() {
        let size = |file: &str, raw, brotli| Sizes { file: file.to_owned(), raw, brotli };
        let sizes = [size("news.js", 25_355, 4_549), size("news.wasm", 120_852, 42_525)];
        let wanted = "\
file             raw  brotli 11
news.js       25,355      4,549
news.wasm    120,852     42,525
total        146,207     47,074
";
        assert_eq!(table(&sizes), wanted);
    }

    #[test]
    fn files_are_counted_where_they_are_loaded() {
        let dist = std::env::temp_dir().join(format!("xtask-sizes-{}", std::process::id()));
        for folder in ["widget-12", "editor"] {
            fs::create_dir_all(dist.join(folder)).unwrap();
        }
        for file in [
            "news-brief.js",
            "page.js",
            "service-worker.js",
            "index.html",
            "widget-12/news-brief.js",
            "widget-12/news-brief_bg.wasm",
            "widget-12/news-brief.start.js",
            "widget-12/news-brief.failure.js",
            "editor/editor.js",
        ] {
            fs::write(dist.join(file), "x".repeat(1000)).unwrap();
        }
        let [first, reading, later] = [first_load, reading, later].map(|group| group(&dist).unwrap());
        let total = all(&dist).unwrap().len();
        fs::remove_dir_all(&dist).unwrap();
        let names = |sizes: &[Sizes]| sizes.iter().map(|s| s.file.clone()).collect::<Vec<_>>();
        let parts = ["widget-12/news-brief.js", "widget-12/news-brief.start.js", "widget-12/news-brief_bg.wasm"];
        assert_eq!(names(&first), [&["news-brief.js"], &parts[..]].concat());
        assert_eq!(names(&reading), ["news-brief.js", "news-brief.css", "page.js"]);
        assert_eq!(names(&later), ["widget-12/news-brief.failure.js", "editor/editor.js", "service-worker.js"]);
        assert!(total == 9 && first.iter().all(|s| s.raw == 1000 && s.brotli < 40));
    }

    #[test]
    fn too_large_a_load_is_refused() {
        let sizes = |brotli| [Sizes { file: "a.wasm".to_owned(), raw: 0, brotli }];
        assert!(at_most("it", &sizes(10), 10).is_ok());
        assert_eq!(
            at_most("it", &sizes(1001), 10).unwrap_err().to_string(),
            "it is 1,001 bytes, compressed; it may be 10"
        );
    }
}
