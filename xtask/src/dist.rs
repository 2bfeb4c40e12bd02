//! `cargo xtask dist`: everything that ships, in `dist/`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::package::{self, Origin};
use crate::run;
use crate::setup::{self, Site};
use crate::sizes::{self, Sizes};

/// The page that is one file, in `dist`, and the article it shows.
const ONE_FILE: &str = "news-brief.html";
const ARTICLE: &str = "static/article.json";

/// Runs `cargo xtask dist`.
pub fn run() -> Result<()> {
    let site = setup::site()?;
    let dist = assemble(&site)?;
    let embed = dist.join("embed");
    println!("dist, the site\n{}", sizes::table(&sizes::first_load(&dist)?));
    println!("loaded after that\n{}", sizes::table(&sizes::rest(&dist)?));
    println!("dist/embed, the package\n{}", sizes::table(&package::sizes(&embed)?));
    println!("dist/{ONE_FILE}, all in one file\n{}", one_file_sizes(&dist)?);
    if !site.small {
        eprintln!(
            "std came ready-made: with `rustup component add rust-src` and Rust 1.92 or newer, \
             the wasm is about a quarter smaller"
        );
    }
    // Last, where it is easily found.
    print!("{}", package::snippet(&embed)?);
    Ok(())
}

/// Builds everything that ships, part by part, and gives the folder it is in.
pub fn assemble(site: &Site) -> Result<PathBuf> {
    let dist = crate::root().join("dist");
    build::site(site, true)?;
    let manifest = crate::root().join("Cargo.toml");
    let manifest = fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let version = package::version(&manifest).context("Cargo.toml has no version")?;
    package::write(&Origin { root: crate::root(), site: &dist, version }, dist.join("embed"))?;
    write_one_file(&dist)?;
    Ok(dist)
}

/// Writes the page that is one file.
fn write_one_file(dist: &Path) -> Result<()> {
    let file = dist.join(ONE_FILE);
    let page = File::create(&file).with_context(|| format!("cannot write {}", file.display()))?;
    let mut render = Command::new("cargo");
    render
        .current_dir(crate::root())
        .args(["run", "--quiet", "--bin", "news-brief", "--", "render", "--one-file", ARTICLE, "--parts"])
        .arg(dist)
        .stdout(page);
    run::check("news-brief render --one-file", &mut render)
}

/// The sizes of the one file, and how they compare to what the same page loads in parts.
fn one_file_sizes(dist: &Path) -> Result<String> {
    let whole = sizes::measure(&dist.join(ONE_FILE))?;
    let parts: usize = part_sizes(dist)?.iter().map(|part| part.brotli).sum();
    let ratio = |bytes: usize| format!("{}.{:02}", bytes / parts, bytes * 100 / parts % 100);
    Ok(format!(
        "{}compressed it is {} times, as it lies on a disk {} times the {parts} bytes of the page and its parts, compressed\n",
        sizes::table(std::slice::from_ref(&whole)),
        ratio(whole.brotli),
        ratio(whole.raw)
    ))
}

/// The widget's parts, and the page of the site.
fn part_sizes(dist: &Path) -> Result<Vec<Sizes>> {
    let mut parts = sizes::first_load(dist)?;
    parts.extend(sizes::rest(dist)?);
    // The page's own scripts, for a site, are no part of one file.
    parts.retain(|part| part.file.starts_with("news-brief"));
    parts.push(sizes::measure(&dist.join("index.html"))?);
    Ok(parts)
}
