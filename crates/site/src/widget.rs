//! The folder with the widget's parts, and its name in the loader.
//!
//! Trunk writes the parts to `widget/`, and the loader names them there. What
//! ships has the folder under a name of its own build, so that a cached loader
//! never meets parts of another version.

use crate::file;
use anyhow::{Context as _, Result, ensure};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Where Trunk puts the parts.
pub const FOLDER: &str = "widget";
/// The parts that the loader must name by literals, which bundlers look for.
const PARTS: [&str; 4] = ["news-brief.js", "news-brief_bg.wasm", "news-brief.start.js", "news-brief.failure.js"];

/// The loader with its parts in `folder`.
pub fn loader_for(loader: &str, folder: &str) -> Result<String> {
    for part in PARTS {
        let literal = format!("'./{FOLDER}/{part}'");
        ensure!(loader.contains(&literal), "the loader does not name {literal}");
    }
    Ok(loader.replace(&format!("'./{FOLDER}/"), &format!("'./{folder}/")))
}

/// Renames the folder of parts in `dist` by a hash of its files.
pub fn rename(dist: &Path) -> Result<String> {
    let folder = dist.join(FOLDER);
    let mut hash = Sha256::new();
    for (name, bytes) in files(&folder)? {
        hash.update(name.as_bytes());
        hash.update(Sha256::digest(bytes));
    }
    let mut name = format!("{FOLDER}-");
    for byte in hash.finalize().iter().take(4) {
        write!(name, "{byte:02x}")?;
    }
    fs::rename(&folder, dist.join(&name)).with_context(|| format!("cannot rename {}", folder.display()))?;
    Ok(name)
}

/// The files in `folder`, sorted by name.
pub fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let entries = folder.read_dir().with_context(|| format!("cannot read {}: run Trunk first", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        files.push((entry.file_name().to_string_lossy().into_owned(), file::bytes(&entry.path())?));
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_names_the_given_folder() {
        let loader = file::read(&crate::root().join("static/news-brief.js")).unwrap();
        let renamed = loader_for(&loader, "widget-1").unwrap();
        assert!(renamed.contains("'./widget-1/news-brief_bg.wasm'") && !renamed.contains("'./widget/"));
        let error = loader_for(&loader.replace("'./widget/news-brief.start.js'", "name"), "widget-1").unwrap_err();
        assert!(error.to_string().contains("'./widget/news-brief.start.js'"), "{error}");
    }

    #[test]
    fn the_folder_name_depends_on_every_file() {
        let dist = std::env::temp_dir().join(format!("site-widget-{}", std::process::id()));
        let name = |files: [(&str, &str); 2]| {
            fs::create_dir_all(dist.join(FOLDER)).unwrap();
            for (name, text) in files {
                fs::write(dist.join(FOLDER).join(name), text).unwrap();
            }
            let name = rename(&dist).unwrap();
            assert!(dist.join(&name).join("b").exists() && !dist.join(FOLDER).exists());
            fs::remove_dir_all(dist.join(&name)).unwrap();
            name
        };
        let first = name([("a", "1"), ("b", "2")]);
        assert_eq!((first.len(), &first[..7]), ("widget-".len() + 8, "widget-"));
        assert_eq!(name([("a", "1"), ("b", "2")]), first);
        assert_ne!(name([("a", "1"), ("b", "3")]), first);
        fs::remove_dir_all(&dist).unwrap();
    }
}
