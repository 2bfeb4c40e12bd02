//! The sizes of what a reader's browser loads first.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;

/// One file and its sizes in bytes.
#[derive(Debug, PartialEq)]
pub struct Sizes {
    /// Its name.
    pub file: String,
    /// Its length.
    pub raw: usize,
    /// Its length as a server sends it, compressed by brotli at its best.
    pub brotli: usize,
}

/// What the files of a first load may weigh together, compressed, where the
/// wasm is built small.
const MOST: usize = 90_000;

/// Parts of the widget that are asked for only in some case.
const LATER: [&str; 2] = ["news-brief.failure.js", "news-brief.messages.js"];
/// How the name of the wasm ends that is loaded once the page is still.
const REST: &str = "_rest.wasm";

/// The sizes of the widget's parts in `dist` that every reader loads. Of the
/// languages, of which a reader loads one, it is the heaviest.
pub fn first_load(dist: &Path) -> Result<Vec<Sizes>> {
    let entries = dist.read_dir().with_context(|| format!("there is no built site in {}", dist.display()))?;
    let mut sizes = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let extension = path.extension().and_then(|e| e.to_str());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_part = name.starts_with("news-brief") && !LATER.contains(&&*name) && !name.ends_with(REST);
        if path.is_file() && is_part && matches!(extension, Some("js" | "wasm" | "css")) {
            sizes.push(measure(&path)?);
        }
    }
    let heaviest = sizes.iter().filter(|s| is_language(&s.file)).map(|s| s.brotli).max();
    sizes.retain(|s| !is_language(&s.file) || Some(s.brotli) == heaviest);
    sizes.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(sizes)
}

/// The sizes of the wasm that comes after the first load.
pub fn rest(dist: &Path) -> Result<Vec<Sizes>> {
    let entries = dist.read_dir().with_context(|| format!("there is no built site in {}", dist.display()))?;
    let mut sizes = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(REST) {
            sizes.push(measure(&path)?);
        }
    }
    Ok(sizes)
}

/// Whether a file holds the words of a language: `news-brief.en-0123456789abcdef.js`.
fn is_language(file: &str) -> bool {
    file.strip_prefix("news-brief.").is_some_and(|rest| rest.contains('-'))
}

/// Fails where a first load weighs more than it may.
pub fn check(sizes: &[Sizes]) -> Result<()> {
    let total: usize = sizes.iter().map(|s| s.brotli).sum();
    if total > MOST {
        bail!("a first load is {} bytes, compressed; it may be {}", grouped(total), grouped(MOST));
    }
    Ok(())
}

/// The sizes of one file.
pub fn measure(path: &Path) -> Result<Sizes> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut compressed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &best)?;
    let file = path.file_name().unwrap_or_default();
    Ok(Sizes { file: file.to_string_lossy().into_owned(), raw: bytes.len(), brotli: compressed.len() })
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
    fn only_what_is_loaded_first_is_measured() {
        let dist = std::env::temp_dir().join(format!("xtask-sizes-{}", std::process::id()));
        fs::create_dir_all(dist.join("folder.js")).unwrap();
        for (file, length) in [
            ("news-brief-1_bg.wasm", 1000),
            ("news-brief-1_rest.wasm", 1000),
            ("news-brief.js", 1000),
            ("news-brief.failure.js", 1000),
            ("news-brief.en-1.js", 1000),
            ("news-brief.zh-TW-1.js", 900_000),
            ("page.js", 1000),
            ("index.html", 1000),
            ("icon.png", 1000),
        ] {
            fs::write(dist.join(file), "x".repeat(length)).unwrap();
        }
        let sizes = first_load(&dist).unwrap();
        let rest = rest(&dist).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(rest.iter().map(|s| s.file.as_str()).collect::<Vec<_>>(), ["news-brief-1_rest.wasm"]);
        let files: Vec<&str> = sizes.iter().map(|s| s.file.as_str()).collect();
        assert_eq!(files, ["news-brief-1_bg.wasm", "news-brief.js", "news-brief.zh-TW-1.js"]);
        assert!(sizes[..2].iter().all(|s| s.raw == 1000 && s.brotli < 40));
    }

    #[test]
    fn a_first_load_that_is_too_heavy_is_refused() {
        let sizes = |brotli| {
            [
                Sizes { file: "a.wasm".to_owned(), raw: 0, brotli: MOST - 10 },
                Sizes { file: "b.js".to_owned(), raw: 0, brotli },
            ]
        };
        assert!(check(&sizes(10)).is_ok());
        assert!(check(&sizes(11)).unwrap_err().to_string().contains("compressed; it may be"));
    }
}
