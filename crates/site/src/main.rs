//! Makes what ships of what Trunk has built: the sample pages, prerendered,
//! with their menu; the editor's pages; the service worker's precache list;
//! the package for hosts; and the page that is one file.
//!
//! `cargo xtask build` and `dist` run it. Glue and wasm are moved as they are;
//! text is filled into our own files alone.

mod editor_pages;
mod file;
mod menu;
mod package;
mod pages;
mod precache;
mod sample;
mod widget;

use anyhow::Result;
use render::parts::Parts;
use render::{one_file, pictures};
use std::path::{Path, PathBuf};

/// The page that is one file, and the document that it shows.
const ONE_FILE: (&str, &str) = ("news-brief.html", "article.json");

fn main() -> Result<()> {
    let root = root();
    let dist = std::env::args_os().nth(1).map_or_else(|| root.join("dist"), PathBuf::from);
    build(&root, &dist)
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Finishes the site that Trunk has built into `dist`.
fn build(root: &Path, dist: &Path) -> Result<()> {
    let loader = file::read(&root.join("static/news-brief.js"))?;
    // The package first: it takes its parts from where Trunk puts them.
    package::write(root, dist, &loader)?;
    let folder = widget::rename(dist)?;
    file::write(&dist.join(render::parts::LOADER), &widget::loader_for(&loader, &folder)?)?;

    let samples = sample::read_all(dist)?;
    let template = file::read(&root.join("index.html"))?;
    for (name, page) in pages::pages(&template, &samples)? {
        file::write(&dist.join(name), &page)?;
    }
    let offline = file::read(&root.join("static/offline.html"))?;
    file::write(&dist.join("offline.html"), &pages::offline(&offline, &samples)?)?;
    for (name, page) in editor_pages::pages(&file::read(&root.join("static/editor.html"))?) {
        file::write(&dist.join(name), &page)?;
    }
    write_one_file(dist)?;

    // Last, because it hashes the other files.
    let worker = file::read(&root.join("static/service-worker.js"))?;
    file::write(&dist.join("service-worker.js"), &precache::fill(&worker, dist)?)
}

fn write_one_file(dist: &Path) -> Result<()> {
    let (name, document) = ONE_FILE;
    let file = dist.join(document);
    let text = pictures::inline(&file, &file::read(&file)?).text;
    let page = one_file::page(&sample::article(&file, &text)?, &text, &Parts::read(Some(dist))?)?;
    file::write(&dist.join(name), &page)
}
