//! Gives the build a name: a hash of the sources that draw markup.
//!
//! The widget hydrates only markup that the same sources prerendered.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The folders whose sources draw markup.
const SOURCES: [&str; 2] = ["src", "crates/article/src"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for folder in SOURCES {
        println!("cargo::rerun-if-changed={folder}");
        for file in files(Path::new(folder))? {
            hasher.write(&fs::read(file)?);
        }
    }
    println!("cargo::rustc-env=NEWS_BRIEF_BUILD={:x}", hasher.finish());
    Ok(())
}

/// The files of a folder and its subfolders, sorted.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            found.extend(files(&entry)?);
        } else {
            found.push(entry);
        }
    }
    Ok(found)
}
