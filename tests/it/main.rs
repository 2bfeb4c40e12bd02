//! What holds across the whole project, checked natively.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod layering;
mod package;
mod samples;
mod tidy;

use std::path::{Path, PathBuf};

/// The root of the project.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below `folder`, with its path from there.
fn rust_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = read(&path);
                files.push((path.strip_prefix(folder).expect("a file below").to_owned(), text));
            }
        }
    }
    assert!(!files.is_empty(), "{} has no Rust files", folder.display());
    files
}
