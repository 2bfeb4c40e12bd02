//! `cargo xtask dist`: everything that ships, in `dist/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::build;
use crate::package::{self, Origin};
use crate::setup::{self, Site};
use crate::sizes;

/// Runs `cargo xtask dist`.
pub fn run() -> Result<()> {
    let site = setup::site()?;
    let dist = assemble(&site)?;
    let embed = dist.join("embed");
    println!("dist, the site\n{}", sizes::table(&sizes::first_load(&dist)?));
    println!("dist/embed, the package\n{}", sizes::table(&package::sizes(&embed)?));
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
    Ok(dist)
}
